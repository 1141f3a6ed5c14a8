package ui

import (
	"fmt"
	"testing"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/rows"
)

// crowd stores n people called "Person 00000" and so on, and gives their ids in that order.
func crowd(t *testing.T, a *App, n int) []int64 {
	t.Helper()
	ids := make([]int64, n)
	write(t, a, func(tx *store.Tx) error {
		for i := range n {
			c := data.Contact{DisplayName: fmt.Sprintf("Person %05d", i)}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			ids[i] = c.ID
		}
		return nil
	})
	return ids
}

func TestALongListReadsOnlyThePagesLookedAt(t *testing.T) {
	a := newScreens(t)
	ids := crowd(t, a, 4000)
	came := 0
	r := rows.New(a.Window, func() { came++ })
	r.Set(ids, nil)

	if _, ok := r.At(130); ok {
		t.Error("a row is known before it was read")
	}
	r.At(131)
	settle(t, a)
	row, ok := r.At(130)
	if !ok || row.Name != "Person 00130" || came != 1 {
		t.Errorf("row 130 is %q, known %v, after %d pages", row.Name, ok, came)
	}
	if len(r.Pages) != 1 {
		t.Errorf("%d pages were read for one", len(r.Pages))
	}
}

func TestALongListForgetsWhatIsFarAway(t *testing.T) {
	a := newScreens(t)
	ids := crowd(t, a, (rows.PagesKept+10)*rows.PerPage)
	r := rows.New(a.Window, nil)
	r.Set(ids, nil)
	for i := 0; i < len(ids); i += rows.PerPage {
		r.At(i)
		settle(t, a)
	}
	if len(r.Pages) > rows.PagesKept {
		t.Errorf("%d pages are kept", len(r.Pages))
	}
	if _, ok := r.At(len(ids) - 1); !ok {
		t.Error("the page looked at last was forgotten")
	}
	r.At(0)
	settle(t, a)
	if row, ok := r.At(0); !ok || row.Name != "Person 00000" {
		t.Error("a forgotten page is not read again")
	}
}

func TestPagesPassedByAreNotRead(t *testing.T) {
	a := newScreens(t)
	ids := crowd(t, a, 20*rows.PerPage)
	r := rows.New(a.Window, nil)
	r.Set(ids, nil)
	r.View.Store(19)
	r.Ask(0) // asked for, and the list is at its end by the time it is read
	settle(t, a)
	if len(r.Pages) != 0 || r.Asked[0] {
		t.Errorf("%d pages were read; asked for still: %v", len(r.Pages), r.Asked[0])
	}
}

func TestAReloadedListShowsTheOldRowsUntilTheNewAreThere(t *testing.T) {
	a := newScreens(t)
	ids := crowd(t, a, 10)
	r := rows.New(a.Window, nil)
	r.Set(ids, nil)
	r.At(3)
	settle(t, a)
	c, err := a.Store.Contact(t.Context(), ids[3])
	if err != nil {
		t.Fatal(err)
	}
	c.DisplayName = "Renamed"
	write(t, a, func(tx *store.Tx) error { return tx.SaveContact(&c) })
	r.Set(ids, nil)
	if row, ok := r.At(3); !ok || row.Name != "Person 00003" {
		t.Errorf("meanwhile the row is %q, known %v", row.Name, ok)
	}
	settle(t, a)
	if row, _ := r.At(3); row.Name != "Renamed" {
		t.Errorf("the row is still %q", row.Name)
	}
}
