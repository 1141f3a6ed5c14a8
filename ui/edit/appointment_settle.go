package edit

import (
	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// SettleAppointment says what became of an appointment. Keeping it asks whether the encounter is to be recorded too.
func SettleAppointment(w *window.Window, a data.Appointment, name string, state data.AppointmentState) {
	summary := map[data.AppointmentState]string{
		data.Proposed:  lang.L("Proposed the appointment with {{.Name}}", name),
		data.Confirmed: lang.L("Confirmed the appointment with {{.Name}}", name),
		data.Kept:      lang.L("Kept the appointment with {{.Name}}", name),
		data.Missed:    lang.L("The appointment with {{.Name}} did not take place", name),
		data.CalledOff: lang.L("Cancelled the appointment with {{.Name}}", name),
	}[state]
	a.State = state
	write := func(f func(tx *store.Tx) error) { w.Do(summary, f, nil) }
	if state == data.Kept && a.EncounterID == 0 {
		askMet(w, a, name, write)
		return
	}
	write(func(tx *store.Tx) error { return tx.SaveAppointment(&a) })
}

// askMet asks whether a kept appointment is recorded as an encounter, and writes it in either case. Closed, it writes nothing.
func askMet(w *window.Window, a data.Appointment, name string, write func(func(tx *store.Tx) error)) {
	s := w.NewSheet(lang.L("Log as met?"), lang.L("Log as met"), widget.Prose(
		lang.L("The appointment with {{.Name}} was kept. Lanyard can also write down that you met, at the time and place agreed.", name),
		fyne.TextAlignLeading), fyne.NewSize(460, 200))
	keep := func(met bool) {
		s.Close()
		write(func(tx *store.Tx) error { return intake.KeepAppointment(tx, &a, met) })
	}
	s.OnOK = func() { keep(true) }
	s.AddLeft(widget.NewQuiet(lang.L("Only mark as kept"), "", func() { keep(false) }))
	s.First = s.OKButton
	s.Show()
}
