package backup

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data/store"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// keptSetting holds the path of a file that stays in a folder that others keep: the user knows.
const keptSetting = "kept_elsewhere"

// KeptElsewhere is a file in a folder that a program or a network keeps in other places too.
type KeptElsewhere struct {
	By   string // "Dropbox"; "" for no such folder
	Path string // of the file
	To   string // a folder of this computer for it; "" when none is known
}

// FindKept tells of the file at path in whose folder it lies.
func FindKept(path string) KeptElsewhere {
	k := KeptElsewhere{By: store.KeptBy(path), Path: path}
	if usual, err := store.DefaultPath(); err == nil && usual != path && store.KeptBy(usual) == "" {
		k.To = filepath.Dir(usual)
	}
	return k
}

// TellKept warns once of a file that lies where it may be spoiled.
func TellKept(w *window.Window) {
	path := w.Store.Path()
	window.Load(w, lang.L("The folder of the file could not be read"), func(context.Context) (KeptElsewhere, error) { return FindKept(path), nil }, func(k KeptElsewhere) {
		if k.By != "" && w.Setting(keptSetting, "") != path {
			w.Toasts.Show(KeptBy(k.By), lang.L("What to do"), func() { ShowKept(w, k) })
		}
	})
}

// KeptBy says that a program or a network, by its name, keeps the file too.
func KeptBy(by string) string {
	return lang.L("Your file is in a folder that {{.Program}} copies to other places. It can be damaged there.", by)
}

// ShowKept says why that is so, and how the file is moved.
func ShowKept(w *window.Window, k KeptElsewhere) {
	why := lang.L("Lanyard writes in its file all the time. {{.Program}} may copy it in the middle of a change, or let two computers write in it at once, "+
		"and people get lost. Keep the file in a folder of this computer alone, and use backups or exports for other computers.", words.UpperFirst(k.By))
	steps := container.New(layout.NewCustomPaddedVBoxLayout(6))
	for _, line := range MoveSteps(k) {
		steps.Add(widget.Paragraph(line))
	}
	s := w.NewSheet(lang.L("Move your file"), "", container.New(layout.NewCustomPaddedVBoxLayout(12), widget.Paragraph(why), steps), fyne.NewSize(600, 0))
	s.AddLeft(widget.NewButton(lang.L("Leave it there"), "", func() {
		w.SetSetting(keptSetting, k.Path)
		s.Close()
	}))
	s.AddLeft(widget.NewButton(lang.L("Copy the steps"), "copy", func() { desktop.CopyText(w, strings.Join(MoveSteps(k), "\n")) }))
	s.AddLeft(widget.NewButton(lang.L("Open folder"), "folder", func() { desktop.OpenFolder(w, k.Path) }))
	s.First = s.CancelButton
	s.Show()
}

// MoveSteps are what the user does, in order.
func MoveSteps(k KeptElsewhere) []string {
	to, start := k.To, lang.L("3. Start Lanyard.")
	if to == "" {
		to, start = lang.L("a folder of this computer"), lang.L("3. Start Lanyard with --db and the file's new path.")
	} else if filepath.Base(k.Path) != "lanyard.db" {
		start = lang.L("3. Start Lanyard with --db {{.File}}.", filepath.Join(to, filepath.Base(k.Path)))
	}
	return []string{
		lang.L("1. Quit Lanyard, on every computer."),
		lang.L("2. Move the file {{.File}} and the folder \"backups\" beside it to {{.Folder}}.", k.Path, to),
		start,
	}
}
