package events

import (
	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/ticks"
	"lanyard/ui/touch"
	"lanyard/ui/widget/focus"
	"lanyard/ui/window"
)

// shownActions is how many of the actions have a button while people are ticked.
const shownActions = 4

// inMenu is how many of the actions are in the menu of one person.
const inMenu = 5

// actions are what can be done with people, the event's own first.
func (p *People) actions(with func() []int64) []ticks.Action {
	act := func(k *keys.Key, text, icon string, do func(edit.At)) ticks.Action {
		return ticks.Action{MenuItem: fyne.NewMenuItem(window.WithKey(text, k), func() { p.do(with(), do) }), Icon: icon}
	}
	own := []ticks.Action{
		act(keys.WantToMeet, lang.L("Want to meet"), "star", p.want),
		act(keys.MetNow, lang.L("Met"), "met", func(a edit.At) { edit.MetNow(p.w, a) }),
		act(keys.WantFrom, lang.L("What I want from them …"), "note", p.wantFrom),
		act(keys.OffList, lang.L("Take off the list"), "close", func(a edit.At) { edit.TakeOff(p.w, a) }),
		act(keys.MeetAt, lang.L("Appointment …"), "calendar", p.appointment),
	}
	return append(own, p.Ticks.Actions()...)
}

// Key implements window.Keyed.
func (p *People) Key(e *fyne.KeyEvent) bool {
	if focus.Pressed(keys.Guests, e, 0) != keys.OffListDel || !p.hasKeys() {
		return false
	}
	p.do(p.ids(), func(a edit.At) { edit.TakeOff(p.w, a) })
	return true
}

// Rune implements window.Lettered.
func (p *People) Rune(r rune) {
	k := focus.Lettered(keys.Guests, r)
	if k == keys.SearchList {
		p.w.Native.Canvas().Focus(p.Search)
		return
	}
	if !p.hasKeys() {
		return
	}
	switch k {
	case keys.WantToMeet:
		p.do(p.ids(), p.want)
	case keys.MetNow:
		p.do(p.ids(), func(a edit.At) { edit.MetNow(p.w, a) })
	case keys.WantFrom:
		p.do(p.ids(), p.wantFrom)
	case keys.MeetAt:
		p.do(p.ids(), p.appointment)
	case keys.OffList:
		p.do(p.ids(), func(a edit.At) { edit.TakeOff(p.w, a) })
	case keys.SamePerson:
		p.decide(edit.SamePerson, p.pairs())
	case keys.NotThem:
		p.decide(edit.OtherPerson, p.pairs())
	}
}

// hasKeys reports whether the keys go to the list: a letter typed elsewhere acts on nobody.
func (p *People) hasKeys() bool { return p.w.Native.Canvas().Focused() == p.List }

// ids are the people whom the keys act on: all who are ticked, else the one in the row.
func (p *People) ids() []int64 {
	if p.Ticks.On && len(p.Ticks.Set) > 0 {
		return p.Ticks.InOrder()
	}
	if id := p.at(p.List.Current()); id != 0 {
		return []int64{id}
	}
	return nil
}

// Whom implements window.OfPeople.
func (p *People) Whom() []int64 { return p.ids() }

// part is who is ticked, else who is shown where something narrows the list; nil where nothing does.
func (p *People) part() []int64 {
	switch {
	case p.Ticks.On && len(p.Ticks.Set) > 0:
		return p.Ticks.InOrder()
	case p.narrowed():
		return append([]int64{}, p.Rows.IDs...)
	}
	return nil
}

// do does something with people of the event.
func (p *People) do(ids []int64, what func(edit.At)) {
	a := edit.At{Event: p.View.event, IDs: ids}
	if len(a.IDs) == 0 {
		return
	}
	if len(a.IDs) == 1 {
		if who := p.View.of(a.IDs[0]); who != nil {
			a.Name = who.Name
		}
	}
	what(a)
}

// want turns over whether people are to be met: where one of them is not, all are to be.
func (p *People) want(a edit.At) {
	on := false
	for _, id := range a.IDs {
		who := p.View.of(id)
		on = on || who != nil && !who.Attendee.WasWanted()
	}
	edit.Want(p.w, a, on)
}

func (p *People) wantFrom(a edit.At) {
	note := ""
	if who := p.View.of(a.IDs[0]); who != nil && len(a.IDs) == 1 {
		note = who.Attendee.Note
	}
	edit.WantFrom(p.w, a, note)
}

// appointment makes an appointment, which is with one person.
func (p *People) appointment(a edit.At) {
	if len(a.IDs) > 1 {
		p.w.Say(lang.L("An appointment is with one person. Untick the others."))
		return
	}
	edit.Appointment(p.w, data.Appointment{ContactID: a.IDs[0], EventID: a.Event.ID}, a.Name)
}

// pairs are those of the people whom the keys act on who may be somebody known.
func (p *People) pairs() (out []edit.Twins) {
	for _, id := range p.ids() {
		if t, ok := p.twins[id]; ok {
			out = append(out, t)
		}
	}
	return out
}

// decide says of people whether they are those whom the user knows. Nobody is asked that again while it is written.
func (p *People) decide(what func(*window.Window, []edit.Twins), of []edit.Twins) {
	for _, t := range of {
		delete(p.twins, t.New)
	}
	what(p.w, of)
}

// menu opens the menu of one person, or of all who are ticked when they are among them.
func (p *People) menu(i int, at fyne.Position) {
	id := p.at(i)
	if p.Ticks.Set[id] {
		p.Ticks.Menu(p.actions(p.ids), at)
		return
	}
	p.List.Select(i)
	p.w.Native.Canvas().Focus(p.List)
	who := p.View.of(id)
	if who == nil {
		return
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Open"), func() { p.open(i) })}
	for _, a := range p.actions(func() []int64 { return []int64{id} })[:inMenu] {
		items = append(items, a.MenuItem)
	}
	items[1].Checked = wanted(&who.Attendee)
	if t, ok := p.twins[id]; ok {
		items = append(items, fyne.NewMenuItemSeparator(),
			fyne.NewMenuItem(window.WithKey(lang.L("Is {{.Name}}", t.KnownName), keys.SamePerson), func() { p.decide(edit.SamePerson, []edit.Twins{t}) }),
			fyne.NewMenuItem(window.WithKey(lang.L("Is not {{.Name}}", t.KnownName), keys.NotThem), func() { p.decide(edit.OtherPerson, []edit.Twins{t}) }))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	p.w.PopUp(fyne.NewMenu("", append(items, p.personItems(id, who.Name)...)...), at)
}

// personItems are what can be done with somebody wherever they are.
func (p *People) personItems(id int64, name string) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(window.WithKey(lang.L("Log contact …"), keys.LogContact), func() { touch.Log(p.w, []int64{id}) }),
		fyne.NewMenuItem(lang.L("Promise …"), func() { edit.Promise(p.w, data.Promise{ContactID: id}, name) }),
		fyne.NewMenuItem(lang.L("Edit …"), func() { edit.Contact(p.w, id) }),
		fyne.NewMenuItem(lang.L("Put on a list …"), func() { edit.PutOnAList(p.w, name, []int64{id}) }),
		fyne.NewMenuItem(lang.L("Move to the trash"), func() { edit.TrashContact(p.w, id, name) }),
	}
}

// Menu holds what can be done with the list as a whole.
func (p *People) Menu() *fyne.Menu {
	copyAll, mail := fyne.NewMenuItem(lang.L("Copy addresses"), p.copyAddresses), fyne.NewMenuItem(lang.L("Mail all"), p.mailAll)
	copyAll.Disabled = len(p.View.people) == 0
	mail.Disabled = copyAll.Disabled
	return fyne.NewMenu("", copyAll, mail)
}
