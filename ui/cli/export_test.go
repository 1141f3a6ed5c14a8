package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestATableSaysWhatASpreadsheetWouldRun(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("hot.csv", "Name,Company,Notes\nAnn Ott,Acme,\nBo Roe,=1+1,x;=2+2\n"))
	const words = "2 cells would run as formulas in a spreadsheet, the first in row 3, Organisation; for a spreadsheet choose --format xlsx or --for spreadsheet"
	for name, c := range map[string]struct {
		args []string
		says bool
	}{
		"for apps":         {nil, true},
		"into a file":      {[]string{"-o", "people.csv"}, true},
		"for spreadsheets": {[]string{"--for", "spreadsheet"}, false},
		"a workbook":       {[]string{"--format", "xlsx"}, false},
		"cards":            {[]string{"--format", "vcard"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if r := d.run(append([]string{"export"}, c.args...)...); r.code != 0 || strings.Contains(r.errout, words) != c.says {
				t.Errorf("exit %d: %s", r.code, r.errout)
			}
		})
	}
}

func TestAListOfLeadsHasWhatIsNewInTheColumnsAskedFor(t *testing.T) {
	d := newDesk(t)
	d.must("event", "add", "Fair", "--from", "2026-11-28")
	d.must("import", "--event", "Fair", d.file("leads.csv", "Name,Company\nAnn Ott,Acme\nBo Roe,Beta\n"))
	table := func(args ...string) string {
		t.Helper()
		return strings.ReplaceAll(d.must(append([]string{"export", "--event", "Fair"}, args...)...), "\r\n", "|")
	}
	if got := table("--new", "--columns", "organisation,name"); got != "Organisation,Name|Acme,Ann Ott|Beta,Bo Roe|" {
		t.Errorf("first %q", got)
	}
	if got := table("--new", "--columns", "name"); got != "Name|" {
		t.Errorf("then %q", got)
	}
	d.must("import", "--event", "Fair", d.file("more.csv", "Name,Company\nAnn Ott,Acme\nCai Moe,Gamma\n"))
	d.must("question", "add", "Fair", "topic", "Which topics?", "--type", "tags")
	d.must("met", "Bo", "--event", "Fair", "--answer", "topic=IIIF", "--warmth", "3")
	for args, want := range map[string]string{
		"export --event Fair --new --columns shoe":          `there is no column "shoe"; there are: compact, answers, name, organisation`,
		"export --event Fair --new --columns=":              "no column is chosen; there are: compact",
		"export --event Fair --columns name --format vcard": "columns are chosen for a workbook",
		"export --new": "--new needs the event",
		"export --event Fair --new -o missing/folder.csv --columns compact": "folder",
	} {
		if r := d.run(strings.Fields(args)...); r.code != 1 || !strings.Contains(r.errout, want) {
			t.Errorf("%s: exit %d, %s", args, r.code, r.errout)
		}
	}
	if got := table("--new", "--columns", "name,compact"); got != "Name,Organisation,Job title,E-mail,Phone,Encounter note,Warmth,Answer: Which topics? [topic]|Bo Roe,Beta,,,,,hot,IIIF|Cai Moe,Gamma,,,,,,|" {
		t.Errorf("what failed moved what is new: %q", got)
	}
	if got := table("--columns", "name,warmth"); got != "Name,Warmth|Ann Ott,|Bo Roe,hot|Cai Moe,|" {
		t.Errorf("all are %q", got)
	}
	for _, step := range [][]string{
		{"met", "Bo", "--event", "Fair", "--note", "asked for a price"},
		{"promise", "add", "Cai", "send the price list"},
		{"import", "--event", "Fair", d.file("later.csv", "Name,Company,E-mail\nDi Dahl,Delta,di@delta.example\n")},
		{"cadence", "Ann", "--every", "3m"}, // says nothing that an export has
	} {
		d.must(step...)
	}
	if r := d.run("export", "--event", "Fair", "--new", "--columns", "name,note,promises", "-o", "since.csv"); r.code != 0 || !strings.Contains(r.errout+r.out, "since.csv: 3 people, 1 new, 2 changed since the last export") {
		t.Errorf("changed: exit %d, %s%s", r.code, r.out, r.errout)
	}
	if b, err := os.ReadFile(filepath.Join(d.dir, "since.csv")); err != nil || !strings.Contains(string(b), "asked for a price") || strings.Contains(string(b), "Ann") {
		t.Errorf("changed: %q, %v", b, err)
	}
	if r := d.run("export", "--event", "Fair", "--new", "-o", "none.csv"); r.code != 1 || !strings.Contains(r.errout, "nobody came or changed since the last export") {
		t.Errorf("nobody new: exit %d, %s", r.code, r.errout)
	}
}
