package programme

import (
	"cmp"
	"strings"

	"lanyard/data/format/pattern"
)

var (
	trackFront  = pattern.Lazy(`(?i)^((?:track|stream|strand|strang|parallel|parcours|percorso|traccia|stroom|pista)\s+[\p{L}\p{N}]{1,12})(?:\s*\(([^()]{1,40})\))?\s*[:–—]\s*(\S.*)$`)
	placeFront  = pattern.Lazy(`^([^:–—|(),]{1,40}?)()\s*:\s+(\S.*)$`)
	parallelsOf = pattern.Lazy(`(?i)^parallel\b[^:]{0,30}$`)
)

// track is the label of one of several sessions at one time.
type track struct {
	name string // "Track A"; empty where the label is a room
	room string
}

// trackOf reads a label before a title: "Track A: Maps", "Track A (Room 2): Maps", "Main Hall: Maps".
func trackOf(text string) (t track, title string, ok bool) {
	if m := trackFront().FindStringSubmatch(text); m != nil {
		return track{m[1], bareRoom(m[2])}, m[3], true
	}
	if m := placeFront().FindStringSubmatch(text); m != nil && !label(text) && roomLike(m[1]) {
		return track{room: bareRoom(m[1])}, m[3], true
	}
	return track{}, "", false
}

// parallel reads one of several labelled titles under one time as a session of its own, and reports whether it is one.
// A single such line is a part of the session above.
func (r *reader) parallel(i int) bool {
	t, title, ok := trackOf(r.lines[i].text)
	e := r.open
	if !ok || e == nil {
		return false
	}
	first, own, labelled := trackOf(e.title)
	switch {
	case e.inTrack:
	case labelled: // the first stands beside the time
		e.title = ""
		e.inTracks(first, own)
	case e.room != "" && strings.Contains(r.lines[e.line-1].text, e.room+":"): // its room was read from before its title
		e.inTrack = true
	case !r.anotherTrack(i):
		return false
	case e.title == "" || parallelsOf().MatchString(e.title):
		e.title = ""
		e.inTracks(t, title)
		return true
	}
	next := &entry{line: r.lines[i].number, day: e.day, span: e.span, bracketed: e.bracketed, sections: e.sections}
	next.inTracks(t, title)
	r.entries, r.open = append(r.entries, next), next
	return true
}

// inTracks begins a session with its label and title.
func (e *entry) inTracks(t track, title string) {
	e.inTrack, e.track, e.room = true, t.name, cmp.Or(e.room, t.room)
	e.begun(title)
}

// anotherTrack reports whether a further label follows under the same time.
func (r *reader) anotherTrack(i int) bool {
	for k := i + 1; k < len(r.lines) && k <= i+blockLines && !r.lines[k].timed() && !r.days.is(r.lines[k]); k++ {
		if _, _, ok := trackOf(r.lines[k].text); ok {
			return true
		}
	}
	return false
}

// placed is the room of a session. A track stands for it where none is known, else at the head of the note.
func (e *entry) placed() {
	e.room = cmp.Or(e.room, e.sections)
	switch {
	case e.track == "":
	case e.room == "":
		e.room = e.track
	default:
		e.notes = append([]string{e.track}, e.notes...)
	}
}
