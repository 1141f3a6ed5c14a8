// Package ticks is the people ticked in a list, and what is done with all of them.
package ticks

import (
	"lanyard/ui/rows"
	"lanyard/ui/widget/lists"
	"lanyard/ui/window"
)

// Ticks are the people ticked in a list. They stay ticked while the list is searched and filtered,
// so that they can be picked together from several searches.
type Ticks struct {
	w    *window.Window
	list *lists.List
	rows *rows.Rows

	At      func(i int) int64 // the person in a row of the list; 0 for none
	Changed func()            // shows what is ticked
	Focus   func()            // gives the list the keys
	More    func() bool       // the list goes on, and is being read; nil: it never does

	On     bool
	Set    map[int64]bool
	ranged []int64 // ticked by the range with Shift that is going on
	from   int     // where that range began
	rest   bool    // all were asked for while the list was still being read
}

// New has the rows of a list ticked: its rows are people, but for those of which at gives 0.
func New(w *window.Window, list *lists.List, rows *rows.Rows, at func(i int) int64) *Ticks {
	t := &Ticks{w: w, list: list, rows: rows, At: at, Set: map[int64]bool{}, from: -1}
	list.OnTick, list.OnRange = t.turn, t.span
	list.Ticking = func() bool { return t.On }
	return t
}

// Start shows the boxes; pressed again it takes them away.
func (t *Ticks) Start() {
	if t.On {
		t.End()
		return
	}
	t.On = true
	t.Changed()
	t.Focus()
}

// turn ticks a row or takes its tick away.
func (t *Ticks) turn(i int) {
	id := t.At(i)
	if id == 0 {
		return
	}
	t.On, t.ranged, t.from = true, nil, -1
	if t.Set[id] {
		delete(t.Set, id)
	} else {
		t.Set[id] = true
	}
	t.Changed()
}

// span ticks all from one row to another. While the same range grows and shrinks, what it leaves is
// no longer ticked.
func (t *Ticks) span(from, to int) {
	t.On = true
	if from == t.from {
		for _, id := range t.ranged {
			delete(t.Set, id)
		}
	}
	t.from, t.ranged = from, nil
	for i := min(from, to); i <= max(from, to) && i < t.list.Length(); i++ {
		if id := t.At(i); id != 0 && !t.Set[id] {
			t.Set[id] = true
			t.ranged = append(t.ranged, id)
		}
	}
	t.Changed()
}

// All ticks everybody that the list holds.
func (t *Ticks) All() {
	t.On, t.ranged, t.from = true, nil, -1
	for _, id := range t.rows.IDs {
		t.Set[id] = true
	}
	t.rest = t.More != nil && t.More()
	t.Changed()
}

// Complete ticks the rest of a list that was being read when all of it was asked for.
func (t *Ticks) Complete() {
	if t.On && t.rest {
		t.All()
	}
}

// Keep takes the ticks of those away who are not among some any more.
func (t *Ticks) Keep(ids []int64) {
	if len(t.Set) == 0 {
		return
	}
	kept := make(map[int64]bool, len(t.Set))
	for _, id := range ids {
		if t.Set[id] {
			kept[id] = true
		}
	}
	t.Set = kept
}

// End takes all ticks and their boxes away.
func (t *Ticks) End() {
	if !t.On {
		return
	}
	t.On, t.Set, t.ranged, t.from, t.rest = false, map[int64]bool{}, nil, -1, false
	t.Changed()
}

// InOrder are the ticked: first those in the list, in its order, then the others.
func (t *Ticks) InOrder() []int64 {
	out := make([]int64, 0, len(t.Set))
	listed := make(map[int64]bool, len(t.Set))
	for _, id := range t.rows.IDs {
		if t.Set[id] {
			out = append(out, id)
			listed[id] = true
		}
	}
	for id := range t.Set {
		if !listed[id] {
			out = append(out, id)
		}
	}
	return out
}
