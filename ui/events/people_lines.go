package events

import (
	"fmt"
	"maps"
	"slices"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/lang"
)

// section is a part of the list, in the order in which they stand.
type section int

// The sections. Who is to be met comes first, then who is the easiest to meet.
const (
	toMeet section = iota
	youKnow
	possibly
	wayIn
	theRest
	metHere
	notComing
)

// sectionNames head the sections.
var sectionNames = [...]say.Text{
	toMeet: say.T("Want to meet"), youKnow: say.T("You know"), possibly: say.T("Perhaps you know"), wayIn: say.T("Way in"),
	theRest: say.T("The rest"), metHere: say.T("Met here"), notComing: say.T("Not coming"),
}

// line is a row of the list: a heading, or the person at a place of the list without headings.
type line struct {
	heading string
	at      int
}

// placement is where rows stand in the list: the section of each, and their order.
type placement struct {
	sections map[int64]section
	order    map[int64]int
}

// arrangement is what decides where the rows stand.
type arrangement struct {
	only  state
	twins map[int64]twins
	flat  bool       // in another order than by sections
	stay  *placement // who stands somewhere stays there; nil: all are placed anew
}

// arrangement is that of the list as it is to be read now.
func (p *People) arrangement() arrangement {
	a := arrangement{only: p.only(), twins: p.twins, flat: p.Query.Sort != ""}
	if !p.moved {
		a.stay = &p.shown
	}
	return a
}

// arranged is a list with its rows in their places.
type arranged struct {
	ids []int64 // without the headings
	placement
	lines []line
}

// headings are the rows that head a section.
func (a *arranged) headings() (at []int) {
	for i, l := range a.lines {
		if l.heading != "" {
			at = append(at, i)
		}
	}
	return at
}

// sectionOf is where somebody stands who is placed anew.
func (a arrangement) sectionOf(p *store.EventPerson) section {
	_, twin := a.twins[p.ContactID]
	switch is := stateOf(p); {
	case is == stateCancelled:
		return notComing
	case is == stateMet || is == stateClosed:
		return metHere
	case is == stateWant:
		return toMeet
	case twin:
		return possibly
	case p.Standing == data.Known:
		return youKnow
	case p.Standing == data.WayIn:
		return wayIn
	}
	return theRest
}

// arrange puts the people whom search and conditions find in their places.
func (a arrangement) arrange(v *peopleView) (out arranged) {
	out.sections, out.order = make(map[int64]section, len(v.found)), make(map[int64]int, len(v.found))
	fresh := false // somebody has come who stood nowhere
	for _, id := range v.found {
		p := v.of(id)
		if p == nil {
			continue
		}
		now := a.sectionOf(p)
		at, stays := a.stands(id)
		switch {
		case !stays && a.only != "" && stateOf(p) != a.only:
			continue
		case !stays:
			at, fresh = now, true
		case at == possibly: // until it is decided
			at = now
		}
		out.sections[id] = at
		out.ids = append(out.ids, id)
	}
	if a.stay != nil && !fresh {
		slices.SortStableFunc(out.ids, func(x, y int64) int { return a.stay.order[x] - a.stay.order[y] })
	}
	if !a.flat {
		slices.SortStableFunc(out.ids, func(x, y int64) int { return int(out.sections[x]) - int(out.sections[y]) })
	}
	for i, id := range out.ids {
		out.order[id] = i
	}
	out.lines = a.linesOf(v, out)
	return out
}

// stands is where somebody stands already.
func (a arrangement) stands(id int64) (at section, stays bool) {
	if a.stay != nil {
		at, stays = a.stay.sections[id]
	}
	return at, stays
}

// linesOf gives the rows of a list, with a heading over each section. A heading counts whom the section is of: who stands
// there still, and is somewhere else by now, is not counted.
func (a arrangement) linesOf(v *peopleView, of arranged) []line {
	count := map[section]int{}
	for _, id := range of.ids {
		if at := of.sections[id]; a.sectionOf(v.of(id)) == at {
			count[at]++
		}
	}
	lines := make([]line, 0, len(of.ids)+len(count))
	headed := section(-1)
	for i, id := range of.ids {
		if at := of.sections[id]; !a.flat && at != headed {
			headed = at
			lines = append(lines, line{heading: fmt.Sprintf("%s · %s", lang.Say(sectionNames[at]), lang.Number(count[at]))})
		}
		lines = append(lines, line{at: i})
	}
	return lines
}

// rearrange puts the list in its places again without reading it.
func (p *People) rearrange() {
	before := p.List.Current()
	a := p.arrangement()
	if a.stay != nil { // who is found to be somebody known goes there
		a.stay = &placement{maps.Clone(p.shown.sections), p.shown.order}
		for id := range p.twins {
			if at := a.stay.sections[id]; at == wayIn || at == theRest {
				delete(a.stay.sections, id)
			}
		}
	}
	p.put(a.arrange(&p.View), nil)
	p.showBody()
	p.keepChosen(before)
}

// at is the person in a row; 0 for a heading.
func (p *People) at(i int) int64 {
	if i < 0 || i >= len(p.lines) || p.lines[i].heading != "" {
		return 0
	}
	return p.Rows.IDs[p.lines[i].at]
}

// lineOf is the row of a person; -1 when the list does not hold them.
func (p *People) lineOf(id int64) int {
	place, ok := p.shown.order[id]
	if !ok || id == 0 {
		return -1
	}
	for i := place; i < len(p.lines); i++ { // below as many headings as stand above
		if l := p.lines[i]; l.heading == "" && l.at == place {
			return i
		}
	}
	return -1
}

// firstRow is the first row that is no heading.
func (p *People) firstRow() int {
	if len(p.lines) > 1 && p.lines[0].heading != "" {
		return 1
	}
	return 0
}
