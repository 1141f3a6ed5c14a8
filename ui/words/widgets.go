package words

import (
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
)

// EventValue is what a row shows of an event.
func EventValue(e store.EventRow, here bool) lists.EventValue {
	v := lists.EventValue{Name: e.Name, Strong: here}
	if !e.Start.IsZero() {
		from := e.Start.In(e.Location())
		v.Month, v.Day = strings.ToUpper(ShortMonth(from.Month())), strconv.Itoa(from.Day())
	}
	v.Detail = Joined(" · ", EventDays(&e.Event), e.Place)
	if v.Detail == "" {
		v.Detail = lang.L("No date or place yet")
	}
	if e.People > 0 {
		v.Aside = lang.Number(e.People)
	}
	return v
}

// ShowMore is the line under a list that was cut short: what it leaves out is shown on demand.
func ShowMore(more int, show func()) fyne.CanvasObject {
	return container.NewHBox(widget.NewQuiet(lang.N(more, "Show {{.Count}} more", "Show {{.Count}} more"), "chevron-down", show))
}

// WarmthChoice lets one of the four degrees be chosen.
func WarmthChoice(w data.Warmth) *widget.Select {
	s := widget.NewSelect([]string{Warmth(data.NotSaid), Warmth(data.Cool), Warmth(data.Warm), Warmth(data.Hot)}, nil)
	s.SetSelectedIndex(int(w))
	return s
}

// Remark shows in a hint what does not hold, else what was understood.
func Remark(hint *style.Text, understood string, err error) {
	hint.Color = style.ColorMuted
	if err != nil {
		hint.Color, understood = theme.ColorNameError, lang.Error(err)
		var fe *data.FieldError
		if errors.As(err, &fe) {
			understood = lang.Say(fe.Reason)
		}
	}
	hint.SetText(understood)
	hint.Refresh()
}
