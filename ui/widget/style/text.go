package style

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"
)

// Text is one line that is cut with an ellipsis where it does not fit. It is far cheaper than a
// label with truncation, so rows are made of it.
type Text struct {
	fw.BaseWidget
	text     string
	Color    fyne.ThemeColorName
	TextSize fyne.ThemeSizeName
	Style    fyne.TextStyle
	Align    fyne.TextAlign
	// Fixed keeps the text whole: MinSize is the text's, nothing is cut.
	Fixed bool
	line  *canvas.Text
}

// NewText is a line in the foreground colour and normal size.
func NewText(text string) *Text {
	t := &Text{text: Name(text), Color: theme.ColorNameForeground, TextSize: theme.SizeNameText}
	t.ExtendBaseWidget(t)
	return t
}

// NewMuted is a line of secondary text.
func NewMuted(text string) *Text {
	t := NewText(text)
	t.Color = ColorMuted
	return t
}

// NewCaption is a small line of secondary text that is never cut.
func NewCaption(text string) *Text {
	t := NewMuted(text)
	t.TextSize, t.Fixed = theme.SizeNameCaptionText, true
	return t
}

// NewHeading is a large bold line.
func NewHeading(text string) *Text {
	t := NewText(text)
	t.TextSize, t.Style = theme.SizeNameHeadingText, fyne.TextStyle{Bold: true}
	return t
}

// NewSubHeading is a bold line that heads a section.
func NewSubHeading(text string) *Text {
	t := NewText(text)
	t.TextSize, t.Style = theme.SizeNameSubHeadingText, fyne.TextStyle{Bold: true}
	return t
}

// SetText replaces the line; line breaks become spaces.
func (t *Text) SetText(text string) {
	if text = Name(text); text == t.text {
		return
	}
	t.text = text
	t.Refresh()
}

// Text is the line as Name has it, also where less of it fits.
func (t *Text) Text() string { return t.text }

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	t.line = canvas.NewText("", theme.Color(t.Color))
	r := &textRenderer{t: t}
	r.Refresh()
	return r
}

type textRenderer struct{ t *Text }

func (r *textRenderer) size() float32 { return theme.Size(r.t.TextSize) }

// Layout implements fyne.WidgetRenderer.
func (r *textRenderer) Layout(s fyne.Size) {
	r.t.line.Resize(s)
	r.fit(s.Width)
}

func (r *textRenderer) fit(width float32) {
	t := r.t
	shown := t.text
	if !t.Fixed && width > 0 {
		shown = Ellipsis(t.text, width, r.size(), t.Style)
	}
	if t.line.Text != shown {
		t.line.Text = shown
		t.line.Refresh()
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *textRenderer) MinSize() fyne.Size {
	t := r.t
	if t.Fixed {
		return fyne.MeasureText(t.text, r.size(), t.Style)
	}
	return fyne.NewSize(8, fyne.MeasureText("Ag", r.size(), t.Style).Height)
}

// Refresh implements fyne.WidgetRenderer.
func (r *textRenderer) Refresh() {
	t := r.t
	t.line.Color = theme.Color(t.Color)
	t.line.TextSize, t.line.TextStyle, t.line.Alignment = r.size(), t.Style, t.Align
	r.fit(t.Size().Width)
	t.line.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.t.line} }

// Destroy implements fyne.WidgetRenderer.
func (r *textRenderer) Destroy() {}

// Ellipsis is a text as Shown has it, cut so that it fits width, ending it in "…". It cuts between letters and never
// measures more than a handful of candidates.
func Ellipsis(text string, width, size float32, style fyne.TextStyle) string {
	text = Shown(text)
	// No glyph of the fonts in use is wider than 1.4 em: short texts need no measuring.
	if float32(utf8.RuneCountInString(text))*size*0.3 > width*4 {
		text = Cut(text, int(width*4/(size*0.3)))
	}
	if fyne.MeasureText(text, size, style).Width <= width {
		return text
	}
	ends := []int{0}
	for l := range Clusters(text) {
		ends = append(ends, l.End)
	}
	lo, hi := 0, len(ends)-1
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if fyne.MeasureText(text[:ends[mid]]+"…", size, style).Width <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return cutOff(text, ends[lo])
}
