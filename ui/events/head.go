package events

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/ui/brief"
	"lanyard/ui/capture"
	"lanyard/ui/desktop"
	"lanyard/ui/edit"
	"lanyard/ui/exporting"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// action is something to do with an event.
type action struct {
	text, icon string
	do         func()
}

// mainAction is what the user most likely wants now: before the event to prepare, while it goes on to say that they are there
// and then to add people, after it to follow up.
func (d *eventDetail) mainAction() action {
	e := d.Event
	now := d.w.Store.Now()
	turn := func(tab string) func() {
		return func() {
			d.turnTo(tab)
			d.tab(tab).Focus()
		}
	}
	followUp := action{lang.L("Follow up"), "promise", turn(followUpTab)}
	switch {
	case d.over:
		return followUp
	case d.here:
		return action{lang.L("Add"), "person-add", func() { capture.New(d.w) }}
	case e.GoesOn(now), e.Start.IsZero():
		return d.sayHere()
	case now.Before(e.Start):
		return action{lang.L("Prepare"), "people", d.prepare}
	}
	return followUp
}

// prepare leads to the people of an event: to whom the user could meet, and once that is chosen to the brief.
func (d *eventDetail) prepare() {
	d.turnTo(peopleTab)
	p := d.People()
	p.Focus()
	switch {
	case len(p.View.people) == 0: // the list says how people come onto it
	case p.View.counts()[stateWant] == 0:
		brief.Whom(d.w, d.Event)
	default:
		brief.Event(d.w, d.Event.ID)
	}
}

func (d *eventDetail) sayHere() action {
	e := d.Event
	return action{lang.L("I'm here"), "pin", func() { edit.SayHere(d.w, e, nil) }}
}

// Menu holds what else can be done with the event.
func (d *eventDetail) Menu() *fyne.Menu {
	e := d.Event
	var items []*fyne.MenuItem
	switch {
	case d.here:
		items = append(items, fyne.NewMenuItem(lang.L("I have left"), func() { d.w.SetCurrent(0) }))
	case d.mainAction().icon != "pin":
		here := d.sayHere()
		items = append(items, fyne.NewMenuItem(here.text, here.do))
	}
	export := fyne.NewMenuItem(lang.L("Export …"), func() { exporting.Event(d.w, e.ID, nil) })
	export.Disabled = len(e.Sessions) == 0 && d.People().nobodyThere() // a programme goes to a calendar without anybody
	return fyne.NewMenu("", append(items,
		fyne.NewMenuItem(lang.L("Whom should I meet?"), func() { brief.Whom(d.w, e) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Edit …"), d.edit),
		fyne.NewMenuItem(lang.L("Questions …"), func() { edit.Questions(d.w, e.ID) }),
		export,
		fyne.NewMenuItem(lang.L("New event from this one …"), func() { edit.NextEvent(d.w, e, d.w.Places.Event) }),
		fyne.NewMenuItem(lang.L("Merge with another event …"), func() { edit.MergeEvent(d.w, e) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Move to the trash"), d.Trash))...)
}

func (d *eventDetail) showHead() {
	d.Head.Objects = []fyne.CanvasObject{d.Header()}
	d.Head.Refresh()
}

// Header is the head of the page: what the event is, the main button, and the tabs.
func (d *eventDetail) Header() fyne.CanvasObject {
	e := &d.Event
	title := style.NewLabel(style.Name(e.Name))
	title.SizeName, title.TextStyle.Bold, title.Wrapping = widget.HeadingSize(e.Name), true, fyne.TextWrapWord
	if d.low {
		title.SizeName = theme.SizeNameSubHeadingText
	}
	first := d.mainAction()
	more := widget.NewIcon("more", lang.L("More"), nil)
	more.Importance = fw.MediumImportance
	more.OnTapped = func() { d.w.DropDown(d.Menu(), more) }
	read := widget.NewIcon("clock", window.WithKey(lang.L("Brief"), keys.Brief), func() { brief.Event(d.w, d.Event.ID) })
	read.Importance = fw.MediumImportance
	buttons := container.NewVBox(container.NewHBox(widget.NewPrimary(first.text, first.icon, first.do), read, more))
	named := container.New(layout.NewBorderLayout(nil, nil, nil, buttons), widget.Tight(title), buttons) // in the order of Tab
	box := container.New(layout.NewCustomPaddedVBoxLayout(8), named)
	if facts := d.facts(); len(facts.Objects) > 0 {
		box.Add(facts)
	}
	box.Add(d.tabBar())
	return container.New(layout.NewCustomPaddedLayout(16, 6, 20, 20), box)
}

// facts are when and where the event is, and what else is known of it, a line each.
func (d *eventDetail) facts() *fyne.Container {
	e := &d.Event
	box := container.New(layout.NewCustomPaddedVBoxLayout(4))
	fact := func(icon, text string) {
		if text != "" {
			box.Add(widget.IconLine(icon, style.NewMuted(text)))
		}
	}
	icon, here := "calendar", ""
	if d.here {
		icon, here = "pin", lang.L("You are here")
	}
	fact(icon, words.Joined(" · ", here, words.EventTime(e), e.Place))
	if o := d.appointments(); o != nil {
		box.Add(o)
	}
	fact("info", statusText(e.Status))
	if !e.Closed.IsZero() {
		fact("closed", lang.L("Closed on {{.Day}}", words.LongDay(e.Closed.In(e.Location()))))
	}
	if about := d.about(); about != nil {
		box.Add(about)
	}
	return box
}

// goalText is what the event is for, in one line; "" when nothing is said.
func goalText(e *data.Event) string {
	people := ""
	if e.GoalPeople > 0 && !style.Hidden() {
		people = lang.N(e.GoalPeople, "meet {{.Count}} person", "meet {{.Count}} people")
	}
	return words.Joined(" · ", words.Private(e.Goal), people)
}

// about is the line with the goal, the note and the link: the list below needs the room. What does not fit the line, or is
// several things, opens a sheet with all of it. nil when there is nothing.
func (d *eventDetail) about() fyne.CanvasObject {
	e := &d.Event
	goal, note := goalText(e), words.Private(strings.TrimSpace(e.Note))
	first, _, _ := strings.Cut(note, "\n")
	switch {
	case goal == "" && note == "" && e.Link == "":
		return nil
	case goal == "" && note == "":
		return widget.IconLine("link", desktop.LinkLine(d.w, e.Link))
	case e.Link == "" && (goal == "" || note == "") && !longNote(goal+note):
		return widget.IconLine("info", style.NewMuted(goal+note))
	}
	line := widget.IconLine("info", style.NewMuted(words.Joined(" · ", goal, first, e.Link)))
	return widget.NewPress(line, func() { showAbout(d.w, *e) })
}

// longNote reports whether a note does not fit its line.
func longNote(note string) bool { return len(note) > 90 || strings.Contains(note, "\n") }

// showAbout shows the goal, the link and the note of an event, whole.
func showAbout(w *window.Window, e data.Event) {
	box := container.New(layout.NewCustomPaddedVBoxLayout(12))
	if goal := goalText(&e); goal != "" {
		label := style.NewLabel(goal)
		label.Wrapping = fyne.TextWrapWord
		box.Add(container.NewVBox(style.NewCaption(lang.L("Goal")), widget.Tight(label)))
	}
	if e.Link != "" {
		box.Add(container.NewVBox(style.NewCaption(lang.L("Link")), desktop.LinkLine(w, e.Link)))
	}
	if note := strings.TrimSpace(e.Note); note != "" {
		box.Add(container.NewVBox(style.NewCaption(lang.L("Note")), widget.Tight(w.LongText(note))))
	}
	w.NewSheet(e.Name, "", container.NewVScroll(box), fyne.NewSize(560, 460)).Show()
}

// tabBar chooses what is below the head.
func (d *eventDetail) tabBar() fyne.CanvasObject {
	names, at := make([]string, len(tabKinds)), 0
	for i, k := range tabKinds {
		names[i] = lang.Say(k.label)
		if k.key == d.at {
			at = i
		}
	}
	return widget.TabBar(names, at, func(i int) { d.turnTo(tabKinds[i].key) })
}

// addAt says that the user is at the event and opens the capture of a person.
func addAt(w *window.Window, event data.Event) {
	if w.Here.ID == event.ID {
		capture.New(w)
		return
	}
	edit.SayHere(w, event, func() { capture.New(w) })
}

// statusText says what a calendar says of an event or a session other than that it takes place.
func statusText(status string) string {
	if strings.EqualFold(status, data.Cancelled) {
		return lang.L("Cancelled")
	}
	return status
}

// lowPage is the height below which the head is small, so that the list has room.
const lowPage = 580

// pageLayout is the head over the tab. In a low window the head is a small one.
type pageLayout struct {
	widget.Headed
	d *eventDetail
}

// Layout implements fyne.Layout.
func (l *pageLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	if low := s.Height < lowPage; s.Height > 0 && low != l.d.low {
		l.d.low = low
		l.d.Head.Objects = []fyne.CanvasObject{l.d.Header()}
	}
	l.Headed.Layout(o, s)
}
