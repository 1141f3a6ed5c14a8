package table

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/format/field"
)

// repeated is how many e-mails, phones, addresses and links have columns of their own.
const repeated = 3

// Header is the header of Lanyard's own table, one row a contact, the same in both flavours
// and stable from version to version (columns are only ever added, at the end):
//
//	Display name, Prefix, Given name, Additional names, Family name, Suffix, Nickname,
//	Organisation, Department, Job title,
//	E-mail 1, E-mail 1 label, … 3; Phone 1, Phone 1 label, … 3;
//	Address 1 label, street, extended, PO box, city, region, postal code, country, … 3;
//	Link 1, Link 1 label, … 3;
//	Topics (joined by "; "), Note, Birthday (1980-02-03 or --02-03),
//	Event, Session, Met on (2026-08-12), Met at (RFC 3339), Time zone, Place,
//	Warmth (cool, warm, hot), Encounter note: the last encounter,
//	Promises (one a line: "me: send slides [due 2026-09-01] [done …]"),
//	UID, Other (one vCard property a line), More,
//	Attendance (the event lists: "Forum [2026-08-12]: met; Book Fair: expected", joined by "; "),
//	Pronouns
//
// A label of "* work" marks the preferred value. More holds, as JSON, what the columns
// before it cannot: a fourth e-mail, earlier encounters, a topic with a semicolon in it, what merges replaced.
func Header() []string { return append([]string(nil), header...) }

// IsOwnHeader reports whether a row is the header of a table that Lanyard wrote, also of one that had fewer columns at the end.
func IsOwnHeader(cells []string) bool {
	return len(cells) > slices.Index(header, lastOfFirst) && len(cells) <= len(header) && slices.Equal(cells, header[:len(cells)])
}

// lastOfFirst is the last column of the first tables that had a column More; later ones stand behind it.
const lastOfFirst = "Attendance"

var header = ownHeader()

// textColumns are the columns of texts that come first, lateColumns those that were added at the end; the identifier stands between.
var (
	textColumns = slices.DeleteFunc(slices.Clone(data.Texts), func(f data.Field) bool { return f.Late || f.Role == data.Identifier })
	lateColumns = slices.DeleteFunc(slices.Clone(data.Texts), func(f data.Field) bool { return !f.Late })
)

func ownHeader() []string {
	var h []string
	for _, f := range textColumns {
		h = append(h, f.Column)
	}
	for _, group := range [][]string{
		{"E-mail #", "E-mail # label"},
		{"Phone #", "Phone # label"},
		{
			"Address # label", "Address # street", "Address # extended", "Address # PO box", "Address # city", "Address # region",
			"Address # postal code", "Address # country",
		},
		{"Link #", "Link # label"},
	} {
		for n := range repeated {
			for _, name := range group {
				h = append(h, strings.Replace(name, "#", fmt.Sprint(n+1), 1))
			}
		}
	}
	h = append(h, "Topics", "Note", "Birthday", "Event", "Session", "Met on", "Met at", "Time zone", "Place", "Warmth",
		"Encounter note", "Promises", "UID", "Other", "More", lastOfFirst)
	for _, f := range lateColumns {
		h = append(h, f.Column)
	}
	return h
}

// ownLayout is how Lanyard's own table is read back.
var ownLayout = func() *Layout {
	p := Proposal{}
	p.HeaderLine = 1
	p.setColumns(header)
	p.Program = "lanyard"
	return &p.Layout
}()

// moreColumn is where More stands in Header.
var moreColumn = slices.Index(header, "More")

// Row is one contact with what was lived with them, encounters oldest first.
type Row struct {
	Contact    data.Contact
	Encounters []data.DraftEncounter
	Promises   []data.Promise
	Attendance []data.DraftAttendance // the event lists the contact is on
}

// Flattener writes rows into Lanyard's own columns.
type Flattener struct{ back *assembler } // reads back what is written, to know what More has to say

// NewFlattener makes one; it may be used for any number of rows.
func NewFlattener() *Flattener { return &Flattener{newAssembler(ownLayout)} }

// Cells are those of a row in the columns of Header.
func (f *Flattener) Cells(r *Row) []string {
	cells := flatten(r)
	cells[moreColumn] = moreCell(f.back, r, cells)
	return cells
}

// flatten writes a row into the columns of Header, but for More, which stays empty.
func flatten(r *Row) []string {
	c := &r.Contact
	out := make([]string, 0, len(header))
	for i := range textColumns {
		out = append(out, *textColumns[i].Text(c))
	}
	for i := range repeated {
		out = append(out, pick(c.Emails, i, func(e data.Email) []string { return []string{e.Value, LabelCell(e.Label, e.Preferred)} }, 2)...)
	}
	for i := range repeated {
		out = append(out, pick(c.Phones, i, func(p data.Phone) []string { return []string{p.Value, LabelCell(p.Label, p.Preferred)} }, 2)...)
	}
	for i := range repeated {
		out = append(out, pick(c.Addresses, i, func(a data.Address) []string {
			return []string{LabelCell(a.Label, a.Preferred), a.Street, a.Extended, a.POBox, a.City, a.Region, a.PostalCode, a.Country}
		}, 8)...)
	}
	for i := range repeated {
		out = append(out, pick(c.Links, i, func(l data.Link) []string { return []string{l.Value, LabelCell(l.Label, l.Preferred)} }, 2)...)
	}
	out = append(out, strings.Join(c.Topics, "; "), c.Note, c.Birthday.String())
	out = append(out, meetingCells(r.Encounters)...)
	out = append(out, WritePromises(r.Promises), c.UID, writeProperties(c.Other), "", WriteAttendance(r.Attendance))
	for i := range lateColumns {
		out = append(out, *lateColumns[i].Text(c))
	}
	return out
}

// pick is the cells of the i-th value, empty ones when there is none.
func pick[T any](list []T, i int, cells func(T) []string, n int) []string {
	if i < len(list) {
		return cells(list[i])
	}
	return make([]string, n)
}

// LabelCell writes a label, with a star for the preferred value.
func LabelCell(label string, preferred bool) string {
	switch {
	case preferred && label == "":
		return "*"
	case preferred:
		return "* " + label
	}
	return label
}

func ownLabel(cell string) (label string, preferred bool) {
	if cell == "*" {
		return "", true
	}
	return strings.CutPrefix(cell, "* ")
}

// meetingCells are the columns of the last encounter.
func meetingCells(es []data.DraftEncounter) []string {
	if len(es) == 0 {
		return make([]string, 8)
	}
	e := es[len(es)-1]
	on, at := "", ""
	if !e.At.IsZero() {
		t := e.At.In(Location(e.Zone))
		on = t.Format(time.DateOnly)
		if !e.AllDay {
			at = t.Format(time.RFC3339Nano)
		}
	}
	return []string{e.Event, e.Session, on, at, e.Zone, e.Place, WarmthWord(e.Warmth), e.Note}
}

var warmthWords = []string{"", "cool", "warm", "hot"}

// WarmthWord is the word for it in tables: "", cool, warm or hot.
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

// Location is the zone an encounter was lived in; UTC when that is not known, so that the
// same row gives the same bytes on every machine.
func Location(zone string) *time.Location {
	if zone == "" || zone == "Local" {
		return time.UTC
	}
	if loc, err := time.LoadLocation(zone); err == nil {
		return loc
	}
	if t, err := time.Parse("-07:00", zone); err == nil {
		return t.Location()
	}
	return time.UTC
}

// finishMeeting makes an encounter of its columns. The exact moment counts unless the day
// beside it was changed by hand.
func (r *rowDraft) finishMeeting() {
	m := &r.met
	at, err := time.Parse(time.RFC3339Nano, r.metAt)
	day, known := r.l.date(r.metOn)
	known = known && day.Year != 0
	switch {
	case err == nil && (!known || day.String() == at.Format(time.DateOnly)):
		m.At = at.UTC()
	case known:
		m.At = data.StartOfDay(day.Year, time.Month(day.Month), day.Day, Location(m.Zone)).UTC()
		m.AllDay = true
	}
	if r.metOn != "" && !known {
		r.keep("Met on", r.metOn, field.MetOn)
	}
	if r.metAt != "" && err != nil {
		r.keep("Met at", r.metAt, field.MetAt)
	}
	if m.Event+m.Session+m.Place+m.Note != "" || !m.At.IsZero() || m.Warmth != 0 {
		r.d.Encounters = append(r.d.Encounters, *m)
	}
}
