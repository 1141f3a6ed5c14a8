package style

import "sync/atomic"

// hidden says that what is private is blanked in the window, while a visitor looks.
var hidden atomic.Bool

// Hide blanks what is private from now on, or shows it again; the caller has the screens drawn anew.
func Hide(on bool) { hidden.Store(on) }

// Hidden reports whether what is private is blanked.
func Hidden() bool { return hidden.Load() }

// Blank stands for a text that is hidden.
const Blank = "•••"

// Private is a note, a promise, an answer or another private text as it is shown: itself, or Blank while it is hidden. Whatever shows
// one takes it through here. What it gives is never saved.
func Private(text string) string {
	if text == "" || !Hidden() {
		return text
	}
	return Blank
}
