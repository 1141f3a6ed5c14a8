package cli_test

import (
	"fmt"
	"testing"
)

// promises gives the promises that the command lists, as "text|by|due|snoozed|done|dropped|event".
func (d *desk) promises(args ...string) (out []string) {
	d.t.Helper()
	for _, p := range objects(d.t, parse(d.t, d.must(append([]string{"promise", "list", "--json"}, args...)...)), "promises") {
		event := ""
		if e, ok := p["event"].(object); ok {
			event = fmt.Sprint(e["event"], "@", e["day"])
		}
		out = append(out, fmt.Sprint(p["text"], "|", p["by"], "|", p["due"], "|", p["snoozed"], "|", p["done"], "|", p["dropped"], "|", event))
	}
	return out
}

func (d *desk) promise(args ...string) string {
	d.t.Helper()
	return fmt.Sprint(parse(d.t, d.must(append([]string{"promise", "add"}, args...)...))["id"])
}

func TestPromise(t *testing.T) {
	t.Setenv("LANYARD_NOW", "2026-11-29T10:20:00+01:00")
	t.Setenv("TZ", "Europe/Berlin")
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,E-mail\nJane Doe,jane@sl.example\nJane Roe,roe@sl.example\nAnn Ott,ann@sl.example\n"))
	d.must("event", "add", "Fair", "--from", "2026-11-20", "--to", "2026-11-21")
	d.must("event", "add", "Forum", "--from", "2027-03-02", "--to", "2027-03-04")
	d.must("met", "Jane Doe", "--event", "Fair", "--at", "2026-11-20")
	if got := d.promises(); len(got) != 0 {
		t.Errorf("at first: %q", got)
	}
	want := func(claim string, got []string, want ...string) {
		t.Helper()
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
			t.Errorf("%s: %q, want %q", claim, got, want)
		}
	}
	slides := d.promise("Jane Doe", "send the slides", "--due", "fri", "--event", "Fair")
	book := d.promise("Ann", "lend the book", "--them", "--due", "2026-11-01")
	photo := d.promise("Jane Roe", "photo")
	want("the first due first", d.promises(),
		"lend the book|them|2026-11-01|<nil>|<nil>|<nil>|", "send the slides|me|2026-12-04|<nil>|<nil>|<nil>|Fair@2026-11-20", "photo|me|<nil>|<nil>|<nil>|<nil>|")
	if r := d.want(3, "has that promise already", "promise", "add", "Jane Doe", " send the slides ", "--due", "4 Dec"); fmt.Sprint(parse(t, r.out)["id"]) != slides {
		t.Errorf("the same once more: %s", r.out)
	}
	before := d.must("promise", "list", "--all", "--json")
	for name, tc := range map[string]struct {
		code    int
		message string
		args    []string
	}{
		"nobody":                  {1, `no contact matches "Nobody"`, []string{"add", "Nobody", "x"}},
		"two people":              {2, `"Jane" names 2 contacts`, []string{"add", "Jane", "x"}},
		"nothing":                 {1, "TEXT is empty", []string{"add", "Ann", " "}},
		"no day":                  {1, "--due soon", []string{"add", "Ann", "x", "--due", "soon"}},
		"a time":                  {1, "give the day alone, as 2026-12-01", []string{"add", "Ann", "x", "--due", "2026-12-01T10:00"}},
		"two days":                {1, "could be", []string{"add", "Ann", "x", "--due", "3/4/2027"}},
		"not met there":           {1, "you have not met Ann Ott there", []string{"add", "Ann", "x", "--event", "Fair"}},
		"no number":               {1, `"slides" is no number of a promise`, []string{"done", "slides"}},
		"an unknown number":       {1, "there is no promise 99", []string{"drop", "99"}},
		"an unknown one again":    {1, "there is no promise 99", []string{"again", "99"}},
		"an unknown one snoozed":  {1, "there is no promise 99", []string{"snooze", "99", "tomorrow"}},
		"snoozed until today":     {1, "give a day from 2026-11-30 on", []string{"snooze", slides, "today"}},
		"snoozed until never":     {1, "DATE whenever", []string{"snooze", slides, "whenever"}},
		"snoozed until no event":  {1, `Jane Doe is on the list of no event that is ahead; "lanyard attend" puts them on one`, []string{"snooze", slides, "next-event"}},
		"taken back, but is open": {3, "is owed already", []string{"again", slides}},
		"nothing to edit":         {1, "give what changes", []string{"edit", slides}},
		"edited to the same":      {3, "is so already", []string{"edit", slides, "--me", "--due", "2026-12-04"}},
	} {
		t.Run(name, func(t *testing.T) { d.want(tc.code, tc.message, append([]string{"promise"}, tc.args...)...) })
	}
	if d.must("promise", "list", "--all", "--json") != before {
		t.Error("what was refused was written")
	}
	d.must("attend", "Jane Doe", "Forum")
	d.must("promise", "snooze", slides, "next-event")
	d.want(3, "is snoozed until Forum already", "promise", "snooze", slides, "next-event")
	d.must("promise", "snooze", photo, "next week")
	d.want(3, "is snoozed until 2026-11-30 already", "promise", "snooze", photo, "tomorrow") // it is Sunday
	d.must("promise", "snooze", photo, "in a week")
	d.want(3, "is snoozed until 2026-12-06 already", "promise", "snooze", photo, "6 Dec")
	d.must("promise", "done", book)
	d.want(3, "is done already", "promise", "done", book)
	d.want(1, `so there is nothing to snooze; "lanyard promise again `+book+`"`, "promise", "snooze", book, "fri")
	want("owed", d.promises(), "send the slides|me|2026-12-04|2027-03-02|<nil>|<nil>|Fair@2026-11-20", "photo|me|<nil>|2026-12-06|<nil>|<nil>|")
	d.must("promise", "drop", photo)
	want("all", d.promises("--all"), "send the slides|me|2026-12-04|2027-03-02|<nil>|<nil>|Fair@2026-11-20",
		"lend the book|them|2026-11-01|<nil>|2026-11-29T09:20:00Z|<nil>|", "photo|me|<nil>|<nil>|<nil>|2026-11-29T09:20:00Z|")
	d.must("undo")
	want("undone", d.promises(), "send the slides|me|2026-12-04|2027-03-02|<nil>|<nil>|Fair@2026-11-20", "photo|me|<nil>|2026-12-06|<nil>|<nil>|")
	d.must("promise", "again", slides)
	d.must("promise", "again", book)
	d.must("promise", "edit", book, "--text", "lend both books", "--due", "", "--me")
	want("again", d.promises(), "send the slides|me|2026-12-04|<nil>|<nil>|<nil>|Fair@2026-11-20",
		"lend both books|me|<nil>|<nil>|<nil>|<nil>|", "photo|me|<nil>|2026-12-06|<nil>|<nil>|")
	t.Setenv("LANYARD_NOW", "2026-12-06T00:00:00+01:00")
	want("on the day of the snooze", d.promises(), "send the slides|me|2026-12-04|<nil>|<nil>|<nil>|Fair@2026-11-20",
		"lend both books|me|<nil>|<nil>|<nil>|<nil>|", "photo|me|<nil>|<nil>|<nil>|<nil>|")
}
