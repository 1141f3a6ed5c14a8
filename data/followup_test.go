package data

import (
	"slices"
	"testing"
	"time"
)

func TestWhoIsOpen(t *testing.T) {
	e := days(t)
	at := e.Start.Add(time.Hour)
	met := func(id int64, w Warmth) PersonFacts {
		return PersonFacts{ContactID: id, Encounters: []Encounter{{ID: id * 10, At: at, Warmth: w}}}
	}
	cool, warm, hot, heard, owed, closed := met(1, Cool), met(2, Warm), met(3, Hot), met(4, NotSaid), met(5, NotSaid), met(6, Hot)
	heard.After = e.End.Add(time.Hour)
	owed.After = heard.After
	owed.Promises = []Promise{{EncounterID: 50, Due: Date{2026, 12, 24}}, {EncounterID: 50, Due: Date{2026, 11, 27}}, {EncounterID: 50, Done: at}}
	closed.Attendee = &Attendee{Status: Closed}
	promised := met(7, Cool)
	promised.Promises = []Promise{{EncounterID: 70, Due: Date{2026, 11, 28}}}
	f := EventFacts{Event: e, People: []PersonFacts{cool, warm, hot, heard, owed, closed, promised, {ContactID: 8, Attendee: &Attendee{}}}}
	type line struct {
		id int64
		by string
	}
	var got []line
	for _, u := range f.FollowUps() {
		got = append(got, line{u.ContactID, u.By.String()})
	}
	want := []line{{3, "2026-11-27"}, {2, "2026-11-28"}, {7, "2026-11-28"}, {1, "2026-12-03"}, {5, "2026-11-27"}}
	if !slices.Equal(got, want) {
		t.Errorf("open are %v, want %v", got, want)
	}
	if u := f.FollowUps()[4]; len(u.Owed) != 2 || u.Owed[0].Due.Day != 27 {
		t.Errorf("owed: %v", u.Owed)
	}
	f.Event.Within = FollowUpDays{Hot: 3}
	if u := f.FollowUps()[0]; u.By.String() != "2026-11-29" {
		t.Errorf("hot within three days: by %s", u.By)
	}
	f.Event.Start, f.Event.End = time.Time{}, time.Time{}
	if u := f.FollowUps()[0]; u.By.String() != "2026-11-27" { // three days after the day of its encounters
		t.Errorf("without dates by %s", u.By)
	}
}

func TestWhoIsMissing(t *testing.T) {
	f := EventFacts{Event: days(t), People: []PersonFacts{
		{ContactID: 1, Attendee: &Attendee{Wanted: true}},
		{ContactID: 2, Attendee: &Attendee{Status: WantToMeet, Cancelled: days(t).Start}},
		{ContactID: 3, Attendee: &Attendee{Status: WantToMeet}, Next: 9},
		{ContactID: 4, Attendee: &Attendee{Wanted: true, Status: Met}},
	}}
	if m := f.Missing(); len(m) != 1 || m[0].ContactID != 1 {
		t.Errorf("missing %v", m)
	}
}
