package today

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// How a promise that is ticked off goes: it is struck through for a while, then its row closes.
const (
	struckTime = 400 * time.Millisecond
	closeTime  = 150 * time.Millisecond
)

// due are the promises of the next days.
func (s *Page) due(v todayView) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(2))
	all := s.withLeaving(v.promises)
	shown := s.shown(listPromises, len(all))
	for _, p := range all[:shown] {
		name := v.people[p.ContactID].Name
		if l := s.leaving[p.ID]; l != nil {
			name = l.name
		}
		box.Add(s.promiseRow(p, name))
	}
	s.addMore(box, listPromises, len(all)-shown)
	if len(all) == 0 {
		box.Add(widget.IconLine("check", style.NewMuted(lang.L("Nothing is due in the next two weeks."))))
		return widget.Titled(lang.L("Promises"), "", box)
	}
	return widget.Titled(lang.L("Promises"), lang.N(len(v.promises), "{{.Count}} open", "{{.Count}} open"), box)
}

// promiseRow is a promise that can be ticked off, with whom it concerns and when it is due.
func (s *Page) promiseRow(p data.Promise, name string) fyne.CanvasObject {
	check := widget.NewCheck("", nil)
	check.SetTip(lang.L("Tick it off"))
	text := style.NewLabel(style.Cut(p.Text, window.PromiseLetters))
	text.Wrapping = fyne.TextWrapWord
	who := style.NewMuted(lang.L("to {{.Name}}", name))
	if p.By == data.ByThem {
		who.SetText(lang.L("{{.Name}} owes it", name))
	}
	who.TextSize = theme.SizeNameCaptionText
	when, late := words.Due(p.Due, s.w.Today())
	due := style.NewCaption(when)
	if late {
		due.Color, due.Style.Bold = theme.ColorNameWarning, true
	}
	lines := container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8),
		container.NewBorder(nil, nil, nil, container.NewCenter(due),
			container.New(layout.NewCustomPaddedVBoxLayout(1), widget.Tight(text), who)))
	open := func() { s.w.Places.Person(p.ContactID) }
	press := widget.NewPress(lines, open)
	closing := &closingLayout{share: 1}
	row := container.New(closing, container.New(layout.NewBorderLayout(nil, nil, check, nil), check, press)) // in the order of Tab
	l := s.leaving[p.ID]
	if l != nil {
		check.SetChecked(true)
		text.TextStyle.Strikethrough = true
		l.row, l.closing = row, closing
		return row
	}
	check.OnChanged = func(on bool) {
		if on {
			s.leave(p, name)
			edit.FinishPromise(s.w, p)
		}
	}
	s.Checks = append(s.Checks, check)
	r := s.addRow(listPromises, p.ID, check, open, []act{s.logAct(p.ContactID)})
	r.person = p.ContactID
	press.OnSecondary = func(e *fyne.PointEvent) { s.w.PopUp(s.menuOf(r), e.AbsolutePosition) }
	return row
}

// leavingPromise is a promise that was ticked off and whose row is still seen.
type leavingPromise struct {
	promise data.Promise
	name    string  // whom it concerns
	before  []int64 // those that stood above it
	row     *fyne.Container
	closing *closingLayout
}

// leave keeps the row of a promise that is ticked off for a while, struck through.
func (s *Page) leave(p data.Promise, name string) {
	if s.leaving == nil {
		s.leaving = map[int64]*leavingPromise{}
	}
	l := &leavingPromise{promise: p, name: name, before: s.shownPromises(p.ID)}
	s.leaving[p.ID] = l
	ctx := s.w.Ctx
	time.AfterFunc(struckTime, func() {
		fyne.Do(func() {
			if ctx.Err() == nil && s.leaving[p.ID] == l {
				s.close(l)
			}
		})
	})
}

// shownPromises are the promises above one of them.
func (s *Page) shownPromises(id int64) (ids []int64) {
	for _, p := range s.withLeaving(s.view.promises) {
		if p.ID == id {
			break
		}
		ids = append(ids, p.ID)
	}
	return ids
}

// withLeaving puts the promises that are going where they stood.
func (s *Page) withLeaving(ps []data.Promise) []data.Promise {
	out := slices.Clone(ps)
	for id, l := range s.leaving {
		out = slices.DeleteFunc(out, func(p data.Promise) bool { return p.ID == id })
		at := 0
		for i, p := range out {
			if slices.Contains(l.before, p.ID) {
				at = i + 1
			}
		}
		out = slices.Insert(out, at, l.promise)
	}
	return out
}

// close has the row of a promise close, and takes it away.
func (s *Page) close(l *leavingPromise) {
	if l.row == nil || !s.w.Fyne.Settings().ShowAnimations() {
		s.gone(l)
		return
	}
	move := fyne.NewAnimation(closeTime, func(done float32) {
		l.closing.share = 1 - done
		s.page.Refresh()
		if done == 1 {
			s.gone(l)
		}
	})
	move.Curve = fyne.AnimationEaseOut
	move.Start()
}

func (s *Page) gone(l *leavingPromise) {
	if s.leaving[l.promise.ID] == l {
		delete(s.leaving, l.promise.ID)
		s.show(s.view)
	}
}

// closingLayout gives what it holds a share of its height.
type closingLayout struct{ share float32 }

// MinSize implements fyne.Layout.
func (l *closingLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[0].MinSize()
	return fyne.NewSize(m.Width, m.Height*l.share)
}

// Layout implements fyne.Layout.
func (l *closingLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(s)
	o[0].Show()
	if l.share < 1 {
		o[0].Hide()
	}
}
