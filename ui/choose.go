package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/layout"

	"lanyard/data/export"
	"lanyard/ui/chooser"
	"lanyard/ui/lang"
	"lanyard/ui/opener"
	"lanyard/ui/widget"
)

// asksFor is chooser.Ask, but for tests.
type asksFor func(ctx context.Context, r chooser.Request, shown func()) ([]string, error)

// systemDialogs is what new windows ask for files; tests take it away, so that none opens a dialog on somebody's desktop.
var systemDialogs asksFor = chooser.Ask

// wish is what files are wanted for.
type wish struct {
	purpose chooser.Purpose
	folder  string // to begin in; "" for the one that was used last
	name    string // proposed, of a file that is saved
}

// choosing is a dialog of the system's that is open, or is being looked for. The window shows a sheet meanwhile, which
// can give it up.
type choosing struct {
	app     *Window
	wish    wish
	ctx     context.Context
	stop    context.CancelFunc
	place   place  // that asked
	come    func() // the keys need not wait any more
	sheet   *Sheet
	says    *widget.Label
	timer   *time.Timer
	ended   bool
	instead bool // Lanyard's own dialog is wanted
	system  func(paths []string)
	own     func(note string)
}

// chooseFiles has the user choose files to open.
func (a *Window) chooseFiles(w wish, chosen func(paths []string)) {
	a.choose(w, chosen, func(note string) { a.openOwn(w, note, chosen) })
}

// choose asks by the system's dialog, and by Lanyard's own where there is none. There is one at a time.
func (a *Window) choose(w wish, system func(paths []string), own func(note string)) {
	if a.choosing != nil {
		a.choosing.Say(lang.L("The dialog of your desktop is open already. Choose there, or cancel it here."))
		return
	}
	c := &choosing{app: a, wish: w, place: a.at(), system: system, own: own}
	c.ctx, c.stop = context.WithCancel(a.ctx)
	c.come = a.begin(c.place, opening)
	c.prepare()
	a.choosing = c
	c.timer = time.AfterFunc(progressDelay, func() { fyne.Do(c.show) })
	r := c.request()
	found, once := make(chan struct{}), sync.Once{}
	a.last(func(context.Context) {
		paths, err := a.asks(c.ctx, r, func() {
			fyne.Do(c.show)
			once.Do(func() { close(found) })
		})
		fyne.Do(func() { c.end(paths, err) })
		once.Do(func() { close(found) })
	})
	a.Go(func(context.Context) { <-found }) // which comes soon; the user may take any time
}

// request is what the system is asked for. A file that is saved gets a name that is free.
func (c *choosing) request() chooser.Request {
	r := chooser.Request{Entry: c.wish.purpose.Entry(), Folder: c.app.folderFor(c.wish), Parent: c.app.native(), Say: lang.Say}
	if c.wish.name != "" {
		r.Name = filepath.Base(export.FreeName(filepath.Join(r.Folder, c.wish.name)))
	}
	return r
}

// native is the window as the system's dialog can name it; 0 where it cannot.
func (a *Window) native() (id uintptr) {
	if w, ok := a.Native.(driver.NativeWindow); ok {
		w.RunNative(func(w any) {
			switch w := w.(type) {
			case driver.X11WindowContext:
				id = w.WindowHandle
			case driver.WindowsWindowContext:
				id = w.HWND
			}
		})
	}
	return id
}

// prepare makes the sheet that stands in the window while the dialog is open.
func (c *choosing) prepare() {
	c.says = prose(lang.L("Choose in the dialog of your desktop."), fyne.TextAlignLeading)
	c.sheet = c.app.NewSheet(lang.Say(c.wish.purpose.Entry().Title), "", c.says, fyne.NewSize(460, 150))
	c.sheet.passing = true
	c.sheet.cancel.SetText(lang.L("Cancel"))
	c.sheet.AddLeft(widget.NewButton(lang.L("Choose here instead"), "", func() {
		c.instead = true
		c.sheet.Close()
	}))
	c.sheet.OnClosed = c.stop
}

// show shows the sheet, once.
func (c *choosing) show() {
	if c.ended || c.app.choosing != c || c.sheet.pop != nil || c.ctx.Err() != nil {
		return
	}
	c.app.showAt(c.place, func() { c.sheet.Show() })
	c.come()
}

// Say implements OpenDialog.
func (c *choosing) Say(text string) { c.says.SetText(text) }

// Stop implements OpenDialog.
func (c *choosing) Stop() { c.stop() }

// end goes on with what the dialog has come to.
func (c *choosing) end(paths []string, err error) {
	a := c.app
	leaving := a.ctx.Err() != nil || a.choosing != c
	givenUp := c.ctx.Err() != nil
	c.ended = true
	if a.choosing == c {
		a.choosing = nil
	}
	c.timer.Stop()
	c.come()
	c.sheet.Close()
	c.stop()
	if leaving {
		return
	}
	a.showAt(c.place, func() {
		switch {
		case c.instead, !givenUp && errors.Is(err, chooser.ErrNone):
			c.own("")
		case givenUp:
		case errors.Is(err, chooser.ErrEnded):
			c.own(lang.L("The dialog of your desktop ended without an answer. Choose here."))
		case err != nil:
			a.Fail(lang.L("Not chosen"), err)
		case len(paths) > 0:
			a.rememberFolder(c.wish, paths[0])
			c.system(paths)
		}
	})
}

// folderFor is where a dialog begins: where the purpose was last at home, else Documents for what is saved, else home.
func (a *Window) folderFor(w wish) string {
	e := w.purpose.Entry()
	key := e.Key + "_folder"
	for _, dir := range []string{w.folder, a.folders[key], a.setting(key, "")} {
		if isFolder(dir) {
			return dir
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if documents := filepath.Join(home, "Documents"); e.Kind == chooser.Save && isFolder(documents) {
		return documents
	}
	return home
}

func isFolder(path string) bool {
	st, err := os.Stat(path)
	return path != "" && err == nil && st.IsDir()
}

// rememberFolder has the next dialog for the purpose begin where a file was chosen. A folder that a portal lends, with
// one file in it, is no place to come back to.
func (a *Window) rememberFolder(w wish, path string) {
	dir, key := filepath.Dir(path), w.purpose.Entry().Key+"_folder"
	if lent(dir) || a.folders[key] == dir {
		return
	}
	a.folders[key] = dir
	if a.Store != nil {
		a.setSetting(key, dir)
	}
}

// lent reports whether a folder is one of the document portal's (https://flatpak.github.io/xdg-desktop-portal/docs/documents.html).
func lent(dir string) bool {
	rest, run := strings.CutPrefix(dir, "/run/")
	return run && (strings.HasPrefix(rest, "flatpak/doc/") || strings.HasPrefix(rest, "user/") && strings.Contains(rest, "/doc/"))
}

// sayWritten says that a file was written, and offers to open it where a program reads its type, and to show it. Where a
// sheet would hide a message, it is a sheet.
func (a *Window) sayWritten(text, path string) {
	actions := []widget.Action{{Text: lang.L("Show in folder"), Do: func() { a.openFolder(path) }}}
	if opener.Opens(path) {
		actions = append([]widget.Action{{Text: lang.L("Open"), Do: func() { a.openWritten(path) }}}, actions...)
	}
	if len(a.sheets) == 0 {
		a.toasts.ShowWith(text, actions...)
		return
	}
	row := container.NewHBox()
	for _, act := range actions {
		row.Add(widget.NewButton(act.Text, "", act.Do))
	}
	s := a.NewSheet(lang.L("Saved"), "", container.New(layout.NewCustomPaddedVBoxLayout(8), paragraph(text), row), fyne.NewSize(480, 170))
	s.First = s.cancel
	s.Show()
}
