package ui

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	fields "lanyard/data/format/field"
	"lanyard/data/intake"
	"lanyard/ui/widget"
)

// preview shows what a file holds before anything is saved: the people with what saving each does,
// the columns and what they were taken for, the rows that could not be read.
func (j *importJob) preview() {
	a := j.app
	summary := widget.NewText("")
	people := widget.NewList(func() int { return len(j.matches) }, newImportRow, j.fillRow)
	problems := widget.NewList(func() int { return len(j.problems) }, func() fyne.CanvasObject { return widget.NewText("") },
		func(i int, o fyne.CanvasObject) { o.(*widget.Text).SetText(j.problems[i].Error()) })
	tabs := container.NewAppTabs(container.NewTabItem(lang.L("People"), people))
	var s *Sheet
	show := func() {
		summary.SetText(j.summary())
		s.EnableOK(j.willSave())
		people.Refresh()
		problems.Refresh()
	}
	if j.layout != nil {
		tabs.Append(container.NewTabItem(lang.L("Columns"), j.columns(func() { j.reread(show) })))
	}
	if len(j.problems) > 0 {
		tabs.Append(container.NewTabItem(fmt.Sprintf(lang.L("Problems (%d)"), len(j.problems)), problems))
	}
	toggle := func(i int) {
		m := &j.matches[i]
		m.Action = j.nextAction(*m)
		show()
	}
	people.OnSelected = func(i int) { people.Note(i) }
	people.OnEnter = toggle
	into := widget.NewCheck("", func(on bool) {
		j.event, j.status = 0, ""
		if on {
			j.event, j.status = a.CurrentEvent().ID, data.Expected
		}
	})
	top := container.NewVBox(summary)
	if e := a.CurrentEvent(); e.ID != 0 {
		into.SetText(fmt.Sprintf(lang.L("Put them on the list of %s"), e.Name))
		top.Add(into)
	}
	top.Add(widget.NewMuted(lang.L("Enter on a person changes what is done: new, update or leave out.")))
	s = a.NewSheet(fmt.Sprintf(lang.L("Import %s"), filepath.Base(j.path)), lang.L("Import"),
		container.NewBorder(top, nil, nil, nil, tabs), fyne.NewSize(860, 620))
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
	show()
	s.First = s.ok
	s.Show()
}

// summary says in one line what the file is and what saving does.
func (j *importJob) summary() string {
	fresh, updates, same := j.counts()
	what := map[string]string{"vcard": "vCard", "csv": "CSV", "xlsx": "XLSX", "ldif": "LDIF", "mecard": "MECARD"}[string(j.kind)]
	if j.layout != nil && j.layout.Program != "" {
		what += " · " + programName(j.layout.Program)
	}
	text := fmt.Sprintf(lang.L("%s: %d new, %d updates, %d already there"), what, fresh, updates, same)
	if n := len(j.problems); n > 0 {
		text += fmt.Sprintf(lang.L(", %d rows not read"), n)
	}
	return text
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
			fields = append(fields, ch.Field)
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
		sample := widget.NewMuted(strings.Join(col.Sample, " · "))
		sample.TextSize = theme.SizeNameCaptionText
		head := widget.NewText(col.Header)
		head.Style.Bold = true
		box.Add(container.NewBorder(nil, nil, nil, widget.AtLeast(240, 0, choice), container.New(layout.NewCustomPaddedVBoxLayout(0), head, sample)))
	}
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(8, 8, 4, 14), box))
}
