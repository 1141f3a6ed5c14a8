package data

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"lanyard/data/say"
)

// Date is a calendar day. The year may be unknown (Year 0), as in many birthdays. The zero value is no date.
type Date struct {
	Year  int // 0 when not known
	Month int // 1–12
	Day   int // 1–31
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String writes ISO 8601: "1980-02-03", and "--02-03" without a year (RFC 6350 §4.3.1
// uses the same truncated form).
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Year == 0:
		return fmt.Sprintf("--%02d-%02d", d.Month, d.Day)
	default:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
}

// MarshalText implements encoding.TextMarshaler with String's form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler with ParseDate.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	got, err := ParseDate(string(b))
	if err == nil {
		*d = got
	}
	return err
}

var (
	isoDate    = regexp.MustCompile(`^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$`)
	noYearDate = regexp.MustCompile(`^--(\d{2})-?(\d{2})$`)
)

// ParseDate reads ISO 8601 dates, basic or extended, and drops a time after them. It reads "--02-03" and
// "--0203" without a year. Year 1604 also means no year: Apple's address book writes it.
func ParseDate(s string) (Date, error) {
	var d Date
	if m := isoDate.FindStringSubmatch(s); m != nil {
		d = Date{Year: number(m[1]), Month: number(m[2]), Day: number(m[3])}
		if d.Year == 1604 {
			d.Year = 0
		}
	} else if m := noYearDate.FindStringSubmatch(s); m != nil {
		d = Date{Month: number(m[1]), Day: number(m[2])}
	}
	if !d.valid() {
		return Date{}, &FieldError{Field: "date", Value: s, Reason: say.T("is not a date such as 1980-02-03 or --02-03")}
	}
	return d, nil
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // only digits come here
	return n
}

func (d Date) valid() bool {
	if d.Month < 1 || d.Month > 12 || d.Day < 1 {
		return false
	}
	year := d.Year
	if year == 0 {
		year = 2000 // a leap year: 29 February is a birthday
	}
	t := time.Date(year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return t.Day() == d.Day
}

// DateOf is the day of a moment in its own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, int(m), d}
}

// AddDays is the day so many days later.
func (d Date) AddDays(days int) Date { return DayOf(d.Days() + days) }

// AddMonths is the same day so many months later, at the latest the last day of that month: a month after 31 January is 28 or
// 29 February.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, time.Month(d.Month+n), 1, 0, 0, 0, 0, time.UTC)
	return Date{first.Year(), int(first.Month()), min(d.Day, first.AddDate(0, 1, -1).Day())}
}

// Days counts the days since 1 January 1970.
func (d Date) Days() int {
	return int(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// DayOf is the day that Days counts.
func DayOf(days int) Date {
	return DateOf(time.Unix(int64(days)*86400, 0).UTC())
}
