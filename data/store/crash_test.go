//go:build unix

package store

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// These tests kill a second process (SIGKILL) while it writes. What it had acknowledged on
// its pipe must be there afterwards, nothing may be there by halves, and the file must be
// sound. A kill proves nothing about a power cut; that the log is flushed before each
// acknowledgement is what TestEveryAcknowledgementIsFlushed counts.

const (
	killsWanted  = 100 // in all
	inTxWanted   = 50  // of them proven to fall inside an open transaction
	inWorkWanted = 7   // inside each of migration, backup and restore
	killsAtMost  = 500
)

func init() {
	children["operate"] = childOperates
	children["migrate"] = childMigrates
	children["backup"] = childBacksUp
}

// kill lets a child work for a while after it has said that it begins, kills it and returns
// all that it had said.
func kill(t *testing.T, c *child, begins string, after time.Duration) (said []string) {
	t.Helper()
	for {
		line, err := c.out.ReadString('\n')
		if err != nil {
			t.Fatalf("the child ended by itself: %v\n%s", err, c.err.String())
		}
		said = append(said, strings.TrimSpace(line))
		if strings.HasPrefix(line, begins) {
			break
		}
	}
	time.Sleep(after)
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(c.out) // what it had written before it died
	if err != nil {
		t.Fatal(err)
	}
	_ = c.cmd.Wait()
	return append(said, strings.Fields(strings.ReplaceAll(string(rest), " ", "_"))...)
}

// TestKilledWhileWriting kills the writer of operations. A line "begin_n" comes from inside
// the open transaction of operation n, "end_n" from its end, still inside, and "done_n" after
// it was acknowledged: whoever died after begin_n and before end_n died in the transaction.
func TestKilledWhileWriting(t *testing.T) {
	skipWhenShort(t)
	rnd := rand.New(rand.NewPCG(1, 2))
	kills, inTx := 0, 0
	for kills < killsWanted || inTx < inTxWanted {
		path := filepath.Join(fastDir(t), "lanyard.db")
		acknowledged := map[int]bool{}
		first := 1
		for range 20 { // then the database is large enough
			c := startChild(t, "operate", path, strconv.Itoa(first), strconv.FormatUint(rnd.Uint64(), 10))
			begins := fmt.Sprintf("begin_%d\n", first+rnd.IntN(5))
			said := kill(t, c, begins, time.Duration(rnd.IntN(2500))*time.Microsecond)
			last := said[len(said)-1]
			if kills++; strings.HasPrefix(last, "begin_") {
				inTx++
			}
			for _, line := range said {
				what, number, _ := strings.Cut(line, "_")
				n, err := strconv.Atoi(number)
				if err != nil {
					t.Fatalf("the child said %q", line)
				}
				if what == "done" {
					acknowledged[n] = true
				}
				first = max(first, n+1)
			}
			expectWhole(t, path, acknowledged, first)
			if t.Failed() {
				t.Fatalf("after kill %d; the child's last words were %q", kills, last)
			}
		}
		if kills > killsAtMost {
			t.Fatalf("%d kills, only %d inside a transaction", kills, inTx)
		}
	}
	t.Logf("%d kills, %d inside an open transaction", kills, inTx)
}

// childOperates writes operations for as long as it lives. Each touches several things: a
// contact with an encounter, then, after a moment, a promise to it and a second contact.
func childOperates(c *childSide, args []string) error {
	ctx := context.Background()
	s, err := Open(ctx, args[0], Options{})
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	seed, err := strconv.ParseUint(args[2], 10, 64)
	if err != nil {
		return err
	}
	rnd := rand.New(rand.NewPCG(seed, 1))
	for ; ; n++ {
		_, err := s.Do(ctx, fmt.Sprint("Operation ", n), func(tx *Tx) error {
			c.say("begin_%d", n)
			a, b := person("First", fmt.Sprintf("Op%d", n)), person("Second", fmt.Sprintf("Op%d", n))
			if err := tx.SaveContact(a); err != nil {
				return err
			}
			if err := tx.SaveEncounter(&data.Encounter{ContactID: a.ID, Note: strings.Repeat("met again ", rnd.IntN(300))}); err != nil {
				return err
			}
			time.Sleep(time.Duration(rnd.IntN(3000)) * time.Microsecond)
			if err := tx.SavePromise(&data.Promise{ContactID: a.ID, By: data.ByMe, Text: "send slides"}); err != nil {
				return err
			}
			if err := tx.SaveContact(b); err != nil {
				return err
			}
			c.say("end_%d", n)
			return nil
		})
		if err != nil {
			return err
		}
		c.say("done_%d", n)
		if n%7 == 0 { // undone and done again it is as it was
			if _, err := s.Undo(ctx); err != nil {
				return err
			}
			if _, err := s.Redo(ctx); err != nil {
				return err
			}
		}
	}
}

// expectWhole opens the database and expects every acknowledged operation in it, and the
// others wholly or not at all.
func expectWhole(t *testing.T, path string, acknowledged map[int]bool, end int) {
	t.Helper()
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	expectSound(t, s)
	there := map[string]int{}
	for _, name := range texts(t, s, `SELECT 'contact ' || family FROM contact
		UNION ALL SELECT 'encounter ' || c.family FROM encounter e JOIN contact c ON c.id = e.contact
		UNION ALL SELECT 'promise ' || c.family FROM promise p JOIN contact c ON c.id = p.contact`) {
		there[name]++
	}
	for n := 1; n < end; n++ {
		parts := [3]int{}
		for i, kind := range []string{"contact", "encounter", "promise"} {
			parts[i] = there[fmt.Sprintf("%s Op%d", kind, n)]
		}
		switch undone := n%7 == 0 && parts == [3]int{}; {
		case parts == [3]int{2, 1, 1} || parts == [3]int{} && !acknowledged[n] || undone:
		case acknowledged[n]:
			t.Errorf("operation %d was acknowledged, and has %v", n, parts)
		default:
			t.Errorf("half of operation %d is there: %v", n, parts)
		}
	}
}

func texts(t testing.TB, s *Store, query string) []string {
	t.Helper()
	out, err := column[string](t.Context(), pool{s.readers}, query)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestKilledDuring kills a process while it migrates, backs up or restores, at moments
// spread over the whole of the work. It has died inside when it had said "begin" and not
// "end".
func TestKilledDuring(t *testing.T) {
	skipWhenShort(t)
	world := closedWorld(t)
	t.Run("a migration", func(t *testing.T) {
		killedDuring(t, "migrate", func(dir string) (args []string, check func()) {
			path := filepath.Join(dir, "lanyard.db")
			copied(t, world, path)
			return []string{path}, func() { expectMigrated(t, path) }
		})
	})
	t.Run("a backup", func(t *testing.T) {
		killedDuring(t, "backup", func(dir string) (args []string, check func()) {
			path, target := filepath.Join(dir, "lanyard.db"), filepath.Join(dir, "copies", "copy.db")
			copied(t, world, path)
			copied(t, world, target)
			was := readFile(t, target)
			return []string{path, target}, func() {
				if b := describe(t, target); b.Err != nil || b.Contacts != 40 && b.Contacts != 41 {
					t.Errorf("the copy: %+v", b)
				}
				if describe(t, target).Contacts == 40 && readFile(t, target) != was {
					t.Error("the former copy was altered")
				}
				withStore(t, path, func(s *Store) { expectSound(t, s) })
			}
		})
	})
	for _, damaged := range []bool{false, true} {
		t.Run(fmt.Sprintf("a restore, of a damaged file: %v", damaged), func(t *testing.T) {
			killedDuring(t, "restore", func(dir string) (args []string, check func()) {
				path, backup := filepath.Join(dir, "lanyard.db"), filepath.Join(dir, "copies", "backup.db")
				copied(t, world, path)
				copied(t, world, backup)
				withStore(t, path, func(s *Store) { save(t, s, person("Forty", "First")) })
				if damaged {
					damage(t, path, 0, 100)
				}
				was := readFile(t, path)
				return []string{path, backup}, func() { expectRestoredOrNot(t, path, damaged, was) }
			})
		})
	}
}

// killedDuring kills children at moments spread over the time that the work takes.
func killedDuring(t *testing.T, work string, prepare func(dir string) (args []string, check func())) {
	rnd := rand.New(rand.NewPCG(3, 4))
	run := func() (*child, func()) {
		args, check := prepare(fastDir(t))
		return startChild(t, work, args...), check
	}
	c, check := run() // once to its end, to know how long it takes
	c.expect("begin")
	start := time.Now()
	c.expect("end")
	takes := time.Since(start)
	c.finish()
	check()
	inside := 0
	for kills := 0; inside < inWorkWanted; kills++ {
		if kills > 20*inWorkWanted {
			t.Fatalf("%d of %d kills inside", inside, kills)
		}
		c, check := run()
		said := kill(t, c, "begin", time.Duration(rnd.Int64N(int64(takes))))
		if !slices.Contains(said, "end") {
			inside++
		}
		check()
		if t.Failed() {
			t.FailNow()
		}
	}
}

// expectRestoredOrNot expects either what was there or what the backup held, whole.
func expectRestoredOrNot(t *testing.T, path string, damaged bool, was string) {
	t.Helper()
	if damaged && readFile(t, path) == was {
		return // not restored yet, as damaged as before
	}
	withStore(t, path, func(s *Store) {
		expectSound(t, s)
		n, err := s.Count(t.Context())
		if err != nil || n != 40 && n != 41 || damaged && n != 40 {
			t.Errorf("%d contacts, %v", n, err)
		}
		if n != 40 {
			return
		}
		for _, b := range backupsOf(t, path) { // restored: then what was there must have been kept
			if b.Reason == BackupBeforeRestore && (b.Err != nil) == damaged && (damaged || b.Contacts == 41) {
				return
			}
		}
		t.Error("what was there before the restore is lost")
	})
}

// laterStatements is a migration of some length.
func laterStatements() string {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "CREATE TABLE later%d (x TEXT);\nINSERT INTO later%d SELECT note || display_name FROM contact;\n", i, i)
	}
	return b.String()
}

// expectMigrated expects the old schema or all of the new one, and a good copy of the old
// when the new one is there.
func expectMigrated(t *testing.T, path string) {
	t.Helper()
	withLater(t, path, func(s *Store) {
		expectSound(t, s)
		if got := len(texts(t, s, "SELECT name FROM sqlite_schema WHERE name LIKE 'later%'")); got != 60 {
			t.Errorf("%d of 60 tables", got)
		}
		if n, err := s.Count(t.Context()); n != 40 || err != nil {
			t.Errorf("%d contacts, %v", n, err)
		}
	})
	good := 0
	for _, b := range backupsOf(t, path) {
		if b.Err != nil || b.Version != latestSchema(t) || b.Contacts != 40 {
			t.Errorf("a copy: %+v", b)
		}
		good++
	}
	if good == 0 {
		t.Error("there is no copy of the old schema")
	}
}

// withLater opens with the later schema: an interrupted migration is done again.
func withLater(t testing.TB, path string, f func(*Store)) {
	t.Helper()
	s, err := open(context.Background(), path, Options{}, laterSchema(t, laterStatements()))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	f(s)
}

// childMigrates and childBacksUp, like childRestores, say when they begin and end.
func childMigrates(c *childSide, args []string) error {
	later := laterSchema(nil, laterStatements())
	c.say("begin")
	s, err := open(context.Background(), args[0], Options{}, later)
	if err != nil {
		return err
	}
	c.say("end")
	c.wait()
	return s.Close()
}

func childBacksUp(c *childSide, args []string) error {
	ctx := context.Background()
	s, err := Open(ctx, args[0], Options{})
	if err != nil {
		return err
	}
	if _, err := s.Do(ctx, "One more", func(tx *Tx) error { return tx.SaveContact(person("Forty", "First")) }); err != nil {
		return err
	}
	c.say("begin")
	if _, err := s.BackUpOver(ctx, args[1]); err != nil {
		return err
	}
	c.say("end")
	c.wait()
	return s.Close()
}
