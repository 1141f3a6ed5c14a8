package ics

import (
	"strings"
	"time"

	"lanyard/data"
)

// moment is a date or a date with a time.
type moment struct {
	at       time.Time // UTC; of a day its first moment in the zone; zero for none
	day      bool
	zone     string // IANA name or fixed "+02:00"; "" for none
	floating bool   // the time is local to the reader
}

// layouts are the forms of a date with or without a time; utc when it ends in Z.
var layouts = []string{
	"20060102T150405", "20060102T1504", "20060102", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02",
	"20060102T150405-0700", "20060102T150405-07:00", "2006-01-02T15:04:05-07:00", "2006-01-02T15:04:05.000",
}

// clock reads a time as written, as if in UTC; kind is "day", "utc", "offset" or "" for a local time.
func clock(value string) (t time.Time, kind string, ok bool) {
	value = strings.ToUpper(strings.TrimSpace(value))
	value, utc := strings.CutSuffix(value, "Z")
	midnight := strings.HasSuffix(value, "T240000")
	if midnight {
		value = strings.TrimSuffix(value, "240000") + "000000"
	}
	for _, layout := range layouts {
		t, err := time.Parse(layout, value)
		if err != nil || t.Year() < 1 || t.Year() > 9999 {
			continue
		}
		if midnight {
			t = t.AddDate(0, 0, 1)
		}
		switch {
		case !strings.Contains(layout, "15"):
			kind = "day"
		case strings.Contains(layout, "-07"):
			kind = "offset"
		case utc:
			kind = "utc"
		}
		return t, kind, true
	}
	return time.Time{}, "", false
}

// read makes a moment of a property; the zero moment if it is none.
func (z *zones) read(p property) (m moment) {
	t, kind, ok := clock(p.value)
	if !ok {
		return m
	}
	if kind == "" && strings.EqualFold(p.params["VALUE"], "DATE") {
		kind = "day"
	}
	id := p.params["TZID"]
	switch kind {
	case "utc", "offset":
		m.at = t.UTC()
		if m.zone = z.local(id, t); m.zone == "" && kind == "offset" {
			m.zone = t.Format("-07:00")
		}
		return m
	case "day":
		t, m.day = time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC), true
	}
	var loc *time.Location
	m.zone, loc, m.floating = z.at(id, t)
	y, mo, d := t.Date()
	if m.at = time.Date(y, mo, d, t.Hour(), t.Minute(), t.Second(), 0, loc).UTC(); m.day {
		m.at = data.StartOfDay(y, mo, d, loc).UTC()
	}
	return m
}

// readDuration reads DURATION (RFC 5545 §3.3.6): "PT1H30M", "P2D", "P1W"; 0 for anything else.
func readDuration(value string) time.Duration {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(value)), "+"), "P")
	if !ok {
		return 0
	}
	const day = 24 * time.Hour
	units := map[byte]time.Duration{'W': 7 * day, 'D': day, 'H': time.Hour, 'M': time.Minute, 'S': time.Second}
	var total time.Duration
	n, digits := time.Duration(0), 0
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == 'T':
		case c >= '0' && c <= '9' && digits < 5:
			n, digits = n*10+time.Duration(c-'0'), digits+1
		case units[c] > 0 && digits > 0:
			total, n, digits = total+n*units[c], 0, 0
		default:
			return 0
		}
	}
	if limit := 366 * day; total > limit {
		return 0
	}
	return total
}

// dayBefore is the first moment of the day before the one that begins at t. Days are not always 24 hours.
func dayBefore(t time.Time, loc *time.Location) time.Time {
	y, m, d := t.In(loc).Add(-12 * time.Hour).Date()
	return data.StartOfDay(y, m, d, loc).UTC()
}
