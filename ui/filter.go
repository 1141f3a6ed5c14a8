package ui

import (
	"context"
	"image"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/store"
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
		fw.NewPopUpMenu(menu, p.app.Window.Canvas()).ShowAtRelativePosition(fyne.NewPos(0, at.Size().Height), at)
	})
}

func submenu(text string, items []*fyne.MenuItem) *fyne.MenuItem {
	it := fyne.NewMenuItem(text, nil)
	it.Disabled = len(items) == 0
	it.ChildMenu = fyne.NewMenu("", items...)
	return it
}

const menuLength = 14

func (p *peopleScreen) topicMenu(topics []store.TopicCount) *fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, t := range topics[:min(len(topics), menuLength)] {
		items = append(items, fyne.NewMenuItem(inMenu(t.Topic), func() {
			p.filter(func(q *data.Query) {
				if !slices.Contains(q.Topics, t.Topic) {
					q.Topics = append(slices.Clone(q.Topics), t.Topic)
				}
			})
		}))
	}
	return submenu(lang.L("Topic"), items)
}

func (p *peopleScreen) eventMenu(events []store.EventRow) *fyne.MenuItem {
	var items []*fyne.MenuItem
	events = events[:min(len(events), menuLength)]
	names := eventNames(events)
	for i, e := range events {
		items = append(items, fyne.NewMenuItem(names[i], func() {
			p.filter(func(q *data.Query) { q.Event = e.ID })
		}))
	}
	return submenu(lang.L("Event"), items)
}

func (p *peopleScreen) warmthMenu() *fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, w := range []data.Warmth{data.Hot, data.Warm, data.Cool} {
		text := warmthText(w)
		if w != data.Hot {
			text += " " + lang.L("or warmer")
		}
		items = append(items, fyne.NewMenuItem(text, func() {
			p.filter(func(q *data.Query) { q.Warmth = w })
		}))
	}
	return submenu(lang.L("Warmth"), items)
}

func (p *peopleScreen) sourceMenu() *fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, k := range []data.SourceKind{data.Typed, data.FromQR, data.FromFile, data.FromText} {
		items = append(items, fyne.NewMenuItem(sourceText(k), func() {
			p.filter(func(q *data.Query) { q.Source = k })
		}))
	}
	return submenu(lang.L("How they came in"), items)
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
		add(warmthText(q.Warmth), func(q *data.Query) { q.Warmth = 0 })
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
