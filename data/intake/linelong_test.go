package intake

import (
	"strings"
	"testing"

	"lanyard/data"
)

func TestALineOfAnyLengthIsReadAndNothingOfItIsLost(t *testing.T) {
	for name, text := range map[string]string{
		"words":        strings.Repeat("A sentence of a long report. ", 14_000),
		"no blanks":    strings.Repeat("ö", 200_000),
		"many commas":  strings.Repeat("a,", 200_000),
		"many marks":   strings.Repeat("#t !p ", 60_000),
		"many bracket": strings.Repeat("(", 400_000),
	} {
		r := ReadLine("Ann Ott, Library "+text, data.Date{Year: 2026, Month: 11, Day: 29}, "DE")
		if r.Draft.Contact.DisplayName == "" {
			t.Errorf("%s: nobody is read", name)
		}
		if len(r.Draft.Encounters) != 1 || len(r.Draft.Encounters[0].Note) < len(text)-2*MaxLine {
			t.Errorf("%s: what is over is lost", name)
		}
	}
}
