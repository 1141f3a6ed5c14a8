package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/keys"
	"lanyard/ui/promises"
)

func TestTheFirstEnterOnAMenuThatAKeyOpenedTakesItsFirstLine(t *testing.T) {
	h := newToday(t)
	readyToday(h, keys.TodayLater)
	h.text("b")
	settle(t, h.a)
	if _, ok := h.a.Native.Canvas().Focused().(*fw.PopUpMenu); !ok {
		t.Fatal("there is no menu")
	}
	before := h.look()
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	if _, ok := h.a.Native.Canvas().Focused().(*fw.PopUpMenu); ok || h.look() == before {
		t.Error("Enter takes nothing")
	}
}

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
