package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/ui/widget"
)

func TestKeysScrollASheetThatIsTooLong(t *testing.T) {
	a := newScreens(t)
	a.Native.Resize(fyne.NewSize(800, 400))
	keyboard{a}.show()
	s := a.Sheets[0]
	body := s.Body.(*container.Scroll)
	keyboard{a}.typedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	end := body.Content.Size().Height - body.Size().Height
	if end <= 0 || body.Offset.Y != end {
		t.Errorf("End is at %v of %v", body.Offset.Y, end)
	}
	keyboard{a}.typedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if body.Offset.Y >= end {
		t.Error("Up does not move")
	}
	keyboard{a}.typedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if body.Offset.Y != 0 {
		t.Errorf("Home is at %v", body.Offset.Y)
	}
}

func TestTabBringsWhatItReachesIntoSightInASheetToo(t *testing.T) {
	a := newScreens(t)
	a.Native.Resize(fyne.NewSize(800, 400))
	column := container.NewVBox()
	for range 30 {
		column.Add(widget.NewEntry(""))
	}
	body := container.NewVScroll(column)
	a.NewSheet("Long", "Save", body, fyne.NewSize(400, 300)).Show()
	for range 25 {
		a.Native.Canvas().FocusNext()
	}
	at := column.Objects[24]
	if y := at.Position().Y - body.Offset.Y; y < 0 || y+at.Size().Height > body.Size().Height {
		t.Errorf("the entry is at %v of a place %v high", y, body.Size().Height)
	}
}

func TestASheetThatClosesLeavesThoseAboveItOpen(t *testing.T) {
	a := newScreens(t)
	shown(t, a, a.people(), "people")
	entry := widget.NewEntry("")
	below := a.NewSheet("Below", "Save", container.NewVBox(widget.NewEntry("")), fyne.NewSize(400, 200)).Show()
	above := a.NewSheet("Above", "Save", container.NewVBox(entry), fyne.NewSize(400, 200))
	above.First = entry
	above.Show()
	below.Close() // its work came to an end
	if top := a.Native.Canvas().Overlays().Top(); top == nil || !strings.Contains(texts(top), "Above") {
		t.Fatal("the sheet above is gone from the window")
	}
	if a.Native.Canvas().Focused() != fyne.Focusable(entry) {
		t.Errorf("the keys go to %T", a.Native.Canvas().Focused())
	}
	typeKey(a, fyne.KeyEscape)
	if len(a.Sheets) != 0 || a.Native.Canvas().Overlays().Top() != nil {
		t.Errorf("after Esc %d sheets are open", len(a.Sheets))
	}
}
