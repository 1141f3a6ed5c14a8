package store

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"lanyard/data"
)

// full is a contact with every field set.
func full() *data.Contact {
	return &data.Contact{
		DisplayName: "Dr. Zoë Quillfeather-Østby", Prefix: "Dr.", Given: "Zoë", Additional: "M.", Family: "Quillfeather-Østby",
		Suffix: "PhD", Nickname: "Zo", Organisation: "Fjord Library", Department: "Metadata", Title: "Head",
		Emails: []data.Email{{Value: "zoe@fjord.example", Label: "work", Preferred: true}, {Value: "z@home.example"}},
		Phones: []data.Phone{{Value: "+1 (202) 555-0123", E164: "+12025550123", Label: "cell"}},
		Addresses: []data.Address{{
			Label: "work", Preferred: true, POBox: "12", Extended: "Floor 2", Street: "Quay 1\nEast wing",
			City: "Bergen", Region: "Vestland", PostalCode: "5003", Country: "Norway",
		}},
		Links:    []data.Link{{Value: "https://orcid.example/0000", Label: "ORCID", Preferred: true}},
		Topics:   []string{"linked data", "preservation"},
		Note:     "Knows about ledgers.\nMet by the coffee.",
		Birthday: data.Date{Month: 2, Day: 29},
		Other:    []data.Property{{Name: "X-PET;TYPE=cat", Value: "Ada\\, the cat"}},
		Source:   data.Source{Kind: data.FromQR},
	}
}

func TestSaveContact(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	c := full()
	save(t, s, c)
	t.Run("a saved contact is read back whole", func(t *testing.T) {
		got, err := s.Contact(ctx, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, *c) {
			t.Errorf("got  %+v\nwant %+v", got, *c)
		}
		if got.UID == "" || got.Rev != 1 || got.Created.IsZero() || !got.Created.Equal(got.Updated) {
			t.Errorf("UID %q, Rev %d, Created %v, Updated %v", got.UID, got.Rev, got.Created, got.Updated)
		}
	})
	t.Run("saving without a difference leaves no trace", func(t *testing.T) {
		same := *c
		if op := do(t, s, func(tx *Tx) error { return tx.SaveContact(&same) }); op.Seq != 0 || same.Rev != c.Rev {
			t.Errorf("op %d, rev %d", op.Seq, same.Rev)
		}
	})
	t.Run("an update replaces fields and lists", func(t *testing.T) {
		c.Title, c.Emails, c.Topics = "Director", c.Emails[1:], nil
		before := c.Updated
		save(t, s, c)
		got, err := s.Contact(ctx, c.ID)
		if err != nil || !reflect.DeepEqual(got, *c) {
			t.Errorf("%v: got %+v want %+v", err, got, *c)
		}
		if c.Rev != 2 || !c.Updated.After(before) {
			t.Errorf("Rev %d, Updated %v", c.Rev, c.Updated)
		}
	})
	t.Run("an update of what was changed in the meantime is a conflict", func(t *testing.T) {
		stale := *c
		stale.Rev, stale.Title = 1, "Other"
		_, err := s.Do(ctx, "Stale", func(tx *Tx) error { return tx.SaveContact(&stale) })
		if !errors.Is(err, data.ErrConflict) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a contact that is gone is not found", func(t *testing.T) {
		if _, err := s.Contact(ctx, 999); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("got %v", err)
		}
		_, err := s.Do(ctx, "Gone", func(tx *Tx) error { return tx.SaveContact(&data.Contact{ID: 999, UID: "u", Rev: 1}) })
		if !errors.Is(err, data.ErrNotFound) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("ids are never given twice", func(t *testing.T) {
		x := person("Ana", "Lima")
		save(t, s, x)
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		y := person("Bo", "Lund")
		save(t, s, y)
		if y.ID <= x.ID {
			t.Errorf("%d after %d", y.ID, x.ID)
		}
	})
	t.Run("an error of the caller leaves nothing", func(t *testing.T) {
		n, _ := s.Count(ctx)
		fail := errors.New("no")
		_, err := s.Do(ctx, "Half", func(tx *Tx) error {
			if err := tx.SaveContact(person("Half", "Way")); err != nil {
				return err
			}
			return fail
		})
		if m, _ := s.Count(ctx); !errors.Is(err, fail) || m != n {
			t.Errorf("%v, %d contacts instead of %d", err, m, n)
		}
	})
}

func TestMe(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	if me, err := s.Me(ctx); err != nil || !reflect.DeepEqual(me, data.Contact{}) {
		t.Fatalf("before it is filled in: %+v, %v", me, err)
	}
	me := person("Iris", "Rarename")
	me.Emails = []data.Email{{Value: "iris@lib.example"}}
	do(t, s, func(tx *Tx) error { return tx.SaveMe(me) })
	me.Title = "Librarian"
	do(t, s, func(tx *Tx) error { return tx.SaveMe(me) })
	got, err := s.Me(ctx)
	if err != nil || !reflect.DeepEqual(got, *me) {
		t.Errorf("got %+v, %v", got, err)
	}
	t.Run("no list, search or match shows it", func(t *testing.T) {
		if got := find(t, s, data.Query{}); len(got) != 0 {
			t.Errorf("list: %v", got)
		}
		if got := find(t, s, data.Query{Text: "rarename"}); len(got) != 0 {
			t.Errorf("search: %v", got)
		}
		if cs, err := s.Candidates(ctx, data.MatchKeys(me)); len(cs) != 0 || err != nil {
			t.Errorf("match: %v, %v", cs, err)
		}
		if n, _ := s.Count(ctx); n != 0 {
			t.Errorf("count: %d", n)
		}
	})
	t.Run("there is one", func(t *testing.T) {
		_, err := s.Do(ctx, "Second", func(tx *Tx) error { return tx.SaveMe(person("Other", "Me")) })
		if !errors.Is(err, data.ErrConflict) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("it cannot be trashed or erased", func(t *testing.T) {
		if _, err := s.Do(ctx, "Trash", func(tx *Tx) error { return tx.Trash(Contacts, me.ID) }); err == nil {
			t.Error("it went to the trash")
		}
		if _, err := s.Erase(ctx, me.ID); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("got %v", err)
		}
	})
}

func TestTimesAreKeptToTheMillisecond(t *testing.T) {
	s := openTest(t)
	at := time.Date(2026, 5, 1, 10, 0, 0, 123_456_789, time.FixedZone("", 7200))
	c := person("Ana", "Lima")
	save(t, s, c)
	e := &data.Encounter{ContactID: c.ID, At: at, Zone: "Europe/Berlin"}
	do(t, s, func(tx *Tx) error { return tx.SaveEncounter(e) })
	got, err := s.Encounter(t.Context(), e.ID)
	if err != nil || !got.At.Equal(at.Truncate(time.Millisecond)) || got.At.Location() != time.UTC || got.Local().Hour() != 10 {
		t.Errorf("got %v, %v", got.At, err)
	}
}

func TestADayWithoutATimeStaysOne(t *testing.T) {
	s := openTest(t)
	c := person("Ana", "Lima")
	save(t, s, c)
	fair := &data.Event{Name: "Fair", Zone: "Asia/Tokyo"}
	do(t, s, func(tx *Tx) error { return tx.SaveEvent(fair) })
	first := time.Date(2026, 5, 1, 0, 0, 0, 0, time.FixedZone("", 7200)).UTC() // in Berlin
	e := &data.Encounter{ContactID: c.ID, EventID: fair.ID, At: first.Add(9 * time.Hour), AllDay: true, Zone: "Europe/Berlin"}
	do(t, s, func(tx *Tx) error { return tx.SaveEncounter(e) })
	expect := func(at time.Time, day bool, zone string) {
		t.Helper()
		got, err := s.Encounter(t.Context(), e.ID)
		if err != nil || !got.At.Equal(at) || got.AllDay != day {
			t.Errorf("stored %v, day %v, %v", got.At, got.AllDay, err)
		}
		rows, err := s.Rows(t.Context(), []int64{c.ID})
		if err != nil || !rows[0].LastMet.Equal(at) || rows[0].LastDay != day || rows[0].LastZone != zone {
			t.Errorf("the row says %+v, %v", rows, err)
		}
	}
	expect(first, true, "Europe/Berlin")
	exact := *e
	exact.At, exact.AllDay = first.Add(10*time.Hour), false
	do(t, s, func(tx *Tx) error { return tx.SaveEncounter(&exact) })
	expect(exact.At, false, "Asia/Tokyo")
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	expect(first, true, "Europe/Berlin")
	expectSound(t, s)
}
