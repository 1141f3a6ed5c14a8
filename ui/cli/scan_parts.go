package cli

import (
	"fmt"
	"iter"
	"slices"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/qr"
)

// understood reads the codes of pictures. A message may be spread over the codes of several pictures, in any
// order: pictures from its first part on wait until it is complete, or no more come.
func understood(pictures iter.Seq[scanned]) iter.Seq[scanned] {
	return func(yield func(scanned) bool) {
		var held []scanned
		for r := range pictures {
			if held = append(held, r); unfinished(held) {
				continue
			}
			if !yieldAll(held, yield) {
				return
			}
			held = nil
		}
		yieldAll(held, yield)
	}
}

// unfinished reports whether the pictures' codes have a part of an incomplete message.
func unfinished(held []scanned) bool {
	return slices.ContainsFunc(slices.Concat(join(held)...), func(f qr.Found) bool { return !f.Part.IsZero() })
}

func join(held []scanned) [][]qr.Found {
	var all [][]qr.Found
	for _, r := range held {
		all = append(all, r.found)
	}
	return qr.Join(all...)
}

func yieldAll(held []scanned, yield func(scanned) bool) bool {
	for i, codes := range join(held) {
		held[i].understand(codes)
		if !yield(held[i]) {
			return false
		}
	}
	return true
}

// understand takes the codes of a picture, with the messages that are complete now in place of their first
// parts. A part alone is text without a contact.
func (r *scanned) understand(codes []qr.Found) {
	for _, f := range codes {
		if !f.Part.IsZero() {
			r.Codes = append(r.Codes, scanRow{
				Text: f.Text, Kind: format.Text, Part: f.Part.String(), alone: true,
				Reason: fmt.Sprintf("it is part %s of one message, and nobody by itself; read the pictures of the other parts together with it", f.Part),
			})
			continue
		}
		text, kind, drafts := format.ReadCode(format.Code{Text: f.Text, Bytes: f.Bytes, Open: f.Open, Hint: f.Hint})
		r.Codes = append(r.Codes, newScanRow(text, kind, drafts))
	}
	if len(codes) > 0 {
		return
	}
	for _, f := range r.found { // parts of a message that is listed with another picture
		r.Codes = append(r.Codes, scanRow{Text: f.Text, Kind: format.Text, Part: f.Part.String(), joined: true})
	}
}

// sayParts says which codes are parts of incomplete messages, and whose letters may be wrong. It reports
// whether there are such parts.
func (e *env) sayParts(r scanned) bool {
	some := false
	for _, c := range r.Codes {
		if c.alone {
			some = true
			e.say("%s: %s", r.File, message(c.Reason))
		}
		for _, d := range c.drafts {
			if slices.Contains(d.Unsure, data.UnsureEnd) {
				e.say("%s: the code of %q has no end: it may be cut off; check it, or scan it again", r.File, d.Contact.Name())
			}
			if slices.Contains(d.Unsure, data.UnsureCharset) {
				e.say("%s: the letters of %q may be wrong: they are read as %s; the window offers others", r.File, d.Contact.Name(), d.Charset)
			}
		}
	}
	return some
}
