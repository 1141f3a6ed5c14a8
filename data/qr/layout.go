package qr

import (
	"math"
	"sync"

	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// A layout says which modules of a version are known before it is read: finder patterns with their
// separators, timing and alignment patterns. The standard calls them function patterns (ISO/IEC 18004
// §6.3).
type layout struct {
	size   int
	finder [3]pattern // top left, top right, bottom left
	align  []pattern
	timing []known
}

// known is a module in column x, row y.
type known struct {
	x, y int
	dark bool
}

// pattern is a square of known modules.
type pattern struct {
	at      point // its centre, in modules
	modules []known
}

// layouts gives the layout of each version, by its number.
var layouts = func() (all [41]func() layout) {
	for version := 1; version <= 40; version++ {
		all[version] = sync.OnceValue(func() layout { return newLayout(version) })
	}
	return all
}()

func newLayout(version int) layout {
	v, err := decoder.Version_GetVersionForNumber(version)
	if err != nil {
		panic(err) // out of range
	}
	l := layout{size: v.GetDimensionForVersion()}
	far := l.size - 4
	for i, c := range [3][2]int{{3, 3}, {far, 3}, {3, far}} {
		l.finder[i] = newPattern(c[0], c[1], 4, l.size, func(ring int) bool { return ring != 2 && ring != 4 })
	}
	centres := v.GetAlignmentPatternCenters()
	last := len(centres) - 1
	for i, y := range centres {
		for j, x := range centres {
			if (i == 0 || i == last) && (j == 0 || j == last) && i+j != 2*last {
				continue // a finder pattern is there
			}
			l.align = append(l.align, newPattern(x, y, 2, l.size, func(ring int) bool { return ring != 1 }))
		}
	}
	for i := 8; i < l.size-8; i++ {
		l.timing = append(l.timing, known{i, 6, i%2 == 0}, known{6, i, i%2 == 0})
	}
	return l
}

// newPattern makes a pattern of square rings around a module.
func newPattern(x, y, reach, size int, dark func(ring int) bool) pattern {
	p := pattern{at: point{float64(x) + 0.5, float64(y) + 0.5}}
	for dy := -reach; dy <= reach; dy++ {
		for dx := -reach; dx <= reach; dx++ {
			// Modules beyond the edge of the code belong to its quiet zone.
			p.modules = append(p.modules, known{x + dx, y + dy, dark(max(dx, -dx, dy, -dy))})
		}
	}
	return p
}

func (l *layout) patterns() []pattern { return append(l.finder[:3:3], l.align...) }

// inFinder reports whether a point lies in a finder pattern.
func (l *layout) inFinder(p point) bool {
	for _, f := range l.finder {
		if max(math.Abs(p.x-f.at.x), math.Abs(p.y-f.at.y)) <= 3.5 {
			return true
		}
	}
	return false
}

// knownModules gives for each module 1 for dark, -1 for light, 0 for unknown.
func (l *layout) knownModules() []int8 {
	out := make([]int8, l.size*l.size)
	set := func(ks []known) {
		for _, k := range ks {
			if k.x >= 0 && k.y >= 0 && k.x < l.size && k.y < l.size {
				out[k.y*l.size+k.x] = -1
				if k.dark {
					out[k.y*l.size+k.x] = 1
				}
			}
		}
	}
	for _, p := range l.patterns() {
		set(p.modules)
	}
	set(l.timing)
	return out
}

// functionModules says which modules hold no codewords: the patterns, and the format and version
// information.
func (l *layout) functionModules() []bool {
	out := make([]bool, l.size*l.size)
	for i, k := range l.knownModules() {
		out[i] = k != 0
	}
	far := l.size - 8
	set := func(x0, y0, x1, y1 int) {
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				out[y*l.size+x] = true
			}
		}
	}
	set(0, 0, 9, 9)
	set(far, 0, l.size, 9)
	set(0, far, 9, l.size)
	set(6, 0, 7, l.size)
	set(0, 6, l.size, 7)
	if l.size >= 45 { // version 7
		set(far-3, 0, far, 6)
		set(0, far-3, 6, far)
	}
	return out
}

// cross gives the modules on the row and the column through the centre of the pattern.
func (p pattern) cross() (out []known) {
	for _, k := range p.modules {
		if k.x == int(p.at.x) || k.y == int(p.at.y) {
			out = append(out, k)
		}
	}
	return out
}
