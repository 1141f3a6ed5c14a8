package store

import (
	"context"
	"database/sql"
	"strings"

	"lanyard/data"
	"lanyard/data/say"
)

// WhyMeet says why somebody is worth meeting.
type WhyMeet string

// The reasons.
const (
	KnowsWanted WhyMeet = "knows"  // one of their topics is what the user looks for
	SharesTopic WhyMeet = "shares" // one of their topics is the user's
	SameHouse   WhyMeet = "house"  // they are of the organisation of somebody whom the user wanted to meet, or met warm
)

// Why is one reason to meet somebody, with what it is about.
type Why struct {
	Reason WhyMeet
	Topic  string // as they write it
	Via    string // the name of whom the user knows at their organisation
}

// WorthMeeting is somebody who comes to an event and is worth meeting.
type WorthMeeting struct {
	EventPerson
	Why []Why
}

// WhomToMeet finds among those who come to an event, and are neither met nor wanted yet, whom the user should meet: those who
// know what the user looks for, those with a topic of the user's own, those of organisations that the user follows. Who has
// several reasons has all of them; the list is in the order of the reasons, then by name.
func (s *Store) WhomToMeet(ctx context.Context, eventID int64, own, wanted []string) ([]WorthMeeting, error) {
	people, err := s.EventPeople(ctx, eventID)
	if err != nil {
		return nil, err
	}
	var list []WorthMeeting
	err = s.read(ctx, say.Phrase("looking for whom to meet"), func(q querier) error {
		topics, err := topicsOfEvent(ctx, q, eventID)
		if err != nil {
			return err
		}
		names, err := ownNames(ctx, q)
		if err != nil {
			return err
		}
		house := data.NewHouse(names)
		houses, err := followed(ctx, q, house)
		if err != nil {
			return err
		}
		ranked := map[WhyMeet][]WorthMeeting{}
		for _, p := range people {
			if p.Met > 0 || p.Attendee.ID == 0 || p.Attendee.WasWanted() || !p.Attendee.Cancelled.IsZero() || p.Attendee.Status.Reached() >= data.Met.Reached() {
				continue
			}
			if why := reasons(&p, topics[p.ContactID], own, wanted, house, houses); len(why) > 0 {
				ranked[why[0].Reason] = append(ranked[why[0].Reason], WorthMeeting{p, why})
			}
		}
		list = append(append(ranked[KnowsWanted], ranked[SharesTopic]...), ranked[SameHouse]...)
		return nil
	})
	return list, err
}

// reasons are those for which somebody is worth meeting, the best first.
func reasons(p *EventPerson, topics, own, wanted []string, house *data.House, houses map[string]colleagueName) (out []Why) {
	said := map[string]bool{}
	for _, about := range []struct {
		reason WhyMeet
		topics []string
	}{{KnowsWanted, wanted}, {SharesTopic, own}} {
		for _, t := range topics {
			if !said[t] && about.topics != nil && touches(t, about.topics) {
				said[t] = true
				out = append(out, Why{Reason: about.reason, Topic: t})
			}
		}
	}
	if of := houses[house.Key(p.Organisation)]; of.id != 0 && of.id != p.ContactID {
		out = append(out, Why{Reason: SameHouse, Via: of.name})
	}
	return out
}

// touches reports whether a topic has all the words of one of others, in their order: "digital preservation" touches
// "preservation".
func touches(topic string, others []string) bool {
	folded := " " + data.Fold(topic) + " "
	for _, o := range others {
		if f := data.Fold(o); f != "" && strings.Contains(folded, " "+f+" ") {
			return true
		}
	}
	return false
}

// topicsOfEvent reads the topics of those on the list of an event.
func topicsOfEvent(ctx context.Context, q querier, eventID int64) (map[int64][]string, error) {
	out := map[int64][]string{}
	err := each(ctx, q, func(r *sql.Rows) error {
		var id int64
		var topic string
		err := r.Scan(&id, &topic)
		out[id] = append(out[id], topic)
		return err
	}, `SELECT contact, topic FROM contact_topic WHERE contact IN (SELECT contact FROM attendee WHERE event = ?) ORDER BY contact, position`, eventID)
	return out, err
}

// colleagueName is somebody whom the user knows at an organisation.
type colleagueName struct {
	id   int64
	name string
}

// followed are the organisations that the user follows, folded: those of people whom they wanted to meet or met warm, each
// with one of them.
func followed(ctx context.Context, q querier, house *data.House) (map[string]colleagueName, error) {
	out := map[string]colleagueName{}
	err := each(ctx, q, func(r *sql.Rows) error {
		var organisation string
		var c colleagueName
		if err := r.Scan(&organisation, &c.id, &c.name); err != nil {
			return err
		}
		if f := house.Key(organisation); f != "" {
			if _, there := out[f]; !there {
				out[f] = c
			}
		}
		return nil
	}, `SELECT c.organisation, i.id, i.name FROM contact_index i JOIN contact c ON c.id = i.id
		WHERE c.organisation <> '' AND i.id IN (
			SELECT contact FROM attendee WHERE wanted = 1 OR status = 'want'
			UNION SELECT contact FROM encounter WHERE warmth >= 2 AND trashed IS NULL
		) ORDER BY i.last_met DESC, i.id`)
	return out, err
}
