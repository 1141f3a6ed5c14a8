package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/intake"
)

// A thousand rows add to one person, stored or new; those after are a new person, and nothing of them is lost.
func TestRowsBeyondAThousandOfOnePersonAreAnother(t *testing.T) {
	const n = 1500
	address := func(i int) data.Email { return data.Email{Value: fmt.Sprintf("a%d@x.example", i)} }
	for _, stored := range []bool{true, false} {
		t.Run(fmt.Sprint("stored ", stored), func(t *testing.T) {
			s, in := open(t)
			if stored {
				c := data.Contact{DisplayName: "Jane Roe", Given: "Jane", Family: "Roe"}
				for i := range n / 2 {
					c.Emails = append(c.Emails, address(i))
				}
				_, err := in.SaveAll(t.Context(), []intake.Proposal{{Draft: data.Draft{Contact: c}, Action: intake.Create}}, intake.Batch{}, nil)
				must(t, err)
			}
			ds := make([]data.Draft, n)
			for i := range ds { // few share an address, since what a crowd shares tells nothing
				ds[i].Contact = data.Contact{DisplayName: "Jane Roe", Given: "Jane", Family: "Roe", Note: fmt.Sprintf("said %d.", i)}
				ds[i].Contact.Emails = []data.Email{address(i / 2), address((i + 1) / 2)}
			}
			ps, err := in.ProposeAll(t.Context(), ds, nil)
			must(t, err)
			imp, err := in.SaveAll(t.Context(), ps, intake.Batch{}, nil)
			must(t, err)
			if all := imp.New + imp.Updated; all < 2 || all > 3 {
				t.Errorf("%d new and %d updated people", imp.New, imp.Updated)
			}
			notes := ""
			found, err := s.Find(t.Context(), data.Query{}, 0)
			must(t, err)
			must(t, s.Contacts(t.Context(), found.IDs, func(c data.Contact) error { notes += c.Note + "\n"; return nil }))
			for i := range n {
				if !strings.Contains(notes, fmt.Sprintf("said %d.", i)) {
					t.Fatalf("what row %d says is lost", i+1)
				}
			}
		})
	}
}
