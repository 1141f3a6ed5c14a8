package intake_test

import (
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/format/ics"
	"lanyard/data/intake"
)

const programme = `BEGIN:VCALENDAR
X-WR-CALNAME:Library Days
BEGIN:VEVENT
UID:1
SUMMARY:Opening
DTSTART:20261012T090000Z
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Talk
DTSTART:20261012T100000Z
DESCRIPTION:About it
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Party
DTSTART:20261012T200000Z
END:VEVENT
END:VCALENDAR
`

// A newer calendar that cancels or moves what was taken in says so where it stands.
func TestANewerCalendarTellsWhatNoLongerHolds(t *testing.T) {
	s, in := open(t)
	take := func(text string) intake.Programmes {
		t.Helper()
		var items []ics.Item
		for it, err := range ics.ReadAll(strings.NewReader(text)) {
			if err == nil {
				items = append(items, it)
			}
		}
		var events []data.Event
		if len(ics.Live(items)) > 0 {
			events = []data.Event{ics.Programme(items, "days.ics")}
		}
		done, err := in.SaveEvents(t.Context(), events, ics.Cancelled(items), data.Import{File: "days.ics"})
		must(t, err)
		return done
	}
	notes := func() string {
		t.Helper()
		rows, err := s.Events(t.Context())
		must(t, err)
		if len(rows) != 1 {
			t.Fatalf("%d events", len(rows))
		}
		e, err := s.Event(t.Context(), rows[0].ID)
		must(t, err)
		var out []string
		for _, s := range e.Sessions {
			out = append(out, s.Title+": "+s.Note)
		}
		return strings.Join(out, " | ")
	}
	take(programme)
	newer := strings.NewReplacer("SUMMARY:Talk", "SUMMARY:Talk\nSTATUS:RESCHEDULED TO FRIDAY", "SUMMARY:Party", "SUMMARY:Party\nSTATUS:CANCELLED").Replace(programme)
	for again := range 2 {
		done := take(newer)
		if (done.Op != 0) != (again == 0) {
			t.Errorf("the %d. time: %+v", again+1, done)
		}
	}
	if got, want := notes(), "Opening:  | Talk: Status: RESCHEDULED TO FRIDAY\n\nAbout it | Party: Status: CANCELLED"; got != want {
		t.Errorf("%q\nwant %q", got, want)
	}
	t.Run("also when all of it is cancelled", func(t *testing.T) {
		take(strings.Replace(programme, "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\nMETHOD:CANCEL", 1))
		if got, want := notes(), "Opening: Status: CANCELLED | Talk: Status: CANCELLED\n\nAbout it | Party: Status: CANCELLED"; got != want {
			t.Errorf("%q\nwant %q", got, want)
		}
	})
	t.Run("what is new and cancelled stays out", func(t *testing.T) {
		take(strings.Replace(newer, "SUMMARY:Party", "SUMMARY:Farewell", 1))
		if got := notes(); strings.Contains(got, "Farewell") {
			t.Error(got)
		}
	})
}
