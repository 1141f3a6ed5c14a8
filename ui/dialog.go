package ui

import (
	"slices"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data/clock"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// Sheet is a modal dialog with a title, content and buttons that answers Esc, and Enter where no
// text of several lines has the focus.
type Sheet struct {
	app     *Window
	title   *widget.Text
	heading *fyne.Container
	waits   *widget.Text // beside it: what came from outside and waits until the sheet is done with
	pop     *fw.PopUp
	body    fyne.CanvasObject
	buttons *fyne.Container
	ok      *widget.Button // nil: only Close
	cancel  *widget.Button
	size    fyne.Size // wanted; never larger than the window

	valid   bool           // what the form says can be saved
	working bool           // the main button's work is under way
	danger  bool           // the main button does what cannot be undone
	foreign bool           // it stands for a dialog of Fyne's, which OnClosed takes away
	stays   bool           // it holds choices that are kept nowhere: no shortcut closes it
	passing bool           // it goes away by itself when what it waits for has come; only Esc acts on it
	since   time.Time      // when it came up unasked: an Enter before that, or right after, is not for it
	kept    fyne.Focusable // what had the keys before another sheet came above

	// OnOK runs for the main button, Enter and Ctrl+Enter. It closes the sheet itself, or has save do so.
	OnOK func()
	// OnClosed runs after the sheet went away by whatever way.
	OnClosed func()
	// Warm sets how warm an encounter was, 0 to 3, where the sheet tells of one.
	Warm func(degree int)
	// Notes are the sheet's notes: an editor that has one of them is let go with the sheet.
	Notes []interface{ LetGo() }
	// Keeps has what is typed in the sheet kept until it is saved; nil for one in which little is typed.
	Keeps *keeping
	// Photo takes a picture that is dropped on the sheet, or pasted where no text takes it; nil for one without.
	Photo PhotoTaker
	// First gets the focus when the sheet opens.
	First fyne.Focusable
}

// PhotoTaker takes a picture as somebody's photo.
type PhotoTaker interface {
	// TakeFile takes the picture in a file.
	TakeFile(path string)
	// Paste takes the picture in the clipboard; where there is none other runs.
	Paste(other func())
}

// NewSheet prepares a dialog. okText "" leaves only a Close button.
func (a *Window) NewSheet(title, okText string, body fyne.CanvasObject, size fyne.Size) *Sheet {
	s := &Sheet{app: a, title: widget.NewSubHeading(title), waits: widget.NewMuted(a.Places.Waiting()), body: body, size: size, valid: true}
	s.buttons = container.NewHBox(layout.NewSpacer())
	if okText == "" {
		s.cancel = widget.NewButton(lang.L("Close"), "", s.Close)
		s.buttons.Add(s.cancel)
		return s
	}
	s.cancel = widget.NewButton(lang.L("Cancel"), "", s.Close)
	s.ok = widget.NewPrimary(okText, "", s.accept)
	s.buttons.Add(s.cancel)
	s.buttons.Add(s.ok)
	return s
}

// Danger makes the main button one for what cannot be undone.
func (s *Sheet) Danger() *Sheet {
	s.ok.Importance, s.danger = fw.DangerImportance, true
	return s
}

// AddLeft puts a further button at the left end of the button row.
func (s *Sheet) AddLeft(o fyne.CanvasObject) {
	s.buttons.Objects = append([]fyne.CanvasObject{o}, s.buttons.Objects...)
}

// EnableOK says whether what the form says can be saved. While the main button's work is under way it stays off.
func (s *Sheet) EnableOK(on bool) {
	s.valid = on
	s.showOK()
}

// Working says that the main button's work is under way, or has ended.
func (s *Sheet) Working(on bool) {
	s.working = on
	s.showOK()
}

func (s *Sheet) showOK() {
	switch {
	case s.ok == nil:
	case s.valid && !s.working:
		s.ok.Enable()
	default:
		s.ok.Disable()
	}
}

// SetTitle replaces the title.
func (s *Sheet) SetTitle(text string) { s.title.SetText(text) }

// Show opens the sheet: in front, or right above the place where the work was begun that brings it. What was opened
// there since stays in front and keeps the keys.
func (s *Sheet) Show() *Sheet {
	a, c := s.app, s.app.Native.Canvas()
	if s.pop == nil {
		s.heading = container.NewBorder(nil, nil, nil, s.waits, s.title)
		s.waits.Fixed = true
		head := container.NewVBox(s.heading)
		if s.Keeps != nil {
			s.Keeps.begin(a)
			if o := s.offer(); o != nil {
				head.Add(o)
			}
		}
		head.Add(widget.Gap(0, 6))
		content := container.New(layout.NewCustomPaddedLayout(20, 16, 24, 24),
			container.NewBorder(head,
				container.NewVBox(widget.Gap(0, 8), s.buttons), nil, nil, s.body))
		s.pop = fw.NewModalPopUp(widget.WithTips(content), c)
	}
	widget.HideTip()
	if !s.passing && !a.unasked.IsZero() {
		s.since, a.unasked = clock.Real(), time.Time{}
	}
	if top := a.top(); top != nil {
		top.kept = c.Focused()
	}
	i := slices.Index(a.sheets, a.at()) + 1
	a.sheets = slices.Insert(a.sheets, i, s)
	above := a.sheets[i+1:]
	takeAway(above)
	s.fit()
	s.pop.Show()
	s.fit()
	if s.First != nil {
		if e, ok := s.First.(*widget.Entry); ok {
			e.CursorColumn = utf8.RuneCountInString(e.Text) // typing goes on behind what is there
		}
		c.Focus(s.First)
	}
	a.putBack(above)
	if s.Keeps != nil {
		a.watchTyped()
	}
	return s
}

// takeAway hides the uppermost sheets, for another to come below them. Fyne takes away what lies above a sheet with it,
// so a sheet that is shown before those above it are hidden goes with them.
func takeAway(sheets []*Sheet) {
	for _, s := range sheets {
		s.pop.Hide()
	}
}

// putBack shows sheets again above the others, each with what had the keys.
func (a *Window) putBack(sheets []*Sheet) {
	for _, s := range sheets {
		s.pop.Show()
		s.fit()
		if s.kept != nil {
			a.Native.Canvas().Focus(s.kept)
		}
	}
}

// fit gives the sheet its size, kept inside the window.
func (s *Sheet) fit() {
	c := s.app.Native.Canvas().Size()
	m := s.pop.MinSize()
	s.pop.Resize(fyne.NewSize(min(max(s.size.Width, m.Width), c.Width-32), min(max(s.size.Height, m.Height), c.Height-32)))
}

// Close takes the sheet away; the focus returns to where it was.
func (s *Sheet) Close() {
	if s.leaveWindow() {
		s.app.left(s)
		s.closed()
	}
}

// closeFor closes the sheet and goes on with what it was for, where the keys go then.
func (s *Sheet) closeFor(then func()) {
	s.Close()
	s.app.showAt(s.app.top(), then)
}

// closed ends the life of a sheet that has left the window.
func (s *Sheet) closed() {
	for _, n := range s.Notes {
		n.LetGo()
	}
	if s.OnClosed != nil {
		s.OnClosed()
	}
}

// leaveWindow takes the sheet out of the window, and reports false when it was not there. Fyne takes away what lies
// above it too: sheets that came up while this one was still at work are put back.
func (s *Sheet) leaveWindow() bool {
	a := s.app
	i := slices.Index(a.sheets, s)
	if i < 0 {
		return false
	}
	if top := a.top(); top != s {
		top.kept = a.Native.Canvas().Focused()
	}
	a.sheets = slices.Delete(a.sheets, i, i+1)
	above := a.sheets[i:]
	takeAway(above)
	s.pop.Hide()
	a.putBack(above)
	if len(a.sheets) == 0 {
		a.Places.Uncovered()
	}
	return true
}

func (s *Sheet) accept() {
	if s.ok != nil && !s.ok.Disabled() && s.OnOK != nil {
		s.OnOK()
	}
}

// key handles what no widget of the sheet used.
func (s *Sheet) key(e *fyne.KeyEvent) {
	switch widget.Pressed(keys.Sheet, e, 0) {
	case keys.Close:
		s.Close()
	case keys.SaveEnter:
		s.saveKey()
	default:
		widget.ScrollKey(s.app.Native.Canvas(), e)
	}
}

// holds reports whether an overlay of the window is the sheet's.
func (s *Sheet) holds(overlay fyne.CanvasObject) bool {
	return widget.InOverlay(overlay) == fyne.CanvasObject(s.pop)
}

// saveKey is Ctrl+Enter, from wherever the focus is, and Enter where nothing else takes it.
func (s *Sheet) saveKey() {
	switch {
	case s.ok != nil:
		s.accept()
	case !s.passing: // it may have come while the key was on its way
		s.Close()
	}
}

// Confirm asks before something that cannot be undone; verb is on the button ("Erase for good").
func (a *Window) Confirm(title, text, verb string, yes func()) {
	s := a.NewSheet(title, verb, prose(text, fyne.TextAlignLeading), fyne.NewSize(460, 200)).Danger()
	s.OnOK = func() {
		s.Close()
		yes()
	}
	s.First = s.cancel
	s.Show()
}

// Fail shows an error: what was being done, what happened and what can be done next. It is the one
// place where errors reach the screen.
func (a *Window) Fail(doing string, err error) { a.failThen(doing, err, nil) }

// failThen shows an error, and goes on when the message is closed.
func (a *Window) failThen(doing string, err error, then func()) {
	if err == nil {
		return
	}
	err = a.orGone(err)
	label := widget.NewSelectable(explain(err))
	icon := fw.NewIcon(theme.NewErrorThemedResource(widget.Icon("warning")))
	s := a.NewSheet(doing, "", container.NewBorder(nil, nil, container.NewVBox(icon), nil, label), fyne.NewSize(480, 220))
	if text, out := a.Places.WayOut(err); out != nil {
		s.AddLeft(widget.NewButton(text, "", func() {
			s.Close()
			out()
		}))
	}
	s.OnClosed = then
	s.First = s.cancel
	s.Show()
}
