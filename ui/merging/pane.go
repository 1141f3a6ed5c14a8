// Package merging shows two contacts of one person and what becomes of them.
package merging

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Pane shows two cards beside each other, with what differs in bold, and the card that they become
// when they are merged. Where both say something of which there can be one, the user chooses whose stays.
type Pane struct {
	w       *window.Window
	Content *container.Scroll
	two     [2]edit.Person
	Theirs  map[data.Side]bool // of what the second card's value stays
	Result  *fyne.Container
	choices []*fw.Icon  // two for each of the sides
	Sides   []data.Side // that can be chosen, in the order of cardLines
}

// NewPane is a pane that compares nobody yet.
func NewPane(w *window.Window) *Pane {
	return &Pane{w: w, Content: container.NewVScroll(container.NewStack()), Result: container.New(layout.NewCustomPaddedVBoxLayout(4))}
}

// Show compares two persons. Where there is a choice, the values of the card that says more stay at first.
func (m *Pane) Show(first, second edit.Person) {
	m.two = [2]edit.Person{first, second}
	a, b := &m.two[0].Contact, &m.two[1].Contact
	m.Sides, m.Theirs = data.Sides(a, b), map[data.Side]bool{}
	for _, s := range data.TheirSides(a, b, says(&first), says(&second)) {
		m.Theirs[s] = true
	}
	m.Content.Offset = fyne.Position{}
	m.Draw()
}

// Draw draws the two anew. What was chosen of them stays.
func (m *Pane) Draw() {
	m.choices = nil
	box := container.New(layout.NewCustomPaddedVBoxLayout(6), container.New(&twoColumns{}, style.Gap(0, 0), m.face(0), m.face(1)))
	left, right := cardLines(&m.two[0]), cardLines(&m.two[1])
	for i := range left {
		if len(left[i].values)+len(right[i].values) > 0 {
			box.Add(m.compare(left[i], right[i]))
		}
	}
	box.Add(style.Gap(0, 4))
	box.Add(widget.Section(lang.L("They become one contact"), m.Result))
	m.Content.Content = container.New(layout.NewCustomPaddedLayout(4, 80, 0, 12), box)
	m.showResult()
	m.Content.Refresh()
}

// says counts what is known of a person beside the card.
func says(p *edit.Person) int { return len(p.Encounters) + len(p.Promises) }

// cardLine is one field of a card as it is compared: its values as shown, and by what they are the same.
type cardLine struct {
	name   string
	side   data.Side // "" where all values of both stay
	values []string
	keys   []string
}

// cardLines are all fields of a person's card, in the same order for everybody.
func cardLines(p *edit.Person) []cardLine {
	c := &p.Contact
	one := func(name string, side data.Side, value string) cardLine {
		if value == "" {
			return cardLine{name: name, side: side}
		}
		return cardLine{name, side, []string{value}, []string{value}}
	}
	shown := c.Name()
	if parts := c.JoinedName(); c.DisplayName != "" && parts != "" && data.Fold(parts) != data.Fold(shown) {
		shown += " (" + parts + ")"
	}
	lines := []cardLine{one(lang.L("Name"), data.SideName, shown)}
	for _, f := range data.Fields {
		if !f.InName() {
			lines = append(lines, one(words.Field(f.Key), data.Side(f.Key), *f.Text(c)))
		}
	}
	return append(lines,
		listLine(lang.L("E-mail"), c.Emails, func(e data.Email) (text, key string) {
			return words.ValueAndLabel(e.Value, e.Label), strings.ToLower(e.Value)
		}),
		listLine(lang.L("Phone"), c.Phones, func(p data.Phone) (text, key string) {
			return words.ValueAndLabel(p.Value, p.Label), cmp.Or(p.E164, p.Value)
		}),
		listLine(lang.L("Link"), c.Links, func(k data.Link) (text, key string) {
			return words.ValueAndLabel(k.Value, k.Label), strings.ToLower(k.Value)
		}),
		listLine(lang.L("Address"), c.Addresses, func(a data.Address) (text, key string) {
			lines := strings.Join(a.Lines(), ", ")
			return words.ValueAndLabel(lines, a.Label), data.Fold(lines)
		}),
		one(lang.L("Topics"), "", strings.Join(c.Topics, ", ")),
		one(lang.L("Birthday"), data.SideBirthday, c.Birthday.String()), photoLine(c),
		one(lang.L("Note"), "", style.Ellipsis(words.Private(c.Note), 2400, theme.TextSize(), fyne.TextStyle{})),
		listLine(words.Field(data.FormerField), c.Former, func(f data.Former) (text, key string) { return words.Former(f), words.Former(f) }),
		listLine(lang.X("field.other", "Other"), c.Other, func(p data.Property) (text, key string) {
			return style.Ellipsis(p.Label()+": "+p.Text(), 600, theme.TextSize(), fyne.TextStyle{}), p.Name + ":" + p.Value
		}),
		one(lang.L("How often to be in touch"), "", words.Private(words.HowOften(p.Cadence.Every, p.Cadence.Face))),
		one(lang.L("Encounters"), "", meetingsText(p)))
}

// listLine is a field of several values: each as it is shown, and by what it is the same.
func listLine[T any](name string, all []T, show func(T) (text, key string)) cardLine {
	l := cardLine{name: name}
	for _, v := range all {
		text, key := show(v)
		l.values, l.keys = append(l.values, text), append(l.keys, key)
	}
	return l
}

// photoLine says that there is a photo; the picture itself stands at the top.
func photoLine(c *data.Contact) cardLine {
	l := cardLine{name: lang.L("Photo"), side: data.SidePhoto}
	if !c.Photo.IsZero() {
		l.values, l.keys = []string{lang.L("the picture above")}, []string{c.Photo.SHA256}
	}
	return l
}

// meetingsText counts what hangs on a person.
func meetingsText(p *edit.Person) string {
	var parts []string
	if n := len(p.Encounters); n > 0 {
		parts = append(parts, lang.N(n, "{{.Count}} encounter", "{{.Count}} encounters"))
	}
	if n := len(p.Promises); n > 0 && !style.Hidden() {
		parts = append(parts, lang.N(n, "{{.Count}} promise", "{{.Count}} promises"))
	}
	if n := len(p.Attending); n > 0 {
		parts = append(parts, lang.N(n, "on {{.Count}} list", "on {{.Count}} lists"))
	}
	return strings.Join(parts, ", ")
}

// face heads a column.
func (m *Pane) face(i int) fyne.CanvasObject {
	c := &m.two[i].Contact
	avatar := style.NewAvatar(48)
	set := func() {}
	set = func() {
		avatar.Set(data.Initials(c.Name()), c.Name(), m.w.Thumbs.Get(m.w, c.Photo.SHA256, func() { set() }))
	}
	set()
	return container.NewHBox(avatar)
}

// line lays out one field of both cards.
func (m *Pane) line(name string, left, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&twoColumns{}, style.NewCaption(name), left, right)
}

// compare shows one field of both.
func (m *Pane) compare(left, right cardLine) fyne.CanvasObject {
	if left.side == "" || !slices.Contains(m.Sides, left.side) {
		return m.line(left.name, values(left, right), values(right, left))
	}
	cells := make([]fyne.CanvasObject, 2)
	for i, l := range []cardLine{left, right} {
		icon := fw.NewIcon(nil)
		text := values(l, cardLine{})
		cells[i] = widget.NewPress(container.NewBorder(nil, nil, container.NewVBox(container.NewGridWrap(fyne.NewSquareSize(20), icon)), nil,
			container.New(layout.NewCustomPaddedLayout(0, 2, 4, 2), text)), func() { m.Choose(left.side, i == 1) })
		m.choices = append(m.choices, icon)
	}
	m.mark(left.side)
	return m.line(left.name, cells[0], cells[1])
}

// ValuesShown is how many values are shown of a field with very many: a label takes long over more.
const ValuesShown = 12

// shown are the values of a field as there is room for them.
func (l *cardLine) shown() []string {
	var out []string
	for _, v := range l.values[:min(len(l.values), ValuesShown)] {
		out = append(out, style.Cut(style.Shown(v), style.NameLetters))
	}
	if more := len(l.values) - len(out); more > 0 {
		out = append(out, lang.N(more, "and {{.Count}} more", "and {{.Count}} more"))
	}
	return out
}

// values are the values of one card's field: bold where the other card lacks them.
func values(l, other cardLine) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(2))
	for i, v := range l.shown() {
		text := widget.Prose(v, fyne.TextAlignLeading)
		if i == ValuesShown {
			text.Importance = fw.LowImportance
			box.Add(widget.Tight(text))
			continue
		}
		text.TextStyle.Bold = !slices.Contains(other.keys, l.keys[i])
		if !text.TextStyle.Bold {
			text.Importance = fw.LowImportance
		}
		box.Add(widget.Tight(text))
	}
	return box
}

// Choose says whose value of a field stays.
func (m *Pane) Choose(s data.Side, second bool) {
	m.Theirs[s] = second
	m.mark(s)
	m.showResult()
}

// mark shows which value of a field stays.
func (m *Pane) mark(s data.Side) {
	at := 2 * slices.Index(m.Sides, s)
	if at+1 >= len(m.choices) {
		return
	}
	on, off := m.choices[at], m.choices[at+1]
	if m.Theirs[s] {
		on, off = off, on
	}
	on.SetResource(theme.NewPrimaryThemedResource(theme.RadioButtonCheckedIcon()))
	off.SetResource(theme.RadioButtonIcon())
}

// chosen are the fields in which the second card's value stays.
func (m *Pane) chosen() (theirs []data.Side) {
	for _, s := range m.Sides {
		if m.Theirs[s] {
			theirs = append(theirs, s)
		}
	}
	return theirs
}

// showResult shows the card that the two become.
func (m *Pane) showResult() {
	both := edit.Person{
		Contact:    data.MergeSides(m.two[0].Contact, m.two[1].Contact, m.chosen()...),
		Encounters: append(slices.Clone(m.two[0].Encounters), m.two[1].Encounters...),
		Promises:   append(slices.Clone(m.two[0].Promises), m.two[1].Promises...),
		Attending:  slices.Clone(m.two[0].Attending),
		Cadence:    m.two[0].Cadence,
	}
	both.Cadence.Join(&m.two[1].Cadence)
	for _, at := range m.two[1].Attending {
		if !slices.ContainsFunc(both.Attending, func(a data.Attendee) bool { return a.EventID == at.EventID }) {
			both.Attending = append(both.Attending, at)
		}
	}
	m.Result.Objects = nil
	for _, l := range cardLines(&both) {
		if len(l.values) == 0 {
			continue
		}
		m.Result.Add(container.NewBorder(nil, nil, container.NewVBox(style.AtLeast(widget.LabelWidth(), 0, style.NewCaption(l.name))), nil,
			widget.Tight(widget.Prose(strings.Join(l.shown(), "\n"), fyne.TextAlignLeading))))
	}
	m.Result.Refresh()
}

// Merge makes the one card of the two.
func (m *Pane) Merge(tx *store.Tx) error {
	return tx.MergeContacts(m.two[0].Contact.ID, m.two[1].Contact.ID, m.chosen()...)
}

// Summary names the operation.
func (m *Pane) Summary() string {
	name, other := m.two[0].Contact.Name(), m.two[1].Contact.Name()
	if name == other {
		return lang.L("Merged two contacts of {{.Name}}", name)
	}
	return lang.L("Merged {{.Name}} and {{.Other}}", name, other)
}

// Apart names the decision that they are two persons.
func (m *Pane) Apart() string {
	name, other := m.two[0].Contact.Name(), m.two[1].Contact.Name()
	if name == other {
		return lang.L("The two contacts called {{.Name}} are two people", name)
	}
	return lang.L("{{.Name}} and {{.Other}} are two persons", name, other)
}

// twoColumns lays out a caption and two columns of the same width. Where those would be narrow, the caption
// stands above them. Its height follows from the width it was last given.
type twoColumns struct{ width float32 }

// above reports whether the caption stands over the columns.
func (t *twoColumns) above() bool {
	return t.width > 0 && (t.width-widget.LabelWidth()-widget.ColumnGap)/2 < 110*style.TextScale()
}

// MinSize implements fyne.Layout.
func (t *twoColumns) MinSize(o []fyne.CanvasObject) fyne.Size {
	label, columns := o[0].MinSize().Height, max(o[1].MinSize().Height, o[2].MinSize().Height)
	if t.above() {
		return fyne.NewSize(2*80+widget.ColumnGap, label+columns)
	}
	return fyne.NewSize(2*80+widget.ColumnGap, max(label, columns))
}

// Layout implements fyne.Layout.
func (t *twoColumns) Layout(o []fyne.CanvasObject, s fyne.Size) {
	t.width = s.Width
	x, y := widget.LabelWidth(), float32(0)
	o[0].Move(fyne.NewPos(0, 1))
	o[0].Resize(fyne.NewSize(x, o[0].MinSize().Height))
	if t.above() {
		x, y = 0, o[0].MinSize().Height
		o[0].Resize(fyne.NewSize(s.Width, y))
	}
	column := max(0, (s.Width-x-widget.ColumnGap)/2)
	for i, at := range []float32{x, x + column + widget.ColumnGap} {
		o[i+1].Move(fyne.NewPos(at, y))
		o[i+1].Resize(fyne.NewSize(column, s.Height-y))
	}
}
