package cli_test

import (
	"fmt"
	"strings"
	"testing"
)

// programmeText is a programme as it is pasted.
const programmeText = "Monday 10 August\n09:30–10:15 Opening the Archive — Jane Doe, Ravi Patel (Main Hall)\n10:15 Coffee break\n10.45–12.00 Metadata – Anna Müller (Room 2)\n" +
	"10:45–12:00 Maps - John Roe (Room 3)\nTag 2\n9:00 am - 10:00 am Closing\n"

// session is a session that a command printed, in one line.
func session(s object) string {
	return fmt.Sprint(s["title"], " | ", s["speakers"], " | ", s["room"], " | ", s["start"], " | ", s["end"], " | ", s["going"])
}

func TestSessionPaste(t *testing.T) {
	d := newDesk(t)
	d.must("event", "add", "Days", "--from", "2026-08-10", "--to", "2026-08-12")
	doc := parse(t, d.must("session", "paste", "days", d.file("p.txt", programmeText)))
	want := []string{
		"Opening the Archive | Jane Doe, Ravi Patel | Main Hall | 2026-08-10T09:30:00+02:00 | 2026-08-10T10:15:00+02:00 | false",
		"Coffee break |  |  | 2026-08-10T10:15:00+02:00 | 2026-08-10T10:45:00+02:00 | false",
		"Metadata | Anna Müller | Room 2 | 2026-08-10T10:45:00+02:00 | 2026-08-10T12:00:00+02:00 | false",
		"Maps | John Roe | Room 3 | 2026-08-10T10:45:00+02:00 | 2026-08-10T12:00:00+02:00 | false",
		"Closing |  |  | 2026-08-11T09:00:00+02:00 | 2026-08-11T10:00:00+02:00 | false",
	}
	got := objects(t, doc, "sessions")
	if len(got) != len(want) || len(objects(t, doc, "unread")) != 0 {
		t.Fatalf("pasted %v", doc)
	}
	for i, s := range got {
		if session(s) != want[i] || s["became"] != "new" || fmt.Sprint(s["id"]) == "0" {
			t.Errorf("%s, %v\nwant %s", session(s), s["became"], want[i])
		}
	}
	d.want(3, "are there already", "session", "paste", "Days", d.file("p.txt", programmeText))
	r := d.runInput(strings.NewReader("Monday\n10:15–10:45 Coffee break (Foyer)\n13:00 Maps (Room 3)\nand a line\n"), "session", "paste", "Days", "-")
	doc = parse(t, r.out)
	if r.code != 0 {
		t.Errorf("exit %d, %s", r.code, r.errout)
	}
	var became []string
	for _, s := range objects(t, doc, "sessions") {
		became = append(became, fmt.Sprint(s["became"], " ", s["title"]))
	}
	if got := strings.Join(became, ", "); got != "changed Coffee break, moved Maps, gone Opening the Archive, gone Metadata" {
		t.Error(got)
	}
	if !strings.Contains(r.errout, "moved: Maps, from 2026-08-10 10:45 to 2026-08-10 13:00") || !strings.Contains(r.errout, "not named any more, and kept: Metadata") {
		t.Error(r.errout)
	}
	r = d.want(0, "line 1 was not read", "session", "paste", "Days", d.file("title.txt", "What a day\n\n14:00–15:00 Extra\n")) // its title
	doc = parse(t, r.out)
	if left := objects(t, doc, "unread"); len(left) != 1 || left[0]["text"] != "What a day" || fmt.Sprint(left[0]["line"]) != "1" {
		t.Errorf("%v", doc)
	}
	d.want(1, "line 1 was not read", "session", "paste", "Days", d.file("bad.txt", "26:75 Lost\n14:00–15:00 Extra\n"))
	d.want(1, "no session was read", "session", "paste", "Days", d.file("none.txt", "nothing\n"))
	d.want(1, "no such file", "session", "paste", "Days", d.dir+"/missing.txt")
}

func TestASessionThatIsPastedWithoutItsMarkTakesPlaceAgain(t *testing.T) {
	d := newDesk(t)
	d.must("event", "add", "Days", "--from", "2026-08-10", "--to", "2026-08-12")
	d.must("session", "paste", "Days", d.file("off.txt", "09:00–10:00 CANCELLED: Opening\n"))
	r := d.want(0, "takes place again: Opening, 2026-08-10 09:00", "session", "paste", "Days", d.file("on.txt", "09:00–10:00 Opening\n"))
	if got := objects(t, parse(t, r.out), "sessions"); len(got) != 1 || got[0]["became"] != "changed" {
		t.Errorf("%v", r.out)
	}
	d.want(3, "are there already", "session", "paste", "Days", d.file("on.txt", "09:00–10:00 Opening\n"))
}

func TestSessionByHand(t *testing.T) {
	d := newDesk(t)
	d.must("event", "add", "Days", "--from", "2026-08-10", "--to", "2026-08-12")
	d.must("event", "add", "Some day")
	one := parse(t, d.must("session", "add", "Days", "Opening", "--from", "9:30", "--to", "10:15", "--room", "Hall", "--speakers", "Jane Doe"))
	if got := session(one); got != "Opening | Jane Doe | Hall | 2026-08-10T09:30:00+02:00 | 2026-08-10T10:15:00+02:00 | false" {
		t.Error(got)
	}
	r := d.want(3, `has the session "Opening" already`, "session", "add", "Days", "Opening", "--from", "2026-08-10T09:30", "--room", "hall")
	if parse(t, r.out)["id"] != one["id"] {
		t.Error(r.out)
	}
	late := parse(t, d.must("session", "add", "Days", "Party", "--from", "tue 22:00", "--to", "1:00"))
	if late["start"] != "2026-08-11T22:00:00+02:00" || late["end"] != "2026-08-12T01:00:00+02:00" {
		t.Error(late)
	}
	if unset := parse(t, d.must("session", "add", "Some day", "Any time")); unset["start"] != nil || unset["end"] != nil {
		t.Error(unset)
	}
	d.must("session", "add", "Days", "Other", "--from", "2026-08-10T10:00:00+02:00", "--to", "2026-08-10T11:00")
	for name, tc := range map[string][]string{
		"has no day":        {"session", "add", "Some day", "x", "--from", "9:30"},
		"--to needs --from": {"session", "add", "Days", "x", "--to", "9:30"},
		"without a time":    {"session", "add", "Days", "x", "--from", "2026-08-10"},
		"is before":         {"session", "add", "Days", "x", "--from", "2026-08-11T10:00", "--to", "2026-08-11T09:00"},
		"is no":             {"session", "add", "Days", "x", "--from", "soon"},
		"without a title":   {"session", "add", "Days", " "},
		"no event":          {"session", "add", "Nowhere", "x"},
		`no session "x"`:    {"session", "going", "Days", "x"},
		`no session "99"`:   {"session", "remove", "Days", "99"},
	} {
		d.want(1, name, tc...)
	}

	if got := parse(t, d.must("session", "going", "Days", "opening")); got["going"] != true {
		t.Error(got)
	}
	d.want(3, "You go to Opening already", "session", "going", "Days", fmt.Sprint(one["id"]))
	if r := d.run("session", "going", "Days", "Other"); r.code != 0 || !strings.Contains(r.errout, "at the same time you go to Opening") {
		t.Errorf("exit %d, %s", r.code, r.errout)
	}
	if got := parse(t, d.must("session", "going", "Days", "Opening", "--off")); got["going"] != false {
		t.Error(got)
	}
	d.want(3, "You do not go to Opening already", "session", "going", "Days", "Opening", "--off")

	d.must("session", "add", "Days", "Opening", "--from", "wed 9:30")
	r = d.want(2, `"Opening" names 2 sessions`, "session", "going", "Days", "Opening")
	if got := objects(t, parse(t, r.out), "sessions"); len(got) != 2 {
		t.Error(r.out)
	}

	d.must("import", d.file("people.csv", "Name,E-mail\nJane Doe,jane@sl.example\n"))
	met, _ := d.met("Jane", "--event", "Days", "--session", fmt.Sprint(one["id"]))
	if met["session"] != "Opening" {
		t.Error(met)
	}
	d.must("session", "remove", "Days", fmt.Sprint(one["id"]))
	if doc := d.must("find", "--json", "Jane"); !strings.Contains(doc, `"event":"Days"`) || strings.Contains(doc, `"session":"Opening"`) {
		t.Error(doc)
	}
	d.must("undo")
	if doc := d.must("find", "--json", "Jane"); !strings.Contains(doc, `"session":"Opening"`) {
		t.Error(doc)
	}
}
