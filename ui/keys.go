package ui

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// key is one keyboard shortcut: what it does and where it is listed.
type key struct {
	shown    string // as the help writes it
	does     string
	shortcut fyne.Shortcut
	with     withSheets
	run      func()
}

// withSheets says what becomes of the sheets that are open when a shortcut is pressed.
type withSheets int

const (
	leaves      withSheets = iota // they close first; what was typed in them is kept
	above                         // they stay below the one that it opens
	along                         // they stay as they are
	onlyScreens                   // the shortcut is for the screens alone
)

func ctrl(name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault}
}

// keys is the one table of shortcuts: what is bound is what the help lists.
func (a *App) keys() []key {
	return []key{
		{"Ctrl+N", lang.L("New person, in one line"), ctrl(fyne.KeyN), above, a.newContact},
		{"Ctrl+F", lang.L("Search"), ctrl(fyne.KeyF), leaves, func() { a.Native.Canvas().Focus(a.shell.search) }},
		{"Ctrl+E", lang.L("Where am I: choose the event"), ctrl(fyne.KeyE), leaves, func() { a.shell.chooseEvent() }},
		{"Ctrl+K", lang.L("Show the code: of the open person, else mine"), ctrl(fyne.KeyK), above, a.showCodeKey},
		{"Ctrl+O", lang.L("Read a code or a file"), ctrl(fyne.KeyO), above, a.openFile},
		{"Ctrl+V", lang.L("Read the picture or text in the clipboard"), &fyne.ShortcutPaste{}, above, a.pasteAnything},
		{"Ctrl+C", lang.L("Copy the open person, or all that are ticked, as text"), &fyne.ShortcutCopy{}, onlyScreens, func() {
			if c, ok := a.shell.page().(Copier); ok {
				c.Copy()
			}
		}},
		{"Ctrl+Enter", lang.L("Save the sheet, from wherever you are in it"), ctrl(fyne.KeyReturn), along, a.saveSheet},
		{"Ctrl+S", lang.L("Export what is shown; save a sheet"), ctrl(fyne.KeyS), along, a.saveOrExport},
		{"Ctrl+Z", lang.L("Undo"), &fyne.ShortcutUndo{}, along, a.undo},
		{"Ctrl+Y", lang.L("Redo"), &fyne.ShortcutRedo{}, along, a.redo},
		{"Ctrl+T", lang.L("To the button of the message at the bottom; again: to its next"), ctrl(fyne.KeyT), along, a.toasts.Focus},
		{"Ctrl+A", lang.L("Tick all people in the list"), &fyne.ShortcutSelectAll{}, onlyScreens, func() {
			if t, ok := a.shell.page().(Ticker); ok {
				t.TickAll()
			}
		}},
		{"Ctrl+D", lang.L("Find duplicates"), ctrl(fyne.KeyD), leaves, func() { a.shell.open(duplicatesPlace.Key) }},
		{"Ctrl+1", lang.L("Today"), ctrl(fyne.Key1), leaves, func() { a.shell.open(todayPlace.Key) }},
		{"Ctrl+2", lang.L("People"), ctrl(fyne.Key2), leaves, func() { a.shell.open(peoplePlace.Key) }},
		{"Ctrl+3", lang.L("Events"), ctrl(fyne.Key3), leaves, func() { a.shell.open(eventsPlace.Key) }},
		{"Ctrl+4", lang.L("Swap"), ctrl(fyne.Key4), leaves, func() { a.shell.open(swapPlace.Key) }},
		{"Ctrl+,", lang.L("Settings"), ctrl(fyne.KeyComma), leaves, func() { a.shell.open(settingsPlace.Key) }},
		{"Ctrl+Q", lang.L("Quit"), ctrl(fyne.KeyQ), along, a.quit},
	}
}

// listKeys are the keys that lists and screens handle themselves; they are listed with the others.
func listKeys() []key {
	return []key{
		{shown: "Up Down PgUp PgDn Home End", does: lang.L("Move in a list, scroll a page")},
		{shown: "A … Z", does: lang.L("In People: go to the name that is typed")},
		{shown: "Space, Shift+Up Down", does: lang.L("Tick one person, a range of people")},
		{shown: "Enter", does: lang.L("Edit the chosen person, press a button")},
		{shown: "Delete", does: lang.L("Move to the trash")},
		{shown: "Alt+Down", does: lang.L("In a field for a day: the calendar; there PgUp and PgDn go to another month")},
		{shown: "M N S", does: lang.L("In Duplicates: merge, not the same person, skip")},
		{shown: "F", does: lang.L("In Swap: full screen")},
		{shown: "C", does: lang.L("In Swap: read a code with the camera")},
		{shown: "P", does: lang.L("In Swap: a page that phones open; again: the card's own code")},
		{shown: "Enter", does: lang.L("On that page: look over the card that came in last")},
		{shown: "Alt+Down", does: lang.L("In a field: what the icons beside it do")},
		{shown: "Alt+0 … 3", does: lang.L("In a sheet: how warm it was")},
		{shown: "Arrows, + - 0", does: lang.L("In a photo that is cut: move it, its size, all of it")},
		{shown: "Esc", does: lang.L("Back, close")},
		{shown: "?", does: lang.L("This list")},
	}
}

// tip says what a control without a word does, and its key as the table has it.
func (a *Window) tip(words string, s fyne.Shortcut) string {
	if k, ok := a.bound[s.ShortcutName()]; ok {
		return withKey(words, k.shown)
	}
	return words
}

// withKey is the tip of a control whose key the widget itself handles; the help lists it.
func withKey(words, shown string) string { return words + "  " + shown }

func (a *App) bindKeys() {
	c := a.Native.Canvas()
	a.bound = map[string]key{}
	for _, k := range a.keys() {
		c.AddShortcut(k.shortcut, a.typed.Shortcut)
		a.bound[k.shortcut.ShortcutName()] = k
	}
	for degree, name := range []fyne.KeyName{fyne.Key0, fyne.Key1, fyne.Key2, fyne.Key3} {
		k := key{shortcut: &desktop.CustomShortcut{KeyName: name, Modifier: altKey()}, with: along, run: func() { a.setWarm(degree) }}
		c.AddShortcut(k.shortcut, a.typed.Shortcut)
		a.bound[k.shortcut.ShortcutName()] = k
	}
	numberPad := ctrl(fyne.KeyEnter)
	c.AddShortcut(numberPad, a.typed.Shortcut)
	a.bound[numberPad.ShortcutName()] = a.bound[ctrl(fyne.KeyReturn).ShortcutName()]
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

// altKey is the modifier of the Alt keys. On macOS Option with a key types letters: there it is Ctrl with Option.
func altKey() fyne.KeyModifier {
	if runtime.GOOS == "darwin" {
		return fyne.KeyModifierControl | fyne.KeyModifierAlt
	}
	return fyne.KeyModifierAlt
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
	if e.Name == fyne.KeyEscape {
		a.toasts.Hide()
		a.shell.page().Focus()
		return
	}
	widget.ScrollKey(a.Native.Canvas(), e.Name)
}

func (a *App) typedRune(r rune) {
	if a.shell == nil {
		return
	}
	if r == '?' {
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
	for _, k := range append(a.keys(), listKeys()...) {
		name := widget.NewText(k.shown)
		name.Style.Bold, name.Fixed = true, true
		what := widget.NewText(k.does)
		line := layout.NewCustomPaddedLayout(0, 0, 0, 8)
		grid.Add(container.New(line, name))
		grid.Add(container.New(line, what))
	}
	a.NewSheet(lang.L("Keys"), "",
		container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), grid)), fyne.NewSize(640, 700)).Show()
}

func (a *Window) undo() { a.reverse(a.Store.Undo, lang.L("Undone: %s"), lang.L("Redo"), a.redo) }
func (a *Window) redo() { a.reverse(a.Store.Redo, lang.L("Done again: %s"), lang.L("Undo"), a.undo) }

func (a *Window) undoOp(seq int64) {
	a.reverse(func(ctx context.Context) (store.Reversal, error) { return a.Store.UndoOp(ctx, seq) },
		lang.L("Undone: %s"), lang.L("Redo"), a.redo)
}

// rollBack takes away again what an import brought; what was edited since stays, and is named.
func (a *Window) rollBack(im data.Import) {
	a.reverse(func(ctx context.Context) (store.Reversal, error) { return a.Store.UndoOp(ctx, im.Op) },
		sentence(lang.L("Rolled back: %s"), im.File), lang.L("Redo"), a.redo)
}

// reverse undoes or redoes and says what was done and what was left alone.
func (a *Window) reverse(f func(context.Context) (store.Reversal, error), text, action string, back func()) {
	var r store.Reversal
	var err error
	a.write(func(ctx context.Context) { r, err = f(ctx) }, func() {
		switch {
		case errors.Is(err, data.ErrNothingToUndo):
			a.Say(lang.L("There is nothing to undo."))
		case err != nil:
			a.Fail(lang.L("Not undone"), err)
		default:
			a.toasts.Show(strings.Replace(text, "%s", r.Op.Summary, 1)+kept(r.Kept), action, back)
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
		names = append(names, strings.TrimSpace(one.Name+" "+one.Field))
	}
	head := lang.L("kept, changed since:")
	if len(k) > 1 {
		head = number(len(k)) + " " + head // first, as a long message is cut at its end
	}
	text := " — " + head + " " + strings.Join(names, ", ")
	if len(k) > len(names) {
		text += " …"
	}
	return text
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
