package cli_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A year of made-up life, worked through the commands: sixty people, three events, forty promises. testdata/year.txt has for the end of
// each month who is due, soon due or asleep. The list there comes from naive below, which knows nothing of the program, and parts of it
// were counted by hand.

const dateOnly = "2006-01-02"

// yearPerson is somebody of the year, with what naive needs.
type yearPerson struct {
	name, every, face string // as the cadence says; "" for none
	met               []yearContact
	offFrom           string
	paused            [][2]string // from the day it is said, until
	later             [][2]string // the same; a contact in between ends it
	lists             []int       // events on whose lists they are
}

// yearContact is an encounter: said on a day, of that or an earlier one.
type yearContact struct {
	said, on, medium string
	warmth           int
}

type yearEvent struct{ name, from, to string }

var yearEvents = []yearEvent{
	{"Spring Forum", "2026-03-10", "2026-03-12"},
	{"Summer School", "2026-06-22", "2026-06-24"},
	{"Autumn Fair", "2026-10-05", "2026-10-07"},
}

// yearStep is a command on a day.
type yearStep struct {
	day  string
	args []string
}

// aYear makes the people and the commands of the year.
func aYear() (people []yearPerson, steps []yearStep) {
	do := func(day string, args ...string) { steps = append(steps, yearStep{day, args}) }
	for i := range 60 {
		given, family := []string{"Ada", "Bo", "Cleo", "Dai", "Eva", "Finn", "Gul", "Hana", "Ivo", "Jun"}[i%10], []string{"Berg", "Costa", "Diaz", "Ek", "Fall", "Gomez"}[i/10]
		people = append(people, yearPerson{name: given + " " + family})
	}
	for i := range 40 {
		p := &people[i]
		p.every = []string{"1m", "2m", "3m", "6m", "1y", "6w", "45d"}[i%7]
		args := []string{"cadence", p.name, "--every", p.every}
		if i%4 == 0 {
			p.face = []string{"6m", "1y"}[i/4%2]
			args = append(args, "--face", p.face)
		}
		do("2026-01-05", args...)
	}
	for i := 50; i < 55; i++ {
		people[i].every = "4m" // by the topic
	}
	do("2026-01-06", "cadence", "--topic", "maps", "--every", "4m")
	for e, event := range yearEvents {
		do("2026-01-07", "event", "add", event.name, "--from", event.from, "--to", event.to)
		for i := e; i < 60; i += 5 {
			people[i].lists = append(people[i].lists, e)
			do("2026-01-08", "attend", people[i].name, event.name, "--status", "expected")
		}
	}
	met := func(i int, said, on, medium string, warmth int, more ...string) {
		people[i].met = append(people[i].met, yearContact{said, on, medium, warmth})
		do(said, append([]string{"met", people[i].name, "--at", on, "--medium", medium, "--warmth", fmt.Sprint(warmth)}, more...)...)
	}
	for e, event := range yearEvents { // every second of the list is met there
		for n, i := 0, e; i < 60; n, i = n+1, i+5 {
			if n%2 == 0 {
				met(i, event.to, event.from, "face", n%4, "--event", event.name)
			}
		}
	}
	media := []string{"call", "mail", "face", "video", "message", "letter", "other"}
	for k := range 45 { // one every eight days; every ninth is written down a month late
		on := time.Date(2026, 1, 9, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 8*k)
		said := on
		if k%9 == 8 {
			said = on.AddDate(0, 1, 0)
		}
		if said.Year() > 2026 {
			continue
		}
		met(k*7%60, said.Format(dateOnly), on.Format(dateOnly), media[k%7], k%3)
	}
	met(2, "2026-05-20", "2026-11-03", "face", 0) // ahead: it counts when it is there
	for i := range 40 {
		args := []string{"promise", "add", people[(i*11)%60].name, fmt.Sprintf("promise %02d", i)}
		if i%3 == 2 {
			args = append(args, "--them")
		}
		do(time.Date(2026, 1, 10, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 8*i).Format(dateOnly), args...)
	}
	do("2026-04-15", "met", people[12].name, "--medium", "call")
	do("2026-04-15", "undo") // it was somebody else
	people[3].paused = [][2]string{{"2026-05-01", "2026-09-15"}}
	do("2026-05-01", "cadence", people[3].name, "--pause", "2026-09-15")
	people[5].later = [][2]string{{"2026-02-20", "2026-04-20"}, {"2026-08-20", "2026-12-20"}}
	do("2026-02-20", "cadence", people[5].name, "--later", "2026-04-20")
	do("2026-08-20", "cadence", people[5].name, "--later", "2026-12-20")
	met(5, "2026-10-20", "2026-10-20", "mail", 0) // takes it back
	people[8].offFrom = "2026-07-03"
	do("2026-07-03", "cadence", people[8].name, "--off")
	people[11].later = [][2]string{{"2026-04-02", "2026-06-25"}} // until the Summer School is over
	do("2026-04-02", "cadence", people[11].name, "--later", "next-event")
	slices.SortStableFunc(steps, func(a, b yearStep) int { return cmp.Compare(a.day, b.day) })
	return people, steps
}

func yearDay(s string) time.Time {
	t, err := time.Parse(dateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func daysBetween(from, to time.Time) int { return int(to.Sub(from).Hours() / 24) }

// later is the day an interval after another; months are counted on the calendar by hand.
func yearAfter(day time.Time, every string) time.Time {
	n := 0
	fmt.Sscan(every[:len(every)-1], &n)
	months := n
	switch every[len(every)-1] {
	case 'd':
		return day.AddDate(0, 0, n)
	case 'w':
		return day.AddDate(0, 0, 7*n)
	case 'y':
		months = 12 * n
	}
	y, m := day.Year(), int(day.Month())-1+months
	y, m = y+m/12, m%12
	length := []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[m]
	if m == 1 && y%4 == 0 {
		length = 29
	}
	return time.Date(y, time.Month(m+1), min(day.Day(), length), 0, 0, 0, 0, time.UTC)
}

// naive says who stands on the list at noon of a day.
func naive(people []yearPerson, today string) []string {
	type line struct {
		text, name string
		rank       int
		weight     float64
		clock      string
	}
	var out []line
	for _, p := range people {
		if p.offFrom != "" && p.offFrom <= today {
			continue
		}
		known := []yearContact{}
		for _, m := range p.met {
			if m.said <= today && m.on <= today {
				known = append(known, m)
			}
		}
		hidden := false
		for _, span := range p.paused {
			hidden = hidden || span[0] <= today && today < span[1]
		}
		for _, span := range p.later {
			taken := slices.ContainsFunc(known, func(m yearContact) bool { return m.said > span[0] && m.said == m.on })
			hidden = hidden || span[0] <= today && today < span[1] && !taken
		}
		if hidden {
			continue
		}
		near := false
		for _, e := range p.lists {
			near = near || daysBetween(yearDay(today), yearDay(yearEvents[e].from)) <= 60 && daysBetween(yearDay(yearEvents[e].to), yearDay(today)) <= 7
		}
		warmth, warmOn := 0, ""
		for _, m := range known {
			if m.warmth > 0 && m.on >= warmOn {
				warmth, warmOn = m.warmth, m.on
			}
		}
		for _, c := range []struct{ clock, every string }{{"touch", p.every}, {"face", p.face}} {
			if c.every == "" || c.clock == "face" && near {
				continue
			}
			start, last := "2026-01-05", "never"
			for _, m := range known {
				if (c.clock == "touch" || m.medium == "face") && (last == "never" || m.on > last) {
					start, last = m.on, m.on
				}
			}
			due := yearAfter(yearDay(start), c.every)
			ratio := float64(daysBetween(yearDay(start), yearDay(today))) / float64(daysBetween(yearDay(start), due))
			l := line{name: strings.ToLower(p.name), weight: ratio * (1 + float64(warmth)/3), clock: c.clock}
			state := ""
			switch {
			case ratio >= 1.5:
				state = "drifting"
			case ratio >= 1:
				state = "due"
			case ratio >= 0.8:
				state, l.rank = "soon", 1
			default:
				continue
			}
			l.text = fmt.Sprintf("%s %s %s, every %s, last %s", p.name, c.clock, state, c.every, last)
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b line) int {
		return cmp.Or(a.rank-b.rank, cmp.Compare(b.weight, a.weight), cmp.Compare(a.name, b.name), cmp.Compare(a.clock, b.clock))
	})
	texts := []string{}
	for _, l := range out {
		texts = append(texts, l.text)
	}
	return texts
}

func TestAYear(t *testing.T) {
	t.Setenv("TZ", "UTC")
	at := func(day string) { t.Setenv("LANYARD_NOW", day+"T12:00:00Z") }
	at("2026-01-05")
	d := newDesk(t)
	people, steps := aYear()
	csv := "Name,Topics\n"
	for i, p := range people {
		topic := ""
		if i >= 50 && i < 55 {
			topic = "maps"
		}
		csv += p.name + "," + topic + "\n"
	}
	d.must("import", d.file("people.csv", csv))
	kept, err := os.ReadFile(filepath.Join("testdata", "year.txt"))
	if err != nil && os.Getenv("WRITE_YEAR") == "" {
		t.Fatal(err)
	}
	var all strings.Builder
	for month := range 12 {
		end := time.Date(2026, time.Month(month+2), 0, 0, 0, 0, 0, time.UTC).Format(dateOnly)
		for len(steps) > 0 && steps[0].day <= end {
			at(steps[0].day)
			d.must(steps[0].args...)
			steps = steps[1:]
		}
		at(end)
		var got []string
		for _, r := range objects(t, parse(t, d.must("due", "--json")), "due") {
			last := r["last"]
			if last == nil {
				last = "never"
			}
			got = append(got, fmt.Sprintf("%s %s %s, every %s, last %s", r["contact"].(object)["display_name"], r["clock"], r["state"], r["every"], last))
		}
		want := naive(people, end)
		fmt.Fprintf(&all, "# %s\n%s\n\n", end, strings.Join(want, "\n"))
		if !slices.Equal(got, want) {
			t.Errorf("at the end of %s:\n%s\nwant\n%s", end, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if os.Getenv("WRITE_YEAR") != "" {
		if err := os.WriteFile(filepath.Join("testdata", "year.txt"), []byte(all.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if all.String() != string(kept) {
		t.Errorf("the year is not as testdata/year.txt has it:\n%s", all.String())
	}
	if got := d.promises(); len(got) != 40 {
		t.Errorf("%d promises are open at the end of the year", len(got))
	}
	d.must("check")
}
