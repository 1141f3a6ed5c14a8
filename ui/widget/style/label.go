package style

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"
)

// Label is Fyne's label of a text that has gone through Shown.
type Label struct{ fw.Label }

// NewLabel is a label of any number of lines.
func NewLabel(text string) *Label {
	l := &Label{}
	l.Text = Shown(text)
	l.ExtendBaseWidget(l)
	return l
}

// SetText replaces the text.
func (l *Label) SetText(text string) { l.Label.SetText(Shown(text)) }

// NewMutedProse is secondary text of several lines, which wraps. Fyne's label has no colour for it that meets WCAG AA.
func NewMutedProse(text string, size fyne.ThemeSizeName) *fw.RichText {
	t := fw.NewRichText(&fw.TextSegment{Text: Shown(text), Style: fw.RichTextStyle{ColorName: ColorMuted, SizeName: size}})
	t.Wrapping = fyne.TextWrapWord
	return t
}

// NewLine is a line of a drawing.
func NewLine(text string, c color.Color) *canvas.Text { return canvas.NewText(Name(text), c) }
