package focus

import (
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

// TipTime is how long the pointer rests on a control until its tip is shown.
const TipTime = 600 * time.Millisecond

// tipWidth is the widest a tip is; a longer text wraps.
const tipWidth = 320

// Tipped is a control without a word. Its tip says what it does.
type Tipped interface {
	// Tip is the text of the tip: what the control does, and its key after two blanks.
	Tip() string
}

// WithTips puts a layer over the content of a window or of a popup in which the tips of its controls are shown.
// Without it they are not.
func WithTips(content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(content, &fyne.Container{Layout: &tipLayer{}})
}

// tipLayer marks the layer; what lies in it keeps its place and takes no room.
type tipLayer struct{}

// MinSize implements fyne.Layout.
func (*tipLayer) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (*tipLayer) Layout([]fyne.CanvasObject, fyne.Size) {}

// pointed is what the one pointer rests on: the tip that waits for its time, or is shown.
var pointed struct {
	control fyne.CanvasObject
	timer   *time.Timer
	layer   *fyne.Container // that it is shown in; nil: it is not yet
}

// RestOn has the tip of a control shown in a while.
func RestOn(control fyne.CanvasObject, tip string) {
	RestOnPart(control, func() Area { return Area{Size: control.Size()} }, tip)
}

// Area is a part of a control.
type Area struct {
	At   fyne.Position // within the control
	Size fyne.Size
}

// RestOnPart is RestOn for a part of a control that has several.
func RestOnPart(control fyne.CanvasObject, part func() Area, tip string) {
	HideTip()
	if tip == "" {
		return
	}
	pointed.control = control
	pointed.timer = time.AfterFunc(TipTime, func() {
		fyne.Do(func() {
			if pointed.control == control {
				showTip(control, part(), tip)
			}
		})
	})
}

// LeaveTip takes the tip of a control away.
func LeaveTip(control fyne.CanvasObject) {
	if pointed.control == control {
		HideTip()
	}
}

// HideTip takes the tip away that is shown or about to be: something else came up in its place.
func HideTip() {
	if pointed.timer != nil {
		pointed.timer.Stop()
	}
	if l := pointed.layer; l != nil {
		l.Objects = nil
		l.Refresh()
	}
	pointed.control, pointed.timer, pointed.layer = nil, nil, nil
}

// showTip shows a tip under a part of its control, or over it where there is more room.
func showTip(control fyne.CanvasObject, part Area, words string) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(control)
	if c == nil || !control.Visible() {
		return
	}
	layer := layerOf(inFront(c))
	if layer == nil {
		return
	}
	t := newTip(words)
	size, at, window := t.MinSize(), driver.AbsolutePositionForObject(control).Add(part.At), c.Size()
	y := at.Y + part.Size.Height + 4
	if y+size.Height > window.Height {
		y = max(0, at.Y-size.Height-4)
	}
	t.Resize(size)
	t.Move(fyne.NewPos(max(4, min(at.X, window.Width-size.Width-4)), y).Subtract(driver.AbsolutePositionForObject(layer)))
	pointed.layer = layer
	layer.Objects = []fyne.CanvasObject{t}
	layer.Refresh()
}

// layerOf is the layer for tips in what stands in front.
func layerOf(front fyne.CanvasObject) *fyne.Container {
	if c, ok := front.(*fyne.Container); ok {
		if _, ok := c.Layout.(*tipLayer); ok {
			return c
		}
	}
	var found *fyne.Container
	for _, child := range slices.Backward(children(front)) { // it lies on top
		if found = layerOf(child); found != nil {
			break
		}
	}
	return found
}

// tip is a small box with a text.
type tip struct {
	fw.BaseWidget
	text string
}

func newTip(text string) *tip {
	t := &tip{text: style.Shown(text)}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *tip) CreateRenderer() fyne.WidgetRenderer {
	words := style.NewLabel(t.text)
	words.SizeName = theme.SizeNameCaptionText
	if fyne.MeasureText(t.text, theme.CaptionTextSize(), fyne.TextStyle{}).Width > tipWidth {
		words.Wrapping = fyne.TextWrapWord
		words.Resize(fyne.NewSize(tipWidth, 1))
	}
	r := &tipRenderer{words: words, back: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type tipRenderer struct {
	words *style.Label
	back  *canvas.Rectangle
}

// MinSize implements fyne.WidgetRenderer.
func (r *tipRenderer) MinSize() fyne.Size {
	m := r.words.MinSize()
	if r.words.Wrapping != fyne.TextWrapOff {
		m.Width = tipWidth
	}
	return fyne.NewSize(m.Width-2*tipMargin, m.Height-2*tipMargin)
}

// tipMargin is what is cut off the wide margin of a label.
const tipMargin = 3

// Layout implements fyne.WidgetRenderer.
func (r *tipRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	r.words.Move(fyne.NewPos(-tipMargin, -tipMargin))
	r.words.Resize(fyne.NewSize(s.Width+2*tipMargin, s.Height+2*tipMargin))
}

// Refresh implements fyne.WidgetRenderer.
func (r *tipRenderer) Refresh() {
	r.back.FillColor = theme.Color(theme.ColorNameOverlayBackground)
	r.back.StrokeColor, r.back.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
	r.back.CornerRadius = theme.InputRadiusSize()
	r.back.Refresh()
	r.words.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *tipRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.back, r.words} }

// Destroy implements fyne.WidgetRenderer.
func (r *tipRenderer) Destroy() {}
