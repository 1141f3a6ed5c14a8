package ui

import (
	"fmt"

	"lanyard/ui/widget"
)

// whole is a value of a sentence that is shown in full, however long it is: a path, the words of an agreement.
type whole string

// sentence fills values into a text of the screen. A name is shown as widget.Name has it, and one that is written from
// the right is kept apart: else it sticks to the word behind it, and what stands around it changes places.
func sentence(format string, values ...any) string {
	apart := make([]any, len(values))
	for i, v := range values {
		switch s := v.(type) {
		case string:
			v = isolated(s)
		case whole:
			v = widget.Apart(widget.Shown(string(s)))
		}
		apart[i] = v
	}
	return fmt.Sprintf(format, apart...)
}

// isolated is a name as widget.Name has it, kept apart in a line when some of it is written from the right.
func isolated(s string) string { return widget.Apart(widget.Name(s)) }
