package edit

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// EventOptions are events to choose from: by name, with their days where a list shows them.
func EventOptions(events []store.EventRow) []window.Option {
	names := words.EventNames(events)
	all := make([]window.Option, len(events))
	for i, e := range events {
		all[i] = window.Option{Text: names[i], Also: e.Place}
		if !e.Start.IsZero() {
			from := e.Start.In(e.Location())
			all[i].Note = lang.L("{{.Month}} {{.Year}}", words.ShortMonth(from.Month()), strconv.Itoa(from.Year()))
		}
	}
	return all
}

// ListStatuses are what people of a file can be on the list of an event, as they are offered.
var ListStatuses = []data.AttendeeStatus{data.Expected, data.WantToMeet, data.Met, data.Closed}

// PutOnList asks for an event and how people stand with it, and puts them on its list.
func PutOnList(w *window.Window, ids []int64) { PutOnAList(w, words.PeopleCount(len(ids)), ids) }

// PutOnAList is PutOnList for people of whom who says who they are.
func PutOnAList(w *window.Window, who string, ids []int64) {
	window.Load(w, lang.L("The events could not be read"), w.Store.Events, func(events []store.EventRow) {
		if len(events) == 0 {
			Event(w, data.Event{}, func(int64) { PutOnAList(w, who, ids) })
			return
		}
		now := w.Here.ID
		slices.SortStableFunc(events, func(x, y store.EventRow) int { // the one the user is at comes first
			switch {
			case x.ID == now && y.ID != now:
				return -1
			case y.ID == now && x.ID != now:
				return 1
			}
			return 0
		})
		listSheet(w, who, ids, events)
	})
}

// listSheet offers the events, the first chosen.
func listSheet(w *window.Window, who string, ids []int64, events []store.EventRow) {
	texts := make([]string, len(ListStatuses))
	for i, st := range ListStatuses {
		texts[i] = words.Status(st)
	}
	status := widget.NewSelect(texts, nil)
	status.SetSelectedIndex(0)
	var s *window.Sheet
	p := window.NewPicker(w, lang.L("Name, place or year of an event"), EventOptions(events), func(int) { s.EnableOK(true) }, func(int) { s.Accept() })
	p.Search.OnChanged = func(text string) {
		p.Narrow(text)
		if len(p.Shown) > 0 {
			p.List.Select(0)
		}
		s.EnableOK(len(p.Shown) > 0)
	}
	s = w.NewSheet(lang.L("Put {{.People}} on a list", who), lang.L("Put on the list"),
		container.NewBorder(nil, container.NewVBox(style.Gap(0, 4), widget.Field(lang.L("As"), status)), nil, nil, p.Content), fyne.NewSize(460, 460))
	s.Plain = true
	s.OnOK = func() {
		i := p.Chosen()
		if i < 0 {
			return
		}
		s.Working(true)
		ListMany(w, ids, events[i].Event, ListStatuses[max(0, status.SelectedIndex())], s.Finish)
	}
	p.List.OnEscape = s.Close
	s.First = p.Search
	s.Show()
	p.List.Select(0)
}

// ListMany puts people on an event's list; who is further along there already stays so.
func ListMany(w *window.Window, ids []int64, e data.Event, status data.AttendeeStatus, after func(error)) {
	put, name := 0, "" // how many were not on it, and who the last of those changed is
	Many(w, lang.L("Putting them on the list"), ids, func(tx *store.Tx, ids []int64) (did int, err error) {
		people, err := ReadStandings(tx, ids, e.ID)
		if err != nil {
			return 0, err
		}
		for _, p := range people {
			if p.Is != "" && p.Is.Reached() >= status.Reached() {
				continue
			}
			p.Listed.ContactID, p.Listed.EventID = p.contact.ID, e.ID
			p.Listed.Become(status, p.there)
			if err := tx.SaveAttendee(&p.Listed); err != nil {
				return did, err
			}
			if p.Is == "" {
				put++
			}
			did, name = did+1, p.contact.Name()
		}
		return did, nil
	}, func(done, _ int) string {
		return ListedText(put, done-put, name, e.Name, status)
	}, after)
}

// ListedText says what was done to the list of an event: how many were put on it, and of how many already on it
// the status changed. One person is named.
func ListedText(put, changed int, name, event string, status data.AttendeeStatus) string {
	who := func(n int) string {
		if put+changed == 1 {
			return name
		}
		return words.PeopleCount(n)
	}
	switch {
	case changed == 0:
		return lang.L("Put {{.People}} on the list of {{.Event}}", who(put), event)
	case put == 0:
		return lang.L("Status of {{.People}} changed to {{.Status}}", who(changed), words.Status(status))
	}
	return lang.L("Put {{.People}} on the list of {{.Event}}; status of {{.Others}} changed to {{.Status}}", who(put), event, who(changed), words.Status(status))
}

// standing is how a person stands with an event: who was met there is, whatever the list says; "" for not at all.
type standing struct {
	contact data.Contact
	Listed  data.Attendee // zero when not on the list
	Is      data.AttendeeStatus
	there   bool // they have an encounter at the event
}

// ReadStandings reads inside an operation how people stand with an event. Who is gone is left out.
func ReadStandings(tx *store.Tx, ids []int64, event int64) ([]standing, error) {
	people, err := tx.Contacts(ids)
	if err != nil {
		return nil, err
	}
	listed, err := tx.AttendeesOf(ids)
	if err != nil {
		return nil, err
	}
	met, err := tx.EncountersOf(ids)
	out := make([]standing, len(people))
	for i, c := range people {
		out[i].contact = c
		if at := slices.IndexFunc(listed[c.ID], func(a data.Attendee) bool { return a.EventID == event }); at >= 0 {
			out[i].Listed = listed[c.ID][at]
		}
		out[i].Is = out[i].Listed.Status
		out[i].there = slices.ContainsFunc(met[c.ID], func(e data.Encounter) bool { return e.EventID == event })
		if out[i].there && out[i].Is != data.Closed {
			out[i].Is = data.Met
		}
	}
	return out, err
}

// listItems are the menu items by which a person comes onto the list of an event, or stands otherwise on it. At the
// event the user is at, who was met is not offered anything; another event can always be chosen.
func listItems(w *window.Window, id int64, name string, is data.AttendeeStatus) []*fyne.MenuItem {
	other := fyne.NewMenuItem(lang.L("Put on a list …"), func() { PutOnAList(w, name, []int64{id}) })
	e := w.Here
	if e.ID == 0 || is == data.Met || is == data.Closed {
		return []*fyne.MenuItem{other}
	}
	text := lang.L("Put on the list of {{.Event}}", words.InMenu(e.Name))
	if is != "" {
		text = lang.L("On the list of {{.Event}}", words.InMenu(e.Name))
	}
	list := fyne.NewMenuItem(text, nil)
	list.ChildMenu = fyne.NewMenu("")
	for _, k := range []struct {
		status data.AttendeeStatus
		text   string
	}{{data.Expected, lang.L("as expected")}, {data.WantToMeet, lang.L("as one I want to meet")}} {
		it := fyne.NewMenuItem(k.text, func() { PutOnListOf(w, e, id, name, k.status) })
		it.Checked = is == k.status && !style.Hidden() // who is expected is not wanted
		list.ChildMenu.Items = append(list.ChildMenu.Items, it)
	}
	return []*fyne.MenuItem{list, other}
}

// PutOnListOf says how a person stands on the list of an event. Who was met there stays met.
func PutOnListOf(w *window.Window, e data.Event, id int64, name string, status data.AttendeeStatus) {
	window.Load(w, lang.L("The contact could not be read"), func(ctx context.Context) (data.AttendeeStatus, error) {
		return StatusAt(w, ctx, e.ID, id)
	}, func(is data.AttendeeStatus) {
		if is == data.Met || is == data.Closed || is == status {
			w.Say(lang.L("{{.Name}} is on the list already: {{.Status}}", name, words.Private(words.Status(is))))
			return
		}
		put, changed := 1, 0
		if is != "" {
			put, changed = 0, 1
		}
		w.Do(ListedText(put, changed, name, e.Name, status), func(tx *store.Tx) error {
			at, err := tx.Attendee(id, e.ID)
			if err != nil && !errors.Is(err, data.ErrNotFound) {
				return err
			}
			at.ContactID, at.EventID, at.Status = id, e.ID, status
			return tx.SaveAttendee(&at)
		}, nil)
	})
}
