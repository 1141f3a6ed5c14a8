package cli_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"lanyard/data/store"
)

// TestACommandSaysThatItWaits has another program at work for longer than a command used to wait.
func TestACommandSaysThatItWaits(t *testing.T) {
	d := filledDesk(t)
	s, err := store.Open(context.Background(), d.db, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	begun, ended := make(chan bool), make(chan error)
	go func() {
		ended <- s.Quietly(context.Background(), func(*store.Tx) error {
			close(begun)
			time.Sleep(7 * time.Second)
			return nil
		})
	}()
	<-begun
	if r := d.want(0, "waiting for it", "event", "add", "Fair"); strings.Count(r.errout, "waiting") != 1 {
		t.Errorf("it says %q", r.errout)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if out := d.must("event", "list"); !strings.Contains(out, "Fair") {
		t.Errorf("it was not written: %q", out)
	}
}
