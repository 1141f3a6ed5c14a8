package ui

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// key is what a key of the table does that works wherever the focus is.
type key struct {
	*keys.Key
	with withSheets
	run  func()
}

// withSheets says what becomes of the sheets that are open when a shortcut is pressed.
type withSheets int

const (
	leaves      withSheets = iota // they close first; what was typed in them is kept
	above                         // they stay below the one that it opens
	along                         // they stay as they are
	onlyScreens                   // the shortcut is for the screens alone
)

// keys is what the keys with Ctrl and Alt do.
func (a *App) keys() []key {
	to := func(screen string) func() { return func() { a.shell.open(screen) } }
	warm := func(degree int) func() { return func() { a.setWarm(degree) } }
	return []key{
		{keys.NewPerson, above, a.newContact},
		{keys.Search, leaves, func() { a.Native.Canvas().Focus(a.shell.search) }},
		{keys.Here, leaves, func() { a.shell.chooseEvent() }},
		{keys.ShowCode, above, a.showCodeKey},
		{keys.Open, above, a.openFile},
		{keys.Paste, above, a.pasteAnything},
		{keys.Copy, onlyScreens, func() {
			if c, ok := a.shell.page().(Copier); ok {
				c.Copy()
			}
		}},
		{keys.Save, along, a.saveSheet},
		{keys.Export, along, a.saveOrExport},
		{keys.Undo, along, a.undo},
		{keys.Redo, along, a.redo},
		{keys.Message, along, a.toasts.Focus},
		{keys.TickAll, onlyScreens, func() {
			if t, ok := a.shell.page().(Ticker); ok {
				t.TickAll()
			}
		}},
		{keys.Doubles, leaves, to(duplicatesPlace.Key)},
		{keys.ToToday, leaves, to(todayPlace.Key)},
		{keys.ToPeople, leaves, to(peoplePlace.Key)},
		{keys.ToEvents, leaves, to(eventsPlace.Key)},
		{keys.ToSwap, leaves, to(swapPlace.Key)},
		{keys.ToSettings, leaves, to(settingsPlace.Key)},
		{keys.Quit, along, a.quit},
		{keys.Warm0, along, warm(0)},
		{keys.Warm1, along, warm(1)},
		{keys.Warm2, along, warm(2)},
		{keys.Warm3, along, warm(3)},
	}
}

// withKey is the tip of a control that a key stands in for.
func withKey(words string, k *keys.Key) string { return words + "  " + k.String() }

func (a *App) bindKeys() {
	c := a.Native.Canvas()
	a.bound = map[string]key{}
	for _, k := range a.keys() {
		for _, s := range widget.Shortcuts(k.Key) {
			c.AddShortcut(s, a.typed.Shortcut)
			a.bound[s.ShortcutName()] = k
		}
	}
	a.typed.OnShortcut = func(s fyne.Shortcut) {
		if k, ok := a.bound[s.ShortcutName()]; ok {
			a.press(k)
		}
	}
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if !a.typed.Keep(nil, widget.Typed{Key: e}) {
			a.typedKey(e)
		}
	})
	c.SetOnTypedRune(func(r rune) {
		if !a.typed.Keep(nil, widget.Typed{Rune: r}) {
			a.typedRune(r)
		}
	})
}

// press runs a shortcut from wherever the focus is: a menu goes away, and the sheets do as it says.
func (a *App) press(k key) {
	if a.shell == nil {
		return
	}
	a.dropMenus()
	switch {
	case k.with == onlyScreens && len(a.sheets) > 0:
		return
	case k.with == leaves && !a.leaveSheets():
		return
	}
	k.run()
}

// setWarm is Alt+0 … 3.
func (a *Window) setWarm(degree int) {
	if top := a.top(); top != nil && top.Warm != nil {
		top.Warm(degree)
	}
}

// dropMenus takes away the menus and choices that are dropped down over the sheets.
func (a *Window) dropMenus() {
	for c := a.Native.Canvas(); ; {
		top := c.Overlays().Top()
		if s := a.top(); s != nil && s.foreign { // Fyne's own dialog
			s.Close()
			continue
		}
		if top == nil || slices.ContainsFunc(a.sheets, func(s *Sheet) bool { return s.holds(top) }) {
			return
		}
		c.Overlays().Remove(top)
	}
}

// leaveSheets closes the sheets, and keeps what was typed in them. It reports false when one is at work that
// only its own button ends.
func (a *Window) leaveSheets() bool {
	for top := a.top(); top != nil; top = a.top() {
		if top.working || top.passing || top.stays {
			return false
		}
		top.Close()
	}
	return true
}

// dropMenu drops a menu down from something.
func (a *Window) dropMenu(from fyne.CanvasObject, items ...*fyne.MenuItem) {
	a.dropDown(fyne.NewMenu("", items...), from)
}

// saveSheet is Ctrl+Enter.
func (a *Window) saveSheet() {
	if top := a.top(); top != nil {
		top.saveKey()
	}
}

// saveOrExport is Ctrl+S: in a sheet it does what the hand means by it, and never what cannot be undone.
func (a *App) saveOrExport() {
	switch top := a.top(); {
	case top == nil:
		a.exportShown()
	case top.ok != nil && !top.danger:
		top.accept()
	}
}

// typedKey gets the keys no focused widget used.
func (a *App) typedKey(e *fyne.KeyEvent) {
	if n := len(a.sheets); n > 0 {
		a.sheets[n-1].key(e)
		return
	}
	if a.shell == nil {
		return
	}
	if k, ok := a.shell.page().(Keyed); ok && k.Key(e) {
		return
	}
	if widget.Pressed(keys.Screen, e, 0) == keys.ToScreen {
		a.toasts.Hide()
		a.shell.page().Focus()
		return
	}
	widget.ScrollKey(a.Native.Canvas(), e)
}

func (a *App) typedRune(r rune) {
	if a.shell == nil {
		return
	}
	if keys.Help.Types(r) {
		a.showKeys()
		return
	}
	if len(a.sheets) > 0 {
		return
	}
	if l, ok := a.shell.page().(Lettered); ok {
		l.Rune(r)
	}
}

// showKeys lists every key.
func (a *App) showKeys() {
	grid := container.New(layout.NewFormLayout())
	line := layout.NewCustomPaddedLayout(0, 0, 0, 8)
	for at, same := range keys.Lines() {
		if len(same) == 0 {
			grid.Add(widget.Gap(0, 0))
			grid.Add(container.New(layout.NewCustomPaddedLayout(10, 2, 0, 0), widget.NewSubHeading(lang.Say(at.Where()))))
			continue
		}
		name := widget.NewText(keys.Together(same))
		name.Style.Bold, name.Fixed = true, true
		grid.Add(container.New(line, name))
		grid.Add(container.New(line, tight(prose(lang.Say(same[0].Does), fyne.TextAlignLeading))))
	}
	a.NewSheet(lang.L("Keys"), "",
		container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), grid)), fyne.NewSize(720, 700)).Show()
}

func (a *Window) undo() { a.reverse(a.Store.Undo, undone, lang.L("Redo"), a.redo) }
func (a *Window) redo() {
	a.reverse(a.Store.Redo, func(what string) string { return lang.L("Done again: {{.What}}", what) }, lang.L("Undo"), a.undo)
}

func (a *Window) undoOp(seq int64) {
	a.reverse(func(ctx context.Context) (store.Reversal, error) { return a.Store.UndoOp(ctx, seq) },
		undone, lang.L("Redo"), a.redo)
}

// undone says what was undone.
func undone(what string) string { return lang.L("Undone: {{.What}}", what) }

// rollBack takes away again what an import brought; what was edited since stays, and is named.
func (a *Window) rollBack(im data.Import) {
	a.reverse(func(ctx context.Context) (store.Reversal, error) { return a.Store.UndoOp(ctx, im.Op) },
		func(string) string { return lang.L("Rolled back: {{.File}}", im.File) }, lang.L("Redo"), a.redo)
}

// reverse undoes or redoes and says what was done and what was left alone.
func (a *Window) reverse(f func(context.Context) (store.Reversal, error), text func(what string) string, action string, back func()) {
	var r store.Reversal
	var err error
	a.write(func(ctx context.Context) { r, err = f(ctx) }, func() {
		switch {
		case errors.Is(err, data.ErrNothingToUndo):
			a.Say(lang.L("There is nothing to undo."))
		case err != nil:
			a.Fail(lang.L("Not undone"), err)
		default:
			a.toasts.Show(text(r.Op.Summary)+kept(r.Kept), action, back)
		}
	})
}

// kept says in words what an undo left alone.
func kept(k []store.Kept) string {
	if len(k) == 0 {
		return ""
	}
	names := make([]string, 0, 3)
	for _, one := range k[:min(len(k), 3)] {
		names = append(names, valueAndLabel(one.Name, keptWord(one.Field)))
	}
	all := strings.Join(names, ", ")
	if len(k) > len(names) {
		all += " …"
	}
	return " — " + lang.N(len(k), "kept, changed since: {{.Names}}", "{{.Count}} kept, changed since: {{.Names}}", lang.Whole(all))
}

// startSize is that of a window that was not open before.
var startSize = fyne.NewSize(1100, 720)

// restoreWindow gives the window the size it had.
func (a *App) restoreWindow() {
	size := startSize
	if w, h, ok := strings.Cut(a.setting("window", ""), "x"); ok {
		wide, err1 := strconv.Atoi(w)
		high, err2 := strconv.Atoi(h)
		if err1 == nil && err2 == nil && wide >= 400 && high >= 300 && wide < 10000 && high < 10000 {
			size = fyne.NewSize(float32(wide), float32(high))
		}
	}
	a.Native.Resize(size)
}
