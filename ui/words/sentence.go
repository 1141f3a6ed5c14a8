package words

import "lanyard/ui/widget/style"

// Isolated is a name as widget.Name has it, kept apart in a line when some of it is written from the right.
func Isolated(s string) string { return style.Apart(style.Name(s)) }
