package qr

import "image"

// Bounds on the search for a third finder pattern where two are seen and the other is dirty, glared or
// creased: of how many patterns any two are tried, and how far around the place where it would be in
// a code seen straight on it is looked for, as modules and as a share of the way from the others.
const (
	maxSeen    = 6
	maxThird   = 14 // version; the way to go around the place grows with it
	thirdReach = 2.5
	thirdShare = 0.13
	thirdStep  = 0.7 // modules
	// thirdFit is the least correlation of a pattern that is found so.
	thirdFit = 0.45
)

// completed gives the triples of which two patterns are among those seen and the third is found where
// they leave room for it: beside either of them, on either side, or at the corner between them.
func completed(g *image.Gray, seen []spot) (out []triple) {
	seen = seen[:min(len(seen), maxSeen)]
	for i := range seen {
		for j := range i {
			a, b := &seen[i], &seen[j]
			if !alike(a, b) {
				continue
			}
			for _, third := range thirds(a, b) {
				var added []triple
				for _, t := range appendTriples(added, a, b, third) {
					if t.seek(g, third) {
						out = append(out, t)
					}
				}
			}
		}
	}
	return out
}

// thirds are the places for the third pattern of a code seen straight on.
func thirds(a, b *spot) (out []*spot) {
	dx, dy := b.at.x-a.at.x, b.at.y-a.at.y
	mid := point{(a.at.x + b.at.x) / 2, (a.at.y + b.at.y) / 2}
	for _, at := range [6]point{
		{a.at.x - dy, a.at.y + dx},
		{a.at.x + dy, a.at.y - dx},
		{b.at.x - dy, b.at.y + dx},
		{b.at.x + dy, b.at.y - dx},
		{mid.x - dy/2, mid.y + dx/2},
		{mid.x + dy/2, mid.y - dx/2},
	} {
		out = append(out, &spot{at: at, wide: (a.wide + b.wide) / 2, high: (a.high + b.high) / 2, count: 1})
	}
	return out
}

// seek moves one of the three to where a finder pattern is seen best around it, if one is.
func (t *triple) seek(g *image.Gray, third *spot) bool {
	version := t.version()
	if version < 1 || version > maxThird {
		return false
	}
	l := layouts[version]()
	n := float64(l.size - 7)
	a, b, c := t.topLeft.at, t.topRight.at, t.bottomLeft.at
	right, down := point{(b.x - a.x) / n, (b.y - a.y) / n}, point{(c.x - a.x) / n, (c.y - a.y) / n}
	p := l.finder[0] // all three are alike
	cross := p.cross()
	best, at := float64(thirdFit), third.at
	steps := int((thirdReach + thirdShare*n) / thirdStep)
	for j := -steps; j <= steps; j++ {
		for i := -steps; i <= steps; i++ {
			u, v := thirdStep*float64(i), thirdStep*float64(j)
			onto := point{third.at.x + u*right.x + v*down.x, third.at.y + u*right.y + v*down.y}
			if !onto.in(g) {
				continue
			}
			to := around(p.at, onto, right, down)
			var quick, f fit
			if quick.match(g, &to, cross, point{}); quick.score() < thirdFit {
				continue
			}
			if f.match(g, &to, p.modules, point{}); f.score() > best {
				best, at = f.score(), onto
			}
		}
	}
	third.at = at
	return best > thirdFit
}

// in reports whether the point is in the picture.
func (p point) in(g *image.Gray) bool {
	return p.x >= 0 && p.y >= 0 && p.x < float64(g.Rect.Dx()) && p.y < float64(g.Rect.Dy())
}
