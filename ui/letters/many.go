package letters

import (
	"context"
	"io"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format/csv"
	"lanyard/data/letter"
	"lanyard/ui/chooser"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// namesShown is how many are named who get no letter.
const namesShown = 12

// overview asks how several people are written to, and names who is left out.
func (d *desk) overview() {
	var mail, copied, forbidden []data.LetterFacts
	for _, f := range d.facts {
		switch {
		case len(f.NoMail) > 0:
			forbidden = append(forbidden, f)
		case !hasAddress(&f.Contact):
			copied = append(copied, f)
		default:
			mail = append(mail, f)
		}
	}
	choice := widget.NewSelect(templateNames(d.templates), nil)
	choice.SetSelectedIndex(d.chosen())
	hint := widget.Prose("", fyne.TextAlignLeading)
	box := container.New(layout.NewCustomPaddedVBoxLayout(10), widget.Field(lang.L("Template"), choice))
	box.Add(widget.Paragraph(lang.N(len(mail)+len(copied), "{{.Count}} letter, which you look over before it goes to your mail program.",
		"{{.Count}} letters, one after the other: you look over each before it goes to your mail program.")))
	if len(copied) > 0 {
		box.Add(widget.Paragraph(lang.L("Without an e-mail address, so their letter is there to copy: {{.Names}}", lang.Whole(namesOf(copied)))))
	}
	if len(forbidden) > 0 {
		box.Add(widget.Paragraph(lang.L("Left out, since they are not to be mailed: {{.Names}}", lang.Whole(namesOf(forbidden)))))
	}
	box.Add(widget.Tight(hint))
	s := d.w.NewSheet(lang.L("Write to {{.People}}", words.PeopleCount(len(d.facts))), lang.L("Begin"), container.NewVScroll(box), fyne.NewSize(560, 340))
	table := widget.NewButton(lang.L("Table for a mail merge …"), "export", func() { d.saveTable(d.templates[choice.SelectedIndex()], mail) })
	s.AddLeft(table)
	choice.OnChanged = func(string) {
		fields, unknown := letter.FieldsOf(&d.templates[choice.SelectedIndex()])
		text := ""
		switch {
		case len(unknown) > 0:
			text = unknownText(unknown)
		case len(d.facts) == 2 && ofWith(fields):
			text = lang.L("One letter goes to both.")
		}
		hint.SetText(text)
		s.EnableOK(len(unknown) == 0 && len(mail)+len(copied) > 0)
		if len(unknown) > 0 || len(mail) == 0 || ofWith(fields) {
			table.Disable()
		} else {
			table.Enable()
		}
	}
	choice.OnChanged("")
	s.OnOK = func() {
		t := d.templates[choice.SelectedIndex()]
		d.job.Template = word(&t)
		fields, _ := letter.FieldsOf(&t)
		if len(d.facts) == 2 && ofWith(fields) {
			s.CloseFor(func() {
				About(d.w, Job{Contacts: []int64{d.facts[0].Contact.ID}, With: d.facts[1].Contact.ID, Event: d.job.Event, Template: d.job.Template})
			})
			return
		}
		d.queue = slices.Concat(mail, copied)
		d.all = len(d.queue)
		s.CloseFor(d.next)
	}
	s.First = choice
	s.Show()
}

// ofWith reports whether a template is for two people.
func ofWith(fields []letter.Field) bool { return slices.ContainsFunc(fields, letter.Field.OfWith) }

func templateNames(templates []data.Template) []string {
	out := make([]string, len(templates))
	for i := range templates {
		out[i] = templates[i].Name
	}
	return out
}

// namesOf are the names of people, of many the first.
func namesOf(facts []data.LetterFacts) string {
	var names []string
	for _, f := range facts[:min(len(facts), namesShown)] {
		names = append(names, style.Name(f.Contact.Name()))
	}
	if more := len(facts) - namesShown; more > 0 {
		names = append(names, lang.N(more, "{{.Count}} more", "{{.Count}} more"))
	}
	return words.Joined(", ", names...)
}

// saveTable writes a table for a mail merge to a file that the user chooses.
func (d *desk) saveTable(t data.Template, people []data.LetterFacts) {
	w := d.w
	rows := make([]letter.Row, len(people))
	for i := range people {
		v := values(&people[i])
		rows[i] = letter.Row{Email: people[i].Contact.PreferredEmail(), Values: v, Filled: letter.Fill(&t, v)}
	}
	table := letter.Table(&t, rows)
	name := export.FileName(lang.L("{{.Template}} mail merge", lang.Whole(t.Name)), w.Store.Now(), export.CSV)
	desktop.ChooseTarget(w, desktop.Wish{Purpose: chooser.Export, Name: name}, func(file string) {
		db := w.Path
		window.Busy(w, lang.L("Saving the table"), lang.L("The table was not saved"), func(context.Context) (struct{}, error) {
			return struct{}{}, export.WriteFile(file, db, func(to io.Writer) error { return csv.WriteRows(to, table) })
		}, func(struct{}) { desktop.SayWritten(w, lang.L("Saved {{.Name}}", file), file) })
	})
}
