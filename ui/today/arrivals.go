package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/ui/capture"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/words"
)

// arrivalsShown is how many cards that came in are listed before the rest is asked for.
const arrivalsShown = 5

// arrivalsListed is how many are listed at most; the next ones come up as these are looked over.
const arrivalsListed = 60

// arrivals lists the cards that came in and wait to be looked at.
func (s *Page) arrivals(v todayView) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(0))
	list := v.arrivals
	if !s.AllArrivals && len(list) > arrivalsShown+1 {
		list = list[:arrivalsShown]
	}
	for _, a := range list {
		box.Add(s.arrivalRow(a, v.events[a.EventID]))
	}
	if more := len(v.arrivals) - len(list); more > 0 {
		box.Add(words.ShowMore(more, func() {
			s.AllArrivals = true
			s.show(v)
		}))
	}
	if v.waiting > 1 && len(list) == len(v.arrivals) {
		all := widget.NewQuiet(lang.L("Discard all"), "trash", func() { capture.DiscardArrivals(s.w) })
		box.Add(container.NewHBox(all))
	}
	return widget.Titled(lang.L("Cards that came in"), lang.N(v.waiting, "{{.Count}} to look over", "{{.Count}} to look over"),
		container.New(layout.NewCustomPaddedLayout(0, 0, -8, -8), box))
}

// arrivalRow says who sent a card, where and when; it opens the card to look it over.
func (s *Page) arrivalRow(a data.ArrivalRow, event data.Event) fyne.CanvasObject {
	row := lists.NewContactRow()
	var set func()
	set = func() {
		row.Set(lists.RowValue{
			Initials: data.Initials(a.Name), Name: a.Name,
			Detail: words.Joined(" · ", a.Title, a.Organisation, a.Email, event.Name),
			Aside:  words.Moment{At: data.In(a.At, event.Zone)}.Ago(s.w.Store.Now()), Picture: s.w.Thumbs.Get(s.w, a.Photo, set),
		})
	}
	set()
	discard := widget.NewIcon("close", lang.L("Discard"), func() { capture.DiscardArrival(s.w, a.ID, a.Name) })
	return container.NewBorder(nil, nil, nil, container.NewCenter(discard),
		widget.NewPress(row, func() { capture.ReviewArrival(s.w, a.ID) }))
}
