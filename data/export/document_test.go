package export_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/data/store/generate"
)

// anEmptyStore opens a database of its own.
func anEmptyStore(t testing.TB) *store.Store {
	t.Helper()
	now := time.Date(2026, 8, 12, 10, 30, 0, 0, time.UTC)
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "lanyard.db"), store.Options{Clock: func() time.Time {
		now = now.Add(time.Millisecond)
		return now
	}})
	noError(t, err)
	t.Cleanup(func() { noError(t, s.Close()) })
	return s
}

func noError(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// jsonOf exports everything as JSON.
func jsonOf(t testing.TB, s *store.Store) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := export.Write(t.Context(), s, export.Job{Format: export.JSON}, &b)
	noError(t, err)
	return b.Bytes()
}

// takeJSON takes a document in, of which nothing may be left out.
func takeJSON(t testing.TB, s *store.Store, doc []byte) data.Import {
	t.Helper()
	seq, rest := format.ReadDocument(bytes.NewReader(doc), "people.json")
	var drafts []data.Draft
	for d, err := range seq {
		var row *data.RowError
		if errors.As(err, &row) && row.Kept {
			continue
		}
		noError(t, err)
		drafts = append(drafts, d)
	}
	in := intake.New(s)
	ps, err := in.ProposeAll(t.Context(), drafts, nil)
	noError(t, err)
	imp, err := in.SaveAll(t.Context(), ps, intake.Batch{Import: data.Import{File: "people.json"}, Document: rest()}, nil)
	noError(t, err)
	return imp
}

// TestADocumentComesBackByteForByte makes databases at random, writes each as JSON, takes that into an empty one and
// writes it again.
func TestADocumentComesBackByteForByte(t *testing.T) {
	seeds := 12
	if testing.Short() {
		seeds = 3
	}
	for seed := range uint64(seeds) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			s := anEmptyStore(t)
			if seed%2 == 0 {
				noError(t, generate.Fill(t.Context(), s, 60, seed))
			}
			fillOddly(t, s, rand.New(rand.NewPCG(seed, 11)))
			want := jsonOf(t, s)
			other := anEmptyStore(t)
			imp := takeJSON(t, other, want)
			if imp.Problems != 0 {
				t.Errorf("%d problems", imp.Problems)
			}
			got := jsonOf(t, other)
			if !bytes.Equal(want, got) {
				sameLines(t, want, got)
			}
			if again := takeJSON(t, other, want); again.Op != 0 {
				t.Errorf("taken in again it changes something: %+v", again)
			}
			if twice := jsonOf(t, other); !bytes.Equal(got, twice) {
				t.Error("taken in again it changed something")
				sameLines(t, got, twice)
			}
		})
	}
}

// sameLines shows where two documents part.
func sameLines(t *testing.T, want, got []byte) {
	t.Helper()
	w, g := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	shown := 0
	for i := range max(len(w), len(g)) {
		a, b := "", ""
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b && shown < 3 {
			shown++
			t.Errorf("line %d is\n%.1500s\nand becomes\n%.1500s", i+1, a, b)
		}
	}
}

// odd makes values that files stumble over.
type odd struct {
	*rand.Rand
	t testing.TB
}

func (o odd) pick(from ...string) string { return from[o.IntN(len(from))] }

// text is one of which all parts of an address together stay within data.FileLimits.
func (o odd) text() string {
	return o.pick("", "plain", "a;b,c", `"quoted" \ back`, " blanks at the ends ", "two\nlines\n\n\tand a tab", "línea ñ", "日本語 テスト", "مرحبا", "emoji 👩‍💻", "<b>&amp;</b>",
		"e\u0301 decomposed", "\u2028 separator", "=1+1", "'+49", "null", "{}", strings.Repeat("long ", 90), "line\r\nbreak", "nul \x01 control")
}

func (o odd) name() string {
	return o.pick("Ott", "Anna", "José", "山田", "O'Brien", "Ünal", "D; E", "Łucja")
}

func (o odd) zone() string {
	return o.pick("", "UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "+05:30", "-03:00", "Antarctica/Troll")
}

func (o odd) flag() bool { return o.IntN(2) == 0 }

func (o odd) date() data.Date {
	return []data.Date{{}, {Month: 2, Day: 29}, {Month: 12, Day: 31}, {Year: 2026, Month: 9, Day: 1}, {Year: 1899, Month: 1, Day: 2}, {Year: 2024, Month: 2, Day: 29}}[o.IntN(6)]
}

func (o odd) moment() time.Time {
	return time.Date(1950+o.IntN(90), time.Month(1+o.IntN(12)), 1+o.IntN(28), o.IntN(24), o.IntN(60), o.IntN(60), o.IntN(1000)*1e6, time.UTC)
}

func (o odd) maybe() time.Time {
	if o.flag() {
		return time.Time{}
	}
	return o.moment()
}

func (o odd) source() data.Source {
	return data.Source{Kind: []data.SourceKind{data.Typed, data.FromQR, data.FromSwap, data.FromFile, data.FromText}[o.IntN(5)]}
}

func (o odd) contact() data.Contact {
	c := data.Contact{
		DisplayName: o.name() + " " + o.name(), Prefix: o.text(), Given: o.name(), Additional: o.text(), Family: o.name(), Suffix: o.text(), Nickname: o.text(),
		Organisation: o.text(), Department: o.text(), Title: o.text(), Note: o.text(), Birthday: o.date(), Source: o.source(), Created: o.moment(),
	}
	if o.IntN(4) == 0 {
		c.UID = o.pick("urn:uuid:1", "same", "a b\"c")
	}
	for range o.IntN(6) {
		c.Emails = append(c.Emails, data.Email{Value: o.pick("a", "b", "ü") + fmt.Sprint(o.IntN(30)) + "@sl.example", Label: o.text(), Preferred: o.flag()})
		c.Links = append(c.Links, data.Link{Value: "https://sl.example/?q=" + o.pick("a b", "ü", "1"), Label: o.text(), Preferred: o.flag()})
		c.Addresses = append(c.Addresses, data.Address{
			Label: o.text(), Preferred: o.flag(), POBox: o.text(), Extended: o.text(), Street: o.text(), City: o.text(), Region: o.text(), PostalCode: o.text(), Country: o.text(),
		})
		c.Other = append(c.Other, data.Property{Name: o.pick("X-A;type=b", "item1.X-AB", "GEO"), Value: o.text()})
		c.Former = append(c.Former, data.Former{Field: data.FieldKey(o.pick("title", "spelling", "x y")), Value: o.text()})
		c.Topics = append(c.Topics, o.text())
	}
	for range o.IntN(4) {
		p := data.Phone{Value: o.pick("+49 30 23125 100", "030 23125 100", "ext. 12", "(202) 555-0123"), Label: o.text(), Preferred: o.flag()}
		p.Normalise(o.pick("", "DE", "US"))
		c.Phones = append(c.Phones, p)
	}
	return c
}

func (o odd) event() data.Event {
	e := data.Event{
		Name: o.pick("Forum", "Forum", "Métadonnées; \"jours\"", "Book, Fair"), Place: o.text(), Zone: o.zone(), Link: o.text(), Note: o.text(), Start: o.maybe(),
		Source: o.source(), Created: o.moment(),
	}
	if e.AllDay = o.flag(); e.AllDay && !e.Start.IsZero() {
		y, m, d := e.Start.In(e.Location()).Date()
		e.Start = time.Date(y, m, d, 0, 0, 0, 0, e.Location()).UTC()
		e.End = time.Date(y, m, d+o.IntN(3), 0, 0, 0, 0, e.Location()).UTC()
	} else if !e.Start.IsZero() && o.flag() {
		e.End = e.Start.Add(time.Hour)
	}
	for range o.IntN(5) {
		e.Sessions = append(e.Sessions, data.Session{
			Title: o.pick("Coffee", "Coffee", "Keynote; \"opening\"", "日本語"), Speakers: o.text(), Room: o.text(), Start: o.maybe(), Zone: o.zone(), Note: o.text(),
			UID: o.pick("", "s1", "s2"), Going: o.flag(),
		})
	}
	o.prepare(&e)
	return e
}

// prepare fills what an event is for, what it costs and what is asked at it.
func (o odd) prepare(e *data.Event) {
	e.Goal, e.GoalPeople, e.Currency, e.Value, e.Closed = o.text(), o.IntN(3), o.pick("", "EUR", "JPY"), int64(o.IntN(3)*1250), o.maybe()
	e.Within = data.FollowUpDays{Hot: o.IntN(3), Warm: o.IntN(3), Cool: o.IntN(9)}
	for range o.IntN(3) {
		e.Costs = append(e.Costs, data.Cost{Label: o.text(), Minor: int64(o.IntN(100000))})
	}
	for i := range o.IntN(4) {
		e.Questions = append(e.Questions, data.Question{
			Key: fmt.Sprint(o.pick("topic", "日本"), i), Text: o.text(), Type: data.QuestionTypes[i%len(data.QuestionTypes)], Choices: []string{"A", "B;c"}[:o.IntN(3)], Qualifies: []string{"A"}[:o.IntN(2)],
		})
	}
}

// answers are to questions of an event, and to others.
func (o odd) answers() (out []data.Answer) {
	for i := range o.IntN(4) {
		out = append(out, data.Answer{Key: o.pick("topic0", "topic1", "other"), Value: fmt.Sprint("value ", i, o.text())})
	}
	return out
}

// picture is a small one, of a colour.
func (o odd) picture(t testing.TB) []byte {
	img := image.NewRGBA(image.Rect(0, 0, 4, 4))
	img.Set(1, 1, color.RGBA{R: byte(o.IntN(256)), A: 255})
	var b bytes.Buffer
	noError(t, png.Encode(&b, img))
	return b.Bytes()
}

// fillOddly fills a database with all that it can hold: also with what lies in the trash and is not to be seen.
func fillOddly(t testing.TB, s *store.Store, rnd *rand.Rand) {
	t.Helper()
	o := odd{rnd, t}
	_, err := s.Do(t.Context(), "odd", func(tx *store.Tx) error {
		var events []data.Event
		for range 2 + o.IntN(6) {
			e := o.event()
			if err := tx.SaveEvent(&e); err != nil {
				return err
			}
			events = append(events, e)
		}
		var people []int64
		for range 3 + o.IntN(15) {
			c := o.contact()
			if o.IntN(3) == 0 {
				var err error
				if c.Photo, err = tx.SavePhoto(o.picture(t)); err != nil {
					return err
				}
			}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			people = append(people, c.ID)
			if err := o.live(tx, c.ID, events); err != nil {
				return err
			}
		}
		for range o.IntN(4) {
			a, b := people[o.IntN(len(people))], people[o.IntN(len(people))]
			if a != b {
				if err := tx.MarkNotSame(a, b); err != nil {
					return err
				}
			}
		}
		if err := errors.Join(o.mine(tx), o.alone(tx, events)); err != nil {
			return err
		}
		return o.trash(tx, people, events)
	})
	noError(t, err)
}

// live saves what was lived with a contact.
func (o odd) live(tx *store.Tx, contact int64, events []data.Event) error {
	var met []int64
	for range o.IntN(4) {
		e := data.Encounter{ContactID: contact, Medium: append(data.Media, "")[o.IntN(8)], At: o.moment(), AllDay: o.flag(), Zone: o.zone(), Place: o.text(), Note: o.text(), Warmth: data.Warmth(o.IntN(4)), Answers: o.answers(), Source: o.source(), Created: o.moment()}
		if o.flag() {
			ev := events[o.IntN(len(events))]
			if e.EventID = ev.ID; len(ev.Sessions) > 0 && o.flag() {
				e.SessionID = ev.Sessions[o.IntN(len(ev.Sessions))].ID
			}
		}
		for range 1 + o.IntN(2) { // two alike too
			e := e
			if err := tx.SaveEncounter(&e); err != nil {
				return err
			}
			met = append(met, e.ID)
		}
	}
	var promised []int64
	for range o.IntN(4) {
		p := data.Promise{ContactID: contact, By: []data.Ower{data.ByMe, data.ByThem}[o.IntN(2)], Text: "send " + o.text(), Due: o.date(), Done: o.maybe(), Snoozed: o.date(), Dropped: o.maybe(), Created: o.moment()}
		if len(met) > 0 && o.flag() {
			p.EncounterID = met[o.IntN(len(met))]
		}
		if o.flag() {
			p.SnoozedEvent = events[o.IntN(len(events))].ID
		}
		if err := tx.SavePromise(&p); err != nil {
			return err
		}
		promised = append(promised, p.ID)
	}
	if err := o.between(tx, contact, events, met, promised); err != nil {
		return err
	}
	for _, ev := range events {
		if o.IntN(3) > 0 {
			continue
		}
		a := data.Attendee{ContactID: contact, EventID: ev.ID, Status: []data.AttendeeStatus{data.Expected, data.WantToMeet, data.Met, data.Closed}[o.IntN(4)], Note: o.text(), Source: o.source(), Wanted: o.flag(), Cancelled: o.maybe(), CheckedIn: o.maybe(), Fresh: o.flag()}
		if err := tx.SaveAttendeeAsSaid(&a); err != nil {
			return err
		}
		agreed := data.Appointment{ContactID: contact, EventID: ev.ID, Start: o.moment(), Zone: o.zone(), Place: o.text(), State: data.AppointmentStates[o.IntN(5)], Note: o.text(), Created: o.moment()}
		if agreed.End = agreed.Start; o.flag() {
			agreed.End = agreed.Start.Add(time.Hour)
		}
		if len(met) > 0 && o.flag() {
			agreed.EncounterID = met[o.IntN(len(met))]
		}
		if err := tx.SaveAppointment(&agreed); err != nil {
			return err
		}
	}
	return nil
}

// between saves what keeps the user in touch with a contact. Whom a letter or an encounter names is any contact from before.
func (o odd) between(tx *store.Tx, contact int64, events []data.Event, met, promised []int64) error {
	interval := func() (i data.Interval) {
		noError(o.t, i.UnmarshalText([]byte(o.pick("", "3m", "10d", "1y", "999w"))))
		return i
	}
	event := func() int64 {
		if o.flag() {
			return 0
		}
		return events[o.IntN(len(events))].ID
	}
	var errs []error
	if o.flag() {
		errs = append(errs, tx.SaveCadence(&data.Cadence{
			ContactID: contact, Every: interval(), Face: interval(), Off: o.IntN(4) == 0, Paused: o.date(), Later: o.date(), LaterEvent: event(), Since: o.maybe(),
			Spread: o.flag(), Created: o.moment(),
		}))
	}
	if o.flag() {
		errs = append(errs, tx.SaveConsentAsSaid(&data.Consent{
			ContactID: contact, Text: o.text(), How: data.Agreed(o.pick("", "swap", "mail", "spoken")), On: o.date(), KeepUntil: o.date(), Kept: o.text(), KeptOn: o.date(),
			NoMail: o.flag(), Created: o.moment(),
		}))
	}
	before, err := tx.Encounters(contact)
	errs = append(errs, err)
	for _, e := range before {
		if contact > 1 && o.IntN(3) == 0 {
			e.IntroducedBy = 1 + o.Int64N(contact-1)
			errs = append(errs, tx.SaveEncounter(&e))
		}
	}
	for range o.IntN(3) {
		l := data.Letter{
			ContactID: contact, EventID: event(), Template: o.text(), Subject: "to " + o.text(), Body: o.text(), Opened: o.maybe(), Sent: o.maybe(), Created: o.moment(),
		}
		if len(promised) > 0 && o.flag() {
			l.PromiseID = promised[o.IntN(len(promised))]
		}
		if len(met) > 0 && o.flag() {
			l.EncounterID = met[o.IntN(len(met))]
		}
		if contact > 1 && o.flag() {
			l.WithID = 1 + o.Int64N(contact-1)
			e := data.Encounter{ContactID: l.WithID, At: o.moment(), Medium: data.ByMail, Created: o.moment()}
			errs = append(errs, tx.SaveEncounter(&e))
			l.WithEncounterID = e.ID
		}
		errs = append(errs, tx.SaveLetter(&l))
	}
	return errors.Join(errs...)
}

// alone saves what stands by itself.
func (o odd) alone(tx *store.Tx, events []data.Event) error {
	var errs []error
	for range o.IntN(3) {
		errs = append(errs, tx.SaveTopicCadence(&data.TopicCadence{Topic: o.name(), Every: data.Interval{N: 1 + o.IntN(20), Unit: data.Weeks}, Since: o.maybe(), Spread: o.flag(), Created: o.moment()}))
		errs = append(errs, tx.SaveTemplate(&data.Template{Key: o.pick("", "thanks"), Name: o.name() + o.text(), Subject: o.text(), Body: o.text(), Created: o.moment()}))
		v := data.View{Name: o.name() + o.text(), EventName: o.text(), SessionName: o.text(), Created: o.moment(), Query: data.Query{
			Text: o.text(), Answers: o.answers(), MetFrom: o.date(), MetTo: o.date(), Medium: data.ByCall, Status: data.Met, Organisation: o.text(),
			Belongs: data.Inside, Clock: data.NoCadence, Owed: data.OwedByMe, NoNote: o.flag(), NoEmail: o.flag(), Over: o.flag(), Warmth: data.Warmth(o.IntN(4)),
			Source: data.FromQR, Incomplete: o.flag(), Sort: data.SortFamily, Reversed: o.flag(),
		}}
		if e := events[o.IntN(len(events))]; o.flag() {
			if v.Query.Event = e.ID; len(e.Sessions) > 0 {
				v.Query.Session = e.Sessions[o.IntN(len(e.Sessions))].ID
			}
		}
		if o.flag() {
			v.Query.Topics = []string{o.text(), "x"}
		}
		errs = append(errs, tx.SaveView(&v))
	}
	if o.flag() {
		errs = append(errs, tx.SetOrgNames([]string{"SLB", "Staats\"bibliothek"}))
	}
	return errors.Join(errs...)
}

// mine saves the user's own details and cards.
func (o odd) mine(tx *store.Tx) error {
	if o.IntN(4) == 0 {
		return nil
	}
	me := o.contact()
	me.UID = ""
	if err := tx.SaveMe(&me); err != nil {
		return err
	}
	for i := range o.IntN(4) {
		c := data.Card{
			Name: o.pick("Work", "Work", "Booth \"42\""), Show: data.DefaultShow(&me), Own: map[data.FieldKey]string{"title": o.text(), "organisation": "x"},
			Code: data.CodeForm{Compact: o.flag(), Drop: []data.Droppable{"note"}[:o.IntN(2)]}, Colour: o.pick("", "#1a5fb4"), Welcome: o.text(), Until: o.maybe(), Order: i * o.IntN(3),
		}
		if err := tx.SaveCard(&c); err != nil {
			return err
		}
	}
	return nil
}

// trash puts some of everything into the trash.
func (o odd) trash(tx *store.Tx, people []int64, events []data.Event) error {
	var errs []error
	if o.flag() {
		errs = append(errs, tx.Trash(store.Contacts, people[len(people)-1]))
	}
	if o.flag() {
		errs = append(errs, tx.Trash(store.Events, events[0].ID))
	}
	met, err := tx.Encounters(people[0])
	errs = append(errs, err)
	if len(met) > 0 {
		errs = append(errs, tx.Trash(store.Encounters, met[0].ID))
	}
	return errors.Join(errs...)
}

// A selection takes along only what belongs to it.
func TestADocumentOfSomePeopleHoldsNothingElse(t *testing.T) {
	s := anEmptyStore(t)
	fillOddly(t, s, rand.New(rand.NewPCG(4, 11)))
	found, err := s.Find(t.Context(), data.Query{}, 0)
	noError(t, err)
	events, err := s.Events(t.Context())
	noError(t, err)
	me, err := s.Me(t.Context())
	noError(t, err)
	if me.ID == 0 {
		_, err := s.Do(t.Context(), "me", func(tx *store.Tx) error { return tx.SaveMe(&data.Contact{DisplayName: "Me Myself"}) })
		noError(t, err)
	}
	if all := string(jsonOf(t, s)); !strings.Contains(all, "\n\"me\":{") {
		t.Fatal("an export of everything has no own details")
	}
	for name, job := range map[string]export.Job{
		"a selection": {Selection: data.Selection{IDs: found.IDs[:1]}},
		"a query":     {Selection: data.Selection{Query: data.Query{Text: "a"}}},
		"an event":    {Event: events[0].ID, Selection: data.Selection{Query: data.Query{Event: events[0].ID}}},
		"a source":    {Selection: data.Selection{Query: data.Query{Source: data.FromQR}}},
	} {
		job.Format = export.JSON
		var b bytes.Buffer
		_, err := export.Write(t.Context(), s, job, &b)
		noError(t, err)
		for _, key := range []string{"me", "cards", "not_same"} {
			if strings.Contains(b.String(), "\n\""+key+"\":") {
				t.Errorf("%s has %q", name, key)
			}
		}
		other := anEmptyStore(t)
		takeJSON(t, other, b.Bytes())
	}
}

func TestADocumentWithoutPhotosHasNone(t *testing.T) {
	s := anEmptyStore(t)
	noError(t, generate.Fill(t.Context(), s, 30, 1))
	for _, without := range []bool{false, true} {
		var b bytes.Buffer
		_, err := export.Write(t.Context(), s, export.Job{Format: export.JSON, NoPhotos: without}, &b)
		noError(t, err)
		if got := strings.Contains(b.String(), `"photo":`); got == without {
			t.Errorf("without photos: %v, and there are some: %v", without, got)
		}
		if got := strings.Contains(b.String(), `"mime":"image/jpeg","data":"`); got == without {
			t.Errorf("without photos: %v, and there are pictures: %v", without, got)
		}
	}
}

// Into a database with people a document goes as any file does.
func TestADocumentMeetsThePeopleWhoAreThere(t *testing.T) {
	s := anEmptyStore(t)
	start := time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
	_, err := s.Do(t.Context(), "there", func(tx *store.Tx) error {
		forum := data.Event{Name: "Forum", Start: start, AllDay: true, Zone: "UTC", Sessions: []data.Session{{Title: "Keynote"}}}
		if err := tx.SaveEvent(&forum); err != nil {
			return err
		}
		anna := data.Contact{DisplayName: "Anna Ott", Emails: []data.Email{{Value: "anna@sl.example"}}}
		return tx.SaveContact(&anna)
	})
	noError(t, err)
	imp := takeJSON(t, s, []byte(`{"lanyard":{"format":1},"contacts":[
		{"display_name":"Anna Ott","emails":[{"value":"anna@sl.example"}],"title":"Librarian","encounters":[{"event_id":7,"session_id":2,"at":"2026-09-01T09:00:00Z"}]},
		{"display_name":"Bo Berg","attendance":[{"event":"Forum","event_id":7,"status":"want"}]}],
		"events":[{"id":7,"name":"forum","start":"2026-09-01","zone":"UTC","place":"Ghent","sessions":[{"title":"Keynote"},{"title":"Posters"}]}],"problems":[]}`))
	if imp.New != 1 || imp.Updated != 1 {
		t.Errorf("%d new, %d updated", imp.New, imp.Updated)
	}
	events, err := s.Events(t.Context())
	noError(t, err)
	if len(events) != 1 || events[0].Name != "Forum" || events[0].Place != "Ghent" {
		t.Fatalf("events are %+v", events)
	}
	full, err := s.Event(t.Context(), events[0].ID)
	noError(t, err)
	met, err := s.EventEncounters(t.Context(), full.ID)
	noError(t, err)
	if len(full.Sessions) != 2 || len(met) != 1 || met[0].SessionID != full.Sessions[1].ID {
		t.Errorf("sessions %+v, met %+v", full.Sessions, met)
	}
	listed, err := s.Attendees(t.Context(), full.ID)
	noError(t, err)
	if len(listed) != 1 || listed[0].Status != data.WantToMeet {
		t.Errorf("listed %+v", listed)
	}
}

// The own details of somebody else do not become those of the user.
func TestTheOwnDetailsOfAnotherStayOut(t *testing.T) {
	theirs, mine := anEmptyStore(t), anEmptyStore(t)
	save := func(s *store.Store, name string) {
		_, err := s.Do(t.Context(), "me", func(tx *store.Tx) error {
			if err := tx.SaveMe(&data.Contact{DisplayName: name}); err != nil {
				return err
			}
			return tx.SaveCard(&data.Card{Name: "Card of " + name})
		})
		noError(t, err)
	}
	save(theirs, "Somebody Else")
	save(mine, "Myself")
	doc := jsonOf(t, theirs)
	seq, rest := format.ReadDocument(bytes.NewReader(doc), "theirs.json")
	for _, err := range seq {
		noError(t, err)
	}
	whole := rest()
	left, err := intake.New(mine).LeftOut(t.Context(), &whole)
	noError(t, err)
	if len(left) != 1 || !strings.Contains(left[0].Reason.String(), "left out") {
		t.Errorf("left out: %v", left)
	}
	if imp := takeJSON(t, mine, doc); imp.Op != 0 {
		t.Error("something was saved")
	}
	me, err := mine.Me(t.Context())
	noError(t, err)
	cards, err := mine.Cards(t.Context())
	noError(t, err)
	if me.DisplayName != "Myself" || len(cards) != 1 || !slices.ContainsFunc(cards, func(c data.Card) bool { return c.Name == "Card of Myself" }) {
		t.Errorf("I am %q with %+v", me.DisplayName, cards)
	}
}
