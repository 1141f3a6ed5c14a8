package events

import (
	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// state is how somebody stands with the event, as the list shows and counts it.
type state string

// The states, in the order of their chips. Whoever was met is, whatever else was known of them.
const (
	stateWant      state = "want"
	stateMet       state = "met"
	stateExpected  state = "expected"
	stateClosed    state = "closed"
	stateCancelled state = "cancelled"
)

// states are all states, in the order of their chips.
var states = []state{stateWant, stateMet, stateExpected, stateClosed, stateCancelled}

// wanted reports whether somebody is shown as one whom the user wants to meet: while somebody looks, nobody is.
func wanted(a *data.Attendee) bool { return a.WasWanted() && !style.Hidden() }

// stateOf is how somebody stands with the event.
func stateOf(p *store.EventPerson) state {
	switch at := &p.Attendee; {
	case at.Status == data.Closed:
		return stateClosed
	case p.Met > 0 || at.Status == data.Met:
		return stateMet
	case !at.Cancelled.IsZero():
		return stateCancelled
	case wanted(at):
		return stateWant
	}
	return stateExpected
}

// look is how a state is shown: its icon, its word and its shape.
func (s state) look() lists.Badge {
	switch s {
	case stateWant:
		return lists.Badge{Text: words.Status(data.WantToMeet), Icon: "star", Look: lists.Strong}
	case stateMet:
		return lists.Badge{Text: words.Status(data.Met), Icon: "met", Look: lists.Filled}
	case stateClosed:
		return lists.Badge{Text: words.Status(data.Closed), Icon: "closed", Look: lists.Outlined}
	case stateCancelled:
		return lists.Badge{Text: lang.L("cancelled"), Icon: "cancelled", Look: lists.Outlined}
	}
	return lists.Badge{Text: words.Status(data.Expected), Icon: "clock"}
}

// badgeOf is how somebody is shown: also once they are met, or do not come, it says that they were wanted.
func badgeOf(p *store.EventPerson) lists.Badge {
	is := stateOf(p)
	b := is.look()
	if is != stateWant && wanted(&p.Attendee) {
		b.Text = lang.L("{{.Status}} · wanted", b.Text)
	}
	return b
}

// counts are how many stand how.
func (v *peopleView) counts() map[state]int {
	out := map[state]int{}
	for i := range v.people {
		out[stateOf(&v.people[i])]++
	}
	return out
}
