package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data/store"
	"lanyard/ui/consent"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// TrashInSettings is how many things of the trash the settings show themselves.
const TrashInSettings = 4

// trashSection shows the latest of the trash, with the way to all of it.
func (s *Page) trashSection() fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(6))
	n := s.view.Trashed
	if n == 0 {
		box.Add(style.NewMuted(lang.L("The trash is empty.")))
		return widget.Titled(lang.L("Trash"), "", box)
	}
	box.Add(widget.Paragraph(lang.N(window.TrashDays, "Things stay here for {{.Count}} day, then they are erased for good.", "Things stay here for {{.Count}} days, then they are erased for good.")))
	for _, t := range s.view.Trash {
		line := newTrashLine()
		line.set(s.w, t, func() { s.Reload(nil) })
		box.Add(line.content)
	}
	buttons := container.NewHBox()
	if n > TrashInSettings {
		buttons.Add(widget.NewButton(lang.N(n, "Show it …", "Show all {{.Count}} …"), "trash", func() { wholeTrash(s.w) }))
	}
	empty := widget.NewButton(lang.L("Empty trash …"), "", func() { emptyTrash(s.w, n, func() { s.Reload(nil) }) })
	buttons.Add(empty)
	box.Add(buttons)
	return widget.Titled(lang.L("Trash"), words.ThingCount(n), box)
}

// trashLine is one thing in the trash with what can be done about it.
type trashLine struct {
	content *fyne.Container
	name    *style.Text
	detail  *style.Text
	restore *widget.Button
	erase   *widget.Button
}

func newTrashLine() *trashLine {
	l := &trashLine{name: style.NewText(""), detail: style.NewMuted("")}
	l.detail.TextSize = theme.SizeNameCaptionText
	l.restore = widget.NewButton(lang.L("Restore"), "restore", nil)
	l.erase = widget.NewQuiet(lang.L("Erase for good"), "", nil)
	l.content = container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(l.erase, l.restore)),
		container.New(layout.NewCustomPaddedLayout(4, 4, 0, 8), container.New(layout.NewCustomPaddedVBoxLayout(1), l.name, l.detail)))
	return l
}

// set fills the line; done runs when the thing has left the trash.
func (l *trashLine) set(w *window.Window, t store.Trashed, done func()) {
	name := t.Name
	if name == "" {
		name = lang.L("without a name")
	}
	if t.Kind != store.Contacts && t.Kind != store.Events {
		name = words.Private(name) // what was promised or written, and how a view is called
	}
	l.name.SetText(name)
	l.detail.SetText(lang.Say(t.Kind.One()) + " · " + words.ShortDay(t.At.Local(), w.Store.Now().Local()))
	l.restore.OnTapped = func() { restore(w, t, done) }
	l.erase.OnTapped = func() { consent.Erase(w, t.ID, t.Name, done) }
	l.erase.Hidden = t.Kind != store.Contacts // what belongs to a person goes with the person, the rest with the trash
}

// restore brings a thing back from the trash.
func restore(w *window.Window, t store.Trashed, done func()) {
	w.Do(lang.L("Restored {{.Name}}", t.Name), func(tx *store.Tx) error { return tx.Restore(t.Kind, t.ID) }, done)
}

// emptyTrash asks, then erases everything in the trash.
func emptyTrash(w *window.Window, n int, done func()) {
	w.Confirm(lang.L("Empty the trash?"),
		lang.N(n, "{{.Count}} thing is erased for good, also from the history and the search. It cannot be undone.",
			"{{.Count}} things are erased for good, also from the history and the search. It cannot be undone."),
		lang.L("Erase for good"), func() {
			consent.Erasing(w, w.Store.EmptyTrash, lang.L("The trash is empty."), done)
		})
}

// wholeTrash reads the trash and lists all of it.
func wholeTrash(w *window.Window) {
	window.Load(w, lang.L("The trash could not be read"), w.Store.TrashList, func(things []store.Trashed) { ShowTrash(w, things) })
}

// ShowTrash lists all of the trash. Enter restores the chosen thing, Delete erases a person for good.
func ShowTrash(w *window.Window, things []store.Trashed) {
	var list *lists.List
	again := func() {
		window.Load(w, lang.L("The trash could not be read"), w.Store.TrashList, func(now []store.Trashed) {
			things = now
			list.UnselectAll()
			list.Refresh()
		})
	}
	lines := map[fyne.CanvasObject]*trashLine{}
	list = lists.NewList(func() int { return len(things) }, func() fyne.CanvasObject {
		l := newTrashLine()
		lines[l.content] = l
		return l.content
	}, func(i int, o fyne.CanvasObject) {
		if i < len(things) {
			lines[o].set(w, things[i], again)
		}
	})
	list.OnSelected = func(i int) { list.Note(i) }
	list.OnEnter = func(i int) { restore(w, things[i], again) }
	list.OnDelete = func(i int) {
		if things[i].Kind == store.Contacts {
			consent.Erase(w, things[i].ID, things[i].Name, again)
		}
	}
	s := w.NewSheet(lang.L("Trash"), "", list, fyne.NewSize(600, 520))
	list.OnEscape = s.Close
	s.AddLeft(widget.NewButton(lang.L("Empty trash …"), "", func() { emptyTrash(w, len(things), again) }))
	s.First = list
	s.Show()
}
