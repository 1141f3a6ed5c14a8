package window

import (
	"context"
	"errors"
	"testing"
	"time"
)

func TestOnlyTheLastRequestIsWanted(t *testing.T) {
	var l Latest
	first := l.Next()
	within, done := first.During(t.Context())
	defer done()
	if more := l.Now(); !first.Wanted() || !more.Wanted() || within.Err() != nil {
		t.Fatal("a request is not wanted though none has come since")
	}
	second := l.Next()
	select {
	case <-within.Done():
	case <-time.After(time.Minute):
		t.Fatal("what is read for the first request goes on")
	}
	if first.Wanted() || !second.Wanted() {
		t.Errorf("after the second request: the first is wanted %v, the second %v", first.Wanted(), second.Wanted())
	}
	if l.Drop(); second.Wanted() {
		t.Error("a request is wanted that was dropped")
	}
	if !(&Latest{}).Now().Wanted() || !(Request{}).Wanted() {
		t.Error("what nothing overtakes is not wanted")
	}
}

func TestARequestEndsWithItsWindow(t *testing.T) {
	var l Latest
	ctx, stop := context.WithCancel(t.Context())
	within, done := l.Next().During(ctx)
	defer done()
	stop()
	if !errors.Is(within.Err(), context.Canceled) {
		t.Error("what is read outlives the window")
	}
}

func TestOnlyRequestsCloseTogetherWait(t *testing.T) {
	var l Latest
	if got := l.Soon(time.Hour); got != 0 {
		t.Errorf("the first request waits %s", got)
	}
	if got := l.Soon(time.Hour); got != time.Hour {
		t.Errorf("the one right behind it waits %s", got)
	}
	l.at = l.at.Add(-2 * time.Hour)
	if got := l.Soon(time.Hour); got != 0 {
		t.Errorf("one that comes after a rest waits %s", got)
	}
}
