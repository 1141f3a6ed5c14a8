package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"lanyard/data"
)

// readDue cuts a day off the end of a promise: "send slides by fri" is "send slides", "by fri" and
// the coming Friday. It knows today, tomorrow, weekdays (the next one after today), "next week",
// "next fri" (of the coming week), "in 3 days", "in two weeks", "2026-08-12", "12.8.", "12.8.2026",
// "12 August", "Aug 12 2026" and 25/12 or 12/25; 8/12 could be either and stays text. A day without
// a year is the next one to come. due is the text of the day; the rest is never empty.
func readDue(text string, today data.Date) (rest, due string, day data.Date) {
	w := strings.Fields(text)
	for n := min(len(w)-1, 4); n >= 1; n-- {
		at := len(w) - n
		d, ok := dayOf(w[at:], today)
		if !ok {
			continue
		}
		if at > 1 && prepositions[data.Fold(w[at-1])] {
			at--
		}
		return strings.Join(w[:at], " "), strings.Join(w[at:], " "), d
	}
	return text, "", data.Date{}
}

var prepositions = wordSet(`by on until till before due bis am vor le para el for`)

var weekdays = words(map[string]int{
	"sun sunday sonntag dimanche domingo": 0, "mon monday montag lundi lunes": 1, "tue tues tuesday dienstag mardi martes": 2,
	"wed weds wednesday mittwoch mercredi miercoles": 3, "thu thur thurs thursday donnerstag jeudi jueves": 4,
	"fri friday freitag vendredi viernes": 5, "sat saturday samstag sonnabend samedi sabado": 6,
})

var months = words(map[string]int{
	"jan january januar janvier enero": 1, "feb february februar fevrier febrero": 2, "mar march marz mars marzo": 3,
	"apr april avril abril": 4, "may mai mayo": 5, "jun june juni juin junio": 6, "jul july juli juillet julio": 7,
	"aug august aout agosto": 8, "sep sept september septembre septiembre": 9, "oct october okt oktober octobre octubre": 10,
	"nov november novembre noviembre": 11, "dec december dez dezember decembre diciembre": 12,
})

var daysAhead = words(map[string]int{
	"today tonight heute aujourdhui hoy 今日 오늘 اليوم": 0, "tomorrow morgen demain manana 明日 明天 내일 غدا": 1, "ubermorgen": 2,
})

var counts = words(map[string]int{
	"a an one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
})

// words makes a lookup of blank-separated folded words.
func words(groups map[string]int) map[string]int {
	m := map[string]int{}
	for list, n := range groups {
		for w := range strings.FieldsSeq(list) {
			m[data.Fold(w)] = n
		}
	}
	return m
}

// dayOf reads words that are a day and nothing else.
func dayOf(w []string, today data.Date) (data.Date, bool) {
	f := make([]string, len(w))
	for i := range w {
		f[i] = data.Fold(w[i])
	}
	switch len(w) {
	case 1:
		if n, ok := daysAhead[f[0]]; ok {
			return ahead(today, n), true
		}
		if n, ok := weekdays[f[0]]; ok {
			return ahead(today, 1+(n-1-weekday(today)+7)%7), true
		}
		return written(w[0], today)
	case 2:
		if f[0] == "next" {
			return next(f[1], today)
		}
		return spelled(w[0], w[1], "", today)
	case 3:
		if f[0] == "in" {
			return after(f[1], f[2], today)
		}
		return spelled(w[0], w[1], w[2], today)
	}
	return data.Date{}, false
}

// next reads "next week" and "next fri". A week begins on Monday.
func next(what string, today data.Date) (data.Date, bool) {
	switch what {
	case "week":
		return ahead(today, 7), true
	case "month":
		return addMonths(today, 1), true
	}
	n, ok := weekdays[what]
	if !ok {
		return data.Date{}, false
	}
	monday := 7 - (weekday(today)+6)%7
	return ahead(today, monday+(n+6)%7), true
}

// after reads "in 3 days".
func after(count, unit string, today data.Date) (data.Date, bool) {
	n, ok := counts[count]
	if !ok {
		var err error
		if n, err = strconv.Atoi(count); err != nil || n < 0 || n > 999 {
			return data.Date{}, false
		}
	}
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return ahead(today, n), true
	case "week":
		return ahead(today, 7*n), true
	case "month":
		return addMonths(today, n), true
	}
	return data.Date{}, false
}

var (
	iso     = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`)
	dotted  = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})?$`)
	slashed = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})(?:/(\d{4}))?$`)
)

// written reads a day in digits.
func written(w string, today data.Date) (data.Date, bool) {
	w = strings.TrimRight(w, ",;!")
	if m := iso.FindStringSubmatch(strings.TrimRight(w, ".")); m != nil {
		return calendar(number(m[1]), number(m[2]), number(m[3]), today)
	}
	if m := dotted.FindStringSubmatch(w); m != nil {
		return calendar(number(m[3]), number(m[2]), number(m[1]), today)
	}
	m := slashed.FindStringSubmatch(w)
	if m == nil {
		return data.Date{}, false
	}
	a, b := number(m[1]), number(m[2])
	if a <= 12 && b <= 12 && a != b {
		return data.Date{}, false // day and month, or month and day?
	}
	if b > 12 {
		a, b = b, a
	}
	return calendar(number(m[3]), b, a, today)
}

// spelled reads "12 August", "August 12" with or without a year.
func spelled(x, y, year string, today data.Date) (data.Date, bool) {
	n := 0
	if year != "" {
		if n = number(year); n < 1900 || n > 9999 {
			return data.Date{}, false
		}
	}
	if month, ok := months[data.Fold(x)]; ok {
		return calendar(n, month, ordinal(y), today)
	}
	if month, ok := months[data.Fold(y)]; ok {
		return calendar(n, month, ordinal(x), today)
	}
	return data.Date{}, false
}

var ordinals = regexp.MustCompile(`^(\d{1,2})(?:\.|,|st|nd|rd|th)?$`)

// ordinal reads "12", "12." and "12th"; 0 for anything else.
func ordinal(s string) int {
	if m := ordinals.FindStringSubmatch(strings.ToLower(s)); m != nil {
		return number(m[1])
	}
	return 0
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// calendar checks a day; without a year it is the next one from today on.
func calendar(year, month, day int, today data.Date) (data.Date, bool) {
	d := data.Date{Year: year, Month: month, Day: day}
	if year != 0 {
		return d, d.Valid()
	}
	for d.Year = today.Year; d.Year <= today.Year+8; d.Year++ {
		if d.Valid() && !clock(d).Before(clock(today)) {
			return d, true
		}
	}
	return data.Date{}, false
}

func clock(d data.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func dateOf(t time.Time) data.Date {
	return data.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

func weekday(d data.Date) int { return int(clock(d).Weekday()) }

func ahead(d data.Date, days int) data.Date { return dateOf(clock(d).AddDate(0, 0, days)) }

// addMonths keeps to the end of a shorter month: a month after 31 January is 28 or 29 February.
func addMonths(d data.Date, n int) data.Date {
	first := time.Date(d.Year, time.Month(d.Month)+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return data.Date{Year: first.Year(), Month: int(first.Month()), Day: min(d.Day, last)}
}
