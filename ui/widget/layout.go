package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

// IconLine is a small icon before one line.
func IconLine(icon string, o fyne.CanvasObject) fyne.CanvasObject {
	pic := fw.NewIcon(theme.NewDisabledResource(style.Icon(icon)))
	return container.New(layout.NewBorderLayout(nil, nil, nil, nil),
		container.NewBorder(nil, nil, container.NewHBox(container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(18), pic)), style.Gap(4, 0)), nil, o))
}

// Tight takes away the padding that Fyne's label has around its text.
func Tight(o fyne.CanvasObject) fyne.CanvasObject {
	p := -theme.InnerPadding()
	return container.New(layout.NewCustomPaddedLayout(p, p, p, p), o)
}

// Headed puts a head of its own height over a body that takes the rest. The head may wrap: it knows
// its width before its height is asked for.
type Headed struct{}

// MinSize implements fyne.Layout.
func (Headed) MinSize(o []fyne.CanvasObject) fyne.Size {
	h, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(min(h.Width, 300), min(b.Width, 300)), 120)
}

// Layout implements fyne.Layout.
func (Headed) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(s.Width, o[0].MinSize().Height))
	h := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(s.Width, h))
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Move(fyne.NewPos(0, h))
	o[1].Resize(fyne.NewSize(s.Width, max(0, s.Height-h)))
}

// Footed puts a foot of its own height under a body that takes the rest. The foot may wrap, as a head may.
type Footed struct{}

// MinSize implements fyne.Layout.
func (Footed) MinSize(o []fyne.CanvasObject) fyne.Size {
	b, f := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(b.Width, f.Width), b.Height+f.Height)
}

// Layout implements fyne.Layout.
func (Footed) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[1].Resize(fyne.NewSize(s.Width, o[1].MinSize().Height)) // it learns its width
	foot := o[1].MinSize().Height
	o[1].Resize(fyne.NewSize(s.Width, foot))
	o[1].Move(fyne.NewPos(0, s.Height-foot))
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(s.Width, max(0, s.Height-foot)))
}

// Fixed keeps a line of text whole: the room is made for it.
func Fixed(t *style.Text) *style.Text {
	t.Fixed = true
	return t
}

// Filled gives what is left between top and bottom, which may be nil, to the middle. Tab takes them in that order.
func Filled(top, middle, bottom fyne.CanvasObject) *fyne.Container {
	o := []fyne.CanvasObject{top, middle}
	if bottom != nil {
		o = append(o, bottom)
	}
	return container.New(layout.NewBorderLayout(top, bottom, nil, nil), o...)
}

// Beside lays two halves out next to each other; the left one gets the given share of the width.
type Beside struct{ Share, Gap float32 }

// MinSize implements fyne.Layout.
func (b Beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	l, r := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(l.Width+b.Gap+r.Width, max(l.Height, r.Height))
}

// Layout implements fyne.Layout.
func (b Beside) Layout(o []fyne.CanvasObject, s fyne.Size) {
	free := s.Width - b.Gap
	left := min(max(free*b.Share, o[0].MinSize().Width), free-o[1].MinSize().Width)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(left, s.Height))
	o[1].Move(fyne.NewPos(left+b.Gap, 0))
	o[1].Resize(fyne.NewSize(free-left, s.Height))
}

// BesideFirst is beside with the right half first in the order of Tab.
type BesideFirst struct{ Beside }

// MinSize implements fyne.Layout.
func (b BesideFirst) MinSize(o []fyne.CanvasObject) fyne.Size {
	return b.Beside.MinSize([]fyne.CanvasObject{o[1], o[0]})
}

// Layout implements fyne.Layout.
func (b BesideFirst) Layout(o []fyne.CanvasObject, s fyne.Size) {
	b.Beside.Layout([]fyne.CanvasObject{o[1], o[0]}, s)
}
