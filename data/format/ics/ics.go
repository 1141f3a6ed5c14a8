// Package ics reads and writes iCalendar files (RFC 5545): events, the programmes of conferences, and promises
// as to-dos.
//
// The reader takes what programs really write: lines that are not folded or folded anywhere, junk between
// them, values on the next line, zones by any name, missing ENDs, UIDs that several sessions share. The
// grammar libraries there are give up on a file at the first such line, so the content lines are read here.
package ics

import (
	"strings"

	"lanyard/data"
)

// maxText is the most of a text that Read looks at, in bytes. A code holds less than 4 KB.
const maxText = 64 << 10

// Is reports whether a text begins as an event or a calendar does.
func Is(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n\uFEFF")
	begins := func(with string) bool { return len(text) >= len(with) && strings.EqualFold(text[:len(with)], with) }
	return begins("BEGIN:VEVENT") || begins("BEGIN:VCALENDAR")
}

// Read reads the first event of a code's text; false when there is none, or when it has neither a name nor a
// time. Of a series it is the first one. A time without a zone is one where the user is.
func Read(text string) (data.Event, bool) {
	if !Is(text) {
		return data.Event{}, false
	}
	for item, err := range ReadAll(strings.NewReader(text[:min(len(text), maxText)])) {
		if err != nil {
			continue
		}
		e := item.Event
		if item.Floating {
			e.Zone = ""
		}
		return e, e.Name != "" || !e.Start.IsZero()
	}
	return data.Event{}, false
}

// webAddress leaves out addresses of other kinds: a stranger's event begins no call and runs nothing.
func webAddress(value string) string {
	value = strings.TrimSpace(value)
	if l := strings.ToLower(value); (strings.HasPrefix(l, "https://") || strings.HasPrefix(l, "http://")) && data.CheckLink(value) == nil {
		return value
	}
	return ""
}
