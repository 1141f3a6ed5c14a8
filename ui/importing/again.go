package importing

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data/intake"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// entry is one line of the preview: a heading, a person of the file, or somebody who is no longer in it.
type entry struct {
	heading string
	match   int // index of the proposal; -1: none
	gone    int // index in the list's Gone; -1: none
}

// again is what a list that comes again says of the event's people. The zero value is of a file that goes into no such list.
type again struct {
	list    intake.List
	takeOff map[int64]bool // contacts whom the user takes off the list
	lines   []entry
}

// sections are what a list says of its people, those first who need a look.
var sections = []intake.Listed{
	intake.CancelledIt, intake.Back, intake.Changed, goneFromList, intake.NewOnList, intake.AsBefore, intake.LeftOut,
}

// goneFromList stands among the sections for those who are no longer in the file.
const goneFromList intake.Listed = "gone"

// sectionTitle heads a section.
func sectionTitle(s intake.Listed, n int) string {
	switch s {
	case intake.CancelledIt:
		return lang.N(n, "Cancelled: {{.Count}}", "Cancelled: {{.Count}}")
	case intake.Back:
		return lang.N(n, "Had cancelled, comes again: {{.Count}}", "Had cancelled, come again: {{.Count}}")
	case intake.Changed:
		return lang.N(n, "Changed: {{.Count}}", "Changed: {{.Count}}")
	case goneFromList:
		return lang.N(n, "No longer in the file: {{.Count}}", "No longer in the file: {{.Count}}")
	case intake.NewOnList:
		return lang.N(n, "New on the list: {{.Count}}", "New on the list: {{.Count}}")
	case intake.LeftOut:
		return lang.N(n, "Left out: {{.Count}}", "Left out: {{.Count}}")
	}
	return lang.N(n, "As before: {{.Count}}", "As before: {{.Count}}")
}

// compare finds out what the file says of the event's list, and calls then; at once when it goes into none.
func (j *job) compare(then func()) {
	r := j.compared.Next()
	if j.event == 0 {
		j.again = again{}
		j.arrange()
		then()
		return
	}
	event, matches := j.event, slices.Clone(j.matches)
	window.LoadFor(j.w, r, lang.L("The list of the event could not be read"), func(ctx context.Context) (intake.List, error) {
		return j.w.Intake.CompareList(ctx, matches, event)
	}, func(l intake.List) {
		j.again.list = l
		if j.again.takeOff == nil {
			j.again.takeOff = map[int64]bool{}
		}
		j.arrange()
		then()
	})
}

// arrange puts the people in the order of the sections; those of a list that did not come before, in that of the file.
func (j *job) arrange() {
	l := &j.again.list
	var lines []entry
	if !l.Again || len(l.People) != len(j.matches) {
		for i := range j.matches {
			lines = append(lines, entry{match: i, gone: -1})
		}
		j.again.lines = lines
		return
	}
	for _, s := range sections {
		var part []entry
		for i, said := range l.People {
			if said == s {
				part = append(part, entry{match: i, gone: -1})
			}
		}
		for i := range l.Gone {
			if s == goneFromList {
				part = append(part, entry{match: -1, gone: i})
			}
		}
		if len(part) > 0 {
			lines = append(append(lines, entry{heading: sectionTitle(s, len(part)), match: -1, gone: -1}), part...)
		}
	}
	j.again.lines = lines
}

// lineOf is the line of a proposal; 0 when there is none.
func (j *job) lineOf(match int) int {
	return max(0, slices.IndexFunc(j.again.lines, func(e entry) bool { return match >= 0 && e.match == match }))
}

// besideHeading is the line of a person to select for a line that may be a heading: the next one in the direction from the last.
func (j *job) besideHeading(at, last int) int {
	lines := j.again.lines
	switch {
	case lines[at].heading == "":
		return at
	case at < last && at > 0:
		return at - 1
	}
	return min(at+1, len(lines)-1)
}

// turnOff turns over whether somebody who is gone is taken off the list.
func (j *job) turnOff(gone int) {
	contact := j.again.list.Gone[gone].Attendee.ContactID
	if j.again.takeOff[contact] {
		delete(j.again.takeOff, contact)
		return
	}
	j.again.takeOff[contact] = true
}

// takenOff are those whom the user takes off the list, in its order.
func (j *job) takenOff() (out []int64) {
	for _, g := range j.again.list.Gone {
		if j.event != 0 && j.again.takeOff[g.Attendee.ContactID] {
			out = append(out, g.Attendee.ContactID)
		}
	}
	return out
}

// chipOf is what stands at the right of a person of a list that comes again, and whether it stands out; "" where the list says nothing
// of its own.
func (j *job) chipOf(match int) (text string, strong bool) {
	if l := &j.again.list; l.Again && match < len(l.People) {
		switch l.People[match] {
		case intake.CancelledIt:
			return lang.L("cancelled"), true
		case intake.Back:
			return lang.L("comes again"), true
		case intake.Changed:
			return lang.L("changed"), true
		}
	}
	return "", false
}

// saidOfList says what the list says of a person, above what changes.
func (j *job) saidOfList(match int) string {
	l := &j.again.list
	if j.event == 0 || match >= len(l.People) {
		return ""
	}
	switch l.People[match] {
	case intake.CancelledIt:
		return lang.L("The list says that they do not come. Whether you want to meet them, and your note, stay.")
	case intake.Back:
		return lang.L("They had cancelled, and come again.")
	case intake.Changed:
		if j.matches[match].Draft.Registration.CheckedIn {
			return lang.L("They are checked in.")
		}
	}
	return ""
}

// setGone shows somebody who is no longer in the file; off says whether they are taken off the list, turned gets it turned over.
func (p *importPerson) setGone(g intake.Gone, event string, off bool, turned func()) {
	p.choice.Hide()
	check := widget.NewCheck(lang.L("Take off the list"), nil)
	check.Checked = off
	check.OnChanged = func(bool) { turned() }
	says := lang.L("{{.Name}} came on the list of {{.Event}} by an earlier file, and is not in this one. Nobody is taken off unless you say so.", g.Contact.Name(), event)
	p.lines.Objects = []fyne.CanvasObject{widget.Tight(widget.Prose(says, fyne.TextAlignLeading)), check}
	if about := words.Joined(" · ", g.Contact.Organisation, g.Contact.PreferredEmail()); about != "" {
		p.lines.Objects = append(p.lines.Objects, style.NewMuted(about))
	}
	p.lines.Refresh()
	p.scroll.ScrollToTop()
}

// newHeading is the heading of a section, which is hidden in the rows of people.
func newHeading() *fyne.Container {
	text := style.NewCaption("")
	text.Style.Bold = true
	return container.NewBorder(nil, container.New(layout.NewCustomPaddedLayout(0, 6, 0, 0), text), nil, nil)
}
