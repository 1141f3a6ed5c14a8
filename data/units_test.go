package data

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestUnitsOfAnOrganisationAreOneTextAndComeApartAgain(t *testing.T) {
	for text, units := range map[string][]string{
		"":                      nil,
		"Sales":                 {"Sales"},
		"North West; Sales":     {"North West", "Sales"},
		`Research\; Teaching`:   {"Research; Teaching"},
		`A; B\; C; D`:           {"A", "B; C", "D"},
		`Drive C:\\; Sales`:     {`Drive C:\`, "Sales"},
		"R&D;Sales":             {"R&D;Sales"},
		`Drive C:\`:             {`Drive C:\`},
		"Sales, Marketing & IT": {"Sales, Marketing & IT"},
	} {
		if got := SplitUnits(text); !slices.Equal(got, units) {
			t.Errorf("%q comes apart into %q", text, got)
		}
		if got := JoinUnits(units); got != text {
			t.Errorf("%q are %q", units, got)
		}
	}
}

func TestNoTextAndNoUnitChangesOnTheWayThere(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	some := func() string {
		var b strings.Builder
		for range 1 + r.IntN(7) {
			b.WriteString([]string{";", " ", `\`, "a", "; ", `\; `, "ü", ";;"}[r.IntN(8)])
		}
		return b.String()
	}
	for range 20000 {
		text := some()
		if got := JoinUnits(SplitUnits(text)); got != text {
			t.Fatalf("%q becomes %q by way of %q", text, got, SplitUnits(text))
		}
		var units []string
		for range 1 + r.IntN(3) {
			if u := strings.TrimSpace(some()); u != "" {
				units = append(units, u)
			}
		}
		if got := SplitUnits(JoinUnits(units)); !slices.Equal(got, units) {
			t.Fatalf("%q become %q by way of %q", units, got, JoinUnits(units))
		}
	}
}
