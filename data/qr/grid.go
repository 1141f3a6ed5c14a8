package qr

import (
	"cmp"
	"image"
	"math"
	"slices"
)

// grid says where the modules of a code lie in a picture: a projection, and what it misses. Patterns of
// the code are found by normalised cross-correlation (J. P. Lewis, Fast Template Matching, Vision Interface
// 1995), and the projection is fitted to them.
type grid struct {
	layout
	to        projection     // from modules to pixels
	displaced []displacement // of the patterns found
	mesh      *mesh          // displacements everywhere; nil when the grid is not bent
}

// displacement is the distance of a pattern from its projected place.
type displacement struct {
	at, by point // in modules, in pixels
}

// place gives the place of a point of the code in the picture. Paper is seldom flat, so the displacements
// of the patterns are added, weighted by inverse distance (D. Shepard, A Two-Dimensional Interpolation
// Function for Irregularly-Spaced Data, 1968).
func (gr *grid) place(p point) point {
	out := gr.to.apply(p)
	if gr.mesh != nil {
		by := gr.mesh.place(p)
		return point{out.x + by.x, out.y + by.y}
	}
	var x, y, all float64
	for _, s := range gr.displaced {
		dx, dy := p.x-s.at.x, p.y-s.at.y
		d := dx*dx + dy*dy + 1
		w := 1 / (d * d)
		x, y, all = x+w*s.by.x, y+w*s.by.y, all+w
	}
	if all > 0 {
		out.x, out.y = out.x+x/all, out.y+y/all
	}
	return out
}

// level is the picture's grey at a place, interpolated between the four pixels around it. Beyond the edge
// the picture continues with its last pixels.
func level(g *image.Gray, p point) float32 {
	x, y := p.x-0.5, p.y-0.5
	w, h := g.Rect.Dx(), g.Rect.Dy()
	x0, y0 := int(x), int(y)
	if x < 0 || y < 0 || uint(x0) >= uint(w-1) || uint(y0) >= uint(h-1) { // uint: also for what is no number
		x0, y0 = min(max(x0, 0), w-1), min(max(y0, 0), h-1)
		return float32(g.Pix[y0*g.Stride+x0])
	}
	ax, ay := float32(x-float64(x0)), float32(y-float64(y0))
	i := y0*g.Stride + x0
	top := float32(g.Pix[i])*(1-ax) + float32(g.Pix[i+1])*ax
	i += g.Stride
	low := float32(g.Pix[i])*(1-ax) + float32(g.Pix[i+1])*ax
	return top*(1-ay) + low*ay
}

// fit is the correlation of the grey values seen with the modules known: 1 for a perfect match.
type fit struct{ n, seen, seen2, want, both float64 }

func (f *fit) add(seen float32, dark bool) {
	s := float64(seen)
	f.n++
	f.seen += s
	f.seen2 += s * s
	if dark {
		f.want++
		f.both += s
	}
}

func (f *fit) score() float64 {
	if f.n == 0 {
		return 0
	}
	seen, want := f.n*f.seen2-f.seen*f.seen, f.n*f.want-f.want*f.want
	if seen <= 0 || want <= 0 {
		return 0
	}
	return (f.seen*f.want - f.n*f.both) / math.Sqrt(seen*want)
}

func middleOfModule(k known) point { return point{float64(k.x) + 0.5, float64(k.y) + 0.5} }

// match adds the modules as seen through a projection, moved by some pixels.
func (f *fit) match(g *image.Gray, to *projection, modules []known, by point) {
	for _, k := range modules {
		p := to.apply(middleOfModule(k))
		f.add(level(g, point{p.x + by.x, p.y + by.y}), k.dark)
	}
}

// The smallest correlations that are accepted.
const (
	finderFit = 0.55 // of the three finder patterns together
	layoutFit = 0.25 // of timing and alignment patterns
	surelyFit = 0.75 // of these, to end the search
	// surelyTiming is of the timing patterns, to end the search: a wrong version never has as much.
	surelyTiming = 0.8
	patternFit   = 0.5 // of one pattern that the grid is fitted to
)

// fitGrid finds the grid of the code that three finder patterns belong to.
func fitGrid(g *image.Gray, t triple) (best grid, ok bool) {
	corners := [3]point{t.topLeft.at, t.topRight.at, t.bottomLeft.at}
	guess := t.version()
	most := 0.0
	for _, d := range []int{0, 1, -1, 2, -2} {
		version := guess + d
		if version < 1 || version > 40 || d*d > 1 && version < 7 {
			continue
		}
		gr := grid{layout: layouts[version]()}
		if gr.searchPerspective(g, corners) < layoutFit {
			continue
		}
		for _, reach := range []float64{2.1, 1.2} {
			gr.refine(g, reach)
		}
		gr.measure(g, 1.2)
		if s := gr.timingScore(g); s > most {
			best, most, ok = gr, s, true
		}
		if most > surelyTiming {
			break
		}
	}
	return best, ok
}

// timingScore is the correlation of the timing patterns where the grid places them. It is low for a
// wrong version.
func (gr *grid) timingScore(g *image.Gray) float64 {
	var f fit
	for _, k := range gr.timing {
		f.add(level(g, gr.place(middleOfModule(k))), k.dark)
	}
	return f.score()
}

// version guesses the version by the distance between the patterns.
func (t triple) version() int { return int(math.Round((t.modules + 7 - 17) / 4)) }

// areFinders reports whether the three are finder patterns of the sizes that were measured.
func (t triple) areFinders(g *image.Gray) bool {
	version := t.version()
	if version < 1 || version > 40 {
		return false
	}
	l := layouts[version]()
	span := float64(l.size - 7)
	a, b, c := t.topLeft, t.topRight, t.bottomLeft
	mean := (a.module() + b.module() + c.module()) / 3
	var f fit
	for i, p := range [3]*candidate{a, b, c} {
		s := p.module() / mean / span
		right := point{s * (b.at.x - a.at.x), s * (b.at.y - a.at.y)}
		down := point{s * (c.at.x - a.at.x), s * (c.at.y - a.at.y)}
		to := around(l.finder[i].at, p.at, right, down)
		f.match(g, &to, l.finder[i].modules, point{})
	}
	return f.score() > finderFit
}

// around gives the projection that maps at, in modules, to the pixel onto, and one module to the right and
// down to the given distances.
func around(at, onto, right, down point) projection {
	return projection{
		right.x, down.x, onto.x - at.x*right.x - at.y*down.x,
		right.y, down.y, onto.y - at.x*right.y - at.y*down.y,
		0, 0, 1,
	}
}

// perspective gives the projection with the finder patterns at the corners, of a code whose right edge is
// 1+right times as far away as its left edge, and whose lower edge is 1+down times as far away as its
// upper edge.
func (gr *grid) perspective(corners [3]point, right, down float64) (projection, bool) {
	a, b, c := corners[0], corners[1], corners[2]
	far, w := float64(gr.size)-3.5, 1+right+down
	fourth := point{
		((1+right)*b.x + (1+down)*c.x - a.x) / w,
		((1+right)*b.y + (1+down)*c.y - a.y) / w,
	}
	return fitProjection(
		[]point{gr.finder[0].at, gr.finder[1].at, gr.finder[2].at, {far, far}},
		[]point{a, b, c, fourth})
}

// maxPerspective limits right and down of perspective.
const maxPerspective = 0.4

// searchPerspective finds the slant to the right and downwards. Each is first searched alone, by the
// timing pattern and the alignment patterns on that edge, then both together by all patterns. score is
// the best correlation.
func (gr *grid) searchPerspective(g *image.Gray, corners [3]point) (score float64) {
	type slant struct{ right, down, score float64 }
	var tried []slant
	try := func(right, down float64) {
		to, ok := gr.perspective(corners, right, down)
		if !ok {
			return
		}
		s := gr.score(g, &to)
		tried = append(tried, slant{right, down, s})
		if s > score {
			score, gr.to = s, to
		}
	}
	downs := gr.edgePerspectives(g, corners, false)
	for _, r := range gr.edgePerspectives(g, corners, true) {
		for _, d := range downs {
			try(r, d)
		}
	}
	if score < layoutFit/2 {
		return score
	}
	slices.SortStableFunc(tried, func(a, b slant) int { return cmp.Compare(b.score, a.score) })
	fine := 1 / float64(gr.size)
	for _, t := range tried[:min(len(tried), refined)] {
		for i := -2.0; i <= 2; i++ {
			for j := -2.0; j <= 2; j++ {
				try(t.right+i*fine, t.down+j*fine)
			}
		}
		if score > surelyFit {
			break
		}
	}
	return score
}

// refined is how many of the most likely slants are refined.
const refined = 4

// score is the mean correlation of timing and alignment patterns through a projection. Alignment
// patterns alone would fit any version with as many.
func (gr *grid) score(g *image.Gray, to *projection) float64 {
	var timing, align fit
	timing.match(g, to, gr.timing, point{})
	if len(gr.align) == 0 {
		return timing.score()
	}
	for _, p := range gr.align {
		align.match(g, to, p.modules, point{})
	}
	return (timing.score() + align.score()) / 2
}

// edgePerspectives gives the most likely slants to the right, or downwards.
func (gr *grid) edgePerspectives(g *image.Gray, corners [3]point, right bool) []float64 {
	var on []known
	for _, k := range gr.timing {
		if (k.y == 6) == right {
			on = append(on, k)
		}
	}
	for _, p := range gr.align {
		if right && p.at.y < 7 || !right && p.at.x < 7 {
			on = append(on, p.modules...)
		}
	}
	// A slant moves the middle of the edge by a quarter of itself: a step is half a module there.
	step := 2 / float64(gr.size-7)
	n := int(maxPerspective / step)
	scores := make([]float64, 2*n+1)
	for i := range scores {
		slant := [2]float64{float64(i-n) * step, 0}
		if !right {
			slant[0], slant[1] = slant[1], slant[0]
		}
		var f fit
		if to, ok := gr.perspective(corners, slant[0], slant[1]); ok {
			f.match(g, &to, on, point{})
		}
		scores[i] = f.score()
	}
	var out []float64
	for range 3 {
		best := 0
		for i, s := range scores {
			if s > scores[best] {
				best = i
			}
		}
		out = append(out, float64(best-n)*step)
		for i := max(0, best-1); i <= min(2*n, best+1); i++ {
			scores[i] = -1
		}
	}
	return out
}

// refine looks for each pattern up to reach modules around its projected place, and fits the projection
// to the places found.
func (gr *grid) refine(g *image.Gray, reach float64) {
	from, onto := []point{}, []point{}
	for _, p := range gr.patterns() {
		if at, ok := gr.locate(g, p, reach); ok {
			from, onto = append(from, p.at), append(onto, at)
		}
	}
	if len(from) < 4 {
		// Without alignment patterns the fourth corner stays where it is.
		far := float64(gr.size) - 3.5
		from, onto = append(from, point{far, far}), append(onto, gr.to.apply(point{far, far}))
	}
	if len(from) < 4 {
		return
	}
	if to, ok := fitProjection(from, onto); ok {
		gr.to = to
	}
}

// measure notes the displacement of each pattern.
func (gr *grid) measure(g *image.Gray, reach float64) {
	for _, p := range gr.patterns() {
		if at, ok := gr.locate(g, p, reach); ok {
			want := gr.to.apply(p.at)
			gr.displaced = append(gr.displaced, displacement{p.at, point{at.x - want.x, at.y - want.y}})
		}
	}
}

// locate finds the place of a pattern, up to reach modules around its projected place: first on a raster
// of a third of reach, then between its points.
func (gr *grid) locate(g *image.Gray, p pattern, reach float64) (at point, ok bool) {
	mid := gr.to.apply(p.at)
	right, down := gr.to.apply(point{p.at.x + 1, p.at.y}), gr.to.apply(point{p.at.x, p.at.y + 1})
	right, down = point{right.x - mid.x, right.y - mid.y}, point{down.x - mid.x, down.y - mid.y}
	const n = 3
	step := reach / n
	by := func(i, j float64) point {
		return point{step * (i*right.x + j*down.x), step * (i*right.y + j*down.y)}
	}
	var scores [2*n + 1][2*n + 1]float64
	bi, bj := n, n
	for i := range scores {
		for j := range scores[i] {
			var f fit
			f.match(g, &gr.to, p.modules, by(float64(i-n), float64(j-n)))
			scores[i][j] = f.score()
			if scores[i][j] > scores[bi][bj] {
				bi, bj = i, j
			}
		}
	}
	if scores[bi][bj] < patternFit {
		return point{}, false
	}
	di, dj := float64(bi-n), float64(bj-n)
	if bi > 0 && bi < 2*n {
		di += peak(scores[bi-1][bj], scores[bi][bj], scores[bi+1][bj])
	}
	if bj > 0 && bj < 2*n {
		dj += peak(scores[bi][bj-1], scores[bi][bj], scores[bi][bj+1])
	}
	off := by(di, dj)
	return point{mid.x + off.x, mid.y + off.y}, true
}

// peak is the distance from the middle of three neighbours to the top of the parabola through them.
func peak(before, here, after float64) float64 {
	if bend := before - 2*here + after; bend < 0 {
		return min(max((before-after)/(2*bend), -0.5), 0.5)
	}
	return 0
}

// corners gives the corners of the code, clockwise from the top left.
func (gr *grid) corners() (out [4]point) {
	s := float64(gr.size)
	for i, p := range [4]point{{0, 0}, {s, 0}, {s, s}, {0, s}} {
		out[i] = gr.place(p)
	}
	return out
}

// sampled are the four places of a module that are looked at, away from its edges.
var sampled = [...]point{{0.3, 0.3}, {0.7, 0.3}, {0.3, 0.7}, {0.7, 0.7}}

// sample reads the grey of each module and of a margin around the code, in rows.
func (gr *grid) sample(g *image.Gray) []float32 {
	n := gr.size + 2*margin
	out := make([]float32, n*n)
	for y := range n {
		for x := range n {
			for _, d := range sampled {
				out[y*n+x] += level(g, gr.place(point{float64(x-margin) + d.x, float64(y-margin) + d.y}))
			}
		}
	}
	return out
}
