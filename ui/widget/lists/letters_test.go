package lists

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestLettersLeadWhereTheyAreClicked(t *testing.T) {
	test.NewTempApp(t)
	l := NewLetters()
	got := -1
	l.OnChosen = func(i int) { got = i }
	l.Set([]Letter{{Text: "A"}, {Text: "B", Empty: true}, {Text: "C"}, {Text: "Ω"}})
	w := test.NewTempWindow(t, l)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(20, 400))
	for y, want := range map[float32]int{0: 0, 99: 0, 101: 1, 399: 3} {
		l.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, y)})
		if got != want {
			t.Errorf("a click at %v chooses %d, want %d", y, got, want)
		}
	}
	l.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, 1000)}})
	if got != 3 {
		t.Errorf("dragged beyond the end chooses %d", got)
	}
}
