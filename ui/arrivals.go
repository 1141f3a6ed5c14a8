package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// arrivalsShown is how many cards that came in are listed before the rest is asked for.
const arrivalsShown = 5

// arrivalsListed is how many are listed at most; the next ones come up as these are looked over.
const arrivalsListed = 60

// arrivals lists the cards that came in and wait to be looked at.
func (s *todayScreen) arrivals(v todayView) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(0))
	list := v.arrivals
	if !s.allArrivals && len(list) > arrivalsShown+1 {
		list = list[:arrivalsShown]
	}
	for _, a := range list {
		box.Add(s.arrivalRow(a, v.events[a.EventID]))
	}
	if more := len(v.arrivals) - len(list); more > 0 {
		box.Add(showMore(more, func() {
			s.allArrivals = true
			s.show(v)
		}))
	}
	if v.waiting > 1 && len(list) == len(v.arrivals) {
		all := widget.NewQuiet(lang.L("Discard all"), "trash", s.app.discardArrivals)
		box.Add(container.NewHBox(all))
	}
	return titled(lang.L("Cards that came in"), lang.N(v.waiting, "{{.Count}} to look over", "{{.Count}} to look over"),
		container.New(layout.NewCustomPaddedLayout(0, 0, -8, -8), box))
}

// arrivalRow says who sent a card, where and when; it opens the card to look it over.
func (s *todayScreen) arrivalRow(a data.ArrivalRow, event data.Event) fyne.CanvasObject {
	row := widget.NewContactRow()
	var set func()
	set = func() {
		row.Set(widget.RowValue{
			Initials: data.Initials(a.Name), Name: a.Name,
			Detail: joined(" · ", a.Title, a.Organisation, a.Email, event.Name),
			Aside:  moment{at: data.In(a.At, event.Zone)}.ago(s.app.Store.Now()), Picture: s.app.thumbs.get(s.app, a.Photo, set),
		})
	}
	set()
	discard := widget.NewIcon("close", lang.L("Discard"), func() { s.app.discardArrival(a.ID, a.Name) })
	return container.NewBorder(nil, nil, nil, container.NewCenter(discard),
		widget.NewPress(row, func() { s.app.lookOver(a.ID) }))
}

// lookOver opens the form filled in with a card that came in. It is recorded as met where and when
// the card came.
func (a *Window) lookOver(arrival int64) {
	type came struct {
		data.Arrival
		event data.Event
	}
	Load(a, lang.L("The card could not be read"), func(ctx context.Context) (c came, err error) {
		if c.Arrival, err = a.Intake.Arrived(ctx, arrival); err == nil && c.EventID != 0 {
			c.event, err = a.Store.Event(ctx, c.EventID)
		}
		return c, err
	}, func(c came) {
		if !c.Waiting() {
			a.Say(lang.L("This card was looked over already."))
			return
		}
		a.reviewAt(c.Draft, occasion{c.event, c.At}, func(int64) {}) // the next one waits beside it
	})
}

// discardArrival moves a card that came in to the trash.
func (a *Window) discardArrival(id int64, name string) {
	a.Do(lang.L("Discarded the card of {{.Name}}", name),
		func(tx *store.Tx) error { return tx.Trash(store.Arrivals, id) }, nil)
}

// discardArrivals moves all cards that came in to the trash, those that are not listed too.
func (a *Window) discardArrivals() {
	a.Do(lang.L("Discarded all cards that came in"), func(tx *store.Tx) error {
		_, err := tx.DiscardArrivals()
		return err
	}, nil)
}
