package qr

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"
	"sync"
	"testing"

	"lanyard/data/qr/scene"
)

// A fuzzer's pictures are drawn here: four bytes are a stroke, so that every byte counts, a find is soon
// made small, and a picture is a few dozen modules wide.
type stroke func(g *image.Gray, x, y int, by byte) *image.Gray

// maxStrokes is how many strokes count of what a fuzzer gives.
const maxStrokes = 10

// blows damage a picture.
var blows = []stroke{
	func(g *image.Gray, x, y int, by byte) *image.Gray { // a blot
		draw.Draw(g, image.Rect(x, y, x+int(by)/6, y+int(by)/8), image.NewUniform(color.Gray{Y: by * 7}), image.Point{}, draw.Src)
		return g
	},
	func(g *image.Gray, x, y int, by byte) *image.Gray { // a negative patch
		for j := y; j < min(y+int(by)/6, g.Rect.Dy()); j++ {
			for i := x; i < min(x+int(by)/5, g.Rect.Dx()); i++ {
				g.Pix[j*g.Stride+i] ^= 0xff
			}
		}
		return g
	},
	func(g *image.Gray, x, y int, by byte) *image.Gray { // a piece from elsewhere
		draw.Draw(g, image.Rect(x, y, x+int(by)/4, y+int(by)/4), g, image.Pt(y, x), draw.Src)
		return g
	},
	func(g *image.Gray, x, y int, by byte) *image.Gray { // rows that slip
		for j := y; j < min(y+x, g.Rect.Dy()); j++ {
			row := g.Pix[j*g.Stride:][:g.Rect.Dx()]
			copy(row[min(int(by)/8, len(row)):], row)
		}
		return g
	},
	func(g *image.Gray, _, _ int, by byte) *image.Gray { return scene.Blur(g, float64(by)/80) },
	func(g *image.Gray, x, y int, by byte) *image.Gray {
		scene.Grain(g, float32(by)/4, rand.New(rand.NewPCG(uint64(x), uint64(y))))
		return g
	},
	func(g *image.Gray, _, _ int, by byte) *image.Gray { // less contrast
		for i, v := range g.Pix {
			g.Pix[i] = byte(int(v)*(256-int(by))/256 + int(by)/3)
		}
		return g
	},
	func(g *image.Gray, x, y int, _ byte) *image.Gray { // an edge cut off
		return luminance(g.SubImage(image.Rect(0, 0, max(1, x), max(1, y))))
	},
	func(g *image.Gray, _, _ int, by byte) *image.Gray {
		if by%2 == 0 {
			return invert(g)
		}
		return luminance(mirrored(g))
	},
	func(g *image.Gray, x, y int, by byte) *image.Gray { // seen from aside: turned, stretched
		sin, cos := math.Sincos(float64(by) / 128 * math.Pi)
		out := image.NewGray(g.Rect)
		draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
		mid := point{float64(g.Rect.Dx()) / 2, float64(g.Rect.Dy()) / 2}
		wide, high := 1+float64(x)/float64(4*g.Rect.Dx()), 1+float64(y)/float64(4*g.Rect.Dy())
		paste(out, mid, point{cos / wide, sin / wide}, point{-sin / high, cos / high}, func(u, v float64) (byte, bool) {
			p := image.Pt(int(math.Floor(u+mid.x)), int(math.Floor(v+mid.y)))
			return g.GrayAt(p.X, p.Y).Y, p.In(g.Rect)
		})
		return out
	},
}

// marks put on a picture what is found in codes.
var marks = []stroke{
	func(g *image.Gray, x, y int, by byte) *image.Gray { // a finder pattern
		module, angle := 1+float64(by%16)/4, float64(by/16)/32*math.Pi
		right := point{module * math.Cos(angle), module * math.Sin(angle)}
		paste(g, point{float64(x), float64(y)}, right, point{-right.y, right.x}, func(u, v float64) (byte, bool) {
			ring := int(max(math.Abs(u), math.Abs(v)) + 0.5)
			if ring == 2 || ring == 4 {
				return 255, true
			}
			return 0, ring < 4
		})
		return g
	},
	func(g *image.Gray, x, y int, by byte) *image.Gray { // a whole code
		all := drawnCodes()
		c, module := all[int(by)%len(all)], 1+float64(by/16)/8
		if side := float64(c.Size+2*QuietZone) * module; side > damagedSide {
			module *= damagedSide / side
		}
		paste(g, point{float64(x), float64(y)}, point{module, 0}, point{0, module}, func(u, v float64) (byte, bool) {
			i, j := int(math.Floor(u))-QuietZone, int(math.Floor(v))-QuietZone
			if c.At(i, j) {
				return 0, true
			}
			return 255, min(i, j) >= -QuietZone && max(i, j) < c.Size+QuietZone
		})
		return g
	},
	func(g *image.Gray, x, y int, by byte) *image.Gray { // eight modules
		for i := range 8 {
			shade := color.Gray{Y: 255 * (by >> i & 1)}
			draw.Draw(g, image.Rect(x+2*i, y, x+2*i+2, y+2), image.NewUniform(shade), image.Point{}, draw.Src)
		}
		return g
	},
}

// paste sets the pixels that a shape has, by its own coordinates: right and down are one step in it, in pixels.
func paste(g *image.Gray, at, right, down point, shade func(u, v float64) (byte, bool)) {
	area := right.x*down.y - right.y*down.x
	for y := range g.Rect.Dy() {
		for x := range g.Rect.Dx() {
			dx, dy := float64(x)+0.5-at.x, float64(y)+0.5-at.y
			if v, ok := shade((dx*down.y-dy*down.x)/area, (dy*right.x-dx*right.y)/area); ok {
				g.Pix[y*g.Stride+x] = v
			}
		}
	}
}

// stroked puts strokes of some kinds on a picture, as four bytes each describe them: which, where in parts of 256 of
// its sides, and by how much.
func stroked(g *image.Gray, how []byte, kinds ...stroke) *image.Gray {
	for n := 0; len(how) >= 4 && n < maxStrokes; how, n = how[4:], n+1 {
		x, y := int(how[1])*g.Rect.Dx()/256, int(how[2])*g.Rect.Dy()/256
		g = kinds[int(how[0])%len(kinds)](g, x, y, how[3])
	}
	return g
}

// sketched is a sheet of 20 to 79 pixels a side with marks and blows on it.
func sketched(how []byte) *image.Gray {
	if len(how) < 2 {
		return image.NewGray(image.Rect(0, 0, 20, 20))
	}
	g := image.NewGray(image.Rect(0, 0, 20+int(how[0]%60), 20+int(how[1]%60)))
	draw.Draw(g, g.Rect, image.White, image.Point{}, draw.Src)
	return stroked(g, how[2:], append(marks[:len(marks):len(marks)], blows...)...)
}

// drawnCodes are codes of many kinds in versions 1 to 4: they are made once, since making them takes longer than reading.
var drawnCodes = sync.OnceValue(func() (out []Code) {
	for _, text := range []string{
		"1", "A", "x", "0123456789012345", "anna@library.example", "図書館", "José García", "HTTP://LIBRARY.EXAMPLE/CARD",
		"https://library.example/", "MECARD:N:Doe,Jane;;", "tel:+12025550123;REF 998877665544332211", "図書館 – Zoë",
	} {
		c, err := Encode(text)
		if err != nil {
			panic(err) // they are short
		}
		out = append(out, c)
	}
	return out
})

// mustBeDrawn fails for a text that is none of a drawn code.
func mustBeDrawn(t *testing.T, text string) {
	t.Helper()
	for _, c := range drawnCodes() {
		if c.Text == text {
			return
		}
	}
	t.Errorf("read %q, which no code says", text)
}
