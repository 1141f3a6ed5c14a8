package cli_test

import (
	"fmt"
	"strings"
	"testing"
)

// met is what the command met printed of an encounter.
func (d *desk) met(args ...string) (encounter object, created bool) {
	d.t.Helper()
	doc := parse(d.t, d.must(append([]string{"met"}, append(args, "--json")...)...))
	return doc["encounter"].(object), doc["created"].(bool)
}

func TestMet(t *testing.T) {
	t.Setenv("LANYARD_NOW", "2026-08-11T10:20:00+02:00")
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,E-mail\nJane Doe,jane@sl.example\nJane Roe,roe@sl.example\nAnn Ott,ann@sl.example\n"))
	d.must("event", "add", "Fair", "--from", "2026-08-11", "--to", "2026-08-12")
	d.must("question", "add", "fair", "role", "What do you do?", "--type", "choice", "--choices", "Librarian, Vendor")
	d.must("question", "add", "Fair", "use", "What for?", "--type", "tags", "--choices", "Search,Store", "--qualifies", "search")
	d.must("question", "add", "Fair", "news", "Newsletter?", "--type", "yesno")

	e, created := d.met("jane doe", "--event", "Fair", "--note", "slides", "--answer", "role=vendor", "--answer", "use=Search", "--answer", "use=maps", "--answer", "NEWS=Y")
	if !created || e["event"].(object)["event"] != "Fair" || e["event"].(object)["day"] != "2026-08-11" || e["session"] != nil ||
		e["contact"].(object)["display_name"] != "Jane Doe" || e["at"] != "2026-08-11T10:20:00+02:00" || fmt.Sprint(e["warmth"]) != "0" {
		t.Errorf("created %t: %v", created, e)
	}
	if got := fmt.Sprint(e["answers"]); got != "map[news:yes role:Vendor use:[Search maps]]" {
		t.Errorf("answers %s", got)
	}
	again, created := d.met("jane doe", "--event", "Fair", "--note", "poster", "--warmth", "3", "--at", "2026-08-11T18:00", "--answer", "role=Librarian")
	if created || again["id"] != e["id"] || again["note"] != "slides\nposter" || fmt.Sprint(again["warmth"]) != "3" || again["at"] != e["at"] ||
		again["answers"].(object)["role"] != "Librarian" {
		t.Errorf("again, created %t: %v", created, again)
	}
	r := d.want(3, "Jane Doe is met there already", "met", "Jane Doe", "--event", "Fair", "--note", "poster", "--json")
	if doc := parse(t, r.out); doc["created"] != false || doc["encounter"].(object)["id"] != e["id"] {
		t.Errorf("already so: %s", r.out)
	}
	if day, created := d.met("Jane Doe", "--event", "Fair", "--at", "2026-08-12"); !created || day["at"] != "2026-08-12" {
		t.Errorf("on another day: %v", day)
	}
	first, created := d.met("Ann", "--warmth", "1")
	if !created || first["event"] != nil {
		t.Errorf("at no event: %v", first)
	}
	if second, created := d.met("Ann"); !created || second["id"] == first["id"] {
		t.Errorf("at no event again: %v", second)
	}
	before := d.must("find", "--json", "jane")
	for name, tc := range map[string]struct {
		code    int
		message string
		args    []string
	}{
		"nobody":                    {1, `no contact matches "Nobody"`, []string{"met", "Nobody"}},
		"two people":                {2, `"Jane" names 2 contacts`, []string{"met", "Jane", "--event", "Fair"}},
		"an unknown event":          {1, `there is no event "Nowhere"`, []string{"met", "Jane Doe", "--event", "Nowhere"}},
		"an unknown session":        {1, `Fair has no session "Opening"`, []string{"met", "Jane Doe", "--event", "Fair", "--session", "Opening"}},
		"a session of no event":     {1, "you are at no event", []string{"met", "Jane Doe", "--session", "Opening"}},
		"a key that is no key":      {1, `Fair has no question "size"; it has role, use, news`, []string{"met", "Jane Doe", "--event", "Fair", "--answer", "size=1"}},
		"a value that is no choice": {1, "is not one of its choices: Librarian, Vendor", []string{"met", "Jane Doe", "--event", "Fair", "--note", "x", "--answer", "role=Baker"}},
		"yes and no are all":        {1, "yes, no", []string{"met", "Jane Doe", "--event", "Fair", "--answer", "news=maybe"}},
		"no value":                  {1, "is empty", []string{"met", "Jane Doe", "--event", "Fair", "--answer", "role="}},
		"no equals sign":            {1, "write KEY=VALUE", []string{"met", "Jane Doe", "--event", "Fair", "--answer", "role"}},
		"an answer at no event":     {1, "you are at no event", []string{"met", "Jane Doe", "--answer", "role=Vendor"}},
		"warmer than hot":           {1, "--warmth 4", []string{"met", "Jane Doe", "--warmth", "4"}},
		"no time":                   {1, "--at soon", []string{"met", "Jane Doe", "--at", "soon"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := d.want(tc.code, tc.message, tc.args...)
			if tc.code == 2 && len(objects(t, parse(t, r.out), "contacts")) != 2 {
				t.Errorf("candidates %s", r.out)
			}
		})
	}
	if d.must("find", "--json", "jane") != before {
		t.Error("what was refused was written")
	}
}

func TestMetAtTheCurrentEventAndInTheSessionThatRuns(t *testing.T) {
	t.Setenv("LANYARD_NOW", "2026-08-11T10:20:00+02:00")
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name\nJane Doe\n"))
	d.must("import", "--as-event", "Days", d.file("days.ics", talks("A 10:00 11:00", "B 11:00 12:00", "C 14:00 15:00", "C 15:00 16:00", "D 14:00 15:00")))
	for _, c := range []struct {
		at      string
		more    []string
		session any
		created bool
	}{
		{"2026-08-11T10:20", nil, "A", true},
		{"2026-08-11T10:59", nil, "A", false},
		{"2026-08-11T11:00", nil, "B", true},
		{"2026-08-11T12:00", nil, nil, true},
		{"2026-08-11T13:00", nil, nil, false},
		{"2026-08-11T14:30", nil, nil, false}, // two run, and nobody said which
		{"2026-08-11T14:30", []string{"--session", "d"}, "D", true},
		{"2026-08-11T14:30", []string{"--session", "A"}, "A", false},
	} {
		args := append([]string{"met", "Jane Doe", "--event", "Days", "--at", c.at, "--note", c.at + strings.Join(c.more, ""), "--json"}, c.more...)
		doc := parse(t, d.must(args...))
		if got := doc["encounter"].(object)["session"]; got != c.session || doc["created"] != c.created {
			t.Errorf("%s %v: session %v, created %v; want %v, %t", c.at, c.more, got, doc["created"], c.session, c.created)
		}
	}
	r := d.want(2, `"C" names 2 sessions`, "met", "Jane Doe", "--event", "Days", "--session", "C")
	found := objects(t, parse(t, r.out), "sessions")
	if len(found) != 2 {
		t.Fatalf("candidates %s", r.out)
	}
	if e, _ := d.met("Jane Doe", "--event", "Days", "--session", fmt.Sprint(found[1]["id"])); e["session_id"] != found[1]["id"] {
		t.Errorf("by its number: %v", e)
	}
}

// talks is a calendar of 11 August 2026 in Berlin with sessions "TITLE FROM TO".
func talks(sessions ...string) string {
	var b strings.Builder
	b.WriteString("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n")
	for i, s := range sessions {
		f := strings.Fields(strings.ReplaceAll(s, ":", ""))
		fmt.Fprintf(&b, "BEGIN:VEVENT\r\nUID:%d@days.example\r\nSUMMARY:%s\r\nDTSTART;TZID=Europe/Berlin:20260811T%s00\r\nDTEND;TZID=Europe/Berlin:20260811T%s00\r\nEND:VEVENT\r\n", i, f[0], f[1], f[2])
	}
	b.WriteString("END:VCALENDAR\r\n")
	return b.String()
}

// Of several sessions that run, somebody is met in the one where somebody was met last, unless the user goes to one that began since.
func TestMetWhereSeveralSessionsRun(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,E-mail\nJane Doe,jane@sl.example\nAnn Ott,ann@sl.example\nBo Roe,bo@sl.example\n"))
	d.must("event", "add", "Fair", "--from", "2026-08-11")
	for _, s := range [][3]string{{"Maps", "9:00", "10:00"}, {"Data", "9:00", "10:00"}, {"Late", "9:40", "10:00"}} {
		d.must("session", "add", "Fair", s[0], "--from", s[1], "--to", s[2])
	}
	at := func(who, clock string, more ...string) any {
		e, _ := d.met(append([]string{who, "--event", "Fair", "--at", "2026-08-11T" + clock, "--note", clock}, more...)...)
		return e["session"]
	}
	if got := at("Ann", "09:10"); got != nil {
		t.Errorf("nobody knows which: %v", got)
	}
	if got := at("Bo", "09:11", "--session", "Data"); got != "Data" {
		t.Error(got)
	}
	if got := at("Jane", "09:12"); got != "Data" {
		t.Errorf("where somebody was met last: %v", got)
	}
	if got := at("Ann", "09:45"); got != "Data" {
		t.Errorf("another one has begun: %v", got)
	}
	d.must("session", "going", "Fair", "Late")
	if got := at("Bo", "09:39"); got != "Data" {
		t.Errorf("before the one where I go: %v", got)
	}
	if got := at("Ann", "09:46"); got != "Data" {
		t.Errorf("met elsewhere after it began: %v", got)
	}
}

// The last encounter does not count where the user goes to a session that began since.
func TestMetInTheSessionWhereIGo(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,E-mail\nJane Doe,jane@sl.example\nAnn Ott,ann@sl.example\n"))
	d.must("event", "add", "Fair", "--from", "2026-08-11")
	d.must("session", "add", "Fair", "Maps", "--from", "9:00", "--to", "10:00")
	d.must("session", "add", "Fair", "Data", "--from", "9:30", "--to", "10:00")
	d.must("session", "going", "Fair", "Data")
	if e, _ := d.met("Ann", "--event", "Fair", "--at", "2026-08-11T09:10"); e["session"] != "Maps" {
		t.Error(e["session"])
	}
	if e, _ := d.met("Jane", "--event", "Fair", "--at", "2026-08-11T09:40"); e["session"] != "Data" {
		t.Error(e["session"])
	}
}

// What is typed on a command line stands on one line, without signs that act on a terminal.
func TestTextsOfAnEventAreCleaned(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,E-mail\nJane Doe,jane@sl.example\n"))
	d.must("event", "add", "Fair", "--from", "2026-08-11")
	d.must("question", "add", "Fair", "use", "What\x1b[31m\nfor?", "--type", "choice", "--choices", "a\x07b,c")
	d.must("appointment", "add", "Jane", "Fair", "--from", "10:00", "--to", "11:00", "--place", "Stand\n4\x1b")
	doc := parse(t, d.must("event", "show", "Fair", "--json"))
	if q := objects(t, doc, "questions")[0]; q["text"] != "What [31m for?" || fmt.Sprint(q["choices"]) != "[a b c]" {
		t.Errorf("%q", q)
	}
	if a := objects(t, doc, "appointments")[0]; a["place"] != "Stand 4" {
		t.Errorf("%q", a)
	}
}

func TestSeveralTagsInOneAnswer(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,E-mail\nJane Doe,jane@sl.example\n"))
	d.must("event", "add", "Fair", "--from", "2026-08-11")
	d.must("question", "add", "Fair", "use", "What for?", "--type", "tags", "--choices", "Search,Store")
	e, _ := d.met("Jane", "--event", "Fair", "--answer", "use=store, maps;Search")
	if got := fmt.Sprint(e["answers"]); got != "map[use:[Store maps Search]]" {
		t.Error(got)
	}
}

func TestQuestionAdd(t *testing.T) {
	d := newDesk(t)
	d.must("event", "add", "Fair", "--from", "2026-08-11")
	d.must("question", "add", "Fair", "role", "Role", "--type", "choice", "--choices", "A,B")
	d.want(3, `asks "role" already`, "question", "add", "Fair", "role", "Role", "--type", "choice", "--choices", "A, B")
	for name, tc := range map[string]struct {
		message string
		args    []string
	}{
		"another one with the key":    {`has a question "role" already`, []string{"Fair", "role", "Another", "--type", "text"}},
		"no type":                     {"give --type", []string{"Fair", "x", "X"}},
		"a type that is none":         {`is not "choice", "tags", "yesno" or "text"`, []string{"Fair", "x", "X", "--type", "number"}},
		"a choice of nothing":         {"has no choices", []string{"Fair", "x", "X", "--type", "choice"}},
		"choices of a text":           {"takes no choices", []string{"Fair", "x", "X", "--type", "text", "--choices", "A"}},
		"a key with a sign that acts": {"is no key", []string{"Fair", "x\x1by", "X", "--type", "text"}},
		"a key of two words":          {"is no key", []string{"Fair", "x y", "X", "--type", "text"}},
		"no text":                     {"has no text", []string{"Fair", "x", " ", "--type", "text"}},
		"an unknown event":            {`there is no event "Nowhere"`, []string{"Nowhere", "x", "X", "--type", "text"}},
		"what qualifies is no choice": {"--qualifies", []string{"Fair", "x", "X", "--type", "choice", "--choices", "A", "--qualifies", "B"}},
	} {
		t.Run(name, func(t *testing.T) { d.want(1, tc.message, append([]string{"question", "add"}, tc.args...)...) })
	}
	for i := range 8 {
		d.must("question", "add", "Fair", fmt.Sprint("q", i), "Q", "--type", "text")
	}
	d.want(1, "has 9 questions already", "question", "add", "Fair", "one_more", "Q", "--type", "text")
}
