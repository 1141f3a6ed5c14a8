package qr

import (
	"cmp"
	"image"
	"math"
	"slices"
)

// grid is where the modules of a code are in a picture.
type grid struct {
	layout
	to    projection // from modules to pixels
	shift []shift    // what the projection misses, at the patterns found
	mesh  *mesh      // what it misses everywhere; nil when that was not looked for
}

// shift is how far beside its projected place something was found.
type shift struct {
	at, by point // in modules, in pixels
}

// place gives where a point of the code is in the picture. Between patterns their shifts are
// weighed by distance: paper is seldom flat.
func (gr *grid) place(p point) point {
	out := gr.to.apply(p)
	if gr.mesh != nil {
		by := gr.mesh.place(p)
		return point{out.x + by.x, out.y + by.y}
	}
	var x, y, all float64
	for _, s := range gr.shift {
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

// level is the picture's grey at a place, between the four pixels around; beyond the edge it goes
// on as it ends.
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

// fit is a correlation of what was seen with what is known: 1 for a perfect match.
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

// match adds the modules as they are seen through a projection, moved by some pixels.
func (f *fit) match(g *image.Gray, to *projection, modules []known, by point) {
	for _, k := range modules {
		p := to.apply(middleOfModule(k))
		f.add(level(g, point{p.x + by.x, p.y + by.y}), k.dark)
	}
}

// The least correlation of a true code: of its finder patterns together, of its timing and alignment
// patterns, and of one pattern that is to be measured by.
const (
	finderFit = 0.55
	layoutFit = 0.25
	surelyFit = 0.75
	// surelyTimed is what no wrong version's timing patterns come to.
	surelyTimed = 0.8
	patternFit  = 0.5
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
		if gr.search(g, corners) < layoutFit {
			continue
		}
		for _, reach := range []float64{2.1, 1.2} {
			gr.refine(g, reach)
		}
		gr.measure(g, 1.2)
		if s := gr.timed(g); s > most {
			best, most, ok = gr, s, true
		}
		if most > surelyTimed {
			break
		}
	}
	return best, ok
}

// timed says how well the timing patterns are seen where the grid places them: they tell one version
// from the next.
func (gr *grid) timed(g *image.Gray) float64 {
	var f fit
	for _, k := range gr.timing {
		f.add(level(g, gr.place(middleOfModule(k))), k.dark)
	}
	return f.score()
}

// version guesses the version by how far apart the patterns are.
func (t triple) version() int { return int(math.Round((t.modules + 7 - 17) / 4)) }

// found reports whether the three are finder patterns, each as large as it was measured.
func (t triple) found(g *image.Gray) bool {
	version := t.version()
	if version < 1 || version > 40 {
		return false
	}
	l := layouts[version]()
	span := float64(l.size - 7)
	a, b, c := t.topLeft, t.topRight, t.bottomLeft
	mean := (a.module() + b.module() + c.module()) / 3
	var f fit
	for i, p := range [3]*spot{a, b, c} {
		s := p.module() / mean / span
		right := point{s * (b.at.x - a.at.x), s * (b.at.y - a.at.y)}
		down := point{s * (c.at.x - a.at.x), s * (c.at.y - a.at.y)}
		to := around(l.finder[i].at, p.at, right, down)
		f.match(g, &to, l.finder[i].modules, point{})
	}
	return f.score() > finderFit
}

// around maps a place of the code to a pixel, and modules to the right and down as given.
func around(at, onto, right, down point) projection {
	return projection{
		right.x, down.x, onto.x - at.x*right.x - at.y*down.x,
		right.y, down.y, onto.y - at.x*right.y - at.y*down.y,
		0, 0, 1,
	}
}

// slanted is the projection with the finder patterns at the corners, of a code whose right edge is
// 1+right times as far away as its left one, and its lower one 1+down times as the upper one.
func (gr *grid) slanted(corners [3]point, right, down float64) (projection, bool) {
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

// steepest is the most that the far edge of a code is taken to be farther away, as a share.
const steepest = 0.4

// search finds how the code is slanted: to the right and downwards, each by where the timing pattern
// and the alignment patterns on that edge are seen best; then both together by all patterns. It
// gives how well they are seen then.
func (gr *grid) search(g *image.Gray, corners [3]point) (score float64) {
	type slant struct{ right, down, score float64 }
	var tried []slant
	try := func(right, down float64) {
		to, ok := gr.slanted(corners, right, down)
		if !ok {
			return
		}
		s := gr.score(g, &to)
		tried = append(tried, slant{right, down, s})
		if s > score {
			score, gr.to = s, to
		}
	}
	downs := gr.slants(g, corners, false)
	for _, r := range gr.slants(g, corners, true) {
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

// refined is around how many of the likeliest slants others are tried.
const refined = 4

// score says how well the timing and alignment patterns are seen through a projection, as the mean
// of both: alignment patterns alone would do for another version that has as many.
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

// slants gives the likeliest slants to the right, or downwards.
func (gr *grid) slants(g *image.Gray, corners [3]point, right bool) []float64 {
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
	// Half a module in the middle of the edge, which a slant moves by a quarter of itself.
	step := 2 / float64(gr.size-7)
	n := int(steepest / step)
	scores := make([]float64, 2*n+1)
	for i := range scores {
		slant := [2]float64{float64(i-n) * step, 0}
		if !right {
			slant[0], slant[1] = slant[1], slant[0]
		}
		var f fit
		if to, ok := gr.slanted(corners, slant[0], slant[1]); ok {
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

// refine looks for each pattern around its projected place, up to so many modules away, and fits the
// projection to where they are.
func (gr *grid) refine(g *image.Gray, reach float64) {
	from, onto := []point{}, []point{}
	for _, p := range gr.patterns() {
		if at, ok := gr.locate(g, p, reach); ok {
			from, onto = append(from, p.at), append(onto, at)
		}
	}
	if len(from) < 4 {
		// Without alignment patterns the fourth corner is where it was.
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

// measure notes how far each pattern lies beside the projection.
func (gr *grid) measure(g *image.Gray, reach float64) {
	for _, p := range gr.patterns() {
		if at, ok := gr.locate(g, p, reach); ok {
			want := gr.to.apply(p.at)
			gr.shift = append(gr.shift, shift{p.at, point{at.x - want.x, at.y - want.y}})
		}
	}
}

// locate finds where a pattern is seen best, up to reach modules around its projected place: on a
// raster of a third of that, then between its points.
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

// peak is where a parabola through three neighbours has its top, from the middle one.
func peak(before, here, after float64) float64 {
	if bend := before - 2*here + after; bend < 0 {
		return min(max((before-after)/(2*bend), -0.5), 0.5)
	}
	return 0
}

// corners are the code's, clockwise from the top left.
func (gr *grid) corners() (out [4]point) {
	s := float64(gr.size)
	for i, p := range [4]point{{0, 0}, {s, 0}, {s, s}, {0, s}} {
		out[i] = gr.place(p)
	}
	return out
}

// sampled are the places of a module that are looked at: four that stay clear of its edges.
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
