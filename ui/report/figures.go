package report

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// none stands for what divides by nothing, or is not known.
const none = "–"

// figure is a number with what it counts, and the people behind it.
type figure struct {
	value  string
	name   string
	people []int64 // nil: nobody can be listed
}

// group is figures under one title.
type group struct {
	title   string
	figures []figure
}

// groups are the figures that count people.
func groups(r *data.Report) []group {
	of := func(f data.Figure, name string) figure {
		return figure{strconv.Itoa(len(r.People(f))), name, r.People(f)}
	}
	promised := func(n int, f data.Figure, name string) figure { return figure{strconv.Itoa(n), name, r.People(f)} }
	days := figure{value: none, name: lang.L("days until then, in the middle")}
	if r.MedianDays != nil {
		days.value = Days(*r.MedianDays)
	}
	out := []group{
		{lang.L("People"), []figure{
			of(data.FigureMet, lang.L("met")), of(data.FigureNew, lang.L("for the first time")), of(data.FigureAgain, lang.L("met again")),
			of(data.FigureQualified, lang.L("worth following up")),
		}},
		{lang.L("Wanted"), []figure{of(data.FigureWantedMet, lang.L("wanted and met")), of(data.FigureWantedOpen, lang.L("wanted and not met"))}},
		{lang.L("My organisation and others"), []figure{
			of(data.FigureInside, lang.L("from my organisation")), of(data.FigureOutside, lang.L("from outside")), of(data.FigureUnknownSide, lang.L("not known")),
		}},
		{lang.L("Since then"), []figure{of(data.FigureFollowedUp, lang.L("followed up")), of(data.FigureNotYet, lang.L("not yet")), days}},
	}
	if me := r.Promises.Me; me.All() > 0 {
		out = append(out, group{lang.L("What I promised"), []figure{
			promised(me.Kept, data.FigureMineKept, lang.L("kept")), promised(me.Open, data.FigureMineOpen, lang.L("open")),
			promised(me.Dropped, data.FigureMineDropped, lang.L("dropped")),
		}})
	}
	if them := r.Promises.Them; them.All() > 0 {
		out = append(out, group{lang.L("What they promised"), []figure{
			promised(them.Kept, data.FigureTheirsKept, lang.L("kept")), promised(them.Open, data.FigureTheirsOpen, lang.L("open")),
			promised(them.Dropped, data.FigureTheirsDropped, lang.L("dropped")),
		}})
	}
	return out
}

// Days writes a number of days that may end in a half: "2", "1.5".
func Days(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// moneyFigures are those of an event that costs, or is worth, something.
func moneyFigures(r *data.Report) []figure {
	if r.Cost == nil && r.Value == nil {
		return nil
	}
	of := func(m *data.Money, name string) figure {
		if m == nil {
			return figure{value: none, name: name}
		}
		return figure{value: m.String(), name: name}
	}
	out := []figure{of(r.Cost, lang.L("cost")), of(r.CostPerPerson, lang.L("for each person met")), of(r.CostPerQualified, lang.L("for each worth following up"))}
	if r.Value != nil {
		back := figure{value: none, name: lang.L("return on the cost")}
		if r.Return != nil {
			back.value = lang.L("{{.Percent}} %", *r.Return)
		}
		out = append(out, of(r.Value, lang.L("value")), back)
	}
	return out
}

// group is a card of figures.
func (t *Tab) group(g group) fyne.CanvasObject {
	row := style.Wrap()
	for _, f := range g.figures {
		row.Add(t.figure(g.title, f))
	}
	return widget.Titled(g.title, "", container.New(layout.NewCustomPaddedLayout(0, 0, -8, -8), row))
}

// figure is a number over what it counts. With people behind it, it opens their list.
func (t *Tab) figure(title string, f figure) fyne.CanvasObject {
	value := style.NewHeading(f.value)
	value.Fixed = true
	name := style.NewCaption(f.name)
	name.Fixed = true
	body := style.AtLeast(132, 0, container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8),
		container.New(layout.NewCustomPaddedVBoxLayout(0), value, name)))
	if len(f.people) == 0 {
		value.Color = theme.ColorNamePlaceHolder
		if f.value != "0" && f.value != none {
			value.Color = theme.ColorNameForeground
		}
		return body
	}
	return t.press(body, lang.L("{{.Title}}: {{.What}}", title, f.name), f.people)
}

// press makes something open a list of people.
func (t *Tab) press(o fyne.CanvasObject, title string, people []int64) *widget.Press {
	p := widget.NewPress(o, func() { showPeople(t.w, title, people) })
	if t.first == nil {
		t.first = p
	}
	return p
}
