package people

import (
	"bytes"
	"context"
	"slices"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget/lists"
	"lanyard/ui/window"
)

// letterRail is the column of letters beside the list of people, with where each begins.
type letterRail struct {
	people *Page
	Widget *lists.Letters
	Shown  []lists.Letter
	Starts []int // rows at which the letters begin, each at or after the one before
	asked  window.Latest
}

// railEntry is a letter of the rail: how it is shown, and the text at which what it stands for begins.
type railEntry struct {
	shown, from string
	always      bool // shown pale when nobody's name begins so
}

// railEntries are the Latin letters, and one for each other script in the order in which names are
// sorted: shown when somebody's name is written in it.
var railEntries = func() []railEntry {
	var out []railEntry
	for letter := 'A'; letter <= 'Z'; letter++ {
		out = append(out, railEntry{string(letter), string(letter), true})
	}
	out = append(out, []railEntry{
		{"Ω", "Α", false},
		{"Я", "А", false},
		{"ა", "ა", false},
		{"Ա", "Ա", false},
		{"א", "א", false},
		{"ع", "ا", false},
		{"अ", "अ", false},
		{"ก", "ก", false},
		{"한", "가", false},
		{"あ", "あ", false},
		{"漢", "一", false},
	}...)
	slices.SortStableFunc(out, func(a, b railEntry) int { return bytes.Compare(data.SortKey(a.from), data.SortKey(b.from)) })
	return out
}()

// railFrom is from how many rows on letters help.
const railFrom = 40

func newLetterRail(p *Page) *letterRail {
	r := &letterRail{people: p, Widget: lists.NewLetters()}
	r.Widget.OnChosen = r.chosen
	r.Widget.Hide()
	return r
}

// load finds where the letters begin in a list.
func (r *letterRail) load(ids []int64, q data.Query) {
	asked := r.asked.Next()
	if len(ids) < railFrom || !q.Sort.Lettered() {
		r.set(nil, nil)
		return
	}
	texts := make([]string, len(railEntries))
	for i, e := range railEntries {
		texts[i] = e.from
	}
	window.LoadFor(r.people.w, asked, lang.L("The list could not be read"), func(ctx context.Context) ([]int, error) {
		if q.Reversed {
			return r.people.w.Store.SeekBack(ctx, ids, q.Sort, texts...)
		}
		if q.Sort == data.SortOrganisation {
			texts = append(texts, "") // where those without one begin
		}
		return r.people.w.Store.Seek(ctx, ids, q.Sort, texts...)
	}, func(at []int) {
		n := len(ids)
		if len(at) > len(railEntries) {
			n, at = at[len(railEntries)], at[:len(railEntries)]
		}
		r.set(lettersAt(at, n, q.Reversed))
	})
}

// lettersAt are the letters of a list of n rows with where each begins, in the order of the list. at tells
// where each begins or, in a list that is turned round, behind which row it ends.
func lettersAt(at []int, n int, reversed bool) (letters []lists.Letter, starts []int) {
	for i, e := range railEntries {
		from, to := at[i], n
		if reversed {
			from, to = 0, at[i]
		}
		if i+1 < len(at) {
			if to = at[i+1]; reversed {
				from, to = at[i+1], at[i]
			}
		}
		if empty := to <= from; !empty || e.always {
			letters, starts = append(letters, lists.Letter{Text: e.shown, Empty: empty}), append(starts, from)
		}
	}
	if reversed {
		slices.Reverse(letters)
		slices.Reverse(starts)
	}
	return letters, starts
}

// expect shows the letters of a list that is still being read: where they begin is told later, but the
// rows have their width from the start.
func (r *letterRail) expect(q data.Query) {
	if !q.Sort.Lettered() || r.Widget.Visible() {
		return
	}
	var letters []lists.Letter
	for _, e := range railEntries {
		if e.always {
			letters = append(letters, lists.Letter{Text: e.shown})
		}
	}
	if q.Reversed {
		slices.Reverse(letters)
	}
	r.set(letters, nil)
}

func (r *letterRail) set(letters []lists.Letter, starts []int) {
	r.Shown, r.Starts = letters, starts
	r.Widget.Set(letters)
	if (len(letters) > 0) != r.Widget.Visible() {
		r.Widget.Hidden = len(letters) == 0
		r.people.content.Refresh()
	}
	r.show()
}

// show marks the letter of the row at the upper edge.
func (r *letterRail) show() {
	if len(r.Starts) == 0 {
		return
	}
	top, _ := r.people.List.Top()
	at := -1
	for i, start := range r.Starts {
		if start <= top && (i+1 == len(r.Starts) || r.Starts[i+1] > top) {
			at = i
		}
	}
	r.Widget.SetCurrent(at)
}

// chosen scrolls to a letter.
func (r *letterRail) chosen(i int) {
	if i < len(r.Starts) {
		r.people.List.ScrollToTopRow(r.Starts[i], 0)
		r.show()
	}
}

// typed goes to the first row that begins with what was typed, or would stand there.
func (r *letterRail) typed(prefix string) {
	p := r.people
	ids, q := p.Rows.IDs, p.Query
	if !q.Sort.Lettered() || len(ids) == 0 {
		return
	}
	window.LoadFor(p.w, p.asked.Now(), lang.L("The list could not be read"), func(ctx context.Context) ([]int, error) {
		if q.Reversed {
			return p.w.Store.SeekBack(ctx, ids, q.Sort, prefix)
		}
		return p.w.Store.Seek(ctx, ids, q.Sort, prefix)
	}, func(at []int) {
		to := min(at[0], len(ids)-1)
		if q.Reversed {
			to = max(at[0]-1, 0)
		}
		p.List.Select(to)
		p.List.ScrollToTopRow(to, 0)
	})
}
