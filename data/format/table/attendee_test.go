package table

import (
	"slices"
	"testing"
	"time"

	"lanyard/data"
)

func TestAttendanceWrittenByHandIsRead(t *testing.T) {
	for cell, want := range map[string][]data.DraftAttendee{
		"Forum: the 2nd [2026-08-12]: met; Book Fair: expected": {{Event: "Forum: the 2nd", Day: data.Date{Year: 2026, Month: 8, Day: 12}, Status: data.Met}, {Event: "Book Fair", Status: data.Expected}},
		"Forum:Want; Book Fair [2026-01-01]: MET":               {{Event: "Forum", Status: data.WantToMeet, Wanted: true}, {Event: "Book Fair", Day: data.Date{Year: 2026, Month: 1, Day: 1}, Status: data.Met}},
		"Forum: met [Wanted]; Fair: expected [cancelled 2026-08-01T10:00:00+02:00] [checked in 2026-08-12T07:58:00Z]": {
			{Event: "Forum", Status: data.Met, Wanted: true},
			{Event: "Fair", Status: data.Expected, Cancelled: time.Date(2026, 8, 1, 8, 0, 0, 0, time.UTC), CheckedIn: time.Date(2026, 8, 12, 7, 58, 0, 0, time.UTC)},
		},
		"Forum: met [cancelled soon]": nil,
		"Book Fair":                   nil,
		"Book Fair: perhaps":          nil,
		": met":                       nil,
	} {
		if got, ok := readAttendees(cell); ok != (want != nil) || !slices.Equal(got, want) {
			t.Errorf("%q is read as %v, %v", cell, got, ok)
		}
	}
}
