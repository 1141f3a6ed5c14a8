package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
)

// setCurrent says at which event the user is; 0 is none. It is an operation like any other: undo takes it
// back. To say the same again only counts from now on.
func (a *Window) setCurrent(id int64) {
	was := a.CurrentEvent()
	if id != 0 && id == was.ID {
		a.Go(func(ctx context.Context) {
			err := a.Store.Quietly(context.WithoutCancel(ctx), func(tx *store.Tx) error { return tx.SetCurrent(id) })
			if err != nil {
				fyne.Do(func() { a.Fail(lang.L("The current event was not changed"), err) })
			}
		})
		return
	}
	a.Do(lang.L("You left {{.Event}}", was.Name), func(tx *store.Tx) error {
		if id != 0 {
			e, err := tx.Event(id)
			if err != nil {
				return err
			}
			tx.SetSummary(lang.L("You are at {{.Event}}", e.Name))
		}
		return tx.SetCurrent(id)
	}, nil)
}

// goesOn reports whether it is one of the event's days at the given moment.
func goesOn(e *data.Event, now time.Time) bool {
	if e.Start.IsZero() {
		return false
	}
	today := dayOf(now.In(e.Location()))
	return daysBetween(dayOf(e.Start.In(e.Location())), today) >= 0 && daysBetween(today, dayOf(lastMoment(e))) >= 0
}

// sayHere has the user be at an event: at once when it goes on or has no day, else once a question is
// answered, as everybody captured is stamped with it. then, which may be nil, runs when it was not denied.
func (a *Window) sayHere(e data.Event, then func()) {
	yes := func() {
		a.setCurrent(e.ID)
		if then != nil {
			then()
		}
	}
	now := a.Store.Now()
	if e.Start.IsZero() || goesOn(&e, now) {
		yes()
		return
	}
	text := lang.L("{{.Event}} is on {{.Day}}. Are you there now? Whoever you add would be stamped with it.", e.Name, eventSpan(&e))
	if e.Phase(now) == data.Past {
		text = lang.L("{{.Event}} was on {{.Day}}. Are you there now? Whoever you add would be stamped with it.", e.Name, eventSpan(&e))
	}
	s := a.NewSheet(lang.L("Are you there now?"), lang.L("I'm here"),
		prose(text, fyne.TextAlignLeading), fyne.NewSize(460, 190))
	s.OnOK = func() {
		s.Close()
		yes()
	}
	s.First = s.cancel
	s.Show()
}

// sayHereAt is sayHere for an event that is still to be read.
func (a *Window) sayHereAt(id int64) {
	Load(a, lang.L("The event could not be read"), func(ctx context.Context) (data.Event, error) {
		return a.Store.Event(ctx, id)
	}, func(e data.Event) { a.sayHere(e, nil) })
}
