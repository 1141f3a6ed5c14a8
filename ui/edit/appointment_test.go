package edit

import (
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/window/windowtest"
)

// agreeing is a window over a fair on the two days from that of the tests, with a person.
func agreeing(t *testing.T) (w *windowtest.Window, fair data.Event, ana data.Contact) {
	t.Helper()
	atHome(t)
	w = windowtest.New(t)
	fair = data.Event{
		Name: "Fair", Zone: "Europe/Warsaw", Start: windowtest.Noon.Add(-4 * time.Hour), End: windowtest.Noon.Add(30 * time.Hour),
		Sessions: []data.Session{{Title: "Keynote", Start: windowtest.Noon.Add(3 * time.Hour), End: windowtest.Noon.Add(4 * time.Hour), Going: true}},
	}
	ana = data.Contact{Given: "Ana", Family: "Lima"}
	w.Write(func(tx *store.Tx) error {
		if err := tx.SaveContact(&ana); err != nil {
			return err
		}
		return tx.SaveEvent(&fair)
	})
	return w, fair, ana
}

func TestTheTimeOfAnAppointmentIsRead(t *testing.T) {
	w, fair, ana := agreeing(t)
	at := func(clock string) time.Time { // in Warsaw
		m, err := time.Parse("2006-01-02 15:04 -0700", "2026-08-"+clock+" +0200")
		if err != nil {
			t.Fatal(err)
		}
		return m.UTC()
	}
	seconds := data.Appointment{ID: 7, ContactID: ana.ID, EventID: fair.ID, Start: at("12 16:00").Add(7 * time.Second), State: data.Missed}
	seconds.End = seconds.Start
	rows := windowtest.Looked(func() []store.EventRow {
		rows, err := w.Store.Events(t.Context())
		if err != nil {
			t.Error(err)
		}
		return rows
	})
	for _, c := range []struct {
		claim         string
		of            data.Appointment
		day, from, to string // "" leaves it alone
		start, end    time.Time
		wrong         string
	}{
		{"today on the event's clocks, half an hour", data.Appointment{}, "", "15:00", "", at("12 15:00"), at("12 15:30"), ""},
		{"until a time", data.Appointment{}, "", "9", "10:15", at("12 09:00"), at("12 10:15"), ""},
		{"beyond midnight", data.Appointment{}, "tomorrow", "11 pm", "1:00", at("13 23:00"), at("14 01:00"), ""},
		{"a stored one stays to the second", seconds, "", "", "", seconds.Start, seconds.End, ""},
		{"no start", data.Appointment{}, "", "", "", time.Time{}, time.Time{}, "from"},
		{"a start that is none", data.Appointment{}, "", "soon", "", time.Time{}, time.Time{}, "from"},
		{"an end that is none", data.Appointment{}, "", "10:00", "late", time.Time{}, time.Time{}, "to"},
		{"a day that is none", data.Appointment{}, "someday", "10:00", "", time.Time{}, time.Time{}, "day"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			c.of.ContactID = ana.ID
			f := newAppointmentForm(w.Window, c.of, "Ana Lima", rows)
			for e, text := range map[interface{ SetText(string) }]string{f.day.Entry: c.day, f.from: c.from, f.to: c.to} {
				if text != "" {
					e.SetText(text)
				}
			}
			got, wrong := f.read()
			if c.wrong != "" {
				if wrong[c.wrong] == nil {
					t.Errorf("wrong is %v", wrong)
				}
				return
			}
			if len(wrong) > 0 || !got.Start.Equal(c.start) || !got.End.Equal(c.end) || got.EventID != fair.ID {
				t.Errorf("%v – %v at event %d, %v", got.Start, got.End, got.EventID, wrong)
			}
		})
	}
}

// An appointment at the time of a session that the user goes to is saved all the same; a line names the session.
func TestAnAppointmentNamesWhatElseTakesItsTime(t *testing.T) {
	w, _, ana := agreeing(t)
	Appointment(w.Window, data.Appointment{ContactID: ana.ID}, "Ana Lima")
	w.Settle()
	w.Type(w.Sheet().Body, "10:00", "17:30")
	w.Settle()
	if said := windowtest.Texts(w.Sheet().Body); !strings.Contains(said, "At the same time: Keynote (17:00–18:00") {
		t.Errorf("the form says\n%s", said)
	}
	w.Sheet().Accept()
	w.Settle()
	a := windowtest.Looked(func() data.Appointment {
		as, err := w.Store.AppointmentsOf(t.Context(), []int64{ana.ID})
		if err != nil || len(as[ana.ID]) != 1 {
			t.Errorf("%v, %v", as, err)
			return data.Appointment{}
		}
		return as[ana.ID][0]
	})
	if !a.Start.Equal(windowtest.Noon.Add(3*time.Hour+30*time.Minute)) || a.State != data.Proposed {
		t.Errorf("saved is %+v", a)
	}
}

func TestKeepingAnAppointmentAsksWhetherTheyWereMet(t *testing.T) {
	for answer, want := range map[string]int{"Log as met": 1, "Only mark as kept": 0} {
		w, fair, ana := agreeing(t)
		a := data.Appointment{ContactID: ana.ID, EventID: fair.ID, Start: windowtest.Noon, End: windowtest.Noon.Add(time.Hour)}
		w.Write(func(tx *store.Tx) error { return tx.SaveAppointment(&a) })
		SettleAppointment(w.Window, a, "Ana Lima", data.Kept)
		w.Settle()
		w.Press(w.Sheet().Buttons, answer)
		w.Settle()
		type left struct {
			state data.AppointmentState
			met   int
		}
		got := windowtest.Looked(func() left {
			stored, err := w.Store.Appointment(t.Context(), a.ID)
			es, err2 := w.Store.Encounters(t.Context(), ana.ID)
			if err != nil || err2 != nil {
				t.Error(err, err2)
			}
			return left{stored.State, len(es)}
		})
		if got != (left{data.Kept, want}) {
			t.Errorf("%s: %+v", answer, got)
		}
	}
}
