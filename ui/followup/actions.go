package followup

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// ByDay writes until when: "by Thu 3 Dec". It is a day, and says nothing of how late it is.
func ByDay(d data.Date) string {
	t := day.At(d, 0, time.UTC)
	return lang.L("by {{.Weekday}} {{.Day}} {{.Month}}", words.ShortWeekday(t.Weekday()), t.Day(), words.ShortMonth(t.Month()))
}

// action is something to do with who is chosen.
type action struct {
	key  *keys.Key
	icon string
	text string
	do   func()
}

// actions are what can be done with who is chosen; nil when nobody is.
func (t *Tab) actions() []action {
	p := t.chosen()
	if p == nil {
		return nil
	}
	e, id, name := t.view.facts.Event, p.ContactID, t.name(p)
	write := action{keys.FollowWrite, "mail", lang.L("Write"), func() {
		letters.About(t.w, letters.Job{Contacts: []int64{id}, Event: e.ID})
	}}
	first := []action{write}
	if l, ok := t.view.wait[id]; ok {
		first = []action{{keys.FollowSent, "check", lang.L("Sent"), func() { letters.Sent(t.w, l, name) }}, write}
	}
	if t.view.lines[t.List.Current()].missing != nil {
		carry := action{keys.FollowCarry, "events", lang.L("Carry over …"), func() { chooseNext(t.w, e, func(to data.Event) { carryOver(t.w, e, to, id, name) }) }}
		return append(append([]action{carry}, first...), action{keys.FollowDrop, "close", lang.L("Drop"), func() { drop(t.w, e, id, name) }})
	}
	return append(first, []action{
		{keys.FollowPromise, "promise", lang.L("Promise …"), func() {
			edit.Promise(t.w, data.Promise{ContactID: id, EncounterID: latest(p), By: data.ByMe}, name)
		}},
		{keys.FollowTick, "", lang.L("Tick off a promise"), func() { t.tick(id) }},
		{keys.FollowSnooze, "", lang.L("Snooze a promise …"), func() { t.snooze(id) }},
		{keys.FollowDone, "check", lang.L("Done with them"), func() {
			t.w.Do(lang.L("Done with {{.Name}}", name), func(tx *store.Tx) error { return tx.CloseAttendee(id, e.ID) }, nil)
		}},
	}...)
}

// do does what a key means for who is chosen.
func (t *Tab) do(k *keys.Key) {
	for _, a := range t.actions() {
		if a.key == k {
			a.do()
		}
	}
}

// menu holds the actions for a right click.
func (t *Tab) menu() *fyne.Menu {
	m := fyne.NewMenu("")
	for _, a := range t.actions() {
		if t.idle(a) {
			continue
		}
		m.Items = append(m.Items, fyne.NewMenuItem(window.WithKey(a.text, a.key), a.do))
	}
	return m
}

// showFoot shows the buttons for who is chosen.
func (t *Tab) showFoot() {
	t.foot.Objects = nil
	if p := t.chosen(); p != nil {
		buttons := style.Wrap()
		for _, a := range t.actions() {
			if a.icon == "" { // the promises above have it
				continue
			}
			b := widget.NewButton(a.text, a.icon, a.do)
			b.SetTip(window.WithKey(a.text, a.key))
			buttons.Add(b)
		}
		t.foot.Objects = []fyne.CanvasObject{style.Surface(container.New(layout.NewCustomPaddedLayout(8, 10, 20, 20),
			container.New(layout.NewCustomPaddedVBoxLayout(6), t.promises(p.ContactID), buttons)))}
	}
	t.foot.Refresh()
	t.content.Refresh()
	t.w.Toasts.MakeWay()
}

// latest is the latest encounter with somebody at the event; 0 for none.
func latest(p *data.PersonFacts) int64 {
	if n := len(p.Encounters); n > 0 {
		return p.Encounters[n-1].ID
	}
	return 0
}

func drop(w *window.Window, e data.Event, contact int64, name string) {
	w.Do(lang.L("{{.Name}} is not wanted at {{.Event}} any more", name, e.Name),
		func(tx *store.Tx) error { return tx.DropWanted(contact, e.ID) }, nil)
}

func carryOver(w *window.Window, from, to data.Event, contact int64, name string) {
	w.Do(lang.L("Carried {{.Name}} over to {{.Event}}", name, to.Name),
		func(tx *store.Tx) error { return tx.CarryOver(contact, from.ID, to.ID) }, nil)
}

// chooseNext asks for an event that is not over, other than the given one; where there is none a new one is made.
func chooseNext(w *window.Window, from data.Event, taken func(data.Event)) {
	window.Load(w, lang.L("The events could not be read"), w.Store.Events, func(all []store.EventRow) {
		now := w.Store.Now()
		var next []store.EventRow
		for _, e := range all {
			if e.ID != from.ID && e.Phase(now) != data.Past {
				next = append(next, e)
			}
		}
		options := append(edit.EventOptions(next), window.Option{Text: lang.L("New event …")})
		w.ChooseOne(lang.L("Carry over to which event?"), lang.L("Name of the event"), options, func(i int) {
			if i < len(next) {
				taken(next[i].Event)
				return
			}
			edit.Event(w, data.Event{}, func(id int64) {
				window.Load(w, lang.L("The event could not be read"), func(ctx context.Context) (data.Event, error) { return w.Store.Event(ctx, id) }, taken)
			})
		})
	})
}
