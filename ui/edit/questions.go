package edit

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
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Questions opens the sheet with the questions that everybody at an event is asked.
func Questions(w *window.Window, event int64) { questions(w, event, nil) }

// RestoreQuestions opens it, for the event with an id, with what was typed.
func RestoreQuestions(w *window.Window, of string, typed json.RawMessage) error {
	was := &typedQuestions{}
	if err := json.Unmarshal(typed, was); err != nil {
		return err
	}
	questions(w, window.IDOf(of), was)
	return nil
}

func questions(w *window.Window, event int64, typed *typedQuestions) {
	window.Load(w, lang.L("The event could not be read"), func(ctx context.Context) (data.Event, error) {
		return w.Store.Event(ctx, event)
	}, func(e data.Event) {
		f := &questionsForm{w: w, event: e}
		asked := e.Questions
		if typed != nil {
			asked = typed.Questions
		}
		f.open(asked, typed != nil)
	})
}

// typedQuestions is what is typed into the sheet.
type typedQuestions struct{ Questions []data.Question }

// questionsForm edits the questions of an event.
type questionsForm struct {
	w     *window.Window
	event data.Event
	sheet *window.Sheet
	rows  []*questionRow
	box   *fyne.Container
	empty *style.Label
	more  *widget.Button
	fault *style.Text
}

func (f *questionsForm) open(asked []data.Question, again bool) {
	w := f.w
	f.box = container.New(layout.NewCustomPaddedVBoxLayout(10))
	f.empty = widget.Prose(lang.L("Ask everybody the same few things: who they are, what they need, when. You answer with a digit while you write them down, and every export has a column for each."), fyne.TextAlignLeading)
	f.more = widget.NewQuiet(lang.L("Add a question"), "plus", func() { f.add(data.Question{Type: data.ChoiceQuestion}, true) })
	var presets *widget.Button
	presets = widget.NewQuiet(lang.L("Preset …"), "events", func() { w.DropMenu(presets, f.presets()...) })
	f.fault = style.NewMuted("")
	top := container.NewVBox(f.empty, f.box, style.Wrap(f.more, presets))
	body := container.NewBorder(nil, f.fault, nil, nil, container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), top)))
	f.sheet = w.NewSheet(lang.L("Questions at {{.Event}}", f.event.Name), lang.L("Save"), body, fyne.NewSize(680, 600))
	f.sheet.OnOK = f.save
	if len(asked) == 0 {
		asked = []data.Question{{Type: data.ChoiceQuestion}}
	}
	for _, q := range asked {
		f.add(q, false)
	}
	f.changed()
	f.sheet.First = f.rows[0].text
	f.sheet.Keeps = &window.Keeping{
		Form: fmt.Sprint("questions ", f.event.ID), Again: again, Typed: func() any { return typedQuestions{f.typed()} },
	}
	f.sheet.Show()
}

// presets are the questions that are at hand.
func (f *questionsForm) presets() (items []*fyne.MenuItem) {
	for _, p := range data.QuestionPresets {
		all := p.Questions(lang.Say)
		names := make([]string, len(all))
		for i, q := range all {
			names[i] = q.Key
		}
		items = append(items, fyne.NewMenuItem(lang.L("{{.Preset}}: {{.Questions}}", lang.Say(p.Name), strings.Join(names, ", ")), func() { f.take(all) }))
	}
	return items
}

// take puts questions behind those that are there. A row in which nothing is typed makes room.
func (f *questionsForm) take(more []data.Question) {
	f.rows = slices.DeleteFunc(f.rows, func(r *questionRow) bool { return blank(r.typed()) })
	e := data.Event{Questions: f.typed()}
	n := len(e.Questions)
	e.AddQuestions(more...)
	for _, q := range e.Questions[n:] {
		f.add(q, false)
	}
	f.place()
	if len(f.rows) > 0 {
		f.w.Native.Canvas().Focus(f.rows[min(n, len(f.rows)-1)].text)
	}
}

// blank reports whether nothing is typed of a question.
func blank(q data.Question) bool { return q.Text == "" && q.Key == "" && len(q.Choices) == 0 }

func (f *questionsForm) add(q data.Question, focus bool) {
	if len(f.rows) >= data.MostQuestions {
		return
	}
	r := newQuestionRow(f, q)
	f.rows = append(f.rows, r)
	f.box.Add(r.content)
	if focus {
		f.changed()
		f.w.Native.Canvas().Focus(r.text)
	}
}

func (f *questionsForm) remove(r *questionRow) {
	i := slices.Index(f.rows, r)
	f.rows = slices.Delete(f.rows, i, i+1)
	f.place()
	switch {
	case len(f.rows) == 0:
		f.w.Native.Canvas().Focus(f.more)
	default:
		f.w.Native.Canvas().Focus(f.rows[min(i, len(f.rows)-1)].text)
	}
}

// move swaps a question with the one above or below.
func (f *questionsForm) move(r *questionRow, step int) {
	i := slices.Index(f.rows, r)
	if to := i + step; to >= 0 && to < len(f.rows) {
		f.rows[i], f.rows[to] = f.rows[to], f.rows[i]
		f.place()
	}
}

// place lays the rows out in their order.
func (f *questionsForm) place() {
	f.box.Objects = nil
	for _, r := range f.rows {
		f.box.Objects = append(f.box.Objects, r.content)
	}
	f.changed()
	f.box.Refresh()
}

// typed are the questions as the rows say them.
func (f *questionsForm) typed() []data.Question {
	out := make([]data.Question, len(f.rows))
	for i, r := range f.rows {
		out[i] = r.typed()
	}
	return out
}

// asked are the questions with their keys, without rows in which nothing is typed, and what is wrong with the first that
// cannot be asked.
func (f *questionsForm) asked() ([]data.Question, *data.FieldError) {
	var e data.Event
	typed := slices.DeleteFunc(f.typed(), blank)
	for _, q := range typed { // those that have keys keep them
		if q.Key != "" {
			e.Questions = append(e.Questions, q)
		}
	}
	var fault *data.FieldError
	for i := range typed {
		if q := &typed[i]; q.Key == "" {
			q.Key = e.FreeKey(q.Text)
			e.Questions = append(e.Questions, *q)
		}
		if fault == nil {
			fault = typed[i].Fault()
		}
	}
	return typed, fault
}

// changed shows what follows from what is typed.
func (f *questionsForm) changed() {
	_, fault := f.asked()
	f.sheet.EnableOK(fault == nil)
	text := ""
	if fault != nil {
		text = lang.L("A question {{.Wrong}}", fault.Reason)
	}
	f.fault.SetText(text)
	f.empty.Hidden = slices.ContainsFunc(f.rows, func(r *questionRow) bool { return !blank(r.typed()) })
	if len(f.rows) >= data.MostQuestions {
		f.more.Disable()
	} else {
		f.more.Enable()
	}
	for i, r := range f.rows {
		r.mark(i == 0, i == len(f.rows)-1)
	}
}

// save writes the questions. Answers to a question that is gone stay with their encounters.
func (f *questionsForm) save() {
	asked, fault := f.asked()
	if fault != nil {
		return
	}
	id := f.event.ID
	f.sheet.Save(lang.L("Changed the questions at {{.Event}}", f.event.Name), func(tx *store.Tx) error {
		e, err := tx.Event(id)
		if err != nil {
			return err
		}
		for i, q := range asked { // one that was taken away meanwhile is a new one
			if !slices.ContainsFunc(e.Questions, func(there data.Question) bool { return there.ID == q.ID }) {
				asked[i].ID = 0
			}
		}
		e.Questions = asked
		return tx.SaveEvent(&e)
	}, nil)
}

// questionTypes names the types of questions, in the order of data.QuestionTypes.
func questionTypes() []string {
	return []string{lang.L("One of these"), lang.L("Any of these"), lang.L("Yes or no"), lang.L("A text")}
}

// questionRow edits one question.
type questionRow struct {
	form      *questionsForm
	question  data.Question // as it was opened: its id and key stay
	text      *widget.Entry
	kind      *widget.Select
	choices   *widget.Entry
	qualifies *widget.Options // of the choices as they are typed
	offered   []string        // to it
	up, down  *widget.Button
	given     *fyne.Container // around the choices
	counts    *fyne.Container // around what qualifies
	content   fyne.CanvasObject
}

func newQuestionRow(f *questionsForm, q data.Question) *questionRow {
	r := &questionRow{form: f, question: q, text: widget.NewEntry(lang.L("What do you do?")), choices: widget.NewEntry(lang.L("Librarian, Vendor, Student"))}
	r.text.SetText(q.Text)
	r.choices.SetText(strings.Join(q.Choices, ", "))
	r.kind = widget.NewSelect(questionTypes(), nil)
	r.kind.SetSelectedIndex(max(0, slices.Index(data.QuestionTypes, q.Type)))
	r.up = widget.NewIcon("chevron-up", lang.L("Ask it earlier"), func() { f.move(r, -1) })
	r.down = widget.NewIcon("chevron-down", lang.L("Ask it later"), func() { f.move(r, 1) })
	remove := widget.NewIcon("trash", lang.L("Ask it no more; its answers stay"), func() { f.remove(r) })
	r.given = widget.Field(lang.L("Choices, with commas between them"), r.choices)
	r.counts = container.NewVBox()
	first := container.NewBorder(nil, nil, nil, container.NewHBox(style.AtLeast(150, 0, r.kind), r.up, r.down, remove), r.text)
	r.content = style.Card(container.New(layout.NewCustomPaddedVBoxLayout(8), first, r.given, r.counts))
	r.offer(q.Qualifies)
	r.kind.OnChanged = func(string) { r.changed() }
	r.choices.OnChanged = func(string) { r.changed() }
	r.text.OnChanged = func(string) { f.changed() }
	submit := func(string) { f.sheet.Accept() }
	r.text.OnSubmitted, r.choices.OnSubmitted = submit, submit
	return r
}

// changed offers anew what may qualify.
func (r *questionRow) changed() {
	r.offer(r.chosen())
	r.form.changed()
}

// chosen are the answers that qualify.
func (r *questionRow) chosen() (out []string) {
	if r.qualifies == nil {
		return nil
	}
	for _, i := range r.qualifies.Chosen() {
		out = append(out, r.offered[i])
	}
	return out
}

// offer lets the answers be chosen that make somebody qualified.
func (r *questionRow) offer(chosen []string) {
	q := r.typed()
	r.given.Hidden = q.Type != data.ChoiceQuestion && q.Type != data.TagsQuestion
	if options := q.Options(); !slices.Equal(options, r.offered) || r.qualifies == nil {
		r.offered = options
		texts := make([]string, len(options))
		var at []int
		for i, o := range options {
			texts[i] = words.Answer(o)
			if slices.ContainsFunc(chosen, func(c string) bool { return data.Fold(c) == data.Fold(o) }) {
				at = append(at, i)
			}
		}
		r.qualifies = widget.NewOptions(texts, true)
		r.qualifies.Choose(at...)
		r.counts.Objects = []fyne.CanvasObject{widget.Field(lang.L("Who answers so is a qualified contact in the report"), r.qualifies)}
	}
	r.counts.Hidden = len(r.offered) == 0
	r.counts.Refresh()
	r.given.Refresh()
}

// mark greys what leads nowhere.
func (r *questionRow) mark(first, last bool) {
	for b, off := range map[*widget.Button]bool{r.up: first, r.down: last} {
		if off {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// typed is the question as the row says it.
func (r *questionRow) typed() data.Question {
	q := data.Question{ID: r.question.ID, Key: r.question.Key, Text: strings.Join(strings.Fields(r.text.Text), " "), Type: data.QuestionTypes[max(0, r.kind.SelectedIndex())]}
	if q.Type == data.ChoiceQuestion || q.Type == data.TagsQuestion {
		q.Choices = data.Choices(r.choices.Text)
	}
	if len(q.Options()) > 0 {
		q.Qualifies = slices.DeleteFunc(r.chosen(), func(v string) bool { _, err := q.Answer(v); return err != nil })
	}
	return q
}
