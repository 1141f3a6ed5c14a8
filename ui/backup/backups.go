// Package backup is the window's part of keeping the user's data safe: the daily backup, the choice of a copy, saving
// everything elsewhere, reports of crashes.
package backup

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/store"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Restorable are the backups that can be put in the file's place, latest first.
func Restorable(all []store.Backup) []store.Backup {
	var good []store.Backup
	for _, b := range all {
		if b.Err == nil {
			good = append(good, b)
		}
	}
	return good
}

// Text sums a backup up: "today 09:12 · 214 people".
func Text(b store.Backup, now time.Time) string {
	return words.When(b.At, now) + " · " + words.PeopleCount(b.Contacts)
}

// reasonText says why a backup was made.
func reasonText(r store.BackupReason) string {
	switch r {
	case store.BackupDaily:
		return lang.L("daily")
	case store.BackupBeforeMigration:
		return lang.L("before an update of Lanyard")
	case store.BackupBeforeRestore:
		return lang.L("before a restore")
	}
	return lang.L("asked for")
}

// WhyBroken says in a few words why a backup cannot be restored.
func WhyBroken(err error) string {
	switch {
	case errors.Is(err, data.ErrNewerSchema):
		return lang.L("made by a newer Lanyard")
	case errors.Is(err, data.ErrNotLanyard):
		return lang.L("not a Lanyard file")
	case errors.Is(err, data.ErrDamaged):
		return lang.L("damaged")
	}
	return lang.L("cannot be read")
}

// brokenView says that a copy is of no use, and where it is.
func brokenView(b store.Backup, err error) fyne.CanvasObject {
	path := widget.NewSelectable(b.Path)
	path.Wrapping = fyne.TextWrapBreak
	return container.New(layout.NewCustomPaddedVBoxLayout(10),
		style.NewSubHeading(words.When(b.At, clock.Now())),
		widget.Paragraph(lang.L("This copy cannot be restored: {{.Why}}. Choose another one.", WhyBroken(err))),
		widget.Tight(path))
}

// backupChooser lists the backups of a database beside what restoring the chosen one would change.
type backupChooser struct {
	w     *window.Window
	path  string // of the database
	all   []store.Backup
	list  *lists.List
	pane  *fyne.Container
	sheet *window.Sheet
	asked window.Latest // the comparisons
}

// Pick looks for backups of the file at path and lets one be restored.
func Pick(w *window.Window, path string) {
	window.Busy(w, lang.L("Looking at the backups"), lang.L("The backups could not be listed"), func(ctx context.Context) ([]store.Backup, error) {
		return store.ListBackups(ctx, path)
	}, func(all []store.Backup) {
		if len(all) == 0 {
			s := w.NewSheet(lang.L("There is no backup yet"), "", widget.Prose(lang.L("Lanyard makes one once a day when something has changed."), fyne.TextAlignLeading), fyne.NewSize(440, 160))
			s.First = s.CancelButton
			s.Show()
			return
		}
		Choose(w, path, all)
	})
}

// Choose lets one of the backups be restored over the database at path.
func Choose(w *window.Window, path string, all []store.Backup) {
	c := &backupChooser{w: w, path: path, all: all, pane: container.NewStack()}
	lines := map[fyne.CanvasObject][2]*style.Text{}
	c.list = lists.NewList(func() int { return len(all) }, func() fyne.CanvasObject {
		name, detail := style.NewText(""), style.NewMuted("")
		name.Style.Bold, detail.TextSize = true, theme.SizeNameCaptionText
		row := container.New(layout.NewCustomPaddedLayout(6, 6, 10, 10), container.New(layout.NewCustomPaddedVBoxLayout(1), name, detail))
		lines[row] = [2]*style.Text{name, detail}
		return row
	}, func(i int, o fyne.CanvasObject) {
		if i < len(all) {
			c.fill(lines[o], all[i])
		}
	})
	c.list.OnSelected = func(i int) {
		c.list.Note(i)
		c.compare(all[i])
	}
	c.list.OnEnter = func(int) { c.sheet.Accept() }
	split := container.NewBorder(nil, nil, style.AtLeast(270, 0, c.list), nil,
		container.New(layout.NewCustomPaddedLayout(0, 0, 20, 0), c.pane))
	c.sheet = w.NewSheet(lang.L("Restore a backup"), lang.L("Restore this copy"), split, fyne.NewSize(760, 480))
	c.sheet.Plain = true
	c.list.OnEscape = c.sheet.Close
	c.sheet.EnableOK(false)
	c.sheet.AddLeft(widget.NewButton(lang.L("Show the folder"), "folder", func() { desktop.OpenFolder(w, all[max(0, c.list.Current())].Path) }))
	c.sheet.OnOK = func() {
		b := all[c.list.Current()]
		c.sheet.Close()
		w.Places.Restore(c.path, b)
	}
	c.sheet.First = c.list
	c.sheet.Show()
	first := 0
	for i, b := range all {
		if b.Err == nil {
			first = i
			break
		}
	}
	c.list.Select(first)
}

func (c *backupChooser) fill(line [2]*style.Text, b store.Backup) {
	line[0].SetText(words.When(b.At, clock.Now()))
	if b.Err != nil {
		line[1].SetText(words.Joined(" · ", WhyBroken(b.Err), reasonText(b.Reason)))
		return
	}
	line[1].SetText(words.Joined(" · ", words.PeopleCount(b.Contacts), reasonText(b.Reason)))
}

// compare shows what restoring a backup would change, once that is known.
func (c *backupChooser) compare(b store.Backup) {
	asked := c.asked.Next()
	c.sheet.EnableOK(false)
	if b.Err != nil {
		c.show(brokenView(b, b.Err))
		return
	}
	c.show(style.NewMuted(lang.L("Comparing …")))
	window.Read(c.w, asked, 0, func(ctx context.Context) (store.Difference, error) {
		return store.CompareBackup(ctx, c.path, b.Path)
	}, func(d store.Difference, err error) {
		if err != nil {
			c.show(brokenView(b, err))
			return
		}
		c.show(differenceView(d))
		c.sheet.EnableOK(true)
	})
}

func (c *backupChooser) show(o fyne.CanvasObject) {
	c.pane.Objects = []fyne.CanvasObject{style.Page(0, o)}
	c.pane.Refresh()
}

// differenceView says in words what restoring would change.
func differenceView(d store.Difference) fyne.CanvasObject {
	b := d.Backup
	box := container.New(layout.NewCustomPaddedVBoxLayout(10),
		style.NewSubHeading(words.When(b.At, clock.Now())),
		style.NewMuted(words.Joined(" · ", words.PeopleCount(b.Contacts), words.EventCount(b.Events), words.Size(b.Bytes))))
	if d.Incomplete != nil {
		box.Add(widget.Paragraph(lang.L("The present file cannot be read to its end, so not all of what would change is known. It is kept as it is, as a copy.")))
	}
	if d.Same() {
		box.Add(widget.Paragraph(lang.L("This copy holds what you have now: restoring it changes nothing.")))
		return box
	}
	for _, k := range store.Compared() {
		if lines := differenceLines(d.Kinds[k]); lines != "" {
			box.Add(container.New(layout.NewCustomPaddedVBoxLayout(2), style.NewCaption(lang.Say(k.Many())), widget.Paragraph(lines)))
		}
	}
	box.Add(widget.MutedText(lang.L("Theme, text size and the other settings stay as they are."), theme.SizeNameCaptionText))
	box.Add(widget.MutedText(lang.L("What you have now is kept first, as a backup of its own: restoring that one undoes this."), theme.SizeNameCaptionText))
	return box
}

// differenceLines writes the differences of one kind; "" for none.
func differenceLines(d store.KindDifference) string {
	var lines []string
	for _, n := range []struct {
		text string
		store.Named
	}{
		{lang.N(d.OnlyThen.Count, "{{.Count}} would come back", "{{.Count}} would come back"), d.OnlyThen},
		{lang.N(d.OnlyNow.Count, "{{.Count}} would go", "{{.Count}} would go"), d.OnlyNow},
		{lang.N(d.Changed.Count, "{{.Count}} would be as it was then", "{{.Count}} would be as they were then"), d.Changed},
	} {
		if n.Count == 0 {
			continue
		}
		line := n.text
		if names := namedText(n.Named); names != "" {
			line = lang.L("{{.What}}: {{.Names}}", line, lang.Whole(names))
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// namesCompared is how many names a line of the comparison holds.
const namesCompared = 5

// nameLength is how much of a long name it holds.
const nameLength = 30

func namedText(n store.Named) string {
	var names []string
	for _, name := range n.Names[:min(len(n.Names), namesCompared)] {
		if name == "" {
			continue
		}
		if r := []rune(name); len(r) > nameLength {
			name = strings.TrimSpace(string(r[:nameLength])) + "…"
		}
		names = append(names, name)
	}
	text := strings.Join(names, ", ")
	if n.Count > len(names) && text != "" {
		text += ", …"
	}
	return text
}
