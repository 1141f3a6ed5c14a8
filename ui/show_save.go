package ui

import (
	"bytes"
	"context"
	"image/png"
	"io"
	"path/filepath"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data/export"
	"lanyard/data/store"
	"lanyard/ui/widget"
)

// savedPixels is about how wide a saved picture is: sharp on a badge of 8 cm at 300 dpi.
const savedPixels = 1000

// png draws the code as a PNG of whole pixels a module.
func (f face) png() ([]byte, error) {
	modules := f.code.Size + 8
	var b bytes.Buffer
	err := png.Encode(&b, f.code.Image(max(4, (savedPixels+modules-1)/modules)))
	return b.Bytes(), err
}

// codeKinds are the kinds of file a code can be saved as, by extension.
var codeKinds = []string{".png", ".svg"}

// saveAs asks for a file and writes the code there. An existing file is replaced only after it was
// said so, and only when the new one is complete.
func (p *codePane) saveAs() {
	if !p.ready() {
		return
	}
	a, f := p.app, p.face
	db := a.file.path
	path := widget.NewEntry("")
	path.SetText(export.FreeName(filepath.Join(a.exportFolder(), fileNameOf(f.name)+".png")))
	kind := widget.NewSelect([]string{lang.L("PNG: a picture for screens, mails and slides"), lang.L("SVG: a drawing for print in any size")}, nil)
	kind.SetSelectedIndex(0)
	kind.OnChanged = func(string) {
		path.SetText(withoutKind(path.Text) + codeKinds[max(0, kind.SelectedIndex())])
	}
	browse := widget.NewButton(lang.L("Browse …"), "folder", func() {
		a.browseFolder(path.Text, func(dir string) { path.SetText(filepath.Join(dir, filepath.Base(path.Text))) })
	})
	note := prose("", fyne.TextAlignLeading)
	note.Importance = fw.WarningImportance
	body := container.New(layout.NewCustomPaddedVBoxLayout(8), field(lang.L("As"), kind),
		field(lang.L("File"), container.NewBorder(nil, nil, nil, browse, path)), note)
	s := a.NewSheet(lang.L("Save the code"), lang.L("Save"), body, fyne.NewSize(560, 270))
	agreed := "" // the existing file that the user agreed to replace
	path.OnChanged = func(text string) {
		ext := strings.ToLower(filepath.Ext(text))
		s.EnableOK(ext == ".png" || ext == ".svg")
		if ext == ".png" || ext == ".svg" {
			note.SetText("")
		} else {
			note.SetText(lang.L("The name must end in .png or .svg."))
		}
		s.ok.SetText(lang.L("Save"))
		agreed = ""
	}
	path.OnSubmitted = func(string) { s.accept() }
	s.OnOK = func() {
		file := typedPath(path.Text)
		Busy(a, lang.L("Saving the code"), lang.L("The code was not saved"), func(context.Context) (bool, error) {
			return f.saveFile(file, db, agreed == file)
		}, func(exists bool) {
			if exists {
				agreed = file
				note.SetText(sentence(lang.L("%s is there already. Save again to replace it."), filepath.Base(file)))
				s.ok.SetText(lang.L("Replace"))
				return
			}
			s.Close()
			a.setSetting("export_folder", filepath.Dir(file))
			a.Say(sentence(lang.L("Saved %s"), file))
		})
	}
	s.First = path
	s.Show()
}

// saveFile writes the code as the kind of file that the extension says. With an existing file that
// may not be replaced it writes nothing and returns true.
func (f face) saveFile(path, db string, replace bool) (exists bool, err error) {
	to, err := store.TargetAt(path, db, false)
	if err != nil {
		return false, err
	}
	if to.There && !replace {
		return true, nil
	}
	b := f.code.SVG()
	if strings.ToLower(filepath.Ext(path)) == ".png" {
		if b, err = f.png(); err != nil {
			return false, err
		}
	}
	return false, export.WriteFile(path, db, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
}

// withoutKind takes the extension of a code's file off a path, and leaves other dots alone.
func withoutKind(path string) string {
	for _, ext := range codeKinds {
		if strings.HasSuffix(strings.ToLower(path), ext) {
			return path[:len(path)-len(ext)]
		}
	}
	return path
}

// fileNameOf makes a file name of a person's name: letters of every script stay, what a file system
// may refuse goes.
func fileNameOf(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	if len(words) == 0 {
		return "code"
	}
	runes := []rune(strings.Join(words, "-"))
	return string(runes[:min(len(runes), 60)])
}

// browseFolder lets the user choose a folder, beginning near a typed path.
func (a *App) browseFolder(near string, chosen func(dir string)) {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err != nil {
			a.Fail(lang.L("Not opened"), err)
			return
		}
		if u != nil {
			chosen(u.Path())
		}
	}, a.Window)
	a.showFileDialog(d, near)
}
