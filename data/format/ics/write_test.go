package ics

import (
	"bytes"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

func in(zone string, y int, m time.Month, d, h, mi int) time.Time {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		loc = time.FixedZone("", 2*3600)
	}
	return time.Date(y, m, d, h, mi, 0, 0, loc).UTC()
}

// written are events with what is hard: days, nights, changing clocks, long and odd text.
func written() []data.Event {
	updated := time.Date(2026, 8, 12, 12, 0, 0, 0, time.UTC)
	return []data.Event{
		{
			UID: "days@lanyard", Name: "Library Days; 2026, autumn", Place: "Oslo, Deichman", AllDay: true, Zone: "Europe/Oslo", Updated: updated,
			Start: in("Europe/Oslo", 2026, 10, 24, 0, 0), End: in("Europe/Oslo", 2026, 10, 26, 0, 0), Link: "https://days.example/x?a=b,c;d", Note: "Bring\nslides, a \\ and \"quotes\"",
			Sessions: []data.Session{
				{Title: strings.Repeat("長い題名 and 🙂 ", 20) + "end", Speakers: "Ana Nowak, Li Wei", Room: "Hall 1", Zone: "Europe/Oslo", Start: in("Europe/Oslo", 2026, 10, 24, 9, 0), End: in("Europe/Oslo", 2026, 10, 24, 10, 0), Note: "About it.\n\nMore."},
				{Title: "Night", Room: "Roof", Zone: "Europe/Oslo", Start: in("Europe/Oslo", 2026, 10, 24, 22, 0), End: in("Europe/Oslo", 2026, 10, 25, 4, 30)},
				{Title: "From afar", Speakers: "Jo; Kim", Zone: "America/New_York", Start: in("America/New_York", 2026, 10, 26, 9, 0)},
				{Title: "Excursion", Zone: "Europe/Oslo", Start: in("Europe/Oslo", 2026, 10, 25, 0, 0), End: in("Europe/Oslo", 2026, 10, 26, 0, 0)},
				{Title: "Hackathon", Zone: "America/New_York", Start: in("America/New_York", 2026, 10, 31, 0, 0), End: in("America/New_York", 2026, 11, 2, 0, 0)},
				{Title: "Some time", Note: "no time yet"},
			},
		},
		{UID: "2", Name: "Meeting", Zone: "Asia/Kathmandu", Start: in("Asia/Kathmandu", 2026, 1, 2, 3, 4), End: in("Asia/Kathmandu", 2026, 1, 2, 5, 0), Updated: updated},
		{UID: "3", Name: "Offset", Zone: "+02:00", Start: in("+02:00", 2026, 1, 2, 3, 4), Updated: updated},
		{UID: "4", Name: "No zone", Start: in("UTC", 2026, 7, 2, 3, 4), Updated: updated},
		{UID: "5", Name: "One day", AllDay: true, Zone: "Pacific/Auckland", Start: in("Pacific/Auckland", 2026, 4, 5, 0, 0), Updated: updated},
		{UID: "6", Name: "Winter and summer", Zone: "Europe/Berlin", Start: in("Europe/Berlin", 2026, 2, 1, 9, 0), End: in("Europe/Berlin", 2026, 11, 1, 9, 0), Updated: updated},
		{UID: "7", Name: "Undated", Updated: updated},
	}
}

func todos() []Todo {
	return []Todo{
		{Promise: data.Promise{ID: 1, Text: "Send slides, soon", Due: data.Date{Year: 2026, Month: 10, Day: 30}, Updated: written()[0].Updated}, Contact: "Ana Nowak", ContactUID: "a"},
		{Promise: data.Promise{ID: 2, By: data.ByThem, Text: "The list", Updated: written()[0].Updated, Done: written()[0].Updated}, Contact: "Li Wei", ContactUID: "b"},
	}
}

// A snoozed promise comes up on the day until which it is snoozed, and never begins after it is due.
func TestASnoozedPromiseWaits(t *testing.T) {
	due, before, after := data.Date{Year: 2026, Month: 10, Day: 30}, data.Date{Year: 2026, Month: 10, Day: 20}, data.Date{Year: 2026, Month: 11, Day: 3}
	for name, tc := range map[string]struct {
		todo       Todo
		has, hasNo []string
	}{
		"in sight":             {Todo{Promise: data.Promise{Due: due}}, []string{"DUE;VALUE=DATE:20261030", "TRIGGER;RELATED=END"}, []string{"DTSTART"}},
		"until before its day": {Todo{Promise: data.Promise{Due: due}, Until: before}, []string{"DTSTART;VALUE=DATE:20261020", "DUE;VALUE=DATE:20261030", "TRIGGER;RELATED=END"}, nil},
		"until after its day":  {Todo{Promise: data.Promise{Due: due}, Until: after}, []string{"DUE;VALUE=DATE:20261103", `DESCRIPTION:Due 2026-10-30\, snoozed until 2026-11-03`}, []string{"DTSTART", "20261030"}},
		"without a day":        {Todo{Until: after}, []string{"DTSTART;VALUE=DATE:20261103", "TRIGGER;RELATED=START:PT9H"}, []string{"DUE"}},
		"done":                 {Todo{Promise: data.Promise{Due: due, Done: written()[0].Updated}, Until: after}, []string{"DUE;VALUE=DATE:20261030", "COMPLETED"}, []string{"DTSTART", "VALARM"}},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := Write(&b, nil, []Todo{tc.todo}); err != nil {
				t.Fatal(err)
			}
			for _, s := range tc.has {
				if !strings.Contains(b.String(), s) {
					t.Errorf("no %s in\n%s", s, &b)
				}
			}
			for _, s := range tc.hasNo {
				if strings.Contains(b.String(), s) {
					t.Errorf("%s in\n%s", s, &b)
				}
			}
		})
	}
}

func TestWhatIsWrittenIsReadTheSame(t *testing.T) {
	var b, again bytes.Buffer
	if err := Write(&b, written(), todos()); err != nil {
		t.Fatal(err)
	}
	if err := Write(&again, written(), todos()); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("another writing differs, %v", err)
	}
	items, problems := readAll(t, b.String())
	got, want := Separate(items), written()
	for i := range want {
		want[i].Updated = time.Time{}
	}
	if len(problems) != 0 || len(got) != len(want) {
		t.Fatalf("%d events, problems %q\n%s", len(got), problems, &b)
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("got  %+v\nwant %+v", got[i], want[i])
		}
	}
}

func TestSessionsOfWholeDaysStayDays(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, written()[:1], nil); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"SUMMARY:Excursion\r\nDTSTART;VALUE=DATE:20261025\r\nDTEND;VALUE=DATE:20261026\r\n",
		"SUMMARY:Hackathon\r\nDTSTART;VALUE=DATE:20261031\r\nDTEND;VALUE=DATE:20261102\r\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, &b)
		}
	}
}

func TestLinesAreFoldedBetweenCharacters(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, written(), todos()); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") || !strings.HasSuffix(text, "END:VCALENDAR\r\n") {
		t.Error("a line does not end in CRLF")
	}
	for l := range strings.SplitSeq(text, "\r\n") {
		if len(l) > 75 || strings.ToValidUTF8(l, "") != l {
			t.Errorf("%d bytes: %q", len(l), l)
		}
	}
	if !strings.Contains(text, "DUE;VALUE=DATE:20261030\r\n") || strings.Count(text, "BEGIN:VALARM") != 1 || !strings.Contains(text, "STATUS:COMPLETED") {
		t.Error("the promises are not there as they should")
	}
}

// The described zones alone, without their names, tell the same moments.
func TestDescribedZonesHold(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, written(), nil); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	for _, name := range []string{"Europe/Oslo", "America/New_York", "Asia/Kathmandu", "Europe/Berlin"} {
		text = strings.ReplaceAll(text, name, "Zone of "+strings.ReplaceAll(name, "/", " "))
	}
	for days, zone := range map[string]string{"Zone of Europe Oslo": "Europe/Oslo", "Zone of America New_York": "America/New_York"} {
		text = strings.ReplaceAll(text, "X-LANYARD-ZONE:"+days, "X-LANYARD-ZONE:"+zone) // days need no description
	}
	items, _ := readAll(t, text)
	got := Separate(items)
	for i, want := range written() {
		if !got[i].Start.Equal(want.Start) || !got[i].End.Equal(want.End) {
			t.Errorf("%s: %s–%s, want %s–%s", want.Name, got[i].Start, got[i].End, want.Start, want.End)
		}
		for k, s := range want.Sessions {
			if !got[i].Sessions[k].Start.Equal(s.Start) || !got[i].Sessions[k].End.Equal(s.End) {
				t.Errorf("%s: %s, want %s", s.Title, got[i].Sessions[k].Start, s.Start)
			}
		}
	}
}

// pythonReads prints what Python's icalendar reads: title, start and end in UTC or as days.
const pythonReads = `
import sys, icalendar, datetime
cal = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
def form(v):
    if v is None: return '-'
    v = v.dt
    return v.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%MZ') if isinstance(v, datetime.datetime) else v.isoformat()
for c in cal.walk():
    if c.name == 'VEVENT': sys.stdout.buffer.write(('E|%s|%s|%s\n' % (c['SUMMARY'], form(c.get('DTSTART')), form(c.get('DTEND')))).encode())
    if c.name == 'VTODO': sys.stdout.buffer.write(('T|%s|%s|%d\n' % (c['SUMMARY'], form(c.get('DUE')), len(c.subcomponents))).encode())
`

// Another program reads the same titles and moments: Python's icalendar (Debian: python3-icalendar).
func TestPythonReadsWhatIsWritten(t *testing.T) {
	python := ""
	for _, name := range []string{"python3", "/usr/bin/python3"} { // the system's has Debian's packages
		if exec.Command(name, "-c", "import icalendar").Run() == nil {
			python = name
			break
		}
	}
	if python == "" && os.Getenv("CI") != "" {
		t.Fatal("Python's icalendar is not installed; .ci/deps.sh should have done that")
	}
	if python == "" {
		t.Skip("Python's icalendar is not installed")
	}
	var b bytes.Buffer
	if err := Write(&b, written(), todos()); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "-c", pythonReads)
	cmd.Stdin = &b
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	form := func(x time.Time) string {
		if x.IsZero() {
			return "-"
		}
		return x.UTC().Format("2006-01-02T15:04Z")
	}
	var want []string
	for _, e := range written() {
		start, end := form(e.Start), form(e.End)
		if e.AllDay {
			start, end = e.Start.In(e.Location()).Format(time.DateOnly), e.Ends().In(e.Location()).Format(time.DateOnly)
		}
		if !e.Start.IsZero() {
			want = append(want, "E|"+e.Name+"|"+start+"|"+end)
		}
		for _, s := range e.Sessions {
			if s.Start.IsZero() { // it is no event of a calendar yet
				continue
			}
			start, end := form(s.Start), form(s.End)
			if s.AllDay(e.Location()) {
				start, end = data.In(s.Start, s.Zone).Format(time.DateOnly), data.In(s.End, s.Zone).Format(time.DateOnly)
			}
			want = append(want, "E|"+s.Title+"|"+start+"|"+end)
		}
	}
	want = append(want, "T|Send slides, soon (Ana Nowak)|2026-10-30|1", "T|Li Wei: The list|-|0")
	if got := strings.Split(strings.TrimSpace(string(out)), "\n"); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
