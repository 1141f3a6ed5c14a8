package table

import (
	"regexp"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/format/pattern"
)

// visit is what one row of a report on a meeting says about a person: when they came and went, in the words of
// the file.
type visit struct {
	in, out  string
	stayed   string
	action   string // "Joined", "Left": in is its moment
	role     string
	remark   string              // after the name: "Guest", "Unverified"
	attended string              // "Yes", "No"
	base     data.DraftEncounter // what the columns of event, day and place say
	reported bool                // the table says who was there, not only who has which role
	again    []visit             // if one cell has several visits, those after the first
}

// takeVisit takes the cells of a report about the meeting.
func (r *rowDraft) takeVisit(i int, v string) bool {
	if r.visit == nil {
		return false
	}
	col := &r.l.Columns[i]
	set := func(to *string) bool {
		if *to == "" && !saysNothing(v) {
			*to = v
		}
		return true
	}
	switch col.Field {
	case field.Joined, field.Left, field.Stayed:
		if all := spans(v); all != nil && r.visit.in == "" {
			r.visit.in, r.visit.out, r.visit.stayed, r.visit.again = all[0].in, all[0].out, all[0].stayed, all[1:]
			return true
		}
		return set(map[field.ID]*string{field.Joined: &r.visit.in, field.Left: &r.visit.out, field.Stayed: &r.visit.stayed}[col.Field])
	case field.Action:
		return set(&r.visit.action)
	case field.Other:
		if strings.Trim(v, "-– ") == "" {
			return true
		}
		if attendedHeaders[field.Key(col.Header)] {
			return set(&r.visit.attended)
		}
		if isEmail(v) { // the name of the account is the address again
			for _, e := range r.d.Contact.Emails {
				if strings.EqualFold(e.Value, v) {
					return true
				}
			}
		}
	}
	return false
}

// fromTo matches a visit in one cell: "Oct 06, 2026 03:01 PM CEST - Oct 06, 2026 04:00 PM CEST (59 minutes)".
var fromTo = pattern.Lazy(`[\s,;]*([^()]+?)\s+[-–—]\s+([^()]+?)\s*(?:\(([^()]*)\)|$)`)

// spans gives the visits of a cell with their beginnings and ends, nil for any other cell.
func spans(v string) (all []visit) {
	if !strings.ContainsAny(v, "-–—") {
		return nil
	}
	for _, m := range fromTo().FindAllStringSubmatch(clean(v), -1) {
		for _, moment := range m[1:3] {
			if _, _, timed, ok := momentOf(moment, false, data.Date{Year: 2000, Month: 1, Day: 1}); !ok || !timed {
				return nil
			}
		}
		all = append(all, visit{in: m[1], out: m[2], stayed: m[3]})
	}
	return all
}

var (
	attendedHeaders = words("attended teilgenommen aparticipe participation present asistio haasistido asistencia partecipato hapartecipato bijgewoond aanwezig compareceu participou")
	noWords         = words("no nein non não nee nie false 0 n registered absent")
)

// hasAny reports whether a text has one of the parts.
func hasAny(s string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// absent reports whether somebody was registered and did not come.
func (v *visit) absent() bool {
	return v.in == "" && v.out == "" && (noWords[field.Key(v.attended)] || v.attended == "" && v.stayed == "")
}

// line describes the visit: "joined 9/22/26, 7:00:11 PM, left 9/22/26, 8:31:02 PM (1h 30m 51s)".
func (v *visit) line() string {
	var parts []string
	switch {
	case v.action != "" && v.in != "":
		return v.action + " " + v.in
	case v.in != "":
		parts = append(parts, "joined "+v.in)
	}
	if v.out != "" {
		parts = append(parts, "left "+v.out)
	}
	s := strings.Join(parts, ", ")
	switch {
	case v.stayed == "":
		return s
	case s == "":
		return "there for " + duration(v.stayed)
	}
	return s + " (" + duration(v.stayed) + ")"
}

// duration reads a time as in the report; a bare number means minutes.
func duration(s string) string {
	if strings.Trim(s, "0123456789.,") == "" {
		return s + " min"
	}
	return s
}

var (
	clock = pattern.Lazy(`(?i)(?:^|[\sT,])(?:um |à |a las |alle |at |om )?(\d{1,2})(?:[:.]|\s?h\s?)(\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(a\.?\s?m\.?|p\.?\s?m\.?)?(?:\s*uhr)?\s*(?:\(?([A-Z]{1,5}|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?)?\)?)?$`)
	// weekday matches a weekday before a date.
	weekday = regexp.MustCompile(`^\p{L}{2,10}\.?,\s*`)
	offset  = regexp.MustCompile(`^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$`)
)

// momentOf reads a day with a time as in reports, in their zone if they have one. timed says that the time is
// known; zone is "" if the report has none.
func momentOf(s string, dayFirst bool, day data.Date) (at time.Time, zone string, timed, ok bool) {
	s = clean(strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(s))
	if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
		if _, seconds := t.Zone(); seconds != 0 {
			return t.UTC(), t.Format("-07:00"), true, true
		}
		return t.UTC(), "UTC", true, true
	}
	hour, minute, second := 0, 0, 0
	rest := s
	if m := clock().FindStringSubmatchIndex(s); m != nil && !anyDate.MatchString(s) {
		part := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return s[m[2*i]:m[2*i+1]]
		}
		hour, minute, second = atoi(part(1)), atoi(part(2)), atoi(part(3))
		half := strings.ToLower(part(4))
		if hour > 24 || minute > 59 || second > 59 || half != "" && hour > 12 {
			return time.Time{}, "", false, false
		}
		if half != "" {
			hour %= 12
			if half[0] == 'p' {
				hour += 12
			}
		}
		zone, timed, rest = zoneOf(part(5)), true, s[:m[0]]
	}
	rest = strings.Trim(weekday.ReplaceAllString(strings.Trim(clean(rest), ","), ""), ", ")
	if rest != "" {
		if day, ok = date(rest, dayFirst); !ok {
			return time.Time{}, "", false, false
		}
	}
	if day.Year == 0 || day.Month == 0 || day.Day == 0 {
		return time.Time{}, "", false, false
	}
	name := zone
	if name == "" {
		name = data.LocalZone()
	}
	return time.Date(day.Year, time.Month(day.Month), day.Day, hour, minute, second, 0, Location(name)).UTC(), name, timed, true
}

// hasClock reports whether a value has a time of day, or says nothing.
func hasClock(v string) bool { return saysNothing(v) || clock().MatchString(v) }

// zoneOf names a zone by its letters or its offset, "" for an ambiguous one.
func zoneOf(s string) string {
	switch strings.ToUpper(s) {
	case "Z", "UTC", "GMT", "WET":
		return "UTC"
	case "CET", "MEZ", "BST", "WEST", "IST":
		if strings.EqualFold(s, "IST") {
			return "" // India, Ireland or Israel
		}
		return "+01:00"
	case "CEST", "MESZ", "EET":
		return "+02:00"
	case "EEST", "MSK":
		return "+03:00"
	case "EST", "CDT":
		return "-05:00"
	case "EDT":
		return "-04:00"
	case "CST", "MDT":
		return "-06:00"
	case "MST", "PDT":
		return "-07:00"
	case "PST":
		return "-08:00"
	}
	if m := offset.FindStringSubmatch(s); m != nil {
		h, minutes := m[2], m[3]
		if len(h) == 1 {
			h = "0" + h
		}
		if minutes == "" {
			minutes = "00"
		}
		return m[1] + h + ":" + minutes
	}
	return ""
}

// nameRemarks are words that meeting programs put in brackets after a name.
var nameRemarks = words("unverified guest external host cohost me you organizer presenter attendee inmeeting nichtverifiziert nichtuberpruft unbestatigt gast extern externe externer ich nonverifie invite invitee externe moi " +
	"iphone ipad android mobile smartphone handy telefon phone laptop desktop web browser noverificado noconfirmado invitado externo yo nonverificato ospite esterno io nietgeverifieerd gast extern convidado naoverificado")

// behindName matches the text in brackets at the end of a name.
var behindName = regexp.MustCompile(`^(.*?\S)\s*[(\[]([^()\[\]]+)[)\]]$`)

// cleanName removes what the meeting program put after a name. In Zoom that may be the name with which the
// person is registered; then it is the name.
func (r *rowDraft) cleanName() {
	c := &r.d.Contact
	for range 3 {
		m := behindName.FindStringSubmatch(c.DisplayName)
		if m == nil {
			return
		}
		key := field.Key(m[2])
		switch {
		case isRole(m[2]) && r.visit.role == "":
			r.visit.role = m[2]
		case nameRemarks[key] || roleWords[key]:
			r.visit.remark = m[2]
		case !strings.ContainsAny(m[2], "/@0123456789") && r.renames() && len(strings.Fields(m[2])) > 1:
			if c.Nickname == "" && m[1] != m[2] {
				c.Nickname = m[1]
			}
			c.DisplayName = m[2]
			return
		default:
			return
		}
		c.DisplayName = m[1]
	}
}

// renames reports whether the column of names has the original name beside the one that was shown.
func (r *rowDraft) renames() bool {
	for _, c := range r.l.Columns {
		if c.Field == field.DisplayName && (strings.Contains(field.Key(c.Header), "origin") || strings.Contains(field.Key(c.Header), "ursprung")) {
			return true
		}
	}
	return false
}
