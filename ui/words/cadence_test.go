package words

import (
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/ui/widget/style"
)

func TestAReasonToWriteHidesWhatWasNotedAndPromised(t *testing.T) {
	today := data.Date{Year: 2026, Month: 11, Day: 29}
	r := data.WriteReason{Day: data.Date{Year: 2026, Month: 3, Day: 3}, Event: "Forum", Note: "the pilot"}
	if got := Reason(&r, today); got != "Last met at Forum. You noted: the pilot" {
		t.Errorf("it says %q", got)
	}
	style.Hide(true)
	defer style.Hide(false)
	for _, r := range []data.WriteReason{r, {Day: r.Day, Promise: "the pilot"}, {Day: r.Day, Promise: "the pilot", By: data.ByThem}} {
		if got := Reason(&r, today); strings.Contains(got, "pilot") || got == "" {
			t.Errorf("hidden it says %q", got)
		}
	}
}

func TestHowFarADayIsAhead(t *testing.T) {
	today := data.Date{Year: 2026, Month: 11, Day: 29}
	for days, want := range map[int]string{
		-3: "today", 0: "today", 1: "tomorrow", 5: "in 5 days", 13: "in 13 days", 14: "in about 2 weeks", 35: "in about 5 weeks",
		91: "in about 3 months", 365: "in about 12 months", 730: "in about 2 years",
	} {
		if got := Ahead(today.AddDays(days), today); got != want {
			t.Errorf("%d days: %q, want %q", days, got, want)
		}
	}
}
