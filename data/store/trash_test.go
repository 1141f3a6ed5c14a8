package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

func TestTrash(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	ana, bo := person("Ana", "Lima"), person("Bo", "Lund")
	e := &data.Event{Name: "Fair"}
	save(t, s, ana, bo)
	do(t, s, func(tx *Tx) error { return tx.SaveEvent(e) })
	do(t, s, func(tx *Tx) error { return tx.Trash(Contacts, ana.ID) })
	do(t, s, func(tx *Tx) error { return tx.Trash(Events, e.ID) })
	if got := find(t, s, data.Query{}); !slices.Equal(got, []string{"Bo Lund"}) {
		t.Errorf("list: %v", got)
	}
	if got := find(t, s, data.Query{Text: "ana"}); len(got) != 0 {
		t.Errorf("search: %v", got)
	}
	if es, _ := s.Events(ctx); len(es) != 0 {
		t.Errorf("events: %v", es)
	}
	list, err := s.TrashList(ctx)
	if err != nil || len(list) != 2 || list[0].Kind != Events || list[0].Name != "Fair" || list[1].Kind != Contacts || list[1].Name != "Ana Lima" || list[1].At.IsZero() {
		t.Errorf("%+v, %v", list, err)
	}
	t.Run("saving what lies in the trash leaves it there", func(t *testing.T) {
		c, _ := s.Contact(ctx, ana.ID)
		c.Title, c.Trashed = "Curator", time.Time{}
		save(t, s, &c)
		if c.Trashed.IsZero() || len(find(t, s, data.Query{Text: "curator"})) != 0 {
			t.Error("it left the trash")
		}
	})
	t.Run("restored, it is found again", func(t *testing.T) {
		do(t, s, func(tx *Tx) error { return tx.Restore(Contacts, ana.ID) })
		if got := find(t, s, data.Query{Text: "curator"}); !slices.Equal(got, []string{"Ana Lima"}) {
			t.Errorf("search: %v", got)
		}
	})
	t.Run("what has no trash or is gone is refused", func(t *testing.T) {
		if _, err := s.Do(ctx, "x", func(tx *Tx) error { return tx.Trash(Settings, 1) }); err == nil {
			t.Error("a setting went to the trash")
		}
		if _, err := s.Do(ctx, "x", func(tx *Tx) error { return tx.Trash(Contacts, 99) }); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("got %v", err)
		}
	})
	expectSound(t, s)
}

// rare are texts of the person to be erased, found nowhere else.
var rare = []string{
	"Zephyrinda", "Quexlborough", "zq.secretbox@hidden.example", "+1 202 555 0147", "Wombatology notes", "umbrella-under-the-piano",
	"promised a xylothek", "Borogove Society", "Krzyżanówkowa 77",
}

func rareContact() *data.Contact {
	return &data.Contact{
		Given: rare[0], Family: rare[1], Emails: emails(rare[2]), Phones: []data.Phone{{Value: rare[3], E164: "+12025550147"}},
		Note: rare[4], Organisation: rare[7], Addresses: []data.Address{{Street: rare[8]}}, Topics: []string{"snarkhunting"},
	}
}

// holding lists the database's files that hold a text, as it is or folded.
func holding(t *testing.T, s *Store, texts []string) (out []string) {
	t.Helper()
	files, err := filepath.Glob(s.Path() + "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		low := bytes.ToLower(b)
		for _, text := range texts {
			for _, w := range append(data.FoldIndex(text), text) {
				if len(w) >= 6 && bytes.Contains(low, []byte(strings.ToLower(w))) {
					out = append(out, filepath.Base(f)+": "+w)
				}
			}
		}
	}
	return out
}

func TestEraseLeavesNoByte(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	crowd := func(from, to int) {
		do(t, s, func(tx *Tx) error {
			for i := from; i < to; i++ {
				c := person(fmt.Sprintf("Given%d", i), fmt.Sprintf("Family%d", i))
				c.Note = strings.Repeat("ordinary words ", i%30)
				if err := tx.SaveContact(c); err != nil {
					return err
				}
			}
			return nil
		})
	}
	crowd(0, 300)
	x := rareContact()
	other := person("Ana", "Lima")
	e := &data.Event{Name: "Fair"}
	var imported data.Import
	op, err := s.Do(ctx, "Imported Zephyrinda and others", func(tx *Tx) error {
		imported = data.Import{File: "quexlborough.vcf", Format: "vcard"}
		if err := tx.SaveImport(&imported); err != nil {
			return err
		}
		ref, err := tx.SavePhoto(jpegOf(t, 120, 200, nil))
		if err != nil {
			return err
		}
		x.Photo, x.Source = ref, data.Source{Kind: data.FromFile, ImportID: imported.ID}
		return errors.Join(tx.SaveContact(x), tx.SaveContact(other), tx.SaveEvent(e))
	})
	if err != nil {
		t.Fatal(err)
	}
	enc := &data.Encounter{ContactID: x.ID, EventID: e.ID, Note: rare[5]}
	do(t, s, func(tx *Tx) error {
		return errors.Join(tx.SaveEncounter(enc), tx.SaveAttendee(&data.Attendee{ContactID: x.ID, EventID: e.ID}),
			tx.SavePromise(&data.Promise{ContactID: x.ID, EncounterID: enc.ID, Text: rare[6]}), tx.MarkNotSame(x.ID, other.ID))
	})
	do(t, s, func(tx *Tx) error { // the card that they sent before
		a := &data.Arrival{Draft: data.Draft{Contact: *rareContact(), Text: rare[4]}}
		a.Draft.Contact.Photo = x.Photo
		return errors.Join(tx.Receive(a), tx.SettleArrival(a.ID, x.ID))
	})
	// Images in the journal: of edits, of an encounter that was undone away, of the trash.
	for i := range 5 {
		x.Title = fmt.Sprintf("Title %d", i)
		save(t, s, x)
	}
	do(t, s, func(tx *Tx) error {
		return tx.SaveEncounter(&data.Encounter{ContactID: x.ID, Note: rare[5] + " again"})
	})
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Do(ctx, "Deleted "+rare[0], func(tx *Tx) error { return tx.Trash(Contacts, x.ID) }); err != nil {
		t.Fatal(err)
	}
	crowd(300, 600)
	// A copy beside the file and one in the backups folder still hold the person.
	backups := filepath.Join(filepath.Dir(s.Path()), "backups")
	if err := os.Mkdir(backups, 0o700); err != nil {
		t.Fatal(err)
	}
	holds := filepath.Join(backups, "monday.db")
	if _, err := s.writer.conn.ExecContext(ctx, "VACUUM INTO ?", holds); err != nil {
		t.Fatal(err)
	}
	if len(holding(t, s, rare)) == 0 {
		t.Fatal("the search finds nothing before the erasing: it proves nothing")
	}

	erased, err := s.Erase(ctx, x.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := holding(t, s, rare); len(got) > 0 {
		t.Errorf("still there: %v", got)
	}
	if !slices.Equal(erased.Backups, []string{holds}) {
		t.Errorf("backups: %v", erased.Backups)
	}
	if _, err := s.Photo(ctx, x.Photo.SHA256); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("the photo: %v", err)
	}
	if _, err := s.Contact(ctx, x.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("the contact: %v", err)
	}
	if got := find(t, s, data.Query{Text: "given7"}); len(got) < 10 {
		t.Errorf("the others: %v", got)
	}
	expectSound(t, s)
	t.Run("the rest of the import can still be rolled back", func(t *testing.T) {
		rev, err := s.UndoOp(ctx, op.Seq)
		if err != nil || len(rev.Kept) > 0 {
			t.Fatalf("%+v, %v", rev, err)
		}
		if _, err := s.Contact(ctx, other.ID); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("got %v", err)
		}
		expectSound(t, s)
	})
	t.Run("a backup named is deleted on demand, another file is not", func(t *testing.T) {
		if err := s.RemoveBackups(s.Path()); err == nil {
			t.Error("it would delete the database")
		}
		if err := s.RemoveBackups(holds); err != nil {
			t.Error(err)
		}
		if got := backupsOf(t, s.Path()); len(got) != 0 {
			t.Errorf("left: %v", got)
		}
	})
}

func TestEraseKeepsWhatOthersUse(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	ana, bo := person("Ana", "Lima"), person("Bo", "Lund")
	do(t, s, func(tx *Tx) error {
		ref, err := tx.SavePhoto(jpegOf(t, 100, 100, nil))
		ana.Photo, bo.Photo = ref, ref
		return errors.Join(err, tx.SaveContact(ana), tx.SaveContact(bo))
	})
	if _, err := s.Erase(ctx, ana.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Photo(ctx, bo.Photo.SHA256); err != nil {
		t.Error(err)
	}
	if _, err := s.Erase(ctx, ana.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("erased twice: %v", err)
	}
}

func TestPurgeTrash(t *testing.T) {
	c := newClock()
	s := openTest(t)
	s.clock = c.now
	ctx := t.Context()
	ana, bo := person("Ana", "Lima"), person("Bo", "Lund")
	e := &data.Event{Name: "Fair", Sessions: []data.Session{{Title: "Talk"}}}
	save(t, s, ana, bo)
	do(t, s, func(tx *Tx) error { return tx.SaveEvent(e) })
	enc := &data.Encounter{ContactID: bo.ID, EventID: e.ID, SessionID: e.Sessions[0].ID, Note: "stays"}
	do(t, s, func(tx *Tx) error {
		return errors.Join(tx.SaveEncounter(enc), tx.SaveAttendee(&data.Attendee{ContactID: bo.ID, EventID: e.ID}))
	})
	do(t, s, func(tx *Tx) error { return errors.Join(tx.Trash(Contacts, ana.ID), tx.Trash(Events, e.ID)) })
	c.at = c.at.AddDate(0, 0, 20)
	do(t, s, func(tx *Tx) error { return tx.Trash(Contacts, bo.ID) })
	n, err := s.PurgeTrash(ctx, c.at.AddDate(0, 0, -10))
	if err != nil || n != 2 {
		t.Fatalf("%d, %v", n, err)
	}
	if list, _ := s.TrashList(ctx); len(list) != 1 || list[0].ID != bo.ID {
		t.Errorf("left: %+v", list)
	}
	if got, err := s.Encounter(ctx, enc.ID); err != nil || got.EventID != 0 || got.SessionID != 0 || got.Note != "stays" {
		t.Errorf("the encounter at the erased event: %+v, %v", got, err)
	}
	expectSound(t, s)
	for { // what is left of the journal can be undone
		if _, err := s.Undo(ctx); err != nil {
			if !errors.Is(err, data.ErrNothingToUndo) {
				t.Error(err)
			}
			break
		}
	}
	expectSound(t, s)
	if _, err := s.EmptyTrash(ctx); err != nil {
		t.Error(err)
	}
	if list, _ := s.TrashList(ctx); len(list) != 0 {
		t.Errorf("left: %+v", list)
	}
	if n, err := s.PurgeTrash(ctx, c.now()); n != 0 || err != nil {
		t.Errorf("an empty trash: %d, %v", n, err)
	}
}

func TestCleaningUpReachesCopiesInUnusedSpace(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	// Without secure_delete a deleted row stays in the page, as copies do that SQLite
	// leaves when it moves rows.
	for _, q := range []string{
		"PRAGMA secure_delete = OFF", "INSERT INTO setting (rev, key, value) VALUES (1, 'k', '" + rare[2] + "')",
		"DELETE FROM setting", "PRAGMA secure_delete = ON", "PRAGMA wal_checkpoint(TRUNCATE)",
	} {
		if _, err := s.writer.conn.ExecContext(ctx, q); err != nil {
			t.Fatal(err)
		}
	}
	if len(holding(t, s, rare[2:3])) == 0 {
		t.Fatal("the text is not there: the test proves nothing")
	}
	if err := s.cleanFile(ctx, []string{rare[2]}); err != nil {
		t.Fatal(err)
	}
	if got := holding(t, s, rare[2:3]); len(got) > 0 {
		t.Errorf("still there: %v", got)
	}
}

func TestFileHolds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "big")
	b := bytes.Repeat([]byte("x"), 3<<20)
	copy(b[1<<20-3:], "needle") // over the edge between two pieces
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"needle": true, "needles": false, strings.Repeat("x", 5000): true} {
		if got, err := fileHolds(path, []string{text}); got != want || err != nil {
			t.Errorf("%.10s: %v, %v", text, got, err)
		}
	}
}

// TestAttackUndoAfterErasing undoes and redoes everything there is after somebody was erased, and undoes each operation by itself: nothing of them
// comes back, and no byte of them is written again.
func TestAttackUndoAfterErasing(t *testing.T) {
	for name, deleted := range map[string]bool{"while shown": false, "from the trash": true} {
		t.Run(name, func(t *testing.T) {
			s := openTest(t)
			ctx := t.Context()
			x, other := rareContact(), person("Ana", "Lima")
			do(t, s, func(tx *Tx) error { return errors.Join(tx.SaveContact(x), tx.SaveContact(other)) })
			do(t, s, func(tx *Tx) error {
				return errors.Join(tx.SaveEncounter(&data.Encounter{ContactID: x.ID, Note: rare[5]}), tx.SavePromise(&data.Promise{ContactID: x.ID, Text: rare[6]}), tx.MarkNotSame(x.ID, other.ID))
			})
			x.Title = "Head"
			other.Title = "Head"
			do(t, s, func(tx *Tx) error { return errors.Join(tx.SaveContact(x), tx.SaveContact(other)) })
			if deleted {
				do(t, s, func(tx *Tx) error { return tx.Trash(Contacts, x.ID) })
			}
			if _, err := s.Undo(ctx); err != nil {
				t.Fatal(err)
			}
			if len(holding(t, s, rare)) == 0 {
				t.Fatal("the search finds nothing before the erasing: it proves nothing")
			}
			if _, err := s.Erase(ctx, x.ID); err != nil {
				t.Fatal(err)
			}
			gone := func(after string) {
				t.Helper()
				if got := holding(t, s, rare); len(got) > 0 {
					t.Errorf("after %s: %v", after, got)
				}
				if _, err := s.Contact(ctx, x.ID); !errors.Is(err, data.ErrNotFound) {
					t.Errorf("after %s: %v", after, err)
				}
			}
			gone("erasing")
			tries := 0
			for range 2 {
				for range 20 {
					if _, err := s.Redo(ctx); err != nil {
						break
					}
					tries++
				}
				for range 20 {
					if _, err := s.Undo(ctx); err != nil {
						break
					}
					tries++
				}
				gone("undo and redo")
			}
			for seq := int64(0); seq < 40; seq++ {
				if _, err := s.UndoOp(ctx, seq); err == nil {
					tries++
				}
			}
			gone("undoing each by itself")
			if tries == 0 {
				t.Error("nothing could be undone: it proves nothing")
			}
			expectSound(t, s)
		})
	}
}
