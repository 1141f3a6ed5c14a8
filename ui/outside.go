package ui

import (
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/ui/edit"
	"lanyard/ui/instance"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/people"
	"lanyard/ui/reading"
	"lanyard/ui/swap"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// outside is what was asked of the window from outside and is not done yet: by the command line that started it, by
// another start of Lanyard, by a drop. What comes while the user types waits, and a message says so.
type outside struct {
	app            *App
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
func (o *outside) heard(w instance.Wish) instance.State {
	done := make(chan instance.State, 1)
	fyne.Do(func() { done <- o.hear(w) })
	select {
	case state := <-done:
		return state
	case <-time.After(instance.Patience / 2): // not shown yet, or hanging: it will do it
		return instance.Behind
	}
}

// hear is heard on the main goroutine.
func (o *outside) hear(w instance.Wish) instance.State {
	if o.app.Ending {
		return instance.Closing
	}
	state := instance.Behind
	if o.app.forward() {
		state = instance.Raised
	}
	o.ask(w)
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
func (o *outside) ask(w instance.Wish) {
	o.take(w)
	o.grant()
}

// grant does what was asked from outside: at once where nothing is in its way, else when the user says so. A window
// without a store does it when there is one.
func (o *outside) grant() {
	if !o.open() {
		return
	}
	if o.person {
		o.person = false
		o.app.Typed.Shortcut(focus.Shortcuts(keys.NewPerson)[0])
	}
	if o.empty() {
		return
	}
	if o.app.Top() != nil || o.typing() || clock.Real().Sub(o.app.Unasked) < readingTime { // those before are being read
		o.tellWaiting()
		return
	}
	o.openWaiting()
}

// typing reports whether the user is writing a text on the screen.
func (o *outside) typing() bool {
	_, text := o.app.Native.Canvas().Focused().(*widget.Entry)
	return text && clock.Real().Sub(o.app.Typed.Last()) < typingTime
}

// dropped reads files that were dropped on the window. A form takes a picture as photo; so does the detail of a person
// where it has no code.
func (o *outside) dropped(at fyne.Position, uris []fyne.URI) {
	top := o.app.Top()
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
		o.app.Say(lang.L("Only files can be dropped. Save it first, then drop the file."))
		return
	}
	if p, ok := o.app.shell.page().(*people.Page); ok && top == nil && len(paths) == 1 {
		if id := p.PersonAt(at); id != 0 {
			reading.FilesOr(o.app.Window, paths, func(string) { edit.SetPhoto(o.app.Window, id, paths[0]) })
			return
		}
	}
	o.openDropped(paths)
}

// openDropped opens files that were dropped on the window, as if they had come from outside; the hand that drops types
// nothing.
func (o *outside) openDropped(files []string) {
	o.add(files)
	if o.app.Top() != nil {
		o.tellWaiting()
		return
	}
	o.openWaiting()
}

// goOn opens what came meanwhile, behind files that the user has just looked through.
func (o *outside) goOn() {
	fyne.Do(func() { // the window may be leaving its file
		if o.app.Top() == nil && len(o.files) > 0 {
			o.openWaiting()
		}
	})
}

// open reports whether the window shows a store, and is not about to leave it.
func (o *outside) open() bool { return o.app.shell != nil && o.app.waiting == nil }

// tellWaiting says what waits, until the user has it opened: at the bottom, and in the sheets that hide that.
func (o *outside) tellWaiting() {
	text, action := o.words(), lang.L("Open")
	if len(o.files) == 0 {
		action = lang.L("Read a code")
	}
	if text == "" {
		o.app.Toasts.Unstand()
	} else {
		o.app.Toasts.Stand(text, action, o.openWaiting)
	}
	for _, s := range o.app.Sheets {
		s.Waits.SetText(text)
		if s.Heading != nil {
			s.Heading.Refresh() // it has another width
		}
	}
}

// words says what waits; "" for nothing.
func (o *outside) words() string {
	switch n := len(o.files); {
	case o.empty():
		return ""
	case n == 0:
		return lang.L("The camera waits until you are done here.")
	case n == 1:
		return lang.L("{{.File}} waits", style.Ellipsis(data.Shown(filepath.Base(o.files[0])), 200, 14, fyne.TextStyle{}))
	default:
		return lang.N(n, "{{.Count}} file waits", "{{.Count}} files wait")
	}
}

// openWaiting opens what waits: files above what is open, the camera once nothing is.
func (o *outside) openWaiting() {
	files := o.files
	switch {
	case !o.open():
		return
	case len(files) > 0:
		o.files = nil
		o.app.Unasked = clock.Real()
		reading.Files(o.app.Window, files)
	case o.camera && o.app.Top() == nil:
		o.camera = false
		o.app.shell.open(swap.Screen.Key)
		page[*swap.Page](o.app.shell).OpenCamera()
	}
	o.tellWaiting()
}
