package window

import (
	"context"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// What a text costs grows with its square, both in a label that wraps and in an entry: measured, one key in an entry of
// 16 kB takes 12 ms and in one of 64 kB 80 ms, and a label of 80 kB seconds.
const (
	shownWhole = 8 << 10  // the longest text that is shown whole where it stands, in bytes
	ShownFirst = 4 << 10  // what is shown of a longer one
	EntryHolds = 16 << 10 // the longest text in an entry
	lineRunes  = 120      // the longest line in the list that shows all

	PromiseLetters = 1000 // what is shown of a promise: nobody makes a longer one
)

// LongText shows a text, a long one cut, with a way to all of it.
func (w *Window) LongText(text string) fyne.CanvasObject {
	if len(text) <= shownWhole {
		return widget.NewSelectable(text)
	}
	more := style.NewMuted(lang.L("… and {{.Size}} more", words.Size(int64(len(text)-ShownFirst))))
	all := widget.NewButton(lang.L("Show all"), "", func() { w.ShowAll(text) })
	return container.New(layout.NewCustomPaddedVBoxLayout(6), widget.NewSelectable(style.CutBytes(style.Shown(text), ShownFirst)), container.NewHBox(more, all))
}

// ShowAll shows a text of any length in a list of its lines.
func (w *Window) ShowAll(text string) {
	Load(w, lang.L("The text could not be shown"), func(context.Context) ([]string, error) { return ListLines(text), nil }, func(lines []string) {
		list := lists.NewList(func() int { return len(lines) }, func() fyne.CanvasObject { return style.NewText("") }, func(i int, o fyne.CanvasObject) {
			if i < len(lines) {
				o.(*style.Text).SetText(lines[i])
			}
		})
		s := w.NewSheet(lang.L("All of it: {{.Size}}", words.Size(int64(len(text)))), lang.L("Copy"), list, fyne.NewSize(900, 640))
		s.CancelButton.SetText(lang.L("Close"))
		s.OnOK = func() {
			s.Close()
			w.Fyne.Clipboard().SetContent(text)
			w.Say(lang.L("The text is in the clipboard."))
		}
		list.OnEscape = s.Close
		s.First = list
		s.Show()
	})
}

// ListLines cuts a text into lines that fit a list.
func ListLines(text string) []string {
	var out []string
	for line := range strings.SplitSeq(style.Shown(text), "\n") {
		line = strings.ReplaceAll(line, "\t", "    ")
		for utf8.RuneCountInString(line) > lineRunes {
			at, n := 0, 0
			for l := range style.Clusters(line) {
				if n++; n > lineRunes && at > 0 {
					break
				}
				at = l.End
			}
			if at == len(line) {
				break // of fewer letters than characters
			}
			if blank := strings.LastIndexByte(line[:at], ' '); blank > at/2 {
				at = blank + 1
			}
			out, line = append(out, line[:at]), line[at:]
		}
		out = append(out, line)
	}
	return out
}
