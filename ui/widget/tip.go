package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// Tip implements Tipped.
func (b *Button) Tip() string { return b.tip }

// SetTip says anew what a button does whose icon has changed.
func (b *Button) SetTip(words string) { b.tip = style.Shown(words) }

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(e *desktop.MouseEvent) {
	b.Button.MouseIn(e)
	focus.RestOn(b, b.tip)
}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() {
	b.Button.MouseOut()
	focus.LeaveTip(b)
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(e *fyne.PointEvent) {
	focus.LeaveTip(b)
	b.Button.Tapped(e)
}

// SetTip says in a tip what a check box does that has no words beside it.
func (c *Check) SetTip(words string) { c.tip = style.Shown(words) }

// Tip implements Tipped.
func (c *Check) Tip() string { return c.tip }

// MouseIn implements desktop.Hoverable.
func (c *Check) MouseIn(e *desktop.MouseEvent) {
	c.Check.MouseIn(e)
	focus.RestOn(c, c.tip)
}

// MouseOut implements desktop.Hoverable.
func (c *Check) MouseOut() {
	c.Check.MouseOut()
	focus.LeaveTip(c)
}

// Tapped implements fyne.Tappable.
func (c *Check) Tapped(e *fyne.PointEvent) {
	focus.LeaveTip(c)
	c.Check.Tapped(e)
}
