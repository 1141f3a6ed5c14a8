package ui

import (
	"lanyard/data"
	"lanyard/data/export"
	"lanyard/ui/brief"
	"lanyard/ui/code"
	"lanyard/ui/events"
	"lanyard/ui/exporting"
	"lanyard/ui/lang"
	"lanyard/ui/people"
	"lanyard/ui/settings"
	"lanyard/ui/swap"
	"lanyard/ui/window"
)

// places are the ways between the screens, and what only the whole program knows.
func (a *App) places() window.Places {
	return window.Places{
		Person: func(id int64) {
			from := a.shell.current
			a.shell.open(people.Screen.Key)
			if from != people.Screen.Key {
				a.shell.from = from
			}
			page[*people.Page](a.shell).ShowPerson(id)
		},
		People: func(q data.Query) {
			a.shell.open(people.Screen.Key)
			page[*people.Page](a.shell).Find(q)
		},
		Hidden: func() {
			if a.shell != nil {
				a.shell.hidden()
			}
		},
		Event: func(id int64) {
			a.shell.open(events.Screen.Key)
			page[*events.Page](a.shell).Open(id)
		},
		Programme: func(id int64) {
			a.shell.open(events.Screen.Key)
			page[*events.Page](a.shell).OpenProgramme(id)
		},
		IntoEvent: func() { page[*events.Page](a.shell).Enter() },
		Open:      func(key string) { a.shell.open(key) },
		Back:      func() bool { return a.shell.back() },
		BackTo:    func() string { return a.shell.backTo() },
		Shown: func() (string, window.Page) {
			if a.shell == nil {
				return "", nil
			}
			return a.shell.current, a.shell.page()
		},
		Narrowed: func(to func(q *data.Query)) {
			a.shell.open(people.Screen.Key)
			page[*people.Page](a.shell).Narrow(to)
		},
		Promise:  func() { keyboard{a}.promise() },
		Search:   func(text string) { a.shell.search.SetText(text) },
		ToSearch: func() { a.Native.Canvas().Focus(a.shell.search) },
		Searched: func() string { return a.shell.search.Text },
		Quit:     a.quit,
		Keys:     keyboard{a}.show,
		OwnCodes: func() []string { return page[*swap.Page](a.shell).OwnCodes() },
		Restore:  a.restoreBackup,
		ChangeTo: a.changeTo,
		WayOut:   a.wayOut,
		Waiting:  a.wished.words,
		GoOn:     a.wished.goOn,
		Presented: func() {
			for _, p := range a.shell.pages {
				if p, ok := p.(window.Presenter); ok {
					p.Presented()
				}
			}
		},
		BackupsChanged: func() { page[*settings.Page](a.shell).Backups.Reload() },
		Uncovered: func() {
			if a.shell != nil {
				a.shell.uncovered()
			}
		},
	}
}

// exportShown exports what the present screen shows, else everybody.
func (a *App) exportShown() {
	if e, ok := a.shell.page().(window.Exporter); ok && e.Export() {
		return
	}
	exporting.People(a.Window, lang.L("Export people"), "", export.Job{Selection: data.Selection{}})
}

// showBrief shows the brief of the person that is shown, else of the event that is shown or where the user is.
func (a *App) showBrief() {
	event := a.Here.ID
	if e, ok := a.shell.page().(window.OfEvent); ok && e.OpenEvent() != 0 {
		event = e.OpenEvent()
	}
	if p, ok := a.shell.page().(window.OfPerson); ok && p.Selected() != 0 {
		brief.Person(a.Window, p.Selected(), 0)
		return
	}
	if event != 0 {
		brief.Event(a.Window, event)
		return
	}
	a.Say(lang.L("Open an event or a person: the brief is of one of them."))
}

// showCodeKey shows the code of the person that is shown, else one's own.
func (a *App) showCodeKey() {
	if p, ok := a.shell.page().(window.OfPerson); ok && p.Selected() != 0 {
		code.Show(a.Window, p.Selected())
		return
	}
	a.shell.open(swap.Screen.Key)
}
