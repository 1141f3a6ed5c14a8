package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	fields "lanyard/data/format/field"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/widget"
)

// preview shows what a file holds before anything is saved: the people with what saving each does,
// the columns and what they were taken for, the rows that could not be read.
func (j *importJob) preview() {
	a := j.app
	summary := widget.NewText("")
	people := widget.NewList(func() int { return len(j.matches) }, newImportRow, j.fillRow)
	detail := prose("", fyne.TextAlignLeading)
	chosen := -1
	tabs := container.NewAppTabs(container.NewTabItem(lang.L("People"),
		container.NewBorder(nil, widget.AtLeast(0, 92, container.NewVScroll(detail)), nil, nil, people)))
	var s *Sheet
	show := func() {
		summary.SetText(j.summary())
		s.EnableOK(j.willSave())
		detail.SetText(j.detail(chosen))
		people.Refresh()
	}
	if j.layout != nil {
		tabs.Append(container.NewTabItem(lang.L("Columns"), j.columns(func() { j.reread(show) })))
	}
	if len(j.problems) > 0 {
		tabs.Append(container.NewTabItem(fmt.Sprintf(lang.L("Problems (%d)"), len(j.problems)), j.unreadTab()))
	}
	people.OnSelected = func(i int) {
		people.Note(i)
		chosen = i
		detail.SetText(j.detail(i))
	}
	people.OnEnter = func(i int) {
		m := &j.matches[i]
		m.Action = j.nextAction(*m)
		chosen = i
		show()
	}
	top := container.NewVBox(summary, j.into(func() { s.EnableOK(j.willSave()) }),
		widget.NewMuted(lang.L("Enter on a person changes what is done: new, update or leave out.")))
	s = a.NewSheet(j.title(), lang.L("Import"), container.NewBorder(top, nil, nil, nil, tabs), fyne.NewSize(860, 660))
	s.OnOK = func() {
		s.EnableOK(false) // it stays until all is saved: what was chosen for each person is in it
		j.save(func(err error) {
			if err != nil {
				s.EnableOK(true)
				return
			}
			s.Close()
		})
	}
	s.OnClosed = func() { a.importNext(j.rest, j.of) }
	show()
	s.First = s.ok
	s.Show()
	if len(j.matches) > 0 {
		people.Select(0)
	}
}

// title names the file, and which of several it is.
func (j *importJob) title() string {
	name := filepath.Base(j.path)
	if j.of > 1 {
		return fmt.Sprintf(lang.L("Import %s (%d of %d)"), name, j.nth, j.of)
	}
	return fmt.Sprintf(lang.L("Import %s"), name)
}

// listStatuses are what people of a file can be on the list of an event, as they are offered.
var listStatuses = []data.AttendeeStatus{data.Expected, data.WantToMeet, data.Met, data.Closed}

// into chooses where the people go: into People alone, or on the list of an event too, and as what.
func (j *importJob) into(changed func()) fyne.CanvasObject {
	words := make([]string, len(listStatuses))
	for i, st := range listStatuses {
		words[i] = statusWord(st)
	}
	status := widget.NewSelect(words, nil)
	status.SetSelectedIndex(0)
	status.Disable()
	event := widget.NewSelect([]string{lang.L("People only")}, nil)
	event.SetSelectedIndex(0)
	var events []store.EventRow
	choose := func(string) {
		j.event, j.status = 0, ""
		status.Disable()
		if i := event.SelectedIndex() - 1; i >= 0 && i < len(events) {
			j.event, j.status = events[i].ID, listStatuses[max(0, status.SelectedIndex())]
			status.Enable()
		}
		changed()
	}
	Load(j.app, lang.L("The events could not be read"), func(ctx context.Context) ([]store.EventRow, error) {
		return j.app.Store.Events(ctx)
	}, func(rows []store.EventRow) {
		now := j.app.CurrentEvent().ID
		for _, r := range rows {
			if r.ID == now {
				events = slices.Insert(events, 0, r)
			} else {
				events = append(events, r)
			}
		}
		for _, name := range eventNames(events) {
			event.Options = append(event.Options, fmt.Sprintf(lang.L("People and the list of %s"), name))
		}
		event.OnChanged, status.OnChanged = choose, choose
		event.Refresh()
	})
	return container.NewBorder(nil, nil, fixed(widget.NewMuted(lang.L("Into"))), widget.AtLeast(160, 0, status), event)
}

// detail says what saving does with one person, field by field.
func (j *importJob) detail(i int) string {
	if i < 0 || i >= len(j.matches) {
		return lang.L("Choose a person to see what changes.")
	}
	m := j.matches[i]
	c := m.Draft.Contact
	switch m.Action {
	case intake.Create:
		lines := []string{fmt.Sprintf(lang.L("%s is new"), c.Name())}
		for _, ch := range data.Diff(data.Contact{}, c) {
			if ch.Field != "display_name" && ch.Field != "uid" && ch.Field != "photo" {
				lines = append(lines, changeText(ch))
			}
		}
		return strings.Join(lines, "\n")
	case intake.Same:
		return fmt.Sprintf(lang.L("%s is there already, with all that the file says."), c.Name())
	case intake.Skip:
		return fmt.Sprintf(lang.L("%s is left out."), c.Name())
	}
	lines := []string{lang.L("Updates") + " " + matchText(m)}
	for _, cand := range m.Candidates {
		if cand.Contact.ID == m.Target {
			for _, ch := range cand.Changes {
				lines = append(lines, changeText(ch))
			}
			break
		}
	}
	return strings.Join(lines, "\n")
}

// changeText is a change in a line: "Title: Librarian → Head of Metadata", "+ Phone: …".
func changeText(ch data.Change) string {
	name := fieldWord(ch.Field)
	is, was := oneLiner(ch.New), oneLiner(ch.Old)
	switch {
	case was == "" && is == "":
		return "+ " + name
	case was == "" || listField(ch.Field):
		return fmt.Sprintf("+ %s: %s", name, is)
	case is == "":
		return fmt.Sprintf("− %s: %s", name, was)
	}
	return fmt.Sprintf("%s: %s → %s", name, was, is)
}

// oneLiner writes the values of a list, or the lines of a text, behind one another.
func oneLiner(s string) string { return strings.Join(strings.Split(strings.TrimSpace(s), "\n"), ", ") }

// summary says in one line what the file is and what saving does.
func (j *importJob) summary() string {
	fresh, updates, same := j.counts()
	what := map[string]string{"vcard": "vCard", "csv": "CSV", "xlsx": "XLSX", "ldif": "LDIF", "mecard": "MECARD"}[string(j.kind)]
	if j.layout != nil && j.layout.Program != "" {
		what += " · " + programName(j.layout.Program)
	}
	text := fmt.Sprintf(lang.L("%s, %s: %s new, %s updates, %s already there"), what, peopleCount(len(j.matches)), number(fresh), number(updates), number(same))
	if n := len(j.problems); n > 0 {
		text += ", " + rowsNotRead(n)
	}
	return text
}

// rowsNotRead counts them.
func rowsNotRead(n int) string {
	if n == 1 {
		return lang.L("1 row not read, or not wholly")
	}
	return fmt.Sprintf(lang.L("%s rows not read, or not wholly"), number(n))
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

func (j *importJob) willSave() bool {
	fresh, updates, _ := j.counts()
	return fresh+updates > 0 || j.event != 0
}

// nextAction is the next of what can be done with a proposal: update (or same), new, leave out.
func (j *importJob) nextAction(p intake.Proposal) intake.Action {
	switch p.Action {
	case intake.Update, intake.Same:
		return intake.Create
	case intake.Create:
		return intake.Skip
	}
	if p.Target != 0 {
		return intake.Update
	}
	return intake.Create
}

func newImportRow() fyne.CanvasObject {
	name, detail := widget.NewText(""), widget.NewMuted("")
	name.Style.Bold = true
	detail.TextSize = theme.SizeNameCaptionText
	action := widget.NewChip("", "", nil)
	return container.NewBorder(nil, nil, nil, container.NewCenter(action),
		widget.AtLeast(0, 44, container.NewVBox(layout.NewSpacer(), name, detail, layout.NewSpacer())))
}

func (j *importJob) fillRow(i int, o fyne.CanvasObject) {
	m := j.matches[i]
	c := m.Draft.Contact
	row := o.(*fyne.Container)
	lines := row.Objects[0].(*fyne.Container).Objects[1].(*fyne.Container).Objects
	lines[1].(*widget.Text).SetText(c.Name())
	chip := row.Objects[1].(*fyne.Container).Objects[0].(*widget.Chip)
	detail := joined(" · ", c.Organisation, c.PreferredEmail(), c.PreferredPhone())
	text := lang.L("new")
	switch m.Action {
	case intake.Update:
		text = lang.L("update")
		detail = matchText(m)
	case intake.Same:
		text = lang.L("already there")
	case intake.Skip:
		text = lang.L("left out")
	}
	lines[2].(*widget.Text).SetText(detail)
	chip.Strong = m.Action == intake.Create || m.Action == intake.Update
	chip.SetText(text)
}

// matchText says whom a proposal updates, why, and what changes.
func matchText(m intake.Proposal) string {
	for _, cand := range m.Candidates {
		if cand.Contact.ID != m.Target {
			continue
		}
		var fields []string
		for _, ch := range cand.Changes {
			fields = append(fields, fieldWord(ch.Field))
		}
		return joined(" · ", cand.Contact.Name(), strings.Join(cand.Score.Reasons, ", "), strings.Join(fields, ", "))
	}
	return ""
}

// columns lists every column with its first values and the field it fills, to be corrected.
func (j *importJob) columns(changed func()) fyne.CanvasObject {
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
		line = container.NewBorder(nil, nil, nil, forget, widget.NewText(lang.L("Columns as you set them last time")))
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
		sample := widget.NewMuted(strings.Join(col.Sample, " · "))
		sample.TextSize = theme.SizeNameCaptionText
		head := widget.NewText(col.Header)
		head.Style.Bold = true
		box.Add(container.NewBorder(nil, nil, nil, widget.AtLeast(240, 0, choice), container.New(layout.NewCustomPaddedVBoxLayout(0), head, sample)))
	}
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(8, 8, 4, 14), box))
}
