package table

import (
	"slices"
	"testing"
	"time"

	"lanyard/data"
)

func TestAppointmentsWrittenByHandAreRead(t *testing.T) {
	at := time.Date(2026, 8, 12, 12, 30, 0, 0, time.UTC)
	for cell, want := range map[string][]data.DraftAppointment{
		"confirmed: Forum [2026-08-12] [from 2026-08-12T14:30:00+02:00] [to 2026-08-12T15:00:00+02:00] [zone Europe/Berlin] [place Room 3] [uid u]": {{
			UID: "u", Event: "Forum", Day: data.Date{Year: 2026, Month: 8, Day: 12}, Start: at, End: at.Add(30 * time.Minute), Zone: "Europe/Berlin", Place: "Room 3", State: data.Confirmed,
		}},
		"Proposed: Forum: the 2nd [from 2026-08-12T12:30:00Z]\nkept: Fair [from 2026-08-12T12:30:00Z] [note on the [2nd] floor]": nil, // a bracket within
		"Proposed: Forum: the 2nd [from 2026-08-12T12:30:00Z]\nkept: Fair [from 2026-08-12T12:30:00Z] [note 2nd floor]": {
			{Event: "Forum: the 2nd", Start: at, State: data.Proposed}, {Event: "Fair", Start: at, State: data.Kept, Note: "2nd floor"},
		},
		"perhaps: Forum [from 2026-08-12T12:30:00Z]": nil,
		"kept: Forum":                        nil,
		"kept: Forum [from noon]":            nil,
		"kept:  [from 2026-08-12T12:30:00Z]": nil,
		"Forum [from 2026-08-12T12:30:00Z]":  nil,
	} {
		if got, ok := readAppointments(cell); ok != (want != nil) || !slices.Equal(got, want) {
			t.Errorf("%q is read as %v, %v", cell, got, ok)
		}
	}
}
