//go:build !windows && !darwin

package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data/export"
	"lanyard/data/store"
	"lanyard/ui/backup"
	"lanyard/ui/chooser"
	"lanyard/ui/chooser/portaltest"
	"lanyard/ui/desktop"
	"lanyard/ui/exporting"
	"lanyard/ui/reading"
	"lanyard/ui/widget"
)

// withPortal is a window on a desktop with a portal.
func withPortal(t *testing.T) (*App, *portaltest.Portal) {
	t.Helper()
	portaltest.Bus(t)
	p := portaltest.New(t)
	a := newScreens(t)
	a.Asks = chooser.Ask
	return a, p
}

// dialogOf waits for the dialog that the portal is asked for, and for the sheet that stands in the window meanwhile.
func dialogOf(t *testing.T, a *App, p *portaltest.Portal) *portaltest.Call {
	t.Helper()
	var c *portaltest.Call
	until(t, "a dialog of the desktop", func() bool {
		select {
		case c = <-p.Calls:
		default:
		}
		return c != nil
	})
	until(t, "the sheet of the dialog", func() bool {
		return a.Choosing != nil && a.Top() != nil && strings.Contains(texts(a.Top().Pop), "Choose here instead")
	})
	return c
}

// over waits until no dialog of the desktop is open.
func over(t *testing.T, a *App) {
	t.Helper()
	until(t, "the dialog's end", func() bool { return a.Choosing == nil })
	settle(t, a)
}

// fileURL is a file as the portal names it.
func fileURL(path string) string { return "file://" + path }

func TestSeveralFilesAreOpenedFromTheDesktopsDialog(t *testing.T) {
	a, p := withPortal(t)
	dir := t.TempDir()
	for _, name := range []string{"ada+bo.vcf", "notes.png"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("BEGIN:VCARD\nVERSION:3.0\nFN:Ada Okoro\nEND:VCARD\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	reading.ChooseFiles(a.Window)
	c := dialogOf(t, a, p)
	if c.Method != "OpenFile" || c.Options["multiple"].Value() != true {
		t.Errorf("asked for %+v", c)
	}
	if got := texts(a.Top().Body); topTitle(a) != "Open a picture or a contact file" || !strings.Contains(got, "Choose in the dialog of your desktop.") {
		t.Errorf("the window says %q: %q", topTitle(a), got)
	}
	c.Answer(0, fileURL(dir+"/ada+bo.vcf"), fileURL(dir+"/notes.png"))
	over(t, a)
	if got := topTitle(a); !strings.Contains(got, "Import") {
		t.Errorf("%q opened, want the import", got)
	}
	for len(a.Sheets) > 0 { // one import after the other
		a.Top().Close()
		settle(t, a)
	}
	if got := a.Folders["open_folder"]; got != dir || a.Setting("open_folder", "") != dir {
		t.Errorf("the next dialog begins in %q (setting %q), want %q", got, a.Setting("open_folder", ""), dir)
	}
	if got := a.Folders["photo_folder"]; got == dir {
		t.Error("another purpose begins there too")
	}
	reading.ChooseFiles(a.Window)
	c = dialogOf(t, a, p)
	if at, _ := c.Options["current_folder"].Value().([]byte); string(at) != dir+"\x00" {
		t.Errorf("it begins in %q", at)
	}
	c.Answer(1)
	over(t, a)
}

func TestOneDialogAtATimeAndTheWindowGivesItUp(t *testing.T) {
	a, p := withPortal(t)
	reading.ChooseFiles(a.Window)
	c := dialogOf(t, a, p)
	reading.ChooseFiles(a.Window) // the same key again
	settle(t, a)
	if got := texts(a.Top().Body); !strings.Contains(got, "open already") || len(a.Sheets) != 1 || len(p.Calls) != 0 {
		t.Errorf("a second key: %d sheets, %d dialogs more, it says %q", len(a.Sheets), len(p.Calls), got)
	}
	for _, meantForTheDialog := range []fyne.KeyName{fyne.KeyA, fyne.KeyReturn} {
		typeKey(a, meantForTheDialog)
	}
	settle(t, a)
	if a.Choosing == nil {
		t.Error("a key that was on its way to the dialog takes it back")
	}
	a.Native.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	over(t, a)
	<-c.Closed()
	if len(a.Sheets) != 0 {
		t.Errorf("given up, %q is open", topTitle(a))
	}
	c.Answer(0, fileURL("/etc/passwd")) // too late
	reading.ChooseFiles(a.Window)       // a new one
	c = dialogOf(t, a, p)
	press(t, a, a.Top().Buttons, "Choose here instead")
	over(t, a)
	<-c.Closed()
	if _, ok := a.Top().First.(*widget.Entry); !ok {
		t.Errorf("%q is open, want Lanyard's own", topTitle(a))
	}
}

func TestWhatBecomesOfTheDesktopsDialog(t *testing.T) {
	for name, c := range map[string]struct {
		end   func(*portaltest.Portal, *portaltest.Call)
		title string // of the sheet that is open then
		says  string
	}{
		"cancelled":           {func(_ *portaltest.Portal, c *portaltest.Call) { c.Answer(1) }, "", ""},
		"the portal goes":     {func(p *portaltest.Portal, _ *portaltest.Call) { _ = p.Conn.Close() }, "Choose a photo", "ended without an answer"},
		"a file far away":     {func(_ *portaltest.Portal, c *portaltest.Call) { c.Answer(0, "smb://host.example/a.png") }, "Not chosen", "copy it to a folder of yours"},
		"answered with none":  {func(_ *portaltest.Portal, c *portaltest.Call) { c.Answer(0) }, "", ""},
		"a file that is none": {func(_ *portaltest.Portal, c *portaltest.Call) { c.Answer(0, "file:///no/such/x.png") }, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			a, p := withPortal(t)
			chosen := 0
			desktop.ChooseFiles(a.Window, desktop.Wish{Purpose: chooser.Photo}, func([]string) { chosen++ })
			call := dialogOf(t, a, p)
			c.end(p, call)
			over(t, a)
			if name == "a file that is none" {
				if chosen != 1 {
					t.Error("the path is not handed on")
				}
				return
			}
			if chosen != 0 || (c.title == "") != (len(a.Sheets) == 0) {
				t.Fatalf("chosen %d times, %d sheets", chosen, len(a.Sheets))
			}
			if c.title != "" && (topTitle(a) != c.title || !strings.Contains(texts(a.Top().Body), c.says)) {
				t.Errorf("%q says %q", topTitle(a), texts(a.Top().Body))
			}
		})
	}
}

func TestClosingTheWindowEndsTheDesktopsDialog(t *testing.T) {
	a, p := withPortal(t)
	reading.ChooseFiles(a.Window)
	c := dialogOf(t, a, p)
	begun := time.Now()
	a.Cancel() // as quitting does
	settle(t, a)
	a.Lasting.Wait()
	<-c.Closed()
	if took := time.Since(begun); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
	settle(t, a)
	if len(a.Sheets) > 0 && a.Top().Body != nil && !a.Top().Passing {
		t.Errorf("%q opened", topTitle(a))
	}
}

func TestQuittingAWindowWithoutAFileEndsTheDesktopsDialog(t *testing.T) {
	dir := ownFolders(t)
	portaltest.Bus(t)
	p := portaltest.New(t)
	bad := filepath.Join(dir, "bad.db")
	replace(t, bad, "no database")
	a := openedOn(t, bad)
	a.Asks = chooser.Ask
	(&openFailure{app: a}).chooseFile()
	c := dialogOf(t, a, p)
	closed := false
	a.Native.SetOnClosed(func() { closed = true })
	a.quit()
	until(t, "the window to close", func() bool { return closed })
	<-c.Closed()
}

func TestAnExportGoesWhereTheDesktopsDialogSays(t *testing.T) {
	a, p := withPortal(t)
	write(t, a, ada)
	dir := t.TempDir()
	a.Folders["export_folder"] = dir
	begin := func() *portaltest.Call {
		exporting.People(a.Window, "Export", "", export.Job{Format: export.CSV})
		settle(t, a)
		a.Top().Accept()
		return dialogOf(t, a, p)
	}
	c := begin()
	if name := c.Options["current_name"].Value(); c.Method != "SaveFile" || name != "people-2026-08-12.csv" {
		t.Errorf("asked for %s of %v", c.Method, name)
	}
	c.Answer(1)
	over(t, a)
	if len(a.Sheets) != 1 || topTitle(a) != "Export" {
		t.Fatalf("cancelled, %d sheets are open", len(a.Sheets))
	}
	a.Top().Close()

	begin().Answer(0, fileURL(dir+"/mine")) // the ending is added
	over(t, a)
	file := filepath.Join(dir, "mine.csv")
	if b, _ := os.ReadFile(file); !strings.Contains(string(b), "Ada") || len(a.Sheets) != 0 {
		t.Errorf("written %q, sheets %d", b, len(a.Sheets))
	}
	if got := texts(a.Toasts.Layer); !strings.Contains(got, "Exported 1 person to mine.csv") || !strings.Contains(got, "Open\nShow in folder") {
		t.Errorf("it says %q", got)
	}

	for what, c := range map[string]struct {
		answer  string
		asks    bool // whether to replace it
		refused string
	}{
		"a file that the dialog has asked about":     {"/mine.csv", false, ""},
		"a name that becomes that of a file by here": {"/mine", true, ""},
		"the database": {a.Store.Path(), false, "kept as it is"},
		"a folder":     {"/folder.csv", false, "is a folder"},
	} {
		t.Run(what, func(t *testing.T) {
			if err := os.WriteFile(file, []byte("precious"), 0o600); err != nil {
				t.Fatal(err)
			}
			_ = os.Mkdir(filepath.Join(dir, "folder.csv"), 0o700)
			answer := c.answer
			if !strings.HasPrefix(answer, filepath.Dir(a.Store.Path())) {
				answer = dir + answer
			}
			begin().Answer(0, fileURL(answer))
			over(t, a)
			b, _ := os.ReadFile(file)
			switch {
			case c.refused != "":
				if topTitle(a) != "Not saved" || !strings.Contains(texts(a.Top().Body), c.refused) || string(b) != "precious" {
					t.Errorf("%q says %q", topTitle(a), texts(a.Top().Body))
				}
				a.Top().Close() // it asks again
				dialogOf(t, a, p).Answer(1)
				over(t, a)
				a.Top().Close()
			case c.asks:
				if string(b) != "precious" || a.Top().OKButton == nil || a.Top().OKButton.Text != "Replace" {
					t.Fatalf("not asked: %q", b)
				}
				a.Top().Accept()
				settle(t, a)
				if b, _ := os.ReadFile(file); !strings.Contains(string(b), "Ada") {
					t.Errorf("agreed, it holds %q", b)
				}
			case !strings.Contains(string(b), "Ada") || len(a.Sheets) != 0:
				t.Errorf("it holds %q; sheets %d", b, len(a.Sheets))
			}
		})
	}
}

func TestAnotherLanyardFileIsReplacedByACopyOfEverythingOnceThatIsSaid(t *testing.T) {
	a, p := withPortal(t)
	write(t, a, ada)
	other := filepath.Join(t.TempDir(), "other.db")
	s, err := store.Open(t.Context(), other, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	backup.SaveAll(a.Window, chooser.BackUp, nil)
	dialogOf(t, a, p).Answer(0, fileURL(other))
	over(t, a)
	if got := texts(a.Top().Body); !strings.Contains(got, "contacts of its own") || a.Top().OKButton.Text != "Replace" {
		t.Fatalf("it says %q", got)
	}
	a.Top().Accept()
	settle(t, a)
	if got := texts(a.Toasts.Layer); !strings.Contains(got, "Saved "+other) || !strings.Contains(got, "Show in folder") || strings.Contains(got, "Open") {
		t.Errorf("it says %q", got)
	}
}

func TestWhatWasWrittenIsToldWhereItIsSeen(t *testing.T) {
	a := newScreens(t)
	desktop.SayWritten(a.Window, "Saved as x.csv", "/tmp/x.csv")
	if got := texts(a.Toasts.Layer); got != "Saved as x.csv\nOpen\nShow in folder" {
		t.Errorf("the message says %q", got)
	}
	a.Toasts.Hide()
	keyboard{a}.show() // a sheet, which would hide the message
	desktop.SayWritten(a.Window, "Saved as x.csv", "/tmp/x.csv")
	if got := texts(a.Top().Body); topTitle(a) != "Saved" || !strings.Contains(got, "Saved as x.csv") || texts(a.Toasts.Layer) != "" {
		t.Errorf("%q says %q", topTitle(a), got)
	}
	for _, button := range []string{"Open", "Show in folder"} {
		given := desktopOpener(t, "exit 0")
		press(t, a, a.Top().Body, button)
		settle(t, a)
		if want := map[string]string{"Open": "", "Show in folder": "file:///tmp"}[button]; given() != want { // there is no such file to open
			t.Errorf("%s gives the opener %q, want %q", button, given(), want)
		}
		for len(a.Sheets) > 2 {
			a.Top().Close()
		}
	}
}
