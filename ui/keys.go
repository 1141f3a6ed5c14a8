package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/ui/capture"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/reading"
	"lanyard/ui/touch"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// keyboard gives the keys of the window their meaning.
type keyboard struct{ app *App }

// table is what the keys with Ctrl and Alt do.
func (k keyboard) table() []window.Key {
	warm := func(degree int) func() { return func() { setWarm(k.app.Window, degree) } }
	all := []window.Key{
		{Key: keys.NewPerson, With: window.Above, Run: func() { capture.New(k.app.Window) }},
		{Key: keys.Search, With: window.Leaves, Run: k.search},
		{Key: keys.Here, With: window.Leaves, Run: func() { k.app.shell.chooseEvent() }},
		{Key: keys.ShowCode, With: window.Above, Run: k.app.showCodeKey},
		{Key: keys.Hide, With: window.Along, Run: func() { k.app.Hide(!style.Hidden()) }},
		{Key: keys.LogContact, With: window.Above, Run: k.logContact},
		{Key: keys.Write, With: window.Above, Run: k.write},
		{Key: keys.Promise, With: window.Above, Run: k.promise},
		{Key: keys.Brief, With: window.Above, Run: k.app.showBrief},
		{Key: keys.Open, With: window.Above, Run: func() { reading.ChooseFiles(k.app.Window) }},
		{Key: keys.Paste, With: window.Above, Run: k.paste},
		{Key: keys.Copy, With: window.OnlyScreens, Run: func() {
			if c, ok := k.app.shell.page().(window.Copier); ok {
				c.Copy()
			}
		}},
		{Key: keys.Save, With: window.Along, Run: func() { saveSheet(k.app.Window) }},
		{Key: keys.Export, With: window.Along, Run: k.saveOrExport},
		{Key: keys.Undo, With: window.Along, Run: k.app.UndoHere},
		{Key: keys.Redo, With: window.Along, Run: k.app.RedoHere},
		{Key: keys.Message, With: window.Along, Run: k.app.FocusMessage},
		{Key: keys.TabBefore, With: window.OnlyScreens, Run: func() { k.turn(-1) }},
		{Key: keys.TabAfter, With: window.OnlyScreens, Run: func() { k.turn(1) }},
		{Key: keys.Back, With: window.Along, Run: k.back},
		{Key: keys.TickAll, With: window.OnlyScreens, Run: func() {
			if t, ok := k.app.shell.page().(window.Ticker); ok {
				t.TickAll()
			}
		}},
		{Key: keys.Views, With: window.Leaves, Run: k.chooseView},
		{Key: keys.SaveView, With: window.OnlyScreens, Run: func() {
			if v, ok := k.app.shell.page().(window.Viewed); ok {
				v.SaveView()
			}
		}},
		{Key: keys.Filter, With: window.OnlyScreens, Run: func() {
			if f, ok := k.app.shell.page().(window.Filtered); ok {
				f.Filter()
			}
		}},
		{Key: keys.Quit, With: window.Along, Run: k.app.quit},
		{Key: keys.Warm0, With: window.Along, Run: warm(0)},
		{Key: keys.Warm1, With: window.Along, Run: warm(1)},
		{Key: keys.Warm2, With: window.Along, Run: warm(2)},
		{Key: keys.Warm3, With: window.Along, Run: warm(3)},
	}
	for _, key := range []*keys.Key{keys.SaveNext, keys.Questions, keys.Session, keys.CopyText, keys.SaveFile, keys.SkipOne} {
		all = append(all, window.Key{Key: key, With: window.Along, Run: func() {
			if top := k.app.Top(); top != nil {
				top.Do(key)
			}
		}})
	}
	for _, screen := range allScreens {
		all = append(all, window.Key{Key: screen.Open, With: window.Leaves, Run: func() { k.app.shell.open(screen.Key) }})
	}
	return all
}

// bind has the window hear its keys.
func (k keyboard) bind() {
	c := k.app.Native.Canvas()
	k.app.Bound = map[string]window.Key{}
	for _, key := range k.table() {
		for _, s := range focus.Shortcuts(key.Key) {
			c.AddShortcut(s, k.app.Typed.Shortcut)
			k.app.Bound[s.ShortcutName()] = key
		}
	}
	k.app.Typed.OnShortcut = func(s fyne.Shortcut) {
		if key, ok := k.app.Bound[s.ShortcutName()]; ok {
			k.press(key)
		}
	}
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if !k.app.Typed.Keep(nil, focus.Typed{Key: e}) {
			k.typedKey(e)
		}
	})
	c.SetOnTypedRune(func(r rune) {
		if !k.app.Typed.Keep(nil, focus.Typed{Rune: r}) {
			k.typedRune(r)
		}
	})
}

// press runs a shortcut from wherever the focus is: a menu goes away, and the sheets do as it says.
func (k keyboard) press(key window.Key) {
	if k.app.shell == nil {
		return
	}
	k.app.DropMenus()
	switch {
	case k.app.IsCovered() && actsOnCovered(key):
		return
	case key.With == window.OnlyScreens && len(k.app.Sheets) > 0:
		return
	case key.With == window.Leaves && !leaveSheets(k.app.Window):
		return
	}
	key.Run()
}

// actsOnCovered reports whether a shortcut is about the sheet in front, or about what the hand takes for it. It does nothing while that
// is covered.
func actsOnCovered(key window.Key) bool {
	switch key.Key {
	case keys.Hide, keys.Quit, keys.Message:
		return false
	case keys.Paste:
		return true
	}
	return key.With == window.Along
}

// search is Ctrl+F: the search of the list that is shown; once more, that of all.
func (k keyboard) search() {
	if s, ok := k.app.shell.page().(window.Searcher); ok && s.ToSearch() {
		return
	}
	k.app.Native.Canvas().Focus(k.app.shell.search)
}

// chooseView is Ctrl+Shift+O: People shows the view that is chosen.
func (k keyboard) chooseView() {
	k.app.shell.open("people")
	if v, ok := k.app.shell.page().(window.Viewed); ok {
		v.ChooseView()
	}
}

// whom are the people whom a key of the window is for.
func (k keyboard) whom() []int64 {
	if p, ok := k.app.shell.page().(window.OfPeople); ok {
		return p.Whom()
	}
	return nil
}

// logContact is Ctrl+L.
func (k keyboard) logContact() { touch.Log(k.app.Window, k.whom()) }

// promise is Ctrl+J. It is made at the event that is shown, else where the user is.
func (k keyboard) promise() {
	event := k.app.Here.ID
	if e, ok := k.app.shell.page().(window.OfEvent); ok && e.OpenEvent() != 0 {
		event = e.OpenEvent()
	}
	edit.PromiseTo(k.app.Window, k.whom(), event)
}

// write is Ctrl+M.
func (k keyboard) write() {
	if p, ok := k.app.shell.page().(window.OfPeople); ok && len(p.Whom()) > 0 {
		letters.Write(k.app.Window, p.Whom()...)
		return
	}
	letters.WriteSomebody(k.app.Window)
}

// setWarm is Alt+0 … 3.
func setWarm(w *window.Window, degree int) {
	if top := w.Top(); top != nil {
		top.SetWarm(degree)
	}
}

// leaveSheets closes the sheets, and keeps what was typed in them. It reports false when one is at work that
// only its own button ends.
func leaveSheets(w *window.Window) bool {
	for top := w.Top(); top != nil; top = w.Top() {
		if top.AtWork || top.Passing || top.Stays {
			return false
		}
		top.Close()
	}
	return true
}

// back is Alt+Left: a sheet that only shows something closes, else it leads from a person to where the user came from.
func (k keyboard) back() {
	switch top := k.app.Top(); {
	case top == nil:
		k.app.shell.back()
	case top.OKButton == nil && !top.Passing && !top.AtWork && !top.Stays:
		top.Close()
	}
}

// turn goes to another tab of the screen, where it has some.
func (k keyboard) turn(step int) {
	if t, ok := k.app.shell.page().(window.Tabbed); ok {
		t.Turn(step)
	}
}

// saveSheet is Ctrl+Enter.
func saveSheet(w *window.Window) {
	if top := w.Top(); top != nil {
		top.SaveKey()
	}
}

// paste is Ctrl+V: the page may know what to do with what is in the clipboard.
func (k keyboard) paste() {
	read := func() { reading.Paste(k.app.Window) }
	if p, ok := k.app.shell.page().(window.Paster); ok && len(k.app.Sheets) == 0 {
		p.Paste(read)
		return
	}
	read()
}

// saveOrExport is Ctrl+S: in a sheet it does what the hand means by it, and never what cannot be undone.
func (k keyboard) saveOrExport() {
	switch top := k.app.Top(); {
	case top == nil:
		k.app.exportShown()
	case top.OKButton != nil && !top.Dangerous:
		top.Accept()
	}
}

// typedKey gets the keys no focused widget used.
func (k keyboard) typedKey(e *fyne.KeyEvent) {
	if n := len(k.app.Sheets); n > 0 {
		k.app.Sheets[n-1].Key(e)
		return
	}
	if k.app.shell == nil {
		return
	}
	if page, ok := k.app.shell.page().(window.Keyed); ok && page.Key(e) {
		return
	}
	if focus.Pressed(keys.Screen, e, 0) == keys.ToScreen {
		k.app.Toasts.Hide()
		k.app.shell.page().Focus()
		return
	}
	focus.ScrollKey(k.app.Native.Canvas(), e)
}

func (k keyboard) typedRune(r rune) {
	if k.app.shell == nil || k.app.IsCovered() {
		return
	}
	if keys.Help.Types(r) {
		k.show()
		return
	}
	if top := k.app.Top(); top != nil {
		top.Rune(r)
		return
	}
	if l, ok := k.app.shell.page().(window.Lettered); ok {
		l.Rune(r)
	}
}

// show lists every key.
func (k keyboard) show() {
	grid := container.New(layout.NewFormLayout())
	line := layout.NewCustomPaddedLayout(0, 0, 0, 8)
	for at, same := range keys.Lines() {
		if len(same) == 0 {
			grid.Add(style.Gap(0, 0))
			grid.Add(container.New(layout.NewCustomPaddedLayout(10, 2, 0, 0), style.NewSubHeading(lang.Say(at.Where()))))
			continue
		}
		name := style.NewText(keys.Together(same))
		name.Style.Bold, name.Fixed = true, true
		grid.Add(container.New(line, name))
		grid.Add(container.New(line, widget.Tight(widget.Prose(lang.Say(same[0].Does), fyne.TextAlignLeading))))
	}
	s := k.app.NewSheet(lang.L("Keys"), "",
		container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), grid)), fyne.NewSize(720, 700))
	s.Plain = true
	s.Show()
}

// startSize is that of a window that was not open before.
var startSize = fyne.NewSize(1100, 720)

// restoreSize gives the window the size it had.
func restoreSize(w *window.Window) {
	size := startSize
	if w, h, ok := strings.Cut(w.Setting("window", ""), "x"); ok {
		wide, err1 := strconv.Atoi(w)
		high, err2 := strconv.Atoi(h)
		if err1 == nil && err2 == nil && wide >= 400 && high >= 300 && wide < 10000 && high < 10000 {
			size = fyne.NewSize(float32(wide), float32(high))
		}
	}
	w.Native.Resize(size)
}
