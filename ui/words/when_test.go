package words

import (
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

func TestAnEventsSpanIsWrittenShort(t *testing.T) {
	at := func(s string) time.Time {
		v, err := time.Parse("2006-01-02 15:04", s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range []struct {
		claim, start, end string
		allDay            bool
		span, when        string
	}{
		{"one day", "2026-08-12 00:00", "", true, "12 Aug 2026", "Wed 12 Aug 2026"},
		{"days of a month", "2026-08-12 00:00", "2026-08-15 00:00", true, "12–15 Aug 2026", "12–15 Aug 2026"},
		{"over a month's end", "2026-08-30 00:00", "2026-09-02 00:00", true, "30 Aug – 2 Sep 2026", "30 Aug – 2 Sep 2026"},
		{"over the year's end", "2026-12-30 00:00", "2027-01-02 00:00", true, "30 Dec 2026 – 2 Jan 2027", "30 Dec 2026 – 2 Jan 2027"},
		{"with times", "2026-08-12 09:30", "2026-08-12 17:00", false, "12 Aug 2026", "Wed 12 Aug 2026, 09:30–17:00"},
		{"an end at midnight belongs to the day before", "2026-08-12 18:00", "2026-08-13 00:00", false, "12 Aug 2026", "Wed 12 Aug 2026, 18:00–00:00"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			e := data.Event{Start: at(c.start), AllDay: c.allDay, Zone: "UTC"}
			if c.end != "" {
				e.End = at(c.end)
			}
			when := strings.TrimSuffix(EventTime(&e), " UTC") // where this computer's zone is another
			if EventDays(&e) != c.span || when != c.when {
				t.Errorf("%q and %q; want %q and %q", EventDays(&e), when, c.span, c.when)
			}
		})
	}
}

func TestDueDatesAreSaidInWords(t *testing.T) {
	today := data.Date{Year: 2026, Month: 2, Day: 27}
	for due, want := range map[data.Date]string{
		{Year: 2026, Month: 2, Day: 27}: "today", {Year: 2026, Month: 2, Day: 28}: "tomorrow",
		{Year: 2026, Month: 3, Day: 1}: "in 2 days", {Year: 2026, Month: 2, Day: 26}: "since yesterday", {Year: 2026, Month: 2, Day: 25}: "since 25 Feb",
		{Year: 2025, Month: 2, Day: 27}: "since 27 Feb 2025", {Year: 2026, Month: 3, Day: 10}: "10 Mar",
		{Year: 2027, Month: 3, Day: 10}: "10 Mar 2027", {}: "",
	} {
		if text := Due(due, today); text != want {
			t.Errorf("%v is %q, want %q", due, text, want)
		}
	}
}
