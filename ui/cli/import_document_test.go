package cli_test

import (
	"strings"
	"testing"
)

func TestWhatIsExportedAsJSONIsImported(t *testing.T) {
	d := newDesk(t)
	d.must("generate", "--db", d.db, "--contacts", "40", "--seed", "3")
	d.must("card", "set", "Work", "--given", "Me", "--family", "Myself")
	want := d.must("export", "--format", "json")
	if !strings.HasPrefix(want, `{"lanyard":{"format":1,"of":"`) || !strings.Contains(want, `"mime":"image/jpeg","data":"`) || !strings.Contains(want, "Myself") {
		t.Fatalf("exported as %.300s", want)
	}
	other := newDesk(t)
	r := other.want(0, "40 new, 0 updated, 0 already there", "import", d.file("all.json", want))
	if !strings.Contains(r.errout, "your own details") {
		t.Errorf("said %q", r.errout)
	}
	if got := other.must("export", "--format", "json"); got != want {
		t.Error("it comes back as something else")
	}
	t.Run("again it changes nothing, also from standard input", func(t *testing.T) {
		if r := other.runInput(strings.NewReader(want), "import", "-"); r.code != 0 || !strings.Contains(r.errout, "0 new, 0 updated, 40 already there") {
			t.Errorf("exit %d, %q", r.code, r.errout)
		}
	})
	t.Run("what a dry run prints can be imported", func(t *testing.T) {
		shown := d.must("import", "--dry-run", "--json", d.file("all.json", want))
		third := newDesk(t)
		third.want(1, "the picture itself is not in the file", "import", d.file("shown.json", shown))
		if got := names(t, third.must("find", "--json", "example")); len(got) != 40 {
			t.Errorf("%d people", len(got))
		}
	})
	t.Run("without photos there are none", func(t *testing.T) {
		if got := d.must("export", "--format", "json", "--no-photos"); strings.Contains(got, `"photo"`) {
			t.Error("there are photos")
		}
	})
	t.Run("a query takes no own details along", func(t *testing.T) {
		if got := d.must("export", "--format", "json", "--query", "example"); strings.Contains(got, "Myself") {
			t.Error("there are own details")
		}
	})
}

// TestWhatIsLeftOutOfADocumentIsNotCounted imports the document of another user.
func TestWhatIsLeftOutOfADocumentIsNotCounted(t *testing.T) {
	other, d := newDesk(t), newDesk(t)
	other.must("card", "set", "Work", "--given", "Other", "--family", "User")
	other.must("import", other.file("people.csv", "Name,Topics\nAnna Ott,maps\n"))
	other.must("event", "add", "Fair")
	other.must("view", "save", "mappers", "--topic", "maps")
	other.must("cadence", "--topic", "maps", "--every", "3m")
	d.must("card", "set", "Mine", "--given", "Me", "--family", "Myself")
	r := d.want(0, "1 new, 0 updated, 0 already there, 1 event\n", "import", d.file("all.json", other.must("export", "--format", "json")))
	if !strings.Contains(r.errout, "left out") {
		t.Errorf("said %q", r.errout)
	}
}

func TestABadDocumentSaysWhere(t *testing.T) {
	for name, tc := range map[string]struct{ doc, want, saved string }{
		"a key that is not known": {`{"lanyard":{"format":1},"contacts":[{"display_name":"Ann Ott","shoe":43}]}`, "line 1: contacts[0].shoe: no such key is known, it was left out: 43", "Ann Ott"},
		"cut off":                 {`{"lanyard":{"format":1},"contacts":[{"display_name":"Ann Ott"},{"displ`, "the file is cut off in the middle (contacts[1], line 1, byte ", ""},
		"of a later version":      {`{"lanyard":{"format":9},"contacts":[{"display_name":"Ann Ott"}]}`, "a newer Lanyard wrote", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.want(1, tc.want, "import", d.file("a.json", tc.doc))
			d.want(1, tc.want, "import", "--dry-run", d.file("a.json", tc.doc))
			if r := d.run("find", "Ann"); strings.Contains(r.out, "Ann Ott") != (tc.saved != "") {
				t.Errorf("found %q", r.out)
			}
		})
	}
}

// TestTheContactsOfAnotherUserAlone imports the document of another user without what is personal in it.
func TestTheContactsOfAnotherUserAlone(t *testing.T) {
	other := newDesk(t)
	other.must("card", "set", "Work", "--given", "Other", "--family", "User")
	other.must("import", other.file("people.csv", "Name,E-mail,Note\nAnna Ott,anna@lib.example,keeps maps\n"))
	other.must("event", "add", "Fair", "--from", "2026-08-10")
	other.must("met", "Anna", "--event", "Fair", "--at", "2026-08-10", "--note", "was late")
	other.must("promise", "add", "Anna", "send the slides")
	all := other.must("export", "--format", "json")
	const says = "the file is from Other User; notes, promises and encounters in it come in as yours; --without note,promises,encounters takes the contacts alone\n"
	for _, c := range []struct {
		claim   string
		me      bool
		without string
		says    bool
		keeps   []string
		loses   []string
	}{
		{"all comes in, and that is said", true, "", true, []string{"keeps maps", "was late", "send the slides", `"name":"Fair"`}, nil},
		{"the contacts alone", true, "note,promises,encounters", false, []string{"anna@lib.example"}, []string{"keeps maps", "was late", "send the slides", "Fair"}},
		{"a part alone", true, "promises", true, []string{"keeps maps", "was late", `"name":"Fair"`}, []string{"send the slides"}},
		{"one's own", false, "", false, []string{"keeps maps", "was late", "send the slides"}, nil},
		{"one's own in part", false, "note", false, []string{"send the slides", `"name":"Fair"`}, []string{"keeps maps", "was late"}},
	} {
		d := newDesk(t)
		if c.me {
			d.must("card", "set", "Mine", "--given", "Me", "--family", "Myself")
		}
		args := []string{"import", d.file("all.json", all)}
		if c.without != "" {
			args = append(args, "--without", c.without)
		}
		r := d.want(0, "1 new, 0 updated, 0 already there", args...)
		if strings.Contains(r.errout, says) != c.says {
			t.Errorf("%s: said %q", c.claim, r.errout)
		}
		got := d.must("export", "--format", "json")
		for _, text := range c.keeps {
			if !strings.Contains(got, text) {
				t.Errorf("%s: %q is not there", c.claim, text)
			}
		}
		for _, text := range c.loses {
			if strings.Contains(got, text) {
				t.Errorf("%s: %q is there", c.claim, text)
			}
		}
		d.must("undo")
		if got := names(t, d.must("find", "--json", "anna")); len(got) != 0 {
			t.Errorf("%s: undone, %q are there", c.claim, got)
		}
	}
	newDesk(t).want(1, "nothing that can be left out", "import", "--without", "photos", other.file("all.json", all))
}

// What the document says otherwise of what goes on is told with its line, and is no fault.
func TestADocumentSaysWhatStaysAsItIs(t *testing.T) {
	t.Setenv("LANYARD_NOW", "2026-08-12T10:20:00+02:00")
	d := newDesk(t)
	d.must("import", d.file("a.csv", "Name\nAnn Ott\n"))
	d.must("cadence", "Ann", "--every", "3m")
	d.must("promise", "add", "Ann", "send slides", "--due", "2026-09-01")
	doc := d.must("export", "--format", "json")
	for was, is := range map[string]string{"3m": "6m", "2026-09-01": "2026-10-01"} {
		if !strings.Contains(doc, was) {
			t.Fatalf("%s is not in %s", was, doc)
		}
		doc = strings.ReplaceAll(doc, was, is)
	}
	r := d.run("import", d.file("b.json", doc))
	all := r.out + r.errout
	if r.code != 0 || !strings.Contains(all, "the promise send slides is for another day") || !strings.Contains(all, "how often you want to be in touch is another") {
		t.Errorf("exit %d, %s", r.code, all)
	}
}
