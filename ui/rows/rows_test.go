package rows

import (
	"testing"

	"lanyard/ui/window/windowtest"

	"lanyard/data/store"
)

func TestALongListReadsOnlyThePagesLookedAt(t *testing.T) {
	w := windowtest.New(t)
	ids := windowtest.Crowd(t, w.Store, 4000)
	came := 0
	r := New(w.Window, func() { came++ })
	r.Set(ids, nil)

	if _, ok := r.At(130); ok {
		t.Error("a row is known before it was read")
	}
	r.At(131)
	w.Settle()
	row, ok := r.At(130)
	if !ok || row.Name != "Person 00130" || came != 1 {
		t.Errorf("row 130 is %q, known %v, after %d pages", row.Name, ok, came)
	}
	if len(r.pages) != 1 {
		t.Errorf("%d pages were read for one", len(r.pages))
	}
}

func TestALongListForgetsWhatIsFarAway(t *testing.T) {
	w := windowtest.New(t)
	ids := windowtest.Crowd(t, w.Store, (pagesKept+10)*PerPage)
	r := New(w.Window, nil)
	r.Set(ids, nil)
	for i := 0; i < len(ids); i += PerPage {
		r.At(i)
		w.Settle()
	}
	if len(r.pages) > pagesKept {
		t.Errorf("%d pages are kept", len(r.pages))
	}
	if _, ok := r.At(len(ids) - 1); !ok {
		t.Error("the page looked at last was forgotten")
	}
	r.At(0)
	w.Settle()
	if row, ok := r.At(0); !ok || row.Name != "Person 00000" {
		t.Error("a forgotten page is not read again")
	}
}

func TestPagesPassedByAreNotRead(t *testing.T) {
	w := windowtest.New(t)
	ids := windowtest.Crowd(t, w.Store, 20*PerPage)
	r := New(w.Window, nil)
	r.Set(ids, nil)
	r.view.Store(19)
	r.ask(0) // asked for, and the list is at its end by the time it is read
	w.Settle()
	if len(r.pages) != 0 || r.asked[0] {
		t.Errorf("%d pages were read; asked for still: %v", len(r.pages), r.asked[0])
	}
}

func TestAReloadedListShowsTheOldRowsUntilTheNewAreThere(t *testing.T) {
	w := windowtest.New(t)
	ids := windowtest.Crowd(t, w.Store, 10)
	r := New(w.Window, nil)
	r.Set(ids, nil)
	r.At(3)
	w.Settle()
	c, err := w.Store.Contact(t.Context(), ids[3])
	if err != nil {
		t.Fatal(err)
	}
	c.DisplayName = "Renamed"
	w.Write(func(tx *store.Tx) error { return tx.SaveContact(&c) })
	r.Set(ids, nil)
	if row, ok := r.At(3); !ok || row.Name != "Person 00003" {
		t.Errorf("meanwhile the row is %q, known %v", row.Name, ok)
	}
	w.Settle()
	if row, _ := r.At(3); row.Name != "Renamed" {
		t.Errorf("the row is still %q", row.Name)
	}
}
