package signature

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data/format/pattern"
)

// mostUnknown is how many lines below the name an unknown text may still be the title or organisation.
const mostUnknown = 3

// rest decides on unknown texts right below the name: they are the title, else the organisation. All others go
// into the note.
func (r *reader) rest() {
	at := slices.IndexFunc(r.items, func(it *item) bool { return it.means == isName })
	line, known := 0, 0
	if at >= 0 {
		line = r.items[at].line
	}
	for i, it := range r.items {
		if it.remark || it.means != nothing {
			continue
		}
		it.remark = true
		if !plausible(it.text) || it.caption.means != nothing {
			r.restoreCaption(it)
			continue
		}
		below := at >= 0 && i > at && it.line-line <= mostUnknown && known < 2
		alone := at < 0 && i == 0
		lone := r.contact.Organisation == ""
		switch {
		case below && r.contact.Title == "" && (!lone || r.moreUnknown(i)):
			r.contact.Title = it.text
		case it.sep != "" && !lone && i > 0 && r.items[i-1].means == isTitle && r.items[i-1].line == it.line:
			r.contact.Title += it.sep + it.text // "Head of Metadata, Cataloguing"
			it.remark = false
			continue
		case below && lone && r.contact.Title != "" && i > 0 && r.items[i-1].means == isTitle && r.items[i-1].line == it.line && r.lowerUnknown(it.line):
			r.contact.Title += ", " + it.text // "Sales Manager | EMEA" above the company
			it.remark = false
			continue
		case (below || alone) && lone:
			r.contact.Organisation = it.text
		default:
			continue
		}
		known++
		it.remark = false
	}
	if r.contact.Organisation == "" && r.contact.Department != "" {
		r.contact.Organisation, r.contact.Department = r.contact.Department, ""
	}
}

// moreUnknown reports whether another text that may be the organisation follows.
func (r *reader) moreUnknown(i int) bool {
	for _, it := range r.items[i+1:] {
		if !it.remark && it.means == nothing && it.line-r.items[i].line <= 1 && plausible(it.text) {
			return true
		}
	}
	return false
}

// lowerUnknown reports whether the next line begins with a text that may be the organisation.
func (r *reader) lowerUnknown(line int) bool {
	return slices.ContainsFunc(r.items, func(it *item) bool {
		return !it.remark && it.means == nothing && it.line == line+1 && it.caption.means == nothing && plausible(it.text)
	})
}

// restoreCaption puts the caption back before its text.
func (r *reader) restoreCaption(it *item) {
	if it.caption.label != "" {
		it.text = it.caption.label + ": " + it.text
	}
}

// plausible reports whether a text may be a title or an organisation: it has a few words and is neither a
// sentence nor a number.
func plausible(s string) bool {
	end, _ := utf8.DecodeLastRuneInString(s)
	first, _ := utf8.DecodeRuneInString(s)
	return len(strings.Fields(s)) <= 7 && !strings.ContainsAny(s, "0123456789\"“”„»«…!?:()") && end != '.' && !unicode.IsLower(first) && !pronouns().MatchString(s)
}

var pronouns = pattern.Lazy(`(?i)^\(?(she|he|they|sie|er|elle|il|iel|ella|él|ona|on)\s*/\s*\p{L}+`)
