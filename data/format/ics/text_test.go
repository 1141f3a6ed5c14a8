package ics

import (
	"bytes"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

// Descriptions, as programs write them.
func TestADescriptionIsReadableText(t *testing.T) {
	html := func(body string) []string { return []string{"X-ALT-DESC;FMTTYPE=text/html:" + body} }
	for name, tc := range map[string]struct {
		lines []string
		want  string
	}{
		"HTML beside no description":          {html(`<html><body><p>Only <i>here</i> is text</p></body></html>`), "Only here is text"},
		"HTML beside an empty one":            {append([]string{`DESCRIPTION:\n`}, html(`<p>One</p><p>Two</p>`)...), "One\n\nTwo"},
		"HTML beside a description":           {append([]string{`DESCRIPTION:Plain`}, html(`<p>Styled</p>`)...), "Plain\n\nStyled"},
		"HTML that says more":                 {append([]string{`DESCRIPTION:Short`}, html(`<p>Short</p><ul><li>One</li><li>two &amp\; three</li></ul><a href="https://x.example/z">link</a>`)...), "Short\n\n- One\n- two & three\n\nlink (https://x.example/z)"},
		"HTML that says other things":         {append([]string{`DESCRIPTION:Speakers: Ann Ott\nTrack: A`}, html(`<p>Speakers: Ann Ott</p><p>Bring <b>your laptop</b>. Room changed to 5.</p>`)...), "Speakers: Ann Ott\nTrack: A\n\nBring your laptop. Room changed to 5."},
		"HTML that says less":                 {append([]string{`DESCRIPTION:All of it\, in two lines\nand a third`}, html(`<p>All of it, in two lines</p>`)...), "All of it, in two lines\nand a third"},
		"HTML before a description":           {append(html(`<p>Come &ndash\; all</p><p>Bring a badge</p>`), `DESCRIPTION:Come - all`), "Come – all\n\nBring a badge"},
		"a description cut short":             {append([]string{`DESCRIPTION:We speak of MARC and...`}, html(`<p>We speak of MARC and RDA</p>`)...), "We speak of MARC and RDA"},
		"a styled one that says more":         {[]string{`DESCRIPTION:Short`, `STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<p>Short</p><p>Long</p>`}, "Short\n\nLong"},
		"two styled ones":                     {[]string{`DESCRIPTION:Short`, `STYLED-DESCRIPTION;FMTTYPE=text/html:<p>Short</p><p>Long</p>`, `X-ALT-DESC;FMTTYPE=text/html:<p>Short</p><p>Other</p>`}, "Short\n\nLong\n\nOther"},
		"a parameter that says more":          {[]string{`DESCRIPTION;ALTREP="data:text/html,%3Cp%3EBold%3C%2Fp%3E%3Cp%3EMore%3C%2Fp%3E":Bold`}, "Bold\n\nMore"},
		"two descriptions":                    {[]string{`DESCRIPTION:One`, `DESCRIPTION:Two`}, "One\n\nTwo"},
		"a document of Outlook":               {html(`<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN">\n<HTML>\n<HEAD>\n<META NAME="Generator" CONTENT="x">\n<TITLE>t</TITLE>\n</HEAD>\n<BODY>\n<P DIR=LTR><SPAN LANG="en-us"><FONT FACE="Calibri">Bring your badge\, please</FONT></SPAN></P>\n\n</BODY>\n</HTML>`), "Bring your badge, please"},
		"a head that is not closed":           {html(`<html><head><title>Invitation</title><body>Come</body></html>`), "Come"},
		"styles and scripts":                  {html(`<style>p {color: red}</style><script>alert(1)</script><p>Text</p>`), "Text"},
		"a styled description":                {[]string{`STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<p>RFC 9073</p>`}, "RFC 9073"},
		"HTML in a parameter":                 {[]string{`DESCRIPTION;ALTREP="data:text/html,%3Cp%3EFrom%20Thunderbird%3C%2Fp%3E":`}, "From Thunderbird"},
		"HTML in a parameter beside its text": {[]string{`DESCRIPTION;ALTREP="data:text/html,%3Cb%3EBold%3C%2Fb%3E":Bold`}, "Bold"},
		"tags in a description":               {[]string{`DESCRIPTION:<p>About <b>RDF</b> &amp\; SKOS</p>`}, "About RDF & SKOS"},
		"tags between lines":                  {[]string{`DESCRIPTION:Room 3\n<p>About <em>it</em></p>\nhttps://days.example/1`}, "Room 3\n\nAbout it\n\nhttps://days.example/1"},
		"breaks":                              {[]string{`DESCRIPTION:One<br>Two<br/>Three<BR />\nFour`}, "One\nTwo\nThree\nFour"},
		"two breaks are an empty line":        {[]string{`DESCRIPTION:One<br><br>Two`}, "One\n\nTwo"},
		"points of a list":                    {[]string{`DESCRIPTION:<p>We speak of</p><ul><li>MARC</li><li>RDA</li></ul>`}, "We speak of\n\n- MARC\n- RDA"},
		"a numbered list with breaks":         {[]string{`DESCRIPTION:<ol>\n<li>First</li>\n<li>Second</li>\n</ol>\n<p>End</p>`}, "- First\n- Second\n\nEnd"},
		"a table":                             {html(`<table><tr><td>9:00</td><td>Coffee</td></tr><tr><td>9:30</td><td>Talk</td></tr></table>`), "9:00 Coffee\n9:30 Talk"},
		"a link":                              {[]string{`DESCRIPTION:<a href="https://days.example/slides">Slides</a>\, <a href="https://days.example/">https://days.example</a>`}, "Slides (https://days.example/slides), https://days.example"},
		"a link to a mail":                    {[]string{`DESCRIPTION:Ask <a href="mailto:ann@days.example">Ann</a> or <a href="mailto:bo@days.example">bo@days.example</a>`}, "Ask Ann (ann@days.example) or bo@days.example"},
		"a link that runs something":          {[]string{`DESCRIPTION:<a href="javascript:alert(1)">Click</a>`}, "Click"},
		"a picture":                           {[]string{`DESCRIPTION:<p><img src="x.png" alt="Map of the hall"> <img src="y.png"></p>`}, "Map of the hall"},
		"text as it is set":                   {[]string{`DESCRIPTION:<pre>a  b\nc</pre>`}, "a  b\nc"},
		"divisions of Google":                 {[]string{`DESCRIPTION:<div>One</div><div><br></div><div>Two&nbsp\;three</div>`}, "One\n\nTwo three"},
		"signs by their names":                {[]string{`DESCRIPTION:Caf&eacute\; &#8211\; Q&amp\;A &lt\;18h&gt\;`}, "Café – Q&A <18h>"},
		"escaped twice":                       {[]string{`DESCRIPTION:&lt\;p&gt\;Hello &amp\;amp\; welcome&lt\;/p&gt\;`}, "Hello & welcome"},
		"a tag as a subject":                  {[]string{`DESCRIPTION:Why <b> and <main> differ\; 3 < 4\, a<b`}, "Why <b> and <main> differ; 3 < 4, a<b"},
		"an address in brackets":              {[]string{`DESCRIPTION:Ask Ann <ann@days.example> or <https://days.example/>`}, "Ask Ann <ann@days.example> or <https://days.example/>"},
		"an ampersand":                        {[]string{`DESCRIPTION:R&D\, AT&T\; https://days.example/?a=1&b=2`}, "R&D, AT&T; https://days.example/?a=1&b=2"},
		"tags that are not closed":            {[]string{`DESCRIPTION:<p>One<p>Two<p>Three`}, "One\n\nTwo\n\nThree"},
		"a tag cut off":                       {[]string{`DESCRIPTION:<p>One</p><a href="https://days.ex`}, "One"},
		"a comment":                           {[]string{`DESCRIPTION:<p>One<!-- not this --></p>`}, "One"},
		"nothing but tags":                    {append([]string{`DESCRIPTION:<p>&nbsp\;</p>`}, html(`<p>There is more</p>`)...), "There is more"},
		"plain text":                          {[]string{`DESCRIPTION:Two\n\n  lines`}, "Two\n\n  lines"},
	} {
		t.Run(name, func(t *testing.T) {
			items, problems := readAll(t, calendar(event(append(tc.lines, "SUMMARY:A", "DTSTART:20260601T100000Z")...)))
			if len(items) != 1 || items[0].Event.Note != tc.want || len(problems) != 0 {
				t.Errorf("read as %q, want %q, problems %q", items[0].Event.Note, tc.want, problems)
			}
		})
	}
}

func TestTitlesAndPlacesHaveNoTags(t *testing.T) {
	items, _ := readAll(t, calendar("X-WR-CALNAME:R&amp;D <b>Days</b>", event("SUMMARY:Q&amp\\;A: <i>MARC</i> &#8211\\; a farewell", "LOCATION:<b>Hall</b> 2", "DTSTART:20260601T100000Z")))
	if e := items[0].Event; e.Name != "Q&A: MARC – a farewell" || e.Place != "Hall 2" || items[0].Calendar.Name != "R&D Days" {
		t.Errorf("read as %q at %q of %q", e.Name, e.Place, items[0].Calendar.Name)
	}
}

// What a calendar says of whether something takes place.
func TestAStatusIsKeptAndTold(t *testing.T) {
	for text, want := range map[string]struct {
		cancelled bool
		status    string
	}{
		"CONFIRMED": {}, "confirmed": {}, "": {},
		"CANCELLED": {true, ""}, "Canceled": {true, ""}, "CANCELLED BY THE SPEAKER": {true, ""}, "ABGESAGT": {true, ""}, "Annulé": {true, ""}, "中止": {true, ""},
		"TENTATIVE":                            {false, "TENTATIVE"},
		"POSTPONED":                            {false, "POSTPONED"},
		"RESCHEDULED TO FRIDAY 13:00-14:00":    {false, "RESCHEDULED TO FRIDAY 13:00-14:00"},
		`Moved to Hall 3\, see the board`:      {false, "Moved to Hall 3, see the board"},
		"NEEDS-ACTION":                         {false, "NEEDS-ACTION"},
		"verschoben auf 14:00":                 {false, "verschoben auf 14:00"},
		`DELAYED &amp\; SHORTENED`:             {false, "DELAYED & SHORTENED"},
		strings.Repeat("X", 100) + " and more": {false, strings.Repeat("X", 100) + " and more"},
	} {
		t.Run(text, func(t *testing.T) {
			items, problems := readAll(t, calendar(event("SUMMARY:Talk", "DTSTART:20260601T100000Z", "STATUS:"+text, "DESCRIPTION:About it")))
			if it := items[0]; it.Cancelled != want.cancelled || it.Status != want.status {
				t.Errorf("cancelled %v, status %q", it.Cancelled, it.Status)
			}
			if told := len(problems) == 1 && strings.Contains(problems[0], `"Talk" has the status`); told != (want.status != "") {
				t.Errorf("told %q", problems)
			}
			if want.cancelled {
				return
			}
			one, many := Programme(items, "x.ics"), Separate(items)
			if one.Sessions[0].Status != want.status || many[0].Status != want.status || one.Sessions[0].Note != "About it" || many[0].Note != "About it" {
				t.Errorf("%+v and %+v", one.Sessions[0], many[0])
			}
		})
	}
	t.Run("a calendar that cancels", func(t *testing.T) {
		items, _ := readAll(t, calendar("METHOD:CANCEL", event("SUMMARY:Talk", "DTSTART:20260601T100000Z")))
		if !items[0].Cancelled {
			t.Error("its event takes place")
		}
	})
}

// Titles in which a program or a person says that something does not take place.
func TestATitleThatSaysCancelled(t *testing.T) {
	for title, want := range map[string]string{ // what is left of it; "" when it takes place
		"CANCELLED: Talk A": "Talk A", "Canceled: Talk A": "Talk A", "cancelled - Talk A": "Talk A", "CANCELED – Talk A": "Talk A",
		"[Abgesagt] Talk A": "Talk A", "(abgesagt) Talk A": "Talk A", "ABGESAGT! Talk A": "Talk A", "Entfällt: Talk A": "Talk A", "*** CANCELLED *** Talk A": "Talk A",
		"ANNULÉ Talk A": "Talk A", "Annulé\u00A0: Talk A": "Talk A", "ANNULÉE - Conférence": "Conférence", "Cancelado: Charla": "Charla", "[ANNULLATO] Tavola": "Tavola",
		"Geannuleerd: Praatje": "Praatje", "INSTÄLLT: Föredrag": "Föredrag", "Odwołane: Wykład": "Wykład", "Zrušeno: Přednáška": "Přednáška", "Отменено: Доклад": "Доклад",
		"【中止】講演": "講演", "已取消：讲座": "讲座", "キャンセル済み: 講演": "講演", "[취소] 강연": "강연", "İptal: Konuşma": "Konuşma",
		"Talk A [CANCELLED]": "Talk A", "Talk A (abgesagt)": "Talk A", "Talk A - CANCELLED": "Talk A", "Talk A: cancelled": "Talk A",
		"CANCELLED": "CANCELLED", "CANCELLED: Talk: part 2": "Talk: part 2",

		"Cancelled projects and what they teach": "", "Cancel culture: a panel": "", "Cancellation policy": "", "Abgesagte Revolutionen": "", "Talk A": "",
		"How we cancelled: a story": "", "CANCELLED CULTURE IN LIBRARIES": "", "Uncancelled: Talk": "", "Annual: Talk": "",
	} {
		t.Run(title, func(t *testing.T) {
			items, problems := readAll(t, calendar(event("SUMMARY:"+title, "DTSTART:20260601T100000Z", "STATUS:CONFIRMED")))
			name := want
			if want == "" {
				name = title
			}
			it := items[0]
			if it.Cancelled != (want != "") || it.Event.Name != strings.ReplaceAll(name, "\u00A0", " ") {
				t.Errorf("cancelled %v, named %q, want %q", it.Cancelled, it.Event.Name, want)
			}
			if told := len(problems) == 1 && strings.Contains(problems[0], "is taken as cancelled: its title is"); told != (want != "") || len(problems) > 1 {
				t.Errorf("told %q", problems)
			}
		})
	}
	t.Run("beside a status it is told no more", func(t *testing.T) {
		items, problems := readAll(t, calendar(event("SUMMARY:Canceled: Talk", "DTSTART:20260601T100000Z", "STATUS:CANCELLED")))
		if it := items[0]; !it.Cancelled || it.Event.Name != "Talk" || len(problems) > 0 {
			t.Errorf("%+v, %q", it.Event, problems)
		}
	})
	t.Run("what Lanyard wrote is what it is", func(t *testing.T) {
		items, _ := readAll(t, calendar("PRODID:"+Program, event("SUMMARY:Cancelled: Talk", "DTSTART:20260601T100000Z")))
		if it := items[0]; it.Cancelled || it.Event.Name != "Cancelled: Talk" {
			t.Errorf("%+v", it)
		}
	})
}

// Names in which there is a comma.
func TestNamesWithCommasStayNames(t *testing.T) {
	for name, tc := range map[string]struct{ lines, speakers, organizer, attendees string }{
		"an attendee between quotes":         {`ATTENDEE;CN="Ott, Ann":mailto:ann@days.example`, "", "", "Ott, Ann <ann@days.example>"},
		"an attendee without them":           {`ATTENDEE;CN=Ott, Ann;ROLE=REQ-PARTICIPANT:mailto:ann@days.example`, "", "", "Ott, Ann <ann@days.example>"},
		"an attendee with an escaped comma":  {`ATTENDEE;CN=Ott\, Ann:mailto:ann@days.example`, "", "", "Ott, Ann <ann@days.example>"},
		"an attendee with a semicolon":       {`ATTENDEE;CN=Ott; Ann;ROLE=CHAIR:mailto:ann@days.example`, "", "", "Ott; Ann <ann@days.example>"},
		"an attendee with a colon":           {`ATTENDEE;CN="Ott: Ann, Prof.":MAILTO:ann@days.example`, "", "", "Ott: Ann, Prof. <ann@days.example>"},
		"an organizer between quotes":        {`ORGANIZER;CN="Ott, Ann, PhD":mailto:ann@days.example`, "", "Ott, Ann, PhD <ann@days.example>", ""},
		"an organizer between single quotes": {`ORGANIZER;CN='Ott, Ann':mailto:ann@days.example`, "", "Ott, Ann <ann@days.example>", ""},
		"an organizer who lets send":         {`ORGANIZER;CN="Ott, Ann";SENT-BY="mailto:office@days.example":mailto:ann@days.example`, "", "Ott, Ann <ann@days.example>", ""},
		"a speaker by the role":              {`ATTENDEE;CN="Ott, Ann";ROLE=SPEAKER:mailto:ann@days.example`, "Ott, Ann", "", "Ott, Ann <ann@days.example>"},
		"speakers by the role": {
			`ATTENDEE;CN="Ott, Ann";ROLE=SPEAKER:mailto:ann@days.example` + "\r\n" + `ATTENDEE;CN="Berg, Bo";ROLE=SPEAKER:mailto:bo@days.example`,
			"Ott, Ann; Berg, Bo", "", "Ott, Ann <ann@days.example>|Berg, Bo <bo@days.example>",
		},
		"speakers of a property":       {`X-SPEAKERS:Ott\, Ann,Berg\, Bo`, "Ott, Ann; Berg, Bo", "", ""},
		"speakers of two properties":   {`X-SPEAKER:Ott\, Ann` + "\r\n" + `X-SPEAKER:Li Wei`, "Ott, Ann; Li Wei", "", ""},
		"speakers without commas":      {`X-SPEAKERS:Ann Ott,Li Wei`, "Ann Ott, Li Wei", "", ""},
		"speakers of a line":           {`DESCRIPTION:Speakers: Ott\, Ann\; Berg\, Bo\nAbout it`, "Ott, Ann; Berg, Bo", "", ""},
		"speakers of lines":            {`DESCRIPTION:Speakers:\n- Ott\, Ann\n- Berg\, Bo\n\nAbout it`, "Ott, Ann; Berg, Bo", "", ""},
		"speakers between semicolons":  {`DESCRIPTION:Speakers: Ann Ott\; Li Wei`, "Ann Ott, Li Wei", "", ""},
		"speakers of a line with tags": {`DESCRIPTION:<p><strong>Speakers:</strong> Ott\, Ann\; Berg\, Bo</p><p>About it</p>`, "Ott, Ann; Berg, Bo", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			items, _ := readAll(t, calendar(event("SUMMARY:A", "DTSTART:20260601T100000Z", tc.lines)))
			it := items[0]
			var attendees []string
			for _, a := range it.Attendees {
				attendees = append(attendees, a.String())
			}
			if got := strings.Join(attendees, "|"); it.Speakers != tc.speakers || it.Organizer.String() != tc.organizer || got != tc.attendees {
				t.Errorf("speakers %q, organizer %q, attendees %q", it.Speakers, it.Organizer, got)
			}
		})
	}
}

// A session without a time is no event of a calendar: RFC 5545 §3.6.1 wants a start.
func TestNothingWithoutATimeIsWrittenAsAnEvent(t *testing.T) {
	events := []data.Event{
		{UID: "1", Name: "Days", AllDay: true, Zone: "Europe/Oslo", Start: in("Europe/Oslo", 2026, 10, 24, 0, 0), Sessions: []data.Session{
			{Title: "TBA"}, {Title: "TBA", Speakers: "Ott, Ann"}, {Title: "Talk", Zone: "Europe/Oslo", Start: in("Europe/Oslo", 2026, 10, 24, 9, 0)}, {Title: "TBA", Note: "third"},
		}},
		{UID: "2", Name: "Some day", Sessions: []data.Session{{Title: "Dated", Zone: "Europe/Oslo", Start: in("Europe/Oslo", 2026, 10, 24, 9, 0)}}},
		{UID: "3", Name: "All day, some day", AllDay: true, Zone: "UTC"},
	}
	var b bytes.Buffer
	if err := Write(&b, events, nil); err != nil {
		t.Fatal(err)
	}
	for _, e := range regexp.MustCompile(`(?s)BEGIN:VEVENT.*?END:VEVENT`).FindAllString(b.String(), -1) {
		if !strings.Contains(e, "DTSTART") {
			t.Errorf("no start: %s", e)
		}
	}
	if n := Undated(events); n != 5 || strings.Count(b.String(), "BEGIN:VJOURNAL") != n {
		t.Errorf("%d have no time", n)
	}
	items, problems := readAll(t, b.String())
	got := Separate(items)
	events[2].AllDay, events[2].Zone = false, "" // of an event without days nothing says so
	for i := range got {
		got[i].UID = events[i].UID
	}
	if len(problems) != 0 || !reflect.DeepEqual(got, events) {
		t.Errorf("problems %q, read as\n%+v\nwant\n%+v", problems, got, events)
	}
}

// The line that names speakers in a description stands there once, however often a programme goes out and in.
func TestTheLineOfSpeakersNeverStandsTwice(t *testing.T) {
	for name, lines := range map[string][]string{
		"a line":                  {`DESCRIPTION:Speakers: Ann Ott (CERN)\nAbout it`},
		"a line further down":     {`DESCRIPTION:About it\n\nSpeaker: Ann Ott`},
		"a list":                  {`DESCRIPTION:Speakers:\n- Ann Ott\n- Bo Berg\n\nAbout it`},
		"between semicolons":      {`DESCRIPTION:Presenters: Ann Ott\; Bo Berg`},
		"in German":               {`DESCRIPTION:Referentin: Ann Ott\nDarum geht es`},
		"a property":              {`X-SPEAKERS:Ann Ott`, `DESCRIPTION:About it`},
		"a property and the line": {`X-SPEAKERS:Ott\, Ann`, `DESCRIPTION:Speakers: Ann Ott\nAbout it`},
		"tags":                    {`DESCRIPTION:<p><b>Speakers</b>: Ann Ott</p><p>About it</p>`},
		"nothing else":            {`DESCRIPTION:Speakers: Ann Ott`},
		"none":                    {`DESCRIPTION:About it`},
	} {
		t.Run(name, func(t *testing.T) {
			items, _ := readAll(t, calendar(event(append(lines, "UID:1", "SUMMARY:A", "DTSTART:20260601T100000Z")...)))
			first := Programme(items, "days.ics")
			first.UID = "days"
			before := first
			for range 3 {
				var b bytes.Buffer
				if err := Write(&b, []data.Event{first}, nil); err != nil {
					t.Fatal(err)
				}
				unfolded := strings.ReplaceAll(b.String(), "\r\n ", "")
				if n := len(speakersLine().FindAllString(strings.ReplaceAll(unescape(regexp.MustCompile(`(?m)^DESCRIPTION:.*$`).FindString(unfolded)), "DESCRIPTION:", ""), -1)); n > 1 {
					t.Errorf("it stands there %d times:\n%s", n, unfolded)
				}
				items, _ := readAll(t, b.String())
				first = Separate(items)[0]
			}
			first.End, before.End = time.Time{}, time.Time{}
			if !reflect.DeepEqual(first.Sessions, before.Sessions) {
				t.Errorf("\n%+v\nbecomes\n%+v", before.Sessions, first.Sessions)
			}
			if one := Separate(items)[0]; strings.Count(one.Note, "Ann") > 1 && name != "a property and the line" {
				t.Errorf("as an event of its own: %q", one.Note)
			}
		})
	}
}

// A programme stays one when a session has no time yet.
func TestAProgrammeMayHaveSessionsWithoutATime(t *testing.T) {
	items, problems := readAll(t, calendar("X-WR-CALNAME:Days", event("UID:1", "SUMMARY:A", "DTSTART:20260601T100000Z"), event("UID:2", "SUMMARY:B", "DTSTART:20260601T110000Z"), event("UID:3", "SUMMARY:C")))
	if !IsProgramme(items) || len(Programme(items, "x.ics").Sessions) != 3 {
		t.Error("it is none")
	}
	if len(problems) != 1 || problems[0] != `"C" has no time yet; it was read without one` {
		t.Errorf("told %q", problems)
	}
}

// FuzzReadable makes readable text of anything, and of its own text the same.
func FuzzReadable(f *testing.F) {
	for _, s := range []string{`<p>About <b>RDF</b> &amp; SKOS</p>`, "<ul><li>a<li>b</ul>", `<a href="https://x.example">`, "<pre>a\n  b</pre>", "&lt;p&gt;x&lt;/p&gt;", "<html><head><body>x", "a < b & c;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			return
		}
		got := readable(s)
		if !isHypertext(s) && !entity.MatchString(s) && got != s {
			t.Errorf("%q is no HTML and becomes %q", s, got)
		}
		if strings.Contains(got, "\n\n\n") && isHypertext(s) && !strings.Contains(s, "\n\n\n") && !strings.Contains(s, "&") {
			t.Errorf("%q becomes %q", s, got)
		}
	})
}
