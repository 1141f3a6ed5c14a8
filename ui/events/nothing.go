package events

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/ui/widget"
)

// nothing is a tab of an event that has nothing of its kind.
type nothing struct{ content fyne.CanvasObject }

func newNothing(icon, title, text string) *nothing {
	return &nothing{container.NewVScroll(widget.EmptyState(icon, title, text))}
}

// Content implements Tab.
func (n *nothing) Content() fyne.CanvasObject { return n.content }

// Show implements Tab.
func (n *nothing) Show(data.Event) {}

// Focus implements Tab.
func (n *nothing) Focus() {}
