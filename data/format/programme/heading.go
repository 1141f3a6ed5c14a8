package programme

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/format/pattern"
)

// near is how many days from those of the event a day of its programme may be.
const near = 60

// days finds the days that lines name.
type days struct {
	frame   Frame
	reader  day.Reader
	current data.Date // that the sessions that come are on
	first   data.Date // that a heading calls the first, or the event's; zero when not known
	known   map[string]data.Date
}

func newDays(f Frame) *days {
	d := &days{frame: f, current: f.First, first: f.First, known: map[string]data.Date{}}
	d.reader = day.Reader{Today: f.Today, Order: f.Order, Toward: day.Near}
	if !f.First.IsZero() {
		d.reader.Today = f.First.AddDays(-1)
	}
	return d
}

var (
	shortDay = pattern.Lazy(`(?i)^(?:mo|di|mi|do|fr|sa|so|lun|mar|mer|mié|mie|jeu|jue|ven|vie|vier|sam|sáb|sab|dim|dom|gio|ma|wo|vr|za|zo|seg|segunda|ter|terça|qua|quarta|qui|quinta|sex|sexta)\.?,?\s+\d`)
	numbered = pattern.Lazy(`(?i)^(?:conference |konferenz|kongress)?(?:day|tag|jour|journée|día|dia|giorno|dag)\s?(\d{1,2}|one|two|three|four|five|six|seven|eins|zwei|drei|vier|fünf|un|deux|trois|uno|dos|tres|due|tre)\b[.:]?`)
	ordinal  = pattern.Lazy(`(?i)^(?:(\d{1,2})(?:st|nd|rd|th|\.|er|ère|e|º|°)?\s?|(first|second|third|fourth|fifth|erster|zweiter|dritter|vierter|fünfter|premier|deuxième|troisième|primer|segundo|tercer|primo|secondo|terzo|primeiro|terceiro|eerste|tweede|derde)\s)(?:conference |konferenz)?(?:day|tag|jour|día|dia|giorno|dag)\b`)
	units    = pattern.Lazy(`(?i)\b(?:days?|weeks?|months?|years?|ago|later|tagen?|wochen?|minutes?|min|hours?)\b`)
	onlyTime = pattern.Lazy(`^\d{1,2}[.:h]\d{2}$|^\d{1,2}\s?[-–]\s?\d{1,2}$|^\d{4,8}$|^\d{1,2}$`)
)

// ordinals are the words for the number of a day.
var ordinals = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
	"un": 1, "deux": 2, "trois": 3, "uno": 1, "dos": 2, "tres": 3, "due": 2, "tre": 3, "first": 1, "second": 2, "third": 3, "fourth": 4,
	"fifth": 5, "erster": 1, "zweiter": 2, "dritter": 3, "vierter": 4, "fünfter": 5, "premier": 1, "deuxième": 2, "troisième": 3,
	"primer": 1, "segundo": 2, "tercer": 3, "primo": 1, "secondo": 2, "terzo": 3, "primeiro": 1, "terceiro": 3, "eerste": 1, "tweede": 2, "derde": 3,
}

// heading takes a line that names a day, and reports whether it is one.
func (d *days) heading(l line) bool {
	found, ok := d.named(l)
	if ok {
		d.current = found
	}
	return ok
}

// is reports whether a line names a day.
func (d *days) is(l line) bool {
	_, ok := d.named(l)
	return ok
}

// longestHeading is how long a line that names a day may be, in bytes.
const longestHeading = 120

// named is the day that a line names as a heading.
func (d *days) named(l line) (data.Date, bool) {
	text := strings.Trim(l.text, "=#*~_: []|")
	if text == "" || len(text) > longestHeading || len(l.cells) > 1 && filled(l.cells) > 1 {
		return data.Date{}, false
	}
	if found, ok := d.known[text]; ok {
		return found, !found.IsZero()
	}
	found, ok := d.find(text)
	if !ok {
		found = data.Date{}
	}
	d.known[text] = found
	return found, ok
}

func filled(cells []string) (n int) {
	for _, c := range cells {
		if c != "" {
			n++
		}
	}
	return n
}

// find finds the day of a heading: alone, with a number, or with other words on one side.
func (d *days) find(text string) (data.Date, bool) {
	if _, _, timed := clockAt(text); timed || d.dayAndTime(text) {
		if _, ok := d.alone(text); !ok {
			return data.Date{}, false
		}
	}
	if _, _, _, timed := within(text); timed {
		return data.Date{}, false
	}
	if found, ok := d.alone(text); ok {
		return found, true
	}
	if n, rest, ok := counted(text); ok {
		if named, ok := d.beside(trimmed(rest)); ok { // the date says more than the number
			d.first = named.AddDays(1 - n)
			return named, true
		}
		return d.nth(n)
	}
	return d.beside(text)
}

// counted reads "Day 2", "Tag 2: Workshops", "2nd day", and gives its number.
func counted(text string) (n int, rest string, ok bool) {
	var word string
	if m := numbered().FindStringSubmatchIndex(text); m != nil {
		word, rest = text[m[2]:m[3]], text[m[1]:]
	} else if m := ordinal().FindStringSubmatchIndex(text); m != nil {
		at := 2
		if m[at] < 0 {
			at = 4
		}
		word, rest = text[m[at]:m[at+1]], text[m[1]:]
	} else {
		return 0, "", false
	}
	if n = ordinals[strings.ToLower(word)]; n == 0 {
		n = number(word)
	}
	c, _ := utf8.DecodeRuneInString(rest)
	return n, rest, n > 0 && n <= near && (rest == "" || !unicode.IsLetter(c) && !unicode.IsDigit(c))
}

// nth is the day of a number; false where the first is not known.
func (d *days) nth(n int) (data.Date, bool) {
	if d.first.IsZero() {
		return data.Date{}, false
	}
	return d.first.AddDays(n - 1), true
}

// wordsOfDay is how many words a day may have: "Monday, the 10th of August 2026".
const wordsOfDay = 7

// beside finds a day at the beginning or end of a heading, with a sign or nothing between it and other words.
func (d *days) beside(text string) (data.Date, bool) {
	w := strings.Fields(text)
	for n := min(len(w), wordsOfDay); n > 0; n-- {
		head := strings.Join(w[:n], " ")
		if n == len(w) || parts(w[n-1], w[n]) {
			if found, ok := d.alone(strings.TrimRight(head, ":,;–—-|(·")); ok {
				return found, true
			}
		}
	}
	for n := min(len(w)-1, wordsOfDay); n > 0; n-- {
		at := len(w) - n
		if parts(w[at-1], w[at]) || closes(w) && strings.HasPrefix(w[at], "(") {
			if found, ok := d.alone(strings.Trim(strings.Join(w[at:], " "), "()[]–—-|· ")); ok {
				return found, true
			}
		}
	}
	return data.Date{}, false
}

func closes(w []string) bool { return strings.HasSuffix(w[len(w)-1], ")") }

// parts reports whether a sign stands between two words.
func parts(before, after string) bool {
	switch before[len(before)-1] {
	case ':', '|', ',', ';':
		return true
	}
	for _, sign := range []string{"–", "—", "-", "|", "·", "("} {
		if before == sign || strings.HasPrefix(after, sign) && (sign == "(" || after == sign) {
			return true
		}
	}
	return false
}

// alone reads a text that is only a day, near those of the event.
func (d *days) alone(text string) (data.Date, bool) {
	text = strings.TrimSpace(text)
	if text == "" || onlyTime().MatchString(text) || !mayBeDay(text) {
		return data.Date{}, false
	}
	found, err := d.reader.Day(text)
	if short := shortDay().FindString(text); err != nil && short != "" { // "Di 11.08.": the figures say all
		found, err = d.reader.Day(text[len(short)-1:])
	}
	if err != nil {
		other, ok := d.foreign(text)
		return other.Date, ok && d.close(other.Date)
	}
	if digits := strings.ContainsAny(text, "0123456789"); !digits && !found.Open || digits && units().MatchString(text) {
		return data.Date{}, false // relative to a today that is not known
	}
	if !found.Other.IsZero() && !d.inside(found.Date) && d.inside(found.Other) {
		found.Date = found.Other
	}
	return found.Date, d.close(found.Date)
}

// mayBeDay reports whether a text has a figure, or is a weekday.
func mayBeDay(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	return strings.ContainsFunc(text, func(c rune) bool { return c >= '0' && c <= '9' || c > 0x2E80 }) || day.IsWeekday(strings.Trim(first, ",.:"))
}

func (d *days) inside(at data.Date) bool {
	return !d.frame.First.IsZero() && at.Days()-d.frame.First.Days() >= 0 && d.frame.Last.Days()-at.Days() >= 0
}

// close reports whether a day is one of the event's or near them.
func (d *days) close(at data.Date) bool {
	if d.frame.First.IsZero() {
		return true
	}
	return d.frame.First.Days()-at.Days() <= near && at.Days()-d.frame.Last.Days() <= near
}

// timed reads a line that begins with a time, or with a day and a time. A day before a time counts for the lines below
// too.
func (d *days) timed(text string) (on data.Date, s span, rest string, ok bool) {
	if m := isoMoment().FindStringSubmatch(text); m != nil {
		text = m[1] + " " + text[len(m[0])-1:]
	}
	w := strings.Fields(text)
	for n := min(len(w)-1, wordsOfDay); n > 0; n-- {
		tail := strings.TrimLeft(strings.Join(w[n:], " "), "|–—-,·@ ")
		s, rest, ok := clockAt(tail)
		if !ok {
			continue
		}
		if found, named := d.alone(strings.TrimRight(strings.Join(w[:n], " "), ",:|–—-·")); named {
			d.current = found
			return found, s, rest, true
		}
		if n, left, counts := counted(strings.TrimRight(strings.Join(w[:n], " "), ",:|–—-·")); counts && left == "" {
			if found, named := d.nth(n); named {
				d.current = found
				return found, s, rest, true
			}
		}
	}
	s, rest, ok = clockAt(text)
	return data.Date{}, s, rest, ok
}

// dayAndTime reports whether a text begins with a day in figures or a numbered day, and a time behind it: "Wed 12 Aug, 09:00: Maps".
func (d *days) dayAndTime(text string) bool {
	w := strings.Fields(text)
	for n := min(len(w)-1, wordsOfDay); n > 0; n-- {
		head := strings.TrimRight(strings.Join(w[:n], " "), ",:|–—-·")
		if _, _, timed := clockAt(strings.TrimLeft(strings.Join(w[n:], " "), "|–—-,·@ ")); !timed || !strings.ContainsAny(head, "0123456789") {
			continue
		}
		if _, named := d.alone(head); named {
			return true
		}
		if _, left, counts := counted(head); counts && left == "" {
			return true
		}
	}
	return false
}

var isoMoment = pattern.Lazy(`^(\d{4}-\d{2}-\d{2})[T_]\d`)
