package desktop

import (
	"context"
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

	"lanyard/ui/disk"
	"lanyard/ui/instance"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// openOwn asks for a file where the system has no dialog: by a typed path, or by looking for it with Fyne's.
func openOwn(w *window.Window, wish Wish, note string, chosen func(paths []string)) {
	e := wish.Purpose.Entry()
	path := widget.NewEntry(e.Example)
	var s *window.Sheet
	choose := func(file string) {
		s.Close()
		rememberFolder(w, wish, file)
		chosen([]string{file})
	}
	browse := widget.NewButton(lang.L("Browse …"), "folder", func() { browseFile(w, nearFor(w, wish, path.Text), choose) })
	body := container.New(layout.NewCustomPaddedVBoxLayout(8), told(note),
		widget.Field(lang.L("File"), container.NewBorder(nil, nil, nil, browse, path)), hint(lang.Say(e.Hint)))
	s = w.NewSheet(lang.Say(e.Title), lang.Say(e.Verb), body, fyne.NewSize(560, 220))
	s.Plain = true
	s.EnableOK(false)
	path.OnChanged = func(text string) { s.EnableOK(strings.TrimSpace(text) != "") }
	path.OnSubmitted = func(string) { s.Accept() }
	s.OnOK = func() { choose(typedPath(path.Text)) }
	s.First = path
	s.Show()
}

// saveOwn asks where to write a file where the system has no dialog. What is there already is replaced only after it
// was said so.
func saveOwn(w *window.Window, wish Wish, note string, write func(path string)) {
	e := wish.Purpose.Entry()
	path := widget.NewEntry("")
	to := &target{entry: e, db: w.Path, path: path, note: style.NewMuted("")}
	to.note.TextSize = theme.SizeNameCaptionText
	browse := widget.NewButton(lang.L("Browse …"), "folder", func() { browseFolder(w, nearFor(w, wish, path.Text), func(dir string) { to.in(w, dir) }) })
	body := container.New(layout.NewCustomPaddedVBoxLayout(8), told(note),
		widget.Field(lang.L("File"), container.NewBorder(nil, nil, nil, browse, path)), hint(lang.Say(e.Hint)), to.note)
	s := w.NewSheet(lang.Say(e.Title), lang.Say(e.Verb), body, fyne.NewSize(560, 240))
	s.Plain = true
	to.sheet = s
	path.OnChanged = func(string) { s.EnableOK(to.changed()) }
	path.OnSubmitted = func(string) { s.Accept() }
	s.OnOK = func() {
		to.file(w, func(full string) {
			s.Close()
			rememberFolder(w, wish, full)
			write(full)
		})
	}
	s.OnClosed = to.asked.Drop
	s.First = path
	folder := folderFor(w, wish)
	to.propose(w, func() string { return filepath.Join(folder(), wish.Name) }, func() { s.Show() })
}

// hint says below a field what may be written there; it takes no room when there is nothing to say.
func hint(text string) fyne.CanvasObject {
	if text == "" {
		return told("")
	}
	l := widget.Prose(text, fyne.TextAlignLeading)
	l.Importance = fw.LowImportance
	return l
}

// told is a note above a field, when there is one.
func told(note string) fyne.CanvasObject {
	l := widget.Prose(note, fyne.TextAlignLeading)
	l.Hidden = note == ""
	return l
}

// nearFor tells by a function that looks at the disk where to begin to look: at the typed path, else where the purpose
// is at home.
func nearFor(w *window.Window, wish Wish, typed string) func() string {
	if strings.TrimSpace(typed) == "" {
		return folderFor(w, wish)
	}
	return func() string { return typed }
}

// browseFile lets the user look for a file with Fyne's dialog, beginning near the typed path.
func browseFile(w *window.Window, near func() string, chosen func(path string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil {
			w.Fail(lang.L("Not opened"), err)
			return
		}
		if r == nil {
			return
		}
		path := r.URI().Path()
		_ = r.Close() // it is read by its path
		chosen(path)
	}, w.Native)
	showFileDialog(w, d, near)
}

// browseFolder lets the user choose a folder with Fyne's dialog, beginning near a typed path.
func browseFolder(w *window.Window, near func() string, chosen func(dir string)) {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err != nil {
			w.Fail(lang.L("Not opened"), err)
			return
		}
		if u != nil {
			chosen(u.Path())
		}
	}, w.Native)
	showFileDialog(w, d, near)
}

// showFileDialog shows one of Fyne's file dialogs in the folder nearest to a path. Esc closes it, and not the sheet behind
// it. The dialog reads its folders itself, where it draws.
func showFileDialog(w *window.Window, d *dialog.FileDialog, near func() string) {
	window.Load(w, lang.L("Not opened"), func(context.Context) (fyne.ListableURI, error) {
		dir, err := storage.ListerForURI(storage.NewFileURI(NearestFolder(near())))
		if err != nil {
			return nil, nil // it begins where Fyne's does
		}
		return dir, nil
	}, func(dir fyne.ListableURI) { showFileDialogIn(w, d, dir) })
}

func showFileDialogIn(w *window.Window, d *dialog.FileDialog, dir fyne.ListableURI) {
	if dir != nil {
		d.SetLocation(dir)
	}
	guard := w.NewSheet("", "", style.Gap(0, 0), fyne.Size{})
	guard.Plain = true
	guard.Pop = fw.NewModalPopUp(guard.Body, w.Native.Canvas()) // never shown: it only takes Esc
	guard.OnClosed, guard.Foreign = d.Hide, true
	w.Sheets = append(w.Sheets, guard)
	d.SetOnClosed(guard.Close)
	d.Show()
	room := w.Native.Canvas().Size()
	d.Resize(fyne.NewSize(max(640, room.Width-120), max(440, room.Height-100))) // it cannot before Show
}

// NearestFolder is the folder of a typed path, or the nearest one above it that exists, else the
// user's own.
func NearestFolder(near string) string {
	home, _ := os.UserHomeDir()
	path := typedPath(near)
	if path == "" {
		return home
	}
	for {
		if info, err := disk.Stat(path); err == nil && info.IsDir() {
			return path
		}
		up := filepath.Dir(path)
		if up == path {
			return home
		}
		path = up
	}
}

// expand makes a typed path absolute; "~" is the home folder.
func expand(path string) (string, error) {
	path = strings.TrimSpace(path)
	if path == "" {
		return "", nil
	}
	if path == "~" || strings.HasPrefix(path, "~/") || strings.HasPrefix(path, `~\`) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		path = filepath.Join(home, path[1:])
	}
	return filepath.Abs(path)
}

// typedPath makes a path of what a user types or pastes: quotes around it, "~" and file: URLs are
// understood.
func typedPath(text string) string {
	text = strings.TrimSpace(text)
	if n := len(text); n >= 2 && (text[0] == '"' || text[0] == '\'') && text[n-1] == text[0] {
		text = text[1 : n-1]
	}
	text = instance.FilePath(text)
	if full, err := expand(text); err == nil {
		return full
	}
	return text
}

// PastedPath is the path of a file that was copied in a file manager, or whose path was copied; ""
// when the text is something else. It looks at the disk and is not for the main goroutine.
func PastedPath(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.Contains(text, "\n") || len(text) > 4096 {
		return ""
	}
	if !filepath.IsAbs(text) && !strings.HasPrefix(text, "~") && !strings.HasPrefix(text, "file:") {
		return ""
	}
	path := typedPath(text)
	if info, err := disk.Stat(path); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return path
}
