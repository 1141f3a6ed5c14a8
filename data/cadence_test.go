package data

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func dayT(t testing.TB, s string) (d Date) {
	t.Helper()
	if err := d.UnmarshalText([]byte(s)); err != nil {
		t.Fatal(err)
	}
	return d
}

func every(t testing.TB, s string) Interval {
	t.Helper()
	i, err := ParseInterval(s)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// A month is one of the calendar: from its last days it ends with the last day of the next.
func TestTheDayOnWhichAClockIsDue(t *testing.T) {
	for _, c := range []struct{ last, every, due string }{
		{"2026-01-31", "1m", "2026-02-28"},
		{"2028-01-31", "1m", "2028-02-29"},
		{"2028-01-29", "1m", "2028-02-29"},
		{"2027-01-29", "1m", "2027-02-28"},
		{"2026-03-31", "1m", "2026-04-30"},
		{"2026-02-28", "1m", "2026-03-28"},
		{"2026-08-31", "6m", "2027-02-28"},
		{"2026-11-30", "3m", "2027-02-28"},
		{"2026-12-31", "1m", "2027-01-31"},
		{"2028-02-29", "1y", "2029-02-28"},
		{"2028-02-29", "4y", "2032-02-29"},
		{"2028-02-28", "1y", "2029-02-28"},
		{"2099-12-31", "2m", "2100-02-28"}, // 2100 has no leap day
		{"2026-03-28", "1d", "2026-03-29"}, // the night on which Europe's clocks go forward
		{"2026-10-24", "1w", "2026-10-31"}, // and back
		{"2026-02-26", "1w", "2026-03-05"},
		{"2026-01-01", "10d", "2026-01-11"},
		{"2026-01-01", "999d", "2028-09-26"},
	} {
		k := Clocks(Cadence{Every: every(t, c.every)}, nil, Contacted{Created: dayT(t, "2020-01-01"), Touch: dayT(t, c.last)})
		if len(k) != 1 || k[0].Due.String() != c.due || k[0].Start.String() != c.last {
			t.Errorf("%s after %s it is due: %+v, want %s", c.every, c.last, k, c.due)
		}
	}
}

func TestTheStatesOfAClock(t *testing.T) {
	for _, c := range []struct {
		claim, every, touch, today string
		state                      ClockState
		ratio                      float64
	}{
		{"just met", "10d", "2026-06-01", "2026-06-01", "", 0},
		{"not yet soon", "10d", "2026-06-01", "2026-06-08", "", 0.7},
		{"soon at four fifths", "10d", "2026-06-01", "2026-06-09", Soon, 0.8},
		{"the day before", "10d", "2026-06-01", "2026-06-10", Soon, 0.9},
		{"due on its day", "10d", "2026-06-01", "2026-06-11", Due, 1},
		{"due until half as much again", "10d", "2026-06-01", "2026-06-15", Due, 1.4},
		{"then drifting", "10d", "2026-06-01", "2026-06-16", Drifting, 1.5},
		{"drifting the day before three years", "10d", "2026-06-01", "2029-05-31", Drifting, 109.5},
		{"dormant after three years", "10d", "2026-06-01", "2029-06-01", Dormant, 109.6},
		{"three years after a leap day", "10d", "2028-02-29", "2031-02-28", Dormant, 109.5},
		{"the clock was set back", "10d", "2026-06-01", "2026-05-20", "", 0},
		{"the day where it was lies ahead of the day here", "1d", "2026-06-02", "2026-06-01", "", 0},
		{"one day", "1d", "2026-06-01", "2026-06-02", Due, 1},
		{"years are not dormant while they run", "5y", "2022-01-01", "2026-01-01", Soon, 0.8},
		{"nor when they are due", "5y", "2021-01-01", "2026-01-01", Due, 1},
		{"nor after three years while they are only due", "2y", "2023-01-01", "2026-01-01", Due, 1.4993},
		{"but when they drift", "2y", "2023-01-01", "2026-01-02", Dormant, 1.5007},
	} {
		k := Clocks(Cadence{Every: every(t, c.every)}, nil, Contacted{Created: dayT(t, "2020-01-01"), Touch: dayT(t, c.touch)})[0]
		today := dayT(t, c.today)
		if got := k.Ratio(today); k.State(today) != c.state || got < c.ratio-0.001 || got > c.ratio+0.001 {
			t.Errorf("%s: %q at %.4f, want %q at %.4f", c.claim, k.State(today), got, c.state, c.ratio)
		}
	}
	k := Clocks(Cadence{Every: every(t, "1y")}, nil, Contacted{Created: dayT(t, "2020-01-01")})[0]
	if got := k.State(dayT(t, "2026-01-01")); got != Drifting {
		t.Errorf("who was never contacted does not sleep: %q", got)
	}
}

// Any encounter sets the clock for being in touch back, only one face to face that for meeting.
func TestWhatCountsForWhichClock(t *testing.T) {
	for _, m := range append(slices.Clone(Media), "") {
		if got, want := m.InPerson(), m == FaceToFace || m == ""; got != want || !m.Valid() {
			t.Errorf("%q is in person: %v, want %v", m, got, want)
		}
	}
	ks := Clocks(Cadence{Every: every(t, "1m"), Face: every(t, "1y")}, nil,
		Contacted{Created: dayT(t, "2025-01-01"), Touch: dayT(t, "2026-05-01"), Face: dayT(t, "2026-02-01")})
	if len(ks) != 2 || ks[0].Kind != TouchClock || ks[0].Due != dayT(t, "2026-06-01") || ks[1].Kind != FaceClock || ks[1].Due != dayT(t, "2027-02-01") ||
		ks[1].Last != dayT(t, "2026-02-01") || ks[1].Touch != dayT(t, "2026-05-01") {
		t.Errorf("%+v", ks)
	}
}

func TestWhoseCadenceHolds(t *testing.T) {
	topics := []TopicCadence{
		{Topic: "maps", Every: every(t, "1y"), Face: every(t, "2y")},
		{Topic: "metadata", Every: every(t, "3m")},
		{Topic: "data", Every: every(t, "13w"), Face: every(t, "3y")},
	}
	for _, c := range []struct {
		claim, every, face string
		off                bool
		topics             int
		want               string
	}{
		{"nothing is said", "", "", false, 0, ""},
		{"one's own", "1m", "", false, 0, "touch 1m own"},
		{"of topics the shortest, for each clock", "", "", false, 3, "touch 13w data, face 2y maps"},
		{"one's own comes first, although it is longer", "2y", "", false, 3, "touch 2y own, face 2y maps"},
		{"both one's own", "1m", "5y", false, 3, "touch 1m own, face 5y own"},
		{"not this person", "1m", "1y", true, 3, ""},
		{"a topic with one clock", "", "", false, 1, "touch 1y maps, face 2y maps"},
	} {
		var got []string
		for _, k := range Clocks(Cadence{Every: every(t, c.every), Face: every(t, c.face), Off: c.off}, topics[:c.topics], Contacted{Created: dayT(t, "2026-01-01")}) {
			from := k.Topic
			if from == "" {
				from = "own"
			}
			got = append(got, fmt.Sprint(k.Kind, " ", k.Every, " ", from))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %q, want %q", c.claim, got, c.want)
		}
	}
}

// Who was never contacted counts from the day they were made, also when the cadence came later.
func TestNeverMetCountsFromTheFirstDay(t *testing.T) {
	set := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	k := Clocks(Cadence{Every: every(t, "1m"), Since: set}, nil, Contacted{Created: dayT(t, "2026-01-31")})[0]
	if k.Start != dayT(t, "2026-01-31") || k.Due != dayT(t, "2026-02-28") || !k.Last.IsZero() {
		t.Errorf("%+v", k)
	}
}

// A cadence that comes to eighty people at once makes them due one after the other, always on the same days.
func TestACadenceForManyIsSpread(t *testing.T) {
	set := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	first, last := dayT(t, "2026-03-01"), dayT(t, "2026-06-01")
	topic := []TopicCadence{{Topic: "maps", Every: every(t, "3m"), Since: set, Spread: true}}
	for claim, c := range map[string]struct {
		own    Cadence
		topics []TopicCadence
	}{"by a topic": {Cadence{}, topic}, "set for many": {Cadence{Every: every(t, "3m"), Since: set, Spread: true}, nil}} {
		for _, touched := range []string{"", "2024-05-05", "2026-02-20"} {
			days := map[int]int{}
			for i := range 80 {
				met := Contacted{UID: fmt.Sprint("0190-", i), Created: dayT(t, "2024-01-01"), Touch: dayT(t, touched)}
				k := Clocks(c.own, c.topics, met)[0]
				if again := Clocks(c.own, c.topics, met)[0]; again != k {
					t.Fatalf("%s: it is another day the next time", claim)
				}
				if k.Due.Days() <= first.Days() || k.Due.Days() > last.Days() || k.Start.Days() >= k.Due.Days() || !k.Last.IsZero() && k.Start.Days() < k.Last.Days() {
					t.Errorf("%s, touched %q: due on %s, from %s", claim, touched, k.Due, k.Start)
				}
				if touched == "2026-02-20" && k.Due.Days() < dayT(t, "2026-04-05").Days() {
					t.Errorf("%s: due on %s, half of the time after the contact has not passed", claim, k.Due)
				}
				days[k.Due.Days()]++
			}
			for day, n := range days {
				if n > 8 {
					t.Errorf("%s, touched %q: %d are due on %s", claim, touched, n, DayOf(day))
				}
			}
		}
	}
	for claim, c := range map[string]struct{ created, touch, due string }{
		"contacted since":                 {"2024-01-01", "2026-03-10", "2026-06-10"},
		"contacted on the day":            {"2024-01-01", "2026-03-01", "2026-06-01"},
		"made since, and never contacted": {"2026-03-20", "", "2026-06-20"},
	} {
		k := Clocks(Cadence{}, topic, Contacted{UID: "x", Created: dayT(t, c.created), Touch: dayT(t, c.touch)})[0]
		if k.Due != dayT(t, c.due) {
			t.Errorf("%s: due on %s, want %s", claim, k.Due, c.due)
		}
	}
}

// A topic with a cadence that comes later to many who were long not heard of does not make all of them due at once.
func TestATopicThatComesToManyIsSpread(t *testing.T) {
	set, came := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC), time.Date(2026, 9, 10, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		claim, created, touch string
		every                 string // the contact's own
		crowd, spread         bool   // it came with many; many had it when it was set
		from, to              string // on which days it may be due
	}{
		{"alone, long ago", "2024-01-01", "2024-05-05", "", false, false, "2024-08-05", "2024-08-05"},
		{"alone, long ago, to a topic that many had", "2024-01-01", "2024-05-05", "", false, true, "2026-01-02", "2026-04-01"},
		{"with many, long ago", "2024-01-01", "2024-05-05", "", true, false, "2026-09-11", "2026-12-10"},
		{"with many, to a topic that many had", "2024-01-01", "2024-05-05", "", true, true, "2026-09-11", "2026-12-10"},
		{"with many, taken in on that day", "2026-09-10", "", "", true, false, "2026-09-11", "2026-12-10"},
		{"with many, in touch a month before", "2024-01-01", "2026-08-10", "", true, false, "2026-09-25", "2026-12-10"},
		{"with many, in touch since", "2024-01-01", "2026-09-20", "", true, false, "2026-12-20", "2026-12-20"},
		{"with many, but with a time of one's own", "2024-01-01", "2024-05-05", "1m", true, false, "2024-06-05", "2024-06-05"},
	} {
		days := map[int]int{}
		for i := range 200 {
			own := Cadence{Every: every(t, c.every)}
			if c.crowd && c.every == "" {
				own.Since, own.Spread = came, true
			}
			topics := []TopicCadence{{Topic: "library", Every: every(t, "3m"), Since: set, Spread: c.spread}}
			k := Clocks(own, topics, Contacted{UID: fmt.Sprint("0190-", i), Created: dayT(t, c.created), Touch: dayT(t, c.touch)})[0]
			if k.Due.Days() < dayT(t, c.from).Days() || k.Due.Days() > dayT(t, c.to).Days() {
				t.Fatalf("%s: due on %s, want %s to %s", c.claim, k.Due, c.from, c.to)
			}
			days[k.Due.Days()]++
		}
		for day, n := range days {
			if n > 12 && c.from != c.to {
				t.Errorf("%s: %d of 200 are due on %s", c.claim, n, DayOf(day))
			}
		}
	}
}

func TestWhoIsPutOff(t *testing.T) {
	today := dayT(t, "2026-06-10")
	for _, c := range []struct {
		claim, paused, later, ends string
		waits                      bool
	}{
		{"nobody", "", "", "", false},
		{"paused until tomorrow", "2026-06-11", "", "", true},
		{"paused until today", "2026-06-10", "", "", false},
		{"later tomorrow", "", "2026-06-11", "", true},
		{"later was yesterday, the pause goes on", "2026-07-01", "2026-06-09", "", true},
		{"the event ends today", "", "", "2026-06-10", true},
		{"the event ended yesterday", "", "", "2026-06-09", false},
	} {
		k := Cadence{Paused: dayT(t, c.paused), Later: dayT(t, c.later)}
		until := k.Until(dayT(t, c.ends))
		if got := !until.IsZero() && today.Days() < until.Days(); got != c.waits || k.Waits(today, dayT(t, c.ends)) != c.waits {
			t.Errorf("%s: waits %v until %s, want %v", c.claim, got, until, c.waits)
		}
	}
	k := Cadence{Every: every(t, "1m"), Paused: today, Later: today, LaterEvent: 3}
	k.Restart()
	if !k.Later.IsZero() || k.LaterEvent != 0 || k.Paused != today || k.Every.IsZero() {
		t.Errorf("after a contact: %+v", k)
	}
}

func TestCadencesOfTwoBecomeOne(t *testing.T) {
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	full := Cadence{Every: every(t, "1m"), Face: every(t, "1y"), Since: at, Spread: true, Paused: dayT(t, "2027-01-01"), Later: dayT(t, "2026-12-01")}
	for _, c := range []struct {
		claim             string
		keep, other, want Cadence
	}{
		{"nothing is said of the one that stays", Cadence{}, full, full},
		{"nothing is said of the other", full, Cadence{}, full},
		{"what is said stays, although it is longer", Cadence{Every: every(t, "2y")}, Cadence{Every: every(t, "1m")}, Cadence{Every: every(t, "2y")}},
		{"what is missing comes", Cadence{Every: every(t, "2y")}, Cadence{Every: every(t, "1m"), Face: every(t, "1y")}, Cadence{Every: every(t, "2y"), Face: every(t, "1y")}},
		{"not any more stays", Cadence{Off: true}, full, Cadence{Off: true}},
		{"a time stays, although the other is off", Cadence{Every: every(t, "2y")}, Cadence{Off: true}, Cadence{Every: every(t, "2y")}},
		{"a topic came to the one that stays, with many", Cadence{Since: at, Spread: true}, Cadence{}, Cadence{Since: at, Spread: true}},
		{"a topic came to the other, with many", Cadence{}, Cadence{Since: at, Spread: true}, Cadence{Since: at, Spread: true}},
		{"a topic came, and the other has a time", Cadence{Since: at, Spread: true}, Cadence{Every: every(t, "1m"), Since: at.AddDate(1, 0, 0)}, Cadence{Every: every(t, "1m"), Since: at.AddDate(1, 0, 0)}},
		{"put off until another event", Cadence{Every: every(t, "1m"), LaterEvent: 4}, Cadence{Later: dayT(t, "2027-01-01")}, Cadence{Every: every(t, "1m"), LaterEvent: 4}},
	} {
		if c.keep.Join(&c.other); c.keep != c.want {
			t.Errorf("%s: %+v, want %+v", c.claim, c.keep, c.want)
		}
	}
}

func TestTheOrderOfTheDueList(t *testing.T) {
	list := []DueContact{
		{Name: "asleep", State: Dormant, Ratio: 40},
		{Name: "soon", State: Soon, Ratio: 0.9, Warmth: Hot},
		{Name: "b", State: Due, Ratio: 1.2},
		{Name: "a", State: Due, Ratio: 1.2},
		{Name: "hot", State: Due, Ratio: 1, Warmth: Hot},
		{Name: "late", State: Drifting, Ratio: 1.6},
		{Name: "sooner", State: Soon, Ratio: 0.8},
	}
	SortDue(list, func(d *DueContact) string { return d.Name })
	var got []string
	for _, d := range list {
		got = append(got, d.Name)
	}
	if want := "hot late a b soon sooner asleep"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// An event to which both go is near from 60 days before it to 7 days after it.
func TestHowNearAnEventIs(t *testing.T) {
	e := Event{Start: time.Date(2026, 6, 10, 7, 0, 0, 0, time.UTC), End: time.Date(2026, 6, 11, 22, 0, 0, 0, time.UTC), Zone: "Europe/Berlin"} // ends at midnight there
	for day, want := range map[string]Coming{
		"2026-04-10": ComesNot, "2026-04-11": ComesSoon, "2026-06-10": ComesSoon, "2026-06-11": ComesSoon, "2026-06-12": CameJust, "2026-06-18": CameJust, "2026-06-19": ComesNot,
	} {
		if got := e.Comes(dayT(t, day)); got != want {
			t.Errorf("on %s: %d, want %d", day, got, want)
		}
	}
	if got := (&Event{}).Comes(dayT(t, "2026-06-10")); got != ComesNot || !(&Event{}).LastDay().IsZero() {
		t.Errorf("an event without a date is %d near", got)
	}
}

func TestIntervalsAreRead(t *testing.T) {
	for text, want := range map[string]string{"10d": "10d", " 2 W ": "2w", "3m": "3m", "1y": "1y", "": "", "999d": "999d"} {
		if got, err := ParseInterval(text); err != nil || got.String() != want {
			t.Errorf("%q is %q, %v, want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"3", "m", "0d", "-1d", "1000d", "3x", "1.5m", "99999999999d", "३m"} {
		if got, err := ParseInterval(text); err == nil {
			t.Errorf("%q is read as %q", text, got)
		}
	}
	if a, b := every(t, "1m"), every(t, "31d"); a.Compare(b) >= 0 || every(t, "12m").Compare(every(t, "1y")) != 0 || every(t, "4w").Compare(a) >= 0 {
		t.Error("intervals are ordered by their length")
	}
}
