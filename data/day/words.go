package day

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
)

var prepositions = set(`by on until till before due bis am vor le para el for avant antes`)

var weekdays = numbers(map[string]int{
	"sun sunday sonntag dimanche domingo domenica zondag": 0, "mon monday montag lundi lunes lunedi maandag segunda-feira": 1,
	"tue tues tuesday dienstag mardi martes martedi dinsdag terça-feira":             2,
	"wed weds wednesday mittwoch mercredi miercoles mercoledi woensdag quarta-feira": 3,
	"thu thur thurs thursday donnerstag jeudi jueves giovedi donderdag quinta-feira": 4,
	"fri friday freitag vendredi viernes venerdi vrijdag sexta-feira":                5, "sat saturday samstag sonnabend samedi sabado sabato zaterdag": 6,
})

var months = numbers(map[string]int{
	"jan january januar janvier enero gennaio januari janeiro": 1, "feb february februar fevrier febrero febbraio februari fevereiro fev": 2,
	"mar march marz mars marzo maart março mrt": 3, "apr april avril abril aprile abr": 4, "may mai mayo maggio mei maio": 5,
	"jun june juni juin junio giugno junho giu": 6, "jul july juli juillet julio luglio julho": 7, "aug august aout agosto augustus": 8,
	"sep sept september septembre septiembre settembre setembro": 9, "oct october okt oktober octobre octubre ottobre outubro ott": 10,
	"nov november novembre noviembre novembro": 11, "dec december dez dezember decembre diciembre dicembre dezembro dic": 12,
})

// namesToo are days and months that are more often names of people; within a sentence only small letters make them a day.
var namesToo = set(`domenica sabato março mei augustus`)

// personal reports whether a word of a sentence is written as the name of a person.
func personal(word string, m mode) bool {
	c, _ := utf8.DecodeRuneInString(word)
	return m == free && unicode.IsUpper(c) && namesToo[key(word)]
}

// daysAhead are single words for a day, with its distance from today.
var daysAhead = numbers(map[string]int{
	"today tonight heute aujourdhui hoy 今日 今天 오늘 اليوم": 0, "tomorrow tomorow tomorrrow tmrw tmr morgen demain manana 明日 明天 내일 غدا": 1,
	"ubermorgen 明後日 后天 後天 모레": 2, "yesterday gestern hier ayer 昨日 昨天 어제 أمس": -1, "vorgestern 一昨日 前天": -2,
})

// phrases are several words for a day, with its distance from today.
var phrases = map[string]int{"day after tomorrow": 2, "day before yesterday": -2, "tomorrow week": 8, "today week": 7}

var counts = numbers(map[string]int{
	"a an one": 1, "two couple": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
})

// units are lengths of time in days; negative ones are in months.
var units = numbers(map[string]int{
	"d day days": 1, "w wk wks week weeks": 7, "fortnight fortnights": 14, "mo month months": -1, "y yr year years": -12,
})

// numbers makes a lookup table of blank-separated folded words.
func numbers(groups map[string]int) map[string]int {
	m := map[string]int{}
	for list, n := range groups {
		for w := range strings.FieldsSeq(list) {
			m[data.Fold(w)] = n
		}
	}
	return m
}

// set makes a lookup table of blank-separated folded words.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[data.Fold(w)] = true
	}
	return m
}

// words reads a day relative to today: "tomorrow", "next fri", "in 3 days", "end of the month".
func (r Reader) words(raw []string, m mode) (Day, bool) {
	var w []string
	for i, word := range raw {
		k := key(word)
		if k == "" || i < len(raw)-1 && k == "the" {
			continue
		}
		w = append(w, strings.Fields(k)...) // "in 3-days"
	}
	if len(w) == 0 {
		return Day{}, false
	}
	if len(w) == 1 {
		return r.word(w[0], raw, m)
	}
	if n, ok := phrases[strings.Join(w, " ")]; ok {
		return Day{Date: r.Today.AddDays(n)}, true
	}
	for _, read := range []func([]string) (data.Date, bool){r.pointed, r.distance, r.edge} {
		if d, ok := read(w); ok {
			return Day{Date: d}, true
		}
	}
	return Day{}, false
}

var ordinalDay = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)$`)

// word reads one word: "today", "fri", "eom", "12th".
func (r Reader) word(w string, raw []string, m mode) (Day, bool) {
	if n, ok := daysAhead[w]; ok {
		return Day{Date: r.Today.AddDays(n)}, true
	}
	if n, ok := weekdays[w]; ok && (m != free || len(raw) == 1 && !personal(raw[0], m)) { // "the friday report"
		return Day{Date: r.onWeekday(n), Open: true, weekday: true}, true
	}
	switch w {
	case "weekend":
		return Day{Date: r.onWeekday(6)}, true
	case "eow":
		return Day{Date: r.sunday(0)}, true
	case "eom":
		return Day{Date: r.monthEnd(0)}, true
	case "eoy":
		return Day{Date: data.Date{Year: r.Today.Year, Month: 12, Day: 31}}, true
	}
	if p := ordinalDay.FindStringSubmatch(w); p != nil && (m != free || len(raw) > 1) {
		d, ok := r.ofMonth(number(p[1]))
		return Day{Date: d, Open: true}, ok
	}
	return Day{}, false
}

// onWeekday gives the weekday that is meant: the next one after today, or with Back the last one, which may be
// today.
func (r Reader) onWeekday(n int) data.Date {
	if r.Toward == Back {
		return r.Today.AddDays(-(int(Weekday(r.Today)) - n + 7) % 7)
	}
	return r.Today.AddDays(1 + (n-1-int(Weekday(r.Today))+7)%7)
}

// ofMonth gives the nearest day with that number on the side that Toward wants.
func (r Reader) ofMonth(day int) (data.Date, bool) {
	step := 1
	if r.Toward == Back {
		step = -1
	}
	first := data.Date{Year: r.Today.Year, Month: r.Today.Month, Day: 1}
	for n := range 3 {
		d := first.AddMonths(n * step)
		d.Day = day
		if d.Valid() && (r.Toward == Back && !before(r.Today, d) || r.Toward != Back && !before(d, r.Today)) {
			return d, true
		}
	}
	return data.Date{}, false
}

// monday is the Monday of the week so many weeks ahead; a week begins on Monday.
func (r Reader) monday(weeks int) data.Date {
	return r.Today.AddDays(7*weeks - (int(Weekday(r.Today))+6)%7)
}

// NextWeek is the day that “next week” means: the Monday of the week after that of a day, as programs for mail and tasks have it. A
// week ends on Sunday, of which it is the next day. Who means seven days says “in a week”.
func NextWeek(today data.Date) data.Date { return Reader{Today: today}.monday(1) }

// sunday is the Sunday of that week.
func (r Reader) sunday(weeks int) data.Date { return r.monday(weeks).AddDays(6) }

// inWeek gives a weekday of the week so many weeks ahead.
func (r Reader) inWeek(weeks, weekday int) data.Date {
	return r.monday(weeks).AddDays((weekday + 6) % 7)
}

// monthEnd gives the last day of the month so many months ahead.
func (r Reader) monthEnd(months int) data.Date {
	first := data.Date{Year: r.Today.Year, Month: r.Today.Month, Day: 1}.AddMonths(months)
	first.Day = lastOf(utc(first))
	return first
}

// pointers say which week, month or weekday is meant, counted from the present one.
var pointers = numbers(map[string]int{"this": 0, "next coming following": 1, "last past previous": -1})

// pointed reads "next week", "last month", "this fri", "fri next week".
func (r Reader) pointed(w []string) (data.Date, bool) {
	if len(w) == 3 {
		if _, ok := weekdays[w[2]]; ok && w[1] == "week" {
			w = []string{w[2], w[0], w[1]} // "next week fri"
		}
		n, isDay := weekdays[w[0]]
		p, ok := pointers[w[1]]
		return r.inWeek(p, n), isDay && ok && w[2] == "week"
	}
	p, ok := pointers[w[0]]
	if !ok || len(w) != 2 {
		return data.Date{}, false
	}
	switch w[1] {
	case "week":
		if p > 0 {
			return NextWeek(r.Today), true
		}
		return r.Today.AddDays(7 * p), p != 0
	case "month":
		return r.Today.AddMonths(p), p != 0
	case "year":
		return r.Today.AddMonths(12 * p), p != 0
	case "weekend":
		return r.inWeek(p, 6), true
	}
	n, ok := weekdays[w[1]]
	if !ok {
		return data.Date{}, false
	}
	today := int(Weekday(r.Today))
	switch {
	case w[0] == "coming" || w[0] == "following":
		return r.Today.AddDays(1 + (n-1-today+7)%7), true
	case p == 1:
		return r.inWeek(1, n), true
	case p == -1:
		return r.Today.AddDays(-1 - (today-1-n+7)%7), true
	case r.Toward != Back && before(r.inWeek(0, n), r.Today):
		return r.inWeek(1, n), true
	}
	return r.inWeek(0, n), true
}

// glued matches a count and a unit without a blank: "3d", "2weeks".
var glued = regexp.MustCompile(`^(\d{1,3})([a-z]+)$`)

// distance reads "in 3 days", "within two weeks", "a week from now", "3 days ago".
func (r Reader) distance(w []string) (data.Date, bool) {
	sign := 1
	switch n := len(w); {
	case w[0] == "in" || w[0] == "within":
		w = w[1:]
	case w[n-1] == "ago":
		w, sign = w[:n-1], -1
	case w[n-1] == "later":
		w = w[:n-1]
	case n > 3 && w[n-2] == "from" && (w[n-1] == "now" || w[n-1] == "today"):
		w = w[:n-2]
	default:
		return data.Date{}, false
	}
	if len(w) == 1 {
		if p := glued.FindStringSubmatch(w[0]); p != nil {
			w = p[1:]
		}
	}
	if len(w) > 2 && w[0] == "a" && w[1] == "couple" {
		w = slices.DeleteFunc(w[1:], func(s string) bool { return s == "of" })
	}
	if len(w) != 2 {
		return data.Date{}, false
	}
	count, ok := count(w[0])
	unit, known := units[w[1]]
	switch {
	case !ok || !known:
		return data.Date{}, false
	case unit < 0:
		return r.Today.AddMonths(-sign * unit * count), true
	}
	return r.Today.AddDays(sign * unit * count), true
}

// count reads a number in figures or as a word.
func count(s string) (int, bool) {
	if n, ok := counts[s]; ok {
		return n, true
	}
	n := number(s)
	return n, (n > 0 || s == "0") && n <= 999
}

var edges = set(`end start beginning`)

// edge reads "end of month", "end of next week", "end of november", "start of next month".
func (r Reader) edge(w []string) (data.Date, bool) {
	w = slices.DeleteFunc(slices.Clone(w), func(s string) bool { return s == "of" })
	if len(w) == 2 && w[1] == "end" {
		w = []string{"end", w[0]} // "month end"
	}
	if len(w) < 2 || !edges[w[0]] {
		return data.Date{}, false
	}
	end := w[0] == "end"
	w = w[1:]
	p := 0
	if n, ok := pointers[w[0]]; ok && len(w) == 2 {
		p, w = n, w[1:]
	}
	if len(w) != 1 {
		return data.Date{}, false
	}
	from, to := r.monday(p), r.sunday(p)
	switch month, named := months[w[0]]; {
	case w[0] == "week":
	case w[0] == "month":
		to = r.monthEnd(p)
		from = data.Date{Year: to.Year, Month: to.Month, Day: 1}
	case w[0] == "year":
		from = data.Date{Year: r.Today.Year + p, Month: 1, Day: 1}
		to = data.Date{Year: r.Today.Year + p, Month: 12, Day: 31}
	case named:
		for year := r.Today.Year - 1; year <= r.Today.Year+1; year++ {
			from = data.Date{Year: year, Month: month, Day: 1}
			to = data.Date{Year: year, Month: month, Day: lastOf(utc(from))}
			d := from
			if end {
				d = to
			}
			if next := d.AddMonths(12); r.meant(d) && (r.Toward != Back || !r.meant(next)) {
				break
			}
		}
	default:
		return data.Date{}, false
	}
	if end {
		return to, true
	}
	return from, true
}

// IsWeekday reports whether a word is a weekday, or short for one.
func IsWeekday(word string) bool {
	_, ok := weekdays[key(word)]
	return ok
}

// IsMonth reports whether a word is the name of a month, or short for one.
func IsMonth(word string) bool {
	_, ok := months[key(word)]
	return ok
}
