package words

import (
	"strings"

	"lanyard/data"
	"lanyard/ui/lang"
)

// SourceNote names a way in, but the usual one: "" for what was typed.
func SourceNote(k data.SourceKind) string {
	if k == "" || k == data.Typed {
		return ""
	}
	return Source(k)
}

// Labelled writes a kind of value with its label: "Phone · work".
func Labelled(kind, label string) string {
	if label == "" {
		return kind
	}
	return kind + " · " + Isolated(label)
}

// Status says where a person stands with an event.
func Status(s data.AttendeeStatus) string {
	switch s {
	case data.Met:
		return lang.L("met")
	case data.WantToMeet:
		return lang.L("want to meet")
	case data.Closed:
		return lang.L("closed")
	}
	return lang.L("expected")
}

// Warmth names a degree of warmth.
func Warmth(w data.Warmth) string {
	return []string{lang.L("not said"), lang.L("cool"), lang.L("warm"), lang.L("hot")}[w]
}

// Source names a way in.
func Source(k data.SourceKind) string {
	switch k {
	case data.FromQR:
		return lang.L("read from a code")
	case data.FromSwap:
		return lang.L("from the swap page")
	case data.FromFile:
		return lang.L("imported from a file")
	case data.FromText:
		return lang.L("pasted")
	}
	return lang.L("typed")
}

// ValueAndLabel writes a value with its label: "+41 44 668 18 00 (work)".
func ValueAndLabel(value, label string) string {
	if label == "" {
		return value
	}
	return value + " (" + label + ")"
}

// Reasons says why two cards may be one person.
func Reasons(s data.Score) string {
	if len(s.Reasons) == 0 {
		return lang.L("alike")
	}
	out := make([]string, len(s.Reasons))
	for i, r := range s.Reasons {
		out[i] = reason(r)
	}
	return strings.Join(out, ", ")
}

// Former writes a value that a merge replaced, with the field that it was of.
func Former(f data.Former) string { return ValueAndLabel(f.Value, Field(f.Field)) }

// Met is the word for meeting a person, the first time or once more.
func Met(before bool) string {
	if before {
		return lang.L("Met again")
	}
	return lang.L("Met")
}

// AppointmentState says how far an appointment is.
func AppointmentState(s data.AppointmentState) string {
	switch s {
	case data.Confirmed:
		return lang.L("confirmed")
	case data.Kept:
		return lang.L("kept")
	case data.Missed:
		return lang.L("did not take place")
	case data.CalledOff:
		return lang.L("cancelled")
	}
	return lang.L("proposed")
}

// Incomplete names those of whom little more than a name is known: see data.Contact.Incomplete.
func Incomplete() string { return lang.L("Incomplete") }
