package ui

import (
	"testing"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/events"
	"lanyard/ui/followup"
	"lanyard/ui/keys"
)

func TestUndoUnderAWalkThroughPeopleLeavesWhatWasBefore(t *testing.T) {
	for name, open := range map[string]func(h *hands, event int64){
		"closing": func(h *hands, event int64) { followup.Close(h.a.Window, event) },
		"review":  func(h *hands, event int64) { followup.Review(h.a.Window, event, data.Date{}) },
	} {
		t.Run(name, func(t *testing.T) {
			h := newAfter(t)
			write(t, h.a, func(tx *store.Tx) error {
				return tx.SaveContact(&data.Contact{DisplayName: "Written before"})
			})
			count := func() int {
				found, err := h.a.Store.Find(t.Context(), data.Query{}, 0)
				if err != nil {
					t.Fatal(err)
				}
				return len(found.IDs)
			}
			all := count()
			open(h, page[*events.Page](h.a.shell).OpenEvent())
			settle(t, h.a)
			h.press(keys.Undo)
			settle(t, h.a)
			if h.a.Top() == nil || count() != all {
				t.Errorf("undo takes back what was before the sheet: %d people, %d before", count(), all)
			}
			h.pressKey(keys.Close)
			settle(t, h.a)
			h.press(keys.Undo)
			settle(t, h.a)
			if count() != all-1 {
				t.Errorf("when the sheet is closed undo takes nothing back: %d people", count())
			}
			h.press(keys.Redo)
			settle(t, h.a)
			if count() != all {
				t.Errorf("redo does nothing: %d people", count())
			}
		})
	}
}
