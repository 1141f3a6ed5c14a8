package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// importFile is a file that is to be taken in.
type importFile struct {
	path     string
	calendar bool   // else contacts
	pasted   string // a list of people from the clipboard, which has no path
}

// name is what the file is called where people read of it, and in the list of imports.
func (f importFile) name() string {
	if f.path == "" {
		return lang.L("pasted list")
	}
	return filepath.Base(f.path)
}

// load gives the bytes.
func (f importFile) load() ([]byte, error) {
	if f.path == "" {
		return []byte(f.pasted), nil
	}
	st, err := os.Stat(f.path)
	if err != nil {
		return nil, err
	}
	if st.IsDir() {
		return nil, fmt.Errorf("%s is a folder; choose a file", f.path)
	}
	if st.Size() > importLimit {
		return nil, fmt.Errorf("%s has %d MB; the window reads up to %d MB: use \"lanyard import\" in a terminal", f.path, st.Size()>>20, importLimit>>20)
	}
	b, err := os.ReadFile(f.path)
	if err == nil && len(b) == 0 {
		err = fmt.Errorf("%s is empty", f.path)
	}
	return b, err
}

// importQueue takes files in, each with its own preview, one after another. Nothing is saved before the
// user says so.
type importQueue struct {
	app   *Window
	files []importFile
	at    int // the one that is being taken in
	saved int // files of which something came in
}

// importFiles takes files in, one after another.
func (a *Window) importFiles(files []importFile) {
	q := &importQueue{app: a, files: files}
	q.open()
}

// open begins with the file whose turn it is; after the last of several it says where they are found.
func (q *importQueue) open() {
	if q.at >= len(q.files) {
		if q.saved > 1 {
			q.app.Say(lang.N(q.saved, "Imported {{.Count}} file. The settings list it: it can be rolled back.", "Imported {{.Count}} files. The settings list them: each can be rolled back."))
		}
		if len(q.files) > 0 {
			q.app.Places.GoOn()
		}
		return
	}
	f := q.files[q.at]
	if f.calendar {
		q.app.importCalendar(f.path, q)
		return
	}
	q.app.importContacts(f, q)
}

// done ends with the nth file, once, and goes on to the next.
func (q *importQueue) done(nth int) {
	if nth == q.at {
		q.at++
		q.open()
	}
}

// failed says why the nth file is not taken in; the next comes when that was read.
func (q *importQueue) failed(nth int, err error) {
	q.app.failThen(lang.L("{{.File}} was not imported", q.files[nth].name()), err, func() { q.done(nth) })
}

// title heads the preview of a file, and says which of several it is.
func (q *importQueue) title(name string) string {
	if len(q.files) > 1 {
		return lang.L("Import {{.File}} ({{.Number}} of {{.Of}})", name, q.at+1, len(q.files))
	}
	return lang.L("Import {{.File}}", name)
}

// offer makes the buttons of a preview say what they do while other files wait: leave out this one, or all.
func (q *importQueue) offer(s *Sheet) {
	rest := len(q.files) - q.at - 1
	if rest == 0 {
		return
	}
	s.cancel.SetText(lang.L("Leave this one out"))
	s.AddLeft(widget.NewQuiet(lang.L("Cancel all"), "", func() {
		q.files = q.files[:q.at+1]
		s.Close()
	}))
}

// notRead says which of several files could not be read, and why, and then goes on with the others.
func (a *Window) notRead(failures []error, of int, then func()) {
	if len(failures) == 0 {
		then()
		return
	}
	title := lang.L("Not read")
	if of > 1 {
		title = lang.N(of, "{{.Failed}} of {{.Count}} file not read", "{{.Failed}} of {{.Count}} files not read", len(failures))
	}
	if len(failures) == 1 {
		a.failThen(title, failures[0], then)
		return
	}
	texts := make([]string, len(failures))
	for i, err := range failures {
		texts[i] = plain(err)
	}
	a.failThen(title, errors.New(strings.Join(texts, "\n\n")), then)
}
