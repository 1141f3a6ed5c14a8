package widget

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

// HeadingSize is that of a name over a detail: one of many lines would leave no room for the rest.
func HeadingSize(name string) fyne.ThemeSizeName {
	if utf8.RuneCountInString(name) > 70 {
		return theme.SizeNameSubHeadingText
	}
	return theme.SizeNameHeadingText
}

// EmptyState fills a screen or pane that has nothing to show: an icon, a title, a sentence ("" for
// none) and what can be done.
func EmptyState(icon, title, text string, actions ...fyne.CanvasObject) *fyne.Container {
	pic := fw.NewIcon(theme.NewPrimaryThemedResource(style.Icon(icon)))
	head := Prose(title, fyne.TextAlignCenter)
	head.SizeName, head.TextStyle.Bold = theme.SizeNameSubHeadingText, true
	box := container.New(layout.NewCustomPaddedVBoxLayout(8),
		container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(48), pic)), Tight(head))
	if text != "" {
		box.Add(Prose(text, fyne.TextAlignCenter))
	}
	for _, o := range actions {
		box.Add(container.NewCenter(o))
	}
	return container.NewCenter(style.AtLeast(280, 0, box))
}
