package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/brief"
	"lanyard/ui/keys"
	"lanyard/ui/widget/lists"
)

// newWhom is a window over an event to which somebody comes from where the user knows somebody.
func newWhom(t *testing.T) *hands {
	t.Helper()
	h := newHands(t)
	write(t, h.a, func(tx *store.Tx) error {
		known := data.Contact{DisplayName: "Ada Okoro", Organisation: "State Library"}
		comes := data.Contact{DisplayName: "Bo Lund", Organisation: "State Library"}
		e := data.Event{Name: "Fair"}
		for _, err := range []error{tx.SaveContact(&known), tx.SaveContact(&comes), tx.SaveEvent(&e)} {
			if err != nil {
				return err
			}
		}
		if err := tx.SaveEncounter(&data.Encounter{ContactID: known.ID, Warmth: data.Hot}); err != nil {
			return err
		}
		return tx.SaveAttendee(&data.Attendee{ContactID: comes.ID, EventID: e.ID})
	})
	return h
}

// readyWhom shows whom to meet there, with the keys at the first.
func readyWhom(h *hands, _ *keys.Key) {
	brief.Whom(h.a.Window, data.Event{ID: 1, Name: "Fair"})
	settle(h.t, h.a)
	h.focus(sheetOf(h.t, h.a).Body, func(o fyne.CanvasObject) bool { _, ok := o.(*lists.List); return ok })
	list := h.a.Native.Canvas().Focused().(*lists.List)
	list.Select(0)
}

func TestCtrlBIsTheBriefOfWhatIsShown(t *testing.T) {
	h := newWhom(t)
	press := func(want string) {
		t.Helper()
		h.pressKey(keys.Brief)
		settle(t, h.a)
		if got := sheetOf(t, h.a).Title.Text(); got != want {
			t.Errorf("it opens %q, want %q", got, want)
		}
		h.closeAll()
	}
	shown(t, h.a, h.a.shell.pages["events"], "events")
	press("Brief: Fair")
	h.a.Places.Person(1)
	settle(t, h.a)
	press("Before you speak")
	shown(t, h.a, h.a.shell.pages["today"], "today")
	h.pressKey(keys.Brief)
	settle(t, h.a)
	if len(h.a.Sheets) != 0 {
		t.Error("of nothing there is a brief")
	}
}
