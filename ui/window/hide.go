package window

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// Hide blanks notes, warmth, promises and other private texts in the whole window, while a visitor looks; or shows them again. The
// sheets that are open are covered meanwhile, but for those without such texts, and so is each that is opened. It is not kept: a window
// starts with everything shown.
func (w *Window) Hide(on bool) {
	if on == style.Hidden() {
		return
	}
	style.Hide(on)
	w.Toasts.Hide()
	for _, s := range w.Sheets {
		s.hideOffer()
		s.cover()
	}
	if w.Places.Hidden != nil {
		w.Places.Hidden()
	}
	w.letGoOfHidden()
}

// coverable puts a cover over the body of a sheet, which is drawn in its place while what is private is hidden. What is typed below
// stays as it is: a body holds what it shows unhidden, and so needs no filling anew.
func (s *Sheet) coverable() fyne.CanvasObject {
	s.covered = container.NewStack(s.Body)
	if s.neverCovered() {
		return s.covered
	}
	s.again = s.w.ShowAgain()
	s.again.ByEnter = true
	text := widget.Prose(lang.L("Notes, warmth and promises are hidden while somebody looks."), fyne.TextAlignCenter)
	s.lid = container.NewCenter(container.NewVBox(style.AtLeast(320, 0, text), container.NewCenter(s.again)))
	s.lid.Hidden = true
	return container.NewStack(s.covered, s.lid)
}

// neverCovered reports whether a sheet has no cover. One without private texts in which something is typed has one for what was typed
// before: opened while it is hidden it is not covered, so that a visitor can be taken in.
func (s *Sheet) neverCovered() bool { return s.Plain && s.Keeps == nil }

// coverableButtons puts one button to close the sheet in the place of all others while it is covered: none of them copies, saves or
// sends what nobody sees.
func (s *Sheet) coverableButtons() fyne.CanvasObject {
	if s.neverCovered() {
		return s.Buttons
	}
	leave := widget.NewButton(lang.L("Close"), "", s.Close)
	leave.ByEnter = true
	s.leave = container.NewHBox(layout.NewSpacer(), leave)
	s.leave.Hidden = true
	return container.NewStack(s.Buttons, s.leave)
}

// hideOffer hides the offer of what was typed before, or shows it again: it quotes.
func (s *Sheet) hideOffer() {
	if s.offered != nil {
		s.offered.Hidden = style.Hidden()
		s.offered.Refresh()
	}
}

// Offers reports whether the sheet offers what was typed another time.
func (s *Sheet) Offers() bool {
	return s.offered != nil && s.offered.Visible() && s.offered.Objects[0].Visible()
}

// cover draws the cover, or what is below it.
func (s *Sheet) cover() {
	if s.lid == nil || s.lid.Hidden != style.Hidden() {
		return
	}
	on := style.Hidden()
	s.covered.Hidden, s.lid.Hidden, s.Title.Hidden = on, !on, on // a title may quote
	s.Buttons.Hidden, s.leave.Hidden = on, !on
	s.showOK()
	if !on && s.Shown != nil {
		s.Shown()
	}
	for _, o := range []fyne.CanvasObject{s.covered, s.lid, s.Title, s.Buttons, s.leave} {
		o.Refresh()
	}
	if !on && s.under == nil && s.w.Top() == s {
		s.under = s.First
	}
	s.handKeys()
}

// handKeys takes the keys from what the cover of the sheet in front hides, and gives them back to it once it is gone. The cover has none
// by itself: who types on would press its button.
func (s *Sheet) handKeys() {
	c := s.w.Native.Canvas()
	switch f := c.Focused(); {
	case s.w.Top() != s:
	case s.isCovered():
		if o, ok := f.(fyne.CanvasObject); ok && o != s.again && o != s.leave.Objects[1] {
			s.under = f
			c.Unfocus()
		}
	case s.under != nil:
		c.Focus(s.under)
		s.under = nil
	}
}

// IsCovered reports whether a sheet is in front that the keys do nothing to, since nobody sees it.
func (w *Window) IsCovered() bool {
	top := w.Top()
	return top != nil && top.isCovered()
}

// isCovered reports whether the cover is drawn.
func (s *Sheet) isCovered() bool { return s.lid != nil && !s.lid.Hidden }

// Do runs what a key does in the sheet, if it does something there and the sheet is not covered.
func (s *Sheet) Do(k *keys.Key) {
	if run := s.Does[k]; run != nil && !s.isCovered() {
		run()
	}
}

// SetWarm sets how warm an encounter was, where the sheet tells of one and is not covered.
func (s *Sheet) SetWarm(degree int) {
	if s.Warm != nil && !s.isCovered() {
		s.Warm(degree)
	}
}

// ShowAgain is a button that shows what is hidden.
func (w *Window) ShowAgain() *widget.Button {
	b := widget.NewButton(lang.L("Show them again"), "", func() { w.Hide(false) })
	b.SetTip(WithKey(lang.L("Show notes, warmth and promises again"), keys.Hide))
	return b
}

// HiddenList stands in the place of a whole list of what is private, while that is hidden.
func (w *Window) HiddenList(title string) fyne.CanvasObject {
	return container.NewVScroll(w.HiddenPart(title))
}

// HiddenPart is HiddenList for what scrolls already.
func (w *Window) HiddenPart(title string) fyne.CanvasObject {
	return widget.EmptyState("hidden", title, hiddenHere(), w.ShowAgain())
}

// HiddenLine is HiddenList where there is room for a line.
func HiddenLine() fyne.CanvasObject {
	return widget.IconLine("hidden", widget.MutedText(hiddenHere(), theme.SizeNameCaptionText))
}

// HiddenHead says over a page of which much is hidden that it is.
func HiddenHead() fyne.CanvasObject {
	return widget.IconLine("hidden", widget.MutedText(lang.L("Notes, promises and plans are hidden while somebody looks. {{.Key}} shows them again.", keys.Hide), theme.SizeNameCaptionText))
}

// SayHidden says why something is not to be had while what is private is hidden.
func (w *Window) SayHidden() { w.Say(hiddenHere()) }

func hiddenHere() string {
	return lang.L("Hidden while somebody looks. {{.Key}} shows it again.", keys.Hide)
}

// Find finds people: while what is private is hidden, by what a visitor may see alone.
func Find(ctx context.Context, s *store.Store, q data.Query, limit int) (store.Result, error) {
	if style.Hidden() {
		return s.FindOpen(ctx, q, limit)
	}
	return s.Find(ctx, q, limit)
}

// privately is what was done as a message says it: a summary may quote a promise.
func privately(summary string) string {
	if style.Hidden() {
		return lang.L("Saved")
	}
	return summary
}

// Aside keeps what is searched while that is hidden: it may be a word of a note.
type Aside struct {
	text        string
	row, column int // where its cursor was
}

// Turn takes the text out of an entry when what is private is hidden, and puts it back when it is shown again, unless something else
// was typed meanwhile. The entry is not told of it: whoever calls asks anew. It gives what is searched now.
func (a *Aside) Turn(e *widget.Entry) string {
	now := e.Text
	switch {
	case style.Hidden():
		a.text, now = e.Text, ""
		a.row, a.column = e.CursorRow, e.CursorColumn
	case e.Text == "":
		a.text, now = "", a.text
	}
	told := e.OnChanged
	e.OnChanged = nil
	back := now != e.Text && now != ""
	e.SetText(now)
	if back {
		e.CursorRow, e.CursorColumn = a.row, a.column
		e.Refresh()
	}
	e.OnChanged = told
	return now
}
