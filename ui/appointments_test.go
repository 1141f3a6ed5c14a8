package ui

import (
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/widget/lists"
)

// What is agreed stands in the head of the event, in the person's row and on their page; once it is kept it is ahead no more.
func TestAppointmentsStandWhereTheyAreLookedFor(t *testing.T) {
	p := newParty(t, -time.Hour)
	agree := func(key string, from time.Duration, state data.AppointmentState) data.Appointment {
		t.Helper()
		a := data.Appointment{ContactID: p.ids[key], EventID: p.event.ID, Start: noon.Add(from), End: noon.Add(from + 30*time.Minute), Place: "Stand 4", State: state}
		write(t, p.a, func(tx *store.Tx) error { return tx.SaveAppointment(&a) })
		return a
	}
	agree("Cy", 2*time.Hour, data.Proposed)
	next := agree("Bo", time.Hour, data.Confirmed)
	agree("Ana", 30*time.Minute, data.CalledOff)
	agree("Di", -time.Hour, data.Confirmed)
	p.open()
	head := func() string { return texts(p.a.events().Detail.Header()) }
	if !strings.Contains(head(), "2 appointments, the next 13:00–13:30") || !strings.Contains(head(), "with Bo Lund") {
		t.Errorf("the head says\n%s", head())
	}
	row := func(key string) string {
		t.Helper()
		list := guests(p.a)
		for i := range list.List.Length() {
			r := lists.NewContactRow()
			list.Fill(i, r)
			if strings.HasPrefix(r.Value().Name, key) {
				return r.Value().Detail
			}
		}
		t.Errorf("%s is in no row", key)
		return ""
	}
	if got := row("Bo"); !strings.Contains(got, "13:00–13:30") {
		t.Errorf("the row says %q", got)
	}
	if got := row("Ana"); strings.Contains(got, "12:30") {
		t.Errorf("the row of one who called it off says %q", got)
	}
	p.a.Places.Person(p.ids["Bo"])
	settle(t, p.a)
	if got := texts(p.a.people().Content()); !strings.Contains(got, "Appointments\n13:00–13:30") || !strings.Contains(got, "confirmed · Forum · Stand 4") {
		t.Errorf("the person's page says\n%s", got)
	}
	edit.SettleAppointment(p.a.Window, next, "Bo Lund", data.Kept)
	settle(t, p.a)
	press(t, p.a, sheetOf(t, p.a).Buttons, "Log as met")
	settle(t, p.a)
	if got := texts(p.a.people().Content()); !strings.Contains(got, "kept · Forum · Stand 4") || !strings.Contains(got, "Met again") {
		t.Errorf("once it is kept, the person's page says\n%s", got)
	}
	p.open()
	if got := head(); !strings.Contains(got, "Appointment: 14:00–14:30") {
		t.Errorf("the head says\n%s", got)
	}
}
