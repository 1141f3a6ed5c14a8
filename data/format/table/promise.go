package table

import (
	"regexp"
	"strings"
	"time"

	"lanyard/data"
)

// WritePromises writes one promise on each line: "me: send slides [due 2026-09-01] [until Forum 2026-09-20]
// [done 2026-09-02T10:00:00Z]". "until" is the event until which it is snoozed, with its first day.
func WritePromises(ps []data.Promise) string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		by := p.By
		if by == "" {
			by = data.ByMe
		}
		s := string(by) + ": " + p.Text
		if !p.Due.IsZero() {
			s += " [due " + p.Due.String() + "]"
		}
		if !p.Snoozed.IsZero() {
			s += " [snoozed " + p.Snoozed.String() + "]"
		}
		if at := p.SnoozedAt; at.Event != "" {
			s += " [until " + strings.TrimSpace(at.Event+" "+at.Day.String()) + "]"
		}
		if !p.Done.IsZero() {
			s += " [done " + p.Done.UTC().Format(time.RFC3339Nano) + "]"
		}
		if !p.Dropped.IsZero() {
			s += " [dropped " + p.Dropped.UTC().Format(time.RFC3339Nano) + "]"
		}
		lines[i] = s
	}
	return strings.Join(lines, "\n")
}

var promiseTag = regexp.MustCompile(` \[(due|snoozed|until|done|dropped) ([^\[\]]+)\]$`)

// readPromises reads what WritePromises wrote. A line without an ower is owed by the user.
func readPromises(s string) []data.Promise {
	var out []data.Promise
	for line := range strings.SplitSeq(s, "\n") {
		p := data.Promise{By: data.ByMe, Text: line}
		if rest, ok := strings.CutPrefix(line, "me: "); ok {
			p.Text = rest
		} else if rest, ok := strings.CutPrefix(line, "them: "); ok {
			p.By, p.Text = data.ByThem, rest
		}
		for {
			m := promiseTag.FindStringSubmatch(p.Text)
			if m == nil || !setTag(&p, m[1], m[2]) {
				break
			}
			p.Text = strings.TrimSuffix(p.Text, m[0])
		}
		if strings.TrimSpace(p.Text) != "" {
			out = append(out, p)
		}
	}
	return out
}

// setTag sets the value of a tag in brackets; false when it cannot be read, or is repeated.
func setTag(p *data.Promise, name, value string) bool {
	switch name {
	case "done":
		return setMoment(&p.Done, value)
	case "dropped":
		return setMoment(&p.Dropped, value)
	case "until":
		if p.SnoozedAt.Event != "" {
			return false
		}
		p.SnoozedAt.Event = value
		if at := strings.LastIndexByte(value, ' '); at > 0 {
			if d, err := data.ParseDate(value[at+1:]); err == nil && d.String() == value[at+1:] {
				p.SnoozedAt = data.DraftEvent{Event: value[:at], Day: d}
			}
		}
		return true
	}
	d, err := data.ParseDate(value)
	if err != nil || d.String() != value {
		return false
	}
	field := &p.Due
	if name == "snoozed" {
		field = &p.Snoozed
	}
	if !field.IsZero() {
		return false
	}
	*field = d
	return true
}

// setMoment sets the moment of a tag; false when it cannot be read, or is repeated.
func setMoment(to *time.Time, value string) bool {
	t, err := time.Parse(time.RFC3339Nano, value)
	if err != nil || !to.IsZero() {
		return false
	}
	*to = t.UTC()
	return true
}
