package qr

import "math"

// An accumulator holds codes that were seen in the frames of a camera, but not read. Each frame has
// different noise: the sum shows modules that no single frame shows. Communications engineering calls it
// Chase combining (D. Chase, Code Combining, IEEE Transactions on Communications, 1985).
type accumulator struct {
	codes []accumulated // the latest last
	grew  bool          // since it was last set to false: a code was seen again
}

// accumulated is the sum of the views of one code.
type accumulated struct {
	layout
	view []float32 // as of grid.view
}

const (
	// maxAccumulated is how many codes are kept.
	maxAccumulated = 4
	// sameCode is the smallest correlation of two views of one code. Two different codes of one version
	// have about 0.1, from their patterns.
	sameCode = 0.4
)

// add adds a view of a code to the earlier ones, and reads the code from the sum. A nil accumulator
// does nothing.
func (m *accumulator) add(view []float32, l layout) (payload, bool) {
	if m == nil {
		return payload{}, false
	}
	for i, u := range m.codes {
		if u.size != l.size || correlation(u.view, view) < sameCode {
			continue
		}
		m.grew = true
		for k, v := range view {
			u.view[k] += v
		}
		m.codes = append(append(m.codes[:i:i], m.codes[i+1:]...), u)
		return u.read(u.view, true)
	}
	m.codes = append(m.codes, accumulated{l, view})
	m.codes = m.codes[max(0, len(m.codes)-maxAccumulated):]
	return payload{}, false
}

// correlation is the cosine of the angle between two views: 1 for the same.
func correlation(a, b []float32) float64 {
	var ab, aa, bb float64
	for i, v := range a {
		ab, aa, bb = ab+float64(v)*float64(b[i]), aa+float64(v)*float64(v), bb+float64(b[i])*float64(b[i])
	}
	return ab / math.Sqrt(max(aa*bb, 1e-9))
}
