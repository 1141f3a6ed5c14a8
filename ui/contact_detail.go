package ui

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/day"
	"lanyard/data/store"
	"lanyard/data/swap"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// contactDetail shows one person: head, actions, timeline, details.
type contactDetail struct {
	app     *Window
	content *fyne.Container
	id      int64
	gen     int
	scroll  *container.Scroll
	stop    context.CancelFunc               // of the reading under way
	asked   time.Time                        // when a person was chosen last
	met     int                              // how many meetings are shown
	values  int                              // how many values of each kind are shown
	filter  func(change func(q *data.Query)) // narrows the list of people
}

// metAtFirst is how many meetings are shown before more are asked for.
const metAtFirst = 25

// travelling is how soon after one person the next is chosen while a key is held down. Only where the
// travel ends the details are read.
const travelling = 120 * time.Millisecond

// person is all that the detail shows, read in one go.
type person struct {
	contact    data.Contact
	encounters []data.Encounter
	promises   []data.Promise
	attending  []data.Attendee
	events     map[int64]data.Event
}

func newContactDetail(a *Window) *contactDetail {
	return &contactDetail{app: a, content: container.NewStack()}
}

// blank says that nobody is shown.
func (d *contactDetail) blank() {
	d.content.Objects = []fyne.CanvasObject{emptyState("person", lang.L("Nobody chosen"), lang.L("The chosen person is shown here."))}
	d.content.Refresh()
}

// reload reads the shown contact again when the change concerns it.
func (d *contactDetail) reload(c store.Changed) {
	if d.id != 0 && touches(c, store.Contacts, store.Encounters, store.Promises, store.Attendees, store.Events) {
		d.read(d.id, false)
	}
}

// show opens a contact.
func (d *contactDetail) show(id int64) {
	if id != d.id {
		d.met, d.values = metAtFirst, valuesShown
	}
	d.read(id, id != d.id)
}

func (d *contactDetail) read(id int64, top bool) {
	d.id = id
	d.gen++
	if id == 0 {
		d.blank()
		return
	}
	gen := d.gen
	if d.stop != nil {
		d.stop()
	}
	ctx, stop := context.WithCancel(d.app.ctx)
	d.stop = stop
	now := clock.Real()
	wait := top && now.Sub(d.asked) < travelling
	d.asked = now
	d.app.Go(func(context.Context) {
		if wait && !pause(ctx, travelling) {
			return
		}
		p, err := readPerson(ctx, d.app.Store, id)
		if ctx.Err() != nil {
			return
		}
		fyne.Do(func() {
			if gen != d.gen {
				return
			}
			if err != nil || !p.contact.Trashed.IsZero() { // gone: deleted here or elsewhere
				d.id = 0
				d.blank()
				return
			}
			d.build(p, top)
		})
	})
}

func readPerson(ctx context.Context, s *store.Store, id int64) (person, error) {
	var p person
	var err error
	if p.contact, err = s.Contact(ctx, id); err != nil {
		return p, err
	}
	if p.encounters, err = s.Encounters(ctx, id); err != nil {
		return p, err
	}
	if p.promises, err = s.Promises(ctx, id); err != nil {
		return p, err
	}
	if p.attending, err = s.ContactAttendance(ctx, id); err != nil {
		return p, err
	}
	var events []int64
	for _, e := range p.encounters {
		events = append(events, e.EventID)
	}
	for _, a := range p.attending {
		events = append(events, a.EventID)
	}
	p.events, err = s.WholeEvents(ctx, events)
	return p, err
}

// build makes the pane anew from what was read.
func (d *contactDetail) build(p person, top bool) {
	box := container.New(layout.NewCustomPaddedVBoxLayout(12), d.head(p), d.actions(p))
	if o := d.openPromises(p); o != nil {
		box.Add(o)
	}
	for _, o := range d.timeline(p) {
		box.Add(o)
	}
	if o := d.details(p); o != nil {
		box.Add(o)
	}
	at := fyne.Position{}
	if d.scroll != nil && !top {
		at = d.scroll.Offset
	}
	d.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(16, 80, 20, 20), widget.AtMost(760, box)))
	d.content.Objects = []fyne.CanvasObject{d.scroll}
	d.content.Refresh()
	if !top {
		d.scroll.ScrollToOffset(at)
	}
}

func (d *contactDetail) head(p person) fyne.CanvasObject {
	c := p.contact
	avatar := widget.NewAvatar(72)
	set := func() {
		avatar.Set(data.Initials(c.Name()), c.Name(), d.app.thumbs.get(d.app, c.Photo.SHA256, func() {}))
	}
	avatar.Set(data.Initials(c.Name()), c.Name(), d.app.thumbs.get(d.app, c.Photo.SHA256, set))
	name, organisation := prose(widget.Name(c.Name()), fyne.TextAlignLeading), c.Organisation
	name.SizeName, name.TextStyle.Bold = headingSize(c.Name()), true
	lines := container.New(layout.NewCustomPaddedVBoxLayout(2), tight(name))
	if organisation == c.Name() {
		organisation = "" // a card of an organisation
	}
	if sub := joined(" · ", c.Title, joined(", ", c.Department, organisation)); sub != "" {
		line := prose(widget.Cut(sub, headShown), fyne.TextAlignLeading)
		line.Importance = fw.LowImportance
		lines.Add(tight(line))
	}
	nickname := ""
	if c.Nickname != "" {
		nickname = "“" + widget.Name(c.Nickname) + "”"
	}
	if also := joined(" · ", nickname, widget.Name(c.Pronouns)); also != "" {
		lines.Add(widget.NewMuted(also))
	}
	head := container.NewBorder(nil, nil, container.NewHBox(container.NewVBox(avatar), widget.Gap(8, 0)), nil,
		container.NewVBox(layout.NewSpacer(), lines, layout.NewSpacer()))
	if len(c.Topics) == 0 {
		return head
	}
	topics := widget.Wrap()
	for _, t := range c.Topics[:min(len(c.Topics), max(d.values, topicsShown))] {
		topics.Add(widget.NewChip(t, "", func() {
			d.filter(func(q *data.Query) { q.Topics = []string{t} })
		}))
	}
	return container.New(layout.NewCustomPaddedVBoxLayout(10), head, topics)
}

func (d *contactDetail) actions(p person) fyne.CanvasObject {
	a, c := d.app, p.contact
	again := widget.NewPrimary(metWord(p.wasMet()), "person-add", func() { a.editEncounter(data.Encounter{ContactID: c.ID}, c.Name()) })
	box := widget.Wrap(again, widget.NewButton(lang.L("Code"), "qr", func() { a.showCode(c.ID) }))
	if mail := c.PreferredEmail(); mail != "" {
		box.Add(widget.NewButton(lang.L("E-mail"), "mail", func() { a.openMail(mail) }))
	}
	box.Add(widget.NewButton(lang.L("Promise"), "promise", func() { a.editPromise(data.Promise{ContactID: c.ID}, c.Name()) }))
	box.Add(widget.NewButton(lang.L("Edit"), "edit", func() { a.editContact(c.ID) }))
	more := widget.NewIcon("more", lang.L("More"), nil)
	more.Importance = fw.MediumImportance
	more.OnTapped = func() {
		pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(more)
		a.contactMenu(c.ID, c.Name(), pos.AddXY(0, more.Size().Height))
	}
	box.Add(more)
	return box
}

func (d *contactDetail) openPromises(p person) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(4))
	for _, pr := range p.promises {
		if pr.Open() {
			box.Add(d.promiseLine(pr, p.contact.Name()))
		}
	}
	if len(box.Objects) == 0 {
		return nil
	}
	return section(lang.L("Promised"), box)
}

func (d *contactDetail) promiseLine(pr data.Promise, name string) fyne.CanvasObject {
	check := widget.NewCheck("", nil)
	check.SetTip(lang.L("Tick it off"))
	check.OnChanged = func(on bool) {
		if on {
			d.app.finishPromise(pr)
		}
	}
	text := widget.NewLabel(widget.Cut(pr.Text, promiseLetters))
	text.Wrapping = fyne.TextWrapWord
	var notes []string
	if pr.By == data.ByThem {
		notes = append(notes, lang.L("they owe it"))
	}
	if !pr.Due.IsZero() {
		notes = append(notes, lang.L("due {{.Day}}", dayWords(day.Day{Date: pr.Due})))
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(-6), text)
	if len(notes) > 0 {
		due := widget.NewCaption(strings.Join(notes, " · "))
		box.Add(container.New(layout.NewCustomPaddedLayout(0, 4, 8, 0), due))
	}
	edit := widget.NewIcon("edit", lang.L("Edit the promise"), func() { d.app.editPromise(pr, name) })
	left, right := container.NewVBox(check), container.NewVBox(edit)
	return container.New(layout.NewBorderLayout(nil, nil, left, right), left, box, right) // in the order of Tab
}

// wasMet reports whether the person was met, by an encounter or as a list of an event says.
func (p *person) wasMet() bool {
	return len(p.encounters) > 0 || slices.ContainsFunc(p.attending, func(at data.Attendee) bool { return at.Status == data.Met })
}

// timeline are the meetings with a person, below them the lists they are on and the promises that were kept: what
// was, what may be and what is done are not mixed.
func (d *contactDetail) timeline(p person) []fyne.CanvasObject {
	met := container.New(layout.NewCustomPaddedVBoxLayout(10))
	for _, e := range p.encounters[:min(len(p.encounters), d.met)] {
		met.Add(d.encounterLine(e, p))
	}
	if more := len(p.encounters) - d.met; more > 0 {
		met.Add(showMore(more, func() {
			d.met = len(p.encounters)
			d.build(p, false)
		}))
	}
	lists := container.New(layout.NewCustomPaddedVBoxLayout(10))
	for _, at := range p.attending {
		there := slices.ContainsFunc(p.encounters, func(e data.Encounter) bool { return e.EventID == at.EventID })
		name := p.events[at.EventID].Name
		switch {
		case at.Status == data.Met && !there:
			met.Add(widget.NewText(name))
		case at.Status == data.Expected && !there:
			lists.Add(widget.NewText(lang.L("Expected at {{.Event}}", name)))
		case at.Status == data.WantToMeet && !there:
			lists.Add(widget.NewText(lang.L("To meet at {{.Event}}", name)))
		case at.Status == data.Closed && !there:
			lists.Add(widget.NewText(lang.L("Closed: {{.Event}}", name)))
		}
	}
	done := container.New(layout.NewCustomPaddedVBoxLayout(10))
	for _, pr := range p.promises {
		if !pr.Open() {
			done.Add(iconLine("check", widget.NewMuted(isolated(pr.Text)+" · "+longDay(pr.Done.Local()))))
		}
	}
	var out []fyne.CanvasObject
	for _, g := range []struct {
		title string
		box   *fyne.Container
	}{{lang.L("Met"), met}, {lang.L("Events"), lists}, {lang.L("Done"), done}} {
		if len(g.box.Objects) > 0 {
			out = append(out, section(g.title, g.box))
		}
	}
	if len(met.Objects) == 0 && len(lists.Objects) == 0 {
		out = append(out, section(lang.L("Meetings"), widget.NewMuted(lang.L("Not met yet"))))
	}
	return out
}

func (d *contactDetail) encounterLine(e data.Encounter, p person) fyne.CanvasObject {
	event := p.events[e.EventID]
	where := event.Name
	if where == "" {
		where = lang.L("At no event")
	}
	title := widget.NewText(joined(" · ", where, e.Place))
	title.Style.Bold = true
	box := container.New(layout.NewCustomPaddedVBoxLayout(1), title)
	when := widget.NewMuted(joined(" · ", momentOf(&e, &event).long(), sourceNote(e.Source.Kind)))
	when.TextSize = theme.SizeNameCaptionText
	box.Add(when)
	if e.Note != "" {
		note := d.app.longText(e.Note)
		box.Add(container.New(layout.NewCustomPaddedLayout(0, 0, -8, 0), note))
	}
	edit := widget.NewIcon("edit", lang.L("Edit the encounter"), func() { d.app.editEncounter(e, p.contact.Name()) })
	side := container.NewVBox(container.NewHBox(container.NewCenter(widget.NewWarmth(int(e.Warmth))), edit))
	return container.NewBorder(nil, nil, nil, side, box)
}

func sourceNote(k data.SourceKind) string {
	if k == "" || k == data.Typed {
		return ""
	}
	return sourceText(k)
}

// details lists the fields with their labels; each value can be opened or copied.
func (d *contactDetail) details(p person) fyne.CanvasObject {
	c := p.contact
	form := container.New(layout.NewCustomPaddedVBoxLayout(6))
	add := func(label, value string, action valueAction) {
		form.Add(d.app.valueLine(label, value, action))
	}
	for _, e := range c.Emails[:min(len(c.Emails), d.values)] {
		add(labelled(lang.L("E-mail"), e.Label), e.Value, d.app.mailAction(e.Value))
	}
	rest := func(n int) {
		if n > d.values {
			form.Add(showMore(n-d.values, func() {
				d.values += moreValues
				d.build(p, false)
			}))
		}
	}
	rest(len(c.Emails))
	for _, ph := range c.Phones[:min(len(c.Phones), d.values)] {
		add(labelled(lang.L("Phone"), ph.Label), ph.Value, d.app.phoneAction(ph))
	}
	rest(len(c.Phones))
	for _, l := range c.Links[:min(len(c.Links), d.values)] {
		add(labelled(lang.L("Link"), l.Label), l.Value, d.app.linkAction(l.Value))
	}
	rest(len(c.Links))
	for _, ad := range c.Addresses[:min(len(c.Addresses), d.values)] {
		add(labelled(lang.L("Address"), ad.Label), strings.Join(ad.Lines(), "\n"), valueAction{})
	}
	rest(len(c.Addresses))
	if !c.Birthday.IsZero() {
		add(lang.L("Birthday"), c.Birthday.String(), valueAction{})
	}
	if c.Note != "" {
		add(lang.L("Note"), c.Note, valueAction{})
	}
	for _, f := range c.Former[:min(len(c.Former), d.values)] {
		if f.Field == data.SpellingField {
			add(fieldWord(f.Field), f.Value, valueAction{})
		} else {
			add(fieldWord(data.FormerField), formerText(f), valueAction{})
		}
	}
	rest(len(c.Former))
	var more []data.Property
	for _, o := range c.Other {
		if consent, at, ok := swap.ReadConsent(o); ok {
			add(lang.L("Sent by them on the swap page"), lang.L("{{.When}}, agreed to: “{{.Text}}”", longDay(at.Local())+at.Local().Format(" 15:04"), lang.Whole(consent.Text)), valueAction{})
			continue
		}
		more = append(more, o)
	}
	if len(more) > 0 {
		form.Add(d.folded(more))
	}
	if len(form.Objects) == 0 {
		return nil
	}
	return section(lang.L("Details"), form)
}

// folded keeps what other programs know of a person behind a button, and of very much the rest behind another.
func (d *contactDetail) folded(of []data.Property) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(6))
	shown := 0
	var show func()
	show = func() {
		box.Objects = box.Objects[:shown]
		for _, o := range of[shown:min(len(of), shown+moreValues)] {
			label := widget.Ellipsis(o.Label(), 200, theme.TextSize(), fyne.TextStyle{})
			box.Add(d.app.valueLine(label, widget.Ellipsis(o.Text(), 1200, theme.TextSize(), fyne.TextStyle{}), valueAction{}))
			shown++
		}
		if shown < len(of) {
			box.Add(showMore(len(of)-shown, show))
		}
		box.Refresh()
	}
	box.Add(container.NewHBox(widget.NewQuiet(lang.N(len(of), "More ({{.Count}})", "More ({{.Count}})"), "more", show)))
	return box
}

// valueAction is what can be done with a value, and the tip that says so. The zero one is nothing.
type valueAction struct {
	icon, tip string
	do        func()
	why       error // that it cannot be done with this value; nil: it can
}

// valueLine is a value under its label, with a button that copies it and, where there is an action,
// one before that does it.
func (a *Window) valueLine(label, value string, action valueAction) fyne.CanvasObject {
	v := a.longText(value)
	right := container.NewHBox()
	if action.do != nil && action.why == nil {
		right.Add(widget.NewIcon(action.icon, action.tip, action.do))
	}
	right.Add(a.copyIcon(value, action.why))
	return container.NewBorder(nil, nil, nil, container.NewVBox(right), container.New(layout.NewCustomPaddedVBoxLayout(-6),
		caption(label), container.New(layout.NewCustomPaddedLayout(0, 0, -8, 0), v)))
}

// copyIcon copies a value; its tip says why nothing else can be done with it, if something could have been.
func (a *Window) copyIcon(value string, why error) *widget.Button {
	tip := lang.L("Copy")
	if why != nil {
		tip = lang.L("Copy. It is not opened: {{.Why}}.", why)
	}
	return widget.NewIcon("copy", tip, func() { a.copyText(value) })
}

// caption is a small line of secondary text that is cut where it does not fit.
func caption(text string) *widget.Text {
	t := widget.NewMuted(text)
	t.TextSize = theme.SizeNameCaptionText
	return t
}

func labelled(kind, label string) string {
	if label == "" {
		return kind
	}
	return kind + " · " + isolated(label)
}

// copyText puts text on the clipboard and says so.
func (a *Window) copyText(text string) {
	a.Fyne.Clipboard().SetContent(text)
	a.Say(lang.L("Copied"))
}
