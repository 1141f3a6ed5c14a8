package store

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFoldersThatOthersKeepAreKnownByTheirNames(t *testing.T) {
	for dir, want := range map[string]string{
		"/home/ann/Dropbox/lanyard":                                            "Dropbox",
		"/home/ann/Dropbox (Acme)/work":                                        "Dropbox",
		"/Users/ann/Library/CloudStorage/Dropbox-Personal":                     "Dropbox",
		"/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/Lanyard":      "iCloud Drive",
		"/Users/ann/Library/CloudStorage/GoogleDrive-ann@lib.example/My Drive": "Google Drive",
		"/Users/ann/Library/CloudStorage/Other-Ann":                            "a cloud service",
		"/home/ann/OneDrive - State Library/Documents":                         "OneDrive",
		"/home/ann/onedrive":                                                   "OneDrive",
		"/home/ann/Nextcloud/a/b/c":                                            "Nextcloud",
		"/home/ann/.local/share/lanyard":                                       "",
		"/home/ann/Dropboxes":                                                  "",
		"/home/ann/my dropbox notes":                                           "",
		"/home/ann/boxes":                                                      "",
		"/":                                                                    "",
		"/home/ann/Google Drive":                                               "Google Drive",
		"/home/ann/OneDrive -":                                                 "",
		"/home/ann/Dropbox/":                                                   "Dropbox",
	} {
		if got := syncedBy(filepath.Clean(filepath.FromSlash(dir)), func(string) string { return "" }, func(string, bool) bool { return false }); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
}

// lay makes an empty folder, or an empty file.
func lay(path string, folder bool) error {
	if folder {
		return os.Mkdir(path, 0o700)
	}
	return os.WriteFile(path, nil, 0o600)
}

func TestFoldersThatOthersKeepAreKnownByWhatLiesInThem(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "files", "lanyard")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "lanyard.db")
	if got := KeptBy(path); got != "" {
		t.Fatalf("a folder of this computer's own: %q", got)
	}
	for _, m := range syncMarks {
		mark := filepath.Join(top, "files", m.file)
		for _, folder := range []bool{m.folder, !m.folder} {
			want := ""
			if folder == m.folder {
				want = m.program
			}
			if err := lay(mark, folder); err != nil {
				t.Fatal(err)
			}
			if got := KeptBy(path); got != want {
				t.Errorf("below %s, a folder: %v: %q, want %q", m.file, folder, got, want)
			}
			if err := os.Remove(mark); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Setenv("OneDriveCommercial", filepath.Join(top, "files"))
	if got := KeptBy(path); got != "OneDrive" {
		t.Errorf("in the folder that OneDrive names: %q", got)
	}
	t.Setenv("OneDriveCommercial", filepath.Join(top, "files", "lan"))
	if got := KeptBy(path); got != "" {
		t.Errorf("beside it: %q", got)
	}
	link := filepath.Join(top, "link.db")
	if err := os.Mkdir(filepath.Join(dir, ".stfolder"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, link); err == nil && KeptBy(link) != "Syncthing" {
		t.Error("a link is not followed")
	}
}
