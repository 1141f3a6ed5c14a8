package store

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"lanyard/data"
)

// atWork holds the lock of whoever writes, as an import in another program does, until done is called.
func atWork(t *testing.T, path string) (done func()) {
	t.Helper()
	db := connect(path, nil)
	conn, err := db.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.ExecContext(context.Background(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	done = sync.OnceFunc(func() {
		if _, err := conn.ExecContext(context.Background(), "ROLLBACK"); err != nil {
			t.Error(err)
		}
		conn.Close()
		db.Close()
	})
	t.Cleanup(done)
	return done
}

// waitingStore is a store that notes what it says of waiting.
func waitingStore(t *testing.T) (s *Store, said func() []bool) {
	var mu sync.Mutex
	var all []bool
	path := openTest(t).Path()
	s, err := Open(t.Context(), path, Options{Waiting: func(waiting bool) {
		mu.Lock()
		defer mu.Unlock()
		all = append(all, waiting)
	}})
	if err != nil {
		t.Fatal(err)
	}
	return s, func() []bool {
		mu.Lock()
		defer mu.Unlock()
		return slices.Clone(all)
	}
}

func TestAWriteWaitsForAsLongAsSomebodyIsAtWork(t *testing.T) {
	t.Parallel() // it waits for seconds
	s, said := waitingStore(t)
	defer s.Close()
	gone := person("Ana", "Lima")
	save(t, s, gone)
	done := atWork(t, s.Path())
	var all sync.WaitGroup
	begin := time.Now()
	for name, write := range map[string]func(ctx context.Context) error{
		"a change": func(ctx context.Context) error {
			_, err := s.Do(ctx, "Saved", func(tx *Tx) error { return tx.SaveContact(person("Bo", "Lund")) })
			return err
		},
		"a card that came by itself": func(ctx context.Context) error {
			return s.Quietly(ctx, func(tx *Tx) error { return tx.Receive(&data.Arrival{Draft: data.Draft{Contact: *person("Cy", "Roe")}}) })
		},
		"what is typed": func(ctx context.Context) error {
			return s.KeepUnsaved(ctx, Unsaved{Form: "new", At: time.Now(), Typed: []byte(`{"line":"Dee"}`)})
		},
		"an erasing": func(ctx context.Context) error { _, err := s.Erase(ctx, gone.ID); return err },
	} {
		all.Go(func() {
			if err := write(t.Context()); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
	time.Sleep(7 * time.Second) // longer than SQLite waits for a lock
	if got := said(); !slices.Equal(got, []bool{true}) {
		t.Errorf("while it waits it says %v", got)
	}
	done()
	all.Wait()
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
	if got := said(); !slices.Equal(got, []bool{true, false}) {
		t.Errorf("at last it has said %v", got)
	}
	if got := find(t, s, data.Query{}); !slices.Equal(got, []string{"Bo Lund"}) {
		t.Errorf("found %v", got)
	}
	if got := waitingArrivals(t, s); !slices.Equal(got, []string{"Cy Roe"}) {
		t.Errorf("arrived %v", got)
	}
	expectSound(t, s)
}

func TestAWriteThatWaitsCanBeGivenUp(t *testing.T) {
	t.Parallel()
	s, said := waitingStore(t)
	defer s.Close()
	atWork(t, s.Path())
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	defer cancel()
	begin := time.Now()
	_, err := s.Do(ctx, "Saved", func(tx *Tx) error { return tx.SaveContact(person("Bo", "Lund")) })
	if took := time.Since(begin); !errors.Is(err, context.DeadlineExceeded) || took > 6*time.Second {
		t.Errorf("after %v: %v", took, err)
	}
	if got := said(); !slices.Equal(got, []bool{true, false}) {
		t.Errorf("it says %v", got)
	}
}

func TestClosingWaitsForNoOtherProgram(t *testing.T) {
	t.Parallel()
	s, _ := waitingStore(t)
	atWork(t, s.Path())
	failed := make(chan error)
	go func() {
		_, err := s.Do(context.Background(), "Saved", func(tx *Tx) error { return tx.SaveContact(person("Bo", "Lund")) })
		failed <- err
	}()
	time.Sleep(200 * time.Millisecond)
	begin := time.Now()
	go s.Close()
	if err := <-failed; !errors.Is(err, data.ErrBusy) {
		t.Errorf("got %v", err)
	}
	if took := time.Since(begin); took > 3*patience {
		t.Errorf("it took %v", took)
	}
}
