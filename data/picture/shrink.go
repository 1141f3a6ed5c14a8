package picture

import (
	"image"
	"image/color"

	"golang.org/x/image/draw"
)

// Shrink gives a picture at most side pixels wide and high, with transparent parts on white. Each pixel is the
// mean of those it replaces. It needs memory for the result and a few rows. A small picture is only copied.
func Shrink(img image.Image, side int) *image.RGBA {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if longest := max(w, h); longest > side {
		w, h = max(1, w*side/longest), max(1, h*side/longest)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if w == b.Dx() && h == b.Dy() {
		draw.Draw(out, out.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
		draw.Draw(out, out.Rect, img, b.Min, draw.Over)
		return out
	}
	line := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	sum := make([]uint64, 3*w)
	for y := range h {
		clear(sum)
		top, bottom := y*b.Dy()/h, (y+1)*b.Dy()/h
		for sy := top; sy < bottom; sy++ {
			draw.Draw(line, line.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
			draw.Draw(line, line.Rect, img, image.Pt(b.Min.X, b.Min.Y+sy), draw.Over)
			addLine(sum, line.Pix, b.Dx(), w)
		}
		row := out.Pix[y*out.Stride:]
		for x := range w {
			n := uint64(bottom-top) * uint64((x+1)*b.Dx()/w-x*b.Dx()/w)
			for c := range 3 {
				row[4*x+c] = uint8((sum[3*x+c] + n/2) / n)
			}
			row[4*x+3] = 255
		}
	}
	return out
}

// addLine adds the pixels of a row to the sums of the new pixels.
func addLine(sum []uint64, pix []uint8, from, to int) {
	for x := range to {
		for sx := x * from / to; sx < (x+1)*from/to; sx++ {
			p := pix[4*sx : 4*sx+3 : 4*sx+3]
			sum[3*x] += uint64(p[0])
			sum[3*x+1] += uint64(p[1])
			sum[3*x+2] += uint64(p[2])
		}
	}
}
