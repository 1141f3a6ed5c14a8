package cli

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/store"
)

const (
	// meterAfter is how long a job takes before its progress is shown.
	meterAfter = time.Second
	// meterEvery is the time between two updates.
	meterEvery = 200 * time.Millisecond
)

// meter shows the progress of a long job in one line of a terminal, which it overwrites and removes at the end.
// If messages go to a file or to another program it shows nothing. The nil meter never shows anything.
type meter struct {
	w     io.Writer
	now   func() time.Time
	next  time.Time
	width int // characters in the line now
}

// newMeter is nil unless w is a terminal.
func newMeter(w io.Writer, now func() time.Time) *meter {
	if w = terminalOf(w); w == nil {
		return nil
	}
	return &meter{w: w, now: now, next: now().Add(meterAfter)}
}

// show writes over the line what is being done, "comparing", and how far it is; total 0 is unknown.
func (m *meter) show(file, doing string, done, total int) {
	if m == nil || m.now().Before(m.next) {
		return
	}
	m.next = m.now().Add(meterEvery)
	how := fmt.Sprintf("%s %d", doing, done)
	if total > 0 {
		how = fmt.Sprintf("%s, %d %%", doing, 100*done/total)
	}
	m.write(file, how)
}

// begin shows at once what is being done next, without how far it is.
func (m *meter) begin(file, doing string) {
	if m != nil {
		m.write(file, doing)
	}
}

// opening shows how far a file is that must be brought up to date before it is open.
func (m *meter) opening(file string) func(store.Progress) {
	return func(p store.Progress) { m.show(file, stageWords[p.Stage], p.Done, p.Total) }
}

var stageWords = map[store.Stage]string{
	store.Copying:   "copying it first",
	store.Migrating: "bringing it up to date",
	store.Indexing:  "making the search index anew",
}

func (m *meter) write(file, how string) {
	line := data.Shown(file) + ": " + data.Shown(how)
	n := utf8.RuneCountInString(line)
	fmt.Fprintf(m.w, "\r%s%s", line, strings.Repeat(" ", max(0, m.width-n)))
	m.width = n
}

// clear removes the line, for a message or at the end.
func (m *meter) clear() {
	if m == nil || m.width == 0 {
		return
	}
	fmt.Fprintf(m.w, "\r%s\r", strings.Repeat(" ", m.width))
	m.width = 0
}
