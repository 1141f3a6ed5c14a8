package qr

import "image"

// Bounds on the search for a third finder pattern where two are seen and the third is dirty, creased or
// under glare.
const (
	maxSeen  = 6  // patterns of which every two are tried
	maxThird = 14 // highest version: a larger code has a larger area to search
	// The search goes around the place where the third pattern of a code seen straight on would be: by
	// thirdReach modules and this share of the distance between two patterns.
	thirdReach = 2.5
	thirdShare = 0.13
	thirdStep  = 0.7 // modules from one try to the next
	// thirdFit is the smallest correlation that counts as a pattern.
	thirdFit = 0.45
)

// thirdHypotheses gives triples of two patterns that are seen and a third that is searched for at each
// place where it may be: beside either of them, on either side, or at the corner between them. The
// literature calls this hypothesis and verification.
func thirdHypotheses(g *image.Gray, seen []candidate) (out []triple) {
	seen = seen[:min(len(seen), maxSeen)]
	for i := range seen {
		for j := range i {
			a, b := &seen[i], &seen[j]
			if !alike(a, b) {
				continue
			}
			for _, third := range thirdPlaces(a, b) {
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

// thirdPlaces gives the places of the third pattern in a code seen straight on.
func thirdPlaces(a, b *candidate) (out []*candidate) {
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
		out = append(out, &candidate{at: at, wide: (a.wide + b.wide) / 2, high: (a.high + b.high) / 2, count: 1})
	}
	return out
}

// seek moves the third pattern to the place around it that looks most like a finder pattern. It reports
// whether there is one.
func (t *triple) seek(g *image.Gray, third *candidate) bool {
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
