package importing

import (
	"errors"
	"path/filepath"
	"strings"

	"lanyard/data/say"
	"lanyard/ui/disk"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// File is a file that is to be taken in.
type File struct {
	Path     string
	Calendar bool   // else contacts
	Event    int64  // of a calendar: the event whose programme it is; 0: not said
	Pasted   string // a list of people from the clipboard, which has no path
}

// name is what the file is called where people read of it, and in the list of imports.
func (f File) name() string {
	if f.Path == "" {
		return lang.L("pasted list")
	}
	return filepath.Base(f.Path)
}

// load gives the bytes.
func (f File) load() ([]byte, error) {
	if f.Path == "" {
		return []byte(f.Pasted), nil
	}
	st, err := disk.Stat(f.Path)
	if err != nil {
		return nil, err
	}
	if st.IsDir() {
		return nil, say.Errorf("{{.File}} is a folder; choose a file", f.Path)
	}
	if st.Size() > importLimit {
		return nil, say.Errorf(`{{.File}} has {{.Megabytes}} MB; the window reads up to {{.Limit}} MB: use "lanyard import" in a terminal`, f.Path, st.Size()>>20, importLimit>>20)
	}
	b, err := disk.ReadFile(f.Path)
	if err == nil && len(b) == 0 {
		err = say.Errorf("{{.File}} is empty", f.Path)
	}
	return b, err
}

// importQueue takes files in, each with its own preview, one after another. Nothing is saved before the
// user says so.
type importQueue struct {
	w     *window.Window
	files []File
	at    int // the one that is being taken in
	saved int // files of which something came in
}

// Files takes files in, one after another.
func Files(w *window.Window, files []File) {
	q := &importQueue{w: w, files: files}
	q.open()
}

// open begins with the file whose turn it is; after the last of several it says where they are found.
func (q *importQueue) open() {
	if q.at >= len(q.files) {
		if q.saved > 1 {
			q.w.Say(lang.N(q.saved, "Imported {{.Count}} file. The settings list it: it can be rolled back.", "Imported {{.Count}} files. The settings list them: each can be rolled back."))
		}
		if len(q.files) > 0 {
			q.w.Places.GoOn()
		}
		return
	}
	f := q.files[q.at]
	if f.Calendar {
		importCalendar(q.w, f, q)
		return
	}
	importContacts(q.w, f, q)
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
	q.w.FailThen(lang.L("{{.File}} was not imported", q.files[nth].name()), err, func() { q.done(nth) })
}

// title heads the preview of a file, and says which of several it is.
func (q *importQueue) title(name string) string {
	if len(q.files) > 1 {
		return lang.L("Import {{.File}} ({{.Number}} of {{.Of}})", name, q.at+1, len(q.files))
	}
	return lang.L("Import {{.File}}", name)
}

// offer makes the buttons of a preview say what they do while other files wait: leave out this one, or all.
func (q *importQueue) offer(s *window.Sheet) {
	rest := len(q.files) - q.at - 1
	if rest == 0 {
		return
	}
	s.CancelButton.SetText(lang.L("Leave this one out"))
	s.AddLeft(widget.NewQuiet(lang.L("Cancel all"), "", func() {
		q.files = q.files[:q.at+1]
		s.Close()
	}))
}

// TellUnread says which of several files could not be read, and why, and then goes on with the others.
func TellUnread(w *window.Window, failures []error, of int, then func()) {
	if len(failures) == 0 {
		then()
		return
	}
	title := lang.L("Not read")
	if of > 1 {
		title = lang.N(of, "{{.Failed}} of {{.Count}} file not read", "{{.Failed}} of {{.Count}} files not read", len(failures))
	}
	if len(failures) == 1 {
		w.FailThen(title, failures[0], then)
		return
	}
	texts := make([]string, len(failures))
	for i, err := range failures {
		texts[i] = window.Plain(err)
	}
	w.FailThen(title, errors.New(strings.Join(texts, "\n\n")), then)
}
