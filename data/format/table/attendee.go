package table

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"lanyard/data"
)

// statusWords are the words for an attendee's status in a table.
var statusWords = map[data.AttendeeStatus]string{
	data.Expected: "expected", data.WantToMeet: "want to meet", data.Met: "met", data.Closed: "closed",
}

// StatusWord is the word for an attendee's status in tables.
func StatusWord(s data.AttendeeStatus) string { return statusWords[s] }

// WriteAttendees writes the events that a contact is an attendee of: "Forum [2026-08-12]: met [wanted]; Book Fair:
// expected [cancelled 2026-08-01T10:00:00Z] [checked in 2026-08-12T07:58:00Z]". Notes are left to the column More.
func WriteAttendees(as []data.DraftAttendee) string {
	parts := make([]string, len(as))
	for i, a := range as {
		parts[i] = a.Event
		if !a.Day.IsZero() {
			parts[i] += " [" + a.Day.String() + "]"
		}
		parts[i] += ": " + statusWords[a.Status]
		if a.Wanted && a.Status != data.WantToMeet {
			parts[i] += " [wanted]"
		}
		if a.Unmet {
			parts[i] += " [not met]"
		}
		if !a.Cancelled.IsZero() {
			parts[i] += " [cancelled " + a.Cancelled.UTC().Format(time.RFC3339Nano) + "]"
		}
		if !a.CheckedIn.IsZero() {
			parts[i] += " [checked in " + a.CheckedIn.UTC().Format(time.RFC3339Nano) + "]"
		}
	}
	return strings.Join(parts, "; ")
}

var attendancePart = regexp.MustCompile(`(?is)^(.*?)(?: \[(\d{4}-\d{2}-\d{2})\])?: ?(expected|want|want to meet|met|closed)((?: \[(?:wanted|not met|(?:cancelled|checked in) [^\[\]]+)\])*)$`)

var attendanceTag = regexp.MustCompile(`(?i) \[(wanted|not met|cancelled|checked in) ?([^\[\]]*)\]`)

// readAttendees reads what WriteAttendees or a person wrote; ok is false when a part has no event or no known
// status.
func readAttendees(cell string) (as []data.DraftAttendee, ok bool) {
	for part := range strings.SplitSeq(cell, "; ") {
		m := attendancePart.FindStringSubmatch(part)
		if m == nil || strings.TrimSpace(m[1]) == "" {
			return nil, false
		}
		a := data.DraftAttendee{Event: m[1]}
		if m[2] != "" {
			var err error
			if a.Day, err = data.ParseDate(m[2]); err != nil {
				return nil, false
			}
		}
		for status, word := range statusWords {
			if strings.EqualFold(m[3], word) || strings.EqualFold(m[3], string(status)) {
				a.Status = status
			}
		}
		a.Wanted = a.Status == data.WantToMeet
		for _, tag := range attendanceTag.FindAllStringSubmatch(m[4], -1) {
			ok := true
			switch strings.ToLower(tag[1]) {
			case "wanted":
				a.Wanted = true
			case "not met":
				a.Unmet = a.Status == data.Closed
			case "cancelled":
				ok = setMoment(&a.Cancelled, tag[2])
			default:
				ok = setMoment(&a.CheckedIn, tag[2])
			}
			if !ok {
				return nil, false
			}
		}
		as = append(as, a)
	}
	return as, true
}

// asListed gives attendees as in a file: without what belongs to a database.
func asListed(as []data.DraftAttendee) []data.DraftAttendee {
	out := slices.Clone(as)
	for i := range out {
		a := &out[i]
		a.EventID, a.Fresh, a.Source = 0, false, ""
		a.Wanted = a.Wanted || a.Status == data.WantToMeet
		a.Cancelled, a.CheckedIn = plainUTC(a.Cancelled), plainUTC(a.CheckedIn)
	}
	return out
}

// plainUTC is a moment that can be compared with ==: in UTC, without the monotonic clock.
func plainUTC(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC().Round(0)
}
