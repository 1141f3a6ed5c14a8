package edit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// valueList edits any number of values, each with a label and one of them preferred.
type valueList struct {
	form  *ContactForm
	hint  string
	Lines []*valueLine
	kept  []labelledValue // those that are not shown
	box   *fyne.Container // the lines; hidden without any
	more  *widget.Button  // adds a line
}

type valueLine struct {
	Value, label *widget.Entry
	star         *widget.Button
	preferred    bool
	row          fyne.CanvasObject
}

// labelled value as read from the form.
type labelledValue struct {
	value, label string
	preferred    bool
}

func newValueList(f *ContactForm, addText, icon, hint string) *valueList {
	l := &valueList{form: f, hint: hint, box: container.New(layout.NewCustomPaddedVBoxLayout(4))}
	l.box.Hide()
	l.more = widget.NewQuiet(addText, icon, func() {
		line := l.add("", "", false)
		f.content.Refresh()
		f.w.Native.Canvas().Focus(line.Value)
	})
	return l
}

func (l *valueList) add(value, label string, preferred bool) *valueLine {
	v := &valueLine{Value: l.form.line(l.hint), label: l.form.line(lang.L("label")), preferred: preferred}
	l.form.set(v.Value, value)
	l.form.set(v.label, label)
	v.star = widget.NewFieldIcon("star", window.WithKey(lang.L("Preferred"), keys.Icons), func() { l.prefer(v) })
	remove := widget.NewFieldIcon("close", window.WithKey(lang.L("Remove"), keys.Icons), func() { l.remove(v) })
	v.Value.OnDrop = func() { l.menu(v) }
	v.label.OnDrop = v.Value.OnDrop
	v.row = container.NewBorder(nil, nil, nil,
		container.NewHBox(style.AtLeast(110, 0, v.label), v.star, remove), v.Value)
	l.Lines = append(l.Lines, v)
	l.box.Add(v.row)
	l.box.Show()
	l.mark()
	return v
}

// fill adds a value of the contact; of very many the last are kept without a line. Then tell says how many.
func (l *valueList) fill(v labelledValue) {
	if len(l.Lines) < linesShown {
		l.add(v.value, v.label, v.preferred)
		return
	}
	l.kept = append(l.kept, v)
}

func (l *valueList) tell() {
	if len(l.kept) > 0 {
		l.box.Add(moreKept(len(l.kept)))
	}
}

// menu drops down what the icons of a line do.
func (l *valueList) menu(v *valueLine) {
	prefer := fyne.NewMenuItem(lang.L("Preferred"), func() { l.prefer(v) })
	prefer.Checked, prefer.Disabled = v.preferred, len(l.Lines) < 2
	l.form.w.DropMenu(v.Value, prefer, fyne.NewMenuItem(lang.L("Remove"), func() { l.remove(v) }))
}

func (l *valueList) prefer(v *valueLine) {
	on := !v.preferred
	for _, o := range l.Lines {
		o.preferred = false
	}
	for i := range l.kept {
		l.kept[i].preferred = l.kept[i].preferred && !on
	}
	v.preferred = on
	l.mark()
	l.form.changed()
}

// mark colours the preferred line's star. It leaves those alone that are right: each costs a drawing, and
// there may be hundreds.
func (l *valueList) mark() {
	for _, o := range l.Lines {
		if is, hidden := starImportance(o.preferred), len(l.Lines) < 2; is != o.star.Importance || hidden != o.star.Hidden {
			o.star.Importance, o.star.Hidden = is, hidden
			o.star.Refresh()
		}
	}
}

func (l *valueList) remove(v *valueLine) {
	for i, o := range l.Lines {
		if o == v {
			l.Lines = append(l.Lines[:i:i], l.Lines[i+1:]...)
			l.box.Remove(v.row)
			break
		}
	}
	l.box.Hidden = len(l.Lines) == 0
	l.mark()
	l.form.content.Refresh()
	l.form.changed()
}

func (l *valueList) clear() {
	l.Lines, l.kept, l.box.Objects = nil, nil, nil
	l.box.Hide()
}

func (l *valueList) values() []labelledValue {
	var out []labelledValue
	for _, v := range l.Lines {
		if s := l.form.said(v.Value); s != "" {
			out = append(out, labelledValue{s, l.form.said(v.label), v.preferred})
		}
	}
	return append(out, l.kept...)
}

// listsOverButtons lays out lists and then as many buttons: the lists below each other, then all
// buttons in rows, in the order of Tab.
type listsOverButtons struct{ width float32 }

const listGap = 8

// MinSize implements fyne.Layout.
func (l *listsOverButtons) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, l.place(o, l.width, false))
	for _, c := range o {
		if c.Visible() {
			size.Width = max(size.Width, c.MinSize().Width)
		}
	}
	return size
}

// Layout implements fyne.Layout.
func (l *listsOverButtons) Layout(o []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	l.place(o, s.Width, true)
}

// place gives the height that is needed and, with put, moves all to their places.
func (l *listsOverButtons) place(o []fyne.CanvasObject, width float32, put bool) float32 {
	y := float32(0)
	move := func(c fyne.CanvasObject, x float32, size fyne.Size) {
		if put {
			c.Move(fyne.NewPos(x, y))
			c.Resize(size)
		}
	}
	for _, list := range o[:len(o)/2] {
		if list.Visible() {
			h := list.MinSize().Height
			move(list, 0, fyne.NewSize(width, h))
			y += h + listGap
		}
	}
	x, high := float32(0), float32(0)
	for _, button := range o[len(o)/2:] {
		m := button.MinSize()
		if x > 0 && x+m.Width > width {
			x, y = 0, y+high+4
		}
		move(button, x, m)
		x, high = x+m.Width+4, max(high, m.Height)
	}
	return y + high
}

// addressList edits any number of postal addresses.
type addressList struct {
	form  *ContactForm
	lines []*addressLine
	kept  []data.Address  // those that are not shown
	box   *fyne.Container // the lines; hidden without any
	more  *widget.Button  // adds a line
}

type addressLine struct {
	base                                       data.Address
	street, code, city, region, country, label *widget.Entry
	row                                        fyne.CanvasObject
}

func newAddressList(f *ContactForm) *addressList {
	l := &addressList{form: f, box: container.New(layout.NewCustomPaddedVBoxLayout(10))}
	l.box.Hide()
	l.more = widget.NewQuiet(lang.L("Add address"), "location", func() {
		line := l.add(data.Address{})
		f.content.Refresh()
		f.w.Native.Canvas().Focus(line.street)
	})
	return l
}

func (l *addressList) add(a data.Address) *addressLine {
	v := &addressLine{base: a}
	v.street, v.code, v.city = l.form.line(lang.L("Street")), l.form.line(lang.L("Postal code")), l.form.line(lang.L("City"))
	v.region, v.country, v.label = l.form.line(lang.L("Region")), l.form.line(lang.L("Country")), l.form.line(lang.L("label"))
	if strings.Contains(a.Street, "\n") {
		v.street.MultiLine = true
		v.street.SetMinRowsVisible(2)
	}
	for e, s := range map[*widget.Entry]string{v.street: a.Street, v.code: a.PostalCode, v.city: a.City, v.region: a.Region, v.country: a.Country, v.label: a.Label} {
		l.form.set(e, s)
	}
	remove := widget.NewFieldIcon("close", window.WithKey(lang.L("Remove"), keys.Icons), nil)
	v.street.OnDrop = func() {
		l.form.w.DropMenu(v.street, fyne.NewMenuItem(lang.L("Remove"), func() { remove.OnTapped() }))
	}
	remove.OnTapped = func() {
		for i, o := range l.lines {
			if o == v {
				l.lines = append(l.lines[:i:i], l.lines[i+1:]...)
				l.box.Remove(v.row)
			}
		}
		l.box.Hidden = len(l.lines) == 0
		l.form.content.Refresh()
		l.form.changed()
	}
	v.row = container.New(layout.NewCustomPaddedVBoxLayout(4),
		container.NewBorder(nil, nil, nil, container.NewHBox(style.AtLeast(110, 0, v.label), remove), v.street),
		widget.Row(v.code, v.city, v.region, v.country))
	l.lines = append(l.lines, v)
	l.box.Add(v.row)
	l.box.Show()
	return v
}

// fill and tell are those of a valueList.
func (l *addressList) fill(a data.Address) {
	if len(l.lines) < linesShown {
		l.add(a)
		return
	}
	l.kept = append(l.kept, a)
}

func (l *addressList) tell() {
	if len(l.kept) > 0 {
		l.box.Add(moreKept(len(l.kept)))
	}
}

func (l *addressList) clear() {
	l.lines, l.kept, l.box.Objects = nil, nil, nil
	l.box.Hide()
}

func (l *addressList) values() []data.Address {
	var out []data.Address
	for _, v := range l.lines {
		a := v.base
		a.Street, a.PostalCode, a.City = l.form.said(v.street), l.form.said(v.code), l.form.said(v.city)
		a.Region, a.Country, a.Label = l.form.said(v.region), l.form.said(v.country), l.form.said(v.label)
		if !a.Empty() {
			out = append(out, a)
		}
	}
	return append(out, l.kept...)
}

// starImportance is how much the star of the preferred value stands out.
func starImportance(on bool) fw.Importance {
	if on {
		return fw.HighImportance
	}
	return fw.LowImportance
}
