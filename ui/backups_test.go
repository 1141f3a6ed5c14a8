package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/backup"
	"lanyard/ui/capture"
	"lanyard/ui/cards"
	"lanyard/ui/edit"
)

// backedUp is a window on a database with a backup of 3 people, in which there are 5 now.
func backedUp(t *testing.T) (a *App, path string) {
	t.Helper()
	path = filepath.Join(ownFolders(t), "data", "people.db")
	writePeople(t, path, 3)
	a = openedOn(t, path)
	shown(t, a, a.settings(), "settings")
	press(t, a, a.settings().Backups.Content, "Back up now")
	write(t, a, func(tx *store.Tx) error { return tx.SaveContact(&data.Contact{Given: "Bo", Family: "Lindqvist"}) })
	write(t, a, func(tx *store.Tx) error { return tx.SaveContact(&data.Contact{Given: "Chi", Family: "Tanaka"}) })
	settle(t, a)
	return a, path
}

// count is how many people the window's store has.
func count(t *testing.T, a *App) int {
	t.Helper()
	n, err := a.Store.Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// restoreFirst restores the first of the listed backups with the keyboard.
func restoreFirst(t *testing.T, a *App) {
	t.Helper()
	press(t, a, a.settings().Backups.Content, "Restore …")
	s := sheetOf(t, a)
	if s.OKButton.Text != "Restore this copy" || s.OKButton.Disabled() {
		t.Fatalf("the button says %q, disabled %v; the sheet:\n%s", s.OKButton.Text, s.OKButton.Disabled(), texts(s.Body))
	}
	s.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	until(t, "the restored file to be open", func() bool { return a.waiting == nil && a.shell != nil })
	settle(t, a)
}

func TestABackupIsMadeComparedAndRestoredInTheOpenWindow(t *testing.T) {
	a, path := backedUp(t)
	if got := texts(a.settings().Backups.Content); !strings.Contains(got, "Last good backup: today ") || !strings.Contains(got, "· 3 people") {
		t.Errorf("the settings show\n%s", got)
	}
	press(t, a, a.settings().Backups.Content, "Restore …")
	s := sheetOf(t, a)
	for _, want := range []string{"3 people · asked for", "2 would go: Bo Lindqvist, Chi Tanaka", "is kept first"} {
		if got := texts(s.Body); !strings.Contains(got, want) {
			t.Errorf("the sheet does not say %q:\n%s", want, got)
		}
	}
	s.Close()
	old := a.Store
	restoreFirst(t, a)
	said := texts(sheetOf(t, a).Body)
	sheetOf(t, a).Close()
	if n := count(t, a); n != 3 || a.Store == old {
		t.Errorf("%d people after the restore", n)
	}
	all, err := store.ListBackups(t.Context(), path)
	if err != nil || len(all) != 2 || all[0].Reason != store.BackupBeforeRestore || all[0].Contacts != 5 {
		t.Fatalf("backups %+v, %v; want one of before with 5 people", all, err)
	}
	if !strings.Contains(said, all[0].Path) {
		t.Errorf("where the copy of before is, is not said:\n%s", said)
	}
	if a.shell.current != "settings" {
		t.Errorf("the window is at %s", a.shell.current)
	}

	// The window lives on the new store: a change is shown, and the restore can be undone.
	write(t, a, func(tx *store.Tx) error { return tx.SaveContact(&data.Contact{Given: "Dana", Family: "Ruiz"}) })
	until(t, "the change to be shown", func() bool { settle(t, a); return strings.Contains(texts(a.settings().Past), "Test") })
	restoreFirst(t, a)
	sheetOf(t, a).Close()
	if n := count(t, a); n != 5 {
		t.Errorf("%d people after the restore of what was before", n)
	}
}

func TestRestoringLeavesNothingBehind(t *testing.T) {
	a, _ := backedUp(t)
	restoreFirst(t, a)
	sheetOf(t, a).Close()
	before := runtime.NumGoroutine()
	for range 3 {
		restoreFirst(t, a)
		sheetOf(t, a).Close()
	}
	// Goroutines of a closed pool end by themselves, but not at once.
	for end := time.Now().Add(20 * time.Second); runtime.NumGoroutine() > before && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	if now := runtime.NumGoroutine(); now > before {
		buf := make([]byte, 1<<16)
		t.Errorf("%d goroutines after one restore, %d after four:\n%s", before, now, buf[:runtime.Stack(buf, true)])
	}
}

func TestADamagedFileIsReplacedByABackupAndKept(t *testing.T) {
	a, path := backedUp(t)
	a.detach("", func() {})
	until(t, "the file to be closed", func() bool { return a.Store == nil })
	settle(t, a)
	damage(t, path)
	broken, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a.reopen(path)
	until(t, "the failure", func() bool { return a.waiting == nil })
	settle(t, a)
	if got := texts(a.Native.Content()); !strings.Contains(got, "The file is damaged") || !strings.Contains(got, "· 3 people") {
		t.Fatalf("the window shows\n%s", got)
	}
	press(t, a, a.Native.Content(), "Open a backup …")
	s := sheetOf(t, a)
	s.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	until(t, "the restored file to be open", func() bool { return a.waiting == nil && a.shell != nil })
	settle(t, a)
	sheetOf(t, a).Close()
	if n := count(t, a); n != 3 {
		t.Errorf("%d people after the restore", n)
	}
	all, err := store.ListBackups(t.Context(), path)
	if err != nil || len(all) != 2 {
		t.Fatalf("backups %v, %v", all, err)
	}
	if kept, err := os.ReadFile(all[0].Path); err != nil || string(kept) != string(broken) {
		t.Errorf("the damaged file was not kept as it was: %v", err)
	}
}

func TestARestoreIsRefusedWhileAnotherProgramHasTheFile(t *testing.T) {
	a, path := backedUp(t)
	if _, err := exec.LookPath("sqlite3"); err != nil && os.Getenv("CI") == "" {
		t.Skip("sqlite3 is not installed")
	}
	other := exec.Command("sqlite3", path)
	in, err := other.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { in.Close(); _ = other.Wait() }() // it ends with its input
	if _, err := in.Write([]byte("SELECT count(*) FROM contact;\n")); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 10)); err != nil { // now it has the file open
		t.Fatal(err)
	}
	restoreFirst(t, a)
	s := sheetOf(t, a)
	if s.Title.Text() != "Not restored" || !strings.Contains(texts(s.Body), "Another program is using the file") {
		t.Errorf("%s:\n%s", s.Title.Text(), texts(s.Body))
	}
	s.Close()
	if n := count(t, a); n != 5 {
		t.Errorf("%d people are left", n)
	}
}

func TestAFailedDailyBackupIsToldOnceAndStaysInTheSettings(t *testing.T) {
	path := filepath.Join(ownFolders(t), "data", "people.db")
	writePeople(t, path, 2)
	a := openedOn(t, path)
	inTheWay := filepath.Join(filepath.Dir(path), "backups")
	replace(t, inTheWay, "a file where the folder should be")
	shown(t, a, a.settings(), "settings")
	daily := func() {
		a.Go(func(ctx context.Context) { backup.BackUpDaily(a.Window, ctx) })
		settle(t, a)
	}
	daily()
	if got := texts(a.Toasts.Layer); !strings.Contains(got, "Today's backup was not made") {
		t.Errorf("the toast says %q", got)
	}
	a.Toasts.Hide()
	daily()
	if got := texts(a.Toasts.Layer); got != "" {
		t.Errorf("it is told again: %q", got)
	}
	if got := texts(a.settings().Backups.Content); !strings.Contains(got, "Today's backup was not made: ") || !strings.Contains(got, inTheWay) {
		t.Errorf("the settings show\n%s", got)
	}
	if err := os.Remove(inTheWay); err != nil {
		t.Fatal(err)
	}
	daily()
	if got := texts(a.settings().Backups.Content); strings.Contains(got, "not made") || !strings.Contains(got, "Last good backup: today") {
		t.Errorf("after a good backup the settings show\n%s", got)
	}
}

func TestWhenTheFileIsGoneEverythingCanBeSavedElsewhere(t *testing.T) {
	for _, c := range []struct {
		name string
		lose func(path string) error
		said string
	}{
		{"moved", func(path string) error { return os.Rename(path, path+".moved") }, "was moved or deleted"},
		{"deleted", os.Remove, "was moved or deleted"},
		{"replaced", func(path string) error {
			return errors.Join(os.Remove(path), os.WriteFile(path, []byte("another file"), 0o600))
		}, "took the place of yours"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := ownFolders(t)
			path, saved := filepath.Join(dir, "data", "people.db"), filepath.Join(dir, "saved.db")
			writePeople(t, path, 4)
			a := openedOn(t, path)
			edit.ContactSheet(a.Window, "New", data.Contact{})
			form := sheetOf(t, a)
			typeInto(t, form.Body, "Name", "Elif Yıldız")
			if err := c.lose(path); err != nil {
				t.Skip("an open file cannot be moved here: ", err)
			}
			until(t, "the window to notice", func() bool { return len(a.Sheets) == 2 })
			if got := texts(sheetOf(t, a).Body); !strings.Contains(got, c.said) || !strings.Contains(got, path) {
				t.Errorf("the sheet says\n%s", got)
			}
			sheetOf(t, a).Close()

			// What is typed is not written anywhere, and stays in the form.
			form.Accept()
			settle(t, a)
			failure := sheetOf(t, a)
			if failure.Title.Text() != "Not saved" || failure == form {
				t.Fatalf("saving says %q", failure.Title.Text())
			}
			press(t, a, failure.Buttons, "Save everything …")
			s := sheetOf(t, a)
			typeInto(t, s.Body, "", saved)
			s.Accept()
			until(t, "the saved file to be open", func() bool { return a.Store != nil && a.Store.Path() == saved })
			settle(t, a)
			if n := count(t, a); n != 4 {
				t.Errorf("%d people in the file saved", n)
			}
		})
	}
}

func TestAFormStaysOpenWhenNothingCanBeWritten(t *testing.T) {
	path := filepath.Join(ownFolders(t), "data", "people.db")
	writePeople(t, path, 1)
	a := openedOn(t, path)
	write(t, a, func(tx *store.Tx) error { return tx.SaveMe(&data.Contact{Given: "Mia"}) }) // a card needs somebody
	settle(t, a)
	if err := os.Rename(path, path+".moved"); err != nil {
		t.Skip("an open file cannot be moved here: ", err)
	}
	until(t, "the window to notice", func() bool { return len(a.Sheets) == 1 })
	sheetOf(t, a).Close()
	for name, c := range map[string]struct {
		open  func()
		entry string // its placeholder; "" where all is filled in
	}{
		"person in one line": {func() { capture.New(a.Window) }, "Jane Doe, State Library, jane@sl.example #metadata !send slides fri"},
		"my details":         {func() { cards.Me(a.Window, nil) }, "Name"},
		"event":              {func() { edit.Event(a.Window, data.Event{Name: "IFLA"}, nil) }, ""},
		"promise":            {func() { edit.Promise(a.Window, data.Promise{ContactID: 1, Text: "send slides"}, "Ada") }, ""},
		"meeting":            {func() { edit.Encounter(a.Window, data.Encounter{ContactID: 1}, "Ada") }, ""},
		"card":               {func() { cards.Edit(a.Window, data.Card{Name: "Work"}, nil) }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			c.open()
			settle(t, a)
			defer func() {
				for len(a.Sheets) > 0 {
					sheetOf(t, a).Close()
				}
			}()
			form := sheetOf(t, a)
			if c.entry != "" {
				typeInto(t, form.Body, c.entry, "Elif Yıldız")
				settle(t, a)
			}
			if form.OKButton.Disabled() {
				t.Fatalf("the form cannot be saved:\n%s", texts(form.Body))
			}
			form.Accept()
			settle(t, a)
			if len(a.Sheets) != 2 || a.Sheets[0] != form {
				for _, s := range a.Sheets {
					t.Logf("open is %q:\n%s", s.Title.Text(), texts(s.Body))
				}
				t.Fatalf("%d sheets are open; want the form and the failure", len(a.Sheets))
			}
			if failure := sheetOf(t, a); !strings.Contains(texts(failure.Body), "Save everything to another") {
				t.Errorf("the failure says\n%s", texts(failure.Body))
			}
		})
	}
}

func TestRestoringLeavesTheSettingsAsTheyAre(t *testing.T) {
	look := map[string]string{"theme": "light", "text_size": "1.5", "window": "801x602", "sort": "added", "phone_region": "PL"}
	for _, damaged := range []bool{false, true} {
		t.Run(fmt.Sprintf("the settings can be read: %v", !damaged), func(t *testing.T) {
			a, path := backedUp(t)
			for key, value := range look {
				a.SetSetting(key, value)
			}
			settle(t, a)
			if damaged {
				a.detach("", func() {})
				until(t, "the file to be closed", func() bool { return a.Store == nil })
				settle(t, a)
				damage(t, path)
				a.reopen(path)
				until(t, "the failure", func() bool { return a.waiting == nil })
				settle(t, a)
				press(t, a, a.Native.Content(), "Open a backup …")
				sheetOf(t, a).Accept()
				until(t, "the restored file to be open", func() bool { return a.waiting == nil && a.shell != nil })
				settle(t, a)
			} else {
				restoreFirst(t, a)
			}
			said := strings.Contains(texts(sheetOf(t, a).Body), "The settings come from the copy as well")
			if n := count(t, a); n != 3 || said != damaged {
				t.Errorf("%d people; the settings are said to be those of the copy: %v", n, said)
			}
			for key, value := range look {
				if damaged {
					value = ""
				}
				if got := a.Setting(key, ""); got != value {
					t.Errorf("%s is %q, want %q", key, got, value)
				}
			}
			if want := float32(1.5); !damaged && a.Theme.Scale != want {
				t.Errorf("the text is %v times as large, want %v", a.Theme.Scale, want)
			}
		})
	}
}
