package store

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/data"
)

// worn makes a database that has everything in it: rows of every kind, images in the
// journal, a full-text index of several segments, a photo on overflow pages and pages that
// are free again. It returns the closed file and what it holds.
func worn(t testing.TB) (path, content string) {
	t.Helper()
	ctx := context.Background()
	path = filepath.Join(fastDir(t), "worn.db")
	s, err := Open(ctx, path, Options{Clock: newClock().now})
	if err != nil {
		t.Fatal(err)
	}
	fill(t, s)
	var many []*data.Contact
	for i := range 60 {
		c := person("Gone", fmt.Sprint("Person", i))
		c.Note = strings.Repeat("a long note ", 40)
		many = append(many, c)
	}
	save(t, s, many...)
	c, err := s.Contact(ctx, 3)
	if err != nil {
		t.Fatal(err)
	}
	c.Title = "Archivist"
	save(t, s, &c)
	do(t, s, func(tx *Tx) error { return tx.Trash(Contacts, 5) })
	for _, c := range many {
		if _, err := s.Erase(ctx, c.ID); err != nil {
			t.Fatal(err)
		}
		if c == many[2] {
			break // the rest is taken by one statement
		}
	}
	ids := []int64{}
	for _, c := range many[3:] {
		ids = append(ids, c.ID)
	}
	if _, err := s.Erase(ctx, ids...); err != nil {
		t.Fatal(err)
	}
	var free int
	if err := s.readers.QueryRow("PRAGMA freelist_count").Scan(&free); err != nil || free < 3 {
		t.Fatalf("%d free pages, %v", free, err)
	}
	content = dump(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, content
}

// outcome of opening a damaged file.
type outcome string

const (
	refused  outcome = "refused by Open"
	reported outcome = "reported by Check"
	harmless outcome = "harmless"
	oneValue outcome = "one value is another"
)

// suffer opens a file that was damaged and says what came of it. Nothing may panic, nothing
// may be missing without a word, and a file that Open refuses must stay as it was.
func suffer(t *testing.T, path, content string) outcome {
	t.Helper()
	ctx := t.Context()
	was := tree(t, filepath.Dir(path))
	s, err := Open(ctx, path, Options{Clock: newClock().now})
	if err != nil {
		if !anyOf(err, data.ErrDamaged, data.ErrNotLanyard, data.ErrNewerSchema) || !strings.Contains(err.Error(), path) {
			t.Errorf("the error is not clear: %v", err)
		}
		if tree(t, filepath.Dir(path)) != was {
			t.Errorf("a file that was refused is not as it was (%v)", err)
		}
		return refused
	}
	defer s.Close()
	wrong, err := s.Check(ctx)
	if err != nil && !anyOf(err, data.ErrDamaged) {
		t.Errorf("checking: %v", err)
	}
	useAll(t, s)
	if err != nil || len(wrong) > 0 {
		return reported
	}
	was, now := content, dump(t, s)
	if now == was {
		return harmless
	}
	if lines(was, now) == 1 {
		return oneValue
	}
	t.Errorf("silently altered:\n%s", now)
	return ""
}

func anyOf(err error, targets ...error) bool {
	for _, t := range targets {
		if errors.Is(err, t) {
			return true
		}
	}
	return false
}

// lines counts the lines in which two texts of equal length differ; -1 when some are missing.
func lines(a, b string) (n int) {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	if len(x) != len(y) {
		return -1
	}
	for i := range x {
		if x[i] != y[i] {
			n++
		}
	}
	return n
}

// useAll does what a window would do. Errors are welcome, panics are not.
func useAll(t *testing.T, s *Store) {
	ctx := t.Context()
	allowed := func(err error) {
		t.Helper()
		if err != nil && !anyOf(err, data.ErrDamaged, data.ErrNotFound, data.ErrNothingToUndo) && !strings.Contains(err.Error(), "change") {
			t.Logf("in use: %v", err)
		}
	}
	for _, q := range []data.Query{{}, {Text: "given"}, {Text: "g"}, {Topics: []string{"x"}}, {Text: "zzzz"}} {
		res, err := s.Find(ctx, q, 0)
		allowed(err)
		_, err = s.Rows(ctx, res.IDs)
		allowed(err)
	}
	_, err := s.TrashList(ctx)
	allowed(err)
	_, err = s.Events(ctx)
	allowed(err)
	_, err = s.History(ctx, 0)
	allowed(err)
	_, err = s.Undo(ctx)
	allowed(err)
	_, err = s.Redo(ctx)
	allowed(err)
}

var rounds = flag.Int("rounds", 1, "how many times TestDamage damages each page")

// TestDamage flips bytes in every page of a database, so in its header, the schema, every
// table and index, the full-text index, overflow pages and free ones.
func TestDamage(t *testing.T) {
	skipWhenShort(t)
	path, content := worn(t)
	sound := []byte(readFile(t, path))
	const page = 4096
	count := map[outcome]int{}
	for p := range len(sound) / page {
		for round := range *rounds {
			rnd := rand.New(rand.NewPCG(uint64(p), uint64(round)))
			b := append([]byte{}, sound...)
			part := b[p*page : (p+1)*page]
			if rnd.IntN(3) == 0 { // as a disk loses a sector
				clear(part[512*rnd.IntN(8):][:512])
			}
			for range 1 + rnd.IntN(8) {
				part[rnd.IntN(page)] ^= byte(1 + rnd.IntN(255))
			}
			hurt := filepath.Join(fastDir(t), "lanyard.db")
			if err := os.WriteFile(hurt, b, 0o600); err != nil {
				t.Fatal(err)
			}
			t.Run(fmt.Sprintf("page %d, round %d", p+1, round), func(t *testing.T) { count[suffer(t, hurt, content)]++ })
		}
	}
	t.Log(count)
	for _, o := range []outcome{refused, reported, harmless} {
		if count[o] == 0 {
			t.Errorf("never %s: the damage was not varied", o)
		}
	}
}
