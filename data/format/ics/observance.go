package ics

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// timezone is a VTIMEZONE: the clocks of a zone according to a file.
type timezone struct {
	id, location string // TZID; X-LIC-LOCATION
	observances  []*observance
}

// observance is one STANDARD or DAYLIGHT: an offset and when it begins. Moments are local times before the
// change, held as UTC.
type observance struct {
	start    time.Time
	from, to int // seconds east of UTC
	rule     yearly
	dates    []time.Time
}

// yearly is the only kind of rule for the change of clocks: in a month, on the nth weekday or a day.
type yearly struct {
	given    bool
	month    time.Month
	nth      int // -1 is the last
	weekday  time.Weekday
	monthDay []int // with weekday: the first such weekday among these days
	anyDay   bool  // no weekday is said
	until    time.Time
}

// maxObservances is how many changes of a zone are kept.
const maxObservances = 2000

// take adds a property of an observance.
func (o *observance) take(p property) {
	switch p.name {
	case "DTSTART":
		o.start, _, _ = clock(p.value)
	case "TZOFFSETFROM":
		o.from, _ = offsetIn(spaced(p.value))
	case "TZOFFSETTO":
		o.to, _ = offsetIn(spaced(p.value))
	case "RDATE":
		for v := range strings.SplitSeq(p.value, ",") {
			if t, _, ok := clock(v); ok && len(o.dates) < maxObservances {
				o.dates = append(o.dates, t)
			}
		}
	case "RRULE":
		o.rule = readYearly(p.value)
	}
}

// spaced gives an offset the form that offsetIn reads: "+0100", "0100" and "+010000" all occur.
func spaced(value string) string {
	value = strings.TrimSpace(value)
	if value != "" && value[0] != '+' && value[0] != '-' {
		value = "+" + value
	}
	return value[:min(len(value), 6-boolean(!strings.Contains(value, ":")))]
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

var byDay = regexp.MustCompile(`^([+-]?\d)?(SU|MO|TU|WE|TH|FR|SA)$`)

func readYearly(value string) (y yearly) {
	y.anyDay = true
	for part := range strings.SplitSeq(strings.ToUpper(value), ";") {
		k, v, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch k {
		case "FREQ":
			y.given = v == "YEARLY"
		case "BYMONTH":
			n, _ := strconv.Atoi(v)
			y.month = time.Month(n)
		case "BYMONTHDAY":
			for d := range strings.SplitSeq(v, ",") {
				if n, err := strconv.Atoi(d); err == nil && n > 0 && n < 32 {
					y.monthDay = append(y.monthDay, n)
				}
			}
		case "BYDAY":
			if m := byDay.FindStringSubmatch(v); m != nil {
				y.nth, _ = strconv.Atoi(m[1])
				y.weekday, y.anyDay = time.Weekday(strings.Index("SUMOTUWETHFRSA", m[2])/2), false
			}
		case "UNTIL":
			y.until, _, _ = clock(v)
		}
	}
	y.given = y.given && y.month >= 0 && y.month <= 12
	return y
}

// in is the moment of the rule in a year, at the time of day of start.
func (y yearly) in(year int, start time.Time) time.Time {
	month := y.month
	if month == 0 {
		month = start.Month()
	}
	day := start.Day()
	first := time.Date(year, month, 1, start.Hour(), start.Minute(), start.Second(), 0, time.UTC)
	switch {
	case y.anyDay && len(y.monthDay) > 0:
		day = y.monthDay[0]
	case y.anyDay:
	case len(y.monthDay) > 0:
		day = y.monthDay[0]
		for _, d := range y.monthDay {
			if first.AddDate(0, 0, d-1).Weekday() == y.weekday {
				day = d
				break
			}
		}
	case y.nth < 0:
		last := first.AddDate(0, 1, -1)
		day = last.Day() - (int(last.Weekday())-int(y.weekday)+7)%7 + 7*(y.nth+1)
	default:
		day = 1 + (int(y.weekday)-int(first.Weekday())+7)%7 + 7*(max(y.nth, 1)-1)
	}
	return first.AddDate(0, 0, day-1)
}

// last is the latest change of the observance at or before a local time.
func (o *observance) last(local time.Time) (latest time.Time, ok bool) {
	consider := func(t time.Time) {
		if !t.IsZero() && !t.After(local) && (!ok || t.After(latest)) {
			latest, ok = t, true
		}
	}
	consider(o.start)
	for _, d := range o.dates {
		consider(d)
	}
	if o.rule.given {
		for year := local.Year() - 1; year <= local.Year(); year++ {
			t := o.rule.in(year, o.start)
			if !t.Before(o.start) && (o.rule.until.IsZero() || !t.After(o.rule.until.Add(24*time.Hour))) {
				consider(t)
			}
		}
	}
	return latest, ok
}

// offset is the offset at a local time, in seconds east of UTC.
func (z *timezone) offset(local time.Time) (int, bool) {
	if len(z.observances) == 0 {
		return 0, false
	}
	var latest time.Time
	best := -1
	first := z.observances[0]
	for i, o := range z.observances {
		if o.start.Before(first.start) {
			first = o
		}
		if t, ok := o.last(local); ok && (best < 0 || t.After(latest)) {
			latest, best = t, i
		}
	}
	if best < 0 {
		return first.from, true // before the first change
	}
	return z.observances[best].to, true
}
