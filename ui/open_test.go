package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/backup"
	"lanyard/ui/crash"
	"lanyard/ui/instance"
	"lanyard/ui/widget"
	"lanyard/ui/window/windowtest"
)

// ownFolders gives the test folders of its own for claims, reports and everything else.
func ownFolders(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "ui") // short: a socket lies in it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	for _, name := range []string{"HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "LocalAppData"} {
		t.Setenv(name, filepath.Join(dir, strings.ToLower(name)))
		if err := os.Mkdir(filepath.Join(dir, strings.ToLower(name)), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// opened is a window in memory that was started on the file at path.
func openedOn(t *testing.T, path string) *App {
	t.Helper()
	a := newWindow(windowtest.NewApp(t))
	t.Cleanup(func() {
		until(t, "the window to be quiet", func() bool { return a.waiting == nil })
		settle(t, a)
		a.Toasts.Hide()
		if err := errors.Join(a.end(), a.file.claim.Release()); err != nil {
			t.Error(err)
		}
		settle(t, a)
		if slices.Contains(a.Fyne.Driver().AllWindows(), a.Native) { // else the test has closed it
			a.Native.Close()
		}
	})
	a.use(windowtest.Looked(func() found { return a.find(t.Context(), path, instance.Wish{}) }))
	a.Native.Resize(startSize)
	settle(t, a)
	return a
}

// until runs what workers hand over until something is so.
func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	queue := windowtest.Queue()
	deadline := time.After(30 * time.Second)
	for !so() {
		select {
		case f := <-queue:
			f()
		case <-time.After(5 * time.Millisecond): // it may come to be without a word
		case <-deadline:
			t.Fatal("waited in vain for ", what)
		}
	}
}

// writePeople makes a database with as many contacts and closes it.
func writePeople(t *testing.T, path string, n int) {
	t.Helper()
	s, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Do(t.Context(), "Test", func(tx *store.Tx) error {
		for i := range n {
			if err := tx.SaveContact(&data.Contact{Given: "Ada", Family: fmt.Sprintf("Okoro%d", i)}); err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
}

// damage overwrites what the beginning of a database says of the rest.
func damage(t *testing.T, path string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteAt([]byte(strings.Repeat("\xa5 damaged \x00", 300)), 100)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

// tree lists every file below a folder with its bytes and mode.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		files[path] = e.Type().String() + string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestAFileThatCannotBeOpenedIsExplainedAndLeftAlone(t *testing.T) {
	for _, c := range []struct {
		name, title string
		spoil       func(t *testing.T, path string)
	}{
		{"damaged", "The file is damaged", damage},
		{"a text", "This is not a Lanyard file", func(t *testing.T, path string) { replace(t, path, "Dear Ada, thank you for the slides.") }},
		{"another program's database", "This is not a Lanyard file", func(t *testing.T, path string) {
			replace(t, path, "")
			sqlite(t, path, "CREATE TABLE song (title)")
		}},
		{"a newer schema", "The file needs a newer Lanyard", func(t *testing.T, path string) {
			sqlite(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
		}},
		{"a folder in its place", "Lanyard", func(t *testing.T, path string) {
			if err := errors.Join(os.Remove(path), os.Mkdir(path, 0o700)); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(ownFolders(t), "data")
			path := filepath.Join(dir, "people.db")
			writePeople(t, path, 3)
			c.spoil(t, path)
			before := tree(t, dir)
			a := openedOn(t, path)
			if a.Store != nil || a.file.err == nil {
				t.Fatal("the file was opened")
			}
			shown := texts(a.Native.Content())
			for _, want := range []string{c.title, path, "Try again", "Choose another file …", "Make a new file …", "Save a report …", "Show the folder", "Quit"} {
				if !strings.Contains(shown, want) {
					t.Errorf("the window does not say %q:\n%s", want, shown)
				}
			}
			for name, text := range tree(t, dir) {
				if was, ok := before[name]; ok && was != text {
					t.Errorf("%s was changed", name)
				} else if !ok && !strings.HasSuffix(name, "-shm") && !strings.HasSuffix(name, "-wal") {
					t.Errorf("%s was made", name)
				}
			}
			report := windowtest.Looked(func() string { return backup.FailureReport("1.2.3", a.Path, a.file.err, time.Now()) })
			for _, want := range []string{"Version      1.2.3\n", "\nKind ", "\nError ", "\nFile ", "\nHeader ", "\nFolder "} {
				if !strings.Contains(report, want) {
					t.Errorf("the report has no line %q:\n%s", want, report)
				}
			}
			for _, part := range []string{dir, "people", "Okoro"} {
				if strings.Contains(report, part) {
					t.Errorf("the report holds %q:\n%s", part, report)
				}
			}
		})
	}
}

func replace(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// sqlite changes a database as another program.
func sqlite(t *testing.T, path, statement string) {
	t.Helper()
	if _, err := exec.LookPath("sqlite3"); err != nil && os.Getenv("CI") == "" {
		t.Skip("sqlite3 is not installed")
	}
	if out, err := exec.Command("sqlite3", path, statement).CombinedOutput(); err != nil {
		t.Fatalf("sqlite3: %v\n%s", err, out)
	}
}

func TestEveryFailureHasItsOwnWords(t *testing.T) {
	for title, err := range map[string]error{
		"The file is damaged":                              data.ErrDamaged,
		"This is not a Lanyard file":                       data.ErrNotLanyard,
		"The file needs a newer Lanyard":                   data.ErrNewerSchema,
		"Another program is using the file":                data.ErrBusy,
		"The file was altered by another program":          data.ErrAltered,
		"The disk is full":                                 data.ErrDiskFull,
		"Lanyard may not use the file":                     data.ErrReadOnly,
		"The file is not there":                            data.ErrNotFound,
		"Your contacts are open in another window":         &instance.OpenError{},
		"Lanyard could not open your contacts":             errors.New("bringing the schema from 1 to 2: no such column"),
		"Lanyard may not use the file ":                    fs.ErrPermission,
		"The file is not there ":                           fs.ErrNotExist,
		"The disk is full, told by the operating system's": fmt.Errorf("copying: %w", data.ErrDiskFull),
	} {
		f := failureOf(fmt.Errorf("opening: %w", err))
		if !strings.HasPrefix(title, f.title) || f.text == "" {
			t.Errorf("%v is %q: %q", err, f.title, f.text)
		}
	}
}

func TestAfterTryAgainTheSameWindowShowsThePeople(t *testing.T) {
	path := filepath.Join(ownFolders(t), "data", "people.db")
	writePeople(t, path, 3)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	damage(t, path)
	a := openedOn(t, path)
	press(t, a, a.Native.Content(), "Try again")
	until(t, "the second failure", func() bool { return a.waiting == nil })
	if a.Store != nil {
		t.Fatal("a damaged file was opened")
	}
	replace(t, path, string(good))
	a.Native.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	until(t, "the file to be open", func() bool { return a.Store != nil })
	shown(t, a, a.people(), "people")
	if got := texts(a.Native.Content()); !strings.Contains(got, "3 people") || a.file.err != nil {
		t.Errorf("%v; the window shows\n%s", a.file.err, got)
	}
}

func TestAnotherFileIsOpenedInsteadOrMade(t *testing.T) {
	dir := ownFolders(t)
	bad, good := filepath.Join(dir, "bad.db"), filepath.Join(dir, "good.db")
	replace(t, bad, "no database")
	writePeople(t, good, 2)
	a := openedOn(t, bad)
	press(t, a, a.Native.Content(), "Choose another file …")
	settle(t, a)
	s := sheetOf(t, a)
	if !s.OKButton.Disabled() {
		t.Error("no file at all can be opened")
	}
	typeInto(t, s.Body, "~/Documents/contacts.db", filepath.Join(dir, "new.db"))
	s.Accept()
	settle(t, a)
	if made := sheetOf(t, a); topTitle(a) != "There is no such file" || made.OKButton.Text != "Make" {
		t.Errorf("for a file that is not there %q opens", topTitle(a))
	}
	sheetOf(t, a).Close()
	press(t, a, a.Native.Content(), "Choose another file …")
	settle(t, a)
	s = sheetOf(t, a)
	typeInto(t, s.Body, "~/Documents/contacts.db", good)
	s.Accept()
	until(t, "the other file to be open", func() bool { return a.Store != nil })
	settle(t, a)
	if a.Store.Path() != good {
		t.Errorf("open is %s", a.Store.Path())
	}
	if n, err := a.Store.Count(t.Context()); n != 2 || err != nil {
		t.Errorf("%d people, %v", n, err)
	}
	// The claim moved with the window.
	c, err := instance.Take(t.Context(), bad, instance.Wish{}, nil)
	if c == nil || err != nil {
		t.Errorf("the file that is not open stays claimed: %v", err)
	}
	if err := c.Release(); err != nil {
		t.Error(err)
	}
}

func TestANewFileTakesTheNameOfNoOther(t *testing.T) {
	dir := ownFolders(t)
	bad, good := filepath.Join(dir, "bad.db"), filepath.Join(dir, "good.db")
	replace(t, bad, "no database")
	writePeople(t, good, 2)
	a := openedOn(t, bad)
	begin := func(path string) {
		press(t, a, a.Native.Content(), "Make a new file …")
		settle(t, a)
		sheetOf(t, a).First.(*widget.Entry).SetText(path)
		sheetOf(t, a).Accept()
		sheetOf(t, a).Accept()
	}
	for _, taken := range []string{bad, good} {
		was, err := os.ReadFile(taken)
		if err != nil {
			t.Fatal(err)
		}
		begin(taken)
		if now, _ := os.ReadFile(taken); a.Store != nil || string(now) != string(was) {
			t.Errorf("%s was taken for the new file", taken)
		}
		for len(a.Sheets) > 0 {
			sheetOf(t, a).Close()
		}
	}
	fresh := filepath.Join(dir, "fresh.db")
	press(t, a, a.Native.Content(), "Make a new file …")
	settle(t, a)
	sheetOf(t, a).First.(*widget.Entry).SetText(fresh)
	sheetOf(t, a).Accept()
	until(t, "the new file to be open", func() bool { return a.Store != nil })
	if a.Store.Path() != fresh {
		t.Errorf("open is %s", a.Store.Path())
	}
}

func TestWithoutAHomeTheWindowAsksForAFile(t *testing.T) {
	ownFolders(t)
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "LocalAppData"} {
		t.Setenv(name, "")
	}
	a := openedOn(t, "")
	shown := texts(a.Native.Content())
	if a.Store != nil || !strings.Contains(shown, "does not know where your contacts are") || !strings.Contains(shown, "Choose another file …") {
		t.Errorf("the window shows\n%s", shown)
	}
}

func TestTheLastCrashIsToldOnce(t *testing.T) {
	dir := ownFolders(t)
	folder, err := crash.Folder()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	replace(t, filepath.Join(folder, "new-crash-20260812-091200.000.txt"), "What  panic in lanyard/ui.(*App).quit")
	a := openedOn(t, filepath.Join(dir, "people.db"))
	backup.TellCrashes(a.Window)
	settle(t, a)
	s := sheetOf(t, a)
	got := texts(s.Body)
	for _, want := range []string{"What you had saved is safe", "lanyard/ui.(*App).quit", folder, "Nothing was sent anywhere"} {
		if !strings.Contains(strings.ReplaceAll(got, "\n", " "), want) {
			t.Errorf("the sheet does not say %q:\n%s", want, got)
		}
	}
	s.Close()
	backup.TellCrashes(a.Window)
	settle(t, a)
	if len(a.Sheets) > 0 {
		t.Error("it is told a second time")
	}
}

func TestTheWindowSaysThatASaveWaits(t *testing.T) {
	a := newScreens(t)
	a.tellWaits(true)
	settle(t, a)
	if got := texts(a.Toasts.Layer); !strings.Contains(got, "Another program is at work on the file. What you save waits for it and is not lost.") {
		t.Errorf("it says %q", got)
	}
}
