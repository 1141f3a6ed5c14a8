package today

import (
	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/ui/edit"
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
	name := v.people[a.ContactID].Name
	var acts []act
	state := words.AppointmentState(a.State)
	switch a.State {
	case data.Proposed, data.Confirmed:
		acts = []act{
			{keys.TodayKept, lang.L("Kept: we met"), "check", func() { edit.SettleAppointment(s.w, a, name, data.Kept) }},
			{keys.TodayMissed, lang.L("It did not take place"), "close", func() { edit.SettleAppointment(s.w, a, name, data.Missed) }},
		}
		if a.State == data.Confirmed {
			state = ""
		}
	}
	acts = append(acts, act{keys.TodayGo, lang.L("Edit the appointment"), "", func() { edit.Appointment(s.w, a, name) }})
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
	return s.rowAbout(listAppointments, a.ID, a.ContactID,
		line(words.TimeSpan(start, a.End), name, words.Joined(" · ", a.Place, state, event, a.Note), heed),
		func() { s.w.Places.Person(a.ContactID) }, acts...)
}
