package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/format/ics"
)

// An event to which a newer calendar gives other days is the same one, with whoever is on its list. What has the UID by accident, or
// is over, is another.
func TestAnEventThatACalendarMovesStaysOne(t *testing.T) {
	item := func(uid, name, day string) string {
		return fmt.Sprintf("BEGIN:VEVENT\nUID:%s\nSUMMARY:%s\nDTSTART;VALUE=DATE:%s\nEND:VEVENT\n", uid, name, day)
	}
	for _, c := range []struct {
		claim        string
		first, newer string
		want         string // names and first days
	}{
		{"moved", item("1", "Fair", "20260820"), item("1", "Fair", "20261120"), "Fair 2026-11-20"},
		{"moved to an earlier day", item("1", "Fair", "20261120"), item("1", "Fair", "20260820"), "Fair 2026-08-20"},
		{"the same again", item("1", "Fair", "20260820"), item("1", "Fair", "20260820"), "Fair 2026-08-20"},
		{"without the UID it is another", item("1", "Fair", "20260820"), item("2", "Fair", "20261120"), "Fair 2026-11-20, Fair 2026-08-20"},
		{"with another name it is another", item("1", "Fair", "20260820"), item("1", "Forum", "20261120"), "Forum 2026-11-20, Fair 2026-08-20"},
		{"one that is over stays", item("1", "Fair", "20250820"), item("1", "Fair", "20261120"), "Fair 2026-11-20, Fair 2025-08-20"},
		{"a series has one UID", item("1", "Fair", "20260820"), item("1", "Fair", "20261120") + item("1", "Fair", "20261127"), "Fair 2026-11-27, Fair 2026-11-20, Fair 2026-08-20"},
	} {
		s, in := open(t)
		take := func(text string) {
			t.Helper()
			var items []ics.Item
			for it, err := range ics.ReadAll(strings.NewReader("BEGIN:VCALENDAR\n" + text + "END:VCALENDAR\n")) {
				must(t, err)
				items = append(items, it)
			}
			_, err := in.SaveEvents(t.Context(), ics.Separate(items), nil, data.Import{File: "fair.ics"})
			must(t, err)
		}
		take(c.first)
		take(c.newer)
		rows, err := s.Events(t.Context())
		must(t, err)
		var got []string
		for _, r := range rows {
			got = append(got, r.Name+" "+r.FirstDay().String())
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %q, want %q", c.claim, got, c.want)
		}
		_, err = s.Undo(t.Context())
		must(t, err)
		if rows, err = s.Events(t.Context()); err != nil || len(rows) > 1 || len(rows) == 1 && c.claim != "the same again" && !strings.Contains(c.first, strings.ReplaceAll(rows[0].FirstDay().String(), "-", "")) {
			t.Errorf("%s: undone, %d events are there: %v", c.claim, len(rows), err)
		}
	}
}
