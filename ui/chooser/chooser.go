// Package chooser lets the user choose files in the system's own dialog: through the desktop portal
// (https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.FileChooser.html) on Linux and
// similar systems, directly on Windows and macOS. One table of purposes says what files are chosen for.
package chooser

import (
	"path/filepath"
	"slices"
	"strings"

	"lanyard/data/say"
)

var (
	// ErrNone says that the system has no dialog, or one that does not answer.
	ErrNone = say.Errorf("the desktop has no dialog for files")
	// ErrEnded says that a dialog ended, but not by the user.
	ErrEnded = say.Errorf("the desktop's dialog ended without an answer")
)

// Request says what the user is asked for.
type Request struct {
	Entry
	Folder string                 // folder to begin in; "" leaves it to the desktop
	Name   string                 // proposed name of a file to save, without its folder
	Say    func(say.Sayer) string // in the language of the window; nil: in English
	Parent uintptr                // the window that asks, of X11 or Windows; 0 if it cannot be named
}

// offered gives the types that the dialog shows; for a file to save only that of the proposed name.
func (r Request) offered() []Type {
	ending := strings.ToLower(filepath.Ext(r.Name))
	if r.Kind == Open || ending == "" {
		return r.Types
	}
	return slices.DeleteFunc(slices.Clone(r.Types), func(t Type) bool { return !slices.Contains(t.Endings, ending) })
}

// allFiles is the name of the type for all files.
var allFiles = say.T("All files")

// say says a text in the window's language.
func (r Request) say(t say.Text) string {
	if r.Say == nil {
		return t.String()
	}
	return r.Say(t)
}
