package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"lanyard/ui/window"
)

func TestWhatTheSystemSaysOfAFileIsSaidInWords(t *testing.T) {
	dir := t.TempDir()
	none := filepath.Join(dir, "none.csv")
	_, missing := os.Stat(none)
	_, open := os.Open(none)
	_, read := os.ReadFile(dir)
	for _, c := range []struct {
		claim string
		err   error
		want  string
	}{
		{"no file to look at", missing, "There is no file or folder " + none + "."},
		{"no file to open, within another error", fmt.Errorf("reading: %w", open), "reading: There is no file or folder " + none + "."},
		{"a folder in the place of a file", read, dir + " is a folder, not a file."},
		{"not allowed", &fs.PathError{Op: "open", Path: none, Err: syscall.EACCES}, "The system does not let Lanyard use " + none + "."},
		{"there already", &fs.PathError{Op: "open", Path: none, Err: fs.ErrExist}, none + " is there already."},
		{"a file in the place of a folder", &fs.PathError{Op: "mkdir", Path: none, Err: syscall.ENOTDIR}, "A part of the path " + none + " is not a folder."},
		{"something else", &fs.PathError{Op: "read", Path: none, Err: errors.New("input/output error")}, none + ": input/output error"},
		{"no file at all", errors.New("the list is empty"), "the list is empty"},
	} {
		got, _, _ := strings.Cut(window.Explain(c.err), "\n\n")
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.claim, got, c.want)
		}
	}
}
