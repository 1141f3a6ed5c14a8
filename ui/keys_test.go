package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/ui/widget"
)

func TestKeysScrollASheetThatIsTooLong(t *testing.T) {
	a := newScreens(t)
	a.Window.Resize(fyne.NewSize(800, 400))
	a.showKeys()
	s := a.sheets[0]
	body := s.body.(*container.Scroll)
	a.typedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	end := body.Content.Size().Height - body.Size().Height
	if end <= 0 || body.Offset.Y != end {
		t.Errorf("End is at %v of %v", body.Offset.Y, end)
	}
	a.typedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if body.Offset.Y >= end {
		t.Error("Up does not move")
	}
	a.typedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if body.Offset.Y != 0 {
		t.Errorf("Home is at %v", body.Offset.Y)
	}
}

func TestTabBringsWhatItReachesIntoSightInASheetToo(t *testing.T) {
	a := newScreens(t)
	a.Window.Resize(fyne.NewSize(800, 400))
	column := container.NewVBox()
	for range 30 {
		column.Add(widget.NewEntry(""))
	}
	body := container.NewVScroll(column)
	a.NewSheet("Long", "Save", body, fyne.NewSize(400, 300)).Show()
	for range 25 {
		a.Window.Canvas().FocusNext()
	}
	at := column.Objects[24]
	if y := at.Position().Y - body.Offset.Y; y < 0 || y+at.Size().Height > body.Size().Height {
		t.Errorf("the entry is at %v of a place %v high", y, body.Size().Height)
	}
}

func TestTheKeysAreWrittenInLettersEveryFontHas(t *testing.T) {
	a := newScreens(t)
	for _, k := range append(a.keys(), listKeys()...) {
		for _, r := range k.shown {
			if r > 0x7E && r != '…' {
				t.Errorf("%q has %q", k.shown, r)
			}
		}
	}
}
