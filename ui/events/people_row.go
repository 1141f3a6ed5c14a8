package events

import (
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// Fill shows a row: a heading, or somebody with how they stand and why one would speak to them.
func (p *People) Fill(i int, o fyne.CanvasObject) {
	r := o.(*lists.ContactRow)
	switch {
	case i >= len(p.lines):
		r.Set(lists.RowValue{})
		return
	case p.lines[i].heading != "":
		r.Set(lists.RowValue{Heading: p.lines[i].heading})
		return
	}
	id := p.at(i)
	v := lists.RowValue{Name: "…"}
	if who := p.View.of(id); who != nil {
		v = lists.RowValue{
			Initials: data.Initials(who.Name), Name: who.Name, Detail: p.about(who),
			Badge: badgeOf(who), Warmth: int(who.Warmth),
		}
	}
	if row, ok := p.Rows.At(p.lines[i].at); ok {
		v.Picture = p.w.Thumbs.Get(p.w, row.Thumb, p.List.Refresh)
	}
	v.Ticking, v.Ticked = p.Ticks.On, p.Ticks.Set[id]
	r.Set(v)
	r.OnSecondary = func(e *fyne.PointEvent) { p.menu(i, e.AbsolutePosition) }
}

// noteShown is how much of a note a row may show, in bytes.
const noteShown = 300

// about is what the second line says: what the user wants from them, who they are, and how well the user knows them.
func (p *People) about(who *store.EventPerson) string {
	note := words.Private(style.CutBytes(who.Attendee.Note, noteShown))
	if twin, ok := p.twins[who.ContactID]; ok {
		return words.Joined(" · ", lang.L("Perhaps {{.Name}}: {{.Same}} the same, {{.Other}} not", twin.KnownName, keys.SamePerson, keys.NotThem), note, who.Organisation)
	}
	return words.Joined(" · ", p.agreed(who), note, who.Organisation, p.known(who), owed(who))
}

// agreed says when there is an appointment with somebody.
func (p *People) agreed(who *store.EventPerson) string {
	if who.Agreed.ID == 0 {
		return ""
	}
	return words.AppointmentTime(&who.Agreed, &p.View.event, p.w.Store.Now())
}

// known says how well the user knows somebody: when they met last, or who of the same organisation the user met.
func (p *People) known(who *store.EventPerson) string {
	switch {
	case !who.BeforeAt.IsZero():
		at := data.In(who.BeforeAt, who.BeforeZone)
		return lastMet(at, p.w.Store.Now(), who.BeforeName)
	case who.Standing == data.WayIn:
		return lang.L("you know {{.Name}} there", who.ViaName)
	case who.Standing == data.Known && who.Met == 0:
		return lang.L("not met yet")
	}
	return ""
}

// lastMet says when and at which event somebody was met last.
func lastMet(at, now time.Time, event string) string {
	day := words.ShortDay(at, now.In(at.Location()))
	if event == "" {
		return lang.L("last met {{.Day}}", day)
	}
	return lang.L("last met {{.Day}}, {{.Event}}", day, event)
}

// owed says what is promised and not yet done, both ways; nothing while it is hidden.
func owed(who *store.EventPerson) string {
	if style.Hidden() {
		return ""
	}
	var mine, theirs string
	if n := who.OpenByMe; n > 0 {
		mine = lang.N(n, "you owe {{.Count}} thing", "you owe {{.Count}} things")
	}
	if n := who.OpenByThem; n > 0 {
		theirs = lang.N(n, "they owe {{.Count}} thing", "they owe {{.Count}} things")
	}
	return words.Joined(" · ", mine, theirs)
}
