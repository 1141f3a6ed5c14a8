package report

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/rows"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// tally is a list of lines, each with its people.
type tally struct {
	title string
	lines []data.Tally
}

// linesShown is how many lines of a list are shown before the rest is asked for.
const linesShown = 8

// lists are the people met by what they have in common.
func (t *Tab) lists() []tally {
	r := &t.report
	return []tally{
		{lang.L("Days"), dayNames(r.Days)}, {lang.L("Sessions"), r.Sessions}, {lang.L("Organisations"), r.Organisations}, {lang.L("Topics"), r.Topics},
	}
}

// dayNames writes days for people.
func dayNames(days []data.Tally) []data.Tally {
	out := make([]data.Tally, len(days))
	for i, d := range days {
		out[i] = d
		if at, err := time.Parse(time.DateOnly, d.Name); err == nil {
			out[i].Name = words.LongDay(at)
		}
	}
	return out
}

// list is a card of lines, with the number of people at the right.
func (t *Tab) list(l tally) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(0))
	shown := l.lines
	if !t.all[l.title] && len(shown) > linesShown+1 {
		shown = shown[:linesShown]
	}
	for _, line := range shown {
		n := style.NewText(strconv.Itoa(len(line.People)))
		n.Fixed = true
		row := container.New(layout.NewCustomPaddedLayout(5, 5, 8, 8), container.NewBorder(nil, nil, nil, n, style.NewText(line.Name)))
		box.Add(t.press(row, line.Name, line.People))
	}
	if more := len(l.lines) - len(shown); more > 0 {
		box.Add(words.ShowMore(more, func() {
			t.all[l.title] = true
			t.show()
		}))
	}
	return widget.Titled(l.title, "", container.New(layout.NewCustomPaddedLayout(0, 0, -8, -8), box))
}

// showPeople lists people in a sheet; Enter or a click opens one.
func showPeople(w *window.Window, title string, people []int64) {
	window.Load(w, lang.L("The list could not be read"), func(ctx context.Context) ([]store.Row, error) {
		return w.Store.Rows(ctx, people[:min(len(people), rows.PerPage)])
	}, func(first []store.Row) { peopleSheet(w, title, people, first) })
}

func peopleSheet(w *window.Window, title string, people []int64, first []store.Row) {
	var list *lists.List
	of := rows.New(w, func() { list.Refresh() })
	of.Set(people, first)
	list = lists.NewList(func() int { return len(people) }, func() fyne.CanvasObject { return lists.NewContactRow() }, func(id int, o fyne.CanvasObject) {
		v := lists.RowValue{Name: "…"}
		if r, ok := of.At(id); ok {
			v = lists.RowValue{
				Initials: data.Initials(r.Name), Name: r.Name, Detail: words.Joined(" · ", r.Organisation, r.Title), Warmth: int(r.Warmth),
				Picture: w.Thumbs.Get(w, r.Thumb, func() { list.Refresh() }),
			}
		}
		o.(*lists.ContactRow).Set(v)
	})
	s := w.NewSheet(title, "", list, fyne.NewSize(520, 520))
	s.AddLeft(widget.Fixed(style.NewMuted(words.PeopleCount(len(people)))))
	open := func(id int) { s.CloseFor(func() { w.Places.Person(people[id]) }) }
	list.OnEnter = open
	list.OnSelected = func(id int) {
		if clicked := list.Current() != id; clicked { // the keys tell the list first
			open(id)
		}
	}
	s.First = list
	s.Show()
	list.Select(0)
}
