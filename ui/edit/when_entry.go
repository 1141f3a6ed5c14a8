package edit

import (
	"cmp"
	"time"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/ui/lang"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// whenEntry is the entry for when an encounter was, on the clocks of the event that is chosen beside it.
type whenEntry struct {
	*DateEntry
	encounter data.Encounter
	event     func() data.Event // the one chosen; the zero value for none
	written   string            // the text as the encounter has it
}

func NewWhenEntry(a *window.Window, e data.Encounter, event func() data.Event) *whenEntry {
	w := &whenEntry{DateEntry: NewDateEntry(a, lang.L("yesterday 14:30"), OneMoment, day.Back), encounter: e, event: event}
	w.Now = func() time.Time { return data.In(a.Store.Now(), cmp.Or(event().Zone, e.Zone)) }
	w.write()
	return w
}

func (w *whenEntry) write() {
	event := w.event()
	w.written = words.MomentOf(&w.encounter, &event).Typed()
	w.SetText(w.written)
}

// FollowEvent writes the same moment on the clocks of another event. What the user typed stays, and is one
// of those clocks now.
func (w *whenEntry) FollowEvent() {
	if w.Text == w.written {
		w.write()
	}
	if w.OnChanged != nil {
		w.OnChanged(w.Text)
	}
}

// Read gives the encounter with the moment that is typed. One that was left alone keeps its seconds. other is the
// day that the figures typed could be too; zero for none.
func (w *whenEntry) Read() (e data.Encounter, other data.Date, err error) {
	e = w.encounter
	if w.Text == w.written {
		return e, other, nil
	}
	m, err := w.Moment()
	e.At, e.AllDay = m.Time.UTC(), m.AllDay
	if m.AllDay {
		e.Zone = cmp.Or(w.event().Zone, e.Zone, data.LocalZone())
	}
	return e, m.Other, err
}
