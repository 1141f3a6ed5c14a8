package cli_test

import (
	"strings"
	"testing"
)

func TestTheNamesOfTheOwnOrganisationAreSetAndTellInside(t *testing.T) {
	d := newDesk(t)
	d.must("card", "set", "Work", "--given", "Me", "--family", "Myself", "--organisation", "State Library")
	d.must("import", d.file("people.csv", "name,organisation\nJane Doe,SLB\nBen Okoro,Museum\nAda Roe,\n"))
	flat := func(args ...string) string { return strings.Join(strings.Fields(d.must(args...)), "") }
	if got := flat("card", "org-names", "--json"); !strings.Contains(got, `"organisation":"StateLibrary"`) || !strings.Contains(got, `"names":[]`) {
		t.Errorf("at first: %s", got)
	}
	inside := func() string { return d.must("find", "--inside") }
	if got := inside(); strings.Contains(got, "Jane") {
		t.Errorf("inside at first: %q", got)
	}
	if got := flat("card", "org-names", "--also", "slb", "--also", "SLB", "--also", "Staatsbibliothek", "--json"); !strings.Contains(got, `"names":["slb","Staatsbibliothek"]`) {
		t.Errorf("set: %s", got)
	}
	if got := inside(); !strings.Contains(got, "Jane") || strings.Contains(got, "Ben") || strings.Contains(got, "Ada") {
		t.Errorf("inside: %q", got)
	}
	d.want(3, "are these already", "card", "org-names", "--also", "slb", "--also", "Staatsbibliothek")
	d.want(1, "give a name", "card", "org-names", "--also", " ")
	d.must("undo")
	if got := inside(); strings.Contains(got, "Jane") {
		t.Errorf("inside after an undo: %q", got)
	}
}
