package data_test

import (
	"testing"

	"lanyard/data"
)

func TestAStatusStandsInTheFirstLineOfANote(t *testing.T) {
	for _, tc := range []struct{ note, of, want string }{
		{"mine", "Status: POSTPONED\n\ntheirs", "Status: POSTPONED\n\nmine"},
		{"Status: TENTATIVE\n\nmine", "Status: POSTPONED", "Status: POSTPONED\n\nmine"},
		{"Status: TENTATIVE", "Status: POSTPONED", "Status: POSTPONED"},
		{"", "Status: POSTPONED", "Status: POSTPONED"},
		{"mine", "theirs", "mine"},
		{"Status: TENTATIVE\n\nmine", "theirs", "Status: TENTATIVE\n\nmine"},
		{"mine", "About\nStatus: no first line", "mine"},
	} {
		if got := data.WithStatus(tc.note, tc.of); got != tc.want {
			t.Errorf("%q with that of %q is %q, want %q", tc.note, tc.of, got, tc.want)
		}
	}
}
