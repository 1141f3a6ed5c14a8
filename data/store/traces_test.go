package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// holdingBelow lists the files below a folder, whatever they are called, that hold a text, as it is or folded; the
// end of everybody's address is none.
func holdingBelow(t testing.TB, dir string, texts []string) (out []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		low := bytes.ToLower(b)
		for _, text := range texts {
			for _, w := range append(data.FoldIndex(text), text) {
				if len(w) >= 6 && w != "example" && bytes.Contains(low, []byte(strings.ToLower(w))) {
					out = append(out, strings.TrimPrefix(path, dir)+": "+w)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// crowded is a database with the rare person among others, who has been met and is being written about.
func crowded(t testing.TB) (d *reopened, id int64) {
	d = newReopened(t)
	d.with(func(s *Store) {
		x := rareContact()
		save(t, s, x)
		do(t, s, func(tx *Tx) error {
			enc := &data.Encounter{ContactID: x.ID, Note: rare[5]}
			return errors.Join(tx.SaveEncounter(enc), tx.SavePromise(&data.Promise{ContactID: x.ID, EncounterID: enc.ID, Text: rare[6]}))
		})
		if err := s.KeepUnsaved(t.Context(), Unsaved{Form: "contact", Contact: x.ID, Typed: json.RawMessage(`{"note":"` + rare[4] + `"}`)}); err != nil {
			t.Fatal(err)
		}
		id = x.ID
	})
	return d, id
}

// copiesOf makes the kinds of copy that a restore is given.
func copiesOf(t testing.TB, d *reopened) map[string]string {
	t.Helper()
	dir := t.TempDir()
	made := map[string]string{
		"a backup": filepath.Join(dir, "backup.db"), "a copy of the file": filepath.Join(dir, "file.db"),
		"a copy of file and log": filepath.Join(dir, "both.db"),
	}
	copied(t, d.path, made["a copy of the file"])
	d.with(func(s *Store) {
		backUp(t, s, made["a backup"])
		save(t, s, person("In", "TheLog"))
		for _, suffix := range []string{"", "-wal"} {
			copied(t, d.path+suffix, made["a copy of file and log"]+suffix)
		}
	})
	return made
}

// TestErasedAfterARestoreLeavesNoByteInTheFolder restores every kind of copy over every kind of file, erases the
// rare person and deletes the backups that are named.
func TestErasedAfterARestoreLeavesNoByteInTheFolder(t *testing.T) {
	for now, before := range map[string]func(*testing.T, *reopened){
		"over the file":                func(*testing.T, *reopened) {},
		"over a file that has grown":   func(t *testing.T, d *reopened) { d.with(func(s *Store) { crowdIn(t, s, 300) }) },
		"over a damaged file":          func(t *testing.T, d *reopened) { damage(t, d.path, 0, 100) },
		"over a file with pages lost":  func(t *testing.T, d *reopened) { damage(t, d.path, 100, 3000) },
		"in the place of one gone":     func(t *testing.T, d *reopened) { os.Remove(d.path) },
		"over a damaged file with log": func(t *testing.T, d *reopened) { damage(t, d.path, 0, 100); leaveBeside(t, d.path) },
	} {
		for _, kind := range []string{"a backup", "a copy of the file", "a copy of file and log"} {
			t.Run(kind+" "+now, func(t *testing.T) {
				d, id := crowded(t)
				from := copiesOf(t, d)[kind]
				before(t, d)
				d.restore(from)
				d.with(func(s *Store) {
					if len(holdingBelow(t, filepath.Dir(d.path), rare)) == 0 {
						t.Fatal("the search finds nothing before the erasing: it proves nothing")
					}
					eraseAll(t, s, id)
				})
				if got := holdingBelow(t, filepath.Dir(d.path), rare); len(got) > 0 {
					t.Errorf("still there: %v", got)
				}
			})
		}
	}
}

// eraseAll erases somebody and the backups that are named, while the file is open.
func eraseAll(t testing.TB, s *Store, id int64) {
	t.Helper()
	erased, err := s.Erase(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.RemoveBackups(erased.Backups...); err != nil {
		t.Fatal(err)
	}
	if got := holdingBelow(t, filepath.Dir(s.Path()), rare); len(got) > 0 {
		t.Errorf("still there while it is open: %v", got)
	}
}

func crowdIn(t testing.TB, s *Store, n int) {
	t.Helper()
	do(t, s, func(tx *Tx) error {
		for range n {
			if err := tx.SaveContact(person("Somebody", "Else")); err != nil {
				return err
			}
		}
		return nil
	})
}

// leaveBeside puts what the rare person's rows may have been in into the files that SQLite keeps beside.
func leaveBeside(t testing.TB, path string) {
	t.Helper()
	for _, c := range companions {
		if err := os.WriteFile(path+c, []byte("page of "+strings.Join(rare, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestAJournalLeftByAnEarlierRestoreIsRemoved has one whose first block is zero, as earlier versions left it.
func TestAJournalLeftByAnEarlierRestoreIsRemoved(t *testing.T) {
	d, id := crowded(t)
	old := append(make([]byte, 512), strings.Join(rare, "\n")...)
	write := func() {
		if err := os.WriteFile(d.path+"-journal", old, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("at opening", func(t *testing.T) {
		write()
		d.with(func(*Store) {
			if _, err := os.Stat(d.path + "-journal"); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("it is still there: %v", err)
			}
		})
	})
	t.Run("by erasing, when it came while the file was open", func(t *testing.T) {
		d.with(func(s *Store) {
			write()
			eraseAll(t, s, id)
		})
	})
}

// TestErasedIsNamedWhereverACopyWasLeft has copies of every reason and copies that were cut off.
func TestErasedIsNamedWhereverACopyWasLeft(t *testing.T) {
	d, id := crowded(t)
	dir, backups := filepath.Dir(d.path), backupFolder(d.path)
	var want []string
	for _, name := range []string{
		"lanyard.db.20260102-101112.daily.db", "lanyard.db.20260102-101113.before-migration.db",
		"lanyard.db.20260102-101114.before-restore.db", "lanyard.db.20260102-101115.asked.db", "monday.db", ".lanyard-123.part",
	} {
		copied(t, d.path, filepath.Join(backups, name))
		want = append(want, filepath.Join(backups, name))
	}
	for _, name := range []string{"lanyard.db.before-v3-20260102-101112", ".lanyard-77.part"} {
		copied(t, d.path, filepath.Join(dir, name))
		want = append(want, filepath.Join(dir, name))
	}
	for dir, name := range map[string]string{dir: ".lanyard-5.tmp", backups: ".lanyard-6.tmp"} { // an export, cut off
		if err := os.WriteFile(filepath.Join(dir, name), []byte("Name\n"+rare[0]+" "+rare[1]), 0o600); err != nil {
			t.Fatal(err)
		}
		want = append(want, filepath.Join(dir, name))
	}
	other := filepath.Join(backups, "other.db")
	withStore(t, other, func(s *Store) { fill(t, s) })
	harmless := filepath.Join(dir, ".lanyard-9.tmp")
	if err := os.WriteFile(harmless, []byte("Name\nAna Lima"), 0o600); err != nil {
		t.Fatal(err)
	}
	beside := filepath.Join(backups, "lanyard.db.20260102-101119.before-restore.db")
	copied(t, other, beside)
	if err := os.WriteFile(beside+"-journal", []byte("page of "+rare[3]), 0o600); err != nil {
		t.Fatal(err)
	}
	want = append(want, beside)
	d.with(func(s *Store) {
		erased, err := s.Erase(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(erased.Backups)
		slices.Sort(want)
		if !slices.Equal(erased.Backups, want) {
			t.Errorf("named are\n%s\nwant\n%s", strings.Join(erased.Backups, "\n"), strings.Join(want, "\n"))
		}
		if err := s.RemoveBackups(erased.Backups...); err != nil {
			t.Fatal(err)
		}
	})
	if got := holdingBelow(t, dir, rare); len(got) > 0 {
		t.Errorf("still there: %v", got)
	}
	for _, path := range []string{other, harmless} {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

// TestNothingIsKeptOfAFormOfSomebodyErased types on in a form that stayed open.
func TestNothingIsKeptOfAFormOfSomebodyErased(t *testing.T) {
	d, id := crowded(t)
	d.with(func(s *Store) {
		eraseAll(t, s, id)
		u := Unsaved{Form: "contact", Contact: id, At: time.Now(), Typed: json.RawMessage(`{"note":"` + rare[4] + `"}`)}
		if err := s.KeepUnsaved(t.Context(), u); err != nil {
			t.Fatal(err)
		}
		if got := kept(t, s); len(got) > 0 {
			t.Errorf("kept: %v", got)
		}
	})
	if got := holdingBelow(t, filepath.Dir(d.path), rare); len(got) > 0 {
		t.Errorf("still there: %v", got)
	}
}

// TestWhatHasNoUIDIsNamedInBackups erases an encounter, a promise and a card that waited, each by itself.
func TestErasingSomebodyKeepsWhatIsTypedOfTheSamePlace(t *testing.T) {
	s := openTest(t)
	x := rareContact()
	save(t, s, x)
	do(t, s, func(tx *Tx) error {
		return tx.SaveEncounter(&data.Encounter{ContactID: x.ID, At: s.Now(), Zone: "Europe/Lisbon", Place: "Torre de Belém", Source: data.Source{Kind: data.Typed}})
	})
	typed := json.RawMessage(`{"zone":"Europe/Lisbon","place":"Torre de Belém"}`)
	if err := s.KeepUnsaved(t.Context(), Unsaved{Form: "event", Typed: typed}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Erase(t.Context(), x.ID); err != nil {
		t.Fatal(err)
	}
	if left, err := s.AllUnsaved(t.Context()); err != nil || len(left) != 1 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestWhatHasNoUIDIsNamedInBackups(t *testing.T) {
	d := newReopened(t)
	old := filepath.Join(backupFolder(d.path), "old.db")
	unpacked := filepath.Join(t.TempDir(), "v1.db")
	unpack(t, schemaFixture(1), unpacked)
	copied(t, unpacked, old) // of before there were arrivals
	d.with(func(s *Store) {
		enc := &data.Encounter{ContactID: 3, Note: rare[5]}
		promise := &data.Promise{ContactID: 3, Text: rare[6]}
		card := &data.Arrival{Draft: data.Draft{Contact: *rareContact(), Text: rare[4]}}
		do(t, s, func(tx *Tx) error {
			return errors.Join(tx.SaveEncounter(enc), tx.SavePromise(promise), tx.Receive(card))
		})
		rows := backUp(t, s, "").Path
		do(t, s, func(tx *Tx) error {
			return errors.Join(tx.Trash(Encounters, enc.ID), tx.Trash(Promises, promise.ID), tx.Trash(Arrivals, card.ID))
		})
		images := backUp(t, s, "").Path
		for kind, id := range map[Kind]int64{Encounters: enc.ID, Promises: promise.ID, Arrivals: card.ID} {
			erased, err := s.erase(t.Context(), func(*Tx) (map[Kind][]int64, error) { return map[Kind][]int64{kind: {id}}, nil })
			slices.Sort(erased.Backups)
			want := []string{rows, images}
			slices.Sort(want)
			if err != nil || !slices.Equal(erased.Backups, want) {
				t.Errorf("%s: named are %v, want %v (%v)", kind, erased.Backups, want, err)
			}
		}
		if err := s.RemoveBackups(rows, images); err != nil {
			t.Fatal(err)
		}
	})
	if got := holdingBelow(t, filepath.Dir(d.path), rare); len(got) > 0 {
		t.Errorf("still there: %v", got)
	}
}
