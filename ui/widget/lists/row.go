package lists

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

// RowValue is all that a ContactRow shows. Setting one resets every part of a recycled row.
type RowValue struct {
	Initials string
	Name     string
	Detail   string // second line
	Aside    string // at the right, small: when last met
	Badge    Badge  // in its place: how they stand; zero for none
	Heading  string // the row is no person but heads those below it; all else is left out then
	Warmth   int
	Picture  image.Image
	Ticking  bool // a tick box is shown at the left
	Ticked   bool
}

// alone reports whether there is nothing to show below the name.
func (v RowValue) alone() bool { return v.Detail == "" && v.Warmth == 0 }

// ContactRow is one line of a list of people: avatar, bold name, one muted line, warmth.
type ContactRow struct {
	fw.BaseWidget
	OnSecondary func(*fyne.PointEvent) // right click
	// OnTapped runs for a click; nil in a List, which then selects the row. Fyne gives a click to
	// the innermost widget that takes clicks of any kind, so a row must pass it on itself.
	OnTapped func()
	selected func() // set by List

	avatar *style.Avatar
	name   *style.Text
	detail *style.Text
	aside  *style.Text
	warmth *style.Warmth
	tick   *fw.Icon
	badge  *badge      // nil: there was none yet
	head   *style.Text // nil: the row never was a heading
	value  RowValue
}

// NewContactRow is an empty row.
func NewContactRow() *ContactRow {
	r := &ContactRow{avatar: style.NewAvatar(40), name: style.NewText(""), detail: style.NewMuted(""), aside: style.NewCaption(""), warmth: style.NewWarmth(0), tick: fw.NewIcon(nil)}
	r.tick.Hide()
	r.name.Style.Bold = true
	r.detail.TextSize = theme.SizeNameCaptionText
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a value.
func (r *ContactRow) Set(v RowValue) {
	r.avatar.Set(v.Initials, v.Name, v.Picture)
	r.name.SetText(v.Name)
	r.detail.SetText(v.Detail)
	r.aside.SetText(v.Aside)
	r.warmth.Set(v.Warmth)
	was := r.value
	r.value = v
	if v.Ticking && (v.Ticked != was.Ticked || !was.Ticking) {
		r.tick.SetResource(TickIcon(v.Ticked))
	}
	r.tick.Hidden = !v.Ticking
	badge, heading := r.setBadge(was.Badge), r.setHeading(was.Heading)
	if was.Aside != v.Aside || was.Ticking != v.Ticking || was.alone() != v.alone() || badge || heading {
		r.Refresh()
	}
}

// Value is what the row shows.
func (r *ContactRow) Value() RowValue { return r.value }

// setBadge shows how the person stands, and reports whether that is another than before.
func (r *ContactRow) setBadge(was Badge) bool {
	v := r.value.Badge
	if v == was {
		return false
	}
	if r.badge == nil {
		r.badge = newBadge()
	}
	r.badge.set(v)
	r.badge.Hidden = v == Badge{}
	return true
}

// setHeading makes the row a heading or a person, and reports whether it was another.
func (r *ContactRow) setHeading(was string) bool {
	v := r.value.Heading
	if v == was {
		return false
	}
	if r.head == nil {
		r.head = style.NewMuted("")
		r.head.TextSize, r.head.Style.Bold = theme.SizeNameCaptionText, true
	}
	r.head.SetText(v)
	return true
}

// TickIcon is a tick box: in the accent when it is ticked.
func TickIcon(on bool) fyne.Resource {
	if on {
		return theme.NewPrimaryThemedResource(theme.CheckButtonCheckedIcon())
	}
	return theme.NewThemedResource(theme.CheckButtonIcon())
}

// Tapped implements fyne.Tappable.
func (r *ContactRow) Tapped(*fyne.PointEvent) {
	switch {
	case r.value.Heading != "":
	case r.OnTapped != nil:
		r.OnTapped()
	case r.selected != nil:
		r.selected()
	}
}

// TappedSecondary opens the context menu.
func (r *ContactRow) TappedSecondary(e *fyne.PointEvent) {
	if r.OnSecondary != nil && r.value.Heading == "" {
		r.OnSecondary(e)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *ContactRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return &contactRowRenderer{r}
}

type contactRowRenderer struct{ r *ContactRow }

// MinSize implements fyne.WidgetRenderer.
func (c *contactRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(160, RowHeight())
}

// Layout implements fyne.WidgetRenderer.
func (c *contactRowRenderer) Layout(s fyne.Size) {
	const left, gap, right = 8, 12, 10
	r := c.r
	if r.value.Heading != "" {
		h := r.head.MinSize().Height
		r.head.Resize(fyne.NewSize(max(0, s.Width-left-right), h))
		r.head.Move(fyne.NewPos(left, s.Height-h-4))
		return
	}
	x := float32(left)
	if r.value.Ticking {
		const box = 24
		r.tick.Resize(fyne.NewSquareSize(box))
		r.tick.Move(fyne.NewPos(left, (s.Height-box)/2))
		x += box + gap
	}
	r.avatar.Resize(r.avatar.MinSize())
	r.avatar.Move(fyne.NewPos(x, (s.Height-40)/2))
	x += 40 + gap
	nameH, detailH := r.name.MinSize().Height, r.detail.MinSize().Height
	if r.value.alone() { // a name alone stands in the middle
		detailH = 0
	}
	top := (s.Height - nameH - detailH - 1) / 2
	asideW := float32(0)
	if r.aside.Text() != "" {
		asideW = r.aside.MinSize().Width
		r.aside.Resize(r.aside.MinSize())
		r.aside.Move(fyne.NewPos(s.Width-right-asideW, top+(nameH-r.aside.MinSize().Height)/2))
		asideW += gap
	} else {
		r.aside.Resize(fyne.NewSize(0, 0))
	}
	if r.badge != nil && r.badge.Visible() {
		b := r.badge.MinSize()
		b.Width = min(b.Width, (s.Width-x)/2) // the name comes first
		r.badge.Resize(b)
		r.badge.Move(fyne.NewPos(s.Width-right-b.Width, top+(nameH-b.Height)/2))
		asideW = b.Width + gap
	}
	dots := r.warmth.MinSize()
	r.warmth.Resize(dots)
	r.warmth.Move(fyne.NewPos(s.Width-right-dots.Width, top+nameH+1+(detailH-dots.Height)/2))
	r.name.Move(fyne.NewPos(x, top))
	r.name.Resize(fyne.NewSize(max(0, s.Width-x-right-asideW), nameH))
	r.detail.Move(fyne.NewPos(x, top+nameH+1))
	r.detail.Resize(fyne.NewSize(max(0, s.Width-x-right-dots.Width-gap), detailH))
}

// Refresh implements fyne.WidgetRenderer.
func (c *contactRowRenderer) Refresh() {
	c.Layout(c.r.Size())
	for _, o := range c.Objects() {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (c *contactRowRenderer) Objects() []fyne.CanvasObject {
	r := c.r
	if r.value.Heading != "" {
		return []fyne.CanvasObject{r.head}
	}
	all := []fyne.CanvasObject{r.tick, r.avatar, r.name, r.detail, r.aside, r.warmth}
	if r.badge != nil {
		all = append(all, r.badge)
	}
	return all
}

// Destroy implements fyne.WidgetRenderer.
func (c *contactRowRenderer) Destroy() {}
