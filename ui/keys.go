package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/ui/capture"
	"lanyard/ui/duplicates"
	"lanyard/ui/events"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/people"
	"lanyard/ui/reading"
	"lanyard/ui/settings"
	"lanyard/ui/swap"
	"lanyard/ui/today"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// keys is what the keys with Ctrl and Alt do.
func (a *App) keys() []window.Key {
	to := func(screen string) func() { return func() { a.shell.open(screen) } }
	warm := func(degree int) func() { return func() { setWarm(a.Window, degree) } }
	return []window.Key{
		{Key: keys.NewPerson, With: window.Above, Run: func() { capture.New(a.Window) }},
		{Key: keys.Search, With: window.Leaves, Run: func() { a.Native.Canvas().Focus(a.shell.search) }},
		{Key: keys.Here, With: window.Leaves, Run: func() { a.shell.chooseEvent() }},
		{Key: keys.ShowCode, With: window.Above, Run: a.showCodeKey},
		{Key: keys.Open, With: window.Above, Run: func() { reading.OpenFile(a.Window) }},
		{Key: keys.Paste, With: window.Above, Run: func() { reading.PasteAnything(a.Window) }},
		{Key: keys.Copy, With: window.OnlyScreens, Run: func() {
			if c, ok := a.shell.page().(window.Copier); ok {
				c.Copy()
			}
		}},
		{Key: keys.Save, With: window.Along, Run: func() { saveSheet(a.Window) }},
		{Key: keys.Export, With: window.Along, Run: a.saveOrExport},
		{Key: keys.Undo, With: window.Along, Run: a.Undo},
		{Key: keys.Redo, With: window.Along, Run: a.Redo},
		{Key: keys.Message, With: window.Along, Run: a.Toasts.Focus},
		{Key: keys.TickAll, With: window.OnlyScreens, Run: func() {
			if t, ok := a.shell.page().(window.Ticker); ok {
				t.TickAll()
			}
		}},
		{Key: keys.Doubles, With: window.Leaves, Run: to(duplicates.Screen.Key)},
		{Key: keys.ToToday, With: window.Leaves, Run: to(today.Screen.Key)},
		{Key: keys.ToPeople, With: window.Leaves, Run: to(people.Screen.Key)},
		{Key: keys.ToEvents, With: window.Leaves, Run: to(events.Screen.Key)},
		{Key: keys.ToSwap, With: window.Leaves, Run: to(swap.Screen.Key)},
		{Key: keys.ToSettings, With: window.Leaves, Run: to(settings.Screen.Key)},
		{Key: keys.Quit, With: window.Along, Run: a.quit},
		{Key: keys.Warm0, With: window.Along, Run: warm(0)},
		{Key: keys.Warm1, With: window.Along, Run: warm(1)},
		{Key: keys.Warm2, With: window.Along, Run: warm(2)},
		{Key: keys.Warm3, With: window.Along, Run: warm(3)},
	}
}

func (a *App) bindKeys() {
	c := a.Native.Canvas()
	a.Bound = map[string]window.Key{}
	for _, k := range a.keys() {
		for _, s := range focus.Shortcuts(k.Key) {
			c.AddShortcut(s, a.Typed.Shortcut)
			a.Bound[s.ShortcutName()] = k
		}
	}
	a.Typed.OnShortcut = func(s fyne.Shortcut) {
		if k, ok := a.Bound[s.ShortcutName()]; ok {
			a.press(k)
		}
	}
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if !a.Typed.Keep(nil, focus.Typed{Key: e}) {
			a.typedKey(e)
		}
	})
	c.SetOnTypedRune(func(r rune) {
		if !a.Typed.Keep(nil, focus.Typed{Rune: r}) {
			a.typedRune(r)
		}
	})
}

// press runs a shortcut from wherever the focus is: a menu goes away, and the sheets do as it says.
func (a *App) press(k window.Key) {
	if a.shell == nil {
		return
	}
	a.DropMenus()
	switch {
	case k.With == window.OnlyScreens && len(a.Sheets) > 0:
		return
	case k.With == window.Leaves && !leaveSheets(a.Window):
		return
	}
	k.Run()
}

// setWarm is Alt+0 … 3.
func setWarm(w *window.Window, degree int) {
	if top := w.Top(); top != nil && top.Warm != nil {
		top.Warm(degree)
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

// saveSheet is Ctrl+Enter.
func saveSheet(w *window.Window) {
	if top := w.Top(); top != nil {
		top.SaveKey()
	}
}

// saveOrExport is Ctrl+S: in a sheet it does what the hand means by it, and never what cannot be undone.
func (a *App) saveOrExport() {
	switch top := a.Top(); {
	case top == nil:
		a.exportShown()
	case top.OKButton != nil && !top.Dangerous:
		top.Accept()
	}
}

// typedKey gets the keys no focused widget used.
func (a *App) typedKey(e *fyne.KeyEvent) {
	if n := len(a.Sheets); n > 0 {
		a.Sheets[n-1].Key(e)
		return
	}
	if a.shell == nil {
		return
	}
	if k, ok := a.shell.page().(window.Keyed); ok && k.Key(e) {
		return
	}
	if focus.Pressed(keys.Screen, e, 0) == keys.ToScreen {
		a.Toasts.Hide()
		a.shell.page().Focus()
		return
	}
	focus.ScrollKey(a.Native.Canvas(), e)
}

func (a *App) typedRune(r rune) {
	if a.shell == nil {
		return
	}
	if keys.Help.Types(r) {
		a.showKeys()
		return
	}
	if len(a.Sheets) > 0 {
		return
	}
	if l, ok := a.shell.page().(window.Lettered); ok {
		l.Rune(r)
	}
}

// showKeys lists every key.
func (a *App) showKeys() {
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
	a.NewSheet(lang.L("Keys"), "",
		container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), grid)), fyne.NewSize(720, 700)).Show()
}

// startSize is that of a window that was not open before.
var startSize = fyne.NewSize(1100, 720)

// restoreWindow gives the window the size it had.
func (a *App) restoreWindow() {
	size := startSize
	if w, h, ok := strings.Cut(a.Setting("window", ""), "x"); ok {
		wide, err1 := strconv.Atoi(w)
		high, err2 := strconv.Atoi(h)
		if err1 == nil && err2 == nil && wide >= 400 && high >= 300 && wide < 10000 && high < 10000 {
			size = fyne.NewSize(float32(wide), float32(high))
		}
	}
	a.Native.Resize(size)
}
