package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// ValueAction is what can be done with a value, and the tip that says so. The zero one is nothing.
type ValueAction struct {
	icon, tip string
	Do        func()
	why       error // that it cannot be done with this value; nil: it can
}

// ValueLine is a value under its label, with a button that copies it and, where there is an action,
// one before that does it.
func ValueLine(w *window.Window, label, value string, action ValueAction) fyne.CanvasObject {
	v := w.LongText(value)
	right := container.NewHBox()
	if action.Do != nil && action.why == nil {
		right.Add(widget.NewIcon(action.icon, action.tip, action.Do))
	}
	right.Add(copyIcon(w, value, action.why))
	return container.NewBorder(nil, nil, nil, container.NewVBox(right), container.New(layout.NewCustomPaddedVBoxLayout(-6),
		widget.Caption(label), container.New(layout.NewCustomPaddedLayout(0, 0, -8, 0), v)))
}

// copyIcon copies a value; its tip says why nothing else can be done with it, if something could have been.
func copyIcon(w *window.Window, value string, why error) *widget.Button {
	tip := lang.L("Copy")
	if why != nil {
		tip = lang.L("Copy. It is not opened: {{.Why}}.", why)
	}
	return widget.NewIcon("copy", tip, func() { CopyText(w, value) })
}

// CopyText puts text on the clipboard and says so.
func CopyText(w *window.Window, text string) {
	w.Fyne.Clipboard().SetContent(text)
	w.Say(lang.L("Copied"))
}
