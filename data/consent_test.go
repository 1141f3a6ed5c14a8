package data

import "testing"

func TestAReasonToKeepSomebodyHoldsForTheTimeItWasGivenFor(t *testing.T) {
	day := func(month int) Date { return Date{2026, month, 1} }
	kept := Consent{KeepUntil: day(2), Kept: "a project", KeptOn: day(3)}
	for name, c := range map[string]struct {
		a, b Consent
		over bool
	}{
		"kept, and without an end":            {kept, Consent{Text: "may keep them"}, false},
		"kept, and over with no reason":       {kept, Consent{KeepUntil: day(1)}, true},
		"kept, and over later with no reason": {kept, Consent{KeepUntil: day(4)}, true},
		"both until one day, one kept":        {kept, Consent{KeepUntil: day(2)}, true},
		"kept twice":                          {kept, Consent{KeepUntil: day(1), Kept: "a talk", KeptOn: day(2)}, false},
	} {
		ab, ba := c.a, c.b
		ab.Join(&c.b)
		ba.Join(&c.a)
		if today := day(6); ab.Over(today) != c.over || ba.Over(today) != c.over {
			t.Errorf("%s: over %v and %v, want %v", name, ab.Over(today), ba.Over(today), c.over)
		}
	}
}
