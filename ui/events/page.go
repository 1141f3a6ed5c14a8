package events

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/window"
)

// eventDetail is the page of one event: its head, with the one main button, and the tab that is chosen.
type eventDetail struct {
	w       *window.Window
	Content *fyne.Container
	Head    *fyne.Container
	body    *fyne.Container
	back    func() // gives the keys to the list of events

	Event  data.Event // as it is shown; ID 0: none
	here   bool       // the user is there
	over   bool       // the user has not said that they left, and the event has ended
	low    bool       // there is little height: see pageLayout
	agreed agreed
	tabs   map[string]Tab
	at     string // the key of the chosen tab
	want   int64  // the event asked for
	next   string // the tab at which the next event opens; "": People
	asked  window.Latest

	changed store.Changed // since the tab was shown last; nil: whatever

	entering bool // the tab gets the keys when the event is read
}

func newEventDetail(w *window.Window, back func()) *eventDetail {
	return &eventDetail{
		w: w, back: back, at: peopleTab, tabs: map[string]Tab{},
		Content: container.NewStack(), Head: container.NewStack(), body: container.NewStack(),
	}
}

// open shows an event; 0 shows none.
func (d *eventDetail) open(id int64) {
	if id != d.want {
		d.at = peopleTab
	}
	if d.next != "" && id != 0 {
		d.at, d.next = d.next, ""
	}
	d.want, d.changed = id, nil
	d.reload()
}

// shownEvent is what the head shows.
type shownEvent struct {
	event  data.Event
	here   bool
	over   bool // the user is there still, and the event has ended
	agreed agreed
}

// reload reads the event anew.
func (d *eventDetail) reload() {
	id, asked := d.want, d.asked.Next()
	if id == 0 {
		d.blank()
		return
	}
	window.LoadFor(d.w, asked, lang.L("The event could not be read"), func(ctx context.Context) (v shownEvent, err error) {
		v.event, err = d.w.Store.Event(ctx, id)
		if errors.Is(err, data.ErrNotFound) { // it was undone, or deleted elsewhere: the list knows which comes next
			return shownEvent{}, nil
		}
		if err != nil {
			return v, err
		}
		current, _, over, ok, err := d.w.Store.Current(ctx)
		v.here = ok && current.ID == id
		v.over = v.here && over
		if err == nil {
			v.agreed, err = readAgreed(ctx, d.w.Store, id)
		}
		return v, err
	}, d.show)
}

func (d *eventDetail) blank() {
	d.Event, d.here = data.Event{}, false
	d.Content.Objects = nil
	d.Content.Refresh()
}

func (d *eventDetail) show(v shownEvent) {
	if v.event.ID == 0 {
		d.blank()
		return
	}
	d.Event, d.here, d.over, d.agreed = v.event, v.here, v.over, v.agreed
	d.showHead()
	d.showTab()
	if d.entering {
		d.entering = false
		d.focus()
	}
	d.changed = store.Changed{}
	if len(d.Content.Objects) == 0 {
		d.Content.Objects = []fyne.CanvasObject{container.New(&pageLayout{d: d}, d.Head, d.body)}
	}
	d.Content.Refresh()
}

// touched reports whether things of some kinds may have changed since the tab was shown last.
func (d *eventDetail) touched(kinds ...store.Kind) bool { return window.Touches(d.changed, kinds...) }

// noteChange remembers what has changed.
func (d *eventDetail) noteChange(c store.Changed) {
	if c == nil || d.changed == nil {
		d.changed = nil
		return
	}
	for kind, ids := range c {
		d.changed[kind] = ids
	}
}

// comeUp reads the people again where their rows are to be placed anew.
func (d *eventDetail) comeUp() {
	if p, ok := d.shownTab().(*People); ok && p.moved {
		p.readIn(0)
	}
}

// focus gives the keys to the tab that is shown.
func (d *eventDetail) focus() {
	if t := d.shownTab(); t != nil {
		t.Focus()
	}
}

// shownTab is the tab that is shown; nil while no event is.
func (d *eventDetail) shownTab() Tab {
	if d.Event.ID == 0 {
		return nil
	}
	return d.tab(d.at)
}

func (d *eventDetail) edit() {
	if d.Event.ID != 0 {
		edit.Event(d.w, d.Event, nil)
	}
}

// Trash moves the event to the trash.
func (d *eventDetail) Trash() {
	e := d.Event
	if e.ID == 0 {
		return
	}
	d.w.Do(lang.L("Moved {{.Name}} to the trash", e.Name),
		func(tx *store.Tx) error { return tx.Trash(store.Events, e.ID) }, nil)
}
