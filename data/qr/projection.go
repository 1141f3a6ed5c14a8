package qr

import "math"

// projection maps points of a plane by a 3×3 matrix in homogeneous coordinates, row by row. The
// literature calls it a homography (R. Hartley and A. Zisserman, Multiple View Geometry in Computer
// Vision, 2004).
type projection [9]float64

// apply maps a point.
func (m *projection) apply(p point) point {
	w := m[6]*p.x + m[7]*p.y + m[8]
	return point{(m[0]*p.x + m[1]*p.y + m[2]) / w, (m[3]*p.x + m[4]*p.y + m[5]) / w}
}

// times gives the projection that first maps by o, then by m.
func (m *projection) times(o projection) (out projection) {
	for r := range 3 {
		for c := range 3 {
			for k := range 3 {
				out[3*r+c] += m[3*r+k] * o[3*k+c]
			}
		}
	}
	return out
}

// adjugate is the inverse times a factor, which does not change a projection.
func (m *projection) adjugate() projection {
	return projection{
		m[4]*m[8] - m[5]*m[7], m[2]*m[7] - m[1]*m[8], m[1]*m[5] - m[2]*m[4],
		m[5]*m[6] - m[3]*m[8], m[0]*m[8] - m[2]*m[6], m[2]*m[3] - m[0]*m[5],
		m[3]*m[7] - m[4]*m[6], m[1]*m[6] - m[0]*m[7], m[0]*m[4] - m[1]*m[3],
	}
}

// fitProjection finds the projection that maps from to onto: exactly for four points, by least squares
// for more. Both sides are normalised first, as in the normalised direct linear transformation (R. I.
// Hartley, In Defense of the Eight-Point Algorithm, 1997). ok is false when the points do not determine
// a projection.
func fitProjection(from, onto []point) (m projection, ok bool) {
	nf, no := normaliser(from), normaliser(onto)
	var a [8][9]float64 // normal equations, the right side last
	for i := range from {
		f, o := nf.apply(from[i]), no.apply(onto[i])
		for _, row := range [2][9]float64{
			{f.x, f.y, 1, 0, 0, 0, -f.x * o.x, -f.y * o.x, o.x},
			{0, 0, 0, f.x, f.y, 1, -f.x * o.y, -f.y * o.y, o.y},
		} {
			for r := range 8 {
				for c := range 9 {
					a[r][c] += row[r] * row[c]
				}
			}
		}
	}
	rows := make([][]float64, len(a))
	for i := range a {
		rows[i] = a[i][:]
	}
	x, ok := solve(rows)
	if !ok {
		return m, false
	}
	copy(m[:], x)
	m[8] = 1
	back := no.adjugate()
	m = m.times(nf)
	return back.times(m), true
}

// normaliser moves the centre of the points to 0 and scales their mean distance from it to 1.
func normaliser(ps []point) projection {
	var mid point
	for _, p := range ps {
		mid.x, mid.y = mid.x+p.x/float64(len(ps)), mid.y+p.y/float64(len(ps))
	}
	reach := 0.0
	for _, p := range ps {
		reach += math.Hypot(p.x-mid.x, p.y-mid.y) / float64(len(ps))
	}
	s := 1 / max(reach, 1e-9)
	return projection{s, 0, -s * mid.x, 0, s, -s * mid.y, 0, 0, 1}
}

// solve solves linear equations in place, by Gaussian elimination with pivots. The last value of a row is
// its right side.
func solve(rows [][]float64) (x []float64, ok bool) {
	n := len(rows)
	for c := range n {
		pivot := c
		for r := c + 1; r < n; r++ {
			if math.Abs(rows[r][c]) > math.Abs(rows[pivot][c]) {
				pivot = r
			}
		}
		if math.Abs(rows[pivot][c]) < 1e-12 {
			return nil, false
		}
		rows[c], rows[pivot] = rows[pivot], rows[c]
		for r := c + 1; r < n; r++ {
			f := rows[r][c] / rows[c][c]
			for k := c; k <= n; k++ {
				rows[r][k] -= f * rows[c][k]
			}
		}
	}
	x = make([]float64, n)
	for r := n - 1; r >= 0; r-- {
		x[r] = rows[r][n]
		for k := r + 1; k < n; k++ {
			x[r] -= rows[r][k] * x[k]
		}
		x[r] /= rows[r][r]
	}
	return x, true
}
