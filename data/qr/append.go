package qr

import (
	"cmp"
	"slices"
)

// join puts the parts of messages that are spread over several codes together (ISO/IEC
// 18004 §8) where all parts were read and the parity of the whole holds. Parts that miss
// others stay as they are.
func join(codes []reading) []reading {
	type message struct{ total, parity int }
	parts := map[message][]reading{}
	for _, r := range codes {
		if a := r.payload.append; a.total > 1 {
			k := message{a.total, a.parity}
			parts[k] = append(parts[k], r)
		}
	}
	if len(parts) == 0 {
		return codes
	}
	var out []reading
	joined := map[message]bool{}
	for _, r := range codes {
		a := r.payload.append
		k := message{a.total, a.parity}
		switch whole, ok := assemble(parts[k], a.total, a.parity); {
		case !ok:
			out = append(out, r)
		case !joined[k]:
			joined[k] = true
			out = append(out, whole)
		}
	}
	return out
}

// assemble joins the parts in order. The parity is the exclusive or of all bytes.
func assemble(parts []reading, total, parity int) (reading, bool) {
	if total < 2 || len(parts) != total {
		return reading{}, false
	}
	parts = slices.Clone(parts)
	slices.SortFunc(parts, func(a, b reading) int { return cmp.Compare(a.payload.append.index, b.payload.append.index) })
	whole := reading{corners: parts[0].corners, located: parts[0].located}
	sum := 0
	for i, p := range parts {
		if p.payload.append.index != i {
			return reading{}, false
		}
		for _, r := range p.payload.runs {
			// A character may be cut between two codes: runs of one set become one again.
			if n := len(whole.payload.runs); n > 0 && whole.payload.runs[n-1].charset == r.charset {
				last := &whole.payload.runs[n-1]
				last.bytes = append(slices.Clone(last.bytes), r.bytes...)
			} else {
				whole.payload.runs = append(whole.payload.runs, r)
			}
		}
	}
	for _, b := range whole.payload.bytes() {
		sum ^= int(b)
	}
	return whole, sum == parity
}

// A collection keeps the parts of messages that a camera was shown one after another.
type collection []reading

// maxParts is how many parts are kept: four messages of the most codes there can be.
const maxParts = 4 * 16

// add keeps the parts among a frame's codes, and gives these codes with the earlier parts of messages
// that they make whole.
func (c *collection) add(codes []reading) []reading {
	for _, r := range codes {
		a := r.payload.append
		if a.total < 2 {
			continue
		}
		*c = slices.DeleteFunc(*c, func(p reading) bool { return p.payload.append == a })
		*c = append(*c, r)
		(*c)[len(*c)-1].located = false // it is elsewhere in later frames
	}
	*c = (*c)[max(0, len(*c)-maxParts):]
	out := slices.Clone(codes)
	for _, r := range codes {
		parts := c.like(r)
		if _, ok := assemble(parts, r.payload.append.total, r.payload.append.parity); !ok {
			continue
		}
		for _, p := range parts {
			if !slices.ContainsFunc(out, p.same) {
				out = append(out, p)
			}
		}
	}
	return out
}

// like gives the parts that are of one message with another.
func (c *collection) like(r reading) (parts []reading) {
	for _, p := range *c {
		if a, b := p.payload.append, r.payload.append; a.total == b.total && a.parity == b.parity {
			parts = append(parts, p)
		}
	}
	return parts
}
