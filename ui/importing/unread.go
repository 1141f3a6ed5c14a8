package importing

import (
	"bytes"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format"
	"lanyard/data/format/csv"
	"lanyard/ui/chooser"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
)

// unreadTab lists what could not be read, or not wholly, with its line and why; it can be saved as a table.
func (j *job) unreadTab() fyne.CanvasObject {
	save := widget.NewButton(lang.L("Save these rows …"), "save", j.saveUnread)
	return container.NewBorder(nil, container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), container.NewHBox(save)), nil, nil, problemList(j.problems))
}

// saveUnread asks where to write the table of what could not be read; it begins beside the file.
func (j *job) saveUnread() {
	w, name := j.w, strings.TrimSuffix(j.name(), filepath.Ext(j.name()))+"-problems.csv"
	desktop.ChooseTarget(w, desktop.Wish{Purpose: chooser.Problems, Folder: filepath.Dir(j.Path), Name: name}, func(file string) {
		if err := export.WriteFile(file, w.Path, j.writeUnread); err != nil {
			w.Fail(lang.L("Not saved"), err)
			return
		}
		desktop.SayWritten(w, lang.L("Saved as {{.File}}", file), file)
	})
}

// problemsTitle is what a list of problems is called.
func problemsTitle(problems []*data.RowError) string {
	return lang.N(len(problems), "Problems ({{.Count}})", "Problems ({{.Count}})")
}

// problemList shows what could not be read: the line, and why. A reason may take several lines.
func problemList(problems []*data.RowError) fyne.CanvasObject {
	list := lists.NewList(func() int { return len(problems) }, func() fyne.CanvasObject {
		return container.New(layout.NewCustomPaddedLayout(4, 4, 10, 16), style.NewText(""))
	}, func(i int, o fyne.CanvasObject) {
		o.(*fyne.Container).Objects[0].(*style.Text).SetText(lang.Say(problems[i]))
	})
	return list
}

// writeUnread writes the rows that could not be read as a table: line, reason, and the text of the line
// where the file has lines of text.
func (j *job) writeUnread(w io.Writer) error {
	lines := j.textLines()
	rows := [][]string{{"Line", "Reason", "Text"}}
	for _, p := range j.problems {
		line, text := "", ""
		if p.Line > 0 {
			line = strconv.Itoa(p.Line)
		}
		if p.Line > 0 && p.Line <= len(lines) {
			text = string(lines[p.Line-1])
		}
		rows = append(rows, []string{line, lang.Say(p.Reason), text})
	}
	return csv.WriteRows(w, rows)
}

// textLines are the lines of a file of text in UTF-8, nil for others.
func (j *job) textLines() [][]byte {
	if j.kind == format.XLSX || !utf8.Valid(j.bytes) {
		return nil
	}
	lines := bytes.Split(j.bytes, []byte("\n"))
	for i := range lines {
		lines[i] = bytes.TrimSuffix(lines[i], []byte("\r"))
	}
	return lines
}
