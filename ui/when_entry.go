package ui

import (
	"cmp"

	"lanyard/data"
	"lanyard/ui/widget"
)

// whenEntry is the entry for when an encounter was, on the clocks of the event that is chosen beside it.
type whenEntry struct {
	*widget.Entry
	app       *App
	encounter data.Encounter
	event     func() data.Event // the one chosen; the zero value for none
	written   string            // the text as the encounter has it
}

func newWhenEntry(a *App, e data.Encounter, event func() data.Event) *whenEntry {
	w := &whenEntry{Entry: widget.NewEntry("2026-08-12 14:30"), app: a, encounter: e, event: event}
	w.write()
	return w
}

func (w *whenEntry) write() {
	event := w.event()
	w.written = momentOf(&w.encounter, &event).typed()
	w.SetText(w.written)
}

// followEvent writes the same moment on the clocks of another event. What the user typed stays, and is one
// of those clocks now.
func (w *whenEntry) followEvent() {
	if w.Text == w.written {
		w.write()
	}
	if w.OnChanged != nil {
		w.OnChanged(w.Text)
	}
}

// read gives the encounter with the moment that is typed. One that was left alone keeps its seconds.
func (w *whenEntry) read() (data.Encounter, error) {
	e := w.encounter
	if w.Text == w.written {
		return e, nil
	}
	zone := cmp.Or(w.event().Zone, e.Zone)
	now := data.In(w.app.Store.Now(), zone)
	at, day, err := parseMoment(w.Text, dayOf(now), now.Location())
	e.At, e.AllDay = at.UTC(), day
	if day {
		e.Zone = cmp.Or(zone, data.LocalZone())
	}
	return e, err
}
