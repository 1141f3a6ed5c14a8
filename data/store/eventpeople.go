package store

import (
	"context"
	"database/sql"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// EventPerson is a contact who is on the list of an event or was met there, with what the user must know of them at a look.
type EventPerson struct {
	ContactID    int64
	Name         string // as lists show it
	Organisation string
	Warmth       data.Warmth // the latest that was said anywhere

	// Attendee is their place on the list; its ID is 0 for somebody who was met and is not on it.
	Attendee data.Attendee

	Met      int         // encounters at this event
	MetAt    time.Time   // the latest of them; zero: none
	MetWarm  data.Warmth // the latest that was said at this event
	firstMet int64       // when the first encounter at this event was written down, in milliseconds

	// The latest encounter before the event's start, at any event or at none; BeforeAt is zero when there is none.
	BeforeAt     time.Time
	BeforeAllDay bool
	BeforeZone   string
	BeforeEvent  int64  // 0: at no event, or at one in the trash
	BeforeName   string // of that event

	OpenByMe, OpenByThem int // open promises

	Agreed data.Appointment // the first appointment at the event that is proposed or confirmed; ID 0: none

	Standing data.Standing // data.Possible is found by intake.Possibly
	Via      int64         // somebody of the same organisation whom the user met, the latest; 0: nobody. Nobody has one who is known
	ViaName  string
}

// Status is the status of an event's person: that of their place on the list; without one data.Met, if they were met there.
func (p *EventPerson) Status() data.AttendeeStatus {
	switch {
	case p.Attendee.ID != 0:
		return p.Attendee.Status
	case p.Met == 0: // only written to about it
		return data.Expected
	}
	return data.Met
}

// New reports whether nobody knew the person before the event's list brought them.
func (p *EventPerson) New() bool { return p.Standing != data.Known }

// EventPeople reads all who are on the list of an event or were met there, by name, without contacts in the trash. A long
// list takes as many queries as a short one.
func (s *Store) EventPeople(ctx context.Context, eventID int64) (out []EventPerson, err error) {
	err = s.read(ctx, say.Phrase("reading the people of an event"), func(q querier) error {
		r := peopleReader{ctx: ctx, q: q, event: eventID, at: map[int64]int{}}
		for _, step := range []func() error{r.begin, r.people, r.attendees, r.met, r.before, r.promises, r.agreed, r.stand, r.waysIn} {
			if err := step(); err != nil {
				return err
			}
		}
		out = r.out
		return nil
	})
	return out, err
}

// peopleReader reads the people of one event, one thing after the other.
type peopleReader struct {
	ctx   context.Context
	q     querier
	event int64
	start sql.NullInt64 // of the event, or of the first encounter there, in milliseconds
	out   []EventPerson
	house *data.House     // the user's own organisation
	at    map[int64]int   // of each contact in out
	made  map[int64]int64 // when each contact was made, in milliseconds
}

// of gives the person with a contact's id; nil when they are not of the event.
func (r *peopleReader) of(contact int64) *EventPerson {
	if i, ok := r.at[contact]; ok {
		return &r.out[i]
	}
	return nil
}

func (r *peopleReader) begin() error {
	return one(r.ctx, r.q, []any{&r.start}, `SELECT coalesce(start, (SELECT min(at) FROM encounter m WHERE m.event = event.id AND m.trashed IS NULL))
		FROM event WHERE id = ?`, r.event)
}

func (r *peopleReader) people() error {
	r.made = map[int64]int64{}
	return each(r.ctx, r.q, func(rows *sql.Rows) error {
		var p EventPerson
		var made int64
		if err := rows.Scan(&p.ContactID, &p.Name, &p.Warmth, &p.Organisation, &made); err != nil {
			return err
		}
		r.at[p.ContactID], r.made[p.ContactID] = len(r.out), made
		r.out = append(r.out, p)
		return nil
	}, `SELECT i.id, i.name, i.warmth, c.organisation, c.created FROM contact_index i JOIN contact c ON c.id = i.id
		WHERE i.id IN (`+peopleOf("?1")+`) ORDER BY i.sort_name, i.id`, r.event)
}

func (r *peopleReader) attendees() error {
	as, err := attendees(r.ctx, r.q, "WHERE event = ?", r.event)
	for i := range as {
		if p := r.of(as[i].ContactID); p != nil {
			p.Attendee = as[i]
		}
	}
	return err
}

func (r *peopleReader) met() error {
	return each(r.ctx, r.q, func(rows *sql.Rows) error {
		var contact, at, created int64
		var warmth data.Warmth
		if err := rows.Scan(&contact, &at, &created, &warmth); err != nil {
			return err
		}
		p := r.of(contact)
		if p == nil {
			return nil
		}
		if p.Met == 0 || created < p.firstMet {
			p.firstMet = created
		}
		p.Met++
		p.MetAt = fromMillis(at)
		if warmth != data.NotSaid {
			p.MetWarm = warmth
		}
		return nil
	}, "SELECT contact, at, created, warmth FROM encounter WHERE event = ? AND trashed IS NULL AND "+inPerson+" ORDER BY at, id", r.event)
}

// before reads the latest encounter before the event's start. One of which only the day is known was before it when that
// whole day was, as data.Encounter.Precedes says.
func (r *peopleReader) before() error {
	return each(r.ctx, r.q, func(rows *sql.Rows) error {
		var contact, at int64
		var allDay sql.NullInt64
		var zone string
		var event sql.NullInt64
		var name sql.NullString
		if err := rows.Scan(&contact, &at, &allDay, &zone, &event, &name); err != nil {
			return err
		}
		if p := r.of(contact); p != nil {
			p.BeforeAt, p.BeforeAllDay, p.BeforeZone = fromMillis(at), allDay.Valid, zone
			if name.Valid {
				p.BeforeEvent, p.BeforeName = event.Int64, name.String
			}
		}
		return nil
	}, `SELECT b.contact, b.latest, b.all_day, b.zone, b.event, v.name FROM (
			SELECT contact, max(at) AS latest, all_day, zone, event FROM encounter
			WHERE contact IN (`+peopleOf("?1")+`) AND trashed IS NULL
				AND (?2 IS NULL OR at + coalesce(all_day, 0) * 86400000 - coalesce(all_day, 0) < ?2) GROUP BY contact
		) b LEFT JOIN event v ON v.id = b.event AND v.trashed IS NULL`, r.event, r.start)
}

func (r *peopleReader) promises() error {
	return each(r.ctx, r.q, func(rows *sql.Rows) error {
		var contact int64
		var by data.Ower
		var open int
		if err := rows.Scan(&contact, &by, &open); err != nil {
			return err
		}
		switch p := r.of(contact); {
		case p == nil:
		case by == data.ByThem:
			p.OpenByThem = open
		default:
			p.OpenByMe = open
		}
		return nil
	}, `SELECT contact, by, count(*) FROM promise WHERE contact IN (`+peopleOf("?1")+`)
		AND done IS NULL AND dropped IS NULL AND trashed IS NULL GROUP BY contact, by`, r.event)
}

func (r *peopleReader) agreed() error {
	as, err := appointments(r.ctx, r.q, appointmentsOfEvent, r.event)
	for _, a := range as { // the earliest comes first
		if p := r.of(a.ContactID); p != nil && p.Agreed.ID == 0 && ahead(a) {
			p.Agreed = a
		}
	}
	return err
}

// stand says who is known: who was met before, or was a contact before they were put on the list or met here.
func (r *peopleReader) stand() error {
	for i := range r.out {
		p := &r.out[i]
		fresh := p.Attendee.Fresh
		if p.Attendee.ID == 0 {
			fresh = r.made[p.ContactID] >= p.firstMet
		}
		p.Standing = data.Known
		if fresh && p.BeforeAt.IsZero() {
			p.Standing = data.Stranger
		}
	}
	return nil
}

// colleague is somebody whom the user met, and when, in milliseconds.
type colleague struct{ contact, met int64 }

// waysIn finds for each who is new somebody of the same organisation whom the user met.
func (r *peopleReader) waysIn() error {
	own, err := ownNames(r.ctx, r.q)
	if err != nil {
		return err
	}
	r.house = data.NewHouse(own)
	folded := r.newcomersOf()
	if len(folded) == 0 {
		return nil
	}
	met, err := r.colleagues(folded)
	if err != nil {
		return err
	}
	var ids []int64
	for i := range r.out {
		p := &r.out[i]
		if p.Standing != data.Stranger {
			continue
		}
		var via colleague
		for _, c := range met[folded[p.Organisation]] {
			if c.contact != p.ContactID && (c.met > via.met || via.contact == 0) {
				via = c
			}
		}
		if via.contact != 0 {
			p.Standing, p.Via = data.WayIn, via.contact
			ids = append(ids, via.contact)
		}
	}
	return r.nameWays(ids)
}

// newcomersOf gives the organisations of those who are new, each as written, with its folding.
func (r *peopleReader) newcomersOf() map[string]string {
	folded := map[string]string{}
	for i := range r.out {
		p := &r.out[i]
		if _, done := folded[p.Organisation]; done || p.Standing != data.Stranger {
			continue
		}
		if f := r.house.Key(p.Organisation); f != "" {
			folded[p.Organisation] = f
		}
	}
	return folded
}

// colleagues finds those whom the user met, by their folded organisations: of each organisation the one who
// was met last, and of those who came with this event all.
func (r *peopleReader) colleagues(of map[string]string) (map[string][]colleague, error) {
	wanted := make(map[string]bool, len(of))
	for _, f := range of {
		wanted[f] = true
	}
	out := map[string][]colleague{}
	err := each(r.ctx, r.q, func(rows *sql.Rows) error {
		var organisation string
		var c colleague
		if err := rows.Scan(&organisation, &c.contact, &c.met); err != nil {
			return err
		}
		if f := r.house.Key(organisation); wanted[f] {
			out[f] = append(out[f], c)
		}
		return nil
	}, `SELECT c.organisation, m.id, m.last FROM (
			SELECT id, max(last_met) AS last FROM contact_index
			WHERE last_met > 0 AND sort_org <> x'ff' AND id NOT IN (SELECT contact FROM attendee WHERE event = ? AND fresh = 1)
			GROUP BY sort_org
		) m JOIN contact c ON c.id = m.id`, r.event)
	for i := range r.out {
		p := &r.out[i]
		met := p.MetAt
		if p.BeforeAt.After(met) || met.IsZero() {
			met = p.BeforeAt
		}
		if f := r.house.Key(p.Organisation); p.Attendee.Fresh && !met.IsZero() && wanted[f] {
			out[f] = append(out[f], colleague{p.ContactID, met.UnixMilli()})
		}
	}
	return out, err
}

// nameWays reads the names of the contacts through whom there is a way in.
func (r *peopleReader) nameWays(ids []int64) error {
	names := make(map[int64]string, len(ids))
	err := each(r.ctx, r.q, func(rows *sql.Rows) error {
		var id int64
		var name string
		err := rows.Scan(&id, &name)
		names[id] = name
		return err
	}, "SELECT id, name FROM contact_index WHERE id IN (SELECT value FROM json_each(?))", jsonIDs(ids))
	for i := range r.out {
		if p := &r.out[i]; p.Via != 0 {
			p.ViaName = names[p.Via]
		}
	}
	return err
}
