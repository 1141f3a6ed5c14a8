package cli_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestEvents(t *testing.T) {
	d := newDesk(t)
	d.must("event", "add", "Kongreß Łódź 2026", "--from", "2026-08-10", "--to", "2026-08-14", "--place", "Łódź")
	d.must("event", "add", "Workshop", "--from", "2026-09-01T09:30", "--to", "2026-09-01T17:00")
	events := objects(t, parse(t, d.must("event", "list", "--json")), "events")
	want := []object{
		{"name": "Workshop", "start": "2026-09-01T09:30:00+02:00", "end": "2026-09-01T17:00:00+02:00", "zone": "Europe/Berlin"},
		{"name": "Kongreß Łódź 2026", "place": "Łódź", "start": "2026-08-10", "end": "2026-08-14", "zone": "Europe/Berlin"},
	}
	if !reflect.DeepEqual(events, want) {
		t.Errorf("got  %v\nwant %v", events, want)
	}
	if out := d.must("event", "list"); !strings.Contains(out, "Kongreß Łódź 2026\t2026-08-10\t2026-08-14\tŁódź\t0\n") {
		t.Errorf("list %q", out)
	}
	for name, tc := range map[string]struct {
		message string
		args    []string
	}{
		"the same event again":         {"exists already", []string{"event", "add", "workshop", "--from", "2026-09-01T09:30"}},
		"one at another time that day": {`the event "Workshop" of 2026-09-01 exists already`, []string{"event", "add", "WORKSHOP!", "--from", "2026-09-01"}},
		"one without days":             {"--from", []string{"event", "add", "Workshop"}},
		"a text that is no day":        {"--from soon: is no moment: write fri 14:30; write a day as 2026-08-10", []string{"event", "add", "X", "--from", "soon"}},
		"a day that is none":           {"there is no 31 Feb 2026", []string{"event", "add", "X", "--from", "31.2.2026"}},
		"figures that could be two":    {"--from 3/2/2026: could be 2026-02-03 or 2026-03-02", []string{"event", "add", "X", "--from", "3/2/2026"}},
		"an end without a beginning":   {"--to needs --from", []string{"event", "add", "X", "--to", "2026-08-10"}},
		"an end before the beginning":  {"end", []string{"event", "add", "X", "--from", "2026-08-10", "--to", "2026-08-09"}},
		"an event nobody knows":        {`there is no event "Nowhere"`, []string{"export", "--event", "Nowhere"}},
		"an import for an unknown one": {`there is no event "Nowhere"`, []string{"import", "--event", "Nowhere", d.file("people.vcf", cards)}},
	} {
		t.Run(name+" is refused", func(t *testing.T) { d.want(1, tc.message, tc.args...) })
	}
	t.Run("days are taken as people write them", func(t *testing.T) {
		d.must("event", "add", "In figures", "--from", "10.8.2026", "--to", "12 Aug 2026")
		d.must("event", "add", "Over the year", "--from", "30 Dec 2026", "--to", "2 Jan")
		d.must("event", "add", "With a time", "--from", "10 Aug 2026 9am", "--to", "10 Aug 2026 17:30")
		got := map[string]string{}
		for _, e := range objects(t, parse(t, d.must("event", "list", "--json")), "events") {
			got[e["name"].(string)] = fmt.Sprint(e["start"], " ", e["end"])
		}
		for name, want := range map[string]string{
			"In figures": "2026-08-10 2026-08-12", "Over the year": "2026-12-30 2027-01-02", "With a time": "2026-08-10T09:00:00+02:00 2026-08-10T17:30:00+02:00",
		} {
			if got[name] != want {
				t.Errorf("%s is %s, want %s", name, got[name], want)
			}
		}
		d.must("event", "add", "In words", "--from", "next monday", "--to", "friday")
	})
	t.Run("two of a name give exit 2 and both as one JSON document", func(t *testing.T) {
		d.must("event", "add", "Workshop", "--from", "2027-09-01")
		for _, args := range [][]string{{"export", "--event", "workshop"}, {"import", "--json", "--event", "workshop", d.file("people.vcf", cards)}} {
			r := d.want(2, `add the day one begins, as in "workshop@2027-09-01": several match`, args...)
			if got := objects(t, parse(t, r.out), "events"); len(got) != 2 {
				t.Errorf("%q: candidates %v", args, got)
			}
		}
	})
	t.Run("two of a name are told apart by the day they begin", func(t *testing.T) {
		d.must("event", "add", "Open House")
		d.must("event", "add", "Open House", "--from", "2026-05-01")
		d.want(1, "exists already", "event", "add", "open house")
		d.must("import", "--event", "workshop@2026-09-01", d.file("one.csv", "Name\nEarly Bird\n"))
		d.must("import", "--event", "Workshop@2027-09-01", d.file("two.csv", "Name\nLate Riser\n"))
		d.must("import", "--event", "Open House@", d.file("three.csv", "Name\nAny Time\n"))
		for event, want := range map[string]string{
			"Workshop@2026-09-01": "Early Bird", "WORKSHOP@2027-09-01": "Late Riser", "open house@": "Any Time",
		} {
			if got := names(t, d.must("export", "--format", "json", "--event", event)); !slices.Equal(got, []string{want}) {
				t.Errorf("%s: %q, want %q", event, got, want)
			}
		}
		d.want(1, `there is no event "Workshop@2026-09-02"`, "export", "--event", "Workshop@2026-09-02")
		d.must("event", "add", "Beers @ 2026-09-01", "--from", "2026-09-03")
		d.must("export", "--event", "Beers @ 2026-09-01") // a name may look like that by itself
	})
}

func TestExportOfAnEvent(t *testing.T) {
	d := newDesk(t)
	d.must("event", "add", "Kongress", "--from", "2026-08-10")
	d.must("import", "--event", "Kongress", d.file("people.vcf", cards))
	d.must("import", d.file("other.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jane Doe\r\nEMAIL:jane@other.example\r\nEND:VCARD\r\n"))
	t.Run("CSV holds the people of the event", func(t *testing.T) {
		rows, err := csv.NewReader(strings.NewReader(d.must("export", "--event", "kongress"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		text := ""
		for _, r := range rows[1:] {
			text += strings.Join(r, "|") + "\n"
		}
		if len(rows) != 4 || !strings.Contains(text, "Müller") || !strings.Contains(text, "山田") || strings.Contains(text, "Jane") {
			t.Errorf("%d rows\n%s", len(rows), text)
		}
	})
	t.Run("a query narrows it", func(t *testing.T) {
		out := d.must("export", "--event", "Kongress", "--query", "taro", "--format", "vcard")
		if strings.Count(out, "BEGIN:VCARD") != 1 || !strings.Contains(out, "山田") || !strings.Contains(out, "VERSION:3.0") {
			t.Errorf("%q", out)
		}
	})
	t.Run("JSON is the document of the contract", func(t *testing.T) {
		if got := names(t, d.must("export", "--format", "json")); len(got) != 4 {
			t.Errorf("contacts %q", got)
		}
	})
	t.Run("a file is replaced whole and readable by its owner alone", func(t *testing.T) {
		path := d.file("list.csv", "old")
		if out := d.must("export", "--for", "spreadsheet", "-o", path); out != "" {
			t.Errorf("output %q", out)
		}
		b, err := os.ReadFile(path)
		if err != nil || !strings.HasPrefix(string(b), "\xef\xbb\xbf") || !strings.Contains(string(b), "Müller") {
			t.Errorf("%v %q", err, b)
		}
		if st, _ := os.Stat(path); st.Mode().Perm() != 0o600 {
			t.Errorf("mode %v", st.Mode())
		}
	})
	t.Run("a file of nobody is not written, and says so", func(t *testing.T) {
		path := d.file("kept.csv", "old")
		d.want(1, "there is nobody to export", "export", "--query", "zzzzzz", "-o", path)
		if b, err := os.ReadFile(path); err != nil || string(b) != "old" {
			t.Errorf("%v %q", err, b)
		}
		d.want(1, "there is nobody to export", "export", "--query", "zzzzzz", "-o", filepath.Join(d.dir, "new.csv"))
		if _, err := os.Stat(filepath.Join(d.dir, "new.csv")); err == nil {
			t.Error("a file was written")
		}
	})
	t.Run("a stream of nobody is the empty document, and says so", func(t *testing.T) {
		r := d.want(0, "there is nobody to export", "export", "--query", "zzzzzz", "--format", "json")
		if got := names(t, r.out); len(got) != 0 {
			t.Errorf("people %q", got)
		}
	})
	t.Run("a folder that is not there leaves nothing behind", func(t *testing.T) {
		d.want(1, "cannot write", "export", "-o", filepath.Join(d.dir, "none", "list.csv"))
	})
	t.Run("what is exported imports as the same people", func(t *testing.T) {
		path := filepath.Join(d.dir, "all.csv")
		d.must("export", "-o", path)
		other := newDesk(t)
		other.must("import", path)
		before, after := names(t, d.must("find", "--json", "example")), names(t, other.must("find", "--json", "example"))
		if !slices.Equal(before, after) {
			t.Errorf("%q became %q", before, after)
		}
	})
	t.Run("who is only expected comes back expected, and was not met", func(t *testing.T) {
		for _, flavour := range []string{"apps", "spreadsheet"} {
			path := filepath.Join(d.dir, flavour+".csv")
			d.must("export", "--event", "Kongress", "--for", flavour, "-o", path)
			if b, err := os.ReadFile(path); err != nil || strings.Count(string(b), "Kongress [2026-08-10]: expected") != 3 {
				t.Errorf("%s: %v %q", flavour, err, b)
			}
			other := newDesk(t)
			for range 2 { // the second time there is nothing new
				other.must("import", path)
			}
			event := objects(t, parse(t, other.must("event", "list", "--json")), "events")
			if len(event) != 1 || event[0]["name"] != "Kongress" || event[0]["start"] != "2026-08-10" {
				t.Errorf("%s: events %v", flavour, event)
			}
			people := objects(t, parse(t, other.must("export", "--event", "Kongress", "--format", "json")), "contacts")
			want := []any{object{"event": "Kongress", "day": "2026-08-10", "status": "expected", "event_id": 1.0, "source": "file", "fresh": true}}
			for _, c := range people {
				if c["encounters"] != nil || !reflect.DeepEqual(c["attendance"], want) {
					t.Errorf("%s: %v", flavour, c)
				}
			}
			if len(people) != 3 {
				t.Errorf("%s: %d people on the list", flavour, len(people))
			}
			other.must("undo")
			other.want(1, "nothing to undo", "undo")
		}
	})
	for flag, value := range map[string]string{"--format": "xml", "--for": "excel"} {
		t.Run(flag+" is checked", func(t *testing.T) { d.want(1, value+": choose", "export", flag, value) })
	}
}
