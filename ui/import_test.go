package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	fields "lanyard/data/format/field"
	"lanyard/data/store"
	"lanyard/ui/widget"
)

// fileOf writes a file to be imported.
func fileOf(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSeveralFilesAreTakenInOneAfterAnother(t *testing.T) {
	a := newScreens(t)
	a.importFiles([]string{
		fileOf(t, "a.csv", "Name,Email\nAda Doe,ada@doe.example\n"),
		fileOf(t, "empty.csv", ""),
		fileOf(t, "b.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Roe\r\nN:Roe;Bo;;;\r\nEND:VCARD\r\n"),
	})
	settle(t, a)
	s := sheetOf(t, a)
	if got := s.title.Text(); got != "Import a.csv (1 of 3)" {
		t.Errorf("the sheet is %q", got)
	}
	if got := texts(s.body); !strings.Contains(got, "CSV, 1 person: 1 new") {
		t.Error(got)
	}
	s.OnOK()
	settle(t, a)
	for len(a.sheets) > 0 && sheetOf(t, a).title.Text() != "Import b.vcf (3 of 3)" { // what the empty file says
		sheetOf(t, a).Close()
		settle(t, a)
	}
	sheetOf(t, a).OnOK()
	settle(t, a)
	if n := count(t, a); n != 2 {
		t.Errorf("%d people", n)
	}
}

func TestWhatChangesIsShownFieldByField(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		c := data.Contact{Given: "Ada", Family: "Doe", Title: "Librarian", Emails: []data.Email{{Value: "ada@doe.example"}}}
		return tx.SaveContact(&c)
	})
	a.importFiles([]string{fileOf(t, "a.csv", "First name,Last name,Job title,Email,Phone\nAda,Doe,Head of Metadata,ada@doe.example,+1 202-555-0143\n")})
	settle(t, a)
	walk(sheetOf(t, a).body, func(o fyne.CanvasObject) {
		if l, ok := o.(*widget.List); ok {
			l.OnSelected(0)
		}
	})
	got := texts(sheetOf(t, a).body)
	for _, want := range []string{"Job title: Librarian → Head of Metadata", "+ Phone: +1 202-555-0143"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestColumnsAreRememberedForTheNextFileOfTheirShape(t *testing.T) {
	a := newScreens(t)
	job := func(text string) *importJob {
		j := &importJob{app: a, path: fileOf(t, "a.csv", text)}
		if err := j.open(t.Context()); err != nil {
			t.Fatal(err)
		}
		return j
	}
	const header = "Name,Email,Crew\n"
	first := job(header + "Ada Doe,ada@doe.example,Sails\n")
	if first.recalled {
		t.Error("something is remembered from nowhere")
	}
	first.layout.Columns[2].Field = fields.Department
	first.remember()
	settle(t, a)
	second := job(header + "Bo Roe,bo@roe.example,Oars\n")
	if !second.recalled || second.layout.Columns[2].Field != fields.Department {
		t.Errorf("recalled %v: %+v", second.recalled, second.layout.Columns)
	}
	if other := job("Name,Email,Boat\nBo Roe,bo@roe.example,Oars\n"); other.recalled {
		t.Error("another header has the same columns")
	}
	second.forget()
	settle(t, a)
	if third := job(header + "Cy Poe,cy@poe.example,Oars\n"); third.recalled || third.layout.Columns[2].Field == fields.Department {
		t.Error("it was not forgotten")
	}
}

func TestRowsThatCannotBeReadAreSavedWithLineReasonAndText(t *testing.T) {
	j := &importJob{
		path: "a.csv", kind: "csv", bytes: []byte("Name,Email\r\n=1+1,,\r\n"),
		problems: []*data.RowError{{Line: 2, Reason: "nobody is named"}, {Reason: "no line"}},
	}
	var out strings.Builder
	if err := j.writeUnread(&out); err != nil {
		t.Fatal(err)
	}
	if want := "\ufeffLine,Reason,Text\r\n2,nobody is named,\"\u200e=1+1,,\"\r\n,no line,\r\n"; out.String() != want {
		t.Errorf("%q", out.String())
	}
}

// pickOption picks an option in the first choice of an object tree that has it.
func pickOption(t *testing.T, o fyne.CanvasObject, option string) {
	t.Helper()
	done := false
	walk(o, func(o fyne.CanvasObject) {
		s, ok := o.(*widget.Select)
		for i := 0; ok && !done && i < len(s.Options); i++ {
			if s.Options[i] == option {
				s.SetSelected(option)
				done = true
			}
		}
	})
	if !done {
		t.Fatalf("nothing offers %q", option)
	}
}

func TestAFileGoesOntoTheListOfAnyEventAndIsRolledBackInTheSettings(t *testing.T) {
	a := newScreens(t)
	fair := data.Event{Name: "Book Fair"}
	write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&fair) })
	a.importFiles([]string{fileOf(t, "a.csv", "Name,Email\nAda Doe,ada@doe.example\n")})
	settle(t, a)
	pickOption(t, sheetOf(t, a).body, "People and the list of Book Fair")
	pickOption(t, sheetOf(t, a).body, "want to meet")
	sheetOf(t, a).OnOK()
	settle(t, a)
	listed, err := a.Store.Attendees(t.Context(), fair.ID)
	if err != nil || len(listed) != 1 || listed[0].Status != data.WantToMeet {
		t.Errorf("on the list: %+v, %v", listed, err)
	}
	shown(t, a, a.settings, "settings")
	if got := texts(a.settings.past); !strings.Contains(got, "a.csv") || !strings.Contains(got, "1 new, 0 updated") {
		t.Error(got)
	}
	press(t, a, a.settings.past, "Roll back")
	if n := count(t, a); n != 0 {
		t.Errorf("%d people are left", n)
	}
	shown(t, a, a.settings, "settings")
	if got := texts(a.settings.past); !strings.Contains(got, "rolled back") {
		t.Error(got)
	}
}
