package ui

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"fyne.io/fyne/v2"

	"lanyard/data/qr"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// codeParts keeps the parts of messages that are spread over several codes and not whole yet: who pastes
// pictures can paste one at a time. It may be used from any goroutine.
type codeParts struct {
	mu   sync.Mutex
	kept []qr.Found
}

// maxParts is how many parts are kept: four messages of the most codes there can be.
const maxParts = 4 * 16

// join puts messages together from the codes found now and the parts kept from before. Of a message that is
// still not whole it gives all parts that are there, if one was found now.
func (p *codeParts) join(found []qr.Found) []qr.Found {
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

// partsTitle says which parts of a message there are: "Part 1 of 3", "Parts 1, 3 of 4".
func partsTitle(parts []qr.Found) string {
	if len(parts) == 1 {
		return lang.L("Part {{.Number}} of {{.Of}}", parts[0].Part.Number, parts[0].Part.Of)
	}
	return lang.L("Parts {{.Numbers}} of {{.Of}}", numbers(parts, true), parts[0].Part.Of)
}

// numbers lists the parts that are there, or those that are missing.
func numbers(parts []qr.Found, there bool) string {
	var out []string
	for n := 1; n <= parts[0].Part.Of; n++ {
		if slices.ContainsFunc(parts, func(f qr.Found) bool { return f.Part.Number == n }) == there {
			out = append(out, strconv.Itoa(n))
		}
	}
	return strings.Join(out, ", ")
}

// showParts says that a message is spread over several codes of which some are missing. Half a person is
// nobody: nothing can be saved.
func (a *Window) showParts(parts []qr.Found) {
	text := lang.N(parts[0].Part.Of, "One message is spread over {{.Count}} code. Read so far: {{.Read}}. Missing: {{.Missing}}.",
		"One message is spread over {{.Count}} codes. Read so far: {{.Read}}. Missing: {{.Missing}}.", numbers(parts, true), numbers(parts, false)) +
		"\n\n" + lang.L("Open or paste the pictures of the missing codes too, together or one after another. Or hold all the codes up to the camera. Nothing was saved.")
	s := a.NewSheet(partsTitle(parts), "", prose(text, fyne.TextAlignLeading), fyne.NewSize(500, 240))
	s.AddLeft(widget.NewButton(lang.L("Another picture …"), "folder", func() {
		s.Close()
		a.openFile()
	}))
	s.First = s.cancel
	s.Show()
}
