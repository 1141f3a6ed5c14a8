package ui

import (
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/ui/instance"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// outside is what was asked of the window from outside and is not done yet: by the command line that started it, by
// another start of Lanyard, by a drop. What comes while the user types waits, and a message says so.
type outside struct {
	files          []string
	camera, person bool
}

func (o *outside) empty() bool { return len(o.files) == 0 && !o.camera }

// add has files wait, each once.
func (o *outside) add(files []string) {
	for _, file := range files {
		if !slices.Contains(o.files, file) {
			o.files = append(o.files, file)
		}
	}
}

// typingTime is how long after a key in a text the user counts as writing it: nothing that they did not just ask for comes up then.
const typingTime = 2 * time.Second

// readingTime is how long files from outside may take to come up before those behind them come on their own.
const readingTime = 10 * time.Second

// heard does what another start of Lanyard on this file wishes. It may be called from any goroutine but the main one.
func (a *App) heard(w instance.Wish) instance.State {
	done := make(chan instance.State, 1)
	fyne.Do(func() { done <- a.hear(w) })
	select {
	case state := <-done:
		return state
	case <-time.After(instance.Patience / 2): // not shown yet, or hanging: it will do it
		return instance.Behind
	}
}

// hear is heard on the main goroutine.
func (a *App) hear(w instance.Wish) instance.State {
	if a.ending {
		return instance.Closing
	}
	state := instance.Behind
	if a.forward() {
		state = instance.Raised
	}
	a.ask(w)
	return state
}

// take has a wish wait.
func (o *outside) take(w instance.Wish) {
	o.add(w.Files)
	switch w.Do {
	case instance.ReadCode:
		o.camera = true
	case instance.NewPerson:
		o.person = true
	}
}

// ask takes a wish and does what can be done of it now.
func (a *App) ask(w instance.Wish) {
	a.wished.take(w)
	a.grant()
}

// grant does what was asked from outside: at once where nothing is in its way, else when the user says so. A window
// without a store does it when there is one.
func (a *App) grant() {
	if !a.open() {
		return
	}
	if a.wished.person {
		a.wished.person = false
		a.typed.Shortcut(ctrl(fyne.KeyN))
	}
	if a.wished.empty() {
		return
	}
	if a.top() != nil || a.typing() || clock.Real().Sub(a.unasked) < readingTime { // those before are being read
		a.tellWaiting()
		return
	}
	a.openWaiting()
}

// typing reports whether the user is writing a text on the screen.
func (a *App) typing() bool {
	_, text := a.Native.Canvas().Focused().(*widget.Entry)
	return text && clock.Real().Sub(a.typed.Last()) < typingTime
}

// dropped reads files that were dropped on the window. A form takes a picture as photo; so does the detail of a person
// where it has no code.
func (a *App) dropped(at fyne.Position, uris []fyne.URI) {
	top := a.top()
	if top != nil && top.Photo != nil && len(uris) == 1 && uris[0].Scheme() == "file" {
		top.Photo.TakeFile(uris[0].Path())
		return
	}
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	if len(paths) == 0 && len(uris) > 0 {
		a.Say(lang.L("Only files can be dropped. Save it first, then drop the file."))
		return
	}
	if p, ok := a.shell.page().(*peopleScreen); ok && top == nil && len(paths) == 1 {
		if id := p.personAt(at); id != 0 {
			a.readPathsOr(paths, func(string) { a.setPhoto(id, paths[0]) })
			return
		}
	}
	a.openDropped(paths)
}

// openDropped opens files that were dropped on the window, as if they had come from outside; the hand that drops types
// nothing.
func (a *App) openDropped(files []string) {
	a.wished.add(files)
	if a.top() != nil {
		a.tellWaiting()
		return
	}
	a.openWaiting()
}

// goOn opens what came meanwhile, behind files that the user has just looked through.
func (a *App) goOn() {
	fyne.Do(func() { // the window may be leaving its file
		if a.top() == nil && len(a.wished.files) > 0 {
			a.openWaiting()
		}
	})
}

// open reports whether the window shows a store, and is not about to leave it.
func (a *App) open() bool { return a.shell != nil && a.waiting == nil }

// tellWaiting says what waits, until the user has it opened: at the bottom, and in the sheets that hide that.
func (a *App) tellWaiting() {
	text, action := a.waitingWords(), lang.L("Open")
	if len(a.wished.files) == 0 {
		action = lang.L("Read a code")
	}
	if text == "" {
		a.toasts.Unstand()
	} else {
		a.toasts.Stand(text, action, a.openWaiting)
	}
	for _, s := range a.sheets {
		s.waits.SetText(text)
		if s.heading != nil {
			s.heading.Refresh() // it has another width
		}
	}
}

// waitingWords says what waits; "" for nothing.
func (a *App) waitingWords() string {
	switch n := len(a.wished.files); {
	case a.wished.empty():
		return ""
	case n == 0:
		return lang.L("The camera waits until you are done here.")
	case n == 1:
		return sentence(lang.L("%s waits"), widget.Ellipsis(data.Shown(filepath.Base(a.wished.files[0])), 200, 14, fyne.TextStyle{}))
	default:
		return fmt.Sprintf(lang.L("%d files wait"), n)
	}
}

// openWaiting opens what waits: files above what is open, the camera once nothing is.
func (a *App) openWaiting() {
	files := a.wished.files
	switch {
	case !a.open():
		return
	case len(files) > 0:
		a.wished.files = nil
		a.unasked = clock.Real()
		a.readPaths(files)
	case a.wished.camera && a.top() == nil:
		a.wished.camera = false
		a.shell.open(swapPlace.Key)
		page[*swapScreen](a.shell).openCamera()
	}
	a.tellWaiting()
}
