package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/topics"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// tidySection leads to what puts the user's people in order.
func tidySection(w *window.Window) fyne.CanvasObject {
	doubles := widget.NewButton(lang.L("Find duplicates"), "people", func() { w.Places.Open("duplicates") })
	doubles.SetTip(window.WithKey(lang.L("Find duplicates"), keys.Doubles))
	return widget.Titled(lang.L("Tidy up"), "", container.New(layout.NewCustomPaddedVBoxLayout(8),
		widget.Paragraph(lang.L("Rename topics, join several into one, or take one away from everybody. Find who is there twice.")),
		style.Wrap(widget.NewButton(lang.L("Topics …"), "edit", func() { topics.Show(w, "") }), doubles)))
}
