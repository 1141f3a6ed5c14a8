package qr

import (
	"cmp"
	"fmt"
	"slices"
)

// Part is the place of a code among those that one message is spread over (structured append, ISO/IEC
// 18004 §8). The zero value stands for a whole message.
type Part struct{ Number, Of int }

// IsZero reports whether the code is no part of anything.
func (p Part) IsZero() bool { return p.Of == 0 }

// String is the part as people write it: "1/3". It is "" for a whole message.
func (p Part) String() string {
	if p.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d/%d", p.Number, p.Of)
}

// Join joins the parts of messages that were read from several pictures, in any order and perhaps more
// than once. The result lists the codes of each picture. A whole message replaces its first part; its
// other parts are left out. Parts of incomplete messages stay, and so does every code that is no part.
func Join(pictures ...[]Found) [][]Found {
	all := messages{}
	for _, codes := range pictures {
		for _, f := range codes {
			if !f.Part.IsZero() {
				all.add(f.read)
			}
		}
	}
	out := make([][]Found, len(pictures))
	joined := map[message]bool{}
	for i, codes := range pictures {
		for _, f := range codes {
			k := f.read.message()
			whole, ok := assemble(all[k], k.total, k.parity)
			switch {
			case f.Part.IsZero() || !ok:
				out[i] = append(out[i], f)
			case !joined[k]:
				joined[k] = true
				w := whole.found()
				w.At = f.At
				out[i] = append(out[i], w)
			}
		}
	}
	return out
}

// Joins reports whether the code is a part of the same message as another.
func (f Found) Joins(other Found) bool {
	return !f.Part.IsZero() && f.read.message() == other.read.message()
}

// message is the key of a message: what its parts have in common.
type message struct{ total, parity int }

func (r reading) message() message { return message{r.payload.append.total, r.payload.append.parity} }

// messages are the parts of many messages.
type messages map[message][]reading

// add keeps a part, once. A message with more parts than it can have is never whole: one part too many is
// kept to show that, and no more.
func (m messages) add(r reading) {
	k := r.message()
	if len(m[k]) <= k.total && !slices.ContainsFunc(m[k], r.same) {
		m[k] = append(m[k], r)
	}
}

// siblings gives the readings of the same message.
func (r reading) siblings(all []reading) (out []reading) {
	for _, o := range all {
		if o.message() == r.message() {
			out = append(out, o)
		}
	}
	return out
}

// join joins the parts of messages that are spread over several codes (ISO/IEC 18004 §8), if all parts
// were read and the parity of the whole is right. Other parts stay as they are.
func join(codes []reading) []reading {
	all := messages{}
	for _, r := range codes {
		all.add(r)
	}
	var out []reading
	joined := map[message]bool{}
	for _, r := range codes {
		k := r.message()
		switch whole, ok := assemble(all[k], k.total, k.parity); {
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
			n := len(whole.payload.runs)
			if r.charset == nil && whole.payload.says && n > 0 {
				r.charset = whole.payload.runs[n-1].charset // a designator holds for the next parts too
			}
			// A character may be cut between two codes, so runs of one character set are joined.
			if n > 0 && whole.payload.runs[n-1].charset == r.charset {
				last := &whole.payload.runs[n-1]
				last.bytes = append(slices.Clone(last.bytes), r.bytes...)
			} else {
				whole.payload.runs = append(whole.payload.runs, r)
			}
		}
		whole.payload.says = whole.payload.says || p.payload.says
	}
	for _, b := range whole.payload.bytes() {
		sum ^= int(b)
	}
	return whole, sum == parity
}

// A collection keeps the parts of messages that are shown to a camera one after another.
type collection []reading

// maxParts is how many parts are kept: four messages of the largest number of codes.
const maxParts = 4 * 16

// add keeps the parts among the codes of a frame. It gives the codes, with the earlier parts of messages
// that are complete now.
func (c *collection) add(codes []reading) []reading {
	for _, r := range codes {
		a := r.payload.append
		if a.total < 2 {
			continue
		}
		*c = slices.DeleteFunc(*c, func(p reading) bool { return p.payload.append == a })
		*c = append(*c, r)
		(*c)[len(*c)-1].located = false // later frames show it elsewhere
	}
	*c = (*c)[max(0, len(*c)-maxParts):]
	out := slices.Clone(codes)
	for _, r := range codes {
		parts := r.siblings(*c)
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
