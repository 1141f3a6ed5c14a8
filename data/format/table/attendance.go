package table

import (
	"regexp"
	"strings"

	"lanyard/data"
)

// statusWords are the words for an attendee's status in a table.
var statusWords = map[data.AttendeeStatus]string{
	data.Expected: "expected", data.WantToMeet: "want to meet", data.Met: "met", data.Closed: "closed",
}

// WriteAttendance writes the events that a contact is an attendee of: "Forum [2026-08-12]: met; Book Fair:
// expected". Notes are left to the column More.
func WriteAttendance(as []data.DraftAttendance) string {
	parts := make([]string, len(as))
	for i, a := range as {
		parts[i] = a.Event
		if !a.Day.IsZero() {
			parts[i] += " [" + a.Day.String() + "]"
		}
		parts[i] += ": " + statusWords[a.Status]
	}
	return strings.Join(parts, "; ")
}

var attendancePart = regexp.MustCompile(`(?is)^(.*?)(?: \[(\d{4}-\d{2}-\d{2})\])?: ?(expected|want|want to meet|met|closed)$`)

// readAttendance reads what WriteAttendance or a person wrote; ok is false when a part has no event or no known
// status.
func readAttendance(cell string) (as []data.DraftAttendance, ok bool) {
	for part := range strings.SplitSeq(cell, "; ") {
		m := attendancePart.FindStringSubmatch(part)
		if m == nil || strings.TrimSpace(m[1]) == "" {
			return nil, false
		}
		a := data.DraftAttendance{Event: m[1]}
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
		as = append(as, a)
	}
	return as, true
}
