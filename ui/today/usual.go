package today

import (
	"context"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/store"
)

// birthdaysAhead is for how many days after today birthdays are shown.
const birthdaysAhead = 7

// usual is what a day without an event shows besides.
type usual struct {
	todays    []data.Appointment // of today, earliest first
	due       store.DueList      // with whom it is time to be in touch, the first ones
	wants     map[int64]bool     // whom of them the user wants to meet at the event that both go to
	birthdays []store.Birthday   // the first ones
	// birthdayCount is how many birthdays there are.
	birthdayCount int
	hasCadences   bool // it is said of somebody how often to be in touch
	over          int  // of how many the day has come until which they are kept
}

// readUsual reads what a day without an event shows. However long the lists are, it takes as many queries.
func (v *todayView) readUsual(ctx context.Context, st *store.Store, listed func(list) int) (err error) {
	if v.there {
		return nil
	}
	y, m, d := v.now.In(time.Local).Date()
	v.todays, err = st.AppointmentsBetween(ctx, data.StartOfDay(y, m, d, time.Local), data.StartOfDay(y, m, d+1, time.Local))
	if err != nil {
		return err
	}
	v.todays = slices.DeleteFunc(v.todays, func(a data.Appointment) bool { return a.State == data.CalledOff })
	if v.due, err = st.Due(ctx, listed(listDue)); err != nil {
		return err
	}
	if v.birthdays, v.birthdayCount, err = st.Birthdays(ctx, data.DateOf(v.now), birthdaysAhead, listed(listBirthdays)); err != nil {
		return err
	}
	if v.over, err = st.CountOver(ctx); err != nil {
		return err
	}
	var coming []int64
	for _, d := range v.due.Rows {
		if d.Coming != 0 {
			coming = append(coming, d.ContactID)
		}
	}
	on, err := st.AttendeesOf(ctx, coming)
	v.wants = map[int64]bool{}
	for _, d := range v.due.Rows {
		v.wants[d.ContactID] = slices.ContainsFunc(on[d.ContactID], func(a data.Attendee) bool { return a.EventID == d.Coming && a.WasWanted() })
	}
	return err
}

// usualPeople are those whom the rows of a usual day name.
func (v *todayView) usualPeople() (ids []int64) {
	for _, a := range v.todays {
		ids = append(ids, a.ContactID)
	}
	for _, d := range v.due.Rows {
		ids = append(ids, d.ContactID)
	}
	for _, b := range v.birthdays {
		ids = append(ids, b.ContactID)
	}
	return ids
}
