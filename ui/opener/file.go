package opener

import (
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// readable are the extensions of files that Lanyard writes and other programs read. None of them is a program.
var readable = []string{".csv", ".xlsx", ".vcf", ".json", ".ics", ".png", ".svg", ".txt", ".eml"}

// Opens reports whether a file has one of these types.
func Opens(path string) bool {
	return slices.Contains(readable, strings.ToLower(filepath.Ext(path)))
}

// Written is a file that Lanyard wrote, for the user's program for it.
func Written(path string) (Address, error) {
	if !Opens(path) {
		return Address{}, errNoFile
	}
	return fileOf(path)
}

// Reveal shows a file in the file manager: its folder, with the file selected if the program can do that. It
// waits up to patience for an answer, as Open does.
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
