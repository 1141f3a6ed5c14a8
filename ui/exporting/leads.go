package exporting

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// columnsSetting is where the columns of lists of leads are remembered: the choice, and the columns that the user chose.
const columnsSetting = "lead_columns"

// columnChoice is which columns a table has. Chosen are remembered, also while others are written.
type columnChoice struct {
	As     string   `json:"as"` // "" all, export.Compact, "leads" or "own"
	Chosen []string `json:"chosen,omitempty"`
}

// The choices beside all columns and export.Compact.
const (
	leadChoice = "leads"
	ownChoice  = "own"
)

// names are the columns for a job; none for all.
func (c *columnChoice) names() []string {
	switch c.As {
	case export.Compact:
		return export.CompactColumns
	case leadChoice:
		return export.LeadColumns
	case ownChoice:
		return c.Chosen
	}
	return nil
}

// leads are the choices for a table of an event's people: only who is new, and which columns.
type leads struct {
	e       *exportScreen
	columns columnChoice
	content *fyne.Container
	fresh   *widget.Check
	choice  *widget.Select
	edit    *widget.Button
	rows    *fyne.Container // a preview of the first ones
}

// previewRows is how many rows are shown before a table is written.
const previewRows = 4

func newLeads(e *exportScreen) *leads {
	l := &leads{e: e, rows: container.NewStack()}
	_ = json.Unmarshal([]byte(e.w.Setting(columnsSetting, "")), &l.columns) // of another version: all columns
	l.fresh = widget.NewCheck(lang.L("Only who is new or changed since the last export"), func(on bool) {
		e.job.New = on
		e.check()
	})
	as := []string{"", leadChoice, export.Compact, ownChoice}
	l.choice = widget.NewSelect([]string{lang.L("All columns"), lang.L("A list of leads"), lang.L("A short list of leads"), lang.L("Columns of my choice")}, nil)
	l.choice.SetSelectedIndex(max(0, slices.Index(as, l.columns.As)))
	l.edit = widget.NewButton(lang.L("Choose …"), "", l.chooseColumns)
	l.choice.OnChanged = func(string) {
		l.columns.As = as[max(0, l.choice.SelectedIndex())]
		if l.columns.As == ownChoice && len(l.columns.Chosen) == 0 {
			l.columns.Chosen = slices.Clone(export.LeadColumns)
		}
		l.changed()
	}
	l.content = container.New(layout.NewCustomPaddedVBoxLayout(8),
		widget.Field(lang.L("Columns"), container.NewBorder(nil, nil, nil, l.edit, l.choice)), l.fresh, l.rows)
	return l
}

// changed takes over the columns and remembers them.
func (l *leads) changed() {
	if text, err := json.Marshal(l.columns); err == nil {
		l.e.w.SetSetting(columnsSetting, string(text))
	}
	l.e.job.Columns = l.columns.names()
	l.e.check()
}

// fit shows the choices where the format has them.
func (l *leads) fit(c exportChoice) {
	job := &l.e.job
	people := job.Event != 0
	table := c.format == export.XLSX || c.format == export.CSV && c.target.Own()
	job.New = people && c.format != export.ICS && l.fresh.Checked
	job.Columns = nil
	if people && table {
		job.Columns = l.columns.names()
	}
	l.content.Hidden = !people || c.format == export.ICS
	l.choice.Hidden, l.edit.Hidden = !table, !table
	l.content.Objects[0].(*fyne.Container).Hidden = !table
}

// seen is what the sheet shows of a table before it is written.
type seen struct {
	look    export.Preview
	fresh   int      // people who are new since the last export
	changed int      // those who were exported and changed since
	columns []string // of the job: those remembered that there are at this event
}

// look reads the first rows of the table. A remembered column of a question that nobody is asked here is left out.
func (l *leads) look(ctx context.Context, job export.Job) (s seen, err error) {
	if job.Event == 0 || job.Format == export.ICS {
		return s, nil
	}
	exported, err := l.e.w.Store.Exported(ctx, job.Event)
	if err != nil {
		return s, err
	}
	part := job.Selection.IDs
	chosen := func(ids []int64) (n int) {
		for _, id := range ids {
			if part == nil || slices.Contains(part, id) {
				n++
			}
		}
		return n
	}
	s.fresh, s.changed = chosen(exported.New), chosen(exported.Changed)
	if len(job.Columns) == 0 {
		return s, nil
	}
	asked, err := askedAt(ctx, l.e.w, job)
	if err != nil {
		return s, err
	}
	for _, name := range job.Columns {
		if _, err := export.Choose([]string{name}, asked); err == nil || name == export.AnswerColumns {
			s.columns = append(s.columns, name)
		}
	}
	if _, err := export.Choose(s.columns, asked); err != nil { // none is left
		s.columns = export.LeadColumns
	}
	job.Columns = s.columns
	s.look, err = export.Look(ctx, l.e.w.Store, job, previewRows)
	return s, err
}

// askedAt are the questions that the people of a job were asked.
func askedAt(ctx context.Context, w *window.Window, job export.Job) ([]data.Question, error) {
	job.Columns = export.LeadColumns
	p, err := export.Look(ctx, w.Store, job, 0)
	return p.Asked, err
}

// show shows the first rows, and how many are new.
func (l *leads) show(s seen) {
	l.e.job.Columns = s.columns
	l.fresh.SetText(lang.L("Only who is new or changed since the last export: {{.Counts}}", lang.Whole(sinceWords(s.fresh, s.changed))))
	l.rows.Objects = nil
	if len(s.look.Headers) > 0 && len(s.look.Rows) > 0 {
		l.rows.Objects = []fyne.CanvasObject{preview(s.look)}
	}
	l.rows.Refresh()
}

// sinceWords counts who is new and who changed: "3 new, 1 changed".
func sinceWords(fresh, changed int) string {
	text := lang.N(fresh, "{{.Count}} new", "{{.Count}} new")
	if changed > 0 {
		text += ", " + lang.N(changed, "{{.Count}} changed", "{{.Count}} changed")
	}
	return text
}

// preview is a table of the first rows, which scrolls sideways.
func preview(p export.Preview) fyne.CanvasObject {
	columns := container.NewHBox()
	for i, h := range p.Headers {
		head := style.NewCaption(h)
		head.Style.Bold = true
		lines := container.New(layout.NewCustomPaddedVBoxLayout(2), head)
		for _, row := range p.Rows {
			cell, _, _ := strings.Cut(row[i], "\n")
			lines.Add(widget.Caption(cell))
		}
		columns.Add(style.AtLeast(previewWidth, 0, lines))
	}
	return container.NewHScroll(container.New(layout.NewCustomPaddedLayout(0, 12, 0, 0), columns))
}

// previewWidth is the width of a column of the preview.
const previewWidth = 110

// chooseColumns opens the sheet in which columns are chosen and put in order.
func (l *leads) chooseColumns() {
	window.Load(l.e.w, lang.L("The questions of the event could not be read"), func(ctx context.Context) ([]data.Question, error) {
		return askedAt(ctx, l.e.w, l.e.job)
	}, func(asked []data.Question) {
		chooseColumns(l.e.w, l.columns.names(), asked, func(names []string) {
			l.columns = columnChoice{ownChoice, names}
			l.choice.SetSelectedIndex(3)
			l.changed()
		})
	})
}
