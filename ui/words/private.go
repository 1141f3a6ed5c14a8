package words

import (
	"sync/atomic"

	"lanyard/data"
)

// hidden says that what is private is blanked in the window, while a visitor looks.
var hidden atomic.Bool

// Hide blanks what is private from now on, or shows it again; the screens are drawn anew by the caller.
func Hide(on bool) { hidden.Store(on) }

// Hidden reports whether what is private is blanked.
func Hidden() bool { return hidden.Load() }

// Blank stands for a text that is hidden.
const Blank = "•••"

// Private is a note, a promise, an answer or another private text as it is shown: itself, or Blank while it is hidden. Whatever shows
// one takes it through here. It is never to be saved.
func Private(text string) string {
	if text == "" || !Hidden() {
		return text
	}
	return Blank
}

// PrivateWarmth is a warmth as it is shown: none while it is hidden.
func PrivateWarmth(w data.Warmth) data.Warmth {
	if Hidden() {
		return data.NotSaid
	}
	return w
}
