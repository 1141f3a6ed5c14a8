// Package widget holds the controls that Lanyard's screens are made of: buttons, entries, choices, messages, the parts of
// a form. They know Fyne and plain values only: a screen fills them in and gives them callbacks. How things look is in
// style, keys and pointer in focus, lists and rows in lists.
package widget
