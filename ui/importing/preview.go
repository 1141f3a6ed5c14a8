package importing

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	fields "lanyard/data/format/field"
	"lanyard/data/intake"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// preview shows what a file holds before anything is saved: the people with what saving each does,
// the columns and what they were taken for, the rows that could not be read.
func (j *job) preview() {
	w := j.w
	var s *window.Sheet
	var show func()
	summary := widget.Prose("", fyne.TextAlignLeading)
	chosen := entry{match: -1, gone: -1}
	people := lists.NewList(func() int { return len(j.again.lines) }, newImportRow, j.fillRow)
	one := newImportPerson(func(m intake.Proposal) {
		j.matches[chosen.match] = m
		j.compare(func() {
			people.Select(j.lineOf(chosen.match))
			show()
		})
	})
	turn := func(gone int) {
		j.turnOff(gone)
		show()
	}
	show = func() {
		summary.SetText(j.summary())
		s.EnableOK(j.willSave())
		if chosen.match >= len(j.matches) || chosen.gone >= len(j.again.list.Gone) {
			chosen = entry{match: -1, gone: -1}
		}
		switch {
		case chosen.gone >= 0:
			g := j.again.list.Gone[chosen.gone]
			one.setGone(g, j.again.list.Event.Name, j.again.takeOff[g.Attendee.ContactID], func() { turn(chosen.gone) })
		case chosen.match >= 0:
			one.set(j.matches[chosen.match], j.twinName(chosen.match), j.saidOfList(chosen.match))
		default:
			one.clear()
		}
		people.Refresh()
	}
	last := 0
	people.OnSelected = func(i int) {
		people.Note(i)
		if i >= len(j.again.lines) {
			return
		}
		if to := j.besideHeading(i, last); to != i {
			people.Select(to)
			return
		}
		last, chosen = i, j.again.lines[i]
		show()
	}
	people.OnEnter = func(i int) {
		if gone := chosen.gone; gone >= 0 {
			turn(gone)
			return
		}
		one.next()
	}
	compare := func() {
		j.compare(func() {
			chosen = entry{match: -1, gone: -1}
			people.UnselectAll()
			show()
			if first := slices.IndexFunc(j.again.lines, func(e entry) bool { return e.heading == "" }); first >= 0 {
				people.Select(first)
				people.ScrollToTop()
			}
		})
	}
	into := newImportInto(j, compare).content
	if len(j.sheets()) > 1 {
		into = container.New(widget.Beside{Share: 0.32, Gap: 12}, widget.Field(lang.L("Sheet"), j.sheetChoice(func(sheet string) { j.chooseSheet(s, sheet) })), into)
	}
	top := container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Tight(summary), into)
	if from := j.fromOthers(func() { j.reread(compare) }); from != nil {
		top.Add(from)
	}
	s = w.NewSheet(j.queue.title(j.name()), lang.L("Import"),
		container.New(widget.Headed{}, top, j.views(container.New(widget.Beside{Share: 0.56, Gap: 12}, people, one.content), func() { j.reread(compare) })), fyne.NewSize(900, 660))
	s.OnOK = func() {
		s.Working(true) // it stays until all is saved: what was chosen for each person is in it
		j.save(s.Finish)
	}
	s.OnClosed = func() {
		j.compared.Drop()
		if !j.saved {
			j.queue.done(j.nth)
		}
	}
	j.queue.offer(s)
	s.Stays = true
	j.arrange()
	show()
	s.First = s.OKButton
	s.Show()
	if len(j.matches) > 0 {
		people.Select(0)
	}
}

// views are the people, for a table its columns, and what could not be read.
func (j *job) views(people fyne.CanvasObject, reread func()) fyne.CanvasObject {
	names, views := []string{lang.L("People")}, []fyne.CanvasObject{people}
	if j.layout != nil {
		names, views = append(names, lang.L("Columns")), append(views, j.columns(reread))
		if len(j.matches) == 0 { // what the columns hold is to be said first
			slices.Reverse(names)
			slices.Reverse(views)
		}
	}
	if len(j.problems) > 0 {
		names, views = append(names, problemsTitle(j.problems)), append(views, j.unreadTab())
	}
	return widget.Tabbed(names, views)
}

// summary says in one line what the file is and what saving does.
func (j *job) summary() string {
	what := map[string]string{"vcard": "vCard", "csv": "CSV", "xlsx": "XLSX", "ldif": "LDIF", "mecard": "MECARD", "mailboxes": lang.L("List of addresses"), "json": "JSON"}[string(j.kind)]
	if j.layout != nil && j.layout.Program != "" {
		what = lang.L("{{.What}} from {{.Program}}", what, programName(j.layout.Program))
	}
	fresh, updates, same := j.counts()
	var does []string
	for _, text := range []string{words.NewCount(fresh), words.UpdatedCount(updates), words.ThereCount(same)} {
		if text != "" {
			does = append(does, text)
		}
	}
	if n := len(j.matches) - fresh - updates - same; n > 0 {
		does = append(does, lang.N(n, "{{.Count}} left out", "{{.Count}} left out"))
	}
	text := what + ", " + words.PeopleCount(len(j.matches))
	if len(does) > 0 {
		text = lang.L("{{.What}}, {{.People}}: {{.Does}}", what, words.PeopleCount(len(j.matches)), lang.Whole(strings.Join(does, ", ")))
	}
	if more := j.besides(); more != "" {
		text += " · " + more
	}
	if n := len(j.problems); n > 0 {
		text += " · " + RowsNotRead(n)
	}
	return text
}

// RowsNotRead counts them.
func RowsNotRead(n int) string {
	return lang.N(n, "{{.Count}} row not read, or not wholly", "{{.Count}} rows not read, or not wholly")
}

// programName writes a program's name as its makers do.
func programName(program string) string {
	if name, ok := map[string]string{
		"linkedin": "LinkedIn", "hubspot": "HubSpot", "civicrm": "CiviCRM", "pretix": "pretix",
	}[program]; ok {
		return name
	}
	return strings.ToUpper(program[:1]) + program[1:]
}

func (j *job) willSave() bool {
	fresh, updates, _ := j.counts()
	return fresh+updates > 0 || j.event != 0 || !j.document.Empty()
}

// besides says what comes in of Lanyard's own file beside people: "3 events, your own details (Ada Doe), 2 cards".
func (j *job) besides() string {
	doc := j.comes
	if doc == nil {
		return ""
	}
	var parts []string
	if n := len(doc.Events); n > 0 {
		parts = append(parts, words.EventCount(n))
	}
	if doc.Me != nil {
		parts = append(parts, lang.L("your own details ({{.Name}})", doc.Me.Contact.Name()))
	}
	if n := len(doc.Cards); n > 0 {
		parts = append(parts, lang.N(n, "{{.Count}} card", "{{.Count}} cards"))
	}
	if n := len(doc.TopicCadences); n > 0 {
		parts = append(parts, lang.N(n, "{{.Count}} cadence of a topic", "{{.Count}} cadences of topics"))
	}
	if n := len(doc.Templates); n > 0 {
		parts = append(parts, lang.N(n, "{{.Count}} template", "{{.Count}} templates"))
	}
	if n := len(doc.Views); n > 0 {
		parts = append(parts, lang.N(n, "{{.Count}} view", "{{.Count}} views"))
	}
	return strings.Join(parts, ", ")
}

func newImportRow() fyne.CanvasObject {
	name, detail := style.NewText(""), style.NewMuted("")
	name.Style.Bold = true
	detail.TextSize = theme.SizeNameCaptionText
	action := widget.NewChip("", "", nil)
	heading := newHeading()
	return container.New(layout.NewCustomPaddedLayout(0, 0, 10, 16), // beside the scroll bar
		container.NewBorder(nil, nil, nil, container.NewCenter(action),
			style.AtLeast(0, 44, container.NewVBox(layout.NewSpacer(), name, detail, layout.NewSpacer()))),
		heading)
}

func (j *job) fillRow(at int, o fyne.CanvasObject) {
	if at >= len(j.again.lines) {
		return
	}
	line := j.again.lines[at]
	row, heading := o.(*fyne.Container).Objects[0].(*fyne.Container), o.(*fyne.Container).Objects[1].(*fyne.Container)
	row.Hidden, heading.Hidden = line.heading != "", line.heading == ""
	heading.Objects[0].(*fyne.Container).Objects[0].(*style.Text).SetText(line.heading)
	i := line.match
	if i < 0 || i >= len(j.matches) {
		j.fillGone(line.gone, row)
		return
	}
	m := j.matches[i]
	c := m.Draft.Contact
	lines := row.Objects[0].(*fyne.Container).Objects[1].(*fyne.Container).Objects
	lines[1].(*style.Text).SetText(c.Name())
	chip := row.Objects[1].(*fyne.Container).Objects[0].(*widget.Chip)
	detail := words.Joined(" · ", c.Organisation, c.PreferredEmail(), c.PreferredPhone())
	text := lang.L("new")
	switch m.Action {
	case intake.Update:
		text = lang.L("update")
		detail = matchText(m, j.twinName(i))
	case intake.Same:
		text = lang.L("already there")
		detail = matchText(m, j.twinName(i))
	case intake.Skip:
		text = lang.L("left out")
	}
	strong := m.Action == intake.Create || m.Action == intake.Update
	if said, stands := j.chipOf(i); said != "" {
		text, strong = said, stands
	}
	lines[2].(*style.Text).SetText(detail)
	chip.Strong = strong
	chip.SetText(text)
}

// fillGone shows somebody who is no longer in the file; nobody for a heading.
func (j *job) fillGone(gone int, row *fyne.Container) {
	if gone < 0 || gone >= len(j.again.list.Gone) {
		return
	}
	g := j.again.list.Gone[gone]
	lines := row.Objects[0].(*fyne.Container).Objects[1].(*fyne.Container).Objects
	lines[1].(*style.Text).SetText(g.Contact.Name())
	lines[2].(*style.Text).SetText(words.Joined(" · ", g.Contact.Organisation, g.Contact.PreferredEmail()))
	chip := row.Objects[1].(*fyne.Container).Objects[0].(*widget.Chip)
	text := lang.L("stays")
	if chip.Strong = j.again.takeOff[g.Attendee.ContactID]; chip.Strong {
		text = lang.L("off the list")
	}
	chip.SetText(text)
}

// twinName is who in the file, further up, the person of a row is; "" for nobody.
func (j *job) twinName(i int) string {
	if t := j.matches[i].Twin; t > 0 && t <= len(j.matches) {
		return j.matches[t-1].Draft.Contact.Name()
	}
	return ""
}

// matchText says whom a proposal updates, and why it is thought to be them.
func matchText(m intake.Proposal, twin string) string {
	if c := m.Candidate(m.Target); c != nil {
		name := c.Contact.Name()
		if name == m.Draft.Contact.Name() {
			name = "" // it stands above
		}
		return words.Joined(" · ", name, words.Reasons(c.Score))
	}
	return lang.L("the same person as {{.Name}}, further up in the file", twin)
}

// columns lists every column with its first values and the field it fills, to be corrected.
func (j *job) columns(changed func()) fyne.CanvasObject {
	all := fields.All()
	labels := make([]string, len(all))
	for i, f := range all {
		labels[i] = f.Header
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(6))
	var choices []*widget.Select
	if j.recalled {
		var line fyne.CanvasObject
		forget := widget.NewButton(lang.L("Forget"), "", func() {
			j.forget()
			for i, c := range choices {
				for k, f := range all {
					if f.ID == j.layout.Columns[i].Field {
						c.SetSelectedIndex(k)
					}
				}
			}
			line.Hide()
			changed()
		})
		line = container.NewBorder(nil, nil, nil, forget, style.NewText(lang.L("Columns as you set them last time")))
		box.Add(line)
	}
	for i := range j.layout.Columns {
		col := &j.layout.Columns[i]
		choice := widget.NewSelect(labels, nil)
		for k, f := range all {
			if f.ID == col.Field {
				choice.SetSelectedIndex(k)
			}
		}
		choice.OnChanged = func(string) {
			if k := choice.SelectedIndex(); k >= 0 && all[k].ID != col.Field {
				col.Field = all[k].ID
				changed()
			}
		}
		choices = append(choices, choice)
		sample := style.NewMuted(strings.Join(col.Sample, " · "))
		sample.TextSize = theme.SizeNameCaptionText
		head := style.NewText(col.Header)
		head.Style.Bold = true
		said := container.NewVBox(layout.NewSpacer(), head, layout.NewSpacer())
		if len(col.Sample) > 0 {
			said = container.New(layout.NewCustomPaddedVBoxLayout(0), layout.NewSpacer(), head, sample, layout.NewSpacer())
		}
		box.Add(container.NewBorder(nil, nil, nil, style.AtLeast(240, 0, choice), said))
	}
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 14), box))
}
