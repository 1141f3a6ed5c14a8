package data

import "testing"

func TestTheNamesOfTheOwnOrganisationTellInsideFromOutside(t *testing.T) {
	h := NewHouse([]string{"State Library Berlin", "SLB", "", "  "})
	for org, want := range map[string]Belonging{
		"State Library Berlin": Inside, "state library BERLIN": Inside, "slb": Inside, "SLB Systems": Outside, "State Library": Outside, "": "", " ": "",
	} {
		if got := h.Side(org); got != want {
			t.Errorf("%q is %q, want %q", org, got, want)
		}
	}
	if a, b, c := h.Key("SLB"), h.Key("State Library Berlin"), h.Key("Museum"); a != b || a == c || h.Key("") != "" || c != NewHouse(nil).Key("museum") {
		t.Errorf("keys %q, %q, %q", a, b, c)
	}
	if got := NewHouse(nil).Side("Museum"); got != "" {
		t.Errorf("without an own organisation: %q", got)
	}
}
