package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/qr"
	"lanyard/data/store"
	"lanyard/ui/widget/style"
)

// fullCode reads the code on the full screen; "" for none.
func fullCode(t *testing.T, a *App) string {
	t.Helper()
	settle(t, a)
	found, err := qr.Decode(t.Context(), a.Native.Canvas().Capture())
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 {
		return ""
	}
	return found[0].Text
}

func TestTheFullScreenGoesToOtherCards(t *testing.T) {
	a := swapWindow(t)
	work, booth := withCards(t, a)
	booth.Colour, booth.Welcome, booth.Code.Compact = "#1a3e72", "Stand 42: scan me", true
	ended := data.Card{Name: "Old", Show: []data.FieldRef{"organisation"}, Until: a.Store.Now().Add(-time.Hour), Order: 2}
	operate(t, a, func(tx *store.Tx) error {
		if err := tx.SaveCard(&booth); err != nil {
			return err
		}
		return tx.SaveCard(&ended)
	})
	keyboard{a}.typedRune('f')
	settle(t, a)
	page := full(a)
	if page == nil {
		t.Fatal("F opens nothing")
	}
	press := func(k fyne.KeyName) {
		a.Native.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
	press(fyne.KeyRight)
	if got := fullCode(t, a); a.swap().Chosen != booth.ID || !strings.HasPrefix(got, "MECARD:") {
		t.Errorf("Right shows card %d: %q", a.swap().Chosen, got)
	}
	if page.Look.Welcome != booth.Welcome || page.Look.Colour != booth.Colour {
		t.Errorf("it looks like %+v", page.Look)
	}
	press(fyne.KeyRight)
	if got := fullCode(t, a); a.swap().Chosen != work.ID || !strings.Contains(got, "BEGIN:VCARD") {
		t.Errorf("past the card that has ended it shows card %d: %q", a.swap().Chosen, got)
	}
	press(fyne.KeyLeft)
	if settle(t, a); a.swap().Chosen != booth.ID {
		t.Errorf("Left goes to card %d", a.swap().Chosen)
	}
	press(fyne.KeyEscape)
	if full(a) != nil {
		t.Error("Esc does not leave")
	}
}

func TestTheFullScreenNeverShowsACodeUnderAnothersName(t *testing.T) {
	a := swapWindow(t)
	_, booth := withCards(t, a)
	keyboard{a}.typedRune('f')
	settle(t, a)
	was := full(a).Code.Text
	a.swap().Choose(booth.ID) // its code is drawn and checked in the background
	if got := full(a); got.Code.Text == was || !strings.Contains(got.Look.Detail, "Exhibitor") {
		t.Errorf("under %q stands %q", got.Look.Detail, got.Code.Text)
	}
	settle(t, a)
	full(a).Leave()
}

func TestTheFullScreenCountsTheSwapsAtTheEvent(t *testing.T) {
	a := swapWindow(t)
	withCards(t, a)
	event := data.Event{Name: "Library Futures"}
	operate(t, a, func(tx *store.Tx) error {
		if err := tx.SaveEvent(&event); err != nil {
			return err
		}
		return tx.SetCurrent(event.ID)
	})
	keyboard{a}.typedRune('f')
	settle(t, a)
	if s := full(a).Status; s != "" {
		t.Errorf("before any swap it says %q", s)
	}
	for i, want := range []string{"one card swapped at this event", "2 cards swapped at this event"} {
		operate(t, a, func(tx *store.Tx) error {
			c := data.Contact{DisplayName: "Ana", Emails: []data.Email{{Value: strings.Repeat("a", i+1) + "@x.example"}}, Source: data.Source{Kind: data.FromQR}}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			return tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: event.ID, Source: c.Source})
		})
		if got := full(a).Status; got != want {
			t.Errorf("it says %q, not %q", got, want)
		}
	}
	full(a).Leave()
}

func TestACardThatHasEndedIsNotShown(t *testing.T) {
	a := swapWindow(t)
	work, booth := withCards(t, a)
	work.Until = a.Store.Now().Add(-time.Minute)
	operate(t, a, func(tx *store.Tx) error { return tx.SaveCard(&work) })
	a.swap().Chosen = 0
	a.swap().Refresh()
	if settle(t, a); a.swap().Chosen != booth.ID {
		t.Errorf("card %d is shown first", a.swap().Chosen)
	}
	a.swap().Choose(work.ID)
	settle(t, a)
	if a.swap().Pane.Ready() || a.swap().Pane.Content.Visible() || !a.swap().Over.Visible() {
		t.Error("its code is shown")
	}
	keyboard{a}.typedRune('f')
	keyboard{a}.typedRune('p')
	if settle(t, a); full(a) != nil || a.swap().Page.Server != nil {
		t.Error("F or P gives it away")
	}
	a.swap().Revive(work)
	if settle(t, a); !a.swap().Pane.Ready() || a.swap().Over.Visible() {
		t.Error("it cannot be shown again")
	}
}

func TestNoCodeComesLateBehindACardThatHasEnded(t *testing.T) {
	a := swapWindow(t)
	work, booth := withCards(t, a)
	work.Until = a.Store.Now().Add(-time.Minute)
	operate(t, a, func(tx *store.Tx) error { return tx.SaveCard(&work) })
	a.swap().Pane.Clear()
	a.swap().Choose(booth.ID) // its code is drawn and checked in the background
	a.swap().Choose(work.ID)
	settle(t, a)
	if a.swap().Pane.Ready() {
		t.Error("behind the card that has ended stands the other one's code, and F shows it")
	}
}

func TestACardEndsWhileItIsShown(t *testing.T) {
	a := swapWindow(t)
	work, _ := withCards(t, a)
	keyboard{a}.typedRune('f')
	settle(t, a)
	work.Until = a.Store.Now().Add(300 * time.Millisecond)
	operate(t, a, func(tx *store.Tx) error { return tx.SaveCard(&work) })
	deadline := time.Now().Add(10 * time.Second)
	for full(a) != nil && time.Now().Before(deadline) {
		time.Sleep(20 * time.Millisecond)
		settle(t, a)
	}
	if full(a) != nil || a.swap().Pane.Ready() {
		t.Error("it is still shown")
	}
}

func TestHowWellACodeReadsIsSaidInFull(t *testing.T) {
	a := swapWindow(t)
	work, _ := withCards(t, a)
	work.Show = append(work.Show, "note")
	me, err := a.Store.Me(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	operate(t, a, func(tx *store.Tx) error {
		me.Note = strings.Repeat("very long and never ending ", 30)
		if err := tx.SaveMe(&me); err != nil {
			return err
		}
		return tx.SaveCard(&work)
	})
	a.swap().Pane.ExplainFitness()
	settle(t, a)
	if len(a.Sheets) != 1 {
		t.Fatal("nothing is said")
	}
	var all string
	for _, o := range test.LaidOutObjects(a.Sheets[0].Body) {
		switch o := o.(type) {
		case *style.Text:
			all += o.Text() + "\n"
		case *style.Label:
			all += o.Text + "\n"
		}
	}
	for _, want := range []string{"bytes, in", "about", " cm at this size", "4 pixels a module", "1.5 pixels a module", "note"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not said in\n%s", want, all)
		}
	}
}
