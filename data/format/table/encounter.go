package table

import (
	"cmp"
	"fmt"
	"strings"
	"sync"
	"time"

	"lanyard/data"
	"lanyard/data/format/field"
)

// metOn is the day of an encounter in its own zone, "" when that is not known.
func metOn(e *data.DraftEncounter) string {
	if e.At.IsZero() {
		return ""
	}
	return e.At.In(Location(e.Zone)).Format(time.DateOnly)
}

// metAt is the moment of an encounter, "" if only its day is known.
func metAt(e *data.DraftEncounter) string {
	if e.At.IsZero() || e.AllDay {
		return ""
	}
	return e.At.In(Location(e.Zone)).Format(time.RFC3339Nano)
}

var warmthWords = []string{"", "cool", "warm", "hot"}

// WarmthWord is the word for a warmth in tables: "", cool, warm or hot.
func WarmthWord(w data.Warmth) string {
	if !w.Valid() {
		return fmt.Sprint(int(w))
	}
	return warmthWords[w]
}

func warmthOf(s string) (data.Warmth, bool) {
	for i, w := range warmthWords {
		if strings.EqualFold(s, w) || s == fmt.Sprint(i) {
			return data.Warmth(i), true
		}
	}
	return 0, false
}

// locations are the zones used so far, by name: each is a file.
var locations sync.Map

// Location is the zone of an encounter; UTC when that is not known, so that the same row gives the same bytes
// on every computer.
func Location(zone string) *time.Location {
	if zone == "" || zone == "Local" {
		return time.UTC
	}
	if loc, ok := locations.Load(zone); ok {
		return loc.(*time.Location)
	}
	if loc, err := time.LoadLocation(zone); err == nil {
		locations.Store(zone, loc) // there are only some hundreds
		return loc
	}
	if t, err := time.Parse("-07:00", zone); err == nil {
		return t.Location()
	}
	return time.UTC
}

// finishEncounter makes an encounter from its columns. The exact moment counts, unless somebody changed the day
// beside it.
func (r *rowDraft) finishEncounter() {
	m := &r.met
	at, err := r.moment()
	day, known := r.l.date(r.metOn)
	bare := err != nil && r.metOn == "" && !r.own // a moment of another program may be a day
	if bare {
		day, known = r.l.date(r.metAt)
	}
	known = known && day.Year != 0
	switch {
	case err == nil && (!known || day.String() == at.Format(time.DateOnly)):
		m.At = at.UTC()
		if _, offset := at.Zone(); m.Zone == "" && offset != 0 {
			m.Zone = at.Format("-07:00")
		}
	case known:
		m.At = data.StartOfDay(day.Year, time.Month(day.Month), day.Day, Location(m.Zone)).UTC()
		m.AllDay = true
	}
	if r.metOn != "" && !known {
		r.keep(field.Of(field.MetOn).Header, r.metOn, field.MetOn)
	}
	if r.metAt != "" && err != nil && !(bare && known) {
		r.keep(field.Of(field.MetAt).Header, r.metAt, field.MetAt)
	}
	said := *m
	said.Zone, said.Medium = "", ""
	if !said.IsZero() { // a zone or a medium alone is no encounter
		r.d.Encounters = append(r.d.Encounters, *m)
	}
}

// moment is when the encounter was: RFC 3339, or as another program writes a moment.
func (r *rowDraft) moment() (time.Time, error) {
	at, err := time.Parse(time.RFC3339Nano, r.metAt)
	if err == nil || r.own || r.metAt == "" {
		return at, err
	}
	when, zone, timed, ok := momentOf(r.metAt, r.l.DayFirst, data.Date{})
	if !ok || !timed {
		return at, err
	}
	if zone = cmp.Or(r.met.Zone, zone); zone == "" {
		zone = data.LocalZone()
	}
	return when.In(Location(zone)), nil
}
