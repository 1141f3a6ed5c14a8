package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

func TestTheSwapPageStaysInItsCardsWithTheLargestText(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		me := data.Contact{Given: "Ada", Family: "Okoro", Organisation: "Library of many names", Emails: []data.Email{{Value: "ada@lib.example"}}}
		if err := tx.SaveMe(&me); err != nil {
			return err
		}
		for _, name := range []string{"Work", "Research", "Evening"} {
			if err := tx.SaveCard(&data.Card{Name: name}); err != nil {
				return err
			}
		}
		return nil
	})
	a.Fyne.Settings().SetTheme(&style.Theme{Scale: 1.5})
	a.Native.Resize(fyne.NewSize(800, 600))
	shown(t, a, a.swap(), "swap")
	settle(t, a)
	if style.TextScale() < 1.4 {
		t.Fatalf("the text is %v times as large", style.TextScale())
	}
	driver := fyne.CurrentApp().Driver()
	at, size := driver.AbsolutePositionForObject(a.swap().Mine), a.swap().Mine.Size()
	seen := 0
	walk(a.swap().Mine, func(o fyne.CanvasObject) {
		b, ok := o.(*widget.Button)
		if !ok {
			return
		}
		seen++
		p := driver.AbsolutePositionForObject(b)
		if p.X < at.X || p.Y < at.Y || p.X+b.Size().Width > at.X+size.Width+1 || p.Y+b.Size().Height > at.Y+size.Height+1 {
			t.Errorf("%q at %v of size %v is not within %v of %v", b.Text, p, b.Size(), at, size)
		}
		if b.Size().Width < b.MinSize().Width {
			t.Errorf("%q is cut", b.Text)
		}
	})
	if seen < 8 {
		t.Errorf("%d buttons are seen", seen)
	}
}
