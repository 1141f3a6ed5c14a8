package qr

import (
	"image"
	"math"
)

// view gives the light of each module and of the margin, with shadow and glare removed.
func (gr *grid) view(g *image.Gray) []float32 { return normalise(gr.sample(g), gr.size+2*margin) }

// read corrects and reads a view. First an equalizer removes the light that neighbours shed on a
// module. It is trained on the known modules, and then several times, with a wider reach, on what all
// modules seem to be. The literature calls this a linear equalizer with decision-directed training
// (S. U. H. Qureshi, Adaptive Equalization, Proceedings of the IEEE, 1985).
//
// erase takes uncertain modules as erased. More codes are read then, and chance reads noise more
// often: erase is for grids that certainly hold a code.
func (l *layout) read(seen []float32, erase bool) (p payload, ok bool) {
	n := l.size + 2*margin
	f := newEqualizer(seen, n, 1)
	for _, p := range l.patterns() {
		for _, k := range p.modules {
			f.train(k)
		}
	}
	for _, k := range l.timing {
		f.train(k)
	}
	dark := f.darkness()
	for range passes {
		f = newEqualizer(seen, n, 2)
		for i, v := range dark {
			f.train(known{i % l.size, i / l.size, v > 0})
		}
		dark = f.darkness()
		bits, err := bitsOf(dark, l.size)
		if err != nil {
			return payload{}, false
		}
		if p, ok = readBits(bits); ok {
			return p, true
		}
	}
	if erase {
		return readErasing(dark, l.size)
	}
	return payload{}, false
}

// passes is how many times the equalizer is trained on all modules.
const passes = 3

// margin is how many modules beyond each edge of the code are sampled too.
const margin = 2

// An equalizer finds weights for a module and those around it: their weighted sum tells best whether
// the module is dark. The weights are those of least squares over the modules of its training, kept small
// (A. E. Hoerl and R. W. Kennard, Ridge Regression, Technometrics, 1970).
type equalizer struct {
	seen   []float32 // rows of n, margin modules more than the code on each side
	n      int
	taps   []int       // offsets in seen of the modules that are weighted
	rows   [][]float64 // of the normal equations, the right side last; the last weight is a constant
	values []float64
}

func newEqualizer(seen []float32, n, reach int) *equalizer {
	f := &equalizer{seen: seen, n: n}
	for y := -reach; y <= reach; y++ {
		for x := -reach; x <= reach; x++ {
			f.taps = append(f.taps, y*n+x)
		}
	}
	f.rows = make([][]float64, len(f.taps)+1)
	for i := range f.rows {
		f.rows[i] = make([]float64, len(f.rows)+1)
	}
	f.values = make([]float64, len(f.rows))
	return f
}

func (f *equalizer) train(k known) {
	side := f.n - 2*margin
	if k.x < 0 || k.y < 0 || k.x >= side || k.y >= side {
		return
	}
	want := -1.0
	if k.dark {
		want = 1
	}
	at := (k.y+margin)*f.n + k.x + margin
	for i, d := range f.taps {
		f.values[i] = float64(f.seen[at+d])
	}
	last := len(f.taps)
	f.values[last] = 1
	for r, v := range f.values {
		row := f.rows[r]
		for c := range r + 1 {
			row[c] += v * f.values[c]
		}
		row[last+1] += v * want
	}
}

// darkness tells how dark each module of the code is, row by row: about 1 for a dark one, -1 for a
// light one.
func (f *equalizer) darkness() []float64 {
	last, size := len(f.taps), f.n-2*margin
	for r, row := range f.rows {
		for c := range r {
			f.rows[c][r] = row[c]
		}
	}
	for r, row := range f.rows {
		row[r] += 0.01 * f.rows[last][last] // large weights would fit the noise
	}
	weights, ok := solve(f.rows)
	if !ok {
		weights = make([]float64, last+1)
		weights[last/2] = -1 // the module itself
	}
	out := make([]float64, size*size)
	for y := range size {
		for x := range size {
			at := (y+margin)*f.n + x + margin
			sum := weights[last]
			for i, d := range f.taps {
				sum += weights[i] * float64(f.seen[at+d])
			}
			out[y*size+x] = sum
		}
	}
	return out
}

// normaliseReach is how many modules to each side the mean and the spread are taken from.
const normaliseReach = 7

// normalise removes shadow and glare: it gives the distance of each module from the mean around it, in
// units of the standard deviation there. Means come from tables of sums (F. C. Crow, Summed-Area Tables for
// Texture Mapping, SIGGRAPH 1984).
func normalise(seen []float32, n int) []float32 {
	sums := func(of func(v float32) float64) []float64 { // of all above and to the left
		out := make([]float64, (n+1)*(n+1))
		for y := range n {
			row := 0.0
			for x := range n {
				row += of(seen[y*n+x])
				out[(y+1)*(n+1)+x+1] = out[y*(n+1)+x+1] + row
			}
		}
		return out
	}
	first := sums(func(v float32) float64 { return float64(v) })
	second := sums(func(v float32) float64 { return float64(v) * float64(v) })
	out := make([]float32, len(seen))
	for y := range n {
		y0, y1 := max(0, y-normaliseReach), min(n, y+normaliseReach+1)
		for x := range n {
			x0, x1 := max(0, x-normaliseReach), min(n, x+normaliseReach+1)
			box := func(s []float64) float64 {
				return (s[y1*(n+1)+x1] - s[y0*(n+1)+x1] - s[y1*(n+1)+x0] + s[y0*(n+1)+x0]) / float64((x1-x0)*(y1-y0))
			}
			mean := box(first)
			spread := math.Sqrt(max(box(second)-mean*mean, 1))
			out[y*n+x] = float32((float64(seen[y*n+x]) - mean) / spread)
		}
	}
	return out
}
