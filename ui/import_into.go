package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// listStatuses are what people of a file can be on the list of an event, as they are offered.
var listStatuses = []data.AttendeeStatus{data.Expected, data.WantToMeet, data.Met, data.Closed}

// importInto chooses where the people of a file go: into People alone, or on the list of an event too, and as
// what. The event that is open is proposed, else the one where the user is.
type importInto struct {
	job     *importJob
	changed func()

	content fyne.CanvasObject
	line    *fyne.Container
	event   *widget.Select
	status  *widget.Select
	as      fyne.CanvasObject // the status, with a width of its own
	events  []store.EventRow  // in the order of the options after the first
}

func newImportInto(j *importJob, changed func()) *importInto {
	words := make([]string, len(listStatuses))
	for i, st := range listStatuses {
		words[i] = statusWord(st)
	}
	n := &importInto{job: j, changed: changed, status: widget.NewSelect(words, nil)}
	if !j.asked && j.kind != format.JSON { // Lanyard's own document says who is on which list
		j.event = j.app.eventBehind()
	}
	if j.event != 0 && j.status == "" {
		j.status = data.Expected
	}
	n.status.SetSelectedIndex(max(0, slices.Index(listStatuses, j.status)))
	n.as = widget.AtLeast(160, 0, n.status)
	n.as.Hide() // until the events are read
	n.event = widget.NewSelect([]string{lang.L("People only")}, nil)
	n.line = container.NewBorder(nil, nil, nil, n.as, n.event)
	n.content = field(lang.L("Into"), n.line)
	n.event.OnChanged = func(string) { n.choose() }
	n.status.OnChanged = func(string) { n.choose() }
	n.read()
	return n
}

// eventBehind is the event that is open, else the one where the user is; 0 for none.
func (a *Window) eventBehind() int64 {
	_, page := a.Places.Shown()
	if e, ok := page.(OfEvent); ok && e.OpenEvent() != 0 {
		return e.OpenEvent()
	}
	return a.CurrentEvent().ID
}

// read lists the events, the proposed one first, and shows what is chosen of them.
func (n *importInto) read() {
	Load(n.job.app, lang.L("The events could not be read"), n.job.app.Store.Events, func(rows []store.EventRow) {
		first := slices.IndexFunc(rows, func(r store.EventRow) bool { return r.ID == n.job.event })
		if first > 0 {
			rows = slices.Concat(rows[first:first+1], rows[:first], rows[first+1:])
		}
		n.events = rows
		options := []string{lang.L("People only")}
		for _, name := range eventNames(rows) {
			options = append(options, lang.L("People and the list of {{.Event}}", name))
		}
		n.event.SetOptions(append(options, lang.L("New event …")))
		if first < 0 {
			n.job.event, n.job.status = 0, "" // it is gone
		}
		n.show()
	})
}

// show shows the job's choice.
func (n *importInto) show() {
	n.event.SetSelectedIndex(1 + slices.IndexFunc(n.events, func(r store.EventRow) bool { return r.ID == n.job.event }))
	if n.job.event == 0 {
		n.as.Hide()
	} else {
		n.as.Show()
	}
	n.line.Refresh()
	n.event.Refresh()
	n.changed()
}

// choose takes over what the user chose.
func (n *importInto) choose() {
	i := n.event.SelectedIndex() - 1
	id := int64(0)
	switch {
	case i >= len(n.events):
		n.show() // what was chosen stays until there is another
		n.job.app.editEvent(data.Event{}, func(id int64) {
			n.job.event, n.job.asked = id, true
			n.job.status = listStatuses[max(0, n.status.SelectedIndex())]
			n.read()
		})
		return
	case i >= 0:
		id = n.events[i].ID
	}
	status := data.AttendeeStatus("")
	if id != 0 {
		status = listStatuses[max(0, n.status.SelectedIndex())]
	}
	if id == n.job.event && status == n.job.status {
		return
	}
	n.job.event, n.job.status, n.job.asked = id, status, true
	n.show()
}
