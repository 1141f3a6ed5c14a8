// Package keys is the one table of the window's keys: what is pressed, where, and what it does. What is bound, the help, the
// tips of controls and `lanyard keys` all take their keys from it.
//
// Not in it is what the toolkit does by itself: Tab, the menus that drop down, and the editing of a text.
package keys

import (
	"iter"
	"runtime"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data/say"
)

// Key is an entry of the table.
type Key struct {
	Press string // "Ctrl+N", "Shift+Up", "M", as on Linux and Windows
	Place Place
	Does  say.Text
}

// Place is where a key does something.
type Place string

// table is filled by the variables of table.go, in their order.
var table []*Key

func add(press string, at Place, does say.Text) *Key {
	k := &Key{press, at, does}
	table = append(table, k)
	return k
}

// All is the table, in the order of the help.
func All() []*Key { return slices.Clone(table) }

// At are the keys of a place.
func At(p Place) []*Key {
	return slices.DeleteFunc(All(), func(k *Key) bool { return k.Place != p })
}

// lineHolds is how many letters of keys stand on a line.
const lineHolds = 20

// Lines is the table as it is read: each place without keys, then its keys, those that do the same together as far as
// a line holds them.
func Lines() iter.Seq2[Place, []*Key] {
	return func(yield func(Place, []*Key) bool) {
		for i := 0; i < len(table); {
			first := table[i]
			if i == 0 || table[i-1].Place != first.Place {
				if !yield(first.Place, nil) {
					return
				}
			}
			n := 1
			for i+n < len(table) && table[i+n].Place == first.Place && table[i+n].Does.English == first.Does.English &&
				len(Together(table[i:i+n+1])) <= lineHolds {
				n++
			}
			if !yield(first.Place, table[i:i+n]) {
				return
			}
			i += n
		}
	}
}

// Modifiers of a key.
const (
	Ctrl  = "Ctrl"
	Alt   = "Alt"
	Shift = "Shift"
)

// Parts takes a key apart: the modifiers that are held, and the name of what is pressed then.
func (k *Key) Parts() (held []string, name string) {
	parts := strings.Split(k.Press, "+")
	if strings.HasSuffix(k.Press, "+") { // the key of that sign
		parts = append(parts[:len(parts)-2], "+")
	}
	return parts[:len(parts)-1], parts[len(parts)-1]
}

// AnyLetter is the name of whatever letter is typed.
const AnyLetter = "A … Z"

// signs are typed for another where that needs Shift, or is written with another line.
var signs = map[string]string{"+": "=", "-": "_−"}

// IsLetter reports whether the key is a letter or sign: what is typed counts, whatever key that takes.
func (k *Key) IsLetter() bool {
	held, name := k.Parts()
	return len(held) == 0 && (name == AnyLetter || utf8.RuneCountInString(name) == 1)
}

// Types reports whether a letter or sign that is typed is this key.
func (k *Key) Types(r rune) bool {
	if !k.IsLetter() {
		return false
	}
	_, name := k.Parts()
	return name == AnyLetter || strings.ContainsRune(name+signs[name], unicode.ToUpper(r))
}

// elsewhere are the modifiers as a Mac has them. There Option with a key types letters, so that Alt needs Ctrl too.
var elsewhere = map[string]string{Ctrl: "Cmd", Alt: "Ctrl+Option"}

// String is the key as this computer's keyboard has it: "Ctrl+N", on a Mac "Cmd+N".
func (k *Key) String() string { return k.on(runtime.GOOS) }

func (k *Key) on(system string) string {
	held, name := k.Parts()
	if system == "darwin" {
		held = slices.Clone(held)
		for i, m := range held {
			if there, ok := elsewhere[m]; ok {
				held[i] = there
			}
		}
	}
	return strings.Join(append(held, name), "+")
}

// Together writes keys that do the same on one line: "Shift+Up Down".
func Together(same []*Key) string {
	out, before := "", ""
	for _, k := range same {
		_, name := k.Parts()
		all := k.String()
		with := strings.TrimSuffix(all, name)
		switch {
		case out == "":
			out = all
		case with == before:
			out += " " + name
		default:
			out += " " + all
		}
		before = with
	}
	return out
}
