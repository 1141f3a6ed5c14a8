// Package cards is the forms for the user's own details and cards.
package cards

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/code"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// cardForm makes or edits one of the user's own cards.
type cardForm struct {
	w     *window.Window
	me    data.Contact
	card  data.Card
	taken map[string]bool // folded names of the other cards
	sheet *window.Sheet
	done  func(data.Card)
	again bool          // filled with what was typed and not saved
	asked window.Latest // how readable its code would be

	name    *widget.Entry
	shows   []shownField
	form    *widget.Select // vCard or MECARD
	drop    *dropOrder
	colour  *colourChoice
	welcome *widget.Entry
	until   *cardEnd
	own     map[data.FieldKey]*widget.Entry
	problem *style.Text
	meter   *style.Text
	size    *style.Text
}

// shownField is a field of mine with its tick.
type shownField struct {
	ref   data.FieldRef
	check *widget.Check
}

// Edit opens the form of one of the user's own cards, a new one when it has no id. done, which
// may be nil, runs after it was saved or deleted.
func Edit(w *window.Window, card data.Card, done func()) {
	EditThen(w, card, func(data.Card) {
		if done != nil {
			done()
		}
	})
}

// EditThen is Edit whose done gets the card as saved.
func EditThen(w *window.Window, card data.Card, done func(data.Card)) {
	openCard(w, card, false, done)
}

// RestoreCard opens the form of a card with what was typed.
func RestoreCard(w *window.Window, _ string, typed json.RawMessage) error {
	var was data.Card
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	window.Load(w, lang.L("Your cards could not be read"), func(ctx context.Context) ([]data.Card, error) {
		return w.Store.Cards(ctx)
	}, func(cards []data.Card) {
		for _, c := range cards {
			if c.ID == was.ID {
				was.Rev = c.Rev
			}
		}
		openCard(w, was, true, func(data.Card) {})
	})
	return nil
}

func openCard(w *window.Window, card data.Card, again bool, done func(data.Card)) {
	type mine struct {
		me    data.Contact
		cards []data.Card
	}
	window.Load(w, lang.L("Your details could not be read"), func(ctx context.Context) (m mine, err error) {
		if m.me, err = w.Store.Me(ctx); err != nil {
			return m, err
		}
		m.cards, err = w.Store.Cards(ctx)
		return m, err
	}, func(m mine) {
		if m.me.ID == 0 {
			Me(w, nil)
			return
		}
		f := &cardForm{w: w, me: m.me, card: card, taken: map[string]bool{}, done: done, again: again}
		for _, c := range m.cards {
			if c.ID != card.ID {
				f.taken[data.Fold(c.Name)] = true
			}
		}
		if card.ID == 0 {
			if f.card.Show == nil {
				f.card.Show = data.DefaultShow(&m.me)
			}
			f.card.Order = len(m.cards)
		}
		f.show()
	})
}

// show builds the form and opens it.
func (f *cardForm) show() {
	f.name = f.line(lang.L("Work, Research, Booth …"), f.card.Name)
	f.problem = style.NewText("")
	f.problem.Color, f.problem.TextSize = theme.ColorNameError, theme.SizeNameCaptionText
	f.meter, f.size = style.NewText(""), style.NewMuted("")
	f.meter.Style.Bold, f.meter.Fixed = true, true
	f.meter.TextSize, f.size.TextSize = theme.SizeNameCaptionText, theme.SizeNameCaptionText
	f.own = map[data.FieldKey]*widget.Entry{
		"title":        f.line(f.me.Title, f.card.Own["title"]),
		"organisation": f.line(f.me.Organisation, f.card.Own["organisation"]),
	}
	body := container.New(layout.NewCustomPaddedVBoxLayout(12),
		container.New(layout.NewCustomPaddedVBoxLayout(2), widget.Field(lang.L("Name of the card, for you only"), f.name), f.problem),
		widget.Field(lang.L("Your name is always on it, and what you tick:"), f.fields()),
		widget.Row(widget.Field(lang.L("Job title on this card only"), f.own["title"]), widget.Field(lang.L("Organisation on this card only"), f.own["organisation"])))
	f.form = widget.NewSelect([]string{lang.L("vCard: every phone reads it"), lang.L("MECARD: a smaller code, without job title, department and topics")}, nil)
	f.form.SetSelectedIndex(0)
	if f.card.Code.Compact {
		f.form.SetSelectedIndex(1)
	}
	f.form.OnChanged = func(string) { f.changed() }
	f.drop = newDropOrder(f.card.Code, f.changed)
	f.colour = newColourChoice(f.card.Colour)
	f.welcome = f.line(lang.L("Stand 42: scan me"), f.card.Welcome)
	f.until = newCardEnd(f.w, f.card.Until, f.changed, func() { f.sheet.Accept() })
	body.Add(widget.Field(lang.L("The code"), f.form))
	body.Add(f.drop.content)
	body.Add(widget.Row(widget.Field(lang.L("Said above the code on the full screen"), f.welcome), widget.Field(lang.L("Colour around it"), f.colour.content)))
	body.Add(f.until.content)
	title, summary := lang.L("New card"), func(name string) string { return lang.L("Made the card {{.Name}}", name) }
	if f.card.ID != 0 {
		title, summary = lang.L("Edit the card"), func(name string) string { return lang.L("Changed the card {{.Name}}", name) }
	}
	meter := container.NewBorder(nil, nil, f.meter, nil, f.size)
	f.sheet = f.w.NewSheet(title, lang.L("Save"),
		container.NewBorder(nil, meter, nil, nil, container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), body))),
		fyne.NewSize(600, 680))
	f.sheet.Plain = true
	f.sheet.OnOK = func() { f.save(summary) }
	if f.card.ID != 0 {
		f.sheet.AddLeft(widget.NewQuiet(lang.L("Delete"), "trash", f.delete))
	}
	f.sheet.Keeps = &window.Keeping{Form: fmt.Sprint("card ", f.card.ID), Again: f.again, Typed: func() any { return f.result() }}
	f.sheet.First = f.name
	f.sheet.Show()
	f.changed()
}

func (f *cardForm) line(placeholder, text string) *widget.Entry {
	e := widget.NewEntry(placeholder)
	e.SetText(text)
	e.CursorColumn = len([]rune(text))
	e.OnChanged = func(string) { f.changed() }
	e.OnSubmitted = func(string) { f.sheet.Accept() }
	return e
}

// fields are the ticks, one for each of my details.
func (f *cardForm) fields() fyne.CanvasObject {
	shown := map[data.FieldRef]bool{}
	for _, r := range f.card.Show {
		shown[r] = true
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(0))
	for _, ref := range data.Refs(&f.me) {
		if one := data.FieldOf(ref.Kind()); one != nil && one.InName() { // always on a card
			continue
		}
		label, value := refWords(&f.me, ref)
		check := widget.NewCheck(style.Ellipsis(label, 200, theme.TextSize(), fyne.TextStyle{}), func(bool) { f.changed() })
		check.Checked = shown[ref]
		text := style.NewMuted(value)
		box.Add(container.NewBorder(nil, nil, style.AtLeast(190, 0, check), nil, text))
		f.shows = append(f.shows, shownField{ref, check})
	}
	return box
}

// refWords says what a reference stands for: the field with its label, and the value.
func refWords(me *data.Contact, ref data.FieldRef) (label, value string) {
	value = ref.Value()
	switch ref.Kind() {
	case data.EmailRef:
		for _, e := range me.Emails {
			if e.Value == value {
				return words.Labelled(lang.L("E-mail"), e.Label), value
			}
		}
	case data.PhoneRef:
		for _, p := range me.Phones {
			if p.Value == value {
				return words.Labelled(lang.L("Phone"), p.Label), value
			}
		}
	case data.LinkRef:
		for _, l := range me.Links {
			if l.Value == value {
				return words.Labelled(lang.L("Link"), l.Label), value
			}
		}
	case data.AddressRef:
		for _, ad := range me.Addresses {
			if strings.Join(ad.Lines(), "\n") == value {
				return words.Labelled(lang.L("Address"), ad.Label), strings.Join(ad.Lines(), ", ")
			}
		}
	case data.TopicsField:
		return lang.L("Topics"), strings.Join(me.Topics, ", ")
	case data.BirthdayField:
		return lang.L("Birthday"), me.Birthday.String()
	case data.NoteField:
		return lang.L("Note"), me.Note
	}
	if s := me.Text(ref.Kind()); s != nil {
		value = *s
	}
	return words.Field(ref.Kind()), value
}

// result is the card as the form says it. Refs that the form does not list (a value that is gone)
// are not kept.
func (f *cardForm) result() data.Card {
	c := f.card
	c.Name = strings.TrimSpace(f.name.Text)
	c.Show = nil
	for _, s := range f.shows {
		if s.check.Checked {
			c.Show = append(c.Show, s.ref)
		}
	}
	c.Own = maps.Clone(f.card.Own)
	for name, e := range f.own {
		if v := strings.TrimSpace(e.Text); v != "" {
			if c.Own == nil {
				c.Own = map[data.FieldKey]string{}
			}
			c.Own[name] = v
		} else {
			delete(c.Own, name)
		}
	}
	c.Code = data.CodeForm{Compact: f.form.SelectedIndex() == 1, Drop: f.drop.order}
	c.Colour, c.Welcome = f.colour.value(), strings.TrimSpace(f.welcome.Text)
	c.Until = f.until.value()
	return c
}

// changed checks the name and measures the code the card would give.
func (f *cardForm) changed() {
	if f.sheet == nil {
		return
	}
	c := f.result()
	problem := ""
	if f.taken[data.Fold(c.Name)] && c.Name != "" {
		problem = lang.L("Another of your cards has this name.")
	}
	f.problem.SetText(problem)
	f.problem.Hidden = problem == ""
	f.sheet.EnableOK(c.Name != "" && problem == "" && f.until.check())
	contact := c.Contact(f.me)
	f.drop.show(contact)
	window.Read(f.w, f.asked.Next(), f.asked.Soon(window.TypingPause), func(context.Context) (code.Face, error) {
		return code.NewFace(contact, c.Code)
	}, f.measured)
}

// measured shows how readable the code would be.
func (f *cardForm) measured(made code.Face, err error) {
	if err != nil {
		f.meter.Color = theme.ColorNameError
		f.meter.SetText(lang.L("No code can be made of this."))
		f.size.SetText(lang.Error(err))
		return
	}
	text, color := made.Verdict()
	f.meter.Color = color
	f.meter.SetText(text)
	more := "· " + made.Measure()
	if len(made.Left) > 0 {
		more += " · " + lang.L("left out: {{.Fields}}", strings.Join(code.LeftNames(made.Left), ", "))
	}
	f.size.SetText(more)
	f.sheet.Body.Refresh()
}

func (f *cardForm) save(summary func(name string) string) {
	c := f.result()
	f.sheet.Save(summary(c.Name), func(tx *store.Tx) error { return tx.SaveCard(&c) }, func() { f.done(c) })
}

// delete moves the card to the trash; the toast undoes it.
func (f *cardForm) delete() {
	f.sheet.Save(lang.L("Deleted the card {{.Name}}", f.card.Name), func(tx *store.Tx) error {
		return tx.Trash(store.Cards, f.card.ID)
	}, func() { f.done(f.card) })
}
