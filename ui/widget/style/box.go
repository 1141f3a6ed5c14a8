package style

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"
)

// Surface puts content on a pane of the surface colour.
func Surface(content fyne.CanvasObject) fyne.CanvasObject { return OnColor(ColorSurface, 0, content) }

// Card puts content on a rounded surface with padding.
func Card(content fyne.CanvasObject) fyne.CanvasObject {
	return OnColor(ColorSurface, 10, Inset(16, content))
}

// Inset is content with the same margin on all sides.
func Inset(margin float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(margin, margin, margin, margin), content)
}

// Gap is an empty space of fixed size.
func Gap(width, height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

// AtLeast gives content a minimum size.
func AtLeast(width, height float32, content fyne.CanvasObject) *fyne.Container {
	return container.NewStack(Gap(width, height), content)
}

// AtMost keeps content from growing wider than width; it stays at the left.
func AtMost(width float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(atMost(width), content)
}

type atMost float32

// MinSize implements fyne.Layout.
func (m atMost) MinSize(o []fyne.CanvasObject) fyne.Size {
	s := o[0].MinSize()
	return fyne.NewSize(min(s.Width, float32(m)), s.Height)
}

// Layout implements fyne.Layout.
func (m atMost) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(min(s.Width, float32(m)), s.Height))
}

// OnColor follows the theme: it is a widget so that a theme change repaints it.
func OnColor(name fyne.ThemeColorName, radius float32, content fyne.CanvasObject) fyne.CanvasObject {
	b := &Backdrop{name: name, radius: radius, Content: content}
	b.ExtendBaseWidget(b)
	return b
}

// Backdrop is a coloured ground with round corners behind its content.
type Backdrop struct {
	fw.BaseWidget
	name    fyne.ThemeColorName
	radius  float32
	Content fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (b *Backdrop) CreateRenderer() fyne.WidgetRenderer {
	return &backdropRenderer{b: b, rect: &canvas.Rectangle{FillColor: theme.Color(b.name), CornerRadius: b.radius}}
}

type backdropRenderer struct {
	b    *Backdrop
	rect *canvas.Rectangle
}

// MinSize implements fyne.WidgetRenderer.
func (r *backdropRenderer) MinSize() fyne.Size { return r.b.Content.MinSize() }

// Layout implements fyne.WidgetRenderer.
func (r *backdropRenderer) Layout(s fyne.Size) {
	r.rect.Resize(s)
	r.b.Content.Resize(s)
}

// Refresh implements fyne.WidgetRenderer.
func (r *backdropRenderer) Refresh() {
	r.rect.FillColor = theme.Color(r.b.name)
	r.rect.Refresh()
	r.b.Content.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *backdropRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.rect, r.b.Content}
}

// Destroy implements fyne.WidgetRenderer.
func (r *backdropRenderer) Destroy() {}

// Wrap lays widgets out in rows like words of a text, 6 px apart. Its height follows from the width
// it was last given.
func Wrap(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrapLayout{}, objects...)
}

type wrapLayout struct{ width float32 }

const wrapGap = 6

func (w *wrapLayout) place(o []fyne.CanvasObject, width float32, put bool) float32 {
	x, y, row := float32(0), float32(0), float32(0)
	for _, c := range o {
		if !c.Visible() {
			continue
		}
		s := c.MinSize()
		s.Width = min(s.Width, width)
		if x > 0 && x+s.Width > width {
			x, y, row = 0, y+row+wrapGap, 0
		}
		if put {
			c.Move(fyne.NewPos(x, y))
			c.Resize(s)
		}
		x += s.Width + wrapGap
		row = max(row, s.Height)
	}
	return y + row
}

// MinSize implements fyne.Layout.
func (w *wrapLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := w.width
	if width == 0 {
		width = 400
	}
	return fyne.NewSize(40, w.place(o, width, false))
}

// Layout implements fyne.Layout.
func (w *wrapLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w.width = s.Width
	w.place(o, s.Width, true)
}
