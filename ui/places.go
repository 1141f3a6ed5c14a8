package ui

import (
	"lanyard/data"
	"lanyard/data/export"

	"lanyard/ui/lang"
)

// places are the ways between the screens, and what only the whole program knows.
func (a *App) places() Places {
	return Places{
		Person: func(id int64) {
			a.shell.open(peoplePlace.Key)
			page[*peopleScreen](a.shell).showPerson(id)
		},
		Event: func(id int64) {
			a.shell.open(eventsPlace.Key)
			page[*eventsScreen](a.shell).open(id)
		},
		Programme: func(id int64) {
			a.shell.open(eventsPlace.Key)
			page[*eventsScreen](a.shell).openProgramme(id)
		},
		Open: func(key string) { a.shell.open(key) },
		Shown: func() (string, Page) {
			if a.shell == nil {
				return "", nil
			}
			return a.shell.current, a.shell.page()
		},
		Search:   func(text string) { a.shell.search.SetText(text) },
		ToSearch: func() { a.Native.Canvas().Focus(a.shell.search) },
		Searched: func() string { return a.shell.search.Text },
		Quit:     a.quit,
		Keys:     a.showKeys,
		OwnCodes: func() []string { return page[*swapScreen](a.shell).ownCodes() },
		Restore:  a.restoreBackup,
		ChangeTo: a.changeTo,
		WayOut:   a.wayOut,
		Waiting:  a.wished.words,
		GoOn:     a.wished.goOn,
		Presented: func() {
			for _, p := range a.shell.pages {
				if p, ok := p.(Presenter); ok {
					p.Presented()
				}
			}
		},
		BackupsChanged: func() { page[*settingsScreen](a.shell).backups.reload() },
		Uncovered: func() {
			if a.shell != nil {
				a.shell.uncovered()
			}
		},
	}
}

// exportShown exports what the present screen shows, else everybody.
func (a *App) exportShown() {
	if e, ok := a.shell.page().(Exporter); ok && e.Export() {
		return
	}
	a.exportSheet(lang.L("Export people"), "", export.Job{Selection: data.Selection{}})
}

// showCodeKey shows the code of the person that is shown, else one's own.
func (a *App) showCodeKey() {
	if p, ok := a.shell.page().(OfPerson); ok && p.Selected() != 0 {
		a.showCode(p.Selected())
		return
	}
	a.shell.open(swapPlace.Key)
}
