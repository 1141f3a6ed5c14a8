package ics

import (
	"regexp"
	"strings"
	"time"
)

// zones finds out what a calendar means by the names of its zones.
type zones struct {
	stated  map[string]*timezone // VTIMEZONE by its name, folded
	general string               // X-WR-TIMEZONE and similar: the zone of times without a zone
	unknown map[string]bool      // unknown names
	looked  map[string]place     // results of known
}

type place struct {
	name string
	loc  *time.Location
}

// known looks each name up once, because the system reads a file every time.
func (z *zones) known(id string) (string, *time.Location, bool) {
	p, ok := z.looked[id]
	if !ok {
		p.name, p.loc, _ = known(id)
		if len(z.looked) < maxZones {
			if z.looked == nil {
				z.looked = map[string]place{}
			}
			z.looked[id] = p
		}
	}
	return p.name, p.loc, p.loc != nil
}

// at finds the zone of a local time: its name, and the location to read it in. A time without a zone, or with
// an unknown zone, is in the calendar's zone, else in the user's own: then it is floating.
func (z *zones) at(id string, local time.Time) (name string, loc *time.Location, floating bool) {
	if name, loc, ok := z.find(id, local); ok {
		return name, loc, false
	}
	if name, loc, ok := z.find(z.general, local); ok {
		return name, loc, false
	}
	if len(z.stated) == 1 && z.general == "" {
		for only := range z.stated {
			if name, loc, ok := z.find(only, local); ok {
				return name, loc, false
			}
		}
	}
	return "", time.Local, true
}

// local is the zone of a moment that is given in UTC: the zone that it names, else the calendar's; "" for
// none. UTC itself does not say where the event is.
func (z *zones) local(id string, t time.Time) string {
	for _, id := range []string{id, z.general} {
		if name, _, ok := z.find(id, t); ok && !isUTC(name) {
			return name
		}
	}
	return ""
}

func isUTC(name string) bool {
	switch strings.TrimPrefix(strings.ToUpper(name), "ETC/") {
	case "UTC", "GMT", "UCT", "ZULU", "+00:00":
		return true
	}
	return false
}

// find looks up a zone by its name in a file: an IANA name, plain or after a path; the name of the file's own
// VTIMEZONE; a Windows name; an abbreviation; the offsets of the VTIMEZONE; an offset in the name.
func (z *zones) find(id string, local time.Time) (string, *time.Location, bool) {
	id = strings.Trim(strings.TrimSpace(id), `"'`)
	if id == "" || strings.EqualFold(id, "local") || strings.EqualFold(id, "floating") {
		return "", nil, false
	}
	if name, loc, ok := z.known(id); ok {
		return name, loc, true
	}
	own := z.stated[strings.ToLower(id)]
	if own != nil {
		if name, loc, ok := z.known(own.location); ok {
			return name, loc, true
		}
		if offset, ok := own.offset(local); ok {
			if name, loc, ok := z.city(id); ok { // a name says more than an offset, if both agree
				y, m, d := local.Date()
				if _, o := time.Date(y, m, d, local.Hour(), local.Minute(), 0, 0, loc).Zone(); o == offset {
					return name, loc, true
				}
			}
			return fixed(offset)
		}
	}
	if name, loc, ok := z.city(id); ok {
		return name, loc, true
	}
	if seconds, ok := offsetIn(id); ok {
		return fixed(seconds)
	}
	if z.unknown == nil {
		z.unknown = map[string]bool{}
	}
	if len(z.unknown) < maxZones {
		z.unknown[id] = true
	}
	return "", nil, false
}

// city finds a zone by its cities, as Windows shows them: "(UTC+01:00) Amsterdam, Berlin, Bern". The first city
// that is a zone counts, if its clocks show the given offset in winter or summer.
func (z *zones) city(id string) (string, *time.Location, bool) {
	seconds, given := offsetIn(id)
	if strings.HasPrefix(id, "(") {
		_, id, _ = strings.Cut(id, ")")
	}
	id = strings.TrimSpace(id)
	if name, loc, ok := z.known(id); ok && (!given || shows(loc, seconds)) {
		return name, loc, true
	}
	for i, city := range strings.FieldsFunc(id, func(r rune) bool { return r == ',' || r == '/' }) {
		if city = strings.TrimSpace(city); city == "" || i == 6 {
			break
		}
		for _, area := range []string{"Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian"} {
			if name, loc, ok := z.known(area + "/" + city); ok && (!given || shows(loc, seconds)) {
				return name, loc, true
			}
		}
	}
	return "", nil, false
}

// shows reports whether the clocks of a zone show an offset in winter or in summer.
func shows(loc *time.Location, seconds int) bool {
	_, january := time.Date(2026, 1, 1, 0, 0, 0, 0, loc).Zone()
	_, july := time.Date(2026, 7, 1, 0, 0, 0, 0, loc).Zone()
	return seconds == january || seconds == july
}

// fixed is a zone of so many seconds east of UTC.
func fixed(seconds int) (string, *time.Location, bool) {
	loc := time.FixedZone("", seconds/60*60)
	return time.Unix(0, 0).In(loc).Format("-07:00"), loc, true
}

// known finds an IANA zone by its name, also after a path, by its Windows name or a common abbreviation.
func known(id string) (string, *time.Location, bool) {
	id = strings.TrimSpace(id)
	if id == "" || len(id) > 200 {
		return "", nil, false
	}
	if name, ok := windowsZones[strings.ToLower(id)]; ok {
		id = name
	} else if name, ok := shortZones[strings.ToUpper(id)]; ok {
		id = name
	}
	id = strings.ReplaceAll(id, " ", "_")
	parts := strings.FieldsFunc(id, func(r rune) bool { return r == '/' })
	for n := min(3, len(parts)); n > 0; n-- { // "/mozilla.org/20050126_1/Europe/Berlin"
		name := strings.Join(parts[len(parts)-n:], "/")
		if n == 1 && len(parts) > 1 && !isUTC(name) {
			break // "tzone://Microsoft/Utc" is one, "Custom/Cuba" is none
		}
		for _, try := range []string{name, title(name)} {
			if strings.EqualFold(try, "local") {
				continue
			}
			if loc, err := time.LoadLocation(try); err == nil {
				return try, loc, true
			}
		}
		if isUTC(name) {
			return "UTC", time.UTC, true
		}
	}
	return "", nil, false
}

// title writes "EUROPE/BERLIN" as the zone files are named.
func title(name string) string {
	b := []byte(strings.ToLower(name))
	start := true
	for i, c := range b {
		if start && c >= 'a' && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
		start = c == '/' || c == '_' || c == '-'
	}
	return string(b)
}

// shortZones are abbreviations and old names that files use for zones.
var shortZones = map[string]string{
	"Z": "UTC", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "MDT": "America/Denver", "CST": "America/Chicago", "CDT": "America/Chicago",
	"EDT": "America/New_York", "BST": "Europe/London", "CEST": "Europe/Berlin", "EEST": "Europe/Bucharest", "WEST": "Europe/Lisbon",
	"MSK": "Europe/Moscow", "JST": "Asia/Tokyo", "KST": "Asia/Seoul", "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney",
	"US-EASTERN": "America/New_York", "US-CENTRAL": "America/Chicago", "US-MOUNTAIN": "America/Denver", "US-PACIFIC": "America/Los_Angeles",
	"EASTERN": "America/New_York", "CENTRAL": "America/Chicago", "MOUNTAIN": "America/Denver", "PACIFIC": "America/Los_Angeles",
	"EASTERN TIME": "America/New_York", "CENTRAL TIME": "America/Chicago", "MOUNTAIN TIME": "America/Denver", "PACIFIC TIME": "America/Los_Angeles",
	"EASTERN TIME (US & CANADA)": "America/New_York", "CENTRAL TIME (US & CANADA)": "America/Chicago",
	"MOUNTAIN TIME (US & CANADA)": "America/Denver", "PACIFIC TIME (US & CANADA)": "America/Los_Angeles",
}

// offsetPattern finds an offset in a name: "(UTC-03:00) Brasília", "GMT +0100 (Standard) / …", "(GMT+01.00) Paris", "UTC+2".
var offsetPattern = regexp.MustCompile(`(?i)^\(?(?:(?:UTC|GMT)[ ]*)?([+-])(\d{1,2})[:.]?(\d\d)?(?:$|[^\d])`)

// offsetIn reads an offset in a name, in seconds east of UTC.
func offsetIn(id string) (int, bool) {
	m := offsetPattern.FindStringSubmatch(id)
	if m == nil {
		if upper := strings.ToUpper(id); strings.HasPrefix(upper, "(UTC)") || strings.HasPrefix(upper, "(GMT)") {
			return 0, true
		}
		return 0, false
	}
	return offsetOf(m[1], m[2], m[3])
}

func offsetOf(sign, hours, minutes string) (int, bool) {
	n := 0
	for _, c := range hours {
		n = n*10 + int(c-'0')
	}
	n *= 60
	if len(minutes) == 2 {
		n += int(minutes[0]-'0')*10 + int(minutes[1]-'0')
	}
	if n > 15*60 {
		return 0, false
	}
	if sign == "-" {
		n = -n
	}
	return n * 60, true
}
