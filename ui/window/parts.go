package window

import (
	"slices"
	"sync"

	"lanyard/data/qr"
)

// CodeParts keeps the parts of messages that are spread over several codes and not whole yet: who pastes
// pictures can paste one at a time. It may be used from any goroutine.
type CodeParts struct {
	mu   sync.Mutex
	kept []qr.Found
}

// maxParts is how many parts are kept: four messages of the most codes there can be.
const maxParts = 4 * 16

// Join puts messages together from the codes found now and the parts kept from before. Of a message that is
// still not whole it gives all parts that are there, if one was found now.
func (p *CodeParts) Join(found []qr.Found) []qr.Found {
	p.mu.Lock()
	defer p.mu.Unlock()
	fresh := slices.Clone(found)
	fresh = slices.DeleteFunc(fresh, func(f qr.Found) bool {
		return slices.ContainsFunc(p.kept, func(k qr.Found) bool { return sameCode(k, f) })
	})
	joined := slices.Concat(qr.Join(p.kept, fresh)...)
	var out, parts []qr.Found
	for _, f := range joined {
		switch {
		case f.Part.IsZero():
			out = append(out, f)
		case slices.ContainsFunc(parts, func(o qr.Found) bool { return sameCode(o, f) }):
		default:
			parts = append(parts, f)
			if slices.ContainsFunc(found, f.Joins) {
				out = append(out, f)
			}
		}
	}
	p.kept = parts[max(0, len(parts)-maxParts):]
	return out
}

// sameCode reports whether both are the same part of the same message.
func sameCode(a, b qr.Found) bool {
	return a.Joins(b) && a.Part == b.Part && slices.Equal(a.Bytes, b.Bytes)
}
