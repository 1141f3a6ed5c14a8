package day

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
)

// Cut is a day found in a sentence.
type Cut struct {
	Rest string // the sentence without the day; all of it if it is only a day
	Text string // the day as written, with the word before it that belongs to it; "" if Rest is the whole sentence
	Day  Day
}

// Cut finds the day in a sentence, at its end, at its beginning or inside: "send slides by fri", "24.12.
// present", "send slides by friday to Bob". Without a day ok is false. A past day relative to today ("the
// photos of yesterday") stays part of the sentence, and so do figures that more likely mean something else
// ("chapter 2/3").
func (r Reader) Cut(sentence string) (c Cut, ok bool) {
	w := strings.Fields(sentence)
	if d, all := r.whole(w); all {
		return Cut{Rest: strings.Join(w, " "), Day: d}, true
	}
	for _, find := range []func([]string) (span, bool){r.atEnd, r.atStart, r.within} {
		s, found := find(w)
		if !found {
			continue
		}
		if c := s.cut(w); strings.ContainsFunc(c.Rest, letterOrDigit) {
			return c, true
		}
		return Cut{Rest: strings.Join(w, " "), Day: s.day}, true
	}
	return r.stuck(sentence)
}

func letterOrDigit(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// span is a day in the words [from, to).
type span struct {
	from, to int
	day      Day
}

func (s span) cut(w []string) Cut {
	rest := slices.Concat(trimmed(w[:s.from]), w[s.to:])
	if s.from == 0 {
		rest[0] = strings.TrimLeft(rest[0], ",;:-–— ")
		rest = slices.DeleteFunc(rest, func(s string) bool { return s == "" })
	}
	return Cut{Rest: strings.Join(rest, " "), Text: strings.TrimRight(strings.Join(w[s.from:s.to], " "), " ,;:-–—"), Day: s.day}
}

// trimmed removes signs at the end of the words before the day: "send slides, fri".
func trimmed(w []string) []string {
	w = slices.Clone(w)
	for len(w) > 0 {
		last := strings.TrimRight(w[len(w)-1], ",;:-–— (")
		if last != "" {
			w[len(w)-1] = last
			break
		}
		w = w[:len(w)-1]
	}
	return w
}

// whole reports whether all words are a day, perhaps with a preposition before it.
func (r Reader) whole(w []string) (Day, bool) {
	if len(w) > 1 && prepositions[key(w[0])] {
		w = w[1:]
	}
	d, ok := r.at(w, 0, len(w), true)
	return d, ok
}

// at reads the words [from, to) of a sentence; led says that a preposition comes before them.
func (r Reader) at(w []string, from, to int, led bool) (Day, bool) {
	if from >= to {
		return Day{}, false
	}
	text := plain(strings.Join(w[from:to], " "))
	d, err := r.read(text, free)
	if err != nil || d.relative && before(d.Date, r.Today) {
		return Day{}, false
	}
	if !led && (fraction.MatchString(text) || from > 0 && counted[key(w[from-1])]) && twoFigures.MatchString(text) {
		return Day{}, false
	}
	return d, true
}

var (
	// fraction matches figures that are more often a fraction than a day.
	fraction   = regexp.MustCompile(`^(?:1/[2348]|2/[23]|3/[34])\W*$`)
	twoFigures = regexp.MustCompile(`^\d{1,2}/\d{1,2}\W*$`)
	// counted are words before figures that are no day.
	counted = set(`part chapter page p pp slide version draft no nr vol volume step item room stand hall teil kapitel seite folie of
		copy sheet round lot size ratio`)
)

// owners before a weekday make it a description: "the friday report", "every monday".
var owners = set(`every each the her his my our their your that of about since from last past between alle jeden jede der die das`)

// people come before a name, not before a day: "introduce her to Sun".
var people = set(`to with from and or mr mrs ms dr prof ask tell call meet thank`)

// nameDays are weekdays that are names too.
var nameDays = map[string]bool{"Sun": true, "Mon": true, "Sat": true, "Domingo": true}

// theirs reports whether the word before a single weekday shows that it is no day.
func theirs(w []string, from, to int, d Day) bool {
	if from == 0 || !d.weekday {
		return false
	}
	before := key(w[from-1])
	return owners[before] || people[before] && nameDays[strings.Trim(w[from], ".,;:!?")] && to-from == 1
}

// atEnd finds a day in the last words.
func (r Reader) atEnd(w []string) (span, bool) {
	for n := min(len(w)-1, longest+1); n >= 1; n-- {
		from := len(w) - n
		led := prepositions[key(w[from-1])]
		d, ok := r.at(w, from, len(w), led)
		if !ok || theirs(w, from, len(w), d) || r.second(w, from) {
			continue
		}
		for n := 0; n < 2 && from > 1 && prepositions[key(w[from-1])]; n++ { // "avant le 24 décembre"
			from--
		}
		return span{from, len(w), d}, true
	}
	return span{}, false
}

// second reports whether another day comes right before and belongs to this one: "from 3 Dec to 5 Dec".
func (r Reader) second(w []string, from int) bool {
	if from < 2 || !ties[strings.ToLower(w[from-1])] {
		return false
	}
	for n := 1; n <= min(from-1, 3); n++ {
		if _, ok := r.at(w, from-1-n, from-1, true); ok {
			return true
		}
	}
	return number(w[from-2]) > 0
}

var ties = map[string]bool{"to": true, "and": true, "or": true, "-": true, "–": true, "bis": true, "und": true, "oder": true, "until": true}

// atStart finds a day in the first words: "fri send slides", "by fri: send slides".
func (r Reader) atStart(w []string) (span, bool) {
	from := 0
	if len(w) > 2 && prepositions[key(w[0])] {
		from = 1
	}
	for n := min(len(w)-1-from, longest+1); n >= 1; n-- {
		to := from + n
		d, ok := r.at(w, from, to, true)
		if !ok || d.weekday && from == 0 && nameDays[w[0]] && upper(w[to]) || ties[strings.ToLower(w[to])] && r.dayAfter(w, to+1) {
			continue
		}
		return span{0, to, d}, true
	}
	return span{}, false
}

// dayAfter reports whether a day begins at a word.
func (r Reader) dayAfter(w []string, from int) bool {
	for n := 1; n <= min(len(w)-from, 3); n++ {
		if _, ok := r.at(w, from, from+n, true); ok {
			return true
		}
	}
	return false
}

func upper(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}

// within needs one of these before a day, or a form that can only be a day.
var (
	leads    = set(`by on until till before due bis am vor avant antes`)
	follow   = set(`to about with for and at an at mit über uber the from via`)
	strong   = set(`today tonight tomorrow heute ubermorgen hoy`)
	explicit = regexp.MustCompile(`\d`)
)

// within finds a day inside a sentence.
func (r Reader) within(w []string) (span, bool) {
	for from := 1; from < len(w)-1; from++ {
		for n := min(len(w)-1-from, longest+1); n >= 1; n-- {
			to := from + n
			led := leads[key(w[from-1])]
			d, ok := r.at(w, from, to, led)
			if !ok || theirs(w, from, to, d) || r.second(w, from) || ties[strings.ToLower(w[to])] && r.dayAfter(w, to+1) ||
				!led && !r.alone(w, from, to, d) {
				continue
			}
			if from > 1 && (led || prepositions[key(w[from-1])]) {
				from--
			}
			return span{from, to, d}, true
		}
	}
	return span{}, false
}

// alone reports whether words are a day even without a preposition.
func (r Reader) alone(w []string, from, to int, d Day) bool {
	text := plain(strings.Join(w[from:to], " "))
	switch {
	case to-from == 1 && strong[key(w[from])], to-from > 1 && d.relative:
		return true
	case d.weekday:
		return len(key(w[from])) > 4 && follow[key(w[to])]
	}
	return !d.relative && explicit.MatchString(text) && !twoFigures.MatchString(text)
}

// Days of scripts without blanks are at the beginning or the end of the sentence.
var (
	stuckStart = regexp.MustCompile(`^(今日|今天|明日|明天|明後日|后天|後天|오늘|내일|모레|(?:\d{4}[年년])?\d{1,2}[月월]\d{1,2}[日일号號])(までに|まで|に|之前|前|까지|에)?[,、，:：]?`)
	stuckEnd   = regexp.MustCompile(`(今日|今天|明日|明天|明後日|后天|後天|오늘|내일|모레|(?:\d{4}[年년])?\d{1,2}[月월]\d{1,2}[日일号號])(までに|まで|に|之前|前|까지|에)?[.。]?$`)
)

// stuck finds a day without a blank beside it: "明天发幻灯片".
func (r Reader) stuck(sentence string) (Cut, bool) {
	s := strings.TrimSpace(sentence)
	for _, form := range []*regexp.Regexp{stuckStart, stuckEnd} {
		p := form.FindStringSubmatchIndex(s)
		if p == nil {
			continue
		}
		rest := strings.Trim(s[:p[0]]+s[p[1]:], " ,、，:：")
		d, err := r.read(plain(s[p[2]:p[3]]), free)
		if err == nil && strings.ContainsFunc(rest, unicode.IsLetter) {
			return Cut{Rest: rest, Text: strings.TrimSpace(s[p[0]:p[1]]), Day: d}, true
		}
	}
	return Cut{}, false
}

// Date is the day found; zero for none.
func (c Cut) Date() data.Date { return c.Day.Date }
