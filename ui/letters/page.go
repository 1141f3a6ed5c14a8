package letters

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/letter"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// page is the sheet with a letter before it goes anywhere.
type page struct {
	d     *desk
	w     *window.Window
	facts data.LetterFacts
	sheet *window.Sheet

	template *widget.Select
	to       *style.Text
	subject  *widget.Entry
	body     *widget.Entry
	keeps    *widget.Check // the promise that the letter keeps
	hint     *style.Label
	marked   *style.Marked // the lines in which something is not known

	filled  letter.Filled
	shown   int // the template that is shown
	filling bool
	edited  bool
	written map[int][2]string // what was made by hand of each template: subject and text
	told    bool              // that there is a gap in the letter
	offered bool              // it was said that another letter is kept
	skipped bool
	handed  bool
}

func newPage(d *desk, f data.LetterFacts, typed map[string]string) *page {
	p := &page{d: d, w: d.w, facts: f, written: map[int][2]string{}}
	p.build()
	p.choose(d.chosen())
	if typed != nil {
		p.put(typed)
	}
	return p
}

// build makes the sheet.
func (p *page) build() {
	p.template = widget.NewSelect(templateNames(p.d.templates), nil)
	p.template.OnChanged = func(string) {
		if at := p.template.SelectedIndex(); !p.filling && at != p.shown {
			p.choose(at)
		}
	}
	p.to = style.NewText("")
	p.subject, p.body = widget.NewEntry(""), widget.NewNote("", 6)
	p.subject.OnChanged, p.body.OnChanged = p.typed, p.typed
	p.subject.OnSubmitted = func(string) { p.sheet.Accept() }
	p.keeps = widget.NewCheck(lang.L("It keeps the promise: {{.Promise}}", p.facts.Promise.Text), nil)
	p.keeps.Hidden = p.facts.Promise.ID == 0
	p.hint = widget.Prose("", fyne.TextAlignLeading)
	change := widget.NewIcon("edit", lang.L("Change the templates"), func() { manage(p.w, p.facts, p.templatesChanged) })
	top := container.New(layout.NewCustomPaddedVBoxLayout(8),
		widget.Field(lang.L("Template"), container.NewBorder(nil, nil, nil, change, p.template)),
		widget.Field(lang.L("To"), p.to), widget.Field(lang.L("Subject"), p.subject), style.NewCaption(lang.L("Letter")))
	p.marked = style.NewMarked()
	below := container.New(layout.NewCustomPaddedVBoxLayout(4), widget.Tight(p.hint), widget.Tight(p.marked.Content()), p.keeps)
	title := lang.L("Write to {{.Name}}", p.facts.Contact.Name())
	if p.d.all > 1 {
		title = lang.L("Write to {{.Name}}, {{.At}} of {{.All}}", p.facts.Contact.Name(), p.d.all-len(p.d.queue), p.d.all)
	}
	p.sheet = p.w.NewSheet(title, lang.L("Open in my mail program"), container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12),
		widget.Filled(top, p.body, below))), fyne.NewSize(680, 600))
	p.sheet.OnOK = p.accept
	file := widget.NewButton(lang.L("Save as .eml …"), "export", p.save)
	file.SetTip(window.WithKey(lang.L("A file that your mail program opens"), keys.SaveFile))
	text := widget.NewButton(lang.L("Copy"), "copy", p.copy)
	text.SetTip(window.WithKey(lang.L("Copy the letter"), keys.CopyText))
	p.sheet.AddLeft(file)
	p.sheet.AddLeft(text)
	p.sheet.On(keys.CopyText, p.copy)
	p.sheet.On(keys.SaveFile, p.save)
	if p.d.all > 1 {
		p.sheet.CancelButton.SetText(lang.L("Skip"))
		p.sheet.CancelButton.OnTapped = p.skip
		p.sheet.CancelButton.SetTip(window.WithKey(lang.L("Skip this one, and on to the next"), keys.SkipOne))
		p.sheet.On(keys.SkipOne, p.skip)
	}
	p.sheet.OnClosed = func() {
		if p.skipped {
			p.w.ShowAt(p.w.Top(), p.d.next)
		}
	}
	p.sheet.Keeps = &window.Keeping{
		Form: fmt.Sprintf("letter %d", p.facts.Contact.ID), Contact: p.facts.Contact.ID, Typed: func() any { return p.texts() },
	}
	p.sheet.First, p.sheet.Writes = p.template, p.body
}

func (p *page) show() { p.sheet.Show() }

func (p *page) skip() {
	p.skipped = true
	p.sheet.Close()
}

// current is the template that is shown.
func (p *page) current() *data.Template { return &p.d.templates[p.shown] }

// choose fills the sheet with a template. What was made of one by hand comes back with it.
func (p *page) choose(at int) {
	if p.edited {
		p.written[p.shown] = [2]string{p.subject.Text, p.body.Text}
	}
	p.shown, p.told = at, false
	p.filled = letter.Fill(p.current(), values(&p.facts))
	texts, edited := p.written[at]
	if !edited {
		texts = [2]string{p.filled.Subject, p.filled.Body}
	}
	p.filling = true
	p.template.SetSelectedIndex(at)
	p.subject.SetText(texts[0])
	p.body.SetText(texts[1])
	p.filling = false
	p.edited = edited
	p.keeps.SetChecked(p.facts.Promise.ID != 0 && (p.filled.Uses(letter.Promise) || p.facts.Promise.ID == p.d.job.Promise))
	p.say()
}

// templatesChanged shows templates that the user has changed.
func (p *page) templatesChanged(all []data.Template) {
	name := word(p.current())
	p.d.templates = all
	p.template.SetOptions(templateNames(all))
	p.d.job.Template = name
	p.choose(p.d.chosen())
}

func (p *page) typed(string) {
	if !p.filling {
		p.edited = true
		p.say()
	}
}

// lacks reports whether the letter needs another person.
func (p *page) lacks() bool {
	fields, _ := letter.FieldsOf(p.current())
	return ofWith(fields) && p.facts.With.ID == 0
}

// unknown is what stands in braces in the letter and is no field.
func (p *page) unknown() (out []string) {
	for _, u := range p.filled.Unknown {
		if strings.Contains(p.subject.Text+"\n"+p.body.Text, strings.TrimSuffix(u, "…")) {
			out = append(out, u)
		}
	}
	return out
}

// draft is the letter as it stands.
func (p *page) draft() letter.Draft {
	return letter.Of(p.subject.Text, p.body.Text, p.facts.Mailable()...)
}

// say says to whom the letter goes, what is known of nobody, and what the main button does.
func (p *page) say() {
	d := p.draft()
	var to, hints []string
	for _, c := range p.facts.People() {
		if hasAddress(c) {
			to = append(to, c.PreferredEmail())
		} else {
			hints = append(hints, lang.L("{{.Name}} has no e-mail address: copy the letter.", c.Name()))
		}
	}
	p.to.SetText(words.Joined(", ", to...))
	p.sayMarked()
	if p.told && p.gaps() {
		hints = append(hints, lang.L("There is a gap in the letter. Fill it, or go on all the same."))
	}
	if p.offered && !p.edited && p.sheet.Offers() {
		hints = append(hints, lang.L("You typed another letter, which is kept: restore it above, or go on with this one."))
	}
	if out := leftOut(&p.filled); !p.edited && len(out) > 0 {
		hints = append(hints, lang.L("Left out, since nothing is known: {{.Fields}}", lang.Whole(fieldWords(out))))
	}
	unknown := p.unknown()
	if len(unknown) > 0 {
		hints = append(hints, unknownText(unknown))
	}
	verb := lang.L("Open in my mail program")
	_, err := d.Mailto()
	switch {
	case p.lacks():
		verb = lang.L("Choose the other person …")
	case len(d.To) == 0:
		verb = lang.L("Copy the letter")
	case errors.Is(err, letter.ErrLong):
		verb = lang.L("Save for my mail program …")
		hints = append(hints, lang.L("It is too long to be handed over in one go: it goes as a file."))
	case err != nil:
		hints = append(hints, window.Plain(err))
	case p.warns():
		verb = lang.L("Open it all the same")
		hints = append(hints, lang.L("Nothing personal in this one."))
	case p.told && p.gaps():
		verb = lang.L("Open it all the same")
	}
	p.hint.SetText(strings.Join(hints, "\n"))
	p.sheet.OKButton.SetText(verb)
	p.sheet.EnableOK(p.lacks() || len(unknown) == 0 && (err == nil || len(d.To) == 0 || errors.Is(err, letter.ErrLong)))
	p.sheet.Buttons.Refresh()
}

// warns reports whether the user is to be told that nothing in the letter is personal: once for all letters of a desk.
func (p *page) warns() bool {
	t := p.current()
	return p.d.warned && !p.edited && !p.filled.Personal && t.Body != "" && t.Key != letter.Consent
}

// unknownText says what is no field.
func unknownText(unknown []string) string {
	return lang.L("This is no field: {{.What}}. Mend it here or in the template.", lang.Whole(strings.Join(unknown, ", ")))
}

// accept does what the main button says.
func (p *page) accept() {
	d := p.draft()
	_, err := d.Mailto()
	p.remember()
	switch {
	case p.lacks():
		p.chooseOther()
	case !p.offered && !p.edited && p.sheet.Offers():
		p.offered = true
		p.say()
	case !p.told && p.gaps():
		p.told = true
		p.say()
	case len(d.To) == 0:
		p.copy()
	case errors.Is(err, letter.ErrLong):
		p.save()
	default:
		if !p.d.warned {
			if p.d.warned = true; p.warns() {
				p.say()
				return
			}
		}
		p.open()
	}
}

// remember has the next letter begin with the template that is shown.
func (p *page) remember() {
	p.d.job.Template = word(p.current())
	if !p.d.meant && p.facts.With.ID == 0 {
		p.w.SetSetting(lastTemplate, p.d.job.Template)
	}
}

// chooseOther asks for the other person of an introduction.
func (p *page) chooseOther() {
	edit.ChoosePerson(p.w, lang.L("Introduce {{.Name}} to …", p.facts.Contact.Name()), lang.L("Introduce"), func(r store.Row) {
		about := store.LetterAbout{With: r.ID, Event: p.d.job.Event, Promise: p.d.job.Promise}
		window.Load(p.w, lang.L("The contact could not be read"), func(ctx context.Context) ([]data.LetterFacts, error) {
			return p.w.Store.LetterFacts(ctx, []int64{p.facts.Contact.ID}, about)
		}, func(fs []data.LetterFacts) {
			switch {
			case len(fs) == 0 || r.ID == p.facts.Contact.ID:
			case len(fs[0].NoMail) > 0:
				p.d.refuse(&fs[0])
			default:
				p.facts, p.edited = fs[0], false
				delete(p.written, p.shown)
				p.choose(p.shown)
			}
		})
	})
}

// texts is what is typed into the sheet, once it is not the template's own.
func (p *page) texts() map[string]string {
	if !p.edited {
		return map[string]string{}
	}
	id := func(n int64) string { return strconv.FormatInt(n, 10) }
	return map[string]string{
		"subject": p.subject.Text, "body": p.body.Text, "template": word(p.current()),
		"with": id(p.facts.With.ID), "event": id(p.d.job.Event), "promise": id(p.d.job.Promise),
	}
}

// put fills the sheet with what was typed into it once.
func (p *page) put(typed map[string]string) {
	p.sheet.Keeps.Again = true
	p.subject.SetText(typed["subject"])
	p.body.SetText(typed["body"])
}

// Restore opens the letter to somebody with what was typed.
func Restore(w *window.Window, of string, typed json.RawMessage) error {
	was := map[string]string{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	open(w, Job{
		Contacts: []int64{window.IDOf(of)}, With: window.IDOf(was["with"]), Event: window.IDOf(was["event"]), Promise: window.IDOf(was["promise"]),
		Template: was["template"],
	}, was)
	return nil
}
