// Package filters is the conditions of a list of people: the menu and the search that offer them, and the chips that show them.
package filters

import (
	"context"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// Filters are the conditions of a list beside what is searched.
type Filters struct {
	w     *window.Window
	query *data.Query
	look  func()          // shows what the query finds
	Chips *fyne.Container // the conditions, each to be taken away again
	Menu  *fyne.Menu      // as it was opened last

	OneEvent bool   // the list is of one event: no other can be chosen
	Clear    func() // drops every condition, and what is searched
	// Before stands before the chips; nil for nothing.
	Before fyne.CanvasObject
	// EventName and SessionName are what the query's event and session were called, for those that were deleted.
	EventName, SessionName string

	event                                 data.Event // of the filter, as it was read
	eventAsked, sessionAsked, importAsked window.Latest

	questions map[string]string // texts of questions by key, as the menu had them
}

// New are the filters of a query. look runs when one has changed.
func New(w *window.Window, query *data.Query, look func()) *Filters {
	f := &Filters{w: w, query: query, look: look, Chips: style.Wrap()}
	f.Chips.Hide()
	return f
}

// Change changes the conditions and shows them as chips that can be taken away again.
func (f *Filters) Change(change func(*data.Query)) {
	change(f.query)
	f.Show()
	f.look()
}

// Any reports whether there is a condition.
func (f *Filters) Any() bool {
	q := *f.query
	if style.Hidden() {
		q = q.Open()
	}
	if f.OneEvent {
		q.Event = 0
	}
	return q.Filtered()
}

// Show shows the conditions as chips.
func (f *Filters) Show() {
	f.Chips.Objects = nil
	if f.Before != nil {
		f.Chips.Add(f.Before)
	}
	rests := false
	for _, c := range data.Conditions {
		switch {
		case !c.IsSet(f.query) || f.OneEvent && c.Key == data.ByEvent:
		case c.Private && style.Hidden():
			rests = true
		default:
			chips[c.Key](f, *f.query)
		}
	}
	if rests {
		f.Chips.Add(widget.NewChip(lang.L("A hidden filter rests"), "hidden", f.w.SayHidden))
	}
	if len(f.Chips.Objects) > 0 {
		f.Chips.Show()
	} else {
		f.Chips.Hide()
	}
	f.Chips.Refresh()
}

// chip adds a chip that takes something off the query.
func (f *Filters) chip(text string, remove func(*data.Query)) *widget.Chip {
	chip := widget.NewChip(text, "close", func() { f.Change(remove) })
	f.Chips.Add(chip)
	return chip
}

// name puts a text of an event on a chip, once the event is read.
func (f *Filters) name(event int64, asked *window.Latest, chip *widget.Chip, text func() string) {
	show := func() { chip.SetText(style.Ellipsis(text(), 200, 12, fyne.TextStyle{})) }
	if f.event.ID == event { // as it was read before
		show()
	}
	window.Read(f.w, asked.Next(), 0, func(ctx context.Context) (data.Event, error) { return f.w.Store.Event(ctx, event) }, func(e data.Event, err error) {
		if err == nil { // else it says that there is one
			f.event = e
			show()
			f.Chips.Refresh()
		}
	})
}
