package store

import (
	"os"
	"path/filepath"
	"strings"
)

// KeptBy names the program or network that also keeps the folder of the file at path elsewhere: "Dropbox", "a
// network share"; "" when none is found. Such a program may copy a database while it is written, or let two
// computers write to it at once; SQLite's log works only on the disk of one computer
// (https://sqlite.org/wal.html, https://sqlite.org/howtocorrupt.html §2.1).
func KeptBy(path string) string {
	if real, err := realPath(path); err == nil {
		path = real
	}
	dir := filepath.Dir(path)
	if who := syncedBy(dir, os.Getenv, exists); who != "" {
		return who
	}
	if shared(dir) {
		return networkShare
	}
	return ""
}

const networkShare = "a network share"

// syncFolders are the names of the folders that programs keep, in lower case. A name that ends in a blank or a
// dash is the beginning of a name.
var syncFolders = []struct{ folder, program string }{
	{"onedrive", "OneDrive"},
	{"onedrive - ", "OneDrive"}, // of an organisation
	{"onedrive-", "OneDrive"},   // below CloudStorage on macOS
	{"dropbox", "Dropbox"},
	{"dropbox (", "Dropbox"},
	{"dropbox-", "Dropbox"},
	{"mobile documents", "iCloud Drive"},
	{"com~apple~clouddocs", "iCloud Drive"},
	{"iclouddrive", "iCloud Drive"},
	{"icloud drive", "iCloud Drive"},
	{"google drive", "Google Drive"},
	{"googledrive", "Google Drive"},
	{"googledrive-", "Google Drive"},
	{"nextcloud", "Nextcloud"},
	{"nextcloud-", "Nextcloud"},
	{"owncloud", "ownCloud"},
	{"box sync", "Box"},
	{"box-", "Box"},
	{"pclouddrive", "pCloud"},
	{"megasync", "MEGA"},
	{"seadrive", "Seafile"},
	{"proton drive", "Proton Drive"},
	{"protondrive-", "Proton Drive"},
	{"yandex.disk", "Yandex Disk"},
	{"kdrive", "kDrive"},
	{"cloudstorage", "a cloud service"}, // macOS keeps all others here
}

// syncMarks are files and folders that programs put into a folder they keep, or into a folder above it. Dropbox
// has its settings in the folder .dropbox of the user's home, which it does not keep.
var syncMarks = []struct {
	file, program string
	folder        bool
}{
	{".dropbox", "Dropbox", false},
	{".dropbox.cache", "Dropbox", true},
	{".tmp.driveupload", "Google Drive", true},
	{".nextcloudsync.log", "Nextcloud", false},
	{".owncloudsync.log", "ownCloud", false},
	{".stfolder", "Syncthing", true},
	{".seafile-data", "Seafile", true},
}

// syncedBy looks at the names of a folder and of the folders above it, and at the files in them.
func syncedBy(dir string, getenv func(string) string, exists func(path string, folder bool) bool) string {
	for _, v := range []string{"OneDrive", "OneDriveConsumer", "OneDriveCommercial"} { // Windows says where it is
		if at := getenv(v); at != "" && liesIn(dir, at) {
			return "OneDrive"
		}
	}
	found := ""
	for {
		for _, m := range syncMarks {
			if exists(filepath.Join(dir, m.file), m.folder) {
				return m.program
			}
		}
		name := strings.ToLower(filepath.Base(dir))
		for _, f := range syncFolders {
			if found == "" && (name == f.folder || begins(name, f.folder)) {
				found = f.program
			}
		}
		above := filepath.Dir(dir)
		if above == dir {
			return found
		}
		dir = above
	}
}

// begins reports whether name continues a beginning of syncFolders, which does not end in a letter.
func begins(name, folder string) bool {
	last := folder[len(folder)-1]
	return strings.ContainsRune(" -(", rune(last)) && len(name) > len(folder) && strings.HasPrefix(name, folder)
}

// liesIn reports whether a folder is the folder in, or lies in it.
func liesIn(dir, in string) bool {
	rel, err := filepath.Rel(in, dir)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// exists reports whether a folder, or a file, is at a path.
func exists(path string, folder bool) bool {
	info, err := os.Lstat(path)
	return err == nil && info.IsDir() == folder
}
