package code

import (
	"testing"

	"lanyard/data"
)

func TestWhatACodeLeavesOutHasAWord(t *testing.T) {
	for _, d := range data.DropOrder {
		if _, named := droppableNames()[d]; !named {
			t.Errorf("%s, which a code leaves out, has no word on the screen", d)
		}
	}
}
