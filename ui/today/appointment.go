package today

import (
	"fyne.io/fyne/v2"

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
	box, out := rowsBox()
	for _, a := range v.Appointments {
		box.Add(s.appointmentRow(a, v))
	}
	return widget.Titled(lang.L("Appointments"), v.zoneMark(), out)
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
	if a.State == data.Proposed || a.State == data.Confirmed {
		if with := a.Clashes(v.Appointments, v.event.Sessions); len(with) > 0 {
			names := map[int64]string{}
			for _, c := range with {
				names[c.ContactID] = v.people[c.ContactID].Name
			}
			heed = lang.L("At the same time: {{.Others}}", lang.Whole(words.Clashes(with, names, &v.event)))
		}
	}
	event := ""
	if a.EventID != v.event.ID {
		event = v.events[a.EventID].Name
	}
	start := a.Start.In(v.event.Location())
	return s.row(listAppointments, a.ID,
		line(words.TimeSpan(start, a.End), v.people[a.ContactID].Name, words.Joined(" · ", a.Place, state, event, a.Note), heed),
		func() { s.w.Places.Person(a.ContactID) }, acts...)
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
		if state == data.Kept {
			return intake.KeepAppointment(tx, &stored, true)
		}
		stored.State = state
		return tx.SaveAppointment(&stored)
	}, nil)
}
