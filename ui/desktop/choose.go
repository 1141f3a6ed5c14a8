// Package desktop is what the user's desktop does for the window: it lets files be chosen, and opens links, mails, numbers
// and folders.
package desktop

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
	"lanyard/ui/disk"
	"lanyard/ui/lang"
	"lanyard/ui/opener"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// Wish is what files are wanted for.
type Wish struct {
	Purpose chooser.Purpose
	Folder  string // to begin in; "" for the one that was used last
	Near    string // a path: to begin in its folder, or the nearest one above that is there
	Name    string // proposed, of a file that is saved
}

// choosing is a dialog of the system's that is open, or is being looked for. The window shows a sheet meanwhile, which
// can give it up.
type choosing struct {
	w       *window.Window
	wish    Wish
	ctx     context.Context
	stop    context.CancelFunc
	place   window.Place // that asked
	come    func()       // the keys need not wait any more
	sheet   *window.Sheet
	says    *style.Label
	timer   *time.Timer
	ended   bool
	instead bool // Lanyard's own dialog is wanted
	system  func(paths []string)
	own     func(note string)
}

// ChooseFiles has the user choose files to open.
func ChooseFiles(w *window.Window, wish Wish, chosen func(paths []string)) {
	choose(w, wish, chosen, func(note string) { openOwn(w, wish, note, chosen) })
}

// choose asks by the system's dialog, and by Lanyard's own where there is none. There is one at a time.
func choose(w *window.Window, wish Wish, system func(paths []string), own func(note string)) {
	if w.Choosing != nil {
		w.Choosing.Say(lang.L("The dialog of your desktop is open already. Choose there, or cancel it here."))
		return
	}
	c := &choosing{w: w, wish: wish, place: w.At(), system: system, own: own}
	c.ctx, c.stop = context.WithCancel(w.Ctx)
	c.come = w.Begin(c.place, window.Opening)
	c.prepare()
	w.Choosing = c
	c.timer = time.AfterFunc(window.ProgressDelay, func() { fyne.Do(c.show) })
	request := c.request()
	found, once := make(chan struct{}), sync.Once{}
	w.GoLasting(func(context.Context) {
		paths, err := w.Asks(c.ctx, request(), func() {
			fyne.Do(c.show)
			once.Do(func() { close(found) })
		})
		fyne.Do(func() { c.end(paths, err) })
		once.Do(func() { close(found) })
	})
	w.Go(func(context.Context) { <-found }) // which comes soon; the user may take any time
}

// request is what the system is asked for, told by a function that looks at the disk. A file that is saved gets a name
// that is free.
func (c *choosing) request() func() chooser.Request {
	r, name := chooser.Request{Entry: c.wish.Purpose.Entry(), Parent: native(c.w), Say: lang.Say}, c.wish.Name
	folder := folderFor(c.w, c.wish)
	return func() chooser.Request {
		r.Folder = folder()
		if name != "" {
			r.Name = filepath.Base(freeName(filepath.Join(r.Folder, name)))
		}
		return r
	}
}

// freeName is a path like the one that is wanted, of a file that is not there yet.
func freeName(path string) string {
	disk.Check()
	return export.FreeName(path)
}

// native is the window as the system's dialog can name it; 0 where it cannot.
func native(w *window.Window) (id uintptr) {
	if w, ok := w.Native.(driver.NativeWindow); ok {
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
	c.says = widget.Prose(lang.L("Choose in the dialog of your desktop."), fyne.TextAlignLeading)
	c.sheet = c.w.NewSheet(lang.Say(c.wish.Purpose.Entry().Title), "", c.says, fyne.NewSize(460, 150))
	c.sheet.Plain = true
	c.sheet.Passing = true
	c.sheet.CancelButton.SetText(lang.L("Cancel"))
	c.sheet.AddLeft(widget.NewButton(lang.L("Choose here instead"), "", func() {
		c.instead = true
		c.sheet.Close()
	}))
	c.sheet.OnClosed = c.stop
}

// show shows the sheet, once.
func (c *choosing) show() {
	if c.ended || c.w.Choosing != c || c.sheet.Pop != nil || c.ctx.Err() != nil {
		return
	}
	c.w.ShowAt(c.place, func() { c.sheet.Show() })
	c.come()
}

// Say implements OpenDialog.
func (c *choosing) Say(text string) { c.says.SetText(text) }

// Stop implements OpenDialog.
func (c *choosing) Stop() { c.stop() }

// end goes on with what the dialog has come to.
func (c *choosing) end(paths []string, err error) {
	w := c.w
	leaving := w.Ctx.Err() != nil || w.Choosing != c
	givenUp := c.ctx.Err() != nil
	c.ended = true
	if w.Choosing == c {
		w.Choosing = nil
	}
	c.timer.Stop()
	c.come()
	c.sheet.Close()
	c.stop()
	if leaving {
		return
	}
	w.ShowAt(c.place, func() {
		switch {
		case c.instead, !givenUp && errors.Is(err, chooser.ErrNone):
			c.own("")
		case givenUp:
		case errors.Is(err, chooser.ErrEnded):
			c.own(lang.L("The dialog of your desktop ended without an answer. Choose here."))
		case err != nil:
			w.Fail(lang.L("Not chosen"), err)
		case len(paths) > 0:
			rememberFolder(w, c.wish, paths[0])
			c.system(paths)
		}
	})
}

// folderFor tells by a function that looks at the disk where a dialog begins: where the purpose was last at home, else
// Documents for what is saved, else home.
func folderFor(w *window.Window, wish Wish) (look func() string) {
	e := wish.Purpose.Entry()
	key := e.Key + "_folder"
	known := []string{wish.Folder, w.Folders[key], w.Setting(key, "")}
	return func() string {
		if wish.Near != "" {
			return NearestFolder(wish.Near)
		}
		for _, dir := range known {
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
}

func isFolder(path string) bool {
	st, err := disk.Stat(path)
	return path != "" && err == nil && st.IsDir()
}

// rememberFolder has the next dialog for the purpose begin where a file was chosen. A folder that a portal lends, with
// one file in it, is no place to come back to.
func rememberFolder(w *window.Window, wish Wish, path string) {
	dir, key := filepath.Dir(path), wish.Purpose.Entry().Key+"_folder"
	if lent(dir) || w.Folders[key] == dir {
		return
	}
	w.Folders[key] = dir
	if w.Store != nil {
		w.SetSetting(key, dir)
	}
}

// lent reports whether a folder is one of the document portal's (https://flatpak.github.io/xdg-desktop-portal/docs/documents.html).
func lent(dir string) bool {
	rest, run := strings.CutPrefix(dir, "/run/")
	return run && (strings.HasPrefix(rest, "flatpak/doc/") || strings.HasPrefix(rest, "user/") && strings.Contains(rest, "/doc/"))
}

// SayWritten says that a file was written, and offers to open it where a program reads its type, and to show it. Where a
// sheet would hide a message, it is a sheet.
func SayWritten(w *window.Window, text, path string) {
	actions := []widget.Action{{Text: lang.L("Show in folder"), Do: func() { OpenFolder(w, path) }}}
	if opener.Opens(path) {
		actions = append([]widget.Action{{Text: lang.L("Open"), Do: func() { openWritten(w, path) }}}, actions...)
	}
	if len(w.Sheets) == 0 {
		w.Toasts.ShowWith(text, actions...)
		return
	}
	row := container.NewHBox()
	for _, act := range actions {
		row.Add(widget.NewButton(act.Text, "", act.Do))
	}
	s := w.NewSheet(lang.L("Saved"), "", container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Paragraph(text), row), fyne.NewSize(480, 170))
	s.Plain = true
	s.First = s.CancelButton
	s.Show()
}
