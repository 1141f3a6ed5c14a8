// Package reminder says in the window, and nowhere else, that an appointment is near.
package reminder

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

const (
	// Ahead is how long before an appointment the window speaks of it.
	Ahead = 10 * time.Minute
	// again is how long before it the window speaks of it once more when the user said *Later*.
	again = 2 * time.Minute
	// stays is how long after its beginning the banner stays that nobody answered.
	stays = 10 * time.Minute
	// every is how often the appointments are looked at.
	every = 5 * time.Second
)

// Reminder speaks of each appointment once, in a banner. It is used on the main goroutine, but for its reading.
type Reminder struct {
	w      *window.Window
	brief  func(data.Appointment)
	told   map[int64]told // by appointment
	shown  near
	banner *window.Banner

	recalled bool                   // told holds what an earlier run of the program said
	latest   atomic.Pointer[string] // what is to be kept
	keeping  sync.Mutex             // held while it is written
}

// near is an appointment that is about to begin, with what the banner says.
type near struct {
	data.Appointment
	who, event string
	local      time.Time // its beginning, on the clocks of its place
}

// New is a reminder for a window over a store. brief shows what is known of whom one is about to meet.
func New(w *window.Window, brief func(data.Appointment)) *Reminder {
	return &Reminder{w: w, brief: brief, told: map[int64]told{}}
}

// Keep looks at the appointments until the window leaves its file.
func (r *Reminder) Keep(ctx context.Context) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		r.look(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// look reads which appointments are near, and has the main goroutine speak of them. What cannot be read now is read the
// next time: the screens tell of it.
func (r *Reminder) look(ctx context.Context) {
	s := r.w.Store
	now := s.Now()
	ns, err := read(ctx, s, now)
	if err != nil || ctx.Err() != nil {
		return
	}
	before, err := s.Setting(ctx, reminded)
	if err != nil {
		return
	}
	fyne.Do(func() {
		if ctx.Err() == nil {
			r.recall(before)
			r.tell(ns, now)
		}
	})
}

// read gives the appointments that begin soon, or began a moment ago, earliest first, and are neither settled nor called off.
func read(ctx context.Context, s *store.Store, now time.Time) (out []near, err error) {
	as, err := s.AppointmentsBetween(ctx, now.Add(-stays), now.Add(Ahead+time.Second))
	var people, events []int64
	for _, a := range as {
		if a.State == data.Proposed || a.State == data.Confirmed {
			out = append(out, near{Appointment: a})
			people, events = append(people, a.ContactID), append(events, a.EventID)
		}
	}
	if len(out) == 0 || err != nil {
		return nil, err
	}
	rows, err := s.Rows(ctx, people)
	if err != nil {
		return nil, err
	}
	names := make(map[int64]string, len(rows))
	for _, row := range rows {
		names[row.ID] = row.Name
	}
	at, err := s.EventHeads(ctx, events)
	for i := range out {
		n, e := &out[i], at[out[i].EventID]
		n.who, n.event, n.local = names[n.ContactID], e.Name, n.Start.In(e.Location())
	}
	return out, err
}

// tell shows the earliest appointment that is still to be spoken of, and takes away what is no longer near.
func (r *Reminder) tell(ns []near, now time.Time) {
	if r.banner != nil {
		for _, n := range ns {
			if n.ID == r.shown.ID && n.Start.Equal(r.shown.Start) {
				r.shown = n
				r.banner.Say(says(n, now))
				return
			}
		}
		r.hide()
	}
	for _, n := range ns {
		if r.isDue(n, now) {
			r.show(n, now)
			return
		}
	}
}

// isDue reports whether the window is to speak of an appointment. It does not begin to when it has begun.
func (r *Reminder) isDue(n near, now time.Time) bool {
	before, was := r.told[n.ID]
	switch {
	case n.Start.Before(now), n.Start.Sub(now) > Ahead:
		return false
	case !was, !before.start.Equal(n.Start):
		return true
	}
	return !before.next.IsZero() && !now.Before(before.next)
}

func (r *Reminder) show(n near, now time.Time) {
	r.said(n.ID, told{start: n.Start})
	title, detail := says(n, now)
	r.shown = n
	r.banner = window.NewBanner("clock", title, detail,
		widget.Action{Text: lang.L("Brief"), Do: func() { r.answer(func() { r.brief(r.shown.Appointment) }) }},
		widget.Action{Text: lang.L("Later"), Do: func() {
			r.answer(func() {
				if next := r.shown.Start.Add(-again); r.w.Store.Now().Before(next) {
					r.said(r.shown.ID, told{start: r.shown.Start, next: next})
				}
			})
		}})
	r.w.ShowBanner(r.banner)
}

func (r *Reminder) answer(then func()) {
	r.hide()
	then()
}

func (r *Reminder) hide() {
	if r.w.Banner() == r.banner {
		r.w.ShowBanner(nil)
	}
	r.banner = nil
}

// says is when, with whom and where.
func says(n near, now time.Time) (title, detail string) {
	minutes := int((n.Start.Sub(now) + time.Minute - 1) / time.Minute)
	when := lang.L("Now")
	if minutes > 0 {
		when = lang.N(minutes, "In {{.Count}} minute", "In {{.Count}} minutes")
	}
	span := words.ClockSpan(n.local, n.End)
	return lang.L("{{.When}}: {{.Name}}", when, n.who), words.Joined(" · ", span, n.Place, n.event, words.Private(n.Note))
}
