package people

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// timeline are the meetings with a person, below them the lists they are on and the promises that were kept: what
// was, what may be and what is done are not mixed.
func (d *contactDetail) timeline(p edit.Person) []fyne.CanvasObject {
	met := container.New(layout.NewCustomPaddedVBoxLayout(10))
	for _, e := range p.Encounters[:min(len(p.Encounters), d.met)] {
		met.Add(d.encounterLine(e, p))
	}
	if more := len(p.Encounters) - d.met; more > 0 {
		met.Add(words.ShowMore(more, func() {
			d.met = len(p.Encounters)
			d.build(p, false)
		}))
	}
	lists := container.New(layout.NewCustomPaddedVBoxLayout(10))
	for _, at := range p.Attending {
		there := slices.ContainsFunc(p.Encounters, func(e data.Encounter) bool { return e.EventID == at.EventID })
		name := p.Events[at.EventID].Name
		if at.Status == data.Met && !there {
			met.Add(style.NewText(name))
		} else if !there {
			lists.Add(listLine(&at, name))
		}
	}
	done := container.New(layout.NewCustomPaddedVBoxLayout(10))
	if !style.Hidden() {
		d.settled(p, func(icon, text string) { done.Add(widget.IconLine(icon, style.NewMuted(text))) })
	}
	var out []fyne.CanvasObject
	were := lang.L("Met")
	if slices.ContainsFunc(p.Encounters, func(e data.Encounter) bool { return !e.Medium.InPerson() }) {
		were = lang.L("In touch")
	}
	for _, g := range []struct {
		title string
		box   *fyne.Container
	}{{were, met}, {lang.L("Events"), lists}, {lang.L("Done"), done}} {
		if len(g.box.Objects) > 0 {
			out = append(out, widget.Section(g.title, g.box))
		}
	}
	if len(met.Objects) == 0 && len(lists.Objects) == 0 {
		out = append(out, widget.Section(lang.L("Encounters"), style.NewMuted(lang.L("Not met yet"))))
	}
	return out
}

// introductions are those to whom the person introduced the user; nil for nobody.
func (d *contactDetail) introductions(p edit.Person) fyne.CanvasObject {
	to := p.Introduced.To
	if len(to) == 0 {
		return nil
	}
	chips := style.Wrap()
	for _, n := range to[:min(len(to), d.met)] {
		chips.Add(widget.NewChip(n.Name, "", func() { d.w.Places.Person(n.ID) }))
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(8), chips)
	if more := len(to) - d.met; more > 0 {
		box.Add(words.ShowMore(more, func() {
			d.met = max(len(p.Encounters), len(to))
			d.build(p, false)
		}))
	}
	return widget.Section(lang.L("Introduced you to"), box)
}

// listLine says how the person stands on the list of an event where they were not met, and what the user wants from them.
func listLine(at *data.Attendee, event string) fyne.CanvasObject {
	text := lang.L("Expected at {{.Event}}", event)
	switch {
	case at.Status == data.Closed:
		text = lang.L("Closed: {{.Event}}", event)
	case !at.Cancelled.IsZero():
		text = lang.L("Does not come: {{.Event}}", event)
	case at.WasWanted() && !style.Hidden():
		text = lang.L("To meet at {{.Event}}", event)
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(1), style.NewText(text))
	if at.Note != "" {
		box.Add(style.NewMuted(words.Private(style.CutBytes(at.Note, noteShown))))
	}
	return box
}

// noteShown is how much is shown of what the user wants from somebody, in bytes.
const noteShown = 300

func (d *contactDetail) encounterLine(e data.Encounter, p edit.Person) fyne.CanvasObject {
	event := p.Events[e.EventID]
	where := event.Name
	if where == "" && e.Medium.InPerson() {
		where = lang.L("At no event")
	}
	session := ""
	if at := event.Session(e.SessionID); at != nil {
		session = at.Title
	}
	how := ""
	if !e.Medium.InPerson() {
		how = words.Medium(e.Medium)
	}
	title := style.NewText(words.Joined(" · ", how, where, session, e.Place))
	title.Style.Bold = true
	head := fyne.CanvasObject(title)
	if how != "" {
		head = widget.IconLine(words.MediumIcon(e.Medium), title)
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(1), head)
	when := style.NewMuted(words.Joined(" · ", words.MomentOf(&e, &event).Long(), words.SourceNote(e.Source.Kind)))
	when.TextSize = theme.SizeNameCaptionText
	box.Add(when)
	if l := letterOf(&p, &e); l != nil {
		box.Add(letters.Of(d.w, *l, p.Contact.Name()))
	}
	if by, there := p.Introduced.By[e.ID]; there {
		box.Add(style.Wrap(widget.NewChip(lang.L("Introduced by {{.Name}}", by.Name), "people", func() { d.w.Places.Person(by.ID) })))
	}
	if e.Note != "" {
		note := d.w.LongText(words.Private(e.Note))
		box.Add(container.New(layout.NewCustomPaddedLayout(0, 0, -8, 0), note))
	}
	if answers := words.Answered(&event, e.Answers); answers != "" {
		box.Add(container.New(layout.NewCustomPaddedLayout(0, 0, -8, 0), d.w.LongText(words.Private(answers))))
	}
	change := widget.NewIcon("edit", lang.L("Edit the encounter"), func() { edit.Encounter(d.w, e, p.Contact.Name()) })
	side := container.NewVBox(container.NewHBox(container.NewCenter(style.NewWarmth(int(e.Warmth))), change))
	return container.NewBorder(nil, nil, nil, side, box)
}
