package code

import (
	"fmt"
	"image/color"
	"os"
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data/qr"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// FullPage is a page over the whole screen that a stranger points a phone at: the code black on
// white in every theme, name and title large, around them the card's colour. Left and Right go to
// another card; Esc, Enter, F and a click leave it.
type FullPage struct {
	fw.BaseWidget
	w    *window.Window
	Look Look
	Code qr.Code      // no text while it is drawn and checked
	step func(by int) // to another card; nil where there is only one
	was  bool         // the window was full-screen before
	back func()

	hotspot Hotspot // joined first, by a code of its own; without a code: none

	Light  Light
	Status string // who has come, and how many swaps there were
	hint   bool   // how to leave is said
	quiet  *time.Timer
}

// Light tells from afar how it goes.
type Light int

const (
	LightOff  Light = iota // nobody can connect: the code holds the card itself
	LightDark              // the swap page is open
	LightLit               // somebody has opened it
)

// hintStays is how long the page says how to leave it.
const hintStays = 6 * time.Second

// FullScreen shows the code over the whole screen.
func (p *Pane) FullScreen() {
	if !p.Ready() {
		return
	}
	var step func(by int)
	if p.Others != nil {
		step = p.Others()
	}
	Present(p.w, p.Face.Look, p.Face.Code, step)
}

// Present shows a code over the whole screen.
func Present(w *window.Window, l Look, code qr.Code, step func(by int)) {
	if w.Full != nil {
		return
	}
	page := &FullPage{w: w, Look: l, Code: code, step: step, was: w.Native.FullScreen(), back: func() {}}
	if focused := w.Native.Canvas().Focused(); focused != nil {
		page.back = func() { w.Native.Canvas().Focus(focused) }
	}
	page.ExtendBaseWidget(page)
	w.Full = page
	c := w.Native.Canvas()
	c.Overlays().Add(page)
	page.Resize(c.Size())
	w.Native.SetFullScreen(true)
	keepAwake(true)
	c.Focus(page)
	page.explain()
	w.Places.Presented()
}

// Leave goes back to the window.
func (f *FullPage) Leave() {
	w := f.w
	if w.Full != f {
		return
	}
	w.Full = nil
	f.quiet.Stop()
	w.Native.Canvas().Overlays().Remove(f)
	w.Native.SetFullScreen(f.was)
	keepAwake(false)
	f.back()
}

// Set shows another code.
func (f *FullPage) Set(l Look, code qr.Code) {
	f.Look, f.Code = l, code
	f.Refresh()
}

// Joins shows the code of a hotspot before that of the page.
func (f *FullPage) Joins(h Hotspot) {
	if f.hotspot.Code.Text != h.Code.Text {
		f.hotspot = h
		f.Refresh()
	}
}

// Tell says in small type who has come, and lights the light.
func (f *FullPage) Tell(l Light, status string) {
	if f.Light != l || f.Status != status {
		f.Light, f.Status = l, status
		f.Refresh()
	}
}

// explain says for a while how to leave.
func (f *FullPage) explain() {
	if f.quiet != nil {
		f.quiet.Stop()
	}
	f.hint = true
	f.Refresh()
	f.quiet = time.AfterFunc(hintStays, func() {
		fyne.Do(func() {
			f.hint = false
			f.Refresh()
		})
	})
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
func (f *FullPage) Tapped(*fyne.PointEvent) { f.Leave() }

// FocusGained implements fyne.Focusable.
func (f *FullPage) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (f *FullPage) FocusLost() {}

// TypedKey implements fyne.Focusable.
func (f *FullPage) TypedKey(e *fyne.KeyEvent) {
	switch focus.Pressed(keys.FullScreen, e, 0) {
	case keys.LeaveLooking:
		f.Leave()
		if k, ok := f.w.ShownPage().(window.Keyed); ok {
			k.Key(e) // who is presented with a card just sent is one key from it
		}
	case keys.LeaveFull, keys.LeaveSpace, keys.LeaveBack, keys.LeaveF11:
		f.Leave()
	case keys.FullBefore:
		f.turn(-1)
	case keys.FullAfter:
		f.turn(1)
	default:
		f.explain()
	}
}

func (f *FullPage) turn(by int) {
	if f.step != nil {
		f.step(by)
	}
}

// TypedRune implements fyne.Focusable. F leaves here and not in TypedKey: the key comes first, and its
// letter would then reach the screen behind and open the page again.
func (f *FullPage) TypedRune(r rune) {
	if focus.Lettered(keys.FullScreen, r) == keys.LeaveF {
		f.Leave()
	}
}

// TypedShortcut implements fyne.Shortcutable: a shortcut leaves the page and then does what it does.
func (f *FullPage) TypedShortcut(s fyne.Shortcut) {
	f.Leave()
	f.w.Typed.Shortcut(s)
}

// CreateRenderer implements fyne.Widget.
func (f *FullPage) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	r := &fullRenderer{f: f, back: canvas.NewRectangle(color.White), code: style.NewQRView(120), light: canvas.NewCircle(color.Transparent)}
	r.steps = [2]fullStep{{style.NewLine("", color.Black), style.NewQRView(120)}, {style.NewLine("", color.Black), r.code}}
	r.Refresh()
	return r
}

type fullRenderer struct {
	f     *FullPage
	back  *canvas.Rectangle
	code  *style.QRView
	shown string // the text of the code in the view
	lines []*canvas.Text
	steps [2]fullStep
	light *canvas.Circle
}

// fullStep is one of two codes beside each other: the hotspot's, then the page's.
type fullStep struct {
	caption *canvas.Text
	code    *style.QRView
}

const (
	// fullMargin keeps text off the screen's edges, and the code off those of a coloured screen.
	fullMargin = 24
	// whiteMargin is enough beside the code's own white.
	whiteMargin = 8
	lightSize   = 12
)

// MinSize implements fyne.WidgetRenderer.
func (r *fullRenderer) MinSize() fyne.Size { return fyne.NewSize(240, 240) }

// Layout gives the code the whole height of a wide screen with the text beside it, else the whole
// width with the text below.
func (r *fullRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	margin := float32(whiteMargin)
	if r.f.Look.Colour != "" {
		margin = fullMargin
	}
	switch {
	case r.f.hotspot.Code.Text != "":
		r.layoutSteps(s, margin)
	case s.Width > s.Height*1.3:
		side := s.Height - 2*margin
		r.code.Move(fyne.NewSquareOffsetPos(margin))
		r.code.Resize(fyne.NewSquareSize(side))
		left := 2*margin + side
		width := max(0, s.Width-left-2*fullMargin)
		r.write(width, min(width/9, s.Height/14), 3)
		r.place(left+fullMargin, (s.Height-r.height())/2, width)
	default:
		width := max(0, s.Width-2*fullMargin)
		r.write(width, max(20, min(s.Width, s.Height)/20), 1)
		top := s.Height - r.height() - whiteMargin
		r.place(fullMargin, top, width)
		r.code.Move(fyne.NewPos(margin, margin))
		r.code.Resize(fyne.NewSize(s.Width-2*margin, max(0, top-2*margin)))
	}
	r.light.Resize(fyne.NewSquareSize(lightSize))
	r.light.Move(fyne.NewPos(s.Width-fullMargin, fullMargin-lightSize))
}

// layoutSteps puts the two codes beside each other, what to do over each, and the text below.
func (r *fullRenderer) layoutSteps(s fyne.Size, margin float32) {
	width := max(0, s.Width-2*fullMargin)
	r.write(width, max(20, min(s.Width, s.Height)/20), 1)
	top := s.Height - r.height() - whiteMargin
	r.place(fullMargin, top, width)
	ink, _ := inks(r.f.Look.Colour)
	half := (s.Width - 3*margin) / 2
	for i, text := range []string{r.f.hotspot.Words(), lang.L("2 · Scan this")} {
		st, x := r.steps[i], margin+float32(i)*(half+margin)
		size := max(18, min(s.Width, s.Height)/24)
		st.caption.TextStyle.Bold, st.caption.TextSize, st.caption.Alignment, st.caption.Color = true, size, fyne.TextAlignCenter, ink
		st.caption.Text = style.Ellipsis(text, half, size, st.caption.TextStyle)
		high := st.caption.MinSize().Height
		st.caption.Move(fyne.NewPos(x, margin+lightSize))
		st.caption.Resize(fyne.NewSize(half, high))
		y := margin + lightSize + high
		st.code.Move(fyne.NewPos(x, y))
		st.code.Resize(fyne.NewSize(half, max(0, top-y-margin)))
	}
}

// write makes the lines of text: the welcome and the name at the given size, the name in at most so
// many lines; the title and organisation smaller; then who has come and how to go back.
func (r *fullRenderer) write(width, size float32, lines int) {
	r.lines = nil
	ink, pale := inks(r.f.Look.Colour)
	add := func(text string, size float32, bold bool, c color.Color) {
		s := fyne.TextStyle{Bold: bold}
		for _, line := range broken(text, width, size, s, lines) {
			t := style.NewLine(line, c)
			t.TextSize, t.TextStyle, t.Alignment = size, s, fyne.TextAlignCenter
			r.lines = append(r.lines, t)
		}
	}
	add(r.f.Look.Welcome, max(16, size*0.8), false, ink)
	add(r.f.Look.Name, max(18, size), true, ink)
	add(r.f.Look.Detail, max(14, size*0.6), false, ink)
	add(r.f.Status, 15, false, pale)
	if r.f.hint {
		hint := lang.L("{{.Esc}} goes back", keys.LeaveFull)
		if r.f.step != nil {
			hint += " · " + lang.L("{{.Left}} and {{.Right}} show other cards", keys.FullBefore, keys.FullAfter)
		}
		add(hint, 13, false, pale)
	}
}

// inks are the colours of text on a card's colour, chosen for contrast, and of what is less important.
func inks(colour string) (ink, pale color.Color) {
	if style.IsDark(ScreenColour(colour)) {
		return color.White, color.Gray{0xe6}
	}
	return color.Black, color.Gray{0x40}
}

// ScreenColour is the colour of the screen around a code.
func ScreenColour(colour string) color.Color {
	var r, g, b uint8
	if n, err := fmt.Sscanf(colour, "#%02x%02x%02x", &r, &g, &b); err != nil || n != 3 {
		return color.White
	}
	return color.NRGBA{r, g, b, 0xff}
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
func broken(text string, width, size float32, s fyne.TextStyle, lines int) []string {
	var out []string
	words := strings.Fields(style.Shown(text))
	for len(words) > 0 {
		if len(out) == lines-1 {
			return append(out, style.Ellipsis(strings.Join(words, " "), width, size, s))
		}
		n := 1
		for n < len(words) && fyne.MeasureText(strings.Join(words[:n+1], " "), size, s).Width <= width {
			n++
		}
		out = append(out, style.Ellipsis(strings.Join(words[:n], " "), width, size, s))
		words = words[n:]
	}
	return out
}

// Refresh implements fyne.WidgetRenderer.
func (r *fullRenderer) Refresh() {
	f := r.f
	r.back.FillColor = ScreenColour(f.Look.Colour)
	if f.Code.Text != r.shown {
		r.shown = f.Code.Text
		r.code.Set(f.Code.Size, qr.QuietZone, f.Code.At)
	}
	joins := f.hotspot.Code
	r.steps[0].code.Set(joins.Size, qr.QuietZone, joins.At)
	r.steps[0].code.Hidden = joins.Text == ""
	r.steps[0].caption.Hidden, r.steps[1].caption.Hidden = joins.Text == "", joins.Text == ""
	ink, _ := inks(f.Look.Colour)
	r.light.Hidden = f.Light == LightOff
	r.light.StrokeColor, r.light.StrokeWidth, r.light.FillColor = ink, 1.5, color.Transparent
	if f.Light == LightLit {
		r.light.FillColor = color.NRGBA{0x2e, 0xb8, 0x5c, 0xff}
	}
	r.Layout(f.Size())
	canvas.Refresh(f)
}

// Objects implements fyne.WidgetRenderer.
func (r *fullRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.back, r.code, r.light, r.steps[0].code, r.steps[0].caption, r.steps[1].caption}
	for _, t := range r.lines {
		out = append(out, t)
	}
	return out
}

// Destroy implements fyne.WidgetRenderer.
func (r *fullRenderer) Destroy() {}
