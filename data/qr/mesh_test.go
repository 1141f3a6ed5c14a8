package qr

import (
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"lanyard/data/qr/scene"
)

// waved is a code on cloth, with folds across and along it that move its modules by up to so many
// pixels, and where in the picture a point of the code is.
func waved(c Code, pixels int, by float64) (*image.Gray, func(point) point) {
	flat := c.Image(pixels)
	out := image.NewGray(flat.Rect)
	w := float64(flat.Rect.Dx())
	fold := func(p point) point {
		return point{p.x + by*math.Sin(p.y/w*5+1), p.y + by*math.Sin(p.x/w*6+p.y/w*2)}
	}
	for y := range flat.Rect.Dy() {
		for x := range flat.Rect.Dx() {
			out.Pix[y*out.Stride+x] = byte(level(flat, fold(point{float64(x) + 0.5, float64(y) + 0.5})))
		}
	}
	where := func(p point) point {
		want := point{(p.x + QuietZone) * float64(pixels), (p.y + QuietZone) * float64(pixels)}
		at := want
		for range 50 { // the fold undone by going back as far as it leads astray
			f := fold(at)
			at = point{at.x + want.x - f.x, at.y + want.y - f.y}
		}
		return at
	}
	return scene.Blur(onPage(out, flat.Rect.Dx()+40, flat.Rect.Dy()+40, image.Pt(20, 20)), 0.7), func(p point) point {
		at := where(p)
		return point{at.x + 20, at.y + 20}
	}
}

// A mesh finds the modules of a code on cloth that a projection, with what it misses at the few
// patterns of a small code, is more than half a module away from.
func TestMeshFollowsFolds(t *testing.T) {
	for _, version := range []int{2, 3, 6, 12} {
		c := codeOfVersion(version, rand.New(rand.NewPCG(3, 1)))
		const pixels = 6
		img, where := waved(c, pixels, 0.8*pixels)
		s := scan{g: img, threshold: thresholdOf(img, 2)}
		ts := triples(s.patterns(scanStep))
		if len(ts) == 0 {
			t.Errorf("version %d: no finder patterns", version)
			continue
		}
		gr, ok := fitGrid(img, ts[0])
		if !ok || gr.size != c.Size {
			t.Fatalf("version %d: no grid", version)
		}
		far := func() (most float64) {
			for y := range c.Size {
				for x := range c.Size {
					at := point{float64(x) + 0.5, float64(y) + 0.5}
					a, b := gr.place(at), where(at)
					most = max(most, math.Hypot(a.x-b.x, a.y-b.y)/pixels)
				}
			}
			return most
		}
		before := far()
		gr.bend(img)
		if after := far(); after > 0.45 || before < 0.5 {
			t.Errorf("version %d: modules are up to %.2f modules away, %.2f before", version, after, before)
		}
		if p, ok := gr.read(gr.view(img), false); !ok || p.plain() != c.Text {
			t.Errorf("version %d: not read", version)
		}
	}
}

// Where nothing is seen a node stays where its neighbours have it.
func TestMeshWithoutContrast(t *testing.T) {
	gr := grid{layout: layouts[2](), to: projection{4, 0, 20, 0, 4, 20, 0, 0, 1}}
	grey := image.NewGray(image.Rect(0, 0, 150, 150))
	gr.bend(grey)
	for _, p := range []point{{0, 0}, {12, 7}, {25, 25}} {
		near(t, "place", gr.place(p), gr.to.apply(p), 1e-6)
	}
}

// Bending takes most of the time on a code that cannot be read, and every size of the picture asks for it.
func TestSmallCodesAreBentSevenTimesAtOnePlace(t *testing.T) {
	at := func(version int, pixels, x, factor float64) *grid {
		p := pixels * factor
		return &grid{layout: layouts[version](), to: projection{p, 0, x * factor, 0, p, 20 * factor, 0, 0, 1}}
	}
	sizes := []float64{1, 1, 0.5, 0.5, 0.75, 0.75, 1.5, 1.5, 2, 2}
	times := func(b *bends, version int, pixels, x float64) (n int) {
		for i, factor := range sizes {
			if b.worthwhile(at(version, pixels, x+float64(i)/5, factor), factor) { // found at a place a little beside
				n++
			}
		}
		return n
	}
	var b bends
	for _, c := range []struct {
		claim   string
		bends   *bends
		version int
		pixels  float64
		x       float64
		want    int
	}{
		{"a small one", &b, 2, 2, 10, mostBent},
		{"it again", &b, 2, 2, 10, 0},
		{"one beside it", &b, 2, 2, 80, mostBent},
		{"another version at its place", &b, 3, 2, 10, mostBent},
		{"a large one", &b, 2, 9, 10, len(sizes)},
		{"a frame of a camera", nil, 2, 2, 10, len(sizes)},
	} {
		if got := times(c.bends, c.version, c.pixels, c.x); got != c.want {
			t.Errorf("%s: bent %d times, want %d", c.claim, got, c.want)
		}
	}
}
