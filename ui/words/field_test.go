package words

import (
	"testing"

	"lanyard/data"
)

func TestEveryReasonHasAWord(t *testing.T) {
	for _, r := range data.Reasons {
		if reason(r) == "" {
			t.Errorf("%q has no word on the screen", r)
		}
	}
}
