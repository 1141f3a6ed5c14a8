package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/keys"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// Button is Fyne's button that Enter presses too, and that leaves other keys to the window.
type Button struct {
	fw.Button
	// Passed is a button that Tab passes by: one of many small ones beside a field, with a key of its own.
	Passed bool
	// ByEnter is a button that a blank does not press: it stands where somebody may be typing on.
	ByEnter bool
	tip     string // of one that has no words
	focused bool
}

// NewButton is a button with a text, an icon (name in assets/icons, "" for none) or both.
func NewButton(text, icon string, tapped func()) *Button {
	b := &Button{}
	b.Text, b.OnTapped = style.Name(text), tapped
	if icon != "" {
		b.Icon = style.Icon(icon)
	}
	b.ExtendBaseWidget(b)
	return b
}

// NewPrimary is the one button of a group that does what the group is for.
func NewPrimary(text, icon string, tapped func()) *Button {
	b := NewButton(text, icon, tapped)
	b.Importance = fw.HighImportance
	return b
}

// NewQuiet is a button without a background.
func NewQuiet(text, icon string, tapped func()) *Button {
	b := NewButton(text, icon, tapped)
	b.Importance = fw.LowImportance
	return b
}

// NewIcon is a quiet button that has an icon alone. The tip says what it does when the pointer rests on it, and
// with which key after two blanks.
func NewIcon(icon, tip string, tapped func()) *Button {
	b := NewQuiet("", icon, tapped)
	b.SetTip(tip)
	return b
}

// NewFieldIcon is an icon beside a field. Tab passes it by: the keyboard has a key for it.
func NewFieldIcon(icon, tip string, tapped func()) *Button {
	b := NewIcon(icon, tip, tapped)
	b.Passed = true
	return b
}

// NewDanger is a button for what cannot be undone.
func NewDanger(text, icon string, tapped func()) *Button {
	b := NewButton(text, icon, tapped)
	b.Importance = fw.DangerImportance
	return b
}

// CreateRenderer gives the button a ring while it has the focus: Fyne's tint alone does not show on one that is
// filled with the accent.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	ring := &canvas.Rectangle{FillColor: color.Transparent, StrokeWidth: 2}
	ring.Hide()
	return style.NewOutlined(b.Button.CreateRenderer(), ring, func() {
		ring.Hidden = !b.focused || b.Disabled()
		ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
		if b.Importance == fw.HighImportance {
			ring.StrokeColor = theme.Color(theme.ColorNameForeground)
		}
	})
}

// SetText replaces the text.
func (b *Button) SetText(text string) { b.Button.SetText(style.Name(text)) }

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() {
	if b.Passed && passOn(b) {
		return
	}
	b.focused = true
	b.Button.FocusGained()
	focus.Reveal(b)
}

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() {
	b.focused = false
	b.Button.FocusLost()
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	if focus.KeptKey(b, e) {
		return
	}
	switch k := focus.Pressed(keys.Button, e, 0); k {
	case keys.Press, keys.PressSpace:
		if !b.Disabled() && !(b.ByEnter && k == keys.PressSpace) && b.OnTapped != nil {
			focus.Spend(b, e)
			b.OnTapped()
		}
	default:
		focus.ForwardKey(b, e)
	}
}

// AcceptsTab implements fyne.Tabbable: Tab waits where the other keys do.
func (b *Button) AcceptsTab() bool { return focus.TakesTab(b) }

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(r rune) {
	if focus.KeptRune(b, r) {
		return
	}
	if r != ' ' {
		focus.ForwardRune(b, r)
	}
}

// Check is Fyne's check box that leaves other keys to the window.
type Check struct {
	fw.Check
	focusNoted
	tip string // of one that has no words
}

// NewCheck is a check box. One without a text needs SetTip.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = style.Name(text), changed
	c.ExtendBaseWidget(c)
	return c
}

// SetText replaces the text.
func (c *Check) SetText(text string) { c.Check.SetText(style.Name(text)) }

// FocusGained implements fyne.Focusable.
func (c *Check) FocusGained() {
	c.Check.FocusGained()
	focus.Reveal(c)
	c.note(true)
}

// FocusLost implements fyne.Focusable.
func (c *Check) FocusLost() {
	c.Check.FocusLost()
	c.note(false)
}

// TypedKey implements fyne.Focusable.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if focus.KeptKey(c, e) {
		return
	}
	if focus.Pressed(keys.Button, e, 0) == keys.PressSpace {
		if focus.BringBack(c) {
			focus.Spend(c, e)
			return
		}
		c.Check.TypedKey(e)
		return
	}
	focus.ForwardKey(c, e)
}

// AcceptsTab implements fyne.Tabbable: Tab waits where the other keys do.
func (c *Check) AcceptsTab() bool { return focus.TakesTab(c) }

// TypedRune implements fyne.Focusable.
func (c *Check) TypedRune(r rune) {
	if focus.KeptRune(c, r) {
		return
	}
	if r == ' ' {
		c.Check.TypedRune(r)
		return
	}
	focus.ForwardRune(c, r)
}

// Select is Fyne's select that leaves Esc to the window.
type Select struct{ fw.Select }

// NewSelect is a choice among options.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged = optionNames(options), changed
	s.PlaceHolder = " " // where what is chosen is still being read, Fyne's would ask for a choice
	s.ExtendBaseWidget(s)
	return s
}

// SetOptions replaces the options.
func (s *Select) SetOptions(options []string) { s.Select.SetOptions(optionNames(options)) }

func optionNames(options []string) []string {
	out := make([]string, len(options))
	for i, o := range options {
		out[i] = style.Name(o)
	}
	return out
}

// CreateRenderer gives the select the border of an entry: its fill alone does not show on a card.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	border := &canvas.Rectangle{FillColor: color.Transparent, StrokeWidth: 1}
	return style.NewOutlined(s.Select.CreateRenderer(), border, func() { border.StrokeColor = theme.Color(theme.ColorNameInputBorder) })
}

// FocusGained implements fyne.Focusable.
func (s *Select) FocusGained() {
	s.Select.FocusGained()
	focus.Reveal(s)
}

// TypedKey implements fyne.Focusable.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	if focus.KeptKey(s, e) {
		return
	}
	switch focus.Pressed(keys.Choice, e, 0) {
	case keys.Choose, keys.ChooseUp, keys.ChooseDown, keys.ChooseLeft, keys.ChooseRight:
		s.Select.TypedKey(e)
	default:
		focus.ForwardKey(s, e)
	}
}

// AcceptsTab implements fyne.Tabbable: Tab waits where the other keys do.
func (s *Select) AcceptsTab() bool { return focus.TakesTab(s) }

// TypedRune implements fyne.Focusable: letters are the window's keys. A blank opens the choice.
func (s *Select) TypedRune(r rune) {
	if focus.KeptRune(s, r) {
		return
	}
	if r != ' ' {
		focus.ForwardRune(s, r)
	}
}
