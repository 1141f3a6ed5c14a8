package qr

import (
	"image"
	"math"
	"slices"
)

// A threshold says for each block of a picture which grey separates dark from light: the middle
// between the darkest and the lightest pixel of the blocks around it. This holds where modules are
// small and blurred: an edge is where the grey is half way, whatever the share of dark around it.
//
// The literature calls this a local adaptive threshold by mid-range (J. Bernsen, Dynamic Thresholding of
// Grey-Level Images, 8th International Conference on Pattern Recognition, 1986).
type threshold struct {
	cols, rows int
	level      []float32 // of each block; flatLevel where there is no contrast
}

const (
	blockSide = 8
	// flatRange is the smallest difference between light and dark that counts. Noise makes less.
	flatRange = 36
	flatLevel = -1
)

// thresholdOf measures a picture. The reach is in blocks to each side.
func thresholdOf(g *image.Gray, reach int) threshold {
	m := threshold{cols: (g.Rect.Dx() + blockSide - 1) / blockSide, rows: (g.Rect.Dy() + blockSide - 1) / blockSide}
	lows, highs := make([]uint8, m.cols*m.rows), make([]uint8, m.cols*m.rows)
	for i := range lows {
		lows[i] = 255
	}
	for y := range g.Rect.Dy() {
		row := g.Pix[y*g.Stride:][:g.Rect.Dx()]
		lo, hi := lows[y/blockSide*m.cols:][:m.cols], highs[y/blockSide*m.cols:][:m.cols]
		for b := range lo {
			low, high := lo[b], hi[b]
			for _, v := range row[:min(blockSide, len(row))] {
				low, high = min(low, v), max(high, v)
			}
			lo[b], hi[b] = low, high
			row = row[min(blockSide, len(row)):]
		}
	}
	// The highest is the lowest of the negative.
	for i, v := range highs {
		highs[i] = 255 - v
	}
	lows, highs = lowest(lows, m.cols, m.rows, reach), lowest(highs, m.cols, m.rows, reach)
	m.level = make([]float32, len(lows))
	for i := range m.level {
		m.level[i] = flatLevel
		low, high := int(lows[i]), 255-int(highs[i])
		if high-low >= flatRange {
			m.level[i] = float32(low+high) / 2
		}
	}
	return m
}

// lowest gives for each block the lowest value of the blocks up to reach away, first across, then down.
func lowest(v []uint8, cols, rows, reach int) []uint8 {
	across, out := make([]uint8, len(v)), make([]uint8, len(v))
	for y := range rows {
		row := v[y*cols:][:cols]
		for x := range row {
			least := row[x]
			for _, w := range row[max(0, x-reach):min(cols, x+reach+1)] {
				least = min(least, w)
			}
			across[y*cols+x] = least
		}
	}
	copy(out, across)
	for y := range rows {
		to := out[y*cols:][:cols]
		for k := max(0, y-reach); k <= min(rows-1, y+reach); k++ {
			for x, w := range across[k*cols:][:cols] {
				to[x] = min(to[x], w)
			}
		}
	}
	return out
}

// A scan looks for finder patterns along the rows and columns of a picture.
type scan struct {
	g         *image.Gray
	threshold threshold
	// sharpen undoes some blur: each pixel moves away from the mean of those sharpenReach before and
	// after it on the line, by so many times the difference. This adds noise, so a pixel is first averaged
	// with its neighbours across the line, where a pattern's dark centre is three modules long.
	sharpen float32
	factor  float64 // size of this picture divided by that of the picture searched
	bends   *bends  // of this picture at all sizes; nil: every grid may be bent
	buffer  []float32
}

// Bounds on what is looked at in one scan.
const (
	maxScanned = 60
	maxTried   = 300 // triples whose finder patterns are looked at
	maxGrids   = 6   // grids that hold no code
	// maxFitted limits the modules of all grids that are fitted in vain: large grids take longer.
	maxFitted = 60_000
)

// sharpenReach is about a module where sharpening is needed, in pixels.
const sharpenReach = 2

// line reads how much lighter than the threshold the pixels of row (or column) n are, from pixel from
// up to, but without, pixel to. Blocks without contrast count as light.
func (s *scan) line(n int, column bool, from, to int) []float32 {
	s.buffer = s.buffer[:0]
	along, across, wide := 1, s.g.Stride, s.g.Rect.Dy()
	first, side := n/blockSide*s.threshold.cols, 1 // of the line's blocks
	if column {
		along, across, wide = across, along, s.g.Rect.Dx()
		first, side = n/blockSide, s.threshold.cols
	}
	pix := s.g.Pix[n*across:]
	if s.sharpen == 0 {
		for i := from; i < to; i++ {
			s.buffer = append(s.buffer, float32(pix[i*along]))
		}
	} else {
		before, after := s.g.Pix[max(0, n-1)*across:], s.g.Pix[min(wide-1, n+1)*across:]
		for i := from; i < to; i++ {
			k := i * along
			s.buffer = append(s.buffer, float32(int(before[k])+2*int(pix[k])+int(after[k]))/4)
		}
		sharpenLine(s.buffer, s.sharpen)
	}
	for i := from; i < to; {
		level := s.threshold.level[first+i/blockSide*side]
		end := min(to, (i/blockSide+1)*blockSide)
		if level == flatLevel {
			for ; i < end; i++ {
				s.buffer[i-from] = 1
			}
		}
		for ; i < end; i++ {
			s.buffer[i-from] -= level
		}
	}
	return s.buffer
}

// sharpenLine moves each value away from the mean of the two that lie sharpenReach before and after it.
func sharpenLine(v []float32, by float32) {
	var kept [sharpenReach]float32 // the last values before they were changed
	for i := range v {
		here := v[i]
		if i >= sharpenReach && i+sharpenReach < len(v) {
			v[i] += by * (here - (kept[i%sharpenReach]+v[i+sharpenReach])/2)
		}
		kept[i%sharpenReach] = here
	}
}

// edges appends the places where values change between light and dark, to a fraction of a pixel. The
// line starts light, so the first edge leads into the dark. Value i belongs to the pixel that covers
// from+i to from+i+1.
func edges(values []float32, from int, out []float64) []float64 {
	dark := false
	last := float32(1)
	for i, v := range values {
		if (v < 0) != dark {
			at := float64(from + i)
			if i > 0 {
				at += 0.5 - float64(v/(v-last)) // between the centres of the two pixels
			}
			out = append(out, at)
			dark = !dark
		}
		last = v
	}
	if dark {
		out = append(out, float64(from+len(values)))
	}
	return out
}

// finderRuns tells whether five runs between six edges are a finder pattern's 1:1:3:1:1, and how
// wide a module is.
func finderRuns(e []float64) (module float64, ok bool) {
	module = (e[5] - e[0]) / 7
	if module < 1 {
		return 0, false
	}
	slack := 0.65 * module
	for i, want := range [...]float64{1, 1, 3, 1, 1} {
		if math.Abs(e[i+1]-e[i]-want*module) > slack*math.Sqrt(want) {
			return 0, false
		}
	}
	return module, true
}

// patterns finds places that look like a finder pattern on every step-th row and in the column through
// its centre. Those crossed by several rows come first.
func (s *scan) patterns(step int) []candidate {
	var candidates []candidate
	var on, cross []float64
	for y := step / 2; y < s.g.Rect.Dy() && len(candidates) < maxCandidates; y += step {
		on = edges(s.line(y, false, 0, s.g.Rect.Dx()), 0, on[:0])
		for i := 0; i+6 <= len(on); i += 2 {
			module, ok := finderRuns(on[i : i+6])
			if !ok {
				continue
			}
			found := candidate{at: point{(on[i+2] + on[i+3]) / 2, float64(y) + 0.5}, count: 1}
			if found.at.y, found.high, cross, ok = s.crossed(found.at, module, cross, true); !ok {
				continue
			}
			if found.at.x, found.wide, cross, ok = s.crossed(found.at, module, cross, false); !ok {
				continue
			}
			candidates = gather(candidates, found)
		}
	}
	// A pattern's centre is three modules high: a place seen on one row only is chance.
	candidates = slices.DeleteFunc(candidates, func(s candidate) bool { return s.count < 2 && s.module() > 1.5 })
	surest(candidates)
	return candidates[:min(len(candidates), maxScanned)]
}

// gather merges a candidate with the one that is the same pattern, or adds it.
func gather(candidates []candidate, found candidate) []candidate {
	for i := range candidates {
		s := &candidates[i]
		dx, dy := (s.at.x-found.at.x)/found.wide, (s.at.y-found.at.y)/found.high
		if dx*dx+dy*dy < 1.5*1.5 && alike(s, &found) {
			n := float64(s.count)
			s.at = point{(s.at.x*n + found.at.x) / (n + 1), (s.at.y*n + found.at.y) / (n + 1)}
			s.wide, s.high = (s.wide*n+found.wide)/(n+1), (s.high*n+found.high)/(n+1)
			s.count++
			return candidates
		}
	}
	return append(candidates, found)
}

// tallest limits how many times a pattern of a tilted code is as high as it is wide, or as wide as it is high.
const tallest = 4

// crossed looks for the pattern along the column (or the row) through a place. It gives the centre
// and the width of a module there.
func (s *scan) crossed(at point, module float64, on []float64, column bool) (mid, size float64, _ []float64, ok bool) {
	n, centre, length := int(at.y), at.x, s.g.Rect.Dx()
	if column {
		n, centre, length = int(at.x), at.y, s.g.Rect.Dy()
	}
	// Most places are no pattern. Only where the centre is long, as in a tilted code, a longer line is read.
	for _, reach := range [2]float64{7 * module, 4 * tallest * module} {
		from, to := max(0, int(centre-reach)), min(length, int(centre+reach))
		on = edges(s.line(n, column, from, to), from, on[:0])
		heart := 0.0
		for i := 0; i+2 <= len(on); i += 2 {
			if on[i] > centre || on[i+1] < centre {
				continue
			}
			heart = on[i+1] - on[i]
			if i < 2 || i+4 > len(on) {
				continue
			}
			if size, ok = finderRuns(on[i-2 : i+4]); ok && size < tallest*module && module < tallest*size {
				return (on[i] + on[i+1]) / 2, size, on, true
			}
		}
		if heart < 4*module {
			break
		}
	}
	return 0, 0, on, false
}

// read reads the codes whose finder patterns the scan sees, by their grids in the grey picture.
// The accumulator adds up what the frames of a camera show of a code that is not read yet. It is nil for
// a still picture; there a third finder pattern is searched for where only two are seen.
func (s *scan) read(seen *accumulator) (out []reading) {
	candidates := s.patterns(scanStep)
	out = s.readAmong(triples(candidates), seen)
	if len(out) == 0 && seen == nil && s.sharpen == 0 {
		out = s.readAmong(thirdHypotheses(s.g, candidates), nil)
	}
	return out
}

// readAmong reads the codes that triples of patterns belong to.
func (s *scan) readAmong(sets []triple, seen *accumulator) (out []reading) {
	failures, fitted := 0, 0
	for _, t := range sets[:min(len(sets), maxTried)] {
		if failures == maxGrids || fitted > maxFitted {
			break
		}
		if slices.ContainsFunc(out, t.within) || !t.areFinders(s.g) {
			continue
		}
		side := 4*t.version() + 17
		fitted += side * side
		gr, ok := fitGrid(s.g, t)
		if !ok {
			continue
		}
		failures++
		contain(func() {
			if p, ok := s.readGrid(&gr, seen); ok {
				out = append(out, reading{payload: p, corners: gr.corners(), located: true})
				failures, fitted = 0, 0
			}
		})
	}
	return out
}

// readGrid tries three ways to read a code: by its grid as it is, with earlier frames added up, and
// with the grid bent.
func (s *scan) readGrid(gr *grid, seen *accumulator) (payload, bool) {
	view := gr.view(s.g)
	p, ok := gr.read(view, false)
	if !ok {
		p, ok = seen.add(view, gr.layout)
	}
	if !ok && gr.timingScore(s.g) > meshFit && s.bends.worthwhile(gr, s.factor) {
		gr.bend(s.g)
		p, ok = gr.read(gr.view(s.g), true)
	}
	return p, ok
}

// scanStep is the distance between the rows that are looked at, in pixels.
const scanStep = 2
