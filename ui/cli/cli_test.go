package cli_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/format/table"
	"lanyard/data/format/xlsx"
	"lanyard/data/store"
)

func TestRoot(t *testing.T) {
	d := newDesk(t)
	for name, tc := range map[string]struct {
		env  []string
		args []string
		want string
	}{
		"without a command the window opens on the database of the environment": {[]string{"LANYARD_DB=/e.db"}, nil, `window "/e.db" false`},
		"--db comes before the environment":                                     {[]string{"LANYARD_DB=/e.db"}, []string{"--db", "/f.db"}, `window "/f.db" false`},
		"else the window finds the usual one":                                   {[]string{"LANYARD_DB="}, nil, `window "" false`},
		"--demo opens no file":                                                  {[]string{"LANYARD_DB=/e.db"}, []string{"--demo"}, `window "" true`},
		"version":                                                               {nil, []string{"version"}, "lanyard 1.2.3\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if r := d.runEnv(tc.env, tc.args...); r.code != 0 || r.out != tc.want {
				t.Errorf("exit %d, %q, want %q (%s)", r.code, r.out, tc.want, r.errout)
			}
		})
	}
	t.Run("without a display the window is not tried", func(t *testing.T) {
		if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
			t.Skip("there is always one")
		}
		for _, args := range [][]string{nil, {"--demo"}} {
			r := d.runEnv([]string{"LANYARD_DB=/e.db", "DISPLAY=", "WAYLAND_DISPLAY="}, args...)
			if r.code != 1 || r.out != "" || !strings.Contains(r.errout, "there is no display") || strings.Count(r.errout, "\n") != 1 {
				t.Errorf("%q: exit %d, output %q, messages %q", args, r.code, r.out, r.errout)
			}
		}
	})
	for name, args := range map[string][]string{
		"an unknown command":            {"fly"},
		"an unknown flag":               {"find", "--fast", "anna"},
		"a missing argument":            {"import"},
		"an unknown command of a group": {"event", "fly"},
		"a group without a command":     {"card"},
	} {
		t.Run(name+" fails with 1 and says so on standard error alone", func(t *testing.T) {
			if r := d.run(args...); r.code != 1 || r.errout == "" || r.out != "" {
				t.Errorf("exit %d, output %q, messages %q", r.code, r.out, r.errout)
			}
		})
	}
}

func TestImportDryRunPrintsTheContractAndNeedsNoDatabase(t *testing.T) {
	d := newDesk(t)
	doc := parse(t, d.must("import", "--dry-run", "--json", d.file("people.vcf", cards)))
	if _, err := os.Stat(d.db); !os.IsNotExist(err) {
		t.Errorf("a database was made: %v", err)
	}
	contacts := objects(t, doc, "contacts")
	if len(contacts) != 3 || len(objects(t, doc, "events")) != 0 || len(objects(t, doc, "problems")) != 0 {
		t.Fatalf("%v", doc)
	}
	anna := contacts[0]
	delete(anna, "uid")
	want := object{
		"display_name": "Dr. Anna Müller", "prefix": "Dr.", "given": "Anna", "family": "Müller",
		"organisation": "Städtische Bücherei", "department": "Metadata", "title": "Head of Metadata",
		"emails":    []any{object{"value": "anna@library.example", "label": "work", "preferred": true}},
		"phones":    []any{object{"value": "+49 30 23125 123", "e164": "+493023125123", "label": "work"}},
		"addresses": []any{object{"label": "work", "street": "Am Markt 1", "city": "Berlin", "postal_code": "10115", "country": "Germany"}},
		"links":     []any{object{"value": "https://library.example/anna"}},
		"topics":    []any{"metadata", "BIBFRAME"}, "birthday": "--02-03", "note": "likes tea",
		"other": []any{object{"name": "X-ROOM", "value": "B 12"}},
	}
	if !reflect.DeepEqual(anna, want) {
		t.Errorf("got  %v\nwant %v", anna, want)
	}
	if contacts[1]["family"] != "山田" || contacts[2]["display_name"] != "Łucja Wałęsa" {
		t.Errorf("%v", contacts[1:])
	}
}

func TestImportReportsWhatItCouldNotRead(t *testing.T) {
	d := newDesk(t)
	good := d.file("people.vcf", cards)
	picture := d.file("photo.vcf", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
	for _, mode := range [][]string{{"import", "--json"}, {"import", "--json", "--dry-run"}} {
		r := d.run(append(mode, "missing.vcf", good, picture)...)
		if r.code != 1 {
			t.Errorf("%q: exit %d", mode, r.code)
		}
		doc := parse(t, r.out)
		if n := len(objects(t, doc, "contacts")); n != 3 {
			t.Errorf("%q: %d contacts", mode, n)
		}
		problems := objects(t, doc, "problems")
		if len(problems) != 2 || problems[0]["file"] != "missing.vcf" || problems[1]["file"] != picture || problems[1]["reason"] == "" {
			t.Errorf("%q: problems %v", mode, problems)
		}
		if !strings.Contains(r.errout, "missing.vcf: there is no such file") {
			t.Errorf("messages %q", r.errout)
		}
	}
	if got := names(t, d.must("find", "--json", "walesa")); !slices.Equal(got, []string{"Łucja Wałęsa"}) {
		t.Errorf("the file that could be read was not imported: %q", got)
	}
}

// A list that gives the day someone was met, and no zone, means the user's own day.
func TestADayOfAListStaysThatDayWhereverTheUserIs(t *testing.T) {
	for _, zone := range []string{"America/New_York", "Asia/Tokyo"} {
		t.Run(zone, func(t *testing.T) {
			d := newDesk(t)
			run := func(args ...string) string {
				r := d.runEnv([]string{"LANYARD_DB=" + d.db, "TZ=" + zone}, args...)
				if r.code != 0 {
					t.Errorf("%q: exit %d\n%s", args, r.code, r.errout)
				}
				return r.out
			}
			list := d.file("list.csv", "Name,Event,Met on\nAnna Li,Book Fair,2026-09-02\n")
			run("import", list)
			run("import", list) // the same encounter, not another
			event := objects(t, parse(t, run("event", "list", "--json")), "events")[0]
			if want := (object{"name": "Book Fair", "start": "2026-09-02", "end": "2026-09-02", "zone": zone}); !reflect.DeepEqual(event, want) {
				t.Errorf("event %v, want %v", event, want)
			}
			anna := objects(t, parse(t, run("find", "--json", "anna")), "contacts")[0]
			met := objects(t, anna, "encounters")
			if len(met) != 1 || met[0]["at"] != "2026-09-02" || met[0]["zone"] != zone {
				t.Errorf("encounters %v", met)
			}
			if table := run("export"); !strings.Contains(table, "Book Fair,,2026-09-02,") {
				t.Errorf("exported %q", table)
			}
		})
	}
}

func TestImportTellsWhatItKeptAside(t *testing.T) {
	for name, c := range map[string]struct {
		file, text, reason, kept string
		line                     float64
	}{
		"a cell":               {"list.csv", "Name,E-mail\nJane Doe,jane(at)sl.example\n", `"jane(at)sl.example" is no e-mail address; kept as "E-mail"`, "jane(at)sl.example", 2},
		"a line of a card":     {"card.vcf", "BEGIN:VCARD\nFN:Jane Doe\nTEL:1\nask at the desk\nEND:VCARD\n", "“ask at the desk” is not understood; it was kept with the person, as “Line not read”", "ask at the desk", 4},
		"a line without colon": {"card.vcf", "BEGIN:VCARD\nFN:Jane Doe\nTITLE; Engineer\nEND:VCARD\n", "“TITLE; Engineer” is not written as it must be; it was read as a job title: check it", "Engineer", 3},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			list := d.file(c.file, c.text)
			for _, args := range [][]string{{"import", "--json", "--dry-run", list}, {"import", "--json", list}} {
				r := d.run(args...)
				doc := parse(t, r.out)
				want := []object{{"file": list, "line": c.line, "reason": c.reason}}
				if got := objects(t, doc, "problems"); r.code != 0 || !reflect.DeepEqual(got, want) || len(objects(t, doc, "contacts")) != 1 {
					t.Errorf("%q: exit %d, %v", args, r.code, doc)
				}
				if !strings.Contains(r.errout, fmt.Sprintf("line %v: ", c.line)) {
					t.Errorf("messages %q", r.errout)
				}
			}
			if out := d.must("find", "--json", "Jane"); !strings.Contains(out, c.kept) {
				t.Errorf("lost: %s", out)
			}
		})
	}
}

func TestImportReadsTheSheetThatIsNamed(t *testing.T) {
	d := newDesk(t)
	var b bytes.Buffer
	e := xlsx.NewEncoder(&b)
	if err := errors.Join(e.Encode(table.Row{Contact: data.Contact{DisplayName: "Ada Doe"}}), e.Close(data.Event{Name: "Forum"})); err != nil {
		t.Fatal(err)
	}
	book, list := d.file("book.xlsx", b.String()), d.file("list.csv", "Name\nBo Roe\n")
	if got := names(t, d.must("import", "--dry-run", "--json", "--sheet", "people", book)); !slices.Equal(got, []string{"Ada Doe"}) {
		t.Errorf("read %q", got)
	}
	d.want(1, `there is no sheet "Guests"; the workbook has "People", "Event"`, "import", "--dry-run", "--sheet", "Guests", book)
	d.want(1, "there is no column with a name", "import", "--sheet", "Event", book)
	d.want(1, "only a workbook (XLSX) has sheets", "import", "--dry-run", "--sheet", "People", list)
}

func TestImportReadsStandardInput(t *testing.T) {
	d := newDesk(t)
	for name, tc := range map[string]struct{ in, person string }{
		"a vCard": {cards, "Łucja Wałęsa"},
		"a table": {"Name,E-mail\nPiped Person,pipe@sl.example\n", "Piped Person"},
	} {
		t.Run(name, func(t *testing.T) {
			r := d.runInput(strings.NewReader(tc.in), "import", "-")
			if r.code != 0 || !strings.Contains(r.errout, "standard input: ") {
				t.Errorf("exit %d, %q", r.code, r.errout)
			}
			if got := names(t, d.must("find", "--json", tc.person)); !slices.Equal(got, []string{tc.person}) {
				t.Errorf("found %q", got)
			}
		})
	}
	t.Run("a redirected file is read from where it stands", func(t *testing.T) {
		f, err := os.Open(d.file("later.csv", "notes of a program\nName,E-mail\nLater Person,later@sl.example\n"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := f.Seek(19, 0); err != nil {
			t.Fatal(err)
		}
		doc := parse(t, d.runInput(f, "import", "--dry-run", "--json", "-").out)
		if c := objects(t, doc, "contacts"); len(c) != 1 || c[0]["display_name"] != "Later Person" {
			t.Errorf("read %v", doc)
		}
	})
	t.Run("nothing there is a problem", func(t *testing.T) {
		r := d.runInput(strings.NewReader(""), "import", "--json", "-")
		problems := objects(t, parse(t, r.out), "problems")
		if r.code != 1 || len(problems) != 1 || problems[0]["file"] != "-" || !strings.Contains(r.errout, "standard input: the file is empty") {
			t.Errorf("exit %d, %v, %q", r.code, problems, r.errout)
		}
	})
}

func TestDuplicatesAreListed(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "name,email\nJane Doe,jane@sl.example\nBen Okoro,ben@sl.example\n"))
	d.want(0, "no duplicates", "duplicates")
	d.must("import", d.file("more.csv", "name,email\nJane Doe,jane@home.example\n"))
	if got := d.must("duplicates"); got != "60\tJane Doe\tJane Doe\tsame name\n" {
		t.Errorf("listed %q", got)
	}
	var doc struct {
		Duplicates []struct {
			Points   int
			Reasons  []string
			Contacts [2]data.Contact
		}
	}
	if err := json.Unmarshal([]byte(d.must("duplicates", "--json")), &doc); err != nil || len(doc.Duplicates) != 1 {
		t.Fatalf("%+v, %v", doc, err)
	}
	p := doc.Duplicates[0]
	if p.Points != 60 || !slices.Equal(p.Reasons, []string{"same name"}) ||
		p.Contacts[0].PreferredEmail() != "jane@sl.example" || p.Contacts[1].PreferredEmail() != "jane@home.example" {
		t.Errorf("the pair is %+v", p)
	}
}

func TestFindAfterImport(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.vcf", cards))
	for query, want := range map[string]string{
		"muller":        "Dr. Anna Müller",
		"walesa":        "Łucja Wałęsa",
		"図書館":           "山田 太郎",
		"03023125123":   "Dr. Anna Müller",
		"bibframe anna": "Dr. Anna Müller",
	} {
		t.Run(query, func(t *testing.T) {
			out := d.must("find", "--json", query)
			if doc := parse(t, out); len(doc) != 1 {
				t.Errorf("the document has more than contacts: %v", doc)
			}
			if got := names(t, out); !slices.Equal(got, []string{want}) {
				t.Errorf("found %q, want %q", got, want)
			}
			if plain := d.must("find", query); !strings.HasPrefix(plain, want+"\t") {
				t.Errorf("plain output %q", plain)
			}
		})
	}
	t.Run("nobody", func(t *testing.T) {
		r := d.want(0, "nothing matches", "find", "--json", "zzzzzz")
		if got := names(t, r.out); len(got) != 0 {
			t.Errorf("found %q", got)
		}
	})
	t.Run("no more people than asked for, the first by name", func(t *testing.T) {
		all := names(t, d.must("find", "--json", "example"))
		r := d.want(0, "finds more people; the first 2 are printed", "find", "--json", "--limit", "2", "example")
		if got := names(t, r.out); len(all) != 3 || !slices.Equal(got, all[:2]) {
			t.Errorf("found %q of %q", got, all)
		}
		if got := d.must("find", "--limit", "1", "example"); strings.Count(got, "\n") != 1 || !strings.HasPrefix(got, all[0]+"\t") {
			t.Errorf("as text it is %q", got)
		}
		if r := d.want(0, "", "find", "--json", "--limit", "3", "example"); len(names(t, r.out)) != 3 || r.errout != "" {
			t.Errorf("of exactly so many people it says %q", r.errout)
		}
		for _, n := range []string{"0", "-1"} {
			d.want(1, "give a number of at least 1", "find", "--limit", n, "example")
		}
	})
	t.Run("importing the same file again adds nobody", func(t *testing.T) {
		d.must("import", filepath.Join(d.dir, "people.vcf"))
		if got := names(t, d.must("find", "--json", "example")); len(got) != 3 {
			t.Errorf("found %q", got)
		}
	})
}

func TestUndoTakesAnImportBackAndRedoRepeatsIt(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.vcf", cards))
	d.must("undo")
	if got := names(t, d.must("find", "--json", "example")); len(got) != 0 {
		t.Errorf("after undo: %q", got)
	}
	d.want(1, "nothing to undo", "undo")
	d.must("redo")
	if got := names(t, d.must("find", "--json", "example")); len(got) != 3 {
		t.Errorf("after redo: %q", got)
	}
	d.want(1, "lanyard: nothing to redo\n", "redo")
}

func TestDatabaseTroubles(t *testing.T) {
	t.Run("reading and undoing make no database", func(t *testing.T) {
		d := newDesk(t)
		for _, args := range [][]string{{"find", "x"}, {"export"}, {"event", "list"}, {"card", "list"}, {"qr", "--contact", "x"}, {"undo"}, {"redo"}} {
			d.want(1, "there is no database at", args...)
		}
		if _, err := os.Stat(d.db); !os.IsNotExist(err) {
			t.Error("one was made")
		}
	})
	t.Run("a file that is no database is left alone", func(t *testing.T) {
		d := newDesk(t)
		d.db = d.file("notes.txt", "just some notes, and enough of them to be a file")
		d.want(1, "not a Lanyard database", "find", "x")
		d.want(1, "not a Lanyard database", "event", "add", "X")
		if b, _ := os.ReadFile(d.db); !strings.HasPrefix(string(b), "just some notes") {
			t.Errorf("it holds %q now", b)
		}
	})
	t.Run("a place that cannot be written is named", func(t *testing.T) {
		d := newDesk(t)
		d.db = filepath.Join(d.file("file", "x"), "under.db")
		if r := d.run("event", "add", "X"); r.code != 1 || !strings.Contains(r.errout, d.db) && !strings.Contains(r.errout, filepath.Dir(d.db)) {
			t.Errorf("exit %d, %q", r.code, r.errout)
		}
	})
	t.Run("a read-only database is read, and not written", func(t *testing.T) {
		if os.Geteuid() == 0 {
			t.Skip("root may write everything")
		}
		d := newDesk(t)
		d.must("import", d.file("people.vcf", cards))
		for path, mode := range map[string]os.FileMode{d.db: 0o400, filepath.Dir(d.db): 0o500} {
			if err := os.Chmod(path, mode); err != nil {
				t.Fatal(err)
			}
		}
		t.Cleanup(func() { _ = os.Chmod(filepath.Dir(d.db), 0o700) })
		if got := names(t, d.must("find", "--json", "anna")); len(got) != 1 {
			t.Errorf("found %q", got)
		}
		d.want(1, "cannot be written", "event", "add", "X")
	})
}

func TestAllThatAreSureAreMergedAtOnce(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "name,email\nJane Doe,jane@sl.example\nBen Okoro,ben@sl.example\nAda Roe,\n"))
	d.want(3, "nobody is surely there twice", "duplicates", "--merge-sure")
	s, err := store.Open(t.Context(), d.db, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Do(t.Context(), "Test", func(tx *store.Tx) error { // as a sync or two books may bring them
		for _, c := range []data.Contact{
			{Given: "J.", Family: "Doe", Emails: []data.Email{{Value: "jane@sl.example"}}},
			{Given: "Doe", Family: "Jane", Emails: []data.Email{{Value: "jane@sl.example"}}},
			{Given: "Ada", Family: "Roe"},
		} {
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	before := d.must("find", "--json", "e")
	var doc struct {
		Merged []struct {
			Kept struct {
				UID  string `json:"uid"`
				Name string `json:"display_name"`
			} `json:"kept"`
			Gone []struct {
				Name string `json:"display_name"`
			} `json:"gone"`
		} `json:"merged"`
	}
	if err := json.Unmarshal([]byte(d.must("duplicates", "--merge-sure")), &doc); err != nil || len(doc.Merged) != 1 {
		t.Fatalf("%+v, %v", doc, err)
	}
	if m := doc.Merged[0]; m.Kept.UID == "" || m.Kept.Name != "Jane Doe" || len(m.Gone) != 2 {
		t.Errorf("merged %+v", m)
	}
	if got := d.must("duplicates"); got != "60\tAda Roe\tAda Roe\tsame name\n" {
		t.Errorf("left: %q", got)
	}
	d.must("undo")
	if after := d.must("find", "--json", "e"); after != before {
		t.Errorf("undone it is\n%s\nwant\n%s", after, before)
	}
}
