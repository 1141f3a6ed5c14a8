package cli_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"lanyard/data/store"
)

// atWork has another program at work on the desk's database for longer than SQLite waits for it. over waits for its end.
func atWork(t *testing.T, d *desk) (over func()) {
	t.Helper()
	return workingUntil(t, d, func() { time.Sleep(7 * time.Second) })
}

// workingUntil is another program at work on the desk's database until done returns; over waits for its end.
func workingUntil(t *testing.T, d *desk, done func()) (over func()) {
	t.Helper()
	s, err := store.Open(context.Background(), d.db, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	begun, ended := make(chan bool), make(chan error)
	go func() {
		ended <- s.Quietly(context.Background(), func(*store.Tx) error {
			close(begun)
			done()
			return nil
		})
	}()
	<-begun
	return func() {
		if err := errors.Join(<-ended, s.Close()); err != nil {
			t.Error(err)
		}
	}
}

// holding is atWork until over is called.
func holding(t *testing.T, d *desk) (over func()) {
	t.Helper()
	enough := make(chan bool)
	ended := workingUntil(t, d, func() { <-enough })
	return func() {
		close(enough)
		ended()
	}
}

func TestACommandSaysThatItWaits(t *testing.T) {
	d := filledDesk(t)
	over := atWork(t, d)
	if r := d.want(0, "waiting for it", "event", "add", "Fair"); strings.Count(r.errout, "waiting") != 1 {
		t.Errorf("it says %q", r.errout)
	}
	over()
	if out := d.must("event", "list"); !strings.Contains(out, "Fair") {
		t.Errorf("it was not written: %q", out)
	}
}
