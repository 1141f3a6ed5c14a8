package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/widget"
	"lanyard/ui/window/windowtest"
)

// newReport is the tab of an event at which some people were met, half of them known.
func newReport(t *testing.T, people int) (*windowtest.Window, *Tab, *data.Event) {
	t.Helper()
	w := windowtest.New(t)
	e := &data.Event{
		Name: "Book Fair", Place: "Leipzig", Zone: "UTC", Start: windowtest.Noon.Add(-50 * time.Hour), End: windowtest.Noon.Add(-24 * time.Hour),
		Goal: "Find partners", GoalPeople: 20, Sessions: []data.Session{{Title: "Opening"}},
	}
	w.Write(func(tx *store.Tx) error {
		me := data.Contact{Given: "Me", Organisation: "State Library"}
		if err := tx.SaveMe(&me); err != nil {
			return err
		}
		if err := tx.SaveEvent(e); err != nil {
			return err
		}
		for i := range people {
			c := data.Contact{Given: "Ana", Family: fmt.Sprintf("Lima %03d", i), Organisation: []string{"State Library", "Maps Ltd"}[i%2], Topics: []string{"=maps"}}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			m := data.Encounter{ContactID: c.ID, EventID: e.ID, SessionID: e.Sessions[0].ID, At: e.Start.Add(time.Hour), Warmth: data.Warmth(i % 4)}
			if err := tx.SaveEncounter(&m); err != nil {
				return err
			}
			if i%2 == 0 {
				if err := tx.SaveEncounter(&data.Encounter{ContactID: c.ID, At: e.Start.AddDate(-1, 0, 0)}); err != nil {
					return err
				}
			}
			if i == 0 {
				if err := tx.SavePromise(&data.Promise{ContactID: c.ID, EncounterID: m.ID, Text: "send", Done: e.End.Add(time.Hour)}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	tab := New(w.Window)
	w.Native.SetContent(container.NewStack(tab.Content(), w.Toasts.Layer))
	tab.Show(*e)
	w.Settle()
	return w, tab, e
}

func TestEachFigureOpensItsPeopleByKeyboard(t *testing.T) {
	w, tab, e := newReport(t, 9)
	var opened int64
	w.Places.Person = func(id int64) { opened = id }
	if all := windowtest.Texts(tab.Content()); !strings.Contains(all, "I want to meet 20 people, and met 9.") || !strings.Contains(all, "Find partners") {
		t.Errorf("the page says %q", all)
	}
	r, err := w.Store.Report(t.Context(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]int64{
		r.People(data.FigureMet), r.People(data.FigureNew), r.People(data.FigureAgain), r.People(data.FigureQualified), r.People(data.FigureInside), r.People(data.FigureOutside),
		r.People(data.FigureFollowedUp), r.People(data.FigureNotYet), r.People(data.FigureMineKept), r.Days[0].People, r.Sessions[0].People, r.Organisations[0].People,
		r.Organisations[1].People, r.Topics[0].People,
	}
	tab.Focus()
	presses := tab.presses()
	if len(presses) != len(want) || w.Native.Canvas().Focused() != presses[0] {
		t.Fatalf("%d things can be pressed, want %d; the keys go to %T", len(presses), len(want), w.Native.Canvas().Focused())
	}
	for i, p := range presses {
		w.Native.Canvas().Focus(p) // which brings it into view
		p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		w.Settle()
		if len(w.Sheets) != 1 {
			t.Fatalf("figure %d opens %d sheets", i, len(w.Sheets))
		}
		all := windowtest.Texts(w.Sheets[0].Pop)
		if n := fmt.Sprint(len(want[i]), " p"); !strings.Contains(all, n) {
			t.Errorf("figure %d lists %q, want %s", i, all, n)
		}
		w.Native.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		w.Settle()
		if opened != want[i][0] {
			t.Errorf("figure %d: Enter opens %d, want %d", i, opened, want[i][0])
		}
	}
}

func TestTheReportAsText(t *testing.T) {
	_, tab, e := newReport(t, 8)
	e.Currency, e.Costs = "EUR", []data.Cost{{Label: "Stand", Minor: 80000}}
	f, err := tab.w.Store.EventFacts(t.Context(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	f.Event = *e
	r := data.ReportOf(&f)
	want := `Book Fair, 10–11 Aug 2026, Leipzig

Goal: Find partners

I met 8 people. 4 were new to me, 4 I met again. 5 of them are worth following up. I wanted to meet 20 people.

4 from our own organisation, 4 from others.

They work at: Maps Ltd (4), State Library (4).

What they know about: =maps (8).

I met them at these sessions: Opening (8).

I have been in touch with 1 of them since. That was on the same day. I made 1 promise: 1 kept, 0 open.

It cost 800.00 EUR. That is 100.00 EUR for each person met. For each who is worth following up it is 160.00 EUR.
`
	if got := Text(e, &r); got != want {
		t.Errorf("the text is\n%s\nwant\n%s", got, want)
	}
	table := Table(e, &r)
	for _, row := range [][]string{{"People", "met", "8"}, {"Money", "cost", "800.00 EUR"}, {"Topics", "=maps", "8"}, {"Days", "2026-08-10", "8"}} {
		if !slices.ContainsFunc(table, func(have []string) bool { return slices.Equal(have, row) }) {
			t.Errorf("the table lacks %q: %q", row, table)
		}
	}
}

// Nothing divides by nothing, in no text either.
func TestAReportOfNothing(t *testing.T) {
	_, tab, e := newReport(t, 0)
	e.Currency, e.Costs, e.Value = "EUR", []data.Cost{{Label: "Stand", Minor: 80000}}, 5
	r := data.ReportOf(&data.EventFacts{Event: *e})
	tab.event, tab.report = *e, r
	tab.show()
	for _, text := range []string{Text(e, &r), fmt.Sprint(Table(e, &r)), windowtest.Texts(tab.Content())} {
		if strings.Contains(text, "NaN") || strings.Contains(text, "Inf") {
			t.Errorf("it says %q", text)
		}
	}
	if all := windowtest.Texts(tab.Content()); !strings.Contains(all, "–\nfor each person met") {
		t.Errorf("the page says %q", all)
	}
}

// typeInto types a text into the entry at a place of the form.
func typeInto(e *widget.Entry, text string) {
	e.SetText("")
	for _, r := range text {
		e.TypedRune(r)
	}
}

func TestGoalAndCost(t *testing.T) {
	w, _, e := newReport(t, 1)
	form := func(typed *typedGoal) *goalForm {
		t.Helper()
		f := &goalForm{}
		goalSheet(w.Window, *e, typed)
		w.Settle()
		return f
	}
	form(nil)
	sheet := w.Sheets[0]
	entries := func() (all []*widget.Entry) {
		windowtest.Walk(sheet.Body, func(o fyne.CanvasObject) {
			if e, ok := o.(*widget.Entry); ok {
				all = append(all, e)
			}
		})
		return all
	}
	// goal, people, currency, label, amount, value, hot, warm, cool
	at := entries()
	typeInto(at[3], "Stand")
	typeInto(at[4], "1.200,50 €")
	at = entries()
	if len(at) != 11 {
		t.Fatalf("%d entries after the first cost, want another line", len(at))
	}
	typeInto(at[5], "Train")
	typeInto(at[6], "80 USD")
	if all := windowtest.Texts(sheet.Pop); !strings.Contains(all, "this event counts in EUR: one event has one currency") || !sheet.OKButton.Disabled() {
		t.Errorf("two currencies: %q", all)
	}
	typeInto(at[6], "80")
	at = entries()
	typeInto(at[len(at)-4], "5000")
	typeInto(at[len(at)-3], "3")
	typeInto(at[len(at)-2], "x")
	if !sheet.OKButton.Disabled() {
		t.Error("days that are no number can be saved")
	}
	typeInto(at[len(at)-2], "")
	if all := windowtest.Texts(sheet.Pop); !strings.Contains(all, "1,280.50 EUR") {
		t.Errorf("the sum is missing: %q", all)
	}
	sheet.Accept()
	w.Settle()
	got, err := w.Store.Event(t.Context(), e.ID)
	if err != nil || got.Currency != "EUR" || len(got.Costs) != 2 || got.Costs[0] != (data.Cost{Label: "Stand", Minor: 120050}) || got.Costs[1].Minor != 8000 ||
		got.Value != 500000 || got.Within != (data.FollowUpDays{Hot: 3}) || got.Goal != "Find partners" || got.GoalPeople != 20 {
		t.Errorf("stored is %+v, %v", got, err)
	}
	if err := RestoreGoal(w.Window, fmt.Sprint(e.ID), []byte(`{"Texts":{"currency":"JPY","goal":"x","value":""},"Labels":["Bus"],"Costs":["900"]}`)); err != nil {
		t.Fatal(err)
	}
	w.Settle()
	if all := windowtest.Texts(w.Sheets[0].Pop); !strings.Contains(all, "900 JPY") {
		t.Errorf("restored: %q", all)
	}
}
