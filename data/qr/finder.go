package qr

import (
	"cmp"
	"math"
	"slices"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/detector"
)

// Bounds on what is looked at in one black-and-white picture, so that a picture full of
// squares costs no more than a street scene. The number of triples grows with the cube of the patterns.
const (
	maxCandidates = 400
	maxPatterns   = 120
	maxTriples    = 2000
	maxFailures   = 40 // triples in a row that hold no code
)

// A candidate is a place that looks like a finder pattern.
type candidate struct {
	at         point
	wide, high float64 // of a module, along the row and the column through the pattern's centre
	count      int     // rows that it was seen on
}

// module is the geometric mean of a module's width and height: its side if the code is upright.
func (s candidate) module() float64 { return math.Sqrt(s.wide * s.high) }

// A triple is three finder patterns that may belong to one code.
type triple struct {
	topLeft, topRight, bottomLeft *candidate
	modules                       float64 // from one pattern's centre to the next, about
	score                         float64 // 0 for a right isosceles triangle of three equal patterns, the best
}

// patterns finds places that look like a finder pattern (dark and light runs of 1:1:3:1:1,
// ISO/IEC 18004 §6.3.3) on every step-th row, as the standard's reference decode algorithm does. Those
// crossed by several rows come first.
func patterns(m *gozxing.BitMatrix, step int) []candidate {
	f := detector.NewFinderPatternFinder(m, nil)
	runs := make([]int, 0, m.GetWidth()+1)
	for y := step - 1; y < m.GetHeight(); y += step {
		runs = rowRuns(m, y, runs[:0])
		x := 0
		for i, run := range runs {
			x += run
			// runs[0] is light, so dark runs have odd indices. The fifth run ends at x.
			if i < 5 || i%2 == 0 || !detector.FinderPatternFinder_foundPatternCross(runs[i-4:i+1]) {
				continue
			}
			f.HandlePossibleCenter(slices.Clone(runs[i-4:i+1]), y, x)
		}
		if len(f.GetPossibleCenters()) > maxCandidates {
			break
		}
	}
	var found []candidate
	for _, c := range f.GetPossibleCenters() {
		size := c.GetEstimatedModuleSize()
		found = append(found, candidate{at: point{c.GetX(), c.GetY()}, wide: size, high: size, count: c.GetCount()})
	}
	surest(found)
	return found[:min(len(found), maxPatterns)]
}

// surest sorts candidates by the rows they were seen on, most first.
func surest(found []candidate) {
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.count, a.count) })
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

// triples lists the triples that may belong to one code, the most likely first.
func triples(ps []candidate) []triple {
	var out []triple
	for i := range ps {
		for j := range i {
			if !alike(&ps[i], &ps[j]) {
				continue
			}
			for k := range j {
				if alike(&ps[i], &ps[k]) && alike(&ps[j], &ps[k]) {
					out = appendTriples(out, &ps[i], &ps[j], &ps[k])
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b triple) int { return cmp.Compare(a.score, b.score) })
	return out[:min(len(out), maxTriples)]
}

// alike reports whether two patterns can belong to one code. Perspective makes their sizes differ.
func alike(a, b *candidate) bool {
	return max(a.wide, b.wide) < 1.8*min(a.wide, b.wide) && max(a.high, b.high) < 1.8*min(a.high, b.high)
}

// squint is the cosine of the angle at the corner from which the view is so oblique that the corner may
// not lie opposite the longest side.
const squint = 0.45

// appendTriples adds the triples that three patterns may be. It takes the corner opposite the longest
// side. It also tries the other two corners when that angle is far from a right one, or when the patterns
// do not have the shape that this corner gives them.
func appendTriples(out []triple, a, b, c *candidate) []triple {
	switch ab, bc, ca := distance(a, b), distance(b, c), distance(c, a); max(ab, bc, ca) {
	case ab:
		a, c = c, a
	case ca:
		a, b = b, a
	}
	t, cosine, ok := newTriple(a, b, c)
	if ok {
		out = append(out, t)
	}
	if !ok || math.Abs(cosine) > squint {
		for _, o := range [2][3]*candidate{{b, c, a}, {c, a, b}} {
			if t, _, ok = newTriple(o[0], o[1], o[2]); ok {
				out = append(out, t)
			}
		}
	}
	return out
}

// newTriple scores three patterns with a at the corner. cosine is that of the angle there.
func newTriple(a, b, c *candidate) (t triple, cosine float64, ok bool) {
	if cross(a, b, c) < 0 {
		b, c = c, b
	}
	t = triple{topLeft: a, topRight: b, bottomLeft: c}
	right, down, across := distance(a, b), distance(a, c), distance(b, c)
	if max(right, down) > 4*min(right, down) {
		return t, 0, false
	}
	cosine = (right*right + down*down - across*across) / (2 * right * down)
	if math.Abs(cosine) > 0.9 {
		return t, cosine, false
	}
	// Version 1 has 14 modules between the centres, version 40 has 170.
	wide, high := t.spans()
	t.modules = math.Sqrt(wide * high)
	if t.modules < 9 || t.modules > 200 || max(wide, high) > 1.7*min(wide, high) {
		return t, cosine, false
	}
	t.score = math.Abs(cosine) + math.Abs(math.Log(right/down)) + math.Abs(math.Log(wide/high)) +
		math.Log(max(a.wide, b.wide, c.wide)/min(a.wide, b.wide, c.wide)*max(a.high, b.high, c.high)/min(a.high, b.high, c.high))/2
	return t, cosine, true
}

// spans gives the number of modules between the centres twice: by the width of the patterns and by
// their height. From a distance a code looks like a parallelogram, and so do its patterns: a row through
// the centre of a pattern leaves it 3.5 modules to one side, in the code's coordinates.
func (t triple) spans() (wide, high float64) {
	a, b, c := t.topLeft, t.topRight, t.bottomLeft
	rx, ry, dx, dy := b.at.x-a.at.x, b.at.y-a.at.y, c.at.x-a.at.x, c.at.y-a.at.y
	area := math.Abs(rx*dy - ry*dx)
	w, h := (a.wide+b.wide+c.wide)/3, (a.high+b.high+c.high)/3
	return area / (w * max(math.Abs(dy), math.Abs(ry))), area / (h * max(math.Abs(dx), math.Abs(rx)))
}

func distance(a, b *candidate) float64 {
	x, y := a.at.x-b.at.x, a.at.y-b.at.y
	return math.Sqrt(x*x + y*y) // many times faster than Hypot, which avoids overflow
}

// cross is positive when the way from b to c around a is clockwise. y grows downwards.
func cross(a, b, c *candidate) float64 {
	return (b.at.x-a.at.x)*(c.at.y-a.at.y) - (b.at.y-a.at.y)*(c.at.x-a.at.x)
}
