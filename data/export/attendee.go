package export

import (
	"context"
	"slices"

	"lanyard/data"
)

// attendee is an attendee with the event.
type attendee struct {
	data.Attendee
	event data.Event
}

// appointment is an appointment with the event.
type appointment struct {
	data.Appointment
	event data.Event
}

// listed gives the attendees for a file.
func (p *person) listed() (out []data.DraftAttendee) {
	for _, a := range p.attendance {
		out = append(out, data.DraftAttendee{
			Event: a.event.Name, Day: a.event.FirstDay(), Status: a.Status, Note: a.Note,
			Wanted: a.Wanted, Unmet: a.Unmet, Cancelled: a.Cancelled, CheckedIn: a.CheckedIn, Fresh: a.Fresh,
		})
	}
	return out
}

// appointments gives the appointments for a file. Each names the encounter that it led to by its number in the file, from 1.
func (p *person) appointments() (out []data.DraftAppointment) {
	number := map[int64]int64{}
	for i := range p.encounters {
		number[p.encounters[i].ID] = int64(i + 1)
	}
	for _, a := range p.agreed {
		out = append(out, data.DraftAppointment{
			UID: a.UID, Event: a.event.Name, Day: a.event.FirstDay(), Start: a.Start, End: a.End, Zone: a.Zone, Place: a.Place,
			State: a.State, Note: a.Note, EncounterID: number[a.EncounterID], Created: a.Created,
		})
	}
	return out
}

// attendees adds their events to attendees. They come latest first and are returned earliest first.
func (g *gatherer) attendees(ctx context.Context, listed []data.Attendee) (out []attendee, err error) {
	for _, a := range slices.Backward(listed) {
		if !g.wants(a.EventID) {
			continue
		}
		ev, err := g.event(ctx, a.EventID)
		if err != nil {
			return nil, err
		}
		out = append(out, attendee{a, ev})
	}
	return out, nil
}

// appointments adds their events to appointments, earliest first. Those at an event in the trash are left out.
func (g *gatherer) appointments(ctx context.Context, agreed []data.Appointment) (out []appointment, err error) {
	for _, a := range agreed {
		if !g.wants(a.EventID) {
			continue
		}
		ev, err := g.known(ctx, a.EventID)
		if err != nil {
			return nil, err
		}
		if ev.Trashed.IsZero() {
			g.name(&ev)
			out = append(out, appointment{a, ev})
		}
	}
	return out, nil
}
