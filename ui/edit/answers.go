package edit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Answers are the questions of an event, with what somebody answers.
type Answers struct {
	Content   fyne.CanvasObject // hidden where the event has no questions
	OnSubmit  func()            // Enter in a text
	w         *window.Window
	questions []data.Question
	rows      []*answerRow
	gone      []data.Answer // to questions that are asked no more
	back      fyne.Focusable
}

// answerRow is one question: its choices, a text, or for tags both.
type answerRow struct {
	question data.Question
	options  *widget.Options // nil for a text
	text     *widget.Entry   // nil for a choice
}

// NewAnswers shows the questions of an event with the answers that were given.
func NewAnswers(w *window.Window, event *data.Event, given []data.Answer) *Answers {
	a := &Answers{w: w, questions: event.Questions}
	head := style.NewCaption(window.WithKey(lang.L("Questions of the event"), keys.Questions))
	head.Style.Bold = true
	box := container.New(layout.NewCustomPaddedVBoxLayout(8), head)
	for _, q := range event.Questions {
		row := a.newRow(q)
		a.rows = append(a.rows, row)
		box.Add(container.New(layout.NewCustomPaddedVBoxLayout(2), widget.Caption(q.Text), row.content())) // what it asks may be long
	}
	a.Content = box
	box.Hidden = len(a.rows) == 0
	a.Put(given)
	return a
}

func (a *Answers) newRow(q data.Question) *answerRow {
	r := &answerRow{question: q}
	if options := q.Options(); len(options) > 0 {
		texts := make([]string, len(options))
		for i, o := range options {
			texts[i] = words.Answer(o)
		}
		r.options = widget.NewOptions(texts, q.Type == data.TagsQuestion)
		r.options.OnMove = func(step int) { a.move(r, step) }
		r.options.OnLeave = a.leave
		r.options.OnChanged = func(chosen bool) {
			if chosen && q.Type != data.TagsQuestion {
				a.move(r, 1)
			}
		}
	}
	if q.Type == data.TextQuestion || q.Type == data.TagsQuestion {
		r.text = widget.NewEntry("")
		if q.Type == data.TagsQuestion {
			r.text.SetPlaceHolder(lang.L("others, with commas"))
		}
		r.text.OnEscape = a.leave
		r.text.OnSubmitted = func(string) {
			if a.OnSubmit != nil {
				a.OnSubmit()
			}
		}
	}
	return r
}

// content is the row without its question.
func (r *answerRow) content() fyne.CanvasObject {
	switch {
	case r.options == nil:
		return r.text
	case r.text == nil:
		return r.options
	}
	return container.NewBorder(nil, nil, nil, container.NewVBox(style.AtLeast(170, 0, r.text)), container.New(layout.NewCustomPaddedLayout(4, 0, 0, 0), r.options))
}

// first is what gets the keys of a row.
func (r *answerRow) first() fyne.Focusable {
	if r.options != nil {
		return r.options
	}
	return r.text
}

// has reports whether something of the row has the keys.
func (r *answerRow) has(f fyne.Focusable) bool {
	return f != nil && (f == fyne.Focusable(r.options) || f == fyne.Focusable(r.text))
}

// at is the row that has the keys; -1 for none.
func (a *Answers) at() int {
	f := a.w.Native.Canvas().Focused()
	return slices.IndexFunc(a.rows, func(r *answerRow) bool { return r.has(f) })
}

// Next gives the keys to the first question, from there to the next, and from the last back to where they were.
func (a *Answers) Next() {
	if len(a.rows) == 0 {
		return
	}
	at := a.at()
	switch {
	case at < 0:
		a.back = a.w.Native.Canvas().Focused()
		a.focus(0)
	case at == len(a.rows)-1:
		a.leave()
	default:
		a.focus(at + 1)
	}
}

// move gives the keys to the row above or below, where there is one.
func (a *Answers) move(from *answerRow, step int) {
	if i := slices.Index(a.rows, from) + step; i >= 0 && i < len(a.rows) {
		a.focus(i)
	}
}

func (a *Answers) focus(row int) { a.w.Native.Canvas().Focus(a.rows[row].first()) }

// leave gives the keys back to what had them before the questions.
func (a *Answers) leave() {
	c := a.w.Native.Canvas()
	switch {
	case a.back != nil:
		c.Focus(a.back)
	case a.w.Top() != nil && a.w.Top().First != nil:
		c.Focus(a.w.Top().First)
	}
}

// Given are the answers as they stand, with those to questions that are asked no more.
func (a *Answers) Given() []data.Answer {
	var out []data.Answer
	add := func(q *data.Question, value string) {
		answer, err := q.Answer(value)
		if err == nil && !slices.Contains(out, answer) {
			out = append(out, answer)
		}
	}
	for _, r := range a.rows {
		if r.options != nil {
			for _, i := range r.options.Chosen() {
				add(&r.question, r.question.Options()[i])
			}
		}
		switch {
		case r.text == nil:
		case r.question.Type == data.TagsQuestion:
			for _, tag := range data.Choices(r.text.Text) {
				add(&r.question, tag)
			}
		default:
			add(&r.question, r.text.Text)
		}
	}
	return append(out, a.gone...)
}

// Put shows answers, and takes away those that are shown.
func (a *Answers) Put(given []data.Answer) {
	a.gone = nil
	asked := map[string]bool{}
	for _, r := range a.rows {
		asked[r.question.Key] = true
		var chosen []int
		var others []string
		for _, answer := range given {
			if answer.Key != r.question.Key {
				continue
			}
			i := slices.IndexFunc(r.question.Options(), func(o string) bool { return data.Fold(o) == data.Fold(answer.Value) })
			if i >= 0 && r.options != nil {
				chosen = append(chosen, i)
			} else {
				others = append(others, answer.Value)
			}
		}
		if r.options != nil {
			r.options.Choose(chosen...)
		}
		switch {
		case r.text != nil:
			r.text.SetText(strings.Join(others, ", "))
		case len(others) > 0: // a choice that is offered no more
			a.keep(r.question.Key, others)
		}
	}
	for _, answer := range given {
		if !asked[answer.Key] {
			a.gone = append(a.gone, answer)
		}
	}
}

// keep remembers answers that no row can show.
func (a *Answers) keep(key string, values []string) {
	for _, v := range values {
		a.gone = append(a.gone, data.Answer{Key: key, Value: v})
	}
}
