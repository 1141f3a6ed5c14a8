package cli_test

import (
	"fmt"
	"strings"
	"testing"
)

// days is a programme of three sessions, one of them cancelled.
const days = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Library Days\r\nX-WR-TIMEZONE:Europe/Oslo\r\n" +
	"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Opening\r\nDTSTART:20261012T090000\r\nDTEND:20261012T093000\r\nLOCATION:Hall 1\r\nDESCRIPTION:Speakers: Ana Nowak\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Party\r\nDTSTART:20261013T220000\r\nDTEND:20261014T020000\r\nLOCATION:Roof\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Closing\r\nDTSTART:20261014T150000\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

// programme lists the events with their sessions in a few words.
func programme(t *testing.T, d *desk) (out []string) {
	t.Helper()
	for _, e := range objects(t, parse(t, d.must("event", "list", "--json")), "events") {
		s := fmt.Sprint(e["name"], " ", e["start"], " ", e["end"])
		if e["sessions"] == nil {
			e["sessions"] = []any{}
		}
		for _, x := range objects(t, e, "sessions") {
			s += fmt.Sprint(" | ", x["title"], " ", x["start"], " ", x["room"], " ", x["speakers"])
		}
		out = append(out, s)
	}
	return out
}

func TestACalendarIsReadWithoutADatabase(t *testing.T) {
	d := newDesk(t)
	doc := parse(t, d.must("import", "--dry-run", "--json", d.file("days.ics", days)))
	events := objects(t, doc, "events")
	if len(events) != 3 || events[0]["start"] != "2026-10-12T09:00:00+02:00" || events[0]["speakers"] != "Ana Nowak" || events[2]["cancelled"] != true || len(objects(t, doc, "contacts")) != 0 {
		t.Errorf("%v", doc)
	}
}

func TestAProgrammeBecomesOneEvent(t *testing.T) {
	const sessions = " | Opening 2026-10-12T09:00:00+02:00 Hall 1 Ana Nowak | Party 2026-10-13T22:00:00+02:00 Roof <nil>"
	d := newDesk(t)
	file := d.file("days.ics", days)
	r := d.run("import", file)
	if r.code != 0 || !strings.Contains(r.errout, `as the programme of "Library Days"`) || !strings.Contains(r.errout, "1 cancelled left out") {
		t.Errorf("exit %d, %q", r.code, r.errout)
	}
	want := "Library Days 2026-10-12 2026-10-13" + sessions
	for _, again := range []bool{false, true} {
		if again {
			d.must("import", file)
		}
		if got := programme(t, d); len(got) != 1 || got[0] != want {
			t.Fatalf("again %v: %q, want %q", again, got, want)
		}
	}
	d.must("undo") // the second import was no change
	if got := programme(t, d); len(got) != 0 {
		t.Errorf("after undo: %q", got)
	}
	t.Run("of the name that is said", func(t *testing.T) {
		d.must("import", "--as-event", "Days 2026", file)
		if got := programme(t, d); len(got) != 1 || got[0] != "Days 2026 2026-10-12 2026-10-13"+sessions {
			t.Errorf("%q", got)
		}
	})
	t.Run("of an event that is there", func(t *testing.T) {
		d.must("event", "add", "Autumn fair")
		d.must("import", "--event", "Autumn fair", file)
		if got := programme(t, d); len(got) != 2 || !strings.HasSuffix(got[0], sessions) {
			t.Errorf("%q", got)
		}
	})
	t.Run("a newer programme moves and adds sessions", func(t *testing.T) {
		newer := strings.NewReplacer("20261012T090000", "20261012T100000", "20261012T093000", "20261012T103000", "Roof", "Cellar", "STATUS:CANCELLED\r\n", "").Replace(days)
		if r := d.run("import", "--as-event", "Days 2026", d.file("newer.ics", newer)); !strings.Contains(r.errout, "1 updated") || !strings.Contains(r.errout, "sessions: 1 added, 2 changed") {
			t.Errorf("%q", r.errout)
		}
		got := programme(t, d)
		if len(got) != 2 || !strings.Contains(strings.Join(got, ""), "Opening 2026-10-12T10:00:00+02:00 Hall 1 Ana Nowak | Party 2026-10-13T22:00:00+02:00 Cellar <nil> | Closing") {
			t.Errorf("%q", got)
		}
	})
}

func TestACalendarOfMeetingsStaysApart(t *testing.T) {
	d := newDesk(t)
	d.must("import", "--as-events", d.file("days.ics", days))
	if got := programme(t, d); len(got) != 2 {
		t.Errorf("%q", got)
	}
	yearly := strings.NewReplacer("20261013T", "20270613T", "20261014T020000", "20270614T020000", "Opening", "Fair", "Party", "Ball").Replace(days)
	d.must("import", d.file("year.ics", yearly))
	if got := programme(t, d); len(got) != 4 {
		t.Errorf("%q", got)
	}
	d.must("import", d.file("year.ics", yearly))
	if got := programme(t, d); len(got) != 4 {
		t.Errorf("again: %q", got)
	}
}

func TestACalendarThatCannotBeReadChangesNothing(t *testing.T) {
	d := newDesk(t)
	d.must("event", "add", "X")
	d.want(1, "the file ends in the middle of its calendar", "import", d.file("cut.ics", "BEGIN:VCALENDAR\nVERSION:2.0\n"))
	d.want(1, "it is a PNG picture", "import", d.file("picture.ics", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"))
	if got := programme(t, d); len(got) != 1 {
		t.Errorf("%q", got)
	}
}

func TestAnEmptyCalendarIsAProblem(t *testing.T) {
	for name, text := range map[string]string{
		"empty":      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nEND:VCALENDAR\r\n",
		"to-dos":     "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTODO\r\nUID:1\r\nSUMMARY:Do\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
		"zones only": "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:X\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			file := d.file("empty.ics", text)
			for _, args := range [][]string{{"import", "--json", file}, {"import", "--dry-run", "--json", file}} {
				r := d.run(args...)
				problems := objects(t, parse(t, r.out), "problems")
				if r.code != 1 || len(problems) != 1 || !strings.Contains(fmt.Sprint(problems[0]["reason"]), "there is no event in it") {
					t.Errorf("%q: exit %d, problems %v", args, r.code, problems)
				}
			}
			if r := d.run("import", file); r.code != 1 || strings.Count(r.errout, "no event") != 1 {
				t.Errorf("exit %d, %q", r.code, r.errout)
			}
			if got := programme(t, d); len(got) != 0 {
				t.Errorf("%q", got)
			}
		})
	}
}

func TestEventsThatWereTakenInAreExported(t *testing.T) {
	d := newDesk(t)
	d.must("import", "--as-events", d.file("days.ics", days))
	out := d.must("export", "--format", "ics")
	for _, want := range []string{"SUMMARY:Opening", "SUMMARY:Party"} {
		if strings.Count(out, want) != 1 {
			t.Errorf("%q is not once in\n%s", want, out)
		}
	}
	file := d.file("kept.ics", "old")
	d.want(0, "2 calendar entries", "export", "--format", "ics", "-o", file)
	d.want(1, "there is nobody to export", "export", "--format", "ics", "--event", "Party", "--query", "zzzz", "-o", file)
	d.want(0, "there is nobody to export", "export", "--format", "ics", "--query", "zzzz")
	empty := newDesk(t)
	empty.must("event", "add", "X")
	empty.must("undo")
	empty.want(0, "there is no event, and no open promise of yours", "export", "--format", "ics")
	r := d.run("export", "--format", "ics", "--event", "Nowhere")
	if r.code != 1 || strings.Contains(r.errout, "not found") || !strings.Contains(r.errout, `there is no event "Nowhere"`) {
		t.Errorf("exit %d, %q", r.code, r.errout)
	}
}
