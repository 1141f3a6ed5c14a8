package ui

import (
	"os"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/ui/code"
	"lanyard/ui/desktop"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// TestTheWindowWritesOverNoDatabase is the rule of the terminal, in the sheets that save a file.
func TestTheWindowWritesOverNoDatabase(t *testing.T) {
	a := newScreens(t)
	db := a.Store.Path()
	f, err := code.NewFace(marta, data.CodeForm{})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{db, db + "-wal", db + "-journal"} {
		was, _ := os.ReadFile(path)
		entry := widget.NewEntry("")
		entry.SetText(path)
		to := &desktop.Target{Db: a.Path, Path: entry, Note: style.NewMuted(""), Agreed: path}
		if got, ok := to.File(); ok || !strings.Contains(to.Note.Text(), "kept as it is") {
			t.Errorf("a sheet would write %s over the database: %q", got, to.Note.Text())
		}
		if err := f.SaveFile(path, a.Path); err == nil {
			t.Errorf("a code is written over %s", path)
		}
		if now, _ := os.ReadFile(path); string(now) != string(was) {
			t.Errorf("%s was altered", path)
		}
	}
}
