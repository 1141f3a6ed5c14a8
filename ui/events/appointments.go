package events

import (
	"context"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/brief"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// agreed are the appointments at an event that are still ahead, with the name of whom the next one is with.
type agreed struct {
	ahead []data.Appointment // earliest first
	next  string
}

// readAgreed reads them.
func readAgreed(ctx context.Context, s *store.Store, event int64) (v agreed, err error) {
	all, err := s.EventAppointments(ctx, event)
	if err != nil {
		return v, err
	}
	now := s.Now()
	for _, a := range all {
		if (a.State == data.Proposed || a.State == data.Confirmed) && (a.End.After(now) || !a.Start.Before(now)) {
			v.ahead = append(v.ahead, a)
		}
	}
	if len(v.ahead) == 0 {
		return v, nil
	}
	names, err := edit.NamesOf(ctx, s, []int64{v.ahead[0].ContactID})
	v.next = names[v.ahead[0].ContactID]
	return v, err
}

// appointments is a line of the head that says how many appointments are ahead, and which is the next; it leads to the brief.
// nil when there are none.
func (d *eventDetail) appointments() fyne.CanvasObject {
	n := len(d.agreed.ahead)
	if n == 0 {
		return nil
	}
	next := lang.L("{{.Time}} with {{.Name}}", words.AppointmentTime(&d.agreed.ahead[0], &d.Event, d.w.Store.Now()), d.agreed.next)
	text := lang.N(n, "Appointment: {{.Next}}", "{{.Count}} appointments, the next {{.Next}}", lang.Whole(next))
	return widget.NewPress(widget.IconLine("clock", style.NewMuted(text)), func() { brief.Event(d.w, d.Event.ID) })
}
