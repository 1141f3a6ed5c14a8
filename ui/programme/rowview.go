package programme

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"lanyard/ui/widget/style"
)

// rowView draws one row of the programme; it is used again for others as the programme scrolls.
type rowView struct {
	box      *fyne.Container
	heading  *style.Text
	from, to *style.Text
	names    []*style.Text // of the rooms
	cells    []*cell
}

func newRowView() *rowView {
	v := &rowView{heading: style.NewText(""), from: style.NewText(""), to: style.NewMuted("")}
	v.heading.Style.Bold, v.from.Style.Bold = true, true
	v.from.TextSize, v.to.TextSize = theme.SizeNameCaptionText, theme.SizeNameCaptionText
	v.from.Fixed, v.to.Fixed = true, true
	v.box = container.NewWithoutLayout(v.heading, v.from, v.to)
	return v
}

// measures are the widths of the drawn programme.
type measures struct {
	width float32 // of all
	times float32 // of the column with the times
}

// margin is the room at both sides of the programme.
const margin = 16

// timesWidth is how wide the column with the times is.
func timesWidth() float32 { return 52 * max(1, style.TextScale()) }

// leastColumn is the least width of the column of a room.
func leastColumn() float32 { return 150 * max(1, style.TextScale()) }

// mostColumns is how many rooms fit beside each other.
func mostColumns(width float32) int {
	return int((width - 2*margin - timesWidth()) / leastColumn())
}

// column gives the place of a column of so many; -1 is all of them.
func (m measures) column(i, of int) (x, width float32) {
	const gap = 6
	room := m.width - 2*margin - m.times
	x = margin + m.times
	if i < 0 || of == 0 {
		return x, room
	}
	width = (room - gap*float32(of-1)) / float32(of)
	return x + float32(i)*(width+gap), width
}

// height is the height of a row.
func (r *row) height() float32 {
	switch r.kind {
	case dayRow:
		return 44 * max(1, style.TextScale())
	case roomsRow:
		return 24 * max(1, style.TextScale())
	}
	return slotHeight()
}

// set shows a row.
func (v *rowView) set(b *board, r *row, m measures) {
	v.heading.Hidden, v.from.Hidden, v.to.Hidden = r.kind != dayRow, r.kind != slotRow, r.kind != slotRow
	v.heading.SetText(r.text)
	v.from.SetText(r.from)
	v.to.SetText(r.to)
	if r.from == "" && r.to != "" { // it begins with the row above
		v.to.SetText("–" + r.to)
	}
	for len(v.cells) < len(r.cells) {
		c := newCell()
		v.cells = append(v.cells, c)
		v.box.Add(c)
	}
	names := 0
	if r.kind == roomsRow {
		names = len(r.rooms)
	}
	for len(v.names) < names {
		t := style.NewMuted("")
		t.TextSize = theme.SizeNameCaptionText
		v.names = append(v.names, t)
		v.box.Add(t)
	}
	for i, c := range v.cells {
		if c.Hidden = i >= len(r.cells); !c.Hidden {
			b.show(c, r, r.cells[i])
		}
	}
	for i, t := range v.names {
		if t.Hidden = i >= names; !t.Hidden {
			t.SetText(r.rooms[i])
		}
	}
	v.lay(r, m)
}

// lay puts the parts of a row in their places.
func (v *rowView) lay(r *row, m measures) {
	height := r.height()
	h := v.heading.MinSize().Height
	v.heading.Move(fyne.NewPos(margin, height-h-6))
	v.heading.Resize(fyne.NewSize(m.width-2*margin, h))
	h = v.from.MinSize().Height
	top := (height - 2*h) / 2
	if r.to == "" || r.from == "" {
		top = (height - h) / 2
	}
	v.from.Move(fyne.NewPos(margin, top))
	v.from.Resize(fyne.NewSize(m.times, h))
	if r.from != "" {
		top += h
	}
	v.to.Move(fyne.NewPos(margin, top))
	v.to.Resize(fyne.NewSize(m.times, h))
	for i, c := range r.cells {
		x, w := m.column(c.column, len(r.rooms))
		v.cells[i].Move(fyne.NewPos(x, 2))
		v.cells[i].Resize(fyne.NewSize(w, height-4))
	}
	for i, t := range v.names {
		if !t.Hidden {
			x, w := m.column(i, len(r.rooms))
			h := t.MinSize().Height
			t.Move(fyne.NewPos(x+8, height-h-2))
			t.Resize(fyne.NewSize(w-8, h))
		}
	}
	v.box.Resize(fyne.NewSize(m.width, height))
}
