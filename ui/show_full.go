package ui

import (
	"image/color"
	"os"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data/qr"
	"lanyard/ui/widget"
)

// fullPage is a page over the whole screen that a stranger points a phone at: black on white in
// every theme, name and title large. Esc, Enter, F and a click leave it.
type fullPage struct {
	fw.BaseWidget
	app  *App
	face face
	was  bool // the window was full-screen before
	back func()

	status string // who has come, for a page that phones open
}

// fullScreen shows the code over the whole screen.
func (p *codePane) fullScreen() {
	if p.ready() {
		p.app.present(p.face)
	}
}

// present shows a code over the whole screen.
func (a *App) present(f face) {
	if a.swap.full != nil {
		return
	}
	page := &fullPage{app: a, face: f, was: a.Window.FullScreen(), back: func() {}}
	if focused := a.Window.Canvas().Focused(); focused != nil {
		page.back = func() { a.Window.Canvas().Focus(focused) }
	}
	page.ExtendBaseWidget(page)
	a.swap.full = page
	c := a.Window.Canvas()
	c.Overlays().Add(page)
	page.Resize(c.Size())
	a.Window.SetFullScreen(true)
	keepAwake(true)
	c.Focus(page)
}

// leave goes back to the window.
func (f *fullPage) leave() {
	a := f.app
	if a.swap.full != f {
		return
	}
	a.swap.full = nil
	a.Window.Canvas().Overlays().Remove(f)
	a.Window.SetFullScreen(f.was)
	keepAwake(false)
	f.back()
}

// tell says in small type who has come.
func (f *fullPage) tell(status string) {
	f.status = status
	f.Refresh()
}

// keepAwake keeps the screen from going dark. On Linux that is a message on the session bus; where
// there is none nothing is tried.
func keepAwake(on bool) {
	if runtime.GOOS != "windows" && runtime.GOOS != "darwin" && os.Getenv("DBUS_SESSION_BUS_ADDRESS") == "" {
		return
	}
	fyne.CurrentApp().Driver().SetDisableScreenBlanking(on)
}

// Tapped implements fyne.Tappable.
func (f *fullPage) Tapped(*fyne.PointEvent) { f.leave() }

// FocusGained implements fyne.Focusable.
func (f *fullPage) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (f *fullPage) FocusLost() {}

// TypedKey implements fyne.Focusable.
func (f *fullPage) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyBackspace, fyne.KeyF11:
		f.leave()
	}
}

// TypedRune implements fyne.Focusable. F leaves here and not in TypedKey: the key comes first, and its
// letter would then reach the screen behind and open the page again.
func (f *fullPage) TypedRune(r rune) {
	if r == 'f' || r == 'F' {
		f.leave()
	}
}

// TypedShortcut implements fyne.Shortcutable: a shortcut leaves the page and then does what it does.
func (f *fullPage) TypedShortcut(s fyne.Shortcut) {
	f.leave()
	if c, ok := f.app.Window.Canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// CreateRenderer implements fyne.Widget.
func (f *fullPage) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	r := &fullRenderer{f: f, back: canvas.NewRectangle(color.White), code: widget.NewQRView(120)}
	r.code.Set(f.face.code.Size, qr.QuietZone, f.face.code.At)
	return r
}

type fullRenderer struct {
	f     *fullPage
	back  *canvas.Rectangle
	code  *widget.QRView
	lines []*canvas.Text
}

// fullMargin keeps text and code off the screen's edges.
const fullMargin = 24

func (r *fullRenderer) MinSize() fyne.Size { return fyne.NewSize(240, 240) }

// Layout gives the code the whole height of a wide screen with the name beside it, else the whole
// width with the name below.
func (r *fullRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	if s.Width > s.Height*1.3 {
		side := s.Height - 16
		r.code.Move(fyne.NewPos(8, 8))
		r.code.Resize(fyne.NewSquareSize(side))
		width := max(0, s.Width-side-8-2*fullMargin)
		r.write(width, min(width/9, s.Height/14), 3)
		r.place(side+8+fullMargin, (s.Height-r.height())/2, width)
		return
	}
	width := max(0, s.Width-2*fullMargin)
	r.write(width, max(20, min(s.Width, s.Height)/20), 1)
	top := s.Height - r.height() - 8
	r.place(fullMargin, top, width)
	r.code.Move(fyne.NewPos(0, 8))
	r.code.Resize(fyne.NewSize(s.Width, max(0, top-8)))
}

// write makes the lines of text: the name at the given size in at most so many lines, the title and
// organisation smaller, and how to go back.
func (r *fullRenderer) write(width, size float32, lines int) {
	r.lines = nil
	add := func(text string, size float32, bold bool, c color.Color) {
		style := fyne.TextStyle{Bold: bold}
		for _, line := range broken(text, width, size, style, lines) {
			t := canvas.NewText(line, c)
			t.TextSize, t.TextStyle, t.Alignment = size, style, fyne.TextAlignCenter
			r.lines = append(r.lines, t)
		}
	}
	add(r.f.face.name, max(18, size), true, color.Black)
	add(r.f.face.detail, max(14, size*0.6), false, color.Black)
	add(joined(" · ", r.f.status, lang.L("Esc goes back")), 13, false, color.Gray{0x66})
}

func (r *fullRenderer) height() (h float32) {
	for _, t := range r.lines {
		h += t.MinSize().Height + 4
	}
	return h
}

func (r *fullRenderer) place(x, y, width float32) {
	for _, t := range r.lines {
		h := t.MinSize().Height
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(width, h))
		y += h + 4
	}
}

// broken breaks a text between words into at most so many lines of a width; what does not fit ends
// in "…".
func broken(text string, width, size float32, style fyne.TextStyle, lines int) []string {
	var out []string
	words := strings.Fields(text)
	for len(words) > 0 {
		if len(out) == lines-1 {
			return append(out, widget.Ellipsis(strings.Join(words, " "), width, size, style))
		}
		n := 1
		for n < len(words) && fyne.MeasureText(strings.Join(words[:n+1], " "), size, style).Width <= width {
			n++
		}
		out = append(out, widget.Ellipsis(strings.Join(words[:n], " "), width, size, style))
		words = words[n:]
	}
	return out
}

func (r *fullRenderer) Refresh() {
	r.Layout(r.f.Size())
	canvas.Refresh(r.f)
}

func (r *fullRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.back, r.code}
	for _, t := range r.lines {
		out = append(out, t)
	}
	return out
}
func (r *fullRenderer) Destroy() {}
