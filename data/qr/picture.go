package qr

import (
	"image"
	"image/color"
	"math"
)

// maxPixels limits what is searched: larger pictures are reduced to it first. At 12 megapixels only codes
// that fill less than a sixtieth of the picture's width are lost by this.
const maxPixels = 12_000_000

// grayOf converts a picture to luminance, transparent parts on white, and reduces it to at most
// maxPixels. The result begins at 0, 0.
func grayOf(img image.Image) *image.Gray {
	r := img.Bounds()
	n := r.Dx() * r.Dy()
	if n <= maxPixels {
		return luminance(img)
	}
	// The picture is read row by row: all of it in grey would take as much memory again.
	line, read := make([]byte, r.Dx()), rowReader(img)
	return resized(r.Dx(), r.Dy(), math.Sqrt(maxPixels/float64(n)), func(y int) []byte {
		read(line, r.Min.Y+y)
		return line
	})
}

// Gray gives all that Decode needs of a picture: its luminance, with transparent parts on white, of at most
// 12 million pixels. A caller with a large picture can keep this instead.
func Gray(img image.Image) *image.Gray { return grayOf(img) }

func luminance(img image.Image) *image.Gray {
	r := img.Bounds()
	out := image.NewGray(image.Rect(0, 0, r.Dx(), r.Dy()))
	row := rowReader(img)
	for y := range r.Dy() {
		row(out.Pix[y*out.Stride:y*out.Stride+r.Dx()], r.Min.Y+y)
	}
	return out
}

// rowReader gives the function that writes the luminance of one row. It reads the common kinds of
// pictures without allocating a colour for each pixel.
func rowReader(img image.Image) func(dst []byte, y int) {
	left := img.Bounds().Min.X
	switch m := img.(type) {
	case *image.Gray:
		return func(dst []byte, y int) { copy(dst, m.Pix[m.PixOffset(left, y):]) }
	case *image.YCbCr:
		return func(dst []byte, y int) { copy(dst, m.Y[m.YOffset(left, y):]) }
	case *image.NRGBA:
		return func(dst []byte, y int) {
			px := m.Pix[m.PixOffset(left, y):]
			for x := range dst {
				p := px[4*x : 4*x+4 : 4*x+4]
				dst[x] = onWhite(luma(uint32(p[0]), uint32(p[1]), uint32(p[2])), uint32(p[3]))
			}
		}
	case *image.RGBA:
		return func(dst []byte, y int) {
			px := m.Pix[m.PixOffset(left, y):]
			for x := range dst {
				p := px[4*x : 4*x+4 : 4*x+4]
				dst[x] = byte(min(255, luma(uint32(p[0]), uint32(p[1]), uint32(p[2]))+255-uint32(p[3])))
			}
		}
	case *image.Paletted:
		var shade [256]byte
		for i, c := range m.Palette {
			shade[i] = shadeOf(c)
		}
		return func(dst []byte, y int) {
			for x, i := range m.Pix[m.PixOffset(left, y):][:len(dst)] {
				dst[x] = shade[i]
			}
		}
	default:
		return func(dst []byte, y int) {
			for x := range dst {
				dst[x] = shadeOf(img.At(left+x, y))
			}
		}
	}
}

// luma weighs the colours as ITU-R BT.601 does.
func luma(r, g, b uint32) uint32 { return (299*r + 587*g + 114*b + 500) / 1000 }

func onWhite(l, alpha uint32) byte { return byte((l*alpha + 255*(255-alpha) + 127) / 255) }

func shadeOf(c color.Color) byte {
	r, g, b, a := c.RGBA()
	return byte(min(255, (luma(r, g, b)+0xffff-a)>>8))
}

// invert gives the negative.
func invert(g *image.Gray) *image.Gray {
	out := image.NewGray(g.Rect)
	for i, v := range g.Pix {
		out.Pix[i] = 255 - v
	}
	return out
}

// rescale resizes a picture by a factor: it averages areas when it shrinks, so that no module is
// skipped, and interpolates between pixels when it grows.
func rescale(g *image.Gray, factor float64) *image.Gray {
	w := g.Rect.Dx()
	return resized(w, g.Rect.Dy(), factor, func(y int) []byte { return g.Pix[y*g.Stride:][:w] })
}

// resized is rescale for a picture that is read row by row.
func resized(w, h int, factor float64, row func(y int) []byte) *image.Gray {
	nw, nh := max(1, int(float64(w)*factor)), max(1, int(float64(h)*factor))
	out := image.NewGray(image.Rect(0, 0, nw, nh))
	xs, ys := taps(w, nw), taps(h, nh)
	line := make([]uint32, w)
	for y, ty := range ys {
		clear(line)
		for k, weight := range ty.weights {
			for x, v := range row(ty.first + k) {
				line[x] += weight * uint32(v)
			}
		}
		dst := out.Pix[y*out.Stride:][:nw]
		for x, tx := range xs {
			var sum uint32
			for k, weight := range tx.weights {
				sum += weight * (line[tx.first+k] >> tapBits)
			}
			dst[x] = byte(sum >> tapBits)
		}
	}
	return out
}

// tap says which pixels make one pixel of a resized row, with weights that add up to
// 1<<tapBits.
type tap struct {
	first   int
	weights []uint32
}

const tapBits = 12

func taps(from, to int) []tap {
	out := make([]tap, to)
	step := float64(from) / float64(to)
	for i := range out {
		lo, hi := float64(i)*step, float64(i+1)*step
		if step < 1 { // growing: between the two nearest centres
			mid := (lo + hi) / 2
			lo, hi = mid-0.5, mid+0.5
		}
		lo, hi = max(0, lo), min(float64(from), hi)
		first, last := int(lo), min(from-1, int(math.Ceil(hi))-1)
		t := tap{first: first, weights: make([]uint32, last-first+1)}
		left := uint32(1 << tapBits)
		for p := first; p < last; p++ {
			part := min(hi, float64(p+1)) - max(lo, float64(p))
			w := min(left, uint32(part/(hi-lo)*(1<<tapBits)))
			t.weights[p-first], left = w, left-w
		}
		t.weights[last-first] = left
		out[i] = t
	}
	return out
}
