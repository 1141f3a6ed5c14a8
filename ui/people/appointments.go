package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// appointments are those with a person, the earliest first; nil when there are none.
func (d *contactDetail) appointments(p edit.Person) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(6))
	for _, a := range p.Agreed {
		if event := p.Events[a.EventID]; event.Trashed.IsZero() {
			box.Add(d.appointmentLine(a, &event, p.Contact.Name()))
		}
	}
	if len(box.Objects) == 0 {
		return nil
	}
	return widget.Section(lang.L("Appointments"), box)
}

// appointmentLine is one appointment. What is ahead, or is not said to be kept, has a button for that.
func (d *contactDetail) appointmentLine(a data.Appointment, event *data.Event, name string) fyne.CanvasObject {
	title := style.NewText(words.AppointmentTime(&a, event, d.w.Store.Now()))
	title.Style.Bold = true
	about := style.NewMuted(words.Joined(" · ", words.AppointmentState(a.State), event.Name, a.Place, words.Private(a.Note)))
	about.TextSize = widget.Caption("").TextSize
	side := container.NewHBox()
	if a.State == data.Proposed || a.State == data.Confirmed {
		side.Add(widget.NewIcon("check", lang.L("It was kept"), func() { edit.SettleAppointment(d.w, a, name, data.Kept) }))
	}
	side.Add(widget.NewIcon("edit", lang.L("Edit the appointment"), func() { edit.Appointment(d.w, a, name) }))
	return container.NewBorder(nil, nil, nil, container.NewVBox(side), container.New(layout.NewCustomPaddedVBoxLayout(1), title, about))
}
