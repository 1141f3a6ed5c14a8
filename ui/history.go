package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// historySection lists the latest operations; each can be undone at any later time.
func (s *settingsScreen) historySection() fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(4))
	now := s.app.Store.Now().Local()
	for _, op := range s.view.past {
		when := joined(", ", moment{at: op.At.Local()}.listed(now), changesText(op.Changes))
		box.Add(s.pastRow(op.Summary, when, op.Undone, lang.L("undone"), lang.L("Undo"), func() { s.app.undoOp(op.Seq) }))
	}
	if len(s.view.past) == 0 {
		box.Add(widget.NewMuted(lang.L("Nothing was changed yet.")))
	}
	return titled(lang.L("History"), "", box)
}

// importsShown is how many imports the settings list: each can be rolled back, however late.
const importsShown = 50

// importsSection lists the files that were taken in. One is rolled back as a whole; what was edited since
// stays.
func (s *settingsScreen) importsSection() fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(4))
	now := s.app.Store.Now().Local()
	if len(s.view.imports) > 0 {
		box.Add(paragraph(lang.L("Rolling one back takes away again what it brought, however late. What you changed since stays.")))
	}
	for _, im := range s.view.imports[:min(importsShown, len(s.view.imports))] {
		did := importedText(im)
		if im.Problems > 0 {
			did += ", " + rowsNotRead(im.Problems)
		}
		when := joined(", ", moment{at: im.At.Local()}.listed(now), did)
		box.Add(s.pastRow(im.File, when, im.Undone, lang.L("rolled back"), lang.L("Roll back"), func() { s.app.rollBack(im) }))
	}
	if len(s.view.imports) == 0 {
		box.Add(widget.NewMuted(lang.L("No file was imported yet. Drop one anywhere on the window.")))
	}
	return titled(lang.L("Imports"), "", box)
}

// pastRow is a line about an operation: what it was, when, and a button that undoes it or the word that it
// was undone.
func (s *settingsScreen) pastRow(what, when string, undone bool, undoneWord, undoWord string, reverse func()) fyne.CanvasObject {
	text, below := widget.NewText(what), widget.NewMuted(when)
	below.TextSize = theme.SizeNameCaptionText
	var undo fyne.CanvasObject = widget.NewCaption(undoneWord)
	if undone {
		text.Color = widget.ColorMuted
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

// newCount, updatedCount and thereCount say of how many people of a file what becomes of them; "" for none.
func newCount(n int) string {
	if n == 0 {
		return ""
	}
	return lang.N(n, "{{.Count}} new", "{{.Count}} new")
}

func updatedCount(n int) string {
	if n == 0 {
		return ""
	}
	return lang.N(n, "{{.Count}} updated", "{{.Count}} updated")
}

func thereCount(n int) string {
	if n == 0 {
		return ""
	}
	return lang.N(n, "{{.Count}} already there", "{{.Count}} already there")
}

// importedText says what came in: "12 new, 3 updated", or in words what the operation did.
func importedText(im data.Import) string {
	var parts []string
	for _, text := range []string{newCount(im.New), updatedCount(im.Updated), thereCount(im.Same)} {
		if text != "" {
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 {
		return im.Summary
	}
	return strings.Join(parts, ", ")
}
