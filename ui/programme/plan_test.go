package programme

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// at is a moment of 12 August 2026 in UTC, so many minutes after nine.
func at(minutes int) time.Time { return time.Date(2026, 8, 12, 9, minutes, 0, 0, time.UTC) }

// talk is a session of half an hour.
func talk(title string, minutes int, room string) data.Session {
	return data.Session{Title: title, Start: at(minutes), End: at(minutes + 30), Room: room, Zone: "UTC"}
}

// drawn tells the rows of a plan, one a line.
func drawn(p *plan) string {
	var out []string
	for _, r := range p.rows {
		switch r.kind {
		case dayRow:
			out = append(out, "# "+r.text)
		case roomsRow:
			out = append(out, "| "+strings.Join(r.rooms, " | "))
		default:
			var cells []string
			for _, c := range r.cells {
				cells = append(cells, fmt.Sprint(p.sessions[c.session].Title, "@", c.column))
			}
			out = append(out, strings.TrimSpace(r.from+" "+r.to)+" "+strings.Join(cells, " "))
		}
	}
	return strings.Join(out, "\n")
}

func TestTheProgrammeIsLaidOut(t *testing.T) {
	three := []data.Session{
		talk("Opening", 0, "Hall"), talk("A", 30, "Hall"), talk("B", 30, "Room 2"), talk("C", 30, "Room 3"), talk("Break", 60, ""),
		talk("D", 90, "Room 2"),
		{Title: "Long", Start: at(90), End: at(150), Room: "Hall", Zone: "UTC"},
		talk("E", 120, "Room 2"),
	}
	for _, tc := range []struct {
		name     string
		sessions []data.Session
		most     int
		want     string
	}{
		{"one room is one column", []data.Session{talk("B", 30, "Hall"), talk("A", 0, "Hall")}, 3, "# Wed 12 Aug 2026\n09:00 09:30 A@-1\n09:30 10:00 B@-1"},
		{
			"rooms at one time are columns; what is alone takes the whole width", three, 3,
			"# Wed 12 Aug 2026\n| Hall | Room 2 | Room 3\n09:00 09:30 Opening@-1\n09:30 10:00 A@0 B@1 C@2\n10:00 10:30 Break@-1\n10:30 Long@0 D@1\n11:00 11:30 E@1",
		},
		{
			"where they do not fit it is one column", three, 2,
			"# Wed 12 Aug 2026\n09:00 09:30 Opening@-1\n09:30 10:00 A@-1\n B@-1\n C@-1\n10:00 10:30 Break@-1\n10:30 11:30 Long@-1\n11:00 D@-1\n11:00 11:30 E@-1",
		},
		{
			"two in a room at one time",
			[]data.Session{talk("A", 0, "Hall"), talk("B", 0, "Hall"), talk("C", 0, "Room 2")},
			3,
			"# Wed 12 Aug 2026\n| Hall | Room 2\n09:00 09:30 A@0\n B@0 C@1",
		},
		{"days, whole days, and what has no time", []data.Session{
			talk("Next day", 24*60, ""), {Title: "Some time"}, {Title: "Exhibition", Start: at(-9 * 60), End: at(15 * 60), Zone: "UTC"}, talk("A", 0, ""),
		}, 3, "# Wed 12 Aug 2026\nall day Exhibition@-1\n09:00 09:30 A@-1\n# Thu 13 Aug 2026\n09:00 09:30 Next day@-1\n# Without a time\n Some time@-1"},
		{"after midnight is the next day", []data.Session{talk("Late", 14*60+45, "")}, 3, "# Wed 12 Aug 2026\n23:45 00:15 Late@-1"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := newPlan(&data.Event{Zone: "UTC", Sessions: tc.sessions}, tc.most)
			if got := drawn(p); got != tc.want {
				t.Errorf("\n%s\nwant\n%s", got, tc.want)
			}
			for i := range p.sessions {
				if !slices.ContainsFunc(p.rows[p.at[i]].cells, func(c planCell) bool { return c.session == i }) {
					t.Errorf("session %d is not in its row", i)
				}
			}
		})
	}
}

func TestTwoAtOneTimeAreTold(t *testing.T) {
	going := func(id int64, from, to int) data.Session {
		return data.Session{ID: id, Title: fmt.Sprint(id), Start: at(from), End: at(to), Going: true}
	}
	sessions := []data.Session{going(1, 0, 30), going(2, 15, 45), going(3, 45, 60), going(4, 50, 55)}
	sessions[3].Status = data.Cancelled
	got := clashes(sessions)
	if fmt.Sprint(got) != "map[1:[2] 2:[1]]" {
		t.Errorf("%v: 2 ends as 3 begins, and 4 does not take place", got)
	}
}
