package day

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

var (
	yearFirstDay = regexp.MustCompile(`^(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})\.?)$`)
	compactDay   = regexp.MustCompile(`^(19|20)(\d{2})(\d{2})(\d{2})$`)
	threeParts   = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})[./-](\d{4}|\d{2})\.?$`)
	twoParts     = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})(\.?)$`)
	cjkDay       = regexp.MustCompile(`^(?:(\d{4})[年년])?(\d{1,2})[月월](\d{1,2})[日일号號]?$`)
)

// figures reads a day without letters: the text has no blanks.
func (r Reader) figures(s string, m mode) (Day, error) {
	if m == free {
		s = strings.Trim(s, ",;:!?()[]")
	}
	if p := yearFirstDay.FindStringSubmatch(s); p != nil {
		return r.one(number(p[1]), number(p[2]+p[4]+p[6]), number(p[3]+p[5]+p[7]), m)
	}
	if p := compactDay.FindStringSubmatch(s); p != nil {
		return r.one(number(p[1]+p[2]), number(p[3]), number(p[4]), m)
	}
	if p := cjkDay.FindStringSubmatch(s); p != nil {
		return r.one(number(p[1]), number(p[2]), number(p[3]), m)
	}
	if p := threeParts.FindStringSubmatch(s); p != nil {
		return r.ordered(number(p[1]), number(p[3]), p[4], p[2], m)
	}
	p := twoParts.FindStringSubmatch(s)
	if p == nil || m == free && (p[2] == "-" || p[2] == "." && p[4] == "" || p[2] == "/" && p[4] != "") {
		return Day{}, errNoDay
	}
	return r.ordered(number(p[1]), number(p[3]), "", p[2], m)
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// one makes a day from its parts; year 0 is unknown.
func (r Reader) one(year, month, day int, m mode) (Day, error) {
	d, ok := r.dated(year, month, day, m)
	if !ok {
		return Day{}, noSuchDay(year, month, day)
	}
	return Day{Date: d, Open: year == 0}, nil
}

// noSuchDay says that the calendar does not have such a day.
func noSuchDay(year, month, day int) error {
	if month < 1 || month > 12 {
		return say.Errorf("is no day: there is no month {{.Month}}", month)
	}
	name := time.Month(month).String()[:3]
	if year == 0 {
		return say.Errorf("is no day: there is no {{.Day}} {{.Name}}", day, name)
	}
	return say.Errorf("is no day: there is no {{.Day}} {{.Name}} {{.Year}}", day, name, year)
}

// dated checks a day; without a year it finds the year that is meant.
func (r Reader) dated(year, month, day int, m mode) (data.Date, bool) {
	d := data.Date{Year: year, Month: month, Day: day}
	switch {
	case !d.Valid():
		return data.Date{}, false
	case year != 0 || m == yearless:
		return d, true
	}
	return r.inYear(month, day)
}

// fullYear makes a year from two or four figures. With Back, two figures after today's year belong to the
// century before: a birthday.
func (r Reader) fullYear(s string, m mode) int {
	n := number(s)
	switch {
	case len(s) != 2:
		return n
	case m == yearless && 2000+n > r.Today.Year:
		return 1900 + n
	}
	return 2000 + n
}

// ordered reads figures in the order of the region. With a full stop the day comes first.
func (r Reader) ordered(a, b int, last, sign string, m mode) (Day, error) {
	order, year := r.Order, r.fullYear(last, m)
	if sign == "." && order == MonthFirst {
		order = DayFirst
	}
	if len(last) == 2 && order == YearFirst {
		if d, ok := r.dated(2000+a, b, number(last), m); ok {
			return Day{Date: d}, nil
		}
	}
	dayFirst, okDay := r.dated(year, b, a, m)
	monthFirst, okMonth := r.dated(year, a, b, m)
	switch {
	case !okDay && !okMonth:
		return Day{}, neither(year, a, b, order)
	case !okMonth, okDay && dayFirst == monthFirst, okDay && sign == "." && r.Order == DayFirst:
		return Day{Date: dayFirst, Open: last == ""}, nil
	case !okDay:
		return Day{Date: monthFirst, Open: last == ""}, nil
	case order == DayFirst || order == YearFirst && last != "":
		return Day{Date: dayFirst, Other: monthFirst, Open: last == ""}, nil
	}
	return Day{Date: monthFirst, Other: dayFirst, Open: last == ""}, nil
}

// neither says what is wrong with figures that are no day in either order.
func neither(year, a, b int, order Order) error {
	if order != DayFirst || b > 12 && a <= 12 {
		a, b = b, a
	}
	return noSuchDay(year, b, a)
}

var (
	groups   = regexp.MustCompile(`\d+|[^\d\s.,/'’-]+`)
	suffixes = set(`st nd rd th er e ste º ° ª . do de of the del den der`)
)

// spelled reads a day with the name of a month, in any order that distinguishes day and year: "28 Nov",
// "November 28th, 2026", "28-Nov-26", "2026 Nov 28".
func (r Reader) spelled(s string, m mode) (Day, error) {
	month, at := 0, 0
	var numbers []string
	for i, g := range groups.FindAllString(strings.Trim(s, "(),;:!?[]"), -1) {
		if g[0] >= '0' && g[0] <= '9' {
			numbers = append(numbers, g)
			continue
		}
		k := key(g)
		n, ok := months[k]
		switch {
		case ok && month == 0 && !personal(g, m):
			month, at = n, len(numbers)
		case i > 0 && suffixes[k], k == "the":
		default:
			return Day{}, errNoDay
		}
	}
	if month == 0 || len(numbers) == 0 || len(numbers) > 2 {
		return Day{}, errNoDay
	}
	if len(numbers[0]) == 4 && len(numbers) == 2 && at <= 1 {
		numbers[0], numbers[1] = numbers[1], numbers[0]
	}
	if len(numbers[0]) > 2 {
		return Day{}, errNoDay
	}
	year := 0
	if len(numbers) == 2 {
		if len(numbers[1]) != 2 && len(numbers[1]) != 4 {
			return Day{}, errNoDay
		}
		year = r.fullYear(numbers[1], m)
	}
	return r.one(year, month, number(numbers[0]), m)
}
