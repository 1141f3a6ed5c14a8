package words

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget/lists"
)

// EventValue is what a row shows of an event.
func EventValue(e store.EventRow, here bool) lists.EventValue {
	v := lists.EventValue{Name: e.Name, Strong: here}
	if !e.Start.IsZero() {
		from := e.Start.In(e.Location())
		v.Month, v.Day = strings.ToUpper(ShortMonth(from.Month())), strconv.Itoa(from.Day())
	}
	v.Detail = Joined(" · ", EventSpan(&e.Event), e.Place)
	if v.Detail == "" {
		v.Detail = lang.L("No date or place yet")
	}
	if e.People > 0 {
		v.Aside = lang.Number(e.People)
	}
	return v
}

// GoesOn reports whether it is one of the event's days at the given moment.
func GoesOn(e *data.Event, now time.Time) bool {
	if e.Start.IsZero() {
		return false
	}
	today := DayOf(now.In(e.Location()))
	return DaysBetween(DayOf(e.Start.In(e.Location())), today) >= 0 && DaysBetween(today, DayOf(LastMoment(e))) >= 0
}

func NewRow() fyne.CanvasObject { return lists.NewContactRow() }
