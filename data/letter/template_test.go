package letter

import (
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

var known = Values{
	First: "Ana", Name: "Ana Lima", Organisation: "State Library", Event: "IFLA 2026", Topic: "metadata",
	Note: "first line\r\nsecond line", MyName: "Eva Berg", WithName: "Bo Lund",
}

func TestATemplateIsFilledIn(t *testing.T) {
	for _, c := range []struct{ claim, body, want string }{
		{"a field", "Dear {first},", "Dear Ana,"},
		{"in another case, with blanks", "Dear { First },", "Dear Ana,"},
		{"American", "{organization}", "State Library"},
		{"other words are not needed", "Dear {first|all},", "Dear Ana,"},
		{"other words are", "In {place|a good place},", "In a good place,"},
		{"no words in its place, on purpose", "Hello {place|}!", "Hello!"},
		{"braces", "{{first}} is {first}, } too", "{first} is Ana, } too"},
		{"braces beside a field", "{{{first}}}", "{Ana}"},
		{"a value of several lines", "You said: {note}", "You said: first line\nsecond line"},
		{"a paragraph whose only field is empty goes", "One\n\nIn {place}.\nAnd so on.\n\nTwo", "One\n\nTwo"},
		{"twice the same field is one", "One\n\n{place}, {place}\n\nTwo", "One\n\nTwo"},
		{"a paragraph with another field stays", "At {event} in {place}.", "At IFLA 2026 in."},
		{"other words keep it", "One\n\nIn {place|town}.", "One\n\nIn town."},
		{"a paragraph without a field stays", "One\n\nTwo", "One\n\nTwo"},
		{"distances stay", "One\n\n\nTwo", "One\n\n\nTwo"},
		{"the first paragraph goes without an empty line", "{place}\n\nTwo", "Two"},
		{"a line of empty fields alone goes", "{name}\n{place}\n{me.name}", "Ana Lima\nEva Berg"},
		{"a comma goes with its field", "{name}, {session}\n{with.name}, {organisation}", "Ana Lima\nBo Lund, State Library"},
		{"brackets go with their field", "{name} ({session}), hello", "Ana Lima, hello"},
		{"what is first in brackets", "{name} ({session}, {organisation})", "Ana Lima (State Library)"},
		{"quotation marks go with their field", "{name} in “{session}” there", "Ana Lima in there"},
		{"no blank is doubled", "{name} {session} there", "Ana Lima there"},
		{"a value is not read as a template", "{topic}", "metadata"},
	} {
		f := Fill(&data.Template{Body: c.body}, known)
		if f.Body != c.want || len(f.Unknown) > 0 {
			t.Errorf("%s: %q becomes %q, unknown %q; want %q", c.claim, c.body, f.Body, f.Unknown, c.want)
		}
	}
	if f := Fill(&data.Template{Body: "{note}"}, Values{Note: "{first} {x}"}); f.Body != "{first} {x}" || len(f.Unknown) > 0 {
		t.Errorf("a value with braces becomes %+v", f)
	}
}

func TestWhatIsNoFieldIsTold(t *testing.T) {
	for body, want := range map[string][]string{
		"Dear {frist}, {frist} and {last|all}": {"{frist}", "{last|all}"},
		"Dear {first, hello":                   {"{first, hello"},
		"{}":                                   {"{}"},
		"{first{name}":                         {"{first{name}"},
		"{" + strings.Repeat("ä", 60) + "}":    {"{" + strings.Repeat("ä", 19) + "…"},
		"a {{b}} {first}":                      nil,
	} {
		f := Fill(&data.Template{Subject: "", Body: body}, known)
		_, unknown := FieldsOf(&data.Template{Body: body})
		if !slices.Equal(f.Unknown, want) || !slices.Equal(unknown, want) {
			t.Errorf("%q: told %q and %q, want %q", body, f.Unknown, unknown, want)
		}
	}
	if f := Fill(&data.Template{Body: "Dear {frist},"}, known); f.Body != "Dear {frist}," {
		t.Errorf("it becomes %q", f.Body)
	}
}

func TestEmptyFieldsAreTold(t *testing.T) {
	f := Fill(&data.Template{
		Subject: "At {event} in {place}",
		Body:    "Dear {first|all},\n\nas promised: {promise}\n\nIn {session} {topic}, {date|today}.",
	}, known)
	if want := []Field{Place, Promise, Session, Date}; !slices.Equal(f.Empty, want) {
		t.Errorf("empty: %v, want %v", f.Empty, want)
	}
	if want := []Field{Place, Session}; !slices.Equal(f.Missing, want) {
		t.Errorf("missing: %v, want %v", f.Missing, want)
	}
	if f.Subject != "At IFLA 2026 in" || f.Body != "Dear Ana,\n\nIn metadata, today." {
		t.Errorf("%q, %q", f.Subject, f.Body)
	}
}

func TestALetterKnowsWhetherItIsPersonal(t *testing.T) {
	for _, c := range []struct {
		subject, body string
		want          bool
	}{
		{"", "Dear {first}, it was good to see you at {event}.", false},
		{"", "Dear {first}, what you said of {topic} stays with me.", true},
		{"", "Dear {first},\n\nabout {session}", false}, // which is empty
		{"{topic}", "Dear {first}", false},              // the body says nothing
		{"", "{name} and {with.name}", true},
	} {
		if f := Fill(&data.Template{Subject: c.subject, Body: c.body}, known); f.Personal != c.want {
			t.Errorf("%q, %q is personal: %v, want %v", c.subject, c.body, f.Personal, c.want)
		}
	}
}

func TestASubjectIsOneLine(t *testing.T) {
	f := Fill(&data.Template{Subject: "Hello\n{name} {topic}", Body: "{name}"}, Values{
		Name: "Ana\r\nBcc: x@y.example\u2028\u202egnp.exe\x00\x1b[2J", Topic: "a\u0085b",
	})
	if want := "Hello Ana Bcc: x@y.example gnp.exe[2J a b"; f.Subject != want {
		t.Errorf("subject %q, want %q", f.Subject, want)
	}
	if want := "Ana Bcc: x@y.example gnp.exe[2J"; f.Body != want {
		t.Errorf("body %q, want %q", f.Body, want)
	}
}

func FuzzFill(f *testing.F) {
	f.Add("Dear {first|all},\n\n{note} ({place})\n\n{{x}} {y", "a\r\nb", "{name}")
	f.Add("{{{{first}}}} {{{first}}} {first", "\u202e", "")
	f.Fuzz(func(t *testing.T, body, first, note string) {
		tmpl := &data.Template{Subject: body, Body: body}
		v := Values{First: first, Note: note}
		got := Fill(tmpl, v)
		if strings.ContainsFunc(got.Subject, func(r rune) bool { return r == '\n' || data.Acts(r) }) {
			t.Errorf("subject %q", got.Subject)
		}
		if strings.ContainsFunc(got.Body, func(r rune) bool { return r != '\n' && r != '\t' && data.Acts(r) }) {
			t.Errorf("body %q", got.Body)
		}
		fields, unknown := FieldsOf(tmpl)
		if !slices.Equal(unknown, got.Unknown) {
			t.Errorf("unknown %q and %q", unknown, got.Unknown)
		}
		for _, e := range slices.Concat(got.Empty, got.Missing, got.Used) {
			if !slices.Contains(fields, e) {
				t.Errorf("%s is no field of it: %v", e, fields)
			}
		}
		for _, p := range got.Spots {
			text := got.Body
			if p.Subject {
				text = got.Subject
			}
			if p.From < 0 || p.To < p.From || p.To > len(text) {
				t.Errorf("spot %+v of %q", p, text)
			}
			got.Around(p)
		}
		// with its braces doubled a text stays as it is
		plain := strings.NewReplacer("{", "{{", "}", "}}").Replace(note)
		if again := Fill(&data.Template{Body: plain}, nil); len(again.Unknown) > 0 || words(again.Body) != words(Lines(note)) {
			t.Errorf("%q becomes %q", note, again.Body)
		}
	})
}

func words(s string) string { return strings.Join(strings.Fields(s), " ") }
