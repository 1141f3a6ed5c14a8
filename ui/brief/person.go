package brief

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Person shows what to know of somebody thirty seconds before one walks up to them, at an event; 0 for where the user is, or
// the next on whose list they are.
func Person(w *window.Window, contact, event int64) {
	if event == 0 {
		event = w.Here.ID
	}
	window.Load(w, lang.L("The brief could not be read"), func(ctx context.Context) (v read, err error) {
		b, err := w.Store.PersonBrief(ctx, contact, event)
		if err != nil {
			return v, err
		}
		return readBrief(ctx, w.Store, b)
	}, func(v read) {
		c := &v.People[0].Contact
		s := w.NewSheet(lang.L("Before you speak"), "",
			container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 4, 0, 12), PersonPage(w, v))), fyne.NewSize(600, 560))
		s.AddLeft(widget.NewButton(lang.L("Open"), "person", func() { s.CloseFor(func() { w.Places.Person(c.ID) }) }))
		s.First = s.CancelButton
		s.Show()
	})
}

// PersonPage is the page of a person's brief.
func PersonPage(w *window.Window, v read) fyne.CanvasObject {
	p := &v.People[0]
	c := &p.Contact
	name := widget.Prose(style.Name(c.Name()), fyne.TextAlignLeading)
	name.SizeName, name.TextStyle.Bold = widget.HeadingSize(c.Name()), true
	lines := container.New(layout.NewCustomPaddedVBoxLayout(2), widget.Tight(name))
	organisation := c.Organisation
	if organisation == c.Name() {
		organisation = ""
	}
	for _, text := range []string{words.Joined(" · ", c.Title, organisation), c.Pronouns} {
		if text != "" {
			lines.Add(style.NewMuted(text))
		}
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(10),
		container.NewBorder(nil, nil, container.NewHBox(container.NewVBox(avatarOf(w, c, 72)), style.Gap(8, 0)), nil, lines))
	part := func(title string, o fyne.CanvasObject) {
		box.Add(container.New(layout.NewCustomPaddedVBoxLayout(4), heading(title), o))
	}
	if p.Attendee.Note != "" {
		part(lang.L("What you want from them"), widget.Tight(w.LongText(p.Attendee.Note)))
	}
	last := container.New(layout.NewCustomPaddedVBoxLayout(2), style.NewText(whenMet(p)))
	if p.Last != nil && p.Last.Note != "" {
		last.Add(widget.Tight(w.LongText(p.Last.Note)))
	}
	part(lang.L("Last met"), last)
	if promises := promised(p.Promises); promises != nil {
		part(lang.L("Promised"), promises)
	}
	if len(v.Agenda) > 0 {
		agreed := container.New(layout.NewCustomPaddedVBoxLayout(4))
		for _, a := range v.Agenda {
			agreed.Add(appointmentLine(w, &v, a, ""))
		}
		part(lang.L("Appointments"), agreed)
	}
	if both := shared(v.own, c.Topics); len(both) > 0 {
		part(lang.L("Topics of you both"), widget.Tight(widget.Prose(strings.Join(both, ", "), fyne.TextAlignLeading)))
	} else if len(c.Topics) > 0 {
		part(lang.L("Topics"), widget.Tight(widget.Prose(strings.Join(c.Topics[:min(len(c.Topics), topicsShown)], ", "), fyne.TextAlignLeading)))
	}
	return box
}

// topicsShown is how many topics of a person are named.
const topicsShown = 30

// shared are the topics of a person that are the user's too, as the person writes them.
func shared(own, theirs []string) (both []string) {
	for _, t := range theirs {
		if slices.ContainsFunc(own, func(o string) bool { return data.Fold(o) == data.Fold(t) }) {
			both = append(both, t)
		}
	}
	return both
}

// whenMet says in full when somebody was met last.
func whenMet(p *store.BriefPerson) string {
	if p.Last == nil {
		return lang.L("Not met yet")
	}
	return words.Joined(" · ", words.MomentOf(p.Last, &p.LastAt).Long(), p.LastAt.Name, p.Last.Place)
}

// lastMet says in a line when somebody was met last and what was said.
func lastMet(p *store.BriefPerson, w *window.Window) string {
	if p.Last == nil {
		return lang.L("Not met yet")
	}
	m := words.MomentOf(p.Last, &p.LastAt)
	when := words.Joined(", ", lang.L("Met {{.Day}}", words.ShortDay(m.At, w.Store.Now().In(m.At.Location()))), p.LastAt.Name)
	if p.Last.Note == "" {
		return when
	}
	return when + ": " + oneLine(p.Last.Note)
}

// owed is a line of the promises of one side.
func owed(promises []data.Promise, by data.Ower, who string) string {
	var texts []string
	for _, o := range promises {
		if o.By == by {
			texts = append(texts, style.CutBytes(o.Text, lineShown))
		}
	}
	if len(texts) == 0 {
		return ""
	}
	return who + ": " + words.Joined("; ", texts...)
}

// promised are the open promises of both sides, a line each; nil when there are none.
func promised(promises []data.Promise) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(4))
	for _, side := range []struct {
		by   data.Ower
		icon string
		who  string
	}{{data.ByMe, "promise", lang.L("You owe")}, {data.ByThem, "promise", lang.L("They owe")}} {
		for _, o := range promises {
			if o.By != side.by {
				continue
			}
			due := ""
			if !o.Due.IsZero() {
				due = lang.L("due {{.Day}}", words.UnderstoodDay(day.Day{Date: o.Due}))
			}
			text := widget.Prose(words.Joined(" · ", side.who+": "+style.Cut(o.Text, window.PromiseLetters), due), fyne.TextAlignLeading)
			box.Add(widget.Tight(text))
		}
	}
	if len(box.Objects) == 0 {
		return nil
	}
	return box
}

// lineShown is how many bytes of a note a line may take: more has no room.
const lineShown = 300

// oneLine is the beginning of a text, without line breaks.
func oneLine(text string) string {
	return strings.Join(strings.Fields(style.CutBytes(text, lineShown)), " ")
}

// avatarOf is a person's picture, or their initials until it is read.
func avatarOf(w *window.Window, c *data.Contact, diameter float32) *style.Avatar {
	a := style.NewAvatar(diameter)
	name := c.Name()
	set := func() {
		a.Set(data.Initials(name), name, w.Thumbs.Get(w, c.Photo.SHA256, func() {}))
	}
	a.Set(data.Initials(name), name, w.Thumbs.Get(w, c.Photo.SHA256, set))
	return a
}
