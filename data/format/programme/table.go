package programme

import (
	"cmp"
	"strings"

	"lanyard/data"
)

// table is the header of a table, or what is known of one without.
type table struct {
	parts []part
	rooms []string // of a grid: the room of each column, "" for another
}

// row reads a row of a table: its header, or a session, or in a grid the sessions of all rooms at a time. It reports
// whether the line was one.
func (r *reader) row(l line) bool {
	if t := headerOf(l.cells); t != nil {
		r.table, r.open = t, nil
		return true
	}
	if r.table != nil && len(r.table.rooms) > 0 {
		return r.gridRow(l)
	}
	if r.table != nil {
		return r.tableRow(l)
	}
	return r.freeRow(l)
}

// headerOf reads the header of a table; nil for another row. A grid has a column of times and one for each room.
func headerOf(cells []string) *table {
	t := &table{parts: make([]part, len(cells))}
	known, places := 0, 0
	rooms := make([]string, len(cells))
	for i, c := range cells {
		if len(c) > longestLabel {
			return nil
		}
		if _, _, timed := clockAt(c); timed {
			return nil
		}
		if t.parts[i] = partOf(strings.TrimSuffix(c, ":")); t.parts[i] != nothing {
			known++
		} else if i > 0 && c != "" && (roomLike(c) || shortName(c)) {
			rooms[i] = bareRoom(c)
			places++
		}
	}
	switch first := t.parts[0]; {
	case known > 1 && known >= filled(cells)-1:
		return t
	case (first == aTime || cells[0] == "") && places > 0 && places == filled(cells[1:]):
		t.rooms = rooms
		return t
	}
	return nil
}

// gridRow reads the sessions of all rooms at one time. What stands alone in a row is for all rooms.
func (r *reader) gridRow(l line) bool {
	d, s, rest, ok := r.days.timed(l.cells[0])
	if !ok {
		return false
	}
	t, all := r.table, filled(l.cells[1:])
	for i, c := range l.cells[1:] {
		if c == "" {
			continue
		}
		r.begin(l, d, s, c)
		if i+1 < len(t.rooms) && all > 1 {
			r.open.room = cmp.Or(r.open.room, t.rooms[i+1])
		}
	}
	if all == 0 {
		r.begin(l, d, s, rest)
	}
	r.table = t
	return true
}

// tableRow reads a session by the header of its table.
func (r *reader) tableRow(l line) bool {
	t := r.table
	var at data.Date
	var s span
	timed := false
	e := &entry{line: l.number}
	for i, c := range l.cells {
		p := nothing
		if i < len(t.parts) {
			p = t.parts[i]
		}
		switch {
		case c == "":
		case p == aDay:
			if found, ok := r.days.find(c); ok {
				at, r.days.current = found, found
			} else {
				e.notes = append(e.notes, c)
			}
		case p == aTime:
			d, when, rest, ok := r.days.timed(c)
			if !ok {
				return false
			}
			if !d.IsZero() {
				at = d
			}
			if rest = trimmed(rest); rest != "" {
				e.notes = append(e.notes, rest)
			}
			s, timed = when, true
		case p == anEnd && timed:
			if end, _, ok := clockAt(c); ok && s.to <= s.from {
				s.to = end.from
				s = s.over()
			}
		default:
			e.cell(p, c)
		}
	}
	if !timed {
		return false
	}
	if at.IsZero() {
		at = r.days.current
	}
	e.day, e.span = at, s
	r.entries, r.open = append(r.entries, e), e
	return true
}

// cell takes what a column says.
func (e *entry) cell(p part, text string) {
	switch p {
	case aTitle:
		e.join(&e.title, " – ", text)
	case aSpeaker:
		e.join(&e.who, ", ", cleanNames(text))
	case aRoom:
		e.join(&e.room, ", ", bareRoom(text))
	case aChair:
		e.notes = append(e.notes, "Chair: "+text)
	default:
		e.notes = append(e.notes, text)
	}
}

// freeRow reads a row of a table without a header: a day and times first, then the title, then the rest by its form.
func (r *reader) freeRow(l line) bool {
	var at data.Date
	var s span
	timed := false
	cells := l.cells
	for len(cells) > 0 {
		c := cells[0]
		if !timed {
			if d, when, rest, ok := r.days.timed(c); ok {
				if !d.IsZero() {
					at = d
				}
				s, timed = when, true
				if rest = trimmed(rest); rest != "" {
					cells[0] = rest
					break
				}
				cells = cells[1:]
				continue
			}
			if found, ok := r.days.find(c); ok {
				at, r.days.current = found, found
				cells = cells[1:]
				continue
			}
			if c == "" {
				cells = cells[1:]
				continue
			}
			return false
		}
		if end, rest, ok := clockAt(c); ok && trimmed(rest) == "" && s.to <= s.from {
			s.to = end.from
			s = s.over()
			cells = cells[1:]
			continue
		}
		if c == "" || c == "-" || c == "–" {
			cells = cells[1:]
			continue
		}
		break
	}
	if !timed {
		return false
	}
	r.begin(l, at, s, "")
	for i, c := range cells {
		switch {
		case c == "":
		case i == 0 && len(cells) > 1 && !roomLike(c) && !label(c):
			r.open.title = c
		case r.open.title == "":
			r.open.more(c)
		default:
			r.open.column(c)
		}
	}
	return true
}
