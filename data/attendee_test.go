package data_test

import (
	"testing"
	"time"

	"lanyard/data"
)

func TestTwoAttendeesOfOnePersonBecomeOne(t *testing.T) {
	early, late := time.Date(2026, 8, 10, 9, 0, 0, 0, time.UTC), time.Date(2026, 8, 11, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		claim      string
		a, b, want data.Attendee
	}{
		{
			"the further status stays, and that they were wanted",
			data.Attendee{Status: data.WantToMeet},
			data.Attendee{Status: data.Met},
			data.Attendee{Status: data.Met, Wanted: true},
		},
		{
			"notes are joined, each line once",
			data.Attendee{Status: data.Met, Note: "slides"},
			data.Attendee{Status: data.Expected, Note: "talk"},
			data.Attendee{Status: data.Met, Note: "slides\ntalk"},
		},
		{
			"a note that is there is not doubled",
			data.Attendee{Status: data.Met, Note: "a\nslides"},
			data.Attendee{Status: data.Met, Note: "slides"},
			data.Attendee{Status: data.Met, Note: "a\nslides"},
		},
		{
			"who cancelled only once comes",
			data.Attendee{Status: data.Expected, Cancelled: early},
			data.Attendee{Status: data.Expected},
			data.Attendee{Status: data.Expected},
		},
		{
			"who cancelled twice does not",
			data.Attendee{Status: data.Expected, Cancelled: early},
			data.Attendee{Status: data.Expected, Cancelled: late},
			data.Attendee{Status: data.Expected, Cancelled: early},
		},
		{
			"the earlier check-in stays",
			data.Attendee{Status: data.Expected, CheckedIn: late},
			data.Attendee{Status: data.Expected, CheckedIn: early},
			data.Attendee{Status: data.Expected, CheckedIn: early},
		},
		{
			"who is closed and was met once was met",
			data.Attendee{Status: data.Closed, Unmet: true},
			data.Attendee{Status: data.Met},
			data.Attendee{Status: data.Closed},
		},
		{
			"somebody known is not new",
			data.Attendee{Status: data.Expected, Fresh: true},
			data.Attendee{Status: data.Expected},
			data.Attendee{Status: data.Expected},
		},
	} {
		got := c.a
		got.Join(&c.b)
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.claim, got, c.want)
		}
	}
}

func TestDaysToWriteWithin(t *testing.T) {
	var usual data.FollowUpDays
	own := data.FollowUpDays{Hot: 3}
	for _, c := range []struct {
		d    data.FollowUpDays
		w    data.Warmth
		want int
	}{
		{usual, data.Hot, 1}, {usual, data.Warm, 2}, {usual, data.Cool, 7}, {usual, data.NotSaid, 7}, {own, data.Hot, 3}, {own, data.Warm, 2},
	} {
		if got := c.d.Of(c.w); got != c.want {
			t.Errorf("%+v, warmth %d: %d, want %d", c.d, c.w, got, c.want)
		}
	}
}

func TestWhoIsClosedWasMetOnlyIfTheyWere(t *testing.T) {
	for _, c := range []struct {
		claim string
		was   data.Attendee
		there bool
		met   bool
	}{
		{"wanted and never met", data.Attendee{Status: data.WantToMeet}, false, false},
		{"expected", data.Attendee{Status: data.Expected}, false, false},
		{"met, as somebody said", data.Attendee{Status: data.Met}, false, true},
		{"wanted, with an encounter", data.Attendee{Status: data.WantToMeet}, true, true},
		{"closed before, and met", data.Attendee{Status: data.Closed}, false, true},
		{"closed before, and not met", data.Attendee{Status: data.Closed, Unmet: true}, false, false},
	} {
		a := c.was
		a.Become(data.Closed, c.there)
		if a.Status != data.Closed || a.WasMet() != c.met {
			t.Errorf("%s: %+v was met: %v", c.claim, a, a.WasMet())
		}
	}
}
