package qr

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/datamatrix"
	"github.com/makiuchi-d/gozxing/oned"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobolditalic"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/gomonobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/gofont/gosmallcaps"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"lanyard/data/qr/scene"
)

// A motif makes pictures that hold no code.
type motif struct {
	name  string
	count int
	make  func(t *testing.T, n int, r *rand.Rand) *image.Gray
}

// motifs make 200 pictures.
var motifs = []motif{
	{"noise", 16, noise},
	{"random modules", 10, randomModules},
	{"bricks", 8, bricks},
	{"stripes", 12, stripes},
	{"checkerboards", 10, checkerboard},
	{"wood", 8, wood},
	{"moiré", 10, moire},
	{"text", 20, textPage},
	{"halftones", 12, halftone},
	{"things", 16, things},
	{"bar codes", 12, barCode},
	{"Data Matrix", 12, dataMatrix},
	{"Aztec", 10, aztec},
	{"finder patterns only", 4, finderPatternsOnly},
	{"finder patterns around random modules", 8, finderPatternsAndNoise},
	{"codes with random content", 12, randomContent},
	{"codes without format information", 10, withoutFormat},
	{"codes with too many modules wrong", 10, tooManyWrong},
}

const (
	motifWidth, motifHeight = 420, 320
)

// TestNothingIsReadWhereThereIsNoCode: a false reading is worse than none.
func TestNothingIsReadWhereThereIsNoCode(t *testing.T) {
	if testing.Short() || raceDetector {
		t.Skip("looks hard at two hundred pictures")
	}
	total := 0
	for _, m := range motifs {
		total += m.count
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			for n := 0; n < m.count; n++ {
				img := m.make(t, n, rand.New(rand.NewPCG(200, uint64(n))))
				found, err := Decode(t.Context(), img)
				if err != nil || len(found) > 0 {
					t.Errorf("picture %d: read %q, %v", n, found, err)
				}
				// A camera sees it many times over, and adds up what it sees.
				if strings.Contains(m.name, "codes") || strings.Contains(m.name, "finder") {
					if found, frame := watch(t, NewWatcher(), img, turns); found != nil {
						t.Errorf("picture %d: a camera reads %q with frame %d", n, found, frame)
					}
				}
			}
		})
	}
	if total != 200 {
		t.Errorf("%d pictures, want 200", total)
	}
}

// TestMotifsAreWhatTheySay: the fakes are such that one step less would be a code.
func TestMotifsAreWhatTheySay(t *testing.T) {
	r := rand.New(rand.NewPCG(200, 1))
	c := codeOfVersion(3, r)
	found, err := Decode(t.Context(), onSheet(c, 5, r))
	if err != nil || !c.only(found) {
		t.Errorf("the code that fakes are made of is not read: %q, %v", found, err)
	}
}

// filled makes a picture of the motifs' size from a function of the place.
func filled(grey func(x, y float64) float64) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, motifWidth, motifHeight))
	for y := range motifHeight {
		for x := range motifWidth {
			g.Pix[y*g.Stride+x] = byte(min(max(grey(float64(x), float64(y)), 0), 255))
		}
	}
	return g
}

// lattice is random values at whole places, between which it is smooth.
func lattice(r *rand.Rand) func(x, y float64) float64 {
	var values [64][64]float64
	for i := range values {
		for j := range values[i] {
			values[i][j] = r.Float64()
		}
	}
	return func(x, y float64) float64 {
		fx, fy := math.Floor(x), math.Floor(y)
		i, j := int(fy)&63, int(fx)&63
		ease := func(t float64) float64 { return t * t * (3 - 2*t) }
		u, v := ease(x-fx), ease(y-fy)
		top := values[i][j]*(1-u) + values[i][(j+1)&63]*u
		low := values[(i+1)&63][j]*(1-u) + values[(i+1)&63][(j+1)&63]*u
		return top*(1-v) + low*v
	}
}

// noise has a spectrum from white to very red.
func noise(_ *testing.T, n int, r *rand.Rand) *image.Gray {
	fields := make([]func(x, y float64) float64, 7)
	for i := range fields {
		fields[i] = lattice(r)
	}
	slope := float64(n%8) / 4
	hard := n >= 8 // black and white
	return filled(func(x, y float64) float64 {
		sum, all := 0.0, 0.0
		for i, f := range fields {
			size := math.Pow(2, float64(i))
			weight := math.Pow(size, slope-0.5)
			sum, all = sum+weight*(f(x/size, y/size)-0.5), all+weight
		}
		v := sum / all * 4
		if hard {
			v = math.Copysign(1, v)
		}
		return 128 + 120*v
	})
}

// randomModules is a field of squares as large as modules.
func randomModules(_ *testing.T, n int, r *rand.Rand) *image.Gray {
	size, bits := float64(2+n), lattice(r)
	return filled(func(x, y float64) float64 {
		if bits(math.Floor(x/size), math.Floor(y/size)) < 0.5 {
			return 20
		}
		return 235
	})
}

func bricks(_ *testing.T, n int, r *rand.Rand) *image.Gray {
	w, h, gap := 20+float64(8*n), 8+float64(4*n), 2+float64(n)/2
	shade := lattice(r)
	g := filled(func(x, y float64) float64 {
		row := math.Floor(y / h)
		x += w / 2 * math.Mod(row, 2)
		if math.Mod(x, w) < gap || math.Mod(y, h) < gap {
			return 210
		}
		return 60 + 60*shade(math.Floor(x/w), row)
	})
	scene.Grain(g, 10, r)
	return g
}

func stripes(_ *testing.T, n int, r *rand.Rand) *image.Gray {
	period, angle := 4+float64(3*n), float64(n)*math.Pi/12
	c, s := math.Cos(angle), math.Sin(angle)
	return filled(func(x, y float64) float64 {
		at := math.Mod(x*c+y*s+1e4, 7*period) / period
		// Runs as a finder pattern has them, all the way down.
		if n%2 == 0 && (at < 1 || at > 2 && at < 5 || at > 6) || n%2 == 1 && int(at)%2 == 0 {
			return 30
		}
		return 220 + 4*r.Float64()
	})
}

func checkerboard(_ *testing.T, n int, _ *rand.Rand) *image.Gray {
	side, angle := 3+float64(3*n), float64(n%3)*0.3
	c, s := math.Cos(angle), math.Sin(angle)
	return filled(func(x, y float64) float64 {
		u, v := math.Floor((x*c-y*s+999)/side), math.Floor((x*s+y*c)/side)
		return 240 * math.Mod(u+v+1e4, 2)
	})
}

func wood(_ *testing.T, n int, r *rand.Rand) *image.Gray {
	warp, fibre := lattice(r), lattice(r)
	mid := point{motifWidth * r.Float64(), motifHeight * r.Float64()}
	return filled(func(x, y float64) float64 {
		d := math.Hypot(x-mid.x, (y-mid.y)*(1+float64(n)/2)) + 40*warp(x/60, y/25)
		return 130 + 70*math.Sin(d/(2+float64(n))) + 40*fibre(x/3, y/30)
	})
}

func moire(_ *testing.T, n int, _ *rand.Rand) *image.Gray {
	p, q := 3+float64(n)/3, 3.4+float64(n)/2
	return filled(func(x, y float64) float64 {
		if n%2 == 0 {
			return 128 + 60*math.Sin(2*math.Pi*x/p)*math.Sin(2*math.Pi*y/p) + 60*math.Sin(2*math.Pi*(x+0.2*y)/q)*math.Sin(2*math.Pi*(y-0.2*x)/q)
		}
		return 128 + 60*math.Sin(math.Hypot(x-100, y-100)*2*math.Pi/p) + 60*math.Sin(math.Hypot(x-300, y-180)*2*math.Pi/q)
	})
}

var typefaces = [][]byte{goregular.TTF, gomono.TTF, gomonobold.TTF, gobolditalic.TTF, gosmallcaps.TTF}

// textPage is set in one of five faces and four sizes.
func textPage(t *testing.T, n int, r *rand.Rand) *image.Gray {
	g := filled(func(_, _ float64) float64 { return 240 })
	face := typeface(t, typefaces[n%5], []float64{9, 13, 20, 34}[n/5])
	line := face.Metrics().Height.Ceil()
	words := strings.Fields("The catalogue of the library holds 12,408 records on microfilm ISBN 978-3-16-148410-0 QR [] {} ■ □ ▣ ▪ ⊡ 日 口 田 回 of which many are O0Qo8B# @ and all are HH EE TT III ::: === +++")
	for y := line; y < motifHeight+line; y += line {
		d := font.Drawer{Dst: g, Src: image.NewUniform(color.Gray{Y: 25}), Face: face, Dot: fixed.P(4, y)}
		for d.Dot.X < fixed.I(motifWidth) {
			d.DrawString(pick(r, words) + " ")
		}
	}
	if n%4 == 3 {
		g = invert(g)
	}
	return g
}

func typeface(t *testing.T, ttf []byte, size float64) font.Face {
	t.Helper()
	f, err := opentype.Parse(ttf)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72})
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// halftone prints a picture in dots, squares or lines on a slanted screen.
func halftone(_ *testing.T, n int, r *rand.Rand) *image.Gray {
	pitch, angle, tone := 4+float64(n), 0.26*float64(n%4), lattice(r)
	c, s := math.Cos(angle), math.Sin(angle)
	return filled(func(x, y float64) float64 {
		u, v := math.Mod((x*c-y*s)/pitch+1e3, 1)-0.5, math.Mod((x*s+y*c)/pitch+1e3, 1)-0.5
		d := [...]float64{math.Hypot(u, v), max(math.Abs(u), math.Abs(v)), math.Abs(u)}[n%3]
		if d < 0.65*tone(x/90, y/90) {
			return 25
		}
		return 235
	})
}

// things are rings, discs and nested squares before a slope of light: what rows of a finder pattern
// are seen in.
func things(_ *testing.T, n int, r *rand.Rand) *image.Gray {
	light := lattice(r)
	g := filled(func(x, y float64) float64 { return 90 + 120*light(x/200, y/200) })
	for range 8 + n/2 {
		mid := image.Pt(r.IntN(motifWidth), r.IntN(motifHeight))
		module, round := 2+r.Float64()*float64(2+n/2), r.IntN(2) == 0
		reach := int(3.5*module) + 1
		for dy := -reach; dy <= reach; dy++ {
			for dx := -reach; dx <= reach; dx++ {
				d := max(math.Abs(float64(dx)), math.Abs(float64(dy))) / module
				if round {
					d = math.Hypot(float64(dx), float64(dy)) / module
				}
				if d < 3.5 {
					g.SetGray(mid.X+dx, mid.Y+dy, color.Gray{Y: [...]byte{30, 225}[btoi(d > 1.5 && d < 2.5)]})
				}
			}
		}
	}
	g = scene.Blur(g, 0.3+float64(n%4)/3)
	scene.Grain(g, 8, r)
	return g
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func barCode(t *testing.T, n int, r *rand.Rand) *image.Gray {
	digits := fmt.Sprintf("%012d", r.Int64N(1e12))
	kinds := []struct {
		writer gozxing.Writer
		format gozxing.BarcodeFormat
		text   string
	}{
		{oned.NewCode128Writer(), gozxing.BarcodeFormat_CODE_128, "Lanyard " + digits[:6]},
		{oned.NewCode39Writer(), gozxing.BarcodeFormat_CODE_39, "LANYARD " + digits[:4]},
		{oned.NewITFWriter(), gozxing.BarcodeFormat_ITF, digits},
		{oned.NewEAN8Writer(), gozxing.BarcodeFormat_EAN_8, digits[:7]},
	}
	k := kinds[n%len(kinds)]
	m, err := k.writer.Encode(k.text, k.format, 340, 60+20*n, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tilted(drawn(m, 1), n, r)
}

func dataMatrix(t *testing.T, n int, r *rand.Rand) *image.Gray {
	text := strings.Repeat("library ", n+1) + fmt.Sprint(r.IntN(1e6))
	m, err := datamatrix.NewDataMatrixWriter().Encode(text, gozxing.BarcodeFormat_DATA_MATRIX, 1, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tilted(drawn(m, max(2, 230/(m.GetWidth()+8))), n, r)
}

// aztec has the bull's eye, the orientation marks and the reference grid of an Aztec code (ISO/IEC
// 24778); the rest is random, as nobody at hand writes such codes.
func aztec(_ *testing.T, n int, r *rand.Rand) *image.Gray {
	full := n%2 == 1
	eye, side := 5, 15+4*(n/2)
	if full {
		eye, side = 7, 19+8*(n/2)
	}
	side |= 1
	mid := side / 2
	m, _ := gozxing.NewSquareBitMatrix(side)
	for y := range side {
		for x := range side {
			dx, dy := x-mid, y-mid
			d := max(dx, -dx, dy, -dy)
			dark := r.IntN(2) == 0
			switch {
			case d < eye:
				dark = d%2 == 0
			case full && (dx%16 == 0 || dy%16 == 0):
				dark = (dx+dy)%2 == 0
			case d == eye && dx*dx == dy*dy: // corners: three, two, one and no mark
				dark = dx < 0 || dy < 0 && dx > 0
			}
			if dark {
				m.Set(x, y)
			}
		}
	}
	return tilted(drawn(m, max(2, 230/(side+8))), n, r)
}

// drawn is a matrix with a white margin.
func drawn(m *gozxing.BitMatrix, scale int) *image.Gray {
	const margin = 4
	g := image.NewGray(image.Rect(0, 0, (m.GetWidth()+2*margin)*scale, (m.GetHeight()+2*margin)*scale))
	for y := range g.Rect.Dy() {
		for x := range g.Rect.Dx() {
			i, j := x/scale-margin, y/scale-margin
			g.Pix[y*g.Stride+x] = 245
			if i >= 0 && j >= 0 && i < m.GetWidth() && j < m.GetHeight() && m.Get(i, j) {
				g.Pix[y*g.Stride+x] = 15
			}
		}
	}
	return g
}

// tilted lays a picture on a page, every other one turned a little, blurred and with grain.
func tilted(img *image.Gray, n int, r *rand.Rand) *image.Gray {
	if n%2 == 1 {
		img = turned(img, float64(n)*0.2).(*image.Gray)
	}
	page := onPage(img, max(motifWidth, img.Rect.Dx()), max(motifHeight, img.Rect.Dy()), image.Pt(6, 6))
	page = scene.Blur(page, 0.3+float64(n%3)/3)
	scene.Grain(page, 6, r)
	return page
}

// onSheet draws a code on a page.
func onSheet(c Code, scale int, r *rand.Rand) *image.Gray {
	return tilted(c.Image(scale), 2*r.IntN(3), r)
}

// fake is a code of some small version, and its picture after each module was seen to.
func fake(n int, r *rand.Rand, change func(c Code, x, y int) bool) *image.Gray {
	c := codeOfVersion(1+n%6, r)
	if n%6 == 0 { // no card is short enough
		c, _ = Encode("lanyard")
	}
	modules := slices.Clone(c.Modules)
	for i := range modules {
		modules[i] = change(c, i%c.Size, i/c.Size)
	}
	c.Modules = modules
	return onSheet(c, 5, r)
}

// inFinder tells the finder patterns with their separators.
func inFinder(size, x, y int) bool {
	return x < 8 && y < 8 || x >= size-8 && y < 8 || x < 8 && y >= size-8
}

func finderPatternsOnly(_ *testing.T, n int, r *rand.Rand) *image.Gray {
	return fake(n, r, func(c Code, x, y int) bool { return inFinder(c.Size, x, y) && c.At(x, y) })
}

func finderPatternsAndNoise(_ *testing.T, n int, r *rand.Rand) *image.Gray {
	return fake(n, r, func(c Code, x, y int) bool {
		if inFinder(c.Size, x, y) {
			return c.At(x, y)
		}
		return r.IntN(2) == 0
	})
}

// randomContent keeps all patterns and the format information: error correction alone can tell.
func randomContent(_ *testing.T, n int, r *rand.Rand) *image.Gray {
	return fake(n, r, func(c Code, x, y int) bool {
		if functionPattern(c, x, y) || formatArea(c.Size, x, y) {
			return c.At(x, y)
		}
		return r.IntN(2) == 0
	})
}

func withoutFormat(_ *testing.T, n int, r *rand.Rand) *image.Gray {
	return fake(n, r, func(c Code, x, y int) bool {
		if formatArea(c.Size, x, y) && !functionPattern(c, x, y) {
			return n%2 == 0
		}
		return c.At(x, y)
	})
}

// tooManyWrong has between 42 and 51 of 100 modules wrong.
func tooManyWrong(_ *testing.T, n int, r *rand.Rand) *image.Gray {
	return fake(n, r, func(c Code, x, y int) bool {
		wrong := !functionPattern(c, x, y) && !formatArea(c.Size, x, y) && r.IntN(100) < 42+n
		return c.At(x, y) != wrong
	})
}
