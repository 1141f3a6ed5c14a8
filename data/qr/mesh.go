package qr

import (
	"image"
	"math"
)

// A mesh is where the modules of a code are that no projection maps: on cloth, on a bottle, on
// crumpled paper. Its nodes lie some modules apart; between them a place is interpolated.
//
// It is found by growing: from the finder patterns outwards each node is expected where those around
// it point to, and moved to where the modules about it are parted best into dark and light, which is
// Otsu's criterion (A Threshold Selection Method from Gray-Level Histograms, 1979) asked of places
// rather than of a threshold. That needs no module to be known.
type mesh struct {
	cols int     // nodes on a side
	step float64 // modules from one to the next
	node []node  // in rows
}

// A node is where one corner of the mesh lies beside its projected place.
type node struct {
	by     point   // in pixels
	weight float64 // how surely it is there, 0 when that is not known yet
}

const (
	meshStep = 2.0 // modules between nodes, at most
	// meshFit is the least correlation of the timing patterns of a grid worth bending: a wrong version
	// has less.
	meshFit = 0.5
	// meshRounds is how often all nodes are looked at again once they are placed.
	meshRounds = 2
	// guessed is the weight of a node that was placed by its neighbours alone.
	guessed = 0.02
)

func newMesh(size int) *mesh {
	cols := int(math.Ceil(float64(size)/meshStep)) + 1
	return &mesh{cols: cols, step: float64(size) / float64(cols-1), node: make([]node, cols*cols)}
}

// at is a node's place in modules.
func (m *mesh) at(i int) point {
	return point{float64(i%m.cols) * m.step, float64(i/m.cols) * m.step}
}

// bend fits a mesh to the code.
func (gr *grid) bend(g *image.Gray) {
	m := newMesh(gr.size)
	var next []int
	for i := range m.node {
		if gr.inFinder(m.at(i)) {
			next = append(next, i)
		}
	}
	flat := *gr
	for _, i := range next { // where the projection and what it misses say
		at, to := flat.place(m.at(i)), gr.to.apply(m.at(i))
		m.node[i] = node{point{at.x - to.x, at.y - to.y}, guessed}
	}
	p := patch{known: gr.knownModules()}
	for len(next) > 0 {
		m.settle(g, gr, &p, next)
		next = m.frontier()
	}
	all := make([]int, len(m.node))
	for i := range all {
		all[i] = i
	}
	for range meshRounds {
		m.settle(g, gr, &p, all)
	}
	gr.mesh = m
}

// bends are the grids of one picture that were bent, at whatever size the picture was tried: at each it is done
// anew, and takes most of the time there. Where modules are large, a smaller size reads what the first did
// not, be it the tenth; where they are small, nothing was read after the seventh time.
type bends struct{ done []bent }

// bent is where a code lies in the picture, of so many modules a side.
type bent struct {
	middle point
	size   int
	times  int
}

const (
	smallBent = 5 // pixels of a module in the picture as it is given
	mostBent  = 7 // times
)

// worthwhile notes that a grid is to be bent, and reports whether that may read something. Nil keeps no
// notes.
func (b *bends) worthwhile(gr *grid, factor float64) bool {
	if b == nil {
		return true
	}
	half := float64(gr.size) / 2
	at, next := gr.to.apply(point{half, half}), gr.to.apply(point{half + 1, half})
	at = point{at.x / factor, at.y / factor}
	module := math.Hypot(next.x/factor-at.x, next.y/factor-at.y)
	if module >= smallBent {
		return true
	}
	for i := range b.done {
		d := &b.done[i]
		if d.size == gr.size && math.Hypot(d.middle.x-at.x, d.middle.y-at.y) < 2*module {
			d.times++
			return d.times <= mostBent
		}
	}
	b.done = append(b.done, bent{at, gr.size, 1})
	return true
}

// frontier lists the nodes that are not placed yet but beside one that is.
func (m *mesh) frontier() (out []int) {
	for i := range m.node {
		if m.node[i].weight > 0 {
			continue
		}
		m.around(i, 1, func(k int) {
			if m.node[k].weight > 0 && (len(out) == 0 || out[len(out)-1] != i) {
				out = append(out, i)
			}
		})
	}
	return out
}

// around visits the nodes up to reach away in rows and columns.
func (m *mesh) around(i, reach int, visit func(k int)) {
	x, y := i%m.cols, i/m.cols
	for v := max(0, y-reach); v <= min(m.cols-1, y+reach); v++ {
		for u := max(0, x-reach); u <= min(m.cols-1, x+reach); u++ {
			visit(v*m.cols + u)
		}
	}
}

// settle places some nodes, each by those placed before and by what is seen.
func (m *mesh) settle(g *image.Gray, gr *grid, p *patch, nodes []int) {
	placed := make([]node, len(nodes))
	for n, i := range nodes {
		f := m.expect(i)
		at := m.at(i)
		mid := gr.to.apply(at)
		right, down := gr.to.apply(point{at.x + 1, at.y}), gr.to.apply(point{at.x, at.y + 1})
		p.right = point{right.x - mid.x + f[2], right.y - mid.y + f[3]}
		p.down = point{down.x - mid.x + f[4], down.y - mid.y + f[5]}
		p.mid = point{mid.x + f[0], mid.y + f[1]}
		off, weight := p.locate(g, at, gr.size)
		placed[n] = node{
			by: point{
				f[0] + off.x*p.right.x + off.y*p.down.x,
				f[1] + off.x*p.right.y + off.y*p.down.y,
			},
			weight: max(guessed, weight),
		}
	}
	for n, i := range nodes {
		m.node[i] = placed[n]
	}
}

// expect gives by how much a node is moved as its neighbours have it, in x and y, and by how much
// more that is a module to the right, and a module down: a plane through them by least squares, those
// that are near and sure weighing more.
func (m *mesh) expect(i int) (f [6]float64) {
	const reach, stiff = 3, 2.0
	var rows [3][3]float64
	var bx, by [3]float64
	here := m.at(i)
	m.around(i, reach, func(k int) {
		n := m.node[k]
		if n.weight == 0 {
			return
		}
		at := m.at(k)
		v := [3]float64{1, at.x - here.x, at.y - here.y}
		w := n.weight / (v[1]*v[1] + v[2]*v[2] + 2)
		for r := range 3 {
			for c := range 3 {
				rows[r][c] += w * v[r] * v[c]
			}
			bx[r] += w * v[r] * n.by.x
			by[r] += w * v[r] * n.by.y
		}
	})
	// Few neighbours on one side say little about a slope.
	rows[1][1] += stiff * rows[0][0]
	rows[2][2] += stiff * rows[0][0]
	for axis, b := range [2][3]float64{bx, by} {
		eq := [][]float64{
			{rows[0][0], rows[0][1], rows[0][2], b[0]},
			{rows[1][0], rows[1][1], rows[1][2], b[1]},
			{rows[2][0], rows[2][1], rows[2][2], b[2]},
		}
		x, ok := solve(eq)
		if !ok {
			x = []float64{b[0] / max(rows[0][0], 1e-9), 0, 0}
		}
		f[axis], f[2+axis], f[4+axis] = x[0], x[1], x[2]
	}
	return f
}

// place is how far beside its projected place a point is.
func (m *mesh) place(p point) point {
	x, y := p.x/m.step, p.y/m.step
	i, j := min(max(int(x), 0), m.cols-2), min(max(int(y), 0), m.cols-2)
	ax, ay := x-float64(i), y-float64(j)
	n := m.node[j*m.cols+i:]
	a, b, c, d := n[0].by, n[1].by, n[m.cols].by, n[m.cols+1].by
	mix := func(a, b, c, d float64) float64 {
		return (a*(1-ax)+b*ax)*(1-ay) + (c*(1-ax)+d*ax)*ay
	}
	return point{mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y)}
}

// A patch is the picture around a node, straightened.
type patch struct {
	known            []int8
	mid, right, down point                             // of the node and its modules, in pixels
	three            [patchSide][patchSide - 2]float32 // samples, each with the two to its right
}

const (
	patchReach = 2 // modules to each side of the one that the node is in
	patchSub   = 5 // samples a module
	patchShift = 2 // samples that a node is moved at most
	patchSide  = (2*patchReach+1)*patchSub + 2*patchShift
	// patchRange is the least difference between light and dark that places anything.
	patchRange = 14
	// patchPull holds a node where it was expected: what share of the score moving it by half a module
	// must gain. Stripes alone say nothing about a way along them.
	patchPull = 0.12
)

// locate finds by how much, in modules, the node is to be moved, and how surely.
func (p *patch) locate(g *image.Gray, at point, size int) (off point, weight float64) {
	x0, y0 := math.Floor(at.x)-patchReach, math.Floor(at.y)-patchReach
	low, high := float32(255), float32(0)
	var across [patchSide]point // from the left
	for i := range across {
		u := x0 + (float64(i-patchShift)+0.5)/patchSub - at.x
		across[i] = point{p.mid.x + u*p.right.x, p.mid.y + u*p.right.y}
	}
	for j := range patchSide {
		v := y0 + (float64(j-patchShift)+0.5)/patchSub - at.y
		dx, dy := v*p.down.x, v*p.down.y
		var row [patchSide]float32
		for i, from := range across {
			s := level(g, point{from.x + dx, from.y + dy})
			row[i] = s
			low, high = min(low, s), max(high, s)
		}
		for i := range p.three[j] {
			p.three[j][i] = row[i] + row[i+1] + row[i+2]
		}
	}
	if high-low < patchRange {
		return point{}, 0
	}
	var scores [2*patchShift + 1][2*patchShift + 1]float64
	mean := 0.0
	bi, bj := patchShift, patchShift
	for i := range scores {
		for j := range scores[i] {
			s := p.parted(int(x0), int(y0), size, i, j, (low+high)/2, (high-low)/2)
			mean += s / float64(len(scores)*len(scores))
			di, dj := float64(i-patchShift)/patchSub, float64(j-patchShift)/patchSub
			scores[i][j] = s - patchPull*4*(di*di+dj*dj)
			if scores[i][j] > scores[bi][bj] {
				bi, bj = i, j
			}
		}
	}
	off = point{float64(bi - patchShift), float64(bj - patchShift)}
	if bi > 0 && bi < 2*patchShift {
		off.x += peak(scores[bi-1][bj], scores[bi][bj], scores[bi+1][bj])
	}
	if bj > 0 && bj < 2*patchShift {
		off.y += peak(scores[bi][bj-1], scores[bi][bj], scores[bi][bj+1])
	}
	return point{off.x / patchSub, off.y / patchSub}, max(0, scores[bi][bj]-0.5*mean)
}

// parted says how well the modules of the patch, moved by some samples, are parted by a level: 1 when
// each is half the range away from it, on its side where that is known.
func (p *patch) parted(x0, y0, size, i, j int, level, half float32) float64 {
	sum, n := float32(0), 0
	for y := range 2*patchReach + 1 {
		if y0+y < 0 || y0+y >= size {
			continue
		}
		for x := range 2*patchReach + 1 {
			if x0+x < 0 || x0+x >= size {
				continue
			}
			top, left := y*patchSub+1+j, x*patchSub+1+i
			v := p.three[top][left] + p.three[top+1][left] + p.three[top+2][left]
			v = (level - v/9) / half
			switch k := p.known[(y0+y)*size+x0+x]; {
			case k == 0:
				v *= v
			default:
				v *= float32(k)
				v *= max(v, -v)
			}
			sum += v
			n++
		}
	}
	return float64(sum) / float64(max(n, 1))
}
