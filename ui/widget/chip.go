package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/keys"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// Chip is a small rounded label: a topic, a filter, a status. With OnTapped it can be pressed, by
// keyboard too.
type Chip struct {
	fw.BaseWidget
	text     string
	icon     fyne.Resource
	OnTapped func()
	Strong   bool // filled with the accent
	// OnSecondary runs for a right click; nil: nothing does.
	OnSecondary func(*fyne.PointEvent)
	tip         string

	hovered, focused bool
}

// NewChip is a chip; icon names one of assets/icons or is "".
func NewChip(text, icon string, tapped func()) *Chip {
	c := &Chip{text: style.Name(text), OnTapped: tapped}
	if icon != "" {
		c.icon = style.Icon(icon)
	}
	c.ExtendBaseWidget(c)
	return c
}

// Text is the label as Name has it, also where less of it fits.
func (c *Chip) Text() string { return c.text }

// SetText replaces the label.
func (c *Chip) SetText(text string) {
	c.text = style.Name(text)
	c.Refresh()
}

// SetTip says what pressing it does, and its key.
func (c *Chip) SetTip(words string) { c.tip = style.Shown(words) }

// Tip implements Tipped.
func (c *Chip) Tip() string { return c.tip }

// Tapped implements fyne.Tappable.
func (c *Chip) Tapped(*fyne.PointEvent) {
	focus.LeaveTip(c)
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (c *Chip) TappedSecondary(e *fyne.PointEvent) {
	if c.OnSecondary != nil {
		focus.LeaveTip(c)
		c.OnSecondary(e)
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
func (c *Chip) MouseIn(*desktop.MouseEvent) {
	c.hovered = true
	c.Refresh()
	focus.RestOn(c, c.tip)
}

// MouseMoved implements desktop.Hoverable.
func (c *Chip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *Chip) MouseOut() {
	c.hovered = false
	c.Refresh()
	focus.LeaveTip(c)
}

// FocusGained implements fyne.Focusable.
func (c *Chip) FocusGained() { c.focused = true; c.Refresh(); focus.Reveal(c) }

// FocusLost implements fyne.Focusable.
func (c *Chip) FocusLost() { c.focused = false; c.Refresh() }

// AcceptsTab implements fyne.Tabbable: Tab waits where the other keys do.
func (c *Chip) AcceptsTab() bool { return focus.TakesTab(c) }

// TypedRune implements fyne.Focusable.
func (c *Chip) TypedRune(r rune) {
	if focus.KeptRune(c, r) {
		return
	}
	if r != ' ' {
		focus.ForwardRune(c, r)
	}
}

// TypedKey implements fyne.Focusable.
func (c *Chip) TypedKey(e *fyne.KeyEvent) {
	if focus.KeptKey(c, e) {
		return
	}
	switch focus.Pressed(keys.Button, e, 0) {
	case keys.Press, keys.PressSpace:
		focus.Spend(c, e)
		c.Tapped(nil)
	default:
		focus.ForwardKey(c, e)
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

// MinSize implements fyne.WidgetRenderer.
func (r *chipRenderer) MinSize() fyne.Size {
	s := fyne.MeasureText(r.c.text, theme.CaptionTextSize(), fyne.TextStyle{})
	w := s.Width + 20
	if r.c.icon != nil {
		w += chipIcon + 4
	}
	return fyne.NewSize(w, max(s.Height+8, 26))
}

// Layout implements fyne.WidgetRenderer.
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
		r.text.Text = style.Ellipsis(r.c.text, max(0, s.Width-x-10), r.text.TextSize, fyne.TextStyle{})
	}
	t := r.text.MinSize()
	r.text.Resize(fyne.NewSize(max(0, s.Width-x), t.Height))
	r.text.Move(fyne.NewPos(x, y+(h-t.Height)/2))
}

// Refresh implements fyne.WidgetRenderer.
func (r *chipRenderer) Refresh() {
	fill, front := style.ColorChip, theme.ColorNameForeground
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

// Objects implements fyne.WidgetRenderer.
func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.over, r.icon, r.text}
}

// Destroy implements fyne.WidgetRenderer.
func (r *chipRenderer) Destroy() {}
