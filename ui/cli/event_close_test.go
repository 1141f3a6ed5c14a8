package cli_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestEventClose(t *testing.T) {
	t.Setenv("LANYARD_NOW", "2026-08-13T10:20:00+02:00")
	t.Setenv("TZ", "Europe/Berlin")
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,E-mail\nJane Doe,jane@sl.example\nAnn Ott,ann@sl.example\nBo Ek,bo@sl.example\n"))
	d.must("event", "add", "Fair", "--from", "2026-08-11", "--to", "2026-08-12")
	for _, who := range []string{"Jane", "Ann"} {
		d.must("met", who, "--event", "Fair", "--at", "2026-08-11", "--json")
	}
	statuses := func() string {
		t.Helper()
		doc := parse(t, d.must("export", "--format", "json", "--event", "Fair"))
		var out []string
		for _, c := range doc["contacts"].([]any) {
			for _, a := range c.(object)["attendance"].([]any) {
				out = append(out, fmt.Sprint(c.(object)["display_name"], " ", a.(object)["status"]))
			}
		}
		return strings.Join(out, ", ")
	}
	before := statuses()
	doc := parse(t, d.must("event", "close", "fair"))
	if e := doc["event"].(object); e["event"] != "Fair" || e["day"] != "2026-08-11" || doc["closed"] != "2026-08-13T10:20:00+02:00" || doc["people"] != 2.0 {
		t.Errorf("closed: %v", doc)
	}
	if got := statuses(); strings.Contains(got, "met") || got == before {
		t.Errorf("after closing %s", got)
	}
	if r := d.want(3, "Fair is closed already", "event", "close", "Fair"); parse(t, r.out)["closed"] == nil {
		t.Errorf("closed again: %s", r.out)
	}
	if doc := parse(t, d.must("event", "reopen", "Fair")); doc["closed"] != nil || doc["people"] != 2.0 {
		t.Errorf("reopened: %v", doc)
	}
	if got := statuses(); got != before {
		t.Errorf("after reopening %s, before it was %s", got, before)
	}
	d.want(3, "Fair is open already", "event", "reopen", "Fair")
	d.want(1, `there is no event "Gala"`, "event", "close", "Gala")
	d.must("event", "close", "Fair")
	d.must("undo")
	if got := statuses(); got != before {
		t.Errorf("closing is not undone in one: %s", got)
	}
}

func TestNoDatabaseIsMadeForAnEventToClose(t *testing.T) {
	d := newDesk(t)
	d.want(1, "there is no database", "event", "close", "Fair")
	d.want(1, "there is no database", "event", "reopen", "Fair")
}
