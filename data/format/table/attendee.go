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

// WriteAttendees writes the events that a contact is an attendee of: "Forum [2026-08-12]: met; Book Fair:
// expected". Notes are left to the column More.
func WriteAttendees(as []data.DraftAttendee) string {
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
		as = append(as, a)
	}
	return as, true
}
