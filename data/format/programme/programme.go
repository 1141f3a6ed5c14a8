// Package programme reads the programme of an event as it is pasted from a page, a mail or a table: days as headings,
// times at the left, and titles, speakers and rooms in the many forms in which conferences write them.
package programme

import (
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/format/pattern"
	"lanyard/data/say"
)

// Most are the most lines that are read; those behind them are told.
const Most = 20_000

// Frame is the event that a programme is read for.
type Frame struct {
	First, Last data.Date // its days; zero when they are not known
	Today       data.Date
	Zone        string // IANA name; "" for the computer's own
	Order       day.Order
}

// FrameOf is the frame of an event; the order is that in which its region writes days.
func FrameOf(e *data.Event, now time.Time, order day.Order) Frame {
	f := Frame{Today: data.DateOf(now.In(e.Location())), Zone: e.Zone, Order: order}
	if !e.Start.IsZero() {
		f.First, f.Last = e.FirstDay(), e.LastDay()
	}
	return f
}

// Programme is what was read of a text.
type Programme struct {
	Sessions []data.Session // in the order of the text, each with a title and a start
	Lines    []int          // for each session the line on which it begins, from 1
	Unread   []*data.RowError
}

// Read reads the sessions in a text. A line that is neither a session, a part of one nor a day is told in Unread.
func Read(text string, f Frame) Programme {
	r := &reader{frame: f, days: newDays(f)}
	r.lines = cut(text)
	if len(r.lines) > Most {
		r.tell(r.lines[Most].number, "", say.T("the text has too many lines; all from here on was left out: paste them separately"))
		r.lines = r.lines[:Most]
	}
	r.titleFirst, r.bracketed = titlesFirst(r), bracketed(r.lines)
	for i := range r.lines {
		r.line(i)
	}
	r.finish()
	return r.programme()
}

// off are words for a session that does not take place.
const off = `cancelled|canceled|abgesagt|entfällt|fällt aus|annulée?|supprimée?|cancelad[ao]|anulad[ao]|annullat[ao]|geannuleerd|vervallen`

// entry is a session in the making.
type entry struct {
	line  int
	day   data.Date // zero: not known
	span  span
	title string
	who   string
	room  string
	notes []string

	track   string // its label among several at one time: "Track A"
	inTrack bool   // it is one of several at one time, each with a label

	calledOff bool
	below     bool   // its speakers stand on a line of their own
	sections  string // the room that a heading names

	bracketed bool // rooms stand in brackets at the end of lines, whatever they are called
}

// reader reads the lines of one text.
type reader struct {
	frame      Frame
	days       *days
	lines      []line
	entries    []*entry
	open       *entry // the one that lines without a time belong to; nil: none
	ahead      []line // lines before a time that belong to it, or to nothing
	room       string // that a heading names for the sessions below
	table      *table // whose rows follow; nil: none
	titleFirst bool   // titles stand on the line before their time
	bracketed  bool   // rooms stand in brackets at the end
	unread     []*data.RowError
}

// tell says that a line was not understood.
func (r *reader) tell(number int, text string, why say.Text) {
	r.unread = append(r.unread, &data.RowError{Line: number, Text: text, Reason: why})
}

func (r *reader) leave(l line) {
	r.tell(l.number, l.text, say.T("is neither a session nor a day: a session begins with its time"))
}

// line reads one line.
func (r *reader) line(i int) {
	l := r.lines[i]
	switch {
	case l.text == "":
		if r.titleFirst {
			r.open = nil
		}
		return
	case r.days.heading(l):
		r.leaveAhead()
		r.open, r.table, r.room = nil, nil, ""
		return
	case r.days.unknown(l.text):
		r.leaveAhead()
		r.tell(l.number, l.text, say.T("holds a day that is not understood, or is far from the event: write it as 2026-08-12"))
		r.open, r.table, r.room, r.days.current = nil, nil, "", data.Date{}
		return
	case len(l.cells) > 1 && r.row(l):
		return
	}
	if d, s, rest, ok := r.days.timed(l.text); ok {
		r.begin(l, d, s, rest)
		return
	}
	if before, s, rest, ok := within(l.text); ok && !label(l.text) {
		r.begin(l, data.Date{}, s, joined(before, " ", rest))
		return
	}
	if title, s, ok := timeBehind(l.text); ok {
		r.begin(l, data.Date{}, s, title)
		return
	}
	if r.parallel(i) {
		return
	}
	if name, ok := r.roomHeading(i); ok {
		r.room, r.open = name, nil
		return
	}
	if r.belongsToNext(i) {
		r.ahead = append(r.ahead, l)
		return
	}
	switch {
	case unset().MatchString(l.text):
		r.tell(l.number, l.text, say.T("has no time yet and was left out"))
		return
	case r.open == nil, r.headsNext(i):
		r.leave(l)
		return
	}
	if why, ok := r.stray(l.text); ok {
		r.tell(l.number, l.text, why)
		return
	}
	r.open.more(l.text)
}

var (
	unset     = pattern.Lazy(`(?i)^(?:tb[acd]|t\.b\.[acd]\.?)\b`)
	calledOff = pattern.Lazy(`(?i)^[\s(\[]*(?:` + off + `)[)\]]?\s*[:–—!-]\s*|\s*[(\[–—,:-]\s*(?:` + off + `)[)\]!.]*\s*$|\s+(?-i:` + strings.ToUpper(off) + `)[)\]!.]*\s*$`)
	block     = pattern.Lazy(`(?i)^(?:parallel|session|track|block|panel|sektion|strang|slot|atelier|sesión|sessione)\b.{0,60}$`)
)

// headsNext reports whether a line heads the sessions below it rather than belongs to the one above: a blank line is
// before it, and a time right below, or it is called a session, and a time comes next.
func (r *reader) headsNext(i int) bool {
	if r.titleFirst || r.open.title == "" || i == 0 || r.lines[i-1].text != "" {
		return false
	}
	next := i + 1
	for next < len(r.lines) && r.lines[next].text == "" {
		next++
	}
	text := r.lines[i].text
	if next >= len(r.lines) || !r.lines[next].timed() || next > i+1 && !block().MatchString(text) {
		return false
	}
	return !label(text) && !namesLike(text, false)
}

// begin begins a session on a line with a time.
func (r *reader) begin(l line, d data.Date, s span, rest string) {
	if d.IsZero() {
		d = r.days.current
	}
	e := &entry{line: l.number, day: d, span: s, bracketed: r.bracketed}
	before := r.ahead
	r.ahead = nil
	for _, b := range before {
		e.line = min(e.line, b.number)
		e.more(b.text)
	}
	e.begun(rest)
	if e.room == "" {
		e.sections = r.room
	}
	r.entries, r.open, r.table = append(r.entries, e), e, nil
}

// begun takes the line of a title. The words for a session that does not take place are no part of it.
func (e *entry) begun(rest string) {
	if off := calledOff().FindStringSubmatchIndex(rest); off != nil {
		e.calledOff, rest = true, rest[:off[0]]+" "+rest[off[1]:]
	}
	if rest = trimmed(rest); rest != "" {
		e.more(rest)
	}
}

// leaveAhead tells the lines that belong to no time.
func (r *reader) leaveAhead() {
	for _, l := range r.ahead {
		r.leave(l)
	}
	r.ahead = nil
}

// belongsToNext reports whether a line without a time belongs to the time below it, in a text whose titles come first.
func (r *reader) belongsToNext(i int) bool {
	next := r.nextTime(i)
	return r.titleFirst && next > 0 && (r.open == nil || next == i+1)
}

// nextTime is the index of the next line with a time of the same block; -1 for none.
func (r *reader) nextTime(i int) int {
	for k := i + 1; k < len(r.lines) && k <= i+blockLines && r.lines[k].text != ""; k++ {
		if r.lines[k].timed() {
			return k
		}
	}
	return -1
}

// blockLines are the lines that a session may have before its time.
const blockLines = 6

// roomHeading is the room that a line names for the sessions below: it stands at the beginning of a block, right above
// a session, and the sessions above it, if any, are over.
func (r *reader) roomHeading(i int) (string, bool) {
	l := r.lines[i]
	if !roomLike(l.text) || i+1 >= len(r.lines) || !r.lines[i+1].timed() {
		return "", false
	}
	if r.open != nil && (i == 0 || r.lines[i-1].text != "") {
		return "", false
	}
	return bareRoom(l.text), true
}

// titlesFirst reports whether the titles of a text stand on the line before their time: no time has a title beside it,
// and nothing follows the last one, or each block of lines has its time further down.
func titlesFirst(r *reader) bool {
	times, lone, first, led := 0, 0, 0, 0
	last := -1
	for i, l := range r.lines {
		if l.text == "" || r.days.is(l) {
			continue
		}
		begins := i == 0 || r.lines[i-1].text == "" || r.days.is(r.lines[i-1])
		if l.timed() {
			times++
			_, _, rest, _ := r.days.timed(l.text)
			if trimmed(rest) == "" {
				lone++
			}
			if begins {
				first++
			}
			last = i
		} else if begins && r.nextTime(i) > 0 {
			led++
		}
	}
	if times == 0 || lone < times {
		return false
	}
	return first == 0 && led > 0 && (led == times || !followed(r.lines, last))
}

// bracketed reports whether most brackets at the ends of lines hold a room.
func bracketed(lines []line) bool {
	all, places := 0, 0
	for _, l := range lines {
		if inner, _, ok := brackets(l.text); ok && !aside().MatchString(inner) {
			all++
			if roomLike(inner) {
				places++
			}
		}
	}
	return places > 0 && 2*places >= all
}

// followed reports whether text follows a line.
func followed(lines []line, i int) bool {
	for _, l := range lines[i+1:] {
		if l.text != "" {
			return true
		}
	}
	return false
}

// finish tells what is left over.
func (r *reader) finish() { r.leaveAhead() }

// programme makes the sessions.
func (r *reader) programme() Programme {
	var kept []*entry
	for _, e := range r.entries {
		switch {
		case e.title == "" && len(e.notes) > 0:
			e.title, e.notes = e.notes[0], e.notes[1:]
		case e.title == "" && e.who != "":
			e.title, e.who = e.who, ""
		}
		switch {
		case e.title == "":
			r.tell(e.line, r.textOf(e.line), say.T("has a time and no title"))
		case e.day.IsZero():
			r.tell(e.line, r.textOf(e.line), say.T("is on no day: write the day above it, or give the event its days"))
		default:
			e.placed()
			kept = append(kept, e)
		}
	}
	afternoons(kept)
	nights(kept)
	fillEnds(kept)
	p := Programme{Unread: r.unread}
	loc := (&data.Event{Zone: r.frame.Zone}).Location()
	for _, e := range kept {
		s := data.Session{Title: e.title, Speakers: e.who, Room: e.room, Zone: r.frame.Zone, Note: strings.Join(e.notes, "\n")}
		if e.calledOff {
			s.Status = data.Cancelled
		}
		s.Start = day.At(e.day, e.span.from, loc).UTC()
		if e.span.to > e.span.from {
			s.End = day.At(e.day, e.span.to, loc).UTC()
		}
		p.Sessions, p.Lines = append(p.Sessions, s), append(p.Lines, e.line)
	}
	return p
}

// textOf is the text of a line by its number.
func (r *reader) textOf(number int) string { return r.lines[number-1].text }
