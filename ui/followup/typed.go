package followup

import (
	"strings"

	"lanyard/data"
	"lanyard/ui/edit"
	"lanyard/ui/window"
)

// said is what a note says, once its promises are taken out of it.
type said struct {
	note     string
	promises []data.Promise
}

// readSaid reads what was typed about somebody: a line that begins with "!" is a promise of the user's, one with "?" is a
// promise of theirs, and the rest is the note.
func readSaid(w *window.Window, text string) said {
	var s said
	var note []string
	for line := range strings.SplitSeq(text, "\n") {
		trimmed := strings.TrimSpace(line)
		by := map[bool]data.Ower{strings.HasPrefix(trimmed, "!"): data.ByMe, strings.HasPrefix(trimmed, "?"): data.ByThem}[true]
		if by == "" {
			note = append(note, strings.TrimRight(line, " \t"))
			continue
		}
		if what := strings.TrimSpace(trimmed[1:]); what != "" {
			p := data.Promise{By: by}
			p.Text, p.Due = edit.ReadPromise(w, what)
			s.promises = append(s.promises, p)
		}
	}
	s.note = strings.TrimSpace(strings.Join(note, "\n"))
	return s
}
