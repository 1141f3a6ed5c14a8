package style

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"
)

// QRView draws a code black on white in every theme, each module the same whole number of device
// pixels, with its quiet zone, as large as its space allows.
type QRView struct {
	fw.BaseWidget
	size  int // modules with the quiet zone; 0 shows nothing
	dark  func(x, y int) bool
	min   float32
	pixel int
}

// NewQRView is an empty view at least min units wide and high.
func NewQRView(min float32) *QRView {
	v := &QRView{min: min}
	v.ExtendBaseWidget(v)
	return v
}

// Set shows a code of modules a side; dark is asked with coordinates from -quiet on.
func (v *QRView) Set(modules, quiet int, dark func(x, y int) bool) {
	if modules == 0 {
		v.size, v.dark = 0, nil
	} else {
		v.size = modules + 2*quiet
		v.dark = func(x, y int) bool { return dark(x-quiet, y-quiet) }
	}
	v.Refresh()
}

// PixelsPerModule is what the last drawing used; 0 before.
func (v *QRView) PixelsPerModule() int { return v.pixel }

// CreateRenderer implements fyne.Widget.
func (v *QRView) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	r := canvas.NewRaster(v.draw)
	r.ScaleMode = canvas.ImageScalePixels
	return &qrRenderer{v: v, raster: r}
}

// draw paints w × h device pixels: the code centred on white.
func (v *QRView) draw(w, h int) image.Image {
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	if v.size == 0 || w <= 0 || h <= 0 {
		return img
	}
	scale := int(math.Floor(float64(min(w, h)) / float64(v.size)))
	v.pixel = scale
	if scale < 1 {
		return img
	}
	left, top := (w-scale*v.size)/2, (h-scale*v.size)/2
	for y := range v.size {
		for x := range v.size {
			if !v.dark(x, y) {
				continue
			}
			for py := range scale {
				row := (top+y*scale+py)*img.Stride + left + x*scale
				for px := range scale {
					img.Pix[row+px] = 0
				}
			}
		}
	}
	return img
}

type qrRenderer struct {
	v      *QRView
	raster *canvas.Raster
}

// MinSize implements fyne.WidgetRenderer.
func (r *qrRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(r.v.min) }

// Layout keeps the view square and centred.
func (r *qrRenderer) Layout(s fyne.Size) {
	side := min(s.Width, s.Height)
	r.raster.Resize(fyne.NewSquareSize(side))
	r.raster.Move(fyne.NewPos((s.Width-side)/2, (s.Height-side)/2))
}

// Refresh implements fyne.WidgetRenderer.
func (r *qrRenderer) Refresh() {
	r.raster.Hidden = r.v.size == 0
	canvas.Refresh(r.raster)
}

// Objects implements fyne.WidgetRenderer.
func (r *qrRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.raster} }

// Destroy implements fyne.WidgetRenderer.
func (r *qrRenderer) Destroy() {}
