// Package widget holds the small widgets Lanyard's screens are made of, and its theme. They know
// Fyne and plain values only: a screen fills them in and gives them callbacks.
package widget
