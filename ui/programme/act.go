package programme

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// show fills a cell with the session of a place in the plan.
func (b *board) show(c *cell, r *row, at planCell) {
	s := &b.plan.sessions[at.session]
	t := b.tab
	c.id = s.ID
	v := cellValue{
		title: s.Title, aside: s.Room, going: s.Going, off: s.Status == data.Cancelled, card: at.column >= 0,
		chosen: s.ID == b.chosen && b.chosen != 0, ring: b.focused,
	}
	if at.column >= 0 {
		v.aside = ""
	}
	c.tapped = func() {
		b.choose(s.ID)
		b.take()
		t.edit(s.ID)
	}
	c.secondary = func(p fyne.Position) {
		b.choose(s.ID)
		b.take()
		t.w.PopUp(t.menu(s.ID), p)
	}
	mark := spotValue{icon: "plus", tip: tip(lang.L("Go there"), keys.GoThere)}
	if s.Going {
		mark = spotValue{icon: "tick", tip: tip(lang.L("Do not go there"), keys.GoThere), strong: true}
	}
	line, acts := t.line(s)
	c.set(v, mark, func() {
		b.choose(s.ID)
		b.take()
		t.goTo(s.ID)
	}, line, func(i int) func() { return acts[i] })
}

// line is what stands below the title of a session, and what a press of each piece does.
func (t *Tab) line(s *data.Session) (line []spotValue, acts []func()) {
	add := func(v spotValue, act func()) { line, acts = append(line, v), append(acts, act) }
	switch {
	case s.Status == data.Cancelled:
		add(spotValue{icon: "close", text: lang.L("Cancelled")}, nil)
	case s.Status != "":
		add(spotValue{icon: "info", text: s.Status}, nil)
	}
	if others := t.view.clashes[s.ID]; len(others) > 0 {
		add(spotValue{icon: "clock", text: lang.L("Same time as {{.Session}}", strings.Join(others, ", "))}, nil)
	}
	for _, sp := range t.view.speakers[s.ID] {
		add(t.speakerSpot(s, sp))
	}
	if len(t.view.speakers[s.ID]) == 0 && s.Speakers != "" {
		add(spotValue{text: s.Speakers}, nil)
	}
	if n := len(t.view.people[s.ID]); n > 0 {
		add(spotValue{icon: "people", text: lang.N(n, "{{.Count}} met", "{{.Count}} met")}, nil)
	}
	if note, _, _ := strings.Cut(s.Note, "\n"); note != "" {
		add(spotValue{icon: "note", text: words.Private(note)}, nil)
	}
	return line, acts
}

// speakerSpot shows a speaker: a contact opens, anybody else becomes one to meet.
func (t *Tab) speakerSpot(s *data.Session, sp speaker) (spotValue, func()) {
	switch {
	case sp.contact == 0:
		return spotValue{icon: "person-add", text: sp.name, tip: tip(lang.L("Want to meet {{.Name}}", sp.name), keys.WantSpeaker)}, func() { t.want(sp) }
	case sp.wanted && !sp.met && !style.Hidden():
		return spotValue{icon: "star", text: sp.name, tip: tip(lang.L("Open {{.Name}}: you want to meet them", sp.name), keys.OpenSpeaker), strong: true}, func() { t.w.Places.Person(sp.contact) }
	}
	return spotValue{icon: "person", text: sp.name, tip: tip(lang.L("Open {{.Name}}", sp.name), keys.OpenSpeaker), strong: true}, func() { t.w.Places.Person(sp.contact) }
}

// TypedRune implements fyne.Focusable.
func (b *board) TypedRune(r rune) {
	if focus.KeptRune(b, r) {
		return
	}
	if !b.tab.letter(r) {
		focus.ForwardRune(b, r)
	}
}

// Rune implements window.Lettered: letters that nothing focused uses.
func (t *Tab) Rune(r rune) { t.letter(r) }

// Key implements window.Keyed: where nothing has the keys, those of a list go to the programme.
func (t *Tab) Key(e *fyne.KeyEvent) bool {
	k := focus.Pressed(keys.List, e, 0)
	if len(t.view.event.Sessions) == 0 || k == nil || k == keys.LeaveList || t.board.focused {
		return false
	}
	t.board.take()
	t.board.TypedKey(e)
	return true
}

// letter does what a letter does here, and reports whether it does anything.
func (t *Tab) letter(r rune) bool {
	if t.view.event.ID == 0 {
		return false
	}
	k := focus.Lettered(keys.Programme, r)
	if k == keys.NewSession {
		t.add()
		return true
	}
	if t.view.session(t.board.chosen) == nil {
		return false
	}
	switch k {
	case keys.GoThere:
		t.goTo(t.board.chosen)
	case keys.WantSpeaker:
		t.wantOne(t.board.chosen)
	case keys.OpenSpeaker:
		t.openOne(t.board.chosen)
	default:
		return false
	}
	return true
}

// TypedKey implements fyne.Focusable.
func (b *board) TypedKey(e *fyne.KeyEvent) {
	if focus.KeptKey(b, e) {
		return
	}
	page := max(1, int(b.scroll.Size().Height/slotHeight())-1)
	switch focus.Pressed(keys.Programme, e, 0) {
	case keys.RoomBefore:
		b.sideways(-1)
		return
	case keys.RoomAfter:
		b.sideways(1)
		return
	}
	switch focus.Pressed(keys.List, e, 0) {
	case keys.RowDown:
		b.move(1)
	case keys.RowUp:
		b.move(-1)
	case keys.RowsDown:
		b.move(page)
	case keys.RowsUp:
		b.move(-page)
	case keys.FirstRow:
		b.move(-len(b.plan.rows))
	case keys.LastRow:
		b.move(len(b.plan.rows))
	case keys.Edit, keys.Tick:
		if b.chosen != 0 {
			focus.Spend(b, e)
			b.tab.edit(b.chosen)
		}
	case keys.Trash:
		if b.chosen != 0 {
			b.tab.remove(b.chosen)
		}
	default:
		focus.ForwardKey(b, e)
	}
}

// where is the row of the chosen session, and its place in it; -1 where none is chosen.
func (b *board) where() (row, cell int) {
	i := b.index(b.chosen)
	if i < 0 {
		return -1, 0
	}
	row = b.plan.at[i]
	return row, slices.IndexFunc(b.plan.rows[row].cells, func(c planCell) bool { return c.session == i })
}

// move chooses the session so many rows further, at the first or the last at most, nearest to the column of this one.
func (b *board) move(by int) {
	at, cell := b.where()
	column := -1
	if at >= 0 {
		column = b.plan.rows[at].cells[cell].column
	}
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	to := at
	for next := at + step; next >= 0 && next < len(b.plan.rows) && by > 0; next += step {
		if b.plan.rows[next].kind == slotRow {
			to = next
			by--
		}
	}
	if to < 0 || to == at {
		return
	}
	best := b.plan.rows[to].cells[0]
	for _, c := range b.plan.rows[to].cells {
		if abs(c.column-column) < abs(best.column-column) {
			best = c
		}
	}
	b.choose(b.plan.sessions[best.session].ID)
}

func abs(n int) int { return max(n, -n) }

// sideways chooses the session in a room beside this one.
func (b *board) sideways(by int) {
	at, cell := b.where()
	if at < 0 {
		return
	}
	if next := cell + by; next >= 0 && next < len(b.plan.rows[at].cells) {
		b.choose(b.plan.sessions[b.plan.rows[at].cells[next].session].ID)
	}
}

// goTo says that the user goes to a session, or not any more.
func (t *Tab) goTo(id int64) {
	s := t.view.session(id)
	if s == nil {
		return
	}
	going, event := !s.Going, t.view.event.ID
	summary := lang.L("You go to {{.Session}}", s.Title)
	if !going {
		summary = lang.L("You do not go to {{.Session}}", s.Title)
	}
	t.w.Do(summary, func(tx *store.Tx) error {
		_, err := intake.GoTo(tx, event, id, going)
		return err
	}, nil)
}

// remove takes a session out of the programme.
func (t *Tab) remove(id int64) {
	s := t.view.session(id)
	if s == nil {
		return
	}
	event := t.view.event.ID
	if at, _ := t.board.where(); at >= 0 { // the keys act on what comes next
		before := t.board.chosen
		if t.board.move(1); t.board.chosen == before {
			t.board.move(-1)
		}
	}
	t.w.Do(lang.L("Removed {{.Session}}", s.Title), func(tx *store.Tx) error { return intake.RemoveSessions(tx, event, id) }, nil)
}

// want puts a speaker on the list of the event as one to meet.
func (t *Tab) want(sp speaker) {
	event := t.view.event.ID
	t.w.Do(lang.L("You want to meet {{.Name}}", sp.name), func(tx *store.Tx) error {
		_, _, err := intake.WantSpeaker(tx, event, sp.contact, sp.name)
		return err
	}, nil)
}

// wantOne has the speaker of a session wanted; of several the user says which.
func (t *Tab) wantOne(id int64) {
	open := slices.DeleteFunc(slices.Clone(t.view.speakers[id]), func(sp speaker) bool { return sp.wanted })
	switch {
	case len(t.view.speakers[id]) == 0:
		t.w.Say(lang.L("The session names no speakers."))
	case len(open) == 0:
		t.w.Say(lang.L("You want to meet all its speakers already."))
	default:
		t.oneOf(lang.L("Want to meet"), open, t.want)
	}
}

// openOne opens the speaker of a session who is a contact; of several the user says whom.
func (t *Tab) openOne(id int64) {
	known := slices.DeleteFunc(slices.Clone(t.view.speakers[id]), func(sp speaker) bool { return sp.contact == 0 })
	if len(known) == 0 {
		t.w.Say(lang.L("No speaker of the session is among your contacts."))
		return
	}
	t.oneOf(lang.L("Open"), known, func(sp speaker) { t.w.Places.Person(sp.contact) })
}

// oneOf asks for one of several speakers.
func (t *Tab) oneOf(title string, of []speaker, taken func(speaker)) {
	if len(of) == 1 {
		taken(of[0])
		return
	}
	all := make([]window.Option, len(of))
	for i, sp := range of {
		all[i].Text = sp.name
	}
	t.w.ChooseOne(title, lang.L("Name of a speaker"), all, func(i int) { taken(of[i]) })
}

// menu is what can be done with a session where it stands.
func (t *Tab) menu(id int64) *fyne.Menu {
	s := t.view.session(id)
	going := lang.L("Go there")
	if s.Going {
		going = lang.L("Do not go there")
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(going, func() { t.goTo(id) }),
		fyne.NewMenuItem(lang.L("Edit …"), func() { t.edit(id) }),
	}
	for _, sp := range t.view.speakers[id] {
		if sp.contact != 0 {
			items = append(items, fyne.NewMenuItem(words.InMenu(lang.L("Open {{.Name}}", sp.name)), func() { t.w.Places.Person(sp.contact) }))
		}
		if !sp.wanted {
			items = append(items, fyne.NewMenuItem(words.InMenu(lang.L("Want to meet {{.Name}}", sp.name)), func() { t.want(sp) }))
		}
	}
	return fyne.NewMenu("", append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Remove"), func() { t.remove(id) }))...)
}
