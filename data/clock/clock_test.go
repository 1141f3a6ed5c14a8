package clock

import (
	"strings"
	"testing"
	"time"
)

// setTo sets the clock for one test.
func setTo(t *testing.T, value string) {
	t.Helper()
	if err := Set(value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { set.Store(nil) })
}

const morning = "2026-11-29T10:20:00+01:00"

func TestTheClockIsTheRealOneUntilItIsSet(t *testing.T) {
	before := time.Now()
	if now := Now(); now.Before(before) || now.After(time.Now()) {
		t.Errorf("it shows %v at %v", now, before)
	}
	if at, ok := SetTo(); ok {
		t.Errorf("it was set to %v", at)
	}
	setTo(t, "")
	if at, ok := SetTo(); ok {
		t.Errorf("no value set it to %v", at)
	}
}

func TestAClockThatIsSetStandsStill(t *testing.T) {
	setTo(t, morning)
	want := time.Date(2026, 11, 29, 9, 20, 0, 0, time.UTC)
	for range 2 {
		if got := Now(); !got.Equal(want) || got.Location() != time.Local {
			t.Errorf("it shows %v, want %v on the computer's own clock", got, want)
		}
		time.Sleep(time.Millisecond)
	}
	if at, ok := SetTo(); !ok || !at.Equal(want) {
		t.Errorf("it was set to %v, %v", at, ok)
	}
	if since := time.Since(Real()); since.Abs() > time.Hour {
		t.Errorf("the real clock was set too: it is %v off", since)
	}
}

func TestAClockThatRunsGoesOnFromWhereItStood(t *testing.T) {
	setTo(t, morning)
	stood := Now()
	Run()
	for started := time.Now(); Now().Equal(stood); time.Sleep(time.Millisecond) {
		if time.Since(started) > time.Minute {
			t.Fatal("it stands still")
		}
	}
	if gone := Now().Sub(stood); gone < 0 || gone > time.Hour {
		t.Errorf("it has gone on by %v", gone)
	}
	if at, _ := SetTo(); !at.Equal(stood) {
		t.Errorf("it says that it was set to %v", at)
	}
	Run()
	if gone := Now().Sub(stood); gone <= 0 {
		t.Error("once more, it begins again")
	}
}

func TestAWrongValueIsRefusedAndNamed(t *testing.T) {
	setTo(t, morning)
	for _, value := range []string{
		"yesterday", "2026-11-29", "2026-11-29 10:20", "2026-11-29T10:20:00", "2026-13-01T00:00:00Z", "1764408000",
		"0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59-12:00", " " + morning,
	} {
		err := Set(value)
		if err == nil || !strings.Contains(err.Error(), Variable) || !strings.Contains(err.Error(), value) {
			t.Errorf("%q: %v", value, err)
		}
		if at, ok := SetTo(); !ok || at.UTC().Hour() != 9 {
			t.Errorf("%q has set the clock to %v", value, at)
		}
	}
}
