package intake_test

import (
	"errors"
	"testing"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// TestANameAtAnEventIsThatOfWhoIsExpected checks what a name that is written down at an event stands for.
func TestANameAtAnEventIsThatOfWhoIsExpected(t *testing.T) {
	s, in := open(t)
	event, other := data.Event{Name: "Fair"}, data.Event{Name: "Forum"}
	stone := data.Contact{DisplayName: "Ruth Stone", Organisation: "National Library", Emails: []data.Email{{Value: "ruth@nl.example"}}}
	first, second := data.Contact{DisplayName: "Bo Li", Organisation: "A"}, data.Contact{DisplayName: "Bo Li", Organisation: "B"}
	_, err := s.Do(t.Context(), "", func(tx *store.Tx) error {
		err := errors.Join(tx.SaveEvent(&event), tx.SaveEvent(&other), tx.SaveContact(&stone), tx.SaveContact(&first), tx.SaveContact(&second))
		for _, id := range []int64{stone.ID, first.ID, second.ID} {
			err = errors.Join(err, tx.SaveAttendee(&data.Attendee{ContactID: id, EventID: event.ID}))
		}
		return err
	})
	must(t, err)
	for _, c := range []struct {
		claim  string
		draft  data.Contact
		event  int64
		action intake.Action
		target int64
	}{
		{"a name alone", data.Contact{DisplayName: "ruth stone"}, event.ID, intake.Same, stone.ID},
		{"with a topic", data.Contact{DisplayName: "Ruth Stone", Topics: []string{"IIIF"}}, event.ID, intake.Update, stone.ID},
		{"at another event", data.Contact{DisplayName: "Ruth Stone"}, other.ID, intake.Create, 0},
		{"at no event", data.Contact{DisplayName: "Ruth Stone"}, 0, intake.Create, 0},
		{"of another organisation", data.Contact{DisplayName: "Ruth Stone", Organisation: "Elsewhere"}, event.ID, intake.Create, 0},
		{"with another address", data.Contact{DisplayName: "Ruth Stone", Emails: []data.Email{{Value: "r@home.example"}}}, event.ID, intake.Create, 0},
		{"two of one name", data.Contact{DisplayName: "Bo Li"}, event.ID, intake.Create, 0},
	} {
		p, err := in.ProposeAt(t.Context(), data.Draft{Contact: c.draft}, c.event)
		must(t, err)
		if p.Action != c.action || p.Target != c.target {
			t.Errorf("%s: %s of %d, want %s of %d", c.claim, p.Action, p.Target, c.action, c.target)
		}
	}
}
