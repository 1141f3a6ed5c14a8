package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/events"
	"lanyard/ui/followup"
	"lanyard/ui/keys"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
)

// newAfter is a window after an event at which people were met, and others missed; another one is ahead.
func newAfter(t *testing.T) *hands {
	h := newHands(t)
	e := data.Event{Name: "Fair", Start: noon.Add(-48 * time.Hour), End: noon.Add(-24 * time.Hour), Zone: "UTC"}
	next := data.Event{Name: "Next fair", Start: noon.AddDate(1, 0, 0), Zone: "UTC"}
	write(t, h.a, func(tx *store.Tx) error {
		err := errors.Join(tx.SaveEvent(&e), tx.SaveEvent(&next))
		for i := range 12 {
			c := data.Contact{DisplayName: fmt.Sprintf("Ana %02d", i)}
			err = errors.Join(err, tx.SaveContact(&c))
			if i < 6 {
				met := data.Encounter{ContactID: c.ID, EventID: e.ID, At: e.Start}
				err = errors.Join(err, tx.SaveEncounter(&met))
				for _, text := range []string{"slides", "book"} {
					err = errors.Join(err, tx.SavePromise(&data.Promise{ContactID: c.ID, EncounterID: met.ID, Text: text}))
				}
				continue
			}
			err = errors.Join(err, tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID, Status: data.WantToMeet}))
		}
		return err
	})
	h.a.shell.open("events")
	page[*events.Page](h.a.shell).OpenFollowUp(e.ID)
	settle(t, h.a)
	return h
}

// ofMissing are the keys for who was wanted and not met.
var ofMissing = map[*keys.Key]bool{keys.FollowCarry: true, keys.FollowDrop: true, keys.CloseCarry: true, keys.CloseDrop: true}

// readyAfter chooses somebody for whom a key is.
func readyAfter(h *hands, k *keys.Key) {
	h.closeAll()
	p := page[*events.Page](h.a.shell)
	p.OpenFollowUp(p.OpenEvent())
	settle(h.t, h.a)
	if k == keys.FollowSent {
		write(h.t, h.a, func(tx *store.Tx) error {
			return tx.SaveLetter(&data.Letter{ContactID: 1, Subject: "Thank you", Opened: noon})
		})
		settle(h.t, h.a)
	}
	p.Detail.FollowUp().Focus()
	h.key(fyne.KeyHome)
	if ofMissing[k] {
		h.key(fyne.KeyEnd)
	}
}

// readyReview opens the review at its second page.
func readyReview(h *hands, k *keys.Key) {
	h.closeAll()
	followup.Review(h.a.Window, page[*events.Page](h.a.shell).OpenEvent(), data.Date{})
	settle(h.t, h.a)
	h.key(fyne.KeyPageDown)
	switch k {
	case keys.Review0:
		h.text("3")
	case keys.ReviewLine:
		h.text("a")
	}
}

// readyClosing opens the closing at somebody for whom a key is.
func readyClosing(h *hands, k *keys.Key) {
	h.closeAll()
	followup.Close(h.a.Window, page[*events.Page](h.a.shell).OpenEvent())
	settle(h.t, h.a)
	h.key(fyne.KeyPageDown)
	if ofMissing[k] {
		for range 6 {
			h.key(fyne.KeyPageDown)
		}
	}
	switch k {
	case keys.CloseDone:
		h.text("k")
	case keys.CloseLine:
		h.text("na")
	}
}

func TestAMessageLeavesTheButtonsOfWhoIsOpenFree(t *testing.T) {
	h := newAfter(t)
	tab := page[*events.Page](h.a.shell).Detail.FollowUp()
	readyAfter(h, keys.FollowDone)
	driver := fyne.CurrentApp().Driver()
	clear := func(when string) {
		t.Helper()
		settle(t, h.a)
		if len(h.a.Toasts.Layer.Objects) == 0 {
			t.Fatalf("%s there is no message", when)
		}
		foot, toast := tab.Foot(), h.a.Toasts.Layer.Objects[0]
		if end, top := driver.AbsolutePositionForObject(toast).Y+toast.Size().Height, driver.AbsolutePositionForObject(foot).Y; end > top {
			t.Errorf("%s the message ends at %.0f, below the upper edge of the buttons at %.0f", when, end, top)
		}
	}
	h.text("d")
	clear("after D")
	h.key(fyne.KeyEnd) // whose buttons stand lower
	clear("beside who was missed")
	h.key(fyne.KeyHome)
	clear("beside who has promises")
}

func TestAltLeftClosesAListThatAFigureOpened(t *testing.T) {
	h := newAfter(t)
	p := page[*events.Page](h.a.shell)
	p.OpenReport(p.OpenEvent())
	settle(t, h.a)
	h.focus(h.a.Native.Content(), func(o fyne.CanvasObject) bool {
		press, ok := o.(*widget.Press)
		return ok && strings.Contains(texts(press), "6")
	})
	h.key(fyne.KeyReturn)
	if len(h.a.Sheets) != 1 {
		t.Fatalf("%d sheets are open", len(h.a.Sheets))
	}
	h.shortcut(focus.Shortcuts(keys.Back)[0])
	settle(t, h.a)
	if len(h.a.Sheets) != 0 || h.a.shell.current != "events" {
		t.Errorf("%d sheets are open over %s", len(h.a.Sheets), h.a.shell.current)
	}
	edit.Event(h.a.Window, data.Event{}, nil)
	settle(t, h.a)
	h.shortcut(focus.Shortcuts(keys.Back)[0])
	if len(h.a.Sheets) != 1 {
		t.Error("a form closes by Alt+Left")
	}
}

func TestWhoHasALetterThatWaitsIsTickedOffAndDoneAsWell(t *testing.T) {
	h := newAfter(t)
	readyAfter(h, keys.FollowSent)
	tab := page[*events.Page](h.a.shell).Detail.FollowUp()
	who := tab.Whom()[0]
	h.text("k")
	settle(t, h.a)
	owed, err := h.a.Store.Promises(t.Context(), who)
	if err != nil || !slices.ContainsFunc(owed, func(p data.Promise) bool { return !p.Done.IsZero() }) {
		t.Errorf("after K there is %+v, %v", owed, err)
	}
	h.closeAll()
	h.text("d")
	settle(t, h.a)
	on, err := h.a.Store.ContactAttendees(t.Context(), who)
	if err != nil || len(on) != 1 || on[0].Status != data.Closed {
		t.Errorf("after D there is %+v, %v", on, err)
	}
}

func TestClosingSaysWhoIsDoneWithAndThatAPromiseStays(t *testing.T) {
	h := newAfter(t)
	h.closeAll()
	followup.Close(h.a.Window, page[*events.Page](h.a.shell).OpenEvent())
	settle(t, h.a)
	found := false
	for range 12 {
		got := texts(sheetOf(t, h.a).Body)
		if strings.Contains(got, "romised: ") {
			found = true
			walk(sheetOf(t, h.a).Body, func(o fyne.CanvasObject) {
				if c, ok := o.(*widget.Chip); ok {
					got += "\n" + c.Text()
				}
			})
			if !strings.Contains(got, "Done with Ana") || !strings.Contains(got, "stays open, whatever you choose here") && !strings.Contains(got, "stay open, whatever you choose here") {
				t.Errorf("beside a promise it says\n%s", got)
			}
		}
		h.key(fyne.KeyPageDown)
	}
	if !found {
		t.Fatal("nobody has a promise")
	}
}
