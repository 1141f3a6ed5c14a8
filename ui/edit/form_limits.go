package edit

import (
	"strings"

	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// How much a form shows: a file of an older version may hold a person with 100,000 addresses or a name of a million letters,
// and drawing them takes minutes. What is not shown stays as it is.
const (
	linesShown = 50   // of one list
	entryShown = 4000 // letters of one line
	HeadShown  = 600  // letters below a heading
)

// longText is a text that is too long for an entry, and what the entry shows of it.
type longText struct{ shown, whole string }

// set shows a text in an entry, a long one cut.
func (f *ContactForm) set(e *widget.Entry, text string) {
	delete(f.long, e)
	if cut := style.Cut(text, entryShown); cut != text {
		f.long[e] = longText{cut, text}
		text = cut
	}
	e.SetText(text)
}

// said is what an entry says: of a long text that nobody edited, the whole.
func (f *ContactForm) said(e *widget.Entry) string {
	if l, ok := f.long[e]; ok && e.Text == l.shown {
		return strings.TrimSpace(l.whole)
	}
	return strings.TrimSpace(e.Text)
}

// moreKept says how many values of a list are not shown.
func moreKept(n int) *style.Text {
	return style.NewMuted(lang.N(n, "{{.Count}} more, which stays as it is", "{{.Count}} more, which stay as they are"))
}

// MoreValues is how many values of each kind a person's page shows more at a time, and TopicsShown how many topics at first.
const (
	MoreValues  = 100
	TopicsShown = 60
)
