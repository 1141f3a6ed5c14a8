package qr

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/makiuchi-d/gozxing"

	"lanyard/data/qr/scene"
)

func TestProjectionThroughFourPoints(t *testing.T) {
	from := []point{{3.5, 3.5}, {53.5, 3.5}, {53.5, 53.5}, {3.5, 53.5}}
	onto := []point{{100, 80}, {310, 95}, {280, 300}, {90, 260}}
	m, ok := fitProjection(from, onto)
	if !ok {
		t.Fatal("not found")
	}
	back := m.adjugate()
	for i, p := range from {
		near(t, "there", m.apply(p), onto[i], 1e-6)
		near(t, "and back", back.apply(onto[i]), p, 1e-6)
	}
	// More points, each a little off: the one through all of them on the whole.
	r := rand.New(rand.NewPCG(1, 1))
	var many, seen []point
	for x := 3.5; x < 60; x += 10 {
		for y := 3.5; y < 60; y += 10 {
			p := m.apply(point{x, y})
			many, seen = append(many, point{x, y}), append(seen, point{p.x + 0.2*r.NormFloat64(), p.y + 0.2*r.NormFloat64()})
		}
	}
	if m, ok = fitProjection(many, seen); !ok {
		t.Fatal("not found")
	}
	for i, p := range from {
		near(t, "among many", m.apply(p), onto[i], 0.4)
	}
}

func near(t *testing.T, what string, got, want point, within float64) {
	t.Helper()
	if math.Hypot(got.x-want.x, got.y-want.y) > within {
		t.Errorf("%s: %.3f, want %.3f", what, got, want)
	}
}

func TestNoProjectionThroughALine(t *testing.T) {
	on := []point{{1, 1}, {2, 2}, {3, 3}, {4, 4}}
	if m, ok := fitProjection(on, on); ok {
		t.Errorf("found %v", m)
	}
}

// The known modules are those that codes of all versions have.
func TestLayoutsAreTrueOfCodes(t *testing.T) {
	for version := 1; version <= 40; version++ {
		if raceDetector && version%8 != 1 {
			continue // it is slow
		}
		c, err := Encode(filler(capacity(t, version)))
		if err != nil {
			t.Fatal(err)
		}
		l := layouts[version]()
		if l.size != c.Size {
			t.Fatalf("version %d: size %d", version, l.size)
		}
		modules := l.timing
		for _, p := range l.patterns() {
			modules = append(modules, p.modules...)
		}
		for _, k := range modules {
			if c.At(k.x, k.y) != k.dark {
				t.Fatalf("version %d: module %d,%d is not %v", version, k.x, k.y, k.dark)
			}
		}
	}
}

// held is a frame with a code of the version, as a clip has it.
func held(version int, pixels, sigma, tilt float64, seed uint64) (Code, *image.Gray) {
	r := rand.New(rand.NewPCG(9, seed))
	c := codeOfVersion(version, r)
	h := scene.Held{
		Code: c.scene(), Pixels: pixels, Blur: sigma, Noise: scene.FrameNoise, Shake: 1, Quiet: QuietZone,
		Tilt: tilt * math.Pi / 180, About: 1.1, Roll: 0.12, X: 640, Y: 360, Dark: 30, Light: 210,
		Background: scene.Clutter(scene.FrameWidth, scene.FrameHeight), R: r,
	}
	return c, h.Frame()
}

// TestScanReadsTiltedCodes: the grid is fitted to all alignment patterns, so that large codes are
// read from aside as small ones are.
func TestScanReadsTiltedCodes(t *testing.T) {
	for _, tc := range []struct {
		version             int
		pixels, blur, tilts float64
	}{
		{2, 4, 0.6, 35}, {6, 3, 0.6, 35}, {7, 3, 1, 35}, {10, 3, 1, 35}, {14, 3, 1, 35}, {17, 3, 1, 35}, {21, 4, 1, 30}, {25, 4, 1, 30}, {30, 4, 0.7, 25}, {35, 3.5, 0.7, 20},
	} {
		t.Run(fmt.Sprintf("version %d at %.0f°", tc.version, tc.tilts), func(t *testing.T) {
			if testing.Short() && tc.version > 10 {
				t.Skip("a large picture")
			}
			c, img := held(tc.version, tc.pixels, tc.blur, tc.tilts, 1)
			found, _ := watch(t, NewWatcher(), img, 2)
			if !c.only(found) {
				t.Fatalf("read %q", found)
			}
			for i, p := range found[0].At {
				if !p.In(img.Rect) {
					t.Errorf("corner %d at %v", i, p)
				}
			}
		})
	}
}

// A code on paper that is bent, as badges are: no projection maps its modules.
func TestScanReadsABentCode(t *testing.T) {
	c := codeOfVersion(17, rand.New(rand.NewPCG(9, 2)))
	flat := c.Image(4)
	bent := image.NewGray(flat.Rect)
	w, h := float64(flat.Rect.Dx()), float64(flat.Rect.Dy())
	for y := range flat.Rect.Dy() {
		for x := range flat.Rect.Dx() {
			// A cylinder looked at from above: its middle is nearer.
			u := (float64(x) - w/2) / (w / 2)
			bow := 1 + 0.04*(1-u*u)
			v := (float64(y)-h/2)/bow + h/2
			bent.Pix[y*bent.Stride+x] = byte(level(flat, point{w/2 + math.Asin(u*0.5)/math.Asin(0.5)*w/2, v}))
		}
	}
	img := scene.Blur(onPage(bent, 1000, 800, image.Pt(200, 150)), 0.8)
	s := scan{g: img, threshold: thresholdOf(img, 2)}
	found := s.read(nil)
	if len(found) != 1 || found[0].payload.plain() != c.Text {
		t.Fatalf("read %v", found)
	}
	if found := coarse(hybrid(img)); len(found) > 0 {
		t.Error("it is read by a projection as well: the case shows nothing")
	}
}

// A memory reads from several frames what no frame shows.
func TestMemoryAddsFramesUp(t *testing.T) {
	c, err := Encode(sampleText)
	if err != nil {
		t.Fatal(err)
	}
	other, err := Encode(filler(len(sampleText)))
	if err != nil || other.Version != c.Version {
		t.Fatalf("version %d, want %d (%v)", other.Version, c.Version, err)
	}
	l := layouts[c.Version]()
	r := rand.New(rand.NewPCG(4, 4))
	noisy := func(c Code) []float32 {
		n := c.Size + 2*margin
		view := make([]float32, n*n)
		for i := range view {
			view[i] = 1
			if c.At(i%n-margin, i/n-margin) {
				view[i] = -1
			}
			view[i] += float32(0.8 * r.NormFloat64())
		}
		return view
	}
	var m accumulator
	for n := 1; ; n++ {
		if p, ok := l.read(noisy(c), false); ok {
			t.Fatalf("one frame alone is read: %q", p.plain())
		}
		// Another code of the version between the frames does no harm.
		if p, ok := m.add(noisy(other), l); ok && p.plain() != other.Text {
			t.Fatalf("read %q", p.plain())
		}
		if p, ok := m.add(noisy(c), l); ok {
			if p.plain() != sampleText || n == 1 {
				t.Errorf("read %q with frame %d", p.plain(), n)
			}
			break
		}
		if n == 10 {
			t.Fatal("not read from ten frames")
		}
	}
	if len(m.codes) > maxAccumulated {
		t.Errorf("%d codes are remembered", len(m.codes))
	}
	var none *accumulator
	if _, ok := none.add(noisy(c), l); ok {
		t.Error("nothing was read from")
	}
}

// Finder patterns are placed to a fraction of a pixel, be they small and blurred.
func TestScanPlacesFinderPatterns(t *testing.T) {
	c, err := Encode(sampleText)
	if err != nil {
		t.Fatal(err)
	}
	for _, pixels := range []float64{2, 2.5, 3, 4, 9} {
		g := c.seen(pixels)
		s := scan{g: g, threshold: thresholdOf(g, 2), sharpen: 1}
		found := s.patterns(scanStep)
		for _, p := range layouts[c.Version]().finder {
			want := point{(p.at.x + QuietZone) * pixels, (p.at.y + QuietZone) * pixels}
			best := math.Inf(1)
			for _, f := range found {
				best = min(best, math.Hypot(f.at.x-want.x, f.at.y-want.y))
			}
			if best > 0.35*pixels {
				t.Errorf("%.1f pixels a module: the nearest to %.1f is %.2f pixels away", pixels, want, best)
			}
		}
	}
}

// FuzzScan scans pictures with finder patterns and codes in them, by each of the ways, with a memory and without.
func FuzzScan(f *testing.F) {
	f.Add([]byte{50, 50, 1, 20, 20, 20}, uint8(4))
	f.Add([]byte{59, 55, 1, 0, 0, 37, 9, 0, 0, 8}, uint8(0))
	f.Add([]byte{40, 40, 0, 50, 50, 4, 0, 200, 50, 4, 0, 50, 200, 4}, uint8(7))
	f.Add([]byte{40, 40, 0, 50, 50, 36, 0, 200, 60, 36, 2, 100, 100, 77, 7, 0, 0, 70}, uint8(14))
	f.Add([]byte{59, 59, 1, 0, 0, 45, 12, 60, 0, 30, 8, 7, 7, 60}, uint8(27))
	f.Fuzz(func(t *testing.T, how []byte, way uint8) {
		g := sketched(how)
		reach, sharpen := 1+int(way%3), float32(way/3%4)
		bounded(t, mostTime, func() {
			var m accumulator
			for _, seen := range []*accumulator{&m, &m, nil} {
				for _, r := range scanned(reach, sharpen)(g, seen) {
					mustBeDrawn(t, r.payload.plain())
				}
			}
		})
	})
}

// FuzzDetect looks for codes in pictures that were parted into dark and light.
func FuzzDetect(f *testing.F) {
	f.Add([]byte{50, 50, 1, 20, 20, 20}, uint8(0))
	f.Add([]byte{40, 40, 0, 50, 50, 4, 0, 200, 50, 4, 0, 50, 200, 4}, uint8(1))
	f.Add([]byte{59, 55, 1, 0, 0, 37, 9, 0, 0, 8}, uint8(5))
	f.Fuzz(func(t *testing.T, how []byte, way uint8) {
		part := hybrid
		if way%2 == 1 {
			part = global
		}
		bounded(t, mostTime, func() {
			m := part(sketched(how))
			if m == nil {
				return
			}
			for _, find := range []func(*gozxing.BitMatrix) []reading{coarse, fine, pure} {
				for _, r := range find(m) {
					mustBeDrawn(t, r.payload.plain())
				}
			}
		})
	})
}

// FuzzWatcher shows a camera's pictures to a watcher, each a little other than the one before.
func FuzzWatcher(f *testing.F) {
	f.Add([]byte{50, 50, 1, 20, 20, 20}, []byte{5, 1, 2, 40, 4, 0, 0, 60})
	f.Add([]byte{40, 40, 1, 0, 0, 4}, []byte{9, 0, 0, 3, 8, 0, 0, 0})
	f.Fuzz(func(t *testing.T, how, then []byte) {
		g, w := sketched(how), NewWatcher()
		bounded(t, mostTime, func() {
			for range looks {
				found, err := w.Next(t.Context(), g)
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range found {
					mustBeDrawn(t, r.Text)
				}
				if len(then) >= 4 {
					g, then = stroked(g, then[:4], blows...), then[4:]
				}
			}
		})
	})
}
