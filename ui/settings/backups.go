package settings

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data/clock"
	"lanyard/data/store"
	"lanyard/ui/backup"
	"lanyard/ui/chooser"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// backupsSection says when the last good backup was, makes one, and restores one. It reads the copies
// themselves, which may take longer than the rest of the settings.
type backupsSection struct {
	w       *window.Window
	Content *fyne.Container
	last    *style.Text
	problem *style.Text
	restore *widget.Button
	asked   window.Latest
}

func newBackupsSection(w *window.Window) *backupsSection {
	s := &backupsSection{w: w, last: style.NewText(lang.L("Looking for backups …")), problem: style.NewText("")}
	s.problem.Color = theme.ColorNameError
	s.problem.Hide()
	now := widget.NewButton(lang.L("Back up now"), "save", func() { backup.Now(w) })
	s.restore = widget.NewButton(lang.L("Restore …"), "restore", func() { backup.Pick(w, w.Store.Path()) })
	s.restore.Disable()
	file := widget.NewButton(lang.L("Back up to a file …"), "export", func() { backup.SaveAll(w, chooser.BackUp, nil) })
	s.Content = container.NewStack(widget.Titled(lang.L("Backups"), "", container.New(layout.NewCustomPaddedVBoxLayout(8),
		container.New(layout.NewCustomPaddedVBoxLayout(2), s.last, s.problem),
		widget.Paragraph(lang.L("A copy is made once a day when something has changed, and before every update. The last ten are kept, in the folder “backups” beside your file.")),
		style.Wrap(now, s.restore, file))))
	return s
}

// Reload looks at the backups again. What goes wrong is said in the section: nobody has asked for it.
func (s *backupsSection) Reload() {
	path := s.w.Store.Path()
	window.Read(s.w, s.asked.Next(), 0, func(ctx context.Context) ([]store.Backup, error) { return store.ListBackups(ctx, path) }, s.show)
}

func (s *backupsSection) show(all []store.Backup, failed error) {
	good := backup.Restorable(all)
	text := lang.L("There is no backup yet.")
	if len(good) > 0 {
		b := good[0]
		text = lang.L("Last good backup: {{.Backup}}", backup.Text(b, clock.Now()))
		if !b.Checked.IsZero() {
			text += " · " + lang.L("checked")
		}
	}
	s.last.SetText(text)
	s.problem.SetText(s.wrong(all, failed))
	s.problem.Hidden = s.problem.Text() == ""
	if len(all) > 0 {
		s.restore.Enable()
	} else {
		s.restore.Disable()
	}
	s.Content.Refresh()
}

// wrong says what needs the user's attention; "" for nothing.
func (s *backupsSection) wrong(all []store.Backup, failed error) string {
	if err := s.w.BackupErr; err != nil {
		return lang.L("Today's backup was not made: {{.Why}}", lang.Whole(window.Plain(err)))
	}
	if failed != nil {
		return window.Plain(failed)
	}
	for _, b := range all {
		if b.Err != nil {
			return lang.L("{{.File}}: {{.Why}}", filepath.Base(b.Path), backup.WhyBroken(b.Err))
		}
	}
	return ""
}
