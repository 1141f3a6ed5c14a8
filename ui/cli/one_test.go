package cli_test

import (
	"strings"
	"testing"
)

// Each message that counts is said here of one thing; that of several stands beside it.
func TestOneThingIsNotSaidAsMany(t *testing.T) {
	d := newDesk(t)
	person := d.file("one.csv", "Name,Email\nAda Example,ada@office.example\n")
	people := d.file("two.csv", "Name,Email\nBo Example,bo@office.example\nCy Example,cy@office.example\n")
	d.must("import", person)
	d.must("event", "add", "Fair")
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"import", "--dry-run", person}, "one.csv: 1 person\n"},
		{[]string{"import", "--dry-run", people}, "two.csv: 2 people\n"},
		{[]string{"export", "-o", "out.csv"}, "out.csv: 1 person\n"},
		{[]string{"export", "--format", "ics", "-o", "out.ics"}, "out.ics: 1 calendar entry\n"},
		{[]string{"export", "--format", "ics", "-o", "out.ics"}, "1 event or session has no time"},
		{[]string{"backup", "copy.db"}, "copy.db: 1 person, 1 event, 0 encounters"},
		{[]string{"generate", "--db", "made.db", "--contacts", "1"}, "made.db: 1 person\n"},
		{[]string{"undo", "--db", "made.db"}, "undone: Generated 1 person\n"},
		{[]string{"generate", "--db", "more.db", "--contacts", "2"}, "more.db: 2 people\n"},
		{[]string{"import", people}, "two.csv: 2 new"},
		{[]string{"export", "-o", "out.csv"}, "out.csv: 3 people\n"},
		{[]string{"find", "example", "--limit", "1"}, "finds more people; the first is printed\n"},
		{[]string{"find", "example", "--limit", "2"}, "finds more people; the first 2 are printed\n"},
	} {
		if r := d.run(c.args...); r.code != 0 || !strings.Contains(r.errout, c.want) {
			t.Errorf("%q: exit %d, want %q\n%s", c.args, r.code, c.want, r.errout)
		}
	}
}
