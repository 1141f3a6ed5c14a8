package words

import (
	"testing"

	"lanyard/ui/lang"
)

func TestNamesFromTheRightStandApartInSentences(t *testing.T) {
	for _, c := range []struct {
		claim, format string
		values        []any
		want          string
	}{
		{"a Latin name stays as it is", "{{.A}} owes it", []any{"Ana Roe"}, "Ana Roe owes it"},
		{"an accented, a Greek and a Cyrillic name too", "{{.A}}, {{.B}}, {{.C}}", []any{"Łucja", "Νίκος", "Юлия"}, "Łucja, Νίκος, Юлия"},
		{"a Japanese name too", "Met {{.A}}", []any{"山田 太郎"}, "Met 山田 太郎"},
		{"Arabic", "{{.A}} owes it", []any{"أحمد منصور"}, "\u2068أحمد منصور\u2069 owes it"},
		{"Hebrew", "Saved {{.A}}", []any{"יעל רוזן"}, "Saved \u2068יעל רוזן\u2069"},
		{"Syriac", "to {{.A}}", []any{"ܐܒܐ"}, "to \u2068ܐܒܐ\u2069"},
		{"Thaana", "to {{.A}}", []any{"ދިވެހި"}, "to \u2068ދިވެހި\u2069"},
		{"N'Ko and Adlam", "{{.A}} and {{.B}}", []any{"ߒߞߏ", "𞤀𞤣𞤤𞤢𞤥"}, "\u2068ߒߞߏ\u2069 and \u2068𞤀𞤣𞤤𞤢𞤥\u2069"},
		{"both directions in a name", "Saved {{.A}}", []any{"Prof. أحمد"}, "Saved \u2068Prof. أحمد\u2069"},
		{"once only", "Saved {{.A}}", []any{Isolated("أحمد")}, "Saved \u2068أحمد\u2069"},
		{"two names in one value", "Saved {{.A}}", []any{Isolated("أحمد") + ", " + Isolated("יעל")}, "Saved \u2068\u2068أحمد\u2069, \u2068יעל\u2069\u2069"},
		{"numbers are no texts", "{{.A}} of {{.B}}", []any{3, "5"}, "3 of 5"},
	} {
		if got := lang.L(c.format, c.values...); got != c.want {
			t.Errorf("%s: %q, want %q", c.claim, got, c.want)
		}
	}
	if got, want := Joined(" · ", "أحمد", "", "Library"), "\u2068أحمد\u2069 · Library"; got != want {
		t.Errorf("joined: %q, want %q", got, want)
	}
	if got := Joined(" · ", " أحمد "); got != "أحمد" {
		t.Errorf("alone on its line: %q", got)
	}
}
