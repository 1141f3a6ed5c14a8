package main

import (
	"context"
	"fmt"
	"time"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/store"
)

const (
	// filterTime is what the first page of a filter may take at most.
	filterTime = 200 * time.Millisecond
	// manyViews is how many views are counted.
	manyViews = 20
)

// filters measures the conditions of People: each alone, each two of them together, and each beside a text, in all orders by turns. The
// database is that of the events: 100,000 people, a fifth with a cadence, 500 events, one of them with answers.
func (b *bench) filters(ctx context.Context) error {
	path, event, err := b.conference(ctx)
	if err != nil {
		return err
	}
	if err := clock.Set(onAt); err != nil {
		return err
	}
	defer clock.Set("")
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	each, err := conditions(ctx, s, event)
	if err != nil {
		return err
	}
	if err := inEveryOrder(func(by data.Sort, reversed bool) error {
		_, err := s.Find(ctx, data.Query{Sort: by, Reversed: reversed}, 0) // as People has read it before
		return err
	}); err != nil {
		return err
	}
	for _, kind := range []struct {
		what    string
		queries []data.Query
	}{{"a filter of 100,000", alone(each)}, {"two filters", inPairs(each)}, {"a filter and a text", withText(each)}} {
		took, err := b.firstPages(ctx, s, kind.what, kind.queries)
		if err != nil {
			return err
		}
		b.table.times(kind.what+", first page, p50", median(took), pageTime, "goal", 1)
		b.table.times("the same, the slowest", percentile(took, 1), filterTime, "goal", 1)
	}
	return b.views(ctx, s, inPairs(each))
}

// views measures how many people some saved searches find: each reads all of them, which is compared with reading everybody.
func (b *bench) views(ctx context.Context, s *store.Store, queries []data.Query) error {
	var counted, everybody []time.Duration
	for range rounds {
		began := time.Now()
		for i := range manyViews {
			if _, err := s.Find(ctx, queries[i*len(queries)/manyViews], 0); err != nil {
				return err
			}
		}
		counted = append(counted, time.Since(began)/manyViews)
		began = time.Now()
		if _, err := s.Find(ctx, data.Query{}, 0); err != nil {
			return err
		}
		everybody = append(everybody, time.Since(began))
	}
	b.table.times(fmt.Sprintf("all people of a view, mean of %d", manyViews), median(counted), median(everybody), "everybody", 1)
	return nil
}

// firstPages gives the time of the first page of each query, with its rows: the shortest of some rounds, since a query takes as long
// as the work that it is, and what else the machine does only adds to it.
func (b *bench) firstPages(ctx context.Context, s *store.Store, what string, queries []data.Query) ([]time.Duration, error) {
	took, slowest := make([]time.Duration, len(queries)), 0
	for i, q := range queries {
		for round := range rounds {
			began := time.Now()
			res, err := s.Find(ctx, q, firstPage)
			if err != nil {
				return nil, err
			}
			if _, err := s.Rows(ctx, res.IDs[:min(firstRows, len(res.IDs))]); err != nil {
				return nil, err
			}
			if t := time.Since(began); round == 0 || t < took[i] {
				took[i] = t
			}
		}
		if took[i] > took[slowest] {
			slowest = i
		}
	}
	fmt.Fprintf(b.log, "  %s, %d queries: p50 %s, slowest %s, %s\n", what, len(queries), millis(median(took)), millis(took[slowest]), said(&queries[slowest]))
	return took, nil
}

// said names what a query asks for.
func said(q *data.Query) string {
	out := fmt.Sprintf("order %s", q.Sort)
	for _, c := range data.Conditions {
		if c.IsSet(q) {
			out += ", " + string(c.Key)
		}
	}
	if q.Text != "" {
		out += fmt.Sprintf(", text %q", q.Text)
	}
	return out
}

// asked is a condition with a value.
type asked struct {
	key data.ConditionKey
	set func(*data.Query)
}

// conditions are all conditions, with values that find many and few.
func conditions(ctx context.Context, s *store.Store, event int64) (out []asked, err error) {
	e, err := s.Event(ctx, event)
	if err != nil {
		return nil, err
	}
	topics, err := s.Topics(ctx)
	if err != nil {
		return nil, err
	}
	orgs, err := s.Organisations(ctx)
	if err != nil {
		return nil, err
	}
	values := valuesOf(&e, topics, orgs)
	for _, c := range data.Conditions {
		if len(values[c.Key]) == 0 {
			return nil, fmt.Errorf("nobody says with which value the condition %q is measured", c.Key)
		}
		for _, set := range values[c.Key] {
			out = append(out, asked{c.Key, set})
		}
	}
	return out, nil
}

func valuesOf(e *data.Event, topics, orgs []store.TopicCount) map[data.ConditionKey][]func(*data.Query) {
	first := data.DateOf(e.Start)
	return map[data.ConditionKey][]func(*data.Query){
		data.ByTopics: {
			func(q *data.Query) { q.Topics = append(q.Topics, topics[0].Topic) },
			func(q *data.Query) { q.Topics = append(q.Topics, topics[len(topics)-1].Topic) },
		},
		data.ByEvent:   {func(q *data.Query) { q.Event = e.ID }},
		data.BySession: {func(q *data.Query) { q.Session = e.Sessions[0].ID }},
		data.ByStatus:  valued(func(q *data.Query) *data.AttendeeStatus { return &q.Status }, data.Expected, data.WantToMeet, data.Met),
		data.ByMet: {
			func(q *data.Query) { q.MetFrom = first },
			func(q *data.Query) { q.MetFrom, q.MetTo = first.AddMonths(-60), first.AddMonths(-12) },
		},
		data.ByMedium:       valued(func(q *data.Query) *data.Medium { return &q.Medium }, data.FaceToFace, data.ByCall),
		data.ByAnswers:      {func(q *data.Query) { q.Answers = append(q.Answers, data.Answer{Key: "pilot", Value: data.Yes}) }},
		data.ByWarmth:       valued(func(q *data.Query) *data.Warmth { return &q.Warmth }, 1, data.Hot),
		data.ByClock:        valued(func(q *data.Query) *data.ClockFilter { return &q.Clock }, data.ClockFilters...),
		data.ByOwed:         valued(func(q *data.Query) *data.Owing { return &q.Owed }, data.Owings...),
		data.ByOrganisation: valued(func(q *data.Query) *string { return &q.Organisation }, orgs[0].Topic, orgs[len(orgs)-1].Topic),
		data.ByBelonging:    valued(func(q *data.Query) *data.Belonging { return &q.Belongs }, data.Inside, data.Outside),
		data.BySource:       valued(func(q *data.Query) *data.SourceKind { return &q.Source }, data.FromFile, data.FromQR),
		data.ByImport:       valued(func(q *data.Query) *int64 { return &q.Import }, 1),
		data.ByNoNote:       valued(func(q *data.Query) *bool { return &q.NoNote }, true),
		data.ByNoEmail:      valued(func(q *data.Query) *bool { return &q.NoEmail }, true),
		data.ByIncomplete:   valued(func(q *data.Query) *bool { return &q.Incomplete }, true),
		data.ByOver:         valued(func(q *data.Query) *bool { return &q.Over }, true),
	}
}

func valued[T any](of func(*data.Query) *T, values ...T) (out []func(*data.Query)) {
	for _, v := range values {
		out = append(out, func(q *data.Query) { *of(q) = v })
	}
	return out
}

// inEveryOrder calls with each order of a list.
func inEveryOrder(f func(by data.Sort, reversed bool) error) error {
	for _, by := range data.Sorts {
		for _, reversed := range []bool{false, true} {
			if err := f(by, reversed); err != nil {
				return err
			}
		}
	}
	return nil
}

// ordered gives a query the order that is the nth's.
func ordered(q data.Query, n int) data.Query {
	q.Sort, q.Reversed = data.Sorts[n%len(data.Sorts)], n/len(data.Sorts)%2 == 1
	return q
}

// alone are the conditions by themselves, each in every order.
func alone(each []asked) (out []data.Query) {
	for _, c := range each {
		var q data.Query
		c.set(&q)
		for n := range 2 * len(data.Sorts) {
			out = append(out, ordered(q, n))
		}
	}
	return out
}

// inPairs are each two conditions together.
func inPairs(each []asked) (out []data.Query) {
	for i, a := range each {
		for _, c := range each[i+1:] {
			if a.key == c.key {
				continue
			}
			var q data.Query
			a.set(&q)
			c.set(&q)
			out = append(out, ordered(q, len(out)))
		}
	}
	return out
}

// withText are the conditions with a text beside each, of letters that many have and words that few have.
func withText(each []asked) (out []data.Query) {
	for _, c := range each {
		for _, text := range []string{"a", "ma", "library", "coffee harbour", "li wei", "org7.example"} {
			q := data.Query{Text: text}
			c.set(&q)
			out = append(out, ordered(q, len(out)))
		}
	}
	return out
}
