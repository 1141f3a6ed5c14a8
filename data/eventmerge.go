package data

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"lanyard/data/say"
)

// MergedEvent is what two events become when they are one, and what of the other is called otherwise there.
type MergedEvent struct {
	Event    Event
	Sessions map[int64]int     // for each session of the other event its index in Event.Sessions
	Keys     map[string]string // of questions of the other event that got another key
}

// MergeEvents makes one event of two: keep learns what gone knows. What both say stays as keep says it; notes and goals are
// joined. Sessions with one title, time and room are one, and so are questions with one key, type and text; another
// question with a key that is taken gets a new one. Costs are added, but not the same line twice. The event is closed if both
// are. An error when the two count in different currencies.
func MergeEvents(keep, gone Event) (MergedEvent, error) {
	if keep.Currency != "" && gone.Currency != "" && keep.Currency != gone.Currency && len(keep.Costs)+len(gone.Costs) > 0 {
		return MergedEvent{}, say.Errorf("the costs of {{.Keep}} are in {{.Currency}}, those of {{.Gone}} in {{.Other}}: give both one currency first",
			keep.Name, keep.Currency, gone.Name, gone.Currency)
	}
	out := MergedEvent{Event: keep, Sessions: map[int64]int{}, Keys: map[string]string{}}
	e := &out.Event
	if e.Start.IsZero() {
		e.Start, e.End, e.AllDay = gone.Start, gone.End, gone.AllDay
		e.Zone = cmp.Or(gone.Zone, e.Zone)
	}
	e.Place, e.Link, e.Status, e.Zone = cmp.Or(e.Place, gone.Place), cmp.Or(e.Link, gone.Link), cmp.Or(e.Status, gone.Status), cmp.Or(e.Zone, gone.Zone)
	e.Note, e.Goal = JoinNotes(e.Note, gone.Note), JoinNotes(e.Goal, gone.Goal)
	e.GoalPeople, e.Value = cmp.Or(e.GoalPeople, gone.GoalPeople), cmp.Or(e.Value, gone.Value)
	e.Currency = cmp.Or(e.Currency, gone.Currency)
	e.Within = FollowUpDays{cmp.Or(e.Within.Hot, gone.Within.Hot), cmp.Or(e.Within.Warm, gone.Within.Warm), cmp.Or(e.Within.Cool, gone.Within.Cool)}
	if gone.Closed.IsZero() {
		e.Closed = time.Time{}
	} else if !e.Closed.IsZero() && gone.Closed.After(e.Closed) {
		e.Closed = gone.Closed
	}
	e.Costs = slices.Clone(e.Costs)
	there := map[Cost]bool{}
	for _, c := range keep.Costs {
		there[c] = true
	}
	for _, c := range gone.Costs {
		if !there[c] {
			e.Costs = append(e.Costs, c)
		}
	}
	out.takeSessions(gone.Sessions)
	out.takeQuestions(gone.Questions)
	return out, nil
}

// sessionKey tells the sessions of events apart.
type sessionKey struct {
	title, room string
	start       int64
}

func keyOfSession(s *Session) sessionKey {
	return sessionKey{Fold(s.Title), Fold(s.Room), s.Start.Unix()}
}

func (m *MergedEvent) takeSessions(others []Session) {
	e := &m.Event
	e.Sessions = slices.Clone(e.Sessions)
	at := map[sessionKey]int{}
	for i := range e.Sessions {
		at[keyOfSession(&e.Sessions[i])] = i
	}
	for _, s := range others {
		i, there := at[keyOfSession(&s)]
		if !there {
			i = len(e.Sessions)
			m.Sessions[s.ID] = i
			s.ID = 0
			e.Sessions = append(e.Sessions, s)
			continue
		}
		m.Sessions[s.ID] = i
		have := &e.Sessions[i]
		have.Going = have.Going || s.Going
		have.Note = JoinNotes(have.Note, s.Note)
		have.Speakers, have.Status, have.UID = cmp.Or(have.Speakers, s.Speakers), cmp.Or(have.Status, s.Status), cmp.Or(have.UID, s.UID)
		if have.End.IsZero() {
			have.End = s.End
		}
	}
}

func (m *MergedEvent) takeQuestions(others []Question) {
	e := &m.Event
	e.Questions = slices.Clone(e.Questions)
	at, taken := map[string]int{}, map[string]bool{}
	for i, q := range e.Questions {
		at[q.Key], taken[q.Key] = i, true
	}
	for _, q := range others {
		taken[q.Key] = true
	}
	for _, q := range others {
		q.ID = 0
		if i, there := at[q.Key]; there {
			have := &e.Questions[i]
			if have.Type == q.Type && Fold(have.Text) == Fold(q.Text) {
				have.Choices, have.Qualifies = both(have.Choices, q.Choices), both(have.Qualifies, q.Qualifies)
				continue
			}
			was := q.Key
			for n := 2; taken[q.Key]; n++ {
				q.Key = fmt.Sprintf("%s_%d", was, n)
			}
			taken[q.Key], m.Keys[was] = true, q.Key
		}
		e.Questions = append(e.Questions, q)
	}
}

// both is one list of texts with what another has more.
func both(have, more []string) []string {
	out := slices.Clone(have)
	said := map[string]bool{}
	for _, text := range have {
		said[Fold(text)] = true
	}
	for _, text := range more {
		if f := Fold(text); !said[f] {
			said[f] = true
			out = append(out, text)
		}
	}
	return out
}

// Next is a new event like this one: the same name, place and goal, with its questions and the lines of its costs, without
// days, programme and notes.
func (e *Event) Next() Event {
	out := Event{
		Name: e.Name, Place: e.Place, Zone: e.Zone, Link: e.Link, Goal: e.Goal, GoalPeople: e.GoalPeople,
		Currency: e.Currency, Costs: slices.Clone(e.Costs), Within: e.Within, Questions: slices.Clone(e.Questions), Source: Source{Kind: Typed},
	}
	for i := range out.Questions {
		out.Questions[i].ID = 0
	}
	return out
}
