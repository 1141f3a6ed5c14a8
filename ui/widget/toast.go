package widget

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/ui/widget/style"
)

// ToastTime is how long a toast stays.
const ToastTime = 8 * time.Second

// Toasts is the layer over a window's content in which short messages appear at the bottom, one at a
// time. It lets clicks through where there is no message.
type Toasts struct {
	Layer *fyne.Container
	// Clear gives what a message must not cover, such as a row of buttons; nil for nothing. It may be nil.
	Clear func() fyne.CanvasObject
	// OnLeave runs when a message goes whose button has the focus: the keys must go elsewhere.
	OnLeave func()

	buttons []*Press // of the message that is shown
	stands  func()   // shows the message that comes whenever there is no other; nil without one
	timer   *time.Timer
	seq     int
}

// NewToasts is an empty layer; put Layer on top of the content in a stack.
func NewToasts() *Toasts {
	t := &Toasts{}
	t.Layer = container.New(toastLayout{t})
	return t
}

// Action is what can be done about a message.
type Action struct {
	Text string // on its button
	Do   func()
}

// Show says text, with a button when action is not empty. It replaces the one before.
func (t *Toasts) Show(text, action string, do func()) {
	if action == "" {
		t.ShowWith(text)
		return
	}
	t.ShowWith(text, Action{action, do})
}

// ShowWith says text, with a button for each action. It replaces the one before.
func (t *Toasts) ShowWith(text string, actions ...Action) {
	t.show(text, actions...)
	t.hideLater(t.seq)
}

// Stand says text, with a button, whenever there is no other message, until Unstand. It replaces the one before.
func (t *Toasts) Stand(text, action string, do func()) {
	t.stands = func() { t.show(text, Action{action, do}) }
	t.stands()
}

// Unstand takes the message that stands away.
func (t *Toasts) Unstand() {
	if t.stands != nil {
		t.stands = nil
		t.Hide()
	}
}

func (t *Toasts) show(text string, actions ...Action) {
	t.empty()
	seq := t.seq
	line := style.NewText(text)
	line.Color = style.ColorOnToast
	row := container.NewHBox(style.AtLeast(min(560, fyne.MeasureText(line.Text(), theme.TextSize(), fyne.TextStyle{}).Width+4), 0, container.NewVBox(layout.NewSpacer(), line, layout.NewSpacer())))
	for _, a := range actions {
		b := toastButton(a.Text, func() {
			t.hide(seq)
			a.Do()
		})
		t.buttons = append(t.buttons, b)
		row.Add(b)
	}
	t.Layer.Objects = []fyne.CanvasObject{style.OnColor(style.ColorToast, 10, container.New(layout.NewCustomPaddedLayout(10, 10, 18, 18), row))}
	t.Layer.Refresh()
}

// toastButton has the accent, the ring and the shade that read on the toast's inverse background.
func toastButton(text string, tapped func()) *Press {
	label := style.NewText(text)
	label.Color, label.Style.Bold, label.Fixed = style.ColorToastButton, true, true
	p := NewPress(style.Inset(6, label), tapped)
	p.hover, p.ring = style.ColorToastHover, style.ColorToastButton
	return p
}

// MakeWay puts the message where it covers nothing that it must not: that has come, gone or another height.
func (t *Toasts) MakeWay() {
	if len(t.Layer.Objects) > 0 {
		t.Layer.Refresh()
	}
}

// Buttons are those of the message that is shown.
func (t *Toasts) Buttons() []*Press { return t.buttons }

// inUse reports whether a button is about to be pressed.
func (t *Toasts) inUse() bool {
	return slices.ContainsFunc(t.buttons, func(b *Press) bool { return b.focused || b.hovered })
}

// hideLater takes the message away when its time is over. One whose button is about to be pressed stays.
func (t *Toasts) hideLater(seq int) {
	t.timer = time.AfterFunc(ToastTime, func() {
		fyne.Do(func() {
			if seq == t.seq && t.inUse() {
				t.hideLater(seq)
				return
			}
			t.hide(seq)
		})
	})
}

// Hide takes the message away.
func (t *Toasts) Hide() { t.hide(t.seq) }

// hide takes a message away, and brings back the one that stands.
func (t *Toasts) hide(seq int) {
	if seq == t.seq {
		t.empty()
		if t.stands != nil {
			t.stands()
		}
	}
}

// empty takes the message away that is shown.
func (t *Toasts) empty() {
	t.seq++
	if t.timer != nil {
		t.timer.Stop()
	}
	focused := slices.ContainsFunc(t.buttons, func(b *Press) bool { return b.focused })
	t.buttons, t.Layer.Objects = nil, nil
	t.Layer.Refresh()
	if focused && t.OnLeave != nil {
		t.OnLeave()
	}
}

type toastLayout struct{ toasts *Toasts }

// MinSize implements fyne.Layout.
func (toastLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout implements fyne.Layout.
func (l toastLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for _, c := range o {
		m := c.MinSize()
		m.Width = min(m.Width, s.Width-32)
		c.Resize(m)
		c.Move(fyne.NewPos((s.Width-m.Width)/2, min(s.Height-m.Height-24, l.clear(s)-m.Height)))
	}
}

// clear is where the room for messages ends: above what they must not cover.
func (l toastLayout) clear(s fyne.Size) float32 {
	if l.toasts.Clear == nil {
		return s.Height
	}
	o := l.toasts.Clear()
	if o == nil || !o.Visible() {
		return s.Height
	}
	d := fyne.CurrentApp().Driver()
	if top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(l.toasts.Layer).Y; top > s.Height/2 {
		return top - 16
	}
	return s.Height
}
