package letter

import (
	"strings"
	"testing"

	"lanyard/data"
)

func TestTheSpotsOfEmptyFieldsAreKnown(t *testing.T) {
	for _, c := range []struct{ claim, subject, body, want string }{
		{"a gap", "", "Dear {session},\nyours {first}", "body: Dear[session],"},
		{"other words", "", "Dear {session|all}, hello", "body: Dear [session:all], hello"},
		{"other words that are none", "", "Dear {session|}, hello", ""},
		{"the subject comes first", "At {place}", "In {place|town}\n{first} and {session}, too", "subject: At[place]\nbody: In [place:town]\nbody: Ana and[session], too"},
		{"two gaps in one line", "", "{first}: {place} {session} there", "body: Ana: [place]there\nbody: Ana: [session]there"},
		{"at the end of a line", "", "Dear {first},\nsee you in {place}\nBye", "body: see you in[place]"},
		{"in brackets", "", "{first} ({session}), hello", "body: Ana[session], hello"},
		{"what is left out has none", "", "Hello {first}\n\nIn {place}.\n\nBye", ""},
		{"of a line that is left out there is none", "", "{name}\n{place}\n{me.name}", ""},
		{"behind a value of many lines", "", "{topic}: {note} in {place}", "body: two in[place]"},
	} {
		v := Values{First: "Ana", Name: "Ana Lima", Topic: "metadata", Note: "one\ntwo", MyName: "Eva"}
		f := Fill(&data.Template{Subject: c.subject, Body: c.body}, v)
		var got []string
		for _, p := range f.Spots {
			where := "body"
			if p.Subject {
				where = "subject"
			}
			before, instead, after := f.Around(p)
			mark := string(p.Field)
			if !p.Gap() {
				mark += ":" + instead
			}
			got = append(got, where+": "+before+"["+mark+"]"+after)
			if line := before + instead + after; !strings.Contains(f.Subject+"\n"+f.Body+"\n", line) {
				t.Errorf("%s: the line %q is not in the letter %q", c.claim, line, f.Body)
			}
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: %q gives\n%s\nwant\n%s", c.claim, c.body, strings.Join(got, "\n"), c.want)
		}
	}
}
