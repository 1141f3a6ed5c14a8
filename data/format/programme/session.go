package programme

import (
	"cmp"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/pattern"
)

// more takes a further piece of a session: its title first, then what else stands on the line, or on the lines below.
func (e *entry) more(text string) {
	text = strings.TrimSpace(text)
	if text == "" || e.labelled(text) {
		return
	}
	if e.title == "" {
		e.head(text)
		return
	}
	for _, by := range []string{" | ", " · ", " • "} {
		if pieces := strings.Split(text, by); len(pieces) > 1 && !slices.ContainsFunc(pieces, func(p string) bool { return !label(p) && !roomLike(p) && !namesLike(p, false) }) {
			for _, p := range pieces {
				e.more(p)
			}
			return
		}
	}
	switch {
	case e.room == "" && roomLike(text):
		e.room = bareRoom(text)
	case e.who == "" && len(e.notes) == 0 && namesLike(text, false):
		e.named(text)
		e.below = true
	case e.below && len(e.notes) == 0 && e.room == "" && namesLike(text, true): // one a line
		e.join(&e.who, ", ", cleanNames(text))
	case e.who != "" && e.below && e.room == "" && len(e.notes) == 0 && shortName(text) && !organisation(text):
		e.room = bareRoom(text)
	case e.who != "" && e.below && e.room == "" && len(e.notes) == 0 && shortName(text):
		e.who += " (" + text + ")"
	default:
		e.notes = append(e.notes, text)
	}
}

// join adds a text to what is known; where that grows too long for a line, to the note.
func (e *entry) join(to *string, by, text string) {
	if len(*to)+len(text) > longestSpeakers && *to != "" {
		e.notes = append(e.notes, text)
		return
	}
	*to = joined(*to, by, text)
}

// named takes speakers, and the room that stands behind them, in brackets or after a comma.
func (e *entry) named(text string) {
	e.who = cleanNames(text)
	if inner, before, ok := brackets(e.who); ok && e.room == "" && roomLike(inner) {
		e.who, e.room = before, bareRoom(inner)
	}
	e.who = e.roomBehind(e.who)
}

// labelled takes a piece that says what it is: "Room: A1".
func (e *entry) labelled(text string) bool {
	p, name, value := cutLabel(text)
	switch p {
	case aTitle:
		if e.title != "" || value == "" || !slices.Contains([]string{"title", "titel", "titre", "titulo", "titolo"}, data.Fold(name)) {
			return false // "Session: …" is a title as it is
		}
		e.title = value
	case aSpeaker:
		e.join(&e.who, ", ", cleanNames(value))
	case aRoom:
		if e.title == "" && !roomLike(value) && !slices.Contains([]string{"room", "raum", "salle", "location", "ort", "sala", "venue"}, data.Fold(name)) {
			return false // "Track: …"
		}
		if e.room != "" {
			e.notes = append(e.notes, text)
			return true
		}
		e.room = value
	case aNote:
		if e.title == "" {
			return false
		}
		if value != "" {
			e.notes = append(e.notes, value)
		}
	case aChair:
		if e.title == "" {
			return false
		}
		e.notes = append(e.notes, text)
	case aTime:
		s, rest, ok := clockAt(value)
		if !ok || e.span.to > e.span.from {
			return false
		}
		e.span = s
		if rest = trimmed(rest); rest != "" {
			e.notes = append(e.notes, rest)
		}
	default:
		return false
	}
	return true
}

// columns are signs that part a line like columns; what stands behind the first is never the title.
var columns = pattern.Lazy(`\s+(?:\||·|•|//|¦)\s+`)

// dashes part a title from its speakers, and are also within titles.
var dashes = pattern.Lazy(`\s+(?:–|--|-|/)\s+|\s*—\s*`)

// head reads the line of a title.
func (e *entry) head(text string) {
	text = e.front(text)
	if pieces := columns().Split(text, -1); len(pieces) > 1 {
		text = pieces[0]
		defer func() {
			for _, p := range pieces[1:] {
				e.column(p)
			}
		}()
	}
	text = e.inline(e.inline(text))
	text = e.behind(text)
	text = e.roomBehind(text)
	text = e.byline(text)
	text = e.led(text)
	text = e.roomBehind(text)
	e.title = unquoted(text)
}

// column takes a piece behind the title of a line that is parted like columns.
func (e *entry) column(p string) {
	p = strings.TrimSpace(p)
	switch {
	case p == "" || e.labelled(p):
	case e.room == "" && roomLike(p):
		e.room = bareRoom(p)
	case e.who == "" && namesLike(p, false):
		e.named(p)
	case e.who == "":
		e.who = cleanNames(p)
	case e.room == "":
		e.room = bareRoom(p)
	default:
		e.notes = append(e.notes, p)
	}
}

// front takes a room that stands before the title: "[Room A] Title", "Room A: Title".
func (e *entry) front(text string) string {
	m := roomFront().FindStringSubmatch(text)
	if m == nil || len(m[0]) == len(text) {
		return text
	}
	if name := joined(m[1], "", m[2]); e.room == "" && roomLike(name) {
		e.room = bareRoom(name)
		return text[len(m[0]):]
	}
	return text
}

// brackets takes the brackets at the end of a text.
func brackets(text string) (inner, before string, ok bool) {
	text = strings.TrimSpace(text)
	open := map[bool]string{true: "(", false: "["}
	round := strings.HasSuffix(text, ")")
	if !round && !strings.HasSuffix(text, "]") {
		return "", text, false
	}
	at := strings.LastIndex(text, open[round])
	if at <= 0 {
		return "", text, false
	}
	return strings.TrimSpace(text[at+1 : len(text)-1]), strings.TrimSpace(text[:at]), true
}

// behind takes room, speakers and length from the end of a line, and gives the title.
func (e *entry) behind(text string) string {
	inner, before, ok := brackets(text)
	switch {
	case !ok:
		return e.dashed(text)
	case e.allLabelled(inner), e.labelled(inner):
		return e.behind(before)
	case chaired(inner):
		e.notes = append(e.notes, inner)
		return e.behind(before)
	case e.who == "" && namesLike(inner, true):
		e.named(inner)
		return e.behind(before)
	case e.room == "" && roomLike(inner):
		e.room = bareRoom(inner)
		return e.behind(before)
	case e.lasts(inner):
		return e.behind(before)
	case aside().MatchString(inner) || acronym(inner):
		return e.dashed(text)
	}
	// Behind speakers stands a room, or where the last of them works.
	title := e.dashed(before)
	if e.who == "" {
		if title = e.led(e.byline(title)); e.who != "" && !e.bracketed {
			e.who += " (" + inner + ")"
			return title
		}
	}
	switch {
	case e.who != "" && title != before && (e.room != "" || !e.bracketed && organisation(inner) || strings.Contains(e.who, "(")):
		e.who += " (" + inner + ")"
	case e.room == "" && (title != before && e.who != "" || shortName(inner) && !namesLike(inner, false)):
		e.room = inner
	case e.who == "" && namesLike(inner, false):
		e.who = cleanNames(inner)
	default:
		return title + " (" + inner + ")"
	}
	return title
}

// allLabelled takes pieces with commas between them that each say what they are: "Room: 12, Speaker: Jane Roe".
func (e *entry) allLabelled(text string) bool {
	pieces := strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == ';' || c == '|' })
	if len(pieces) < 2 || slices.ContainsFunc(pieces, func(p string) bool { return !label(strings.TrimSpace(p)) }) {
		return false
	}
	title := e.title
	e.title = cmp.Or(title, untitled) // so that all labels count
	for _, p := range pieces {
		e.labelled(strings.TrimSpace(p))
	}
	e.title = title
	return true
}

// untitled stands for a title that is still to come.
const untitled = "?"

// inline takes what a label within the line says: "Opening. Speaker: Jane Roe".
func (e *entry) inline(text string) string {
	m := inlineLabel().FindStringSubmatchIndex(text)
	if m == nil || m[0] == 0 || strings.Count(text[:m[0]], "(") > strings.Count(text[:m[0]], ")") { // else within brackets
		return text
	}
	switch p, _, value := cutLabel(text[m[2]:]); {
	case value == "":
	case p == aSpeaker && e.who == "":
		e.named(value)
		return strings.TrimSpace(text[:m[0]])
	case p == aRoom && e.room == "", p == aChair:
		e.title = untitled
		e.labelled(text[m[2]:])
		e.title = ""
		return strings.TrimSpace(text[:m[0]])
	}
	return text
}

var inlineLabel = pattern.Lazy(`(?i)\s*[.,;|·–—-]\s+((?:speakers?|presenters?|presented by|referent(?:in|en|innen|:in|\*in|:innen)?|vortragende[r]?|intervenante?s?|ponentes?|relator[ei]|` +
	`room|raum|salle|sala|location|ort|venue|chair|moderat(?:ion|or|orin))\s?[:：]\s)`)

// chaired reports whether a piece says who leads a session.
func chaired(text string) bool {
	p, _, value := cutLabel(text)
	return p == aChair && value != ""
}

// lasts takes the length of a session: "45 min".
func (e *entry) lasts(text string) bool {
	m := lasting().FindString(text)
	if m == "" || len(m) != len(text) || e.span.to > e.span.from {
		return false
	}
	s, _, _ := behind(e.span, text)
	e.span = s
	return true
}

// dashed takes speakers and room that follow a dash, and gives what stands before.
func (e *entry) dashed(text string) string {
	cuts := dashes().FindAllStringIndex(text, -1)
	for i := len(cuts) - 1; i >= 0; i-- {
		before, last := text[:cuts[i][0]], strings.TrimSpace(text[cuts[i][1]:])
		switch {
		case strings.TrimSpace(before) == "" || last == "":
			return text
		case e.labelled(last):
		case e.room == "" && roomLike(last):
			e.room = bareRoom(last)
		case e.who == "" && (namesLike(last, false) || strings.Contains(text[cuts[i][0]:cuts[i][1]], "—") && surnames(last)):
			e.named(last)
		case e.who == "" && i == 0 && namesLike(before, true) && !strings.Contains(text[cuts[i][0]:cuts[i][1]], "/"): // the speaker stands first
			e.who = cleanNames(before)
			return last
		default:
			return text
		}
		text = strings.TrimSpace(before)
	}
	return text
}

// byline takes "by Jane Roe" from the end of a title.
func (e *entry) byline(text string) string {
	if e.who != "" {
		return text
	}
	all := byTail().FindAllStringIndex(text, -1)
	for i := len(all) - 1; i >= 0; i-- {
		before, who := strings.TrimSpace(text[:all[i][0]]), text[all[i][1]:]
		if before != "" && namesLike(who, false) {
			e.named(who)
			return trimmed(before)
		}
	}
	return text
}

// led takes speakers that stand before the title, with a colon, or behind it, with a comma: "Jane Roe: Title".
func (e *entry) led(text string) string {
	if e.who != "" {
		return text
	}
	if before, title, ok := strings.Cut(text, ": "); ok && namesLike(before, true) && strings.TrimSpace(title) != "" {
		e.who = cleanNames(before)
		return strings.TrimSpace(title)
	}
	if title, who, ok := strings.Cut(text, ", "); ok && allSure(who) && !namesLike(title, true) {
		e.who = cleanNames(who)
		return title
	}
	return text
}

func allSure(s string) bool {
	who := people(s)
	return len(who) > 0 && !slices.ContainsFunc(who, func(p string) bool { return !surePerson(p) })
}

// roomBehind takes a room from the end of a title: "Opening, Main Hall", "Opening in Room 2".
func (e *entry) roomBehind(text string) string {
	m := roomTail().FindStringSubmatchIndex(text)
	if e.room != "" || m == nil || m[0] == 0 || !roomLike(text[m[2]:m[3]]) {
		return text
	}
	e.room = bareRoom(text[m[2]:m[3]])
	return strings.TrimSpace(text[:m[0]])
}

// unquoted is a title without quotation marks around all of it, and without signs beside it.
func unquoted(s string) string {
	s = trimmed(s)
	for _, q := range []string{`""`, "“”", "„“", "„”", "«»", "‘’"} {
		marks := []rune(q)
		in, found := strings.CutPrefix(s, string(marks[0]))
		if in, closed := strings.CutSuffix(in, string(marks[1])); found && closed && !strings.ContainsAny(in, q) {
			return strings.TrimSpace(in)
		}
	}
	return s
}
