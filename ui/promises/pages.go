package promises

import (
	"context"
	"sync/atomic"

	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/window"
)

const (
	perPage   = 64 // rows read at once
	pagesKept = 48 // with these the list is smooth some screens up and down
	pagesNear = 2  // how far from the view a page may lie for it to be read at all
)

// pages are the rows of the list: all ids are at hand, what is shown of them is read as it comes into view.
type pages struct {
	w      *window.Window
	loaded func()

	ids   []int64
	pages map[int]map[int64]store.PromiseRow
	asked map[int]bool
	old   map[int64]store.PromiseRow // of the list before: shown until they are read anew
	list  window.Latest
	view  atomic.Int64 // the page last looked at
}

func (r *pages) init(w *window.Window, loaded func()) {
	r.w, r.loaded = w, loaded
	r.set(nil, nil)
}

// set replaces the list; first are rows of its beginning that were read with it.
func (r *pages) set(ids []int64, first []store.PromiseRow) {
	r.list.Drop()
	r.old = map[int64]store.PromiseRow{}
	for _, page := range r.pages {
		for id, row := range page {
			r.old[id] = row
		}
	}
	r.ids, r.pages, r.asked = ids, map[int]map[int64]store.PromiseRow{}, map[int]bool{}
	if len(ids) > 0 {
		r.asked[0] = true
		r.pages[0] = byID(first)
	}
}

func byID(rows []store.PromiseRow) map[int64]store.PromiseRow {
	out := make(map[int64]store.PromiseRow, len(rows))
	for _, row := range rows {
		out[row.ID] = row
	}
	return out
}

// at is the row at a place; it is asked for when it is not there, and ok is false when nothing is known of it yet.
func (r *pages) at(i int) (row store.PromiseRow, ok bool) {
	n := i / perPage
	r.view.Store(int64(n))
	if row, ok = r.pages[n][r.ids[i]]; ok {
		return row, true
	}
	r.ask(n)
	row, ok = r.old[r.ids[i]]
	return row, ok
}

// known is what is at hand of a promise; its zero value when nothing is.
func (r *pages) known(id int64) store.PromiseRow {
	for _, page := range r.pages {
		if row, ok := page[id]; ok {
			return row
		}
	}
	return r.old[id]
}

// ask reads a page, unless the list was dragged past it meanwhile.
func (r *pages) ask(n int) {
	if r.asked[n] {
		return
	}
	r.asked[n] = true
	ids := r.ids[n*perPage : min((n+1)*perPage, len(r.ids))]
	far := false
	window.Read(r.w, r.list.Now(), 0, func(ctx context.Context) ([]store.PromiseRow, error) {
		if far = max(n-int(r.view.Load()), int(r.view.Load())-n) > pagesNear; far {
			return nil, nil
		}
		return r.w.Store.PromiseRows(ctx, ids)
	}, func(got []store.PromiseRow, err error) {
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
func (r *pages) put(n int, got []store.PromiseRow) {
	r.pages[n] = byID(got)
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
	r.loaded()
}
