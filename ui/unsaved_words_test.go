package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestEveryFormThatWasNotSavedIsCalledByItsName(t *testing.T) {
	said := map[string]string{}
	for kind := range forms {
		if kind == "evening" || kind == "card" || kind == "review" { // one is written when it is left, one is "a card", one is offered elsewhere
			continue
		}
		h := newSheets(t)
		if everySheet(h.a)[kind] == nil {
			continue // another test says that it is missing
		}
		s := h.open(kind)
		h.a.Native.Canvas().Focus(firstEntry(s))
		h.text("Zoë typed this")
		h.key(fyne.KeyEscape)
		settle(t, h.a)
		again := h.open(kind) // which offers what was not saved
		got := texts(again.Pop)
		if !strings.Contains(got, "Not saved") || strings.Contains(got, "a card: ") {
			t.Errorf("%s: it is offered as %q", kind, got)
		}
		said[kind] = got
	}
	if len(said) < 15 {
		t.Errorf("only %d forms were looked at", len(said))
	}
}
