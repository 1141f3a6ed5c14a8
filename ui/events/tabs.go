package events

import (
	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/ui/followup"
	"lanyard/ui/programme"
	"lanyard/ui/report"
	"lanyard/ui/window"
)

// Tab is one view of an event's page. It takes keys and letters that nothing focused uses when it is a window.Keyed or a
// window.Lettered.
type Tab interface {
	// Content is built once.
	Content() fyne.CanvasObject
	// Show reads what the tab shows of an event. It is called when the tab comes up and when something has changed since, with
	// the event as it was just read.
	Show(e data.Event)
	// Focus puts the keyboard focus where work in the tab starts.
	Focus()
}

// The tabs by their keys.
const (
	peopleTab    = "people"
	programmeTab = "programme"
	followUpTab  = "follow up"
	reportTab    = "report"
)

// tabKind says how a tab is called and made.
type tabKind struct {
	key   string
	label say.Text
	make  func(w *window.Window, d *eventDetail) Tab
}

// tabKinds are the tabs in their order.
var tabKinds = []tabKind{
	{peopleTab, say.T("People"), func(w *window.Window, d *eventDetail) Tab { return newPeople(w, d) }},
	{programmeTab, say.T("Programme"), func(w *window.Window, _ *eventDetail) Tab { return programme.New(w) }},
	{followUpTab, say.T("Follow up"), func(w *window.Window, _ *eventDetail) Tab { return followup.New(w) }},
	{reportTab, say.T("Report"), func(w *window.Window, _ *eventDetail) Tab { return report.New(w) }},
}

// tab gives a tab of the page, made when it is first asked for.
func (d *eventDetail) tab(key string) Tab {
	if d.tabs[key] == nil {
		for _, k := range tabKinds {
			if k.key == key {
				d.tabs[key] = k.make(d.w, d)
			}
		}
	}
	return d.tabs[key]
}

// People is the tab of the event's people.
func (d *eventDetail) People() *People { return d.tab(peopleTab).(*People) }

// FollowUp is the tab of who is open.
func (d *eventDetail) FollowUp() *followup.Tab { return d.tab(followUpTab).(*followup.Tab) }

// turnTo chooses the tab that is shown.
func (d *eventDetail) turnTo(key string) {
	if d.at == key {
		return
	}
	d.at = key
	d.People().moved = true
	d.showHead()
	d.showTab()
}

// turn goes to the tab before or after the one that is shown, and round at the ends.
func (d *eventDetail) turn(step int) {
	if d.Event.ID == 0 {
		return
	}
	for i, k := range tabKinds {
		if k.key == d.at {
			d.w.LetGo()
			d.turnTo(tabKinds[(i+step+len(tabKinds))%len(tabKinds)].key)
			d.focus()
			return
		}
	}
}

// showTab shows the chosen tab, which reads what it shows.
func (d *eventDetail) showTab() {
	t := d.tab(d.at)
	if o := t.Content(); len(d.body.Objects) != 1 || d.body.Objects[0] != o {
		d.body.Objects = []fyne.CanvasObject{o}
		d.body.Refresh()
	}
	t.Show(d.Event)
}
