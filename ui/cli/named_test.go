package cli_test

import (
	"strings"
	"testing"
)

// nameDesk is a desk with three people, of whom the notes of the others speak.
func nameDesk(t *testing.T) *desk {
	t.Helper()
	t.Setenv("LANYARD_NOW", "2026-12-01T12:00:00+01:00")
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Given name,Family name,E-mail,Organisation,Topics\n"+
		"Jane,Doe,jane@sl.example,State Library,metadata\nJohn,Doe,john@x.example,Acme Maps,\nZoë,Øster,zoe@y.example,Øster & Doe,\n"))
	d.must("met", "John Doe", "--note", "colleague of Zoë, spoke about Jane Doe and the maps of Acme")
	return d
}

// TestANoteTakesNobodysNameAway names people by words that are also in a note about somebody else.
func TestANoteTakesNobodysNameAway(t *testing.T) {
	d := nameDesk(t)
	d.must("met", "zoe@y.example", "--note", "was with Jane Doe of Acme")
	for query, want := range map[string]string{
		"Zoë": "Zoë Øster", "zoe": "Zoë Øster", "Øster": "Zoë Øster", "Jane": "Jane Doe", "Doe Jane": "Jane Doe", "Doe, Jane": "Jane Doe", "john doe": "John Doe",
		"Acme": "John Doe", "jane library": "Jane Doe", "colleague": "John Doe",
	} {
		if r := d.run("promise", "add", query, "for "+query); r.code != 0 || !strings.Contains(r.errout, want) {
			t.Errorf("%q: exit %d, want %s\n%s", query, r.code, want, r.errout)
		}
	}
	for _, args := range [][]string{
		{"met", "Zoë", "--note", "again"},
		{"cadence", "Zoë", "--every", "3m"},
		{"about", "Zoë"},
		{"consent", "Zoë"},
		{"letter", "thanks", "Zoë"},
		{"qr", "--contact", "Zoë"},
		{"erase", "Zoë", "--yes"},
		{"trash", "add", "Doe, Jane"},
	} {
		d.must(args...)
	}
}

// TestOfSeveralOfOneNameOnlyThoseAreListed leaves out who is found by less than a name.
func TestOfSeveralOfOneNameOnlyThoseAreListed(t *testing.T) {
	d := nameDesk(t)
	r := d.want(2, `"Doe" names 2 contacts`, "promise", "add", "Doe", "x")
	if got := strings.Join(names(t, r.out), ", "); got != "Jane Doe, John Doe" && got != "John Doe, Jane Doe" {
		t.Errorf("listed: %s", got)
	}
}

// TestAWordOfANoteTrashesNobody has the trash be as strict as erasing.
func TestAWordOfANoteTrashesNobody(t *testing.T) {
	d := nameDesk(t)
	for _, command := range [][]string{{"trash", "add"}, {"erase", "--yes"}} {
		for _, word := range []string{"colleague", "metadata", "spoke"} {
			d.want(1, "only a word in what is kept", append(command, word)...)
		}
	}
	d.must("met", "Zoë", "--note", "colleague of nobody")
	d.want(1, "about 2 people", "trash", "add", "colleague")
	if got := d.must("trash", "list"); got != "" {
		t.Errorf("in the trash: %s", got)
	}
	d.must("trash", "add", "Acme")
	d.must("trash", "add", "Zoë")
	d.must("erase", "Zoë", "--yes")
}
