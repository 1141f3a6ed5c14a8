package opener

import (
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// readable are the endings of the files that Lanyard writes and a program reads. None of them runs.
var readable = []string{".csv", ".xlsx", ".vcf", ".json", ".ics", ".png", ".svg", ".txt"}

// Opens reports whether a file is of a type that Lanyard writes and a program reads.
func Opens(path string) bool {
	return slices.Contains(readable, strings.ToLower(filepath.Ext(path)))
}

// Written is a file that Lanyard has written, for the user's program for it.
func Written(path string) (Address, error) {
	if !Opens(path) {
		return Address{}, errNoFile
	}
	return fileOf(path)
}

// Reveal shows a file in the program for folders: its folder, with the file chosen in it where the program can. It waits
// up to patience for word of that, as Open does.
func Reveal(path string, patience time.Duration) error {
	folder, err := Folder(filepath.Dir(path))
	if err != nil {
		return err
	}
	if file, err := fileOf(path); err == nil && reveal(path, file, patience) == nil {
		return nil
	}
	return Open(folder, patience)
}
