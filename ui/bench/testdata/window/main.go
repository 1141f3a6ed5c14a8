// Command window shows the words it is given in a window of plain Fyne, or with -list a plain list of
// that many rows: what the toolkit itself costs.
package main

import (
	"flag"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	rows := flag.Int("list", 0, "show a list of so many rows")
	flag.Parse()
	a := app.NewWithID("app.lanyard.bench")
	w := a.NewWindow("Bench")
	words := container.NewVBox()
	for _, text := range flag.Args() {
		words.Add(widget.NewLabel(text))
	}
	w.SetContent(words)
	if *rows > 0 {
		w.SetContent(plainList(*rows))
	}
	w.Resize(fyne.NewSize(1100, 720))
	w.ShowAndRun()
}

func plainList(n int) fyne.CanvasObject {
	list := widget.NewList(func() int { return n }, func() fyne.CanvasObject { return widget.NewLabel("") },
		func(i int, row fyne.CanvasObject) { row.(*widget.Label).SetText(fmt.Sprint("Row ", i)) })
	split := container.NewHSplit(list, widget.NewLabel(""))
	split.SetOffset(0.36)
	return split
}
