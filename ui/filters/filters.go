// Package filters is the conditions of a list of people: the menus that offer them, and the chips that show them.
package filters

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Filters are the conditions of a list beside what is searched.
type Filters struct {
	w     *window.Window
	query *data.Query
	look  func()          // shows what the query finds
	Chips *fyne.Container // the conditions, each to be taken away again
	Menu  *fyne.Menu      // as it was opened last

	OneEvent bool   // the list is of one event: no other can be chosen
	Clear    func() // drops every condition, and what is searched

	event                    data.Event // of the filter, as it was read
	eventAsked, sessionAsked window.Latest

	questions map[string]string // texts of questions by key, as the menu had them
}

// New are the filters of a query. look runs when one has changed.
func New(w *window.Window, query *data.Query, look func()) *Filters {
	f := &Filters{w: w, query: query, look: look, Chips: style.Wrap()}
	f.Chips.Hide()
	return f
}

// Choose drops down the conditions that can be added.
func (f *Filters) Choose(at fyne.CanvasObject) {
	event := f.query.Event
	window.Load(f.w, lang.L("The filters could not be read"), func(ctx context.Context) (choices, error) {
		return readChoices(ctx, f.w.Store, event)
	}, func(c choices) {
		menu := fyne.NewMenu("", f.topicMenu(c.topics))
		if !f.OneEvent {
			menu.Items = append(menu.Items, f.eventMenu(c.events))
		}
		if len(c.event.Sessions) > 0 {
			menu.Items = append(menu.Items, f.sessionMenu(&c.event))
		}
		if len(c.answers) > 0 {
			menu.Items = append(menu.Items, f.answerMenu(c.answers))
		}
		menu.Items = append(menu.Items, f.WarmthMenu(), f.SourceMenu(), fyne.NewMenuItem(words.Incomplete(), func() {
			f.Change(func(q *data.Query) { q.Incomplete = true })
		}))
		if f.query.Text != "" || f.Any() {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Show everybody"), f.Clear))
		}
		f.Menu = menu
		f.w.DropDown(menu, at)
	})
}

// choices are what there is to filter by.
type choices struct {
	topics  []store.TopicCount
	events  []store.EventRow
	event   data.Event // that is filtered by already
	answers []data.AnswerCount
}

func readChoices(ctx context.Context, s *store.Store, event int64) (c choices, err error) {
	if c.topics, err = s.Topics(ctx); err != nil {
		return c, err
	}
	if c.events, err = s.Events(ctx); err != nil {
		return c, err
	}
	if event != 0 {
		if c.event, err = s.Event(ctx, event); err != nil {
			return c, err
		}
	}
	c.answers, err = s.AnswersInUse(ctx, event)
	return c, err
}

func (f *Filters) sessionMenu(event *data.Event) *fyne.MenuItem {
	all := make([]window.Option, len(event.Sessions))
	for i, s := range event.Sessions {
		all[i] = window.Option{Text: s.Title, Note: words.SessionTime(&s, event.Location()), Also: s.Room + " " + s.Speakers}
	}
	return f.w.Submenu(lang.L("Session"), lang.L("Title, room or speaker of a session"), all, func(i int) {
		f.Change(func(q *data.Query) { q.Session = event.Sessions[i].ID })
	})
}

func (f *Filters) answerMenu(answers []data.AnswerCount) *fyne.MenuItem {
	f.questions = map[string]string{}
	all := make([]window.Option, len(answers))
	for i, a := range answers {
		f.questions[a.Key] = a.Text
		all[i] = window.Option{Text: words.QuestionAndAnswer(a.Text, words.Answer(a.Value)), Note: lang.Number(a.Count), Also: a.Value}
	}
	return f.w.Submenu(lang.L("Answer"), lang.L("Question or answer"), all, func(i int) {
		f.Change(func(q *data.Query) {
			if !slices.Contains(q.Answers, answers[i].Answer) {
				q.Answers = append(slices.Clone(q.Answers), answers[i].Answer)
			}
		})
	})
}

func (f *Filters) topicMenu(topics []store.TopicCount) *fyne.MenuItem {
	all := make([]window.Option, len(topics))
	for i, t := range topics {
		all[i] = window.Option{Text: t.Topic, Note: lang.Number(t.Count)}
	}
	return f.w.Submenu(lang.L("Topic"), lang.L("Topic to look for"), all, func(i int) {
		f.Change(func(q *data.Query) {
			if !slices.Contains(q.Topics, topics[i].Topic) {
				q.Topics = append(slices.Clone(q.Topics), topics[i].Topic)
			}
		})
	})
}

func (f *Filters) eventMenu(events []store.EventRow) *fyne.MenuItem {
	return f.w.Submenu(lang.L("Event"), lang.L("Name, place or year of an event"), edit.EventOptions(events), func(i int) {
		f.Change(func(q *data.Query) { q.Event = events[i].ID })
	})
}

// warmthFilter names the people who are at least so warm.
func warmthFilter(w data.Warmth) string {
	if w == data.Hot {
		return words.Warmth(w)
	}
	return lang.L("{{.Warmth}} or warmer", words.Warmth(w))
}

// WarmthMenu filters by how warm the last meeting was.
func (f *Filters) WarmthMenu() *fyne.MenuItem {
	degrees := []data.Warmth{data.Hot, data.Warm, data.Cool}
	all := make([]window.Option, len(degrees))
	for i, w := range degrees {
		all[i].Text = warmthFilter(w)
	}
	return f.w.Submenu(lang.L("Warmth"), "", all, func(i int) {
		f.Change(func(q *data.Query) { q.Warmth = degrees[i] })
	})
}

// SourceMenu filters by the way in.
func (f *Filters) SourceMenu() *fyne.MenuItem {
	all := make([]window.Option, len(data.SourceKinds))
	for i, k := range data.SourceKinds {
		all[i].Text = words.Source(k)
	}
	return f.w.Submenu(lang.L("How they came in"), "", all, func(i int) {
		f.Change(func(q *data.Query) { q.Source = data.SourceKinds[i] })
	})
}

// Change changes the conditions and shows them as chips that can be taken away again.
func (f *Filters) Change(change func(*data.Query)) {
	change(f.query)
	f.Show()
	f.look()
}

// Any reports whether there is a condition.
func (f *Filters) Any() bool {
	q := f.query
	return len(q.Topics) > 0 || q.Event != 0 && !f.OneEvent || q.Session != 0 || len(q.Answers) > 0 || q.Warmth != 0 || q.Source != "" ||
		q.Import != 0 || q.Incomplete
}

// Show shows the conditions as chips.
func (f *Filters) Show() {
	q := *f.query
	f.Chips.Objects = nil
	add := func(text string, remove func(*data.Query)) *widget.Chip {
		chip := widget.NewChip(text, "close", func() { f.Change(remove) })
		f.Chips.Add(chip)
		return chip
	}
	for _, t := range q.Topics {
		add("#"+t, func(q *data.Query) {
			q.Topics = slices.DeleteFunc(slices.Clone(q.Topics), func(have string) bool { return have == t })
		})
	}
	if q.Event != 0 && !f.OneEvent {
		f.nameEvent(q.Event, add(lang.L("Event"), func(q *data.Query) { q.Event, q.Session = 0, 0 }))
	}
	if q.Session != 0 {
		f.nameSession(q.Event, q.Session, add(lang.L("Session"), func(q *data.Query) { q.Session = 0 }))
	}
	for _, a := range q.Answers {
		add(words.QuestionAndAnswer(cmp.Or(f.questions[a.Key], a.Key), words.Answer(a.Value)), func(q *data.Query) {
			q.Answers = slices.DeleteFunc(slices.Clone(q.Answers), func(have data.Answer) bool { return have == a })
		})
	}
	if q.Warmth != 0 {
		add(warmthFilter(q.Warmth), func(q *data.Query) { q.Warmth = 0 })
	}
	if q.Source != "" {
		add(words.Source(q.Source), func(q *data.Query) { q.Source = "" })
	}
	if q.Import != 0 {
		add(lang.L("one import"), func(q *data.Query) { q.Import = 0 })
	}
	if q.Incomplete {
		add(words.Incomplete(), func(q *data.Query) { q.Incomplete = false })
	}
	if len(f.Chips.Objects) > 0 {
		f.Chips.Show()
	} else {
		f.Chips.Hide()
	}
	f.Chips.Refresh()
}

// nameEvent puts the name of an event on its chip, once that is read.
func (f *Filters) nameEvent(id int64, chip *widget.Chip) {
	f.name(id, &f.eventAsked, chip, func() string { return f.event.Name })
}

// nameSession puts the title of a session on its chip, once its event is read.
func (f *Filters) nameSession(event, id int64, chip *widget.Chip) {
	f.name(event, &f.sessionAsked, chip, func() string {
		if s := f.event.Session(id); s != nil {
			return s.Title
		}
		return lang.L("Session")
	})
}

// name puts a text of an event on a chip, once the event is read.
func (f *Filters) name(event int64, asked *window.Latest, chip *widget.Chip, text func() string) {
	show := func() { chip.SetText(style.Ellipsis(text(), 200, 12, fyne.TextStyle{})) }
	if f.event.ID == event { // as it was read before
		show()
	}
	window.Read(f.w, asked.Next(), 0, func(ctx context.Context) (data.Event, error) { return f.w.Store.Event(ctx, event) }, func(e data.Event, err error) {
		if err == nil { // else it says that there is one
			f.event = e
			show()
			f.Chips.Refresh()
		}
	})
}
