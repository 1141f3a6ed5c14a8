//go:build !windows && !darwin

package opener_test

import (
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"lanyard/ui/chooser/portaltest"
	"lanyard/ui/opener"
)

func TestAFileIsOpenedWhereLanyardWritesSuchFiles(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]string{
		"people.csv":               "people.csv",
		"PEOPLE.VCF":               "PEOPLE.VCF",
		"a+b 100%.xlsx":            "a+b%20100%25.xlsx",
		"-rf.json":                 "-rf.json",
		"two\nhttp:x.ics":          "two%0Ahttp:x.ics",
		"gr\xfc\xdfe#?.png":        "gr%FC%DFe%23%3F.png",
		"run.sh":                   "",
		"run.desktop":              "",
		"run.exe":                  "",
		"csv":                      "",
		"people.csv.html":          "",
		"people.db":                "",
		"../" + filepath.Base(dir): "",
	} {
		path := filepath.Join(dir, name)
		_ = os.WriteFile(path, []byte("x"), 0o600) // the folder itself is there already
		if want != "" {
			want = "file://" + dir + "/" + want
		}
		if got, err := opener.Written(path); got.String() != want || (want == "") != errors.Is(err, opener.ErrNoFile) {
			t.Errorf("%q: %q, %v; want %q", name, got, err, want)
		}
	}
	for _, path := range []string{"people.csv", "-h.csv", "", filepath.Join(dir, "gone.csv"), "/dev/null.csv"} {
		if got, err := opener.Written(path); !errors.Is(err, opener.ErrNoFile) {
			t.Errorf("%q: %q, %v", path, got, err)
		}
	}
}

func TestAFileIsShownByTheFileManagerElseItsFolderIsOpened(t *testing.T) {
	portaltest.Bus(t)
	manager := portaltest.Connect(t)
	shown := make(chan []string, 1)
	var refuses atomic.Pointer[dbus.Error]
	err := manager.ExportMethodTable(map[string]any{"ShowItems": func(uris []string, _ string) *dbus.Error {
		shown <- uris
		return refuses.Load()
	}}, "/org/freedesktop/FileManager1", "org.freedesktop.FileManager1")
	if err != nil {
		t.Fatal(err)
	}
	portaltest.Own(t, manager, "org.freedesktop.FileManager1")
	dir := t.TempDir()
	path := filepath.Join(dir, "a+b 1.csv")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	given := desktop(t, "exit 0")
	if err := opener.Reveal(path, 5*time.Second); err != nil {
		t.Error(err)
	}
	if uris := <-shown; len(uris) != 1 || uris[0] != "file://"+dir+"/a+b%201.csv" {
		t.Errorf("the file manager was given %q", uris)
	}
	if b, err := os.ReadFile(given); err == nil {
		t.Errorf("the opener was given %q too", b)
	}

	opens := func(path, why string) {
		t.Helper()
		given := desktop(t, "exit 0")
		if err := opener.Reveal(path, 5*time.Second); err != nil {
			t.Errorf("%s: %v", why, err)
		}
		if b, _ := os.ReadFile(given); string(b) != "<file://"+dir+">" {
			t.Errorf("%s: the opener was given %q", why, b)
		}
	}
	opens(filepath.Join(dir, "gone.csv"), "the file is gone")
	refuses.Store(dbus.MakeFailedError(errors.New("no")))
	opens(path, "the file manager refuses")
	<-shown
	_, _ = manager.ReleaseName("org.freedesktop.FileManager1")
	opens(path, "there is no file manager")
	portaltest.NoBus(t)
	opens(path, "there is no bus")
	desktop(t, "")
	if err := opener.Reveal(path, time.Second); !errors.Is(err, opener.ErrNoProgram) {
		t.Errorf("without any program: %v", err)
	}
	for _, path := range []string{"", "-h", "x/y.csv"} {
		if err := opener.Reveal(path, time.Second); !errors.Is(err, opener.ErrNoFile) {
			t.Errorf("%q: %v", path, err)
		}
	}
}
