package cards

import (
	"slices"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/ui/window/windowtest"
)

func TestTheEndOfACardTakesEveryWayToWriteADay(t *testing.T) {
	w := windowtest.New(t)
	until := newCardEnd(w.Window, time.Time{}, func() {}, func() {})
	until.choice.SetSelectedIndex(aMoment)
	for text, want := range windowtest.EveryWay {
		until.at.SetText(text)
		if end, err := until.read(); err != nil || data.DateOf(end.Local().AddDate(0, 0, -1)).String() != want {
			t.Errorf("a card until %q ends %s (%v), want the end of %s", text, end, err, want)
		}
	}
}

func TestWhatACodeLeavesOutIsPutInOrder(t *testing.T) {
	var moves int
	d := newDropOrder(data.CodeForm{}, func() { moves++ })
	c := data.Contact{Title: "Head", Note: "n", Links: []data.Link{{Value: "https://a.example"}, {Value: "https://b.example"}}}
	d.show(c)
	want := []data.Droppable{data.DropNote, data.DropLinks, data.DropLink, data.DropTitle}
	if !slices.Equal(d.shown, want) || d.order != nil {
		t.Fatalf("it lists %v, its order is %v", d.shown, d.order)
	}
	d.move(3, -1)
	d.show(c)
	d.move(0, 1)
	d.show(c)
	want = []data.Droppable{data.DropLinks, data.DropNote, data.DropTitle, data.DropLink}
	if !slices.Equal(d.shown, want) || len(d.order) != len(data.DropOrder) || moves != 2 {
		t.Errorf("moved to %v after %d moves, its order is %v", d.shown, moves, d.order)
	}
}

func TestTheColoursOfTheScreenAreColours(t *testing.T) {
	for _, c := range screenColours() {
		if err := data.CheckColour(c.Value); err != nil {
			t.Errorf("%s: %v", c.Name, err)
		}
	}
}
