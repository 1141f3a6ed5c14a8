package code

import "testing"

func TestTheInkOfAColourKeepsTextReadable(t *testing.T) {
	inkOf := func(colour string) any {
		ink, _ := inks(colour)
		return ink
	}
	if ink := inkOf("#1a3e72"); ink != inkOf("#303030") || ink == inkOf("#f5c211") || ink == inkOf("") {
		t.Error("dark colours want white text, light ones black")
	}
}
