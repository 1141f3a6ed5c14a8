package people

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
	"lanyard/data/store"
	"lanyard/data/swap"
	"lanyard/ui/brief"
	"lanyard/ui/code"
	"lanyard/ui/consent"
	"lanyard/ui/desktop"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/merging"
	"lanyard/ui/promise"
	"lanyard/ui/touch"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// contactDetail shows one person: head, actions, timeline, details.
type contactDetail struct {
	w           *window.Window
	Content     *fyne.Container
	ID          int64
	scroll      *container.Scroll
	back        *fyne.Container                  // leads to where the user was sent here from; nil: from nowhere
	asked       window.Latest                    // the persons chosen
	met         int                              // how many meetings are shown
	Values      int                              // how many values of each kind are shown
	filter      func(change func(q *data.Query)) // narrows the list of people
	allPromises bool                             // all promises are shown, not only the first
	checks      map[int64]*widget.Check          // the boxes of the promises
	again       func()                           // gives the keys back to what had them, after the pane was made anew; nil for nothing
	struck      promise.Struck                   // promises that were settled here, until somebody else or another screen is shown
}

// MetAtFirst is how many meetings are shown before more are asked for.
const MetAtFirst = 25

// travelling is how soon after one person the next is chosen while a key is held down. Only where the
// travel ends the details are read.
const travelling = 120 * time.Millisecond

func newContactDetail(w *window.Window) *contactDetail {
	return &contactDetail{w: w, Content: container.NewStack()}
}

// blank says that nobody is shown.
func (d *contactDetail) blank() {
	d.Content.Objects = []fyne.CanvasObject{widget.EmptyState("person", lang.L("Nobody chosen"), lang.L("The chosen person is shown here."))}
	d.Content.Refresh()
}

// Reload reads the shown contact again when the change concerns it.
func (d *contactDetail) Reload(c store.Changed) {
	if d.ID != 0 && window.Touches(c, store.Contacts, store.Encounters, store.Promises, store.Letters, store.Appointments, store.Attendees, store.Events, store.Cadences, store.TopicCadences, store.Consents) {
		d.read(d.ID, false)
	}
}

// show opens a contact.
func (d *contactDetail) show(id int64) {
	if id != d.ID {
		d.met, d.Values = MetAtFirst, merging.ValuesShown
		d.allPromises = false
		d.struck.Clear()
	}
	d.read(id, id != d.ID)
}

func (d *contactDetail) read(id int64, top bool) {
	d.ID = id
	asked := d.asked.Next()
	if id == 0 {
		d.blank()
		return
	}
	wait := d.asked.Soon(travelling)
	if !top {
		wait = 0
	}
	window.Read(d.w, asked, wait, func(ctx context.Context) (edit.Person, error) {
		return edit.ReadPerson(ctx, d.w.Store, id)
	}, func(p edit.Person, err error) {
		if err != nil || !p.Contact.Trashed.IsZero() { // gone: deleted here or elsewhere
			d.ID = 0
			d.blank()
			return
		}
		d.build(p, top)
	})
}

// build makes the pane anew from what was read.
func (d *contactDetail) build(p edit.Person, top bool) {
	box := container.New(layout.NewCustomPaddedVBoxLayout(12))
	d.back, d.again = nil, nil
	if to := d.w.Places.BackTo(); to != "" {
		d.back = container.NewHBox(widget.NewChip(window.WithKey(to, keys.Back), "back", func() { d.w.Places.Back() }))
		box.Add(d.back)
	}
	box.Add(d.Head(p))
	box.Add(d.actions(p))
	if style.Hidden() {
		box.Add(window.HiddenHead())
	} else {
		d.private(p, box)
	}
	if o := d.appointments(p); o != nil {
		box.Add(o)
	}
	for _, o := range d.timeline(p) {
		box.Add(o)
	}
	if o := d.introductions(p); o != nil {
		box.Add(o)
	}
	if o := d.Details(p); o != nil {
		box.Add(o)
	}
	at := fyne.Position{}
	if d.scroll != nil && !top {
		at = d.scroll.Offset
	}
	if o := consent.Line(d.w, p.Consent, p.Contact.Name()); o != nil && !style.Hidden() {
		box.Add(o)
	}
	d.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(16, 80, 20, 20), style.AtMost(760, box)))
	d.Content.Objects = []fyne.CanvasObject{d.scroll}
	d.Content.Refresh()
	if !top {
		d.scroll.ScrollToOffset(at)
	}
	if d.again != nil && d.w.Top() == nil {
		d.again()
	}
}

// private adds what is not there at all while somebody looks: that there is something would tell enough.
func (d *contactDetail) private(p edit.Person, box *fyne.Container) {
	box.Add(d.keeping(p))
	if o := d.waitingLetters(p); o != nil {
		box.Add(o)
	}
	if o := d.promises(p); o != nil {
		box.Add(o)
	}
}

// personItems are the items of somebody's menu that stand behind those of contact that was.
func personItems(w *window.Window, id int64, name string) []*fyne.MenuItem {
	return slices.Concat(touch.Items(w, id, name), letters.Items(w, id), consent.Items(w, id, name))
}

// inHead are the details of data.Fields that stand below the name; Details lists the others.
var inHead = map[data.FieldKey]bool{"organisation": true, "department": true, "title": true, "pronouns": true}

// Head is the head of the page: the name, and what stands beside it.
func (d *contactDetail) Head(p edit.Person) fyne.CanvasObject {
	c := p.Contact
	avatar := style.NewAvatar(72)
	set := func() {
		avatar.Set(data.Initials(c.Name()), c.Name(), d.w.Thumbs.Get(d.w, c.Photo.SHA256, func() {}))
	}
	avatar.Set(data.Initials(c.Name()), c.Name(), d.w.Thumbs.Get(d.w, c.Photo.SHA256, set))
	name, organisation := widget.Prose(style.Name(c.Name()), fyne.TextAlignLeading), c.Organisation
	name.SizeName, name.TextStyle.Bold = widget.HeadingSize(c.Name()), true
	lines := container.New(layout.NewCustomPaddedVBoxLayout(2), widget.Tight(name))
	if organisation == c.Name() {
		organisation = "" // a card of an organisation
	}
	if sub := words.Joined(" · ", c.Title, words.Joined(", ", c.Department, organisation)); sub != "" {
		line := widget.Prose(style.Cut(sub, edit.HeadShown), fyne.TextAlignLeading)
		line.Importance = fw.LowImportance
		lines.Add(widget.Tight(line))
	}
	nickname := ""
	if c.Nickname != "" {
		nickname = "“" + style.Name(c.Nickname) + "”"
	}
	if also := words.Joined(" · ", nickname, style.Name(c.Pronouns)); also != "" {
		lines.Add(style.NewMuted(also))
	}
	head := container.NewBorder(nil, nil, container.NewHBox(container.NewVBox(avatar), style.Gap(8, 0)), nil,
		container.NewVBox(layout.NewSpacer(), lines, layout.NewSpacer()))
	if len(c.Topics) == 0 {
		return head
	}
	topics := style.Wrap()
	for _, t := range c.Topics[:min(len(c.Topics), max(d.Values, edit.TopicsShown))] {
		topics.Add(d.topicChip(t))
	}
	return container.New(layout.NewCustomPaddedVBoxLayout(10), head, topics)
}

func (d *contactDetail) actions(p edit.Person) fyne.CanvasObject {
	w, c := d.w, p.Contact
	again := widget.NewPrimary(words.Met(p.WasMet()), "person-add", func() { edit.Encounter(w, data.Encounter{ContactID: c.ID}, c.Name()) })
	log := widget.NewIcon("message", window.WithKey(lang.L("Log contact: a call, an e-mail …"), keys.LogContact), func() { touch.Log(w, []int64{c.ID}) })
	log.Importance = fw.MediumImportance
	box := style.Wrap(again, log, widget.NewButton(lang.L("Code"), "qr", func() { code.Show(w, c.ID) }))
	if c.PreferredEmail() != "" {
		mail := widget.NewButton(lang.L("E-mail"), "mail", func() { letters.Write(w, c.ID) })
		mail.SetTip(window.WithKey(lang.L("Write a letter"), keys.Write))
		box.Add(mail)
	}
	promises := widget.NewButton(lang.L("Promise"), "promise", func() { edit.Promise(w, data.Promise{ContactID: c.ID}, c.Name()) })
	promises.SetTip(window.WithKey(lang.L("New promise"), keys.Promise))
	box.Add(promises)
	box.Add(widget.NewButton(lang.L("Edit"), "edit", func() { edit.Contact(w, c.ID) }))
	before := widget.NewIcon("clock", window.WithKey(lang.L("Before you speak to them"), keys.Brief), func() { brief.Person(w, c.ID, 0) })
	before.Importance = fw.MediumImportance
	box.Add(before)
	more := widget.NewIcon("more", lang.L("More"), nil)
	more.Importance = fw.MediumImportance
	more.OnTapped = func() {
		pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(more)
		edit.PersonMenu(w, c.ID, c.Name(), pos.AddXY(0, more.Size().Height), personItems(w, c.ID, c.Name())...)
	}
	box.Add(more)
	return box
}

// Details lists the fields with their labels; each value can be opened or copied.
func (d *contactDetail) Details(p edit.Person) fyne.CanvasObject {
	c := p.Contact
	form := container.New(layout.NewCustomPaddedVBoxLayout(6))
	add := func(label, value string, action desktop.ValueAction) {
		form.Add(desktop.ValueLine(d.w, label, value, action))
	}
	for _, e := range c.Emails[:min(len(c.Emails), d.Values)] {
		add(words.Labelled(lang.L("E-mail"), e.Label), e.Value, desktop.MailAction(e.Value, func() {
			letters.About(d.w, letters.Job{Contacts: []int64{c.ID}, Address: e.Value})
		}))
	}
	rest := func(n int) {
		if n > d.Values {
			form.Add(words.ShowMore(n-d.Values, func() {
				d.Values += edit.MoreValues
				d.build(p, false)
			}))
		}
	}
	rest(len(c.Emails))
	for _, ph := range c.Phones[:min(len(c.Phones), d.Values)] {
		add(words.Labelled(lang.L("Phone"), ph.Label), ph.Value, desktop.PhoneAction(d.w, ph))
	}
	rest(len(c.Phones))
	for _, l := range c.Links[:min(len(c.Links), d.Values)] {
		add(words.Labelled(lang.L("Link"), l.Label), l.Value, desktop.LinkAction(d.w, l.Value))
	}
	rest(len(c.Links))
	for _, ad := range c.Addresses[:min(len(c.Addresses), d.Values)] {
		add(words.Labelled(lang.L("Address"), ad.Label), strings.Join(ad.Lines(), "\n"), desktop.ValueAction{})
	}
	rest(len(c.Addresses))
	for _, f := range data.Fields {
		if text := *f.Text(&c); text != "" && f.Role == data.Detail && !inHead[f.Key] {
			add(words.Field(f.Key), text, desktop.ValueAction{})
		}
	}
	if !c.Birthday.IsZero() {
		add(lang.L("Birthday"), c.Birthday.String(), desktop.ValueAction{})
	}
	if c.Note != "" {
		add(lang.L("Note"), words.Private(c.Note), desktop.ValueAction{})
	}
	for _, f := range c.Former[:min(len(c.Former), d.Values)] {
		if f.Field == data.SpellingField {
			add(words.Field(f.Field), f.Value, desktop.ValueAction{})
		} else {
			add(words.Field(data.FormerField), words.Former(f), desktop.ValueAction{})
		}
	}
	rest(len(c.Former))
	var more []data.Property
	for _, o := range c.Other {
		if consent, at, ok := swap.ReadConsent(o); ok {
			add(lang.L("Sent by them on the swap page"), words.Private(lang.L("{{.When}}, agreed to: “{{.Text}}”", words.LongDay(at.Local())+at.Local().Format(" 15:04"), lang.Whole(consent.Text))), desktop.ValueAction{})
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
	return widget.Section(lang.L("Details"), form)
}

// folded keeps what other programs know of a person behind a button, and of very much the rest behind another.
func (d *contactDetail) folded(of []data.Property) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(6))
	shown := 0
	var show func()
	show = func() {
		box.Objects = box.Objects[:shown]
		for _, o := range of[shown:min(len(of), shown+edit.MoreValues)] {
			label := style.Ellipsis(o.Label(), 200, theme.TextSize(), fyne.TextStyle{})
			box.Add(desktop.ValueLine(d.w, label, style.Ellipsis(o.Text(), 1200, theme.TextSize(), fyne.TextStyle{}), desktop.ValueAction{}))
			shown++
		}
		if shown < len(of) {
			box.Add(words.ShowMore(len(of)-shown, show))
		}
		box.Refresh()
	}
	box.Add(container.NewHBox(widget.NewQuiet(lang.N(len(of), "More ({{.Count}})", "More ({{.Count}})"), "more", show)))
	return box
}
