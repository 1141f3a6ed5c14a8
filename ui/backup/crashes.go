package backup

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/ui/crash"
	"lanyard/ui/desktop"
	"lanyard/ui/disk"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// crashReports is what the last crashes left behind.
type crashReports struct {
	files  []string // latest first
	latest string   // its text
}

// TellCrashes says so when Lanyard crashed since it was last started.
func TellCrashes(w *window.Window) {
	window.Load(w, lang.L("The crash reports could not be read"), func(context.Context) (r crashReports, err error) {
		folder, err := crash.Folder()
		if err != nil {
			return r, nil // without a home there are none
		}
		if r.files, err = crash.New(folder); err != nil || len(r.files) == 0 {
			return r, err
		}
		text, err := disk.ReadFile(r.files[0])
		r.latest = string(text)
		return r, err
	}, func(r crashReports) {
		if len(r.files) > 0 {
			showCrashes(w, r)
		}
	})
}

// showCrashes says what happened, shows the report and where it lies.
func showCrashes(w *window.Window, r crashReports) {
	said := lang.N(len(r.files), "Lanyard has stopped because of an error of its own. What you had saved is safe.",
		"Lanyard has stopped {{.Count}} times because of an error of its own. What you had saved is safe.")
	where := widget.MutedText(lang.L("This report is in {{.File}}. Nothing was sent anywhere. If you want to help, send it to the makers of Lanyard.", lang.Whole(r.files[0])), theme.SizeNameText)
	body := container.NewBorder(container.New(layout.NewCustomPaddedVBoxLayout(10), widget.Paragraph(said), where, style.Gap(0, 2)), nil, nil, nil, readable(r.latest))
	s := w.NewSheet(lang.L("Lanyard stopped unexpectedly"), "", body, fyne.NewSize(640, 480))
	s.Plain = true
	s.AddLeft(widget.NewButton(lang.L("Copy the report"), "copy", func() { desktop.CopyText(w, r.latest) }))
	s.AddLeft(widget.NewButton(lang.L("Open the folder"), "folder", func() { desktop.OpenFolder(w, r.files[0]) }))
	s.First = s.CancelButton
	s.Show()
}
