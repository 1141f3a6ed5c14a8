package export

import (
	"context"
	"slices"

	"lanyard/data"
)

// fewPeople is how many contacts are asked one by one for the lists they are on; for more, the lists
// are read as a whole.
const fewPeople = 50

// readLists reads the lists of the events, or of the job's one, for so many contacts.
func (g *gatherer) readLists(ctx context.Context, contacts int) error {
	if g.only == 0 && contacts <= fewPeople {
		return nil
	}
	events := []int64{g.only}
	if g.only == 0 {
		rows, err := g.store.Events(ctx) // latest first
		if err != nil {
			return err
		}
		events = events[:0]
		for _, r := range slices.Backward(rows) {
			events = append(events, r.ID)
		}
	}
	g.lists = map[int64][]data.Attendee{}
	for _, id := range events {
		listed, err := g.store.Attendees(ctx, id)
		if err != nil {
			return err
		}
		for _, a := range listed {
			g.lists[a.ContactID] = append(g.lists[a.ContactID], a)
		}
	}
	return nil
}

// attendance gives the lists that a contact is on, events by their names, earliest first.
func (g *gatherer) attendance(ctx context.Context, contact int64) ([]attendance, error) {
	on := g.lists[contact]
	if g.lists == nil {
		all, err := g.store.ContactAttendance(ctx, contact)
		if err != nil {
			return nil, err
		}
		slices.Reverse(all)
		on = all
	}
	var out []attendance
	for _, a := range on {
		ev, err := g.event(ctx, a.EventID)
		if err != nil {
			return nil, err
		}
		out = append(out, attendance{a, ev})
	}
	return out, nil
}

// firstDay is the day on which an event begins where it is; zero when it has no day.
func firstDay(ev *data.Event) data.Date {
	if ev.Start.IsZero() {
		return data.Date{}
	}
	y, m, d := ev.Start.In(ev.Location()).Date()
	return data.Date{Year: y, Month: int(m), Day: d}
}
