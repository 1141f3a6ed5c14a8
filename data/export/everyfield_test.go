package export_test

import (
	"bytes"
	"cmp"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format"
	table "lanyard/data/format/csv"
	"lanyard/data/format/jsonfile"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// world is all that a database holds of what can go out, every field of every type filled. An id in it is a place in
// one of its lists, from 1, so that two databases can be compared.
type world struct {
	Contact      []data.Contact // the first has all fields; the second is not the same person
	Photo        []byte         // of the first
	Encounters   []data.Encounter
	Promises     []data.Promise
	Attendees    []data.Attendee
	Appointments []data.Appointment
	Events       []data.Event
	Me           data.Contact
	Cards        []data.Card
	NotSame      int // pairs

	Cadence       data.Cadence // of the first contact, as what follows
	Consent       data.Consent
	Letters       []data.Letter
	TopicCadences []data.TopicCadence
	Templates     []data.Template
	Views         []data.View
	OrgNames      []string
}

// kept are the fields that one database keeps to itself, with the reason. No format has them.
var kept = map[string]string{
	"ID":        "rows are numbered anew",
	"Rev":       "a revision counts the changes in one database",
	"ContactID": "it stands with its contact",
	"Updated":   "it says when the row was written here",
	"Trashed":   "the trash is in no export",
	"ImportID":  "an import tells how one database came about, with its way back",
	"Import":    "as ImportID",
	"SnoozedAt": "it names SnoozedEvent in a file",
	"ImportOf":  "it names the import of a view in a file",
}

// forget empties the fields that a database keeps to itself.
func forget(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if _, ok := kept[v.Type().Field(i).Name]; ok {
				v.Field(i).SetZero()
			} else if v.Field(i).CanSet() {
				forget(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			forget(v.Index(i))
		}
	}
}

// filledWorld makes one.
func filledWorld(t testing.TB) world {
	f := &filler{t: t}
	var w world
	f.fill(reflect.ValueOf(&w.Encounters).Elem(), "Encounter")
	f.fill(reflect.ValueOf(&w.Promises).Elem(), "Promise")
	f.fill(reflect.ValueOf(&w.Attendees).Elem(), "Attendee")
	f.fill(reflect.ValueOf(&w.Appointments).Elem(), "Appointment")
	f.fill(reflect.ValueOf(&w.Events).Elem(), "Event")
	f.fill(reflect.ValueOf(&w.Me).Elem(), "Contact")
	f.fill(reflect.ValueOf(&w.Cards).Elem(), "Card")
	f.fill(reflect.ValueOf(&w.Cadence).Elem(), "Cadence")
	f.fill(reflect.ValueOf(&w.Consent).Elem(), "Consent")
	f.fill(reflect.ValueOf(&w.Letters).Elem(), "Letter")
	f.fill(reflect.ValueOf(&w.TopicCadences).Elem(), "TopicCadence")
	f.fill(reflect.ValueOf(&w.Templates).Elem(), "Template")
	f.fill(reflect.ValueOf(&w.Views).Elem(), "View")
	f.fill(reflect.ValueOf(&w.OrgNames).Elem(), "OrgName")
	w.Cadence.LaterEvent = 2
	w.Contact = []data.Contact{{}, {DisplayName: "Zoe Another", Given: "Zoe", Family: "Another", UID: "z", Source: data.Source{Kind: data.Typed}, Created: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}}
	f.fill(reflect.ValueOf(&w.Contact[0]).Elem(), "Contact")
	for _, c := range []*data.Contact{&w.Contact[0], &w.Me} {
		for i := range c.Phones {
			c.Phones[i].Normalise("")
		}
	}
	w.Photo = odd{rand.New(rand.NewPCG(1, 1)), t}.picture(t)
	for i := range w.Events {
		e := &w.Events[i]
		if e.AllDay {
			e.Start, e.End = startOfDay(e.Start, e.Zone), startOfDay(e.End, e.Zone)
		}
		at := &w.Encounters[i]
		if at.At = e.Start.Add(90*time.Minute + time.Duration(i)*time.Millisecond); at.AllDay {
			at.At = startOfDay(at.At, at.Zone)
		}
		at.EventID, at.SessionID = int64(i+1), int64(i+1)
		w.Promises[i].EncounterID, w.Attendees[i].EventID = int64(inList-i), int64(i+1)
		w.Appointments[i].EncounterID, w.Appointments[i].EventID = int64(inList-i), int64(i+1)
		w.Cards[i].Order = i + 1
		w.Encounters[i].IntroducedBy, w.Promises[i].SnoozedEvent = 2, int64(i+1)
		l := &w.Letters[i]
		l.EventID, l.WithID, l.EncounterID, l.PromiseID, l.WithEncounterID = int64(i+1), 2, int64(inList-i), int64(i+1), int64(inList-i)
		v := &w.Views[i]
		v.Query.Event, v.Query.Session, v.EventName, v.SessionName = int64(i+1), int64(i+1), e.Name, e.Sessions[i].Title
	}
	for i := range w.Promises[1:] {
		w.Promises[i+1].Done = time.Time{}
	}
	w.Attendees[1].Wanted = false // and fresh alone: the contact is made with the first
	slices.SortFunc(w.Promises, doneFirst)
	w.NotSame = 1
	forget(reflect.ValueOf(&w).Elem())
	return w
}

func doneFirst(a, b data.Promise) int {
	return cmp.Or(b.Done.Compare(a.Done), cmp.Compare(a.Text, b.Text))
}

func startOfDay(t time.Time, zone string) time.Time {
	t = data.In(t, zone)
	return data.StartOfDay(t.Year(), t.Month(), t.Day(), t.Location()).UTC()
}

// save stores a world.
func (w world) save(t *testing.T, s *store.Store) {
	t.Helper()
	_, err := s.Do(t.Context(), "all", func(tx *store.Tx) error {
		ref, err := tx.SavePhoto(w.Photo)
		if err != nil {
			return err
		}
		var errs []error
		for i := range w.Events {
			errs = append(errs, tx.SaveEvent(&w.Events[i]))
		}
		w.Contact[0].Photo, w.Me.Photo = ref, ref
		errs = append(errs, tx.SaveContact(&w.Contact[0]), tx.SaveContact(&w.Contact[1]), tx.SaveMe(&w.Me))
		errs = append(errs, tx.MarkNotSame(w.Contact[0].ID, w.Contact[1].ID))
		for _, e := range w.Encounters {
			at := w.Events[e.EventID-1]
			e.ContactID, e.EventID, e.SessionID = w.Contact[0].ID, at.ID, at.Sessions[e.SessionID-1].ID
			e.IntroducedBy = w.Contact[1].ID
			errs = append(errs, tx.SaveEncounter(&e))
		}
		met, err := tx.Encounters(w.Contact[0].ID)
		if err = errors.Join(append(errs, err)...); err != nil {
			return err // what follows needs the encounters
		}
		slices.Reverse(met)
		var promised []int64
		for _, p := range w.Promises {
			p.ContactID, p.EncounterID, p.SnoozedEvent = w.Contact[0].ID, met[p.EncounterID-1].ID, w.Events[p.SnoozedEvent-1].ID
			errs = append(errs, tx.SavePromise(&p))
			promised = append(promised, p.ID)
		}
		errs = append(errs, w.saveBetween(tx, met, promised))
		for _, a := range w.Attendees {
			a.ContactID, a.EventID = w.Contact[0].ID, w.Events[a.EventID-1].ID
			errs = append(errs, tx.SaveAttendeeAsSaid(&a))
		}
		for _, a := range w.Appointments {
			a.ContactID, a.EventID, a.EncounterID = w.Contact[0].ID, w.Events[a.EventID-1].ID, met[a.EncounterID-1].ID
			errs = append(errs, tx.SaveAppointment(&a))
		}
		for _, c := range w.Cards {
			errs = append(errs, tx.SaveCard(&c))
		}
		return errors.Join(errs...)
	})
	noError(t, err)
}

// saveBetween saves what keeps the user in touch with people, and what stands by itself.
func (w world) saveBetween(tx *store.Tx, met []data.Encounter, promised []int64) error {
	first, second := w.Contact[0].ID, w.Contact[1].ID
	w.Cadence.ContactID, w.Cadence.LaterEvent, w.Consent.ContactID = first, w.Events[w.Cadence.LaterEvent-1].ID, first
	errs := []error{tx.SaveCadence(&w.Cadence), tx.SaveConsentAsSaid(&w.Consent), tx.SetOrgNames(w.OrgNames)}
	var mailed []int64
	for i := range w.Letters {
		e := data.Encounter{ContactID: second, At: time.Date(2026, 3, 1+i, 9, 0, 0, 0, time.UTC), Medium: data.ByMail}
		errs = append(errs, tx.SaveEncounter(&e))
		mailed = append(mailed, e.ID)
	}
	for _, l := range w.Letters {
		l.ContactID, l.WithID, l.EventID = first, second, w.Events[l.EventID-1].ID
		l.EncounterID, l.PromiseID, l.WithEncounterID = met[l.EncounterID-1].ID, promised[l.PromiseID-1], mailed[l.WithEncounterID-1]
		errs = append(errs, tx.SaveLetter(&l))
	}
	for _, c := range w.TopicCadences {
		errs = append(errs, tx.SaveTopicCadence(&c))
	}
	for _, t := range w.Templates {
		errs = append(errs, tx.SaveTemplate(&t))
	}
	for _, v := range w.Views {
		at := w.Events[v.Query.Event-1]
		v.Query.Event, v.Query.Session = at.ID, at.Sessions[v.Query.Session-1].ID
		errs = append(errs, tx.SaveView(&v))
	}
	return errors.Join(errs...)
}

// readBetween reads the same; met and promised are the ids of the first contact's encounters and promises.
func (w *world) readBetween(t *testing.T, s *store.Store, events, met, promised []int64) {
	t.Helper()
	ctx, one := t.Context(), w.Contact[0].ID
	must := func(err error) { t.Helper(); noError(t, err) }
	place := func(list []int64, id int64) int64 { return int64(slices.Index(list, id) + 1) }
	var err error
	w.Cadence, err = s.Cadence(ctx, one)
	must(err)
	w.Cadence.LaterEvent = place(events, w.Cadence.LaterEvent)
	w.Consent, err = s.Consent(ctx, one)
	must(err)
	var mailed []int64
	if len(w.Contact) > 1 {
		theirs, err := s.Encounters(ctx, w.Contact[1].ID)
		must(err)
		for _, e := range slices.Backward(theirs) {
			mailed = append(mailed, e.ID)
		}
	}
	letters, err := s.LettersOf(ctx, []int64{one})
	must(err)
	w.Letters = letters[one]
	slices.SortFunc(w.Letters, func(a, b data.Letter) int { return cmp.Compare(a.UID, b.UID) })
	for i := range w.Letters {
		l := &w.Letters[i]
		l.EventID, l.WithID = place(events, l.EventID), w.placeOf(l.WithID)
		l.EncounterID, l.PromiseID, l.WithEncounterID = place(met, l.EncounterID), place(promised, l.PromiseID), place(mailed, l.WithEncounterID)
	}
	w.TopicCadences, err = s.TopicCadences(ctx)
	must(err)
	w.Templates, err = s.Templates(ctx)
	must(err)
	w.Views, err = s.Views(ctx)
	must(err)
	for i := range w.Views {
		q := &w.Views[i].Query
		if q.Event = place(events, q.Event); q.Event > 0 {
			q.Session = int64(slices.IndexFunc(w.Events[q.Event-1].Sessions, func(s data.Session) bool { return s.ID == q.Session }) + 1)
		}
	}
	w.OrgNames, err = s.OrgNames(ctx)
	must(err)
}

// placeOf is the place of a contact in the list, from 1; 0 for none.
func (w *world) placeOf(id int64) int64 {
	return int64(slices.IndexFunc(w.Contact, func(c data.Contact) bool { return c.ID == id }) + 1)
}

// worldOf reads a database.
func worldOf(t *testing.T, s *store.Store) (w world) {
	t.Helper()
	ctx := t.Context()
	must := func(err error) { t.Helper(); noError(t, err) }
	found, err := s.Find(ctx, data.Query{}, 0)
	must(err)
	must(s.Contacts(ctx, found.IDs, func(c data.Contact) error { w.Contact = append(w.Contact, c); return nil }))
	slices.SortFunc(w.Contact, func(a, b data.Contact) int { return cmp.Compare(a.DisplayName, b.DisplayName) })
	if len(w.Contact) == 0 {
		t.Fatal("nobody is there")
	}
	rows, err := s.Events(ctx)
	must(err)
	slices.SortFunc(rows, func(a, b store.EventRow) int { return cmp.Compare(a.Name, b.Name) })
	var events []int64
	for _, r := range rows {
		e, err := s.Event(ctx, r.ID)
		must(err)
		w.Events, events = append(w.Events, e), append(events, e.ID)
	}
	place := func(list []int64, id int64) int64 { return int64(slices.Index(list, id) + 1) }
	one := w.Contact[0].ID
	w.Encounters, err = s.Encounters(ctx, one)
	must(err)
	slices.Reverse(w.Encounters)
	var met []int64
	for i := range w.Encounters {
		e := &w.Encounters[i]
		met = append(met, e.ID)
		e.IntroducedBy = w.placeOf(e.IntroducedBy)
		if e.EventID = place(events, e.EventID); e.EventID > 0 {
			e.SessionID = int64(slices.IndexFunc(w.Events[e.EventID-1].Sessions, func(s data.Session) bool { return s.ID == e.SessionID }) + 1)
		}
	}
	w.Promises, err = s.Promises(ctx, one)
	must(err)
	slices.SortFunc(w.Promises, doneFirst)
	var promised []int64
	for i := range w.Promises {
		p := &w.Promises[i]
		promised = append(promised, p.ID)
		p.EncounterID, p.SnoozedEvent = place(met, p.EncounterID), place(events, p.SnoozedEvent)
	}
	w.readBetween(t, s, events, met, promised)
	w.Attendees, err = s.ContactAttendees(ctx, one)
	must(err)
	for i := range w.Attendees {
		w.Attendees[i].EventID = place(events, w.Attendees[i].EventID)
	}
	slices.SortFunc(w.Attendees, func(a, b data.Attendee) int { return cmp.Compare(a.EventID, b.EventID) })
	agreed, err := s.AppointmentsOf(ctx, []int64{one})
	must(err)
	for _, a := range agreed[one] {
		a.EventID, a.EncounterID = place(events, a.EventID), place(met, a.EncounterID)
		w.Appointments = append(w.Appointments, a)
	}
	w.Me, err = s.Me(ctx)
	must(err)
	w.Cards, err = s.Cards(ctx)
	must(err)
	pairs, err := s.NotSame(ctx)
	must(err)
	w.NotSame = len(pairs)
	if p := w.Contact[0].Photo; !p.IsZero() {
		w.Photo, err = s.Photo(ctx, p.SHA256)
		must(err)
	}
	forget(reflect.ValueOf(&w).Elem())
	return w
}

// What each format does not promise, with the reason. What stands here and is not lost fails the test too.
var (
	tableReasons = map[string]string{
		"world.Contact.Photo":            "no table holds pictures",
		"world.Photo":                    "no table holds pictures",
		"world.Contact.Source":           "a table tells who somebody is, not by which way they came in here",
		"world.Contact.Created":          "as Source",
		"world.Encounters.Source":        "as Contact.Source",
		"world.Encounters.Created":       "as Contact.Source",
		"world.Encounters.SessionID":     "a session is made of its title alone, and of those with somebody met at them",
		"world.Promises.EncounterID":     "a promise stands with the person, not with an encounter",
		"world.Promises.Created":         "as Contact.Source",
		"world.Attendees.Source":         "as Contact.Source",
		"world.Attendees.Fresh":          "as Contact.Source",
		"world.Appointments.Created":     "as Contact.Source",
		"world.Appointments.EncounterID": "it stands with the person, not with an encounter",
		"world.Events.UID":               "a table names an event and its first day; its programme goes by calendar or JSON",
		"world.Events.Place":             "as UID",
		"world.Events.Start":             "as UID: the day alone",
		"world.Events.End":               "as UID",
		"world.Events.AllDay":            "as UID",
		"world.Events.Link":              "as UID",
		"world.Events.Note":              "as UID",
		"world.Events.Status":            "as UID",
		"world.Events.Goal":              "as UID",
		"world.Events.GoalPeople":        "as UID",
		"world.Events.Currency":          "as UID",
		"world.Events.Costs":             "as UID",
		"world.Events.Value":             "as UID",
		"world.Events.Within":            "as UID",
		"world.Events.Questions":         "as UID",
		"world.Events.Closed":            "as UID",
		"world.Events.Sessions":          "as UID",
		"world.Events.Source":            "as UID",
		"world.Events.Created":           "as UID",
		"world.Me":                       "a table of people has no place for whose it is",
		"world.Cards":                    "as Me",
		"world.NotSame":                  "a table of people says nothing of pairs",
		"world.Consent.Created":          "as Contact.Source",
		"world.Cadence":                  "how often the user wants to hear from somebody is nobody else's, and a table does not say whose it is",
		"world.Letters":                  "as Cadence",
		"world.TopicCadences":            "as Me",
		"world.Templates":                "as Me",
		"world.Views":                    "as Me",
		"world.OrgNames":                 "as Me",
	}
	vcardReasons = map[string]string{
		"world.Contact.Source":  "a card tells who somebody is, not by which way they came in here",
		"world.Contact.Created": "as Source",
		"world.Encounters":      "a card has no place for them, and what was said of people is not for their card",
		"world.Promises":        "as Encounters",
		"world.Attendees":       "as Encounters",
		"world.Appointments":    "as Encounters",
		"world.Events":          "as Encounters",
		"world.Me":              "as Encounters",
		"world.Cards":           "as Encounters",
		"world.NotSame":         "as Encounters",
		"world.Cadence":         "as Encounters",
		"world.Consent":         "as Encounters",
		"world.Letters":         "as Encounters",
		"world.TopicCadences":   "as Encounters",
		"world.Templates":       "as Encounters",
		"world.Views":           "as Encounters",
		"world.OrgNames":        "as Encounters",
	}
)

// TestEveryFieldComesBack fills every field of every type that can go out, sends it through each format that promises
// to lose nothing, and takes it in again. A field that is added and forgotten in one of the conversions fails it.
func TestEveryFieldComesBack(t *testing.T) {
	want := filledWorld(t)
	mayBeEmpty(t, want, "world",
		"world.Contact.ID", "world.Contact.Rev", "world.Contact.Trashed", "world.Contact.Updated", "world.Contact.Source.ImportID", "world.Contact.Photo.SHA256", "world.Contact.Photo.Bytes",
		"world.Me.ID", "world.Me.Rev", "world.Me.Trashed", "world.Me.Updated", "world.Me.Source.ImportID", "world.Me.Photo.SHA256", "world.Me.Photo.Bytes",
		"world.Encounters.ID", "world.Encounters.Rev", "world.Encounters.ContactID", "world.Encounters.Trashed", "world.Encounters.Updated", "world.Encounters.Source.ImportID",
		"world.Promises.ID", "world.Promises.Rev", "world.Promises.ContactID", "world.Promises.Trashed", "world.Promises.Updated",
		"world.Attendees.ID", "world.Attendees.Rev", "world.Attendees.ContactID", "world.Attendees.Source.ImportID",
		"world.Events.ID", "world.Events.Rev", "world.Events.Trashed", "world.Events.Updated", "world.Events.Source.ImportID", "world.Events.Sessions.ID", "world.Events.Questions.ID",
		"world.Appointments.ID", "world.Appointments.Rev", "world.Appointments.ContactID", "world.Appointments.Trashed", "world.Appointments.Updated",
		"world.Cadence.ID", "world.Cadence.Rev", "world.Cadence.ContactID", "world.Cadence.Updated", "world.Consent.ID", "world.Consent.Rev", "world.Consent.ContactID", "world.Consent.Updated",
		"world.Letters.ID", "world.Letters.Rev", "world.Letters.ContactID", "world.Letters.Trashed", "world.Letters.Updated",
		"world.TopicCadences.ID", "world.TopicCadences.Rev", "world.TopicCadences.Updated",
		"world.Templates.ID", "world.Templates.Rev", "world.Templates.Trashed", "world.Templates.Updated",
		"world.Views.ID", "world.Views.Rev", "world.Views.Trashed", "world.Views.Updated", "world.Views.Query.Import", "world.Views.ImportOf.File", "world.Views.ImportOf.At",
		"world.Promises.SnoozedAt.Event", "world.Promises.SnoozedAt.Day", "world.Promises.SnoozedAt.EventID",
		"world.Cards.ID", "world.Cards.Rev", "world.Cards.Trashed", "world.Cards.Updated")
	s := anEmptyStore(t)
	filledWorld(t).save(t, s)
	stored := worldOf(t, s)
	t.Run("in the database", func(t *testing.T) {
		want.Contact[0].Photo, want.Me.Photo = stored.Contact[0].Photo, stored.Me.Photo
		compareFields(t, want, stored, "world", nil)
	})
	for name, c := range map[string]struct {
		job     export.Job
		allowed map[string]string
	}{
		"CSV for apps":         {export.Job{Format: export.CSV, Target: table.Apps}, tableReasons},
		"CSV for spreadsheets": {export.Job{Format: export.CSV, Target: table.Spreadsheet}, tableReasons},
		"XLSX":                 {export.Job{Format: export.XLSX}, tableReasons},
		"vCard 3.0":            {export.Job{Format: export.VCard}, vcardReasons},
		"vCard 4.0":            {export.Job{Format: export.VCard4}, vcardReasons},
		"JSON":                 {export.Job{Format: export.JSON}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var file bytes.Buffer
			_, err := export.Write(t.Context(), s, c.job, &file)
			noError(t, err)
			other := anEmptyStore(t)
			takeFile(t, other, file.Bytes(), "people"+c.job.Format.Extension())
			compareFields(t, stored, worldOf(t, other), "world", c.allowed)
		})
	}
}

// takeFile takes a file in, in which nothing may be wrong.
func takeFile(t *testing.T, s *store.Store, file []byte, name string) {
	t.Helper()
	kind, seq, err := format.Read(bytes.NewReader(file), name)
	noError(t, err)
	rest := func() data.Document { return data.Document{} }
	if kind == format.JSON {
		seq, rest = format.ReadDocument(bytes.NewReader(file), name)
	}
	var drafts []data.Draft
	for d, err := range seq {
		noError(t, err)
		drafts = append(drafts, d)
	}
	in := intake.New(s)
	ps, err := in.ProposeAll(t.Context(), drafts, nil)
	noError(t, err)
	_, err = in.SaveAll(t.Context(), ps, intake.Batch{Import: data.Import{File: name}, Document: rest()}, nil)
	noError(t, err)
}

// TestEveryFieldOfADraftComesBack sends a draft with every field filled through the JSON document.
func TestEveryFieldOfADraftComesBack(t *testing.T) {
	f := &filler{t: t}
	d := data.Draft{Exact: true}
	f.fill(reflect.ValueOf(&d).Elem(), "Draft")
	d.Contact = filledWorld(t).Contact[0]
	d.Exact = true
	for i := range inList {
		e := &d.Encounters[i]
		e.EventID, e.SessionID, d.Attendees[i].EventID, d.Promises[i].EncounterID = int64(i+1), int64(i+1), int64(i+1), int64(i+1)
		d.Appointments[i].EventID, d.Appointments[i].EncounterID = int64(i+1), int64(i+1)
		d.Promises[i].SnoozedAt.EventID, d.Letters[i].About.EventID = int64(i+1), int64(i+1)
		d.Letters[i].PromiseID, d.Letters[i].EncounterID, d.Cadence.LaterEvent.EventID = int64(i+1), int64(i+1), int64(i+1)
		if e.AllDay {
			e.At = startOfDay(e.At, e.Zone)
		}
	}
	var b bytes.Buffer
	enc := jsonfile.NewExport(&b)
	doc := jsonfile.FromDraft(d)
	doc.Photo.Data = d.Photo
	noError(t, enc.Contact(doc))
	for i := range inList {
		enc.Event(jsonfile.Event{ID: int64(i + 1), Name: "Event"})
	}
	noError(t, enc.Close())
	seq, _ := format.ReadDocument(&b, "draft.json")
	for got, err := range seq {
		noError(t, err)
		compareFields(t, d, got, "draft", map[string]string{
			"draft.Line":             "where it stands in its file",
			"draft.Text":             "what a code or a line said, which is not of the person",
			"draft.Unsure":           "what was guessed in reading: it is looked over before it is saved",
			"draft.Bytes":            "of a code, so that it can be read in another character set",
			"draft.Charset":          "of a code",
			"draft.Charsets":         "of a code",
			"draft.Arrival":          "a row of one database",
			"draft.Registration":     "what a list says of its event; Attendees is what the file says",
			"draft.Attendee":         "what the import decides for all; Attendees is what the file says",
			"draft.Promises.Updated": "it says when the row was written",
			"draft.Consent.Updated":  "it says when the row was written",
		})
	}
}
