package people

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/topics"
	"lanyard/ui/touch"
	"lanyard/ui/widget"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// keeping says how often the user wants to be in touch with a person, from where that is, and when it is next.
func (d *contactDetail) keeping(p edit.Person) fyne.CanvasObject {
	c := p.Contact
	change := func() { touch.Cadence(d.w, c.ID, c.Name()) }
	lines := keepingLines(&p, d.w.Today(), d.w.Store.Now())
	if len(lines) == 0 {
		return container.NewHBox(widget.NewQuiet(lang.L("Keep in touch …"), "bell", change))
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(2))
	for _, text := range lines {
		box.Add(widget.Paragraph(text))
	}
	side := widget.NewIcon("edit", lang.L("How often to be in touch"), change)
	return widget.Section(lang.L("Keeping in touch"), container.NewBorder(nil, nil, nil, container.NewVBox(side), box))
}

// keepingLines are the lines of it; none when nothing is set.
func keepingLines(p *edit.Person, today data.Date, now time.Time) (out []string) {
	own := &p.Cadence
	if own.Off {
		return []string{lang.L("Not to be kept in touch with")}
	}
	if len(p.Clocks) == 0 {
		return nil
	}
	dormant := false
	for i := range p.Clocks {
		k := &p.Clocks[i]
		dormant = dormant || k.State(today) == data.Dormant
		out = append(out, clockLine(k, p, today))
	}
	if dormant {
		out = append(out, lang.L("Among old acquaintances until the next contact"))
	}
	ends := data.Date{}
	if e, ok := p.Events[own.LaterEvent]; ok {
		ends = e.LastDay()
	}
	ahead := func(of data.Date) bool { return !of.IsZero() && of.Days() > today.Days() }
	long := func(of data.Date) string { return words.UnderstoodDay(day.Day{Date: of}) }
	switch {
	case !own.Waits(today, ends):
	case ahead(own.Paused):
		out = append(out, lang.L("Paused until {{.Day}}", lang.Whole(long(own.Paused))))
	case ahead(own.Later):
		out = append(out, lang.L("Later, from {{.Day}}", lang.Whole(long(own.Later))))
	default:
		out = append(out, lang.L("Later, after {{.Event}}", p.Events[own.LaterEvent].Name))
	}
	if p.Coming.ID != 0 {
		out = append(out, words.BothAt(&p.Coming, now))
	}
	return out
}

// clockLine is "In touch: every 3 months · next in about 5 weeks · from the topic Metadata".
func clockLine(k *data.Clock, p *edit.Person, today data.Date) string {
	next := lang.L("next {{.When}}", lang.Whole(words.Ahead(k.Due, today)))
	switch {
	case k.State(today) == data.Dormant:
		next = ""
	case k.Due.Days() <= today.Days() && k.Kind == data.FaceClock && p.Coming.ID != 0:
		next = lang.L("at your next event")
	case k.Due.Days() <= today.Days():
		next = lang.L("a good time now")
	}
	from := ""
	if k.Topic != "" {
		from = lang.L("from the topic {{.Topic}}", k.Topic)
	}
	rest := words.Joined(" · ", words.Every(k.Every), next, from)
	if k.Kind == data.FaceClock {
		return lang.L("Face to face: {{.Cadence}}", lang.Whole(rest))
	}
	return lang.L("In touch: {{.Cadence}}", lang.Whole(rest))
}

// topicChip is a topic: pressed it narrows the list, and its menu says how often to be in touch with all who have it.
func (d *contactDetail) topicChip(topic string) fyne.CanvasObject {
	narrow := func() { d.filter(func(q *data.Query) { q.Topics = []string{topic} }) }
	chip := widget.NewChip(topic, "", narrow)
	chip.SetTip(lang.L("Everybody with this topic; right click for more"))
	chip.OnSecondary = func(e *fyne.PointEvent) { d.w.PopUp(topicMenu(d.w, topic, narrow), e.AbsolutePosition) }
	return chip
}

func topicMenu(w *window.Window, topic string, narrow func()) *fyne.Menu {
	return fyne.NewMenu("",
		fyne.NewMenuItem(lang.L("Everybody with this topic"), narrow),
		fyne.NewMenuItem(lang.L("Keep in touch with all of them …"), func() { touch.TopicCadence(w, topic) }),
		fyne.NewMenuItem(lang.L("Rename the topic …"), func() { topics.Rename(w, topic) }),
		fyne.NewMenuItem(lang.L("All topics …"), func() { topics.Show(w, topic) }))
}
