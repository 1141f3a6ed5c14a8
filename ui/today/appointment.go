package today

import (
	"cmp"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/words"
)

// appointments are those of the day, with what takes place at the same time.
func (s *Page) appointments(v todayView) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(2))
	for _, a := range v.Appointments {
		box.Add(s.appointmentRow(a, v))
	}
	return widget.Titled(lang.L("Appointments"), "", box)
}

func (s *Page) appointmentRow(a data.Appointment, v todayView) fyne.CanvasObject {
	var acts []act
	state := words.AppointmentState(a.State)
	switch a.State {
	case data.Proposed, data.Confirmed:
		acts = []act{
			{keys.TodayKept, lang.L("Kept: we met"), "check", func() { s.settle(a, data.Kept, v) }},
			{keys.TodayMissed, lang.L("It did not take place"), "close", func() { s.settle(a, data.Missed, v) }},
		}
		if a.State == data.Confirmed {
			state = ""
		}
	}
	heed := ""
	if with := overlaps(a, v); len(with) > 0 {
		heed = lang.L("At the same time: {{.Others}}", strings.Join(with, ", "))
	}
	event := ""
	if a.EventID != v.event.ID {
		event = v.events[a.EventID].Name
	}
	start := a.Start.In(v.event.Location())
	return s.row(listAppointments, a.ID,
		line(words.ClockSpan(start, a.End), v.people[a.ContactID].Name, words.Joined(" · ", a.Place, state, event, a.Note), heed),
		func() { s.w.Places.Person(a.ContactID) }, acts...)
}

// overlaps names what else takes place at the time of an appointment: other appointments, and sessions that the user goes to.
func overlaps(a data.Appointment, v todayView) (with []string) {
	if a.State != data.Proposed && a.State != data.Confirmed {
		return nil
	}
	same := func(start, end time.Time) bool { return data.Overlap(a.Start, a.End, start, end) }
	for _, o := range v.Appointments {
		if o.ID != a.ID && o.TakesTime() && o.State != data.Missed && same(o.Start, o.End) {
			with = append(with, v.people[o.ContactID].Name)
		}
	}
	for _, session := range v.event.Sessions {
		if session.Going && session.Status != data.Cancelled && same(session.Start, session.End) {
			with = append(with, session.Title)
		}
	}
	return with
}

// settle says what became of an appointment. Keeping it makes an encounter.
func (s *Page) settle(a data.Appointment, state data.AppointmentState, v todayView) {
	name := v.people[a.ContactID].Name
	summary := lang.L("The appointment with {{.Name}} did not take place", name)
	if state == data.Kept {
		summary = lang.L("Kept the appointment with {{.Name}}", name)
	}
	s.w.Do(summary, func(tx *store.Tx) error {
		stored, err := tx.Appointment(a.ID)
		if err != nil {
			return err
		}
		stored.State = state
		if state == data.Kept {
			met := data.Encounter{ContactID: a.ContactID, EventID: a.EventID, At: a.Start, Place: a.Place, Zone: cmp.Or(a.Zone, v.events[a.EventID].Zone)}
			if now := tx.Now(); now.Before(a.Start) {
				met.At = now
			}
			if _, err := intake.Meet(tx, &met, false); err != nil {
				return err
			}
			stored.EncounterID = met.ID
		}
		return tx.SaveAppointment(&stored)
	}, nil)
}
