// Command window is a small program for the tests of package desktop: it prints what reaches it.
package main

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	own "lanyard/ui/widget"
)

func main() {
	a := app.NewWithID("app.lanyard.desktoptest")
	own.EndQuietly(a)
	w := a.NewWindow("Desktop test")
	entry := widget.NewEntry()
	entry.OnSubmitted = func(text string) { fmt.Printf("submitted %q\n", text) }
	light := canvas.NewRectangle(color.NRGBA{R: 0xff, A: 0xff})
	button := widget.NewButton("Turn green", func() {
		light.FillColor = color.NRGBA{G: 0xff, A: 0xff}
		light.Refresh()
		fmt.Println("clicked")
	})
	w.SetContent(container.NewBorder(entry, button, nil, nil, light))
	w.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyQ, Modifier: fyne.KeyModifierControl},
		func(fyne.Shortcut) { a.Quit() })
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { fmt.Println("key", k.Name) })
	w.Resize(fyne.NewSize(400, 300))
	w.Canvas().Focus(entry)
	w.ShowAndRun()
}
