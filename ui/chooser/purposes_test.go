package chooser

import (
	"strings"
	"testing"
)

func TestEveryPurposeSaysAllThatADialogNeeds(t *testing.T) {
	for _, p := range All() {
		e := p.Entry()
		if e.Key == "" || e.Title.IsZero() || e.Verb.IsZero() || len(e.Types) == 0 {
			t.Errorf("purpose %d: %+v", p, e)
		}
		if e.Kind == Open && (e.Hint.IsZero() || e.Example == "") {
			t.Errorf("%s: nothing says what may be opened", e.Title)
		}
		if e.Kind == Save && e.Several {
			t.Errorf("%s: one file is saved", e.Title)
		}
		for _, ty := range e.Types {
			if ty.Name.IsZero() || len(ty.Endings) == 0 {
				t.Errorf("%s: a type %+v", e.Title, ty)
			}
			for _, ending := range ty.Endings {
				if !strings.HasPrefix(ending, ".") || ending != strings.ToLower(ending) {
					t.Errorf("%s: the ending %q", e.Title, ending)
				}
			}
		}
	}
}

func TestANameGetsTheEndingThatItLacks(t *testing.T) {
	for _, c := range []struct {
		purpose              Purpose
		name, proposed, want string
	}{
		{Export, "/a/people", "people.csv", "/a/people.csv"},
		{Export, "/a/people.", "people.csv", "/a/people.csv"},
		{Export, "/a/people.txt", "people.csv", "/a/people.txt"},
		{Export, "/a.b/people", "people.csv", "/a.b/people.csv"},
		{Code, "/a/Dr. Who", "code.svg", "/a/Dr. Who.svg"},
		{Code, "/a/code.PNG", "code.svg", "/a/code.PNG"},
		{Code, "/a/code", "code.png", "/a/code.png"},
	} {
		if got := c.purpose.Entry().Complete(c.name, c.proposed); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
