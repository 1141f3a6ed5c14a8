package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

// Caption is a small line of secondary text that is cut where it does not fit.
func Caption(text string) *style.Text {
	t := style.NewMuted(text)
	t.TextSize = theme.SizeNameCaptionText
	return t
}

// LabelWidth is the room for the name of a field. It grows with the text.
func LabelWidth() float32 { return 84 * max(1, style.TextScale()) }

const ColumnGap = 12

// Prose is a text of several lines that wraps.
func Prose(text string, align fyne.TextAlign) *style.Label {
	l := style.NewLabel(text)
	l.Wrapping, l.Alignment = fyne.TextWrapWord, align
	return l
}

// Section is a card under a small heading.
func Section(title string, content fyne.CanvasObject) fyne.CanvasObject {
	head := style.NewMuted(title)
	head.TextSize, head.Style = theme.SizeNameCaptionText, fyne.TextStyle{Bold: true}
	return style.Card(container.New(layout.NewCustomPaddedVBoxLayout(6), head, content))
}

// Field is a form line: a caption over a widget.
func Field(caption string, w fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(2), style.NewCaption(caption), w)
}

// Hinted is a form line with room for a remark at its right: what was understood, or what does not
// hold.
func Hinted(caption string, w fyne.CanvasObject) (*fyne.Container, *style.Text) {
	hint := style.NewMuted("")
	hint.TextSize, hint.Align = theme.SizeNameCaptionText, fyne.TextAlignTrailing
	top := container.NewBorder(nil, nil, style.NewCaption(caption), nil, hint)
	return container.New(layout.NewCustomPaddedVBoxLayout(2), top, w), hint
}

// Row puts widgets beside each other in equal columns.
func Row(o ...fyne.CanvasObject) *fyne.Container { return container.New(equalColumns{}, o...) }

// equalColumns are of equal width, and so far apart that a remark of one does not touch the next.
type equalColumns struct{}

// MinSize implements fyne.Layout.
func (equalColumns) MinSize(o []fyne.CanvasObject) (s fyne.Size) {
	for _, c := range o {
		s = s.Max(c.MinSize())
	}
	n := float32(len(o))
	return fyne.NewSize(n*s.Width+(n-1)*ColumnGap, s.Height)
}

// Layout implements fyne.Layout.
func (equalColumns) Layout(o []fyne.CanvasObject, s fyne.Size) {
	n := float32(len(o))
	width := (s.Width - (n-1)*ColumnGap) / n
	x := float32(0)
	for _, c := range o {
		if c.Visible() {
			c.Move(fyne.NewPos(x, 0))
			c.Resize(fyne.NewSize(width, s.Height))
			x += width + ColumnGap
		}
	}
}

// Paragraph is text of several lines without the padding of Fyne's label.
func Paragraph(text string) fyne.CanvasObject {
	return Tight(Prose(text, fyne.TextAlignLeading))
}

// MutedText is secondary text of several lines without the padding of Fyne's.
func MutedText(text string, size fyne.ThemeSizeName) fyne.CanvasObject {
	return Tight(style.NewMutedProse(text, size))
}

// WarningText is a small text of several lines that is to be heeded.
func WarningText(text string) fyne.CanvasObject {
	t := style.NewMutedProse(text, theme.SizeNameCaptionText)
	t.Segments[0].(*fw.TextSegment).Style.ColorName = theme.ColorNameWarning
	return Tight(t)
}

// Titled is a card with a title and, at its right, a small remark.
func Titled(title, remark string, content fyne.CanvasObject) fyne.CanvasObject {
	head := container.NewBorder(nil, nil, nil, container.NewCenter(style.NewCaption(remark)), style.NewSubHeading(title))
	return style.Card(container.New(layout.NewCustomPaddedVBoxLayout(8), head, content))
}
