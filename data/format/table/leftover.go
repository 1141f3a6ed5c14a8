package table

import (
	"slices"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// Leftover is something that a target may have no column for: then its column of notes takes it.
type Leftover struct {
	Key   string              // "topics"
	Noun  say.Phrase          // what people with it have: "a place on the list of an event"
	Lines func(*Row) []Detail // the lines for the column of notes
}

// Detail is a line in a column of notes: a text with its name.
type Detail struct{ Name, Text string }

// Leftovers lists them in the order of a column of notes.
func Leftovers() []Leftover { return leftovers }

var leftovers = func() (out []Leftover) {
	for _, p := range parts {
		if l := p.leftover(); l.Lines != nil {
			out = append(out, l)
		}
	}
	return out
}()

func topicLines(r *Row) []Detail { return []Detail{{"Topics", joinTopics(r)}} }

func joinTopics(r *Row) string { return strings.Join(r.Contact.Topics, "; ") }

func encounterLines(r *Row) (out []Detail) {
	for _, e := range r.Encounters {
		parts := slices.DeleteFunc([]string{e.Event, e.Session, e.Place}, func(s string) bool { return s == "" })
		if !e.At.IsZero() {
			parts = append(parts, e.At.In(Location(e.Zone)).Format(time.DateOnly))
		}
		if e.Warmth != data.NotSaid {
			parts = append(parts, WarmthWord(e.Warmth))
		}
		if e.Medium.Or() != data.FaceToFace {
			parts = append(parts, string(e.Medium))
		}
		if e.IntroducedBy.Name != "" {
			parts = append(parts, "introduced by "+e.IntroducedBy.Name)
		}
		line := strings.Join(parts, ", ")
		if e.Note != "" {
			line = strings.TrimPrefix(line+": "+e.Note, ": ")
		}
		out = append(out, Detail{"Met", line})
		for _, a := range e.Answers {
			out = append(out, Detail{"Answer", a.Key + ": " + a.Value})
		}
	}
	return out
}

func attendanceLines(r *Row) (out []Detail) {
	for _, a := range r.Attendees {
		met := slices.ContainsFunc(r.Encounters, func(e data.DraftEncounter) bool { return e.Event == a.Event })
		if a.Status != data.Met || !met { // an encounter says that already
			out = append(out, Detail{"Attendance", WriteAttendees([]data.DraftAttendee{a})})
		}
		out = append(out, Detail{"Attendance note", a.Note})
	}
	return out
}

func promiseLines(r *Row) (out []Detail) {
	for _, p := range r.Promises {
		out = append(out, Detail{"Promise", WritePromises([]data.Promise{p})})
	}
	return out
}

func formerLines(r *Row) (out []Detail) {
	for _, f := range r.Contact.Former {
		out = append(out, Detail{f.Heading(), f.Value})
	}
	return out
}

func propertyLines(r *Row) (out []Detail) {
	for _, p := range r.Contact.Other {
		out = append(out, Detail{p.Label(), p.Text()})
	}
	return out
}
