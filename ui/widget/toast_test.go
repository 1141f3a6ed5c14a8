package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"lanyard/ui/widget"
)

func TestAMessageThatStandsComesBackBehindEveryOther(t *testing.T) {
	test.NewTempApp(t)
	toasts := widget.NewToasts()
	w := test.NewTempWindow(t, container.NewStack(toasts.Layer))
	w.Resize(fyne.NewSize(600, 300))
	w.Canvas().Focus(nil)
	shown := func() bool { return len(toasts.Layer.Objects) > 0 }
	opened := 0
	press := func() {
		w.Canvas().Focus(toasts.Buttons()[0])
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	toasts.Stand("2 files wait", "Open", func() { opened++; toasts.Unstand() })
	toasts.Show("Saved Ada", "", nil)
	for range 2 { // its own end, or another message taken away
		if toasts.Hide(); !shown() {
			t.Fatal("it is gone with another message")
		}
	}
	if press(); opened != 1 || shown() {
		t.Errorf("opened %d times; still shown: %v", opened, shown())
	}
	toasts.Show("Saved Bo", "", nil)
	if toasts.Unstand(); !shown() {
		t.Error("what does not stand takes another message away")
	}
	toasts.Hide()
}
