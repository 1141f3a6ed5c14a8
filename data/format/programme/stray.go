package programme

import (
	"slices"
	"strings"

	"lanyard/data/day"
	"lanyard/data/format/pattern"
	"lanyard/data/say"
)

// longestStray is how long a title with its time behind it may be, in bytes; a longer line is prose.
const longestStray = 80

const (
	certain = `\d{1,2}:\d{2}(?:\s?[ap]\.?m\b\.?|\s?uhr\b|\s?h\b)?|\d{1,2}\s?h\s?\d{2}|\d{1,2}(?:\.\d{2})?\s?(?:[ap]\.?m\b\.?|uhr\b)|\d{1,2}h\b|(?:12 ?)?noon\b|12 ?midnight\b`
	dotted  = `\d{2}\.\d[05]` // only behind a comma: "Room 10.30" is a room
)

var (
	clockTail    = pattern.Lazy(`(?i)^(.*?[^\s,;(\[|–—@-])(?:[\s,;(\[|–—@-]+(?:at|um|ab|from|à|a las|alle|ore|om|às)?\s*(` + certain + `)|,\s*(` + dotted + `))[)\]]?$`)
	limits       = pattern.Lazy(`(?i)\b(?:until|till|to|by|before|after|since|bis|vor|nach|seit|spätestens|jusqu'à|avant|après|hasta|antes|fino|entro|tot|voor|até)$`)
	holdsTime    = pattern.Lazy(`(?i)(?:^|[\s(\[,;|–—-])(?:` + certain + `)(?:$|[\s,:;.!?|)\]–—/-])`)
	figures      = pattern.Lazy(`\b\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b`)
	shortFigures = pattern.Lazy(`\d[./-]\d`)
	// strange is a day in words that are not known: a word, a number, a word, and perhaps a year.
	strange = pattern.Lazy(`^(\p{L}{2,}(?:-\p{L}+)?)\.?,?\s(?:[a-z]{2,3}\s)?\d{1,2}(?:\.|º|°|er|e|st|nd|rd|th)?\s(?:de\s|of\s)?(\p{L}{3,})(?:,?\s(?:de\s)?\d{4})?$`)
)

// timeBehind reads a title with its start behind it: "Coffee, 13:15".
func timeBehind(text string) (title string, s span, ok bool) {
	m := clockTail().FindStringSubmatch(text)
	if m == nil || len(text) > longestStray || label(text) || limits().MatchString(m[1]) || holdsTime().MatchString(m[1]) {
		return "", s, false
	}
	s, rest, ok := clockAt(m[2] + m[3])
	return trimmed(m[1]), s, ok && rest == "" && !figures().MatchString(text)
}

// stray reports why a line is no part of the session above it: it holds a time or a day that is not understood.
func (r *reader) stray(text string) (why say.Text, ok bool) {
	switch {
	case label(text):
		return why, false
	case holdsTime().MatchString(text):
		return say.T("holds a time that is not understood: write the time before the title"), true
	case len(text) <= longestHeading && r.days.like(text):
		return say.T("holds a day that is not understood, or is far from the event: write it as 2026-08-12"), true
	}
	return why, false
}

// like reports whether a line names a day, be it far from the event or in words that are not known.
func (d *days) like(text string) bool {
	if !strings.ContainsAny(text, "0123456789") {
		return false
	}
	if figures().MatchString(text) {
		return true
	}
	if m := strange().FindStringSubmatch(text); m != nil && !titleWord(m[1]) && !titleWord(m[2]) {
		return true
	}
	if !shortFigures().MatchString(text) && !slices.ContainsFunc(strings.Fields(text), day.IsMonth) { // few lines are read for a day
		return false
	}
	found, ok := d.reader.Cut(text)
	if !ok || found.Text == "" {
		found.Text = text
	}
	return ok && strings.ContainsAny(found.Text, "0123456789") && !units().MatchString(found.Text)
}
