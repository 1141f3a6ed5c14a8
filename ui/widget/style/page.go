package style

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Page is a column of content that scrolls up and down, never wider than width (0: as wide as there
// is room) and in the middle of what is wider. Unlike a bare scroll it lets content that wraps know
// its width before it is asked for its height.
func Page(width float32, content fyne.CanvasObject) *fyne.Container {
	inner := container.New(&pageLayout{width: width}, content)
	scroll := container.NewVScroll(inner)
	return container.New(&scrollLayout{scroll: scroll}, scroll)
}

// Margins of a page; a toast covers nothing at its end.
const (
	pageMargin = 16 // as the bar above the pages
	pageTop    = 12
	pageBottom = 72
)

// pageLayout centres the column.
type pageLayout struct{ width float32 }

// MinSize implements fyne.Layout.
func (p *pageLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[0].MinSize()
	return fyne.NewSize(min(m.Width, 320)+2*pageMargin, m.Height+pageTop+pageBottom)
}

// Layout implements fyne.Layout.
func (p *pageLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := s.Width - 2*pageMargin
	if p.width > 0 {
		w = min(w, p.width)
	}
	settle(o[0], w)
	o[0].Move(fyne.NewPos((s.Width-w)/2, pageTop))
}

// settle gives an object a width and then the height it needs at that width.
func settle(o fyne.CanvasObject, width float32) {
	for range 3 { // what wraps inside of what wraps needs a further round
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(width, h))
		if o.MinSize().Height == h {
			return
		}
	}
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
}

// scrollLayout settles the content of a scroll before the scroll measures it.
type scrollLayout struct{ scroll *container.Scroll }

// MinSize implements fyne.Layout.
func (l *scrollLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.scroll.MinSize() }

// Layout implements fyne.Layout.
func (l *scrollLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	settle(l.scroll.Content, s.Width)
	l.scroll.Resize(s)
	l.scroll.Refresh()
}

// Columns puts main at the left of top and rest where there are at least wide pixels; where there are
// not all three stand below each other: top, main, rest. Each is as high as it needs.
func Columns(wide float32, main, top, rest fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{wide: wide}, main, top, rest)
}

type columns struct {
	wide, width float32
}

const (
	columnGap  = 16
	aloneWidth = 680
)

// MinSize implements fyne.Layout.
func (c *columns) MinSize(o []fyne.CanvasObject) fyne.Size {
	side := stacked(o[1].MinSize().Height, o[2].MinSize().Height)
	if c.width >= c.wide {
		return fyne.NewSize(280, max(o[0].MinSize().Height, side))
	}
	return fyne.NewSize(280, stacked(side, o[0].MinSize().Height))
}

// stacked is the height of two things below each other; one that has none takes no gap either.
func stacked(a, b float32) float32 {
	if a > 0 && b > 0 {
		return a + columnGap + b
	}
	return a + b
}

// Layout implements fyne.Layout.
func (c *columns) Layout(o []fyne.CanvasObject, s fyne.Size) {
	c.width = s.Width
	if stacked(o[1].MinSize().Height, o[2].MinSize().Height) == 0 { // main alone stands in the middle
		w := min(s.Width, aloneWidth)
		settle(o[0], w)
		o[0].Move(fyne.NewPos((s.Width-w)/2, 0))
		return
	}
	x, right := float32(0), s.Width
	order := []int{1, 0, 2}
	if s.Width >= c.wide {
		left := (s.Width - columnGap) * 0.56
		right, x = s.Width-columnGap-left, left+columnGap
		order = []int{1, 2}
		settle(o[0], left)
		o[0].Move(fyne.NewPos(0, 0))
	}
	y := float32(0)
	for _, i := range order {
		settle(o[i], right)
		o[i].Move(fyne.NewPos(x, y))
		if h := o[i].Size().Height; h > 0 {
			y += h + columnGap
		}
	}
}
