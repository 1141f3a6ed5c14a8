package style

import (
	"image"
	"image/color"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"
	"golang.org/x/image/draw"
)

// Viewfinder shows the live picture of a camera, with corners that say where to hold things, and an
// outline around what was found in it.
type Viewfinder struct {
	fw.BaseWidget
	min     fyne.Size
	picture image.Image // as it is shown; nil for none
	marks   [][4]fyne.Position
	room    atomic.Uint64 // device pixels there is room for: width and height, 32 bits each
	width   float32       // of the picture as it is laid out
	density float32       // device pixels in a unit; 0 until something was drawn
}

// NewViewfinder is one without a picture, at least min units large.
func NewViewfinder(min fyne.Size) *Viewfinder {
	v := &Viewfinder{min: min}
	v.ExtendBaseWidget(v)
	return v
}

// Set shows a picture that Mirrored made, without an outline; nil shows none.
func (v *Viewfinder) Set(picture image.Image) {
	v.picture, v.marks = picture, nil
	v.Refresh()
}

// Picture is the one shown; nil for none.
func (v *Viewfinder) Picture() image.Image { return v.picture }

// Mark draws outlines around parts of the picture: corners from 0 to 1 of its width and height.
func (v *Viewfinder) Mark(outlines [][4]fyne.Position) {
	v.marks = outlines
	v.Refresh()
}

// Marked is how many outlines are drawn.
func (v *Viewfinder) Marked() int { return len(v.marks) }

// Room is how many device pixels a picture may have: a guess before there is a place for it.
// It may be asked from any goroutine.
func (v *Viewfinder) Room() image.Point {
	n := v.room.Load()
	if n == 0 {
		return image.Pt(640, 360)
	}
	return image.Pt(int(n>>32), int(n&0xffffffff))
}

// Framed is the part of a picture with the given bounds that is shown where there is the given room: the
// whole height, and of the width the middle, at least a square. A camera's picture is wide and its place
// often is not; what is held up is larger so.
func Framed(b image.Rectangle, room image.Point) image.Rectangle {
	if b.Empty() || room.X < 1 || room.Y < 1 {
		return b
	}
	width := min(b.Dx(), max(b.Dy(), b.Dy()*room.X/room.Y))
	left := b.Min.X + (b.Dx()-width)/2
	return image.Rect(left, b.Min.Y, left+width, b.Max.Y)
}

// Mirrored scales what is Framed of a picture so that it fits into room, and turns left and right: people
// look for themselves as in a mirror. It takes its time and is not for the main goroutine.
func Mirrored(picture image.Image, room image.Point) *image.RGBA {
	b := Framed(picture.Bounds(), room)
	if b.Empty() || room.X < 1 || room.Y < 1 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	w, h := room.X, b.Dy()*room.X/b.Dx()
	if h > room.Y {
		w, h = b.Dx()*room.Y/b.Dy(), room.Y
	}
	out := image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	draw.ApproxBiLinear.Scale(out, out.Rect, picture, b, draw.Src, nil)
	for y := range out.Rect.Dy() {
		row := out.Pix[y*out.Stride:][:4*out.Rect.Dx()]
		for l, r := 0, len(row)-4; l < r; l, r = l+4, r-4 {
			for k := range 4 {
				row[l+k], row[r+k] = row[r+k], row[l+k]
			}
		}
	}
	return out
}

// CreateRenderer implements fyne.Widget.
func (v *Viewfinder) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	r := &viewfinderRenderer{v: v, back: canvas.NewRectangle(color.Black), raster: canvas.NewRaster(v.draw)}
	r.back.CornerRadius = theme.InputRadiusSize()
	for i := range r.corners {
		r.corners[i] = canvas.NewRectangle(color.White)
	}
	return r
}

// draw paints w × h device pixels.
func (v *Viewfinder) draw(w, h int) image.Image {
	if v.width > 0 {
		v.density = float32(w) / v.width
	}
	if v.picture == nil || v.picture.Bounds().Size() == image.Pt(w, h) {
		return v.picture
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h)) // the window was resized since
	draw.ApproxBiLinear.Scale(out, out.Rect, v.picture, v.picture.Bounds(), draw.Src, nil)
	return out
}

type viewfinderRenderer struct {
	v       *Viewfinder
	back    *canvas.Rectangle
	raster  *canvas.Raster
	corners [8]*canvas.Rectangle
	lines   []fyne.CanvasObject
}

// MinSize implements fyne.WidgetRenderer.
func (r *viewfinderRenderer) MinSize() fyne.Size { return r.v.min }

// The corners of the frame: how far from the edge, how long and how thick.
const (
	cornerInset = 14
	cornerLong  = 26
	cornerThick = 3
)

// Layout implements fyne.WidgetRenderer.
func (r *viewfinderRenderer) Layout(s fyne.Size) {
	d := r.v.density
	if d == 0 {
		d = 1 // for the first picture
	}
	r.v.room.Store(uint64(max(0, s.Width*d))<<32 | uint64(max(0, s.Height*d)))
	at, size := r.place(s)
	r.v.width = size.Width
	r.back.Move(at)
	r.back.Resize(size)
	r.raster.Move(at)
	r.raster.Resize(size)
	r.layoutCorners(at, size)
	r.layoutMarks(at, size)
}

// place centres the picture.
func (r *viewfinderRenderer) place(s fyne.Size) (fyne.Position, fyne.Size) {
	if r.v.picture == nil {
		return fyne.Position{}, s
	}
	b := r.v.picture.Bounds()
	size := fyne.NewSize(s.Width, s.Width*float32(b.Dy())/float32(b.Dx()))
	if size.Height > s.Height {
		size = fyne.NewSize(s.Height*float32(b.Dx())/float32(b.Dy()), s.Height)
	}
	return fyne.NewPos((s.Width-size.Width)/2, (s.Height-size.Height)/2), size
}

func (r *viewfinderRenderer) layoutCorners(at fyne.Position, size fyne.Size) {
	left, top := at.X+cornerInset, at.Y+cornerInset
	right, bottom := at.X+size.Width-cornerInset, at.Y+size.Height-cornerInset
	for i, c := range []struct{ x, y float32 }{
		{left, top},
		{right - cornerLong, top},
		{left, bottom - cornerThick},
		{right - cornerLong, bottom - cornerThick},
	} {
		r.corners[i].Move(fyne.NewPos(c.x, c.y))
		r.corners[i].Resize(fyne.NewSize(cornerLong, cornerThick))
	}
	for i, c := range []struct{ x, y float32 }{
		{left, top},
		{right - cornerThick, top},
		{left, bottom - cornerLong},
		{right - cornerThick, bottom - cornerLong},
	} {
		r.corners[4+i].Move(fyne.NewPos(c.x, c.y))
		r.corners[4+i].Resize(fyne.NewSize(cornerThick, cornerLong))
	}
}

// layoutMarks draws the outlines, in the accent's light shade: it is seen on paper and on dark walls.
func (r *viewfinderRenderer) layoutMarks(at fyne.Position, size fyne.Size) {
	r.lines = nil
	point := func(p fyne.Position) fyne.Position { // what is beyond the frame is drawn at its edge
		return at.AddXY(min(max(p.X, 0), 1)*size.Width, min(max(p.Y, 0), 1)*size.Height)
	}
	for _, m := range r.v.marks {
		for i := range m {
			l := canvas.NewLine(Palette[theme.ColorNamePrimary].Dark)
			l.StrokeWidth = 4
			l.Position1, l.Position2 = point(m[i]), point(m[(i+1)%4])
			r.lines = append(r.lines, l)
		}
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *viewfinderRenderer) Refresh() {
	r.raster.Hidden = r.v.picture == nil
	r.Layout(r.v.Size())
	r.back.Refresh()
	canvas.Refresh(r.raster)
	canvas.Refresh(r.v)
}

// Objects implements fyne.WidgetRenderer.
func (r *viewfinderRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.back, r.raster}
	if r.v.picture != nil {
		for _, c := range r.corners {
			out = append(out, c)
		}
	}
	return append(out, r.lines...)
}

// Destroy implements fyne.WidgetRenderer.
func (r *viewfinderRenderer) Destroy() {}
