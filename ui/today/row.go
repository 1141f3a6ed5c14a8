package today

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// row is one row of the screen. What can be done with it is done where it stands, by key, button and menu.
type row struct {
	id     string // finds it again when the screen is read anew
	of     list
	person int64 // whom it is about; 0 for nobody
	column *fyne.Container
	takes  takesKeys // has the keys when the row has them
	open   func()
	acts   []act
}

// takesKeys is a widget that says when it gets the keys, and when they go elsewhere.
type takesKeys interface {
	focus.Focusable
	OnFocus(f func(has bool))
}

// act is what can be done with a row besides opening it.
type act struct {
	key  *keys.Key
	text string // in its menu, and as the tip of its button
	icon string // of its button; "" for none
	run  func()
}

// row makes one row of a list out of its content. open runs for a click and Enter.
func (s *Page) row(of list, id int64, content fyne.CanvasObject, open func(), acts ...act) fyne.CanvasObject {
	return s.rowAbout(of, id, whom{}, content, open, acts...)
}

// rowAbout is row for something that is about a person.
func (s *Page) rowAbout(of list, id int64, who whom, content fyne.CanvasObject, open func(), acts ...act) fyne.CanvasObject {
	acts = s.withUsual(acts, who)
	press := widget.NewPress(content, open)
	r := s.addRow(of, id, press, open, acts)
	r.person = who.id
	press.OnSecondary = func(e *fyne.PointEvent) { s.w.PopUp(s.menuOf(r), e.AbsolutePosition) }
	return container.NewBorder(nil, nil, nil, buttonsOf(acts), press)
}

// addRow says that a widget has the keys for a row.
func (s *Page) addRow(of list, id int64, takes takesKeys, open func(), acts []act) *row {
	r := &row{id: fmt.Sprint(of, " ", id), of: of, column: s.filled, takes: takes, open: open, acts: acts}
	s.rows = append(s.rows, r)
	takes.OnFocus(func(has bool) {
		if has {
			s.at = r.id
		}
		s.has = has
	})
	return r
}

// buttonsOf are the buttons of a row. Tab passes them by: each has its key.
func buttonsOf(acts []act) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedHBoxLayout(0))
	for _, a := range acts {
		if a.icon != "" {
			box.Add(widget.NewFieldIcon(a.icon, window.WithKey(a.text, a.key), a.run))
		}
	}
	return container.NewCenter(box)
}

func (s *Page) menuOf(r *row) *fyne.Menu {
	items := []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Open"), r.open)}
	for _, a := range r.acts {
		items = append(items, fyne.NewMenuItem(window.WithKey(a.text, a.key), a.run))
	}
	return fyne.NewMenu("", items...)
}

// Whom implements window.OfPeople: whom the row that has the keys is about.
func (s *Page) Whom() []int64 {
	if r, _ := s.focused(s.rows); r != nil && r.person != 0 {
		return []int64{r.person}
	}
	return nil
}

// inOrder are the rows as the eyes go through them: column by column, from the top.
func (s *Page) inOrder() []*row {
	out := slices.Clone(s.rows)
	slices.SortStableFunc(out, func(a, b *row) int {
		return cmp.Or(cmp.Compare(a.column.Position().X, b.column.Position().X), cmp.Compare(a.column.Position().Y, b.column.Position().Y))
	})
	return out
}

// Key implements window.Keyed: arrows go from row to row and from section to section, and what a key does with the row
// that has the keys is done.
func (s *Page) Key(e *fyne.KeyEvent) bool {
	rows := s.inOrder()
	at, i := s.focused(rows)
	if focus.Pressed(keys.Button, e, 0) == keys.Press && at != nil { // of a tick box
		if !focus.BringBack(at.takes) {
			at.open()
		}
		return true
	}
	k := focus.Pressed(keys.Today, e, 0)
	switch k {
	case nil:
		return false
	case keys.TodayUp, keys.TodayDown:
		if len(rows) == 0 {
			return s.toButton(k == keys.TodayDown)
		}
	}
	switch k {
	case keys.TodayUp:
		i--
	case keys.TodayDown:
		i++
	case keys.TodayBefore:
		i = before(rows, i)
	case keys.TodayAfter:
		i = after(rows, i)
	case keys.TodayFirst, keys.TodayLast:
		return s.toEnd(rows, k == keys.TodayLast)
	default:
		return s.act(at, k)
	}
	if i < 0 || i >= len(rows) {
		return at != nil // else the page scrolls
	}
	s.gone = nil
	s.w.Native.Canvas().Focus(rows[i].takes)
	return true
}

// toEnd goes to the first row or to the last, and shows what stands before the first. Where there are no rows the page scrolls.
func (s *Page) toEnd(rows []*row, last bool) bool {
	if len(rows) == 0 {
		return false
	}
	s.gone = nil
	to := rows[0]
	if last {
		to = rows[len(rows)-1]
	}
	s.w.Native.Canvas().Focus(to.takes)
	if !last {
		focus.ScrollKey(s.w.Native.Canvas(), focus.EventOf(keys.ScrollTop))
	}
	focus.BringBack(to.takes)
	return true
}

// after is the first row of the next section; the first of all when no row has the keys.
func after(rows []*row, i int) int {
	if i < 0 {
		return 0
	}
	next := i
	for next < len(rows) && rows[next].of == rows[i].of {
		next++
	}
	return next
}

// before is the first row of the section, from there that of the one before.
func before(rows []*row, i int) int {
	first := func(i int) int {
		for i > 0 && rows[i-1].of == rows[i].of {
			i--
		}
		return i
	}
	switch {
	case i <= 0:
		return -1
	case first(i) < i:
		return first(i)
	}
	return first(i - 1)
}

// Rune implements window.Lettered.
func (s *Page) Rune(r rune) {
	at, _ := s.focused(s.rows)
	s.act(at, focus.Lettered(keys.Today, r))
}

// act does with a row what a key of it does, and reports whether it does something. A row that is out of sight comes into view, and
// that is all: nobody saw what would be done. Where there is nothing to tick off, its key writes.
func (s *Page) act(r *row, k *keys.Key) bool {
	if r == nil || k == nil {
		return false
	}
	for _, a := range r.acts {
		if a.key == k {
			if !focus.BringBack(r.takes) {
				a.run()
			}
			return true
		}
	}
	return k == keys.TodayDone && s.act(r, keys.TodayWrite)
}

// line is the content of a row that begins with a time: two lines of text, and below them what is to be heeded, whole.
func line(lead, title, detail, heed string) fyne.CanvasObject {
	when := style.NewCaption(lead)
	name := style.NewText(title)
	name.Style.Bold = true
	box := container.New(layout.NewCustomPaddedVBoxLayout(1), name)
	if detail != "" {
		box.Add(widget.Caption(detail))
	}
	if heed != "" {
		box.Add(widget.WarningText(heed)) // it wraps: the names and times at its end are what matters
	}
	left := style.AtLeast(leadWidth*max(1, style.TextScale()), 0, container.NewVBox(when))
	return container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8), container.New(layout.NewBorderLayout(nil, nil, left, nil), left, box))
}

// leadWidth is the room for a span of time.
const leadWidth = 92
