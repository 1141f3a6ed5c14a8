package ics

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

// Files that programs or people have torn. Each is read as it was meant, and a line that is left out is told.
func TestDamagedCalendarsAreRead(t *testing.T) {
	two := []string{"One 2026-10-01T09:00+00:00 Hall 1", "Two 2026-10-01T10:00+00:00"}
	const (
		head = "BEGIN:VCALENDAR\nVERSION:2.0\n"
		one  = "SUMMARY:One\nDTSTART:20261001T090000Z\nLOCATION:Hall 1"
		next = "SUMMARY:Two\nDTSTART:20261001T100000Z"
		end  = "\nEND:VEVENT\nEND:VCALENDAR\n"
	)
	oneLine := strings.ReplaceAll(head+"BEGIN:VEVENT\n"+one+"\nEND:VEVENT\nBEGIN:VEVENT\n"+next+end, "\n", " ")
	for _, tc := range []struct {
		name, text string
		want       []string
		says       string // "" for no problem
	}{
		{"END and BEGIN glued", head + "BEGIN:VEVENT\n" + one + "\nEND:VEVENTBEGIN:VEVENT\n" + next + "\nEND:VEVENTEND:VCALENDAR", two, ""},
		{"END glued to a value", head + "BEGIN:VEVENT\n" + one + "END:VEVENT\nBEGIN:VEVENT\n" + next + "END:VEVENT\nEND:VCALENDAR\n", two, ""},
		{"END and BEGIN glued to a value", head + "BEGIN:VEVENT\n" + one + "END:VEVENTBEGIN:VEVENT\n" + next + "END:VEVENTEND:VCALENDAR", two, ""},
		{"BEGIN glued to a value of the calendar", "BEGIN:VCALENDAR\nX-WR-CALNAME:DaysBEGIN:VEVENT\n" + one + "\nEND:VEVENT\nBEGIN:VEVENT\n" + next + end, two, ""},
		{"BEGIN glued to its first property", head + "BEGIN:VEVENT" + one + "\nEND:VEVENT\nBEGIN:VEVENT" + next + end, two, ""},
		{"NULL between the markers", head + "BEGIN:VEVENT\n" + one + "\nEND:VEVENT NULL BEGIN:VEVENT\n" + next + end, two, ""},
		{"blanks between the markers", head + "BEGIN:VEVENT\n" + one + "\nEND:VEVENT  BEGIN:VEVENT\n" + next + "\nEND:VEVENT END:VCALENDAR", two, ""},
		{"all in one line", oneLine, two, ""},
		{"all in one line with line ends as characters", strings.ReplaceAll(strings.TrimSpace(head+"BEGIN:VEVENT\n"+one+"\nEND:VEVENT\nBEGIN:VEVENT\n"+next+end), "\n", `\n`), two, ""},
		{"an event in a line", head + "BEGIN:VEVENT " + strings.ReplaceAll(one, "\n", " ") + " END:VEVENT\nBEGIN:VEVENT\n" + next + end, two, ""},
		{"an alarm glued", head + "BEGIN:VEVENT\n" + one + "\nBEGIN:VALARM\nACTION:DISPLAY\nSUMMARY:Ring\nEND:VALARMEND:VEVENTBEGIN:VEVENT\n" + next + end, two, ""},
		{"glued in small letters", head + "BEGIN:VEVENT\n" + one + "\nend:veventbegin:vevent\n" + next + end, two, ""},
		{"two calendars glued", head + "BEGIN:VEVENT\n" + one + "\nEND:VEVENT\nEND:VCALENDARBEGIN:VCALENDAR\nBEGIN:VEVENT\n" + next + end, two, ""},

		{"indented", strings.ReplaceAll("  "+head+"BEGIN:VEVENT\n"+one+"\nEND:VEVENT\nBEGIN:VEVENT\n"+next+end, "\n", "\n  "), two, ""},
		{"indented by tabs, deeper inside", "\tBEGIN:VCALENDAR\n\t\tBEGIN:VEVENT\n\t\t\t" + strings.ReplaceAll(one, "\n", "\n\t\t\t") + "\n\t\tEND:VEVENT\n\t\tBEGIN:VEVENT\n\t\t\t" + strings.ReplaceAll(next, "\n", "\n\t\t\t") + "\n\t\tEND:VEVENT\n\tEND:VCALENDAR\n", two, ""},
		{"indented, the markers not", head + "BEGIN:VEVENT\n  " + strings.ReplaceAll(one, "\n", "\n  ") + "\nEND:VEVENT\nBEGIN:VEVENT\n  " + strings.ReplaceAll(next, "\n", "\n  ") + end, two, ""},
		{"one property indented", head + "BEGIN:VEVENT\nSUMMARY:One\n  DTSTART:20261001T090000Z\nLOCATION:Hall 1\nEND:VEVENT\nBEGIN:VEVENT\n" + next + end, two, ""},
		{"indented and folded", "  BEGIN:VCALENDAR\n  BEGIN:VEVENT\n  SUMMARY:O\n   ne\n  DTSTART:20261001T090000Z\n  LOCATION:Hall\n    1\n  END:VEVENT\n  BEGIN:VEVENT\n  SUMMARY:Two\n  DTSTART:20261001T100000Z\n  END:VEVENT\n  END:VCALENDAR\n", two, ""},

		{"a semicolon for the colon", head + "BEGIN:VEVENT\nSUMMARY;One\nDTSTART;20261001T090000Z\nLOCATION;Hall 1\nEND:VEVENT\nBEGIN:VEVENT\n" + next + end, two, ""},
		{"an equals sign for the colon", head + "BEGIN:VEVENT\nSUMMARY=One\nDTSTART=20261001T090000Z\nLOCATION=Hall 1\nEND:VEVENT\nBEGIN:VEVENT\n" + next + end, two, ""},
		{"a blank for the colon", head + "BEGIN:VEVENT\nSUMMARY One\nDTSTART 20261001T090000Z\nLOCATION Hall 1\nEND:VEVENT\nBEGIN:VEVENT\n" + next + end, two, ""},
		{"a wide colon", head + "BEGIN:VEVENT\nSUMMARY：One\nDTSTART：20261001T090000Z\nLOCATION;LANGUAGE=en：Hall 1\nEND:VEVENT\nBEGIN:VEVENT\n" + next + end, two, ""},
		{"a semicolon behind a parameter", head + "BEGIN:VEVENT\nSUMMARY;LANGUAGE=en;One\nDTSTART;VALUE=DATE-TIME;20261001T090000Z\nLOCATION;LANGUAGE=en Hall 1\nEND:VEVENT\nBEGIN:VEVENT\n" + next + end, two, ""},
		{"a colon in the value alone", head + "BEGIN:VEVENT\nSUMMARY;Part 1: One\nDTSTART:20261001T090000Z" + end, []string{"Part 1: One 2026-10-01T09:00+00:00"}, ""},
		{"markers without their colon", head + "BEGIN VEVENT\n" + one + "\nEND;VEVENT\nBEGIN=VEVENT\n" + next + end, two, ""},

		{"NULL on a line", head + "BEGIN:VEVENT\n" + one + "\nEND:VEVENT\nNULL\nBEGIN:VEVENT\n" + next + end, two, "8: the line is no part"},
		{"words on a line", head + "BEGIN:VEVENT\n" + one + "\nUID:1\nGARBAGE LINE\nEND:VEVENT\nBEGIN:VEVENT\n" + next + end, two, "8: the line is no part"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got, problems []string
			for it, err := range ReadAll(strings.NewReader(tc.text)) {
				var bad *data.RowError
				if errors.As(err, &bad) {
					problems = append(problems, fmt.Sprint(bad.Line, ": ", bad.Reason))
					continue
				}
				got = append(got, shown(it.Event))
			}
			said := strings.Join(problems, "|")
			if !slices.Equal(got, tc.want) || tc.says == "" && said != "" || !strings.Contains(said, tc.says) {
				t.Errorf("%q, want %q; problems %q, want %q", got, tc.want, problems, tc.says)
			}
		})
	}
}

// Words that look like markers or properties stay in a text.
func TestWordsOfATextAreNoMarkers(t *testing.T) {
	for name, tc := range map[string]struct{ lines, want string }{
		"an END at the end":         {"DESCRIPTION:The event closes with END:VEVENT", "The event closes with END:VEVENT"},
		"an END before a property":  {"DESCRIPTION:It closes with END:VEVENT\nURL:https://x.example", "It closes with END:VEVENT"},
		"a BEGIN in the middle":     {"DESCRIPTION:Write BEGIN:VEVENT first", "Write BEGIN:VEVENT first"},
		"a BEGIN at the end":        {"DESCRIPTION:First write BEGIN:VEVENT\nURL:https://x.example", "First write BEGIN:VEVENT"},
		"both, folded":              {"DESCRIPTION:Between BEGIN:VEVENT\n  and END:VEVENT stands an event", "Between BEGIN:VEVENT and END:VEVENT stands an event"},
		"a place in a raw text":     {"DESCRIPTION:Come\nLOCATION and time follow", "Come\nLOCATION and time follow"},
		"a folded name and a blank": {"DESCRIPTION:Come\n  LOCATION: Hall", "Come LOCATION: Hall"},
	} {
		t.Run(name, func(t *testing.T) {
			items, problems := readAll(t, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20261001T090000Z\n"+tc.lines+"\nEND:VEVENT\nEND:VCALENDAR\n")
			if len(items) != 1 || items[0].Event.Note != tc.want || len(problems) > 0 {
				t.Errorf("read as %+v, want the note %q; problems %q", items, tc.want, problems)
			}
		})
	}
}
