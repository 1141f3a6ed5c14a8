package ics

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"lanyard/data"
)

// readAll reads a text; problems are their reasons.
func readAll(t *testing.T, text string) (items []Item, problems []string) {
	t.Helper()
	for it, err := range ReadAll(strings.NewReader(text)) {
		var bad *data.RowError
		switch {
		case errors.As(err, &bad):
			problems = append(problems, bad.Reason.String())
		case err != nil:
			t.Fatal(err)
		default:
			items = append(items, it)
		}
	}
	return items, problems
}

// shown is an event in a few words: name, start in its zone, place.
func shown(e data.Event) string {
	form := "2006-01-02T15:04-07:00"
	if e.AllDay {
		form = "2006-01-02"
	}
	start := "-"
	if !e.Start.IsZero() {
		start = e.Start.In(e.Location()).Format(form)
	}
	return strings.TrimSpace(e.Name + " " + start + " " + e.Place)
}

func calendar(lines ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCALENDAR\r\n"
}

func event(lines ...string) string {
	return "BEGIN:VEVENT\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VEVENT"
}

const customZone = "BEGIN:VTIMEZONE\r\nTZID:%s\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n" +
	"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\n" +
	"TZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE"

func utf16le(s string) string {
	var b bytes.Buffer
	b.WriteString("\xFF\xFE")
	for _, u := range utf16.Encode([]rune(s)) {
		b.Write([]byte{byte(u), byte(u >> 8)})
	}
	return b.String()
}

// Each is a habit of a program that writes calendars.
func TestWhatProgramsWriteIsRead(t *testing.T) {
	plain := calendar(event("SUMMARY:Café talk", "DTSTART:20260601T100000Z"))
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"plain":              {plain, []string{"Café talk 2026-06-01T10:00+00:00"}},
		"a byte order mark":  {"\xEF\xBB\xBF" + plain, []string{"Café talk 2026-06-01T10:00+00:00"}},
		"UTF-16":             {utf16le(plain), []string{"Café talk 2026-06-01T10:00+00:00"}},
		"Latin-1":            {strings.ReplaceAll(plain, "é", "\xE9"), []string{"Café talk 2026-06-01T10:00+00:00"}},
		"LF":                 {strings.ReplaceAll(plain, "\r\n", "\n"), []string{"Café talk 2026-06-01T10:00+00:00"}},
		"CR":                 {strings.ReplaceAll(plain, "\r\n", "\r"), []string{"Café talk 2026-06-01T10:00+00:00"}},
		"CR CR LF":           {strings.ReplaceAll(plain, "\r\n", "\r\r\n"), []string{"Café talk 2026-06-01T10:00+00:00"}},
		"blank lines":        {strings.ReplaceAll(plain, "\r\n", "\n\n"), []string{"Café talk 2026-06-01T10:00+00:00"}},
		"indented":           {strings.ReplaceAll("  "+plain, "\r\nB", "\r\n  B"), []string{"Café talk 2026-06-01T10:00+00:00"}},
		"no calendar around": {event("SUMMARY:Talk", "DTSTART:20260601T100000Z"), []string{"Talk 2026-06-01T10:00+00:00"}},
		"a mail's head":      {"Content-Type: text/calendar\r\n\r\n" + plain, []string{"Café talk 2026-06-01T10:00+00:00"}},
		"a fold through a character": {
			strings.ReplaceAll(plain, "é", "\xC3\r\n \xA9"), []string{"Café talk 2026-06-01T10:00+00:00"},
		},
		"values on the next line": {
			"BEGIN:VCALENDAR\nVERSION\n\n :2.0\nBEGIN:VEVENT\nSUMMARY\n\n :Talk\nDTSTART\n ;VALUE=DATE\n :20260601\nEND:VEVENT\nEND:VCALENDAR",
			[]string{"Talk 2026-06-01"},
		},
		"several calendars, missing ends": {
			"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20260601T100000Z\nBEGIN:VEVENT\nSUMMARY:B\nDTSTART:20260602T100000Z\nBEGIN:VCALENDAR\n" +
				event("SUMMARY:C", "DTSTART:20260603T100000Z"),
			[]string{"A 2026-06-01T10:00+00:00", "B 2026-06-02T10:00+00:00", "C 2026-06-03T10:00+00:00"},
		},
		"UIDs that several share": {
			calendar(event("UID:1", "SUMMARY:A", "DTSTART:20260601T100000Z"), event("UID:1", "SUMMARY:B", "DTSTART:20260601T100000Z")),
			[]string{"A 2026-06-01T10:00+00:00", "B 2026-06-01T10:00+00:00"},
		},
		"an alarm and a busy time are no events": {
			calendar("BEGIN:VFREEBUSY", "UID:1", "SUMMARY:Busy", "END:VFREEBUSY", event("SUMMARY:A", "BEGIN:VALARM", "SUMMARY:Ring", "DESCRIPTION:Ring", "END:VALARM", "DTSTART:20260601T100000Z")),
			[]string{"A 2026-06-01T10:00+00:00"},
		},
		"quoted-printable of vCalendar 1.0": {
			calendar(event("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Caf=E9 and=\r\n more", "DTSTART:20260601T100000Z")),
			[]string{"Café and more 2026-06-01T10:00+00:00"},
		},
		"commas as they come": {
			calendar(event(`SUMMARY:Welcome\, all; and, you\nhere`, "LOCATION: Hall 1, North", "DTSTART:20260601T100000Z")),
			[]string{"Welcome, all; and, you here 2026-06-01T10:00+00:00 Hall 1, North"},
		},
		"an IANA zone": {calendar(event("SUMMARY:A", "DTSTART;TZID=Europe/Berlin:20260601T100000")), []string{"A 2026-06-01T10:00+02:00"}},
		"quoted":       {calendar(event("SUMMARY:A", `DTSTART;TZID="Europe/Berlin":20260101T100000`)), []string{"A 2026-01-01T10:00+01:00"}},
		"behind a path": {
			calendar(event("SUMMARY:A", "DTSTART;TZID=/Europe/Stockholm:20260601T100000"), event("SUMMARY:B", "DTSTART;TZID=/mozilla.org/20050126_1/America/Argentina/Salta:20260601T100000")),
			[]string{"A 2026-06-01T10:00+02:00", "B 2026-06-01T10:00-03:00"},
		},
		"a zone of Windows":       {calendar(event("SUMMARY:A", "DTSTART;TZID=Pacific Standard Time:20260601T100000")), []string{"A 2026-06-01T10:00-07:00"}},
		"a zone in other letters": {calendar(event("SUMMARY:A", "DTSTART;TZID=EUROPE/BERLIN:20260601T100000")), []string{"A 2026-06-01T10:00+02:00"}},
		"an offset in the name":   {calendar(event("SUMMARY:A", "DTSTART;TZID=(UTC-05:00) Somewhere:20260601T100000")), []string{"A 2026-06-01T10:00-05:00"}},
		"another in quotes":       {calendar(event("SUMMARY:A", `DTSTART;TZID="(GMT+01.00) Sarajevo/Warsaw":20260601T100000`)), []string{"A 2026-06-01T10:00+02:00"}},
		"cities, as Outlook shows them": {
			calendar(event("SUMMARY:A", "DTSTART;TZID=Amsterdam, Berlin, Bern, Rome:20260601T100000"), event("SUMMARY:B", "X-BAD/NAME:1", `DTSTART;TZID="(UTC-08:00) Pacific Time (US & Canada)":20260601T100000`)),
			[]string{"A 2026-06-01T10:00+02:00", "B 2026-06-01T10:00-07:00"},
		},
		"UTC as Microsoft names it":  {calendar(event("SUMMARY:A", "DTSTART;TZID=tzone://Microsoft/Utc:20260601T100000")), []string{"A 2026-06-01T10:00+00:00"}},
		"an offset behind the time":  {calendar(event("SUMMARY:A", "DTSTART:20260601T100000+0530")), []string{"A 2026-06-01T10:00+05:30"}},
		"a time with dashes":         {calendar(event("SUMMARY:A", "DTSTART:2026-06-01T10:00:00Z")), []string{"A 2026-06-01T10:00+00:00"}},
		"a zone beside UTC":          {calendar(event("SUMMARY:A", "DTSTART;TZID=Europe/Rome:20260601T100000Z")), []string{"A 2026-06-01T12:00+02:00"}},
		"midnight by 24":             {calendar(event("SUMMARY:A", "DTSTART:20260601T240000Z")), []string{"A 2026-06-02T00:00+00:00"}},
		"the calendar's zone":        {calendar("X-WR-TIMEZONE;VALUE=TEXT:Europe/Brussels", event("SUMMARY:A", "DTSTART:20260601T100000")), []string{"A 2026-06-01T10:00+02:00"}},
		"the calendar's zone of UTC": {calendar("X-WR-TIMEZONE:Europe/Rome", event("SUMMARY:A", "DTSTART:20260601T100000Z")), []string{"A 2026-06-01T12:00+02:00"}},
		"the calendar's zone behind its events": {
			calendar(event("SUMMARY:A", "DTSTART:20260601T100000"), "X-WR-TIMEZONE:Europe/Brussels"), []string{"A 2026-06-01T10:00+02:00"},
		},
		"a zone the file describes": {
			calendar(fmt.Sprintf(customZone, "Büro"), event("SUMMARY:A", `DTSTART;TZID="Büro":20260601T100000`), event("SUMMARY:B", "DTSTART;TZID=Büro:20260101T100000")),
			[]string{"A 2026-06-01T10:00+02:00", "B 2026-01-01T10:00+01:00"},
		},
		"described behind its events": {
			calendar(event("SUMMARY:A", "DTSTART;TZID=Custom 1:20260601T100000"), fmt.Sprintf(customZone, "Custom 1")), []string{"A 2026-06-01T10:00+02:00"},
		},
		"days without VALUE=DATE, the end equal to the start": {
			calendar(event("SUMMARY:A", "DTSTART:20260601", "DTEND:20260601")), []string{"A 2026-06-01"},
		},
		"a day in a time": {calendar(event("SUMMARY:A", "DTSTART;VALUE=DATE:20260601T000000")), []string{"A 2026-06-01"}},
		"a series":        {calendar(event("SUMMARY:A", "DTSTART:20260601T100000Z", "RRULE:FREQ=SECONDLY;INTERVAL=1")), []string{"A 2026-06-01T10:00+00:00"}},
	} {
		t.Run(name, func(t *testing.T) {
			items, problems := readAll(t, c.text)
			var got []string
			for _, it := range items {
				got = append(got, shown(it.Event))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q; problems %q", got, c.want, problems)
			}
		})
	}
}

func TestACityNamesADescribedZoneWhereTheClocksAgree(t *testing.T) {
	for id, want := range map[string]string{"Amsterdam, Berlin": "Europe/Amsterdam", "London": "+02:00", "Büro": "+02:00"} {
		items, _ := readAll(t, calendar(fmt.Sprintf(customZone, id), event("SUMMARY:A", `DTSTART;TZID="`+id+`":20260601T100000`)))
		if got := items[0].Event; got.Zone != want || shown(got) != "A 2026-06-01T10:00+02:00" {
			t.Errorf("%s: %s in %s, want %s", id, shown(got), got.Zone, want)
		}
	}
}

func TestADescriptionBrokenWithoutFoldsIsOneText(t *testing.T) {
	items, problems := readAll(t, calendar(event("SUMMARY:A", "DESCRIPTION:First", "Speakers: Ana Nowak, Li Wei", "https://talks.example/1", "Last", "DTSTART:20260601T100000Z")))
	if len(items) != 1 || items[0].Event.Note != "First\nSpeakers: Ana Nowak, Li Wei\nhttps://talks.example/1\nLast" || items[0].Speakers != "Ana Nowak, Li Wei" || len(problems) != 0 {
		t.Errorf("%+v, %q", items, problems)
	}
}

func TestSpeakers(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"of frab":                  {[]string{`ATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=INDIVIDUAL;CN="Nowak, Ana":invalid:nomail`, "ATTENDEE;CN=Li Wei:invalid:nomail"}, "Nowak, Ana; Li Wei"},
		"guests of a meeting":      {[]string{"ATTENDEE;CN=Ana Nowak:mailto:ana@lib.example"}, ""},
		"by a property":            {[]string{"X-SPEAKERS:Ana Nowak\\, Li Wei"}, "Ana Nowak, Li Wei"},
		"in a line":                {[]string{`DESCRIPTION:About it.\n\nPresenter(s): Ana Nowak; Li Wei\nRoom 2`}, "Ana Nowak, Li Wei"},
		"in lines of their own":    {[]string{`DESCRIPTION:Speakers:\n- Ana Nowak\n- Li Wei\n\nAbout it.`}, "Ana Nowak, Li Wei"},
		"in German":                {[]string{`DESCRIPTION:Referentin: Ana Nowak`}, "Ana Nowak"},
		"a text that names nobody": {[]string{`DESCRIPTION:The speakers of the house discuss: what next?`}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			items, _ := readAll(t, calendar(event(c.lines...)))
			if len(items) != 1 || items[0].Speakers != c.want {
				t.Errorf("%q, want %q", items[0].Speakers, c.want)
			}
		})
	}
}

func TestWhatElseAnEventStates(t *testing.T) {
	items, _ := readAll(t, calendar("X-WR-CALNAME:Days", "PRODID:-//X//Y//EN", event("UID:a@b@c", "SUMMARY:A", "DTSTART:20260601T100000Z", "DTEND:20260601T093000Z", "STATUS:CANCELLED",
		"RRULE:FREQ=WEEKLY;BYDAY=MO, TU", "RECURRENCE-ID:20260601T100000Z", `CATEGORIES:Main track,Open\, free`, `ORGANIZER;CN="acme, ädmin":mailto:adm@acme.example`,
		"ATTENDEE;CN=Talk: Berlin:MAILTO:t@acme.example", "URL:javascript:alert(1)", "CONFERENCE;VALUE=URI:https://meet.example/1")))
	it := items[0]
	got := fmt.Sprint(it.UID, it.Cancelled, it.Recurrence, it.RecurrenceID, it.Categories, len(it.Categories), it.Organizer, it.Attendees, it.Event.Link, it.Event.End.IsZero(), it.Calendar.Name)
	want := "a@b@c true [RRULE:FREQ=WEEKLY;BYDAY=MO, TU] 20260601T100000Z [Main track Open, free] 2 acme, ädmin <adm@acme.example> [Talk: Berlin <t@acme.example>] https://meet.example/1 true Days"
	if strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// The clocks of a described zone change at the moments the zone's rules say.
func TestDescribedZoneChangesAsTheRealOneDoes(t *testing.T) {
	z := &timezone{}
	for _, p := range []struct{ from, to, start, rule string }{
		{"+0200", "+0100", "16011028T030000", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"}, {"+0100", "+0200", "16010325T020000", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"},
	} {
		o := &observance{}
		for _, q := range []property{{name: "DTSTART", value: p.start}, {name: "TZOFFSETFROM", value: p.from}, {name: "TZOFFSETTO", value: p.to}, {name: "RRULE", value: p.rule}} {
			o.take(q)
		}
		z.observances = append(z.observances, o)
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for at := time.Date(2015, 1, 1, 12, 0, 0, 0, time.UTC); at.Year() < 2027; at = at.AddDate(0, 0, 1) {
		_, want := time.Date(at.Year(), at.Month(), at.Day(), 12, 0, 0, 0, berlin).Zone()
		if got, ok := z.offset(at); !ok || got != want {
			t.Fatalf("%s: %d, want %d", at, got, want)
		}
	}
}

func TestWindowsZonesExist(t *testing.T) {
	for name, iana := range windowsZones {
		if _, err := time.LoadLocation(iana); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, iana := range shortZones {
		if _, err := time.LoadLocation(iana); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is wrong is said, with what was done about it; what is right is read all the same.
func TestBadCalendars(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		items int
		says  string
	}{
		"cut off in an event":     {"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:2026", 1, "the file ends in the middle"},
		"cut off before any":      {"BEGIN:VCALENDAR\nVERSION:2.0\n", 0, "the file ends in the middle"},
		"no calendar":             {"SUMMARY:A\n", 0, "there is no calendar in it"},
		"an empty calendar":       {calendar(), 0, "the calendar is empty: there is no event in it"},
		"a calendar of zones":     {calendar(fmt.Sprintf(customZone, "Büro")), 0, "the calendar is empty: there is no event in it"},
		"to-dos only":             {calendar("BEGIN:VTODO", "SUMMARY:A", "END:VTODO"), 0, "there is no event in it"},
		"a line of a megabyte":    {calendar(event("SUMMARY:A", "DESCRIPTION:"+strings.Repeat("x", 2<<20))), 1, "larger than can be kept"},
		"a zone nobody knows":     {calendar(event("SUMMARY:A", "DTSTART;TZID=Middle Earth:20260601T100000")), 1, `"Middle Earth"`},
		"a start that is none":    {calendar(event("SUMMARY:A", "DTSTART:soon")), 1, "the start \"soon\" is no date"},
		"an end before the start": {calendar(event("SUMMARY:A", "DTSTART:20260601T100000Z", "DTEND:20260501T100000Z")), 1, "the end is before the start"},
		"a stray line":            {calendar(event("SUMMARY:A", "DTSTART:20260601T100000Z"), "X"), 1, "the line is no part"},
		"bytes of no charset":     {calendar(event("SUMMARY:A\x00\xFF\xFE\x80", "DTSTART:20260601T100000Z")), 1, ""},
		"an END of nothing":       {"END:VEVENT\nEND:VCALENDAR\n" + calendar(event("SUMMARY:A")), 1, ""},
		"a deep nest":             {"BEGIN:VCALENDAR\n" + strings.Repeat("BEGIN:VALARM\n", 100000) + event("SUMMARY:A"), 1, "the file ends in the middle"},
	} {
		t.Run(name, func(t *testing.T) {
			items, problems := readAll(t, c.text)
			if len(items) != c.items || !strings.Contains(strings.Join(problems, "|"), c.says) {
				t.Errorf("%d items, problems %q; want %d and %q", len(items), problems, c.items, c.says)
			}
		})
	}
}

func TestAReadingThatFailsSaysWhere(t *testing.T) {
	r := io.MultiReader(strings.NewReader("BEGIN:VCALENDAR\n"+event("SUMMARY:A")+"\n"), failing{})
	var last error
	for _, err := range ReadAll(r) {
		last = err
	}
	if !errors.Is(last, errGone) {
		t.Errorf("%v", last)
	}
}

var errGone = errors.New("the stick is gone")

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errGone }

func FuzzReadAll(f *testing.F) {
	f.Add(calendar(fmt.Sprintf(customZone, "Büro"), event("SUMMARY:A", `DTSTART;TZID="Büro":20260601T100000`, "DURATION:P1D")))
	f.Add("BEGIN:VEVENT\nSUMMARY;ENCODING=QUOTED-PRINTABLE:a=\nb\nDTSTART;TZID=(UTC+01:00) x:20260101T000000Z\nATTENDEE;CN=a:b:invalid:x")
	f.Add("BEGIN:VCALENDAR\rBEGIN:VTIMEZONE\rTZID:x\rBEGIN:STANDARD\rDTSTART:00010101T000000\rTZOFFSETTO:+9999\rRRULE:FREQ=YEARLY;BYDAY=-9SU;BYMONTH=13\r")
	f.Fuzz(func(t *testing.T, s string) {
		var items []Item
		for it, err := range ReadAll(strings.NewReader(s)) {
			if err != nil {
				continue
			}
			if e := it.Event; !e.End.IsZero() && !e.End.After(e.Start) || strings.ContainsAny(e.Name+e.Place, "\r\n") {
				t.Errorf("%q is read as %+v", s, e)
			}
			items = append(items, it)
		}
		_ = IsProgramme(items)
		for _, e := range append(Separate(items), Programme(items, "x.ics")) {
			if len(e.Sessions) == 0 && e.Name == untitled {
				continue
			}
			if faults := e.Validate(); len(faults) > 0 {
				t.Errorf("%q makes an event that cannot be saved: %v", s, faults[0])
			}
		}
	})
}
