package qr

import (
	"cmp"
	"math"
	"slices"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/detector"
)

// Bounds on what is looked at in one black-and-white picture, so that a picture full of
// squares costs no more than a street scene. Triples grow with the cube of the patterns.
const (
	maxCandidates = 400
	maxPatterns   = 120
	maxTriples    = 2000
	maxFailures   = 40 // triples in a row that hold no code
)

// A triple is three finder patterns that may belong to one code: score 0 is a perfect
// right isosceles triangle of three equal patterns.
type triple struct {
	topLeft, topRight, bottomLeft *detector.FinderPattern
	score                         float64
}

// patterns finds what looks like a finder pattern (dark and light runs of 1:1:3:1:1,
// ISO/IEC 18004 §6.3.3) on every step-th row. Those crossed by several rows come first.
func patterns(m *gozxing.BitMatrix, step int) []*detector.FinderPattern {
	f := detector.NewFinderPatternFinder(m, nil)
	runs := make([]int, 0, m.GetWidth()+1)
	for y := step - 1; y < m.GetHeight(); y += step {
		runs = rowRuns(m, y, runs[:0])
		x := 0
		for i, run := range runs {
			x += run
			// runs[0] is light: dark runs have odd places, and the fifth run ends at x.
			if i < 5 || i%2 == 0 || !detector.FinderPatternFinder_foundPatternCross(runs[i-4:i+1]) {
				continue
			}
			f.HandlePossibleCenter(slices.Clone(runs[i-4:i+1]), y, x)
		}
		if len(f.GetPossibleCenters()) > maxCandidates {
			break
		}
	}
	found := slices.Clone(f.GetPossibleCenters())
	slices.SortStableFunc(found, func(a, b *detector.FinderPattern) int { return cmp.Compare(b.GetCount(), a.GetCount()) })
	return found[:min(len(found), maxPatterns)]
}

// rowRuns appends the lengths of a row's runs, light first.
func rowRuns(m *gozxing.BitMatrix, y int, runs []int) []int {
	dark, length := false, 0
	for x := range m.GetWidth() {
		if m.Get(x, y) != dark {
			runs = append(runs, length)
			dark, length = !dark, 0
		}
		length++
	}
	return append(runs, length)
}

// triples lists which three patterns may be one code, likeliest first.
func triples(ps []*detector.FinderPattern) []triple {
	var out []triple
	for i, a := range ps {
		for j, b := range ps[:i] {
			if !alike(a, b) {
				continue
			}
			for _, c := range ps[:j] {
				if t, ok := newTriple(a, b, c); ok {
					out = append(out, t)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b triple) int { return cmp.Compare(a.score, b.score) })
	return out[:min(len(out), maxTriples)]
}

// alike reports whether two patterns can be of one code: slanted ones differ in size.
func alike(a, b *detector.FinderPattern) bool {
	x, y := a.GetEstimatedModuleSize(), b.GetEstimatedModuleSize()
	return max(x, y) < 1.8*min(x, y)
}

// newTriple orders three patterns by their right angle and scores them.
func newTriple(a, b, c *detector.FinderPattern) (triple, bool) {
	if !alike(a, c) || !alike(b, c) {
		return triple{}, false
	}
	// The corner lies opposite the longest side.
	switch ab, bc, ca := distance(a, b), distance(b, c), distance(c, a); max(ab, bc, ca) {
	case ab:
		a, c = c, a
	case ca:
		a, b = b, a
	}
	if cross(a, b, c) < 0 {
		b, c = c, b
	}
	t := triple{topLeft: a, topRight: b, bottomLeft: c}
	right, down, across := distance(a, b), distance(a, c), distance(b, c)
	sizes := []float64{a.GetEstimatedModuleSize(), b.GetEstimatedModuleSize(), c.GetEstimatedModuleSize()}
	mean := (sizes[0] + sizes[1] + sizes[2]) / 3
	// Version 1 has 14 modules between the centres, version 40 has 170; the module size
	// is measured along the rows and comes out larger in a turned code.
	if min(right, down) < 8*mean || max(right, down) > 200*mean || max(right, down) > 2*min(right, down) {
		return t, false
	}
	cosine := (right*right + down*down - across*across) / (2 * right * down)
	if math.Abs(cosine) > 0.6 {
		return t, false
	}
	legs := math.Log(right / down)
	t.score = math.Abs(cosine) + math.Abs(legs) + math.Log(slices.Max(sizes)/slices.Min(sizes))
	return t, true
}

func distance(a, b *detector.FinderPattern) float64 {
	x, y := a.GetX()-b.GetX(), a.GetY()-b.GetY()
	return math.Sqrt(x*x + y*y) // many times faster than Hypot, which minds overflow
}

// cross is positive when b, c turn clockwise around a on a picture, whose y grows downwards.
func cross(a, b, c *detector.FinderPattern) float64 {
	return (b.GetX()-a.GetX())*(c.GetY()-a.GetY()) - (b.GetY()-a.GetY())*(c.GetX()-a.GetX())
}
