package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestACommandStandsAtTheClockThatIsSet(t *testing.T) {
	d := filledDesk(t)
	at := func(now string) func(args ...string) string {
		return func(args ...string) string {
			t.Helper()
			r := d.runEnv([]string{"LANYARD_DB=" + d.db, "LANYARD_NOW=" + now}, args...)
			if r.code != 0 {
				t.Fatalf("%q at %s: exit %d\n%s", args, now, r.code, r.errout)
			}
			return r.out
		}
	}
	late := at("2031-05-01T23:30:00Z") // the next day in Berlin, where the test is
	late("event", "add", "Fair", "--from", "tomorrow", "--place", "Oslo")
	if event := objects(t, parse(t, late("event", "list", "--json")), "events")[0]; event["start"] != "2031-05-03" {
		t.Errorf("tomorrow is %v", event["start"])
	}
	out := late("export", "--format", "ics")
	if !strings.Contains(out, "DTSTAMP:20310501T233000Z") {
		t.Errorf("what is written now has another stamp:\n%s", out)
	}
	if again := late("export", "--format", "ics"); again != out {
		t.Error("the same data are exported in another way")
	}

	late("backup", "copy.db")
	at("2031-05-02T08:00:00+02:00")("restore", filepath.Join(d.dir, "copy.db"))
	if kept, _ := filepath.Glob(filepath.Join(filepath.Dir(d.db), "backups", "*20310502-060000*")); len(kept) != 1 {
		all, _ := os.ReadDir(filepath.Join(filepath.Dir(d.db), "backups"))
		t.Errorf("what was there is kept under another moment: %v", all)
	}

	late("card", "set", "Booth", "--given", "Jo", "--until", "2 May 2031")
	if card := late("card", "list"); strings.Contains(card, "ended") {
		t.Errorf("a card of today has ended: %s", card)
	}
	if card := at("2031-05-04T00:00:00Z")("card", "list"); !strings.Contains(card, "ended") {
		t.Errorf("a card of the day before yesterday has not ended: %s", card)
	}
}

func TestAWrongClockIsAnErrorAtTheStart(t *testing.T) {
	d := newDesk(t)
	for _, args := range [][]string{{}, {"version"}, {"event", "list"}, {"--help"}} {
		r := d.runEnv([]string{"LANYARD_DB=" + d.db, "LANYARD_NOW=tomorrow"}, args...)
		if r.code != 1 || r.out != "" || !strings.Contains(r.errout, `LANYARD_NOW is "tomorrow"`) {
			t.Errorf("%q: exit %d, %q, %q", args, r.code, r.out, r.errout)
		}
	}
	if r := d.runEnv([]string{"LANYARD_NOW="}, "version"); r.code != 0 {
		t.Errorf("with no value: exit %d, %q", r.code, r.errout)
	}
}
