// Package chooser has the user choose files in the system's own dialog: through the desktop portal
// (https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.FileChooser.html) on Linux and its kin,
// directly on Windows and macOS. What files are chosen for is one table of purposes.
package chooser

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"lanyard/data/say"
)

var (
	// ErrNone is that of a system without a dialog, or with one that does not answer when it is looked for.
	ErrNone = errors.New("the desktop has no dialog for files")
	// ErrEnded is that of a dialog that ended, and it was not the user who ended it.
	ErrEnded = errors.New("the desktop's dialog ended without an answer")
)

// Request is what the user is asked for.
type Request struct {
	Entry
	Folder string                 // to begin in; "" where the desktop likes to
	Name   string                 // proposed for a file that is saved, without its folder
	Say    func(say.Sayer) string // in the language of the window; nil: in English
	Parent uintptr                // the window that asks, of X11 or Windows; 0 for none that can be named
}

// offered are the types that the dialog shows: of a file that is saved, that of the proposed name.
func (r Request) offered() []Type {
	ending := strings.ToLower(filepath.Ext(r.Name))
	if r.Kind == Open || ending == "" {
		return r.Types
	}
	return slices.DeleteFunc(slices.Clone(r.Types), func(t Type) bool { return !slices.Contains(t.Endings, ending) })
}

// allFiles is the name of the type that any file has.
var allFiles = say.T("All files")

// say says a text as the window does.
func (r Request) say(t say.Text) string {
	if r.Say == nil {
		return t.String()
	}
	return r.Say(t)
}
