package widget

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"
	"golang.org/x/image/draw"

	"lanyard/ui/keys"
	"lanyard/ui/widget/focus"
)

// Crop shows a square part of a picture, which is moved by dragging and the arrows and made larger or smaller by the
// wheel, + and -. 0 shows as much as there is.
type Crop struct {
	fw.BaseWidget
	picture image.Image
	x, y    float64 // the middle of the part, in pixels of the picture
	side    float64 // of the part, in pixels of the picture
	view    float32 // side on the screen
	focused bool
}

const (
	cropStep  = 1.15 // one press of + or -, one turn of the wheel
	cropMove  = 0.04 // one press of an arrow, of what is shown
	cropSmall = 64   // the smallest part, in pixels of the picture
)

// NewCrop shows the middle of a picture, of a tall one a part nearer to its top where the face is, on so many pixels.
func NewCrop(picture image.Image, view float32) *Crop {
	c := &Crop{picture: picture, view: view}
	c.ExtendBaseWidget(c)
	c.whole()
	return c
}

// whole shows as much as fits a square.
func (c *Crop) whole() {
	b := c.picture.Bounds()
	c.side = float64(min(b.Dx(), b.Dy()))
	c.x = float64(b.Min.X) + float64(b.Dx())/2
	c.y = float64(b.Min.Y) + c.side/2 + (float64(b.Dy())-c.side)/4
	if b.Dx() >= b.Dy() {
		c.y = float64(b.Min.Y) + float64(b.Dy())/2
	}
	c.hold()
}

// Part is what is shown, in pixels of the picture: a square within it.
func (c *Crop) Part() image.Rectangle {
	b := c.picture.Bounds()
	side := min(int(math.Round(c.side)), b.Dx(), b.Dy())
	x := min(max(int(math.Round(c.x-c.side/2)), b.Min.X), b.Max.X-side)
	y := min(max(int(math.Round(c.y-c.side/2)), b.Min.Y), b.Max.Y-side)
	return image.Rect(x, y, x+side, y+side)
}

// hold keeps the part within the picture and shows it.
func (c *Crop) hold() {
	b := c.picture.Bounds()
	most := float64(min(b.Dx(), b.Dy()))
	c.side = min(max(c.side, min(cropSmall, most)), most)
	half := c.side / 2
	c.x = min(max(c.x, float64(b.Min.X)+half), float64(b.Max.X)-half)
	c.y = min(max(c.y, float64(b.Min.Y)+half), float64(b.Max.Y)-half)
	c.Refresh()
}

// Zoom shows the middle so many steps larger, or smaller where they are below 0.
func (c *Crop) Zoom(steps float64) {
	c.side /= math.Pow(cropStep, steps)
	c.hold()
}

// move moves the part by a share of what is shown.
func (c *Crop) move(x, y float64) {
	c.x += x * c.side
	c.y += y * c.side
	c.hold()
}

// Dragged implements fyne.Draggable: the picture goes with the pointer.
func (c *Crop) Dragged(e *fyne.DragEvent) {
	if size := float64(min(c.Size().Width, c.Size().Height)); size > 0 {
		c.move(-float64(e.Dragged.DX)/size, -float64(e.Dragged.DY)/size)
	}
}

// DragEnd implements fyne.Draggable.
func (c *Crop) DragEnd() {}

// Scrolled implements fyne.Scrollable.
func (c *Crop) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DY > 0 {
		c.Zoom(1)
	} else if e.Scrolled.DY < 0 {
		c.Zoom(-1)
	}
}

// Cursor implements desktop.Cursorable.
func (c *Crop) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (c *Crop) FocusGained() { c.focused = true; c.Refresh(); focus.Reveal(c) }

// FocusLost implements fyne.Focusable.
func (c *Crop) FocusLost() { c.focused = false; c.Refresh() }

// AcceptsTab implements fyne.Tabbable: Tab waits where the other keys do.
func (c *Crop) AcceptsTab() bool { return focus.TakesTab(c) }

// TypedRune implements fyne.Focusable.
func (c *Crop) TypedRune(r rune) {
	if focus.KeptRune(c, r) {
		return
	}
	switch focus.Lettered(keys.Photo, r) {
	case keys.CutCloser:
		c.Zoom(1)
	case keys.CutWider:
		c.Zoom(-1)
	case keys.CutAll:
		c.whole()
	default:
		focus.ForwardRune(c, r)
	}
}

// TypedKey implements fyne.Focusable.
func (c *Crop) TypedKey(e *fyne.KeyEvent) {
	if focus.KeptKey(c, e) {
		return
	}
	switch focus.Pressed(keys.Photo, e, 0) {
	case keys.CutLeft:
		c.move(-cropMove, 0)
	case keys.CutRight:
		c.move(cropMove, 0)
	case keys.CutUp:
		c.move(0, -cropMove)
	case keys.CutDown:
		c.move(0, cropMove)
	default:
		focus.ForwardKey(c, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Crop) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &cropRenderer{c: c, frame: &canvas.Rectangle{FillColor: color.Transparent}, inner: canvas.NewCircle(color.Transparent), outer: canvas.NewCircle(color.Transparent)}
	r.raster = canvas.NewRaster(c.draw)
	r.Refresh()
	return r
}

// draw paints the part on w × h pixels.
func (c *Crop) draw(w, h int) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.ApproxBiLinear.Scale(out, out.Bounds(), c.picture, c.Part(), draw.Src, nil)
	return out
}

type cropRenderer struct {
	c            *Crop
	raster       *canvas.Raster
	inner, outer *canvas.Circle // what a round picture shows of it, dark on light so that it is seen on any picture
	frame        *canvas.Rectangle
}

// MinSize implements fyne.WidgetRenderer.
func (r *cropRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(r.c.view) }

// Layout implements fyne.WidgetRenderer.
func (r *cropRenderer) Layout(s fyne.Size) {
	side := min(s.Width, s.Height)
	at := fyne.NewPos((s.Width-side)/2, (s.Height-side)/2)
	for _, o := range []fyne.CanvasObject{r.raster, r.outer, r.frame} {
		o.Move(at)
		o.Resize(fyne.NewSquareSize(side))
	}
	r.inner.Move(at.AddXY(1, 1))
	r.inner.Resize(fyne.NewSquareSize(side - 2))
}

// Refresh implements fyne.WidgetRenderer.
func (r *cropRenderer) Refresh() {
	r.outer.StrokeColor, r.outer.StrokeWidth = color.NRGBA{A: 0x90}, 1
	r.inner.StrokeColor, r.inner.StrokeWidth = color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xd0}, 1
	r.frame.StrokeColor, r.frame.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
	if r.c.focused {
		r.frame.StrokeColor, r.frame.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
	}
	r.raster.Refresh()
	r.outer.Refresh()
	r.inner.Refresh()
	r.frame.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *cropRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.raster, r.outer, r.inner, r.frame}
}

// Destroy implements fyne.WidgetRenderer.
func (r *cropRenderer) Destroy() {}
