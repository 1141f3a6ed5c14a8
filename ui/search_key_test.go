package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/ui/keys"
	"lanyard/ui/promises"
)

func TestCtrlFInAllPromisesIsTheListsOwnSearch(t *testing.T) {
	h := newSheets(t)
	p := h.a.shell.pages["promises"].(*promises.Page)
	shown(t, h.a, p, "promises")
	h.press(keys.Search)
	if h.a.Native.Canvas().Focused() != fyne.Focusable(p.Search) {
		t.Fatal("the keys are elsewhere")
	}
	h.press(keys.Search)
	if h.a.Native.Canvas().Focused() != fyne.Focusable(h.a.shell.search) {
		t.Error("once more it is not the search of all")
	}
}
