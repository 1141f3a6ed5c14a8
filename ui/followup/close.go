package followup

import (
	"context"
	"encoding/json"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// choice is what is decided about somebody when an event is closed.
type choice string

// The choices. Who was met is done or stays open; who was not met stays as they are, goes over to another event, or is dropped.
const (
	done  choice = "done"
	stays choice = "stays"
	carry choice = "carry"
	drops choice = "drop"
)

// item is a page of the closing: somebody with whom something is open, or who was wanted and not met.
type item struct {
	open    *data.FollowUp
	missing *data.PersonFacts
	row     store.Row

	choice choice
	note   string
	to     data.Event // of carry
}

func (i *item) contact() int64 {
	if i.open != nil {
		return i.open.ContactID
	}
	return i.missing.ContactID
}

// closing walks through who is open before an event is closed: hot first, last who was wanted and not met. All is written at its
// end, as one operation.
type closing struct {
	w     *window.Window
	facts data.EventFacts
	items []item
	at    int // len(items): the last page, which says what will be done

	sheet    *window.Sheet
	progress *style.Text
	page     *fyne.Container
	pad      *pad
	chips    map[choice]*widget.Chip
	note     *widget.Entry
	filling  bool // the note is filled, not typed
}

// Close opens the walk through who is open at an event, at whose end it is closed.
func Close(w *window.Window, event int64) { openClosing(w, event, nil) }

// typedClosing is what was decided so far: by contact.
type typedClosing map[int64]typedItem

type typedItem struct {
	Choice choice
	Note   string
	To     int64
}

// RestoreClosing opens the closing of an event with what was decided.
func RestoreClosing(w *window.Window, of string, typed json.RawMessage) error {
	was := typedClosing{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	openClosing(w, window.IDOf(of), was)
	return nil
}

// Reopen opens a closed event again.
func Reopen(w *window.Window, e data.Event) {
	w.Do(lang.L("Reopened {{.Event}}", e.Name), func(tx *store.Tx) error {
		_, err := tx.ReopenEvent(e.ID)
		return err
	}, nil)
}

func openClosing(w *window.Window, event int64, typed typedClosing) {
	window.Busy(w, lang.L("Looking who is open"), lang.L("Who is open could not be read"), func(ctx context.Context) (*closing, error) {
		c := &closing{w: w}
		return c, c.load(ctx, w.Store, event, typed)
	}, func(c *closing) { c.open(typed != nil) })
}

// load reads who is open, with what was decided about them once.
func (c *closing) load(ctx context.Context, s *store.Store, event int64, typed typedClosing) (err error) {
	if c.facts, err = s.EventFacts(ctx, event); err != nil {
		return err
	}
	open := c.facts.FollowUps()
	for i := range open {
		it := item{open: &open[i], choice: done}
		if len(open[i].Owed) > 0 || open[i].Warmth == data.Hot { // Enter alone closes nobody who matters
			it.choice = stays
		}
		c.items = append(c.items, it)
	}
	for _, p := range c.facts.Missing() {
		c.items = append(c.items, item{missing: p, choice: stays})
	}
	ids := make([]int64, len(c.items))
	var events []int64
	for i := range c.items {
		ids[i] = c.items[i].contact()
		events = append(events, typed[ids[i]].To)
	}
	next, err := s.WholeEvents(ctx, events)
	if err != nil {
		return err
	}
	rows, err := rowsOf(ctx, s, ids)
	for i := range c.items {
		it := &c.items[i]
		it.row = rows[ids[i]]
		if was, ok := typed[ids[i]]; ok {
			it.choice, it.note, it.to = was.Choice, was.Note, next[was.To]
		}
	}
	return err
}

// decided is what was decided and typed so far, where it is not what is proposed.
func (c *closing) decided() any {
	out := typedClosing{}
	for i := range c.items {
		if it := &c.items[i]; it.note != "" || it.choice != it.proposed() {
			out[it.contact()] = typedItem{it.choice, it.note, it.to.ID}
		}
	}
	return out
}

// proposed is what is chosen before anybody chooses.
func (i *item) proposed() choice {
	if i.open != nil && len(i.open.Owed) == 0 {
		return done
	}
	return stays
}

func (c *closing) open(again bool) {
	c.progress, c.page = style.NewMuted(""), container.NewStack()
	c.progress.Fixed = true
	c.pad = newPad(keys.Closing, container.New(layout.NewCustomPaddedLayout(10, 10, 12, 12), c.page), c.do)
	c.pad.other = func(r rune) {
		if (r == '!' || r == '?') && c.note.Visible() {
			c.w.Native.Canvas().Focus(c.note)
			c.note.TypedRune(r)
		}
	}
	c.note = newNote(keys.Closing, lang.L("A note. A line with ! is my promise, one with ? is theirs."), 3, c.do)
	c.note.OnChanged = func(text string) {
		if !c.filling && c.at < len(c.items) {
			c.items[c.at].note = text
		}
	}
	c.sheet = c.w.NewSheet(lang.L("Close {{.Event}}", c.facts.Event.Name), lang.L("Next"), widget.Filled(c.pad, c.note, nil), fyne.NewSize(620, 480))
	c.sheet.OnOK, c.sheet.HoldsUndo = c.next, true
	c.sheet.AddLeft(c.progress)
	c.sheet.Keeps = &window.Keeping{Form: fmt.Sprint("closing ", c.facts.Event.ID), Again: again, Typed: c.decided}
	c.show()
	c.sheet.First = c.pad
	c.sheet.Show()
}

// do does what a key means on the page.
func (c *closing) do(k *keys.Key) {
	last := c.at == len(c.items)
	switch {
	case k == keys.CloseNext:
		c.sheet.Accept()
	case k == keys.CloseBefore:
		c.turn(-1)
	case k == keys.CloseAfter:
		c.turn(1)
	case last:
	case k == keys.CloseWrite:
		letters.About(c.w, letters.Job{Contacts: []int64{c.items[c.at].contact()}, Event: c.facts.Event.ID})
	case k == keys.CloseNote:
		c.w.Native.Canvas().Focus(c.note)
	case k == keys.CloseDone:
		c.choose(done)
	case k == keys.CloseStays:
		c.choose(stays)
	case k == keys.CloseCarry:
		c.choose(carry)
	case k == keys.CloseDrop:
		c.choose(drops)
	}
}

// choose decides about the person of the page, where they have that choice.
func (c *closing) choose(what choice) {
	it := &c.items[c.at]
	if c.chips[what] == nil {
		return
	}
	if what != carry {
		it.choice = what
		c.show()
		return
	}
	chooseNext(c.w, c.facts.Event, func(to data.Event) {
		it.choice, it.to = carry, to
		c.show()
		c.w.Native.Canvas().Focus(c.pad)
	})
}

func (c *closing) turn(by int) {
	if to := c.at + by; to >= 0 && to <= len(c.items) {
		c.at = to
		c.show()
		c.w.Native.Canvas().Focus(c.pad)
	}
}

func (c *closing) next() {
	if c.at < len(c.items) {
		c.turn(1)
		return
	}
	e := c.facts.Event
	items, closed := c.items, c.closed()
	texts := make([]said, len(items))
	for i := range items {
		texts[i] = readSaid(c.w, items[i].note)
	}
	c.sheet.Save(lang.L("Closed {{.Event}}", e.Name), func(tx *store.Tx) error {
		for i := range items {
			if err := items[i].write(tx, e.ID, texts[i]); err != nil {
				return err
			}
		}
		_, err := tx.CloseEvent(e.ID, store.Closing{Closed: closed})
		return err
	}, nil)
}

// closed are who is done with: all with whom nothing was open, and those about whom it is decided.
func (c *closing) closed() []int64 {
	left := map[int64]bool{}
	for i := range c.items {
		left[c.items[i].contact()] = c.items[i].choice != done
	}
	out := []int64{}
	for i := range c.facts.People {
		if p := &c.facts.People[i]; p.Met() && !left[p.ContactID] {
			out = append(out, p.ContactID)
		}
	}
	return out
}

// write writes what was typed and decided about somebody.
func (i *item) write(tx *store.Tx, event int64, s said) error {
	contact := i.contact()
	if err := i.writeSaid(tx, event, s); err != nil {
		return err
	}
	switch i.choice {
	case carry:
		return tx.CarryOver(contact, event, i.to.ID)
	case drops:
		return tx.DropWanted(contact, event)
	}
	return nil
}

// writeSaid adds what was typed: to the latest encounter at the event, else to what the list says of them.
func (i *item) writeSaid(tx *store.Tx, event int64, s said) error {
	contact := i.contact()
	encounter := int64(0)
	if i.open != nil {
		encounter = latest(i.open.PersonFacts)
	}
	if encounter != 0 {
		e := i.open.Encounters[len(i.open.Encounters)-1]
		return write(tx, contact, typedReview{Encounter: encounter, Warmth: int(e.Warmth), Answers: e.Answers}, s)
	}
	for _, p := range s.promises {
		p.ContactID = contact
		if err := tx.SavePromise(&p); err != nil {
			return err
		}
	}
	if s.note == "" {
		return nil
	}
	a, err := tx.Attendee(contact, event)
	if err != nil {
		return err
	}
	a.Note = data.JoinNotes(a.Note, s.note)
	return tx.SaveAttendee(&a)
}
