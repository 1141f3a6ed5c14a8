package backup

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/chooser"
	"lanyard/ui/desktop"
	"lanyard/ui/disk"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// SaveAll asks for a file and puts a verified copy of everything there. saved, which may be nil, gets it
// instead of a message.
func SaveAll(w *window.Window, purpose chooser.Purpose, saved func(store.Backup)) {
	name := "lanyard-" + w.Store.Now().Format("2006-01-02") + ".db"
	desktop.ChooseTarget(w, desktop.Wish{Purpose: purpose, Name: name}, func(file string) {
		window.Busy(w, lang.L("Saving everything"), lang.L("Not saved"), func(ctx context.Context) (store.Backup, error) {
			_, err := store.TargetAt(file, w.Path, false)
			if errors.Is(err, data.ErrLanyardFile) { // which the user has agreed to replace
				return w.Store.BackUpOver(ctx, file)
			}
			return w.Store.BackUp(ctx, file)
		}, func(b store.Backup) {
			if saved != nil {
				saved(b)
				return
			}
			desktop.SayWritten(w, lang.L("Saved {{.Name}}", b.Path), b.Path)
		})
	})
}

// TellGone says that the file is not the one that was opened any more, and what can be done.
func TellGone(w *window.Window) {
	path := w.Store.Path()
	window.Load(w, lang.L("Your file is gone"), func(context.Context) (bool, error) {
		_, err := disk.Stat(path)
		return err == nil, nil
	}, func(there bool) { showGone(w, path, there) })
}

// showGone is TellGone once it is known whether another file is there now.
func showGone(w *window.Window, path string, there bool) {
	text := lang.L("The file was moved or deleted while it was open. You can still look at everything, but nothing more can be saved in it.")
	if there {
		text = lang.L("Another file took the place of yours while it was open. You can still look at what you had, but nothing more can be saved in it.")
	}
	where := widget.NewSelectable(path)
	where.Wrapping = fyne.TextWrapBreak
	body := container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Paragraph(text), widget.Tight(where),
		widget.Paragraph(lang.L("Save everything to another file, and go on with that one.")))
	s := w.NewSheet(lang.L("Your file is gone"), lang.L("Save everything …"), body, fyne.NewSize(560, 280))
	s.Plain = true
	s.CancelButton.SetText(lang.L("Not now"))
	if there {
		s.AddLeft(widget.NewButton(lang.L("Open what is there now"), "", func() { w.Places.ChangeTo(path) }))
	}
	s.AddLeft(widget.NewButton(lang.L("Quit"), "", w.Places.Quit))
	s.OnOK = func() {
		s.Close()
		SaveElsewhere(w)
	}
	s.First = s.OKButton
	s.Show()
}

// SaveElsewhere saves everything to another file and goes on with that one.
func SaveElsewhere(w *window.Window) {
	SaveAll(w, chooser.Elsewhere, func(b store.Backup) { w.Places.ChangeTo(b.Path) })
}
