// Package ics reads and writes iCalendar files (RFC 5545): events, programmes of conferences, and promises as
// to-dos.
//
// The reader accepts what programs really write: lines that are not folded or folded anywhere, junk between
// them, values on the next line, zones with any name, missing ENDs, UIDs that several sessions share. The
// existing libraries stop at the first such line, so this package reads content lines itself.
package ics

import (
	"strings"

	"lanyard/data"
)

// maxText is how much of a text Read looks at, in bytes. A code holds less than 4 KB.
const maxText = 64 << 10

// Is reports whether a text begins like an event or a calendar.
func Is(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n\uFEFF")
	begins := func(with string) bool { return len(text) >= len(with) && strings.EqualFold(text[:len(with)], with) }
	return begins("BEGIN:VEVENT") || begins("BEGIN:VCALENDAR")
}

// Read reads the first event in the text of a code; false when there is none, or when it has neither a name nor
// a time. Of a series it reads the first one. A time without a zone is in the user's zone.
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

// webAddress drops addresses that are not web pages: a stranger's event must not start a call or a program.
func webAddress(value string) string {
	value = strings.TrimSpace(value)
	if l := strings.ToLower(value); (strings.HasPrefix(l, "https://") || strings.HasPrefix(l, "http://")) && data.CheckLink(value) == nil {
		return value
	}
	return ""
}
