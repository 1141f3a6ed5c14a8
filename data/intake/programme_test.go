package intake_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/format/ics"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// at is a moment of 10 August 2026 in Berlin, so many minutes after nine.
func at(minutes int) time.Time {
	return time.Date(2026, 8, 10, 7, minutes, 0, 0, time.UTC)
}

func talk(title string, minutes int) data.Session {
	return data.Session{Title: title, Start: at(minutes), End: at(minutes + 30), Zone: "Europe/Berlin"}
}

// with gives a session after a change.
func with(s data.Session, change func(*data.Session)) data.Session {
	change(&s)
	return s
}

func uid(id string) func(*data.Session) { return func(s *data.Session) { s.UID = id } }

// say tells changes in one line: "moved Opening, new Talk".
func say(changes []intake.SessionChange) string {
	var out []string
	for _, c := range changes {
		out = append(out, string(c.Became)+" "+c.After.Title)
	}
	return strings.Join(out, ", ")
}

func numbered(sessions ...data.Session) []data.Session {
	for i := range sessions {
		sessions[i].ID = int64(i + 1)
	}
	return sessions
}

func TestCompareSessions(t *testing.T) {
	cancelled := func(s *data.Session) { s.Status = data.Cancelled }
	for _, tc := range []struct {
		name          string
		stored, newer []data.Session
		want          string
	}{
		{"a new one", nil, []data.Session{talk("A", 0)}, "new A"},
		{"the same, however it is written", numbered(talk("Opening: the future", 0)), []data.Session{talk("opening, the FUTURE", 0)}, "same Opening: the future"},
		{"one with the title alone was moved", numbered(talk("A", 0)), []data.Session{talk("A", 60)}, "moved A"},
		{"one that ends later was moved", numbered(talk("A", 0)), []data.Session{with(talk("A", 0), func(s *data.Session) { s.End = at(60) })}, "moved A"},
		{"another room is a change", numbered(talk("A", 0)), []data.Session{with(talk("A", 0), func(s *data.Session) { s.Room = "R2" })}, "changed A"},
		{"a UID says it, whatever title and time", numbered(with(talk("A", 0), uid("1"))), []data.Session{with(talk("B", 60), uid("1"))}, "moved B"},
		{"a UID that two share says nothing alone", numbered(with(talk("A", 0), uid("1")), with(talk("B", 60), uid("1"))), []data.Session{with(talk("B", 90), uid("1"))}, "moved B, gone A"},
		{"two of a title at different times", numbered(talk("Break", 0), talk("Break", 60)), []data.Session{talk("Break", 0), talk("Break", 90)}, "same Break, moved Break"},
		{
			"two of a title in two rooms", numbered(with(talk("Tour", 0), func(s *data.Session) { s.Room = "A" }), with(talk("Tour", 0), func(s *data.Session) { s.Room = "B" })),
			[]data.Session{with(talk("Tour", 0), func(s *data.Session) { s.Room = "B" }), with(talk("Tour", 0), func(s *data.Session) { s.Room = "A" })},
			"same Tour, same Tour",
		},
		{
			"a new title for the same speakers at the same time", numbered(with(talk("A", 0), func(s *data.Session) { s.Speakers = "Jane Doe" })),
			[]data.Session{with(talk("B", 0), func(s *data.Session) { s.Speakers = "Jane Doe" })},
			"changed B",
		},
		{"one that is cancelled", numbered(with(talk("A", 0), uid("1"))), []data.Session{with(with(talk("A", 0), uid("1")), cancelled)}, "cancelled A"},
		{"one that takes place again", numbered(with(with(talk("A", 0), uid("1")), cancelled)), []data.Session{with(talk("A", 0), uid("1"))}, "changed A"},
		{"pasted lines without the mark say that it takes place again", numbered(with(talk("A", 0), cancelled)), []data.Session{talk("A", 0)}, "changed A"},
		{"pasted lines with the mark say that it is cancelled still", numbered(with(talk("A", 0), cancelled)), []data.Session{with(talk("A", 0), cancelled)}, "same A"},
		{"pasted lines do not say it of one that a calendar cancelled", numbered(with(with(talk("A", 0), uid("1")), cancelled)), []data.Session{talk("A", 0)}, "same A"},
		{"one that is gone", numbered(talk("A", 0), talk("B", 30)), []data.Session{talk("A", 0)}, "same A, gone B"},
		{"one of a day that is not named stays", numbered(talk("A", 0), talk("B", 30+24*60)), []data.Session{talk("A", 0)}, "same A"},
		{"one made by hand is not gone from a calendar", numbered(with(talk("A", 0), uid("1")), talk("Mine", 30)), []data.Session{with(talk("A", 0), uid("1"))}, "same A"},
		{"a UID comes to one that had none", numbered(talk("A", 0)), []data.Session{with(talk("A", 0), uid("1"))}, "changed A"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := say(intake.CompareSessions(tc.stored, tc.newer)); got != tc.want {
				t.Errorf("%s\nwant %s", got, tc.want)
			}
		})
	}
}

// atSession has an event with two sessions, and somebody met at the second.
func atSession(t *testing.T, s *store.Store) (event data.Event, met int64) {
	t.Helper()
	event = data.Event{Name: "Days", Start: at(0), Zone: "Europe/Berlin", AllDay: true, Sessions: []data.Session{
		with(talk("Opening", 0), uid("o")), with(talk("Talk", 30), func(s *data.Session) { s.UID, s.Going, s.Note = "t", true, "mine" }),
	}}
	_, err := s.Do(t.Context(), "", func(tx *store.Tx) error {
		c := jane()
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		if err := tx.SaveEvent(&event); err != nil {
			return err
		}
		e := data.Encounter{ContactID: c.ID, EventID: event.ID, SessionID: event.Sessions[1].ID, At: at(40)}
		err := tx.SaveEncounter(&e)
		met = e.ID
		return err
	})
	must(t, err)
	return event, met
}

func TestAProgrammeThatComesAgain(t *testing.T) {
	s, in := open(t)
	event, met := atSession(t, s)
	newer := []data.Session{with(talk("Opening", 0), uid("o")), with(talk("Talk", 90), uid("t")), with(talk("Extra", 120), uid("x"))}
	done, err := in.SaveProgramme(t.Context(), event.ID, newer, nil)
	must(t, err)
	if got := say(done.Changes); got != "same Opening, moved Talk, new Extra" {
		t.Error(got)
	}
	after, err := s.Event(t.Context(), event.ID)
	must(t, err)
	moved := after.Session(event.Sessions[1].ID)
	if moved == nil || !moved.Start.Equal(at(90)) || !moved.Going || moved.Note != "mine" {
		t.Errorf("the moved one is %+v", moved)
	}
	if added := done.Changes[2].After; added.ID == 0 || after.Session(added.ID) == nil {
		t.Errorf("the new one has no number: %+v", added)
	}
	e, err := s.Encounter(t.Context(), met)
	must(t, err)
	if e.SessionID != moved.ID {
		t.Errorf("who was met is at session %d, want %d", e.SessionID, moved.ID)
	}
	t.Run("once more it changes nothing", func(t *testing.T) {
		done, err := in.SaveProgramme(t.Context(), event.ID, newer, nil)
		must(t, err)
		if done.Op.Seq != 0 {
			t.Errorf("an operation: %s", say(done.Changes))
		}
	})
	t.Run("who is gone goes only when that is asked", func(t *testing.T) {
		done, err := in.SaveProgramme(t.Context(), event.ID, newer[:1], nil)
		must(t, err)
		if got := say(done.Changes); done.Op.Seq != 0 || got != "same Opening, gone Talk, gone Extra" {
			t.Error(got)
		}
		done, err = in.SaveProgramme(t.Context(), event.ID, newer[:1], []int64{moved.ID})
		must(t, err)
		after, err := s.Event(t.Context(), event.ID)
		must(t, err)
		e, err := s.Encounter(t.Context(), met)
		must(t, err)
		if done.Removed != 1 || len(after.Sessions) != 2 || e.EventID != event.ID || e.SessionID != 0 {
			t.Errorf("removed %d, %d sessions, met at event %d, session %d", done.Removed, len(after.Sessions), e.EventID, e.SessionID)
		}
		_, err = s.Undo(t.Context())
		must(t, err)
		e, err = s.Encounter(t.Context(), met)
		must(t, err)
		if after, _ = s.Event(t.Context(), event.ID); len(after.Sessions) != 3 || e.SessionID != moved.ID {
			t.Errorf("undone: %d sessions, met at session %d", len(after.Sessions), e.SessionID)
		}
	})
}

func TestSessionsByHand(t *testing.T) {
	s, _ := open(t)
	event, met := atSession(t, s)
	do := func(f func(*store.Tx) error) {
		t.Helper()
		_, err := s.Do(t.Context(), "", f)
		must(t, err)
	}
	one := talk(" Extra  talk ", 120)
	do(func(tx *store.Tx) error { _, err := intake.SaveSession(tx, event.ID, &one); return err })
	if one.ID == 0 || one.Title != "Extra talk" {
		t.Errorf("made %+v", one)
	}
	do(func(tx *store.Tx) error {
		changed, err := intake.SaveSession(tx, event.ID, &one)
		if changed {
			t.Error("the same is saved again")
		}
		return err
	})
	one.Start, one.End, one.Room = at(180), at(200), "R1"
	do(func(tx *store.Tx) error { _, err := intake.SaveSession(tx, event.ID, &one); return err })
	do(func(tx *store.Tx) error {
		changed, err := intake.GoTo(tx, event.ID, one.ID, true)
		if !changed {
			t.Error("going is no change")
		}
		return err
	})
	after, err := s.Event(t.Context(), event.ID)
	must(t, err)
	if got := after.Session(one.ID); got == nil || !got.Start.Equal(at(180)) || !got.Going || got.Room != "R1" {
		t.Errorf("moved: %+v", got)
	}
	do(func(tx *store.Tx) error { return intake.RemoveSessions(tx, event.ID, event.Sessions[1].ID) })
	e, err := s.Encounter(t.Context(), met)
	must(t, err)
	if e.EventID != event.ID || e.SessionID != 0 {
		t.Errorf("met at event %d, session %d", e.EventID, e.SessionID)
	}
	for name, f := range map[string]func(tx *store.Tx) error{
		"removed again": func(tx *store.Tx) error { return intake.RemoveSessions(tx, event.ID, event.Sessions[1].ID) },
		"gone to":       func(tx *store.Tx) error { _, err := intake.GoTo(tx, event.ID, 99, true); return err },
		"saved": func(tx *store.Tx) error {
			_, err := intake.SaveSession(tx, event.ID, &data.Session{ID: 99, Title: "x"})
			return err
		},
		"of no event": func(tx *store.Tx) error { _, err := intake.GoTo(tx, 99, 1, true); return err },
	} {
		if _, err := s.Do(t.Context(), "", f); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err = s.Do(t.Context(), "", func(tx *store.Tx) error {
		_, err := intake.SaveSession(tx, event.ID, &data.Session{Title: "x", Start: at(10), End: at(0)})
		return err
	})
	if err == nil || !strings.Contains(err.Error(), "is before the start") {
		t.Errorf("an end before the start: %v", err)
	}
}

// calendarOf is a calendar with sessions of (uid, title, hour, more lines).
func calendarOf(sessions ...[4]string) string {
	var b strings.Builder
	b.WriteString("BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Days\n")
	for _, s := range sessions {
		fmt.Fprintf(&b, "BEGIN:VEVENT\nUID:%s\nSUMMARY:%s\nDTSTART;TZID=Europe/Berlin:20260810T%s0000\nDTEND;TZID=Europe/Berlin:20260810T%s3000\nLOCATION:Hall\n%sEND:VEVENT\n", s[0], s[1], s[2], s[2], s[3])
	}
	return b.String() + "END:VCALENDAR\n"
}

func TestACalendarThatComesAgainByUID(t *testing.T) {
	s, in := open(t)
	read := func(text string) (events, cancelled []data.Event) {
		var items []ics.Item
		for it, err := range ics.ReadAll(strings.NewReader(text)) {
			must(t, err)
			items = append(items, it)
		}
		return []data.Event{ics.Programme(items, "days.ics")}, ics.Cancelled(items)
	}
	events, cancelled := read(calendarOf([4]string{"a", "Opening", "09"}, [4]string{"b", "Talk", "10"}, [4]string{"c", "Panel", "11"}, [4]string{"d", "Tour", "12"}))
	_, err := in.SaveEvents(t.Context(), events, cancelled, data.Import{File: "days.ics"})
	must(t, err)
	events, cancelled = read(calendarOf([4]string{"a", "Grand opening", "09"}, [4]string{"b", "Talk", "14"}, [4]string{"c", "Panel", "15", "STATUS:CANCELLED\n"}, [4]string{"e", "Party", "20"}))
	preview, err := in.Preview(t.Context(), events, cancelled)
	must(t, err)
	const want = "changed Grand opening, moved Talk, new Party, cancelled Panel, gone Tour"
	if len(preview) != 1 || say(preview[0]) != want {
		t.Errorf("previewed %v\nwant %s", preview, want)
	}
	tour := preview[0][slices.IndexFunc(preview[0], func(c intake.SessionChange) bool { return c.Became == intake.GoneSession })].Before.ID
	done, err := in.SaveEvents(t.Context(), events, cancelled, data.Import{File: "days.ics"})
	must(t, err)
	if got := say(done.Changes); got != want {
		t.Errorf("saved %s\nwant %s", got, want)
	}
	titles := func() (out []string) {
		e, err := s.Event(t.Context(), done.Event)
		must(t, err)
		for _, s := range e.Sessions {
			out = append(out, strings.TrimSpace(s.UID+" "+s.Title+" "+s.Status))
		}
		slices.Sort(out)
		return out
	}
	if got := fmt.Sprint(titles()); got != "[a Grand opening b Talk c Panel CANCELLED d Tour e Party]" {
		t.Error(got)
	}
	again, err := in.SaveEvents(t.Context(), events, cancelled, data.Import{File: "days.ics"})
	must(t, err)
	if again.Op != 0 {
		t.Errorf("the same once more: %s", say(again.Changes))
	}
	_, err = in.SaveEvents(t.Context(), events, cancelled, data.Import{File: "days.ics"}, tour)
	must(t, err)
	if got := fmt.Sprint(titles()); strings.Contains(got, "Tour") {
		t.Error("what is gone and to be removed stays", got)
	}
}
