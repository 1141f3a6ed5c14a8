package ui

import (
	"errors"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// joined writes the parts that are not empty, each kept apart from what is written in the other direction.
func joined(sep string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			kept = append(kept, p)
		}
	}
	if len(kept) > 1 {
		for i, p := range kept {
			kept[i] = isolated(p)
		}
	}
	return strings.Join(kept, sep)
}

// inMenu is a name as short as a menu needs it: Fyne's menus grow with their text beyond the window.
func inMenu(name string) string {
	return widget.Ellipsis(widget.Name(name), 260, theme.TextSize(), fyne.TextStyle{})
}

// headingSize is that of a name over a detail: one of many lines would leave no room for the rest.
func headingSize(name string) fyne.ThemeSizeName {
	if utf8.RuneCountInString(name) > 70 {
		return theme.SizeNameSubHeadingText
	}
	return theme.SizeNameHeadingText
}

// emptyState fills a screen or pane that has nothing to show: an icon, a title, a sentence ("" for
// none) and what can be done.
func emptyState(icon, title, text string, actions ...fyne.CanvasObject) *fyne.Container {
	pic := fw.NewIcon(theme.NewPrimaryThemedResource(widget.Icon(icon)))
	head := prose(title, fyne.TextAlignCenter)
	head.SizeName, head.TextStyle.Bold = theme.SizeNameSubHeadingText, true
	box := container.New(layout.NewCustomPaddedVBoxLayout(8),
		container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(48), pic)), tight(head))
	if text != "" {
		box.Add(prose(text, fyne.TextAlignCenter))
	}
	for _, o := range actions {
		box.Add(container.NewCenter(o))
	}
	return container.NewCenter(widget.AtLeast(280, 0, box))
}

// prose is a text of several lines that wraps.
func prose(text string, align fyne.TextAlign) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping, l.Alignment = fyne.TextWrapWord, align
	return l
}

// section is a card under a small heading.
func section(title string, content fyne.CanvasObject) fyne.CanvasObject {
	head := widget.NewMuted(title)
	head.TextSize, head.Style = theme.SizeNameCaptionText, fyne.TextStyle{Bold: true}
	return widget.Card(container.New(layout.NewCustomPaddedVBoxLayout(6), head, content))
}

// field is a form line: a caption over a widget.
func field(caption string, w fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(2), widget.NewCaption(caption), w)
}

// hinted is a form line with room for a remark at its right: what was understood, or what does not
// hold.
func hinted(caption string, w fyne.CanvasObject) (*fyne.Container, *widget.Text) {
	hint := widget.NewMuted("")
	hint.TextSize, hint.Align = theme.SizeNameCaptionText, fyne.TextAlignTrailing
	top := container.NewBorder(nil, nil, widget.NewCaption(caption), nil, hint)
	return container.New(layout.NewCustomPaddedVBoxLayout(2), top, w), hint
}

// remark shows in a hint what does not hold, else what was understood.
func remark(hint *widget.Text, understood string, err error) {
	hint.Color = widget.ColorMuted
	if err != nil {
		hint.Color, understood = theme.ColorNameError, err.Error()
		var fe *data.FieldError
		if errors.As(err, &fe) {
			understood = fe.Reason
		}
	}
	hint.SetText(understood)
	hint.Refresh()
}

// row puts widgets beside each other in equal columns.
func row(o ...fyne.CanvasObject) *fyne.Container { return container.New(columns{}, o...) }

// columns are of equal width, and so far apart that a remark of one does not touch the next.
type columns struct{}

func (columns) MinSize(o []fyne.CanvasObject) (s fyne.Size) {
	for _, c := range o {
		s = s.Max(c.MinSize())
	}
	n := float32(len(o))
	return fyne.NewSize(n*s.Width+(n-1)*columnGap, s.Height)
}

func (columns) Layout(o []fyne.CanvasObject, s fyne.Size) {
	n := float32(len(o))
	width := (s.Width - (n-1)*columnGap) / n
	x := float32(0)
	for _, c := range o {
		if c.Visible() {
			c.Move(fyne.NewPos(x, 0))
			c.Resize(fyne.NewSize(width, s.Height))
			x += width + columnGap
		}
	}
}

// filled gives what is left between top and bottom, which may be nil, to the middle. Tab takes them in that order.
func filled(top, middle, bottom fyne.CanvasObject) *fyne.Container {
	o := []fyne.CanvasObject{top, middle}
	if bottom != nil {
		o = append(o, bottom)
	}
	return container.New(layout.NewBorderLayout(top, bottom, nil, nil), o...)
}

// showMore is the line under a list that was cut short: what it leaves out is shown on demand.
func showMore(more int, show func()) fyne.CanvasObject {
	return container.NewHBox(widget.NewQuiet(lang.N(more, "Show {{.Count}} more", "Show {{.Count}} more"), "chevron-down", show))
}

// tabBar is a row of buttons that choose what is shown below; at is the one chosen at first.
func tabBar(names []string, at int, chosen func(i int)) *fyne.Container {
	buttons := make([]*widget.Button, len(names))
	bar := container.NewHBox()
	for i, name := range names {
		buttons[i] = widget.NewQuiet(name, "", func() {
			for k, b := range buttons {
				b.Importance = fw.LowImportance
				if k == i {
					b.Importance = fw.MediumImportance
				}
				b.Refresh()
			}
			chosen(i)
		})
		bar.Add(buttons[i])
	}
	buttons[at].Importance = fw.MediumImportance
	return bar
}

// tabbed shows one of several views below a bar that chooses it.
func tabbed(names []string, views []fyne.CanvasObject) fyne.CanvasObject {
	below := container.NewStack(views[0])
	if len(views) == 1 {
		return container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), below)
	}
	bar := tabBar(names, 0, func(i int) {
		below.Objects = []fyne.CanvasObject{views[i]}
		below.Refresh()
	})
	return container.New(headed{}, container.New(layout.NewCustomPaddedLayout(4, 8, 0, 0), bar), below) // Tab takes them in this order
}
