package store

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"

	"lanyard/data"
)

var long = flag.Bool("long", false, "run many more random operations")

// undoAll plays n operations, undoes them one by one and redoes them, comparing the truth
// after every step with what it was.
func undoAll(t testing.TB, seed uint64, n int) {
	ctx := context.Background()
	s := openTest(t)
	guard(t, s)
	p := &player{t: t, s: s, rnd: rand.New(rand.NewPCG(seed, 1))}
	states := []string{dump(t, s)}
	for len(states) <= n {
		if p.operation().Seq == 0 {
			continue // it changed nothing
		}
		expectJournaled(t, s)
		states = append(states, dump(t, s))
	}
	expectSound(t, s)
	for round := range 2 {
		for i := n - 1; i >= 0; i-- {
			rev, err := s.Undo(ctx)
			if err != nil || len(rev.Kept) > 0 {
				t.Fatalf("seed %d, round %d, undoing operation %d: %v, kept %v", seed, round, i+1, err, rev.Kept)
			}
			expectJournaled(t, s)
			expectDump(t, s, states[i], fmt.Sprintf("seed %d, round %d, operation %d undone", seed, round, i+1))
		}
		expectSound(t, s)
		for i := 1; i <= n; i++ {
			rev, err := s.Redo(ctx)
			if err != nil || len(rev.Kept) > 0 {
				t.Fatalf("seed %d, round %d, redoing operation %d: %v, kept %v", seed, round, i, err, rev.Kept)
			}
			expectJournaled(t, s)
			expectDump(t, s, states[i], fmt.Sprintf("seed %d, round %d, operation %d redone", seed, round, i))
		}
	}
	expectSound(t, s)
}

func TestEveryRandomOperationIsUndoneAndRedone(t *testing.T) {
	seeds, n := 3, 80
	if *long {
		seeds, n = 12, 200
	}
	for seed := range seeds {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) { undoAll(t, uint64(seed), n) })
	}
}

// wander mixes operations, undos and redos like a user and follows them with a stack.
func wander(t testing.TB, seed uint64, n int) {
	ctx := context.Background()
	s := openTest(t)
	p := &player{t: t, s: s, rnd: rand.New(rand.NewPCG(seed, 2))}
	states, at := []string{dump(t, s)}, 0
	for range n {
		switch {
		case p.rnd.IntN(3) == 0 && at > 0:
			if _, err := s.Undo(ctx); err != nil {
				t.Fatal(err)
			}
			at--
		case p.rnd.IntN(2) == 0 && at < len(states)-1:
			if _, err := s.Redo(ctx); err != nil {
				t.Fatal(err)
			}
			at++
		default:
			if p.operation().Seq == 0 {
				continue
			}
			at++
			states = append(states[:at], dump(t, s))
		}
		expectDump(t, s, states[at], fmt.Sprintf("seed %d", seed))
	}
	expectSound(t, s)
}

func TestUndosAndRedosBetweenOperationsFollowTheStack(t *testing.T) {
	for seed := range 3 {
		wander(t, uint64(seed), 120)
	}
}

// scatter undoes old operations in any order, which must leave a sound database.
func scatter(t testing.TB, seed uint64, n int) {
	ctx := context.Background()
	s := openTest(t)
	guard(t, s)
	p := &player{t: t, s: s, rnd: rand.New(rand.NewPCG(seed, 3))}
	var ops []int64
	for range n {
		if op := p.operation(); op.Seq != 0 {
			ops = append(ops, op.Seq)
		}
		expectJournaled(t, s)
		if p.rnd.IntN(2) == 0 && len(ops) > 0 {
			i := p.rnd.IntN(len(ops))
			if _, err := s.UndoOp(ctx, ops[i]); err != nil {
				t.Fatalf("seed %d, undoing operation %d: %v", seed, ops[i], err)
			}
			expectJournaled(t, s)
			ops = append(ops[:i], ops[i+1:]...)
		}
	}
	expectSound(t, s)
	for {
		if _, err := s.Undo(ctx); err != nil {
			break
		}
		expectJournaled(t, s)
	}
	expectSound(t, s)
}

func TestOldOperationsUndoneInAnyOrderLeaveASoundDatabase(t *testing.T) {
	for seed := range 3 {
		scatter(t, uint64(seed), 100)
	}
}

func FuzzUndo(f *testing.F) {
	f.Add(uint64(1), uint8(20))
	f.Fuzz(func(t *testing.T, seed uint64, n uint8) {
		undoAll(t, seed, int(n)%40+1)
		wander(t, seed, int(n))
		scatter(t, seed, int(n))
	})
}

func TestTheGuardSeesAWriteBesideTheJournal(t *testing.T) {
	s := openTest(t)
	save(t, s, person("Ana", "Lima"))
	guard(t, s)
	do(t, s, func(tx *Tx) error {
		if _, err := tx.exec("UPDATE contact SET title = 'Sneaked' WHERE id = 1"); err != nil {
			return err
		}
		return tx.SaveContact(&data.Contact{Given: "Bo"})
	})
	if got := unjournaled(t, s); len(got) != 1 || got[0] != "contact 1" {
		t.Errorf("got %v", got)
	}
}
