package programme

import (
	"slices"
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/ui/widget/focus"
)

// board draws the programme: rows of sessions below the headings of their days, of which only those that are seen exist. The
// keys act on the session that is chosen.
type board struct {
	fw.BaseWidget
	tab    *Tab
	scroll *container.Scroll
	plan   *plan
	tops   []float32 // where each row begins, and where the last ends
	most   int       // how many columns the plan was made for
	chosen int64     // the session that the keys act on; 0: none

	focused bool
	shown   map[int]*rowView // by row
	spare   []*rowView
	now     *canvas.Rectangle // the mark of now
	dot     *canvas.Circle
}

func newBoard(t *Tab) *board {
	b := &board{tab: t, plan: &plan{}, tops: []float32{0}, shown: map[int]*rowView{}, now: &canvas.Rectangle{}, dot: &canvas.Circle{}}
	b.ExtendBaseWidget(b)
	b.scroll = container.NewVScroll(b)
	b.scroll.OnScrolled = func(fyne.Position) { b.place() }
	return b
}

// reset lays the programme of the event out anew.
func (b *board) reset() {
	b.most = mostColumns(b.Size().Width)
	b.plan = newPlan(&b.tab.view.event, b.most)
	b.tops = b.tops[:0]
	y := float32(0)
	for i := range b.plan.rows {
		b.tops = append(b.tops, y)
		y += b.plan.rows[i].height()
	}
	b.tops = append(b.tops, y+margin)
	if b.index(b.chosen) < 0 {
		b.chosen = 0
	}
	for i := range b.shown {
		b.release(i)
	}
	b.scroll.Refresh()
	b.place()
}

// release keeps the view of a row for another one.
func (b *board) release(i int) {
	b.spare = append(b.spare, b.shown[i])
	delete(b.shown, i)
}

// seen are the rows [from, to) that are within the scrolled part.
func (b *board) seen() (from, to int) {
	top, height := b.scroll.Offset.Y, b.scroll.Size().Height
	n := len(b.plan.rows)
	from = sort.Search(n, func(i int) bool { return b.tops[i+1] > top })
	to = sort.Search(n, func(i int) bool { return b.tops[i] >= top+height })
	return from, max(from, to)
}

// place shows the rows that are seen, and the mark of now.
func (b *board) place() {
	from, to := b.seen()
	for i := range b.shown {
		if i < from || i >= to {
			b.release(i)
		}
	}
	for i := from; i < to; i++ {
		v := b.shown[i]
		if v == nil {
			if n := len(b.spare); n > 0 {
				v, b.spare = b.spare[n-1], b.spare[:n-1]
			} else {
				v = newRowView()
			}
			b.shown[i] = v
			v.set(b, &b.plan.rows[i], b.measures())
		}
		v.box.Move(fyne.NewPos(0, b.tops[i]))
	}
	b.markNow()
	canvas.Refresh(b)
}

// update shows the rows that are seen anew, after what is chosen has changed.
func (b *board) update() {
	for i, v := range b.shown {
		v.set(b, &b.plan.rows[i], b.measures())
	}
	canvas.Refresh(b)
}

func (b *board) measures() measures { return measures{b.Size().Width, timesWidth()} }

// markNow puts the mark of now beside the session that runs, or between two. The line is drawn only between two: it would
// cross what is written.
func (b *board) markNow() {
	y, running, ok := b.nowAt(b.tab.w.Store.Now())
	b.now.Hidden, b.dot.Hidden = !ok || running, !ok
	if !ok {
		return
	}
	c := theme.Color(theme.ColorNamePrimary)
	b.now.FillColor, b.dot.FillColor = c, c
	b.now.Move(fyne.NewPos(8, y-1))
	b.now.Resize(fyne.NewSize(max(0, b.Size().Width-16), 2))
	b.dot.Move(fyne.NewPos(4, y-4))
	b.dot.Resize(fyne.NewSquareSize(8))
}

// nowAt is where a moment is in the drawn programme: in proportion within the row that goes on, else at the beginning of
// what comes next of that day. running says that it is within a row; ok is false on a day that is not in the programme.
func (b *board) nowAt(at time.Time) (y float32, running, ok bool) {
	loc := b.tab.view.event.Location()
	last := float32(-1)
	for i, r := range b.plan.rows {
		if r.kind != slotRow {
			continue
		}
		s := &b.plan.sessions[r.cells[0].session]
		if s.Start.IsZero() || s.AllDay(loc) || dayOf(s, loc) != dayOf(&data.Session{Start: at}, loc) {
			continue
		}
		end := s.End
		for _, c := range r.cells {
			if other := b.plan.sessions[c.session].End; other.After(end) {
				end = other
			}
		}
		switch {
		case at.Before(s.Start):
			if last < 0 {
				return b.tops[i], false, true
			}
			return last, false, true
		case end.After(s.Start) && at.Before(end):
			return b.tops[i] + r.height()*float32(at.Sub(s.Start))/float32(end.Sub(s.Start)), true, true
		}
		last = b.tops[i] + r.height()
	}
	return last, false, last >= 0
}

// index is the place of a session in the plan; -1 when it is not there.
func (b *board) index(id int64) int {
	return slices.IndexFunc(b.plan.sessions, func(s data.Session) bool { return s.ID == id })
}

// choose has the keys act on a session, and shows it.
func (b *board) choose(id int64) {
	b.chosen = id
	if i := b.index(id); i >= 0 {
		at := b.plan.at[i]
		top, bottom := b.tops[at], b.tops[at+1]
		for at > 0 && b.plan.rows[at-1].kind != slotRow { // its headings too
			at--
			top = b.tops[at]
		}
		b.reveal(top, bottom)
	}
	b.update()
}

// begin has the keys act on what runs or comes next, and shows it below what has just been.
func (b *board) begin() {
	b.chosen = b.first()
	if i := b.index(b.chosen); i >= 0 && b.scroll.Size().Height > 0 {
		b.scroll.ScrollToOffset(fyne.NewPos(0, max(0, b.tops[b.plan.at[i]]-b.scroll.Size().Height/3)))
	}
	b.choose(b.chosen)
}

// reveal scrolls until [top, bottom) is seen.
func (b *board) reveal(top, bottom float32) {
	offset, height := b.scroll.Offset.Y, b.scroll.Size().Height
	switch {
	case height <= 0:
		return
	case top < offset:
		offset = top
	case bottom > offset+height:
		offset = bottom - height
	default:
		return
	}
	b.scroll.ScrollToOffset(fyne.NewPos(0, max(0, offset)))
	b.place()
}

// take gives the board the focus.
func (b *board) take() {
	b.tab.w.Native.Canvas().Focus(b) // a board that was never drawn knows no canvas
}

// FocusGained implements fyne.Focusable.
func (b *board) FocusGained() {
	b.focused = true
	if b.chosen == 0 && len(b.plan.sessions) > 0 {
		b.chosen = b.first()
	}
	b.choose(b.chosen)
}

// first is the session to begin with: that which runs or comes next, else the first.
func (b *board) first() int64 {
	e := &b.tab.view.event
	now := b.tab.w.Store.Now()
	if running := e.Running(now); len(running) > 0 {
		return running[0].ID
	}
	for _, s := range b.plan.sessions {
		if s.Start.After(now) && e.GoesOn(now) {
			return s.ID
		}
	}
	return b.plan.sessions[0].ID
}

// FocusLost implements fyne.Focusable.
func (b *board) FocusLost() {
	b.focused = false
	b.update()
}

// AcceptsTab implements fyne.Tabbable: Tab waits where the other keys do.
func (b *board) AcceptsTab() bool { return focus.TakesTab(b) }

// CreateRenderer implements fyne.Widget.
func (b *board) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return &boardRenderer{b}
}

type boardRenderer struct{ b *board }

// MinSize implements fyne.WidgetRenderer.
func (r *boardRenderer) MinSize() fyne.Size {
	return fyne.NewSize(240, r.b.tops[len(r.b.tops)-1])
}

// Layout implements fyne.WidgetRenderer.
func (r *boardRenderer) Layout(s fyne.Size) {
	if mostColumns(s.Width) != r.b.most {
		r.b.reset()
		return
	}
	r.b.place()
	r.b.update()
}

// Refresh implements fyne.WidgetRenderer.
func (r *boardRenderer) Refresh() {
	r.b.update()
	r.b.markNow()
}

// Objects implements fyne.WidgetRenderer.
func (r *boardRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(r.b.shown)+2)
	out = append(out, r.b.now) // behind what is written
	for _, v := range r.b.shown {
		out = append(out, v.box)
	}
	return append(out, r.b.dot)
}

// Destroy implements fyne.WidgetRenderer.
func (r *boardRenderer) Destroy() {}
