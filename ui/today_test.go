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
	"lanyard/ui/people"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
)

func TestAPromiseIsTickedOffAndTheTickIsUndone(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		c := data.Contact{Given: "Ada", Family: "Okoro"}
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		for _, p := range []data.Promise{
			{Text: "Send the slides", Due: data.Date{Year: 2026, Month: 8, Day: 10}},
			{Text: "Call about the scanner", Due: data.Date{Year: 2026, Month: 8, Day: 13}, By: data.ByThem},
			{Text: "Next year's budget", Due: data.Date{Year: 2027, Month: 8, Day: 13}},
			{Text: "Snoozed", Snoozed: data.Date{Year: 2026, Month: 8, Day: 20}},
		} {
			p.ContactID = c.ID
			if err := tx.SavePromise(&p); err != nil {
				return err
			}
		}
		return nil
	})
	shown(t, a, a.today(), "today")
	got := texts(a.today().Main)
	for _, want := range []string{"Send the slides\nto Ada Okoro", "since 10 Aug", "Call about the scanner\nAda Okoro owes it", "tomorrow", "2 open"} {
		if !strings.Contains(got, want) {
			t.Errorf("Today does not say %q but\n%s", want, got)
		}
	}
	for _, not := range []string{"budget", "Snoozed"} {
		if strings.Contains(got, not) {
			t.Errorf("Today shows %q, which is not due", not)
		}
	}

	a.Native.Canvas().Unfocus()
	a.Native.Canvas().FocusNext()
	if a.Native.Canvas().Focused() != fyne.Focusable(a.today().Checks[0]) {
		t.Errorf("Tab goes to %T before the tick of the first promise", a.Native.Canvas().Focused())
	}
	a.today().Checks[0].SetChecked(true)
	settle(t, a)
	a.today().Reload(nil)
	settle(t, a)
	if got := texts(a.today().Main); !strings.Contains(got, "Send the slides") || !a.today().Checks[0].Checked || !strings.Contains(got, "done 12 Aug") || !strings.Contains(got, "1 open") {
		t.Errorf("the promise is ticked off and not struck through:\n%s", got)
	}
	a.today().Checks[0].SetChecked(false)
	settle(t, a)
	a.today().Reload(nil)
	settle(t, a)
	if got := texts(a.today().Main); a.today().Checks[0].Checked || !strings.Contains(got, "2 open") {
		t.Errorf("the tick is taken back:\n%s", got)
	}
	a.today().Checks[0].SetChecked(true)
	settle(t, a)
	shown(t, a, a.people(), "people")
	shown(t, a, a.today(), "today")
	if got := texts(a.today().Main); strings.Contains(got, "Send the slides") {
		t.Errorf("the promise is ticked off, the screen was left, and it is still there:\n%s", got)
	}
	a.Undo()
	settle(t, a)
	shown(t, a, a.today(), "today")
	if got := texts(a.today().Main); !strings.Contains(got, "Send the slides") {
		t.Errorf("the tick is undone and the promise is not back:\n%s", got)
	}
}

func TestSomebodyFarDownTheListIsOpenedBeforeThatWasRead(t *testing.T) {
	a := newScreens(t)
	var last int64
	write(t, a, func(tx *store.Tx) error {
		for i := range 2 * people.FirstPage {
			c := data.Contact{DisplayName: fmt.Sprintf("Guest %03d", i)}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			last = c.ID
		}
		return tx.SavePromise(&data.Promise{ContactID: last, Text: "slides", Due: data.DateOf(noon)})
	})
	shown(t, a, a.today(), "today")
	if !a.today().FocusRow("promises") {
		t.Fatal("there is no promise")
	}
	a.shell.missed("people", nil) // it was not opened yet
	a.today().Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	settle(t, a)
	if got := a.people().Chosen; got != last || a.people().Detail.ID != last {
		t.Errorf("%d is shown, not %d", got, last)
	}
	if i := a.people().List.Current(); i < 0 || a.people().Rows.IDs[i] != last {
		t.Errorf("row %d is chosen", i)
	}
}

func TestTheFirstStepsAreTickedOffOneByOne(t *testing.T) {
	a := newScreens(t)
	buttons := func() string {
		shown(t, a, a.today(), "today")
		var out []string
		for _, want := range []string{"Fill in", "New event", "I'm here", "Add a person"} {
			if strings.Contains(buttonsOf(a.today().Content()), "|"+want+"|") {
				out = append(out, want)
			}
		}
		return strings.Join(out, ", ")
	}
	if got := buttons(); got != "Fill in, New event, Add a person" {
		t.Errorf("at first: %s", got)
	}
	write(t, a, func(tx *store.Tx) error { return tx.SaveMe(&data.Contact{Given: "Mia", Family: "Berg"}) })
	if got := buttons(); got != "New event, Add a person" {
		t.Errorf("with my details: %s", got)
	}
	e := data.Event{Name: "Forum", Start: noon.Add(time.Hour), End: noon.Add(2 * time.Hour)}
	write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	if got := buttons(); got != "I'm here, Add a person" {
		t.Errorf("with an event: %s", got)
	}
	a.SetCurrent(e.ID)
	settle(t, a)
	if got := buttons(); got != "Add a person" {
		t.Errorf("at the event: %s", got)
	}
	write(t, a, func(tx *store.Tx) error { return tx.SaveContact(&data.Contact{Given: "Ada", Family: "Okoro"}) })
	if got := buttons(); got != "" {
		t.Errorf("with the first person: %s", got)
	}
	if strings.Contains(texts(a.today().Content()), "Three steps") {
		t.Error("the first steps are done and still shown")
	}
}

// buttonsOf are the texts of the visible buttons, each between bars.
func buttonsOf(o fyne.CanvasObject) string {
	out := "|"
	walk(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok {
			out += b.Text + "|"
		}
	})
	return out
}

// firstRow is the first row of a person in an object tree.
func firstRow(t *testing.T, o fyne.CanvasObject) *lists.ContactRow {
	t.Helper()
	var found *lists.ContactRow
	walk(o, func(o fyne.CanvasObject) {
		if r, ok := o.(*lists.ContactRow); ok && found == nil {
			found = r
		}
	})
	if found == nil {
		t.Fatal("there is no row of a person")
	}
	return found
}

func TestAClickOnAnEncounterOpensThePerson(t *testing.T) {
	a := newScreens(t)
	var id int64
	write(t, a, func(tx *store.Tx) error {
		c := data.Contact{Given: "Ada", Family: "Okoro"}
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		id = c.ID
		return tx.SaveEncounter(&data.Encounter{ContactID: c.ID, At: noon.Add(-20 * time.Minute), Note: "Runs the scan lab"})
	})
	shown(t, a, a.today(), "today")
	if got := texts(a.today().Rest); !strings.Contains(got, "Runs the scan lab") || !strings.Contains(got, "20 min ago") {
		t.Errorf("the latest encounter is shown as\n%s", got)
	}
	row := firstRow(t, a.today().Rest)
	test.Tap(row)
	settle(t, a)
	if a.shell.current != "people" || a.people().Selected() != id {
		t.Errorf("screen %s with contact %d, want people with %d", a.shell.current, a.people().Selected(), id)
	}
}
