package generate

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lanyard/data"
	"lanyard/data/store"
)

// The shares of the list of the event that is on, in hundredths.
const (
	wantedShare = 15
	metShare    = 30
)

// Events adds n events before and after a moment, with lists of people who are in the store, and one that is on then, is the
// current one, and has a list of so many: a tenth of them wanted, a third met over its days, with a programme,
// appointments, questions and answers. It gives the id of that one.
func Events(ctx context.Context, s *store.Store, n, list int, now time.Time, seed uint64) (on int64, err error) {
	g := newGenerator(seed)
	people, err := s.Find(ctx, data.Query{}, 0)
	if err != nil {
		return 0, err
	}
	if len(people.IDs) < list {
		return 0, fmt.Errorf("a list of %d people needs as many; there are %d", list, len(people.IDs))
	}
	_, err = s.Do(ctx, fmt.Sprintf("Generated %d events", n), func(tx *store.Tx) error {
		for i := range n - 1 {
			if err := g.pastOrAhead(tx, i, n, now, people.IDs); err != nil {
				return err
			}
		}
		on, err = g.on(tx, now, g.some(people.IDs, list))
		return errors.Join(err, tx.SetCurrent(on))
	})
	return on, err
}

// some are so many of the people, spread over all.
func (g *generator) some(ids []int64, n int) []int64 {
	out := make([]int64, n)
	step := len(ids) / max(n, 1)
	for i := range out {
		out[i] = ids[i*step+g.rnd.IntN(max(step, 1))]
	}
	return out
}

// pastOrAhead makes one of the other events: most are over.
func (g *generator) pastOrAhead(tx *store.Tx, i, n int, now time.Time, people []int64) error {
	city := pick(g, cities)
	e := data.Event{
		Name: fmt.Sprintf("%s %s %d", city, pick(g, kindsOfEvent), i), Place: city, Zone: "UTC", Start: now.AddDate(0, 0, 5*(i-n*9/10)-3),
	}
	e.End = e.Start.Add(30 * time.Hour)
	for k := range 6 {
		e.Sessions = append(e.Sessions, g.session(e.Start.Add(time.Duration(k)*time.Hour), k))
	}
	if err := tx.SaveEvent(&e); err != nil {
		return err
	}
	for k, id := range g.some(people, min(40, len(people))) {
		a := data.Attendee{ContactID: id, EventID: e.ID}
		if k%3 == 0 && e.End.Before(now) {
			a.Status = data.Met
			m := data.Encounter{ContactID: id, EventID: e.ID, At: e.Start.Add(time.Duration(k) * 20 * time.Minute), Zone: e.Zone, Note: g.sentence(8), Warmth: data.Warmth(g.rnd.IntN(4))}
			if err := tx.SaveEncounter(&m); err != nil {
				return err
			}
		}
		if err := tx.SaveAttendee(&a); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) session(start time.Time, k int) data.Session {
	return data.Session{
		Title: g.sentence(4), Speakers: pick(g, cities) + " " + g.invent(), Room: fmt.Sprintf("Hall %d", k%5), Start: start,
		End: start.Add(45 * time.Minute), Zone: "UTC", Going: k%7 == 0,
	}
}

// on makes the event that is on: its second day of three.
func (g *generator) on(tx *store.Tx, now time.Time, people []int64) (int64, error) {
	y, m, d := now.UTC().Date()
	first := time.Date(y, m, d-1, 0, 0, 0, 0, time.UTC)
	e := data.Event{
		Name: "Everybody's Conference", Place: pick(g, cities), Zone: "UTC", AllDay: true, Start: first, End: first.AddDate(0, 0, 2),
		Questions: []data.Question{
			{Key: "role", Text: "Which role?", Type: data.ChoiceQuestion, Choices: []string{"librarian", "researcher", "vendor"}, Qualifies: []string{"vendor"}},
			{Key: "pilot", Text: "Would they join the pilot?", Type: data.YesNoQuestion, Qualifies: []string{data.Yes}},
			{Key: "topic", Text: "What do they work on?", Type: data.TagsQuestion, Choices: topics[:4]},
		},
		Costs: []data.Cost{{Label: "Fee", Minor: 32000}}, Currency: "EUR", Goal: "Meet everybody", GoalPeople: len(people) / 4,
	}
	for k := range 120 {
		e.Sessions = append(e.Sessions, g.session(first.AddDate(0, 0, k/40).Add(8*time.Hour+time.Duration(k%40/4)*time.Hour), k))
	}
	if err := tx.SaveEvent(&e); err != nil {
		return 0, err
	}
	for i, id := range people {
		if err := g.attend(tx, &e, id, i, now); err != nil {
			return 0, err
		}
	}
	return e.ID, nil
}

// attend puts somebody on the list, in the way that is the ith's.
func (g *generator) attend(tx *store.Tx, e *data.Event, id int64, i int, now time.Time) error {
	a := data.Attendee{ContactID: id, EventID: e.ID, Fresh: i%5 > 0}
	if i%100 < wantedShare {
		a.Status, a.Note = data.WantToMeet, g.sentence(5)
	}
	if i%100 >= 100-metShare || i%100 < wantedShare/3 {
		met := data.Encounter{
			ContactID: id, EventID: e.ID, At: now.Add(-time.Duration(i%1500) * time.Minute), Zone: e.Zone, Note: g.sentence(10),
			Warmth: data.Warmth(g.rnd.IntN(4)), SessionID: e.Sessions[i%len(e.Sessions)].ID,
		}
		if i%3 > 0 {
			met.Answers = []data.Answer{{Key: "role", Value: e.Questions[0].Choices[i%3]}, {Key: "pilot", Value: data.Yes}, {Key: "topic", Value: topics[i%4]}}
		}
		if err := tx.SaveEncounter(&met); err != nil {
			return err
		}
		a.Wanted, a.Status = a.WasWanted(), data.Met
	}
	if i%50 == 0 {
		at := data.Appointment{ContactID: id, EventID: e.ID, Start: now.Add(time.Duration(i-len(e.Sessions)) * time.Minute / 4), Place: "Lobby", State: data.Confirmed}
		at.End = at.Start.Add(20 * time.Minute)
		if err := tx.SaveAppointment(&at); err != nil {
			return err
		}
		if err := tx.SavePromise(&data.Promise{ContactID: id, Text: g.sentence(4)}); err != nil {
			return err
		}
	}
	return tx.SaveAttendee(&a)
}
