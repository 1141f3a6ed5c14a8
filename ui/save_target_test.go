package ui

import (
	"os"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/ui/widget"
)

// TestTheWindowWritesOverNoDatabase is the rule of the terminal, in the sheets that save a file.
func TestTheWindowWritesOverNoDatabase(t *testing.T) {
	a := newScreens(t)
	db := a.Store.Path()
	f, err := newFace(marta, data.CodeForm{})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{db, db + "-wal", db + "-journal"} {
		was, _ := os.ReadFile(path)
		entry := widget.NewEntry("")
		entry.SetText(path)
		to := &target{db: a.Path, path: entry, note: widget.NewMuted(""), agreed: path}
		if got, ok := to.file(); ok || !strings.Contains(to.note.Text(), "kept as it is") {
			t.Errorf("a sheet would write %s over the database: %q", got, to.note.Text())
		}
		if err := f.saveFile(path, a.Path); err == nil {
			t.Errorf("a code is written over %s", path)
		}
		if now, _ := os.ReadFile(path); string(now) != string(was) {
			t.Errorf("%s was altered", path)
		}
	}
}
