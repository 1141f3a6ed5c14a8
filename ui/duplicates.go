package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// duplicatesScreen works through pairs of contacts that may be one person: the list of them beside the two
// cards and what they become.
type duplicatesScreen struct {
	app     *Window
	content fyne.CanvasObject
	list    *widget.List
	status  *widget.Text
	side    *fyne.Container // pane, or what stands in its place
	pair    fyne.CanvasObject
	why     *widget.Label
	merge   *widget.Button
	pane    *mergePane

	pairs      []intake.Pair
	searched   bool
	stopSearch context.CancelFunc // of a search behind the scenes
	chosen     [2]int64           // the pair that is shown
	shown      bool               // its cards have been read
	apart      map[[2]int64]bool  // said to be two persons, here: an undo brings them back
	busy       bool               // a decision is being written
	gen        int                // of the pair shown
	stop       context.CancelFunc // of reading it
	place      int                // of the chosen pair in the list
}

// duplicatesPlace is the screen of people who may be one.
var duplicatesPlace = Screen{Key: "duplicates", Under: "people", New: func(w *Window) Page { return newDuplicates(w) }}

func newDuplicates(a *Window) *duplicatesScreen {
	d := &duplicatesScreen{app: a, pane: newMergePane(a), apart: map[[2]int64]bool{}}
	d.list = widget.NewList(func() int { return len(d.pairs) }, func() fyne.CanvasObject { return widget.NewPairRow() }, d.fillRow)
	d.list.OnSelected = func(i int) {
		d.list.Note(i)
		if i < len(d.pairs) {
			d.choose(i)
		}
	}
	d.list.OnEnter = func(int) { a.Native.Canvas().Focus(d.merge) }
	d.list.OnEscape = func() { a.Places.Open("people") }
	d.status = widget.NewMuted("")
	d.status.TextSize = theme.SizeNameCaptionText
	d.why = prose("", fyne.TextAlignLeading)
	d.why.TextStyle.Bold = true
	d.merge = widget.NewPrimary(lang.L("Merge (M)"), "", d.doMerge)
	apart := widget.NewButton(lang.L("Not the same (N)"), "", d.doApart)
	skip := widget.NewButton(lang.L("Skip (S)"), "", d.skip)
	head := container.New(layout.NewCustomPaddedVBoxLayout(8), tight(d.why), widget.Wrap(d.merge, apart, skip), widget.Gap(0, 2))
	d.pair = container.New(layout.NewCustomPaddedLayout(14, 0, 16, 8), container.NewBorder(head, nil, nil, nil, d.pane.content))
	d.side = container.NewStack()
	back := widget.NewIcon("back", withKey(lang.L("Back to People"), keys.ToPeople), func() { a.Places.Open("people") })
	again := widget.NewIcon("search", lang.L("Search again"), d.search)
	top := container.New(layout.NewCustomPaddedLayout(4, 4, 4, 4), container.NewBorder(nil, nil, back, again,
		container.NewVBox(layout.NewSpacer(), d.status, layout.NewSpacer())))
	left := widget.Surface(container.NewBorder(top, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(0, 4, 4, 4), d.list)))
	split := container.NewHSplit(widget.AtLeast(260, 0, left), widget.AtLeast(380, 0, d.side))
	split.SetOffset(0.34)
	d.content = split
	return d
}

// Content implements screen.
func (d *duplicatesScreen) Content() fyne.CanvasObject { return d.content }

// Focus implements screen. The first time it looks for duplicates.
func (d *duplicatesScreen) Focus() {
	d.app.Native.Canvas().Focus(d.list)
	if !d.searched {
		d.search()
	}
}

// Reload implements screen: what was decided or undone, here or elsewhere, is compared again, and no more.
func (d *duplicatesScreen) Reload(c store.Changed) {
	if !d.searched || !touches(c, store.Contacts, store.NotSame) {
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
	Load(d.app, lang.L("The duplicates could not be read"), func(ctx context.Context) ([]intake.Pair, error) {
		return d.app.Intake.DuplicatesOf(ctx, ids)
	}, func(found []intake.Pair) { d.replace(ids, found) })
}

// replace puts what was found of some people in the place of their pairs.
func (d *duplicatesScreen) replace(ids []int64, found []intake.Pair) {
	touched := make(map[int64]bool, len(ids))
	for _, id := range ids {
		touched[id] = true
	}
	pairs := slices.DeleteFunc(slices.Clone(d.pairs), func(p intake.Pair) bool { return touched[p.A] || touched[p.B] })
	for _, p := range found {
		at, _ := slices.BinarySearchFunc(pairs, p, intake.ComparePairs)
		pairs = slices.Insert(pairs, at, p)
	}
	if slices.Contains(ids, d.chosen[0]) || slices.Contains(ids, d.chosen[1]) {
		d.shown = false // read anew
	}
	d.set(pairs)
}

// search compares everybody, with progress and cancel.
func (d *duplicatesScreen) search() {
	d.searched = true
	if d.stopSearch != nil {
		d.stopSearch()
	}
	p := d.app.newProgress(lang.L("Looking for duplicates"))
	d.app.Go(func(context.Context) {
		pairs, err := d.app.Intake.Duplicates(p.ctx, p.report)
		p.finally(func() {
			closing := d.app.ctx.Err() != nil
			switch cancelled := p.done(); {
			case closing:
			case cancelled:
				d.searched = false
				d.app.Places.Open("people")
			case err != nil:
				d.searched = false
				d.app.Fail(lang.L("The search for duplicates failed"), err)
			default:
				d.shown = false
				d.set(pairs)
			}
		})
	})
}

// searchAgain compares everybody while what is known is shown: something has changed, here or elsewhere.
func (d *duplicatesScreen) searchAgain() {
	if d.stopSearch != nil {
		d.stopSearch()
	}
	ctx, stop := context.WithCancel(d.app.ctx)
	d.stopSearch = stop
	d.app.Go(func(context.Context) {
		pairs, err := d.app.Intake.Duplicates(ctx, nil)
		if ctx.Err() != nil {
			return
		}
		fyne.Do(func() {
			switch {
			case ctx.Err() != nil:
			case err != nil:
				d.app.Fail(lang.L("The search for duplicates failed"), err)
			default:
				d.shown = false
				d.set(pairs)
			}
		})
	})
}

// set shows a list of pairs. The chosen one stays chosen; when it is gone, the one in its place is.
func (d *duplicatesScreen) set(pairs []intake.Pair) {
	d.pairs = pairs
	d.status.SetText(pairCount(len(pairs)))
	d.list.Refresh()
	if len(pairs) == 0 {
		d.empty()
		return
	}
	at := slices.IndexFunc(pairs, func(p intake.Pair) bool { return p.A == d.chosen[0] && p.B == d.chosen[1] })
	if at < 0 {
		at = min(d.place, len(pairs)-1)
	}
	if at == d.list.Current() { // Fyne takes a row of the same number for selected already
		d.choose(at)
		return
	}
	d.list.Select(at)
}

func pairCount(n int) string {
	return lang.N(n, "{{.Count}} pair", "{{.Count}} pairs")
}

// empty says that there is nothing to decide.
func (d *duplicatesScreen) empty() {
	d.gen++
	d.chosen, d.shown, d.place = [2]int64{}, false, 0
	d.list.UnselectAll()
	d.side.Objects = []fyne.CanvasObject{emptyState("check", lang.L("No duplicates"),
		lang.L("Nobody is here twice, as far as names, addresses and numbers tell."),
		widget.NewButton(lang.L("Back to People"), "", func() { d.app.Places.Open("people") }))}
	d.side.Refresh()
}

func (d *duplicatesScreen) fillRow(i int, o fyne.CanvasObject) {
	row := o.(*widget.PairRow)
	if i >= len(d.pairs) {
		row.Set(widget.PairValue{})
		return
	}
	p := &d.pairs[i]
	row.Set(widget.PairValue{
		Left: p.NameA, Right: p.NameB, Aside: likelihood(p.Score), Detail: reasons(p.Score), Strong: p.Score.Points >= data.SamePerson,
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
func (d *duplicatesScreen) choose(i int) {
	p := d.pairs[i]
	d.place = i
	if d.shown && d.chosen == [2]int64{p.A, p.B} {
		return
	}
	d.chosen, d.shown = [2]int64{p.A, p.B}, false
	d.gen++
	if d.stop != nil {
		d.stop()
	}
	ctx, stop := context.WithCancel(d.app.ctx)
	d.stop = stop
	gen := d.gen
	d.app.Go(func(context.Context) {
		a, err := readPerson(ctx, d.app.Store, p.A)
		var b person
		if err == nil {
			b, err = readPerson(ctx, d.app.Store, p.B)
		}
		if ctx.Err() != nil {
			return
		}
		fyne.Do(func() {
			switch {
			case gen != d.gen:
			case err != nil:
				d.app.Fail(lang.L("The contacts could not be read"), err)
			default:
				d.open(p, a, b)
			}
		})
	})
}

func (d *duplicatesScreen) open(p intake.Pair, a, b person) {
	d.shown = true
	d.why.SetText(lang.L("{{.Surely}} one person: {{.Why}}", upperFirst(likelihood(p.Score)), reasons(p.Score)))
	d.pane.show(a, b)
	d.side.Objects = []fyne.CanvasObject{d.pair}
	d.side.Refresh()
}

func upperFirst(s string) string {
	for i, r := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
		_ = r
	}
	return strings.ToUpper(s)
}

// doMerge makes one card of the chosen two.
func (d *duplicatesScreen) doMerge() {
	if d.ready() {
		d.decide(d.pane.summary(), d.pane.merge, func(p intake.Pair) { d.drop(p.B, p) })
	}
}

// doApart remembers that the chosen two are not the same person.
func (d *duplicatesScreen) doApart() {
	if !d.ready() {
		return
	}
	pair := d.chosen
	d.apart[pair] = true
	d.decide(d.pane.apart(),
		func(tx *store.Tx) error { return tx.MarkNotSame(pair[0], pair[1]) }, func(p intake.Pair) { d.drop(0, p) })
}

// ready reports whether there is a pair on the screen that can be decided.
func (d *duplicatesScreen) ready() bool { return d.shown && !d.busy && len(d.pairs) > 0 }

// decide writes a decision about the chosen pair and goes to the next.
func (d *duplicatesScreen) decide(summary string, write func(*store.Tx) error, done func(intake.Pair)) {
	p := intake.Pair{A: d.chosen[0], B: d.chosen[1]}
	d.busy = true
	d.app.try(summary, write, func(err error) {
		d.busy = false
		if err == nil {
			done(p)
			if d.app.isShown(d) {
				d.app.Native.Canvas().Focus(d.list)
			}
		}
	})
}

// drop takes a pair that was decided from the list, and all pairs of who is gone.
func (d *duplicatesScreen) drop(gone int64, decided intake.Pair) {
	d.set(slices.DeleteFunc(slices.Clone(d.pairs), func(p intake.Pair) bool {
		return p.A == decided.A && p.B == decided.B || gone != 0 && (p.A == gone || p.B == gone)
	}))
}

// skip goes to the next pair.
func (d *duplicatesScreen) skip() {
	if next := d.list.Current() + 1; next < len(d.pairs) {
		d.list.Select(next)
	}
	d.app.Native.Canvas().Focus(d.list)
}

// rune handles the keys of the screen that no widget used.
func (d *duplicatesScreen) Rune(r rune) {
	switch widget.Lettered(keys.Duplicates, r) {
	case keys.Merge:
		d.doMerge()
	case keys.NotSame:
		d.doApart()
	case keys.Skip:
		d.skip()
	}
}
