package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
		s.cover()
	}
	if w.Places.Hidden != nil {
		w.Places.Hidden()
	}
}

// coverable puts a cover over the body of a sheet, which is drawn in its place while what is private is hidden. What is typed below
// stays as it is.
func (s *Sheet) coverable() fyne.CanvasObject {
	s.covered = container.NewStack(s.Body)
	if s.Plain {
		return s.covered
	}
	s.again = widget.NewButton(lang.L("Show them again"), "", func() { s.w.Hide(false) })
	s.again.SetTip(WithKey(lang.L("Show notes, warmth and promises again"), keys.Hide))
	text := widget.Prose(lang.L("Notes, warmth and promises are hidden while somebody looks."), fyne.TextAlignCenter)
	s.lid = container.NewCenter(container.NewVBox(style.AtLeast(320, 0, text), container.NewCenter(s.again)))
	s.lid.Hidden = true
	return container.NewStack(s.covered, s.lid)
}

// cover draws the cover, or what is below it.
func (s *Sheet) cover() {
	if s.lid == nil || s.lid.Hidden != style.Hidden() {
		return
	}
	s.covered.Hidden, s.lid.Hidden = style.Hidden(), !style.Hidden()
	s.showOK()
	s.covered.Refresh()
	s.lid.Refresh()
	if s.w.Top() != s {
		return
	}
	switch c := s.w.Native.Canvas(); {
	case style.Hidden():
		c.Focus(s.again)
	case s.First != nil:
		c.Focus(s.First)
	}
}

// isCovered reports whether the cover is drawn.
func (s *Sheet) isCovered() bool { return s.lid != nil && !s.lid.Hidden }

// privately is what was done as a message says it: a summary may quote a promise.
func privately(summary string) string {
	if style.Hidden() {
		return lang.L("Saved")
	}
	return summary
}
