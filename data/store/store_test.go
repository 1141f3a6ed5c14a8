package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lanyard/data"
)

// tickingClock is a clock for tests: each reading is a second after the one before.
type tickingClock struct{ at time.Time }

func newClock() *tickingClock {
	return &tickingClock{time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)}
}

func (c *tickingClock) now() time.Time {
	c.at = c.at.Add(time.Second)
	return c.at
}

// openTest opens a fresh database on disk.
func openTest(t testing.TB) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "lanyard", "lanyard.db"), Options{Clock: newClock().now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return s
}

// do runs one operation that must succeed.
func do(t testing.TB, s *Store, f func(*Tx) error) Op {
	t.Helper()
	op, err := s.Do(context.Background(), "Test", f)
	if err != nil {
		t.Fatal(err)
	}
	return op
}

// save stores contacts in one operation and gives them their ids.
func save(t testing.TB, s *Store, cs ...*data.Contact) {
	t.Helper()
	do(t, s, func(tx *Tx) error {
		for _, c := range cs {
			if err := tx.SaveContact(c); err != nil {
				return err
			}
		}
		return nil
	})
}

func person(given, family string) *data.Contact {
	return &data.Contact{Given: given, Family: family}
}

// find gives the names that a search finds, in order.
func find(t testing.TB, s *Store, q data.Query) []string {
	t.Helper()
	res, err := s.Find(context.Background(), q, 100)
	if err != nil {
		t.Fatal(err)
	}
	return names(t, s, res.IDs)
}

func names(t testing.TB, s *Store, ids []int64) []string {
	t.Helper()
	rows, err := s.Rows(context.Background(), ids)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, r := range rows {
		out = append(out, r.Name)
	}
	return out
}

// fastDir is a folder in memory where there is one, for tests that open very many databases:
// they would mostly wait for the disk to flush.
func fastDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "lanyard-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// skipWhenShort is for tests that take long because they do one thing very many times, most
// of it in other processes. The race detector has nothing to see there that other tests do
// not show it, and makes them many times slower.
func skipWhenShort(t testing.TB) {
	t.Helper()
	if testing.Short() || raceDetector {
		t.Skip("takes long")
	}
}
