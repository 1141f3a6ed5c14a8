package store

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"lanyard/data"
)

func TestSaveEvent(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	start := time.Date(2026, 8, 20, 7, 0, 0, 0, time.UTC)
	e := &data.Event{
		Name: "Library Congress", Place: "Ghent", Start: start, End: start.Add(72 * time.Hour), AllDay: true, Zone: "Europe/Brussels",
		Link: "https://congress.example", Note: "bring cards",
		Sessions: []data.Session{
			{Title: "Opening", Speakers: "A. Lima", Room: "1", Start: start, End: start.Add(time.Hour), Zone: "Europe/Brussels", Note: "n"},
			{Title: "Closing"},
		},
		Source: data.Source{Kind: data.Typed},
	}
	do(t, s, func(tx *Tx) error { return tx.SaveEvent(e) })
	got, err := s.Event(ctx, e.ID)
	if err != nil || !reflect.DeepEqual(got, *e) || e.Sessions[0].ID == 0 || e.Sessions[0].ID == e.Sessions[1].ID {
		t.Fatalf("%v\ngot  %+v\nwant %+v", err, got, *e)
	}
	c := person("Ana", "Lima")
	save(t, s, c)
	enc := &data.Encounter{ContactID: c.ID, EventID: e.ID, SessionID: e.Sessions[0].ID}
	do(t, s, func(tx *Tx) error { return tx.SaveEncounter(enc) })
	t.Run("sessions keep their ids over edits and moves", func(t *testing.T) {
		first, second := e.Sessions[0].ID, e.Sessions[1].ID
		e.Sessions[0].Title = "Grand opening"
		slices.Reverse(e.Sessions)
		do(t, s, func(tx *Tx) error { return tx.SaveEvent(e) })
		got, err := s.Event(ctx, e.ID)
		if err != nil || got.Sessions[0].ID != second || got.Sessions[1].ID != first || got.Sessions[1].Title != "Grand opening" {
			t.Errorf("%+v, %v", got.Sessions, err)
		}
	})
	t.Run("an encounter at a removed session stays at the event, and undo puts it back", func(t *testing.T) {
		removed := e.Sessions[1].ID
		e.Sessions = e.Sessions[:1]
		do(t, s, func(tx *Tx) error { return tx.SaveEvent(e) })
		if got, _ := s.Encounter(ctx, enc.ID); got.SessionID != 0 || got.EventID != e.ID {
			t.Errorf("%+v", got)
		}
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if got, _ := s.Encounter(ctx, enc.ID); got.SessionID != removed {
			t.Errorf("after undo: %+v", got)
		}
	})
	t.Run("another event's session is not found", func(t *testing.T) {
		now, _ := s.Event(ctx, e.ID)
		now.Sessions = append(now.Sessions, data.Session{ID: 999, Title: "x"})
		if _, err := s.Do(ctx, "x", func(tx *Tx) error { return tx.SaveEvent(&now) }); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("got %v", err)
		}
	})
	expectSound(t, s)
}

func TestEventsAreFoundByName(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	for _, name := range []string{"Congrès 2026", "congres 2026", "Fair", "FAIR", "fair!", "Workshop"} {
		do(t, s, func(tx *Tx) error { return tx.SaveEvent(&data.Event{Name: name}) })
	}
	for _, tt := range []struct {
		name, query, want string
		err               error
	}{
		{"as written, before those that fold alike", "Congrès 2026", "Congrès 2026", nil},
		{"case aside", "WORKSHOP", "Workshop", nil},
		{"spaces around aside", "  Workshop ", "Workshop", nil},
		{"several that fold alike are ambiguous", "fAir", "", data.ErrAmbiguous},
		{"one of several as written", "FAIR", "FAIR", nil},
		{"none", "Nothing", "", data.ErrNotFound},
		{"no name", "", "", data.ErrNotFound},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if e, err := s.EventByName(ctx, tt.query); e.Name != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("got %q, %v", e.Name, err)
			}
		})
	}
}

func TestEventsListPeople(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	old, late, undated := &data.Event{Name: "Old", Start: at}, &data.Event{Name: "Late", Start: at.AddDate(0, 1, 0)}, &data.Event{Name: "Undated"}
	ana, bo, cy := person("Ana", "Lima"), person("Bo", "Lund"), person("Cy", "Lane")
	save(t, s, ana, bo, cy)
	do(t, s, func(tx *Tx) error {
		err := errors.Join(tx.SaveEvent(undated), tx.SaveEvent(old), tx.SaveEvent(late))
		for range 2 {
			err = errors.Join(err, tx.SaveEncounter(&data.Encounter{ContactID: ana.ID, EventID: late.ID}))
		}
		return errors.Join(err, tx.SaveAttendee(&data.Attendee{ContactID: ana.ID, EventID: late.ID}),
			tx.SaveAttendee(&data.Attendee{ContactID: bo.ID, EventID: late.ID}), tx.SaveAttendee(&data.Attendee{ContactID: cy.ID, EventID: late.ID}))
	})
	do(t, s, func(tx *Tx) error { return tx.Trash(Contacts, cy.ID) })
	es, err := s.Events(ctx)
	if err != nil || len(es) != 3 || es[0].Name != "Late" || es[1].Name != "Old" || es[2].Name != "Undated" {
		t.Fatalf("%+v, %v", es, err)
	}
	if es[0].People != 2 || es[1].People != 0 {
		t.Errorf("people: %d, %d", es[0].People, es[1].People)
	}
	as, err := s.Attendees(ctx, late.ID)
	if err != nil || len(as) != 2 || as[0].ContactID != ana.ID || as[0].Status != data.Expected {
		t.Errorf("%+v, %v", as, err)
	}
	if as, err := s.ContactAttendees(ctx, bo.ID); err != nil || len(as) != 1 || as[0].EventID != late.ID {
		t.Errorf("%+v, %v", as, err)
	}
	t.Run("there is one attendee for a pair", func(t *testing.T) {
		do(t, s, func(tx *Tx) error {
			return tx.SaveAttendee(&data.Attendee{ContactID: bo.ID, EventID: late.ID, Status: data.Met, Note: "n"})
		})
		as, err := s.ContactAttendees(ctx, bo.ID)
		if err != nil || len(as) != 1 || as[0].Status != data.Met || as[0].Note != "n" || as[0].Rev != 2 {
			t.Errorf("%+v, %v", as, err)
		}
	})
	t.Run("taken off the list and put back by undo", func(t *testing.T) {
		do(t, s, func(tx *Tx) error { return tx.DeleteAttendee(bo.ID, late.ID) })
		if as, _ := s.ContactAttendees(ctx, bo.ID); len(as) != 0 {
			t.Errorf("%+v", as)
		}
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if as, _ := s.ContactAttendees(ctx, bo.ID); len(as) != 1 || as[0].Note != "n" {
			t.Errorf("%+v", as)
		}
		_, err := s.Do(ctx, "x", func(tx *Tx) error { return tx.DeleteAttendee(bo.ID, old.ID) })
		if !errors.Is(err, data.ErrNotFound) {
			t.Errorf("got %v", err)
		}
	})
}

func TestEncountersAndPromises(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	ana, bo := person("Ana", "Lima"), person("Bo", "Lund")
	save(t, s, ana, bo)
	day := func(d int) data.Date { return data.Date{Year: 2026, Month: 5, Day: d} }
	at := time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)
	e1 := &data.Encounter{ContactID: ana.ID, At: at, Zone: "Asia/Tokyo", Place: "foyer", Note: "n", Warmth: data.Warm, Source: data.Source{Kind: data.FromQR}}
	e2 := &data.Encounter{ContactID: bo.ID, At: at.Add(time.Hour)}
	e3 := &data.Encounter{ContactID: ana.ID, At: at.Add(2 * time.Hour)}
	do(t, s, func(tx *Tx) error {
		return errors.Join(tx.SaveEncounter(e1), tx.SaveEncounter(e2), tx.SaveEncounter(e3))
	})
	ps := []*data.Promise{
		{ContactID: ana.ID, Text: "late", Due: day(20)},
		{ContactID: ana.ID, Text: "undated"},
		{ContactID: ana.ID, EncounterID: e1.ID, Text: "soon", Due: day(2), By: data.ByThem},
		{ContactID: ana.ID, Text: "done", Due: day(1), Done: at},
		{ContactID: bo.ID, Text: "snoozed", Due: day(1), Snoozed: day(15)},
		{ContactID: bo.ID, Text: "awake", Due: day(3), Snoozed: day(4)},
	}
	do(t, s, func(tx *Tx) error {
		for _, p := range ps {
			if err := tx.SavePromise(p); err != nil {
				return err
			}
		}
		return nil
	})
	texts := func(ps []data.Promise, err error) (out []string) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range ps {
			out = append(out, p.Text)
		}
		return out
	}
	ids := func(es []data.Encounter, err error) (out []int64) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range es {
			out = append(out, e.ID)
		}
		return out
	}
	if got, err := s.Encounter(ctx, e1.ID); err != nil || !reflect.DeepEqual(got, *e1) {
		t.Errorf("%v: got %+v, want %+v", err, got, *e1)
	}
	if got, err := s.Promise(ctx, ps[2].ID); err != nil || !reflect.DeepEqual(got, *ps[2]) {
		t.Errorf("%v: got %+v, want %+v", err, got, *ps[2])
	}
	if got := ids(s.Encounters(ctx, ana.ID)); !slices.Equal(got, []int64{e3.ID, e1.ID}) {
		t.Errorf("encounters: %v", got)
	}
	if got := ids(s.LatestEncounters(ctx, 2)); !slices.Equal(got, []int64{e3.ID, e2.ID}) {
		t.Errorf("latest: %v", got)
	}
	if got := texts(s.Promises(ctx, ana.ID)); !slices.Equal(got, []string{"soon", "late", "undated", "done"}) {
		t.Errorf("of a contact: %v", got)
	}
	s.clock = func() time.Time { return at.AddDate(0, 0, 9) }
	if got := texts(s.OpenPromises(ctx, day(10))); !slices.Equal(got, []string{"soon", "awake", "undated"}) {
		t.Errorf("open: %v", got)
	}
	t.Run("what belongs to a trashed contact is hidden until it is restored", func(t *testing.T) {
		do(t, s, func(tx *Tx) error { return tx.Trash(Contacts, ana.ID) })
		if got := texts(s.OpenPromises(ctx, day(10))); !slices.Equal(got, []string{"awake"}) {
			t.Errorf("open: %v", got)
		}
		if got := ids(s.LatestEncounters(ctx, 9)); !slices.Equal(got, []int64{e2.ID}) {
			t.Errorf("latest: %v", got)
		}
		do(t, s, func(tx *Tx) error { return tx.Restore(Contacts, ana.ID) })
		if got := ids(s.LatestEncounters(ctx, 9)); len(got) != 3 {
			t.Errorf("latest: %v", got)
		}
	})
	t.Run("what does not hold is refused before it is written", func(t *testing.T) {
		for name, f := range map[string]func(*Tx) error{
			"no such contact":   func(tx *Tx) error { return tx.SaveEncounter(&data.Encounter{ContactID: 99}) },
			"no such event":     func(tx *Tx) error { return tx.SaveEncounter(&data.Encounter{ContactID: ana.ID, EventID: 99}) },
			"no such encounter": func(tx *Tx) error { return tx.SavePromise(&data.Promise{ContactID: ana.ID, EncounterID: 99}) },
			"no such attendee":  func(tx *Tx) error { return tx.SaveAttendee(&data.Attendee{ContactID: ana.ID, EventID: 99}) },
			"no such pair":      func(tx *Tx) error { return tx.MarkNotSame(ana.ID, 99) },
			"no such current":   func(tx *Tx) error { return tx.SetCurrent(99) },
		} {
			if _, err := s.Do(ctx, name, f); !errors.Is(err, data.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		var fe *data.FieldError
		for name, f := range map[string]func(*Tx) error{
			"warmth": func(tx *Tx) error { return tx.SaveEncounter(&data.Encounter{ContactID: ana.ID, Warmth: 4}) },
			"by":     func(tx *Tx) error { return tx.SavePromise(&data.Promise{ContactID: ana.ID, By: "both"}) },
		} {
			if _, err := s.Do(ctx, name, f); !errors.As(err, &fe) || string(fe.Field) != name {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestCards(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	work := &data.Card{Name: "Work", Show: []data.FieldRef{"given", "email:a@lib.example"}, Own: map[data.FieldKey]string{"title": "Head", "note": "x"}, Order: 2}
	booth := &data.Card{
		Name: "Booth", Order: 1, Code: data.CodeForm{Compact: true, Drop: []data.Droppable{data.DropTitle, data.DropNote}},
		Colour: "#1a3e72", Welcome: "Stand 42", Until: time.Date(2026, 8, 14, 16, 0, 0, 0, time.UTC),
	}
	do(t, s, func(tx *Tx) error { return errors.Join(tx.SaveCard(work), tx.SaveCard(booth)) })
	got, err := s.Card(ctx, work.ID)
	if err != nil || !reflect.DeepEqual(got, *work) {
		t.Errorf("%v: got %+v, want %+v", err, got, *work)
	}
	if got, err := s.CardByName(ctx, "WORK"); err != nil || got.ID != work.ID {
		t.Errorf("%+v, %v", got, err)
	}
	if cs, err := s.Cards(ctx); err != nil || len(cs) != 2 || cs[0].Name != "Booth" || !reflect.DeepEqual(cs[0], *booth) {
		t.Errorf("%+v, %v", cs, err)
	}
	var fe *data.FieldError
	if _, err := s.Do(ctx, "paint", func(tx *Tx) error { return tx.SaveCard(&data.Card{Name: "Red", Colour: "red"}) }); !errors.As(err, &fe) {
		t.Errorf("a colour that is none: %v", err)
	}
	do(t, s, func(tx *Tx) error { return tx.Trash(Cards, work.ID) })
	if _, err := s.CardByName(ctx, "Work"); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestSettingsAndCurrentEvent(t *testing.T) {
	c := newClock()
	s := openTest(t)
	s.clock = c.now
	ctx := t.Context()
	set := func(f func(*Tx) error) {
		t.Helper()
		if err := s.Quietly(ctx, f); err != nil {
			t.Fatal(err)
		}
	}
	for _, v := range []string{"DE", "NO", ""} {
		set(func(tx *Tx) error { return tx.SetSetting("phone_region", v) })
		if got, err := s.Setting(ctx, "phone_region"); got != v || err != nil {
			t.Errorf("got %q, want %q (%v)", got, v, err)
		}
	}
	if _, _, _, ok, err := s.Current(ctx); ok || err != nil {
		t.Errorf("at first: %v, %v", ok, err)
	}
	e := &data.Event{Name: "Fair"}
	do(t, s, func(tx *Tx) error { return tx.SaveEvent(e) })
	set(func(tx *Tx) error { return tx.SetCurrent(e.ID) })
	if got, since, over, ok, err := s.Current(ctx); got.ID != e.ID || since.IsZero() || over || !ok || err != nil {
		t.Errorf("%+v %v %v %v %v", got, since, over, ok, err)
	}
	c.at = c.at.Add(data.CurrentEventLimit)
	if _, _, over, ok, _ := s.Current(ctx); !over || !ok {
		t.Error("it did not end by itself")
	}
	do(t, s, func(tx *Tx) error { return tx.Trash(Events, e.ID) })
	if _, _, _, ok, err := s.Current(ctx); ok || err != nil {
		t.Errorf("a trashed event is current: %v", err)
	}
	do(t, s, func(tx *Tx) error { return tx.Restore(Events, e.ID) })
	set(func(tx *Tx) error { return tx.SetCurrent(0) })
	if _, _, _, ok, _ := s.Current(ctx); ok {
		t.Error("it was ended and is current")
	}
}

func TestCandidates(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	ana, bo := person("Ana", "Lima"), person("Bo", "Lund")
	ana.Emails = emails("ana@lib.example")
	save(t, s, ana, bo)
	same := person("A.", "Lima")
	same.Emails = emails("ANA@lib.example")
	ids := func() (out []int64) {
		t.Helper()
		cs, err := s.Candidates(ctx, data.MatchKeys(same))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cs {
			out = append(out, c.ID)
		}
		return out
	}
	if got := ids(); !slices.Equal(got, []int64{ana.ID}) {
		t.Errorf("got %v", got)
	}
	t.Run("inside an operation what it saved counts", func(t *testing.T) {
		_, err := s.Do(ctx, "x", func(tx *Tx) error {
			if err := tx.SaveContact(same); err != nil {
				return err
			}
			cs, err := tx.Candidates([]string{"e:ana@lib.example"})
			if err == nil && len(cs) != 2 {
				t.Errorf("%d candidates", len(cs))
			}
			return errors.Join(err, errors.New("rolled back"))
		})
		if err == nil {
			t.Error("no error")
		}
	})
	t.Run("a changed address is found no more, the new one is", func(t *testing.T) {
		ana.Emails = emails("lima@lib.example")
		save(t, s, ana)
		if got := ids(); len(got) != 0 {
			t.Errorf("got %v", got)
		}
	})
	t.Run("different persons are remembered from both sides", func(t *testing.T) {
		do(t, s, func(tx *Tx) error { return tx.MarkNotSame(bo.ID, ana.ID) })
		if op := do(t, s, func(tx *Tx) error { return tx.MarkNotSame(ana.ID, bo.ID) }); op.Seq != 0 {
			t.Error("marked twice")
		}
		a, _ := s.NotSamePairs(ctx, ana.ID)
		b, err := s.NotSamePairs(ctx, bo.ID)
		if !slices.Equal(a, []int64{bo.ID}) || !slices.Equal(b, []int64{ana.ID}) || err != nil {
			t.Errorf("%v, %v, %v", a, b, err)
		}
	})
}

func TestEncountersOfManyAreThoseOfEach(t *testing.T) {
	s := openTest(t)
	ana, bo, cy := person("Ana", "Lima"), person("Bo", "Lund"), person("Cy", "Lane")
	save(t, s, ana, bo, cy)
	do(t, s, func(tx *Tx) error {
		for i, c := range []*data.Contact{ana, bo, ana, bo, ana} {
			gone := &data.Encounter{ContactID: c.ID, Note: "gone"}
			e := &data.Encounter{ContactID: c.ID, At: tx.Now().Add(time.Duration(7*i%5) * time.Hour), Note: fmt.Sprint(i)}
			p := &data.Promise{ContactID: c.ID, Text: fmt.Sprint(i), Due: data.Date{Year: 2026, Month: 1 + 7*i%5, Day: 1}}
			if i%2 == 0 {
				p.Done = tx.Now()
			}
			err := errors.Join(tx.SaveEncounter(gone), tx.SaveEncounter(e), tx.SavePromise(p), tx.Trash(Encounters, gone.ID))
			if err != nil {
				return err
			}
		}
		return nil
	})
	ids := []int64{cy.ID, bo.ID, ana.ID}
	met, err := s.EncountersOf(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	owed, err := s.PromisesOf(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		es, err := s.Encounters(t.Context(), id)
		if err != nil || !reflect.DeepEqual(met[id], es) {
			t.Errorf("%d: encounters %v, want %v (%v)", id, met[id], es, err)
		}
		ps, err := s.Promises(t.Context(), id)
		if err != nil || !slices.Equal(owed[id], ps) {
			t.Errorf("%d: promises %v, want %v (%v)", id, owed[id], ps, err)
		}
	}
	if len(met[ana.ID]) != 3 || len(owed[bo.ID]) != 2 || len(met[cy.ID]) != 0 {
		t.Errorf("%d encounters, %d promises, %d of somebody never met", len(met[ana.ID]), len(owed[bo.ID]), len(met[cy.ID]))
	}
}
