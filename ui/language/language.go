// Package language says in which language the window speaks: English, whatever the system's is, until Lanyard's own
// words exist in another. Fyne takes the nearest of the languages that it has words in itself, so that its
// buttons would be in one language and all the rest in another, with an error logged for each text.
package language

import (
	_ "unsafe" // for go:linkname

	"github.com/nicksnyder/go-i18n/v2/i18n"

	_ "fyne.io/fyne/v2/lang" // whose variables these are
)

// Fyne 2.8.1 has no call that chooses its language. A Fyne in which these are called otherwise does not link.
//
//go:linkname fyneBundle fyne.io/fyne/v2/lang.bundle
var fyneBundle *i18n.Bundle

//go:linkname fyneLocalizer fyne.io/fyne/v2/lang.localizer
var fyneLocalizer *i18n.Localizer

// Before the variables of the packages that import this one, which may hold texts.
func init() { fyneLocalizer = i18n.NewLocalizer(fyneBundle, "en") }
