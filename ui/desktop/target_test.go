package desktop

import (
	"os"
	"strings"
	"testing"

	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window/windowtest"
)

// TestASheetWritesOverNoDatabase is the rule of the terminal, in the sheets that save a file.
func TestASheetWritesOverNoDatabase(t *testing.T) {
	w := windowtest.New(t)
	db := w.Store.Path()
	for _, path := range []string{db, db + "-wal", db + "-journal"} {
		was, _ := os.ReadFile(path)
		entry := widget.NewEntry("")
		entry.SetText(path)
		to := &target{db: w.Path, path: entry, note: style.NewMuted(""), agreed: path}
		if to.may(windowtest.Looked(func() place { return placeAt(path, w.Path) })) || !strings.Contains(to.note.Text(), "kept as it is") {
			t.Errorf("a sheet would write %s over the database: %q", path, to.note.Text())
		}
		if now, _ := os.ReadFile(path); string(now) != string(was) {
			t.Errorf("%s was altered", path)
		}
	}
}
