package programme

import (
	"cmp"
	"slices"

	"lanyard/data"
)

// afternoons reads hours from 1 to 7 as those of the afternoon, where a programme has no time after one o'clock, none
// with am or pm, and a day whose times would run backwards: "11:00, 12:00, 1:30".
func afternoons(all []*entry) {
	backwards := false
	for i, e := range all {
		if e.span.sure {
			return
		}
		if i > 0 {
			before := all[i-1]
			backwards = backwards || before.day == e.day && before.span.from >= 8*60 && before.span.from < 13*60 && e.span.from >= 60 && e.span.from < 8*60
		}
	}
	if !backwards {
		return
	}
	for _, e := range all {
		long := e.span.to - e.span.from
		if e.span.from >= 60 && e.span.from < 8*60 {
			e.span.from += 12 * 60
			if long > 0 {
				e.span.to = e.span.from + long
			}
		}
		if long > 12*60 { // 12:30 – 1:30
			e.span.to -= 12 * 60
		}
	}
}

// The hours of a night: what begins before its end, below something that began after its start, is on the next day.
const (
	nightFrom = 18 * 60
	nightTo   = 5 * 60
)

// nights puts what begins after midnight, below an evening, on the next day.
func nights(all []*entry) {
	for i := 1; i < len(all); i++ {
		e, before := all[i], all[i-1]
		if e.day == before.day && e.span.from < nightTo && (before.span.from >= nightFrom || before.span.from >= dayMinutes) && e.span.from < before.span.from {
			e.span.from += dayMinutes
			if e.span.to > 0 {
				e.span.to += dayMinutes
			}
		}
	}
}

// longestGuess is how many minutes a session without an end may last up to the next one. Talks and breaks are rarely longer:
// behind a longer gap it is likelier that nothing is on, and a wrong end is worse than none.
const longestGuess = 90

// fillEnds ends a session without an end where the next one of its day begins, if that is within longestGuess. Of several that begin at one time each ends
// with the next in its room, or in no room, where there is one.
func fillEnds(all []*entry) {
	byDay := map[data.Date][]*entry{}
	for _, e := range all {
		byDay[e.day] = append(byDay[e.day], e)
	}
	for _, of := range byDay {
		slices.SortStableFunc(of, func(a, b *entry) int { return cmp.Compare(a.span.from, b.span.from) })
		starts := map[string][]int{} // of what is below, by room, the earliest last; "" for all rooms
		for i := len(of) - 1; i >= 0; i-- {
			e := of[i]
			parallel := i > 0 && of[i-1].span.from == e.span.from || i+1 < len(of) && of[i+1].span.from == e.span.from
			if e.span.to <= e.span.from {
				e.span.to = following(starts, e, parallel)
				if e.span.to > e.span.from+longestGuess {
					e.span.to = 0
				}
			}
			for _, key := range []string{anywhere, e.room} {
				if known := starts[key]; len(known) == 0 || known[len(known)-1] != e.span.from {
					starts[key] = append(known, e.span.from)
				}
			}
		}
	}
}

// anywhere stands for whatever room; "" for sessions without one.
const anywhere = "\n"

// following is the start of what follows a session; 0 for nothing.
func following(starts map[string][]int, e *entry, parallel bool) int {
	next := func(key string) int {
		for _, at := range slices.Backward(starts[key][max(0, len(starts[key])-2):]) {
			if at > e.span.from {
				return at
			}
		}
		return 0
	}
	listed := e.sections != "" && e.room == e.sections // the text goes through the day room by room
	if !parallel && !listed || e.room == "" {
		return next(anywhere)
	}
	there, all := next(e.room), next("")
	if there == 0 || all != 0 && all < there {
		there = all
	}
	if listed {
		return there
	}
	return cmp.Or(there, next(anywhere))
}
