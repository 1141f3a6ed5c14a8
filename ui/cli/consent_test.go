package cli_test

import (
	"fmt"
	"strings"
	"testing"
)

// at is the environment of a command that runs on a day.
func (d *desk) at(day string) []string {
	return []string{"LANYARD_DB=" + d.db, "LANYARD_NOW=" + day + "T10:00:00+01:00"}
}

// TestConsent says what was agreed, step by step, and looks at what is known then.
func TestConsent(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,Email\nAnna Ott,anna@lib.example\nBo Berg,bo@lib.example\n"))
	for _, step := range []struct {
		args string
		want map[string]any // of the document afterwards
		code int
	}{
		{"", map[string]any{"agreed": nil, "how": nil, "on": nil, "keep_until": nil, "kept": nil, "kept_on": nil, "no_mail": false, "over": false}, 0},
		{"--agreed may_keep --how spoken --on 2026-08-11 --keep-until 2027-08-11", map[string]any{"agreed": "may_keep", "how": "spoken", "on": "2026-08-11", "keep_until": "2027-08-11", "over": false}, 0},
		{"--how spoken", map[string]any{"how": "spoken", "agreed": "may_keep"}, 3},
		{"--no-mail", map[string]any{"no_mail": true, "how": "spoken"}, 0},
		{"--no-mail=false", map[string]any{"no_mail": false}, 0},
		{"--how shouted", map[string]any{"how": "spoken"}, 1},
		{"--on 2030-01-01", map[string]any{"on": "2026-08-11"}, 1},
		{"--on nonsense", map[string]any{"on": "2026-08-11"}, 1},
		{"--keep-until 2026-11-01", map[string]any{"keep_until": "2026-11-01", "over": true}, 0},
		{"--kept board", map[string]any{"kept": "board", "kept_on": "2026-11-29", "keep_until": "2026-11-01", "over": false}, 0},
		{"--keep-until=", map[string]any{"keep_until": nil, "kept": "board", "over": false}, 0},
		{"--agreed= --how= --on= --kept=", map[string]any{"agreed": nil, "how": nil, "on": nil, "kept": nil, "kept_on": nil}, 0},
	} {
		args := []string{"consent", "anna"}
		if step.args != "" {
			args = append(args, strings.Fields(step.args)...)
			if r := d.runEnv(d.at("2026-11-29"), args...); r.code != step.code {
				t.Fatalf("%s: code %d, want %d: %s", step.args, r.code, step.code, r.errout)
			}
		}
		doc := parse(t, d.runEnv(d.at("2026-11-29"), "consent", "anna", "--json").out)
		for key, want := range step.want {
			if got, there := doc[key]; !there || got != want {
				t.Errorf("after %q: %s is %v, want %v", step.args, key, got, want)
			}
		}
	}
	if r := d.run("consent", "nobody"); r.code != 1 {
		t.Errorf("for nobody: code %d", r.code)
	}
}

// TestRetention lists whose time is over, by the day of the clock.
func TestRetention(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name\nAnna Ott\nBo Berg\nCy Crow\nDi Dahl\n"))
	d.must("consent", "anna", "--keep-until", "2026-11-01")
	d.must("consent", "bo", "--keep-until", "2026-11-29")
	d.must("consent", "cy", "--keep-until", "2026-11-30")
	if r := d.runEnv(d.at("2026-11-10"), "consent", "di", "--keep-until", "2026-12-10", "--kept", "speaker"); r.code != 0 {
		t.Fatal(r.errout)
	}
	over := func(day string) string {
		var out []string
		for _, o := range objects(t, parse(t, d.runEnv(d.at(day), "retention", "--json").out), "over") {
			out = append(out, o["contact"].(map[string]any)["display_name"].(string)+" "+o["keep_until"].(string)+" "+fmt.Sprint(o["days"]))
		}
		return strings.Join(out, "; ")
	}
	for day, want := range map[string]string{
		"2026-10-31": "",
		"2026-11-01": "Anna Ott 2026-11-01 0",
		"2026-11-29": "Anna Ott 2026-11-01 28; Bo Berg 2026-11-29 0",
		"2026-12-10": "Anna Ott 2026-11-01 39; Bo Berg 2026-11-29 11; Cy Crow 2026-11-30 10; Di Dahl 2026-12-10 0",
	} {
		if got := over(day); got != want {
			t.Errorf("on %s: %q, want %q", day, got, want)
		}
	}
	d.runEnv(d.at("2026-11-29"), "consent", "anna", "--kept", "co-author")
	d.must("trash", "add", "bo")
	if got := over("2026-11-29"); got != "" {
		t.Errorf("one is kept, one is in the trash: %q", got)
	}
	d.must("undo")
	if got := over("2026-11-29"); got != "Bo Berg 2026-11-29 0" {
		t.Errorf("back from the trash: %q", got)
	}
}

// TestTrash lists, restores, and tells two kinds with one number apart.
func TestTrash(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name\nAnna Ott\nBo Berg\n"))
	d.must("trash", "add", "anna")
	things := objects(t, parse(t, d.must("trash", "list", "--json")), "trash")
	if len(things) != 1 || things[0]["kind"] != "contact" || things[0]["name"] != "Anna Ott" || !strings.HasSuffix(things[0]["trashed"].(string), "Z") {
		t.Fatalf("%v", things)
	}
	id := fmt.Sprint(things[0]["id"])
	for _, try := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"trash", "restore", "x"}, 1, "no number"},
		{[]string{"trash", "restore", "4711"}, 1, "nothing with the number 4711"},
		{[]string{"trash", "restore", id, "--kind", "card"}, 1, "no card"},
		{[]string{"trash", "restore", id, "--kind", "cheese"}, 1, "give contact, event"},
		{[]string{"trash", "add", "anna"}, 1, "no contact matches"},
		{[]string{"trash", "restore", id}, 0, "Restored Anna Ott"},
		{[]string{"trash", "restore", id}, 1, "nothing with the number"},
	} {
		if r := d.run(try.args...); r.code != try.code || !strings.Contains(r.errout, try.says) {
			t.Errorf("%v: code %d, %s", try.args, r.code, r.errout)
		}
	}
	if got := objects(t, parse(t, d.must("find", "--json", "anna")), "contacts"); len(got) != 1 {
		t.Errorf("restored: %v", got)
	}
}

// TestErase erases only with --yes, also from the trash, and names the copies that hold the person.
func TestErase(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,Notes\nAnna Ottensen,secretword\nBo Berg,\nBo Bergman,\n"))
	d.must("event", "add", "Fair")
	d.must("backup", "copy.db")
	d.must("restore", "copy.db") // keeps a copy beside the database
	r := d.run("erase", "anna")
	if r.code != 1 || !strings.Contains(r.errout, "nothing was erased") || !strings.Contains(r.errout, "backups") {
		t.Errorf("without --yes: %d, %s", r.code, r.errout)
	}
	if got := objects(t, parse(t, d.must("find", "--json", "anna")), "contacts"); len(got) != 1 {
		t.Fatalf("without --yes: %v", got)
	}
	d.must("trash", "add", "anna")
	if r := d.run("erase", "ottensen", "--yes", "--json"); r.code != 0 {
		t.Fatal(r.errout)
	} else if doc := parse(t, r.out); doc["erased"] != true || doc["contact"].(map[string]any)["display_name"] != "Anna Ottensen" || len(doc["in_backups"].([]any)) != 1 {
		t.Errorf("%v", doc)
	}
	for _, gone := range []string{d.must("trash", "list"), d.must("export", "--format", "json")} {
		if strings.Contains(gone, "Ottensen") || strings.Contains(gone, "secretword") {
			t.Errorf("still there: %s", gone)
		}
	}
	if r := d.run("undo"); strings.Contains(d.must("export"), "Ottensen") {
		t.Errorf("undo brought an erased person back: %s", r.errout)
	}
	if r := d.run("erase", "bo", "--yes"); r.code != 2 {
		t.Errorf("two people: code %d, %s", r.code, r.errout)
	}
	if r := d.run("erase", "zzz", "--yes"); r.code != 1 {
		t.Errorf("nobody: code %d, %s", r.code, r.errout)
	}
}

// TestEraseTakesViews says before and after which views go with a person, and which still hold a word about them.
func TestEraseTakesViews(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,Email,Organisation\nAnna Ottensen,anna@lib.example,Qzorg\nBo Berg,,Other\n"))
	d.must("view", "save", "V", "--query", "anna@lib.example")
	d.must("view", "save", "W", "--query", "Qzorg")
	d.must("view", "save", "X", "--query", "Other")
	if doc := d.must("about", "anna", "--json"); !strings.Contains(doc, `"V"`) {
		t.Error("about does not name the view")
	}
	for _, args := range [][]string{{"erase", "anna"}, {"erase", "anna", "--json", "--yes"}} {
		r := d.run(args...)
		if !strings.Contains(r.errout, `"V" ask`) || !strings.Contains(r.errout, `"W" `) || strings.Contains(r.errout, `"X"`) {
			t.Errorf("%v: %s", args, r.errout)
		}
		if len(args) > 2 {
			if doc := parse(t, r.out); fmt.Sprint(doc["views"], doc["still_named"]) != "[V] [W]" {
				t.Errorf("%v", doc)
			}
		}
	}
	if list := d.must("view", "list"); strings.Contains(list, "anna@") || !strings.Contains(list, "W") || !strings.Contains(list, "X") {
		t.Errorf("the views are now %s", list)
	}
}

// TestEraseNamesThePerson erases nobody who is found only by a note, and nobody for an empty query.
func TestEraseNamesThePerson(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,Email,Phone,Organisation\nZara Müller-Quix,zq@lib.example,+49 30 5550123,Qzorg\nBo Berg,,,\n"))
	d.must("met", "bo", "--note", "was with Zara Müller-Quix at dinner")
	for _, query := range []string{"", " ", ".", "dinner", "Bo dinner"} {
		if r := d.run("erase", query, "--yes"); r.code != 1 || strings.Contains(r.errout, "is erased") {
			t.Errorf("erase %q: %d, %s", query, r.code, r.errout)
		}
	}
	d.must("trash", "add", "zq@lib.example")
	if r := d.run("erase", "zara quix", "--yes"); r.code != 0 || !strings.Contains(r.errout, "Zara Müller-Quix is erased") {
		t.Errorf("who is in the trash, not who is noted to know them: %d, %s", r.code, r.errout)
	}
	if r := d.run("erase", "zara quix", "--yes"); r.code != 1 || !strings.Contains(r.errout, "only a word in what is kept") {
		t.Errorf("again: %d, %s", r.code, r.errout)
	}
	if got := objects(t, parse(t, d.must("find", "--json", "bo berg")), "contacts"); len(got) != 1 {
		t.Fatalf("Bo is gone: %v", got)
	}
	for _, query := range []string{"mueller", "quix", "zq@lib", "030 5550123", "Qzorg"} {
		d.must("import", d.file("people.csv", "Name,Email,Phone,Organisation\nZara Müller-Quix,zq@lib.example,+49 30 5550123,Qzorg\n"))
		if query != "quix" && query != "mueller" {
			d.must("erase", query, "--yes")
		} else {
			d.must("erase", query+" zara qzorg", "--yes")
		}
	}
	if r := d.run("promise", "add", "", "text"); r.code != 1 {
		t.Errorf("a promise to whoever is alone: %d, %s", r.code, r.errout)
	}
}

// TestExportWithoutNothing refuses an empty list of what is left out, which a script makes of an empty variable.
func TestExportWithoutNothing(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,Notes\nAnna Ottensen,secretword\n"))
	if r := d.run("export", "--without", ""); r.code != 1 || strings.Contains(r.out, "secretword") || !strings.Contains(r.errout, "choose any of") {
		t.Errorf("%d, %s, %s", r.code, r.out, r.errout)
	}
}

// TestAbout looks whether all that is kept about somebody is in the document and in the text, also from the trash.
func TestAbout(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,Email,Notes\nAnna Ott,anna@lib.example,qzcontactq\nBo Berg,,qzotherq\n"))
	d.must("event", "add", "Fair", "--from", "2026-08-10", "--to", "2026-08-12")
	d.must("question", "add", "Fair", "role", "Which role?", "--type", "text")
	d.must("met", "anna", "--event", "Fair", "--at", "2026-08-11T10:00", "--note", "qzencounterq", "--answer", "role=qzanswerq")
	d.must("promise", "add", "anna", "qzpromiseq")
	d.must("attend", "anna", "Fair", "--note", "qzwantq")
	d.must("appointment", "add", "anna", "Fair", "--from", "2026-08-11T11:00", "--to", "11:30", "--place", "qzplaceq")
	d.must("consent", "anna", "--agreed", "qzagreedq")
	all := []string{"anna@lib.example", "qzcontactq", "qzencounterq", "qzanswerq", "qzpromiseq", "qzwantq", "qzplaceq", "qzagreedq", "people.csv", "Met Anna Ott"}
	for _, where := range []string{"", "in the trash"} {
		if where != "" {
			d.must("backup", "copy.db")
			d.must("restore", "copy.db") // keeps a copy beside the database
			d.must("trash", "add", "anna")
		}
		text, doc := d.must("about", "anna"), d.must("about", "anna", "--json")
		for _, word := range all {
			if !strings.Contains(text, word) || !strings.Contains(doc, word) {
				t.Errorf("%s %s: in the text %v, in the document %v", word, where, strings.Contains(text, word), strings.Contains(doc, word))
			}
		}
		if strings.Contains(text+doc, "qzotherq") {
			t.Error("it holds what is of another")
		}
		parsed := parse(t, doc)
		for key, n := range map[string]int{"encounters": 1, "promises": 1, "attendance": 1, "answers": 1, "letters": 0, "trash": len(where) / 12, "in_backups": len(where) / 12} {
			if list, ok := parsed[key].([]any); !ok || len(list) != n {
				t.Errorf("%s %s: %v, want %d", key, where, parsed[key], n)
			}
		}
	}
	if r := d.run("about", "nobody"); r.code != 1 {
		t.Errorf("about nobody: %d", r.code)
	}
}

// TestAboutIsPlain looks whether the text says in words what the document has, with all times on one clock.
func TestAboutIsPlain(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,Email\nAnna Ott,anna@lib.example\nBo Berg,bo@lib.example\n"))
	d.must("event", "add", "Next fair", "--from", "2027-08-10", "--to", "2027-08-12")
	env := append(d.at("2026-12-01"), "TZ=Europe/Berlin")
	run := func(args ...string) string {
		t.Helper()
		r := d.runEnv(env, args...)
		if r.code != 0 {
			t.Fatalf("%v: %s", args, r.errout)
		}
		return r.out
	}
	run("met", "anna", "--medium", "call", "--at", "2026-11-20T23:30", "--introduced-by", "bo")
	run("promise", "add", "anna", "slides")
	run("promise", "snooze", "1", "2026-12-24")
	run("promise", "add", "anna", "map")
	run("attend", "anna", "Next fair")
	run("promise", "snooze", "2", "next-event")
	run("consent", "anna", "--how", "mail", "--keep-until", "2026-11-01", "--kept", "board")
	run("letter", "sent", "anna", "thanks")
	run("cadence", "anna", "--every", "3m", "--face", "1y", "--pause", "2027-02-01")
	text := run("about", "anna")
	for _, want := range []string{
		"Times are those in Europe/Berlin.", "20 Nov 2026 23:30 · Call", "introduced by Bo Berg", "slides · waits until 24 Dec 2026", "map · waits for Next fair",
		"by e-mail", "board (1 Dec 2026)", "in touch every 3 months", "face to face every year", "paused until 1 Feb 2027", "sent 1 Dec 2026 10:00",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, raw := range []string{"uid:", "every:", "updated:", "T09:", "2026-12-01", "2026-11-20"} {
		if strings.Contains(text, raw) {
			t.Errorf("%q is there", raw)
		}
	}
	if lines := strings.Split(strings.TrimSpace(text), "\n"); !strings.HasPrefix(strings.TrimSpace(lines[len(lines)-1]), "UID: ") {
		t.Errorf("the last line is %q", lines[len(lines)-1])
	}
	if t.Failed() {
		t.Log(text)
	}
}
