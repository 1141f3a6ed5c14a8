// Package clock is the program's one clock. Whatever knows a day or an age asks Now, which a test may have set; whatever
// waits or measures asks Real.
package clock

import (
	"fmt"
	"sync/atomic"
	"time"
)

// Variable is the environment variable that sets the clock.
const Variable = "LANYARD_NOW"

// setting is a clock that was set.
type setting struct {
	at    time.Time
	since time.Time // on the real clock, when it went on from there; zero: it stands still
}

var set atomic.Pointer[setting] // nil: the clock is the real one

// Set has the clock stand still at a moment written as RFC 3339 has it, with the zone; "" takes the real clock again. An
// error says what is wrong with the value, and leaves the clock as it was.
func Set(value string) error {
	if value == "" {
		set.Store(nil)
		return nil
	}
	at, err := time.Parse(time.RFC3339, value)
	if year := at.UTC().Year(); err != nil || year < firstYear || year > lastYear {
		return fmt.Errorf("%s is %q; it must be a moment of the years %d to %d such as 2026-11-29T10:20:00+01:00, or not be there", Variable, value, firstYear, lastYear)
	}
	set.Store(&setting{at: at.Local()})
	return nil
}

// The years that a clock may be set to. What is stored counts from 1970, and a year has four figures in every zone.
const (
	firstYear = 1971
	lastYear  = 9998
)

// Run has a clock that stands still go on from where it stands.
func Run() {
	if s := set.Load(); s != nil && s.since.IsZero() {
		set.Store(&setting{at: s.at, since: onTheWall()})
	}
}

// SetTo is the moment that the clock was set to; ok is false for the real clock.
func SetTo() (at time.Time, ok bool) {
	s := set.Load()
	if s == nil {
		return time.Time{}, false
	}
	return s.at, true
}

// Now is what the program takes for now, in the computer's zone.
func Now() time.Time {
	switch s := set.Load(); {
	case s == nil:
		return Real()
	case s.since.IsZero():
		return s.at
	default:
		return s.at.Add(onTheWall().Sub(s.since))
	}
}

// Real is now on the computer's own clock, with its monotonic reading: for pauses and deadlines, for how long something
// takes, and for the stamps that the system gives to files.
func Real() time.Time { return time.Now() }

// onTheWall is Real without its monotonic reading, which stands still while a laptop sleeps.
func onTheWall() time.Time { return Real().Round(0) }
