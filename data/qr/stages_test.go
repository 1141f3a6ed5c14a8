package qr

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/common"

	"lanyard/data/qr/scene"
)

// ---- dark from light

// misread counts the modules of a drawing that a matrix has otherwise in their middle.
func misread(c Code, scale int, dark func(x, y int) bool) (n int) {
	for y := range c.Size {
		for x := range c.Size {
			if dark((x+QuietZone)*scale+scale/2, (y+QuietZone)*scale+scale/2) != c.At(x, y) {
				n++
			}
		}
	}
	return n
}

func TestBinarizersDifferInWhatTheyCopeWith(t *testing.T) {
	c := codeOfVersion(6, rand.New(rand.NewPCG(1, 1)))
	plain, shade := c.Image(5), shadowed(c.Image(5)).(*image.Gray)
	for name, tc := range map[string]struct {
		m           *gozxing.BitMatrix
		least, most int // modules wrong: along a shadow's edge some always are
	}{
		"by neighbourhood, plain":      {hybrid(plain), 0, 0},
		"by neighbourhood, in shadow":  {hybrid(shade), 0, c.Size * c.Size / 20},
		"by one threshold, plain":      {global(plain), 0, 0},
		"by one threshold, in shadow":  {global(shade), c.Size * c.Size / 8, c.Size * c.Size},
		"by neighbourhood, in grain":   {hybrid(withGrain(plain, 15)), 0, 0},
		"by one threshold, in a blur":  {global(scene.Blur(plain, 1.2)), 0, 0},
		"by neighbourhood, in the dim": {hybrid(dimmed(plain)), 0, 0},
	} {
		if n := misread(c, 5, tc.m.Get); n < tc.least || n > tc.most {
			t.Errorf("%s: %d modules are wrong", name, n)
		}
	}
}

func withGrain(g *image.Gray, sigma float32) *image.Gray {
	out := luminance(g)
	scene.Grain(out, sigma, rand.New(rand.NewPCG(1, 2)))
	return out
}

func dimmed(g *image.Gray) *image.Gray {
	out := luminance(g)
	for i, v := range out.Pix {
		out.Pix[i] = 10 + v/5
	}
	return out
}

func TestMiddleIsHalfwayBetweenLightAndDark(t *testing.T) {
	g := image.NewGray(image.Rect(0, 0, 160, 83)) // not whole blocks
	for i := range g.Pix {
		g.Pix[i] = 200
		if i%160 < 40 {
			g.Pix[i] = 60
		}
	}
	m := thresholdOf(g, 2)
	at := func(x, y int) float32 { return m.level[y/blockSide*m.cols+x/blockSide] }
	if got := at(40, 82); got != 130 {
		t.Errorf("at the edge it is %.0f, want 130", got)
	}
	if got := at(100, 10); got != flatLevel {
		t.Errorf("far from the edge it is %.0f, want none", got)
	}
	if got := thresholdOf(withGrain(image.NewGray(image.Rect(0, 0, 64, 64)), 5), 2).level[20]; got != flatLevel {
		t.Errorf("of grain it is %.0f, want none", got)
	}
}

// ---- finder patterns

func TestEdgesAreBetweenPixels(t *testing.T) {
	for name, tc := range map[string]struct {
		values []float32
		want   []float64
	}{
		"none":                      {[]float32{1, 1, 1}, nil},
		"sharp ones":                {[]float32{1, 1, -1, -1, 1}, []float64{12, 14}},
		"nearer to what is smaller": {[]float32{3, -1, -1, 1}, []float64{11.25, 13}},
		"dark from the first pixel": {[]float32{-1, 1}, []float64{10, 11}},
		"dark to the last":          {[]float32{1, -1}, []float64{11, 12}},
	} {
		got := edges(tc.values, 10, nil)
		if len(got) != len(tc.want) {
			t.Errorf("%s: %v, want %v", name, got, tc.want)
			continue
		}
		for i := range got {
			if math.Abs(got[i]-tc.want[i]) > 1e-6 {
				t.Errorf("%s: %v, want %v", name, got, tc.want)
			}
		}
	}
}

func TestFinderRunsAreOneOneThreeOneOne(t *testing.T) {
	line := func(module float64, runs ...float64) []float64 {
		out := []float64{5}
		for _, r := range runs {
			out = append(out, out[len(out)-1]+module*r)
		}
		return out
	}
	for name, tc := range map[string]struct {
		edges []float64
		ok    bool
	}{
		"exact":             {line(4, 1, 1, 3, 1, 1), true},
		"small":             {line(1.3, 1, 1, 3, 1, 1), true},
		"ink that runs":     {line(4, 1.3, 0.7, 3.3, 0.7, 1.3), true},
		"below a pixel":     {line(0.9, 1, 1, 3, 1, 1), false},
		"stripes":           {line(4, 1, 1, 1, 1, 1), false},
		"a wide dark heart": {line(4, 1, 1, 6, 1, 1), false},
		"one broad side":    {line(4, 3, 1, 3, 1, 1), false},
	} {
		module, ok := finderRuns(tc.edges)
		if ok != tc.ok {
			t.Errorf("%s: %v", name, ok)
		}
		if want := (tc.edges[5] - tc.edges[0]) / 7; ok && math.Abs(module-want) > 1e-9 {
			t.Errorf("%s: a module of %.2f, want %.2f", name, module, want)
		}
	}
}

func TestSharpeningLeavesSlopesAndRaisesPeaks(t *testing.T) {
	slope := []float32{1, 2, 3, 4, 5, 6, 7, 8}
	sharpenLine(slope, 2)
	for i, v := range slope {
		if v != float32(i+1) {
			t.Errorf("a slope became %v", slope)
			break
		}
	}
	peak := []float32{0, 0, 0, 0, 10, 0, 0, 0, 0}
	sharpenLine(peak, 1)
	if peak[4] != 20 || peak[2] != -5 || peak[6] != -5 || peak[3] != 0 {
		t.Errorf("a peak became %v", peak)
	}
	short := []float32{3}
	if sharpenLine(short, 2); short[0] != 3 {
		t.Errorf("a single value became %v", short)
	}
}

func TestSpotsOfOnePatternAreGathered(t *testing.T) {
	candidates := gather(nil, candidate{point{100, 50}, 4, 4, 1})
	candidates = gather(candidates, candidate{point{102, 52}, 4.4, 4.4, 1})
	if len(candidates) != 1 || candidates[0].count != 2 || candidates[0].at != (point{101, 51}) || math.Abs(candidates[0].module()-4.2) > 1e-9 {
		t.Errorf("two rows of one pattern are %v", candidates)
	}
	if candidates = gather(candidates, candidate{point{101, 51}, 9, 9, 1}); len(candidates) != 2 {
		t.Errorf("a pattern around another of half its size is %v", candidates)
	}
	if candidates = gather(candidates, candidate{point{120, 51}, 4, 4, 1}); len(candidates) != 3 {
		t.Errorf("a pattern beside it is %v", candidates)
	}
}

func TestPatternsOfABlackAndWhitePictureAreFound(t *testing.T) {
	const scale = 4
	c := codeOfVersion(5, rand.New(rand.NewPCG(1, 1)))
	found := patterns(hybrid(c.Image(scale)), 3)
	for _, p := range layouts[c.Version]().finder {
		best := math.Inf(1)
		for _, f := range found {
			best = min(best, math.Hypot(f.at.x-(p.at.x+QuietZone)*scale, f.at.y-(p.at.y+QuietZone)*scale))
		}
		if best > scale/2 {
			t.Errorf("the nearest to %v is %.1f pixels away", p.at, best)
		}
	}
}

// ---- which three belong together

func pattern3(x, y, module float64) candidate { return candidate{point{x, y}, module, module, 3} }

func TestATripleIsOrderedByItsRightAngle(t *testing.T) {
	for angle := 0.0; angle < 6.2; angle += 0.5 {
		s, c := math.Sincos(angle)
		corner, right, down := pattern3(200, 200, 4), pattern3(200+80*c, 200+80*s, 4), pattern3(200-80*s, 200+80*c, 4)
		for _, ps := range [][3]candidate{{corner, right, down}, {down, corner, right}, {right, down, corner}, {down, right, corner}} {
			found := triples(ps[:])
			if len(found) != 1 || *found[0].topLeft != corner || *found[0].topRight != right || *found[0].bottomLeft != down {
				t.Errorf("turned by %.1f: not in order (%v)", angle, found)
			} else if found[0].score > 1e-6 {
				t.Errorf("turned by %.1f: the score of a perfect one is %f", angle, found[0].score)
			}
		}
	}
}

func TestWhatCannotBeOneCodeIsNoTriple(t *testing.T) {
	corner := pattern3(100, 100, 4)
	for name, ps := range map[string][2]candidate{
		"in a line":             {pattern3(200, 100, 4), pattern3(300, 100, 4)},
		"of unlike sizes":       {pattern3(200, 100, 8), pattern3(100, 200, 4)},
		"closer than version 1": {pattern3(125, 100, 4), pattern3(100, 125, 4)},
		"farther than 40":       {pattern3(1100, 100, 4), pattern3(100, 1100, 4)},
		"with unlike distances": {pattern3(400, 100, 4), pattern3(100, 180, 4)},
		"with an obtuse corner": {pattern3(200, 100, 4), pattern3(20, 146, 4)},
	} {
		if found := triples([]candidate{corner, ps[0], ps[1]}); len(found) > 0 {
			t.Errorf("%s: a triple of score %.2f", name, found[0].score)
		}
	}
}

func TestTheLikeliestTripleComesFirst(t *testing.T) {
	small := []candidate{pattern3(20, 20, 2), pattern3(60, 20, 2), pattern3(20, 60, 2)}
	large := []candidate{pattern3(300, 300, 5), pattern3(410, 310, 5), pattern3(290, 410, 5)}
	found := triples(append(append([]candidate{pattern3(200, 90, 3)}, large...), small...))
	if len(found) < 2 || *found[0].topLeft != small[0] || *found[1].topLeft != large[0] {
		t.Errorf("found %v", found)
	}
	for i := 1; i < len(found); i++ {
		if found[i].score < found[i-1].score {
			t.Error("a worse one comes before a better one")
		}
	}
}

// ---- the grid

// flatGrid is the true grid of a drawing at so many pixels a module.
func flatGrid(c Code, pixels float64) grid {
	return grid{layout: layouts[c.Version](), to: projection{pixels, 0, QuietZone * pixels, 0, pixels, QuietZone * pixels, 0, 0, 1}}
}

func TestAlignmentPatternsAreLocatedBesideTheirPlace(t *testing.T) {
	const pixels = 5
	c := codeOfVersion(10, rand.New(rand.NewPCG(1, 1)))
	g := scene.Blur(c.Image(pixels), 1)
	gr := flatGrid(c, pixels)
	for _, off := range []point{{0, 0}, {4, -3}, {-7.5, 6}} {
		moved := gr
		moved.to[2], moved.to[5] = gr.to[2]+off.x, gr.to[5]+off.y
		for _, p := range gr.align {
			at, ok := moved.locate(g, p, 2.1)
			if !ok {
				t.Errorf("%v is not found from %v aside", p.at, off)
				continue
			}
			near(t, "located", at, gr.to.apply(p.at), 0.15*pixels)
		}
	}
	if at, ok := gr.locate(image.NewGray(g.Rect), gr.align[0], 2.1); ok {
		t.Errorf("one is found at %v of nothing", at)
	}
}

func TestRefiningUndoesASlant(t *testing.T) {
	const pixels = 5
	c := codeOfVersion(14, rand.New(rand.NewPCG(1, 1)))
	g := scene.Blur(c.Image(pixels), 0.8)
	truth := flatGrid(c, pixels)
	gr := truth
	gr.to[6], gr.to[7] = 0.0002, -0.0001 // up to two modules at the far edge
	for range 2 {
		gr.refine(g, 2.1)
	}
	s := float64(c.Size)
	for _, p := range []point{{0, 0}, {s, 0}, {0, s}, {s, s}, {s / 2, s / 2}} {
		near(t, "refined", gr.to.apply(p), truth.to.apply(p), 0.3*pixels)
	}
}

func TestTimingTellsTheVersion(t *testing.T) {
	const pixels = 4
	for _, version := range []int{2, 7, 15, 25} {
		c := codeOfVersion(version, rand.New(rand.NewPCG(1, uint64(version))))
		g := scene.Blur(c.Image(pixels), 0.8)
		gr := flatGrid(c, pixels)
		if s := gr.timingScore(g); s < surelyTiming {
			t.Errorf("version %d: its own timing patterns come to %.2f", version, s)
		}
		for _, d := range []int{-1, 1} {
			other := grid{layout: layouts[version+d]()}
			f := float64(gr.size-7) / float64(other.size-7) // the finder patterns stay where they are
			at := (3.5 + QuietZone) * pixels
			other.to = projection{pixels * f, 0, at - 3.5*pixels*f, 0, pixels * f, at - 3.5*pixels*f, 0, 0, 1}
			if s := other.timingScore(g); s > surelyTiming {
				t.Errorf("version %d: those of version %d come to %.2f", version, version+d, s)
			}
		}
	}
}

func TestTheVersionIsGuessedByDistances(t *testing.T) {
	for _, version := range []int{1, 5, 20, 40} {
		far := 4*float64(version)*3 + 10*3
		found := triples([]candidate{pattern3(50, 50, 3), pattern3(50+far, 50, 3), pattern3(50, 50+far, 3)})
		if len(found) != 1 || found[0].version() != version {
			t.Errorf("found %v, want version %d", found, version)
		}
	}
}

// ---- from greys to modules

func TestSamplesSayWhatModulesAre(t *testing.T) {
	const pixels = 4
	c := codeOfVersion(8, rand.New(rand.NewPCG(1, 1)))
	gr := flatGrid(c, pixels)
	n := c.Size + 2*margin
	for name, g := range map[string]*image.Gray{"plain": c.Image(pixels), "under a slope of light": sloped(c.Image(pixels))} {
		wrong := 0
		for i, v := range gr.view(g) {
			if (v < 0) != c.At(i%n-margin, i/n-margin) {
				wrong++
			}
		}
		if wrong > n*n/100 {
			t.Errorf("%s: %d of %d are on the wrong side", name, wrong, n*n)
		}
	}
}

func sloped(g *image.Gray) *image.Gray {
	out := luminance(g)
	for i, v := range out.Pix {
		out.Pix[i] = byte(float64(v)*(0.15+0.3*float64(i%out.Stride)/float64(out.Stride))) + byte(i%out.Stride*120/out.Stride)
	}
	return out
}

// A filter that learned from the patterns takes off what neighbours shed on a module.
func TestAFilterTellsModulesThroughABlur(t *testing.T) {
	c := codeOfVersion(9, rand.New(rand.NewPCG(1, 1)))
	l, n := layouts[c.Version](), c.Size+2*margin
	light := func(i int) float32 {
		if x, y := i%n-margin, i/n-margin; i < 0 || i >= n*n || !c.At(x, y) {
			return 1
		}
		return -1
	}
	seen := make([]float32, n*n)
	naive := 0
	for i := range seen {
		seen[i] = light(i) + 0.3*(light(i-1)+light(i+1)+light(i-n)+light(i+n))
		if x, y := i%n-margin, i/n-margin; x >= 0 && y >= 0 && x < c.Size && y < c.Size && (seen[i] < 0) != c.At(x, y) {
			naive++
		}
	}
	f := newEqualizer(seen, n, 1)
	for _, p := range l.patterns() {
		for _, k := range p.modules {
			f.train(k)
		}
	}
	for _, k := range l.timing {
		f.train(k)
	}
	wrong := 0
	for i, dark := range f.darkness() {
		if dark > 0 != c.Modules[i] {
			wrong++
		}
	}
	// Other codes of this size are left with 13 to 21 of a hundred.
	if wrong > naive/5 || naive < c.Size {
		t.Errorf("%d modules are wrong, %d without the filter", wrong, naive)
	}
}

func TestShadowIsTakenOff(t *testing.T) {
	c := codeOfVersion(8, rand.New(rand.NewPCG(1, 1)))
	n := c.Size + 2*margin
	seen := make([]float32, n*n)
	for i := range seen {
		seen[i] = 200
		if c.At(i%n-margin, i/n-margin) {
			seen[i] = 60
		}
		seen[i] *= 1 - 0.8*float32(i%n+i/n)/float32(2*n) // lit from one corner
	}
	wrong := 0
	for i, v := range normalise(seen, n) {
		if (v < 0) != c.At(i%n-margin, i/n-margin) {
			wrong++
		}
	}
	if wrong > n*n/50 {
		t.Errorf("%d of %d modules are taken wrongly", wrong, n*n)
	}
}

// ---- what the library samples

func TestAGridOfTheNextVersionIsMeasuredAgain(t *testing.T) {
	const scale = 4
	c := codeOfVersion(4, rand.New(rand.NewPCG(1, 1)))
	m := global(c.Image(scale))
	var points []gozxing.ResultPoint
	for _, i := range []int{2, 0, 1} { // bottom left, top left, top right
		at := layouts[c.Version]().finder[i].at
		points = append(points, pattern3((at.x+QuietZone)*scale, (at.y+QuietZone)*scale, scale).pattern())
	}
	for _, size := range []int{c.Size - 4, c.Size + 4} {
		bits, err := gozxing.NewSquareBitMatrix(size)
		if err != nil {
			t.Fatal(err)
		}
		r, ok := resize(m, common.NewDetectorResult(bits, points))
		if !ok || r.payload.plain() != c.Text {
			t.Errorf("measured with %d modules instead of %d, it is not read", size, c.Size)
			continue
		}
		near(t, "its last corner", r.corners[2], point{float64(c.Size+QuietZone) * scale, float64(c.Size+QuietZone) * scale}, scale/2)
	}
}

func TestAsManyWrongModulesAreCorrectedAsTheLevelCan(t *testing.T) {
	c, err := Encode("lanyard") // version 1
	if err != nil {
		t.Fatal(err)
	}
	able := [...]int{L: 3, M: 5, Q: 6, H: 8}[c.Level]
	read := func(wrong int) bool {
		bits, _ := gozxing.NewSquareBitMatrix(c.Size)
		for i, dark := range c.Modules {
			x, y := i%c.Size, i/c.Size
			// On the right, codewords are two modules wide and four high, three above each other.
			if n := (c.Size-1-x)/2*3 + (c.Size-1-y)/4; x > 12 && y > 8 && n < wrong {
				dark = !dark
			}
			if dark {
				bits.Set(x, y)
			}
		}
		p, ok := readBits(bits)
		if ok && p.plain() != c.Text {
			t.Errorf("%d wrong codewords: %q", wrong, p.plain())
		}
		return ok
	}
	for wrong := range 13 {
		if got := read(wrong); got != (wrong <= able) {
			t.Errorf("level %s, %d wrong codewords: read %v", c.Level, wrong, got)
		}
	}
}

func TestSpanOfAnOutline(t *testing.T) {
	diamond := [4]point{{10, 0}, {20, 10}, {10, 20}, {0, 10}}
	if left, right := span(diamond, 5); left != 5 || right != 15 {
		t.Errorf("from %v to %v, want 5 to 15", left, right)
	}
	if left, right := span(diamond, 30); left <= right {
		t.Errorf("a line beside it spans %v to %v", left, right)
	}
}

func TestTransparencyAndColoursBecomeLuminance(t *testing.T) {
	img := image.NewNRGBA(image.Rect(3, 3, 6, 4))
	img.SetNRGBA(3, 3, color.NRGBA{R: 255, A: 255})
	img.SetNRGBA(4, 3, color.NRGBA{A: 128})
	g := luminance(img)
	if g.Pix[0] != 76 || g.Pix[1] < 126 || g.Pix[1] > 128 || g.Pix[2] != 255 {
		t.Errorf("red, half of black, and nothing are %v", g.Pix[:3])
	}
}
