package window

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
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// Sheet is a modal dialog with a title, content and buttons that answers Esc, and Enter where no
// text of several lines has the focus.
type Sheet struct {
	w            *Window
	Title        *style.Text
	Heading      *fyne.Container
	banner       *fyne.Container
	Waits        *style.Text // beside it: what came from outside and waits until the sheet is done with
	Pop          *fw.PopUp
	Body         fyne.CanvasObject
	Buttons      *fyne.Container
	OKButton     *widget.Button // nil: only Close
	CancelButton *widget.Button
	next         *widget.Button // saves and goes on; nil for a sheet that is the only one
	size         fyne.Size      // wanted; never larger than the window

	valid     bool            // what the form says can be saved
	AtWork    bool            // the main button's work is under way
	Dangerous bool            // the main button does what cannot be undone
	Foreign   bool            // it stands for a dialog of Fyne's, which OnClosed takes away
	Stays     bool            // it holds choices that are kept nowhere: no shortcut closes it
	Plain     bool            // it shows no private text: it is not covered while those are hidden; see Hide
	HoldsUndo bool            // while it is open the keys of undo and redo leave the file alone: they would mean what was before it
	Passing   bool            // it goes away by itself when what it waits for has come; only Esc acts on it
	since     time.Time       // when it came up unasked: an Enter before that, or right after, is not for it
	covered   *fyne.Container // the body, and
	lid       *fyne.Container // what covers it; nil for a plain sheet
	again     *widget.Button  // on it
	leave     *fyne.Container // the one button while it is covered
	under     fyne.Focusable  // what had the keys below the cover
	offered   *fyne.Container // offers what was typed before, in its words; nil for nothing
	kept      fyne.Focusable  // what had the keys before another sheet came above

	// OnOK runs for the main button, Enter and Ctrl+Enter. It closes the sheet itself, or has save do so.
	OnOK func()
	// Shown runs when what is private is shown again, for a sheet that draws some of it hidden below its cover.
	Shown func()
	// OnClosed runs after the sheet went away by whatever way.
	OnClosed func()
	// Warm sets how warm an encounter was, 0 to 3, where the sheet tells of one.
	Warm func(degree int)
	// Does is what further keys of the table do in the sheet: see On.
	Does map[*keys.Key]func()
	// Notes are the sheet's notes: an editor that has one of them is let go with the sheet.
	Notes []interface{ LetGo() }
	// Keeps has what is typed in the sheet kept until it is saved; nil for one in which little is typed.
	Keeps *Keeping
	// Photo takes a picture that is dropped on the sheet, or pasted where no text takes it; nil for one without.
	Photo PhotoTaker
	// Writes gets what is typed where nothing else takes it, and the keys; nil: it goes nowhere.
	Writes *widget.Entry
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
func (w *Window) NewSheet(title, okText string, body fyne.CanvasObject, size fyne.Size) *Sheet {
	s := &Sheet{w: w, Title: style.NewSubHeading(title), Waits: style.NewMuted(w.Places.Waiting()), Body: body, size: size, valid: true}
	s.Buttons = container.NewHBox(layout.NewSpacer())
	if okText == "" {
		s.CancelButton = widget.NewButton(lang.L("Close"), "", s.Close)
		s.Buttons.Add(s.CancelButton)
		return s
	}
	s.CancelButton = widget.NewButton(lang.L("Cancel"), "", s.Close)
	s.OKButton = widget.NewPrimary(okText, "", s.Accept)
	s.Buttons.Add(s.CancelButton)
	s.Buttons.Add(s.OKButton)
	return s
}

// Danger makes the main button one for what cannot be undone.
func (s *Sheet) Danger() *Sheet {
	s.OKButton.Importance, s.Dangerous = fw.DangerImportance, true
	return s
}

// AddLeft puts a further button at the left end of the button row.
func (s *Sheet) AddLeft(o fyne.CanvasObject) {
	s.Buttons.Objects = append([]fyne.CanvasObject{o}, s.Buttons.Objects...)
}

// AddNext puts a button before the main one that saves as that does, and goes on with the next: goOn is told so first.
func (s *Sheet) AddNext(goOn func()) {
	run := func() {
		if s.OKButton != nil && !s.OKButton.Disabled() {
			goOn()
			s.Accept()
		}
	}
	s.next = widget.NewButton(lang.L("Save and next"), "", run)
	s.next.SetTip(WithKey(lang.L("Save it, and go on with the next"), keys.SaveNext))
	s.Buttons.Objects = slices.Insert(s.Buttons.Objects, len(s.Buttons.Objects)-1, fyne.CanvasObject(s.next))
	s.On(keys.SaveNext, run)
	s.showOK()
}

// On has a key of the table do something in the sheet.
func (s *Sheet) On(k *keys.Key, run func()) {
	if s.Does == nil {
		s.Does = map[*keys.Key]func(){}
	}
	s.Does[k] = run
}

// EnableOK says whether what the form says can be saved. While the main button's work is under way it stays off.
func (s *Sheet) EnableOK(on bool) {
	s.valid = on
	s.showOK()
}

// Working says that the main button's work is under way, or has ended.
func (s *Sheet) Working(on bool) {
	s.AtWork = on
	s.showOK()
}

func (s *Sheet) showOK() {
	for _, b := range []*widget.Button{s.OKButton, s.next} {
		switch {
		case b == nil:
		case s.valid && !s.AtWork && !s.isCovered():
			b.Enable()
		default:
			b.Disable()
		}
	}
}

// Show opens the sheet: in front, or right above the place where the work was begun that brings it. What was opened
// there since stays in front and keeps the keys.
func (s *Sheet) Show() *Sheet {
	w, c := s.w, s.w.Native.Canvas()
	if s.Pop == nil {
		s.Heading = container.NewBorder(nil, nil, nil, s.Waits, s.Title)
		s.Waits.Fixed = true
		s.banner = container.New(bannerLayout{})
		head := container.NewVBox(s.banner, s.Heading)
		if s.Keeps != nil {
			s.Keeps.begin(w)
			if o := s.offer(); o != nil {
				s.offered = container.NewStack(o)
				head.Add(s.offered)
			}
		}
		head.Add(style.Gap(0, 6))
		content := container.New(layout.NewCustomPaddedLayout(20, 16, 24, 24),
			container.NewBorder(head,
				container.NewVBox(style.Gap(0, 8), s.coverableButtons()), nil, nil, s.coverable()))
		s.Pop = fw.NewModalPopUp(focus.WithTips(content), c)
	}
	focus.HideTip()
	if !s.Passing && !w.Unasked.IsZero() {
		s.since, w.Unasked = clock.Real(), time.Time{}
	}
	if top := w.Top(); top != nil {
		top.kept = c.Focused()
	}
	i := slices.Index(w.Sheets, w.At()) + 1
	w.Sheets = slices.Insert(w.Sheets, i, s)
	above := w.Sheets[i+1:]
	takeAway(above)
	s.fit()
	s.Pop.Show()
	s.fit()
	if s.First != nil {
		if e, ok := s.First.(*widget.Entry); ok {
			e.CursorColumn = utf8.RuneCountInString(e.Text) // typing goes on behind what is there
		}
		c.Focus(s.First)
	}
	if s.hideOffer(); !s.Plain {
		s.cover()
	}
	w.putBack(above)
	w.placeBanner()
	if s.Keeps != nil {
		w.watchTyped()
	}
	return s
}

// takeAway hides the uppermost sheets, for another to come below them. Fyne takes away what lies above a sheet with it,
// so a sheet that is shown before those above it are hidden goes with them.
func takeAway(sheets []*Sheet) {
	for _, s := range sheets {
		s.Pop.Hide()
	}
}

// putBack shows sheets again above the others, each with what had the keys.
func (w *Window) putBack(sheets []*Sheet) {
	for _, s := range sheets {
		s.Pop.Show()
		s.fit()
		if s.kept != nil {
			w.Native.Canvas().Focus(s.kept)
		}
	}
}

// fit gives the sheet its size, kept inside the window.
func (s *Sheet) fit() {
	c := s.w.Native.Canvas().Size()
	m := s.Pop.MinSize()
	s.Pop.Resize(fyne.NewSize(min(max(s.size.Width, m.Width), c.Width-32), min(max(s.size.Height, m.Height), c.Height-32)))
}

// Close takes the sheet away; the focus returns to where it was.
func (s *Sheet) Close() {
	if s.leaveWindow() {
		s.w.left(s)
		s.closed()
	}
}

// CloseFor closes the sheet and goes on with what it was for, where the keys go then.
func (s *Sheet) CloseFor(then func()) {
	s.Close()
	s.w.ShowAt(s.w.Top(), then)
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
	w := s.w
	i := slices.Index(w.Sheets, s)
	if i < 0 {
		return false
	}
	if top := w.Top(); top != s {
		top.kept = w.Native.Canvas().Focused()
	}
	w.Sheets = slices.Delete(w.Sheets, i, i+1)
	above := w.Sheets[i:]
	takeAway(above)
	s.Pop.Hide()
	w.putBack(above)
	w.placeBanner()
	if top := w.Top(); top != nil {
		top.handKeys()
	} else {
		w.Places.Uncovered()
	}
	return true
}

// Accept does what the main button does, unless that is off.
func (s *Sheet) Accept() {
	if s.OKButton != nil && !s.OKButton.Disabled() && s.OnOK != nil {
		s.OnOK()
	}
}

// Key handles what no widget of the sheet used.
func (s *Sheet) Key(e *fyne.KeyEvent) {
	switch k := focus.Pressed(keys.Sheet, e, 0); {
	case k == keys.Close:
		s.Close()
	case s.isCovered():
	case k == keys.SaveEnter:
		s.SaveKey()
	default:
		focus.ScrollKey(s.w.Native.Canvas(), e)
	}
}

// Rune handles a letter that no widget of the sheet used: it is a key of the sheet, else it is written where the sheet has that.
func (s *Sheet) Rune(r rune) {
	switch k := focus.Lettered(keys.Sheet, r); {
	case s.isCovered():
	case s.Does[k] != nil:
		s.Do(k)
	case s.Writes != nil:
		s.Writes.Begin(r)
	}
}

// Holds reports whether an overlay of the window is the sheet's.
func (s *Sheet) Holds(overlay fyne.CanvasObject) bool {
	return focus.InOverlay(overlay) == fyne.CanvasObject(s.Pop)
}

// SaveKey is Ctrl+Enter, from wherever the focus is, and Enter where nothing else takes it.
func (s *Sheet) SaveKey() {
	switch {
	case s.isCovered():
	case s.OKButton != nil:
		s.Accept()
	case !s.Passing: // it may have come while the key was on its way
		s.Close()
	}
}

// Confirm asks before something that cannot be undone; verb is on the button ("Erase for good").
func (w *Window) Confirm(title, text, verb string, yes func()) {
	s := w.NewSheet(title, verb, widget.Prose(text, fyne.TextAlignLeading), fyne.NewSize(460, 200)).Danger()
	s.Plain = true
	s.OnOK = func() {
		s.Close()
		yes()
	}
	s.First = s.CancelButton
	s.Show()
}

// Fail shows an error: what was being done, what happened and what can be done next. It is the one
// place where errors reach the screen.
func (w *Window) Fail(doing string, err error) { w.FailThen(doing, err, nil) }

// FailThen shows an error, and goes on when the message is closed.
func (w *Window) FailThen(doing string, err error, then func()) {
	if err == nil {
		return
	}
	err = w.orGone(err)
	label := widget.NewSelectable(Explain(err))
	icon := fw.NewIcon(theme.NewErrorThemedResource(style.Icon("warning")))
	s := w.NewSheet(doing, "", container.NewBorder(nil, nil, container.NewVBox(icon), nil, label), fyne.NewSize(480, 220))
	if text, out := w.Places.WayOut(err); out != nil {
		s.AddLeft(widget.NewButton(text, "", func() {
			s.Close()
			out()
		}))
	}
	s.OnClosed, s.Plain = then, true
	s.First = s.CancelButton
	s.Show()
}
