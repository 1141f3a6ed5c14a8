package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"lanyard/data"
)

// smallDisk is a folder on a disk of its own, of 10 MB.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=10m"); err != nil {
		t.Skipf("a small disk cannot be mounted here (it takes root): %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fillUp leaves only so much room on the folder's disk.
func fillUp(t *testing.T, dir string, left int64) (free func()) {
	t.Helper()
	room, ok := freeSpace(dir)
	if !ok {
		t.Fatal("the system does not tell how much room there is")
	}
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, max(0, room-left)), 0o600); err != nil {
		t.Fatal(err)
	}
	return func() { os.Remove(ballast) }
}

// fullDiskJobs are the things that need room. Each gets a closed database, and a copy of it
// under another name to restore.
var fullDiskJobs = map[string]func(ctx context.Context, path, copy string) error{
	"opening": func(ctx context.Context, path, _ string) error {
		s, err := Open(ctx, path, Options{})
		if err == nil {
			err = s.Close()
		}
		return err
	},
	"making": func(ctx context.Context, path, _ string) error {
		s, err := Open(ctx, path+".new", Options{})
		if err == nil {
			err = s.Close()
		}
		return err
	},
	"saving": func(ctx context.Context, path, _ string) error {
		return opened(ctx, path, func(s *Store) error {
			_, err := s.Do(ctx, "Save", func(tx *Tx) error { return tx.SaveContact(person("Forty", "First")) })
			return err
		})
	},
	"importing": func(ctx context.Context, path, _ string) error {
		return opened(ctx, path, func(s *Store) error {
			_, err := s.Do(ctx, "Import", func(tx *Tx) error {
				for i := range 1500 {
					if err := tx.SaveContact(person("Imported", fmt.Sprint("Person", i))); err != nil {
						return err
					}
				}
				return nil
			})
			return err
		})
	},
	"erasing": func(ctx context.Context, path, _ string) error {
		return opened(ctx, path, func(s *Store) error {
			_, err := s.Erase(ctx, 40)
			return err
		})
	},
	"backing up": func(ctx context.Context, path, _ string) error {
		return opened(ctx, path, func(s *Store) error {
			_, err := s.BackUp(ctx, filepath.Join(filepath.Dir(path), "backup.db"))
			return err
		})
	},
	"backing up daily": func(ctx context.Context, path, _ string) error {
		return opened(ctx, path, func(s *Store) error {
			_, _, err := s.BackUpDaily(ctx)
			return err
		})
	},
	"migrating": func(ctx context.Context, path, _ string) error {
		s, err := open(ctx, path, Options{}, laterSchema(nil, laterStatements()))
		if err == nil {
			err = s.Close()
		}
		return err
	},
	"restoring": func(ctx context.Context, path, copy string) error {
		_, err := Restore(ctx, path, copy, Options{})
		return err
	},
}

func opened(ctx context.Context, path string, f func(*Store) error) error {
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	return errors.Join(f(s), s.Close())
}

// TestAFullDisk does each job with less and less room, so that it ends at one step after
// another. It must say that the disk is full, leave what was there, and work once there is
// room.
func TestAFullDisk(t *testing.T) {
	skipWhenShort(t)
	world := closedWorld(t)
	for name, job := range fullDiskJobs {
		t.Run(name, func(t *testing.T) {
			ctx := t.Context()
			dir := smallDisk(t)
			path, copy := filepath.Join(dir, "lanyard.db"), filepath.Join(t.TempDir(), "copy.db")
			copied(t, world, copy)
			full, worked := 0, 0
			for _, left := range []int64{0, 4, 8, 16, 24, 32, 40, 64, 100, 160, 300, 500, 1000, 3000} {
				clear := func() {
					for _, name := range folder(t, dir) {
						if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
							t.Fatal(err)
						}
					}
				}
				clear()
				copied(t, world, path)
				free := fillUp(t, dir, left<<10)
				switch err := job(ctx, path, copy); {
				case err == nil:
					worked++
				case errors.Is(err, data.ErrDiskFull):
					full++
				default:
					t.Errorf("with %d kB left: %v", left, err)
				}
				free()
				expectKept(t, path)
				if t.Failed() {
					t.Fatalf("with %d kB left", left)
				}
			}
			if full == 0 || worked == 0 && name != "importing" {
				t.Errorf("the disk was full %d times, and %d times it was not", full, worked)
			}
		})
	}
}

// expectKept expects all that had been saved before the disk was full, with the schema
// that is there by now, and nothing by halves.
func expectKept(t *testing.T, path string) {
	t.Helper()
	withLater(t, path, func(s *Store) {
		expectSound(t, s)
		n, err := s.Count(t.Context())
		if err != nil || n != 39 && n != 40 && n != 41 && n != 1540 {
			t.Errorf("%d contacts, %v", n, err)
		}
		save(t, s, person("There", "IsRoom"))
	})
	for _, b := range backupsOf(t, path) {
		if b.Err != nil {
			t.Errorf("a bad copy was left: %v", b.Err)
		}
	}
	for _, name := range folder(t, filepath.Dir(path)) {
		if part, _ := filepath.Match(partPattern, name); part {
			t.Errorf("left behind: %s", name)
		}
	}
}
