package desktop

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"lanyard/data"
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
	asked    window.Latest
}

// propose puts a path into the entry, with the name of a file that is not there yet, then goes on.
func (t *target) propose(w *window.Window, wanted func() string, then func()) {
	type names struct{ wanted, free string }
	window.LoadFor(w, t.asked.Next(), lang.L("Not saved"), func(context.Context) (names, error) {
		path := wanted()
		return names{path, freeName(path)}, nil
	}, func(n names) {
		t.wanted, t.proposed = n.wanted, n.free
		t.path.SetText(n.free)
		then()
	})
}

// in moves the file to another folder. A name that the user typed stays.
func (t *target) in(w *window.Window, dir string) {
	if t.path.Text == t.proposed {
		path := filepath.Join(dir, filepath.Base(t.wanted))
		t.propose(w, func() string { return path }, func() {})
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

// file hands over where to write, unless the user is asked first.
func (t *target) file(w *window.Window, write func(full string)) {
	if t.path.Text == t.proposed { // another program may have taken it since
		wanted := t.wanted
		t.propose(w, func() string { return wanted }, func() { t.look(w, write) })
		return
	}
	t.look(w, write)
}

func (t *target) look(w *window.Window, write func(full string)) {
	full := typedPath(t.path.Text)
	window.LoadFor(w, t.asked.Next(), lang.L("Not saved"), func(context.Context) (place, error) { return placeAt(full, t.db), nil }, func(p place) {
		if t.may(p) {
			write(full)
		}
	})
}

// place is what is known of where a file is to be written.
type place struct {
	path string
	at   store.Target
	err  error // why not
}

// placeAt looks at a path, for the database in use. It is not for the main goroutine.
func placeAt(path, db string) place {
	at, err := store.TargetAt(path, db, false)
	return place{path, at, err}
}

// may reports whether a file may be written there; else the sheet says why not, or what the user is to agree to.
func (t *target) may(p place) bool {
	lanyard := errors.Is(p.err, data.ErrLanyardFile) && t.entry.Over
	switch {
	case p.err != nil && !lanyard:
		t.note.SetText(window.Plain(p.err))
		return false
	case p.at.There && t.agreed != p.path:
		t.agreed = p.path
		t.note.SetText(lang.L("{{.Said}} Save again to replace it.", isThere(p.path, lanyard)))
		t.sheet.OKButton.SetText(lang.L("Replace"))
		return false
	}
	return true
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
	window.Load(w, lang.L("Not saved"), func(context.Context) (place, error) { return placeAt(path, w.Path), nil }, func(p place) {
		switch lanyard := errors.Is(p.err, data.ErrLanyardFile); {
		case p.err != nil && !(lanyard && e.Over):
			w.FailThen(lang.L("Not saved"), p.err, func() { ChooseTarget(w, wish, write) })
		case lanyard || p.at.There && path != chosen:
			w.Confirm(lang.Say(e.Title), isThere(path, lanyard), lang.L("Replace"), func() { write(path) })
		default:
			write(path)
		}
	})
}
