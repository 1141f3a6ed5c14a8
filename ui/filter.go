package ui

import (
	"context"
	"image"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// rowValue is a list row of a contact.
func rowValue(v store.Row, pic image.Image, now time.Time) widget.RowValue {
	parts := make([]string, 0, 2)
	if v.Organisation != "" && v.Organisation != v.Name {
		parts = append(parts, v.Organisation)
	} else if v.Title != "" {
		parts = append(parts, v.Title)
	}
	if len(v.Topics) > 0 {
		parts = append(parts, v.Topics[0])
	}
	return widget.RowValue{
		Initials: data.Initials(v.Name), Name: v.Name, Detail: strings.Join(parts, " · "),
		Aside: lastMet(&v).listed(now), Warmth: int(v.Warmth), Picture: pic,
	}
}

// warmthText names a degree of warmth.
func warmthText(w data.Warmth) string {
	return []string{lang.L("not said"), lang.L("cool"), lang.L("warm"), lang.L("hot")}[w]
}

// sourceText names a way in.
func sourceText(k data.SourceKind) string {
	switch k {
	case data.FromQR:
		return lang.L("read from a code")
	case data.FromSwap:
		return lang.L("from the swap page")
	case data.FromFile:
		return lang.L("imported from a file")
	case data.FromText:
		return lang.L("pasted")
	}
	return lang.L("typed")
}

// chooseFilter drops down the conditions that can be added.
func (p *peopleScreen) chooseFilter(at fyne.CanvasObject) {
	type choices struct {
		topics []store.TopicCount
		events []store.EventRow
	}
	Load(p.app, lang.L("The filters could not be read"), func(ctx context.Context) (choices, error) {
		topics, err := p.app.Store.Topics(ctx)
		if err != nil {
			return choices{}, err
		}
		events, err := p.app.Store.Events(ctx)
		return choices{topics, events}, err
	}, func(c choices) {
		menu := fyne.NewMenu("", p.topicMenu(c.topics), p.eventMenu(c.events), p.warmthMenu(), p.sourceMenu())
		if p.filtered() {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Show everybody"), p.clear))
		}
		p.filterMenu = menu
		p.app.dropDown(menu, at)
	})
}

func (p *peopleScreen) topicMenu(topics []store.TopicCount) *fyne.MenuItem {
	all := make([]option, len(topics))
	for i, t := range topics {
		all[i] = option{text: t.Topic, note: lang.Number(t.Count)}
	}
	return p.app.submenu(lang.L("Topic"), lang.L("Topic to look for"), all, func(i int) {
		p.filter(func(q *data.Query) {
			if !slices.Contains(q.Topics, topics[i].Topic) {
				q.Topics = append(slices.Clone(q.Topics), topics[i].Topic)
			}
		})
	})
}

func (p *peopleScreen) eventMenu(events []store.EventRow) *fyne.MenuItem {
	return p.app.submenu(lang.L("Event"), lang.L("Name, place or year of an event"), eventOptions(events), func(i int) {
		p.filter(func(q *data.Query) { q.Event = events[i].ID })
	})
}

// eventOptions are events to choose from: by name, with their days where a list shows them.
func eventOptions(events []store.EventRow) []option {
	names := eventNames(events)
	all := make([]option, len(events))
	for i, e := range events {
		all[i] = option{text: names[i], also: e.Place}
		if !e.Start.IsZero() {
			from := e.Start.In(e.Location())
			all[i].note = lang.L("{{.Month}} {{.Year}}", shortMonth(from.Month()), strconv.Itoa(from.Year()))
		}
	}
	return all
}

// warmthFilter names the people who are at least so warm.
func warmthFilter(w data.Warmth) string {
	if w == data.Hot {
		return warmthText(w)
	}
	return lang.L("{{.Warmth}} or warmer", warmthText(w))
}

func (p *peopleScreen) warmthMenu() *fyne.MenuItem {
	degrees := []data.Warmth{data.Hot, data.Warm, data.Cool}
	all := make([]option, len(degrees))
	for i, w := range degrees {
		all[i].text = warmthFilter(w)
	}
	return p.app.submenu(lang.L("Warmth"), "", all, func(i int) {
		p.filter(func(q *data.Query) { q.Warmth = degrees[i] })
	})
}

func (p *peopleScreen) sourceMenu() *fyne.MenuItem {
	all := make([]option, len(data.SourceKinds))
	for i, k := range data.SourceKinds {
		all[i].text = sourceText(k)
	}
	return p.app.submenu(lang.L("How they came in"), "", all, func(i int) {
		p.filter(func(q *data.Query) { q.Source = data.SourceKinds[i] })
	})
}

// filter changes the conditions and shows them as chips that can be taken away again.
func (p *peopleScreen) filter(change func(*data.Query)) {
	change(&p.query)
	p.showFilters()
	p.look()
}

func (p *peopleScreen) showFilters() {
	q := p.query
	p.filters.Objects = nil
	add := func(text string, remove func(*data.Query)) {
		p.filters.Add(widget.NewChip(text, "close", func() { p.filter(remove) }))
	}
	for _, t := range q.Topics {
		add("#"+t, func(q *data.Query) {
			q.Topics = slices.DeleteFunc(slices.Clone(q.Topics), func(have string) bool { return have == t })
		})
	}
	if q.Event != 0 {
		name := lang.L("Event")
		if e, err := p.app.Store.Event(p.app.ctx, q.Event); err == nil {
			name = widget.Ellipsis(e.Name, 200, 12, fyne.TextStyle{})
		}
		add(name, func(q *data.Query) { q.Event = 0 })
	}
	if q.Warmth != 0 {
		add(warmthFilter(q.Warmth), func(q *data.Query) { q.Warmth = 0 })
	}
	if q.Source != "" {
		add(sourceText(q.Source), func(q *data.Query) { q.Source = "" })
	}
	if q.Import != 0 {
		add(lang.L("one import"), func(q *data.Query) { q.Import = 0 })
	}
	if len(p.filters.Objects) > 0 {
		p.filters.Show()
	} else {
		p.filters.Hide()
	}
	p.filters.Refresh()
}
