package ics

import (
	"bytes"
	"regexp"
	"strings"

	"lanyard/data/format/pattern"
)

// damaged are lines whose colon is missing, or is the one of East Asian scripts: "LOCATION;Room 5", "SUMMARY=Talk",
// "DTSTART 20261001T100000Z", "LOCATION;LANGUAGE=de;Room 5".
var damaged = regexp.MustCompile(`^([A-Z][A-Z-]+)[ \t]*([;= \t]|：)[ \t]*(\S.*)$`)

var (
	parameter     = regexp.MustCompile(`^(?:TZID|VALUE|LANGUAGE|ENCODING|CHARSET|FMTTYPE|ALTREP|RELTYPE|X-[A-Z0-9-]+)=[^ \t;:：=]+`)
	bareWord      = regexp.MustCompile(`(?i)^(?:QUOTED-PRINTABLE|BASE64|8BIT|7BIT|B|Q)$`)
	componentWord = pattern.Lazy(`(?i)^(?:` + components + `)$`)
)

// mend gives a line whose colon is missing the one it should have, where its name and its value leave no doubt; any
// other stays as it is.
func mend(l string) string {
	if len(l) > 4000 || strings.HasPrefix(l, "ORGANIZER") || strings.HasPrefix(l, "ATTENDEE") {
		return l
	}
	m := damaged.FindStringSubmatch(l)
	if m == nil || !names[m[1]] || m[3][0] == ':' {
		return l
	}
	name, sign, value := m[1], m[2], m[3]
	head := name
	if sign == ";" {
		piece := value[:len(value)-len(strings.TrimLeft(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"))]
		if strings.HasPrefix(value[len(piece):], "=") || bareWord.MatchString(piece) {
			if firstColon(value) >= 0 {
				return l
			}
			head, value = parameters(head, value)
		}
	}
	if value == "" || !suits(name, sign, value) {
		return l
	}
	return head + ":" + value
}

// parameters moves what are certainly parameters from the beginning of a value to the head.
func parameters(head, value string) (with, rest string) {
	for {
		one := parameter.FindString(value)
		if one == "" {
			return head, value
		}
		head, value = head+";"+one, strings.TrimLeft(value[len(one):], "; \t")
		if wide, ok := strings.CutPrefix(value, "："); ok {
			return head, strings.TrimSpace(wide)
		}
	}
}

// suits reports whether a value fits a property. After a blank, words may be text: dates and addresses are not.
func suits(name, sign, value string) bool {
	switch name {
	case "BEGIN", "END":
		return componentWord().MatchString(strings.TrimSpace(value))
	case "DTSTART", "DTEND", "DTSTAMP", "DUE", "CREATED", "LAST-MODIFIED":
		_, _, ok := clock(value)
		return ok
	case "URL":
		return webAddress(value) != ""
	case "DURATION":
		return readDuration(value) > 0
	}
	return true
}

// isDamaged reports whether a line that begins no property is a property without its colon. If a text may
// continue, words after a blank are no property.
func isDamaged(l []byte, inText bool) bool {
	if len(l) == 0 || len(l) > 4000 || l[0] < 'A' || l[0] > 'Z' {
		return false
	}
	m := damaged.FindSubmatch(l)
	if m == nil || mend(string(l)) == string(l) {
		return false
	}
	blank := len(bytes.TrimSpace(m[2])) == 0
	switch string(m[1]) {
	case "DTSTART", "DTEND", "DTSTAMP", "URL", "DURATION", "BEGIN", "END":
		return true
	case "SUMMARY", "LOCATION", "DESCRIPTION", "UID":
		return !blank || !inText
	}
	return !blank
}
