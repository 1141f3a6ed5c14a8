package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/store"
)

// newLongToday is Today with more promises than the window shows, and its scroll.
func newLongToday(t *testing.T) (*hands, *container.Scroll) {
	h := newSheets(t)
	write(t, h.a, func(tx *store.Tx) error {
		for i := range 8 {
			p := data.Promise{ContactID: 1, By: data.ByMe, Text: fmt.Sprintf("slides %d", i), Due: data.Date{Year: 2026, Month: 8, Day: 1 + i}}
			if err := tx.SavePromise(&p); err != nil {
				return err
			}
		}
		return nil
	})
	h.a.Native.Resize(fyne.NewSize(800, 300))
	shown(t, h.a, h.a.today(), "today")
	settle(t, h.a)
	var page *container.Scroll
	walk(h.a.today().Content(), func(o fyne.CanvasObject) {
		if s, ok := o.(*container.Scroll); ok && page == nil {
			page = s
		}
	})
	if page == nil || page.Content.Size().Height < 1.5*page.Size().Height {
		t.Fatal("the page is not longer than the window")
	}
	return h, page
}

func TestHomeAndEndInTodayTakeTheKeysAlong(t *testing.T) {
	h, page := newLongToday(t)
	h.a.today().FocusRow("promises")
	first := h.a.Native.Canvas().Focused()
	h.key(fyne.KeyEnd)
	last := h.a.Native.Canvas().Focused()
	if last == first || page.Offset.Y == 0 {
		t.Fatalf("End leaves the keys where they were, at %.0f", page.Offset.Y)
	}
	h.key(fyne.KeyDown)
	if h.a.Native.Canvas().Focused() != last {
		t.Error("End is not at the last row")
	}
	h.key(fyne.KeyHome)
	h.key(fyne.KeyUp)
	if h.a.Native.Canvas().Focused() == last || page.Offset.Y != 0 {
		t.Errorf("Home leaves the page at %.0f", page.Offset.Y)
	}
}

func TestAKeyOfARowOutOfSightOnlyBringsItBack(t *testing.T) {
	for name, press := range map[string]func(h *hands){
		"D": func(h *hands) { h.text("d") }, "Space": func(h *hands) { h.key(fyne.KeySpace); h.text(" ") },
		"Enter": func(h *hands) { h.key(fyne.KeyReturn) },
	} {
		t.Run(name, func(t *testing.T) {
			h, page := newLongToday(t)
			h.a.today().FocusRow("promises")
			page.ScrollToOffset(fyne.NewPos(0, page.Content.Size().Height-page.Size().Height))
			done := func() int {
				all, err := h.a.Store.PromiseRows(t.Context(), []int64{1, 2, 3, 4, 5, 6, 7, 8})
				if err != nil {
					t.Fatal(err)
				}
				n := 0
				for _, p := range all {
					if !p.Done.IsZero() {
						n++
					}
				}
				return n
			}
			press(h)
			settle(t, h.a)
			if n := done(); n != 0 || h.a.Top() != nil || page.Offset.Y > page.Size().Height {
				t.Fatalf("out of sight it did something: %d done, a sheet %v, the page at %.0f", n, h.a.Top() != nil, page.Offset.Y)
			}
			press(h)
			settle(t, h.a)
			if name != "Enter" && done() != 1 {
				t.Error("in sight it does nothing")
			}
		})
	}
}
