// Package exporting is the sheet that exports people and events.
package exporting

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format/csv"
	"lanyard/ui/chooser"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// exportChoice is one line of the export dialog's list of formats.
type exportChoice struct {
	name   string
	hint   string
	format export.Format
	target csv.Flavour
}

// exportChoices are the formats to choose from.
func exportChoices() []exportChoice {
	return []exportChoice{
		{lang.L("Spreadsheet (XLSX)"), lang.L("The best for Excel, LibreOffice and Numbers: every cell is text as it is here, nothing runs as a formula; the events stand on a second sheet. Lanyard reads it back."), export.XLSX, csv.Apps},
		{lang.L("Spreadsheet (CSV)"), lang.L("For what reads no XLSX: opens right in spreadsheets, accents, phone numbers and leading zeros stay as they are, nothing runs as a formula. Lanyard reads it back."), export.CSV, csv.Spreadsheet},
		{lang.L("Other apps and Lanyard (CSV)"), lang.L("Everything but photos, unaltered. Lanyard reads it back to the same people; photos go by vCard."), export.CSV, csv.Apps},
		{lang.L("Google Contacts (CSV)"), lang.L("With Google's own columns."), export.CSV, csv.Google},
		{lang.L("Outlook (CSV)"), lang.L("With Outlook's own columns."), export.CSV, csv.Outlook},
		{lang.L("Thunderbird (CSV)"), lang.L("With Thunderbird's own columns."), export.CSV, csv.Thunderbird},
		{lang.L("HubSpot (CSV)"), lang.L("With the columns that HubSpot knows. It asks where to put Notes."), export.CSV, csv.HubSpot},
		{lang.L("Salesforce (CSV)"), lang.L("With the fields that Salesforce maps by itself. People with a single name get it as their last name."), export.CSV, csv.Salesforce},
		{lang.L("vCard 3.0 (phones)"), lang.L("For phones and address books of any age."), export.VCard, csv.Apps},
		{lang.L("vCard 4.0"), lang.L("The newer form, for address books that keep to it: many phones do not read it."), export.VCard4, csv.Apps},
		{lang.L("JSON"), lang.L("Everything, photos and events too. Lanyard reads it back without a loss; programs read it well. An export of everybody includes your own details and cards."), export.JSON, csv.Apps},
		{lang.L("Calendar (ICS)"), lang.L("No people: the event with its programme, and what you still owe its people as to-dos that remind you. For everybody, all events; for chosen or found people, only the to-dos."), export.ICS, csv.Apps},
	}
}

// Event opens the export of one event's people; of an event without any, of its programme. With a part, which may be empty,
// only those are exported; nil is everybody.
func Event(w *window.Window, id int64, part []int64) {
	type found struct {
		event  data.Event
		people int
	}
	window.Load(w, lang.L("The event could not be read"), func(ctx context.Context) (f found, err error) {
		if f.event, err = w.Store.Event(ctx, id); err != nil {
			return f, err
		}
		people, err := w.Store.Find(ctx, data.Query{Event: id}, 0)
		f.people = len(people.IDs)
		return f, err
	}, func(f found) {
		job := export.Job{Selection: data.Selection{Query: data.Query{Event: id}}, Event: id, Format: export.XLSX}
		title := lang.L("Export the people of {{.Event}}", f.event.Name)
		if f.people == 0 {
			title, job.Format = lang.L("Export the programme of {{.Event}}", f.event.Name), export.ICS
		} else if part != nil {
			title = lang.L("Export {{.People}} of {{.Event}}", words.PeopleCount(len(part)), f.event.Name)
			job.Selection = data.Selection{IDs: part}
		}
		People(w, title, f.event.Name, job)
	})
}

// People lets the format be chosen, and says what will not fit before anything is written. The job says which
// format is chosen at first.
func People(w *window.Window, title, what string, job export.Job) {
	e := &exportScreen{
		w: w, job: job, what: what, hint: widget.Prose("", fyne.TextAlignLeading), left: container.New(layout.NewCustomPaddedVBoxLayout(2)),
	}
	e.hint.Importance = fw.LowImportance
	e.photos = widget.NewCheck(lang.L("With photos"), func(on bool) {
		e.job.NoPhotos = !on
		e.check()
	})
	e.photos.Checked = true
	choices := exportChoices()
	names := make([]string, len(choices))
	for i, c := range choices {
		names[i] = c.name
	}
	format := widget.NewSelect(names, nil)
	first := max(0, slices.IndexFunc(choices, func(c exportChoice) bool { return c.format == job.Format }))
	format.SetSelectedIndex(first)
	format.OnChanged = func(string) { e.choose(choices[max(0, format.SelectedIndex())]) }
	e.leads = newLeads(e)
	top := container.New(layout.NewCustomPaddedVBoxLayout(8), e.whom(), widget.Field(lang.L("For"), format), widget.Tight(e.hint), e.photos, e.without(), e.leads.content)
	e.sheet = w.NewSheet(title, lang.L("Export …"), container.NewBorder(top, nil, nil, nil, container.NewVScroll(e.left)), fyne.NewSize(640, 520))
	e.sheet.OnOK = e.export
	e.sheet.OnClosed = func() {
		e.asked.Drop()
		e.views.Drop()
	}
	e.sheet.First = e.sheet.OKButton
	e.choose(choices[first])
	e.sheet.Show()
}

// exportScreen is the dialog of an export.
type exportScreen struct {
	w      *window.Window
	job    export.Job
	sheet  *window.Sheet
	hint   *style.Label
	photos *widget.Check
	leads  *leads          // what is chosen of a table of an event's people
	what   string          // the event's name; "" for none
	nobody bool            // nothing would be in the file
	left   *fyne.Container // what does not fit, a line each
	asked  window.Latest   // the searches for what does not fit
	views  window.Latest   // the saved views
}

// choose takes over a line of the list of formats.
func (e *exportScreen) choose(c exportChoice) {
	e.job.Format, e.job.Target = c.format, c.target
	e.hint.SetText(c.hint)
	if c.format == export.VCard || c.format == export.VCard4 || c.format == export.JSON {
		e.photos.Show()
	} else {
		e.photos.Hide()
	}
	e.leads.fit(c)
	e.nobody = false
	e.enable()
	e.check()
}

// enable switches the main button: on where there is somebody to export.
func (e *exportScreen) enable() { e.sheet.EnableOK(!e.nobody) }

// check finds out what the file will have no place for. A later choice ends an earlier search.
func (e *exportScreen) check() {
	e.left.Objects = []fyne.CanvasObject{style.NewMuted(lang.L("Looking for what does not fit …"))}
	e.left.Refresh()
	job := e.job
	n := 0
	var table seen
	window.Read(e.w, e.asked.Next(), 0, func(ctx context.Context) (w export.Warnings, err error) {
		if table, err = e.leads.look(ctx, job); err != nil {
			return w, err
		}
		job.Columns = table.columns
		if n, err = export.Count(ctx, e.w.Store, job); err == nil && n > 0 {
			w, err = export.Check(ctx, e.w.Store, job)
		}
		return w, err
	}, func(w export.Warnings, err error) {
		if err == nil {
			e.leads.show(table)
		}
		e.nobody = err == nil && n == 0
		e.enable()
		e.showWarnings(w, err)
	})
}

// showWarnings lists what would run in a spreadsheet, and what does not fit.
func (e *exportScreen) showWarnings(w export.Warnings, err error) {
	var lines []fyne.CanvasObject
	switch {
	case err != nil:
		lines = []fyne.CanvasObject{widget.Tight(widget.Prose(window.Plain(err), fyne.TextAlignLeading))}
	case e.nobody:
		lines = []fyne.CanvasObject{widget.Tight(widget.Prose(e.whyNobody(), fyne.TextAlignLeading))}
	case len(w.Left) == 0:
		lines = []fyne.CanvasObject{style.NewMuted(lang.L("Everything fits."))}
	default:
		lines = []fyne.CanvasObject{style.NewCaption(lang.L("What does not fit"))}
		for _, l := range w.Left {
			line := widget.Tight(widget.Prose(lang.Say(export.Said(l)), fyne.TextAlignLeading))
			lines = append(lines, line)
		}
	}
	if w.Formulas.Count > 0 {
		lines = append([]fyne.CanvasObject{widget.Tight(widget.Prose(formulasText(w.Formulas), fyne.TextAlignLeading))}, lines...)
	}
	e.left.Objects = lines
	e.left.Refresh()
}

// formulasText says what a spreadsheet would run of a table, and what to choose for it.
func formulasText(f csv.Formulas) string {
	return lang.N(f.Count, "{{.Count}} cell would run as a formula in a spreadsheet: in row {{.Row}}, {{.Column}}. For a spreadsheet choose a spreadsheet above.",
		"{{.Count}} cells would run as formulas in a spreadsheet: the first in row {{.Row}}, {{.Column}}. For a spreadsheet choose a spreadsheet above.",
		lang.Number(f.Row), f.Column)
}

// whyNobody says why the file would be empty, and what can be done.
func (e *exportScreen) whyNobody() string {
	switch {
	case e.job.Format == export.ICS:
		return lang.L("There is nothing to export: these people have no open promise of yours, and no event is chosen.")
	case e.job.New:
		return lang.L("There is nobody to export: nobody came or changed since the last export of this event.")
	case e.job.Event != 0 && e.job.Selection.IDs == nil:
		return lang.L("There is nobody to export: nobody is on the list of this event yet.")
	case len(e.job.Selection.IDs) == 0 && !e.job.Whole():
		return lang.L("There is nobody to export: the search and the filters find nobody. Clear them first.")
	}
	return lang.L("There is nobody to export yet.")
}

// export asks for the file, and writes it.
func (e *exportScreen) export() {
	w, job := e.w, e.job
	name := export.FileName(e.what, w.Store.Now(), job.Format)
	desktop.ChooseTarget(w, desktop.Wish{Purpose: chooser.Export, Name: name}, func(path string) {
		e.sheet.CloseFor(func() { runExport(w, job, path) })
	})
}

// runExport writes the file with progress and cancel.
func runExport(w *window.Window, job export.Job, path string) {
	p := w.NewProgress(lang.L("Exporting"))
	job.Progress = p.Report
	undated := 0
	job.Undated = func(n int) { undated = n }
	since := ""
	job.Since = func(fresh, changed int) { since = sinceWords(fresh, changed) }
	w.Go(func(context.Context) {
		n, err := export.ToFile(p.Ctx, w.Store, job, path)
		p.Finally(func() {
			cancelled := p.Done()
			switch {
			case cancelled:
				w.Say(lang.L("Export cancelled; no file was written."))
			case err != nil && !errors.As(err, new(*export.NotKeptError)):
				w.Fail(lang.L("Not exported"), err)
			default:
				what := words.PeopleCount(n)
				if job.Format == export.ICS {
					what = lang.N(n, "{{.Count}} calendar entry", "{{.Count}} calendar entries")
				}
				if since != "" {
					what = lang.L("{{.What}} ({{.Since}})", what, lang.Whole(since))
				}
				text := lang.L("Exported {{.What}} to {{.File}}", what, filepath.Base(path))
				if undated > 0 {
					text = lang.L("Exported {{.What}} to {{.File}}; without a time, and not shown by calendars: {{.Undated}}", what, filepath.Base(path), lang.Number(undated))
				}
				desktop.SayWritten(w, text, path)
				if err != nil {
					w.Fail(lang.L("It is not noted that they were exported"), err)
				}
			}
		})
	})
}
