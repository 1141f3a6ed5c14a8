package importing

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// whose finds out whether the document is somebody else's, and leaves out what is personal in it if the user says so.
func (j *job) whose(ctx context.Context) error {
	own, author, err := j.w.Intake.Whose(ctx, &j.document)
	j.others, j.author, j.comes = false, author, &j.document
	if err != nil || own {
		return err
	}
	j.comes = &data.Document{Events: j.document.Events}
	j.others = slices.ContainsFunc(j.drafts, func(d data.Draft) bool { return d.Exact && export.IsPersonal(&d) })
	if j.others && j.alone {
		for i := range j.drafts {
			export.LeaveOut(&j.drafts[i], export.Personal)
		}
		export.LeaveOutOf(&j.document, export.Personal)
		j.comes.Events = j.document.Events
	}
	return nil
}

// fromOthers says whose document it is, with the choice to take the contacts alone; nil for the user's own. reread reads it again.
func (j *job) fromOthers(reread func()) fyne.CanvasObject {
	if !j.others {
		return nil
	}
	said := lang.L("The file is not from you. Notes, promises and encounters in it come in as yours.")
	if j.author != "" {
		said = lang.L("The file is from {{.Name}}. Notes, promises and encounters in it come in as yours.", j.author)
	}
	check := widget.NewCheck(lang.L("Take the contacts alone"), func(on bool) {
		j.alone = on
		reread()
	})
	check.Checked = j.alone
	return container.New(layout.NewCustomPaddedVBoxLayout(0), widget.Tight(widget.Prose(said, fyne.TextAlignLeading)), check)
}
