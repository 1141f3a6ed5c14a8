package table

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"lanyard/data"
)

// WriteAppointments writes one appointment on each line: "confirmed: Forum [2026-08-12] [from 2026-08-12T14:30:00+02:00]
// [to 2026-08-12T15:00:00+02:00] [zone Europe/Berlin] [place Room 3] [note …] [uid …]". The first day behind the event is that on
// which it begins.
func WriteAppointments(as []data.DraftAppointment) string {
	lines := make([]string, len(as))
	for i, a := range as {
		s := string(a.State) + ": " + a.Event
		if !a.Day.IsZero() {
			s += " [" + a.Day.String() + "]"
		}
		for _, tag := range appointmentTags {
			if v := tag.write(&a); v != "" {
				s += " [" + tag.name + " " + v + "]"
			}
		}
		lines[i] = s
	}
	return strings.Join(lines, "\n")
}

// appointmentTags are what stands in brackets behind an appointment, in this order.
var appointmentTags = []appointmentTag{
	momentTag("from", func(a *data.DraftAppointment) *time.Time { return &a.Start }),
	momentTag("to", func(a *data.DraftAppointment) *time.Time { return &a.End }),
	textTag("zone", func(a *data.DraftAppointment) *string { return &a.Zone }),
	textTag("place", func(a *data.DraftAppointment) *string { return &a.Place }),
	textTag("note", func(a *data.DraftAppointment) *string { return &a.Note }),
	textTag("uid", func(a *data.DraftAppointment) *string { return &a.UID }),
}

// appointmentTag is a name in brackets with its value; read gives false for a value that cannot be, or is repeated.
type appointmentTag struct {
	name  string
	write func(*data.DraftAppointment) string
	read  func(*data.DraftAppointment, string) bool
}

func momentTag(name string, of func(*data.DraftAppointment) *time.Time) appointmentTag {
	return appointmentTag{
		name,
		func(a *data.DraftAppointment) string {
			if of(a).IsZero() {
				return ""
			}
			return of(a).In(Location(a.Zone)).Format(time.RFC3339Nano)
		},
		func(a *data.DraftAppointment, v string) bool { return setMoment(of(a), v) },
	}
}

func textTag(name string, of func(*data.DraftAppointment) *string) appointmentTag {
	return appointmentTag{
		name,
		func(a *data.DraftAppointment) string { return *of(a) },
		func(a *data.DraftAppointment, v string) bool {
			was := *of(a)
			*of(a) = v
			return was == ""
		},
	}
}

var (
	appointmentEnd = regexp.MustCompile(`(?s)^(.*) \[(from|to|zone|place|note|uid) ([^\[\]]+)\]$`)
	appointmentDay = regexp.MustCompile(`(?s)^(.*) \[(\d{4}-\d{2}-\d{2})\]$`)
)

// readAppointments reads what WriteAppointments or a person wrote; ok is false when a line has no known state, no event or no
// start.
func readAppointments(cell string) (as []data.DraftAppointment, ok bool) {
	for line := range strings.SplitSeq(cell, "\n") {
		state, rest, found := strings.Cut(line, ": ")
		a := data.DraftAppointment{State: data.AppointmentState(strings.ToLower(strings.TrimSpace(state)))}
		if !found || !a.State.Valid() {
			return nil, false
		}
		for m := appointmentEnd.FindStringSubmatch(rest); m != nil; m = appointmentEnd.FindStringSubmatch(rest) {
			at := slices.IndexFunc(appointmentTags, func(t appointmentTag) bool { return t.name == m[2] })
			if !appointmentTags[at].read(&a, m[3]) {
				return nil, false
			}
			rest = m[1]
		}
		if m := appointmentDay.FindStringSubmatch(rest); m != nil {
			var err error
			if a.Day, err = data.ParseDate(m[2]); err != nil {
				return nil, false
			}
			rest = m[1]
		}
		if a.Event = rest; a.Start.IsZero() || strings.TrimSpace(a.Event) == "" {
			return nil, false
		}
		as = append(as, a)
	}
	return as, true
}

// agreed gives appointments as in a file: without what belongs to a database.
func agreed(as []data.DraftAppointment) []data.DraftAppointment {
	out := slices.Clone(as)
	for i := range out {
		a := &out[i]
		a.EventID, a.EncounterID, a.Created = 0, 0, time.Time{}
		a.State = cmp.Or(a.State, data.Proposed)
		a.Start, a.End = plainUTC(a.Start), plainUTC(a.End)
	}
	return out
}

// appointmentLines says for people when an appointment is.
func appointmentLines(r *Row) (out []Detail) {
	for _, a := range r.Appointments {
		when := a.Start.In(Location(a.Zone)).Format("2006-01-02 15:04")
		if a.End.After(a.Start) {
			when += "–" + a.End.In(Location(a.Zone)).Format("15:04")
		}
		parts := slices.DeleteFunc([]string{when, a.Event, a.Place}, func(s string) bool { return s == "" })
		line := strings.Join(parts, ", ") + ": " + string(a.State)
		if a.Note != "" {
			line += "; " + a.Note
		}
		out = append(out, Detail{"Appointment", line})
	}
	return out
}
