package ui

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

func TestADayIsReadAsPeopleTypeIt(t *testing.T) {
	today := data.Date{Year: 2026, Month: 3, Day: 14}
	for _, c := range []struct{ claim, typed, want string }{
		{"ISO", "2026-08-12", "2026-08-12"},
		{"ISO basic", "20260812", "2026-08-12"},
		{"dots", "12.8.2026", "2026-08-12"},
		{"dots and spaces", " 12. 8. 2026 ", "2026-08-12"},
		{"two digits of the year", "12.8.26", "2026-08-12"},
		{"without a year it is this year's", "12.8.", "2026-08-12"},
		{"slashes, day first where only that is a day", "25/12/2026", "2026-12-25"},
		{"slashes, month first where only that is a day", "12/25/2026", "2026-12-25"},
		{"slashes, the same either way", "5/5/2026", "2026-05-05"},
		{"slashes that could be two days are refused", "8/12/2026", ""},
		{"name of the month", "12 Aug 2026", "2026-08-12"},
		{"American", "August 12, 2026", "2026-08-12"},
		{"no such day", "30.2.2026", ""},
		{"an event needs a year", "--08-12", ""},
		{"words", "next week", ""},
		{"nothing", "", ""},
	} {
		t.Run(c.claim, func(t *testing.T) {
			d, err := parseDay(c.typed, today)
			if d.String() != c.want || (err == nil) != (c.want != "") {
				t.Errorf("%q is %q, %v; want %q", c.typed, d, err, c.want)
			}
		})
	}
}

func TestATimeIsReadAsPeopleTypeIt(t *testing.T) {
	for typed, want := range map[string]int{
		"9:30": 570, "09.30": 570, "14": 840, "2 pm": 840, "2:15pm": 855, "12am": 0, "12 p.m.": 720, "0:00": 0, "23h59": 1439,
		"24:00": -1, "9:60": -1, "13pm": -1, "noon": -1, "": -1,
	} {
		got, err := parseClock(typed)
		if err != nil {
			got = -1
		}
		if got != want {
			t.Errorf("%q is %d minutes, want %d", typed, got, want)
		}
	}
}

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
			when := strings.TrimSuffix(eventWhen(&e), " UTC") // where this computer's zone is another
			if eventSpan(&e) != c.span || when != c.when {
				t.Errorf("%q and %q; want %q and %q", eventSpan(&e), when, c.span, c.when)
			}
		})
	}
}

func TestTheTimesOfAnEventSurviveTheForm(t *testing.T) {
	a := newScreens(t)
	for _, e := range []data.Event{
		{Name: "all day, three days", AllDay: true, Start: time.Date(2026, 8, 11, 22, 0, 0, 0, time.UTC), End: time.Date(2026, 8, 13, 22, 0, 0, 0, time.UTC), Zone: "Europe/Warsaw"},
		{Name: "one afternoon", Start: time.Date(2026, 8, 12, 12, 0, 0, 0, time.UTC), End: time.Date(2026, 8, 12, 15, 30, 0, 0, time.UTC), Zone: "Europe/Warsaw"},
		{Name: "through the night", Start: time.Date(2026, 8, 12, 20, 0, 0, 0, time.UTC), End: time.Date(2026, 8, 13, 4, 0, 0, 0, time.UTC), Zone: "Asia/Tokyo"},
		{Name: "a start only", Start: time.Date(2026, 8, 12, 20, 0, 0, 0, time.UTC), Zone: "UTC"},
		{Name: "no date", Zone: "UTC"},
	} {
		t.Run(e.Name, func(t *testing.T) {
			f := newEventForm(a, e)
			got, wrong := f.read()
			if len(wrong) > 0 {
				t.Fatalf("the form refuses its own values: %v", wrong)
			}
			if !got.Start.Equal(e.Start) || !got.End.Equal(e.End) || got.AllDay != e.AllDay {
				t.Errorf("got %v – %v all day %v, want %v – %v %v", got.Start, got.End, got.AllDay, e.Start, e.End, e.AllDay)
			}
		})
	}
}

func TestDueDatesAreSaidInWords(t *testing.T) {
	today := data.Date{Year: 2026, Month: 2, Day: 27}
	for due, want := range map[data.Date]string{
		{Year: 2026, Month: 2, Day: 27}: "today", {Year: 2026, Month: 2, Day: 28}: "tomorrow",
		{Year: 2026, Month: 3, Day: 1}: "in 2 days", {Year: 2026, Month: 2, Day: 26}: "1 day overdue!",
		{Year: 2025, Month: 2, Day: 27}: "365 days overdue!", {Year: 2026, Month: 3, Day: 10}: "10 Mar",
		{Year: 2027, Month: 3, Day: 10}: "10 Mar 2027", {}: "",
	} {
		text, late := dueWords(due, today)
		if late {
			text += "!"
		}
		if text != want {
			t.Errorf("%v is %q, want %q", due, text, want)
		}
	}
}

func TestAddressesAreWrittenAsMailProgramsReadThem(t *testing.T) {
	as := []address{{"Ada Okoro", "ada@archive.example"}, {"Berg, Mia", "mia+list@library.example"}, {`Bo "B" Lee`, "bo@x.example"}, {"山田 太郎", "taro@toshokan.example"}, {"", "info@x.example"}}
	want := `Ada Okoro <ada@archive.example>, "Berg, Mia" <mia+list@library.example>, "Bo \"B\" Lee" <bo@x.example>, 山田 太郎 <taro@toshokan.example>, info@x.example`
	if got := mailboxes(as); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := mailto(as[:2]).String(); got != "mailto:?bcc=ada@archive.example,mia%2Blist@library.example" {
		t.Errorf("mailto %s", got)
	}
}

// A fuzz target here would have the whole toolkit compiled anew; the two parsers are small enough for
// random lines of what dates and times are written with.
func TestWhateverIsTypedADayIsOneOfTheCalendarAndATimeWithinTheDay(t *testing.T) {
	const letters = "0123456789012345678901234567890123456789./-:, hapmugAM\x00é"
	today := data.Date{Year: 2026, Month: 3, Day: 14}
	random := rand.New(rand.NewPCG(1, 2))
	days, times := 0, 0
	for range 200_000 {
		b := make([]byte, random.IntN(11))
		for i := range b {
			b[i] = letters[random.IntN(len(letters))]
		}
		s := string(b)
		if d, err := parseDay(s, today); err == nil {
			days++
			again, err := parseDay(d.String(), today)
			if !d.Valid() || d.Year == 0 || err != nil || again != d {
				t.Fatalf("%q is %+v, which reads back as %+v, %v", s, d, again, err)
			}
		}
		if m, err := parseClock(s); err == nil {
			times++
			if m < 0 || m >= 24*60 {
				t.Fatalf("%q is %d minutes", s, m)
			}
		}
	}
	if days < 10 || times < 1000 {
		t.Errorf("only %d days and %d times were accepted: the lines do not test the parsers", days, times)
	}
}

func TestAMomentIsADayWithATimeOrADayAlone(t *testing.T) {
	today := data.Date{Year: 2026, Month: 8, Day: 12}
	for text, want := range map[string]string{
		"2026-08-11 14:30": "2026-08-11 14:30", "11.8. 9:05": "2026-08-11 09:05", "11 Aug 2026 2 pm": "2026-08-11 14:00", " 9:30 ": "2026-08-12 09:30",
		"2026-08-11": "2026-08-11 day", "11.8.": "2026-08-11 day", " 11 Aug 2026 ": "2026-08-11 day",
	} {
		got, day, err := parseMoment(text, today, time.UTC)
		written := got.Format("2006-01-02 15:04")
		if day {
			written = got.Format("2006-01-02") + " day"
		}
		if err != nil || written != want {
			t.Errorf("%q is %s (%v), want %s", text, written, err, want)
		}
	}
	for _, text := range []string{"", "yesterday", "31.2. 10:00", "31.2.", "2026-08-11 25:00"} {
		if got, _, err := parseMoment(text, today, time.UTC); err == nil {
			t.Errorf("%q is %v", text, got)
		}
	}
}
