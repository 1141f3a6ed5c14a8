package say

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"testing"
)

func TestTextsAreSaid(t *testing.T) {
	for _, c := range []struct {
		claim string
		text  Text
		want  string
	}{
		{"no gap", T("Saved"), "Saved"},
		{"gaps in their order", T("{{.Name}} is at {{.Place}}", "Ana", "Riga"), "Ana is at Riga"},
		{"a gap twice has one value", T("{{.Name}}, {{.Name}} and {{.Other}}", "Ana", "Bo"), "Ana, Ana and Bo"},
		{"a value is no template", T("Saved {{.Name}}", "{{.Name}}"), "Saved {{.Name}}"},
		{"a number", T("row {{.Row}}", 12), "row 12"},
		{"a text in a text", T("Not read: {{.Why}}", T("row {{.Row}} is empty", 3)), "Not read: row 3 is empty"},
		{"one", N(1, "{{.Count}} person", "{{.Count}} people"), "1 person"},
		{"none", N(0, "{{.Count}} person", "{{.Count}} people"), "0 people"},
		{"one without its number", N(1, "a card of {{.Name}}", "{{.Count}} cards of {{.Name}}", "Ana"), "a card of Ana"},
		{"many with a name before", N(7, "{{.Name}}: {{.Count}} card", "{{.Name}}: {{.Count}} cards", "Ana"), "Ana: 7 cards"},
		{"brackets that are no gap", T("{{ and }} and {{.X"), "{{ and }} and {{.X"},
	} {
		if got := c.text.String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.claim, got, c.want)
		}
	}
}

func TestATranslationHasTheGapsInAnyOrder(t *testing.T) {
	text := N(3, "{{.Count}} card of {{.Name}} in {{.Place}}", "{{.Count}} cards of {{.Name}} in {{.Place}}", "Ana", "Riga")
	if got, want := text.Fill("in {{.Place}}: von {{.Name}} {{.Count}} Karten {{.Wrong}}", fmt.Sprint), "in Riga: von Ana 3 Karten {{.Wrong}}"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAProblemWrapsTheErrorsThatItTellsOf(t *testing.T) {
	err := Errorf("{{.File}}: {{.Why}}; look at {{.Backup}}", "a.db", fs.ErrNotExist, "b.db")
	if err.Error() != "a.db: file does not exist; look at b.db" {
		t.Error(err)
	}
	if !errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) {
		t.Error("it does not wrap its cause, or another")
	}
}

func TestAProblemSaysItselfWhatItIs(t *testing.T) {
	err := As(fs.ErrPermission, "{{.File}} cannot be written: {{.Why}}", "a.db", fs.ErrClosed)
	if err.Error() != "a.db cannot be written: file already closed" {
		t.Error(err)
	}
	if !errors.Is(err, fs.ErrPermission) || !errors.Is(err, fs.ErrClosed) || errors.Is(err, fs.ErrExist) {
		t.Error("it is not what it says, or something else")
	}
}

func TestGapsAreFound(t *testing.T) {
	if got := Gaps("{{.B}} {{.A}} {{.B}}{{.C}}"); !slices.Equal(got, []string{"B", "A", "C"}) {
		t.Error(got)
	}
}
