package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/store"
	"lanyard/ui/backup"
	"lanyard/ui/desktop"
	"lanyard/ui/instance"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// restoreBackup puts a backup in the place of the database at path and opens it in this window. The
// database may be open in the window or not.
func (a *App) restoreBackup(path string, b store.Backup) {
	screen := ""
	if a.shell != nil {
		screen = a.shell.current
	}
	a.detach(lang.L("Restoring the backup …"), func() {
		a.Go(func(context.Context) {
			// To its end: half a restore is not offered.
			ctx := context.Background()
			look, lookErr := store.ReadPreferences(ctx, path)
			r, err := store.Restore(ctx, path, b.Path, store.Options{})
			f := a.find(ctx, path, instance.Wish{})
			if err == nil && lookErr == nil && f.store != nil {
				lookErr = f.store.Quietly(ctx, func(tx *store.Tx) error { return tx.SetPreferences(look) })
				f.known = window.ReadSettings(ctx, f.store)
			}
			fyne.Do(func() {
				a.use(f)
				if a.shell != nil && screen != "" {
					a.shell.open(screen)
				}
				if err != nil {
					a.Fail(lang.L("Not restored"), err)
					return
				}
				tellRestored(a.Window, r, lookErr == nil)
			})
		})
	})
}

// tellRestored says what is open now and where what was there is kept, and when the settings are not those of
// before.
func tellRestored(w *window.Window, r store.Restored, look bool) {
	text := lang.L("Lanyard shows the copy of {{.When}} now.", backup.Text(r.From, clock.Now()))
	body := container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Paragraph(text))
	s := w.NewSheet(lang.L("Restored"), "", body, fyne.NewSize(520, 240))
	if !look {
		body.Add(widget.Paragraph(lang.L("The settings come from the copy as well: the earlier ones could not be read.")))
	}
	if r.Before.Path != "" {
		where := widget.NewSelectable(r.Before.Path)
		where.Wrapping = fyne.TextWrapBreak
		body.Add(widget.Paragraph(lang.L("What was there before is kept, too. Restoring it undoes this:")))
		body.Add(widget.Tight(where))
		s.AddLeft(widget.NewButton(lang.L("Show the folder"), "folder", func() { desktop.OpenFolder(w, r.Before.Path) }))
	}
	s.First = s.CancelButton
	s.Show()
}

// changeTo leaves the open file for another one.
func (a *App) changeTo(path string) {
	a.detach(lang.L("Opening …"), func() { a.reopen(path) })
}

// wayOut is what the program itself can do about an error, beside explaining it: nil for nothing.
func (a *App) wayOut(err error) (text string, do func()) {
	switch {
	case a.Store == nil:
	case errors.Is(err, data.ErrFileGone):
		return lang.L("Save everything …"), func() { backup.SaveElsewhere(a.Window) }
	case errors.Is(err, data.ErrDamaged):
		return lang.L("Open a backup …"), func() { backup.Pick(a.Window, a.Store.Path()) }
	}
	return "", nil
}

// detach takes the screens down, waits for all that works on the store, closes it and goes on with then
// on the main goroutine. Meanwhile the window says what goes on. A window without a store only waits for
// its workers.
func (a *App) detach(doing string, then func()) {
	for len(a.Sheets) > 0 {
		a.Sheets[len(a.Sheets)-1].Close()
	}
	a.Toasts.Hide()
	a.Cancel()
	a.Native.SetOnDropped(nil)
	a.wait(doing)
	if a.Store != nil {
		a.unwatch()
	}
	a.Idle(func() {
		s := a.Store
		a.LeaveStore()
		a.shell = nil
		if s == nil {
			then()
			return
		}
		a.Go(func(context.Context) {
			if err := s.Close(); err != nil {
				fyne.LogError("Closing "+s.Path(), err) // nothing waits to be written
			}
			fyne.Do(then)
		})
	})
}
