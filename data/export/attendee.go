package export

import (
	"context"
	"slices"

	"lanyard/data"
)

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

// firstDay is the day on which an event begins, in its own zone; zero when it has no day.
func firstDay(ev *data.Event) data.Date {
	if ev.Start.IsZero() {
		return data.Date{}
	}
	y, m, d := ev.Start.In(ev.Location()).Date()
	return data.Date{Year: y, Month: int(m), Day: d}
}
