package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/format/table"
	"lanyard/data/format/xlsx"
	"lanyard/data/store"
	"lanyard/ui/reading"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/window"
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
	reading.Files(a.Window, []string{
		fileOf(t, "a.csv", "Name,Email\nAda Doe,ada@doe.example\n"),
		fileOf(t, "empty.csv", ""),
		fileOf(t, "days.ics", libraryDays),
		fileOf(t, "what.bin", "\x00\x01\xfe\xff\x00"),
		fileOf(t, "forum.ics", strings.ReplaceAll(libraryDays, "Library Days", "Archive Forum")),
		fileOf(t, "b.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Roe\r\nN:Roe;Bo;;;\r\nEND:VCARD\r\n"),
	})
	settle(t, a)
	s := sheetOf(t, a)
	if s.Title.Text() != "2 of 6 files not read" {
		t.Fatalf("the sheet is %q", s.Title.Text())
	}
	for _, want := range []string{"empty.csv is empty", "what.bin is neither"} {
		if got := texts(s.Body); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	s.Close()
	settle(t, a)
	for i, want := range []string{"Import a.csv (1 of 4)", "Import days.ics (2 of 4)", "Import forum.ics (3 of 4)", "Import b.vcf (4 of 4)"} {
		if len(a.Sheets) != 1 || a.Sheets[0].Title.Text() != want {
			t.Fatalf("sheet %d is not %q: %d are open", i, want, len(a.Sheets))
		}
		if i == 1 {
			a.Sheets[0].Close() // left out: the next comes
		} else {
			a.Sheets[0].Accept()
		}
		settle(t, a)
	}
	if n := count(t, a); n != 2 {
		t.Errorf("%d people", n)
	}
	if events, err := a.Store.Events(t.Context()); err != nil || len(events) != 1 || events[0].Name != "Archive Forum" {
		t.Errorf("events %+v, %v", events, err)
	}
	if got := texts(a.Toasts.Layer); !strings.Contains(got, "Imported 3 files") {
		t.Errorf("at the end it says %q", got)
	}
}

func TestTheRestOfSeveralFilesIsLeftOutAtOnce(t *testing.T) {
	a := newScreens(t)
	reading.Files(a.Window, []string{fileOf(t, "a.csv", "Name,Email\nAda Doe,ada@doe.example\n"), fileOf(t, "b.csv", "Name,Email\nBo Roe,bo@roe.example\n")})
	settle(t, a)
	for _, o := range sheetOf(t, a).Buttons.Objects {
		if b, ok := o.(*widget.Button); ok && b.Text == "Cancel all" {
			b.OnTapped()
		}
	}
	settle(t, a)
	if len(a.Sheets) != 0 || count(t, a) != 0 {
		t.Errorf("%d sheets, %d people", len(a.Sheets), count(t, a))
	}
}

func TestAProgrammeIsShownOnceItIsTakenIn(t *testing.T) {
	a := newScreens(t)
	path := fileOf(t, "days.ics", libraryDays)
	for _, again := range []bool{false, true} {
		a.shell.open("people")
		reading.Files(a.Window, []string{path})
		settle(t, a)
		sheetOf(t, a).Accept()
		settle(t, a)
		if got := texts(a.events().Detail.Content); a.shell.current != "events" || !strings.Contains(got, "Opening") {
			t.Errorf("again %v: %s is open and shows\n%s", again, a.shell.current, got)
		}
	}
}

func TestListsInASheetLeaveEscToIt(t *testing.T) {
	a := newScreens(t)
	reading.Files(a.Window, []string{fileOf(t, "a.csv", "Name,Email\nAda Doe,not an address\n")})
	settle(t, a)
	press(t, a, sheetOf(t, a).Body, "Problems (1)")
	walk(sheetOf(t, a).Body, func(o fyne.CanvasObject) {
		if l, ok := o.(*lists.List); ok {
			a.Native.Canvas().Focus(l)
		}
	})
	if _, ok := a.Native.Canvas().Focused().(*lists.List); !ok {
		t.Fatalf("the keys go to %T", a.Native.Canvas().Focused())
	}
	typeKey(a, fyne.KeyEscape)
	if len(a.Sheets) != 0 {
		t.Error("Esc does not close the import")
	}
}

func TestWhatChangesIsShownFieldByField(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		c := data.Contact{Given: "Ada", Family: "Doe", Title: "Librarian", Emails: []data.Email{{Value: "ada@doe.example"}}}
		return tx.SaveContact(&c)
	})
	reading.Files(a.Window, []string{fileOf(t, "a.csv", "First name,Last name,Job title,Email,Phone\nAda,Doe,Head of Metadata,ada@doe.example,+1 202-555-0143\n")})
	settle(t, a)
	walk(sheetOf(t, a).Body, func(o fyne.CanvasObject) {
		if l, ok := o.(*lists.List); ok {
			l.OnSelected(0)
		}
	})
	got := texts(sheetOf(t, a).Body)
	for _, want := range []string{"Head of Metadata (was Librarian)", "+ +1 202-555-0143"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// pickOption picks an option in the first choice of an object tree that has it, and gives what was chosen.
func pickOption(t *testing.T, o fyne.CanvasObject, option string) (was string) {
	t.Helper()
	done := false
	walk(o, func(o fyne.CanvasObject) {
		s, ok := o.(*widget.Select)
		for i := 0; ok && !done && i < len(s.Options); i++ {
			if s.Options[i] == option {
				was, done = s.Selected, true
				s.SetSelected(option)
			}
		}
	})
	if !done {
		t.Fatalf("nothing offers %q", option)
	}
	return was
}

func TestAFileGoesOntoTheListOfAnyEventAndIsRolledBackInTheSettings(t *testing.T) {
	a := newScreens(t)
	fair := data.Event{Name: "Book Fair"}
	write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&fair) })
	reading.Files(a.Window, []string{fileOf(t, "a.csv", "Name,Email\nAda Doe,ada@doe.example\n")})
	settle(t, a)
	pickOption(t, sheetOf(t, a).Body, "People and the list of Book Fair")
	pickOption(t, sheetOf(t, a).Body, "want to meet")
	sheetOf(t, a).OnOK()
	settle(t, a)
	listed, err := a.Store.Attendees(t.Context(), fair.ID)
	if err != nil || len(listed) != 1 || listed[0].Status != data.WantToMeet {
		t.Errorf("on the list: %+v, %v", listed, err)
	}
	shown(t, a, a.settings(), "settings")
	if got := texts(a.settings().Past); !strings.Contains(got, "a.csv") || !strings.Contains(got, ", 1 new") {
		t.Error(got)
	}
	press(t, a, a.settings().Past, "Roll back")
	if n := count(t, a); n != 0 {
		t.Errorf("%d people are left", n)
	}
	shown(t, a, a.settings(), "settings")
	if got := texts(a.settings().Past); !strings.Contains(got, "rolled back") {
		t.Error(got)
	}
}

func TestWhatIsDoneWithAPersonIsChosen(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		c := data.Contact{Given: "Ada", Family: "Doe", Emails: []data.Email{{Value: "ada@doe.example"}}}
		return tx.SaveContact(&c)
	})
	const file = "Name,Email,Company,Crew\nAda Doe,ada@doe.example,Museum,Oars\nBo Roe,bo@roe.example,,\n"
	open := func() *window.Sheet {
		reading.Files(a.Window, []string{fileOf(t, "a.csv", file)})
		settle(t, a)
		return sheetOf(t, a)
	}
	s := open()
	if got := texts(s.Body); !strings.Contains(got, "CSV, 2 people: 1 new, 1 updated") || !strings.Contains(got, "+ Crew: Oars") {
		t.Error(got)
	}
	for _, c := range []struct{ option, says string }{
		{"Leave out", "CSV, 2 people: 1 new, 1 left out"}, {"Add as a new person", "CSV, 2 people: 2 new"}, {"Update Ada Doe", "1 new, 1 updated"},
	} {
		pickOption(t, s.Body, c.option)
		if got := texts(s.Body); !strings.Contains(got, c.says) {
			t.Errorf("%s: %s", c.option, got)
		}
	}
	walk(s.Body, func(o fyne.CanvasObject) { // Enter takes the next: a new person, leave out
		if l, ok := o.(*lists.List); ok {
			l.OnEnter(0)
			l.OnEnter(0)
		}
	})
	s.Accept()
	settle(t, a)
	if n := count(t, a); n != 2 {
		t.Errorf("%d people", n)
	}
	if c, err := a.Store.Contact(t.Context(), 1); err != nil || c.Organisation != "" {
		t.Errorf("left out, and yet: %+v, %v", c, err)
	}
}

func TestARolledBackImportKeepsWhatWasEditedSince(t *testing.T) {
	a := newScreens(t)
	take := func(name, text string) {
		reading.Files(a.Window, []string{fileOf(t, name, text)})
		settle(t, a)
		sheetOf(t, a).Accept()
		settle(t, a)
	}
	take("a.csv", "Name,Email\nAda Doe,ada@doe.example\nBo Roe,bo@roe.example\nCy Poe,cy@poe.example\n")
	take("b.csv", "Name,Email,Company\nBo Roe,bo@roe.example,Museum\n") // a later import builds on it
	found, err := a.Store.Find(t.Context(), data.Query{Text: "Ada"}, 0)
	if err != nil || len(found.IDs) != 1 {
		t.Fatal(found, err)
	}
	write(t, a, func(tx *store.Tx) error {
		c, err := tx.Contact(found.IDs[0])
		if err != nil {
			return err
		}
		c.Note = "met at the fair"
		return tx.SaveContact(&c)
	})
	back := func() {
		shown(t, a, a.settings(), "settings")
		got := texts(a.settings().Past)
		if strings.Index(got, "b.csv") > strings.Index(got, "a.csv") {
			t.Error("the latest import is not the first in the list")
		}
		row := strings.Index(got, "a.csv")
		if strings.Contains(got[row:min(len(got), row+80)], "rolled back") {
			t.Fatal("it is rolled back already")
		}
		pressLast(t, a, a.settings().Past, "Roll back")
	}
	back()
	if got := texts(a.Toasts.Layer); !strings.Contains(got, "Rolled back: a.csv") || !strings.Contains(got, "kept, changed since:") || !strings.Contains(got, "Ada Doe") {
		t.Errorf("it says %q", got)
	}
	left, err := a.Store.Find(t.Context(), data.Query{}, 0)
	if err != nil || len(left.IDs) != 2 { // Ada, who was edited, and Bo, whom the second file changed
		t.Errorf("%d people are left, %v", len(left.IDs), err)
	}
	shown(t, a, a.settings(), "settings")
	if got := texts(a.settings().Past); !strings.Contains(got, "rolled back") {
		t.Errorf("the list says\n%s", got)
	}
	a.Redo()
	settle(t, a)
	if n := count(t, a); n != 3 {
		t.Errorf("after the redo there are %d people", n)
	}
	back()
	if left, err := a.Store.Find(t.Context(), data.Query{}, 0); err != nil || len(left.IDs) != 2 {
		t.Errorf("the second time %d people are left, %v", len(left.IDs), err)
	}
}

// pressLast presses the last button of a text.
func pressLast(t *testing.T, a *App, in fyne.CanvasObject, text string) {
	t.Helper()
	var last *widget.Button
	walk(in, func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && b.Text == text {
			last = b
		}
	})
	if last == nil {
		t.Fatalf("there is no button %q", text)
	}
	last.OnTapped()
	settle(t, a)
}

func TestTheSheetOfAWorkbookIsShownAndAnotherCanBeChosen(t *testing.T) {
	var b bytes.Buffer
	e := xlsx.NewEncoder(&b)
	if err := e.Encode(table.Row{Contact: data.Contact{DisplayName: "Ada Doe", Given: "Ada", Family: "Doe"}}); err != nil {
		t.Fatal(err)
	}
	if err := e.Close(data.Event{Name: "Forum", Sessions: []data.Session{{Title: "Opening", Speakers: "Bo Roe"}}}); err != nil {
		t.Fatal(err)
	}
	a := newScreens(t)
	reading.Files(a.Window, []string{fileOf(t, "book.xlsx", b.String())})
	settle(t, a)
	if got := texts(sheetOf(t, a).Body); !strings.Contains(got, "1 person: 1 new") {
		t.Error(got)
	}
	if got := pickOption(t, sheetOf(t, a).Body, "Event"); got != "People" {
		t.Errorf("the sheet shown is %q", got)
	}
	settle(t, a)
	s := sheetOf(t, a)
	if got := texts(s.Body); len(a.Sheets) != 1 || !strings.Contains(got, "XLSX, 0 people") {
		t.Errorf("%d sheets open: %s", len(a.Sheets), got)
	}
	pickOption(t, s.Body, "Display name") // the first column of the sheet: Event
	settle(t, a)
	if got := texts(s.Body); !strings.Contains(got, "2 people: 2 new") || !strings.Contains(got, "Forum") {
		t.Error(got)
	}
	if got := pickOption(t, s.Body, "People"); got != "Event" {
		t.Errorf("the sheet shown is %q", got)
	}
	settle(t, a)
	sheetOf(t, a).Accept()
	settle(t, a)
	if n := count(t, a); n != 1 || len(a.Sheets) != 0 {
		t.Errorf("%d people, %d sheets open", n, len(a.Sheets))
	}
}

func TestLanyardsOwnDocumentBringsEventsAndOwnDetails(t *testing.T) {
	a := newScreens(t)
	here := data.Event{Name: "Where I am"} // the document says itself who is on which list
	write(t, a, func(tx *store.Tx) error {
		if err := tx.SaveEvent(&here); err != nil {
			return err
		}
		return tx.SetCurrent(here.ID)
	})
	settle(t, a)
	a.Places.Event(here.ID)
	settle(t, a)
	reading.Files(a.Window, []string{fileOf(t, "all.json", `{"lanyard":{"format":1},"contacts":[{"display_name":"Ada Doe","foo":1,
		"encounters":[{"event_id":1,"at":"2026-08-12"}]}],"events":[{"id":1,"name":"Forum","start":"2026-08-12"}],
		"me":{"display_name":"Me Myself"},"cards":[{"name":"Work"}],"problems":[]}`)})
	settle(t, a)
	s := sheetOf(t, a)
	for _, want := range []string{"JSON, 1 person: 1 new · 1 event, your own details (Me Myself), 1 card", "Problems (1)"} {
		if got := texts(s.Body); !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	isMe := func(want string) {
		t.Helper()
		if me, err := a.Store.Me(t.Context()); err != nil || me.DisplayName != want {
			t.Errorf("I am %q, %v; want %q", me.DisplayName, err, want)
		}
	}
	isMe("") // it was shown, no more
	s.Accept()
	settle(t, a)
	isMe("Me Myself")
	reading.Files(a.Window, []string{fileOf(t, "other.json", `{"lanyard":{"format":1},"contacts":[{"display_name":"Zed"}],"events":[],
		"me":{"display_name":"Mallory Mail"},"cards":[{"name":"Play"}],"problems":[]}`)})
	settle(t, a)
	s = sheetOf(t, a)
	if got := texts(s.Body); !strings.Contains(got, "Problems (1)") || strings.Contains(got, "your own details") {
		t.Errorf("of somebody else's document it says %q", got)
	}
	s.Accept()
	settle(t, a)
	isMe("Me Myself")
	events, err := a.Store.Events(t.Context())
	if err != nil || len(events) != 2 || events[0].Name != "Forum" || events[0].People != 1 || events[1].People != 0 {
		t.Errorf("events %+v, %v", events, err)
	}
}
