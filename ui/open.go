package ui

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data/sample"
	"lanyard/data/store"
	"lanyard/ui/widget"
)

// Open opens the database at path and runs the window until it is closed. When the file cannot be
// opened a window says why, where the file is and what can be done; nothing is touched.
func Open(f fyne.App, path string) error {
	s, err := store.Open(context.Background(), path, store.Options{})
	if err != nil {
		showOpenFailure(f, path, err)
		return err
	}
	New(f, s).Run()
	return s.Close()
}

// Demo runs the window on sample data in a temporary folder, which is removed afterwards. The
// user's own file is not opened.
func Demo(f fyne.App) error {
	dir, err := os.MkdirTemp("", "lanyard-demo-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }() // the system clears its temporary folder too
	ctx := context.Background()
	s, err := store.Open(ctx, filepath.Join(dir, "lanyard.db"), store.Options{})
	if err != nil {
		return err
	}
	if err := sample.Load(ctx, s, s.Now()); err != nil {
		_ = s.Close() // the first error counts
		return err
	}
	New(f, s).Run()
	return s.Close()
}

func showOpenFailure(f fyne.App, path string, err error) {
	f.Settings().SetTheme(&widget.Theme{})
	w := f.NewWindow("Lanyard")
	text := fw.NewLabel(explain(err))
	text.Wrapping, text.Selectable = fyne.TextWrapWord, true
	where := fw.NewLabel(lang.L("The file:") + " " + path)
	where.Wrapping, where.Selectable = fyne.TextWrapBreak, true
	quit := widget.NewPrimary(lang.L("Quit"), "", w.Close)
	w.SetContent(widget.Inset(24, container.NewBorder(
		widget.NewHeading(lang.L("Lanyard could not open your contacts")),
		container.NewHBox(layout.NewSpacer(), quit), nil, nil, container.NewVBox(text, where))))
	w.Resize(fyne.NewSize(640, 360))
	w.Canvas().Focus(quit)
	w.ShowAndRun()
}
