package store

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// world is a small database with its people in memory, so that a query can be asked of both.
type world struct {
	s        *Store
	rnd      *rand.Rand
	contacts map[int64]data.Contact // listed
	met      map[int64][]data.Encounter
	lists    map[int64][]data.Attendee
	owed     map[int64][]data.Promise
	agreed   map[int64]data.Consent
	clocks   map[int64][]data.Clock
	states   map[int64][]data.ClockState // as the list of who is due has them
	putOff   map[int64]bool
	events   []data.Event
	zones    map[int64]string // of events outside the trash
	imports  []int64
	today    data.Date
}

var (
	worldTopics = []string{"Maps", "open access", "Métadata"}
	worldOrgs   = []string{"", "Staatsbibliothek", "staats-bibliothek", "SLB", "Zebra Press", "Ćošak"}
	worldZones  = []string{"", "UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "Europe/Berlin"}
)

func pickOf[T any](w *world, of []T) T { return of[w.rnd.IntN(len(of))] }

func (w *world) chance(percent int) bool { return w.rnd.IntN(100) < percent }

// newWorld makes some people with all that a query asks for.
func newWorld(t *testing.T, seed uint64, people int) *world {
	t.Helper()
	w := &world{s: openTest(t), rnd: rand.New(rand.NewPCG(seed, 7))}
	mine := &data.Contact{DisplayName: "Me", Organisation: "Staatsbibliothek"}
	ids := make([]int64, people)
	do(t, w.s, func(tx *Tx) error {
		if err := errors.Join(tx.SaveMe(mine), tx.SetOrgNames([]string{"SLB"})); err != nil {
			return err
		}
		for i := range 2 {
			imp := data.Import{File: fmt.Sprintf("%d.csv", i)}
			if err := tx.SaveImport(&imp); err != nil {
				return err
			}
			w.imports = append(w.imports, imp.ID)
		}
		for i := range 4 {
			e := data.Event{Name: fmt.Sprintf("Event %d", i), Start: time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC).AddDate(i-1, 0, 0), Zone: pickOf(w, worldZones), Sessions: []data.Session{{Title: "One"}, {Title: "Two"}}}
			if err := tx.SaveEvent(&e); err != nil {
				return err
			}
			w.events = append(w.events, e)
		}
		for i := range ids {
			c := w.contact(i)
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			ids[i] = c.ID
			if err := w.surround(tx, c.ID); err != nil {
				return err
			}
		}
		maps := data.TopicCadence{Topic: "maps", Every: data.Interval{N: 1, Unit: data.Weeks}, Since: time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)}
		return errors.Join(tx.SaveTopicCadence(&maps), tx.Trash(Events, w.events[3].ID), tx.Trash(Contacts, ids[0]))
	})
	w.read(t)
	return w
}

func (w *world) contact(i int) data.Contact {
	c := data.Contact{DisplayName: fmt.Sprintf("%s %02d", pickOf(w, []string{"Ana", "Bo", "Cy"}), i), Organisation: pickOf(w, worldOrgs)}
	c.Source.Kind = pickOf(w, data.SourceKinds)
	if w.chance(30) {
		c.Source.ImportID = pickOf(w, w.imports)
	}
	if w.chance(50) {
		c.Topics = append(c.Topics, pickOf(w, worldTopics))
	}
	if w.chance(30) {
		c.Topics = append(c.Topics, strings.ToUpper(pickOf(w, worldTopics)))
	}
	if w.chance(40) {
		c.Note = "likes maps"
	}
	if w.chance(50) {
		c.Emails = []data.Email{{Value: fmt.Sprintf("a%d@x.example", i)}}
	}
	if w.chance(30) {
		c.Phones = []data.Phone{{Value: "+12025550123"}}
	}
	return c
}

// surround writes what belongs to a contact.
func (w *world) surround(tx *Tx, id int64) error {
	var errs []error
	base := time.Date(2026, 3, 10, 0, 0, 0, 0, time.UTC)
	if w.chance(40) {
		e := data.Encounter{ContactID: id, At: base.AddDate(-w.rnd.IntN(5), 0, -w.rnd.IntN(200)), Zone: "UTC", Medium: pickOf(w, data.Media)}
		errs = append(errs, tx.SaveEncounter(&e))
	}
	if w.chance(40) {
		months := func(n int) data.Interval { return data.Interval{N: w.rnd.IntN(n), Unit: data.Months} }
		c := data.Cadence{ContactID: id, Every: months(4), Face: months(14), Off: w.chance(10), Spread: w.chance(20), Since: base.AddDate(0, 0, -w.rnd.IntN(90))}
		if w.chance(30) {
			c.Paused = data.Date{Year: 2026, Month: 3, Day: 12 + w.rnd.IntN(5)}
		}
		errs = append(errs, tx.SaveCadence(&c))
	}
	for range w.rnd.IntN(4) {
		e := data.Encounter{
			ContactID: id, At: base.Add(time.Duration(w.rnd.IntN(96)) * time.Hour), Zone: pickOf(w, worldZones), AllDay: w.chance(20),
			Warmth: data.Warmth(w.rnd.IntN(4)), Medium: pickOf(w, append(data.Media, "", "", "")),
		}
		if w.chance(60) {
			event := pickOf(w, w.events)
			e.EventID = event.ID
			if w.chance(50) {
				e.SessionID = pickOf(w, event.Sessions).ID
			}
		}
		if w.chance(50) {
			e.Note = "said hello"
		}
		if w.chance(50) {
			e.Answers = []data.Answer{{Key: pickOf(w, []string{"role", "use"}), Value: pickOf(w, []string{"Yes", "No"})}}
		}
		errs = append(errs, tx.SaveEncounter(&e))
		if w.chance(15) {
			errs = append(errs, tx.Trash(Encounters, e.ID))
		}
	}
	for _, e := range w.events {
		if w.chance(25) {
			errs = append(errs, tx.SaveAttendee(&data.Attendee{ContactID: id, EventID: e.ID, Status: pickOf(w, []data.AttendeeStatus{data.Expected, data.WantToMeet, data.Met, data.Closed})}))
		}
	}
	for range w.rnd.IntN(3) {
		p := data.Promise{ContactID: id, By: pickOf(w, []data.Ower{data.ByMe, data.ByThem}), Text: "send it"}
		if w.chance(40) {
			p.Done = base
		} else if w.chance(20) {
			p.Dropped = base
		}
		errs = append(errs, tx.SavePromise(&p))
	}
	if w.chance(40) {
		c := data.Consent{ContactID: id, Text: "agreed", KeepUntil: data.Date{Year: 2026, Month: 3, Day: 13 + w.rnd.IntN(3)}}
		if w.chance(30) {
			c.Kept = "a reason"
		}
		errs = append(errs, tx.SaveConsent(&c))
	}
	return errors.Join(errs...)
}

// read takes into memory what the store holds.
func (w *world) read(t *testing.T) {
	t.Helper()
	ctx := t.Context()
	w.today = data.Date{Year: 2026, Month: 3, Day: 14}
	all, err := w.s.Find(ctx, data.Query{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	w.contacts = map[int64]data.Contact{}
	err = w.s.Contacts(ctx, all.IDs, func(c data.Contact) error { w.contacts[c.ID] = c; return nil })
	if err != nil {
		t.Fatal(err)
	}
	for _, read := range []func() error{
		func() (err error) { w.met, err = w.s.EncountersOf(ctx, all.IDs); return err },
		func() (err error) { w.lists, err = w.s.AttendeesOf(ctx, all.IDs); return err },
		func() (err error) { w.owed, err = w.s.PromisesOf(ctx, all.IDs); return err },
		func() (err error) { w.agreed, err = w.s.ConsentsOf(ctx, all.IDs); return err },
	} {
		if err := read(); err != nil {
			t.Fatal(err)
		}
	}
	w.zones = map[int64]string{}
	for _, e := range w.events[:3] {
		w.zones[e.ID] = e.Zone
	}
	if w.clocks, err = w.s.ClocksOf(ctx, all.IDs); err != nil {
		t.Fatal(err)
	}
	own, err := w.s.CadencesOf(ctx, all.IDs)
	if err != nil {
		t.Fatal(err)
	}
	w.putOff = map[int64]bool{}
	for id, c := range own {
		w.putOff[id] = len(w.clocks[id]) > 0 && !c.Until(data.Date{}).IsZero() && c.Until(data.Date{}).Days() > w.today.Days()
	}
	due, err := w.s.DueClocks(ctx)
	if err != nil {
		t.Fatal(err)
	}
	w.states = map[int64][]data.ClockState{}
	for _, d := range due.Rows {
		w.states[d.ContactID] = append(w.states[d.ContactID], d.State)
	}
}

// query makes a query of some random conditions.
func (w *world) query() data.Query {
	var q data.Query
	for range 1 + w.rnd.IntN(4) {
		w.add(&q, pickOf(w, data.Conditions).Key)
	}
	q.Sort, q.Reversed = pickOf(w, data.Sorts), w.chance(40)
	if w.chance(30) {
		q.Text = pickOf(w, []string{"ana", "b", "maps", "hello", "zebra"})
	}
	return q
}

func (w *world) add(q *data.Query, key data.ConditionKey) {
	switch event := pickOf(w, w.events[:3]); key { // the last is in the trash: see Missing
	case data.ByTopics:
		q.Topics = append(q.Topics, strings.ToLower(pickOf(w, worldTopics)))
	case data.ByEvent:
		q.Event = event.ID
	case data.BySession:
		q.Session = pickOf(w, event.Sessions).ID
	case data.ByStatus:
		q.Status = pickOf(w, []data.AttendeeStatus{data.Expected, data.WantToMeet, data.Met, data.Closed})
	case data.ByMet:
		if q.MetFrom = (data.Date{Year: 2026, Month: 3, Day: 9 + w.rnd.IntN(5)}); w.chance(30) {
			q.MetFrom = data.Date{}
		}
		if q.MetTo = (data.Date{Year: 2026, Month: 3, Day: 10 + w.rnd.IntN(5)}); w.chance(30) && !q.MetFrom.IsZero() {
			q.MetTo = data.Date{}
		}
	case data.ByMedium:
		q.Medium = pickOf(w, data.Media)
	case data.ByAnswers:
		q.Answers = append(q.Answers, data.Answer{Key: pickOf(w, []string{"role", "use"}), Value: pickOf(w, []string{"Yes", "No"})})
	case data.ByWarmth:
		q.Warmth = data.Warmth(1 + w.rnd.IntN(3))
	case data.ByClock:
		q.Clock = pickOf(w, data.ClockFilters)
	case data.ByOwed:
		q.Owed = pickOf(w, data.Owings)
	case data.ByOrganisation:
		q.Organisation = pickOf(w, worldOrgs[1:])
	case data.ByBelonging:
		q.Belongs = pickOf(w, []data.Belonging{data.Inside, data.Outside})
	case data.BySource:
		q.Source = pickOf(w, data.SourceKinds)
	case data.ByImport:
		q.Import = pickOf(w, w.imports)
	case data.ByNoNote:
		q.NoNote = true
	case data.ByNoEmail:
		q.NoEmail = true
	case data.ByIncomplete:
		q.Incomplete = true
	case data.ByOver:
		q.Over = true
	default:
		panic("no random value for the condition " + key)
	}
}

// holds says of one contact whether they fulfil the conditions of a query, each by itself.
func (w *world) holds(q *data.Query, id int64) bool {
	c := w.contacts[id]
	warmth, words := data.NotSaid, []string{c.Name(), c.Organisation, c.Note, strings.Join(c.Topics, " ")}
	met, noted, inOne, atEvent := w.met[id], c.Note != "", false, false
	slices.SortFunc(met, func(a, b data.Encounter) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.ID, a.ID)) })
	answered := map[data.Answer]bool{}
	for _, e := range met {
		if !e.Trashed.IsZero() {
			continue
		}
		noted = noted || e.Note != ""
		words = append(words, e.Note)
		if warmth == data.NotSaid {
			warmth = e.Warmth
		}
		lived := e
		lived.Zone = e.Clocks(w.zones[e.EventID])
		y, m, d := lived.Local().Date()
		day := data.Date{Year: y, Month: int(m), Day: d}.Days()
		inOne = inOne || (q.Session == 0 || e.SessionID == q.Session) && (q.Medium == "" || e.Medium.Or() == q.Medium) &&
			(q.MetFrom.IsZero() || day >= q.MetFrom.Days()) && (q.MetTo.IsZero() || day <= q.MetTo.Days())
		atEvent = atEvent || e.EventID == q.Event
		for _, a := range e.Answers {
			if q.Event == 0 || e.EventID == q.Event {
				answered[a] = true
			}
		}
	}
	for _, a := range w.lists[id] {
		atEvent = atEvent || a.EventID == q.Event
	}
	org, own := data.Fold(c.Organisation), []string{data.Fold("Staatsbibliothek"), data.Fold("SLB")}
	for _, topic := range q.Topics {
		if !slices.ContainsFunc(c.Topics, func(have string) bool { return data.Fold(have) == data.Fold(topic) }) {
			return false
		}
	}
	for _, a := range q.Answers {
		if !answered[a] {
			return false
		}
	}
	consent := w.agreed[id]
	return (q.Event == 0 || atEvent) && (!q.Has(data.BySession) && !q.Has(data.ByMet) && !q.Has(data.ByMedium) || inOne) &&
		(q.Status == "" || w.hasStatus(q, id)) && (q.Warmth == 0 || warmth >= q.Warmth) && (q.Clock == "" || w.ticks(q.Clock, id)) &&
		(q.Owed == "" || w.owes(q.Owed, id)) && (q.Organisation == "" || org == data.Fold(q.Organisation)) &&
		(q.Belongs == "" || org != "" && slices.Contains(own, org) == (q.Belongs == data.Inside)) &&
		(q.Source == "" || c.Source.Kind == q.Source) && (q.Import == 0 || c.Source.ImportID == q.Import) &&
		(!q.NoNote || !noted) && (!q.NoEmail || len(c.Emails) == 0) && (!q.Incomplete || c.Incomplete()) && (!q.Over || consent.Over(w.today)) &&
		(q.Text == "" || slices.ContainsFunc(data.FoldIndex(strings.Join(words, " ")), func(word string) bool { return strings.HasPrefix(word, q.Text) }))
}

func (w *world) hasStatus(q *data.Query, id int64) bool {
	listed := map[int64]bool{}
	for _, a := range w.lists[id] {
		listed[a.EventID] = true
		_, there := w.zones[a.EventID]
		if a.Status == q.Status && (q.Event == a.EventID || q.Event == 0 && there) {
			return true
		}
	}
	return q.Status == data.Met && slices.ContainsFunc(w.met[id], func(e data.Encounter) bool {
		_, there := w.zones[e.EventID]
		return e.Trashed.IsZero() && e.EventID != 0 && !listed[e.EventID] && (q.Event == e.EventID || q.Event == 0 && there)
	})
}

func (w *world) ticks(by data.ClockFilter, id int64) bool {
	states := w.states[id]
	switch by {
	case data.AnyCadence:
		return len(w.clocks[id]) > 0
	case data.NoCadence:
		return len(w.clocks[id]) == 0
	case data.PutOff:
		return w.putOff[id]
	case data.DueNow:
		return slices.Contains(states, data.Due) || slices.Contains(states, data.Drifting)
	}
	return slices.Contains(states, data.ClockState(by))
}

func (w *world) owes(by data.Owing, id int64) bool {
	return slices.ContainsFunc(w.owed[id], func(p data.Promise) bool { return p.Open() && (by == data.OwedByAny || string(p.By) == string(by)) })
}

// Any conditions together find exactly those whom a plain look at each contact finds, in the order of the list, by every plan.
func TestConditionsFindWhomALookAtEachFinds(t *testing.T) {
	few, tried := fewAtMost, triedFirst
	t.Cleanup(func() { fewAtMost, triedFirst = few, tried })
	w := newWorld(t, 1, 90)
	asked, found := map[data.ConditionKey]int{}, 0
	for i := range 1500 {
		q := w.query()
		fewAtMost, triedFirst = pickOf(w, []int{few, 3, 0}), pickOf(w, []int{tried, 10})
		all, err := w.s.Find(t.Context(), q.Ordered(), 0)
		if err != nil {
			t.Fatal(err)
		}
		want := slices.DeleteFunc(slices.Clone(all.IDs), func(id int64) bool { return !w.holds(&q, id) })
		for _, c := range data.Conditions {
			if c.IsSet(&q) && len(want) > 0 {
				asked[c.Key]++
			}
		}
		found += len(want)
		for _, limit := range []int{0, 4} {
			got, err := w.s.Find(t.Context(), q, limit)
			if err != nil {
				t.Fatalf("%+v: %v", q, err)
			}
			if got.Nearly { // the text alone found nobody
				got.IDs = nil
			}
			expected, more := want, false
			if limit > 0 && len(want) > limit {
				expected, more = want[:limit], true
			}
			if !slices.Equal(got.IDs, expected) || got.More != more && !got.Nearly {
				t.Fatalf("query %d, limit %d, few %d, tried %d: %+v\ngot  %v (more: %v)\nwant %v", i, limit, fewAtMost, triedFirst, q, got.IDs, got.More, expected)
			}
		}
	}
	for _, c := range data.Conditions {
		if asked[c.Key] < 10 {
			t.Errorf("%s found somebody in %d queries only", c.Key, asked[c.Key])
		}
	}
}

// A condition without SQL would find everybody.
func TestEveryConditionIsWrittenAsSQL(t *testing.T) {
	w := newWorld(t, 2, 5)
	for _, c := range data.Conditions {
		if writers[c.Key] == nil {
			t.Errorf("%s: nobody writes it as SQL: add it to writers", c.Key)
			continue
		}
		var q data.Query
		w.add(&q, c.Key)
		conds := conditionsOf(t, w.s, q)
		if len(conds) == 0 {
			t.Errorf("%s: no condition comes of %+v", c.Key, q)
		}
	}
}

func conditionsOf(t *testing.T, s *Store, q data.Query) (out []condition) {
	t.Helper()
	err := s.read(t.Context(), "testing", func(r querier) (err error) {
		f := finder{q: r, query: q, now: s.Now(), today: localDay(s.Now())}
		out, err = f.conditions(t.Context())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
