package desktop

import (
	"path/filepath"
	"testing"

	"lanyard/ui/window/windowtest"

	"lanyard/ui/chooser"
)

func TestAFolderThatAPortalLendsIsNotRemembered(t *testing.T) {
	w := windowtest.New(t)
	for dir, want := range map[string]bool{
		"/run/user/1000/doc/6f2a": true, "/run/flatpak/doc/6f2a": true, "/run/user/1000/gvfs/x": false, "/home/ada/doc/x": false, "/run/media/ada/doc": false,
	} {
		if lent(dir) != want {
			t.Errorf("%s: lent is %v", dir, !want)
		}
	}
	rememberFolder(w.Window, Wish{Purpose: chooser.Read}, "/run/user/1000/doc/6f2a/x.vcf")
	w.Settle()
	if got := w.Setting("open_folder", ""); got != "" {
		t.Errorf("%q is remembered", got)
	}
	dir := t.TempDir()
	rememberFolder(w.Window, Wish{Purpose: chooser.Read}, filepath.Join(dir, "x.vcf"))
	w.Settle()
	for purpose, begins := range map[chooser.Purpose]bool{chooser.Read: true, chooser.Photo: false} {
		if got := windowtest.Looked(folderFor(w.Window, Wish{Purpose: purpose})); (got == dir) != begins {
			t.Errorf("the next dialog of %v begins in %q, the folder of the last one is %q", purpose, got, dir)
		}
	}
}
