// Package followup is what comes after meeting people: who of an event is still open, the evening review, and closing the event.
package followup

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/promise"
	"lanyard/ui/rows"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Tab is the view of an event's page that shows with whom something is open, and who was wanted and not met.
type Tab struct {
	w       *window.Window
	content *fyne.Container
	head    *fyne.Container
	body    *fyne.Container
	foot    *fyne.Container // what can be done with who is chosen
	List    *lists.List
	rows    *rows.Rows
	view    view
	last    int            // the row of somebody that was chosen last
	focus   bool           // the keys were asked for before there was anything to act on
	struck  promise.Struck // promises that were settled here, until another event or another screen is shown
	asked   window.Latest
	veiled  bool  // the list is hidden, and
	heldAt  int   // the row that was chosen
	held    int64 // and whose it was
}

// view is all that the tab shows.
type view struct {
	facts data.EventFacts
	lines []line
	first []store.Row
	met   int
	wait  map[int64]data.Letter        // the letter to somebody of which nobody said yet that it is sent
	owed  map[int64][]store.PromiseRow // the promises of the event by contact: what is owed, and what was settled here
}

// line is one line of the list: a heading, somebody who is open, or somebody who was wanted and not met.
type line struct {
	heading string
	open    *data.FollowUp
	missing *data.PersonFacts
	at      int // of the person among all of the list
}

// person gives whom the line is of; nil for a heading.
func (l *line) person() *data.PersonFacts {
	switch {
	case l.open != nil:
		return l.open.PersonFacts
	case l.missing != nil:
		return l.missing
	}
	return nil
}

// New makes the tab.
func New(w *window.Window) *Tab {
	t := &Tab{w: w, head: container.NewStack(), body: container.NewStack(), foot: container.NewStack()}
	t.rows = rows.New(w, func() {
		t.List.Refresh()
		t.showFoot()
	})
	t.List = lists.NewList(func() int { return len(t.view.lines) }, newLine, t.update)
	t.List.OnSelected = t.selected
	t.List.OnEnter = func(id int) {
		if p := t.view.lines[id].person(); p != nil {
			w.Places.Person(p.ContactID)
		}
	}
	t.List.OnDelete = func(int) { t.do(keys.FollowDrop) }
	t.content = container.New(&widget.Headed{}, t.head, container.New(&widget.Footed{}, t.body, t.foot))
	return t
}

// Content is built once.
func (t *Tab) Content() fyne.CanvasObject { return t.content }

// Focus gives the keys to the list, when it is there.
func (t *Tab) Focus() {
	t.focus = len(t.view.lines) == 0
	if t.focus {
		return
	}
	if t.List.Current() < 0 {
		t.List.Select(1)
	}
	t.w.Native.Canvas().Focus(t.List)
}

// Show reads who is open at an event.
func (t *Tab) Show(e data.Event) {
	if e.ID != t.view.facts.Event.ID {
		t.struck.Clear()
	}
	struck, listed := t.struck.IDs(), t.view.openIDs()
	window.LoadFor(t.w, t.asked.Next(), lang.L("Who is open could not be read"), func(ctx context.Context) (view, error) {
		return readView(ctx, t.w.Store, e.ID, struck, listed)
	}, t.show)
}

// readView reads the tab. Those whose promise was settled here stay where they were among those who were listed.
func readView(ctx context.Context, s *store.Store, event int64, struck, listed []int64) (v view, err error) {
	if v.facts, err = s.EventFacts(ctx, event); err != nil {
		return v, err
	}
	for i := range v.facts.People {
		if v.facts.People[i].Met() {
			v.met++
		}
	}
	var ids []int64
	add := func(l line) {
		l.at = len(ids)
		ids = append(ids, l.person().ContactID)
		v.lines = append(v.lines, l)
	}
	open, err := v.readOpen(ctx, s, struck, listed)
	if err != nil {
		return v, err
	}
	if len(open) > 0 {
		v.lines = append(v.lines, line{heading: lang.N(len(open), "{{.Count}} open", "{{.Count}} open")})
	}
	for i := range open {
		add(line{open: &open[i]})
	}
	missing := v.facts.Missing()
	if len(missing) > 0 {
		v.lines = append(v.lines, line{heading: lang.N(len(missing), "{{.Count}} wanted but not met", "{{.Count}} wanted but not met")})
	}
	for _, p := range missing {
		add(line{missing: p})
	}
	if v.wait, err = waitingLetters(ctx, s, ids); err != nil {
		return v, err
	}
	v.first, err = s.Rows(ctx, ids[:min(len(ids), rows.PerPage)])
	return v, err
}

// waitingLetters reads for people the latest letter that was handed over and is not said to be sent.
func waitingLetters(ctx context.Context, s *store.Store, ids []int64) (map[int64]data.Letter, error) {
	all, err := s.LettersTo(ctx, ids)
	out := map[int64]data.Letter{}
	for id, ls := range all {
		if at := slices.IndexFunc(ls, func(l data.Letter) bool { return l.Waiting() }); at >= 0 {
			out[id] = ls[at]
		}
	}
	return out, err
}

// readOpen reads with whom something is open, and their promises.
func (v *view) readOpen(ctx context.Context, s *store.Store, struck, listed []int64) ([]data.FollowUp, error) {
	open := v.facts.FollowUps()
	people := map[int64]*data.PersonFacts{}
	kept := map[int64]bool{}
	var promises []int64
	for i := range v.facts.People {
		p := &v.facts.People[i]
		people[p.ContactID] = p
		for _, o := range v.facts.FromEvent(p) {
			settled := !o.Open() && slices.Contains(struck, o.ID)
			kept[p.ContactID] = kept[p.ContactID] || settled
			if settled || o.Open() {
				promises = append(promises, o.ID)
			}
		}
	}
	rows, err := s.PromiseRows(ctx, promises)
	v.owed = map[int64][]store.PromiseRow{}
	for _, r := range rows {
		v.owed[r.ContactID] = append(v.owed[r.ContactID], r)
	}
	for _, rs := range v.owed {
		slices.SortStableFunc(rs, func(a, b store.PromiseRow) int { return a.Sooner(&b.Promise) })
	}
	at := map[int64]data.FollowUp{}
	ids := make([]int64, len(open))
	for i, o := range open {
		ids[i], at[o.ContactID] = o.ContactID, o
	}
	out := make([]data.FollowUp, 0, len(open))
	for _, id := range promise.InPlace(listed, ids, func(id int64) bool { return kept[id] }) {
		o, ok := at[id]
		if !ok {
			o = v.facts.FollowUpOf(people[id])
		}
		out = append(out, o)
	}
	return out, err
}

// openIDs are the contacts with whom something is open, in the order of the list.
func (v *view) openIDs() (out []int64) {
	for i := range v.lines {
		if o := v.lines[i].open; o != nil {
			out = append(out, o.ContactID)
		}
	}
	return out
}

// Foot implements window.Footed.
func (t *Tab) Foot() fyne.CanvasObject {
	if len(t.foot.Objects) == 0 {
		return nil
	}
	return t.foot
}

// Left lets go of the promises that were settled here: another screen is opened.
func (t *Tab) Left() { t.struck.Clear() }

// ids are the contacts of the list, in its order.
func (v *view) ids() []int64 {
	var out []int64
	for i := range v.lines {
		if p := v.lines[i].person(); p != nil {
			out = append(out, p.ContactID)
		}
	}
	return out
}

// show puts what was read on the screen. Who was chosen stays chosen, else who has come into their place is.
func (t *Tab) show(v view) {
	same := v.facts.Event.ID == t.view.facts.Event.ID
	var chosen int64
	at := t.List.Current()
	if p := t.chosen(); p != nil {
		chosen = p.ContactID
	}
	switch {
	case style.Hidden() && !t.veiled:
		t.veiled, t.heldAt, t.held = true, at, chosen
	case !style.Hidden() && t.veiled:
		t.veiled, at, chosen = false, t.heldAt, t.held
	}
	if style.Hidden() { // with whom something is open is nobody else's business, nor is who was wanted
		v.lines, v.first = nil, nil
	}
	t.view = v
	t.rows.Set(v.ids(), v.first)
	t.head.Objects = []fyne.CanvasObject{t.header()}
	t.List.UnselectAll()
	switch {
	case style.Hidden():
		t.body.Objects = []fyne.CanvasObject{t.w.HiddenList(lang.L("Who is open is hidden"))}
	case len(v.lines) == 0:
		t.body.Objects = []fyne.CanvasObject{container.NewVScroll(t.nobody())}
	default:
		t.body.Objects = []fyne.CanvasObject{container.New(layout.NewCustomPaddedLayout(0, 0, 16, 16), t.List)}
		t.List.Refresh()
		if !same {
			t.List.ScrollToTop()
		} else if at >= 0 {
			t.choose(chosen, at)
		}
	}
	t.showFoot()
	t.content.Refresh()
	if t.focus && t.w.Native.Canvas().Focused() == nil {
		t.Focus()
	}
	t.focus = false
}

// choose selects somebody's line, else the one at a place.
func (t *Tab) choose(contact int64, at int) {
	for i := range t.view.lines {
		if p := t.view.lines[i].person(); p != nil && p.ContactID == contact {
			at = i
		}
	}
	at = min(at, len(t.view.lines)-1)
	if t.view.lines[at].heading != "" {
		at++
	}
	t.List.Select(min(at, len(t.view.lines)-1))
}

// chosen is who is selected; nil for nobody.
func (t *Tab) chosen() *data.PersonFacts {
	if i := t.List.Current(); i >= 0 && i < len(t.view.lines) {
		return t.view.lines[i].person()
	}
	return nil
}

// Whom implements window.OfPeople.
func (t *Tab) Whom() []int64 {
	if p := t.chosen(); p != nil {
		return []int64{p.ContactID}
	}
	return nil
}

// selected steps over headings, in the direction of travel.
func (t *Tab) selected(id int) {
	t.List.Note(id)
	if id < len(t.view.lines) && t.view.lines[id].heading != "" {
		next := id + 1
		if t.last > id && id > 0 {
			next = id - 1
		}
		t.List.Select(next)
		return
	}
	t.last = id
	t.showFoot()
}

// name is how the list calls somebody.
func (t *Tab) name(p *data.PersonFacts) string { return t.rows.Known(p.ContactID).Name }

// Rune takes the letters of the list.
func (t *Tab) Rune(r rune) {
	k := focus.Lettered(keys.FollowUp, r)
	if k == keys.FollowReview {
		t.review()
	}
	t.do(k)
}

// review looks back at the people of the event.
func (t *Tab) review() {
	if e := &t.view.facts.Event; e.ID != 0 {
		Review(t.w, e.ID, data.Date{})
	}
}

// header says how much is open, and what can be done with the event as a whole.
func (t *Tab) header() fyne.CanvasObject {
	e := &t.view.facts.Event
	text := lang.L("Nothing is open.")
	if n := len(t.view.ids()); n > 0 {
		text = words.PeopleCount(n)
	}
	if style.Hidden() {
		text = ""
	}
	buttons := container.NewHBox()
	if !e.Closed.IsZero() {
		closed := data.In(e.Closed, e.Zone)
		text = words.Joined(" · ", lang.L("Closed on {{.Day}}", words.DayOfYear(closed)), text)
		buttons.Add(widget.NewButton(lang.L("Reopen"), "", func() { Reopen(t.w, *e) }))
	} else if t.view.met > 0 || len(t.view.lines) > 0 {
		if t.view.met > 0 {
			review := widget.NewButton(lang.L("Evening review"), "note", t.review)
			review.SetTip(window.WithKey(lang.L("Evening review"), keys.FollowReview))
			buttons.Add(review)
		}
		buttons.Add(widget.NewButton(lang.L("Close the event …"), "check", func() { Close(t.w, e.ID) }))
	}
	caption := container.NewVBox(layout.NewSpacer(), style.NewCaption(text), layout.NewSpacer())
	return container.New(layout.NewCustomPaddedLayout(0, 4, 20, 20), container.New(layout.NewBorderLayout(nil, nil, nil, buttons), caption, buttons))
}

// nobody stands in the place of the list.
func (t *Tab) nobody() fyne.CanvasObject {
	if t.view.met == 0 {
		return widget.EmptyState("promise", lang.L("Nothing to follow up yet"), lang.L("The people you meet here are listed here, and those you want to meet."))
	}
	return widget.EmptyState("check", lang.L("Nothing is open"), lang.L("You have been in touch with all you met here, or are done with them."))
}
