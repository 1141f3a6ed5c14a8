package letters

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
	"lanyard/data/letter"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Manage opens the templates, to be changed, added and put back.
func Manage(w *window.Window) {
	manage(w, data.LetterFacts{Contact: example()}, func([]data.Template) {})
}

// example is who a template is shown for where it is for nobody yet.
func example() data.Contact {
	return data.Contact{Given: "Anna", Family: "Müller", Organisation: "State Library", Topics: []string{"metadata"}}
}

// manage chooses a template to change; changed gets all of them once one is.
func manage(w *window.Window, sample data.LetterFacts, changed func([]data.Template)) {
	window.Load(w, lang.L("The templates could not be read"), func(ctx context.Context) ([]data.Template, error) { return Templates(ctx, w.Store) }, func(all []data.Template) {
		all = all[:len(all)-1] // all but the empty letter
		options := make([]window.Option, len(all), len(all)+1)
		for i, t := range all {
			options[i] = window.Option{Text: t.Name, Note: state(&t)}
		}
		options = append(options, window.Option{Text: lang.L("New template …")})
		w.ChooseOne(lang.L("Change which template?"), lang.L("Name of the template"), options, func(i int) {
			var t data.Template
			if i < len(all) {
				t = all[i]
			}
			newTemplateForm(w, t, sample, changed, nil).sheet.Show()
		})
	})
}

// state says whose a template is.
func state(t *data.Template) string {
	switch {
	case t.ID == 0:
		return lang.L("Built in")
	case t.Key != "":
		return lang.L("Built in, changed by you")
	}
	return lang.L("Yours")
}

// templateForm is the sheet in which a template is written, with the letter that it makes beside it.
type templateForm struct {
	w        *window.Window
	template data.Template
	sample   data.LetterFacts
	changed  func([]data.Template)
	sheet    *window.Sheet

	name, subject, body *widget.Entry
	preview             *style.Marked
	hint                *style.Label
}

func newTemplateForm(w *window.Window, t data.Template, sample data.LetterFacts, changed func([]data.Template), typed map[string]string) *templateForm {
	f := &templateForm{w: w, template: t, sample: sample, changed: changed}
	f.name, f.subject, f.body = widget.NewEntry(lang.L("Thank you")), widget.NewEntry(""), widget.NewNote("", 9)
	f.name.SetText(t.Name)
	f.subject.SetText(t.Subject)
	f.body.SetText(t.Body)
	f.preview, f.hint = style.NewMarked(), widget.Prose("", fyne.TextAlignLeading)
	fields := style.Wrap()
	for _, field := range letter.Fields {
		fields.Add(widget.NewChip(fieldWord(field), "", func() { f.insert(field) }))
	}
	left := container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Field(lang.L("Name"), f.name), widget.Field(lang.L("Subject"), f.subject),
		widget.Field(lang.L("Letter"), f.body), widget.Tight(f.hint), fields)
	right := widget.Section(lang.L("As it will be"), widget.Tight(f.preview.Content()))
	f.sheet = w.NewSheet(lang.L("Template"), lang.L("Save"), container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), widget.Row(left, container.NewVBox(right)))),
		fyne.NewSize(960, 620))
	if t.ID != 0 {
		text, icon := lang.L("Move to the trash"), "trash"
		if t.Key != "" {
			text, icon = lang.L("As it was built in"), "undo"
		}
		f.sheet.AddLeft(widget.NewQuiet(text, icon, f.remove))
	}
	for _, e := range []*widget.Entry{f.name, f.subject, f.body} {
		e.OnChanged = func(string) { f.show() }
	}
	submit := func(string) { f.sheet.Accept() }
	f.name.OnSubmitted, f.subject.OnSubmitted = submit, submit
	f.sheet.OnOK = f.save
	f.sheet.Keeps = &window.Keeping{Form: fmt.Sprintf("template %d %s", t.ID, t.Key), Again: typed != nil, Typed: func() any { return window.TextsOf(f.entries()) }}
	f.sheet.First = f.body
	if t.ID == 0 && t.Key == "" {
		f.sheet.First = f.name
	}
	if typed != nil {
		window.SetTexts(f.entries(), typed)
	}
	f.show()
	return f
}

func (f *templateForm) entries() map[string]*widget.Entry {
	return map[string]*widget.Entry{"name": f.name, "subject": f.subject, "body": f.body}
}

// insert puts a field where the cursor of the text is.
func (f *templateForm) insert(field letter.Field) {
	f.w.Native.Canvas().Focus(f.body)
	for _, r := range "{" + string(field) + "}" {
		f.body.TypedRune(r)
	}
}

// written is the template as it stands.
func (f *templateForm) written() data.Template {
	t := f.template
	t.Name, t.Subject, t.Body = letter.Line(f.name.Text), letter.Line(f.subject.Text), strings.Trim(letter.Lines(f.body.Text), "\n")
	return t
}

// show shows the letter that the template makes.
func (f *templateForm) show() {
	t := f.written()
	got := letter.Fill(&t, values(&f.sample))
	f.preview.SetParts(slices.Concat(parts(got.Subject, spotsOf(&got, true)), []style.Part{{Text: "\n\n"}}, parts(got.Body, spotsOf(&got, false)))...)
	hint := lang.L("{first|all} writes “all” where there is no first name. A paragraph whose only field is empty is left out. {{ is a brace.")
	if len(got.Unknown) > 0 {
		hint = lang.L("This is no field: {{.What}}", lang.Whole(strings.Join(got.Unknown, ", ")))
	} else if out := leftOut(&got); len(out) > 0 {
		hint = lang.L("Left out here, since nothing is known: {{.Fields}}", lang.Whole(fieldWords(out)))
	}
	taken := letter.CheckName(t.Name)
	if taken != nil {
		hint = lang.Error(taken)
	}
	f.hint.SetText(hint)
	f.sheet.EnableOK(t.Name != "" && t.Body != "" && len(got.Unknown) == 0 && taken == nil)
}

func (f *templateForm) save() {
	t := f.written()
	f.sheet.Save(lang.L("Saved the template {{.Name}}", t.Name), func(tx *store.Tx) error { return tx.SaveTemplate(&t) }, f.reread)
}

// remove throws the template away; the built-in one comes back.
func (f *templateForm) remove() {
	f.sheet.Discard()
	summary := lang.L("Moved the template {{.Name}} to the trash", f.template.Name)
	if f.template.Key != "" {
		summary = lang.L("The template {{.Name}} is as it was built in", f.template.Name)
	}
	id := f.template.ID
	f.w.Do(summary, func(tx *store.Tx) error { return tx.Trash(store.Templates, id) }, f.reread)
}

// reread hands on the templates as they are now.
func (f *templateForm) reread() {
	window.Load(f.w, lang.L("The templates could not be read"), func(ctx context.Context) ([]data.Template, error) { return Templates(ctx, f.w.Store) }, f.changed)
}

// RestoreTemplate opens a template, "ID KEY", with what was typed.
func RestoreTemplate(w *window.Window, of string, typed json.RawMessage) error {
	was := map[string]string{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	id, key, _ := strings.Cut(of, " ")
	window.Load(w, lang.L("The templates could not be read"), func(ctx context.Context) ([]data.Template, error) { return Templates(ctx, w.Store) }, func(all []data.Template) {
		at := slices.IndexFunc(all, func(t data.Template) bool { return key != "" && t.Key == key || t.ID != 0 && t.ID == window.IDOf(id) })
		var t data.Template
		if at >= 0 {
			t = all[at]
		}
		newTemplateForm(w, t, data.LetterFacts{Contact: example()}, func([]data.Template) {}, was).sheet.Show()
	})
	return nil
}

// fieldWords say what fields are of.
func fieldWords(fields []letter.Field) string {
	var out []string
	for _, f := range fields {
		out = append(out, fieldWord(f))
	}
	return words.Joined(", ", out...)
}

func fieldWord(f letter.Field) string {
	switch f {
	case letter.First:
		return lang.L("first name")
	case letter.Name:
		return lang.L("name")
	case letter.Organisation:
		return lang.L("organisation")
	case letter.Event:
		return lang.L("event")
	case letter.Session:
		return lang.L("session")
	case letter.Place:
		return lang.L("place")
	case letter.Date:
		return lang.L("day")
	case letter.Note:
		return lang.L("what was said")
	case letter.Promise:
		return lang.L("what you promised")
	case letter.Topic:
		return lang.L("a topic")
	case letter.WithFirst:
		return lang.L("first name of the other")
	case letter.WithName:
		return lang.L("name of the other")
	case letter.WithOrganisation:
		return lang.L("organisation of the other")
	case letter.MyFirst:
		return lang.L("your first name")
	case letter.MyName:
		return lang.L("your name")
	case letter.MyOrganisation:
		return lang.L("your organisation")
	case letter.MyCard:
		return lang.L("your details")
	}
	return string(f)
}
