package code

import (
	"bytes"
	"context"
	"image/png"
	"io"
	"path/filepath"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"lanyard/data/export"
	"lanyard/ui/chooser"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// savedPixels is about how wide a saved picture is: sharp on a badge of 8 cm at 300 dpi.
const savedPixels = 1000

// png draws the code as a PNG of whole pixels a module.
func (f Face) png() ([]byte, error) {
	modules := f.Code.Size + 8
	var b bytes.Buffer
	err := png.Encode(&b, f.Code.Image(max(4, (savedPixels+modules-1)/modules)))
	return b.Bytes(), err
}

// codeKinds are the kinds of file a code can be saved as, by extension.
var codeKinds = []string{".png", ".svg"}

// saveAs asks for the kind of file and where to write it, and writes the code there.
func (p *Pane) saveAs() {
	if !p.Ready() {
		return
	}
	w, f := p.w, p.Face
	kind := widget.NewSelect([]string{lang.L("PNG: a picture for screens, mails and slides"), lang.L("SVG: a drawing for print in any size")}, nil)
	kind.SetSelectedIndex(0)
	s := w.NewSheet(lang.L("Save the code"), lang.L("Save …"), widget.Field(lang.L("As"), kind), fyne.NewSize(560, 170))
	s.Plain = true
	s.OnOK = func() {
		name := fileNameOf(f.Name) + codeKinds[max(0, kind.SelectedIndex())]
		desktop.ChooseTarget(w, desktop.Wish{Purpose: chooser.Code, Name: name}, func(file string) {
			s.CloseFor(func() { saveCode(w, f, file) })
		})
	}
	s.First = s.OKButton
	s.Show()
}

// saveCode writes a code to a file that may be replaced.
func saveCode(w *window.Window, f Face, file string) {
	db := w.Path
	window.Busy(w, lang.L("Saving the code"), lang.L("The code was not saved"), func(context.Context) (struct{}, error) {
		return struct{}{}, f.saveFile(file, db)
	}, func(struct{}) { desktop.SayWritten(w, lang.L("Saved {{.Name}}", file), file) })
}

// saveFile writes the code as the kind of file that the extension says.
func (f Face) saveFile(path, db string) (err error) {
	b := f.Code.SVG()
	if strings.ToLower(filepath.Ext(path)) == ".png" {
		if b, err = f.png(); err != nil {
			return err
		}
	}
	return export.WriteFile(path, db, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
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
