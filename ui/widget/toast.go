package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"
)

// ToastTime is how long a toast stays.
const ToastTime = 8 * time.Second

// Toasts is the layer over a window's content in which short messages appear at the bottom, one at a
// time. It lets clicks through where there is no message.
type Toasts struct {
	Layer *fyne.Container
	timer *time.Timer
	seq   int
}

// NewToasts is an empty layer; put Layer on top of the content in a stack.
func NewToasts() *Toasts {
	return &Toasts{Layer: container.New(toastLayout{})}
}

// Show says text, with a button when action is not empty. It replaces the one before.
func (t *Toasts) Show(text, action string, do func()) {
	t.seq++
	seq := t.seq
	line := NewText(text)
	line.Color = ColorOnToast
	row := container.NewHBox(AtLeast(min(560, fyne.MeasureText(text, theme.TextSize(), fyne.TextStyle{}).Width+4), 0, container.NewVBox(layout.NewSpacer(), line, layout.NewSpacer())))
	if action != "" {
		b := &toastAction{text: action, tapped: func() {
			t.hide(seq)
			do()
		}}
		b.ExtendBaseWidget(b)
		row.Add(b)
	}
	t.Layer.Objects = []fyne.CanvasObject{onColor(ColorToast, 10, container.New(layout.NewCustomPaddedLayout(10, 10, 18, 18), row))}
	t.Layer.Refresh()
	if t.timer != nil {
		t.timer.Stop()
	}
	t.timer = time.AfterFunc(ToastTime, func() { fyne.Do(func() { t.hide(seq) }) })
}

// Hide takes the message away.
func (t *Toasts) Hide() { t.hide(t.seq) }

func (t *Toasts) hide(seq int) {
	if seq != t.seq {
		return
	}
	t.Layer.Objects = nil
	t.Layer.Refresh()
}

type toastLayout struct{}

func (toastLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
func (toastLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for _, c := range o {
		m := c.MinSize()
		m.Width = min(m.Width, s.Width-32)
		c.Resize(m)
		c.Move(fyne.NewPos((s.Width-m.Width)/2, s.Height-m.Height-24))
	}
}

// toastAction is the toast's button: the accent that reads on the toast's inverse background.
type toastAction struct {
	fw.BaseWidget
	text   string
	tapped func()
}

func (a *toastAction) Tapped(*fyne.PointEvent) { a.tapped() }

func (a *toastAction) CreateRenderer() fyne.WidgetRenderer {
	t := canvas.NewText(a.text, hex(0x5FD9C9))
	if fyne.CurrentApp() != nil {
		if r, _, _, _ := theme.Color(ColorToast).RGBA(); r > 0x8000 {
			t.Color = hex(0x0B635C)
		}
	}
	t.TextStyle.Bold = true
	t.TextSize = theme.TextSize()
	return fw.NewSimpleRenderer(Inset(6, t))
}
