// Package duplicates is the screen of people who may be one.
package duplicates

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/merging"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Page works through pairs of contacts that may be one person: the list of them beside the two
// cards and what they become.
type Page struct {
	w      *window.Window
	Root   fyne.CanvasObject
	List   *lists.List
	status *style.Text
	side   *fyne.Container // pane, or what stands in its place
	pair   fyne.CanvasObject
	why    *style.Label
	merge  *widget.Button
	all    *widget.Button // merges all that are sure
	Pane   *merging.Pane

	Pairs     []intake.Pair
	searched  bool
	searching window.Latest     // behind the scenes
	Chosen    [2]int64          // the pair that is shown
	shown     bool              // its cards have been read
	apart     map[[2]int64]bool // said to be two persons, here: an undo brings them back
	busy      bool              // a decision is being written
	asked     window.Latest     // the pair shown
	place     int               // of the chosen pair in the list
}

// Screen is the screen of people who may be one.
var Screen = window.Screen{Key: "duplicates", Open: keys.Doubles, Under: "people", New: func(w *window.Window) window.Page { return newDuplicates(w) }}

func newDuplicates(w *window.Window) *Page {
	d := &Page{w: w, Pane: merging.NewPane(w), apart: map[[2]int64]bool{}}
	d.List = lists.NewList(func() int { return len(d.Pairs) }, func() fyne.CanvasObject { return lists.NewPairRow() }, d.fillRow)
	d.List.OnSelected = func(i int) {
		d.List.Note(i)
		if i < len(d.Pairs) {
			d.choose(i)
		}
	}
	d.List.OnEnter = func(int) { w.Native.Canvas().Focus(d.merge) }
	d.List.OnEscape = func() { w.Places.Open("people") }
	d.status = style.NewMuted("")
	d.status.TextSize = theme.SizeNameCaptionText
	d.why = widget.Prose("", fyne.TextAlignLeading)
	d.why.TextStyle.Bold = true
	d.merge = widget.NewPrimary(lang.L("Merge (M)"), "", d.doMerge)
	apart := widget.NewButton(lang.L("Not the same (N)"), "", d.doApart)
	skip := widget.NewButton(lang.L("Skip (S)"), "", d.skip)
	head := container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Tight(d.why), style.Wrap(d.merge, apart, skip), style.Gap(0, 2))
	d.pair = container.New(layout.NewCustomPaddedLayout(14, 0, 16, 8), container.NewBorder(head, nil, nil, nil, d.Pane.Content))
	d.side = container.NewStack()
	back := widget.NewIcon("back", window.WithKey(lang.L("Back to People"), keys.ToPeople), func() { w.Places.Open("people") })
	again := widget.NewIcon("search", lang.L("Search again"), d.search)
	top := container.New(layout.NewCustomPaddedLayout(4, 4, 4, 4), container.NewBorder(nil, nil, back, again,
		container.NewVBox(layout.NewSpacer(), d.status, layout.NewSpacer())))
	d.all = widget.NewButton(sureText(0), "", d.mergeAll)
	d.all.Hide()
	top = container.NewVBox(top, container.New(layout.NewCustomPaddedLayout(0, 4, 4, 4), d.all))
	left := style.Surface(container.NewBorder(top, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(0, 4, 4, 4), d.List)))
	split := container.NewHSplit(style.AtLeast(260, 0, left), style.AtLeast(380, 0, d.side))
	split.SetOffset(0.34)
	d.Root = split
	return d
}

// Content implements screen.
func (d *Page) Content() fyne.CanvasObject { return d.Root }

// Focus implements screen. The first time it looks for duplicates.
func (d *Page) Focus() {
	d.w.Native.Canvas().Focus(d.List)
	if !d.searched {
		d.search()
	}
}

// Reload implements screen: what was decided or undone, here or elsewhere, is compared again, and no more.
func (d *Page) Reload(c store.Changed) {
	if !d.searched || !window.Touches(c, store.Contacts, store.NotSame) {
		return
	}
	ids, contacts := c[store.Contacts]
	if c == nil || contacts && len(ids) == 0 {
		d.searchAgain() // many, or nobody knows which
		return
	}
	if _, ok := c[store.NotSame]; ok {
		ids = slices.Clone(ids)
		for pair := range d.apart {
			ids = append(ids, pair[0], pair[1])
		}
	}
	if len(ids) == 0 {
		return
	}
	window.Load(d.w, lang.L("The duplicates could not be read"), func(ctx context.Context) ([]intake.Pair, error) {
		return d.w.Intake.DuplicatesOf(ctx, ids)
	}, func(found []intake.Pair) { d.replace(ids, found) })
}

// replace puts what was found of some people in the place of their pairs.
func (d *Page) replace(ids []int64, found []intake.Pair) {
	touched := make(map[int64]bool, len(ids))
	for _, id := range ids {
		touched[id] = true
	}
	pairs := slices.DeleteFunc(slices.Clone(d.Pairs), func(p intake.Pair) bool { return touched[p.A] || touched[p.B] })
	for _, p := range found {
		at, _ := slices.BinarySearchFunc(pairs, p, intake.ComparePairs)
		pairs = slices.Insert(pairs, at, p)
	}
	if slices.Contains(ids, d.Chosen[0]) || slices.Contains(ids, d.Chosen[1]) {
		d.shown = false // read anew
	}
	d.Set(pairs)
}

// search compares everybody, with progress and cancel.
func (d *Page) search() {
	d.searched = true
	d.searching.Drop()
	p := d.w.NewProgress(lang.L("Looking for duplicates"))
	d.w.Go(func(context.Context) {
		pairs, err := d.w.Intake.Duplicates(p.Ctx, p.Report)
		p.Finally(func() {
			closing := d.w.Ctx.Err() != nil
			switch cancelled := p.Done(); {
			case closing:
			case cancelled:
				d.searched = false
				d.w.Places.Open("people")
			case err != nil:
				d.searched = false
				d.w.Fail(lang.L("The search for duplicates failed"), err)
			default:
				d.shown = false
				d.Set(pairs)
			}
		})
	})
}

// searchAgain compares everybody while what is known is shown: something has changed, here or elsewhere.
func (d *Page) searchAgain() {
	window.Read(d.w, d.searching.Next(), 0, func(ctx context.Context) ([]intake.Pair, error) {
		return d.w.Intake.Duplicates(ctx, nil)
	}, func(pairs []intake.Pair, err error) {
		if err != nil {
			d.w.Fail(lang.L("The search for duplicates failed"), err)
			return
		}
		d.shown = false
		d.Set(pairs)
	})
}

// Set shows a list of pairs. The chosen one stays chosen; when it is gone, the one in its place is.
func (d *Page) Set(pairs []intake.Pair) {
	d.Pairs = pairs
	d.status.SetText(words.PairCount(len(pairs)))
	d.showSure()
	d.List.Refresh()
	if len(pairs) == 0 {
		d.empty()
		return
	}
	at := slices.IndexFunc(pairs, func(p intake.Pair) bool { return p.A == d.Chosen[0] && p.B == d.Chosen[1] })
	if at < 0 {
		at = min(d.place, len(pairs)-1)
	}
	if at == d.List.Current() { // Fyne takes a row of the same number for selected already
		d.choose(at)
		return
	}
	d.List.Select(at)
}

// empty says that there is nothing to decide.
func (d *Page) empty() {
	d.asked.Drop()
	d.Chosen, d.shown, d.place = [2]int64{}, false, 0
	d.List.UnselectAll()
	d.side.Objects = []fyne.CanvasObject{widget.EmptyState("check", lang.L("No duplicates"),
		lang.L("No duplicates: names, addresses and numbers are all different."),
		widget.NewButton(lang.L("Back to People"), "", func() { d.w.Places.Open("people") }))}
	d.side.Refresh()
}

func (d *Page) fillRow(i int, o fyne.CanvasObject) {
	row := o.(*lists.PairRow)
	if i >= len(d.Pairs) {
		row.Set(lists.PairValue{})
		return
	}
	p := &d.Pairs[i]
	row.Set(lists.PairValue{
		Left: p.NameA, Right: p.NameB, Aside: likelihood(p.Score), Detail: words.Reasons(p.Score), Strong: p.Score.Points >= data.SamePerson,
	})
}

// namesOnly is the score of two who have the name in common and nothing else.
const namesOnly = 60

// likelihood says in words how likely two cards are one person's.
func likelihood(s data.Score) string {
	switch {
	case s.Points >= data.SamePerson:
		return lang.L("surely")
	case s.Points > namesOnly:
		return lang.L("probably")
	}
	return lang.L("maybe")
}

// choose reads and shows the pair of a row.
func (d *Page) choose(i int) {
	p := d.Pairs[i]
	d.place = i
	if d.shown && d.Chosen == [2]int64{p.A, p.B} {
		return
	}
	d.Chosen, d.shown = [2]int64{p.A, p.B}, false
	window.Read(d.w, d.asked.Next(), 0, func(ctx context.Context) (both [2]edit.Person, err error) {
		for i, id := range []int64{p.A, p.B} {
			if both[i], err = edit.ReadPerson(ctx, d.w.Store, id); err != nil {
				return both, err
			}
		}
		return both, nil
	}, func(both [2]edit.Person, err error) {
		if err != nil {
			d.w.Fail(lang.L("The contacts could not be read"), err)
			return
		}
		d.open(p, both[0], both[1])
	})
}

func (d *Page) open(p intake.Pair, a, b edit.Person) {
	d.shown = true
	d.why.SetText(lang.L("{{.Surely}} one person: {{.Why}}", words.UpperFirst(likelihood(p.Score)), words.Reasons(p.Score)))
	d.Pane.Show(a, b)
	d.side.Objects = []fyne.CanvasObject{d.pair}
	d.side.Refresh()
}

// doMerge makes one card of the chosen two.
func (d *Page) doMerge() {
	if d.ready() {
		d.decide(d.Pane.Summary(), d.Pane.Merge, func(p intake.Pair) { d.drop(p.B, p) })
	}
}

// doApart remembers that the chosen two are not the same person.
func (d *Page) doApart() {
	if !d.ready() {
		return
	}
	pair := d.Chosen
	d.apart[pair] = true
	d.decide(d.Pane.Apart(),
		func(tx *store.Tx) error { return tx.MarkNotSame(pair[0], pair[1]) }, func(p intake.Pair) { d.drop(0, p) })
}

// ready reports whether there is a pair on the screen that can be decided.
func (d *Page) ready() bool { return d.shown && !d.busy && len(d.Pairs) > 0 }

// decide writes a decision about the chosen pair and goes to the next.
func (d *Page) decide(summary string, write func(*store.Tx) error, done func(intake.Pair)) {
	p := intake.Pair{A: d.Chosen[0], B: d.Chosen[1]}
	d.busy = true
	d.w.Try(summary, write, func(err error) {
		d.busy = false
		if err == nil {
			done(p)
			if d.w.IsShown(d) {
				d.w.Native.Canvas().Focus(d.List)
			}
		}
	})
}

// drop takes a pair that was decided from the list, and all pairs of who is gone.
func (d *Page) drop(gone int64, decided intake.Pair) {
	d.Set(slices.DeleteFunc(slices.Clone(d.Pairs), func(p intake.Pair) bool {
		return p.A == decided.A && p.B == decided.B || gone != 0 && (p.A == gone || p.B == gone)
	}))
}

// skip goes to the next pair.
func (d *Page) skip() {
	if next := d.List.Current() + 1; next < len(d.Pairs) {
		d.List.Select(next)
	}
	d.w.Native.Canvas().Focus(d.List)
}

// Rune handles the keys of the screen that no widget used.
func (d *Page) Rune(r rune) {
	switch focus.Lettered(keys.Duplicates, r) {
	case keys.Merge:
		d.doMerge()
	case keys.NotSame:
		d.doApart()
	case keys.Skip:
		d.skip()
	case keys.MergeAll:
		d.mergeAll()
	}
}
