package data

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"lanyard/data/say"
)

// Interval is a length of time in days, weeks, months or years of the calendar. The zero value is none.
type Interval struct {
	N    int  // 1 to MostIntervals
	Unit Unit // of N
}

// Unit is a unit of the calendar.
type Unit byte

// The units.
const (
	Days   Unit = 'd'
	Weeks  Unit = 'w'
	Months Unit = 'm'
	Years  Unit = 'y'
)

// MostIntervals is the largest number of units of an interval.
const MostIntervals = 999

// IsZero reports whether there is no interval.
func (i Interval) IsZero() bool { return i.N == 0 }

// String writes an interval as ParseInterval reads it: "3m"; "" for none.
func (i Interval) String() string {
	if i.IsZero() {
		return ""
	}
	return strconv.Itoa(i.N) + string(rune(i.Unit))
}

var interval = regexp.MustCompile(`^(\d{1,4})\s*(d|days?|w|weeks?|m|months?|y|years?)$`)

// ParseInterval reads "10d", "2w", "3m" and "1y", or "10 days", "2 weeks" and so on; "" is none.
func ParseInterval(text string) (Interval, error) {
	t := strings.ToLower(strings.TrimSpace(text))
	if t == "" {
		return Interval{}, nil
	}
	if m := interval.FindStringSubmatch(t); m != nil {
		if n, _ := strconv.Atoi(m[1]); n >= 1 && n <= MostIntervals {
			return Interval{n, Unit(m[2][0])}, nil
		}
	}
	return Interval{}, &FieldError{Field: "interval", Value: text, Reason: say.T("is not a time such as 10d, 2w, 3m or 1y")}
}

// MarshalText implements encoding.TextMarshaler with String's form.
func (i Interval) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler with ParseInterval.
func (i *Interval) UnmarshalText(b []byte) (err error) {
	*i, err = ParseInterval(string(b))
	return err
}

// After is the day so long after another. A month ends with its last day: a month after 31 January is the last of February.
func (i Interval) After(d Date) Date { return i.from(d, 1) }

// Before is the day so long before another, by the same rule.
func (i Interval) Before(d Date) Date { return i.from(d, -1) }

func (i Interval) from(d Date, sign int) Date {
	switch i.Unit {
	case Days:
		return d.AddDays(sign * i.N)
	case Weeks:
		return d.AddDays(sign * 7 * i.N)
	case Years:
		return d.AddMonths(sign * 12 * i.N)
	}
	return d.AddMonths(sign * i.N)
}

// Compare orders intervals by their length; a month counts as 30.44 days.
func (i Interval) Compare(o Interval) int { return cmp.Compare(i.length(), o.length()) }

func (i Interval) length() float64 {
	days := map[Unit]float64{Days: 1, Weeks: 7, Months: 365.25 / 12, Years: 365.25}
	return float64(i.N) * days[i.Unit]
}
