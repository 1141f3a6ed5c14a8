package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/store"
	"lanyard/ui/chooser"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// target is the file that a sheet writes: one of a free name, or one that the user named. A file that is there
// already is replaced only once the user agreed to that, with the verb on the button.
type target struct {
	entry    chooser.Entry
	sheet    *window.Sheet
	db       string // the database in use
	path     *widget.Entry
	note     *style.Text
	wanted   string // by the program: proposed is the first that is free of its names
	proposed string
	agreed   string // an existing file that may be replaced
}

// propose puts a path into the entry, with the name of a file that is not there yet.
func (t *target) propose(path string) {
	t.wanted, t.proposed = path, export.FreeName(path)
	t.path.SetText(t.proposed)
}

// in moves the file to another folder. A name that the user typed stays.
func (t *target) in(dir string) {
	if t.path.Text == t.proposed {
		t.propose(filepath.Join(dir, filepath.Base(t.wanted)))
		return
	}
	t.path.SetText(filepath.Join(dir, filepath.Base(t.path.Text)))
}

// changed follows what is typed. It reports whether that names a file that can be written.
func (t *target) changed() bool {
	t.agreed = ""
	t.note.SetText("")
	t.sheet.OKButton.SetText(lang.Say(t.entry.Verb))
	name := t.path.Text
	full := typedPath(name)
	if t.entry.Only && !t.entry.Has(full) {
		t.note.SetText(lang.L("The name must end in {{.Endings}}.", orList(t.entry.Endings())))
		return false
	}
	return full != "" && !os.IsPathSeparator(name[len(name)-1])
}

// orList joins a few words: "a, b or c".
func orList(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return lang.L("{{.Words}} or {{.Last}}", strings.Join(words[:last], ", "), words[last])
}

// file is where to write; false when the user is asked first.
func (t *target) file() (string, bool) {
	if t.path.Text == t.proposed {
		t.propose(t.wanted) // another program may have taken it since
	}
	full := typedPath(t.path.Text)
	at, err := store.TargetAt(full, t.db, false)
	lanyard := errors.Is(err, data.ErrLanyardFile) && t.entry.Over
	switch {
	case err != nil && !lanyard:
		t.note.SetText(window.Plain(err))
		return "", false
	case at.There && t.agreed != full:
		t.agreed = full
		t.note.SetText(lang.L("{{.Said}} Save again to replace it.", isThere(full, lanyard)))
		t.sheet.OKButton.SetText(lang.L("Replace"))
		return "", false
	}
	return full, true
}

// isThere says what would be replaced.
func isThere(path string, lanyard bool) string {
	if lanyard {
		return lang.L("{{.File}} is a Lanyard file with contacts of its own.", filepath.Base(path))
	}
	return lang.L("{{.File}} is there already.", filepath.Base(path))
}

// ChooseTarget has the user choose where a file is written, and hands over a path that may be written: store.TargetAt
// has said so, and the user has agreed to what is replaced.
func ChooseTarget(w *window.Window, wish Wish, write func(path string)) {
	choose(w, wish, func(paths []string) { systemTarget(w, wish, paths[0], write) }, func(note string) { saveOwn(w, wish, note, write) })
}

// systemTarget looks at the path that the system's dialog gives. That has asked about replacing it, but for a name whose
// ending is added here, and knows nothing of what Lanyard keeps.
func systemTarget(w *window.Window, wish Wish, chosen string, write func(path string)) {
	e, path := wish.Purpose.Entry(), chosen
	if !lent(filepath.Dir(path)) {
		path = e.Complete(path, wish.Name)
	}
	at, err := store.TargetAt(path, w.Path, false)
	switch lanyard := errors.Is(err, data.ErrLanyardFile); {
	case err != nil && !(lanyard && e.Over):
		w.FailThen(lang.L("Not saved"), err, func() { ChooseTarget(w, wish, write) })
	case lanyard || at.There && path != chosen:
		w.Confirm(lang.Say(e.Title), isThere(path, lanyard), lang.L("Replace"), func() { write(path) })
	default:
		write(path)
	}
}
