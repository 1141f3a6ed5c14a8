package followup

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/keys"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// pad is a part of a page that has the keys while no text is typed: letters and keys of a place go to do, whatever else is
// typed to other.
type pad struct {
	fw.BaseWidget
	content fyne.CanvasObject
	place   keys.Place
	do      func(*keys.Key)
	other   func(rune) // nil: the window gets it
	focused bool
}

func newPad(place keys.Place, content fyne.CanvasObject, do func(*keys.Key)) *pad {
	p := &pad{content: content, place: place, do: do}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *pad) CreateRenderer() fyne.WidgetRenderer {
	ring := &canvas.Rectangle{FillColor: color.Transparent, StrokeWidth: 2, CornerRadius: 10}
	return style.NewOutlined(fw.NewSimpleRenderer(p.content), ring, func() {
		ring.Hidden = !p.focused
		ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	})
}

// FocusGained implements fyne.Focusable.
func (p *pad) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost implements fyne.Focusable.
func (p *pad) FocusLost() { p.focused = false; p.Refresh() }

// AcceptsTab lets Tab move the focus, but where it has to wait.
func (p *pad) AcceptsTab() bool { return focus.TakesTab(p) }

// TypedRune implements fyne.Focusable.
func (p *pad) TypedRune(r rune) {
	if focus.KeptRune(p, r) {
		return
	}
	switch k := focus.Lettered(p.place, r); {
	case k != nil:
		p.do(k)
	case p.other != nil:
		p.other(r)
	default:
		focus.ForwardRune(p, r)
	}
}

// TypedKey implements fyne.Focusable.
func (p *pad) TypedKey(e *fyne.KeyEvent) {
	if focus.KeptKey(p, e) {
		return
	}
	if k := focus.Pressed(p.place, e, focus.ModifiersFor(p)); k != nil {
		p.do(k)
		return
	}
	focus.ForwardKey(p, e)
}

// newNote is an entry of several lines in which the keys of a place do what they do there: Enter goes on, and Shift+Enter begins
// a line.
func newNote(place keys.Place, placeholder string, lines int, do func(*keys.Key)) *widget.Entry {
	n := widget.NewNote(placeholder, lines)
	n.OnKey = func(e *fyne.KeyEvent) bool {
		switch k := focus.Pressed(place, e, focus.ModifiersFor(n)); k {
		case keys.ReviewLine, keys.CloseLine, nil:
			return false
		default:
			do(k)
			return true
		}
	}
	return n
}
