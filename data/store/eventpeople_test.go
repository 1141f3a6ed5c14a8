package store

import (
	"context"
	"testing"
	"time"

	"lanyard/data"
)

// gathering is an event of a test with people, made one by one.
type gathering struct {
	t     *testing.T
	s     *Store
	event data.Event
}

func gather(t *testing.T, s *Store, e data.Event) *gathering {
	t.Helper()
	g := &gathering{t: t, s: s, event: e}
	do(t, s, func(tx *Tx) error { return tx.SaveEvent(&g.event) })
	return g
}

// stored saves a contact that was there before any list.
func (g *gathering) stored(given, organisation string) *data.Contact {
	g.t.Helper()
	c := &data.Contact{Given: given, Family: "Roe", Organisation: organisation}
	save(g.t, g.s, c)
	return c
}

// listed puts a stored contact on the list.
func (g *gathering) listed(c *data.Contact) *data.Contact {
	g.t.Helper()
	do(g.t, g.s, func(tx *Tx) error { return tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: g.event.ID}) })
	return c
}

// brought saves a contact that the list brings.
func (g *gathering) brought(given, organisation string) *data.Contact {
	g.t.Helper()
	c := &data.Contact{Given: given, Family: "Roe", Organisation: organisation}
	do(g.t, g.s, func(tx *Tx) error {
		if err := tx.SaveContact(c); err != nil {
			return err
		}
		return tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: g.event.ID})
	})
	return c
}

func (g *gathering) met(c *data.Contact, e data.Encounter) {
	g.t.Helper()
	e.ContactID = c.ID
	do(g.t, g.s, func(tx *Tx) error { return tx.SaveEncounter(&e) })
}

// people reads the event's people by their given name.
func (g *gathering) people() map[string]EventPerson {
	g.t.Helper()
	list, err := g.s.EventPeople(g.t.Context(), g.event.ID)
	if err != nil {
		g.t.Fatal(err)
	}
	out := map[string]EventPerson{}
	for _, p := range list {
		out[p.Name] = p
	}
	return out
}

func TestStandingOfTheEventsPeople(t *testing.T) {
	s := openTest(t)
	start := time.Date(2026, 9, 10, 7, 0, 0, 0, time.UTC)
	earlier := &data.Event{Name: "Spring Forum", Start: start.AddDate(0, -6, 0)}
	binned := &data.Event{Name: "Binned", Start: start.AddDate(0, -1, 0)}
	do(t, s, func(tx *Tx) error { return firstOf(tx.SaveEvent(earlier), tx.SaveEvent(binned)) })
	g := gather(t, s, data.Event{Name: "Congress", Start: start, End: start.Add(48 * time.Hour)})

	g.listed(g.stored("Stored", "Town Library"))
	again := g.listed(g.stored("Again", "State Library"))
	g.met(again, data.Encounter{EventID: earlier.ID, At: earlier.Start, Warmth: data.Hot})
	g.met(again, data.Encounter{EventID: binned.ID, At: binned.Start})
	do(t, s, func(tx *Tx) error { return tx.Trash(Events, binned.ID) })
	g.met(g.brought("Met", ""), data.Encounter{EventID: earlier.ID, At: earlier.Start})
	g.met(g.brought("Early", ""), data.Encounter{EventID: g.event.ID, At: start.Add(-12 * time.Hour)})
	g.met(g.brought("Whole day", ""), data.Encounter{At: start, AllDay: true, Zone: "UTC"})
	g.met(g.brought("Day before", ""), data.Encounter{At: start.Add(-24 * time.Hour), AllDay: true, Zone: "UTC"})
	g.met(g.brought("Later", ""), data.Encounter{At: start.Add(time.Hour)})
	g.brought("Plain", "Nowhere Archive")
	g.brought("Colleague", "STATE  library")
	g.met(g.brought("Here", "Fresh Press"), data.Encounter{EventID: g.event.ID, At: start.Add(time.Hour), Warmth: data.Warm})
	g.brought("Beside", "Fresh Press")
	walked := g.stored("Walked in", "")
	g.met(walked, data.Encounter{EventID: g.event.ID, At: start.Add(time.Hour)})
	do(t, s, func(tx *Tx) error {
		c := person("Made", "There")
		if err := tx.SaveContact(c); err != nil {
			return err
		}
		return tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: g.event.ID, At: start.Add(2 * time.Hour)})
	})
	do(t, s, func(tx *Tx) error {
		return firstOf(
			tx.SavePromise(&data.Promise{ContactID: again.ID, Text: "a"}), tx.SavePromise(&data.Promise{ContactID: again.ID, Text: "b"}),
			tx.SavePromise(&data.Promise{ContactID: again.ID, Text: "c", By: data.ByThem}),
			tx.SavePromise(&data.Promise{ContactID: again.ID, Text: "d", Done: start}), tx.SavePromise(&data.Promise{ContactID: again.ID, Text: "e", Dropped: start}))
	})
	thrown := g.brought("Thrown", "")
	do(t, s, func(tx *Tx) error { return tx.Trash(Contacts, thrown.ID) })

	got := g.people()
	for name, want := range map[string]struct {
		standing data.Standing
		via      string
	}{
		"Stored Roe": {data.Known, ""}, "Again Roe": {data.Known, ""}, "Met Roe": {data.Known, ""}, "Early Roe": {data.Known, ""},
		"Whole day Roe": {data.Stranger, ""}, "Day before Roe": {data.Known, ""}, "Later Roe": {data.Stranger, ""},
		"Plain Roe": {data.Stranger, ""}, "Colleague Roe": {data.WayIn, "Again Roe"}, "Here Roe": {data.Stranger, ""},
		"Beside Roe": {data.WayIn, "Here Roe"}, "Walked in Roe": {data.Known, ""}, "Made There": {data.Stranger, ""},
	} {
		if p := got[name]; p.Standing != want.standing || p.ViaName != want.via || (p.Via != 0) != (want.via != "") {
			t.Errorf("%s is %q via %q, want %q via %q", name, p.Standing, p.ViaName, want.standing, want.via)
		}
		delete(got, name)
	}
	for name := range got {
		t.Errorf("%s is among the people", name)
	}
	p := g.people()["Again Roe"]
	if p.BeforeName != "" || p.BeforeEvent != 0 || !p.BeforeAt.Equal(binned.Start) || p.OpenByMe != 2 || p.OpenByThem != 1 || p.Warmth != data.Hot || p.Met != 0 {
		t.Errorf("%+v", p)
	}
	if p := g.people()["Met Roe"]; p.BeforeName != earlier.Name || p.BeforeEvent != earlier.ID {
		t.Errorf("%+v", p)
	}
	if p := g.people()["Here Roe"]; p.Met != 1 || !p.MetAt.Equal(start.Add(time.Hour)) || p.MetWarm != data.Warm || p.Attendee.ID == 0 {
		t.Errorf("%+v", p)
	}
	if p := g.people()["Made There"]; p.Attendee.ID != 0 || p.Status() != data.Met {
		t.Errorf("%+v", p)
	}
}

// Of two new colleagues of whom one is met, the other has a way in, and nobody is their own.
func TestNobodyIsTheirOwnWayIn(t *testing.T) {
	s := openTest(t)
	g := gather(t, s, data.Event{Name: "Undated"})
	for _, name := range []string{"A", "B", "C"} {
		g.met(g.brought(name, "Press"), data.Encounter{EventID: g.event.ID, At: s.Now().Add(time.Duration(name[0]) * time.Minute)})
	}
	g.brought("D", "press")
	got := g.people()
	for name, want := range map[string]string{"A": "C Roe", "B": "C Roe", "C": "B Roe", "D": "C Roe"} {
		if p := got[name+" Roe"]; p.Standing != data.WayIn || p.ViaName != want {
			t.Errorf("%s is %s via %s", name, p.Standing, p.ViaName)
		}
	}
}

func TestEventPeopleAreReadAtOnce(t *testing.T) {
	counted := func(n int) int {
		s := openTest(t)
		g := gather(t, s, data.Event{Name: "Fair", Start: s.Now()})
		g.met(g.stored("Old", "Press"), data.Encounter{At: s.Now().AddDate(0, -1, 0)})
		for range n {
			g.met(g.listed(g.stored("Known", "X")), data.Encounter{At: s.Now().AddDate(-1, 0, 0)})
			g.met(g.brought("Met", "Press"), data.Encounter{EventID: g.event.ID})
			g.brought("New", "Press")
		}
		return asked(t, func(ctx context.Context) error { _, err := s.EventPeople(ctx, g.event.ID); return err })
	}
	if few, many := counted(1), counted(20); few != many || few == 0 {
		t.Errorf("%d queries for few, %d for many", few, many)
	}
}

// Whichever of the two stays, somebody who was a contact before the list came is known; two whom the list brought are not.
func TestMergingSaysWhoWasKnown(t *testing.T) {
	s := openTest(t)
	g := gather(t, s, data.Event{Name: "Fair"})
	for name, want := range map[string]data.Standing{"older stays": data.Known, "list's stays": data.Known, "both of the list": data.Stranger, "both, other": data.Stranger} {
		var old *data.Contact
		if want == data.Known {
			old = g.stored(name, "")
		} else {
			old = g.brought(name, "")
		}
		keep, gone := old, g.brought(name, "")
		if name == "list's stays" || name == "both, other" {
			keep, gone = gone, keep
		}
		do(t, s, func(tx *Tx) error { return tx.MergeContacts(keep.ID, gone.ID) })
		if p := g.people()[name+" Roe"]; p.Standing != want || p.Attendee.ContactID != keep.ID {
			t.Errorf("%s: %s, %+v", name, p.Standing, p.Attendee)
		}
	}
	expectSound(t, s)
}

// A brief, and the appointments with what overlaps them, take as many queries for many people as for a few.
func TestABriefIsReadAtOnce(t *testing.T) {
	counted := func(n int) (brief, agenda, person int) {
		s := openTest(t)
		g := gather(t, s, data.Event{Name: "Fair", Start: s.Now(), Sessions: []data.Session{{Title: "Talk", Start: s.Now(), End: s.Now().Add(time.Hour), Going: true}}})
		var c *data.Contact
		for range n {
			c = g.stored("Wanted", "")
			g.met(c, data.Encounter{At: s.Now().AddDate(0, -1, 0), Note: "a"})
			g.met(c, data.Encounter{At: s.Now().AddDate(0, -2, 0)})
			do(t, s, func(tx *Tx) error {
				return firstOf(tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: g.event.ID, Status: data.WantToMeet}),
					tx.SavePromise(&data.Promise{ContactID: c.ID, Text: "x"}), tx.SavePromise(&data.Promise{ContactID: c.ID, Text: "y", Done: s.Now()}),
					tx.SaveAppointment(&data.Appointment{ContactID: c.ID, EventID: g.event.ID, Start: s.Now(), End: s.Now().Add(time.Hour)}))
			})
		}
		brief = asked(t, func(ctx context.Context) error {
			b, err := s.EventBrief(ctx, g.event.ID)
			if len(b.People) != n || len(b.Agenda) != n || len(b.Agenda[0].Clashes) != n {
				t.Errorf("%d people, %d appointments, of %d", len(b.People), len(b.Agenda), n)
			}
			for _, p := range b.People {
				if len(p.Promises) != 1 || p.Last == nil || p.Last.Note != "a" || p.Status() != data.WantToMeet {
					t.Errorf("%+v", p)
				}
			}
			return err
		})
		agenda = asked(t, func(ctx context.Context) error { _, err := s.Agenda(ctx, &g.event); return err })
		person = asked(t, func(ctx context.Context) error {
			b, err := s.PersonBrief(ctx, c.ID, 0)
			if b.Event.ID != g.event.ID || len(b.People) != 1 || len(b.Agenda) != 1 {
				t.Errorf("of one: %+v", b)
			}
			return err
		})
		return brief, agenda, person
	}
	b1, a1, p1 := counted(1)
	b9, a9, p9 := counted(9)
	if b1 != b9 || a1 != a9 || p1 != p9 {
		t.Errorf("queries: %d, %d, %d for one; %d, %d, %d for nine", b1, a1, p1, b9, a9, p9)
	}
}

// Whoever is met, cancelled or not wanted any more is in no brief.
func TestWhoIsInABrief(t *testing.T) {
	s := openTest(t)
	g := gather(t, s, data.Event{Name: "Fair", Start: s.Now()})
	want := func(name string, change func(*data.Attendee)) *data.Contact {
		c := g.stored(name, "")
		a := data.Attendee{ContactID: c.ID, EventID: g.event.ID, Status: data.WantToMeet}
		change(&a)
		do(t, s, func(tx *Tx) error { return tx.SaveAttendee(&a) })
		return c
	}
	want("Wanted", func(*data.Attendee) {})
	want("Cancelled", func(a *data.Attendee) { a.Cancelled = s.Now() })
	want("Expected", func(a *data.Attendee) { a.Status = data.Expected })
	want("Closed", func(a *data.Attendee) { a.Status = data.Closed; a.Wanted = true })
	g.met(want("Met", func(*data.Attendee) {}), data.Encounter{EventID: g.event.ID})
	for name, state := range map[string]data.AppointmentState{"Agreed": data.Confirmed, "Called off": data.CalledOff, "Missed": data.Missed} {
		c := g.stored(name, "")
		do(t, s, func(tx *Tx) error {
			return tx.SaveAppointment(&data.Appointment{ContactID: c.ID, EventID: g.event.ID, Start: s.Now(), State: state})
		})
	}
	b, err := s.EventBrief(t.Context(), g.event.ID)
	if err != nil || len(b.People) != 2 || b.People[0].Contact.Given != "Agreed" || b.People[1].Contact.Given != "Wanted" || len(b.Agenda) != 1 {
		t.Errorf("%+v, %v", b.People, err)
	}
}
