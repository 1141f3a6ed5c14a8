package ui

import (
	"context"
	"errors"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/chooser"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// saveAll asks for a file and puts a verified copy of everything there. saved, which may be nil, gets it
// instead of a message.
func (a *Window) saveAll(purpose chooser.Purpose, saved func(store.Backup)) {
	name := "lanyard-" + a.Store.Now().Format("2006-01-02") + ".db"
	a.chooseTarget(wish{purpose: purpose, name: name}, func(file string) {
		Busy(a, lang.L("Saving everything"), lang.L("Not saved"), func(ctx context.Context) (store.Backup, error) {
			_, err := store.TargetAt(file, a.Path, false)
			if errors.Is(err, data.ErrLanyardFile) { // which the user has agreed to replace
				return a.Store.BackUpOver(ctx, file)
			}
			return a.Store.BackUp(ctx, file)
		}, func(b store.Backup) {
			if saved != nil {
				saved(b)
				return
			}
			a.sayWritten(lang.L("Saved {{.Name}}", b.Path), b.Path)
		})
	})
}

// tellGone says that the file is not the one that was opened any more, and what can be done.
func (a *Window) tellGone() {
	path := a.Store.Path()
	there := false
	text := lang.L("The file was moved or deleted while it was open. You can still look at everything, but nothing more can be saved in it.")
	if _, err := os.Stat(path); err == nil {
		there = true
		text = lang.L("Another file took the place of yours while it was open. You can still look at what you had, but nothing more can be saved in it.")
	}
	where := widget.NewSelectable(path)
	where.Wrapping = fyne.TextWrapBreak
	body := container.New(layout.NewCustomPaddedVBoxLayout(8), paragraph(text), tight(where),
		paragraph(lang.L("Save everything to another file, and go on with that one.")))
	s := a.NewSheet(lang.L("Your file is gone"), lang.L("Save everything …"), body, fyne.NewSize(560, 280))
	s.cancel.SetText(lang.L("Not now"))
	if there {
		s.AddLeft(widget.NewButton(lang.L("Open what is there now"), "", func() { a.Places.ChangeTo(path) }))
	}
	s.AddLeft(widget.NewButton(lang.L("Quit"), "", a.Places.Quit))
	s.OnOK = func() {
		s.Close()
		a.saveElsewhere()
	}
	s.First = s.ok
	s.Show()
}

// saveElsewhere saves everything to another file and goes on with that one.
func (a *Window) saveElsewhere() {
	a.saveAll(chooser.Elsewhere, func(b store.Backup) { a.Places.ChangeTo(b.Path) })
}
