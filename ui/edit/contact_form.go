// Package edit is the forms and sheets in which one thing is made or changed: a contact, an encounter, a promise, an event,
// a place on a list, a photo.
package edit

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/say"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// ContactForm edits a contact. What it does not show (kept properties, source) stays as it
// was in the contact it was made from.
type ContactForm struct {
	w         *window.Window
	base      data.Contact
	Photo     *PhotoField
	Name      map[data.FieldKey]*widget.Entry // of data.Fields, by key
	Full      *widget.Entry
	Emails    *valueList
	phones    *valueList
	links     *valueList
	addresses *addressList
	topics    *widget.Entry
	birthday  *DateEntry
	born      *style.Text // how the birthday was understood
	Note      *NoteField
	problem   *style.Text
	parts     *fyne.Container
	content   fyne.CanvasObject
	guessed   []*guess
	long      map[*widget.Entry]longText
	numbers   map[string]data.Phone // as they were understood, by how they are written
	filling   bool                  // many entries are filled: all of it is looked at once they are
	typed     bool                  // the full name was typed here: its parts are guessed at the end

	OnChanged func()
	OnSubmit  func() // Enter in a single line
}

// NewContactForm is a form filled with c.
func NewContactForm(w *window.Window, c data.Contact) *ContactForm {
	f := &ContactForm{w: w, base: c, Name: map[data.FieldKey]*widget.Entry{}, long: map[*widget.Entry]longText{}, numbers: map[string]data.Phone{}}
	f.build()
	f.fill(c)
	f.check()
	return f
}

// Content is the form, to be put into a scroll.
func (f *ContactForm) Content() fyne.CanvasObject { return f.content }

// Telling puts a line under what scrolls the form that tells what does not hold. There it is seen
// wherever the form stands, and nothing moves under the hands of who types.
func (f *ContactForm) Telling(scroll fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, f.problem, nil, nil, scroll)
}

// First is the field that gets the focus.
func (f *ContactForm) First() fyne.Focusable { return f.Full }

func (f *ContactForm) line(placeholder string) *widget.Entry {
	return f.watch(widget.NewEntry(placeholder))
}

// watch has an entry of one line tell what is typed, and Enter save the form.
func (f *ContactForm) watch(e *widget.Entry) *widget.Entry {
	e.OnChanged = func(string) { f.changed() }
	e.OnSubmitted = func(string) {
		if f.OnSubmit != nil {
			f.OnSubmit()
		}
	}
	return e
}

func (f *ContactForm) build() {
	f.Full = f.line(lang.L("Name"))
	f.Full.OnChanged = func(string) { f.typed = true; f.changed() }
	f.Photo = newPhotoField(f.w, func() string { return strings.TrimSpace(f.Full.Text) }, f.changed)
	for _, one := range data.Fields {
		f.Name[one.Key] = f.line("")
	}
	f.Emails = newValueList(f, lang.L("Add e-mail"), "mail", "name@example.org")
	f.phones = newValueList(f, lang.L("Add phone"), "phone", "+49 30 …")
	f.links = newValueList(f, lang.L("Add link"), "link", "https://…")
	f.addresses = newAddressList(f)
	f.topics = f.line(lang.L("metadata, preservation"))
	f.birthday = NewDateEntry(f.w, lang.L("3 Feb, 3 Feb 1980"), ABirthday, day.Back)
	f.watch(f.birthday.Entry)
	f.Note = NewNoteField(f.w, "", 3)
	f.Note.onChanged = f.changed
	f.problem = style.NewText("")
	f.problem.Color = theme.ColorNameError
	f.problem.TextSize = theme.SizeNameCaptionText

	f.parts = container.New(layout.NewCustomPaddedVBoxLayout(6), fieldRows(partRows, f.part)...)
	f.parts.Hide()
	toggle := widget.NewFieldIcon("chevron-down", window.WithKey(lang.L("Parts of the name"), keys.Icons), nil)
	toggle.OnTapped = func() {
		if !f.parts.Visible() && f.typed {
			f.splitName()
		}
		f.parts.Hidden = !f.parts.Hidden
		f.content.Refresh()
	}
	f.Full.OnDrop = func() { toggle.OnTapped() }
	var born fyne.CanvasObject
	born, f.born = widget.Hinted(lang.L("Birthday"), f.birthday.Entry)
	box := container.New(layout.NewCustomPaddedVBoxLayout(8),
		f.Photo.content,
		f.guessable(data.UnsureName, lang.L("Name"), f.Full, container.NewBorder(nil, nil, nil, toggle, f.Full)),
		f.parts,
		container.New(layout.NewCustomPaddedVBoxLayout(8), fieldRows(detailRows, f.detail)...),
		container.New(&listsOverButtons{}, f.Emails.box, f.phones.box, f.links.box, f.addresses.box,
			f.Emails.more, f.phones.more, f.links.more, f.addresses.more),
		widget.Row(widget.Field(lang.L("Topics, separated by commas"), f.topics), born),
		widget.Field(lang.L("Note"), f.Note.Box))
	f.content = container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), box)
}

// The fields of data.Fields in the form, a line each: those that are shown with the parts of the name, and the others.
var (
	partRows   = [][]data.FieldKey{{"prefix", "given", "additional"}, {"family", "suffix", "nickname"}}
	detailRows = [][]data.FieldKey{{"organisation", "title"}, {"department", "pronouns"}}
)

// fieldRows are the entries of fields beside each other.
func fieldRows(keys [][]data.FieldKey, entry func(key data.FieldKey) fyne.CanvasObject) (out []fyne.CanvasObject) {
	for _, line := range keys {
		var entries []fyne.CanvasObject
		for _, key := range line {
			entries = append(entries, entry(key))
		}
		out = append(out, widget.Row(entries...))
	}
	return out
}

// part is a part of the name with its caption, detail another field, which may have been guessed.
func (f *ContactForm) part(key data.FieldKey) fyne.CanvasObject {
	return widget.Field(words.Field(key), f.Name[key])
}

func (f *ContactForm) detail(key data.FieldKey) fyne.CanvasObject {
	return f.guessable(key, words.Field(key), f.Name[key], f.Name[key])
}

func (f *ContactForm) fill(c data.Contact) {
	f.filling = true
	if c.DisplayName != "" || c.Given != "" || c.Family != "" {
		f.set(f.Full, c.Name())
	}
	f.typed = false
	for _, one := range data.Fields {
		f.set(f.Name[one.Key], *one.Text(&c))
	}
	for _, e := range c.Emails {
		f.Emails.fill(labelledValue{e.Value, e.Label, e.Preferred})
	}
	for _, p := range c.Phones {
		f.phones.fill(labelledValue{p.Value, p.Label, p.Preferred})
	}
	for _, l := range c.Links {
		f.links.fill(labelledValue{l.Value, l.Label, l.Preferred})
	}
	for _, a := range c.Addresses {
		f.addresses.fill(a)
	}
	for _, l := range []*valueList{f.Emails, f.phones, f.links} {
		l.tell()
	}
	f.addresses.tell()
	if len(c.Emails) == 0 {
		f.Emails.add("", "", false)
	}
	if len(c.Phones) == 0 {
		f.phones.add("", "", false)
	}
	f.Photo.Put(FormPhoto{stored: c.Photo})
	f.set(f.topics, strings.Join(c.Topics, ", "))
	f.birthday.SetText(c.Birthday.String())
	f.Note.SetText(c.Note)
	f.typed, f.filling = false, false
	f.changed()
}

func (f *ContactForm) splitName() {
	var c data.Contact
	c.SplitName(f.said(f.Full))
	for _, one := range data.Fields {
		if one.InName() {
			f.set(f.Name[one.Key], *one.Text(&c))
		}
	}
	f.typed = false
}

func (f *ContactForm) changed() {
	if f.filling {
		return
	}
	f.seen()
	f.check()
	f.Photo.look()
	if f.OnChanged != nil {
		f.OnChanged()
	}
}

// Contact is what the form says now.
func (f *ContactForm) Contact() data.Contact {
	c := f.base
	c.Photo = f.Photo.stored // a new one is stored with it
	f.takeTexts(&c, true)
	full := f.said(f.Full)
	switch {
	case f.typed && full != "" && !f.parts.Visible():
		c.SplitName(full)
		c.DisplayName = full
	case full != "":
		c.DisplayName = full
	default:
		c.DisplayName = c.JoinedName()
	}
	f.takeTexts(&c, false)
	region := f.w.Region()
	c.Emails, c.Phones, c.Links = nil, nil, nil
	for _, v := range f.Emails.values() {
		c.Emails = append(c.Emails, data.Email{Value: v.value, Label: v.label, Preferred: v.preferred})
	}
	for _, v := range f.phones.values() {
		p, known := f.numbers[v.value]
		if !known {
			p = data.Phone{Value: v.value}
			p.Normalise(region)
			f.numbers[v.value] = p
		}
		p.Label, p.Preferred = v.label, v.preferred
		c.Phones = append(c.Phones, p)
	}
	for _, v := range f.links.values() {
		c.Links = append(c.Links, data.Link{Value: v.value, Label: v.label, Preferred: v.preferred})
	}
	c.Addresses = f.addresses.values()
	c.Topics = SplitTopics(f.said(f.topics))
	c.Note = strings.TrimRight(f.Note.Text(), " \n")
	birthday, _ := f.birthday.optional() // check tells what does not hold
	c.Birthday = birthday.Date
	return c
}

// takeTexts puts what is typed into the contact: the parts of the name, or the other fields.
func (f *ContactForm) takeTexts(c *data.Contact, inName bool) {
	for _, one := range data.Fields {
		if one.InName() == inName {
			*one.Text(c) = f.said(f.Name[one.Key])
		}
	}
}

// TypedContact is what is typed into the form, whether it holds or not.
type TypedContact struct {
	Contact  data.Contact
	Birthday string
	Photo    []byte `json:",omitempty"` // a new one
}

// Typed is what is typed into the form now.
func (f *ContactForm) Typed() TypedContact {
	return TypedContact{f.Contact(), f.birthday.Text, f.Photo.Fresh}
}

// Put fills the form with what was typed into it once.
func (f *ContactForm) Put(was TypedContact) {
	f.Emails.clear()
	f.phones.clear()
	f.links.clear()
	f.addresses.clear()
	c := was.Contact
	f.fill(c)
	f.set(f.Full, c.DisplayName)
	f.birthday.SetText(was.Birthday)
	f.Photo.Put(FormPhoto{c.Photo, was.Photo})
	f.typed = false
	f.check()
}

// SplitTopics reads topics as they are typed, between commas or on lines of their own: each once, without its "#".
func SplitTopics(s string) []string {
	var out []string
	seen := map[string]bool{}
	for t := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' || r == '\n' || r == '、' }) {
		t = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(t), "#"))
		if key := data.Fold(t); t != "" && !seen[key] {
			seen[key] = true
			out = append(out, t)
		}
	}
	return out
}

// check shows the first thing that does not hold and reports whether the form can be saved.
func (f *ContactForm) check() {
	f.problem.SetText(f.wrong())
	birthday, _ := f.birthday.optional()
	words.Remark(f.born, words.UnderstoodDay(birthday), nil)
	f.problem.Hidden = f.problem.Text() == ""
}

func (f *ContactForm) wrong() string {
	if _, err := f.birthday.optional(); err != nil {
		return window.Complaint(birthdayFault(err))
	}
	c := f.Contact()
	if c.Nameless() && !hasText(&c) && c.Note == "" && len(c.Links)+len(c.Addresses)+len(c.Topics) == 0 {
		return "" // an empty form is not wrong yet
	}
	if errs := c.Validate(); len(errs) > 0 {
		return window.Complaint(errs[0])
	}
	return ""
}

// hasText reports whether a field of one line is filled.
func hasText(c *data.Contact) bool {
	return slices.ContainsFunc(data.Fields, func(one data.Field) bool { return *one.Text(c) != "" })
}

// birthdayFault is what does not hold of the birthday.
func birthdayFault(err error) *data.FieldError {
	var fe *data.FieldError
	if !errors.As(err, &fe) {
		fe = &data.FieldError{Field: "birthday", Reason: say.T("{{.Why}}", err)}
	}
	return fe
}

// Valid reports whether what the form says can be saved.
func (f *ContactForm) Valid() bool {
	c := f.Contact()
	return f.wrong() == "" && len(c.Validate()) == 0
}
