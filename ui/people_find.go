package ui

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
)

// firstPage is how many ids a search asks for before it asks for all.
const firstPage = 200

// restOfList is how long the rest of a long list is waited for: while somebody types, only the
// first page is wanted.
const restOfList = 150 * time.Millisecond

// find runs the query. A new one shows its first page at once, then all; one that is run again
// shows all at once, and the list stays where it is.
func (p *peopleScreen) find(again bool) {
	p.gen++
	gen, q := p.gen, p.query
	if p.stop != nil {
		p.stop()
	}
	ctx, stop := context.WithCancel(p.app.ctx)
	p.stop = stop
	limits := []int{firstPage, 0}
	if again && len(p.rows.ids) > 0 {
		limits = limits[1:]
	}
	fresh := len(p.app.thumbs.pics) == 0 // no picture is at hand yet
	last := p.come
	p.come = p.app.begin(nil, reading)
	if last != nil {
		last()
	}
	p.app.Go(func(context.Context) {
		for i, limit := range limits {
			if i > 0 && !pause(ctx, restOfList) {
				return
			}
			a := p.app.answer(ctx, q, limit, fresh)
			if ctx.Err() != nil {
				return
			}
			fyne.Do(func() {
				if gen != p.gen {
					return
				}
				defer p.come()
				switch {
				case a.err != nil:
					p.app.Fail(lang.L("The search failed"), a.err)
				default:
					p.found(a, again, i == 0)
				}
			})
			if a.err != nil || !a.More {
				return
			}
		}
	})
}

// pause waits, and reports false when the context ends first.
func pause(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

// answer is what a query found.
type answer struct {
	store.Result
	first []store.Row
	pics  []thumb // of the rows that are seen first
	total int     // of all contacts
	err   error
}

// seenFirst is how many rows a tall window shows: their pictures come with them.
const seenFirst = 16

// answer runs a query. With pics the pictures of the first rows come along; later searches find most of
// them at hand, and load the others as they are seen.
func (a *Window) answer(ctx context.Context, q data.Query, limit int, pics bool) (out answer) {
	if out.Result, out.err = a.Store.Find(ctx, q, limit); out.err != nil {
		return out
	}
	if limit != 0 {
		out.first, out.err = a.Store.Rows(ctx, out.IDs[:min(len(out.IDs), rowsPerPage)])
		for _, row := range out.first[:min(len(out.first), seenFirst)] {
			if pics && row.Thumb != "" {
				out.pics = append(out.pics, readThumb(ctx, a.Store, row.Thumb))
			}
		}
	}
	if !out.More && out.err == nil {
		out.total, out.err = a.Store.Count(ctx)
	}
	return out
}

// found shows an answer. again says that the list was shown before and stays where it is; first,
// that the rows at hand are of another list.
func (p *peopleScreen) found(a answer, again, first bool) {
	if p.wanted != 0 && !a.More {
		hides := p.filtered() && !slices.Contains(a.IDs, p.wanted)
		p.wanted = 0
		if hides {
			p.clear()
			return
		}
	}
	before, top, hidden := p.rows.ids, 0, float32(0)
	if again {
		top, hidden = p.list.Top()
	}
	for _, pic := range a.pics {
		p.app.thumbs.put(pic)
	}
	if first {
		p.rows.set(a.IDs, a.first)
	} else {
		p.rows.extend(a.IDs)
	}
	if !a.More {
		p.total = a.total
	}
	p.showNear(a.Nearly, a.Near)
	p.more = a.More
	if a.More {
		p.letters.expect(p.query)
	}
	p.showStatus()
	p.showEmpty()
	p.list.Refresh()
	p.keepChosen(before, again)
	if again && (p.chosen == 0 || slices.Contains(before, p.chosen)) { // else who has just come is brought into sight
		p.list.ScrollToTopRow(moved(before, a.IDs, top), hidden)
	}
	if !a.More {
		p.narrowed = false
		p.letters.load(a.IDs, p.query)
		p.ticks.complete()
	}
}

// showNear says that the list holds what is spelled nearly so, and how.
func (p *peopleScreen) showNear(nearly bool, words []string) {
	if !nearly {
		p.near.Hide()
		return
	}
	text := lang.L("No exact match. These are similar.")
	if len(words) > 0 {
		text = lang.L("No exact match. Similar: {{.Words}}", joined(", ", words...))
	}
	p.near.SetText(text)
	p.near.Show()
}

// moved is where the row of one list is in the next: where the first of it and those below that is
// still there has gone.
func moved(before, after []int64, row int) int {
	if row < len(before) && row < len(after) && before[row] == after[row] {
		return row
	}
	at := make(map[int64]int, len(after))
	for i, id := range after {
		at[id] = i
	}
	for _, id := range before[min(row, len(before)):] {
		if i, ok := at[id]; ok {
			return i
		}
	}
	return row
}

// keepChosen selects the chosen person in a list that may be another. When a list that is shown
// again holds them no more, the one that took their place is chosen; when another list does not hold them,
// its first: who is shown is in the list, or nobody is. A list that goes on may hold them further down.
func (p *peopleScreen) keepChosen(before []int64, again bool) {
	at := slices.Index(p.rows.ids, p.chosen)
	switch {
	case at >= 0 && (at != p.list.Current() || !slices.Contains(before, p.chosen)):
		p.list.UnselectAll() // else a row of the same number counts as selected already
		p.list.Select(at)
	case at >= 0:
	case again && len(p.rows.ids) > 0 && slices.Contains(before, p.chosen):
		at := min(slices.Index(before, p.chosen), len(p.rows.ids)-1)
		p.list.UnselectAll() // else a row of the same number counts as selected already
		p.list.Select(at)
	default:
		p.list.UnselectAll()
		switch {
		case p.wanted != 0:
			return // the list will hold them
		case len(p.rows.ids) == 0:
			p.choose(0)
		case p.narrowed && (p.query.Text != "" || !p.more):
			p.list.Select(0)
		}
		p.chooseFirst()
		if p.chosen == 0 {
			p.detail.blank()
		}
	}
}
