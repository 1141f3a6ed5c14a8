// Package year is a year of made-up life: sixty people, three events, forty promises. It says what is done on which day, as commands,
// and who is due, soon due or asleep on a day. It knows nothing of the program.
package year

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Person is somebody of the year, with what Due needs.
type Person struct {
	Name, Every, Face string // as the cadence says; "" for none
	Met               []Contact
	OffFrom           string
	Paused            [][2]string // from the day it is said, until
	Later             [][2]string // the same; a contact in between ends it
	Lists             []int       // events on whose lists they are
}

// Contact is an encounter: said on a day, of that or an earlier one.
type Contact struct {
	Said, On, Medium string
	Warmth           int
}

// Event is one of the three.
type Event struct{ Name, From, To string }

// Events are those of the year.
var Events = []Event{
	{"Spring Forum", "2026-03-10", "2026-03-12"},
	{"Summer School", "2026-06-22", "2026-06-24"},
	{"Autumn Fair", "2026-10-05", "2026-10-07"},
}

// Step is a command on a day.
type Step struct {
	Day  string
	Args []string
}

// script is the year while it is written.
type script struct {
	people []Person
	steps  []Step
}

// Script makes the people and the commands of the year.
func Script() (people []Person, steps []Step) {
	var s script
	s.rhythms()
	s.events()
	s.contacts()
	s.promises()
	s.changes()
	slices.SortStableFunc(s.steps, func(a, b Step) int { return cmp.Compare(a.Day, b.Day) })
	return s.people, s.steps
}

func (s *script) do(day string, args ...string) { s.steps = append(s.steps, Step{day, args}) }

func (s *script) met(i int, said, on, medium string, warmth int, more ...string) {
	p := &s.people[i]
	p.Met = append(p.Met, Contact{said, on, medium, warmth})
	s.do(said, append([]string{"met", p.Name, "--at", on, "--medium", medium, "--warmth", fmt.Sprint(warmth)}, more...)...)
}

// rhythms says of forty how often, and of five by their topic.
func (s *script) rhythms() {
	for i := range 60 {
		given, family := []string{"Ada", "Bo", "Cleo", "Dai", "Eva", "Finn", "Gul", "Hana", "Ivo", "Jun"}[i%10], []string{"Berg", "Costa", "Diaz", "Ek", "Fall", "Gomez"}[i/10]
		s.people = append(s.people, Person{Name: given + " " + family})
	}
	for i := range 40 {
		p := &s.people[i]
		p.Every = []string{"1m", "2m", "3m", "6m", "1y", "6w", "45d"}[i%7]
		args := []string{"cadence", p.Name, "--every", p.Every}
		if i%4 == 0 {
			p.Face = []string{"6m", "1y"}[i/4%2]
			args = append(args, "--face", p.Face)
		}
		s.do(Begins, args...)
	}
	for i := 50; i < 55; i++ {
		s.people[i].Every = "4m" // by the topic
	}
	s.do("2026-01-06", "cadence", "--topic", "maps", "--every", "4m")
}

// events has every fifth on the list of each; every second of the list is met there.
func (s *script) events() {
	for e, event := range Events {
		s.do("2026-01-07", "event", "add", event.Name, "--from", event.From, "--to", event.To)
		for i := e; i < 60; i += 5 {
			s.people[i].Lists = append(s.people[i].Lists, e)
			s.do("2026-01-08", "attend", s.people[i].Name, event.Name, "--status", "expected")
		}
	}
	for e, event := range Events {
		for n, i := 0, e; i < 60; n, i = n+1, i+5 {
			if n%2 == 0 {
				s.met(i, event.To, event.From, "face", n%4, "--event", event.Name)
			}
		}
	}
}

// contacts has one every eight days; every ninth is written down a month late.
func (s *script) contacts() {
	media := []string{"call", "mail", "face", "video", "message", "letter", "other"}
	for k := range 45 {
		on := time.Date(2026, 1, 9, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 8*k)
		said := on
		if k%9 == 8 {
			said = on.AddDate(0, 1, 0)
		}
		if said.Year() > 2026 {
			continue
		}
		s.met(k*7%60, said.Format(time.DateOnly), on.Format(time.DateOnly), media[k%7], k%3)
	}
	s.met(2, "2026-05-20", "2026-11-03", "face", 0) // ahead: it counts when it is there
}

func (s *script) promises() {
	for i := range 40 {
		args := []string{"promise", "add", s.people[(i*11)%60].Name, fmt.Sprintf("promise %02d", i)}
		if i%3 == 2 {
			args = append(args, "--them")
		}
		s.do(time.Date(2026, 1, 10, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 8*i).Format(time.DateOnly), args...)
	}
}

// changes takes something back, pauses, puts off and gives up.
func (s *script) changes() {
	people := s.people
	s.do("2026-04-15", "met", people[12].Name, "--medium", "call")
	s.do("2026-04-15", "undo") // it was somebody else
	people[3].Paused = [][2]string{{"2026-05-01", "2026-09-15"}}
	s.do("2026-05-01", "cadence", people[3].Name, "--pause", "2026-09-15")
	people[5].Later = [][2]string{{"2026-02-20", "2026-04-20"}, {"2026-08-20", "2026-12-20"}}
	s.do("2026-02-20", "cadence", people[5].Name, "--later", "2026-04-20")
	s.do("2026-08-20", "cadence", people[5].Name, "--later", "2026-12-20")
	s.met(5, "2026-10-20", "2026-10-20", "mail", 0) // takes it back
	people[8].OffFrom = "2026-07-03"
	s.do("2026-07-03", "cadence", people[8].Name, "--off")
	people[11].Later = [][2]string{{"2026-04-02", "2026-06-25"}} // until the Summer School is over
	s.do("2026-04-02", "cadence", people[11].Name, "--later", "next-event")
}

// Day is a day as 2026-12-04.
func Day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func daysBetween(from, to time.Time) int { return int(to.Sub(from).Hours() / 24) }

// After is the day an interval after another; months are counted on the calendar by hand.
func After(day time.Time, every string) time.Time {
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

// Clock is a clock that says something on a day.
type Clock struct {
	Name, Kind, State, Every, Last string // Last: "never" or a day

	weight float64
}

// String is the clock in one line.
func (c Clock) String() string {
	return fmt.Sprintf("%s %s %s, every %s, last %s", c.Name, c.Kind, c.State, c.Every, c.Last)
}

// rank puts those who are due before those who are soon due.
func (c Clock) rank() int {
	if c.State == "soon" {
		return 1
	}
	return 0
}

// Due says who stands on the list at noon of a day.
func Due(people []Person, today string) (out []Clock) {
	for _, p := range people {
		known := []Contact{}
		for _, m := range p.Met {
			if m.Said <= today && m.On <= today {
				known = append(known, m)
			}
		}
		if p.hidden(known, today) {
			continue
		}
		near := slices.ContainsFunc(p.Lists, func(e int) bool {
			return daysBetween(Day(today), Day(Events[e].From)) <= 60 && daysBetween(Day(Events[e].To), Day(today)) <= 7
		})
		warmth, warmOn := 0, ""
		for _, m := range known {
			if m.Warmth > 0 && m.On >= warmOn {
				warmth, warmOn = m.Warmth, m.On
			}
		}
		for _, c := range []Clock{{Kind: "touch", Every: p.Every}, {Kind: "face", Every: p.Face}} {
			if c.Every == "" || c.Kind == "face" && near {
				continue
			}
			c.Name = p.Name
			ratio := c.count(known, today)
			c.weight = ratio * (1 + float64(warmth)/3)
			switch {
			case ratio >= 1.5:
				c.State = "drifting"
			case ratio >= 1:
				c.State = "due"
			case ratio >= 0.8:
				c.State = "soon"
			default:
				continue
			}
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Clock) int {
		return cmp.Or(a.rank()-b.rank(), cmp.Compare(b.weight, a.weight),
			cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}

// hidden reports whether somebody stands on no list. known are the contacts that count.
func (p *Person) hidden(known []Contact, today string) bool {
	if p.OffFrom != "" && p.OffFrom <= today {
		return true
	}
	for _, span := range p.Paused {
		if span[0] <= today && today < span[1] {
			return true
		}
	}
	for _, span := range p.Later {
		taken := slices.ContainsFunc(known, func(m Contact) bool { return m.Said > span[0] && m.Said == m.On })
		if span[0] <= today && today < span[1] && !taken {
			return true
		}
	}
	return false
}

// count says which part of the interval has passed.
func (c *Clock) count(known []Contact, today string) float64 {
	start := Begins
	c.Last = "never"
	for _, m := range known {
		if (c.Kind == "touch" || m.Medium == "face") && (c.Last == "never" || m.On > c.Last) {
			start, c.Last = m.On, m.On
		}
	}
	return float64(daysBetween(Day(start), Day(today))) / float64(daysBetween(Day(start), After(Day(start), c.Every)))
}

// Lines are clocks, one in a line.
func Lines(clocks []Clock) string {
	var b strings.Builder
	for _, c := range clocks {
		fmt.Fprintln(&b, c)
	}
	return b.String()
}

// Begins is the day on which the people are taken in.
const Begins = "2026-01-05"

// Table is the people as a table of CSV; those of the topic maps have it.
func Table(people []Person) string {
	csv := "Name,Topics\n"
	for i, p := range people {
		topic := ""
		if i >= 50 && i < 55 {
			topic = "maps"
		}
		csv += p.Name + "," + topic + "\n"
	}
	return csv
}

// End is the last day of a month of the year, from 0.
func End(month int) string {
	return time.Date(2026, time.Month(month+2), 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}
