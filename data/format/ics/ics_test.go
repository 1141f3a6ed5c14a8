package ics

import (
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

func utc(day, hour, minute int) time.Time {
	return time.Date(2026, 10, day, hour, minute, 0, 0, time.UTC)
}

func TestRead(t *testing.T) {
	was := time.Local
	time.Local = time.FixedZone("here", 2*3600)
	defer func() { time.Local = was }()
	for name, c := range map[string]struct {
		text string
		want data.Event
	}{
		"a bare event in UTC": {
			"BEGIN:VEVENT\r\nSUMMARY:Metadata Days\\, day 1\r\nLOCATION:Oslo\\; Hall 2\r\nDTSTART:20261012T090000Z\r\nDTEND:20261012T163000Z\r\nEND:VEVENT\r\n",
			data.Event{Name: "Metadata Days, day 1", Place: "Oslo; Hall 2", Start: utc(12, 9, 0), End: utc(12, 16, 30)},
		},
		"a calendar with a zone, a reminder and folded lines": {
			"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTIMEZONE\nTZID:Europe/Oslo\nDTSTART:19700101T000000\nEND:VTIMEZONE\nbegin:vevent\nsummary;LANGUAGE=en:Open\n  Library\nDTSTART;TZID=\"Europe/Oslo\":20261012T090000\nDURATION:PT1H30M\nBEGIN:VALARM\nDESCRIPTION:Alarm\nEND:VALARM\nURL:https://days.example/x?a=b:c\nDESCRIPTION:Bring\\nslides\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Another\nEND:VEVENT\nEND:VCALENDAR\n",
			data.Event{Name: "Open Library", Zone: "Europe/Oslo", Start: utc(12, 7, 0), End: utc(12, 8, 30), Link: "https://days.example/x?a=b:c", Note: "Bring\nslides"},
		},
		"days, the last of which is not said by the day after it": {
			"BEGIN:VEVENT\nSUMMARY:Fair\nDTSTART;VALUE=DATE:20261012\nDTEND;VALUE=DATE:20261015\nEND:VEVENT",
			data.Event{Name: "Fair", AllDay: true, Start: utc(11, 22, 0), End: utc(13, 22, 0)},
		},
		"days in the week in which the clocks change": {
			"BEGIN:VEVENT\nSUMMARY:Fair\nDTSTART;TZID=Europe/Oslo;VALUE=DATE:20261024\nDTEND;TZID=Europe/Oslo;VALUE=DATE:20261026\nEND:VEVENT",
			data.Event{Name: "Fair", AllDay: true, Zone: "Europe/Oslo", Start: utc(23, 22, 0), End: utc(24, 22, 0)},
		},
		"a single day": {
			"BEGIN:VEVENT\nSUMMARY:Fair\nDTSTART:20261012\nDTEND:20261013\nEND:VEVENT",
			data.Event{Name: "Fair", AllDay: true, Start: utc(11, 22, 0)},
		},
		"a time where the user is, without END": {
			"BEGIN:VEVENT\nSUMMARY:Talk\nDTSTART:20261012T0900", data.Event{Name: "Talk", Start: utc(12, 7, 0)},
		},
		"a zone that nobody knows": {
			"BEGIN:VEVENT\nSUMMARY:Talk\nDTSTART;TZID=Middle Earth:20261012T090000\nEND:VEVENT", data.Event{Name: "Talk", Start: utc(12, 7, 0)},
		},
		"a zone as Windows calls it": {
			"BEGIN:VEVENT\nSUMMARY:Talk\nDTSTART;TZID=W. Europe Standard Time:20261012T090000\nEND:VEVENT", data.Event{Name: "Talk", Start: utc(12, 7, 0), Zone: "Europe/Berlin"},
		},
		"a link that is none to a page is left out": {
			"BEGIN:VEVENT\nSUMMARY:Talk\nURL:javascript:alert(1)\nEND:VEVENT", data.Event{Name: "Talk"},
		},
		"an end before the start is left out": {
			"BEGIN:VEVENT\nSUMMARY:Talk\nDTSTART:20261012T090000Z\nDTEND:20261011T090000Z\nEND:VEVENT", data.Event{Name: "Talk", Start: utc(12, 9, 0)},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := Read(c.text)
			if !ok || got.Name != c.want.Name || got.Place != c.want.Place || !got.Start.Equal(c.want.Start) || !got.End.Equal(c.want.End) ||
				got.AllDay != c.want.AllDay || got.Zone != c.want.Zone || got.Link != c.want.Link || got.Note != c.want.Note {
				t.Errorf("got %+v, %v, want %+v", got, ok, c.want)
			}
		})
	}
	for _, text := range []string{"", "BEGIN:VCARD\nSUMMARY:x", "BEGIN:VCALENDAR\nEND:VCALENDAR", "BEGIN:VEVENT\nDTSTART:never\nEND:VEVENT", "see BEGIN:VEVENT\nSUMMARY:x"} {
		if got, ok := Read(text); ok {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
}

func TestReadDuration(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"PT1H30M": 90 * time.Minute, "P2D": 48 * time.Hour, "P1W": 168 * time.Hour, "P1DT12H": 36 * time.Hour, "-PT1H": 0, "P": 0, "PT99999H": 0, "1H": 0, "PT1X": 0,
	} {
		if got := readDuration(text); got != want {
			t.Errorf("%s is %v, want %v", text, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"BEGIN:VEVENT\r\nSUMMARY:Days\r\nDTSTART:20261012T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT",
		"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=\"a:b\":20261012\n x\nEND:VEVENT",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e, ok := Read(s)
		if !ok {
			return
		}
		if !Is(s) || e.Name == "" && e.Start.IsZero() {
			t.Errorf("%q is read as %+v", s, e)
		}
		if !e.End.IsZero() && !e.End.After(e.Start) {
			t.Errorf("%q ends before it starts: %+v", s, e)
		}
		if strings.ContainsAny(e.Name+e.Place, "\n\r") {
			t.Errorf("%q has lines in its name or place: %+v", s, e)
		}
	})
}
