package focus

import (
	"runtime"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lanyard/ui/keys"
)

// keyNames are Fyne's names of what the table of keys calls otherwise, and of what a keyboard has twice.
var keyNames = map[string][]fyne.KeyName{
	"Enter":     {fyne.KeyReturn, fyne.KeyEnter},
	"Esc":       {fyne.KeyEscape},
	"PgUp":      {fyne.KeyPageUp},
	"PgDn":      {fyne.KeyPageDown},
	"Backspace": {fyne.KeyBackspace},
}

func namesOf(k *keys.Key) []fyne.KeyName {
	_, name := k.Parts()
	if names := keyNames[name]; names != nil {
		return names
	}
	return []fyne.KeyName{fyne.KeyName(name)}
}

// EventOf is what Fyne makes of a key of the table that is pressed alone.
func EventOf(k *keys.Key) *fyne.KeyEvent { return &fyne.KeyEvent{Name: namesOf(k)[0]} }

// modifiersOf are the modifiers of a key. Fyne's own shortcuts have Cmd on a Mac for Ctrl; for Alt see keys.Key.
func modifiersOf(k *keys.Key) (m fyne.KeyModifier) {
	held, _ := k.Parts()
	for _, h := range held {
		switch h {
		case keys.Ctrl:
			m |= fyne.KeyModifierShortcutDefault
		case keys.Shift:
			m |= fyne.KeyModifierShift
		case keys.Alt:
			m |= fyne.KeyModifierAlt
			if runtime.GOOS == "darwin" {
				m |= fyne.KeyModifierControl
			}
		}
	}
	return m
}

// toolkits are the shortcuts that Fyne makes of some keys by itself.
var toolkits = map[string]fyne.Shortcut{
	"Ctrl+C": &fyne.ShortcutCopy{}, "Ctrl+V": &fyne.ShortcutPaste{}, "Ctrl+A": &fyne.ShortcutSelectAll{},
	"Ctrl+Z": &fyne.ShortcutUndo{}, "Ctrl+Y": &fyne.ShortcutRedo{},
}

// Shortcuts are what Fyne makes of a key of the table that is pressed with Ctrl or Alt: one for each key of that name.
func Shortcuts(k *keys.Key) []fyne.Shortcut {
	if s := toolkits[k.Press]; s != nil {
		return []fyne.Shortcut{s}
	}
	var out []fyne.Shortcut
	for _, name := range namesOf(k) {
		out = append(out, &desktop.CustomShortcut{KeyName: name, Modifier: modifiersOf(k)})
	}
	return out
}

// Chorded reports whether a shortcut is one of some keys of the table.
func Chorded(s fyne.Shortcut, of ...*keys.Key) bool {
	return slices.ContainsFunc(of, func(k *keys.Key) bool {
		return slices.ContainsFunc(Shortcuts(k), func(is fyne.Shortcut) bool { return is.ShortcutName() == s.ShortcutName() })
	})
}

// Pressed is what a key does at a place; nil for nothing. A key with Shift does what it does alone, where the table
// has nothing of its own for that.
func Pressed(at keys.Place, e *fyne.KeyEvent, held fyne.KeyModifier) (found *keys.Key) {
	for _, k := range keys.At(at) {
		if k.IsLetter() || !slices.Contains(namesOf(k), e.Name) {
			continue
		}
		switch modifiersOf(k) {
		case held & fyne.KeyModifierShift:
			return k
		case 0:
			found = k
		}
	}
	return found
}

// Lettered is what a letter or sign does at a place; nil for nothing.
func Lettered(at keys.Place, r rune) *keys.Key {
	for _, k := range keys.At(at) {
		if k.Types(r) {
			return k
		}
	}
	return nil
}
