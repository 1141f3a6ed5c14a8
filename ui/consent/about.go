package consent

import (
	"context"
	"io"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/say"
	"lanyard/ui/chooser"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// About shows all that is kept about somebody, to copy and to save.
func About(w *window.Window, id int64, name string) {
	type read struct {
		text  string
		lines []string
	}
	window.Load(w, lang.L("What is kept could not be read"), func(ctx context.Context) (r read, err error) {
		all, err := export.ReadAbout(ctx, w.Store, id)
		if err != nil {
			return r, err
		}
		r.text = all.Text(export.Words{
			Say: func(t say.Text) string { return lang.Say(t) }, Field: func(key data.FieldKey) string { return words.Field(key) },
			Day: func(d data.Date) string {
				if d.Year == 0 || d.Day == 0 {
					return d.String()
				}
				return words.DayOfYear(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC))
			},
		}, name, w.Store.Today())
		r.lines = slices.DeleteFunc(window.ListLines(r.text), func(line string) bool { return line == "" })
		return r, nil
	}, func(r read) {
		list := lists.NewList(func() int { return len(r.lines) }, func() fyne.CanvasObject { return style.NewText("") }, func(i int, o fyne.CanvasObject) {
			if i < len(r.lines) {
				line := o.(*style.Text)
				line.Style.Bold = !strings.HasPrefix(r.lines[i], " ") // a heading
				line.SetText(r.lines[i])
			}
		})
		s := w.NewSheet(lang.L("All that is kept about {{.Name}}", name), lang.L("Copy"), list, fyne.NewSize(760, 620))
		s.CancelButton.SetText(lang.L("Close"))
		s.AddLeft(widget.NewButton(lang.L("Save as a file …"), "", func() { saveText(w, name, r.text) }))
		s.OnOK = func() {
			s.Close()
			w.Fyne.Clipboard().SetContent(r.text)
			w.Say(lang.L("The text is in the clipboard."))
		}
		list.OnEscape = s.Close
		s.First = list
		s.Show()
	})
}

// saveText writes the text into a file that the user chooses.
func saveText(w *window.Window, name, text string) {
	desktop.ChooseTarget(w, desktop.Wish{Purpose: chooser.About, Name: export.FileName(name, w.Store.Now(), export.Text)}, func(path string) {
		window.Load(w, lang.L("Not saved"), func(context.Context) (string, error) {
			return path, export.WriteFile(path, w.Store.Path(), func(to io.Writer) error {
				_, err := io.WriteString(to, text)
				return err
			})
		}, func(path string) { desktop.SayWritten(w, lang.L("What is kept about {{.Name}} is saved.", name), path) })
	})
}
