package cli_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/ui/tour/forum"
)

// at sets the clock of the commands that follow.
func at(t *testing.T, moment string) { t.Setenv("LANYARD_NOW", moment+"+02:00") }

// forumShown is what event show says of the forum.
func (d *desk) forumShown() object {
	d.t.Helper()
	return parse(d.t, d.must("event", "show", forum.Name, "--json"))
}

// tally counts a list of a document by the value of a key.
func (d *desk) tally(doc object, list, key string) map[string]int {
	d.t.Helper()
	out := map[string]int{}
	for _, o := range objects(d.t, doc, list) {
		out[fmt.Sprint(o[key])]++
	}
	return out
}

// counted compares the report with a count by sqlite3.
func (d *desk) counted(when string) object {
	d.t.Helper()
	report := d.forumShown()["report"].(object)
	figures, err := forum.Count(d.t.Context(), d.db)
	if err != nil {
		d.t.Fatal(err)
	}
	if differs := forum.Compare(figures, report); differs != "" {
		d.t.Errorf("%s:\n%s", when, differs)
	}
	return report
}

// TestThreeDaysFromATerminal walks through a conference: before it, there, and after.
func TestThreeDaysFromATerminal(t *testing.T) {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("sqlite3 counts what the report says")
	}
	d := newDesk(t)
	d.beforeForum()
	d.firstDay()
	d.secondDay()
	d.thirdDay()
	d.afterForum()
}

func (d *desk) beforeForum() {
	t := d.t
	at(t, "2026-08-03T09:00:00")
	d.must("card", "set", "Work", "--given", "Marta", "--family", "Lind", "--organisation", forum.Own)
	d.must("import", d.file("former.csv", forum.Former()))
	for n := range 5 {
		d.must("met", forum.At(n).Name, "--at", "2026-03-02", "--note", "at the spring meeting", "--warmth", "2")
	}
	d.must("event", "add", forum.Name, "--from", "2026-08-11", "--to", "2026-08-13", "--place", "Gdansk")
	at(t, "2026-08-04T09:00:00")
	d.must("import", "--event", forum.Name, d.file("list.csv", forum.List()))
	shown := d.forumShown()
	known := d.tally(shown, "attendees", "known")
	if len(objects(t, shown, "attendees")) != forum.People || known["known"]+known["possible"] != forum.Known {
		t.Errorf("%d come, %v: not %d of whom %d are known", len(objects(t, shown, "attendees")), known, forum.People, forum.Known)
	}
	d.must("session", "paste", forum.Name, d.file("programme.txt", forum.Programme))
	d.must("session", "going", forum.Name, "Catalogues that answer")
	d.must("session", "going", forum.Name, "Research data")
	for n := range forum.Wanted {
		d.must("attend", forum.At(n*7).Name, forum.Name, "--status", "want", "--note", fmt.Sprintf("question %d", n))
	}
	d.must("question", "add", forum.Name, "pilot", "Would they join the pilot?", "--type", "yesno")
	d.must("question", "add", forum.Name, "role", "Which role?", "--type", "choice", "--choices", "Librarian,Vendor")
	d.appoint(0, "2026-08-11T11:00", "2026-08-11T11:20")
	d.appoint(7, "2026-08-11T13:00", "2026-08-11T13:30")
	d.appoint(14, "2026-08-12T13:00", "2026-08-12T13:30")
	shown = d.forumShown()
	if got := d.tally(shown, "attendees", "wanted")["true"]; got != forum.Wanted {
		t.Errorf("%d are wanted", got)
	}
	if got := fmt.Sprint(d.tally(shown, "sessions", "going")); got != "map[false:6 true:2]" {
		t.Errorf("sessions by going: %s", got)
	}
	if a := objects(t, shown, "appointments"); len(a) != 3 || len(a[0]["overlaps"].([]any)) != 1 || len(a[1]["overlaps"].([]any)) != 0 {
		t.Errorf("appointments: %v", a)
	}
	brief := parse(t, d.must("brief", forum.Name, "--json"))
	if people, a := objects(t, brief, "people"), objects(t, brief, "appointments"); len(a) != 3 || len(people) < forum.Wanted {
		t.Errorf("the brief has %d people and %d appointments", len(people), len(a))
	}
}

func (d *desk) appoint(n int, from, to string) {
	d.t.Helper()
	d.must("appointment", "add", forum.At(n).Name, forum.Name, "--from", from, "--to", to, "--place", "Café")
}

// meet says that the nth person is met, and gives the encounter.
func (d *desk) meet(n int, args ...string) object {
	d.t.Helper()
	return parse(d.t, d.must(append([]string{"met", forum.At(n).Name, "--event", forum.Name, "--json"}, args...)...))
}

func (d *desk) firstDay() {
	t := d.t
	at(t, "2026-08-11T10:45:00")
	met := d.meet(0, "--note", "her scanners", "--warmth", "3", "--answer", "pilot=yes", "--answer", "role=Librarian")
	if e := met["encounter"].(object); e["session"] == nil || !strings.Contains(fmt.Sprint(e["session"]), "Catalogues that answer") || met["created"] != true {
		t.Errorf("in the session that runs: %v", met)
	}
	if again := d.meet(0, "--note", "and a book"); again["created"] != false || again["encounter"].(object)["id"] != met["encounter"].(object)["id"] {
		t.Errorf("the same person again: %v", again)
	}
	for n := 1; n < 8; n++ {
		d.meet(n, "--warmth", fmt.Sprint(n%3+1))
	}
	at(t, "2026-08-11T18:00:00")
	d.must("appointment", "set", d.appointment(0), "kept")
	d.must("appointment", "set", d.appointment(1), "missed")
	picture := filepath.Join(d.dir, "code.png")
	d.must("qr", "--text", "BEGIN:VCARD\nVERSION:3.0\nFN:Nora Walk\nORG:Walking Press\nEMAIL:nora@walk.example\nEND:VCARD\n", "--png", picture)
	d.must("scan", "--add", "--event", forum.Name, picture)
	if report := d.counted("after the first day"); fmt.Sprint(report["met"]) != "9" {
		t.Errorf("met: %v", report)
	}
}

// appointment is the id of the nth appointment.
func (d *desk) appointment(n int) string {
	d.t.Helper()
	return fmt.Sprint(objects(d.t, d.forumShown(), "appointments")[n]["id"])
}

func (d *desk) secondDay() {
	t := d.t
	at(t, "2026-08-12T08:00:00")
	d.must("import", "--event", forum.Name, d.file("again.csv", forum.ListAgain()))
	shown := d.forumShown()
	if n := len(objects(t, shown, "attendees")); n != forum.People+forum.Later+1 { // and Nora
		t.Errorf("%d are on the list that came again", n)
	}
	cancelled := 0
	for _, a := range objects(t, shown, "attendees") {
		if a["cancelled"] != nil {
			cancelled++
		}
	}
	if cancelled != forum.Cancelled {
		t.Errorf("%d have cancelled", cancelled)
	}
	at(t, "2026-08-12T10:00:00")
	for n := 20; n < 35; n++ {
		args := []string{"--warmth", fmt.Sprint(n % 3)}
		if n%3 == 0 {
			args = []string{"--answer", "pilot=yes"}
		}
		if e := d.meet(n, args...)["encounter"].(object); !strings.Contains(fmt.Sprint(e["session"]), "Research data") {
			t.Errorf("in the session that runs: %v", e)
		}
	}
	d.counted("after the second day")
}

func (d *desk) thirdDay() {
	at(d.t, "2026-08-13T11:30:00")
	for _, n := range []int{14, 21, 28, 60, 61, 62} {
		d.meet(n, "--note", "at the closing", "--warmth", "2")
	}
	d.counted("after the third day")
}

func (d *desk) afterForum() {
	t := d.t
	at(t, "2026-08-15T09:00:00")
	d.must("met", forum.At(60).Name, "--note", "called")
	d.must("met", forum.At(3).Name, "--note", "called")
	leads := d.must("export", "--event", forum.Name, "--columns", "compact", "--new")
	if n := strings.Count(leads, "\n"); n < 25 {
		t.Errorf("%d lines of leads:\n%s", n, leads)
	}
	before := d.counted("before closing")
	d.must("event", "close", forum.Name)
	shown := d.forumShown()
	if shown["event"].(object)["closed"] == nil {
		t.Error("it is not closed")
	}
	if after := d.counted("closed"); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("closing alters the report:\n%v\n%v", before, after)
	}
	d.must("event", "reopen", forum.Name)
	if after := d.counted("reopened"); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("opening it again alters the report:\n%v\n%v", before, after)
	}
	if before["followed_up"] != 2.0 || before["wanted_met"].(float64)+before["wanted_open"].(float64) != forum.Wanted {
		t.Errorf("the report: %v", before)
	}
}
