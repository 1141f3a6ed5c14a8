package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// trashInSettings is how many things of the trash the settings show themselves.
const trashInSettings = 4

// trashSection shows the latest of the trash, with the way to all of it.
func (s *settingsScreen) trashSection() fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(6))
	n := s.view.trashed
	if n == 0 {
		box.Add(widget.NewMuted(lang.L("The trash is empty.")))
		return titled(lang.L("Trash"), "", box)
	}
	box.Add(paragraph(lang.N(trashDays, "Things stay here for {{.Count}} day, then they are erased for good.", "Things stay here for {{.Count}} days, then they are erased for good.")))
	for _, t := range s.view.trash {
		line := newTrashLine()
		line.set(s.app, t, func() { s.Reload(nil) })
		box.Add(line.content)
	}
	buttons := container.NewHBox()
	if n > trashInSettings {
		buttons.Add(widget.NewButton(lang.N(n, "Show it …", "Show all {{.Count}} …"), "trash", s.app.wholeTrash))
	}
	empty := widget.NewButton(lang.L("Empty trash …"), "", func() { s.app.emptyTrash(n, func() { s.Reload(nil) }) })
	buttons.Add(empty)
	box.Add(buttons)
	return titled(lang.L("Trash"), thingCount(n), box)
}

func thingCount(n int) string { return lang.N(n, "{{.Count}} thing", "{{.Count}} things") }

// trashLine is one thing in the trash with what can be done about it.
type trashLine struct {
	content *fyne.Container
	name    *widget.Text
	detail  *widget.Text
	restore *widget.Button
	erase   *widget.Button
}

func newTrashLine() *trashLine {
	l := &trashLine{name: widget.NewText(""), detail: widget.NewMuted("")}
	l.detail.TextSize = theme.SizeNameCaptionText
	l.restore = widget.NewButton(lang.L("Restore"), "restore", nil)
	l.erase = widget.NewQuiet(lang.L("Erase for good"), "", nil)
	l.content = container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(l.erase, l.restore)),
		container.New(layout.NewCustomPaddedLayout(4, 4, 0, 8), container.New(layout.NewCustomPaddedVBoxLayout(1), l.name, l.detail)))
	return l
}

// set fills the line; done runs when the thing has left the trash.
func (l *trashLine) set(a *Window, t store.Trashed, done func()) {
	name := t.Name
	if name == "" {
		name = lang.L("without a name")
	}
	l.name.SetText(name)
	l.detail.SetText(kindWord(t.Kind) + " · " + shortDay(t.At.Local(), a.Store.Now().Local()))
	l.restore.OnTapped = func() { a.restore(t, done) }
	l.erase.OnTapped = func() { a.eraseContact(t, done) }
	l.erase.Hidden = t.Kind != store.Contacts // what belongs to a person goes with the person, the rest with the trash
}

// restore brings a thing back from the trash.
func (a *Window) restore(t store.Trashed, done func()) {
	a.Do(lang.L("Restored {{.Name}}", t.Name), func(tx *store.Tx) error { return tx.Restore(t.Kind, t.ID) }, done)
}

// eraseContact asks, then erases a person for good and tells which backups still hold them.
func (a *Window) eraseContact(t store.Trashed, done func()) {
	a.Confirm(lang.L("Erase {{.Name}} for good?", t.Name),
		lang.L("Everything about this person goes: card, encounters, promises, also from the history and the search. It cannot be undone."),
		lang.L("Erase for good"), func() {
			a.erasing(func(ctx context.Context) (store.Erased, error) { return a.Store.Erase(ctx, t.ID) },
				lang.L("{{.Name}} is erased for good.", t.Name), done)
		})
}

// emptyTrash asks, then erases everything in the trash.
func (a *Window) emptyTrash(n int, done func()) {
	a.Confirm(lang.L("Empty the trash?"),
		lang.N(n, "{{.Count}} thing is erased for good, also from the history and the search. It cannot be undone.",
			"{{.Count}} things are erased for good, also from the history and the search. It cannot be undone."),
		lang.L("Erase for good"), func() {
			a.erasing(a.Store.EmptyTrash, lang.L("The trash is empty."), done)
		})
}

// erasing erases with progress and then reports the backups that it could not reach.
func (a *Window) erasing(erase func(context.Context) (store.Erased, error), said string, done func()) {
	p := a.newProgress(lang.L("Erasing"))
	a.Go(func(context.Context) {
		e, err := erase(p.ctx)
		p.finally(func() {
			switch cancelled := p.done(); {
			case err != nil && cancelled:
				a.Say(lang.L("Cancelled; nothing was erased."))
				return
			case err != nil:
				a.Fail(lang.L("Not erased"), err)
				return
			case len(e.Backups) == 0:
				a.Say(said)
			default:
				a.offerBackups(said, e.Backups)
			}
			if done != nil {
				done()
			}
		})
	})
}

// offerBackups names the backups that still hold what was erased, and deletes them when wanted.
func (a *Window) offerBackups(said string, files []string) {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = "• " + filepath.Base(f)
	}
	label := widget.NewLabel(lang.L("{{.Erased}} These backups were made before and still hold it:", lang.Whole(said)) + "\n\n" + strings.Join(names, "\n") +
		"\n\n" + lang.L("They lie in {{.Folder}}.", lang.Whole(filepath.Dir(files[0]))))
	label.Wrapping = fyne.TextWrapWord
	s := a.NewSheet(lang.L("Backups still hold it"), lang.L("Delete these backups"), container.NewVScroll(label), fyne.NewSize(520, 340)).Danger()
	s.cancel.SetText(lang.L("Keep them"))
	s.First = s.cancel
	s.OnOK = func() {
		s.Close()
		Load(a, lang.L("Not all backups were deleted"), func(context.Context) (int, error) {
			return len(files), a.Store.RemoveBackups(files...)
		}, func(n int) { a.Say(lang.N(n, "{{.Count}} backup deleted.", "{{.Count}} backups deleted.")) })
	}
	s.Show()
}

// wholeTrash reads the trash and lists all of it.
func (a *Window) wholeTrash() {
	Load(a, lang.L("The trash could not be read"), a.Store.TrashList, a.showTrash)
}

// showTrash lists all of the trash. Enter restores the chosen thing, Delete erases a person for good.
func (a *Window) showTrash(things []store.Trashed) {
	var list *widget.List
	again := func() {
		Load(a, lang.L("The trash could not be read"), a.Store.TrashList, func(now []store.Trashed) {
			things = now
			list.UnselectAll()
			list.Refresh()
		})
	}
	lines := map[fyne.CanvasObject]*trashLine{}
	list = widget.NewList(func() int { return len(things) }, func() fyne.CanvasObject {
		l := newTrashLine()
		lines[l.content] = l
		return l.content
	}, func(i int, o fyne.CanvasObject) {
		if i < len(things) {
			lines[o].set(a, things[i], again)
		}
	})
	list.OnSelected = func(i int) { list.Note(i) }
	list.OnEnter = func(i int) { a.restore(things[i], again) }
	list.OnDelete = func(i int) {
		if things[i].Kind == store.Contacts {
			a.eraseContact(things[i], again)
		}
	}
	s := a.NewSheet(lang.L("Trash"), "", list, fyne.NewSize(600, 520))
	list.OnEscape = s.Close
	s.AddLeft(widget.NewButton(lang.L("Empty trash …"), "", func() { a.emptyTrash(len(things), again) }))
	s.First = list
	s.Show()
}
