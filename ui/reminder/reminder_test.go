package reminder

import (
	"errors"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/window/windowtest"
)

// appointed is a window over a store with an appointment so many minutes ahead of noon, and a reminder.
func appointed(t *testing.T, minutes ...int) (*windowtest.Window, *Reminder, *[]int64) {
	t.Helper()
	w := windowtest.New(t)
	_, err := w.Store.Do(t.Context(), "Test", func(tx *store.Tx) error {
		e := data.Event{Name: "Fair", Start: windowtest.Noon.Add(-time.Hour), Zone: "UTC"}
		err := tx.SaveEvent(&e)
		for i, m := range minutes {
			c := data.Contact{DisplayName: []string{"Ada Okoro", "Bo Lund", "Cy Marsh"}[i]}
			err = errors.Join(err, tx.SaveContact(&c))
			a := data.Appointment{ContactID: c.ID, EventID: e.ID, Place: "Stand 14", Start: windowtest.Noon.Add(time.Duration(m) * time.Minute)}
			a.End = a.Start.Add(20 * time.Minute)
			err = errors.Join(err, tx.SaveAppointment(&a))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var briefed []int64
	return w, New(w.Window, func(a data.Appointment) { briefed = append(briefed, a.ContactID) }), &briefed
}

// at is what the window says so many minutes after noon; "" for nothing.
func (r *Reminder) at(t *testing.T, minutes float64) string {
	t.Helper()
	defer windowtest.SetNow(t, windowtest.Now())
	windowtest.SetNow(t, windowtest.Noon.Add(time.Duration(minutes*float64(time.Minute))))
	r.w.Go(r.look)
	windowtest.Settle(t, r.w)
	if r.w.Banner() == nil {
		return ""
	}
	return r.w.Banner().Text()
}

func (r *Reminder) is(t *testing.T, minutes float64, want string) {
	t.Helper()
	got := r.at(t, minutes)
	if want == "" && got != "" || !strings.Contains(got, want) {
		t.Errorf("%v minutes after noon: %q, want %q", minutes, got, want)
	}
}

func TestTheWindowSpeaksOfAnAppointmentOnceTenMinutesBefore(t *testing.T) {
	_, r, briefed := appointed(t, 30)
	r.is(t, 0, "")
	r.is(t, 19.9, "")
	r.is(t, 20, "In 10 minutes: Ada Okoro\n12:30–12:50 · Stand 14 · Fair")
	r.is(t, 24.5, "In 6 minutes: Ada Okoro")
	r.is(t, 30.5, "Now: Ada Okoro")
	press(t, r, "Brief")
	if len(*briefed) != 1 {
		t.Errorf("the brief was shown %d times", len(*briefed))
	}
	r.is(t, 30.6, "")
}

func TestItDoesNotSpeakAgainWhenItWasAnswered(t *testing.T) {
	_, r, _ := appointed(t, 30)
	r.is(t, 21, "In 9 minutes")
	press(t, r, "Brief")
	for _, m := range []float64{21, 25, 28, 29.5, 30, 35} {
		r.is(t, m, "")
	}
}

func TestLaterMeansOnceMoreRightBefore(t *testing.T) {
	_, r, _ := appointed(t, 30)
	r.is(t, 21, "In 9 minutes")
	press(t, r, "Later")
	r.is(t, 27, "")
	r.is(t, 28, "In 2 minutes")
}

func TestABannerThatNobodyAnswersGoes(t *testing.T) {
	w, r, _ := appointed(t, 30)
	r.is(t, 20, "Ada")
	r.is(t, 39, "Now: Ada")
	r.is(t, 41, "")
	if w.Banner() != nil {
		t.Error("it stands")
	}
}

func TestTwoAtATimeComeOneAfterTheOther(t *testing.T) {
	_, r, _ := appointed(t, 31, 30)
	r.is(t, 22, "Bo Lund")
	press(t, r, "Brief")
	r.is(t, 22, "Ada Okoro")
}

func TestOneThatIsSettledMovedOrCalledOffIsNotSpokenOf(t *testing.T) {
	w, r, _ := appointed(t, 30)
	set := func(change func(a *data.Appointment)) {
		t.Helper()
		if _, err := w.Store.Do(t.Context(), "Test", func(tx *store.Tx) error {
			a, err := tx.Appointment(1)
			change(&a)
			return errors.Join(err, tx.SaveAppointment(&a))
		}); err != nil {
			t.Fatal(err)
		}
	}
	r.is(t, 20, "Ada")
	for _, state := range []data.AppointmentState{data.Kept, data.Missed, data.CalledOff} {
		set(func(a *data.Appointment) { a.State = state })
		r.is(t, 21, "")
	}
	set(func(a *data.Appointment) { a.State = data.Confirmed })
	r.is(t, 21, "")
	set(func(a *data.Appointment) {
		a.Start, a.End = a.Start.Add(time.Hour), a.End.Add(time.Hour)
	})
	r.is(t, 22, "")
	r.is(t, 81, "In 9 minutes: Ada")
}

func TestOneThatHasBegunIsNotBegunWith(t *testing.T) {
	_, r, _ := appointed(t, 30)
	r.is(t, 31, "")
	r.is(t, 29.9, "In 1 minute")
}

func TestWhatWasSaidIsNotSaidAgainAfterARestart(t *testing.T) {
	w, r, _ := appointed(t, 30, 31)
	again := func() *Reminder {
		w.ShowBanner(nil)
		return New(w.Window, r.brief)
	}
	r.is(t, 21, "Ada Okoro")
	r = again()
	r.is(t, 22, "Bo Lund") // and not Ada
	press(t, r, "Later")
	windowtest.Settle(t, w.Window)
	r = again()
	r.is(t, 23, "")
	r.is(t, 29, "In 2 minutes: Bo Lund") // as Later said
	r = again()
	r.is(t, 29.5, "")
	if _, err := w.Store.Do(t.Context(), "Test", func(tx *store.Tx) error {
		a, err := tx.Appointment(1)
		a.Start, a.End = a.Start.Add(time.Hour), a.End.Add(time.Hour)
		return errors.Join(err, tx.SaveAppointment(&a))
	}); err != nil {
		t.Fatal(err)
	}
	r = again()
	r.is(t, 82, "In 8 minutes: Ada Okoro") // one that is moved is another
	if text, err := w.Store.Setting(t.Context(), reminded); err != nil || strings.Contains(text, " ") {
		t.Errorf("kept is %q, %v: what is over is of no use", text, err)
	}
}

func press(t *testing.T, r *Reminder, text string) {
	t.Helper()
	if r.banner == nil {
		t.Fatal("nothing is shown")
	}
	windowtest.Press(t, r.w.BannerPlace(), text)
}
