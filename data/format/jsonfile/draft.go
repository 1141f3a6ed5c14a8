package jsonfile

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// contact reads one of the contacts.
func (r *Reader) contact(raw json.RawMessage, path string, nth int) {
	d, ok := r.draft(raw, path)
	if !ok {
		return
	}
	if d.Contact.Nameless() {
		r.tell(say.T("{{.Place}}: has no name, organisation, e-mail address or phone number to know somebody by; it was left out", path))
		return
	}
	d.Contact.UID = r.unused(d.Contact.UID, path)
	r.placed[nth] = r.count
	r.count++
	r.drafts = append(r.drafts, d)
}

// me reads the user's own details.
func (r *Reader) me(raw json.RawMessage, path string, _ int) {
	if d, ok := r.draft(raw, path); ok {
		d.Exact = true
		r.rest.Me = &d
	}
}

func (r *Reader) draft(raw json.RawMessage, path string) (data.Draft, bool) {
	var c Contact
	if raw[0] != '{' {
		r.wrong(path, raw, say.Phrase("a contact"))
		return data.Draft{}, false
	}
	r.fill(reflect.ValueOf(&c).Elem(), raw, path)
	r.withoutEmpty(&c.Contact, path)
	d := data.Draft{Contact: c.Contact, Line: r.line, Photo: r.photo(c.Photo, path)}
	for i, p := range c.Other {
		if p.Name == "" {
			r.tell(say.T("{{.Place}}: has no name and was left out: {{.Value}}", place(path+".other", i), short(json.RawMessage(p.Value))))
			continue
		}
		d.Contact.Other = append(d.Contact.Other, p.Property) // its text comes from its value
	}
	d.Contact.Source.Kind, d.Contact.Created = r.source(c.Source, path), r.utc(c.Created, path+".created")
	met := map[int64]int64{} // number of an encounter in the file → among those read
	for i, e := range c.Encounters {
		if m, ok := r.encounter(e, place(path+".encounters", i)); ok {
			d.Encounters = append(d.Encounters, m)
			met[int64(i+1)] = int64(len(d.Encounters))
		}
	}
	promised := map[int64]int64{} // the same for promises
	for i, p := range c.Promises {
		at := place(path+".promises", i)
		if promise, ok := r.promise(p, at); ok {
			promised[int64(i+1)] = int64(len(d.Promises) + 1)
			if promise.EncounterID = met[p.Encounter]; promise.EncounterID == 0 && p.Encounter != 0 {
				r.tell(say.T("{{.Place}}.encounter: the contact has no encounter {{.Encounter}}; the promise stands without one", at, p.Encounter))
			}
			d.Promises = append(d.Promises, promise)
		}
	}
	for i, a := range c.Attendees {
		if listed, ok := r.attendee(a, place(path+".attendance", i)); ok {
			d.Attendees = append(d.Attendees, listed)
		}
	}
	for i, a := range c.Appointments {
		if agreed, ok := r.appointment(a, met, place(path+".appointments", i)); ok {
			d.Appointments = append(d.Appointments, agreed)
		}
	}
	r.between(&c, &d, met, promised, path)
	return d, true
}

// between reads what keeps the user and a contact in touch.
func (r *Reader) between(c *Contact, d *data.Draft, met, promised map[int64]int64, path string) {
	if !c.Cadence.IsZero() {
		d.Cadence = r.cadence(c.Cadence, path+".cadence")
	}
	if !c.Consent.IsZero() {
		d.Consent = r.consent(c.Consent, path+".consent")
	}
	for i, l := range c.Letters {
		if letter, ok := r.letter(l, met, promised, place(path+".letters", i)); ok {
			d.Letters = append(d.Letters, letter)
		}
	}
	if !d.Cadence.IsZero() || !d.Consent.IsZero() || len(d.Letters) > 0 {
		r.rest.Private++
	}
}

// photo gives the bytes of a picture. The document may only name it; then there are none.
func (r *Reader) photo(p Photo, path string) []byte {
	if len(p.Data) == 0 && !p.IsZero() {
		r.tell(say.T("{{.Place}}.photo: the picture itself is not in the file; export again with photos to have it", path))
	}
	return p.Data
}

// source reads a source, and reports an unknown one.
func (r *Reader) source(kind data.SourceKind, path string) data.SourceKind {
	if kind == "" || slices.Contains([]data.SourceKind{data.Typed, data.FromQR, data.FromSwap, data.FromFile, data.FromText}, kind) {
		return kind
	}
	r.tell(say.T("{{.Place}}.source: {{.Kind}} is not typed, qr, swap, file or text; it was left out", path, strconv.Quote(string(kind))))
	return ""
}

func (r *Reader) encounter(e Encounter, path string) (data.DraftEncounter, bool) {
	e.Zone = r.zone(e.Zone, path, e.At)
	d := data.DraftEncounter{
		Event: e.Event, Session: e.Session, Zone: e.Zone, Place: e.Place, Note: e.Note, Warmth: e.Warmth, Medium: e.Medium,
		IntroducedBy: e.IntroducedBy, EventID: e.EventID, SessionID: e.SessionID, Source: r.source(e.Source, path), Created: r.utc(e.Created, path+".created"),
	}
	d.At, d.AllDay = r.moment(e.At, e.Zone, path+".at")
	d.Answers = r.answers(e.Answers, path+".answers")
	if !d.Warmth.Valid() {
		r.tell(say.T("{{.Place}}.warmth: {{.Warmth}} is not 0, 1, 2 or 3; it was left out", path, d.Warmth))
		d.Warmth = data.NotSaid
	}
	if !d.Medium.Valid() {
		r.tell(say.T("{{.Place}}.medium: {{.Medium}} is not face, call, video, mail, message, letter or other; it was taken as other", path, strconv.Quote(string(e.Medium))))
		d.Medium = data.OtherMedium
	}
	r.refer(d.EventID, path)
	return d, !d.IsZero()
}

func (r *Reader) promise(p Promise, path string) (data.Promise, bool) {
	d := data.Promise{By: p.By, Text: p.Text, Due: p.Due, Snoozed: p.Snoozed, SnoozedAt: r.named(p.SnoozedEvent, path+".snoozed_event"), Done: r.utc(p.Done, path+".done"), Dropped: r.utc(p.Dropped, path+".dropped"), Created: r.utc(p.Created, path+".created")}
	switch d.By {
	case "":
		d.By = data.ByMe
	case data.ByMe, data.ByThem:
	default:
		r.tell(say.T("{{.Place}}.by: {{.By}} is not me or them; it was taken as me", path, strconv.Quote(string(p.By))))
		d.By = data.ByMe
	}
	if d.Text == "" {
		r.tell(say.T("{{.Place}}.text: is empty; the promise was left out", path))
	}
	return d, d.Text != ""
}

// event reads one of the events.
func (r *Reader) event(raw json.RawMessage, path string, nth int) {
	var e Event
	if raw[0] != '{' {
		r.wrong(path, raw, say.Phrase("an event"))
		return
	}
	r.fill(reflect.ValueOf(&e).Elem(), raw, path)
	e.Zone = r.zone(e.Zone, path, e.Start, e.End)
	d := data.Event{ID: e.ID, UID: e.UID, Name: e.Name, Place: e.Place, Zone: e.Zone, Link: e.Link, Note: e.Note, Status: e.Status}
	var startDay, endDay bool
	d.Start, startDay = r.moment(e.Start, e.Zone, path+".start")
	d.End, endDay = r.moment(e.End, e.Zone, path+".end")
	d.AllDay = startDay || endDay || e.AllDay
	r.span(&d.Start, &d.End, e.End, path)
	d.Source.Kind, d.Created = r.source(e.Source, path), r.utc(e.Created, path+".created")
	r.preparation(&e, &d, path)
	for i, s := range e.Sessions {
		d.Sessions = append(d.Sessions, r.session(s, int64(i+1), e.Zone, place(path+".sessions", i)))
	}
	r.ofCalendars(&e, path)
	if data.Fold(d.Name) == "" {
		r.tell(say.T("{{.Place}}: has no name and was left out", path))
		return
	}
	if d.ID == 0 { // nothing refers to it
		d.ID = -int64(nth + 1)
	}
	if r.events[d.ID] {
		r.tell(say.T("{{.Place}}.id: another event has the number {{.ID}} already; this one was left out", path, d.ID))
		return
	}
	d.UID = r.unused(d.UID, path)
	r.events[d.ID] = true
	r.rest.Events = append(r.rest.Events, d)
}

func (r *Reader) session(s Session, number int64, eventZone, path string) data.Session {
	s.Zone = r.zone(s.Zone, path, s.Start, s.End)
	d := data.Session{ID: number, Title: s.Title, Speakers: s.Speakers, Room: s.Room, Zone: s.Zone, Note: s.Note, Status: s.Status, UID: s.UID, Going: s.Going}
	zone := s.Zone
	if zone == "" {
		zone = eventZone
	}
	d.Start, _ = r.moment(s.Start, zone, path+".start")
	d.End, _ = r.moment(s.End, zone, path+".end")
	r.span(&d.Start, &d.End, s.End, path)
	return d
}

// ofCalendars reports keys that only calendar files have.
func (r *Reader) ofCalendars(e *Event, path string) {
	for _, said := range []struct {
		key string
		has bool
	}{
		{"speakers", e.Speakers != ""},
		{"organizer", e.Organizer != ""},
		{"attendees", len(e.Attendees) > 0},
		{"categories", len(e.Categories) > 0},
		{"cancelled", e.Cancelled},
		{"recurrence", len(e.Recurrence) > 0},
		{"recurrenceId", e.RecurrenceID != ""},
		{"calendar", e.Calendar != ""},
	} {
		if said.has {
			r.tell(say.T("{{.Place}}.{{.Key}}: belongs to a calendar and was left out; import the calendar itself", path, said.key))
		}
	}
}

// card reads one of the user's own cards.
func (r *Reader) card(raw json.RawMessage, path string, _ int) {
	var c Card
	if raw[0] != '{' {
		r.wrong(path, raw, say.Phrase("a card"))
		return
	}
	r.fill(reflect.ValueOf(&c).Elem(), raw, path)
	d := data.Card{
		UID: c.UID, Name: c.Name, Show: c.Show, Own: c.Own, Colour: c.Colour, Welcome: c.Welcome, Order: c.Order,
		Code: data.CodeForm{Compact: c.Compact, Drop: c.LeaveOut}, Until: r.utc(c.Until, path+".until"),
	}
	if err := data.CheckColour(d.Colour); err != nil {
		r.tell(say.T("{{.Place}}.colour: {{.Colour}} is not a colour such as #1a5fb4; it was left out", path, strconv.Quote(d.Colour)))
		d.Colour = ""
	}
	r.rest.Cards = append(r.rest.Cards, d)
}

// pair reads two contacts that are not the same person.
func (r *Reader) pair(raw json.RawMessage, path string, _ int) {
	var pair []int
	r.fill(reflect.ValueOf(&pair).Elem(), raw, path)
	if len(pair) != 2 || pair[0] == pair[1] {
		r.wrong(path, raw, say.Phrase("a pair of contacts"))
		return
	}
	r.pairs = append(r.pairs, [2]int{pair[0], pair[1]})
}

// problem reads what an earlier reading reported.
func (r *Reader) problem(raw json.RawMessage, path string, _ int) {
	var p Problem
	r.fill(reflect.ValueOf(&p).Elem(), raw, path)
	r.told = append(r.told, &data.RowError{Line: r.line, Kept: true, Reason: say.T("{{.Place}}: what was not read when the file was made is not in it: {{.Reason}}", path, fmt.Sprintf("%.200s", p.Reason))})
}

// refer notes that an event is named by its number.
func (r *Reader) refer(event int64, path string) {
	if event != 0 {
		r.refs = append(r.refs, reference{path, event, r.line})
	}
}

// check looks, at the end, whether what is named is there.
func (r *Reader) check() {
	for _, ref := range r.refs {
		if r.line = ref.line; !r.events[ref.event] {
			r.tell(say.T("{{.Place}}.event_id: no event of the file has the number {{.Event}}; the name counts", ref.path, ref.event))
		}
	}
	r.line = 0
	for _, pair := range r.pairs {
		a, okA := r.placed[pair[0]]
		b, okB := r.placed[pair[1]]
		if !okA || !okB {
			r.tell(say.T("not_same: the file has no contacts {{.Why}} and {{.Pair}}", pair[0], pair[1]))
			continue
		}
		r.rest.NotSame = append(r.rest.NotSame, [2]int{a, b})
	}
}

// utc reads a moment that belongs to no place; zero for none.
func (r *Reader) utc(text, path string) time.Time {
	if text == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		r.tell(say.T("{{.Place}}: {{.Text}} is not a moment such as 2026-08-12T14:30:00Z; it was left out", path, strconv.Quote(text)))
	}
	return t.UTC()
}

// moment reads a moment, or a day, which begins in its own zone.
func (r *Reader) moment(text, zone, path string) (at time.Time, day bool) {
	if text == "" {
		return time.Time{}, false
	}
	if t, err := time.Parse(time.RFC3339Nano, text); err == nil {
		return t.UTC(), false
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		r.tell(say.T("{{.Place}}: {{.Text}} is neither a moment such as 2026-08-12T14:30:00+02:00 nor a day; it was left out", path, strconv.Quote(text)))
		return time.Time{}, false
	}
	y, m, d := t.Date()
	return data.StartOfDay(y, m, d, data.In(t, zone).Location()).UTC(), true
}
