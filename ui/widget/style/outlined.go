package style

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// outlined draws a line around one of Fyne's widgets, on top of it.
type outlined struct {
	fyne.WidgetRenderer
	line  *canvas.Rectangle
	paint func() // gives the line its colour, and says whether it is seen
}

// NewOutlined draws a line around what a widget of Fyne's draws; paint gives it its colour.
func NewOutlined(inner fyne.WidgetRenderer, line *canvas.Rectangle, paint func()) fyne.WidgetRenderer {
	r := &outlined{inner, line, paint}
	r.repaint()
	return r
}

func (r *outlined) repaint() {
	r.paint()
	r.line.CornerRadius = theme.InputRadiusSize()
}

// Layout implements fyne.WidgetRenderer.
func (r *outlined) Layout(s fyne.Size) {
	r.WidgetRenderer.Layout(s)
	r.line.Resize(s)
}

// Refresh implements fyne.WidgetRenderer.
func (r *outlined) Refresh() {
	r.WidgetRenderer.Refresh()
	r.repaint()
	r.line.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *outlined) Objects() []fyne.CanvasObject {
	return append(r.WidgetRenderer.Objects(), r.line)
}
