package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget"
)

// Sheet is a modal dialog with a title, content and buttons that answers Esc, and Enter where no
// text of several lines has the focus.
type Sheet struct {
	app     *App
	title   *widget.Text
	pop     *fw.PopUp
	body    fyne.CanvasObject
	buttons *fyne.Container
	ok      *widget.Button // nil: only Close
	cancel  *widget.Button
	size    fyne.Size // wanted; never larger than the window

	// OnOK runs for the main button and Enter. It closes the sheet itself when it is done.
	OnOK func()
	// OnClosed runs after the sheet went away by whatever way.
	OnClosed func()
	// First gets the focus when the sheet opens.
	First fyne.Focusable
}

// NewSheet prepares a dialog. okText "" leaves only a Close button.
func (a *App) NewSheet(title, okText string, body fyne.CanvasObject, size fyne.Size) *Sheet {
	s := &Sheet{app: a, title: widget.NewSubHeading(title), body: body, size: size}
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
	s.ok.Importance = fw.DangerImportance
	return s
}

// AddLeft puts a further button at the left end of the button row.
func (s *Sheet) AddLeft(o fyne.CanvasObject) {
	s.buttons.Objects = append([]fyne.CanvasObject{o}, s.buttons.Objects...)
}

// EnableOK switches the main button.
func (s *Sheet) EnableOK(on bool) {
	if s.ok == nil {
		return
	}
	if on {
		s.ok.Enable()
	} else {
		s.ok.Disable()
	}
}

// SetTitle replaces the title.
func (s *Sheet) SetTitle(text string) { s.title.SetText(text) }

// Show opens the sheet.
func (s *Sheet) Show() *Sheet {
	c := s.app.Window.Canvas()
	content := container.New(layout.NewCustomPaddedLayout(20, 16, 24, 24),
		container.NewBorder(container.NewVBox(s.title, widget.Gap(0, 6)),
			container.NewVBox(widget.Gap(0, 8), s.buttons), nil, nil, s.body))
	s.pop = fw.NewModalPopUp(content, c)
	s.app.sheets = append(s.app.sheets, s)
	s.fit()
	s.pop.Show()
	s.fit()
	if s.First != nil {
		c.Focus(s.First)
	}
	return s
}

// fit gives the sheet its size, kept inside the window.
func (s *Sheet) fit() {
	c := s.app.Window.Canvas().Size()
	m := s.pop.MinSize()
	s.pop.Resize(fyne.NewSize(min(max(s.size.Width, m.Width), c.Width-32), min(max(s.size.Height, m.Height), c.Height-32)))
}

// Close takes the sheet away; the focus returns to where it was.
func (s *Sheet) Close() {
	for i, o := range s.app.sheets {
		if o == s {
			above := s.app.sheets[i+1:]
			s.app.sheets = append(s.app.sheets[:i:i], above...)
			s.takeAway(above)
			if s.OnClosed != nil {
				s.OnClosed()
			}
			return
		}
	}
}

// takeAway hides the sheet. Fyne takes away what lies above it too: sheets that came up while this one was
// still at work are put back, with the focus where it was.
func (s *Sheet) takeAway(above []*Sheet) {
	c := s.app.Window.Canvas()
	focused := c.Focused()
	s.pop.Hide()
	for _, o := range above {
		o.pop.Hide()
		o.pop.Show()
		o.fit()
	}
	if len(above) > 0 && focused != nil {
		c.Focus(focused)
	}
}

func (s *Sheet) accept() {
	if s.ok != nil && !s.ok.Disabled() && s.OnOK != nil {
		s.OnOK()
	}
}

// key handles what no widget of the sheet used.
func (s *Sheet) key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		s.Close()
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.ok == nil {
			s.Close()
			return
		}
		s.accept()
	default:
		widget.ScrollKey(s.app.Window.Canvas(), e.Name)
	}
}

// Confirm asks before something that cannot be undone; verb is on the button ("Erase for good").
func (a *App) Confirm(title, text, verb string, yes func()) {
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
func (a *App) Fail(doing string, err error) { a.failThen(doing, err, nil) }

// failThen shows an error, and goes on when the message is closed.
func (a *App) failThen(doing string, err error, then func()) {
	if err == nil {
		return
	}
	err = a.orGone(err)
	label := prose(explain(err), fyne.TextAlignLeading)
	label.Selectable = true
	icon := fw.NewIcon(theme.NewErrorThemedResource(widget.Icon("warning")))
	s := a.NewSheet(doing, "", container.NewBorder(nil, nil, container.NewVBox(icon), nil, label), fyne.NewSize(480, 220))
	if text, out := a.wayOut(err); out != nil {
		s.AddLeft(widget.NewButton(text, "", func() {
			s.Close()
			out()
		}))
	}
	s.OnClosed = then
	s.First = s.cancel
	s.Show()
}
