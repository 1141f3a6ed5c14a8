package lists

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

// PairValue is all that a PairRow shows. Setting one resets every part of a recycled row.
type PairValue struct {
	Left, Right string // two names; one that both have is shown once
	Aside       string // how likely they are one person
	Detail      string // why
	Strong      bool   // Aside in the accent
}

// PairRow is one line of a list of pairs: two names beside each other, below them how likely and why.
type PairRow struct {
	fw.BaseWidget
	value                      PairValue
	left, right, aside, detail *style.Text
}

// NewPairRow is an empty row.
func NewPairRow() *PairRow {
	r := &PairRow{left: style.NewText(""), right: style.NewText(""), aside: style.NewCaption(""), detail: style.NewMuted("")}
	r.left.Style.Bold, r.right.Style.Bold, r.aside.Style.Bold = true, true, true
	r.detail.TextSize = theme.SizeNameCaptionText
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a value.
func (r *PairRow) Set(v PairValue) {
	if r.value == v {
		return
	}
	r.value = v
	r.left.SetText(v.Left)
	r.right.SetText(v.Right)
	r.right.Hidden = v.Left == v.Right // two cards of one name: it is said once, with all the room
	r.detail.SetText(v.Detail)
	r.aside.SetText(v.Aside)
	r.aside.Color = style.ColorMuted
	if v.Strong {
		r.aside.Color = theme.ColorNamePrimary
	}
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *PairRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return &pairRowRenderer{r}
}

type pairRowRenderer struct{ r *PairRow }

// MinSize implements fyne.WidgetRenderer.
func (p *pairRowRenderer) MinSize() fyne.Size { return fyne.NewSize(160, RowHeight()) }

// Layout implements fyne.WidgetRenderer.
func (p *pairRowRenderer) Layout(s fyne.Size) {
	const edge, gap = 10, 8
	r := p.r
	nameH, detailH := r.left.MinSize().Height, r.detail.MinSize().Height
	top := (s.Height - nameH - detailH - 1) / 2
	half := max(0, (s.Width-2*edge-gap)/2)
	r.left.Move(fyne.NewPos(edge, top))
	r.left.Resize(fyne.NewSize(half, nameH))
	if r.right.Hidden {
		r.left.Resize(fyne.NewSize(2*half+gap, nameH))
	}
	r.right.Move(fyne.NewPos(edge+half+gap, top))
	r.right.Resize(fyne.NewSize(half, nameH))
	aside := r.aside.MinSize()
	r.aside.Move(fyne.NewPos(edge, top+nameH+1))
	r.aside.Resize(aside)
	r.detail.Move(fyne.NewPos(edge+aside.Width+gap, top+nameH+1))
	r.detail.Resize(fyne.NewSize(max(0, s.Width-2*edge-aside.Width-gap), detailH))
}

// Refresh implements fyne.WidgetRenderer.
func (p *pairRowRenderer) Refresh() {
	p.Layout(p.r.Size())
	for _, o := range p.Objects() {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (p *pairRowRenderer) Objects() []fyne.CanvasObject {
	r := p.r
	return []fyne.CanvasObject{r.left, r.right, r.aside, r.detail}
}

// Destroy implements fyne.WidgetRenderer.
func (p *pairRowRenderer) Destroy() {}
