package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/backup"
	"lanyard/ui/chooser"
	"lanyard/ui/desktop"
	"lanyard/ui/disk"
	"lanyard/ui/instance"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// failure puts into words why a database was not opened.
type failure struct {
	title string
	text  string // what happened, that nothing was touched, what to do
	// restore says that putting a backup in the file's place is a way out.
	restore bool
}

// failureOf finds the words for an error of opening.
func failureOf(err error) failure {
	var elsewhere *instance.OpenError
	switch {
	case errors.As(err, &elsewhere):
		return failure{title: lang.L("Your contacts are open in another window"), text: lang.L("That window does not answer. Look for it, or end it and try again. This one has touched nothing.")}
	case errors.Is(err, data.ErrNewerSchema):
		return failure{title: lang.L("The file needs a newer Lanyard"), text: lang.L("It was last used by a newer version, which this one does not understand. Install the latest version. Nothing in the file was changed.")}
	case errors.Is(err, data.ErrNotLanyard):
		return failure{title: lang.L("This is not a Lanyard file"), text: lang.L("The file belongs to another program, or something has written over it. Nothing in it was changed."), restore: true}
	case errors.Is(err, data.ErrAltered):
		return failure{title: lang.L("The file was altered by another program"), text: lang.L("It has something in it that Lanyard did not make and that could change your contacts. Nothing in it was changed. A backup brings back what you had when it was made; the altered file is kept."), restore: true}
	case errors.Is(err, data.ErrDamaged):
		return failure{title: lang.L("The file is damaged"), text: lang.L("Lanyard could not read all of it and has not changed it. A backup brings back what you had when it was made; the damaged file is kept."), restore: true}
	case errors.Is(err, data.ErrBusy):
		return failure{title: lang.L("Another program is using the file"), text: lang.L("Close that program, or wait a moment, and try again. Nothing in the file was changed.")}
	case errors.Is(err, data.ErrDiskFull):
		return failure{title: lang.L("The disk is full"), text: lang.L("Make room, then try again. What you had saved is still there: nothing in the file was changed.")}
	case errors.Is(err, data.ErrReadOnly), errors.Is(err, os.ErrPermission):
		return failure{title: lang.L("Lanyard may not use the file"), text: lang.L("You have no right to read or write the file or its folder, or the disk is read-only. Change that and try again, or choose another file. Nothing was changed.")}
	case errors.Is(err, data.ErrNotFound), errors.Is(err, os.ErrNotExist):
		return failure{title: lang.L("The file is not there"), text: lang.L("Its folder is gone, or a disk is not connected. Bring it back and try again, or choose another file."), restore: true}
	}
	return failure{title: lang.L("Lanyard could not open your contacts"), text: lang.L("What you had saved is still in the file. Try again; if that does not help, save a report and send it to the makers of Lanyard.")}
}

// openFailure is the window's content while its file could not be opened.
type openFailure struct {
	app     *App
	failure failure
	backups []store.Backup // those that can be restored

	backup  *fyne.Container // what can be had from backups
	details *fyne.Container
	page    *fyne.Container
	retry   *widget.Button
}

// showOpenFailure fills the window with why the file was not opened and what can be done. It touches
// nothing.
func (a *App) showOpenFailure() {
	f := &openFailure{app: a, failure: failureOf(a.file.err)}
	if a.Path == "" {
		f.failure = failure{
			title: lang.L("Lanyard does not know where your contacts are"),
			text:  lang.L("Your account has no home folder on this computer. Choose the file with your contacts, or where to create a new one."),
		}
	}
	a.fill(f.content())
	c := a.Native.Canvas()
	c.SetOnTypedKey(f.key)
	c.SetOnTypedRune(nil)
	for _, s := range focus.Shortcuts(keys.Quit) {
		c.AddShortcut(s, func(fyne.Shortcut) { a.quit() })
	}
	c.Focus(f.retry)
	if a.Path != "" {
		f.listBackups()
	}
}

// key gets what no widget used: Esc leaves, Enter tries again.
func (f *openFailure) key(e *fyne.KeyEvent) {
	if len(f.app.Sheets) > 0 || f.app.shell != nil {
		keyboard{f.app}.typedKey(e)
		return
	}
	switch focus.Pressed(keys.Failure, e, 0) {
	case keys.GiveUp:
		f.app.quit()
	case keys.TryAgain:
		f.again()
	}
}

func (f *openFailure) again() { f.app.reopen(f.app.Path) }

func (f *openFailure) content() fyne.CanvasObject {
	a := f.app
	icon := fw.NewIcon(theme.NewErrorThemedResource(style.Icon("warning")))
	head := container.NewBorder(nil, nil, container.NewHBox(container.NewGridWrap(fyne.NewSquareSize(28), icon), style.Gap(4, 0)), nil,
		style.NewHeading(f.failure.title))
	f.retry = widget.NewPrimary(lang.L("Try again"), "redo", f.again)
	choose := widget.NewButton(lang.L("Choose another file …"), "folder", f.chooseFile)
	fresh := widget.NewButton(lang.L("Make a new file …"), "plus", f.makeFile)
	report := widget.NewButton(lang.L("Save a report …"), "save", func() { backup.SaveReport(a.Window, a.file.err) })
	quit := widget.NewButton(lang.L("Quit"), "", a.quit)
	f.backup = container.NewStack()
	f.backup.Hide()
	detail := widget.NewSelectable(window.Plain(a.file.err))
	detail.Wrapping = fyne.TextWrapBreak
	f.details = container.NewStack(widget.Tight(detail))
	f.details.Hide()
	toggle := widget.NewQuiet(lang.L("Details"), "chevron-down", nil)
	column := container.New(layout.NewCustomPaddedVBoxLayout(14), style.Gap(0, 8), head, widget.Paragraph(f.failure.text))
	if a.Path != "" {
		column.Add(f.fileCard())
	}
	column.Add(f.backup)
	column.Add(style.Wrap(f.retry, choose, fresh, report, quit))
	column.Add(container.NewHBox(toggle))
	column.Add(f.details)
	f.page = style.Page(640, column)
	toggle.OnTapped = func() {
		f.details.Hidden = !f.details.Hidden
		f.page.Refresh()
	}
	return container.NewStack(style.AtLeast(minimum.Width, minimum.Height, f.page), a.Toasts.Layer)
}

// fileCard says where the file is and what the system knows of it.
func (f *openFailure) fileCard() fyne.CanvasObject {
	a := f.app
	path := widget.NewSelectable(a.Path)
	path.Wrapping = fyne.TextWrapBreak
	about := style.NewMuted("")
	window.Read(a.Window, window.Request{}, 0, func(context.Context) (os.FileInfo, error) { return disk.Stat(a.Path) }, func(st os.FileInfo, err error) {
		switch {
		case errors.Is(err, os.ErrNotExist):
			about.SetText(lang.L("There is no such file."))
		case err != nil:
			about.SetText(lang.L("It cannot be looked at."))
		default:
			about.SetText(words.Joined(" · ", words.Size(st.Size()), lang.L("last changed {{.When}}", words.When(st.ModTime(), clock.Now()))))
		}
	})
	folder := widget.NewButton(lang.L("Show the folder"), "folder", func() {
		window.Load(a.Window, lang.L("Not opened"), func(context.Context) (string, error) { return desktop.NearestFolder(a.Path), nil }, func(dir string) {
			desktop.OpenFolder(a.Window, filepath.Join(dir, "x"))
		})
	})
	copyPath := widget.NewQuiet(lang.L("Copy path"), "copy", func() { desktop.CopyText(a.Window, a.Path) })
	return widget.Titled(lang.L("The file"), "", container.New(layout.NewCustomPaddedVBoxLayout(6),
		widget.Tight(path), about, style.Wrap(folder, copyPath)))
}

// listBackups looks for copies of the file and offers the way to them. Where it may not look there are
// none to offer; what is wrong with the folder is said already.
func (f *openFailure) listBackups() {
	a, path := f.app, f.app.Path
	a.Go(func(ctx context.Context) {
		all, err := store.ListBackups(ctx, path)
		fyne.Do(func() {
			if err == nil && ctx.Err() == nil && a.Path == path && a.Store == nil {
				f.showBackups(all)
			}
		})
	})
}

func (f *openFailure) showBackups(all []store.Backup) {
	f.backups = backup.Restorable(all)
	if len(f.backups) == 0 {
		if !f.failure.restore {
			return
		}
		f.backup.Objects = []fyne.CanvasObject{style.NewMuted(lang.L("There is no backup of this file."))}
		f.backup.Show()
		f.page.Refresh()
		return
	}
	open := widget.NewButton(lang.L("Open a backup …"), "restore", func() { backup.Choose(f.app.Window, f.app.Path, all) })
	latest := style.NewMuted(lang.L("Latest: {{.Backup}}", backup.Text(f.backups[0], clock.Now())))
	f.backup.Objects = []fyne.CanvasObject{widget.Titled(lang.L("Backups"), words.CopyCount(len(f.backups)),
		container.New(layout.NewCustomPaddedVBoxLayout(8), latest, container.NewHBox(open)))}
	f.backup.Show()
	f.page.Refresh()
	if f.failure.restore {
		open.Importance, f.retry.Importance = fw.HighImportance, fw.MediumImportance
		open.Refresh()
		f.retry.Refresh()
		if len(f.app.Sheets) == 0 {
			f.app.Native.Canvas().Focus(open)
		}
	}
}

// chooseFile asks for another database. It is opened this time; the next start looks in the usual place.
func (f *openFailure) chooseFile() {
	desktop.ChooseFiles(f.app.Window, desktop.Wish{Purpose: chooser.OpenDatabase, Near: f.app.Path}, func(paths []string) { f.openOrMake(paths[0]) })
}

// openOrMake opens a database. Where there is none it asks whether to make one.
func (f *openFailure) openOrMake(path string) {
	f.look(path, func(absent bool) {
		if !absent {
			f.app.reopen(path)
			return
		}
		f.askToMake(path)
	})
}

// look tells whether nothing is at a path.
func (f *openFailure) look(path string, then func(absent bool)) {
	window.Load(f.app.Window, lang.L("Not opened"), func(context.Context) (bool, error) {
		_, err := disk.Stat(path)
		return errors.Is(err, os.ErrNotExist), nil
	}, then)
}

// askToMake asks whether to make a database where there is none.
func (f *openFailure) askToMake(path string) {
	where := widget.NewSelectable(path)
	where.Wrapping = fyne.TextWrapBreak
	s := f.app.NewSheet(lang.L("There is no such file"), lang.L("Make"), container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Tight(where),
		widget.Paragraph(lang.L("Lanyard makes a new one there, without anybody in it."))), fyne.NewSize(520, 200))
	s.OnOK = func() {
		s.Close()
		f.app.reopen(path)
	}
	s.First = s.OKButton
	s.Show()
}

// makeFile asks where a new database shall lie, and opens it. What is there already is never replaced by it.
func (f *openFailure) makeFile() {
	desktop.ChooseTarget(f.app.Window, desktop.Wish{Purpose: chooser.NewDatabase, Name: "lanyard.db"}, func(path string) {
		f.look(path, func(absent bool) {
			if !absent {
				f.app.Fail(lang.L("Not made"), say.Errorf("{{.File}} is there already. Choose it to open it, or give the new file another name.", filepath.Base(path)))
				return
			}
			f.app.reopen(path)
		})
	})
}
