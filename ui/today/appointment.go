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

// dayOf are the appointments of the day, and the sessions of the event that is on.
func (v *todayView) dayOf() ([]data.Appointment, []data.Session) {
	if v.there {
		return v.Appointments, v.event.Sessions
	}
	return v.todays, nil
}

// appointments are those of the day, with what takes place at the same time.
func (s *Page) appointments(v todayView) fyne.CanvasObject {
	box, out := rowsBox()
	all, _ := v.dayOf()
	for _, a := range all {
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
		if with := a.Clashes(v.dayOf()); len(with) > 0 {
			names := map[int64]string{}
			for _, c := range with {
				names[c.ContactID] = v.people[c.ContactID].Name
			}
			heed = lang.L("At the same time: {{.Others}}", lang.Whole(words.Clashes(with, names, v.onClocks())))
		}
	}
	event := ""
	if a.EventID != v.event.ID || !v.there {
		event = v.events[a.EventID].Name
	}
	start := a.Start.In(v.clocks())
	return s.rowAbout(listAppointments, a.ID, whom{a.ContactID, name},
		line(words.TimeSpan(start, a.End), name, words.Joined(" · ", a.Place, state, event, words.Private(a.Note)), heed),
		func() { s.w.Places.Person(a.ContactID) }, acts...)
}

// onClocks is the event whose clocks the times are on; one without a zone is on this computer's.
func (v *todayView) onClocks() *data.Event {
	if v.there {
		return &v.event
	}
	return &data.Event{}
}
