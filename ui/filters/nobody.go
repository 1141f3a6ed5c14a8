package filters

import (
	"fyne.io/fyne/v2"

	"lanyard/ui/cards"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// Nobody stands in the place of a list in which nobody fulfils the conditions. unsided is that of the store's Result; clear drops
// every condition.
func (f *Filters) Nobody(unsided bool, clear func()) fyne.CanvasObject {
	everybody := widget.NewButton(lang.L("Show everybody"), "", clear)
	why := ""
	if style.Hidden() && f.query.Text != "" {
		why = lang.L("Notes and answers are not searched while they are hidden.")
	}
	if !unsided {
		return widget.EmptyState("search", lang.L("Nobody matches"), why, everybody)
	}
	return widget.EmptyState("search", lang.L("Nobody matches"),
		lang.L("Your own details name no organisation, so it is not known who belongs to it."),
		widget.NewPrimary(lang.L("Name your organisation …"), "edit", func() { cards.Me(f.w, f.look) }), everybody)
}
