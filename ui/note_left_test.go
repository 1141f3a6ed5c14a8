package ui

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"lanyard/ui/edit"
)

func TestANoteLeftByAWindowThatWasCutOffIsRemoved(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "lanyard.db")
	made := func(name string, age time.Duration) string {
		folder := filepath.Join(dir, name)
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "note.txt"), []byte("met at the fair"), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(-age)
		if err := os.Chtimes(folder, at, at); err != nil {
			t.Fatal(err)
		}
		return folder
	}
	left := made(".lanyard-note-lanyard.db-1", time.Minute)
	others := []string{made(".lanyard-note-other.db-1", time.Minute), made(".lanyard-note-lanyard.db-2", -time.Minute), made("lanyard-note-lanyard.db-3", time.Minute)}
	edit.RemoveOldNotes(path, time.Now())
	if _, err := os.Stat(left); !os.IsNotExist(err) {
		t.Errorf("it is still there: %v", err)
	}
	for _, f := range others {
		if _, err := os.Stat(filepath.Join(f, "note.txt")); err != nil {
			t.Error(err)
		}
	}
}
