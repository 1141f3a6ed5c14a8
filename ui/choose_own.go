package ui

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// openOwn asks for a file where the system has no dialog: by a typed path, or by looking for it with Fyne's.
func (a *Window) openOwn(w wish, note string, chosen func(paths []string)) {
	e := w.purpose.Entry()
	path := widget.NewEntry(e.Example)
	var s *Sheet
	choose := func(file string) {
		s.Close()
		a.rememberFolder(w, file)
		chosen([]string{file})
	}
	browse := widget.NewButton(lang.L("Browse …"), "folder", func() { a.browseFile(a.nearFor(w, path.Text), choose) })
	body := container.New(layout.NewCustomPaddedVBoxLayout(8), told(note),
		field(lang.L("File"), container.NewBorder(nil, nil, nil, browse, path)), hint(lang.Say(e.Hint)))
	s = a.NewSheet(lang.Say(e.Title), lang.Say(e.Verb), body, fyne.NewSize(560, 220))
	s.EnableOK(false)
	path.OnChanged = func(text string) { s.EnableOK(strings.TrimSpace(text) != "") }
	path.OnSubmitted = func(string) { s.accept() }
	s.OnOK = func() { choose(typedPath(path.Text)) }
	s.First = path
	s.Show()
}

// saveOwn asks where to write a file where the system has no dialog. What is there already is replaced only after it
// was said so.
func (a *Window) saveOwn(w wish, note string, write func(path string)) {
	e := w.purpose.Entry()
	path := widget.NewEntry("")
	to := &target{entry: e, db: a.Path, path: path, note: widget.NewMuted("")}
	to.note.TextSize = theme.SizeNameCaptionText
	browse := widget.NewButton(lang.L("Browse …"), "folder", func() { a.browseFolder(a.nearFor(w, path.Text), to.in) })
	body := container.New(layout.NewCustomPaddedVBoxLayout(8), told(note),
		field(lang.L("File"), container.NewBorder(nil, nil, nil, browse, path)), hint(lang.Say(e.Hint)), to.note)
	s := a.NewSheet(lang.Say(e.Title), lang.Say(e.Verb), body, fyne.NewSize(560, 240))
	to.sheet = s
	to.propose(filepath.Join(a.folderFor(w), w.name))
	path.OnChanged = func(string) { s.EnableOK(to.changed()) }
	path.OnSubmitted = func(string) { s.accept() }
	s.OnOK = func() {
		if full, ok := to.file(); ok {
			s.Close()
			a.rememberFolder(w, full)
			write(full)
		}
	}
	s.First = path
	s.Show()
}

// hint says below a field what may be written there; it takes no room when there is nothing to say.
func hint(text string) fyne.CanvasObject {
	if text == "" {
		return told("")
	}
	l := prose(text, fyne.TextAlignLeading)
	l.Importance = fw.LowImportance
	return l
}

// told is a note above a field, when there is one.
func told(note string) fyne.CanvasObject {
	l := prose(note, fyne.TextAlignLeading)
	l.Hidden = note == ""
	return l
}

// nearFor is where to begin to look: at the typed path, else where the purpose is at home.
func (a *Window) nearFor(w wish, typed string) string {
	if strings.TrimSpace(typed) == "" {
		return a.folderFor(w)
	}
	return typed
}

// browseFile lets the user look for a file with Fyne's dialog, beginning near the typed path.
func (a *Window) browseFile(near string, chosen func(path string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil {
			a.Fail(lang.L("Not opened"), err)
			return
		}
		if r == nil {
			return
		}
		path := r.URI().Path()
		_ = r.Close() // it is read by its path
		chosen(path)
	}, a.Native)
	a.showFileDialog(d, near)
}

// browseFolder lets the user choose a folder with Fyne's dialog, beginning near a typed path.
func (a *Window) browseFolder(near string, chosen func(dir string)) {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err != nil {
			a.Fail(lang.L("Not opened"), err)
			return
		}
		if u != nil {
			chosen(u.Path())
		}
	}, a.Native)
	a.showFileDialog(d, near)
}

// showFileDialog shows one of Fyne's file dialogs in the folder nearest to a typed path. Esc closes
// it, and not the sheet behind it.
func (a *Window) showFileDialog(d *dialog.FileDialog, near string) {
	if dir, err := storage.ListerForURI(storage.NewFileURI(nearestFolder(near))); err == nil {
		d.SetLocation(dir)
	}
	guard := a.NewSheet("", "", widget.Gap(0, 0), fyne.Size{})
	guard.pop = fw.NewModalPopUp(guard.body, a.Native.Canvas()) // never shown: it only takes Esc
	guard.OnClosed, guard.foreign = d.Hide, true
	a.sheets = append(a.sheets, guard)
	d.SetOnClosed(guard.Close)
	d.Show()
	window := a.Native.Canvas().Size()
	d.Resize(fyne.NewSize(max(640, window.Width-120), max(440, window.Height-100))) // it cannot before Show
}

// nearestFolder is the folder of a typed path, or the nearest one above it that exists, else the
// user's own.
func nearestFolder(near string) string {
	home, _ := os.UserHomeDir()
	path := typedPath(near)
	if path == "" {
		return home
	}
	for {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return path
		}
		up := filepath.Dir(path)
		if up == path {
			return home
		}
		path = up
	}
}
