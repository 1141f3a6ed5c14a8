package widget

import "time"

var lastTyped time.Time

// LastTyped is when a letter was last typed into an entry of the program, by the real clock; the zero time before
// the first. It belongs to the main goroutine.
func LastTyped() time.Time { return lastTyped }
