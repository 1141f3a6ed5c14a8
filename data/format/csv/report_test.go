package csv

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"lanyard/data"
	"lanyard/data/format/table"
)

// attended writes what a report says of its people, one a line, and its notices.
func attended(t *testing.T, file []byte) (people, notices []string) {
	t.Helper()
	for d, err := range Read(strings.NewReader(string(file)), "report.csv") {
		var row *data.RowError
		if errors.As(err, &row) {
			notices = append(notices, row.Error())
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		c := d.Contact
		s := c.DisplayName
		if c.DisplayName == "" {
			s = strings.TrimSpace(c.Given + " " + c.Family)
		}
		for _, e := range c.Emails {
			s += " " + e.Value
		}
		if c.Title != "" {
			s += " title=" + c.Title
		}
		for _, e := range d.Encounters {
			at := e.At.In(table.Location(e.Zone))
			s += fmt.Sprintf(" [%s %s: %s]", e.Event, at.Format("2006-01-02 15:04"), strings.ReplaceAll(e.Note, "\n", "; "))
		}
		for _, a := range d.Attendees {
			s += fmt.Sprintf(" {%s %s %s %s}", a.Event, a.Day, a.Status, strings.ReplaceAll(a.Note, "\n", "; "))
		}
		people = append(people, s)
	}
	return people, notices
}

// wide is a text in UTF-16 with its mark, as Teams and Webex write.
func wide(t *testing.T, s string) []byte {
	t.Helper()
	b, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// western is a text in Windows-1252.
func western(t *testing.T, s string) []byte {
	t.Helper()
	b, err := charmap.Windows1252.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestReportsOnMeetingsAreReadSectionBySection reads reports as Teams, Zoom, Webex and GoTo write them.
func TestReportsOnMeetingsAreReadSectionBySection(t *testing.T) {
	for _, c := range reports(t) {
		t.Run(c.claim, func(t *testing.T) {
			people, notices := attended(t, c.file)
			if !slices.Equal(people, c.people) {
				t.Errorf("people:\n%s\nwant:\n%s", strings.Join(people, "\n"), strings.Join(c.people, "\n"))
			}
			if !slices.Equal(notices, c.notices) {
				t.Errorf("notices %q", notices)
			}
		})
	}
}

type report struct {
	claim   string
	file    []byte
	people  []string
	notices []string
}
