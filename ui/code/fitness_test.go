package code

import (
	"testing"
)

func TestDistancesInWords(t *testing.T) {
	for cm, want := range map[float64]string{0: "", 4: "", 12.4: "about 10 cm", 43: "about 45 cm", 97: "about 95 cm", 118: "about 1.2 m"} {
		if got := distanceWords(cm); got != want {
			t.Errorf("%v: %q, not %q", cm, got, want)
		}
	}
}
