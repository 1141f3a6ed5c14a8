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
			return nil, say.Errorf("{{.Part}} is nothing that an export can leave out: choose any of {{.Parts}}", `"`+name+`"`, partNames())
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out, nil
}

func partNames() string {
	names := make([]string, len(Parts))
	for i, p := range Parts {
		names[i] = string(p)
	}
	return strings.Join(names, ", ")
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
		if w.has(Notes) {
			m.Note = ""
		}
		if w.has(Warmth) {
			m.Warmth = data.NotSaid
		}
		if w.has(Answers) {
			m.Answers = nil
		}
	}
	if w.has(Promises) {
		p.promises = nil
	}
	if w.has(Notes) {
		for i := range p.attendance {
			p.attendance[i].Note = ""
		}
		for i := range p.agreed {
			p.agreed[i].Note = ""
		}
	}
}

// between takes out what letters and consents would tell all the same: a letter quotes notes, promises and encounters.
func (w without) between(p *person) {
	if w.has(Notes) || w.has(Promises) || w.has(Encounters) {
		p.letters = nil
	}
	if w.has(Notes) {
		p.consent.Text, p.consent.Kept, p.consent.KeptOn = "", "", data.Date{}
	}
}

func (w without) contact(c *data.Contact) {
	if w.has(Notes) {
		c.Note = ""
	}
}

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
		if w.has(Notes) {
			list[i].Note = ""
		}
	}
}
