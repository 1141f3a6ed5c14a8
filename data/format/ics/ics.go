// Package ics reads the event that a code or a small file holds in iCalendar form (RFC 5545).
//
// It reads what strangers show, so it is small on purpose: one event, its name, place, time, link and
// description. The libraries there are stop the program at a line that is cut short.
package ics

import (
	"strings"
	"time"

	"lanyard/data"
)

// maxText is the most of a text that is looked at, in bytes. A code holds less than 4 KB.
const maxText = 64 << 10

// Is reports whether a text begins as an event or a calendar does.
func Is(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n\uFEFF")
	begins := func(with string) bool { return len(text) >= len(with) && strings.EqualFold(text[:len(with)], with) }
	return begins("BEGIN:VEVENT") || begins("BEGIN:VCALENDAR")
}

// Read reads the first event; false when there is none, or when it has neither a name nor a time. Of a
// series it is the first one. A time without a zone is one where the user is.
func Read(text string) (data.Event, bool) {
	if !Is(text) {
		return data.Event{}, false
	}
	var (
		e        data.Event
		inside   bool
		below    int // components inside the event: reminders
		start    moment
		end      moment
		duration time.Duration
	)
	for _, l := range lines(text[:min(len(text), maxText)]) {
		name, params, value := cut(l)
		switch {
		case !inside:
			inside = name == "BEGIN" && strings.EqualFold(value, "VEVENT")
			continue
		case name == "BEGIN":
			below++
			continue
		case name == "END" && below == 0:
			return finish(e, start, end, duration)
		case name == "END":
			below--
			continue
		case below > 0:
			continue
		}
		switch name {
		case "SUMMARY":
			e.Name = line(value)
		case "LOCATION":
			e.Place = line(value)
		case "DESCRIPTION":
			e.Note = strings.TrimSpace(unescape(value))
		case "URL":
			e.Link = webAddress(value)
		case "DTSTART":
			start = readMoment(params, value)
		case "DTEND":
			end = readMoment(params, value)
		case "DURATION":
			duration = readDuration(value)
		}
	}
	return finish(e, start, end, duration) // END was cut off
}

// webAddress leaves out addresses of other kinds: a stranger's event begins no call and runs nothing.
func webAddress(value string) string {
	value = strings.TrimSpace(value)
	if l := strings.ToLower(value); strings.HasPrefix(l, "https://") || strings.HasPrefix(l, "http://") {
		return value
	}
	return ""
}

// finish puts the times in their place.
func finish(e data.Event, start, end moment, duration time.Duration) (data.Event, bool) {
	if !start.at.IsZero() {
		e.Start, e.AllDay, e.Zone = start.at, start.day, start.zone
		if end.at.IsZero() && duration > 0 {
			end = moment{at: start.at.Add(duration), day: start.day}
		}
		if end.day && start.day {
			end.at = dayBefore(end.at, e.Location()) // it is the day after the last (RFC 5545 §3.6.1)
		}
		if end.day == start.day && end.at.After(start.at) {
			e.End = end.at
		}
	}
	return e, e.Name != "" || !e.Start.IsZero()
}

// dayBefore is the first moment of the day before the one that begins at t. Days are not always 24 hours.
func dayBefore(t time.Time, loc *time.Location) time.Time {
	y, m, d := t.In(loc).Add(-12 * time.Hour).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, loc).UTC()
}

// lines are the content lines of a text, folds undone.
func lines(text string) []string {
	var out []string
	for l := range strings.SplitSeq(strings.ReplaceAll(text, "\r", "\n"), "\n") {
		switch {
		case l == "":
		case (l[0] == ' ' || l[0] == '\t') && len(out) > 0:
			out[len(out)-1] += l[1:]
		default:
			out = append(out, strings.TrimPrefix(l, "\uFEFF"))
		}
	}
	return out
}

// cut takes a content line apart: NAME;PARAM=value;…:value. A colon between quotes belongs to a
// parameter. Names are in capitals.
func cut(l string) (name string, params map[string]string, value string) {
	quoted, colon := false, -1
	for i := 0; i < len(l) && colon < 0; i++ {
		switch {
		case l[i] == '"':
			quoted = !quoted
		case l[i] == ':' && !quoted:
			colon = i
		}
	}
	if colon < 0 {
		return "", nil, ""
	}
	head := strings.Split(l[:colon], ";")
	params = map[string]string{}
	for _, p := range head[1:] {
		if k, v, ok := strings.Cut(p, "="); ok {
			params[strings.ToUpper(strings.TrimSpace(k))] = strings.Trim(v, `"`)
		}
	}
	return strings.ToUpper(strings.TrimSpace(head[0])), params, l[colon+1:]
}

// moment is a date or a date with a time.
type moment struct {
	at   time.Time // UTC; of a day its first moment in the zone
	day  bool
	zone string // "" for the user's own
}

// readMoment reads DATE and DATE-TIME; the zero moment for what is neither. A zone that is not known
// by that name, as Outlook writes them, counts as the user's own.
func readMoment(params map[string]string, value string) (m moment) {
	value = strings.ToUpper(strings.TrimSpace(value))
	loc := time.Local
	if id := params["TZID"]; id != "" && !strings.EqualFold(id, "Local") {
		if l, err := time.LoadLocation(id); err == nil {
			m.zone, loc = id, l
		}
	}
	for layout, utc := range map[string]bool{"20060102": false, "20060102T150405": false, "20060102T1504": false, "20060102T150405Z": true, "20060102T1504Z": true} {
		in := loc
		if utc {
			in = time.UTC
		}
		t, err := time.ParseInLocation(layout, value, in)
		if err != nil || t.Year() < 1 {
			continue
		}
		m.at, m.day = t.UTC(), layout == "20060102"
		return m
	}
	return moment{}
}

// readDuration reads DURATION (RFC 5545 §3.3.6): "PT1H30M", "P2D", "P1W"; 0 for anything else.
func readDuration(value string) time.Duration {
	rest, ok := strings.CutPrefix(strings.ToUpper(strings.TrimSpace(value)), "P")
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

// unescape reads TEXT (RFC 5545 §3.3.11).
func unescape(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\;`, `;`, `\,`, `,`, `\n`, "\n", `\N`, "\n").Replace(s)
}

// line is a text on one line.
func line(value string) string { return strings.Join(strings.Fields(unescape(value)), " ") }
