// Package rows holds the rows of a long list: all ids are at hand, what is shown is read in pages.
package rows

import (
	"context"
	"sync/atomic"

	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/window"
)

// Rows are the rows of a long list of people.
type Rows = Of[store.Row]

// Of are the rows of a long list: all ids are at hand, what is shown of them is read in pages as
// they come into view. It is used from the main goroutine.
type Of[R any] struct {
	w      *window.Window
	read   func(ctx context.Context, ids []int64) ([]R, error)
	id     func(*R) int64
	loaded func() // a page has come; nil does nothing

	IDs   []int64
	pages map[int]map[int64]R // by page number
	asked map[int]bool        // pages being read
	old   map[int64]R         // of the list before: shown until they are read anew
	list  window.Latest       // pages of an older one are dropped
	view  atomic.Int64        // the page last looked at
}

const (
	// PerPage is how many rows are read at once.
	PerPage = 64
	// pagesKept bounds the memory: with these the list is smooth some screens up and down.
	pagesKept = 48
	// pagesNear is how far from the view a page may lie for it to be read at all; others were
	// passed by while the list was dragged along.
	pagesNear = 2
)

// New are no rows of people yet. loaded, which may be nil, runs when a page has come.
func New(w *window.Window, loaded func()) *Rows {
	read := func(ctx context.Context, ids []int64) ([]store.Row, error) { return w.Store.Rows(ctx, ids) }
	return NewOf(w, read, func(r *store.Row) int64 { return r.ID }, loaded)
}

// NewOf are no rows yet. read gives the rows of ids, id the one of a row; loaded is as for New.
func NewOf[R any](w *window.Window, read func(ctx context.Context, ids []int64) ([]R, error), id func(*R) int64, loaded func()) *Of[R] {
	r := &Of[R]{w: w, read: read, id: id, loaded: loaded}
	r.Set(nil, nil)
	return r
}

// Set replaces the list; first are rows of its beginning that were read with it. What was shown of
// the others stays until it is read anew.
func (r *Of[R]) Set(ids []int64, first []R) {
	r.list.Drop()
	r.keepOld()
	r.IDs = ids
	for i := range first {
		if i < len(ids) {
			r.page(i / PerPage)[r.id(&first[i])] = first[i]
		}
	}
	if whole := min(len(ids), PerPage); len(first) >= whole && whole > 0 {
		r.asked[0] = true
	}
}

// Extend replaces the ids by more that begin with the same.
func (r *Of[R]) Extend(ids []int64) { r.IDs = ids }

// keepOld begins anew and remembers what was shown.
func (r *Of[R]) keepOld() {
	if len(r.pages) > 0 || r.old == nil {
		r.old = map[int64]R{}
		for _, page := range r.pages {
			for id, row := range page {
				r.old[id] = row
			}
		}
	}
	r.pages, r.asked = map[int]map[int64]R{}, map[int]bool{}
}

func (r *Of[R]) page(n int) map[int64]R {
	if r.pages[n] == nil {
		r.pages[n] = map[int64]R{}
	}
	return r.pages[n]
}

// At is the row at an index; it is asked for when it is not there, and ok is false when nothing is
// known of it yet.
func (r *Of[R]) At(i int) (row R, ok bool) {
	n := i / PerPage
	r.view.Store(int64(n))
	if row, ok = r.pages[n][r.IDs[i]]; ok {
		return row, true
	}
	r.ask(n)
	row, ok = r.old[r.IDs[i]]
	return row, ok
}

// Known is what is at hand of an id, in whatever page; its zero value when nothing is.
func (r *Of[R]) Known(id int64) R {
	for _, page := range r.pages {
		if row, ok := page[id]; ok {
			return row
		}
	}
	return r.old[id]
}

// ask reads a page, unless the list has moved on meanwhile.
func (r *Of[R]) ask(n int) {
	if r.asked[n] {
		return
	}
	r.asked[n] = true
	ids := r.IDs[n*PerPage : min((n+1)*PerPage, len(r.IDs))]
	far := false
	window.Read(r.w, r.list.Now(), 0, func(ctx context.Context) ([]R, error) {
		if far = max(n-int(r.view.Load()), int(r.view.Load())-n) > pagesNear; far {
			return nil, nil
		}
		return r.read(ctx, ids)
	}, func(got []R, err error) {
		switch {
		case err != nil:
			r.w.Fail(lang.L("The list could not be read"), err)
		case far:
			delete(r.asked, n)
		default:
			r.put(n, got)
		}
	})
}

// put keeps a page that was read, and lets go of the one farthest from it when there are many.
func (r *Of[R]) put(n int, got []R) {
	page := r.page(n)
	for i := range got {
		page[r.id(&got[i])] = got[i]
	}
	if len(r.pages) > pagesKept {
		far := n
		for have := range r.pages {
			if max(have-n, n-have) > max(far-n, n-far) {
				far = have
			}
		}
		delete(r.pages, far)
		delete(r.asked, far)
	}
	if r.loaded != nil {
		r.loaded()
	}
}
