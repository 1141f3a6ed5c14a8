package data_test

import (
	"testing"
	"time"

	"lanyard/data"
)

func TestTimesOverlapWhereTheyShareAMoment(t *testing.T) {
	at := func(clock string) time.Time {
		if clock == "" {
			return time.Time{}
		}
		m, err := time.Parse("15:04", clock)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	for _, c := range []struct {
		claim                      string
		aStart, aEnd, bStart, bEnd string
		want                       bool
	}{
		{"one within the other", "09:00", "11:00", "09:30", "10:00", true},
		{"one reaches into the other", "09:00", "10:00", "09:59", "11:00", true},
		{"one begins as the other ends", "09:00", "10:00", "10:00", "11:00", false},
		{"both are the same", "09:00", "10:00", "09:00", "10:00", true},
		{"one without a length lies within the other", "09:30", "09:30", "09:00", "10:00", true},
		{"one without a length lies at the other's start", "09:00", "09:00", "09:00", "10:00", true},
		{"one without a length lies at the other's end", "10:00", "10:00", "09:00", "10:00", false},
		{"two without a length at one moment", "09:00", "09:00", "09:00", "09:00", true},
		{"one has no time", "", "", "09:00", "10:00", false},
	} {
		if got := data.Overlap(at(c.aStart), at(c.aEnd), at(c.bStart), at(c.bEnd)); got != c.want {
			t.Errorf("%s: %v", c.claim, got)
		}
		if got := data.Overlap(at(c.bStart), at(c.bEnd), at(c.aStart), at(c.aEnd)); got != c.want {
			t.Errorf("%s, the other way round: %v", c.claim, got)
		}
	}
}

func TestAnAppointmentThatIsCalledOffTakesNoTime(t *testing.T) {
	for state, want := range map[data.AppointmentState]bool{
		data.Proposed: true, data.Confirmed: true, data.Kept: true, data.Missed: true, data.CalledOff: false,
	} {
		a := data.Appointment{State: state}
		if a.TakesTime() != want || !state.Valid() {
			t.Errorf("%s: takes time %v", state, a.TakesTime())
		}
	}
	if a := (data.Appointment{State: data.Confirmed, Trashed: time.Now()}); a.TakesTime() {
		t.Error("one in the trash takes time")
	}
}
