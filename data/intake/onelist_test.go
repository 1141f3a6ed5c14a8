package intake_test

import (
	"testing"

	"lanyard/data"
	"lanyard/data/intake"
)

// TestAListOfNamesThatComesAgainMakesNobodyTwice checks rows that have a name and columns without a meaning.
func TestAListOfNamesThatComesAgainMakesNobodyTwice(t *testing.T) {
	row := func(name, rsvp string) data.Draft {
		return data.Draft{Contact: data.Contact{DisplayName: name, Other: []data.Property{{Name: `X-LANYARD-COLUMN;X-HEADER="RSVP"`, Value: rsvp}}}}
	}
	_, in := open(t)
	propose := func(ds ...data.Draft) []intake.Proposal {
		t.Helper()
		ps, err := in.ProposeAll(t.Context(), ds, nil)
		must(t, err)
		return ps
	}
	_, err := in.SaveAll(t.Context(), propose(row("Bo Li", "Yes"), row("Cy Ott", "Yes")), intake.Batch{}, nil)
	must(t, err)
	ps := propose(row("Bo Li", "Waitlist"), row("Bo Li", "No"), row("Cy Ott", "Yes"), data.Draft{Contact: data.Contact{DisplayName: "Cy Ott", Organisation: "Elsewhere"}})
	for i, want := range []intake.Action{intake.Update, intake.Create, intake.Same, intake.Create} {
		if ps[i].Action != want {
			t.Errorf("row %d: %s, want %s (%+v)", i+1, ps[i].Action, want, ps[i].Candidates)
		}
	}
}
