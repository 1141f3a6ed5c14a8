package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/promise"
	"lanyard/ui/promises"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/lists"
	"lanyard/ui/window/windowtest"
)

// owing is a window with two people, an event that is over where Ada was met, and one that is ahead to which she goes.
type owing struct {
	*hands
	ada, bo    int64
	fair, next data.Event
}

func newOwing(t *testing.T, owed ...data.Promise) *owing {
	o := &owing{hands: newHands(t)}
	o.fair = data.Event{Name: "Fair", Start: noon.AddDate(0, 0, -2), End: noon.AddDate(0, 0, -1), Zone: "UTC"}
	o.next = data.Event{Name: "Forum", Start: noon.AddDate(0, 2, 0), Zone: "UTC"}
	write(t, o.a, func(tx *store.Tx) error {
		ada, bo := data.Contact{DisplayName: "Ada Okoro"}, data.Contact{DisplayName: "Bo Lund"}
		err := errors.Join(tx.SaveContact(&ada), tx.SaveContact(&bo), tx.SaveEvent(&o.fair), tx.SaveEvent(&o.next))
		o.ada, o.bo = ada.ID, bo.ID
		met := data.Encounter{ContactID: ada.ID, EventID: o.fair.ID, At: o.fair.Start}
		err = errors.Join(err, tx.SaveEncounter(&met), tx.SaveAttendee(&data.Attendee{ContactID: ada.ID, EventID: o.next.ID}))
		for _, p := range owed {
			if p.ContactID == 0 {
				p.ContactID = ada.ID
			}
			if p.EncounterID < 0 {
				p.EncounterID = met.ID
			}
			err = errors.Join(err, tx.SavePromise(&p))
		}
		return err
	})
	settle(t, o.a)
	return o
}

// list is the list of all promises.
func (o *owing) list() *promises.Page { return page[*promises.Page](o.a.shell) }

// press presses a key with Ctrl of the table.
func (o *owing) press(k *keys.Key) {
	o.shortcut(focus.Shortcuts(k)[0])
	settle(o.t, o.a)
}

// stored gives how all promises stand: "text by contact state".
func (o *owing) stored() (out []string) {
	o.t.Helper()
	ids, err := o.a.Store.FindPromises(o.t.Context(), store.PromiseQuery{})
	rows, err2 := o.a.Store.PromiseRows(o.t.Context(), ids)
	if err := errors.Join(err, err2); err != nil {
		o.t.Fatal(err)
	}
	for _, r := range rows {
		out = append(out, strings.Join([]string{r.Text, string(r.By), r.Name, string(r.State), r.Until.String(), r.From.Name}, "|"))
	}
	slices.Sort(out)
	return out
}

func (o *owing) want(claim string, want ...string) {
	o.t.Helper()
	settle(o.t, o.a)
	if got := o.stored(); !slices.Equal(got, want) {
		o.t.Errorf("%s: %q, want %q", claim, got, want)
	}
}

// rows are the texts of the list as it is shown, those struck through in dashes.
func (o *owing) rows() (out []string) {
	walk(o.list().List, func(obj fyne.CanvasObject) {
		if r, ok := obj.(*lists.PromiseRow); ok && !r.Value().Empty && r.Visible() {
			text := r.Value().Text
			if r.Value().Struck {
				text = "-" + text + "-"
			}
			out = append(out, text)
		}
	})
	slices.Sort(out)
	return slices.Compact(out)
}

func (o *owing) shows(claim string, want ...string) {
	o.t.Helper()
	settle(o.t, o.a)
	if got := o.rows(); !slices.Equal(got, want) {
		o.t.Errorf("%s it shows %q, want %q", claim, got, want)
	}
}

func TestCtrlJMakesAPromiseToWhomTheScreenShows(t *testing.T) {
	o := newOwing(t)
	shown(t, o.a, o.a.people(), "people")
	o.a.people().Open(o.bo)
	o.press(keys.Promise)
	o.text("send slides fri")
	if got := texts(sheetOf(t, o.a).Body); !strings.Contains(got, "Fri 14 Aug 2026") {
		t.Errorf("it does not say which day is understood:\n%s", got)
	}
	o.press(keys.Save)
	o.want("to who is open", "send slides|me|Bo Lund|open||")
	o.a.Undo()
	o.want("undone")

	o.a.people().TickAll()
	o.press(keys.Promise)
	o.text("the photos")
	o.press(keys.Save)
	o.want("one to each who is ticked", "the photos|me|Ada Okoro|open||", "the photos|me|Bo Lund|open||")
	o.a.Undo()
	o.want("one undo")
	o.a.people().Ticks.End()

	shown(t, o.a, o.a.today(), "today")
	o.a.LetGo()
	o.press(keys.Promise)
	o.text("lund")
	settle(t, o.a)
	o.key(fyne.KeyReturn)
	settle(t, o.a)
	o.text("call")
	o.key(fyne.KeyReturn)
	o.want("with nobody it asks for whom", "call|me|Bo Lund|open||")

	o.a.shell.open("events")
	o.a.events().OpenFollowUp(o.fair.ID)
	settle(t, o.a)
	o.a.events().Detail.FollowUp().Focus()
	o.press(keys.Promise)
	o.text("the paper")
	o.press(keys.Save)
	o.want("made at an event it comes from there", "call|me|Bo Lund|open||", "the paper|me|Ada Okoro|open||Fair")
}

func TestThePromiseFormOfManyComesBackWithWhatWasTyped(t *testing.T) {
	o := newOwing(t)
	shown(t, o.a, o.a.people(), "people")
	o.a.people().TickAll()
	o.press(keys.Promise)
	o.text("the photos")
	o.key(fyne.KeyEscape)
	settle(t, o.a)
	o.press(keys.Promise)
	if got := texts(sheetOf(t, o.a).Pop); !strings.Contains(got, "2 people") {
		t.Errorf("the form is of\n%s", got)
	}
	kept := false
	for _, u := range o.a.Unsaved {
		kept = kept || strings.Contains(string(u.Typed), "the photos")
	}
	if !kept {
		t.Errorf("nothing is kept: %+v", o.a.Unsaved)
	}
}

func TestAllPromisesAreFilteredAndTickedOff(t *testing.T) {
	o := newOwing(t,
		data.Promise{Text: "old", Due: data.Date{Year: 2026, Month: 1, Day: 2}, EncounterID: -1}, data.Promise{Text: "theirs", By: data.ByThem},
		data.Promise{Text: "asleep", Snoozed: data.Date{Year: 2027, Month: 1, Day: 2}}, data.Promise{Text: "kept", Done: noon}, data.Promise{Text: "given up", Dropped: noon})
	write(t, o.a, func(tx *store.Tx) error { return tx.SavePromise(&data.Promise{ContactID: o.bo, Text: "of Bo"}) })
	o.press(keys.ToPromises)
	o.shows("at first", "of Bo", "old", "theirs")
	chip := func(text string) {
		t.Helper()
		var found *widget.Chip
		walk(o.list().Content(), func(obj fyne.CanvasObject) {
			if c, ok := obj.(*widget.Chip); ok && c.Text() == text {
				found = c
			}
		})
		if found == nil {
			t.Fatalf("there is no chip %q", text)
		}
		found.Tapped(nil)
		settle(t, o.a)
	}
	chip("Mine")
	o.shows("mine", "of Bo", "old")
	chip("Mine")
	chip("Its day has passed")
	o.shows("whose day has passed", "old")
	chip("Its day has passed")
	chip("Snoozed")
	o.shows("snoozed too", "asleep", "of Bo", "old", "theirs")
	chip("Open")
	chip("Snoozed")
	o.shows("all", "-given up-", "-kept-", "asleep", "of Bo", "old", "theirs")
	o.list().Search.SetText("bo")
	o.shows("of Bo", "of Bo")
	o.list().Search.SetText("")
	chip("Open")

	o.list().Query.Event = o.fair.ID
	o.list().Search.SetText("o")
	o.shows("of an event", "old")
	o.list().Query.Event = 0
	o.list().Search.SetText("")
	settle(t, o.a)

	o.list().Focus()
	o.key(fyne.KeyHome)
	o.key(fyne.KeySpace)
	o.shows("ticked off it stays", "-old-", "of Bo", "theirs")
	o.key(fyne.KeySpace)
	o.shows("and is taken back", "of Bo", "old", "theirs")
	o.key(fyne.KeySpace)
	settle(t, o.a)
	shown(t, o.a, o.a.people(), "people")
	o.press(keys.ToPromises)
	o.shows("once the screen was left", "of Bo", "theirs")

	o.list().TickAll()
	o.text("x")
	o.shows("several are dropped", "-of Bo-", "-theirs-")
	o.a.Undo()
	o.shows("with one undo", "of Bo", "theirs")
	o.key(fyne.KeyEscape) // the choice
	o.key(fyne.KeyHome)
	o.key(fyne.KeyDelete)
	if settle(t, o.a); len(o.rows()) != 1 {
		t.Errorf("one is thrown away: %q", o.rows())
	}
}

func TestAPromiseIsSnoozedUntilADayOrOurNextEvent(t *testing.T) {
	o := newOwing(t, data.Promise{Text: "slides"})
	write(t, o.a, func(tx *store.Tx) error { return tx.SavePromise(&data.Promise{ContactID: o.bo, Text: "book"}) })
	o.press(keys.ToPromises)
	snooze := func(row fyne.KeyName) {
		t.Helper()
		settle(t, o.a)
		o.list().Focus()
		o.key(row)
		o.text("s")
		settle(t, o.a)
	}
	snooze(fyne.KeyHome)
	if got := texts(sheetOf(t, o.a).Body); !strings.Contains(got, "Forum · 12 Oct") || !strings.Contains(got, "Thu 13 Aug") || !strings.Contains(got, "Mon 17 Aug") {
		t.Errorf("it offers\n%s", got)
	}
	o.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	o.want("at our next event", "book|me|Bo Lund|open||", "slides|me|Ada Okoro|snoozed|2026-10-12|")
	o.a.Undo()
	o.want("undone", "book|me|Bo Lund|open||", "slides|me|Ada Okoro|open||")
	snooze(fyne.KeyEnd)
	o.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got := texts(sheetOf(t, o.a).Body); !strings.Contains(got, "Bo Lund is on the list of no event that is ahead") {
		t.Errorf("there is no event, and it says\n%s", got)
	}
	o.closeAll()
	snooze(fyne.KeyEnd)
	o.text("in 2 weeks")
	o.key(fyne.KeyReturn)
	o.want("a day in words", "book|me|Bo Lund|snoozed|2026-08-26|", "slides|me|Ada Okoro|open||")
	snooze(fyne.KeyHome)
	o.text("yesterday")
	if o.key(fyne.KeyReturn); o.a.Top() == nil || !strings.Contains(texts(o.a.Top().Body), "is not ahead") {
		t.Error("a day that has passed is taken")
	}
	o.closeAll()
	snooze(fyne.KeyHome)
	o.key(fyne.KeyReturn)
	o.want("tomorrow is one key more", "book|me|Bo Lund|snoozed|2026-08-26|", "slides|me|Ada Okoro|snoozed|2026-08-13|")
}

func TestOnASundayNextWeekIsTomorrowAndOfferedOnce(t *testing.T) {
	windowtest.SetNow(t, time.Date(2026, 11, 29, 10, 20, 0, 0, time.UTC))
	o := newOwing(t, data.Promise{Text: "slides"})
	o.press(keys.ToPromises)
	offered := func() string {
		t.Helper()
		settle(t, o.a)
		o.list().Focus()
		o.key(fyne.KeyHome)
		o.text("s")
		settle(t, o.a)
		return texts(sheetOf(t, o.a).Body)
	}
	if got := offered(); !strings.Contains(got, "Tomorrow") || strings.Contains(got, "Next week") || strings.Count(got, "Mon 30 Nov") != 1 {
		t.Errorf("on Sunday it offers\n%s", got)
	}
	o.text("next week")
	o.key(fyne.KeyReturn)
	o.want("in words", "slides|me|Ada Okoro|snoozed|2026-11-30|")
	o.a.Undo()
	settle(t, o.a)
	windowtest.SetNow(t, time.Date(2026, 11, 30, 10, 20, 0, 0, time.UTC))
	if got := offered(); !strings.Contains(got, "Next week") || !strings.Contains(got, "Mon 7 Dec") || !strings.Contains(got, "Tue 1 Dec") {
		t.Errorf("on Monday it offers\n%s", got)
	}
	o.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	o.want("chosen", "slides|me|Ada Okoro|snoozed|2026-12-07|")
}

func TestBesideThePersonATickedPromiseStaysUntilSomebodyElseIsShown(t *testing.T) {
	o := newOwing(t, data.Promise{Text: "slides"}, data.Promise{Text: "book", Dropped: noon})
	shown(t, o.a, o.a.people(), "people")
	o.a.people().Open(o.ada)
	settle(t, o.a)
	box := func() (c *widget.Check) {
		walk(o.a.people().Detail.Content, func(obj fyne.CanvasObject) {
			if b, ok := obj.(*widget.Check); ok && c == nil {
				c = b
			}
		})
		return c
	}
	if got := texts(o.a.people().Detail.Content); !strings.Contains(got, "book\u2069 · dropped 12 Aug") && !strings.Contains(got, "book · dropped 12 Aug") {
		t.Errorf("of what was dropped it says\n%s", got)
	}
	o.a.Native.Canvas().Focus(box())
	o.text(" ")
	settle(t, o.a)
	if b := box(); b == nil || !b.Checked || o.a.Native.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("the box is not ticked in its place, with the keys")
	}
	o.want("ticked", "book|me|Ada Okoro|dropped||", "slides|me|Ada Okoro|done||")
	o.text(" ")
	o.want("taken back", "book|me|Ada Okoro|dropped||", "slides|me|Ada Okoro|open||")
	o.text(" ")
	settle(t, o.a)
	o.a.people().Open(o.bo)
	settle(t, o.a)
	o.a.people().Open(o.ada)
	settle(t, o.a)
	if box() != nil {
		t.Error("it is still there")
	}
}

func TestInFollowUpATickedPromiseStaysUntilTheScreenIsLeft(t *testing.T) {
	o := newOwing(t, data.Promise{Text: "slides", EncounterID: -1})
	open := func() {
		o.a.shell.open("events")
		o.a.events().OpenFollowUp(o.fair.ID)
		settle(t, o.a)
		o.a.events().Detail.FollowUp().Focus()
		settle(t, o.a)
	}
	open()
	tab := o.a.events().Detail.FollowUp()
	o.text("k")
	o.want("ticked off", "slides|me|Ada Okoro|done||Fair")
	if got := texts(tab.Content()); !strings.Contains(got, "Ada Okoro") || !strings.Contains(got, "done 12 Aug") {
		t.Errorf("ticked off it says\n%s", got)
	}
	o.text("k")
	o.want("taken back", "slides|me|Ada Okoro|open||Fair")
	o.text("k")
	settle(t, o.a)
	shown(t, o.a, o.a.people(), "people")
	open()
	if got := texts(tab.Content()); strings.Contains(got, "Ada Okoro") {
		t.Errorf("once the screen was left it says\n%s", got)
	}
}

func TestManyAreSettledInOneStep(t *testing.T) {
	o := newOwing(t, slices.Repeat([]data.Promise{{Text: "slides"}}, 700)...)
	ids, err := o.a.Store.FindPromises(t.Context(), store.PromiseQuery{})
	if err != nil || len(ids) != 700 {
		t.Fatal(len(ids), err)
	}
	promise.Finish(o.a.Window, ids...)
	settle(t, o.a)
	count := func() int {
		open, err := o.a.Store.FindPromises(t.Context(), store.PromiseQuery{States: []data.PromiseState{data.PromiseOpen}})
		if err != nil {
			t.Fatal(err)
		}
		return len(open)
	}
	if n := count(); n != 0 {
		t.Errorf("%d are open", n)
	}
	if got := texts(o.a.Toasts.Layer); !strings.Contains(got, "Ticked off 700 promises") {
		t.Errorf("the message says %q", got)
	}
	o.a.Undo()
	settle(t, o.a)
	if n := count(); n != 700 {
		t.Errorf("undone: %d are open", n)
	}
}
