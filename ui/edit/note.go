package edit

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data/clock"
	"lanyard/ui/desktop"
	"lanyard/ui/disk"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// NoteField is an entry for a note of any length. One that is too long to be typed into is shown cut, and opens in the
// user's own editor; what is saved there is taken back.
type NoteField struct {
	w         *window.Window
	Entry     *widget.Entry
	Box       *fyne.Container // the entry, or the long note
	long      string          // the text when it is too long for the entry; "" else
	onChanged func()

	folder string             // of the file that the editor has; "" for none
	stop   context.CancelFunc // ends the watch over it
}

// NewNoteField is an empty field so many lines high.
func NewNoteField(w *window.Window, placeholder string, lines int) *NoteField {
	n := &NoteField{w: w, Entry: widget.NewNote(placeholder, lines)}
	n.Box = container.NewStack(n.Entry)
	n.Entry.OnChanged = func(string) { n.changed() }
	n.Entry.Holds, n.Entry.OnTooLong = window.EntryHolds, func(text string) {
		n.SetText(text)
		n.changed()
	}
	return n
}

func (n *NoteField) changed() {
	if n.onChanged != nil {
		n.onChanged()
	}
}

// Text is the note as it stands.
func (n *NoteField) Text() string {
	if n.long != "" {
		return n.long
	}
	return n.Entry.Text
}

// SetText fills the field.
func (n *NoteField) SetText(text string) {
	if len(text) <= window.EntryHolds {
		n.long = ""
		n.Entry.SetText(text)
		n.Box.Objects = []fyne.CanvasObject{n.Entry}
		n.Box.Refresh()
		return
	}
	n.long = text
	edit := widget.NewButton(lang.L("Open in my editor"), "edit", n.edit)
	all := widget.NewButton(lang.L("Show all"), "", func() { n.w.ShowAll(n.long) })
	size := style.NewMuted(lang.L("A note of {{.Size}}: too long to be typed into here.", words.Size(int64(len(text)))))
	n.Box.Objects = []fyne.CanvasObject{style.Card(container.New(layout.NewCustomPaddedVBoxLayout(6),
		widget.NewSelectable(style.CutBytes(style.Shown(text), 600)+" …"), size, container.NewHBox(edit, all)))}
	n.Box.Refresh()
}

// edit writes the note into a file of its own, opens that in the user's editor and takes back what is saved, until
// the sheet is left.
func (n *NoteField) edit() {
	w, text := n.w, n.long
	type opened struct{ folder, file string }
	if n.folder != "" {
		desktop.OpenFolder(w, filepath.Join(n.folder, "note.txt"))
		return
	}
	path := w.Store.Path()
	window.Load(w, lang.L("The note could not be opened in an editor"), func(context.Context) (o opened, err error) {
		if o.folder, err = os.MkdirTemp(filepath.Dir(path), notePrefix(path)); err != nil {
			return o, err
		}
		o.file = filepath.Join(o.folder, "note.txt")
		return o, os.WriteFile(o.file, []byte(text), 0o600)
	}, func(o opened) {
		n.folder = o.folder
		desktop.OpenEditor(w, o.file)
		n.watch(o.file)
	})
}

// notePrefix begins the names of the folders that notes of the database at path are edited in. They lie beside it,
// so that a window that was cut off leaves nothing that the next one does not find.
func notePrefix(path string) string { return ".lanyard-note-" + filepath.Base(path) + "-" }

// RemoveOldNotes removes what a window that was cut off has left of edited notes: a database has one window, and
// what this one makes is newer.
func RemoveOldNotes(path string, began time.Time) {
	entries, err := disk.ReadDir(filepath.Dir(path))
	if err != nil {
		return // whatever needs the folder says so
	}
	for _, e := range entries {
		st, err := e.Info()
		if err == nil && e.IsDir() && strings.HasPrefix(e.Name(), notePrefix(path)) && st.ModTime().Before(began) {
			_ = os.RemoveAll(filepath.Join(filepath.Dir(path), e.Name())) // else the next time
		}
	}
}

// watch takes back what is saved in the editor.
func (n *NoteField) watch(file string) {
	ctx, stop := context.WithCancel(n.w.Ctx)
	n.stop = stop
	n.w.GoLasting(func(context.Context) {
		last := clock.Real()
		if info, err := disk.Stat(file); err == nil {
			last = info.ModTime()
		}
		for window.Pause(ctx, 500*time.Millisecond) {
			info, err := disk.Stat(file)
			if err != nil || !info.ModTime().After(last) {
				continue
			}
			last = info.ModTime()
			b, err := disk.ReadFile(file)
			if err != nil {
				continue
			}
			fyne.Do(func() {
				if ctx.Err() == nil {
					n.SetText(string(b))
					n.changed()
				}
			})
		}
		_ = os.RemoveAll(filepath.Dir(file))
	})
}

// LetGo ends the editing when the sheet is left, and takes the file away.
func (n *NoteField) LetGo() {
	if n.stop != nil {
		n.stop()
	}
	n.stop, n.folder = nil, ""
}
