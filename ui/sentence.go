package ui

import "lanyard/ui/widget"

// isolated is a name as widget.Name has it, kept apart in a line when some of it is written from the right.
func isolated(s string) string { return widget.Apart(widget.Name(s)) }
