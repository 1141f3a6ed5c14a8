package table

import (
	"lanyard/data"
	"lanyard/data/format/field"
)

// takeRegistered takes a cell that says whether somebody comes.
func (r *rowDraft) takeRegistered(i int, v string) bool {
	said, ok := field.ReadRegistration(r.l.Columns[i].Header, v)
	if !ok {
		return false
	}
	g := &r.d.Registration
	g.Cancelled, g.Comes, g.CheckedIn = g.Cancelled || said.No, g.Comes || said.Yes, g.CheckedIn || said.CameIn
	r.raw(i, v)
	return true
}

// takeCheckedIn takes a cell that says that somebody came, or when.
func (r *rowDraft) takeCheckedIn(i int, v string) bool {
	g := &r.d.Registration
	at, _, _, ok := momentOf(v, r.l.DayFirst, data.Date{})
	switch said, known := field.ReadRegistration("", v); {
	case ok:
		g.CheckedIn, g.CheckedInAt = true, at
	case field.Denies(v):
	case field.Affirms(v), known && said.CameIn:
		g.CheckedIn = true
	default:
		return false
	}
	r.raw(i, v)
	return true
}

func (r *rowDraft) raw(i int, v string) {
	r.d.Registration.Raw = append(r.d.Registration.Raw, data.NamedText(r.l.Columns[i].Header, v))
}

// below takes in what the heading above the rows says: "Cancelled".
func (r *rowDraft) below(heading string) {
	if said, ok := field.ReadRegistration("", headCount.ReplaceAllString(heading, "")); ok && said.No {
		r.d.Registration.Cancelled = true
	}
}
