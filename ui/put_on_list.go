package ui

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// putOnList asks for an event and how people stand with it, and puts them on its list.
func (a *Window) putOnList(ids []int64) { a.putOnAList(peopleCount(len(ids)), ids) }

// putOnAList is putOnList for people of whom who says who they are.
func (a *Window) putOnAList(who string, ids []int64) {
	Load(a, lang.L("The events could not be read"), a.Store.Events, func(events []store.EventRow) {
		if len(events) == 0 {
			a.editEvent(data.Event{}, func(int64) { a.putOnAList(who, ids) })
			return
		}
		now := a.CurrentEvent().ID
		slices.SortStableFunc(events, func(x, y store.EventRow) int { // the one the user is at comes first
			switch {
			case x.ID == now && y.ID != now:
				return -1
			case y.ID == now && x.ID != now:
				return 1
			}
			return 0
		})
		a.listSheet(who, ids, events)
	})
}

// listSheet offers the events, the first chosen.
func (a *Window) listSheet(who string, ids []int64, events []store.EventRow) {
	words := make([]string, len(listStatuses))
	for i, st := range listStatuses {
		words[i] = statusWord(st)
	}
	status := widget.NewSelect(words, nil)
	status.SetSelectedIndex(0)
	var s *Sheet
	p := newPicker(a, lang.L("Name, place or year of an event"), eventOptions(events), func(int) { s.EnableOK(true) }, func(int) { s.accept() })
	p.search.OnChanged = func(text string) {
		p.narrow(text)
		if len(p.shown) > 0 {
			p.list.Select(0)
		}
		s.EnableOK(len(p.shown) > 0)
	}
	s = a.NewSheet(lang.L("Put {{.People}} on a list", who), lang.L("Put on the list"),
		container.NewBorder(nil, container.NewVBox(widget.Gap(0, 4), field(lang.L("As"), status)), nil, nil, p.content), fyne.NewSize(460, 460))
	s.OnOK = func() {
		i := p.chosen()
		if i < 0 {
			return
		}
		s.Working(true)
		a.listMany(ids, events[i].Event, listStatuses[max(0, status.SelectedIndex())], s.finish)
	}
	p.list.OnEscape = s.Close
	s.First = p.search
	s.Show()
	p.list.Select(0)
}

// listMany puts people on an event's list; who is further along there already stays so.
func (a *Window) listMany(ids []int64, e data.Event, status data.AttendeeStatus, after func(error)) {
	put, name := 0, "" // how many were not on it, and who the last of those changed is
	a.many(lang.L("Putting them on the list"), ids, func(tx *store.Tx, ids []int64) (did int, err error) {
		people, err := readStandings(tx, ids, e.ID)
		if err != nil {
			return 0, err
		}
		for _, p := range people {
			if p.is != "" && p.is.Reached() >= status.Reached() {
				continue
			}
			p.listed.ContactID, p.listed.EventID, p.listed.Status = p.contact.ID, e.ID, status
			if err := tx.SaveAttendee(&p.listed); err != nil {
				return did, err
			}
			if p.is == "" {
				put++
			}
			did, name = did+1, p.contact.Name()
		}
		return did, nil
	}, func(done, _ int) string {
		return listedText(put, done-put, name, e.Name, status)
	}, after)
}

// listedText says what was done to the list of an event: how many were put on it, and of how many already on it
// the status changed. One person is named.
func listedText(put, changed int, name, event string, status data.AttendeeStatus) string {
	who := func(n int) string {
		if put+changed == 1 {
			return name
		}
		return peopleCount(n)
	}
	switch {
	case changed == 0:
		return lang.L("Put {{.People}} on the list of {{.Event}}", who(put), event)
	case put == 0:
		return lang.L("Status of {{.People}} changed to {{.Status}}", who(changed), statusWord(status))
	}
	return lang.L("Put {{.People}} on the list of {{.Event}}; status of {{.Others}} changed to {{.Status}}", who(put), event, who(changed), statusWord(status))
}

// standing is how a person stands with an event: who was met there is, whatever the list says; "" for not at all.
type standing struct {
	contact data.Contact
	listed  data.Attendee // zero when not on the list
	is      data.AttendeeStatus
}

// readStandings reads inside an operation how people stand with an event. Who is gone is left out.
func readStandings(tx *store.Tx, ids []int64, event int64) ([]standing, error) {
	people, err := tx.Contacts(ids)
	if err != nil {
		return nil, err
	}
	listed, err := tx.AttendanceOf(ids)
	if err != nil {
		return nil, err
	}
	met, err := tx.EncountersOf(ids)
	out := make([]standing, len(people))
	for i, c := range people {
		out[i].contact = c
		if at := slices.IndexFunc(listed[c.ID], func(a data.Attendee) bool { return a.EventID == event }); at >= 0 {
			out[i].listed = listed[c.ID][at]
		}
		out[i].is = out[i].listed.Status
		if out[i].is != data.Closed && slices.ContainsFunc(met[c.ID], func(e data.Encounter) bool { return e.EventID == event }) {
			out[i].is = data.Met
		}
	}
	return out, err
}

// listItems are the menu items by which a person comes onto the list of an event, or stands otherwise on it. At the
// event the user is at, who was met is not offered anything; another event can always be chosen.
func (a *Window) listItems(id int64, name string, is data.AttendeeStatus) []*fyne.MenuItem {
	other := fyne.NewMenuItem(lang.L("Put on a list …"), func() { a.putOnAList(name, []int64{id}) })
	e := a.CurrentEvent()
	if e.ID == 0 || is == data.Met || is == data.Closed {
		return []*fyne.MenuItem{other}
	}
	text := lang.L("Put on the list of {{.Event}}", inMenu(e.Name))
	if is != "" {
		text = lang.L("On the list of {{.Event}}", inMenu(e.Name))
	}
	list := fyne.NewMenuItem(text, nil)
	list.ChildMenu = fyne.NewMenu("")
	for _, k := range []struct {
		status data.AttendeeStatus
		text   string
	}{{data.Expected, lang.L("as expected")}, {data.WantToMeet, lang.L("as one I want to meet")}} {
		it := fyne.NewMenuItem(k.text, func() { a.putOnListOf(e, id, name, k.status) })
		it.Checked = is == k.status
		list.ChildMenu.Items = append(list.ChildMenu.Items, it)
	}
	return []*fyne.MenuItem{list, other}
}

// putOnListOf says how a person stands on the list of an event. Who was met there stays met.
func (a *Window) putOnListOf(e data.Event, id int64, name string, status data.AttendeeStatus) {
	Load(a, lang.L("The contact could not be read"), func(ctx context.Context) (data.AttendeeStatus, error) {
		return a.statusAt(ctx, e.ID, id)
	}, func(is data.AttendeeStatus) {
		if is == data.Met || is == data.Closed || is == status {
			a.Say(lang.L("{{.Name}} is on the list already: {{.Status}}", name, statusWord(is)))
			return
		}
		put, changed := 1, 0
		if is != "" {
			put, changed = 0, 1
		}
		a.Do(listedText(put, changed, name, e.Name, status), func(tx *store.Tx) error {
			at, err := tx.Attendee(id, e.ID)
			if err != nil && !errors.Is(err, data.ErrNotFound) {
				return err
			}
			at.ContactID, at.EventID, at.Status = id, e.ID, status
			return tx.SaveAttendee(&at)
		}, nil)
	})
}
