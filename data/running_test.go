package data

import (
	"testing"
	"time"
)

func TestSessionAt(t *testing.T) {
	at := func(clock string) time.Time {
		if clock == "" {
			return time.Time{}
		}
		m, err := time.Parse("2006-01-02 15:04", "2026-08-11 "+clock)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	session := func(id int64, from, to string, more ...func(*Session)) Session {
		s := Session{ID: id, Start: at(from), End: at(to)}
		for _, f := range more {
			f(&s)
		}
		return s
	}
	going := func(s *Session) { s.Going = true }
	cancelled := func(s *Session) { s.Status = Cancelled }
	wholeDay := func(s *Session) { s.Start, s.End = at("00:00"), at("00:00").AddDate(0, 0, 1) }
	for _, c := range []struct {
		claim    string
		sessions []Session
		at       string
		last     int64
		want     int64
	}{
		{"no programme", nil, "10:00", 0, 0},
		{"the only one that runs", []Session{session(1, "09:00", "10:00"), session(2, "10:00", "11:00")}, "09:30", 0, 1},
		{"a session begins at its start", []Session{session(1, "09:00", "10:00"), session(2, "10:00", "11:00")}, "10:00", 1, 2},
		{"and is over at its end", []Session{session(1, "09:00", "10:00")}, "10:00", 1, 0},
		{"a break", []Session{session(1, "09:00", "10:00"), session(2, "10:30", "11:00")}, "10:15", 1, 0},
		{"before all", []Session{session(1, "09:00", "10:00")}, "08:59", 1, 0},
		{"of several the one chosen last", []Session{session(1, "09:00", "10:00"), session(2, "09:00", "10:00", going)}, "09:30", 1, 1},
		{"else the one that the user goes to", []Session{session(1, "09:00", "10:00"), session(2, "09:00", "10:00", going)}, "09:30", 0, 2},
		{"the one chosen last is over", []Session{session(1, "09:00", "09:15"), session(2, "09:00", "10:00"), session(3, "09:00", "10:00", going)}, "09:30", 1, 3},
		{"nobody knows which", []Session{session(1, "09:00", "10:00"), session(2, "09:00", "10:00")}, "09:30", 0, 0},
		{"the only one, though another was chosen", []Session{session(1, "09:00", "10:00"), session(2, "11:00", "12:00")}, "09:30", 2, 1},
		{"going to two: the one that began last", []Session{session(2, "09:20", "10:00", going), session(1, "09:00", "10:00", going)}, "09:30", 0, 2},
		{"a cancelled one does not run", []Session{session(1, "09:00", "10:00", cancelled), session(2, "09:00", "10:00")}, "09:30", 1, 2},
		{"without an end it runs for an hour", []Session{session(1, "09:00", "")}, "09:59", 0, 1},
		{"and no longer", []Session{session(1, "09:00", "")}, "10:00", 0, 0},
		{"without an end it runs until the next", []Session{session(1, "09:00", ""), session(2, "09:30", "")}, "09:30", 0, 2},
		{"one for the whole day, where nothing else runs", []Session{session(1, "", "", wholeDay), session(2, "09:00", "10:00")}, "12:00", 0, 1},
		{"one for the whole day is no other choice", []Session{session(1, "", "", wholeDay), session(2, "09:00", "10:00")}, "09:30", 0, 2},
		{"without a time it never runs", []Session{{ID: 1}}, "09:30", 1, 0},
	} {
		t.Run(c.claim, func(t *testing.T) {
			e := Event{Zone: "UTC", Sessions: c.sessions}
			if got := SessionAt(&e, at(c.at), c.last); got != c.want {
				t.Errorf("session %d, want %d", got, c.want)
			}
		})
	}
}
