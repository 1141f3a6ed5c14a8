// Package consent is about what was agreed with people: it is said, whose time is over is looked through, and all that is kept
// about somebody is shown or erased.
package consent

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/intake"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// how are the words of data.Agreements.
func how(a data.Agreed) string {
	switch a {
	case data.BySwap:
		return lang.L("they sent their details")
	case data.ByEmail:
		return lang.L("by e-mail")
	case data.BySpeech:
		return lang.L("spoken")
	}
	return ""
}

func longDay(d data.Date) string { return words.UnderstoodDay(day.Day{Date: d}) }

// Line says in a calm line what was agreed with somebody; nil when nothing is said.
func Line(w *window.Window, c data.Consent, name string) fyne.CanvasObject {
	if c.IsZero() {
		return nil
	}
	when := how(c.How)
	if !c.On.IsZero() {
		when = words.Joined(", ", when, longDay(c.On))
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(2))
	add := func(text string) {
		if text != "" {
			box.Add(widget.Paragraph(text))
		}
	}
	switch {
	case c.Text != "" && when != "":
		add(lang.L("“{{.Text}}” · {{.When}}", lang.Whole(style.Cut(c.Text, window.PromiseLetters)), lang.Whole(when)))
	case c.Text != "":
		add(lang.L("“{{.Text}}”", lang.Whole(style.Cut(c.Text, window.PromiseLetters))))
	case when != "":
		add(lang.L("Agreed: {{.When}}", lang.Whole(when)))
	}
	var rest []string
	switch {
	case c.Over(w.Today()):
		rest = append(rest, lang.L("Their time is over since {{.Day}}", lang.Whole(longDay(c.KeepUntil))))
	case !c.KeepUntil.IsZero():
		rest = append(rest, lang.L("Keep until {{.Day}}", lang.Whole(longDay(c.KeepUntil))))
	}
	if c.NoMail {
		rest = append(rest, lang.L("Do not mail"))
	}
	add(strings.Join(rest, " · "))
	if c.Kept != "" {
		add(lang.L("Kept because: {{.Why}}", lang.Whole(words.Private(style.Cut(c.Kept, window.PromiseLetters)))))
	}
	side := widget.NewIcon("edit", lang.L("What was agreed"), func() { Edit(w, c.ContactID, name) })
	return widget.Section(lang.L("Consent"), container.NewBorder(nil, nil, nil, container.NewVBox(side), box))
}

// Items are the items of somebody's menu.
func Items(w *window.Window, id int64, name string) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("What was agreed …"), func() { Edit(w, id, name) }),
		fyne.NewMenuItem(lang.L("All that is kept about them …"), func() { About(w, id, name) }),
	}
}

// Edit asks what was agreed with somebody.
func Edit(w *window.Window, id int64, name string) {
	window.Load(w, lang.L("What was agreed could not be read"), func(ctx context.Context) (data.Consent, error) {
		return w.Store.Consent(ctx, id)
	}, func(c data.Consent) { newSheet(w, c, name, nil) })
}

// Restore opens the sheet for somebody, with what was typed.
func Restore(w *window.Window, of string, typed json.RawMessage) error {
	was := map[string]string{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	type read struct {
		name string
		c    data.Consent
	}
	id := window.IDOf(of)
	window.Load(w, lang.L("What was agreed could not be read"), func(ctx context.Context) (r read, err error) {
		c, err := w.Store.Contact(ctx, id)
		if err != nil {
			return r, err
		}
		r.name = c.Name()
		r.c, err = w.Store.Consent(ctx, id)
		return r, err
	}, func(r read) { newSheet(w, r.c, r.name, was) })
	return nil
}

// sheet asks what was agreed with somebody.
type sheet struct {
	w     *window.Window
	was   data.Consent
	name  string
	sheet *window.Sheet

	text   *edit.NoteField
	how    *widget.Options
	on     *edit.DateEntry
	onHint *style.Text
	until  *untilRow
	kept   *edit.NoteField
	noMail *widget.Check
}

// newSheet opens the sheet, filled with what was typed when that is not nil.
func newSheet(w *window.Window, c data.Consent, name string, typed map[string]string) {
	s := &sheet{w: w, was: c, name: name}
	s.text = edit.NewNoteField(w, lang.L("may keep the details, and be written to about the pilot"), 2)
	ways := make([]string, len(data.Agreements))
	for i, a := range data.Agreements {
		ways[i] = how(a)
	}
	s.how = widget.NewOptions(ways, false)
	s.on = edit.NewDateEntry(w, lang.L("today, 11 Aug"), edit.OneDay, day.Back)
	s.until = newUntilRow(w, func() { s.check() })
	s.kept = edit.NewNoteField(w, lang.L("why they are kept although their time is over"), 2)
	s.noMail = widget.NewCheck(lang.L("Do not mail"), nil)
	on, hint := widget.Hinted(lang.L("On"), s.on.Entry)
	s.onHint = hint
	box := container.New(layout.NewCustomPaddedVBoxLayout(10), widget.Field(lang.L("What was agreed"), s.text.Box),
		widget.Field(lang.L("How they agreed"), s.how), on, s.until.content)
	if c.Kept != "" || c.Over(w.Today()) {
		box.Add(widget.Field(lang.L("Kept because"), s.kept.Box))
	}
	box.Add(s.noMail)
	s.sheet = w.NewSheet(lang.L("What was agreed with {{.Name}}", name), lang.L("Save"),
		container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), box)), fyne.NewSize(600, 520))
	s.sheet.Notes = []interface{ LetGo() }{s.text, s.kept}
	s.sheet.Keeps = &window.Keeping{Form: fmt.Sprintf("consent %d", c.ContactID), Contact: c.ContactID, Again: typed != nil, Typed: s.typed}
	s.put(typed)
	s.on.OnChanged = func(string) { s.check() }
	s.on.OnSubmitted = func(string) { s.sheet.Accept() }
	s.until.entry.OnSubmitted = s.on.OnSubmitted
	s.sheet.OnOK = s.save
	s.check()
	s.sheet.First = s.text.Entry
	s.sheet.Show()
}

// put fills the sheet with what is stored, or with what was typed.
func (s *sheet) put(typed map[string]string) {
	if typed == nil {
		c := &s.was
		typed = map[string]string{
			"text": c.Text, "how": string(c.How), "on": c.On.String(), "until": c.KeepUntil.String(), "kept": c.Kept, "no_mail": fmt.Sprint(c.NoMail),
		}
		if c.IsZero() {
			typed["on"] = s.w.Today().String()
			if span, err := data.ParseInterval(s.w.Setting(intake.KeepFor, "")); err == nil && !span.IsZero() {
				typed["until"] = span.After(s.w.Today()).String()
			}
		}
	}
	s.text.SetText(typed["text"])
	if i := slices.Index(data.Agreements, data.Agreed(typed["how"])); i >= 0 {
		s.how.Choose(i)
	}
	s.on.SetText(typed["on"])
	s.until.entry.SetText(typed["until"])
	s.kept.SetText(typed["kept"])
	s.noMail.SetChecked(typed["no_mail"] == "true")
}

func (s *sheet) chosen() data.Agreed {
	if c := s.how.Chosen(); len(c) > 0 {
		return data.Agreements[c[0]]
	}
	return ""
}

func (s *sheet) typed() any {
	return map[string]string{
		"text": s.text.Text(), "how": string(s.chosen()), "on": s.on.Text, "until": s.until.entry.Text, "kept": s.kept.Text(), "no_mail": fmt.Sprint(s.noMail.Checked),
	}
}

// agreedOn reads the day of the agreement; zero for none.
func (s *sheet) agreedOn() (d day.Day, err error) {
	if strings.TrimSpace(s.on.Text) == "" {
		return d, nil
	}
	if d, err = s.on.Day(); err == nil && d.Date.Days() > s.w.Today().Days() {
		err = &data.FieldError{Field: "on", Value: s.on.Text, Reason: say.T("is a day to come: give the day on which they agreed")}
	}
	return d, err
}

// check says what was understood, and whether that can be saved.
func (s *sheet) check() {
	if s.sheet == nil {
		return
	}
	on, err := s.agreedOn()
	understood := ""
	if strings.TrimSpace(s.on.Text) != "" && err == nil {
		understood = words.UnderstoodDay(on)
	}
	words.Remark(s.onHint, understood, err)
	_, wrong := s.until.read()
	s.sheet.EnableOK(err == nil && wrong == nil)
}

func (s *sheet) save() {
	on, err := s.agreedOn()
	until, wrong := s.until.read()
	if err != nil || wrong != nil {
		return
	}
	c := s.was
	c.Text, c.How, c.On, c.KeepUntil = strings.TrimSpace(s.text.Text()), s.chosen(), on.Date, until
	c.Kept, c.NoMail = strings.TrimSpace(s.kept.Text()), s.noMail.Checked
	if c.Text == "" && c.How == "" && s.was.On.IsZero() {
		c.On = data.Date{} // nothing was agreed: the day that stood there says nothing
	}
	s.sheet.Save(lang.L("Noted what was agreed with {{.Name}}", s.name), func(tx *store.Tx) error { return tx.SaveConsent(&c) }, nil)
}

// untilRow asks until when somebody is kept: one or two years from today by a key, or another day.
type untilRow struct {
	w       *window.Window
	content fyne.CanvasObject
	entry   *edit.DateEntry
	hint    *style.Text
	changed func()
}

// spans are what one key chooses.
var spans = []data.Interval{{N: 1, Unit: data.Years}, {N: 2, Unit: data.Years}}

func newUntilRow(w *window.Window, changed func()) *untilRow {
	r := &untilRow{w: w, changed: changed}
	r.entry = edit.NewDateEntry(w, lang.L("no end; or 1 March, in 6 months"), edit.OneDay, day.Ahead)
	presets := widget.NewOptions([]string{lang.L("for a year"), lang.L("for two years")}, false)
	line := container.NewBorder(nil, nil, nil, container.NewVBox(style.AtLeast(300, 0, r.entry.Entry)), container.New(layout.NewCustomPaddedLayout(4, 0, 0, 8), presets))
	r.content, r.hint = widget.Hinted(lang.L("Keep until"), line)
	presets.OnChanged = func(bool) {
		if c := presets.Chosen(); len(c) > 0 {
			r.entry.SetText(spans[c[0]].After(w.Today()).String())
		} else {
			r.entry.SetText("")
		}
	}
	r.entry.OnChanged = func(string) {
		day, err := r.read()
		understood := ""
		if err == nil && !day.IsZero() {
			understood = longDay(day)
		}
		for i, span := range spans {
			if span.After(w.Today()) != day && slices.Contains(presets.Chosen(), i) {
				presets.Choose()
			}
		}
		words.Remark(r.hint, understood, err)
		r.changed()
	}
	return r
}

// read gives the day; zero for no end.
func (r *untilRow) read() (data.Date, error) {
	if strings.TrimSpace(r.entry.Text) == "" {
		return data.Date{}, nil
	}
	d, err := r.entry.Day()
	return d.Date, err
}
