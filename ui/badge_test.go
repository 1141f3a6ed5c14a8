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

func TestWhatWasGuessedAsksToBeChecked(t *testing.T) {
	a := swapWindow(t)
	r := openReview(t, a, "Rhea Dunmore|Quillon|rhea.dunmore@mail.example|0305550142")
	if got := strings.Count(texts(r.Sheet.Pop), "please check"); got != 2 {
		t.Errorf("%d fields ask to be checked, want organisation and phone:\n%s", got, texts(r.Sheet.Pop))
	}
	r.Form.Name["organisation"].SetText("Quillon Press")
	if got := strings.Count(texts(r.Sheet.Pop), "please check"); got != 1 {
		t.Errorf("%d fields still ask, want the phone alone", got)
	}
	r.Sheet.Accept()
	settle(t, a)
	if ids := find(t, a, "Quillon Press"); len(ids) != 1 {
		t.Errorf("saved: %v", ids)
	}
}

func TestASureDraftAsksNothing(t *testing.T) {
	a := swapWindow(t)
	r := openReview(t, a, "Ann Ott;State Library;Head of Data;ann.ott@sl.example")
	if got := texts(r.Sheet.Pop); strings.Contains(got, "please check") {
		t.Errorf("it asks:\n%s", got)
	}
}

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
