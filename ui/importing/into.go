package importing

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// importInto chooses where the people of a file go: into People alone, or on the list of an event too, and as
// what. The event that is open is proposed, else the one where the user is.
type importInto struct {
	job     *job
	changed func()

	content fyne.CanvasObject
	line    *fyne.Container
	event   *widget.Select
	status  *widget.Select
	as      fyne.CanvasObject // the status, with a width of its own
	events  []store.EventRow  // in the order of the options after the first
}

// newImportInto asks into which event's list the people of a file come.
func newImportInto(j *job, changed func()) *importInto {
	texts := make([]string, len(edit.ListStatuses))
	for i, st := range edit.ListStatuses {
		texts[i] = words.Status(st)
	}
	n := &importInto{job: j, changed: changed, status: widget.NewSelect(texts, nil)}
	if !j.asked && j.kind != format.JSON { // Lanyard's own document says who is on which list
		j.event = eventBehind(j.w)
	}
	if j.event != 0 && j.status == "" {
		j.status = data.Expected
	}
	n.status.SetSelectedIndex(max(0, slices.Index(edit.ListStatuses, j.status)))
	n.as = style.AtLeast(160, 0, n.status)
	n.as.Hide() // until the events are read
	n.event = widget.NewSelect([]string{lang.L("People only")}, nil)
	n.line = container.NewBorder(nil, nil, nil, n.as, n.event)
	n.content = widget.Field(lang.L("Into"), n.line)
	n.event.OnChanged = func(string) { n.choose() }
	n.status.OnChanged = func(string) { n.choose() }
	n.read()
	return n
}

// eventBehind is the event that is open, else the one where the user is; 0 for none.
func eventBehind(w *window.Window) int64 {
	_, page := w.Places.Shown()
	if e, ok := page.(window.OfEvent); ok && e.OpenEvent() != 0 {
		return e.OpenEvent()
	}
	return w.Here.ID
}

// read lists the events, the proposed one first, and shows what is chosen of them.
func (n *importInto) read() {
	window.Load(n.job.w, lang.L("The events could not be read"), n.job.w.Store.Events, func(rows []store.EventRow) {
		first := slices.IndexFunc(rows, func(r store.EventRow) bool { return r.ID == n.job.event })
		if first > 0 {
			rows = slices.Concat(rows[first:first+1], rows[:first], rows[first+1:])
		}
		n.events = rows
		options := []string{lang.L("People only")}
		for _, name := range words.EventNames(rows) {
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
		edit.Event(n.job.w, data.Event{}, func(id int64) {
			n.job.event, n.job.asked = id, true
			n.job.status = edit.ListStatuses[max(0, n.status.SelectedIndex())]
			n.read()
		})
		return
	case i >= 0:
		id = n.events[i].ID
	}
	status := data.AttendeeStatus("")
	if id != 0 {
		status = edit.ListStatuses[max(0, n.status.SelectedIndex())]
	}
	if id == n.job.event && status == n.job.status {
		return
	}
	n.job.event, n.job.status, n.job.asked = id, status, true
	n.show()
}
