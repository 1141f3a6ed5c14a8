package export

import (
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/say"
)

// Part is something of people that an export may leave out, in whatever format it is written.
type Part string

// The parts.
const (
	Notes      Part = "note"     // those of contacts, encounters, lists, appointments, events and sessions, and what an event is for
	Warmth     Part = "warmth"   // of encounters
	Promises   Part = "promises" // also as to-dos of a calendar
	Answers    Part = "answers"  // to the questions of events
	Encounters Part = "encounters"
)

// Parts are all parts, in the order in which they are offered.
var Parts = []Part{Notes, Warmth, Promises, Answers, Encounters}

// ReadParts reads the names of parts. An unknown one is an error that lists those there are.
func ReadParts(names []string) (out []Part, err error) {
	for _, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		p := Part(name)
		switch name { // as they are called in a sentence
		case "notes":
			p = Notes
		case "promise":
			p = Promises
		case "answer":
			p = Answers
		case "encounter":
			p = Encounters
		}
		if !slices.Contains(Parts, p) {
			return nil, say.Errorf("{{.Part}} is nothing that can be left out: choose any of {{.Parts}}", `"`+name+`"`, strings.Join(PartNames(Parts), ", "))
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out, nil
}

// PartNames are the names of parts as ReadParts reads them.
func PartNames(parts []Part) []string {
	names := make([]string, len(parts))
	for i, p := range parts {
		names[i] = string(p)
	}
	return names
}

// without is what a job leaves out.
type without []Part

func (w without) has(p Part) bool { return slices.Contains(w, p) }

// person takes out of a person what is left out.
func (w without) person(p *person) {
	if len(w) == 0 {
		return
	}
	w.contact(&p.contact)
	w.between(p)
	if w.has(Encounters) {
		p.encounters, p.touched = nil, data.Date{}
	}
	for i := range p.encounters {
		m := &p.encounters[i]
		w.encounter(&m.Note, &m.Warmth, &m.Answers)
	}
	if w.has(Promises) {
		p.promises = nil
	}
	for i := range p.attendance {
		w.note(&p.attendance[i].Note)
	}
	for i := range p.agreed {
		w.note(&p.agreed[i].Note)
	}
}

func (w without) note(text *string) {
	if w.has(Notes) {
		*text = ""
	}
}

func (w without) encounter(note *string, warmth *data.Warmth, answers *[]data.Answer) {
	w.note(note)
	if w.has(Warmth) {
		*warmth = data.NotSaid
	}
	if w.has(Answers) {
		*answers = nil
	}
}

// between takes out what letters and consents would tell all the same: a letter quotes notes, promises and encounters.
func (w without) between(p *person) {
	if w.tellsInLetters() {
		p.letters = nil
	}
	w.said(&p.consent)
}

func (w without) tellsInLetters() bool { return w.has(Notes) || w.has(Promises) || w.has(Encounters) }

func (w without) said(c *data.Consent) {
	if w.has(Notes) {
		c.Text, c.Kept, c.KeptOn = "", "", data.Date{}
	}
}

// Personal are the parts that tell what somebody thinks of people and does with them, and not who these are.
var Personal = []Part{Notes, Promises, Encounters}

// IsPersonal reports whether a draft holds something of them.
func IsPersonal(d *data.Draft) bool {
	return d.Contact.Note != "" || len(d.Encounters)+len(d.Promises)+len(d.Attendees)+len(d.Appointments) > 0
}

// LeaveOut takes parts out of a draft of a file that is imported. With the encounters go the lists and appointments of events: they
// say who was met there.
func LeaveOut(d *data.Draft, parts []Part) {
	w := without(parts)
	w.contact(&d.Contact)
	w.said(&d.Consent)
	if w.tellsInLetters() {
		d.Letters = nil
	}
	if w.has(Promises) {
		d.Promises = nil
	}
	if w.has(Encounters) {
		d.Encounters, d.Attendees, d.Appointments = nil, nil, nil
		for i := range d.Promises {
			d.Promises[i].EncounterID = 0
		}
	}
	for i := range d.Encounters {
		m := &d.Encounters[i]
		w.encounter(&m.Note, &m.Warmth, &m.Answers)
	}
	for i := range d.Attendees {
		w.note(&d.Attendees[i].Note)
	}
	for i := range d.Appointments {
		w.note(&d.Appointments[i].Note)
	}
}

// LeaveOutOf does the same for what a document holds beside its people.
func LeaveOutOf(doc *data.Document, parts []Part) {
	w := without(parts)
	if w.has(Encounters) {
		doc.Events = nil
	}
	w.events(doc.Events)
	if doc.Me != nil {
		LeaveOut(doc.Me, parts)
	}
}

func (w without) contact(c *data.Contact) { w.note(&c.Note) }

// event takes out of an event, and of its sessions, what is left out.
func (w without) event(ev *data.Event) {
	if !w.has(Notes) {
		return
	}
	ev.Note, ev.Goal = "", ""
	ev.Sessions = slices.Clone(ev.Sessions)
	for i := range ev.Sessions {
		ev.Sessions[i].Note = ""
	}
}

func (w without) events(list []data.Event) {
	for i := range list {
		w.event(&list[i])
	}
}

func (w without) appointments(list []data.Appointment) {
	for i := range list {
		w.note(&list[i].Note)
	}
}

// asks are the conditions of a view that make no sense, or tell, without a part. What is searched looks in all of three.
var asks = map[Part][]data.ConditionKey{
	Notes:      {data.ByNoNote},
	Warmth:     {data.ByWarmth},
	Promises:   {data.ByOwed},
	Answers:    {data.ByAnswers},
	Encounters: {data.ByAnswers, data.ByWarmth, data.ByMet, data.ByMedium, data.BySession, data.ByNoNote},
}

// view reports whether a view stays: one that asks for what is left out goes as a whole, since with a condition less it would find
// others under its name.
func (w without) view(v *data.View) bool {
	if v.Query.Text != "" && (w.has(Notes) || w.has(Answers) || w.has(Encounters)) {
		return false // it may be a word of them
	}
	for _, p := range w {
		if slices.ContainsFunc(asks[p], v.Query.Has) {
			return false
		}
	}
	return true
}
