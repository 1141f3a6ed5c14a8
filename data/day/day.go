// Package day reads a day, or a moment, as people write it: in figures, with a month's name, or in words.
package day

import (
	"strings"
	"time"
	"unicode"

	"lanyard/data"
	"lanyard/data/say"
)

// Toward says which day is meant if several are possible: for a weekday or a date without a year.
type Toward int

// The directions.
const (
	// Ahead is for tasks: the next such day.
	Ahead Toward = iota
	// Back is for past things: the last such day, today included.
	Back
	// Near is for events: the next such day, or one of the last 90 days.
	Near
)

// recent is how many days ago a date without a year may be with Near.
const recent = 90

// Reader reads days for one user.
type Reader struct {
	Today  data.Date
	Order  Order // of figures
	Toward Toward
}

// Day is the result of reading a day.
type Day struct {
	Date data.Date
	// Other is the day if the same figures are read in the other order of day and month; zero if there is only
	// one reading.
	Other data.Date
	// Open says that the text has no year, or no week for a weekday: Toward chose it.
	Open bool

	weekday  bool // only a weekday
	relative bool // relative to today
}

// Day reads a text that is only a day. The result has a year. Errors are *data.FieldError.
func (r Reader) Day(text string) (Day, error) {
	d, err := r.read(plain(text), field)
	return d, fault(text, err)
}

// Until reads the last day of something that begins on the day from; zero for none. An incomplete day is the
// next such day after from: "2 Jan" for something that begins on 30 December. Errors are *data.FieldError.
func (r Reader) Until(text string, from data.Date) (Day, error) {
	d, err := r.Day(text)
	if err != nil || from.IsZero() || !d.Open {
		return d, err
	}
	r.Today, r.Toward = from, Ahead
	if d.weekday {
		r.Today = from.AddDays(-1)
	}
	return r.Day(text)
}

// Birthday reads a day that may have no year: "3 Feb", "--02-03", "3.2.". A year of two figures after today's
// belongs to the century before. A word such as "today" gives no year. Errors are *data.FieldError.
func (r Reader) Birthday(text string) (Day, error) {
	if d, err := data.ParseDate(strings.TrimSpace(text)); err == nil {
		return Day{Date: d}, nil
	}
	r.Toward = Back
	d, err := r.read(plain(text), yearless)
	if d.relative {
		d.Date.Year = 0
	}
	if err == errNoDay {
		err = errNoBirthday
	}
	if err != nil {
		return Day{}, &data.FieldError{Field: "birthday", Value: strings.TrimSpace(text), Reason: reason(err)}
	}
	return d, nil
}

// mode says what a text is read for.
type mode int

const (
	field    mode = iota // a text that should be a day
	free                 // words of a sentence: they must certainly be a day
	yearless             // like field, but the year may stay unknown
)

// errNoDay says that a text is no day at all; other errors say what is wrong with a day.
var errNoDay = say.Errorf("is no day: write fri or 28 Nov")

// errNoBirthday is errNoDay where a birthday is asked for.
var errNoBirthday = say.Errorf("is no day: write 3 Feb or 1980-02-03")

// reason is what is wrong with a text.
func reason(err error) say.Text {
	if s, ok := err.(say.Sayer); ok {
		return s.Say()
	}
	return say.T("{{.Why}}", err.Error())
}

// fault makes an error for a field.
func fault(text string, err error) error {
	if err == nil {
		return nil
	}
	return &data.FieldError{Field: "date", Value: strings.TrimSpace(text), Reason: reason(err)}
}

// plain replaces the digits and signs of every script by ASCII.
func plain(text string) string {
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		switch {
		case c < unicode.MaxASCII:
			return c
		case unicode.Is(unicode.Nd, c):
			return '0' + digit(c)
		case c >= '！' && c <= '～': // full-width
			return c - '！' + '!'
		case c == '\u00a0' || c == '\u202f' || c == '　':
			return ' '
		case c == '、' || c == '،' || c == '。':
			return ','
		case c == '‐' || c == '‑' || c == '–':
			return '-'
		case c == '\u200e' || c == '\u200f' || c == '\u2068' || c == '\u2069':
			return -1
		}
		return c
	}, text))
}

// digit is the value of a decimal digit: Unicode has them in rows of ten.
func digit(c rune) rune {
	for v := rune(0); v < 9; v++ {
		if !unicode.Is(unicode.Nd, c-v-1) {
			return v
		}
	}
	n := rune(0)
	for unicode.Is(unicode.Nd, c-n-1) { // rows that follow one another
		n++
	}
	return n % 10
}

// read reads a day in a text from plain.
func (r Reader) read(text string, m mode) (Day, error) {
	w := strings.Fields(text)
	if m != free {
		for len(w) > 1 && (prepositions[key(w[0])] || key(w[0]) == "the") {
			w = w[1:]
		}
	}
	if len(w) == 0 || len(w) > longest+1 {
		return Day{}, errNoDay
	}
	if n, ok := weekdays[key(w[0])]; ok && len(w) > 1 {
		if d, err := r.bare(w[1:], m); err == nil && !d.relative {
			return r.checked(d, n)
		}
	}
	return r.bare(w, m)
}

// longest is how many words a day may have, without a weekday before it: "the end of the next month".
const longest = 6

// bare reads a day without a weekday before it.
func (r Reader) bare(w []string, m mode) (Day, error) {
	if d, err := r.figures(strings.Join(w, ""), m); err != errNoDay {
		return d, err
	}
	if d, ok := r.words(w, m); ok {
		d.relative = true
		return d, nil
	}
	return r.spelled(strings.Join(w, " "), m)
}

// checked refuses a day with a wrong weekday before it. Without a year it finds the year in which both fit.
func (r Reader) checked(d Day, weekday int) (Day, error) {
	switch {
	case d.Date.Year == 0 || Weekday(d.Date) == time.Weekday(weekday):
		d.Other = data.Date{}
		return d, nil
	case !d.Other.IsZero() && Weekday(d.Other) == time.Weekday(weekday):
		return Day{Date: d.Other, Open: d.Open}, nil
	}
	return Day{}, say.Errorf("{{.Day}} {{.Month}} {{.Year}} is a {{.Date}}", d.Date.Day, time.Month(d.Date.Month), d.Date.Year, Weekday(d.Date))
}

// key is a word in the form of the tables.
func key(w string) string { return data.Fold(w) }

// Weekday is the weekday of a day with a year.
func Weekday(d data.Date) time.Weekday { return utc(d).Weekday() }

// At is the moment of a day at minutes after midnight in a zone; the day has a year.
func At(d data.Date, minutes int, loc *time.Location) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, minutes, 0, 0, loc)
}

// lastOf is the last day of the month of first.
func lastOf(first time.Time) int { return first.AddDate(0, 1, -1).Day() }

func utc(d data.Date) time.Time { return At(d, 0, time.UTC) }

// before reports whether one day is before another; both have a year.
func before(a, b data.Date) bool { return utc(a).Before(utc(b)) }

// inYear finds the year of a date without one. For 29 February it looks as far as leap years can be apart.
func (r Reader) inYear(month, day int) (data.Date, bool) {
	step := 1
	if r.Toward == Back {
		step = -1
	}
	d := data.Date{Year: r.Today.Year - step, Month: month, Day: day}
	for range 10 {
		if d.Valid() && r.meant(d) {
			return d, true
		}
		d.Year += step
	}
	return data.Date{}, false
}

// meant reports whether a date is on the side that Toward wants.
func (r Reader) meant(d data.Date) bool {
	switch r.Toward {
	case Back:
		return !before(r.Today, d)
	case Near:
		return !before(d, r.Today.AddDays(-recent))
	}
	return !before(d, r.Today)
}
