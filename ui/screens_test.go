package ui

// The screens of a window that is tested.

func (a *App) today() *todayScreen           { return page[*todayScreen](a.shell) }
func (a *App) people() *peopleScreen         { return page[*peopleScreen](a.shell) }
func (a *App) events() *eventsScreen         { return page[*eventsScreen](a.shell) }
func (a *App) swap() *swapScreen             { return page[*swapScreen](a.shell) }
func (a *App) settings() *settingsScreen     { return page[*settingsScreen](a.shell) }
func (a *App) duplicates() *duplicatesScreen { return page[*duplicatesScreen](a.shell) }

// full is the page over the whole screen; nil while there is none.
func full(a *App) *fullPage {
	f, _ := a.Full.(*fullPage)
	return f
}
