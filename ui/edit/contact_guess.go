package edit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// guess is a field of the form whose value may have been guessed: its hint asks to check it until it is edited.
type guess struct {
	key  data.FieldKey // of data.Draft.Unsure
	text func() string
	was  string // what was guessed
	hint *style.Text
}

// guessable is a form line whose caption has room to ask that its value is checked.
func (f *ContactForm) guessable(key data.FieldKey, caption string, e *widget.Entry, w fyne.CanvasObject) fyne.CanvasObject {
	hint := checkHint()
	top := container.NewBorder(nil, nil, style.NewCaption(caption), nil, hint)
	line := container.New(layout.NewCustomPaddedVBoxLayout(2), top, w)
	f.guessed = append(f.guessed, &guess{key: key, text: func() string { return e.Text }, hint: hint})
	return line
}

func checkHint() *style.Text {
	hint := style.NewMuted("")
	hint.TextSize, hint.Color = theme.SizeNameCaptionText, theme.ColorNameWarning
	return hint
}

// Unsure marks the fields of a draft that were guessed, by their keys, until they are edited.
func (f *ContactForm) Unsure(keys []data.FieldKey) {
	if slices.Contains(keys, data.PhonesField) && len(f.phones.Lines) > 0 {
		hint := checkHint()
		e := f.phones.Lines[0].Value
		f.phones.box.Objects = append([]fyne.CanvasObject{hint}, f.phones.box.Objects...)
		f.guessed = append(f.guessed, &guess{key: data.PhonesField, text: func() string { return e.Text }, hint: hint})
	}
	for _, g := range f.guessed {
		g.was = g.text()
		g.hint.SetText("")
		if slices.Contains(keys, g.key) && g.was != "" {
			g.hint.SetText(lang.L("please check"))
		}
	}
	f.content.Refresh()
}

// seen takes the marks off the fields that were edited.
func (f *ContactForm) seen() {
	for _, g := range f.guessed {
		if g.hint.Text() != "" && g.text() != g.was {
			g.hint.SetText("")
		}
	}
}
