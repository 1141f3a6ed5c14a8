package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/ui/capture"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/words"
)

// arrivals lists the cards that came in and wait to be looked at.
func (s *Page) arrivals(v todayView) fyne.CanvasObject {
	box, out := rowsBox()
	shown := s.shown(listArrivals, v.waiting)
	for _, a := range v.arrivals[:min(shown, len(v.arrivals))] {
		box.Add(s.arrivalRow(a, v))
	}
	s.addMore(box, listArrivals, v.waiting-shown)
	if v.waiting > 1 && (v.waiting == shown || s.more[listArrivals] > 0) {
		all := widget.NewQuiet(lang.L("Discard all"), "trash", func() { capture.DiscardArrivals(s.w) })
		box.Add(container.NewHBox(all))
	}
	return widget.Titled(lang.L("Cards that came in"), lang.N(v.waiting, "{{.Count}} to look over", "{{.Count}} to look over"), out)
}

// arrivalRow says who sent a card, where and when; it opens the card to look it over.
func (s *Page) arrivalRow(a data.ArrivalRow, v todayView) fyne.CanvasObject {
	event := v.events[a.EventID]
	row := lists.NewContactRow()
	var set func()
	set = func() {
		row.Set(lists.RowValue{
			Initials: data.Initials(a.Name), Name: a.Name,
			Detail: words.Joined(" · ", a.Title, a.Organisation, a.Email, event.Name),
			Aside:  words.Moment{At: data.In(a.At, event.Zone)}.Ago(v.now), Picture: s.w.Thumbs.Get(s.w, a.Photo, set),
		})
	}
	set()
	return s.row(listArrivals, a.ID, row, func() { capture.ReviewArrival(s.w, a.ID) },
		act{keys.TodayDrop, lang.L("Discard"), "close", func() { capture.DiscardArrival(s.w, a.ID, a.Name) }})
}
