package qr

import (
	"image"
	"math"
)

// view is the code as seen: how light each module is and those around it, shadow and glare off.
func (gr *grid) view(g *image.Gray) []float32 { return even(gr.sample(g), gr.size+2*margin) }

// read corrects and reads a view. What neighbours shed on a module is taken off first: how much
// that is, is learned from the modules that are known, then, with neighbours farther away and
// better every time, from what all modules seem to be.
// With unsure modules taken as erased more is read, and by chance sooner something that is no code: that
// is for grids that surely are one.
func (l *layout) read(seen []float32, erase bool) (p payload, ok bool) {
	n := l.size + 2*margin
	f := newFilter(seen, n, 1)
	for _, p := range l.patterns() {
		for _, k := range p.modules {
			f.learn(k)
		}
	}
	for _, k := range l.timing {
		f.learn(k)
	}
	dark := f.darkness()
	for range learnings {
		f = newFilter(seen, n, 2)
		for i, v := range dark {
			f.learn(known{i % l.size, i / l.size, v > 0})
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
		return readUnsure(dark, l.size)
	}
	return payload{}, false
}

// learnings is how often is learned from all modules before a code is given up.
const learnings = 3

// margin is how many modules around the code are sampled as well.
const margin = 2

// A filter finds the weights for a module and those around it whose sum tells best whether it is
// dark: those of least squares over the modules it has learned from.
type filter struct {
	seen   []float32 // rows of n, margin modules more than the code on each side
	n      int
	around []int       // of a module's place in seen, the places that count
	rows   [][]float64 // of the normal equations, the right side last; the last weight is a constant
	values []float64
}

func newFilter(seen []float32, n, reach int) *filter {
	f := &filter{seen: seen, n: n}
	for y := -reach; y <= reach; y++ {
		for x := -reach; x <= reach; x++ {
			f.around = append(f.around, y*n+x)
		}
	}
	f.rows = make([][]float64, len(f.around)+1)
	for i := range f.rows {
		f.rows[i] = make([]float64, len(f.rows)+1)
	}
	f.values = make([]float64, len(f.rows))
	return f
}

func (f *filter) learn(k known) {
	side := f.n - 2*margin
	if k.x < 0 || k.y < 0 || k.x >= side || k.y >= side {
		return
	}
	want := -1.0
	if k.dark {
		want = 1
	}
	at := (k.y+margin)*f.n + k.x + margin
	for i, d := range f.around {
		f.values[i] = float64(f.seen[at+d])
	}
	last := len(f.around)
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
func (f *filter) darkness() []float64 {
	last, size := len(f.around), f.n-2*margin
	for r, row := range f.rows {
		for c := range r {
			f.rows[c][r] = row[c]
		}
	}
	for r, row := range f.rows {
		row[r] += 0.01 * f.rows[last][last] // small weights rather than such as fit the noise
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
			for i, d := range f.around {
				sum += weights[i] * float64(f.seen[at+d])
			}
			out[y*size+x] = sum
		}
	}
	return out
}

// evenReach is how far around a module its light is judged, in modules.
const evenReach = 7

// even takes shadow and glare off: it gives how far each module is from the mean around it, in
// units of the spread there.
func even(seen []float32, n int) []float32 {
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
		y0, y1 := max(0, y-evenReach), min(n, y+evenReach+1)
		for x := range n {
			x0, x1 := max(0, x-evenReach), min(n, x+evenReach+1)
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
