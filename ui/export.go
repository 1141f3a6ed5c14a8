package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format/csv"
	"lanyard/ui/widget"
)

// exportChoice is one line of the export dialog's list of formats.
type exportChoice struct {
	name   string
	hint   string
	format export.Format
	target csv.Flavour
}

func exportChoices() []exportChoice {
	return []exportChoice{
		{lang.L("Spreadsheet (CSV)"), lang.L("Opens right in Excel and LibreOffice: accents, phone numbers and leading zeros stay as they are, nothing runs as a formula."), export.CSV, csv.Spreadsheet},
		{lang.L("Other apps and Lanyard (CSV)"), lang.L("Everything but photos, unaltered. Lanyard reads it back to the same people; photos go by vCard."), export.CSV, csv.Apps},
		{lang.L("Google Contacts (CSV)"), lang.L("With Google's own columns."), export.CSV, csv.Google},
		{lang.L("Outlook (CSV)"), lang.L("With Outlook's own columns."), export.CSV, csv.Outlook},
		{lang.L("Thunderbird (CSV)"), lang.L("With Thunderbird's own columns."), export.CSV, csv.Thunderbird},
		{lang.L("vCard 3.0"), lang.L("For phones and address books; with photos."), export.VCard, csv.Apps},
		{lang.L("JSON"), lang.L("For programs; the form the command line prints."), export.JSON, csv.Apps},
	}
}

// exportShown exports what the present screen shows: the open event, else the people found.
func (a *App) exportShown() {
	if a.shell.current == "events" && a.events.opened() != 0 {
		a.exportEvent(a.events.opened())
		return
	}
	q := a.people.query
	if a.shell.current != "people" {
		q = data.Query{}
	}
	a.exportSheet(lang.L("Export people"), "", export.Job{Selection: data.Selection{Query: q}})
}

// exportEvent opens the export of one event's people.
func (a *App) exportEvent(id int64) {
	Load(a, lang.L("The event could not be read"), func(ctx context.Context) (data.Event, error) {
		return a.Store.Event(ctx, id)
	}, func(e data.Event) {
		a.exportSheet(fmt.Sprintf(lang.L("Export the people of %s"), e.Name), e.Name,
			export.Job{Selection: data.Selection{Query: data.Query{Event: id}}, Event: id})
	})
}

// exportSheet lets the format and the file be chosen. The path is typed or browsed.
func (a *App) exportSheet(title, what string, job export.Job) {
	choices := exportChoices()
	names := make([]string, len(choices))
	for i, c := range choices {
		names[i] = c.name
	}
	hint := fw.NewLabel("")
	hint.Wrapping, hint.Importance = fyne.TextWrapWord, fw.LowImportance
	path := widget.NewEntry("")
	path.SetText(filepath.Join(a.exportFolder(), export.FileName(what, a.Store.Now(), export.CSV)))
	exists := widget.NewMuted("")
	exists.TextSize = theme.SizeNameCaptionText
	format := widget.NewSelect(names, nil)
	job.Format, job.Target = choices[0].format, choices[0].target
	hint.SetText(choices[0].hint)
	format.SetSelectedIndex(0)
	format.OnChanged = func(string) {
		c := choices[max(0, format.SelectedIndex())]
		job.Format, job.Target = c.format, c.target
		hint.SetText(c.hint)
		path.SetText(strings.TrimSuffix(path.Text, filepath.Ext(path.Text)) + c.format.Extension())
	}
	browse := widget.NewButton(lang.L("Browse …"), "folder", func() {
		a.browseFolder(path.Text, func(dir string) { path.SetText(filepath.Join(dir, filepath.Base(path.Text))) })
	})
	body := container.New(layout.NewCustomPaddedVBoxLayout(8),
		field(lang.L("For"), format), hint,
		field(lang.L("File"), container.NewBorder(nil, nil, nil, browse, path)), exists)
	s := a.NewSheet(title, lang.L("Export"), body, fyne.NewSize(600, 330))
	check := func(string) {
		full, err := expand(path.Text)
		s.EnableOK(err == nil && full != "" && !strings.HasSuffix(path.Text, string(filepath.Separator)))
		exists.SetText("")
		if st, err := os.Stat(full); err == nil && !st.IsDir() {
			exists.SetText(lang.L("This file is there already and will be replaced."))
		}
	}
	path.OnChanged = check
	path.OnSubmitted = func(string) { s.accept() }
	check("")
	s.OnOK = func() {
		full, err := expand(path.Text)
		if err != nil {
			a.Fail(lang.L("Not exported"), err)
			return
		}
		s.Close()
		a.runExport(job, full)
	}
	s.First = path
	s.Show()
}

// runExport writes the file with progress and cancel.
func (a *App) runExport(job export.Job, path string) {
	p := a.newProgress(lang.L("Exporting"))
	job.Progress = p.report
	a.Go(func(context.Context) {
		n, err := export.ToFile(p.ctx, a.Store, job, path)
		fyne.Do(func() {
			cancelled := p.done()
			switch {
			case cancelled:
				a.Say(lang.L("Export cancelled; no file was written."))
			case err != nil:
				a.Fail(lang.L("Not exported"), err)
			default:
				a.setSetting("export_folder", filepath.Dir(path))
				a.toasts.Show(fmt.Sprintf(lang.L("Exported %s to %s"), peopleCount(n), filepath.Base(path)), "", nil)
			}
		})
	})
}

// exportFolder is where the last export went, else Documents, else home.
func (a *App) exportFolder() string {
	if dir := a.setting("export_folder", ""); dir != "" {
		if st, err := os.Stat(dir); err == nil && st.IsDir() {
			return dir
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if st, err := os.Stat(filepath.Join(home, "Documents")); err == nil && st.IsDir() {
		return filepath.Join(home, "Documents")
	}
	return home
}

// expand makes a typed path absolute; "~" is the home folder.
func expand(path string) (string, error) {
	path = strings.TrimSpace(path)
	if path == "" {
		return "", nil
	}
	if path == "~" || strings.HasPrefix(path, "~/") || strings.HasPrefix(path, `~\`) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		path = filepath.Join(home, path[1:])
	}
	return filepath.Abs(path)
}
