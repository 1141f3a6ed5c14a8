package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/ui/backup"
	"lanyard/ui/widget"
)

func TestAFileInAFolderThatOthersKeepIsWarnedAboutOnce(t *testing.T) {
	own := ownFolders(t)
	dir := filepath.Join(own, "Dropbox")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "people.db")
	a := openedOn(t, path)

	settle(t, a)
	if got := texts(a.Toasts.Layer); !strings.Contains(got, "a folder that Dropbox copies") {
		t.Fatalf("it says %q", got)
	}
	walk(a.Toasts.Layer, func(o fyne.CanvasObject) {
		if button, ok := o.(*widget.Press); ok {
			button.Tapped(nil)
		}
	})
	settle(t, a)
	sheet := a.Top()
	if sheet == nil {
		t.Fatal("no sheet says what to do")
	}
	said := texts(sheet.Body)
	for _, want := range []string{"Dropbox may copy it", "1. Quit", path, "people.db"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is missing in\n%s", want, said)
		}
	}
	press(t, a, sheet.Buttons, "Leave it there")
	settle(t, a)
	shown(t, a, a.settings(), "settings")
	if got := texts(a.settings().File); !strings.Contains(got, "a folder that Dropbox copies") {
		t.Errorf("the settings say\n%s", got)
	}
	a.Toasts.Hide()
	backup.TellKept(a.Window)
	settle(t, a)
	if got := texts(a.Toasts.Layer); strings.Contains(got, "Dropbox") {
		t.Errorf("told again: %q", got)
	}
}

func TestTheStepsOfMovingAFileEndWithTheWayToStart(t *testing.T) {
	for _, c := range []struct {
		kept backup.KeptElsewhere
		want string
	}{
		{backup.KeptElsewhere{Path: "/sync/lanyard.db", To: "/home/ann/own"}, "3. Start Lanyard."},
		{backup.KeptElsewhere{Path: "/sync/people.db", To: "/home/ann/own"}, "3. Start Lanyard with --db " + filepath.Join("/home/ann/own", "people.db") + "."},
		{backup.KeptElsewhere{Path: "/sync/people.db"}, "3. Start Lanyard with --db and the file's new path."},
	} {
		if steps := backup.MoveSteps(c.kept); steps[2] != c.want || !strings.Contains(steps[1], c.kept.Path) {
			t.Errorf("%+v: %q", c.kept, steps)
		}
	}
}
