package store

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// receive stores an arrival as the swap page does: quietly.
func receive(t *testing.T, s *Store, a *data.Arrival) {
	t.Helper()
	if err := s.Quietly(t.Context(), func(tx *Tx) error { return tx.Receive(a) }); err != nil {
		t.Fatal(err)
	}
}

// waitingArrivals are the names of those who wait.
func waitingArrivals(t *testing.T, s *Store) (names []string) {
	t.Helper()
	as, err := s.Arrivals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range as {
		if !a.Waiting() || a.ID != a.Draft.Arrival {
			t.Errorf("%+v waits", a)
		}
		names = append(names, a.Draft.Contact.Name())
	}
	if n, err := s.ArrivalsWaiting(t.Context()); n != len(names) || err != nil {
		t.Errorf("%d are counted, %v", n, err)
	}
	return names
}

func TestAnArrivalWaitsUntilItIsSavedOrDiscarded(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	e := &data.Event{Name: "Fair"}
	do(t, s, func(tx *Tx) error { return tx.SaveEvent(e) })
	at := time.Date(2026, 8, 12, 9, 30, 0, 0, time.UTC)
	ana := data.Draft{Contact: *person("Ana", "Lima"), Text: "MECARD:…"}
	ana.Contact.Emails, ana.Contact.Source.Kind = emails("ana@lima.example"), data.FromSwap
	ana.Contact.Other = []data.Property{{Name: "X-LANYARD-CONSENT", Value: "yes"}}
	do(t, s, func(tx *Tx) (err error) {
		ana.Contact.Photo, err = tx.SavePhoto(jpegOf(t, 80, 80, nil))
		return errors.Join(err, tx.SetSetting("a", "b"))
	})
	first := &data.Arrival{At: at, EventID: e.ID, Draft: ana}
	receive(t, s, first)
	receive(t, s, &data.Arrival{At: at.Add(time.Minute), Draft: data.Draft{Contact: *person("Bo", "Lund")}})
	if got := waitingArrivals(t, s); !slices.Equal(got, []string{"Ana Lima", "Bo Lund"}) {
		t.Fatalf("waiting: %v", got)
	}
	got, err := s.Arrival(ctx, first.ID)
	if err != nil || !got.At.Equal(at) || got.EventID != e.ID || got.Draft.Text != ana.Text || got.Draft.Contact.Source.Kind != data.FromSwap ||
		got.Draft.Contact.Emails[0].Value != "ana@lima.example" || !slices.Equal(got.Draft.Contact.Other, ana.Contact.Other) ||
		got.Draft.Contact.Photo.SHA256 != ana.Contact.Photo.SHA256 {
		t.Errorf("it came back as %+v, %v", got, err)
	}
	if n, err := s.Count(ctx); n != 0 || err != nil {
		t.Errorf("%d contacts, %v: nobody was saved yet", n, err)
	}
	t.Run("saved, undone and saved again", func(t *testing.T) {
		c := got.Draft.Contact
		op := do(t, s, func(tx *Tx) error { return errors.Join(tx.SaveContact(&c), tx.SettleArrival(first.ID, c.ID)) })
		if got := waitingArrivals(t, s); !slices.Equal(got, []string{"Bo Lund"}) {
			t.Errorf("waiting: %v", got)
		}
		if _, err := s.Do(ctx, "Twice", func(tx *Tx) error { return tx.SettleArrival(first.ID, c.ID) }); !errors.Is(err, data.ErrConflict) {
			t.Errorf("saved twice: %v", err)
		}
		receive(t, s, &data.Arrival{At: at.Add(time.Hour), Draft: data.Draft{Contact: *person("Cy", "Marsh")}})
		rev, err := s.Undo(ctx)
		if err != nil || rev.Op.Seq != op.Seq || len(rev.Kept) > 0 {
			t.Errorf("undone was %+v, %v", rev, err)
		}
		if got := waitingArrivals(t, s); !slices.Equal(got, []string{"Ana Lima", "Bo Lund", "Cy Marsh"}) {
			t.Errorf("waiting: %v", got)
		}
		if _, err := s.Redo(ctx); err != nil || len(waitingArrivals(t, s)) != 2 {
			t.Errorf("redone: %v, %v", err, waitingArrivals(t, s))
		}
	})
	t.Run("discarded, it lies in the trash", func(t *testing.T) {
		as, err := s.Arrivals(ctx)
		if err != nil {
			t.Fatal(err)
		}
		do(t, s, func(tx *Tx) error { return tx.Trash(Arrivals, as[0].ID) })
		list, err := s.TrashList(ctx)
		if err != nil || len(list) != 1 || list[0].Kind != Arrivals || list[0].Name != "Bo Lund" {
			t.Errorf("in the trash: %+v, %v", list, err)
		}
		do(t, s, func(tx *Tx) error { return tx.Restore(Arrivals, as[0].ID) })
		if got := waitingArrivals(t, s); !slices.Contains(got, "Bo Lund") {
			t.Errorf("waiting: %v", got)
		}
	})
	t.Run("nobody without a name, mail or number is received", func(t *testing.T) {
		err := s.Quietly(ctx, func(tx *Tx) error { return tx.Receive(&data.Arrival{}) })
		if fe := (*data.FieldError)(nil); !errors.As(err, &fe) {
			t.Errorf("got %v", err)
		}
	})
	expectSound(t, s)
}

func TestStrangersCannotFillTheFile(t *testing.T) {
	s := openTest(t)
	err := s.Quietly(t.Context(), func(tx *Tx) error {
		for range arrivalsKept {
			if err := tx.Receive(&data.Arrival{Draft: data.Draft{Contact: *person("Spam", "Bot")}}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	more := func(tx *Tx) error {
		return tx.Receive(&data.Arrival{Draft: data.Draft{Contact: *person("Ana", "Lima")}})
	}
	if err := s.Quietly(t.Context(), more); !errors.Is(err, data.ErrInboxFull) {
		t.Errorf("one more: %v", err)
	}
	as, err := s.Arrivals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, func(tx *Tx) error { return tx.Trash(Arrivals, as[0].ID) })
	if err := s.Quietly(t.Context(), more); err != nil {
		t.Errorf("after one was looked at: %v", err)
	}
}

func TestAMergeTakesTheCardThatArrivedAlong(t *testing.T) {
	s := openTest(t)
	ana, twin := person("Ana", "Lima"), person("Anna", "Lima")
	save(t, s, ana, twin)
	a := &data.Arrival{Draft: data.Draft{Contact: *person("Anna", "Lima")}}
	receive(t, s, a)
	do(t, s, func(tx *Tx) error { return tx.SettleArrival(a.ID, twin.ID) })
	do(t, s, func(tx *Tx) error { return tx.MergeContacts(ana.ID, twin.ID) })
	if got, err := s.Arrival(t.Context(), a.ID); err != nil || got.ContactID != ana.ID {
		t.Errorf("it belongs to contact %d, %v", got.ContactID, err)
	}
	expectSound(t, s)
}

// receiveUntilFull sends cards until no more are taken, and says how many were.
func receiveUntilFull(t *testing.T, s *Store, c data.Contact, photo []byte) (n int) {
	t.Helper()
	for ; n <= arrivalsKept; n++ {
		err := s.Quietly(t.Context(), func(tx *Tx) (err error) {
			if len(photo) > 0 {
				if c.Photo, err = tx.SavePhoto(photo); err != nil {
					return err
				}
			}
			return tx.Receive(&data.Arrival{Draft: data.Draft{Contact: c}})
		})
		if errors.Is(err, data.ErrInboxFull) {
			return n
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return n
}

func TestWhatWaitsIsBoundedInBytes(t *testing.T) {
	s := openTest(t)
	big := *person("Spam", "Bot")
	big.Other = []data.Property{{Name: "X-J", Value: strings.Repeat("&<>", 20_000)}}
	receive(t, s, &data.Arrival{Draft: data.Draft{Contact: big}})
	var size int
	if err := s.readers.QueryRow("SELECT octet_length(draft) FROM arrival").Scan(&size); err != nil || size > 61_000 {
		t.Errorf("60 KB of card became %d bytes, %v", size, err)
	}
	if got, err := s.Arrival(t.Context(), 1); err != nil || !slices.Equal(got.Draft.Contact.Other, big.Other) {
		t.Errorf("it came back otherwise: %v", err)
	}
	huge := big
	huge.Note = strings.Repeat("x", arrivalBytes)
	if err := s.Quietly(t.Context(), func(tx *Tx) error { return tx.Receive(&data.Arrival{Draft: data.Draft{Contact: huge}}) }); err == nil {
		t.Error("a card of 190 KB is kept")
	}
	photo := noise(t, 700, 600) // 1.6 MB
	if n := receiveUntilFull(t, s, big, photo); n < 40 || n > 80 {
		t.Errorf("%d cards with pictures of %d KB were taken for 100 MB", n, len(photo)>>10)
	}
}

func TestAFullInboxIsListedByNamesAndEmptiedAtOnce(t *testing.T) {
	s := openTest(t)
	c := *person("Ana", "Lima")
	c.DisplayName = strings.Repeat("Ana ", 10_000)
	c.Title, c.Organisation = "Editor", "Lima & Co"
	c.Emails = []data.Email{{Value: "a@lima.example"}, {Value: "b@lima.example", Preferred: true}}
	n := receiveUntilFull(t, s, c, nil)
	rows, all, err := s.ArrivalRows(t.Context(), 50)
	if err != nil || all != n || len(rows) != 50 {
		t.Fatalf("%d rows of %d, %d were taken: %v", len(rows), all, n, err)
	}
	want := data.ArrivalRow{ID: 1, At: rows[0].At, Name: strings.TrimSpace(strings.Repeat("Ana ", 50)), Title: "Editor", Organisation: "Lima & Co", Email: "b@lima.example"}
	if rows[0] != want {
		t.Errorf("the row is %+v", rows[0])
	}
	op := do(t, s, func(tx *Tx) error {
		gone, err := tx.DiscardArrivals()
		if gone != n {
			t.Errorf("%d of %d are discarded", gone, n)
		}
		return err
	})
	if left, err := s.ArrivalsWaiting(t.Context()); left != 0 || err != nil {
		t.Errorf("%d wait still, %v", left, err)
	}
	rev, err := s.Undo(t.Context())
	if err != nil || rev.Op.Seq != op.Seq {
		t.Errorf("undone: %+v, %v", rev, err)
	}
	if back, err := s.ArrivalsWaiting(t.Context()); back != n || err != nil {
		t.Errorf("%d of %d are back, %v", back, n, err)
	}
	expectSound(t, s)
}
