package intake

import (
	"fmt"
	"testing"
	"time"

	"lanyard/data"
)

// Somebody's encounters and promises that a file tells again are found by their keys: twice as many take twice the looks, in one
// row or in many, the same or others.
func TestAttackWhatIsToldAgain(t *testing.T) {
	day := time.Date(2026, 8, 3, 0, 0, 0, 0, time.UTC)
	met := func(at func(i int) time.Time, note string, allDay bool) func(i int) data.DraftEncounter {
		return func(i int) data.DraftEncounter {
			d := data.DraftEncounter{At: at(i), AllDay: allDay, Zone: "UTC", Note: note}
			if note != "" {
				d.Note = fmt.Sprintf(note, i)
			}
			return d
		}
	}
	oneDay := func(int) time.Time { return day }
	never := func(int) time.Time { return time.Time{} }
	hourly := func(i int) time.Time { return day.Add(time.Duration(i) * time.Hour) }
	next := func(i int) time.Time { return hourly(i).Add(time.Hour / 2) }
	for name, c := range map[string]struct {
		there, told func(i int) data.DraftEncounter
	}{
		"the same":                   {met(hourly, "said %d", false), met(hourly, "said %d", false)},
		"with other words":           {met(hourly, "said %d", false), met(hourly, "heard %d", false)},
		"at other times":             {met(hourly, "said %d", false), met(next, "said %d", false)},
		"on one day":                 {met(oneDay, "said %d", true), met(oneDay, "said %d", true)},
		"on one day, other words":    {met(oneDay, "hall\nsaid %d", true), met(oneDay, "hall\nheard %d", true)},
		"on one day, at some time":   {met(oneDay, "hall\nsaid %d", true), met(hourly, "hall\nsaid %d", false)},
		"never said when":            {met(hourly, "said %d", false), met(never, "said %d", false)},
		"never said when, or what":   {met(hourly, "said %d", false), met(never, "", false)},
		"all at one moment":          {met(oneDay, "said %d", false), met(oneDay, "heard %d", false)},
		"all at one moment, one day": {met(oneDay, "", false), met(oneDay, "", true)},
	} {
		for _, rows := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, in many rows %v", name, rows), func(t *testing.T) {
				looks := func(n int) int {
					var k knownMet
					for i := range n {
						k.stands(plannedEncounter{Encounter: encounterOf(c.there(i), 7)})
					}
					k.nextRow()
					for i := range n {
						if rows {
							k.nextRow()
						}
						if at := k.of(c.told(i), 7, mention{}); at >= 0 {
							k.improve(at, c.told(i), mention{}, newEventBook(nil).answered)
						}
					}
					return k.looked
				}
				line(t, looks)
			})
		}
	}
	for name, text := range map[string]string{"the same": "send %d", "one text": "send", "other texts": "bring %d"} {
		t.Run("promises, "+name, func(t *testing.T) {
			line(t, func(n int) int {
				var k knownPromises
				say := func(text string, i int) data.Promise {
					p := data.Promise{By: data.ByMe, Text: text, Done: hourly(i)}
					if text != "send" {
						p.Text = fmt.Sprintf(text, i)
					}
					return p
				}
				there := "send %d"
				if text == "send" {
					there = text
				}
				for i := range n {
					k.stands(plannedPromise{Promise: say(there, i)})
				}
				k.nextRow()
				for i := range n {
					k.of(say(text, n-i))
				}
				return k.looked
			})
		})
	}
}

// line fails when twice as many take more than a little over twice the looks.
func line(t *testing.T, looks func(n int) int) {
	t.Helper()
	const n = 500
	if once, twice := looks(n), looks(2*n); twice > 2*once+once/2+10 || once > 40*n {
		t.Errorf("%d take %d looks, %d take %d", n, once, 2*n, twice)
	}
}
