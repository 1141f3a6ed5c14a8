package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/store"
	"lanyard/ui/widget"
)

// saveAll asks for a file and puts a verified copy of everything there. saved, which may be nil, gets it
// instead of a message. An existing file is replaced only after it was said so.
func (a *App) saveAll(title string, saved func(store.Backup)) {
	path := widget.NewEntry("")
	path.SetText(export.FreeName(filepath.Join(a.exportFolder(), "lanyard-"+a.Store.Now().Format("2006-01-02")+".db")))
	browse := widget.NewButton(lang.L("Browse …"), "folder", func() {
		a.browseFolder(path.Text, func(dir string) { path.SetText(filepath.Join(dir, filepath.Base(path.Text))) })
	})
	note := prose("", fyne.TextAlignLeading)
	note.Importance = fw.LowImportance
	usual := lang.L("A complete copy, photos included. Lanyard opens it like any other of its files; a stick or another disk is a good place.")
	note.SetText(usual)
	body := container.New(layout.NewCustomPaddedVBoxLayout(8), field(lang.L("File"), container.NewBorder(nil, nil, nil, browse, path)), note)
	s := a.NewSheet(title, lang.L("Save"), body, fyne.NewSize(560, 240))
	agreed := "" // the existing file that the user agreed to replace
	path.OnChanged = func(text string) {
		agreed = ""
		note.SetText(usual)
		s.ok.SetText(lang.L("Save"))
		s.EnableOK(strings.TrimSpace(text) != "")
	}
	path.OnSubmitted = func(string) { s.accept() }
	s.OnOK = func() {
		file := typedPath(path.Text)
		to, err := store.TargetAt(file, a.file.path, false)
		lanyard := errors.Is(err, data.ErrLanyardFile) // may be replaced by this, once it was said
		switch {
		case err != nil && !lanyard:
			note.SetText(plain(err))
			return
		case to.There && agreed != file:
			agreed = file
			text := sentence(lang.L("%s is there already. Save again to replace it."), filepath.Base(file))
			if lanyard {
				text = sentence(lang.L("%s is a Lanyard file with contacts of its own. Save again to replace it."), filepath.Base(file))
			}
			note.SetText(text)
			s.ok.SetText(lang.L("Replace"))
			return
		}
		Busy(a, lang.L("Saving everything"), lang.L("Not saved"), func(ctx context.Context) (store.Backup, error) {
			if lanyard {
				return a.Store.BackUpOver(ctx, file)
			}
			return a.Store.BackUp(ctx, file)
		}, func(b store.Backup) {
			s.Close()
			if saved != nil {
				saved(b)
				return
			}
			a.Say(sentence(lang.L("Saved %s"), b.Path))
		})
	}
	s.First = path
	s.Show()
}

// tellGone says that the file is not the one that was opened any more, and what can be done.
func (a *App) tellGone() {
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
		s.AddLeft(widget.NewButton(lang.L("Open what is there now"), "", func() { a.changeTo(path) }))
	}
	s.AddLeft(widget.NewButton(lang.L("Quit"), "", a.quit))
	s.OnOK = func() {
		s.Close()
		a.saveElsewhere()
	}
	s.First = s.ok
	s.Show()
}

// saveElsewhere saves everything to another file and goes on with that one.
func (a *App) saveElsewhere() {
	a.saveAll(lang.L("Save everything to another file"), func(b store.Backup) { a.changeTo(b.Path) })
}

// changeTo leaves the open file for another one.
func (a *App) changeTo(path string) {
	a.detach(lang.L("Opening …"), func() { a.reopen(path) })
}
