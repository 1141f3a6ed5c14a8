package cli_test

import (
	"fmt"
	"strings"
	"testing"
)

// fair is a desk with four people at a fair of two days, which has sessions and begins tomorrow.
func fair(t *testing.T) *desk {
	t.Helper()
	t.Setenv("LANYARD_NOW", "2026-08-10T10:20:00+02:00")
	d := newDesk(t)
	d.must("import", d.file("old.csv", "Name,E-mail,Organisation\nJane Doe,jane@sl.example,State Library\nAnn Ott,ann@pub.example,Public Press\n"))
	d.must("met", "Jane Doe", "--at", "2026-03-02", "--note", "her archive", "--warmth", "2")
	d.must("import", d.file("fair.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:k@f.example\r\nSUMMARY:Keynote\r\nDTSTART:20260811T080000Z\r\nDTEND:20260811T090000Z\r\nEND:VEVENT\r\n"+
		"BEGIN:VEVENT\r\nUID:c@f.example\r\nSUMMARY:Closing\r\nDTSTART:20260812T140000Z\r\nDTEND:20260812T150000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"), "--as-event", "Fair")
	d.must("import", "--event", "Fair", d.file("list.csv", "Name,E-mail,Organisation\nJane Doe,jane@sl.example,State Library\nAnn Ott,ott@other.example,\n"+
		"Bo Lund,bo@sl.example,state  library\nCy Rao,cy@x.example,Nowhere\n"))
	return d
}

// shown is what event show says of somebody.
func (d *desk) shown(name string) object {
	d.t.Helper()
	for _, a := range objects(d.t, parse(d.t, d.must("event", "show", "Fair", "--json")), "attendees") {
		if a["contact"].(object)["display_name"] == name {
			return a
		}
	}
	return nil
}

func TestEventShow(t *testing.T) {
	d := fair(t)
	doc := parse(t, d.must("event", "show", "fair", "--json"))
	e := doc["event"].(object)
	if e["name"] != "Fair" || e["start"] == nil || e["closed"] != nil || e["goal"] != "" {
		t.Errorf("event %v", e)
	}
	standings := map[string]string{}
	for _, a := range objects(t, doc, "attendees") {
		via := ""
		if v, ok := a["via"].(object); ok {
			via = " via " + v["display_name"].(string)
		}
		standings[a["contact"].(object)["display_name"].(string)] = fmt.Sprint(a["status"], " ", a["known"], via)
		if a["wanted"] != false || a["cancelled"] != nil || a["note"] != "" || len(a) != 7 {
			t.Errorf("attendee %v", a)
		}
	}
	if got := fmt.Sprint(standings); got != "map[Ann Ott:expected possible Bo Lund:expected way_in via Jane Doe Cy Rao:expected new Jane Doe:expected known]" {
		t.Error(got)
	}
	sessions := objects(t, doc, "sessions")
	if len(sessions) != 2 || sessions[0]["title"] != "Keynote" || sessions[0]["start"] == nil || sessions[0]["going"] != false {
		t.Errorf("sessions %v", sessions)
	}
	for key, want := range map[string]int{"appointments": 0, "questions": 0} {
		if list, ok := doc[key].([]any); !ok || len(list) != want {
			t.Errorf("%s: %v", key, doc[key])
		}
	}
	if r := doc["report"].(object); fmt.Sprint(r["met"], r["cost"], r["median_days"]) != "0 <nil> <nil>" {
		t.Errorf("report %v", r)
	}
	if text := d.must("event", "show", "Fair"); !strings.Contains(text, "expected\tBo Lund\tstate  library\tway_in\tJane Doe") && !strings.Contains(text, "expected\tBo Lund\tstate library\tway_in\tJane Doe") {
		t.Errorf("as text: %s", text)
	}
}

func TestAttend(t *testing.T) {
	d := fair(t)
	d.must("attend", "Cy Rao", "Fair", "--status", "want", "--note", "scanners")
	if a := d.shown("Cy Rao"); a["status"] != "want" || a["wanted"] != true || a["note"] != "scanners" {
		t.Errorf("wanted: %v", a)
	}
	d.want(3, "nothing is new", "attend", "Cy Rao", "Fair", "--status", "want", "--note", "scanners")
	d.want(3, "nothing is new", "attend", "Cy Rao", "Fair")
	d.must("met", "Cy Rao", "--event", "Fair")
	if a := d.shown("Cy Rao"); a["status"] != "met" || a["wanted"] != true || a["note"] != "scanners" {
		t.Errorf("met: %v", a)
	}
	d.must("attend", "Cy Rao", "Fair", "--status", "expected", "--note", "")
	if a := d.shown("Cy Rao"); a["status"] != "met" || a["wanted"] != false || a["note"] != "" {
		t.Errorf("met, and not wanted any more: %v", a)
	}
	d.must("attend", "Cy Rao", "Fair", "--status", "closed")
	if a := d.shown("Cy Rao"); a["status"] != "closed" {
		t.Errorf("closed: %v", a)
	}
	if doc := parse(t, d.must("attend", "Bo Lund", "Fair", "--remove")); doc["attendee"] != nil || doc["event"].(object)["event"] != "Fair" {
		t.Errorf("removed: %v", doc)
	}
	if a := d.shown("Bo Lund"); a != nil {
		t.Errorf("removed, but %v", a)
	}
	d.want(3, "nothing is new", "attend", "Bo Lund", "Fair", "--remove")
	d.must("undo")
	if a := d.shown("Bo Lund"); a["known"] != "way_in" {
		t.Errorf("undone: %v", a)
	}
	for _, tc := range []struct {
		code    int
		message string
		args    []string
	}{
		{1, "no contact matches", []string{"attend", "Nobody", "Fair"}},
		{2, "names 2 contacts", []string{"attend", "Ann", "Fair"}},
		{1, "there is no event", []string{"attend", "Cy Rao", "Nowhere"}},
		{1, "lanyard met", []string{"attend", "Cy Rao", "Fair", "--status", "met"}},
		{1, "--status maybe", []string{"attend", "Cy Rao", "Fair", "--status", "maybe"}},
		{1, "leave out", []string{"attend", "Cy Rao", "Fair", "--remove", "--note", "x"}},
	} {
		d.want(tc.code, tc.message, tc.args...)
	}
}

func TestAppointment(t *testing.T) {
	d := fair(t)
	id := func(out string) string { return fmt.Sprint(parse(t, out)["id"]) }
	appointments := func() map[string]object {
		out := map[string]object{}
		for _, a := range objects(t, parse(t, d.must("event", "show", "Fair", "--json")), "appointments") {
			out[fmt.Sprint(a["id"])] = a
		}
		return out
	}
	bo := id(d.must("appointment", "add", "Bo Lund", "Fair", "--from", "2026-08-11T10:00:00Z", "--to", "2026-08-11T10:30:00Z", "--place", "Stand 4"))
	cy := id(d.must("appointment", "add", "Cy Rao", "Fair", "--from", "2026-08-11T10:15:00Z", "--to", "2026-08-11T11:00:00Z"))
	after := id(d.must("appointment", "add", "Jane Doe", "Fair", "--from", "2026-08-11T11:00:00Z", "--to", "2026-08-11T11:30:00Z"))
	got := appointments()
	if a := got[bo]; a["place"] != "Stand 4" || a["state"] != "proposed" || a["contact"].(object)["display_name"] != "Bo Lund" ||
		fmt.Sprint(a["overlaps"]) != "[map[id:"+cy+" kind:appointment]]" {
		t.Errorf("%v", a)
	}
	if fmt.Sprint(got[after]["overlaps"]) != "[]" {
		t.Errorf("it begins as the other ends: %v", got[after])
	}
	d.want(3, "there is that appointment", "appointment", "add", "Bo Lund", "Fair", "--from", "2026-08-11T10:00:00Z", "--to", "2026-08-11T10:30:00Z")
	d.must("appointment", "set", cy, "cancelled")
	if got := appointments(); fmt.Sprint(got[bo]["overlaps"]) != "[]" || got[cy]["state"] != "cancelled" {
		t.Errorf("one cancelled: %v", got)
	}
	d.must("appointment", "set", bo, "kept")
	d.want(3, "is kept already", "appointment", "set", bo, "kept")
	if a := d.shown("Bo Lund"); a["status"] != "met" {
		t.Errorf("kept: %v", a)
	}
	if r := parse(t, d.must("event", "show", "Fair", "--json"))["report"].(object); fmt.Sprint(r["met"]) != "1" {
		t.Errorf("kept: %v", r)
	}
	d.must("undo")
	if got := appointments(); got[bo]["state"] != "proposed" {
		t.Errorf("undone: %v", got[bo])
	}
	d.must("appointment", "set", bo, "missed")
	for _, tc := range []struct {
		code    int
		message string
		args    []string
	}{
		{1, "give --from and --to", []string{"add", "Bo Lund", "Fair", "--from", "2026-08-11T10:00"}},
		{1, "is before", []string{"add", "Bo Lund", "Fair", "--from", "2026-08-11T10:00", "--to", "2026-08-11T09:00"}},
		{1, "give the time too", []string{"add", "Bo Lund", "Fair", "--from", "2026-08-11", "--to", "10:00"}},
		{1, "give the day too", []string{"add", "Bo Lund", "Fair", "--from", "10:00", "--to", "11:00"}},
		{1, "no contact matches", []string{"add", "Nobody", "Fair", "--from", "2026-08-11T10:00", "--to", "11:00"}},
		{1, "there is no event", []string{"add", "Bo Lund", "Nowhere", "--from", "2026-08-11T10:00", "--to", "11:00"}},
		{2, "names 2 contacts", []string{"add", "Ann", "Fair", "--from", "2026-08-11T10:00", "--to", "11:00"}},
		{1, "there is no appointment 999", []string{"set", "999", "kept"}},
		{1, "is no number", []string{"set", "Bo", "kept"}},
		{1, "is no state", []string{"set", bo, "done"}},
	} {
		d.want(tc.code, tc.message, append([]string{"appointment"}, tc.args...)...)
	}
}

func TestBrief(t *testing.T) {
	d := fair(t)
	d.must("attend", "Jane Doe", "Fair", "--status", "want", "--note", "ask for the archive")
	d.must("appointment", "add", "Bo Lund", "Fair", "--from", "2026-08-11T10:00:00Z", "--to", "2026-08-11T10:30:00Z")
	doc := parse(t, d.must("brief", "Fair", "--json"))
	if e := doc["event"].(object); e["event"] != "Fair" || e["day"] != "2026-08-11" {
		t.Errorf("event %v", e)
	}
	if as := objects(t, doc, "appointments"); len(as) != 1 || as[0]["contact"].(object)["display_name"] != "Bo Lund" {
		t.Errorf("appointments %v", as)
	}
	people := objects(t, doc, "people")
	if len(people) != 2 {
		t.Fatalf("people %v", people)
	}
	bo, jane := people[0], people[1]
	last := jane["last"].(object)
	if jane["status"] != "want" || jane["note"] != "ask for the archive" || last["event"] != nil || last["day"] != "2026-03-02" || last["note"] != "her archive" {
		t.Errorf("%v", jane)
	}
	if bo["last"] != nil || bo["status"] != "expected" || len(bo["promises"].([]any)) != 0 {
		t.Errorf("%v", bo)
	}
	d.must("met", "Jane Doe", "--event", "Fair", "--note", "she sends it")
	if people := objects(t, parse(t, d.must("brief", "Fair", "--json")), "people"); len(people) != 1 {
		t.Errorf("once she is met, there are %v", people)
	}
	one := parse(t, d.must("brief", "--contact", "Jane Doe", "--json"))
	if people := objects(t, one, "people"); len(people) != 1 || people[0]["last"].(object)["event"] != "Fair" || people[0]["status"] != "met" || one["event"].(object)["event"] != "Fair" {
		t.Errorf("of one: %v", one)
	}
	if text := d.must("brief", "Fair"); !strings.Contains(text, "Bo Lund") {
		t.Errorf("as text: %s", text)
	}
	d.want(1, "give an event", "brief")
	d.want(2, "names 2 contacts", "brief", "--contact", "Ann")
	d.want(1, "there is no event", "brief", "Nowhere")
}

// An appointment is told on the clocks of its event, also where no event is read.
func TestABriefOfAPersonHasTheClocksOfTheEvent(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,E-mail\nJane Doe,jane@sl.example\n"))
	d.must("event", "add", "Some day")
	d.must("appointment", "add", "Jane Doe", "Some day", "--from", "2099-12-11T10:00", "--to", "10:30")
	as := objects(t, parse(t, d.must("brief", "--contact", "Jane Doe", "--json")), "appointments")
	if len(as) != 1 || as[0]["start"] != "2099-12-11T10:00:00+01:00" {
		t.Errorf("appointments %v", as)
	}
}
