package today

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// eveningHour is the hour, on the event's clocks, from which the day is looked back at.
const eveningHour = 17

// evening is when the day of the event is looked back at.
func (v *todayView) evening() time.Time {
	from, _ := v.day()
	y, m, d := from.In(v.event.Location()).Date()
	return time.Date(y, m, d, eveningHour, 0, 0, 0, v.event.Location())
}

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
		text = lang.L("{{.People}}, {{.Bare}}", text, lang.N(bare, "{{.Count}} without a note", "{{.Count}} without a note"))
	}
	return widget.Titled(lang.L("Look back at the day"), "",
		container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Tight(widget.Prose(text, fyne.TextAlignLeading))))
}
