package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/store"
	"lanyard/ui/backup"
	"lanyard/ui/exporting"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

func TestTheExportSaysWhatDoesNotFitBeforeItWrites(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		c := data.Contact{Given: "Ada", Family: "Doe", Organisation: "=1+1", Emails: []data.Email{{Value: "a@doe.example"}, {Value: "b@doe.example"}}}
		return tx.SaveContact(&c)
	})
	exporting.People(a.Window, "Export", "", export.Job{})
	settle(t, a)
	walk(sheetOf(t, a).Body, func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok && slices.Contains(s.Options, "Salesforce (CSV)") && s.Options[0] != "Spreadsheet (XLSX)" {
			t.Errorf("%s comes first", s.Options[0])
		}
	})
	for _, c := range []struct{ name, says string }{
		{"Salesforce (CSV)", "1 person has a second e-mail: goes into Description"},
		{"Salesforce (CSV)", "1 cell would run as a formula in a spreadsheet: in row 2, AccountName. For a spreadsheet choose a spreadsheet above."},
		{"Spreadsheet (CSV)", "Everything fits."},
		{"Spreadsheet (XLSX)", "Everything fits."},
		{"Other apps and Lanyard (CSV)", "Everything fits."},
		{"Other apps and Lanyard (CSV)", "1 cell would run as a formula in a spreadsheet: in row 2, Organisation."},
		{"vCard 3.0 (phones)", "Everything fits."},
	} {
		t.Run(c.name, func(t *testing.T) {
			walk(sheetOf(t, a).Body, func(o fyne.CanvasObject) {
				if s, ok := o.(*widget.Select); ok {
					s.SetSelected(c.name)
				}
			})
			settle(t, a)
			got := texts(sheetOf(t, a).Body)
			if !strings.Contains(got, c.says) || strings.Contains(got, "would run") && strings.HasPrefix(c.name, "Spreadsheet") {
				t.Error(got)
			}
		})
	}
}

func TestAnEventWithoutPeopleIsExportedAsACalendar(t *testing.T) {
	a := newScreens(t)
	e := data.Event{Name: "Library Days", Sessions: []data.Session{{Title: "Opening"}}}
	write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	exporting.Event(a.Window, e.ID, nil)
	settle(t, a)
	s := sheetOf(t, a)
	if got := texts(s.Body); s.Title.Text() != "Export the programme of Library Days" || !strings.Contains(got, "Calendar (ICS)") {
		t.Errorf("%s: %s", s.Title.Text(), got)
	}
	if path := pathAfter(t, a, s); filepath.Base(path.Text) != "Library-Days.ics" {
		t.Errorf("the name %q is proposed", path.Text)
	}
}

// exportTo opens the export of everybody, and the sheet that asks for the path, which it gives with its entry.
func exportTo(t *testing.T, a *App, job export.Job) (*window.Sheet, *widget.Entry) {
	t.Helper()
	exporting.People(a.Window, "Export", "", job)
	settle(t, a)
	path := pathAfter(t, a, sheetOf(t, a))
	return sheetOf(t, a), path
}

// pathAfter goes on from a sheet to the one that asks for the path, and gives its entry.
func pathAfter(t *testing.T, a *App, s *window.Sheet) *widget.Entry {
	t.Helper()
	s.Accept()
	settle(t, a)
	path, ok := sheetOf(t, a).First.(*widget.Entry)
	if !ok {
		t.Fatalf("no path is asked for, but %q is in front", topTitle(a))
	}
	return path
}

func ada(tx *store.Tx) error { return tx.SaveContact(&data.Contact{Given: "Ada"}) }

func TestNobodyIsNotExported(t *testing.T) {
	for name, c := range map[string]struct {
		people func(*store.Tx) error
		job    export.Job
		says   string
	}{
		"an empty file":      {nil, export.Job{}, "There is nobody to export yet."},
		"a search":           {ada, export.Job{Selection: data.Selection{Query: data.Query{Text: "zzz"}}}, "the search and the filters find nobody"},
		"a spelling near":    {ada, export.Job{Selection: data.Selection{Query: data.Query{Text: "adda"}}}, "the search and the filters find nobody"},
		"a topic":            {ada, export.Job{Selection: data.Selection{Query: data.Query{Topics: []string{"metadata"}}}}, "the search and the filters find nobody"},
		"JSON":               {nil, export.Job{Format: export.JSON}, "There is nobody to export yet."},
		"promises of nobody": {ada, export.Job{Format: export.ICS, Selection: data.Selection{IDs: []int64{1}}}, "There is nothing to export"},
		"nobody of an event": {ada, export.Job{Event: 1, Selection: data.Selection{Query: data.Query{Event: 1}}}, "nobody is on the list of this event yet"},
	} {
		t.Run(name, func(t *testing.T) {
			a := newScreens(t)
			write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&data.Event{Name: "Library Days"}) })
			if c.people != nil {
				write(t, a, c.people)
			}
			dir := t.TempDir()
			a.SetSetting("export_folder", dir)
			settle(t, a)
			exporting.People(a.Window, "Export", "", c.job)
			settle(t, a)
			s := sheetOf(t, a)
			if got := texts(s.Body); !s.OKButton.Disabled() || !strings.Contains(got, c.says) {
				t.Errorf("the button is off: %v; it says\n%s", s.OKButton.Disabled(), got)
			}
			typeKey(a, fyne.KeyReturn)
			s.Accept()
			settle(t, a)
			if left, _ := os.ReadDir(dir); len(left) != 0 || len(a.Sheets) != 1 {
				t.Errorf("written %v, sheets %d", left, len(a.Sheets))
			}
		})
	}
}

func TestAnExportTakesAFreeNameUntilTheUserGivesOne(t *testing.T) {
	a := newScreens(t)
	write(t, a, ada)
	dir := t.TempDir()
	a.SetSetting("export_folder", dir)
	settle(t, a)
	names := func() string {
		all, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for i := range all {
			all[i] = filepath.Base(all[i])
		}
		return strings.Join(all, " ")
	}
	for _, want := range []string{"people-2026-08-12.xlsx", "people-2026-08-12-2.xlsx people-2026-08-12.xlsx", "people-2026-08-12-2.xlsx people-2026-08-12-3.xlsx people-2026-08-12.xlsx"} {
		s, _ := exportTo(t, a, export.Job{})
		s.Accept()
		settle(t, a)
		if got := names(); got != want {
			t.Fatalf("there are %s, want %s", got, want)
		}
	}
	if got := texts(a.Toasts.Layer); !strings.Contains(got, "Exported 1 person to people-2026-08-12-3.xlsx") || !strings.Contains(got, "Show in folder") {
		t.Errorf("it says %q", got)
	}

	s, path := exportTo(t, a, export.Job{})
	taken := path.Text // by another program, while the sheet is open
	if err := os.WriteFile(taken, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Accept()
	settle(t, a)
	if b, _ := os.ReadFile(taken); string(b) != "precious" || !strings.Contains(names(), "people-2026-08-12-5.xlsx") {
		t.Errorf("the other program's file holds %q; there are %s", b, names())
	}

	s, path = exportTo(t, a, export.Job{})
	path.SetText(taken) // the user's own wish
	s.Accept()
	settle(t, a)
	if b, _ := os.ReadFile(taken); string(b) != "precious" || len(a.Sheets) != 2 || s.OKButton.Text != "Replace" || !strings.Contains(texts(s.Body), "is there already. Save again to replace it.") {
		t.Fatalf("it holds %q, sheets %d, button %q", b, len(a.Sheets), s.OKButton.Text)
	}
	path.SetText(taken + "x")
	path.SetText(taken)
	if s.OKButton.Text != "Export" {
		t.Errorf("after another name the button says %q", s.OKButton.Text)
	}
	s.Accept()
	settle(t, a)
	s.Accept()
	settle(t, a)
	if b, _ := os.ReadFile(taken); !strings.HasPrefix(string(b), "PK") || len(a.Sheets) != 0 {
		t.Errorf("replaced, it begins %.20q; sheets %d", b, len(a.Sheets))
	}
}

func TestTheReportTakesAFreeNameToo(t *testing.T) {
	a := newScreens(t)
	dir := t.TempDir()
	a.Folders["report_folder"] = dir
	for n := 1; n < 3; n++ {
		a.file.err = os.ErrPermission
		backup.SaveReport(a.Window, a.file.err)
		settle(t, a)
		pathAfter(t, a, sheetOf(t, a))
		sheetOf(t, a).Accept()
		settle(t, a)
		if all, _ := os.ReadDir(dir); len(all) != n {
			t.Errorf("after %d reports there are %v", n, all)
		}
	}
}
