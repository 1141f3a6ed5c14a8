package today

import (
	"slices"

	"fyne.io/fyne/v2"
)

// focused is the row that has the keys, and its place in the order; -1 for none.
func (s *Page) focused(rows []*row) (*row, int) {
	has := s.w.Native.Canvas().Focused()
	i := slices.IndexFunc(rows, func(r *row) bool { return has == fyne.Focusable(r.takes) })
	if i < 0 {
		return nil, -1
	}
	return rows[i], i
}

// held is the row that has the keys, also behind a sheet or a menu, and its place in the order; -1 for none.
func (s *Page) held(rows []*row) (*row, int) {
	if s.w.Native.Canvas().Overlays().Top() == nil || !s.has {
		return s.focused(rows)
	}
	i := slices.IndexFunc(rows, func(r *row) bool { return r.id == s.at })
	if i < 0 {
		return nil, -1
	}
	return rows[i], i
}

// Focus implements screen: the row that had the keys last has them again. Words such as "today" are true again then.
func (s *Page) Focus() {
	if !s.focusRow(func(r *row) bool { return r.id == s.at }) {
		s.w.LetGo()
	}
	s.Reload(nil)
}

// Uncovered implements window.Uncoverer: the row that had the keys before the sheet has them still, though it was made anew behind it.
func (s *Page) Uncovered() {
	if s.has && s.w.IsShown(s) {
		s.focusRow(func(r *row) bool { return r.id == s.at })
	}
}

// focusRow gives the keys to the first row that fits, and reports whether there is one.
func (s *Page) focusRow(fits func(*row) bool) bool {
	for _, r := range s.inOrder() {
		if fits(r) {
			s.w.Native.Canvas().Focus(r.takes)
			return true
		}
	}
	return false
}

// toButton goes to the next button, or the one before: there are only the first steps.
func (s *Page) toButton(next bool) bool {
	if c := s.w.Native.Canvas(); next {
		c.FocusNext()
	} else {
		c.FocusPrevious()
	}
	return true
}

// FocusRow gives the keys to the first row of a section, and reports whether there is one.
func (s *Page) FocusRow(section string) bool {
	return s.focusRow(func(r *row) bool { return string(r.of) == section })
}

// keep gives the keys back to the row that had them before the screen was filled anew, else to the one that is in its place. One
// that went, and comes back before the user has gone on, has them again: what was done with it is undone.
func (s *Page) keep(had *row, at int, before []*row) {
	if had == nil {
		return
	}
	rows := s.inOrder()
	find := func(id string) int { return slices.IndexFunc(rows, func(r *row) bool { return r.id == id }) }
	back := slices.IndexFunc(s.gone, func(id string) bool { return find(id) >= 0 })
	i := find(had.id)
	switch {
	case back >= 0:
		i = find(s.gone[back])
		s.gone = s.gone[:back]
	case i < 0:
		i = s.sameList(rows, before, at)
		s.gone = append(s.gone, had.id)
	}
	if i >= 0 {
		s.w.Native.Canvas().Focus(rows[i].takes)
	} else {
		s.w.LetGo()
	}
}

// sameList finds the row that has come into the place of another: of its list the next, else the last, else the nearest of all.
func (s *Page) sameList(rows, before []*row, at int) int {
	of, nth := before[at].of, 0
	for i := at; i > 0 && before[i-1].of == of; i-- {
		nth++
	}
	first := slices.IndexFunc(rows, func(r *row) bool { return r.of == of })
	if first < 0 {
		return min(at, len(rows)-1)
	}
	for nth > 0 && first+1 < len(rows) && rows[first+1].of == of {
		first, nth = first+1, nth-1
	}
	return first
}
