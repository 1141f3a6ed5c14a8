package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/keys"
)

// Chip is a small rounded label: a topic, a filter, a status. With OnTapped it can be pressed, by
// keyboard too.
type Chip struct {
	fw.BaseWidget
	text     string
	icon     fyne.Resource
	OnTapped func()
	Strong   bool // filled with the accent

	hovered, focused bool
}

// NewChip is a chip; icon names one of assets/icons or is "".
func NewChip(text, icon string, tapped func()) *Chip {
	c := &Chip{text: Name(text), OnTapped: tapped}
	if icon != "" {
		c.icon = Icon(icon)
	}
	c.ExtendBaseWidget(c)
	return c
}

// Text is the label as Name has it, also where less of it fits.
func (c *Chip) Text() string { return c.text }

// SetText replaces the label.
func (c *Chip) SetText(text string) {
	c.text = Name(text)
	c.Refresh()
}

// Tapped implements fyne.Tappable.
func (c *Chip) Tapped(*fyne.PointEvent) {
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

// Cursor implements desktop.Cursorable.
func (c *Chip) Cursor() desktop.Cursor {
	if c.OnTapped != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Disabled implements fyne.Disableable: a chip that does nothing gets no focus.
func (c *Chip) Disabled() bool { return c.OnTapped == nil }

// Enable implements fyne.Disableable; OnTapped decides.
func (c *Chip) Enable() {}

// Disable implements fyne.Disableable; OnTapped decides.
func (c *Chip) Disable() {}

// MouseIn implements desktop.Hoverable.
func (c *Chip) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (c *Chip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *Chip) MouseOut() { c.hovered = false; c.Refresh() }

// FocusGained implements fyne.Focusable.
func (c *Chip) FocusGained() { c.focused = true; c.Refresh(); reveal(c) }

// FocusLost implements fyne.Focusable.
func (c *Chip) FocusLost() { c.focused = false; c.Refresh() }

// AcceptsTab implements fyne.Tabbable: Tab waits where the other keys do.
func (c *Chip) AcceptsTab() bool { return takesTab(c) }

// TypedRune implements fyne.Focusable.
func (c *Chip) TypedRune(r rune) {
	if keptRune(c, r) {
		return
	}
	if r != ' ' {
		forwardRune(c, r)
	}
}

// TypedKey implements fyne.Focusable.
func (c *Chip) TypedKey(e *fyne.KeyEvent) {
	if keptKey(c, e) {
		return
	}
	switch Pressed(keys.Button, e, 0) {
	case keys.Press, keys.PressSpace:
		spend(c, e)
		c.Tapped(nil)
	default:
		forwardKey(c, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &chipRenderer{c: c, back: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Black), icon: canvas.NewImageFromResource(nil), over: canvas.NewRectangle(color.Transparent)}
	r.icon.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type chipRenderer struct {
	c    *Chip
	back *canvas.Rectangle
	over *canvas.Rectangle // the pointer or the focus is on it
	text *canvas.Text
	icon *canvas.Image
}

const chipIcon = 16

func (r *chipRenderer) MinSize() fyne.Size {
	s := fyne.MeasureText(r.c.text, theme.CaptionTextSize(), fyne.TextStyle{})
	w := s.Width + 20
	if r.c.icon != nil {
		w += chipIcon + 4
	}
	return fyne.NewSize(w, max(s.Height+8, 26))
}

func (r *chipRenderer) Layout(s fyne.Size) {
	h := r.MinSize().Height
	y := (s.Height - h) / 2
	r.back.Move(fyne.NewPos(0, y))
	r.back.Resize(fyne.NewSize(s.Width, h))
	r.over.Move(r.back.Position())
	r.over.Resize(r.back.Size())
	x := float32(10)
	if r.c.icon != nil {
		r.icon.Resize(fyne.NewSquareSize(chipIcon))
		r.icon.Move(fyne.NewPos(8, y+(h-chipIcon)/2))
		x = 8 + chipIcon + 4
	}
	if r.text.Text = r.c.text; s.Width < r.MinSize().Width { // also while it has no width yet
		r.text.Text = Ellipsis(r.c.text, max(0, s.Width-x-10), r.text.TextSize, fyne.TextStyle{})
	}
	t := r.text.MinSize()
	r.text.Resize(fyne.NewSize(max(0, s.Width-x), t.Height))
	r.text.Move(fyne.NewPos(x, y+(h-t.Height)/2))
}

func (r *chipRenderer) Refresh() {
	fill, front := ColorChip, theme.ColorNameForeground
	if r.c.Strong {
		fill, front = theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary
	}
	r.back.FillColor = theme.Color(fill)
	r.back.CornerRadius = r.MinSize().Height / 2
	r.over.CornerRadius = r.back.CornerRadius
	r.over.FillColor, r.over.StrokeWidth = color.Transparent, 0
	if r.c.hovered && !r.c.Disabled() {
		r.over.FillColor = theme.Color(theme.ColorNameHover)
	}
	if r.c.focused {
		r.over.StrokeColor, r.over.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
		if r.c.Strong {
			r.over.StrokeColor = theme.Color(theme.ColorNameForeground)
		}
	}
	r.text.Text, r.text.TextSize, r.text.Color = r.c.text, theme.CaptionTextSize(), theme.Color(front)
	r.icon.Resource = r.c.icon
	if r.c.Strong && r.c.icon != nil {
		r.icon.Resource = theme.NewColoredResource(r.c.icon, theme.ColorNameForegroundOnPrimary)
	}
	r.icon.Hidden = r.c.icon == nil
	r.Layout(r.c.Size())
	r.back.Refresh()
	r.over.Refresh()
	r.text.Refresh()
	r.icon.Refresh()
}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.over, r.icon, r.text}
}
func (r *chipRenderer) Destroy() {}

// Surface puts content on a pane of the surface colour.
func Surface(content fyne.CanvasObject) fyne.CanvasObject { return onColor(ColorSurface, 0, content) }

// Card puts content on a rounded surface with padding.
func Card(content fyne.CanvasObject) fyne.CanvasObject {
	return onColor(ColorSurface, 10, Inset(16, content))
}

// Inset is content with the same margin on all sides.
func Inset(margin float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(margin, margin, margin, margin), content)
}

// Gap is an empty space of fixed size.
func Gap(width, height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

// AtLeast gives content a minimum size.
func AtLeast(width, height float32, content fyne.CanvasObject) *fyne.Container {
	return container.NewStack(Gap(width, height), content)
}

// AtMost keeps content from growing wider than width; it stays at the left.
func AtMost(width float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(atMost(width), content)
}

type atMost float32

func (m atMost) MinSize(o []fyne.CanvasObject) fyne.Size {
	s := o[0].MinSize()
	return fyne.NewSize(min(s.Width, float32(m)), s.Height)
}

func (m atMost) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(min(s.Width, float32(m)), s.Height))
}

// onColor follows the theme: it is a widget so that a theme change repaints it.
func onColor(name fyne.ThemeColorName, radius float32, content fyne.CanvasObject) fyne.CanvasObject {
	b := &backdrop{name: name, radius: radius, content: content}
	b.ExtendBaseWidget(b)
	return b
}

type backdrop struct {
	fw.BaseWidget
	name    fyne.ThemeColorName
	radius  float32
	content fyne.CanvasObject
}

func (b *backdrop) CreateRenderer() fyne.WidgetRenderer {
	return &backdropRenderer{b: b, rect: &canvas.Rectangle{FillColor: theme.Color(b.name), CornerRadius: b.radius}}
}

type backdropRenderer struct {
	b    *backdrop
	rect *canvas.Rectangle
}

func (r *backdropRenderer) MinSize() fyne.Size { return r.b.content.MinSize() }
func (r *backdropRenderer) Layout(s fyne.Size) {
	r.rect.Resize(s)
	r.b.content.Resize(s)
}

func (r *backdropRenderer) Refresh() {
	r.rect.FillColor = theme.Color(r.b.name)
	r.rect.Refresh()
	r.b.content.Refresh()
}

func (r *backdropRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.rect, r.b.content}
}
func (r *backdropRenderer) Destroy() {}

// Wrap lays widgets out in rows like words of a text, 6 px apart. Its height follows from the width
// it was last given.
func Wrap(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrapLayout{}, objects...)
}

type wrapLayout struct{ width float32 }

const wrapGap = 6

func (w *wrapLayout) place(o []fyne.CanvasObject, width float32, put bool) float32 {
	x, y, row := float32(0), float32(0), float32(0)
	for _, c := range o {
		if !c.Visible() {
			continue
		}
		s := c.MinSize()
		s.Width = min(s.Width, width)
		if x > 0 && x+s.Width > width {
			x, y, row = 0, y+row+wrapGap, 0
		}
		if put {
			c.Move(fyne.NewPos(x, y))
			c.Resize(s)
		}
		x += s.Width + wrapGap
		row = max(row, s.Height)
	}
	return y + row
}

func (w *wrapLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := w.width
	if width == 0 {
		width = 400
	}
	return fyne.NewSize(40, w.place(o, width, false))
}

func (w *wrapLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w.width = s.Width
	w.place(o, s.Width, true)
}
