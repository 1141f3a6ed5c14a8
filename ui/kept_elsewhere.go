package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// keptSetting holds the path of a file that stays in a folder that others keep: the user knows.
const keptSetting = "kept_elsewhere"

// keptElsewhere is a file in a folder that a program or a network keeps in other places too.
type keptElsewhere struct {
	by   string // "Dropbox"; "" for no such folder
	path string // of the file
	to   string // a folder of this computer for it; "" when none is known
}

func findKept(path string) keptElsewhere {
	k := keptElsewhere{by: store.KeptBy(path), path: path}
	if usual, err := store.DefaultPath(); err == nil && usual != path && store.KeptBy(usual) == "" {
		k.to = filepath.Dir(usual)
	}
	return k
}

// tellKept warns once of a file that lies where it may be spoiled.
func (a *Window) tellKept() {
	path := a.Store.Path()
	Load(a, lang.L("The folder of the file could not be read"), func(context.Context) (keptElsewhere, error) { return findKept(path), nil }, func(k keptElsewhere) {
		if k.by != "" && a.setting(keptSetting, "") != path {
			a.toasts.Show(keptText(k.by), lang.L("What to do"), func() { a.showKept(k) })
		}
	})
}

func keptText(by string) string {
	return lang.L("Your file lies in a folder that {{.Program}} keeps. It can be spoiled there.", by)
}

// showKept says why that is so, and how the file is moved.
func (a *Window) showKept(k keptElsewhere) {
	why := lang.L("Lanyard writes in its file all the time. {{.Program}} may copy it in the middle of a change, or let two computers write in it at once, "+
		"and people get lost. Keep the file in a folder of this computer alone, and use backups or exports for other computers.", upperFirst(k.by))
	steps := container.New(layout.NewCustomPaddedVBoxLayout(6))
	for _, line := range moveSteps(k) {
		steps.Add(paragraph(line))
	}
	s := a.NewSheet(lang.L("Move your file"), "", container.New(layout.NewCustomPaddedVBoxLayout(12), paragraph(why), steps), fyne.NewSize(600, 0))
	s.AddLeft(widget.NewButton(lang.L("Leave it there"), "", func() {
		a.setSetting(keptSetting, k.path)
		s.Close()
	}))
	s.AddLeft(widget.NewButton(lang.L("Copy the steps"), "copy", func() { a.copyText(strings.Join(moveSteps(k), "\n")) }))
	s.AddLeft(widget.NewButton(lang.L("Open folder"), "folder", func() { a.openFolder(k.path) }))
	s.First = s.cancel
	s.Show()
}

// moveSteps are what the user does, in order.
func moveSteps(k keptElsewhere) []string {
	to, start := k.to, lang.L("3. Start Lanyard.")
	if to == "" {
		to, start = lang.L("a folder of this computer"), lang.L("3. Start Lanyard with --db and the file's new path.")
	} else if filepath.Base(k.path) != "lanyard.db" {
		start = lang.L("3. Start Lanyard with --db {{.File}}.", filepath.Join(to, filepath.Base(k.path)))
	}
	return []string{
		lang.L("1. Quit Lanyard, on every computer."),
		lang.L("2. Move the file {{.File}} and the folder \"backups\" beside it to {{.Folder}}.", k.path, to),
		start,
	}
}
