package people

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/rows"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// FirstPage is how many ids a search asks for before it asks for all.
const FirstPage = 200

// restOfList is how long the rest of a long list is waited for: while somebody types, only the
// first page is wanted.
const restOfList = 150 * time.Millisecond

// find runs the query. A new one shows its first page at once, then all; one that is run again
// shows all at once, and the list stays where it is.
func (p *Page) find(again bool) {
	asked, q := p.asked.Next(), p.Query
	waits := []time.Duration{p.asked.Soon(window.SearchPause), restOfList}
	limits := []int{FirstPage, 0}
	if again && len(p.Rows.IDs) > 0 {
		limits, waits = limits[1:], []time.Duration{0}
	}
	fresh := len(p.w.Thumbs.Pics) == 0 // no picture is at hand yet
	last := p.come
	p.come = p.w.Begin(nil, window.Reading)
	if last != nil {
		last()
	}
	p.w.Go(func(ctx context.Context) {
		ctx, done := asked.During(ctx)
		defer done()
		for i, limit := range limits {
			if !window.Pause(ctx, waits[i]) {
				return
			}
			a := ask(p.w, ctx, q, limit, fresh)
			if ctx.Err() != nil {
				return
			}
			fyne.Do(func() {
				if !asked.Wanted() {
					return
				}
				defer p.come()
				switch {
				case a.err != nil:
					p.w.Fail(lang.L("The search failed"), a.err)
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

// answer is what a query found.
type answer struct {
	store.Result
	first []store.Row
	pics  []window.Thumb // of the rows that are seen first
	total int            // of all contacts
	err   error
}

// seenFirst is how many rows a tall window shows: their pictures come with them.
const seenFirst = 16

// ask runs a query. With pics the pictures of the first rows come along; later searches find most of
// them at hand, and load the others as they are seen.
func ask(w *window.Window, ctx context.Context, q data.Query, limit int, pics bool) (out answer) {
	if out.Result, out.err = window.Find(ctx, w.Store, q, limit); out.err != nil {
		return out
	}
	if limit != 0 {
		out.first, out.err = w.Store.Rows(ctx, out.IDs[:min(len(out.IDs), rows.PerPage)])
		for _, row := range out.first[:min(len(out.first), seenFirst)] {
			if pics && row.Thumb != "" {
				out.pics = append(out.pics, window.ReadThumb(ctx, w.Store, row.Thumb))
			}
		}
	}
	if !out.More && out.err == nil {
		out.total, out.err = w.Store.Count(ctx)
	}
	return out
}

// found shows an answer. again says that the list was shown before and stays where it is; first,
// that the rows at hand are of another list.
func (p *Page) found(a answer, again, first bool) {
	if p.wanted != 0 && !a.More {
		hides := p.filtered() && !slices.Contains(a.IDs, p.wanted)
		p.wanted = 0
		if hides {
			p.Clear()
			return
		}
	}
	before, top, hidden := p.Rows.IDs, 0, float32(0)
	if again {
		top, hidden = p.List.Top()
	}
	for _, pic := range a.pics {
		p.w.Thumbs.Put(pic)
	}
	if first {
		p.Rows.Set(a.IDs, a.first)
	} else {
		p.Rows.Extend(a.IDs)
	}
	if !a.More {
		p.total = a.total
	}
	p.showNear(a.Nearly, a.Near)
	p.More, p.unsided = a.More, a.Unsided
	if a.More {
		p.Letters.expect(p.Query)
	}
	p.showStatus()
	p.showEmpty()
	p.List.Refresh()
	p.keepChosen(before, again)
	if again && (p.Chosen == 0 || slices.Contains(before, p.Chosen)) { // else who has just come is brought into sight
		p.List.ScrollToTopRow(moved(before, a.IDs, top), hidden)
	}
	if !a.More {
		p.narrowed = false
		p.Letters.load(a.IDs, p.Query)
		p.Ticks.Complete()
	}
}

// showNear says that the list holds what is spelled nearly so, and how.
func (p *Page) showNear(nearly bool, texts []string) {
	if !nearly {
		p.Near.Hide()
		return
	}
	text := lang.L("No exact match. These are similar.")
	if len(texts) > 0 {
		text = lang.L("No exact match. Similar: {{.Words}}", words.Joined(", ", texts...))
	}
	p.Near.SetText(text)
	p.Near.Show()
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
func (p *Page) keepChosen(before []int64, again bool) {
	at := slices.Index(p.Rows.IDs, p.Chosen)
	switch {
	case at >= 0 && (at != p.List.Current() || !slices.Contains(before, p.Chosen)):
		p.List.UnselectAll() // else a row of the same number counts as selected already
		p.List.Select(at)
	case at >= 0:
	case again && len(p.Rows.IDs) > 0 && slices.Contains(before, p.Chosen):
		at := min(slices.Index(before, p.Chosen), len(p.Rows.IDs)-1)
		p.List.UnselectAll() // else a row of the same number counts as selected already
		p.List.Select(at)
	default:
		p.List.UnselectAll()
		switch {
		case p.wanted != 0:
			return // the list will hold them
		case len(p.Rows.IDs) == 0:
			p.choose(0)
		case p.narrowed && (p.Query.Text != "" || !p.More):
			p.List.Select(0)
		}
		p.chooseFirst()
		if p.Chosen == 0 {
			p.Detail.blank()
		}
	}
}

// Narrow shows those of everybody who meet one condition.
func (p *Page) Narrow(to func(q *data.Query)) {
	p.Ticks.End()
	p.Clear()
	p.Filters.Change(to)
	p.Focus()
}
