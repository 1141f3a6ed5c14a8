package qr

import "math"

// A memory holds codes that were seen in the frames of a camera, but not read. The noise of each
// frame is another: added up, the modules come out where no frame alone shows them all.
type memory struct {
	unread []unread // the latest last
	grew   bool     // since it was last set to false: a code was seen again
}

// unread is one code as seen in some frames, added up.
type unread struct {
	layout
	view []float32 // as of grid.view
}

const (
	// memorySize is how many codes are remembered.
	memorySize = 4
	// sameCode is the least correlation of two views of one code; of two codes of one version it is
	// about 0.1, for their patterns.
	sameCode = 0.4
)

// add remembers a view of a code, and reads the code from it and the earlier ones. Nil remembers
// nothing.
func (m *memory) add(view []float32, l layout) (payload, bool) {
	if m == nil {
		return payload{}, false
	}
	for i, u := range m.unread {
		if u.size != l.size || correlation(u.view, view) < sameCode {
			continue
		}
		m.grew = true
		for k, v := range view {
			u.view[k] += v
		}
		m.unread = append(append(m.unread[:i:i], m.unread[i+1:]...), u)
		return u.read(u.view, true)
	}
	m.unread = append(m.unread, unread{l, view})
	m.unread = m.unread[max(0, len(m.unread)-memorySize):]
	return payload{}, false
}

func correlation(a, b []float32) float64 {
	var ab, aa, bb float64
	for i, v := range a {
		ab, aa, bb = ab+float64(v)*float64(b[i]), aa+float64(v)*float64(v), bb+float64(b[i])*float64(b[i])
	}
	return ab / math.Sqrt(max(aa*bb, 1e-9))
}
