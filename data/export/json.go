package export

import (
	"bytes"
	"context"
	"image"
	"io"
	"slices"

	"lanyard/data"
	"lanyard/data/format/jsonfile"
	"lanyard/data/store"
)

// jsonEncoder writes the document that Lanyard can import again without a loss.
type jsonEncoder struct {
	enc    *jsonfile.Encoder
	job    Job
	number map[int64]int64   // event's id → its number in the document
	place  map[int64]int     // contact's id → its index in the document
	events []data.Event      // events to write, if they are known before the people
	apart  map[[2]int64]bool // pairs that are not the same person
}

func newJSONEncoder(w io.Writer, job Job) *jsonEncoder {
	return &jsonEncoder{enc: jsonfile.NewExport(w), job: job, number: map[int64]int64{}, place: map[int64]int{}}
}

// open numbers the events in the order in which they were made. A document made after importing this one has
// the same numbers. If everything is exported, it reads all that is not a person.
func (e *jsonEncoder) open(ctx context.Context, s *store.Store) error {
	rows, err := s.Events(ctx)
	if err != nil {
		return err
	}
	slices.SortFunc(rows, func(a, b store.EventRow) int { return int(a.ID - b.ID) })
	for i, r := range rows {
		e.number[r.ID] = int64(i + 1)
	}
	me, err := s.Me(ctx)
	if err != nil {
		return err
	}
	e.enc.Owner(me.UID)
	if !e.job.Whole() {
		return nil
	}
	if e.events, err = s.WithSessions(ctx, rows); err != nil {
		return err
	}
	without(e.job.Without).events(e.events)
	if e.apart, err = s.NotSame(ctx); err != nil {
		return err
	}
	if err := e.mine(ctx, s, me); err != nil {
		return err
	}
	return e.alone(ctx, s)
}

// mine writes the user's own details and cards.
func (e *jsonEncoder) mine(ctx context.Context, s *store.Store, me data.Contact) error {
	if me.ID == 0 {
		return nil
	}
	without(e.job.Without).contact(&me)
	doc, err := e.contact(ctx, s, person{contact: me})
	if err != nil {
		return err
	}
	e.enc.Me(doc)
	cards, err := s.Cards(ctx)
	for _, c := range cards {
		e.enc.Card(jsonfile.FromCard(c))
	}
	return err
}

// alone writes what stands by itself: the other names of the user's organisation, cadences of topics, templates and views. The import
// that a view asks for is named: it stays here, and another database leaves that view out.
func (e *jsonEncoder) alone(ctx context.Context, s *store.Store) error {
	names, err := s.OrgNames(ctx)
	if err != nil {
		return err
	}
	for _, name := range names {
		e.enc.OrgName(name)
	}
	cadences, err := s.TopicCadences(ctx)
	if err != nil {
		return err
	}
	for _, c := range cadences {
		e.enc.TopicCadence(jsonfile.FromTopicCadence(c))
	}
	templates, err := s.Templates(ctx)
	if err != nil {
		return err
	}
	for _, t := range templates {
		e.enc.Template(jsonfile.FromTemplate(t))
	}
	views, err := s.Views(ctx)
	if err != nil {
		return err
	}
	views = slices.DeleteFunc(views, func(v data.View) bool { return !without(e.job.Without).view(&v) })
	imports, err := importsOf(ctx, s, views)
	if err != nil {
		return err
	}
	for _, v := range views {
		v.ImportOf = imports[v.Query.Import]
		v.Query.Event, v.Query.Session = e.numbers(v.Query.Event, v.Query.Session)
		e.enc.View(jsonfile.FromView(v))
	}
	return nil
}

// importsOf names the imports that views ask for, by their ids.
func importsOf(ctx context.Context, s *store.Store, views []data.View) (map[int64]data.ImportRef, error) {
	if !slices.ContainsFunc(views, func(v data.View) bool { return v.Query.Import != 0 }) {
		return nil, nil
	}
	all, err := s.Imports(ctx)
	out := make(map[int64]data.ImportRef, len(all))
	for _, i := range all {
		out[i.ID] = data.ImportRef{File: i.File, At: i.At}
	}
	return out, err
}

// numbers gives the numbers of an event and of a session of it in a document of everything; 0 for one that is not written.
func (e *jsonEncoder) numbers(event, session int64) (nth, slot int64) {
	if nth = e.number[event]; nth == 0 {
		return 0, 0
	}
	i := slices.IndexFunc(e.events, func(ev data.Event) bool { return ev.ID == event })
	for k, s := range e.events[i].Sessions {
		if s.ID == session {
			slot = int64(k + 1)
		}
	}
	return nth, slot
}

func (e *jsonEncoder) encode(ctx context.Context, s *store.Store, p person) error {
	doc, err := e.contact(ctx, s, p)
	if err != nil {
		return err
	}
	e.place[p.contact.ID] = len(e.place)
	return e.enc.Contact(doc)
}

// contact makes the document of a person with their picture, and with the numbers of the events that it names.
func (e *jsonEncoder) contact(ctx context.Context, s *store.Store, p person) (jsonfile.Contact, error) {
	doc := document(p)
	doc.Source, doc.Created = sourceOf(p.contact.Source), jsonfile.UTC(p.contact.Created)
	if err := e.photo(ctx, s, &doc.Photo); err != nil {
		return doc, err
	}
	placed := map[int64]int64{} // encounter's id → its index
	for i, m := range p.encounters {
		d := &doc.Encounters[i]
		placed[m.ID] = int64(i + 1)
		d.Source, d.Created = sourceOf(m.Source), jsonfile.UTC(m.Created)
		if d.EventID = e.number[m.EventID]; d.EventID == 0 {
			d.Event, d.Session = "", "" // in the trash, which is not written
			continue
		}
		d.SessionID = m.sessionNumber
	}
	promised := map[int64]int64{}
	for i, pr := range p.promises {
		promised[pr.ID] = int64(i + 1)
		d := &doc.Promises[i]
		d.Encounter, d.Created, d.SnoozedEvent.EventID = placed[pr.EncounterID], jsonfile.UTC(pr.Created), e.number[pr.SnoozedAt.EventID]
	}
	for i, a := range p.attendance {
		doc.Attendees[i].EventID, doc.Attendees[i].Source = e.number[a.EventID], sourceOf(a.Source)
	}
	for i, a := range p.agreed {
		doc.Appointments[i].EventID = e.number[a.EventID]
	}
	doc.Cadence, doc.Consent = jsonfile.FromCadence(p.cadence), jsonfile.FromConsent(p.consent)
	doc.Cadence.LaterEvent.EventID = e.number[p.cadence.LaterEvent.EventID]
	for _, l := range p.letters {
		d := jsonfile.FromLetter(data.DraftLetter{
			UID: l.UID, With: l.with, About: l.about, PromiseID: promised[l.PromiseID], EncounterID: placed[l.EncounterID], WithMet: l.met, Template: l.Template,
			Subject: l.Subject, Body: l.Body, Opened: l.Opened, Sent: l.Sent, Created: l.Created,
		})
		d.Event.EventID = e.number[l.about.EventID]
		doc.Letters = append(doc.Letters, d)
	}
	return doc, nil
}

// sourceOf gives the kind of the source; a document always has one.
func sourceOf(s data.Source) data.SourceKind {
	if s.Kind == "" {
		return data.Typed
	}
	return s.Kind
}

// photo puts the picture into the document, or leaves it out.
func (e *jsonEncoder) photo(ctx context.Context, s *store.Store, p *jsonfile.Photo) error {
	if e.job.NoPhotos || p.IsZero() {
		*p = jsonfile.Photo{}
		return nil
	}
	var err error
	if p.Data, err = s.Photo(ctx, p.SHA256); err != nil {
		return err
	}
	if _, format, err := image.DecodeConfig(bytes.NewReader(p.Data)); err == nil {
		p.MIME = "image/" + format
	}
	return nil
}

func (e *jsonEncoder) close(named []data.Event) error {
	events := e.events
	if !e.job.Whole() {
		for _, ev := range named {
			if e.number[ev.ID] != 0 {
				events = append(events, ev)
			}
		}
		slices.SortFunc(events, func(a, b data.Event) int { return int(a.ID - b.ID) })
	}
	for _, ev := range events {
		doc := jsonfile.FromEvent(ev)
		doc.ID, doc.UID, doc.Source, doc.Created = e.number[ev.ID], ev.UID, sourceOf(ev.Source), jsonfile.UTC(ev.Created)
		e.enc.Event(doc)
	}
	e.notSame()
	return e.enc.Close()
}

// notSame writes the pairs in the order of the contacts.
func (e *jsonEncoder) notSame() {
	var pairs [][2]int
	for p := range e.apart {
		a, okA := e.place[p[0]]
		b, okB := e.place[p[1]]
		if okA && okB {
			pairs = append(pairs, [2]int{min(a, b), max(a, b)})
		}
	}
	slices.SortFunc(pairs, func(x, y [2]int) int { return slices.Compare(x[:], y[:]) })
	for _, p := range pairs {
		e.enc.NotSame(p[0], p[1])
	}
}

// Documents reads contacts in the order of ids and calls f with the JSON document of each, with all encounters
// and promises. It leaves out ids that do not exist. An error of f ends it and is returned.
func Documents(ctx context.Context, s *store.Store, ids []int64, f func(jsonfile.Contact) error) error {
	return newGatherer(s, 0).pages(ctx, ids, func(people []person) error {
		for _, p := range people {
			if err := f(document(p)); err != nil {
				return err
			}
		}
		return nil
	})
}

func document(p person) jsonfile.Contact {
	c := jsonfile.FromContact(p.contact)
	for _, a := range p.listed() {
		c.Attendees = append(c.Attendees, jsonfile.FromAttendee(a))
	}
	for _, a := range p.appointments() {
		c.Appointments = append(c.Appointments, jsonfile.FromAppointment(a))
	}
	for _, m := range p.encounters {
		c.Encounters = append(c.Encounters, jsonfile.FromEncounter(m.draft()))
	}
	for _, pr := range p.promises {
		promise := jsonfile.FromPromise(pr)
		promise.SnoozedEvent.EventID = 0 // it is a number of this database
		c.Promises = append(c.Promises, promise)
	}
	return c
}
