package store

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// clockDesk is a store at a moment that a test moves, with one contact who has both clocks.
type clockDesk struct {
	*testing.T
	s       *Store
	now     time.Time
	contact int64
}

func newClockDesk(t *testing.T, every, face string) *clockDesk {
	d := &clockDesk{T: t, s: openTest(t), now: time.Date(2026, 1, 10, 12, 0, 0, 0, time.UTC)}
	d.s.clock = func() time.Time { return d.now }
	do(t, d.s, func(tx *Tx) error {
		c := data.Contact{Given: "Ana", Topics: []string{"Maps"}}
		must(t, tx.SaveContact(&c))
		d.contact = c.ID
		k := data.Cadence{ContactID: c.ID}
		must(t, k.Every.UnmarshalText([]byte(every)))
		must(t, k.Face.UnmarshalText([]byte(face)))
		return tx.SaveCadence(&k)
	})
	return d
}

// met saves an encounter on a day, at noon unless a time is said.
func (d *clockDesk) met(day string, change ...func(*data.Encounter)) data.Encounter {
	d.Helper()
	at, err := time.Parse("2006-01-02", day)
	must(d, err)
	e := data.Encounter{ContactID: d.contact, At: at.Add(11 * time.Hour), Zone: "UTC"}
	for _, f := range change {
		f(&e)
	}
	do(d, d.s, func(tx *Tx) error { return tx.SaveEncounter(&e) })
	return e
}

// want compares the last days of both clocks, as they are counted and as the table has them, and looks whether all is sound.
func (d *clockDesk) want(claim, touch, face string) {
	d.Helper()
	got := map[data.ClockKind]string{}
	clocks, err := d.s.ClocksOf(d.Context(), []int64{d.contact})
	must(d, err)
	for _, k := range clocks[d.contact] {
		got[k.Kind] = k.Last.String()
	}
	if got[data.TouchClock] != touch || got[data.FaceClock] != face {
		d.Errorf("%s: in touch on %q, face to face on %q, want %q and %q", claim, got[data.TouchClock], got[data.FaceClock], touch, face)
	}
	wrong, err := d.s.Check(d.Context())
	if err != nil || len(wrong) > 0 {
		d.Errorf("%s: %v, %v", claim, wrong, err)
	}
}

// due gives the list at the present moment: "touch due 2026-01-10".
func (d *clockDesk) due() string {
	d.Helper()
	l, err := d.s.DueClocks(d.Context())
	must(d, err)
	var out []string
	for _, r := range l.Rows {
		out = append(out, strings.TrimSpace(fmt.Sprint(r.Clock.Kind, " ", r.State, " ", r.Clock.Last)))
	}
	return strings.Join(out, ", ")
}

func by(m data.Medium) func(*data.Encounter) { return func(e *data.Encounter) { e.Medium = m } }

func TestEveryMediumSetsBackItsClocks(t *testing.T) {
	for _, m := range data.Media {
		d := newClockDesk(t, "1m", "1y")
		d.met("2026-01-02")
		d.met("2026-01-05", by(m))
		face := "2026-01-02"
		if m == data.FaceToFace {
			face = "2026-01-05"
		}
		d.want(string(m), "2026-01-05", face)
	}
}

func TestOnlyTheLatestContactCounts(t *testing.T) {
	d := newClockDesk(t, "1m", "1y")
	d.want("never met", "", "")
	d.met("2026-01-05")
	call := d.met("2026-01-08", by(data.ByCall))
	d.want("met, then called", "2026-01-08", "2026-01-05")
	d.met("2025-11-01")
	d.want("an older one that is added late", "2026-01-08", "2026-01-05")
	do(t, d.s, func(tx *Tx) error { return tx.Trash(Encounters, call.ID) })
	d.want("the latest is in the trash", "2026-01-05", "2026-01-05")
	_, err := d.s.Undo(t.Context())
	must(t, err)
	d.want("undone", "2026-01-08", "2026-01-05")
	_, err = d.s.Redo(t.Context())
	must(t, err)
	d.want("and done again", "2026-01-05", "2026-01-05")
	do(t, d.s, func(tx *Tx) error { return tx.Restore(Encounters, call.ID) })
	call, err = d.s.Encounter(t.Context(), call.ID)
	must(t, err)
	call.At = call.At.AddDate(0, -1, 0)
	do(t, d.s, func(tx *Tx) error { return tx.SaveEncounter(&call) })
	d.want("it was a month before", "2026-01-05", "2026-01-05")
	call.At, call.Medium = call.At.AddDate(0, 1, 0), data.FaceToFace
	do(t, d.s, func(tx *Tx) error { return tx.SaveEncounter(&call) })
	d.want("it was face to face", "2026-01-08", "2026-01-08")
	do(t, d.s, func(tx *Tx) error {
		c, err := tx.Contact(d.contact)
		must(t, err)
		c.Title, c.Note = "Librarian", "edited"
		return tx.SaveContact(&c)
	})
	d.want("editing details is no contact", "2026-01-08", "2026-01-08")
}

// An encounter that lies ahead counts from its moment on, without any write then.
func TestWhatIsAheadCountsWhenItIsThere(t *testing.T) {
	d := newClockDesk(t, "10d", "20d")
	d.met("2026-01-02")
	d.met("2026-01-15")
	d.met("2026-01-20", func(e *data.Encounter) {
		e.AllDay, e.Medium, e.At = true, data.ByMail, time.Date(2026, 1, 20, 9, 0, 0, 0, time.UTC)
	})
	for _, c := range []struct{ at, touch, face, due string }{
		{"2026-01-10T12:00", "2026-01-02", "2026-01-02", "touch soon 2026-01-02"},
		{"2026-01-12T12:00", "2026-01-02", "2026-01-02", "touch due 2026-01-02"},
		{"2026-01-15T10:59", "2026-01-02", "2026-01-02", "touch due 2026-01-02"},
		{"2026-01-15T11:00", "2026-01-15", "2026-01-15", ""},
		{"2026-01-19T23:59", "2026-01-15", "2026-01-15", ""},
		{"2026-01-20T00:00", "2026-01-20", "2026-01-15", ""},
		{"2026-01-31T12:00", "2026-01-20", "2026-01-15", "touch due 2026-01-20, face soon 2026-01-15"},
		{"2026-01-05T12:00", "2026-01-02", "2026-01-02", ""}, // the clock is set back
		{"2025-12-01T12:00", "", "", ""},
	} {
		var err error
		d.now, err = time.Parse("2006-01-02T15:04", c.at)
		must(t, err)
		d.want(c.at, c.touch, c.face)
		if got := d.due(); got != c.due {
			t.Errorf("at %s due is %q, want %q", c.at, got, c.due)
		}
	}
}

// The day of an encounter is the day where it was; the clock began on the computer's own day.
func TestTheDayOfAnEncounterIsThatOfItsPlace(t *testing.T) {
	d := newClockDesk(t, "10d", "")
	late := time.Date(2026, 1, 8, 23, 30, 0, 0, time.UTC) // the 9th in Tokyo, the 8th in New York
	d.met("2026-01-01", func(e *data.Encounter) { e.At, e.Zone = late, "America/New_York" })
	d.want("New York", "2026-01-08", "")
	d.met("2026-01-01", func(e *data.Encounter) { e.At, e.Zone = late, "Asia/Tokyo" })
	d.want("Tokyo", "2026-01-09", "")
	var event data.Event
	do(t, d.s, func(tx *Tx) error {
		event = data.Event{Name: "Fair", Zone: "Pacific/Kiritimati", Start: late.Add(time.Hour), End: late.Add(2 * time.Hour)}
		return tx.SaveEvent(&event)
	})
	d.met("2026-01-01", func(e *data.Encounter) { e.At, e.Zone, e.EventID = late.Add(11*time.Hour), "UTC", event.ID })
	d.want("on the clocks of its event", "2026-01-10", "")
	event.Zone = "UTC"
	do(t, d.s, func(tx *Tx) error { return tx.SaveEvent(&event) })
	d.want("the event is in another zone", "2026-01-09", "")
}

func TestMergingTrashAndErasingMoveTheClocks(t *testing.T) {
	d := newClockDesk(t, "1m", "")
	d.met("2026-01-02")
	other := data.Contact{Given: "Ana", Family: "Lima"}
	do(t, d.s, func(tx *Tx) error {
		must(t, tx.SaveContact(&other))
		e := data.Encounter{ContactID: other.ID, At: d.now.AddDate(0, 0, -1), Zone: "UTC"}
		k := data.Cadence{ContactID: other.ID, Every: data.Interval{N: 1, Unit: data.Weeks}, Face: data.Interval{N: 1, Unit: data.Years}}
		return firstOf(tx.SaveEncounter(&e), tx.SaveCadence(&k))
	})
	before := dump(t, d.s)
	do(t, d.s, func(tx *Tx) error { return tx.MergeContacts(d.contact, other.ID) })
	d.want("merged: the later contact counts, and the other's time for meeting comes", "2026-01-09", "2026-01-09")
	if k, err := d.s.Cadence(t.Context(), d.contact); err != nil || k.Every.String() != "1m" || k.Face.String() != "1y" {
		t.Errorf("merged: %+v, %v", k, err)
	}
	_, err := d.s.Undo(t.Context())
	must(t, err)
	d.want("undone", "2026-01-02", "")
	if after := dump(t, d.s); after != before {
		t.Error("undone, it is not as before")
	}
	d.now = d.now.AddDate(1, 0, 0)
	if got := d.due(); got != "touch drifting 2026-01-09, touch drifting 2026-01-02, face due 2026-01-09" {
		t.Errorf("a year later: %q", got)
	}
	do(t, d.s, func(tx *Tx) error { return tx.Trash(Contacts, other.ID) })
	if got := d.due(); got != "touch drifting 2026-01-02" {
		t.Errorf("one is in the trash: %q", got)
	}
	do(t, d.s, func(tx *Tx) error { return tx.Restore(Contacts, other.ID) })
	_, err = d.s.Erase(t.Context(), d.contact)
	must(t, err)
	if got := d.due(); got != "touch drifting 2026-01-09, face due 2026-01-09" {
		t.Errorf("one is erased: %q", got)
	}
	if left, err := column[int64](t.Context(), pool{d.s.readers}, "SELECT contact FROM contact_due WHERE contact = ?", d.contact); err != nil || len(left) > 0 {
		t.Errorf("of the erased one there is left %v, %v", left, err)
	}
}

// A real contact takes back what puts somebody off, but not a pause; one undo brings it back.
func TestContactTakesBackLater(t *testing.T) {
	for _, c := range []struct {
		claim string
		met   string
		same  bool // the operation says itself how often
		later bool // it stays
	}{
		{"contact", "2026-01-10", false, false},
		{"an older one that is added late", "2026-01-03", false, true},
		{"one that is ahead", "2026-01-20", false, true},
		{"one with a new time", "2026-01-10", true, true},
	} {
		d := newClockDesk(t, "1m", "")
		d.met("2026-01-05")
		put := func(tx *Tx) error {
			k, err := tx.Cadence(d.contact)
			must(t, err)
			k.Later, k.Paused = data.Date{Year: 2026, Month: 5, Day: 1}, data.Date{Year: 2026, Month: 6, Day: 1}
			return tx.SaveCadence(&k)
		}
		do(t, d.s, put)
		before := dump(t, d.s)
		at, err := time.Parse("2006-01-02", c.met)
		must(t, err)
		do(t, d.s, func(tx *Tx) error {
			e := data.Encounter{ContactID: d.contact, At: at.Add(11 * time.Hour), Medium: data.ByMail}
			must(t, tx.SaveEncounter(&e))
			if c.same {
				return put(tx)
			}
			return nil
		})
		k, err := d.s.Cadence(t.Context(), d.contact)
		must(t, err)
		if k.Later.IsZero() == c.later || k.Paused.IsZero() {
			t.Errorf("%s: %+v", c.claim, k)
		}
		_, err = d.s.Undo(t.Context())
		must(t, err)
		if after := dump(t, d.s); after != before {
			t.Errorf("%s: undone, it is not as before", c.claim)
		}
	}
}

// Who is put off until an event is over comes back the day after it, and at once when it is trashed, cancelled or loses its day.
func TestLaterUntilAnEventIsOver(t *testing.T) {
	d := newClockDesk(t, "1m", "")
	event := data.Event{Name: "Fair", Zone: "UTC", AllDay: true, Start: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC), End: time.Date(2026, 5, 3, 0, 0, 0, 0, time.UTC)}
	do(t, d.s, func(tx *Tx) error {
		must(t, tx.SaveEvent(&event))
		k, err := tx.Cadence(d.contact)
		must(t, err)
		k.LaterEvent = event.ID
		return tx.SaveCadence(&k)
	})
	on := func(day int, claim string, shown bool) {
		t.Helper()
		d.now = time.Date(2026, 5, day, 12, 0, 0, 0, time.UTC)
		if got := d.due(); (got != "") != shown {
			t.Errorf("%s: %q", claim, got)
		}
		if wrong, err := d.s.Check(t.Context()); err != nil || len(wrong) > 0 {
			t.Errorf("%s: %v, %v", claim, wrong, err)
		}
	}
	on(3, "on the last day", false)
	on(4, "the day after", true)
	change := func(f func(*data.Event)) {
		e, err := d.s.Event(t.Context(), event.ID)
		must(t, err)
		f(&e)
		do(t, d.s, func(tx *Tx) error { return tx.SaveEvent(&e) })
	}
	change(func(e *data.Event) { e.End = e.End.AddDate(0, 0, 2) })
	on(4, "it takes two days more", false)
	change(func(e *data.Event) { e.Status = data.Cancelled })
	on(1, "it is cancelled", true)
	change(func(e *data.Event) { e.Status = "" })
	on(1, "it takes place after all", false)
	do(t, d.s, func(tx *Tx) error { return tx.Trash(Events, event.ID) })
	on(1, "it is in the trash", true)
	_, err := d.s.Undo(t.Context())
	must(t, err)
	on(1, "it is back", false)
	change(func(e *data.Event) { e.Start, e.End = time.Time{}, time.Time{} })
	on(1, "it has no day", true)
}

// While somebody is on the list of a near event, the clock for meeting rests, and that for being in touch names the event.
func TestAComingEventRestsTheClockForMeeting(t *testing.T) {
	d := newClockDesk(t, "1m", "1m")
	event := data.Event{Name: "Fair", Zone: "UTC", Start: time.Date(2026, 6, 10, 8, 0, 0, 0, time.UTC), End: time.Date(2026, 6, 11, 16, 0, 0, 0, time.UTC)}
	list := data.Attendee{ContactID: d.contact, Status: data.Expected}
	do(t, d.s, func(tx *Tx) error {
		must(t, tx.SaveEvent(&event))
		list.EventID = event.ID
		return tx.SaveAttendee(&list)
	})
	const both = "face drifting, touch drifting"
	on := func(day time.Time, want string, coming bool) {
		t.Helper()
		d.now = day
		if got := d.due(); got != want {
			t.Errorf("on %s: %q, want %q", day.Format(time.DateOnly), got, want)
		}
		next, err := d.s.ComingWith(t.Context(), []int64{d.contact})
		must(t, err)
		l, err := d.s.Due(t.Context(), 5)
		must(t, err)
		if (next[d.contact].ID == event.ID) != coming || len(l.Rows) != 1 || (l.Rows[0].Clock.Kind == data.TouchClock && l.Rows[0].Coming == event.ID) != coming ||
			coming && l.Events[event.ID].Name != "Fair" || l.Total != 1 {
			t.Errorf("on %s: %+v, %+v", day.Format(time.DateOnly), next, l)
		}
	}
	day := func(m time.Month, d int) time.Time { return time.Date(2026, m, d, 12, 0, 0, 0, time.UTC) }
	on(day(4, 10), both, false)
	on(day(4, 11), "touch drifting", true)
	on(day(6, 11), "touch drifting", true)
	on(day(6, 18), "touch drifting", false)
	on(day(6, 19), both, false)
	do(t, d.s, func(tx *Tx) error {
		as, err := tx.AttendeesOf([]int64{d.contact})
		must(t, err)
		a := as[d.contact][0]
		a.Cancelled = d.now
		return tx.SaveAttendee(&a)
	})
	on(day(6, 10), both, false)
}

func TestTopicCadencesFollowTheirTopics(t *testing.T) {
	d := newClockDesk(t, "", "")
	d.met("2026-01-02")
	topic := data.TopicCadence{Topic: "maps", Every: data.Interval{N: 1, Unit: data.Months}}
	d.want("nothing is said", "", "")
	do(t, d.s, func(tx *Tx) error { return tx.SaveTopicCadence(&topic) })
	d.want("by a topic, without regard to case", "2026-01-02", "")
	rename := func(topics ...string) {
		do(t, d.s, func(tx *Tx) error {
			c, err := tx.Contact(d.contact)
			must(t, err)
			c.Topics = topics
			return tx.SaveContact(&c)
		})
	}
	rename("data")
	d.want("the topic is gone", "", "")
	rename("MAPS", "data")
	d.want("the topic is back", "2026-01-02", "")
	off := data.TopicCadence{Topic: "Maps"}
	do(t, d.s, func(tx *Tx) error { return tx.SaveTopicCadence(&off) })
	d.want("the topic has no time any more", "", "")
	_, err := d.s.Undo(t.Context())
	must(t, err)
	d.want("undone", "2026-01-02", "")
	if topic.Spread {
		t.Error("a topic of one is spread")
	}
	do(t, d.s, func(tx *Tx) error {
		for i := range data.Crowd {
			c := data.Contact{Given: fmt.Sprint("Bo", i), Topics: []string{"maps"}}
			must(t, tx.SaveContact(&c))
		}
		many := data.TopicCadence{Topic: "maps", Every: data.Interval{N: 3, Unit: data.Months}}
		must(t, tx.SaveTopicCadence(&many))
		if !many.Spread {
			t.Error("a topic of many is not spread")
		}
		return nil
	})
	d.want("many have the topic", "2026-01-02", "")
}

// A long list takes as many queries as a short one.
func TestTheDueListIsReadAtOnce(t *testing.T) {
	fill := func(n int) *Store {
		s := openTest(t)
		now := s.Now()
		do(t, s, func(tx *Tx) error {
			me := data.Contact{Given: "Me", Topics: []string{"maps"}}
			must(t, tx.SaveMe(&me))
			e := data.Event{Name: "Fair", Start: now.AddDate(0, 0, 9)}
			must(t, tx.SaveEvent(&e))
			for i := range n {
				c := data.Contact{Given: fmt.Sprint("Ana", i), Topics: []string{"maps"}}
				must(t, tx.SaveContact(&c))
				met := data.Encounter{ContactID: c.ID, At: now.AddDate(0, 0, -7*(i+9)), Note: "a note"}
				ahead := data.Encounter{ContactID: c.ID, At: now.AddDate(0, 0, 5)}
				k := data.Cadence{ContactID: c.ID, Every: data.Interval{N: 1, Unit: data.Months}, Face: data.Interval{N: 1, Unit: data.Months}}
				must(t, firstOf(tx.SaveEncounter(&met), tx.SaveEncounter(&ahead), tx.SaveCadence(&k), tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID}),
					tx.SavePromise(&data.Promise{ContactID: c.ID, Text: "slides"})))
			}
			return nil
		})
		return s
	}
	few, many := fill(2), fill(40)
	for claim, read := range map[string]func(*Store, context.Context) (DueList, error){
		"people": func(s *Store, ctx context.Context) (DueList, error) { return s.Due(ctx, 5) },
		"clocks": func(s *Store, ctx context.Context) (DueList, error) { return s.DueClocks(ctx) },
	} {
		var a, b DueList
		n := asked(t, func(ctx context.Context) (err error) { a, err = read(few, ctx); return err })
		m := asked(t, func(ctx context.Context) (err error) { b, err = read(many, ctx); return err })
		if n != m || n == 0 || a.Total != 2 || b.Total != 40 || b.Rows[0].Reason.Promise != "slides" || b.Rows[0].Reason.Topic != "maps" || b.Rows[0].Coming == 0 {
			t.Errorf("%s: %d queries for %d, %d for %d: %+v", claim, n, a.Total, m, b.Total, b.Rows[0])
		}
	}
}

// Who was written to about an event was not met there.
func TestAMailAboutAnEventIsNoMeetingThere(t *testing.T) {
	d := newClockDesk(t, "", "")
	event := data.Event{Name: "Fair", Zone: "UTC", Start: d.now.Add(-time.Hour), End: d.now.Add(time.Hour)}
	do(t, d.s, func(tx *Tx) error {
		must(t, tx.SaveEvent(&event))
		return tx.SaveAttendee(&data.Attendee{ContactID: d.contact, EventID: event.ID, Status: data.WantToMeet})
	})
	at := func(m data.Medium) func(*data.Encounter) {
		return func(e *data.Encounter) { e.Medium, e.EventID, e.At = m, event.ID, d.now }
	}
	want := func(claim string, met int) {
		t.Helper()
		people, err := d.s.EventPeople(t.Context(), event.ID)
		must(t, err)
		today, err := d.s.EventToday(t.Context(), event.ID, event.Start, event.End, 5)
		must(t, err)
		facts, err := d.s.EventFacts(t.Context(), event.ID)
		must(t, err)
		brief, err := d.s.EventBrief(t.Context(), event.ID)
		must(t, err)
		if len(people) != 1 || people[0].Met != met || len(today.Met) != met || today.WantedCount != 1-met || len(facts.People[0].Encounters) != met || len(brief.People) != 1-met {
			t.Errorf("%s: %+v, %+v, %d facts, %d in the brief", claim, people, today, len(facts.People[0].Encounters), len(brief.People))
		}
		rows, err := d.s.Rows(t.Context(), []int64{d.contact})
		must(t, err)
		if r := rows[0]; r.LastMet.IsZero() == (met > 0) || (r.LastEvent == "Fair") != (met > 0) || !r.LastTouch.At.Equal(d.now) || r.LastTouch.Medium.InPerson() != (met > 0) {
			t.Errorf("%s: the row is %+v", claim, r)
		}
	}
	d.met("2026-01-10", at(data.ByMail))
	want("a mail", 0)
	d.met("2026-01-10", at(data.FaceToFace))
	want("met", 1)
}
