package people

import (
	"context"
	"image"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// rowValue is a list row of a contact.
func rowValue(v store.Row, pic image.Image, now time.Time) lists.RowValue {
	parts := make([]string, 0, 2)
	if v.Organisation != "" && v.Organisation != v.Name {
		parts = append(parts, v.Organisation)
	} else if v.Title != "" {
		parts = append(parts, v.Title)
	}
	if len(v.Topics) > 0 {
		parts = append(parts, v.Topics[0])
	}
	return lists.RowValue{
		Initials: data.Initials(v.Name), Name: v.Name, Detail: strings.Join(parts, " · "),
		Aside: words.LastMet(&v).Listed(now), Warmth: int(v.Warmth), Picture: pic,
	}
}

// ChooseFilter drops down the conditions that can be added.
func (p *Page) ChooseFilter(at fyne.CanvasObject) {
	type choices struct {
		topics []store.TopicCount
		events []store.EventRow
	}
	window.Load(p.w, lang.L("The filters could not be read"), func(ctx context.Context) (choices, error) {
		topics, err := p.w.Store.Topics(ctx)
		if err != nil {
			return choices{}, err
		}
		events, err := p.w.Store.Events(ctx)
		return choices{topics, events}, err
	}, func(c choices) {
		menu := fyne.NewMenu("", p.topicMenu(c.topics), p.eventMenu(c.events), p.WarmthMenu(), p.SourceMenu())
		if p.filtered() {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Show everybody"), p.Clear))
		}
		p.FilterMenu = menu
		p.w.DropDown(menu, at)
	})
}

func (p *Page) topicMenu(topics []store.TopicCount) *fyne.MenuItem {
	all := make([]window.Option, len(topics))
	for i, t := range topics {
		all[i] = window.Option{Text: t.Topic, Note: lang.Number(t.Count)}
	}
	return p.w.Submenu(lang.L("Topic"), lang.L("Topic to look for"), all, func(i int) {
		p.Filter(func(q *data.Query) {
			if !slices.Contains(q.Topics, topics[i].Topic) {
				q.Topics = append(slices.Clone(q.Topics), topics[i].Topic)
			}
		})
	})
}

func (p *Page) eventMenu(events []store.EventRow) *fyne.MenuItem {
	return p.w.Submenu(lang.L("Event"), lang.L("Name, place or year of an event"), edit.EventOptions(events), func(i int) {
		p.Filter(func(q *data.Query) { q.Event = events[i].ID })
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
func (p *Page) WarmthMenu() *fyne.MenuItem {
	degrees := []data.Warmth{data.Hot, data.Warm, data.Cool}
	all := make([]window.Option, len(degrees))
	for i, w := range degrees {
		all[i].Text = warmthFilter(w)
	}
	return p.w.Submenu(lang.L("Warmth"), "", all, func(i int) {
		p.Filter(func(q *data.Query) { q.Warmth = degrees[i] })
	})
}

// SourceMenu filters by the way in.
func (p *Page) SourceMenu() *fyne.MenuItem {
	all := make([]window.Option, len(data.SourceKinds))
	for i, k := range data.SourceKinds {
		all[i].Text = words.Source(k)
	}
	return p.w.Submenu(lang.L("How they came in"), "", all, func(i int) {
		p.Filter(func(q *data.Query) { q.Source = data.SourceKinds[i] })
	})
}

// Filter changes the conditions and shows them as chips that can be taken away again.
func (p *Page) Filter(change func(*data.Query)) {
	change(&p.Query)
	p.showFilters()
	p.look()
}

func (p *Page) showFilters() {
	q := p.Query
	p.Filters.Objects = nil
	add := func(text string, remove func(*data.Query)) *widget.Chip {
		chip := widget.NewChip(text, "close", func() { p.Filter(remove) })
		p.Filters.Add(chip)
		return chip
	}
	for _, t := range q.Topics {
		add("#"+t, func(q *data.Query) {
			q.Topics = slices.DeleteFunc(slices.Clone(q.Topics), func(have string) bool { return have == t })
		})
	}
	if q.Event != 0 {
		p.nameEvent(q.Event, add(lang.L("Event"), func(q *data.Query) { q.Event = 0 }))
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
	if len(p.Filters.Objects) > 0 {
		p.Filters.Show()
	} else {
		p.Filters.Hide()
	}
	p.Filters.Refresh()
}

// nameEvent puts the name of an event on its chip, once that is read.
func (p *Page) nameEvent(id int64, chip *widget.Chip) {
	show := func() { chip.SetText(style.Ellipsis(p.event.Name, 200, 12, fyne.TextStyle{})) }
	if p.event.ID == id { // as it was read before
		show()
	}
	window.Read(p.w, p.eventAsked.Next(), 0, func(ctx context.Context) (data.Event, error) { return p.w.Store.Event(ctx, id) }, func(e data.Event, err error) {
		if err == nil { // else it says that there is one
			p.event = e
			show()
			p.Filters.Refresh()
		}
	})
}
