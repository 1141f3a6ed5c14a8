package data_test

import (
	"fmt"
	"slices"
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
		{"one without an end begins within the other", "09:30", "", "09:00", "10:00", true},
		{"one without an end begins at the other's end", "10:00", "", "09:00", "10:00", false},
		{"one without an end begins before the other", "08:00", "", "09:00", "10:00", false},
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

func TestAnAppointmentSaysWhatElseTakesItsTime(t *testing.T) {
	at := func(hour, minute int) time.Time { return time.Date(2026, 8, 12, hour, minute, 0, 0, time.UTC) }
	agreed := func(id int64, from, to time.Time, state data.AppointmentState) data.Appointment {
		return data.Appointment{ID: id, ContactID: 10 + id, Start: from, End: to, State: state}
	}
	others := []data.Appointment{
		agreed(1, at(10, 0), at(10, 30), data.Confirmed), // itself
		agreed(2, at(10, 15), at(10, 45), data.Proposed),
		agreed(3, at(10, 30), at(11, 0), data.Confirmed), // begins as it ends
		agreed(4, at(10, 0), at(10, 30), data.CalledOff),
		agreed(5, at(9, 0), at(10, 1), data.Missed),
		{ID: 6, Start: at(10, 0), End: at(11, 0), State: data.Confirmed, Trashed: at(8, 0)},
	}
	sessions := []data.Session{
		{ID: 1, Title: "Keynote", Start: at(10, 20), End: at(11, 0), Going: true},
		{ID: 2, Title: "Not mine", Start: at(10, 20), End: at(11, 0)},
		{ID: 3, Title: "Cancelled", Start: at(10, 20), End: at(11, 0), Going: true, Status: data.Cancelled},
		{ID: 4, Title: "Before", Start: at(9, 0), End: at(10, 0), Going: true},
		{ID: 5, Title: "No time", Going: true},
	}
	var got []string
	for _, c := range others[0].Clashes(others, sessions) {
		got = append(got, fmt.Sprint(c.Kind, c.ID))
	}
	if want := []string{"appointment5", "appointment2", "session1"}; !slices.Equal(got, want) {
		t.Errorf("at the same time are %v, want %v", got, want)
	}
	if got := others[3].Clashes(others, sessions); got != nil {
		t.Errorf("one that was called off has %v at the same time", got)
	}
}
