package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"lanyard/data"
)

// stepClock is a clock that stands where a test puts it.
type stepClock struct{ at time.Time }

func (c *stepClock) now() time.Time { return c.at }

func momentAt(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// seen gives the texts of the promises that are in sight for the next two weeks.
func seen(t *testing.T, s *Store) (out []string) {
	t.Helper()
	y, m, d := s.Now().AddDate(0, 0, 14).Date()
	ps, err := s.OpenPromises(t.Context(), data.Date{Year: y, Month: int(m), Day: d})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range ps {
		out = append(out, p.Text)
	}
	return out
}

// TestASnoozedPromiseComesBackOnItsDay checks at which moment a promise is in sight again: by day on the clocks of the user, by
// event on those of the event.
func TestASnoozedPromiseComesBackOnItsDay(t *testing.T) {
	kiritimati, honolulu := "Pacific/Kiritimati", "Pacific/Honolulu" // UTC+14 and UTC−10
	for name, c := range map[string]struct {
		snoozed      data.Date
		start, zone  string // of the event; "" for a snooze until a day
		status       string
		hidden, back string // moments, on the clocks of the user
	}{
		"until a day, in Berlin":             {snoozed: data.Date{Year: 2026, Month: 12, Day: 1}, hidden: "2026-11-30T23:59:59+01:00", back: "2026-12-01T00:00:00+01:00"},
		"until a day, in Honolulu":           {snoozed: data.Date{Year: 2026, Month: 12, Day: 1}, hidden: "2026-11-30T23:59:59-10:00", back: "2026-12-01T00:00:00-10:00"},
		"over the end of a leap year's Feb.": {snoozed: data.Date{Year: 2028, Month: 2, Day: 29}, hidden: "2028-02-28T23:59:59Z", back: "2028-02-29T00:00:00Z"},
		"until an event of the east":         {start: "2026-12-01T09:00:00+14:00", zone: kiritimati, hidden: "2026-11-30T09:59:59Z", back: "2026-11-30T10:00:00Z"},
		"until an event of the west":         {start: "2026-12-01T09:00:00-10:00", zone: honolulu, hidden: "2026-12-01T09:59:59Z", back: "2026-12-01T10:00:00Z"},
		"until an event of the evening":      {start: "2026-12-01T23:30:00+01:00", zone: "Europe/Berlin", hidden: "2026-11-30T22:59:59Z", back: "2026-11-30T23:00:00Z"},
		"until a day without a midnight":     {start: "2026-09-06T10:00:00-03:00", zone: "America/Santiago", hidden: "2026-09-06T03:59:59Z", back: "2026-09-06T04:00:00Z"},
		"until a day of 25 hours":            {start: "2026-10-25T23:00:00+01:00", zone: "Europe/Berlin", hidden: "2026-10-24T21:59:59Z", back: "2026-10-24T22:00:00Z"},
	} {
		t.Run(name, func(t *testing.T) {
			s := openTest(t)
			clock := &stepClock{momentAt(t, c.hidden).AddDate(0, -1, 0)}
			s.clock = clock.now
			ana := person("Ana", "Lima")
			p := data.Promise{Text: "slides", Due: data.Date{Year: 2026, Month: 1, Day: 1}}
			do(t, s, func(tx *Tx) error {
				if err := tx.SaveContact(ana); err != nil {
					return err
				}
				p.ContactID = ana.ID
				if c.start == "" {
					p.Snooze(c.snoozed)
					return tx.SavePromise(&p)
				}
				e := data.Event{Name: "Fair", Start: momentAt(t, c.start), Zone: c.zone}
				err := tx.SaveEvent(&e)
				p.SnoozeUntil(e.ID)
				return errors.Join(err, tx.SavePromise(&p))
			})
			for _, at := range []struct {
				when  string
				shown bool
			}{{c.hidden, false}, {c.back, true}} {
				clock.at = momentAt(t, at.when)
				if got := seen(t, s); (len(got) == 1) != at.shown {
					t.Errorf("at %s it is in sight: %v", at.when, len(got) == 1)
				}
				state := data.PromiseSnoozed
				if at.shown {
					state = data.PromiseOpen
				}
				if ids, err := s.FindPromises(t.Context(), PromiseQuery{States: []data.PromiseState{state}}); err != nil || len(ids) != 1 {
					t.Errorf("at %s %d are %s, %v", at.when, len(ids), state, err)
				}
			}
		})
	}
}

// TestAPromiseFollowsTheEventItWaitsFor checks that a snooze until an event goes with the event: moved, called off, thrown away,
// erased, merged, and each undone.
func TestAPromiseFollowsTheEventItWaitsFor(t *testing.T) {
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	other := &data.Event{Name: "Fair of the others", Start: now.AddDate(0, 0, 20), Zone: "UTC"}
	for name, c := range map[string]struct {
		change func(tx *Tx, e *data.Event) error
		until  data.Date // when it comes back then; zero: it is in sight
	}{
		"moved to a later day": {func(tx *Tx, e *data.Event) error {
			e.Start, e.End = e.Start.AddDate(0, 1, 0), e.End.AddDate(0, 1, 0)
			return tx.SaveEvent(e)
		}, data.Date{Year: 2027, Month: 1, Day: 10}},
		"moved to a day that was": {func(tx *Tx, e *data.Event) error {
			e.Start, e.End = now.AddDate(0, 0, -3), now.AddDate(0, 0, -2)
			return tx.SaveEvent(e)
		}, data.Date{}},
		"its days taken away": {func(tx *Tx, e *data.Event) error {
			e.Start, e.End = time.Time{}, time.Time{}
			return tx.SaveEvent(e)
		}, data.Date{}},
		"called off": {func(tx *Tx, e *data.Event) error {
			e.Status = data.Cancelled
			return tx.SaveEvent(e)
		}, data.Date{}},
		"in the trash":        {func(tx *Tx, e *data.Event) error { return tx.Trash(Events, e.ID) }, data.Date{}},
		"merged into another": {func(tx *Tx, e *data.Event) error { return tx.MergeEvents(other.ID, e.ID) }, data.Date{Year: 2026, Month: 12, Day: 19}},
		"another one moved":   {func(tx *Tx, _ *data.Event) error { o := *other; o.Start = now; return tx.SaveEvent(&o) }, data.Date{Year: 2026, Month: 12, Day: 10}},
	} {
		t.Run(name, func(t *testing.T) {
			s := openTest(t)
			s.clock = (&stepClock{now}).now
			ana, e := person("Ana", "Lima"), &data.Event{Name: "Fair", Start: now.AddDate(0, 0, 11), End: now.AddDate(0, 0, 12), Zone: "UTC"}
			o := *other
			p := &data.Promise{Text: "slides"}
			do(t, s, func(tx *Tx) error {
				err := errors.Join(tx.SaveContact(ana), tx.SaveEvent(e), tx.SaveEvent(&o))
				p.ContactID = ana.ID
				p.SnoozeUntil(e.ID)
				return errors.Join(err, tx.SavePromise(p))
			})
			*other = o
			until := func() data.Date {
				rows, err := s.PromiseRows(t.Context(), []int64{p.ID})
				if err != nil || len(rows) != 1 {
					t.Fatalf("%+v, %v", rows, err)
				}
				if hidden := len(seen(t, s)) == 0; hidden == rows[0].Until.IsZero() {
					t.Errorf("hidden: %v, until %v", hidden, rows[0].Until)
				}
				return rows[0].Until
			}
			before := data.Date{Year: 2026, Month: 12, Day: 10}
			if got := until(); got != before {
				t.Fatalf("at first until %v", got)
			}
			do(t, s, func(tx *Tx) error { return c.change(tx, e) })
			if got := until(); got != c.until {
				t.Errorf("until %v, want %v", got, c.until)
			}
			if _, err := s.Undo(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := until(); got != before {
				t.Errorf("undone: until %v", got)
			}
		})
		*other = data.Event{Name: other.Name, Start: now.AddDate(0, 0, 20), Zone: "UTC"}
	}
	t.Run("erased", func(t *testing.T) {
		s := openTest(t)
		s.clock = (&stepClock{now}).now
		ana, e := person("Ana", "Lima"), &data.Event{Name: "Fair", Start: now.AddDate(0, 0, 11), Zone: "UTC"}
		do(t, s, func(tx *Tx) error {
			err := errors.Join(tx.SaveContact(ana), tx.SaveEvent(e))
			p := data.Promise{ContactID: ana.ID, Text: "slides"}
			p.SnoozeUntil(e.ID)
			return errors.Join(err, tx.SavePromise(&p))
		})
		do(t, s, func(tx *Tx) error { return tx.Trash(Events, e.ID) })
		if _, err := s.PurgeTrash(t.Context(), now.AddDate(0, 0, 1)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Event(t.Context(), e.ID); !errors.Is(err, data.ErrNotFound) {
			t.Fatalf("the event is there: %v", err)
		}
		if got := seen(t, s); !slices.Equal(got, []string{"slides"}) {
			t.Errorf("in sight: %v", got)
		}
	})
}

// TestTheNextEventIsOneToWhichBothGo checks which event *at our next event* means.
func TestTheNextEventIsOneToWhichBothGo(t *testing.T) {
	s := openTest(t)
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	s.clock = (&stepClock{now}).now
	ana, bo, cy := person("Ana", "Lima"), person("Bo", "Lund"), person("Cy", "Nuri")
	save(t, s, ana, bo, cy)
	events := map[string]*data.Event{
		"over":    {Start: now.AddDate(0, 0, -3)},
		"today":   {Start: now.Add(3 * time.Hour)},
		"off":     {Start: now.AddDate(0, 0, 2), Status: data.Cancelled},
		"trashed": {Start: now.AddDate(0, 0, 3)},
		"next":    {Start: now.AddDate(0, 0, 9)},
		"later":   {Start: now.AddDate(0, 0, 19)},
		"undated": {},
	}
	do(t, s, func(tx *Tx) error {
		for name, e := range events {
			e.Name, e.Zone = name, "UTC"
			if err := errors.Join(tx.SaveEvent(e), tx.SaveAttendee(&data.Attendee{ContactID: ana.ID, EventID: e.ID})); err != nil {
				return err
			}
		}
		return errors.Join(tx.Trash(Events, events["trashed"].ID),
			tx.SaveAttendee(&data.Attendee{ContactID: bo.ID, EventID: events["next"].ID, Cancelled: now}),
			tx.SaveAttendee(&data.Attendee{ContactID: bo.ID, EventID: events["later"].ID}))
	})
	got, err := s.NextEvents(t.Context(), []int64{ana.ID, bo.ID, cy.ID})
	if err != nil || got[ana.ID].Name != "next" || got[bo.ID].Name != "later" || len(got) != 2 {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestTheListOfPromisesIsFiltered checks each filter and the order, and that no promise leaves the list because its day has passed.
func TestTheListOfPromisesIsFiltered(t *testing.T) {
	s := openTest(t)
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	s.clock = (&stepClock{now}).now
	ana, bo, gone := person("Ana", "Lima"), person("José", "García"), person("Di", "Gone")
	ana.Organisation = "State Library"
	save(t, s, ana, bo, gone)
	e := &data.Event{Name: "Fair", Start: now.AddDate(0, -1, 0), Zone: "UTC"}
	day := func(d int) data.Date { return data.Date{Year: 2026, Month: 11, Day: d} }
	do(t, s, func(tx *Tx) error {
		if err := tx.SaveEvent(e); err != nil {
			return err
		}
		met := &data.Encounter{ContactID: ana.ID, EventID: e.ID, At: e.Start}
		if err := tx.SaveEncounter(met); err != nil {
			return err
		}
		for _, p := range []*data.Promise{
			{ContactID: ana.ID, Text: "old slides", Due: data.Date{Year: 2019, Month: 2, Day: 3}, EncounterID: met.ID},
			{ContactID: bo.ID, Text: "recipe", By: data.ByThem, Due: day(30)},
			{ContactID: ana.ID, Text: "book"},
			{ContactID: bo.ID, Text: "wine", Snoozed: data.Date{Year: 2027, Month: 1, Day: 1}, Due: day(1)},
			{ContactID: ana.ID, Text: "kept", Done: now},
			{ContactID: ana.ID, Text: "kept before", Done: now.AddDate(0, 0, -1)},
			{ContactID: bo.ID, Text: "dropped", Dropped: now.AddDate(0, 0, -2)},
			{ContactID: gone.ID, Text: "of nobody"},
		} {
			if err := tx.SavePromise(p); err != nil {
				return err
			}
		}
		return tx.Trash(Contacts, gone.ID)
	})
	for name, c := range map[string]struct {
		q    PromiseQuery
		want []string
	}{
		"all":        {PromiseQuery{}, []string{"old slides", "wine", "recipe", "book", "kept", "kept before", "dropped"}},
		"open":       {PromiseQuery{States: []data.PromiseState{data.PromiseOpen}}, []string{"old slides", "recipe", "book"}},
		"owed":       {PromiseQuery{States: []data.PromiseState{data.PromiseOpen, data.PromiseSnoozed}}, []string{"old slides", "wine", "recipe", "book"}},
		"snoozed":    {PromiseQuery{States: []data.PromiseState{data.PromiseSnoozed}}, []string{"wine"}},
		"done":       {PromiseQuery{States: []data.PromiseState{data.PromiseDone}}, []string{"kept", "kept before"}},
		"dropped":    {PromiseQuery{States: []data.PromiseState{data.PromiseDropped}}, []string{"dropped"}},
		"mine":       {PromiseQuery{By: data.ByMe, States: []data.PromiseState{data.PromiseOpen}}, []string{"old slides", "book"}},
		"theirs":     {PromiseQuery{By: data.ByThem}, []string{"recipe"}},
		"passed":     {PromiseQuery{Passed: true}, []string{"old slides", "wine"}},
		"of event":   {PromiseQuery{Event: e.ID}, []string{"old slides"}},
		"of person":  {PromiseQuery{Text: "garcia"}, []string{"wine", "recipe", "dropped"}},
		"two words":  {PromiseQuery{Text: "state slides"}, []string{"old slides"}},
		"of nothing": {PromiseQuery{Text: "zebra"}, nil},
	} {
		ids, err := s.FindPromises(t.Context(), c.q)
		rows, err2 := s.PromiseRows(t.Context(), ids)
		var got []string
		for _, r := range rows {
			got = append(got, r.Text)
		}
		if err := errors.Join(err, err2); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q, %v", name, got, c.want, err)
		}
	}
	rows, err := s.PromiseRows(t.Context(), []int64{1, 4})
	if err != nil || rows[0].From.Name != "Fair" || rows[0].Organisation != "State Library" || rows[1].Name != "José García" || rows[1].State != data.PromiseSnoozed {
		t.Errorf("%+v, %v", rows, err)
	}
}

// TestALongListOfPromisesTakesAsManyQueries counts the queries of a list and of Today.
func TestALongListOfPromisesTakesAsManyQueries(t *testing.T) {
	s := openTest(t)
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	s.clock = (&stepClock{now}).now
	e := &data.Event{Name: "Fair", Start: now.AddDate(0, 1, 0), Zone: "UTC"}
	do(t, s, func(tx *Tx) error { return tx.SaveEvent(e) })
	add := func(n int) {
		do(t, s, func(tx *Tx) error {
			for i := range n {
				c := person(fmt.Sprint("P", i), "Of many")
				if err := tx.SaveContact(c); err != nil {
					return err
				}
				p := data.Promise{ContactID: c.ID, Text: "slides"}
				if i%3 == 0 {
					p.SnoozeUntil(e.ID)
				}
				if err := tx.SavePromise(&p); err != nil {
					return err
				}
			}
			return nil
		})
	}
	count := func() (n int32) {
		var queries atomic.Int32
		ctx := Telling(t.Context(), func(string) { queries.Add(1) })
		ids, err := s.FindPromises(ctx, PromiseQuery{Text: "of slides"})
		_, err2 := s.PromiseRows(ctx, ids)
		_, err3 := s.OpenPromises(ctx, data.Date{Year: 2030, Month: 1, Day: 1})
		_, err4 := s.NextEvents(ctx, ids)
		if err := errors.Join(err, err2, err3, err4); err != nil {
			t.Fatal(err)
		}
		return queries.Load()
	}
	add(3)
	few := count()
	add(300)
	if many := count(); many != few {
		t.Errorf("%d queries for 303 promises, %d for 3", many, few)
	}
}

// BenchmarkPromises measures the list and Today with 10,000 promises.
func BenchmarkPromises(b *testing.B) {
	s := openTest(b)
	if _, err := s.Do(context.Background(), "Test", func(tx *Tx) error {
		for i := range 1000 {
			c := person(fmt.Sprint("P", i), "Of many")
			if err := tx.SaveContact(c); err != nil {
				return err
			}
			for k := range 10 {
				if err := tx.SavePromise(&data.Promise{ContactID: c.ID, Text: fmt.Sprint("slides ", k), Due: data.Date{Year: 2026, Month: 1 + k, Day: 1 + i%28}}); err != nil {
					return err
				}
			}
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	for name, f := range map[string]func() error{
		"list":    func() error { _, err := s.FindPromises(b.Context(), PromiseQuery{}); return err },
		"by word": func() error { _, err := s.FindPromises(b.Context(), PromiseQuery{Text: "p77"}); return err },
		"today": func() error {
			_, err := s.OpenPromises(b.Context(), data.Date{Year: 2027, Month: 1, Day: 1})
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := f(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestTheFirstPromisesAreThoseOfAll compares the beginning of the list, and its length, with the list as a whole.
func TestTheFirstPromisesAreThoseOfAll(t *testing.T) {
	s := openTest(t)
	day := s.Now().AddDate(0, 1, 0)
	ahead, over := &data.Event{Name: "Fair", Start: day, Zone: "UTC"}, &data.Event{Name: "Past", Start: s.Now().AddDate(0, -1, 0), Zone: "UTC"}
	do(t, s, func(tx *Tx) error { return errors.Join(tx.SaveEvent(ahead), tx.SaveEvent(over)) })
	do(t, s, func(tx *Tx) error {
		c := person("Ana", "Lima")
		err := tx.SaveContact(c)
		for i := range 40 {
			p := data.Promise{ContactID: c.ID, Text: fmt.Sprint("promise ", i)}
			if i%3 != 0 {
				p.Due = data.Date{Year: 2020, Month: 1 + i%12, Day: 1}
			}
			switch i % 5 {
			case 1:
				p.SnoozeUntil(ahead.ID)
			case 2:
				p.SnoozeUntil(over.ID)
			case 3:
				p.Snoozed = data.Date{Year: 2100, Month: 1, Day: 1}
			}
			err = errors.Join(err, tx.SavePromise(&p))
		}
		return err
	})
	until := data.Date{Year: 2030, Month: 1, Day: 1}
	all, err := s.OpenPromises(t.Context(), until)
	if err != nil || len(all) != 24 {
		t.Fatal(len(all), err)
	}
	for _, limit := range []int{1, 7, 24, 100} {
		first, total, err := s.FirstPromises(t.Context(), until, limit)
		if err != nil || total != len(all) || !slices.Equal(first, all[:min(limit, len(all))]) {
			t.Errorf("limit %d: %d of %d, %v", limit, len(first), total, err)
		}
	}
}
