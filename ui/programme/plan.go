package programme

import (
	"cmp"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/words"
)

// rowKind is what a row of the drawn programme is.
type rowKind int

// The kinds of rows.
const (
	dayRow   rowKind = iota // the heading of a day
	roomsRow                // the names of the rooms, over their columns
	slotRow                 // sessions that begin at one time
)

// row is one line of the programme as it is drawn.
type row struct {
	kind  rowKind
	text  string     // of a heading
	rooms []string   // the columns of the day; none: everything is one column
	from  string     // the time at the left; "" where the row above has it
	to    string     // the end below it; "" where there is none, or where the row above has the same times
	cells []planCell // of a slot, from left to right
}

// planCell is a session in a row.
type planCell struct {
	session int // index in the plan's sessions
	column  int // of the day's rooms; -1: the whole width
}

// plan is a programme in the order in which it is drawn.
type plan struct {
	sessions []data.Session
	rows     []row
	at       map[int]int // the row of each session
}

// newPlan lays out the programme of an event, with so many rooms beside each other at most. Rooms that have sessions at the
// same time become columns where they fit.
func newPlan(e *data.Event, most int) *plan {
	p := &plan{sessions: slices.Clone(e.Sessions), at: map[int]int{}}
	slices.SortStableFunc(p.sessions, func(a, b data.Session) int {
		return cmp.Or(boolean(a.Start.IsZero())-boolean(b.Start.IsZero()), a.Start.Compare(b.Start), cmp.Compare(data.Fold(a.Room), data.Fold(b.Room)), cmp.Compare(a.Title, b.Title))
	})
	loc := e.Location()
	for from := 0; from < len(p.sessions); {
		to := from + 1
		for to < len(p.sessions) && dayOf(&p.sessions[to], loc) == dayOf(&p.sessions[from], loc) {
			to++
		}
		p.day(from, to, loc, most)
		from = to
	}
	return p
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// dayOf is the day of a session at the event; zero for one without a time.
func dayOf(s *data.Session, loc *time.Location) data.Date {
	if s.Start.IsZero() {
		return data.Date{}
	}
	return data.DateOf(s.Start.In(loc))
}

// day lays out the sessions [from, to), which are on one day.
func (p *plan) day(from, to int, loc *time.Location, most int) {
	heading := lang.L("Without a time")
	if first := p.sessions[from].Start; !first.IsZero() {
		heading = words.LongDay(first.In(loc))
	}
	p.rows = append(p.rows, row{kind: dayRow, text: heading})
	of := p.sessions[from:to]
	rooms := parallelRooms(of)
	if len(rooms) < 2 || len(rooms) > most {
		rooms = nil
	} else {
		p.rows = append(p.rows, row{kind: roomsRow, rooms: rooms})
	}
	var last time.Time
	var open *row // that further sessions of the same start go into
	for i := range of {
		s := &of[i]
		cell := planCell{from + i, -1}
		if overlaps(of, i) {
			cell.column = slices.Index(rooms, s.Room)
		}
		if open != nil && cell.column >= 0 && s.Start.Equal(last) && free(open, cell.column) {
			open.cells = append(open.cells, cell)
			if end := clock(s.End, loc); end != open.to {
				open.to = ""
			}
		} else {
			r := row{kind: slotRow, rooms: rooms, cells: []planCell{cell}}
			if i == 0 || !s.Start.Equal(last) {
				r.from, r.to = clock(s.Start, loc), clock(s.End, loc)
			} else if end := clock(s.End, loc); end != clock(of[i-1].End, loc) {
				r.to = end
			}
			if s.AllDay(loc) {
				r.from, r.to = lang.L("all day"), ""
			}
			p.rows = append(p.rows, r)
			if open = nil; cell.column >= 0 {
				open = &p.rows[len(p.rows)-1]
			}
		}
		last = s.Start
		p.at[from+i] = len(p.rows) - 1
	}
	for i := range p.rows {
		slices.SortStableFunc(p.rows[i].cells, func(a, b planCell) int { return cmp.Compare(a.column, b.column) })
	}
}

// free reports whether a column of a row is free, and none of it takes the whole width.
func free(r *row, column int) bool {
	return !slices.ContainsFunc(r.cells, func(c planCell) bool { return c.column == column || c.column < 0 })
}

// clock is the time of a moment: "09:30"; "" for none.
func clock(t time.Time, loc *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(loc).Format("15:04")
}

// parallelRooms are the rooms in which something takes place while something else does in another, by name.
func parallelRooms(of []data.Session) (rooms []string) {
	for i, s := range of {
		if s.Room != "" && !slices.Contains(rooms, s.Room) && overlaps(of, i) {
			rooms = append(rooms, s.Room)
		}
	}
	slices.SortFunc(rooms, func(a, b string) int { return cmp.Or(cmp.Compare(data.Fold(a), data.Fold(b)), cmp.Compare(a, b)) })
	return rooms
}

// overlaps reports whether a session of a day takes place while one in another room does. The sessions are in the order of
// their starts.
func overlaps(of []data.Session, i int) bool {
	s := &of[i]
	if s.Start.IsZero() {
		return false
	}
	for k := i - 1; k >= 0 && k > i-near; k-- {
		if of[k].Room != s.Room && of[k].Room != "" && data.Overlap(of[k].Start, of[k].End, s.Start, s.End) {
			return true
		}
	}
	for k := i + 1; k < len(of) && k < i+near && (of[k].Start.Equal(s.Start) || of[k].Start.Before(s.End)); k++ {
		if of[k].Room != s.Room && of[k].Room != "" && data.Overlap(of[k].Start, of[k].End, s.Start, s.End) {
			return true
		}
	}
	return false
}

// near is how many sessions before and after one in the order of starts are looked at for others at its time.
const near = 64

// clashes gives for each session that the user goes to the titles of others that they go to at the same time.
func clashes(sessions []data.Session) map[int64][]string {
	out := map[int64][]string{}
	var mine []data.Session
	for _, s := range sessions {
		if s.Going && s.Status != data.Cancelled {
			mine = append(mine, s)
		}
	}
	for i, a := range mine {
		for k := max(0, i-near); k < min(len(mine), i+near); k++ {
			if b := mine[k]; k != i && data.Overlap(a.Start, a.End, b.Start, b.End) {
				out[a.ID] = append(out[a.ID], b.Title)
			}
		}
	}
	return out
}
