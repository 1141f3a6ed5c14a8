package qr

import (
	"image"
	"image/color"
	"image/draw"
	"math/rand/v2"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"

	"lanyard/data/qr/scene"
)

// What reading one picture of at most damagedSide pixels a side may take.
const (
	damagedSide  = 150
	mostTime     = 8 * time.Second // on a busy machine; it is a fraction of a second on a quiet one
	mostMemory   = 400 << 20       // bytes allocated in all, so never more at a time
	mostGridTime = 5 * time.Second
)

// bounded runs f and fails when it takes too long or allocates too much.
func bounded(t *testing.T, most time.Duration, f func()) {
	t.Helper()
	began, before := time.Now(), allocated()
	f()
	if took := time.Since(began); took > most {
		t.Errorf("it took %v", took)
	}
	if used := allocated() - before; used > mostMemory {
		t.Errorf("it allocated %d MB", used>>20)
	}
}

func allocated() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// A blow damages a picture at a place given in parts of 256 of its sides, by an amount.
type blow func(g *image.Gray, x, y int, by byte) *image.Gray

var blows = []blow{
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
}

// damaged deals a picture the blows that four bytes each describe.
func damaged(g *image.Gray, how []byte) *image.Gray {
	for ; len(how) >= 4; how = how[4:] {
		x, y := int(how[1])*g.Rect.Dx()/256, int(how[2])*g.Rect.Dy()/256
		g = blows[int(how[0])%len(blows)](g, x, y, how[3])
	}
	return g
}

// FuzzDecodeDamagedCode: a code that was damaged in any way reads as what it said or not at all, and
// trying takes bounded time and memory.
func FuzzDecodeDamagedCode(f *testing.F) {
	f.Add("anna@library.example", uint8(3), []byte{})
	f.Add("https://library.example/", uint8(2), []byte{0, 100, 100, 120, 4, 0, 0, 100})
	f.Add("図書館 – Zoë", uint8(3), []byte{2, 30, 200, 90, 6, 0, 0, 150, 8, 0, 0, 0})
	f.Add(strings.Repeat("0123456789", 9), uint8(1), []byte{3, 128, 40, 9, 5, 1, 2, 90, 7, 240, 230, 0})
	f.Add("x", uint8(3), []byte{1, 60, 60, 200, 1, 90, 20, 70, 8, 0, 0, 1})
	f.Fuzz(func(t *testing.T, text string, scale uint8, how []byte) {
		if len(how) > 64 {
			return
		}
		c, err := Encode(text)
		side := c.Size + 2*QuietZone
		if err != nil || side*int(scale%5) > damagedSide {
			return
		}
		g := damaged(c.Image(int(scale%5)), how)
		bounded(t, mostTime, func() {
			found, err := Decode(t.Context(), g)
			if err != nil {
				t.Fatal(err)
			}
			for _, got := range found {
				if got.Text != c.Text {
					t.Errorf("read %q, want %q", got.Text, c.Text)
				}
			}
		})
	})
}

// FuzzGrid: a sampled grid, with any modules wrong and any greys, reads as what the code said or not
// at all. Without a code under it anything may come, but no panic.
func FuzzGrid(f *testing.F) {
	f.Add("anna@library.example", true, []byte{})
	f.Add("図書館", true, []byte{0, 0, 1, 0, 0, 128, 0, 3})
	f.Add(strings.Repeat("Lanyard ", 60), true, []byte{0, 0, 0, 0, 255, 255})
	f.Add("x", false, []byte{170, 85, 51})
	f.Fuzz(func(t *testing.T, text string, code bool, wrong []byte) {
		c, err := Encode(text)
		if err != nil || c.Version > 25 || len(wrong) > 2000 {
			return
		}
		bits, view := wrongGrid(c, code, wrong)
		l := layouts[c.Version]()
		bounded(t, mostGridTime, func() {
			var m memory
			for name, read := range map[string]func() (payload, bool){
				"bits":   func() (payload, bool) { return readBits(bits) },
				"greys":  func() (payload, bool) { return l.read(view, true) },
				"memory": func() (payload, bool) { m.add(slices.Clone(view), l); return m.add(slices.Clone(view), l) },
			} {
				p, ok := read()
				if ok && code && p.plain() != c.Text {
					t.Errorf("%s read as %q, want %q", name, p.plain(), c.Text)
				}
			}
		})
	})
}

// wrongGrid is a code, or nothing, with the modules wrong whose bits are set, as modules and as greys
// that are off by the same bytes.
func wrongGrid(c Code, code bool, wrong []byte) (*gozxing.BitMatrix, []float32) {
	bits, err := gozxing.NewSquareBitMatrix(c.Size)
	if err != nil {
		panic(err) // no size
	}
	n := c.Size + 2*margin
	view := make([]float32, n*n)
	for i := range view {
		x, y := i%n-margin, i/n-margin
		dark := code && c.At(x, y)
		k := y*c.Size + x
		inside := x >= 0 && y >= 0 && x < c.Size && y < c.Size
		if inside && k/8 < len(wrong) && wrong[k/8]>>(k%8)&1 == 1 {
			dark = !dark
		}
		if inside && dark {
			bits.Set(x, y)
		}
		view[i] = 1
		if dark {
			view[i] = -1
		}
		if i < len(wrong) {
			view[i] += float32(int8(wrong[i])) / 128
		}
	}
	return bits, view
}
