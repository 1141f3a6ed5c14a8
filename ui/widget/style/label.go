package style

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
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

// Part is a part of a text. What is marked stands out of it.
type Part struct {
	Text   string
	Marked bool
}

// Marked is a text of several lines that wraps, parts of which stand out.
type Marked struct{ text *fw.RichText }

// NewMarked is a text with nothing in it yet.
func NewMarked() *Marked {
	m := &Marked{fw.NewRichText()}
	m.text.Wrapping = fyne.TextWrapWord
	return m
}

// Content is the text on the screen.
func (m *Marked) Content() fyne.CanvasObject { return m.text }

// SetParts replaces the text; without a part it hides.
func (m *Marked) SetParts(parts ...Part) {
	m.text.Segments, m.text.Hidden = nil, len(parts) == 0
	for _, p := range parts {
		look := fw.RichTextStyleInline
		if p.Marked {
			look.ColorName, look.TextStyle = theme.ColorNamePrimary, fyne.TextStyle{Bold: true}
		}
		m.text.Segments = append(m.text.Segments, &fw.TextSegment{Text: Shown(p.Text), Style: look})
	}
	m.text.Refresh()
}
