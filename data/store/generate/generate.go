// Package generate fills a database with made-up people, as a realistic one would be:
// names in several scripts, surnames shared by many, organisations by a long tail, events
// with encounters and notes, photos for some; and what keeps the user in touch: calls and mails, cadences,
// promises of both sides, consents. Tests and benchmarks use it, and the command
// "lanyard generate".
package generate

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/store"
)

// perOperation is how many contacts are saved in one operation, like an import.
const perOperation = 100_000

// tellEvery is how many people are made between two calls of tell.
const tellEvery = 5000

// Fill adds n contacts to the store, and events at which a fifth of them were met. The
// same seed gives the same people. All addresses are in reserved domains, all phone
// numbers in ranges kept for fiction.
func Fill(ctx context.Context, s *store.Store, n int, seed uint64) error {
	return FillTelling(ctx, s, n, seed, func(int) {})
}

// FillTelling is Fill that tells, every few thousand people, how many are made; they are
// saved at the end of every 100,000.
func FillTelling(ctx context.Context, s *store.Store, n int, seed uint64, tell func(made int)) error {
	g := newGenerator(seed)
	g.tell = tell
	for first := 0; first < n; first += perOperation {
		size := min(perOperation, n-first)
		_, err := s.Do(ctx, summary(size), func(tx *store.Tx) error {
			if first == 0 {
				if err := errors.Join(g.makeEvents(tx, 3+n/2000), g.makePortraits(tx)); err != nil {
					return err
				}
			}
			return g.makePeople(tx, size)
		})
		if err != nil {
			return fmt.Errorf("generating people: %w", err)
		}
	}
	return nil
}

// summary is what the journal says of so many people.
func summary(people int) string {
	if people == 1 {
		return "Generated 1 person"
	}
	return fmt.Sprintf("Generated %d people", people)
}

type generator struct {
	rnd    *rand.Rand
	events []data.Event
	faces  *rand.Rand // of its own, so that people stay the same when pictures change
	keep   *rand.Rand // the same for what keeps the user in touch
	photos []data.PhotoRef
	made   int
	tell   func(made int)
}

func newGenerator(seed uint64) *generator {
	return &generator{rnd: rand.New(rand.NewPCG(seed, 0x4c4e5944)), faces: rand.New(rand.NewPCG(seed, 0x4a504547)), keep: rand.New(rand.NewPCG(seed, 0x4b454550))}
}

func (g *generator) makeEvents(tx *store.Tx, n int) error {
	start := time.Date(2019, 1, 7, 8, 0, 0, 0, time.UTC)
	for i := range n {
		city := pick(g, cities)
		e := data.Event{
			Name:  fmt.Sprintf("%s %s %d", city, pick(g, kindsOfEvent), 2019+i%8),
			Place: city, Zone: "UTC", Start: start.AddDate(0, 0, 9*i%2500),
		}
		e.End = e.Start.Add(time.Duration(4+g.rnd.IntN(60)) * time.Hour)
		if err := tx.SaveEvent(&e); err != nil {
			return err
		}
		g.events = append(g.events, e)
	}
	return nil
}

func (g *generator) makePeople(tx *store.Tx, n int) error {
	for range n {
		if g.made > 0 && g.made%tellEvery == 0 {
			g.tell(g.made)
		}
		c := g.person()
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		if g.rnd.IntN(5) > 0 || len(g.events) == 0 {
			if err := g.keepUp(tx, c.ID, time.Time{}); err != nil {
				return err
			}
			continue
		}
		var last time.Time
		for range 1 + g.tail(3) {
			ev := &g.events[g.tail(len(g.events))]
			e := data.Encounter{
				ContactID: c.ID, EventID: ev.ID, At: ev.Start.Add(time.Duration(g.rnd.IntN(48)) * time.Hour), Zone: ev.Zone,
				Note: g.sentence(4 + g.rnd.IntN(12)), Warmth: data.Warmth(g.rnd.IntN(4)),
			}
			if err := tx.SaveEncounter(&e); err != nil {
				return err
			}
			if e.At.After(last) {
				last = e.At
			}
		}
		if err := g.keepUp(tx, c.ID, last); err != nil {
			return err
		}
	}
	return nil
}

// tail picks below n, small numbers far more often: a long tail.
func (g *generator) tail(n int) int {
	return int(math.Pow(float64(n)+1, g.rnd.Float64())) - 1
}

func pick[T any](g *generator, from []T) T { return from[g.rnd.IntN(len(from))] }

func often(g *generator, from []string) string { return from[g.tail(len(from))] }

func (g *generator) person() data.Contact {
	g.made++
	p := pickPeople(g)
	c := data.Contact{Given: pick(g, p.given), Family: often(g, p.family), Source: data.Source{Kind: data.FromFile}}
	if p.invents { // a surname of its own, as most are
		if g.rnd.IntN(3) > 0 {
			c.Family = g.invent()
		}
	}
	c.DisplayName = data.JoinName("", c.Given, "", c.Family, "")
	org := g.tail(4000)
	c.Organisation = fmt.Sprintf("%s %s", cities[org%len(cities)], institutions[org/len(cities)%len(institutions)])
	c.Title = pick(g, titles)
	local := g.localPart(c)
	for i := range 1 + g.tail(3) {
		c.Emails = append(c.Emails, data.Email{
			Value: fmt.Sprintf("%s@%s", local, []string{fmt.Sprintf("org%d.example", org), "mail.example", "home.example"}[i]),
			Label: []string{"work", "home", "other"}[i],
		})
	}
	for range 1 + g.tail(3) {
		c.Phones = append(c.Phones, g.phone())
	}
	for range g.rnd.IntN(4) {
		c.Topics = append(c.Topics, often(g, topics))
	}
	if g.rnd.IntN(4) == 0 {
		c.Note = g.sentence(6 + g.rnd.IntN(20))
	}
	if g.rnd.IntN(3) == 0 {
		c.Addresses = []data.Address{{
			Street: fmt.Sprintf("%s street %d", g.invent(), 1+g.rnd.IntN(200)), City: cities[org%len(cities)],
			PostalCode: fmt.Sprintf("%05d", g.rnd.IntN(100000)),
		}}
	}
	c.Photo = g.photo()
	return c
}

// localPart is an e-mail's part before the @, in ASCII.
func (g *generator) localPart(c data.Contact) string {
	name := strings.ReplaceAll(data.Fold(c.Given+" "+c.Family), " ", ".")
	for _, r := range name {
		if r > 127 {
			return fmt.Sprintf("p%d", g.made)
		}
	}
	if name == "" || g.rnd.IntN(4) == 0 {
		return fmt.Sprintf("%s%d", name, g.made)
	}
	return name
}

// british and german are the beginnings of ranges of a thousand numbers that Ofcom and the
// Bundesnetzagentur keep for films and books; in North America it is 555-0100 to 555-0199 of every area.
var (
	british = []string{"20 7946 0", "113 496 0", "114 496 0", "115 496 0", "116 496 0", "117 496 0", "118 496 0", "121 496 0", "131 496 0", "141 496 0", "151 496 0", "161 496 0", "7700 900"}
	german  = []string{"30 23125 ", "69 90009 ", "40 66969 ", "221 4710 ", "89 99998 "}
)

// phone is a number of a range that regulators keep for fiction. Most are American: there are most.
func (g *generator) phone() data.Phone {
	n := g.rnd.IntN(1000)
	plain := strings.NewReplacer(" ", "", "+", "")
	switch g.rnd.IntN(6) {
	case 0:
		text := fmt.Sprintf("+44 %s%03d", pick(g, british), n)
		return data.Phone{Value: text, E164: "+" + plain.Replace(text), Label: "work"}
	case 1:
		text := fmt.Sprintf("+49 %s%03d", pick(g, german), n)
		return data.Phone{Value: text, E164: "+" + plain.Replace(text), Label: "cell"}
	}
	area := 201 + g.rnd.IntN(780)
	return data.Phone{Value: fmt.Sprintf("(%d) 555-01%02d", area, n%100), E164: fmt.Sprintf("+1%d55501%02d", area, n%100), Label: "work"}
}

func (g *generator) sentence(words int) string {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(often(g, vocabulary))
	}
	return b.String()
}

// invent makes a surname out of syllables.
func (g *generator) invent() string {
	var b strings.Builder
	for range 2 + g.rnd.IntN(2) {
		b.WriteString(pick(g, syllables))
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}
