package intake_test

import (
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/format/ics"
	"lanyard/data/intake"
	"lanyard/data/store"
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
	states := func() string {
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
			out = append(out, s.Title+": "+s.Status+"; "+s.Note)
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
	if got, want := states(), "Opening: ;  | Talk: RESCHEDULED TO FRIDAY; About it | Party: CANCELLED; "; got != want {
		t.Errorf("%q\nwant %q", got, want)
	}
	t.Run("also when all of it is cancelled", func(t *testing.T) {
		take(strings.Replace(programme, "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\nMETHOD:CANCEL", 1))
		if got, want := states(), "Opening: CANCELLED;  | Talk: CANCELLED; About it | Party: CANCELLED; "; got != want {
			t.Errorf("%q\nwant %q", got, want)
		}
	})
	t.Run("what is new and cancelled stays out", func(t *testing.T) {
		take(strings.Replace(newer, "SUMMARY:Party", "SUMMARY:Farewell", 1))
		if got := states(); strings.Contains(got, "Farewell") {
			t.Error(got)
		}
	})
}

// TestALineOfANoteIsNoStatus has a note that the user begins as a status was once written into it.
func TestALineOfANoteIsNoStatus(t *testing.T) {
	s, in := open(t)
	take := func(text string) data.Event {
		t.Helper()
		var items []ics.Item
		for it, err := range ics.ReadAll(strings.NewReader(text)) {
			must(t, err)
			items = append(items, it)
		}
		_, err := in.SaveEvents(t.Context(), []data.Event{ics.Programme(items, "days.ics")}, ics.Cancelled(items), data.Import{File: "days.ics"})
		must(t, err)
		rows, err := s.Events(t.Context())
		must(t, err)
		e, err := s.Event(t.Context(), rows[0].ID)
		must(t, err)
		return e
	}
	e := take(programme)
	const mine = "Status: my visa is waiting\n\nAsk for the badge"
	e.Sessions[2].Note = mine
	_, err := s.Do(t.Context(), "Edited", func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	must(t, err)
	e = take(strings.Replace(programme, "SUMMARY:Party", "SUMMARY:Party\nSTATUS:CANCELLED", 1))
	if got := e.Sessions[2]; got.Note != mine || got.Status != data.Cancelled {
		t.Errorf("got %+v", got)
	}
}
