package store

import (
	"testing"
	"time"

	"lanyard/data"
)

// Whoever carries another name of the user's organisation is of one house with those who carry its name.
func TestTheOtherNamesOfTheOwnOrganisationAreOneHouseAtAnEvent(t *testing.T) {
	for _, named := range []bool{false, true} {
		s := openTest(t)
		var event int64
		do(t, s, func(tx *Tx) error {
			me := data.Contact{DisplayName: "Me", Organisation: "State Library"}
			if err := tx.SaveMe(&me); err != nil {
				return err
			}
			if named {
				if err := tx.SetOrgNames([]string{"SLB"}); err != nil {
					return err
				}
			}
			known := data.Contact{DisplayName: "Known", Organisation: "slb"}
			if err := tx.SaveContact(&known); err != nil {
				return err
			}
			if err := tx.SaveEncounter(&data.Encounter{ContactID: known.ID, At: s.Now().Add(-48 * time.Hour), Warmth: data.Hot}); err != nil {
				return err
			}
			e := data.Event{Name: "Forum", Start: s.Now().Add(24 * time.Hour)}
			if err := tx.SaveEvent(&e); err != nil {
				return err
			}
			event = e.ID
			fresh := data.Contact{DisplayName: "Fresh", Organisation: "State Library"}
			if err := tx.SaveContact(&fresh); err != nil {
				return err
			}
			return tx.SaveAttendee(&data.Attendee{ContactID: fresh.ID, EventID: e.ID, Status: data.Expected, Fresh: true})
		})
		people, err := s.EventPeople(t.Context(), event)
		if err != nil || len(people) != 1 {
			t.Fatalf("%+v, %v", people, err)
		}
		if got := people[0].Standing == data.WayIn; got != named {
			t.Errorf("named %v: standing %v", named, people[0].Standing)
		}
		worth, err := s.WhomToMeet(t.Context(), event, nil, nil)
		if got := len(worth) == 1 && worth[0].Why[0].Reason == SameHouse && worth[0].Why[0].Via == "Known"; err != nil || got != named {
			t.Errorf("named %v: worth meeting %+v, %v", named, worth, err)
		}
	}
}
