package data

import "testing"

func TestGivenNamesAreKnownInManyLanguages(t *testing.T) {
	for _, w := range []string{"Ann", "MARY", "Hans-Jürgen", "José", "Zsófia", "Łukasz", "Chidi", "Yuki", "Пётр", "محمد", "Γιώργος", "Bob", "Siobhán", "Øystein", "Ayşe", "Jean-Luc"} {
		if !GivenName(w) {
			t.Errorf("%q is not known", w)
		}
	}
	for _, w := range []string{"", "Acme", "Siemens", "Library", "IFLA", "Müller", "Ott", "Kowalska", "O'Brien", "Springer", "Elsevier", "2026", "Roche", "Ericsson"} {
		if GivenName(w) {
			t.Errorf("%q is taken for one", w)
		}
	}
}
