package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/capture"
	"lanyard/ui/widget"
)

func TestCardsThatCameInAreLookedOverUnderToday(t *testing.T) {
	a := newScreens(t)
	fair := data.Event{Name: "Book Fair", Start: noon.Add(-2 * time.Hour), End: noon.Add(2 * time.Hour)}
	write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&fair) })
	a.SetCurrent(fair.ID)
	settle(t, a)
	came := noon.Add(-time.Hour)
	for _, name := range []string{"Zoë Ng", "Cy Marsh"} {
		d := data.Draft{Contact: data.Contact{DisplayName: name, Organisation: "State Library"}}
		d.Contact.Source.Kind = data.FromSwap
		if _, err := a.Intake.Receive(t.Context(), d, came); err != nil {
			t.Fatal(err)
		}
	}
	a.SetCurrent(0) // and left the fair
	settle(t, a)
	shown(t, a, a.today(), "today")
	got := texts(a.today().Content())
	for _, want := range []string{"Cards that came in", "2 to look over", "Zoë Ng", "State Library · Book Fair", "Cy Marsh"} {
		if !strings.Contains(got, want) {
			t.Errorf("Today does not say %q but\n%s", want, got)
		}
	}
	if !a.today().FocusRow("arrivals") {
		t.Fatal("no card is a row")
	}
	typeKey(a, fyne.KeyReturn)
	settle(t, a)
	if len(a.Sheets) != 1 {
		t.Fatal("the card does not open")
	}
	a.Sheets[0].Accept()
	settle(t, a)
	ids, err := a.Store.Find(t.Context(), data.Query{Text: "zoe"}, 0)
	if err != nil || len(ids.IDs) != 1 {
		t.Fatalf("saved: %+v, %v", ids, err)
	}
	met, err := a.Store.Encounters(t.Context(), ids.IDs[0])
	if err != nil || len(met) != 1 || met[0].EventID != fair.ID || !met[0].At.Equal(came) {
		t.Errorf("met: %+v, %v; the card came at the fair, an hour ago", met, err)
	}
	shown(t, a, a.today(), "today")
	if got := texts(a.today().Content()); strings.Contains(got, "Zoë Ng") && strings.Contains(got, "2 to look over") || !strings.Contains(got, "1 to look over") {
		t.Errorf("after the save:\n%s", got)
	}
	as, err := a.Store.Arrivals(t.Context())
	if err != nil || len(as) != 1 {
		t.Fatalf("%d wait, %v", len(as), err)
	}
	capture.DiscardArrival(a.Window, as[0].ID, as[0].Draft.Contact.Name())
	settle(t, a)
	shown(t, a, a.today(), "today")
	if got := texts(a.today().Content()); strings.Contains(got, "Cards that came in") {
		t.Errorf("nothing waits:\n%s", got)
	}
	a.Undo()
	settle(t, a)
	shown(t, a, a.today(), "today")
	if got := texts(a.today().Content()); !strings.Contains(got, "Cy Marsh") {
		t.Errorf("the discarding is undone and the card is not back:\n%s", got)
	}
}

func TestAFullInboxOpensAndIsEmptiedAtOnce(t *testing.T) {
	a := newScreens(t)
	const sent = 90
	write(t, a, func(tx *store.Tx) error {
		for i := range sent {
			d := data.Draft{Contact: data.Contact{DisplayName: fmt.Sprint("Guest ", i), Note: strings.Repeat("x", 60_000)}}
			if err := tx.Receive(&data.Arrival{Draft: d}); err != nil {
				return err
			}
		}
		return nil
	})
	shown(t, a, a.today(), "today")
	if got := texts(a.today().Content()); !strings.Contains(got, "90 to look over") {
		t.Fatalf("today:\n%s", got)
	}
	press(t, a, a.today().Content(), "Show 85 more")
	if got := texts(a.today().Content()); !strings.Contains(got, "Guest 64") || strings.Contains(got, "Guest 65") {
		t.Errorf("sixty more:\n%s", got)
	}
	var all *widget.Button
	walk(a.today().Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && b.Text == "Discard all" {
			all = b
		}
	})
	if all == nil {
		t.Fatal("there is no button that discards all")
	}
	test.Tap(all)
	settle(t, a)
	shown(t, a, a.today(), "today")
	if got := texts(a.today().Content()); strings.Contains(got, "Cards that came in") {
		t.Errorf("discarded:\n%s", got)
	}
	a.Undo()
	settle(t, a)
	if n, err := a.Store.ArrivalsWaiting(t.Context()); n != sent || err != nil {
		t.Errorf("%d are back, %v", n, err)
	}
}
