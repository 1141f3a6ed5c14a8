package settings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/ui/importing"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// historySection lists the latest operations; each can be undone at any later time.
func (s *Page) historySection() fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(4))
	if style.Hidden() { // nobody undoes what they do not see
		box.Add(window.HiddenLine())
		return widget.Titled(lang.L("History"), "", box)
	}
	now := s.w.Store.Now().Local()
	for _, op := range s.view.past {
		when := words.Joined(", ", words.Moment{At: op.At.Local()}.Listed(now), changesText(op.Changes))
		box.Add(s.pastRow(op.Summary, when, op.Undone, lang.L("undone"), lang.L("Undo"), func() { s.w.UndoOp(op.Seq) }))
	}
	if len(s.view.past) == 0 {
		box.Add(style.NewMuted(lang.L("Nothing was changed yet.")))
	}
	return widget.Titled(lang.L("History"), "", box)
}

// importsShown is how many imports the settings list: each can be rolled back, however late.
const importsShown = 50

// importsSection lists the files that were taken in. One is rolled back as a whole; what was edited since
// stays.
func (s *Page) importsSection() fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(4))
	now := s.w.Store.Now().Local()
	if len(s.view.imports) > 0 {
		box.Add(widget.Paragraph(lang.L("Rolling one back takes away again what it brought, however late. What you changed since stays.")))
	}
	for _, im := range s.view.imports[:min(importsShown, len(s.view.imports))] {
		did := importedText(im)
		if im.Problems > 0 {
			did += ", " + importing.RowsNotRead(im.Problems)
		}
		when := words.Joined(", ", words.Moment{At: im.At.Local()}.Listed(now), did)
		box.Add(s.pastRow(im.File, when, im.Undone, lang.L("rolled back"), lang.L("Roll back"), func() { s.w.RollBack(im) }))
	}
	if len(s.view.imports) == 0 {
		box.Add(style.NewMuted(lang.L("No file was imported yet. Drop one anywhere on the window.")))
	}
	return widget.Titled(lang.L("Imports"), "", box)
}

// pastRow is a line about an operation: what it was, when, and a button that undoes it or the word that it
// was undone.
func (s *Page) pastRow(what, when string, undone bool, undoneWord, undoWord string, reverse func()) fyne.CanvasObject {
	text, below := style.NewText(what), style.NewMuted(when)
	below.TextSize = theme.SizeNameCaptionText
	var undo fyne.CanvasObject = style.NewCaption(undoneWord)
	if undone {
		text.Color = style.ColorMuted
	} else {
		undo = widget.NewQuiet(undoWord, "undo", reverse)
	}
	return container.NewBorder(nil, nil, nil, container.NewCenter(undo),
		container.New(layout.NewCustomPaddedLayout(4, 4, 0, 8), container.New(layout.NewCustomPaddedVBoxLayout(1), text, below)))
}

func changesText(n int) string {
	if n < 2 {
		return ""
	}
	return lang.N(n, "{{.Count}} change", "{{.Count}} changes")
}

// importedText says what came in: "12 new, 3 updated", or in words what the operation did.
func importedText(im data.Import) string {
	var parts []string
	for _, text := range []string{words.NewCount(im.New), words.UpdatedCount(im.Updated), words.ThereCount(im.Same)} {
		if text != "" {
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 {
		return im.Summary
	}
	return strings.Join(parts, ", ")
}
