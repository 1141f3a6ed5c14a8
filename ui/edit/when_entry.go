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

func newWhenEntry(w *window.Window, e data.Encounter, event func() data.Event) *whenEntry {
	when := &whenEntry{DateEntry: NewDateEntry(w, lang.L("yesterday 14:30"), OneMoment, day.Back), encounter: e, event: event}
	when.Now = func() time.Time { return data.In(w.Store.Now(), cmp.Or(event().Zone, e.Zone)) }
	when.write()
	return when
}

func (when *whenEntry) write() {
	event := when.event()
	when.written = words.MomentOf(&when.encounter, &event).Typed()
	when.SetText(when.written)
}

// followEvent writes the same moment on the clocks of another event. What the user typed stays, and is one
// of those clocks now.
func (when *whenEntry) followEvent() {
	if when.Text == when.written {
		when.write()
	}
	if when.OnChanged != nil {
		when.OnChanged(when.Text)
	}
}

// read gives the encounter with the moment that is typed. One that was left alone keeps its seconds. other is the
// day that the figures typed could be too; zero for none.
func (when *whenEntry) read() (e data.Encounter, other data.Date, err error) {
	e = when.encounter
	if when.Text == when.written {
		return e, other, nil
	}
	m, err := when.Moment()
	e.At, e.AllDay = m.Time.UTC(), m.AllDay
	if m.AllDay {
		e.Zone = cmp.Or(when.event().Zone, e.Zone, data.LocalZone())
	}
	return e, m.Other, err
}
