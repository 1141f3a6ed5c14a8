package filters

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// offer is something to filter by: some options of which one is taken, or a single thing to do.
type offer struct {
	by      data.ConditionKey
	group   string // whose menu it stands in; "" for the menu itself
	label   string
	hint    string // of the search among many options
	options []window.Option
	take    func(i int)
	open    func() // instead of the options
	value   any    // of the condition, that open sets; nil where it asks for one
}

// Choose drops down the conditions that can be added.
func (f *Filters) Choose(at fyne.CanvasObject) {
	f.load(func(c choices) {
		f.Menu = f.menu(f.offers(&c))
		f.w.DropDown(f.Menu, at)
	})
}

// Search lets all conditions be searched in one list, those of every topic, event and answer too.
func (f *Filters) Search() {
	f.load(func(c choices) {
		all, take := f.searched(&c)
		f.w.ChooseOne(lang.L("Filter by"), lang.L("due, no e-mail, a topic, an event …"), all, func(i int) { take[i]() })
	})
}

// searched are the conditions as they are searched, and what takes each.
func (f *Filters) searched(c *choices) (all []window.Option, take []func()) {
	offers := f.offers(c)
	slices.SortStableFunc(offers, func(a, b offer) int { return cmp.Compare(min(len(a.hint), 1), min(len(b.hint), 1)) }) // names come last
	for _, o := range offers {
		if o.open != nil {
			all, take = append(all, window.Option{Text: o.label, Note: o.group, Also: alsoFor(o.by, o.value)}), append(take, o.open)
		}
		for i, option := range o.options {
			option.Also += " " + option.Note + " " + o.group + " " + alsoFor(o.by, nil)
			option.Note = o.label
			all, take = append(all, option), append(take, func() { o.take(i) })
		}
	}
	return all, take
}

func (f *Filters) load(done func(choices)) {
	event := max(f.query.Event, 0)
	window.Load(f.w, lang.L("The filters could not be read"), func(ctx context.Context) (choices, error) {
		return readChoices(ctx, f.w.Store, event)
	}, done)
}

// menu makes the menu of what is offered.
func (f *Filters) menu(offers []offer) *fyne.Menu {
	menu := fyne.NewMenu("", fyne.NewMenuItem(window.WithKey(lang.L("Search all filters …"), keys.Filter), f.Search), fyne.NewMenuItemSeparator())
	groups := map[string]*fyne.Menu{"": menu}
	for _, o := range offers {
		into := groups[o.group]
		if into == nil {
			into = fyne.NewMenu("")
			groups[o.group] = into
			item := fyne.NewMenuItem(o.group, nil)
			item.ChildMenu = into
			menu.Items = append(menu.Items, item)
		}
		item := fyne.NewMenuItem(words.InMenu(o.label), o.open)
		if o.open == nil {
			item = f.w.Submenu(o.label, o.hint, o.options, o.take)
		}
		into.Items = append(into.Items, item)
	}
	if style.Hidden() {
		why := fyne.NewMenuItem(window.WithKey(lang.L("Some filters are hidden"), keys.Hide), nil)
		why.Disabled = true
		menu.Items = append(menu.Items, why)
	}
	if f.query.Text != "" || f.Any() {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Show everybody"), f.Clear))
	}
	return menu
}

// choices are what there is to filter by.
type choices struct {
	topics  []store.TopicCount
	events  []store.EventRow
	event   data.Event // that is filtered by already
	answers []data.AnswerCount
	imports []data.Import // by which somebody came in
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
	if c.answers, err = s.AnswersInUse(ctx, event); err != nil {
		return c, err
	}
	imports, err := s.Imports(ctx)
	c.imports = broughtPeople(imports)
	return c, err
}

// offers are all conditions that can be added, in the order of the menu. Those that ask for what is hidden are left out: who is found
// would tell of it.
func (f *Filters) offers(c *choices) []offer {
	return slices.DeleteFunc(f.allOffers(c), func(o offer) bool { return style.Hidden() && data.ConditionOf(o.by).Private })
}

func (f *Filters) allOffers(c *choices) []offer {
	all := []offer{f.topics(c.topics)}
	if !f.OneEvent {
		all = append(all, f.events(c.events))
	}
	if len(c.event.Sessions) > 0 {
		all = append(all, f.sessions(&c.event))
	}
	if len(c.answers) > 0 {
		all = append(all, f.answers(c.answers))
	}
	all = append(all, choice(f, data.ByStatus, lang.L("On a list"), statuses, words.Status, func(q *data.Query, s data.AttendeeStatus) { q.Status = s }))
	all = append(all, f.met()...)
	all = append(all,
		choice(f, data.ByWarmth, lang.L("Warmth"), []data.Warmth{data.Hot, data.Warm, data.Cool}, warmthFilter, func(q *data.Query, w data.Warmth) { q.Warmth = w }),
		choice(f, data.ByClock, lang.L("Cadence"), data.ClockFilters, clockFilter, func(q *data.Query, c data.ClockFilter) { q.Clock = c }),
		choice(f, data.ByOwed, lang.L("Open promise"), data.Owings, owedFilter, func(q *data.Query, o data.Owing) { q.Owed = o }),
	)
	for _, b := range []data.Belonging{data.Inside, data.Outside} {
		all = append(all, offer{by: data.ByBelonging, group: lang.L("Organisation"), label: belongsFilter(b), value: b, open: func() { f.Change(func(q *data.Query) { q.Belongs = b }) }})
	}
	all = append(all, offer{by: data.ByOrganisation, group: lang.L("Organisation"), label: lang.L("One organisation …"), open: f.chooseOrganisation})
	for _, m := range []struct {
		by    data.ConditionKey
		label string
		to    func(*data.Query) *bool
	}{
		{data.ByNoNote, noNote(), func(q *data.Query) *bool { return &q.NoNote }},
		{data.ByNoEmail, noEmail(), func(q *data.Query) *bool { return &q.NoEmail }},
		{data.ByIncomplete, words.Incomplete(), func(q *data.Query) *bool { return &q.Incomplete }},
		{data.ByOver, over(), func(q *data.Query) *bool { return &q.Over }},
	} {
		all = append(all, offer{by: m.by, group: lang.L("What is missing"), label: m.label, open: func() { f.Change(func(q *data.Query) { *m.to(q) = true }) }})
	}
	all = append(all, choice(f, data.BySource, lang.L("How they came in"), data.SourceKinds, words.Source, func(q *data.Query, k data.SourceKind) { q.Source = k }))
	if len(c.imports) > 0 {
		all = append(all, f.imports(c.imports))
	}
	return all
}

// choice offers one of some values.
func choice[T any](f *Filters, by data.ConditionKey, label string, of []T, text func(T) string, set func(*data.Query, T)) offer {
	options := make([]window.Option, len(of))
	for i, v := range of {
		options[i] = window.Option{Text: text(v), Also: alsoFor(by, v)}
	}
	return offer{by: by, label: label, options: options, take: func(i int) { f.Change(func(q *data.Query) { set(q, of[i]) }) }}
}

// met offers when and by what medium people were met.
func (f *Filters) met() []offer {
	group := lang.L("Met, or in touch")
	all := []offer{{by: data.ByMet, group: group, label: lang.L("Between two days …"), open: f.chooseDays}}
	for _, m := range data.Media {
		all = append(all, offer{by: data.ByMedium, group: group, label: words.Medium(m), value: m, open: func() { f.Change(func(q *data.Query) { q.Medium = m }) }})
	}
	return all
}

func (f *Filters) sessions(event *data.Event) offer {
	all := make([]window.Option, len(event.Sessions))
	for i, s := range event.Sessions {
		all[i] = window.Option{Text: s.Title, Note: words.SessionTime(&s, event.Location()), Also: s.Room + " " + s.Speakers}
	}
	return offer{by: data.BySession, label: lang.L("Session"), hint: lang.L("Title, room or speaker of a session"), options: all, take: func(i int) {
		f.Change(func(q *data.Query) { q.Session = event.Sessions[i].ID })
	}}
}

func (f *Filters) answers(answers []data.AnswerCount) offer {
	f.questions = map[string]string{}
	all := make([]window.Option, len(answers))
	for i, a := range answers {
		f.questions[a.Key] = a.Text
		all[i] = window.Option{Text: words.QuestionAndAnswer(a.Text, words.Answer(a.Value)), Note: lang.Number(a.Count), Also: a.Value}
	}
	return offer{by: data.ByAnswers, label: lang.L("Answer"), hint: lang.L("Question or answer"), options: all, take: func(i int) {
		f.Change(func(q *data.Query) {
			if !slices.Contains(q.Answers, answers[i].Answer) {
				q.Answers = append(slices.Clone(q.Answers), answers[i].Answer)
			}
		})
	}}
}

func (f *Filters) topics(topics []store.TopicCount) offer {
	all := make([]window.Option, len(topics))
	for i, t := range topics {
		all[i] = window.Option{Text: t.Topic, Note: lang.Number(t.Count)}
	}
	return offer{by: data.ByTopics, label: lang.L("Topic"), hint: lang.L("Topic to look for"), options: all, take: func(i int) {
		f.Change(func(q *data.Query) {
			if !slices.Contains(q.Topics, topics[i].Topic) {
				q.Topics = append(slices.Clone(q.Topics), topics[i].Topic)
			}
		})
	}}
}

func (f *Filters) events(events []store.EventRow) offer {
	return offer{by: data.ByEvent, label: lang.L("Event"), hint: lang.L("Name, place or year of an event"), options: edit.EventOptions(events), take: func(i int) {
		f.Change(func(q *data.Query) {
			if q.Event != events[i].ID {
				q.Event, q.Session = events[i].ID, 0
			}
		})
	}}
}
