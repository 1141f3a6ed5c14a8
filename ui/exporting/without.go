package exporting

import (
	"slices"

	"fyne.io/fyne/v2"

	"lanyard/data/export"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// partName is what a part is called that an export may leave out.
func partName(p export.Part) string {
	switch p {
	case export.Notes:
		return lang.L("Notes")
	case export.Warmth:
		return lang.L("Warmth")
	case export.Promises:
		return lang.L("Promises")
	case export.Answers:
		return lang.L("Answers")
	case export.Encounters:
		return lang.L("Encounters")
	}
	return string(p)
}

// without are the choices of what is left out of the file, in whatever format.
func (e *exportScreen) without() fyne.CanvasObject {
	box := style.Wrap()
	for _, p := range export.Parts {
		check := widget.NewCheck(partName(p), func(on bool) {
			e.job.Without = slices.DeleteFunc(slices.Clone(e.job.Without), func(left export.Part) bool { return left == p })
			if on {
				e.job.Without = append(e.job.Without, p)
			}
			e.check()
		})
		check.Checked = slices.Contains(e.job.Without, p)
		box.Add(check)
	}
	return widget.Field(lang.L("Leave out"), box)
}
