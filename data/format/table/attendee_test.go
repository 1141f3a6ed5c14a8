package table

import (
	"slices"
	"testing"

	"lanyard/data"
)

func TestAttendanceWrittenByHandIsRead(t *testing.T) {
	for cell, want := range map[string][]data.DraftAttendee{
		"Forum: the 2nd [2026-08-12]: met; Book Fair: expected": {{Event: "Forum: the 2nd", Day: data.Date{Year: 2026, Month: 8, Day: 12}, Status: data.Met}, {Event: "Book Fair", Status: data.Expected}},
		"Forum:Want; Book Fair [2026-01-01]: MET":               {{Event: "Forum", Status: data.WantToMeet}, {Event: "Book Fair", Day: data.Date{Year: 2026, Month: 1, Day: 1}, Status: data.Met}},
		"Book Fair":          nil,
		"Book Fair: perhaps": nil,
		": met":              nil,
	} {
		if got, ok := readAttendees(cell); ok != (want != nil) || !slices.Equal(got, want) {
			t.Errorf("%q is read as %v, %v", cell, got, ok)
		}
	}
}
