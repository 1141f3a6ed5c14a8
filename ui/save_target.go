package ui

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"lanyard/data/export"
	"lanyard/data/store"
	"lanyard/ui/widget"
)

// target is the file that a sheet writes: one of a free name, or one that the user named. A file that is there
// already is replaced only once the user agreed to that, with the verb on the button.
type target struct {
	sheet    *Sheet
	db       string // the database in use
	path     *widget.Entry
	note     *widget.Text
	verb     string // on the main button
	wanted   string // by the program: proposed is the first that is free of its names
	proposed string
	agreed   string // an existing file that may be replaced
}

// propose puts a path into the entry, with the name of a file that is not there yet.
func (t *target) propose(path string) {
	t.wanted, t.proposed = path, export.FreeName(path)
	t.path.SetText(t.proposed)
}

// in moves the file to another folder, or gives it another ending. A name that the user typed stays.
func (t *target) in(path string) {
	if t.path.Text == t.proposed {
		t.propose(filepath.Join(filepath.Dir(path), withEnding(filepath.Base(t.wanted), filepath.Ext(path))))
		return
	}
	t.path.SetText(path)
}

// changed follows what is typed. It reports whether that names a file.
func (t *target) changed() bool {
	t.agreed = ""
	t.note.SetText("")
	t.sheet.ok.SetText(t.verb)
	name := t.path.Text
	full := typedPath(name)
	return full != "" && !os.IsPathSeparator(name[len(name)-1])
}

// file is where to write; false when the user is asked first.
func (t *target) file() (string, bool) {
	if t.path.Text == t.proposed {
		t.propose(t.wanted) // another program may have taken it since
	}
	full := typedPath(t.path.Text)
	at, err := store.TargetAt(full, t.db, false)
	switch {
	case err != nil:
		t.note.SetText(plain(err))
		return "", false
	case at.There && t.agreed != full:
		t.agreed = full
		t.note.SetText(sentence(lang.L("%s is there already. Save again to replace it."), filepath.Base(full)))
		t.sheet.ok.SetText(lang.L("Replace"))
		return "", false
	}
	return full, true
}

// withEnding gives a file's name another extension.
func withEnding(name, ext string) string { return strings.TrimSuffix(name, filepath.Ext(name)) + ext }
