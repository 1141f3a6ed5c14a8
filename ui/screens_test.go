package ui

import (
	"lanyard/ui/code"
	"lanyard/ui/duplicates"
	"lanyard/ui/events"
	"lanyard/ui/people"
	"lanyard/ui/settings"
	"lanyard/ui/swap"
	"lanyard/ui/today"
)

// The screens of a window that is tested.

func (a *App) today() *today.Page           { return page[*today.Page](a.shell) }
func (a *App) people() *people.Page         { return page[*people.Page](a.shell) }
func (a *App) events() *events.Page         { return page[*events.Page](a.shell) }
func (a *App) swap() *swap.Page             { return page[*swap.Page](a.shell) }
func (a *App) settings() *settings.Page     { return page[*settings.Page](a.shell) }
func (a *App) duplicates() *duplicates.Page { return page[*duplicates.Page](a.shell) }

// full is the page over the whole screen; nil while there is none.
func full(a *App) *code.FullPage {
	f, _ := a.Full.(*code.FullPage)
	return f
}
