package ui

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"lanyard/data/store"
	"lanyard/ui/lang"
)

// rows are the rows of a long list: all ids are at hand, what is shown of them is read in pages as
// they come into view. It is used from the main goroutine.
type rows struct {
	app    *Window
	loaded func() // a page has come; nil does nothing

	ids   []int64
	pages map[int]map[int64]store.Row // by page number
	asked map[int]bool                // pages being read
	old   map[int64]store.Row         // of the list before: shown until they are read anew
	gen   int                         // of the list: pages of an older one are dropped
	view  atomic.Int64                // the page last looked at
}

const (
	rowsPerPage = 64
	// pagesKept bounds the memory: with these the list is smooth some screens up and down.
	pagesKept = 48
	// pagesNear is how far from the view a page may lie for it to be read at all; others were
	// passed by while the list was dragged along.
	pagesNear = 2
)

func newRows(a *Window, loaded func()) *rows {
	r := &rows{app: a, loaded: loaded}
	r.set(nil, nil)
	return r
}

// set replaces the list; first are rows of its beginning that were read with it. What was shown of
// the others stays until it is read anew.
func (r *rows) set(ids []int64, first []store.Row) {
	r.gen++
	r.keepOld()
	r.ids = ids
	for i, row := range first {
		if i < len(ids) {
			r.page(i / rowsPerPage)[row.ID] = row
		}
	}
	if whole := min(len(ids), rowsPerPage); len(first) >= whole && whole > 0 {
		r.asked[0] = true
	}
}

// extend replaces the ids by more that begin with the same.
func (r *rows) extend(ids []int64) { r.ids = ids }

// keepOld begins anew and remembers what was shown.
func (r *rows) keepOld() {
	if len(r.pages) > 0 || r.old == nil {
		r.old = map[int64]store.Row{}
		for _, page := range r.pages {
			for id, row := range page {
				r.old[id] = row
			}
		}
	}
	r.pages, r.asked = map[int]map[int64]store.Row{}, map[int]bool{}
}

func (r *rows) page(n int) map[int64]store.Row {
	if r.pages[n] == nil {
		r.pages[n] = map[int64]store.Row{}
	}
	return r.pages[n]
}

// at is the row at an index; it is asked for when it is not there, and ok is false when nothing is
// known of it yet.
func (r *rows) at(i int) (row store.Row, ok bool) {
	n := i / rowsPerPage
	r.view.Store(int64(n))
	if row, ok = r.pages[n][r.ids[i]]; ok {
		return row, true
	}
	r.ask(n)
	row, ok = r.old[r.ids[i]]
	return row, ok
}

// known is what is at hand of a contact, in whatever page; its zero value when nothing is.
func (r *rows) known(id int64) store.Row {
	for _, page := range r.pages {
		if row, ok := page[id]; ok {
			return row
		}
	}
	return r.old[id]
}

// ask reads a page, unless the list has moved on meanwhile.
func (r *rows) ask(n int) {
	if r.asked[n] {
		return
	}
	r.asked[n] = true
	gen := r.gen
	ids := r.ids[n*rowsPerPage : min((n+1)*rowsPerPage, len(r.ids))]
	r.app.Go(func(ctx context.Context) {
		var got []store.Row
		var err error
		far := max(n-int(r.view.Load()), int(r.view.Load())-n) > pagesNear
		if !far {
			got, err = r.app.Store.Rows(ctx, ids)
		}
		if ctx.Err() != nil {
			return
		}
		fyne.Do(func() {
			switch {
			case gen != r.gen:
			case err != nil:
				r.app.Fail(lang.L("The list could not be read"), err)
			case far:
				delete(r.asked, n)
			default:
				r.put(n, got)
			}
		})
	})
}

// put keeps a page that was read, and lets go of the one farthest from it when there are many.
func (r *rows) put(n int, got []store.Row) {
	page := r.page(n)
	for _, row := range got {
		page[row.ID] = row
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
