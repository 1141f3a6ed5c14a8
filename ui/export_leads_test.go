package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/exporting"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// theWidget is the widget of a type in a sheet for which is holds.
func theWidget[T fyne.CanvasObject](t *testing.T, s *window.Sheet, is func(T) bool) (found T) {
	t.Helper()
	ok := false
	walk(s.Body, func(o fyne.CanvasObject) {
		if w, of := o.(T); of && is(w) && !ok {
			found, ok = w, true
		}
	})
	if !ok {
		t.Fatalf("there is no %T in %q", found, s.Title.Text())
	}
	return found
}

func TestAListOfLeadsIsExportedInTheColumnsChosen(t *testing.T) {
	a := newScreens(t)
	dir := t.TempDir()
	a.SetSetting("export_folder", dir)
	e := data.Event{Name: "Fair", Questions: []data.Question{{Key: "topic", Text: "Which topics?", Type: data.TagsQuestion}}}
	meetAt := func(name, answer string) {
		write(t, a, func(tx *store.Tx) error {
			c := data.Contact{DisplayName: name, Organisation: "Library"}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			return tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: e.ID, At: noon, Answers: []data.Answer{{Key: "topic", Value: answer}}})
		})
	}
	write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	meetAt("Ann Lund", "IIIF")
	open := func() *window.Sheet {
		t.Helper()
		exporting.Event(a.Window, e.ID, nil)
		settle(t, a)
		return sheetOf(t, a)
	}
	save := func(s *window.Sheet, name string) string {
		t.Helper()
		path := pathAfter(t, a, s)
		path.SetText(filepath.Join(dir, name))
		sheetOf(t, a).Accept()
		settle(t, a)
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return strings.ReplaceAll(strings.TrimPrefix(string(text), "\uFEFF"), "\r\n", "|")
	}
	columns := func(s *window.Sheet) *widget.Select {
		return theWidget(t, s, func(c *widget.Select) bool { return c.Options[0] == "All columns" })
	}
	format := func(s *window.Sheet) *widget.Select {
		return theWidget(t, s, func(c *widget.Select) bool { return c.Options[0] == "Spreadsheet (XLSX)" })
	}
	s := open()
	columns(s).SetSelectedIndex(2) // the short list
	settle(t, a)
	if got := texts(s.Body); !strings.Contains(got, "Answer: Which topics? [topic]") || !strings.Contains(got, "IIIF") || !strings.Contains(got, "Ann Lund") {
		t.Errorf("the preview is\n%s", got)
	}
	format(s).SetSelectedIndex(1)
	settle(t, a)
	if got := save(s, "one.csv"); got != "Name,Organisation,Job title,E-mail,Phone,Encounter note,Warmth,Answer: Which topics? [topic]|Ann Lund,Library,,,,,,IIIF|" {
		t.Errorf("the short list is %q", got)
	}
	meetAt("Bo Roe", "ORCID")
	s = open() // the choice is remembered
	if columns(s).SelectedIndex() != 2 {
		t.Errorf("the columns are %q", columns(s).Selected)
	}
	theWidget(t, s, func(b *widget.Button) bool { return b.Text == "Choose …" }).Tapped(&fyne.PointEvent{})
	settle(t, a)
	list := listIn(t, sheetOf(t, a).Body)
	a.Native.Canvas().Focus(list)
	typeKey(a, fyne.KeySpace) // the name goes
	typeKey(a, fyne.KeyDown)
	typeKey(a, fyne.KeyDown)
	theWidget(t, sheetOf(t, a), func(b *widget.Button) bool { return b.Text == "Up" }).Tapped(&fyne.PointEvent{})
	sheetOf(t, a).Accept()
	settle(t, a)
	s = sheetOf(t, a)
	fresh := theWidget(t, s, func(c *widget.Check) bool { return strings.HasPrefix(c.Text, "Only who is new") })
	if fresh.Text != "Only who is new or changed since the last export: 1 new" {
		t.Errorf("it says %q", fresh.Text)
	}
	fresh.SetChecked(true)
	format(s).SetSelectedIndex(1)
	settle(t, a)
	if got := save(s, "two.csv"); got != "Job title,Organisation,E-mail,Phone,Encounter note,Warmth,Answer: Which topics? [topic]|,Library,,,,,ORCID|" {
		t.Errorf("what is new is %q", got)
	}
	s = open()
	theWidget(t, s, func(c *widget.Check) bool { return strings.HasPrefix(c.Text, "Only who is new") }).SetChecked(true)
	settle(t, a)
	if got := texts(s.Body); !s.OKButton.Disabled() || !strings.Contains(got, "nobody came or changed since the last export") {
		t.Errorf("nobody is new, and the sheet says\n%s", got)
	}
}

func TestTheExportOfAnEventHoldsWhatItsListShows(t *testing.T) {
	a := newScreens(t)
	e := data.Event{Name: "Fair"}
	write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	for _, name := range []string{"Ann Lund", "Bo Roe", "Cy Roe"} {
		write(t, a, func(tx *store.Tx) error {
			c := data.Contact{DisplayName: name}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			return tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID})
		})
	}
	a.Places.Event(e.ID)
	settle(t, a)
	people := a.events().Detail.People()
	for _, c := range []struct {
		narrow       func()
		title, fresh string
	}{
		{func() {}, "Export the people of Fair", "3 new"},
		{func() { people.Search.SetText("roe") }, "Export 2 people of Fair", "2 new"},
		{func() { people.Search.SetText("nobody"); settle(t, a) }, "Export 0 people of Fair", "0 new"},
		{func() { people.Search.SetText(""); settle(t, a); people.Ticks.All() }, "Export 3 people of Fair", "3 new"},
	} {
		c.narrow()
		settle(t, a)
		a.events().Export()
		settle(t, a)
		s := sheetOf(t, a)
		if got := s.Title.Text(); got != c.title {
			t.Errorf("the sheet is %q, not %q", got, c.title)
		}
		fresh := theWidget(t, s, func(c *widget.Check) bool { return strings.HasPrefix(c.Text, "Only who is new") })
		if fresh.Text != "Only who is new or changed since the last export: "+c.fresh {
			t.Errorf("%s: it says %q", c.title, fresh.Text)
		}
		s.Close()
		settle(t, a)
	}
}
