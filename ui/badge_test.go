package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/reading"
)

func TestATextIsAddedToTheNoteOfSomebody(t *testing.T) {
	a := swapWindow(t)
	write(t, a, func(tx *store.Tx) error {
		for _, c := range []data.Contact{{Given: "Ben", Family: "Stone"}, {Given: "Zoë", Family: "Ng", Note: "likes tea"}} {
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
		}
		return nil
	})
	const text = `{"ticket":"5uhbd49wms2f","lead":"PZD97WTMFJ"}`
	reading.GoOn(a.Window, []reading.Scan{reading.NewScan(t.Context(), text)}, data.FromQR)
	if got := texts(sheetOf(t, a).Pop); !strings.Contains(got, "identifiers only") {
		t.Errorf("it does not say what the code holds:\n%s", got)
	}
	press(t, a, sheetOf(t, a).Pop, "Add to the note of …")
	settle(t, a)
	test.Type(a.Native.Canvas().Focused(), "zoe") // and Enter at once: it waits for the answer
	a.Native.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	settle(t, a)
	for name, want := range map[string]string{"zoe": "likes tea\n" + text, "stone": ""} {
		ids := find(t, a, name)
		if len(ids) != 1 {
			t.Fatalf("%s: %v", name, ids)
		}
		if c, err := a.Store.Contact(t.Context(), ids[0]); err != nil || c.Note != want {
			t.Errorf("%s: %q, %v", name, c.Note, err)
		}
	}
}
