// Package lists is the lists and their rows.
package lists

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data/clock"
	"lanyard/ui/keys"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// List is Fyne's list with what long lists need: arrows select at once, PgUp, PgDn, Home and End
// travel, typed letters jump, Enter opens, Delete asks for removal, Esc leaves. With OnTick its rows
// can be ticked: by Space, by a click with Ctrl or, a whole range, with Shift.
type List struct {
	fw.List
	OnEnter  func(id int)
	OnDouble func(id int) // a second click on the row that was clicked just now
	OnDelete func(id int)
	OnEscape func()
	OnTick   func(id int)        // one row's tick is turned over
	OnAdd    func(id int)        // a click with Ctrl; nil for OnTick
	OnRange  func(from, to int)  // all from one row to another, both included, are ticked
	OnTyped  func(prefix string) // letters typed in one go, from the first on
	Ticking  func() bool         // a plain click ticks too
	Heading  func(id int) bool   // a row is a heading, over which the keys step; nil: none is

	current  int
	headings []int // rows with the height of headings
	focused  bool
	anchor   int // from where Shift ticks
	typed    string
	typedAt  time.Time

	clickedAt time.Time

	modifiers func() fyne.KeyModifier
	now       func() time.Time
}

// NewList is a list without separators; update only copies values into rows.
func NewList(length func() int, create func() fyne.CanvasObject, update func(id int, row fyne.CanvasObject)) *List {
	l := &List{current: -1, anchor: -1, now: clock.Real}
	l.modifiers = func() fyne.KeyModifier { return focus.ModifiersFor(l) }
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject { return container.NewStack(create(), newFocusRing()) }
	l.UpdateItem = func(id int, item fyne.CanvasObject) {
		parts := item.(*fyne.Container).Objects
		switch r := parts[0].(type) {
		case *ContactRow:
			r.selected = func() { l.clicked(id) }
		case *PromiseRow:
			r.selected = func() { l.clicked(id) }
		}
		showRing(parts[1].(*canvas.Rectangle), l.focused && id == l.current)
		update(id, parts[0])
	}
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// newFocusRing is the line around the row on which the keys act.
func newFocusRing() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeWidth, r.CornerRadius = 2, theme.SelectionRadiusSize()
	r.Hide()
	return r
}

func showRing(r *canvas.Rectangle, on bool) {
	if on == r.Visible() {
		return
	}
	r.Hidden = !on
	r.StrokeColor = theme.Color(theme.ColorNamePrimary)
	r.Refresh()
}

// FocusGained implements fyne.Focusable.
func (l *List) FocusGained() {
	l.focused = true
	l.List.FocusGained() // refreshes the rows
}

// FocusLost implements fyne.Focusable.
func (l *List) FocusLost() {
	l.focused = false
	l.List.FocusLost()
}

// Resize implements fyne.CanvasObject. A row that was selected before the list had a size comes into view now: Fyne had scrolled past it.
func (l *List) Resize(s fyne.Size) {
	first := l.Size().Height == 0 && s.Height > 0
	l.List.Resize(s)
	if first && l.current >= 0 && l.current < l.Length() {
		l.ScrollTo(l.current)
	}
}

// Current is the selected row; -1 for none.
func (l *List) Current() int { return l.current }

// Select selects a row and scrolls to it.
func (l *List) Select(id int) {
	if id != l.current {
		l.Highlight(id) // else Fyne marks the row last clicked as the one the keys act on
	}
	l.current, l.anchor = id, id
	if l.Heading != nil && id > 0 && id < l.Length() && l.Heading(id-1) && !l.Size().IsZero() {
		l.ScrollTo(id - 1) // what heads it is seen too
	}
	l.List.Select(id)
}

// UnselectAll forgets the selection.
func (l *List) UnselectAll() {
	l.current = -1
	l.List.UnselectAll()
}

// ScrollToTop shows the first row. A list that was not laid out yet is there already; Fyne's own
// method fails on it.
func (l *List) ScrollToTop() {
	if !l.Size().IsZero() {
		l.List.ScrollToTop()
	}
}

// Top is the row at the upper edge and how much of it is hidden above, in pixels.
func (l *List) Top() (id int, hidden float32) {
	offset, pitch := l.GetScrollOffset(), l.pitch()
	id = int(offset / pitch)
	return id, offset - float32(id)*pitch
}

// ScrollToTopRow puts a row at the upper edge, with so much of it hidden above.
func (l *List) ScrollToTopRow(id int, hidden float32) {
	if !l.Size().IsZero() {
		l.ScrollToOffset(float32(id)*l.pitch() + hidden)
	}
}

// Note records that Fyne selected a row by a click; call it first in OnSelected. The ring goes with it.
func (l *List) Note(id int) {
	if id == l.current {
		return
	}
	l.current, l.anchor = id, id
	if l.focused {
		l.Refresh()
	}
}

// clicked does what Fyne's list does for a click that reaches it, and ticks.
func (l *List) clicked(id int) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
	switch m := l.modifiers(); {
	case l.OnRange != nil && m&fyne.KeyModifierShift != 0:
		l.Highlight(id)
		l.OnRange(l.from(id), id)
	case l.OnTick != nil && (m&fyne.KeyModifierShortcutDefault != 0 || l.Ticking != nil && l.Ticking()):
		l.Highlight(id)
		l.current, l.anchor = id, id
		if l.OnAdd != nil {
			l.OnAdd(id)
			return
		}
		l.OnTick(id)
	default:
		again := id == l.current && l.now().Sub(l.clickedAt) < doubleClick
		l.anchor, l.clickedAt = id, l.now()
		l.Highlight(id)
		l.List.Select(id)
		if again && l.OnDouble != nil {
			l.OnDouble(id)
		}
	}
}

// doubleClick is how soon a second click follows the first of two that belong together.
const doubleClick = 500 * time.Millisecond

// from is where a range with Shift begins.
func (l *List) from(id int) int {
	if l.anchor < 0 || l.anchor >= l.Length() {
		l.anchor = id
	}
	return l.anchor
}

// TypedKey implements fyne.Focusable.
func (l *List) TypedKey(e *fyne.KeyEvent) {
	if focus.KeptKey(l, e) {
		return
	}
	n := l.Length()
	page := max(1, int(l.Size().Height/l.pitch())-1)
	switch k := focus.Pressed(keys.List, e, l.modifiers()); k {
	case keys.RowDown, keys.SpanDown:
		l.move(k, l.current+1, n)
	case keys.RowUp, keys.SpanUp:
		l.move(k, l.current-1, n)
	case keys.RowsDown, keys.SpanPageDown:
		l.move(k, l.current+page, n)
	case keys.RowsUp, keys.SpanPageUp:
		l.move(k, l.current-page, n)
	case keys.FirstRow, keys.SpanFirst:
		l.move(k, 0, n)
	case keys.LastRow, keys.SpanLast:
		l.move(k, n-1, n)
	case keys.Tick:
		if !l.typing() { // else it is part of what is typed
			l.on(l.tickOrEnter(), n)
		}
	case keys.Edit:
		if l.OnEnter == nil {
			focus.ForwardKey(l, e)
			return
		}
		l.on(l.OnEnter, n)
	case keys.Trash:
		if l.OnDelete == nil {
			focus.ForwardKey(l, e)
			return
		}
		l.on(l.OnDelete, n)
	case keys.LeaveList:
		l.typed = ""
		if l.OnEscape == nil {
			focus.ForwardKey(l, e) // it closes what the list is in
			return
		}
		l.OnEscape()
	default:
		focus.ForwardKey(l, e)
	}
}

func (l *List) tickOrEnter() func(int) {
	if l.OnTick != nil {
		return l.OnTick
	}
	return l.OnEnter
}

// on runs an action on the current row.
func (l *List) on(action func(int), n int) {
	if action != nil && l.current >= 0 && l.current < n {
		action(l.current)
	}
}

// typingPause ends what is typed in one go.
const typingPause = time.Second

func (l *List) typing() bool { return l.typed != "" && l.now().Sub(l.typedAt) < typingPause }

// AcceptsTab implements fyne.Tabbable: Tab waits where the other keys do.
func (l *List) AcceptsTab() bool { return focus.TakesTab(l) }

// TypedRune implements fyne.Focusable.
func (l *List) TypedRune(r rune) {
	if focus.KeptRune(l, r) {
		return
	}
	if l.OnTyped == nil || keys.Help.Types(r) || !keys.Name.Types(r) || r == ' ' && !l.typing() {
		focus.ForwardRune(l, r)
		return
	}
	if !l.typing() {
		l.typed = ""
	}
	l.typed += string(r)
	l.typedAt = l.now()
	l.OnTyped(l.typed)
}

// pitch is the distance from one row to the next.
func (l *List) pitch() float32 { return RowHeight() + theme.Padding() }

// RowHeight is a row's height at the present text size. It is a multiple of 4, as is the gap: with
// a million rows only such positions are exact in 32 bits.
func RowHeight() float32 {
	h := int(style.SizeRow * max(1, style.TextScale()))
	return float32((h + 3) / 4 * 4)
}

func (l *List) move(by *keys.Key, to, n int) {
	if n == 0 {
		return
	}
	if to = l.past(min(max(to, 0), n-1), to >= l.current, n); to < 0 {
		return
	}
	if held, _ := by.Parts(); l.OnRange != nil && len(held) > 0 && l.current >= 0 { // Shift
		from := l.from(l.current)
		l.Highlight(to)
		l.current = to
		l.OnRange(from, to)
		return
	}
	l.Select(to)
}

// past is the row at which a step ends that would end on a heading: the next in its direction, at the end of the list the
// last before it; -1 when all are headings.
func (l *List) past(to int, down bool, n int) int {
	if l.Heading == nil {
		return to
	}
	step := 1
	if !down {
		step = -1
	}
	for range 2 { // there, else back
		for i := to; i >= 0 && i < n; i += step {
			if !l.Heading(i) {
				return i
			}
		}
		step = -step
	}
	return -1
}

// SetHeadings gives the headings their height, and all other rows theirs.
func (l *List) SetHeadings(at []int) {
	const height = 36
	for _, id := range l.headings {
		l.SetItemHeight(id, RowHeight())
	}
	for _, id := range at {
		l.SetItemHeight(id, height)
	}
	l.headings = at
}
