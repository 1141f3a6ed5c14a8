package programme

import (
	"strings"

	"lanyard/data/day"
	"lanyard/data/format/pattern"
)

// dayMinutes are the minutes of a day.
const dayMinutes = 24 * 60

// span is when a session is, in minutes after midnight of its day.
type span struct {
	from, to int  // to is not after from where no end is known
	sure     bool // 24 hours, or am or pm: the hours are no afternoon's
}

const (
	clockFull = `(?:\d{1,2}\s?h\s?\d{2}\b|\d{1,2}(?:[:.h]\d{2})(?::\d{2}\b)?(?:[ap]\b|\s?(?:[ap]\.?\s?m\b\.?|uhr\b|hrs?\b|h\b))?|\d{1,2}\s?(?:[ap]\.?\s?m\b\.?|uhr\b|h\b)|(?:12\s?)?(?:noon|midday|midnight)\b)`
	clockAny  = `(?:` + clockFull + `|\d{1,2})`
	to        = `\s?(?:-{1,2}>|-|–|—|−|‐|‑|~|→|/|to\b|till\b|until\b|bis\b|à|a\b|al(?:le)?\b|às\b|tot\b)\s?(?:ca\.\s?)?`
	from      = `(?:from|between|von|van|de|das|ab|at|um|ca\.|c\.|à|dès|alle ore|alle|ore|dalle|às|om|vanaf|kl\.?|a las)?\s*`
	ending    = `(?:$|[\s,:;|)\]·•–—]|-\s)`
)

var (
	spanStart  = pattern.Lazy(`(?i)^[(\[]?` + from + `(` + clockAny + `)(` + to + `)(` + clockAny + `)(` + ending + `)`)
	clockStart = pattern.Lazy(`(?i)^[(\[]?` + from + `(` + clockFull + `)(` + ending + `)`)
	fourDigits = pattern.Lazy(`^[(\[]?(\d{2})(\d{2})(?:\s?[-–—]\s?(\d{2})(\d{2}))?(?:\s?(?:h|hrs?|uhr))?(` + ending + `)`)
	spanInside = pattern.Lazy(`(?i)(?:^|[\s(\[,;|–—-])((?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)` + to + `(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?))(?:$|[\s)\],;|:–—-])`)
	lasting    = pattern.Lazy(`(?i)^[\s(\[,·|]*(\d{1,3})\s?(?:min(?:s|uten|utes|utos)?\b\.?|['’′])[)\]]?`)
	zoneMark   = pattern.Lazy(`(?i)^[\s(\[]*(?:CES?T|MES?Z|WES?T|EES?T|BST|GMT|UTC|[ECMP][SD]?T|Uhr|hrs?|hs|horas|h)\b\.?(?:\s?[+-]\d{1,2}(?::?\d{2})?)?[)\]]?(?:$|[\s,:;|–—-])`)
	spacedHour = pattern.Lazy(`^(\d{1,2})\s?h\s?(\d{2})$`)
	// midnightSign is what stands between "midnight" and a title; "Midnight Special" is a title.
	midnightSign = pattern.Lazy(`^\s?(?:$|[,:;|–—-])`)
	wholeDay     = pattern.Lazy(`(?i)^[(\[]?(?:all[ -]day|ganztägig|ganztags|toute la journée|todo el día)[)\]]?(?:$|[\s:,|–—-])`)
)

// clockAt reads the time at the beginning of a text: a range, a start alone, or a whole day.
func clockAt(text string) (s span, rest string, ok bool) {
	if at := wholeDay().FindString(text); at != "" {
		return span{0, dayMinutes, true}, text[len(at):], true
	}
	if s, rest, ok = compact(text); ok {
		return s, rest, true
	}
	if m := spanStart().FindStringSubmatchIndex(text); m != nil && slashed(text[m[2]:m[3]], text[m[4]:m[5]], text[m[6]:m[7]]) {
		if s, ok = rangeOf(text[m[2]:m[3]], text[m[6]:m[7]]); ok {
			return behind(s, text[m[8]:])
		}
	}
	m := clockStart().FindStringSubmatchIndex(text)
	if m == nil {
		return s, text, false
	}
	clock, rest := text[m[2]:m[3]], text[m[4]:]
	minutes, ok := minutesOf(clock, 0)
	switch {
	case !ok, minutes == dayMinutes && clock[0] == '2' && !strings.ContainsAny(clock, ":."): // "24h support"
		return s, text, false
	case strings.EqualFold(clock, "midnight") && !midnightSign().MatchString(rest): // "Midnight Special"
		return s, text, false
	}
	return behind(span{from: minutes, sure: says24(clock, minutes)}, rest)
}

// behind reads what may follow a time: the mark of a zone, how long it lasts.
func behind(s span, rest string) (span, string, bool) {
	rest = strings.TrimLeft(rest, ")]")
	if m := zoneMark().FindString(rest); m != "" {
		rest = rest[len(m):]
	}
	if m := lasting().FindStringSubmatchIndex(rest); m != nil && s.to <= s.from {
		s.to = s.from + number(rest[m[2]:m[3]])
		rest = rest[m[1]:]
	}
	return s, rest, true
}

func number(s string) (n int) {
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n
}

// compact reads times without a sign between hours and minutes: "0930-1015", "0930". A year is no time.
func compact(text string) (s span, rest string, ok bool) {
	m := fourDigits().FindStringSubmatchIndex(text)
	if m == nil {
		return s, text, false
	}
	part := func(i int) int { return number(text[m[2*i]:m[2*i+1]]) }
	hour, minute := part(1), part(2)
	if hour > 23 || minute > 59 {
		return s, text, false
	}
	s = span{from: hour*60 + minute, sure: true}
	if m[6] < 0 {
		if year := hour*100 + minute; year >= 1900 && year < 2100 || minute%5 != 0 {
			return s, text, false
		}
		return behind(s, text[m[10]:])
	}
	if hour, minute = part(3), part(4); hour > 24 || minute > 59 {
		return s, text, false
	}
	if s.to = hour*60 + minute; s.to == s.from+1 { // 2025-2026
		return s, text, false
	}
	return behind(s.over(), text[m[10]:])
}

// over puts an end that is not after the start on the next day.
func (s span) over() span {
	if s.to < s.from {
		s.to += dayMinutes
	}
	return s
}

// half is the half of a day that a time names: 'a', 'p', or 0 for none.
func half(clock string) byte {
	clock = strings.ToLower(strings.Map(func(c rune) rune {
		if c == '.' || c == ' ' {
			return -1
		}
		return c
	}, clock))
	clock = strings.TrimSuffix(clock, "m")
	if n := len(clock); n > 1 && (clock[n-1] == 'a' || clock[n-1] == 'p') {
		return clock[n-1]
	}
	return 0
}

// says24 reports whether a time cannot be meant for the afternoon.
func says24(clock string, minutes int) bool {
	return half(clock) != 0 || minutes >= 13*60 || minutes < 60
}

// rangeOf reads the two times of a range. Of one that names am or pm the other takes it, as far as the order allows.
func rangeOf(a, b string) (s span, ok bool) {
	ha, hb := half(a), half(b)
	from, okFrom := minutesOf(a, ha)
	to, okTo := minutesOf(b, hb)
	if !okFrom || !okTo {
		return s, false
	}
	switch {
	case ha == 0 && hb != 0 && from <= 12*60+59:
		if same, ok := minutesOf(a, hb); ok && same < to {
			from = same
		} else if other, ok := minutesOf(a, otherHalf(hb)); ok {
			from = other
		}
	case hb == 0 && ha != 0 && to <= 12*60+59:
		if same, ok := minutesOf(b, ha); ok && same > from {
			to = same
		} else if other, ok := minutesOf(b, otherHalf(ha)); ok {
			to = other
		}
	}
	if bare(a) && bare(b) && to <= from { // "10-5" is no time
		return s, false
	}
	if from == to {
		to = 0
		return span{from, to, ha != 0 || hb != 0 || from >= 13*60}, true
	}
	s = span{from, to, ha != 0 || hb != 0 || from >= 13*60 || to >= 13*60 || from < 60}
	return s.over(), true
}

// slashed reports whether a slash between two times, if there is one, can part them: "10/12" is a day.
func slashed(a, sign, b string) bool {
	return !strings.Contains(sign, "/") || !bare(a) && !bare(b)
}

// bare reports whether a time is only a number of hours.
func bare(clock string) bool { return len(clock) <= 2 && strings.Trim(clock, "0123456789") == "" }

func otherHalf(h byte) byte { return 'a' + 'p' - h }

// minutesOf reads a time, in a half of the day if it names none.
func minutesOf(clock string, h byte) (int, bool) {
	switch strings.TrimLeft(strings.ToLower(clock), "12 ") {
	case "noon", "midday":
		return dayMinutes / 2, true
	case "midnight":
		return dayMinutes, true
	}
	if half(clock) == 0 && h != 0 {
		clock += " " + string(h) + "m"
	}
	if strings.HasPrefix(clock, "24") {
		return dayMinutes, strings.Trim(clock[2:], ":.h0 ") == ""
	}
	clock = spacedHour().ReplaceAllString(strings.TrimSpace(strings.TrimSuffix(strings.ToLower(clock), "hrs")), "${1}h${2}")
	if strings.HasPrefix(clock, "0") && half(clock) == 'a' { // "0:30 am"
		clock = strings.TrimRight(clock, "am. ")
	}
	minutes, err := day.Clock(clock)
	return minutes, err == nil
}

// within finds a range of times inside a line: "Opening (09:30–10:15), Main Hall".
func within(text string) (before string, s span, rest string, ok bool) {
	m := spanInside().FindStringSubmatchIndex(text)
	if m == nil {
		return "", s, "", false
	}
	s, _, ok = clockAt(text[m[2]:m[3]])
	before, rest = text[:m[2]], text[m[3]:]
	if strings.HasSuffix(before, "(") || strings.HasSuffix(before, "[") {
		before, rest = before[:len(before)-1], strings.TrimLeft(rest, ")]")
	}
	return trimmed(before), s, strings.TrimSpace(rest), ok && s.to > s.from
}
