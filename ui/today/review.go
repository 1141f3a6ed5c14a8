package today

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/ui/followup"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// eveningHour is the hour, on the event's clocks, from which the day is looked back at.
const eveningHour = 17

// evening is when the day is looked back at, on the clocks of the first encounter of the day; zero when nobody was met.
func (v *todayView) evening(met []guest) time.Time {
	if len(met) == 0 {
		return time.Time{}
	}
	first := met[len(met)-1].at.At
	y, m, d := first.Date()
	return time.Date(y, m, d, eveningHour, 0, 0, 0, first.Location())
}

// isEvening reports whether the day is to be looked back at.
func (v *todayView) isEvening(met []guest) bool { return len(met) > 0 && !v.now.Before(v.evening(met)) }

// review is the line that offers to look back at the day.
func (s *Page) review(v todayView, met []guest) fyne.CanvasObject {
	bare := 0
	for _, g := range met {
		if !g.noted {
			bare++
		}
	}
	text := lang.N(len(met), "{{.Count}} person today", "{{.Count}} people today")
	if bare > 0 {
		text = lang.L("{{.People}}, {{.Bare}}", lang.Whole(text), lang.Whole(lang.N(bare, "{{.Count}} without a note", "{{.Count}} without a note")))
	}
	open := func() { followup.Review(s.w, v.event.ID, data.DateOf(v.now.In(v.event.Location()))) }
	line := container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8), widget.IconLine("note", style.NewText(text)))
	row := container.New(layout.NewCustomPaddedLayout(0, 0, -8, -8), s.row(listReview, v.event.ID, line, open))
	return widget.Titled(lang.L("Look back at the day"), "",
		container.New(layout.NewCustomPaddedVBoxLayout(8), row, container.NewHBox(widget.NewPrimary(lang.L("Begin"), "", open))))
}
