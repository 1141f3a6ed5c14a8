package touch

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/widget"
	"lanyard/ui/window/windowtest"
)

// somebody is a contact who was met a month ago.
func somebody(t *testing.T, w *windowtest.Window, name string, topics ...string) (id int64) {
	t.Helper()
	w.Write(func(tx *store.Tx) error {
		c := data.Contact{DisplayName: name, Topics: topics}
		err := tx.SaveContact(&c)
		id = c.ID
		return errors.Join(err, tx.SaveEncounter(&data.Encounter{ContactID: id, At: windowtest.Noon.AddDate(0, -1, 0)}))
	})
	return id
}

// tick ticks the box with a text.
func tick(t *testing.T, o fyne.CanvasObject, text string) {
	t.Helper()
	found := false
	windowtest.Walk(o, func(o fyne.CanvasObject) {
		if c, ok := o.(*widget.Check); ok && c.Text == text {
			c.SetChecked(true)
			found = true
		}
	})
	if !found {
		t.Fatalf("there is no box %q", text)
	}
}

func cadenceOf(t *testing.T, w *windowtest.Window, id int64) data.Cadence {
	t.Helper()
	c, err := w.Store.Cadence(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTwoKeysSayHowOften(t *testing.T) {
	w := windowtest.New(t)
	ada := somebody(t, w, "Ada")
	Cadence(w.Window, ada, "Ada")
	w.Settle()
	type_ := func(keys string) {
		for _, r := range keys {
			w.Native.Canvas().Focused().TypedRune(r)
		}
	}
	type_("2")
	w.Sheet().Accept()
	w.Settle()
	if c := cadenceOf(t, w, ada); c.Every != (data.Interval{N: 3, Unit: data.Months}) || !c.Face.IsZero() || c.Spread {
		t.Errorf("stored is %+v", c)
	}
	if got := windowtest.Texts(w.Toasts.Layer); !strings.Contains(got, "In touch with Ada every 3 months") {
		t.Errorf("the message is %q", got)
	}
	Cadence(w.Window, ada, "Ada") // the other clock, and the first is taken back
	w.Settle()
	type_("2")
	w.Native.Canvas().FocusNext()
	w.Native.Canvas().FocusNext()
	type_("4")
	w.Sheet().Accept()
	w.Settle()
	if c := cadenceOf(t, w, ada); !c.Every.IsZero() || c.Face != (data.Interval{N: 1, Unit: data.Years}) {
		t.Errorf("then stored is %+v", c)
	}
	w.Undo()
	w.Settle()
	w.Undo()
	w.Settle()
	if c := cadenceOf(t, w, ada); !c.IsZero() {
		t.Errorf("after undo %+v", c)
	}
}

func TestATimeOfOnesOwnAPauseAndNotAnyMore(t *testing.T) {
	w := windowtest.New(t)
	ada := somebody(t, w, "Ada")
	Cadence(w.Window, ada, "Ada")
	w.Settle()
	s := w.Sheet()
	entry := windowtest.Entry(t, s.Body, "other: 6 weeks")
	entry.SetText("now and then")
	if !s.OKButton.Disabled() {
		t.Error("what is no time is taken")
	}
	entry.SetText("6 weeks")
	if got := windowtest.Texts(s.Body); !strings.Contains(got, "every 6 weeks") {
		t.Errorf("understood is not said: %q", got)
	}
	w.Type(s.Body, "1 March, in 6 weeks", "1 Sep")
	s.Accept()
	w.Settle()
	c := cadenceOf(t, w, ada)
	if c.Every != (data.Interval{N: 6, Unit: data.Weeks}) || c.Paused.String() != "2026-09-01" || c.Off {
		t.Errorf("stored is %+v", c)
	}
	since := c.Since
	Cadence(w.Window, ada, "Ada") // opened and saved it is as it was
	w.Settle()
	w.Sheet().Accept()
	w.Settle()
	if c := cadenceOf(t, w, ada); !c.Since.Equal(since) || c.Every.String() != "6w" || c.Paused.String() != "2026-09-01" {
		t.Errorf("saved unaltered it is %+v", c)
	}
	Cadence(w.Window, ada, "Ada")
	w.Settle()
	tick(t, w.Sheet().Body, "Not this person any more")
	w.Sheet().Accept()
	w.Settle()
	if c := cadenceOf(t, w, ada); !c.Off {
		t.Errorf("stored is %+v", c)
	}
	if clocks, err := w.Store.ClocksOf(t.Context(), []int64{ada}); err != nil || len(clocks) != 0 {
		t.Errorf("clocks run: %v, %v", clocks, err)
	}
}

func TestOfManyTheFirstDaysAreScattered(t *testing.T) {
	w := windowtest.New(t)
	var ids []int64
	for i := range 30 {
		ids = append(ids, somebody(t, w, fmt.Sprint("Ada ", i)))
	}
	w.Write(func(tx *store.Tx) error { return tx.SaveCadence(&data.Cadence{ContactID: ids[0], Off: true}) })
	CadenceOfMany(w.Window, ids)
	w.Settle()
	w.Native.Canvas().Focused().TypedRune('1')
	w.Sheet().Accept()
	w.Settle()
	clocks, err := w.Store.ClocksOf(t.Context(), ids)
	if err != nil || len(clocks) != len(ids) {
		t.Fatalf("%d have clocks, %v", len(clocks), err)
	}
	days := map[string]int{}
	for _, of := range clocks {
		days[of[0].Due.String()]++
		if of[0].Due.Days() <= w.Today().Days() {
			t.Errorf("somebody is due at once: %+v", of[0])
		}
	}
	if len(days) < 8 {
		t.Errorf("they are due on %d days: %v", len(days), days)
	}
	w.Undo()
	w.Settle()
	if clocks, _ := w.Store.ClocksOf(t.Context(), ids); len(clocks) != 0 {
		t.Errorf("after one undo %d have clocks", len(clocks))
	}
}

func TestATopicHoldsForAllWhoHaveItAndTheSheetOfOneSaysSo(t *testing.T) {
	w := windowtest.New(t)
	ada, bo := somebody(t, w, "Ada", "Métadata"), somebody(t, w, "Bo")
	TopicCadence(w.Window, "metadata")
	w.Settle()
	w.Native.Canvas().Focused().TypedRune('3')
	w.Sheet().Accept()
	w.Settle()
	clocks, err := w.Store.ClocksOf(t.Context(), []int64{ada, bo})
	if err != nil || len(clocks) != 1 || clocks[ada][0].Every.String() != "6m" || clocks[ada][0].Topic == "" {
		t.Fatalf("clocks are %+v, %v", clocks, err)
	}
	Cadence(w.Window, ada, "Ada")
	w.Settle()
	if got := windowtest.Texts(w.Sheet().Body); !strings.Contains(got, "With nothing chosen: every 6 months, from the topic") {
		t.Errorf("the sheet says %q", got)
	}
	w.Sheet().Close()
	TopicCadence(w.Window, "METADATA")
	w.Settle()
	w.Native.Canvas().Focused().TypedRune('3') // taken back
	w.Sheet().Accept()
	w.Settle()
	if all, err := w.Store.TopicCadences(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("there are %+v, %v", all, err)
	}
}
