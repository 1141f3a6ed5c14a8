package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	// meterAfter is how long a job may take before its progress is shown.
	meterAfter = time.Second
	// meterEvery is how often that is renewed.
	meterEvery = 200 * time.Millisecond
)

// meter shows how far a long job is in one line of a terminal, which is written over and gone at
// the end. Where messages go to a file or to another program it shows nothing. The nil meter is one
// that never shows anything.
type meter struct {
	w     io.Writer
	now   func() time.Time
	next  time.Time
	width int // characters that stand in the line
}

// newMeter is nil unless w is a terminal.
func newMeter(w io.Writer, now func() time.Time) *meter {
	if !isTerminal(w) {
		return nil
	}
	return &meter{w: w, now: now, next: now().Add(meterAfter)}
}

// isTerminal reports whether a person may sit behind w; the null device is no terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	st, err := f.Stat()
	if err != nil || st.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(st, null)
}

// show writes over the line what is being done, "comparing", and how far it is; total 0 is not known.
func (m *meter) show(file, doing string, done, total int) {
	if m == nil || m.now().Before(m.next) {
		return
	}
	m.next = m.now().Add(meterEvery)
	line := fmt.Sprintf("%s: %s %d", file, doing, done)
	if total > 0 {
		line = fmt.Sprintf("%s: %s, %d %%", file, doing, 100*done/total)
	}
	m.write(line)
}

// begin shows at once what is being done next: nobody knows how long that takes.
func (m *meter) begin(file, doing string) {
	if m != nil {
		m.write(file + ": " + doing)
	}
}

// indexing shows how far an index is that must be made anew before the file is open.
func (m *meter) indexing(file string) func(done, total int) {
	return func(done, total int) { m.show(file, "making the search index anew", done, total) }
}

func (m *meter) write(line string) {
	n := utf8.RuneCountInString(line)
	fmt.Fprintf(m.w, "\r%s%s", line, strings.Repeat(" ", max(0, m.width-n)))
	m.width = n
}

// clear takes the line away, for a message or at the end.
func (m *meter) clear() {
	if m == nil || m.width == 0 {
		return
	}
	fmt.Fprintf(m.w, "\r%s\r", strings.Repeat(" ", m.width))
	m.width = 0
}
