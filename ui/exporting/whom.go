package exporting

import (
	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// whom chooses whose details are exported: those of the list, or those of a saved view. It stays away where the export is of an
// event or of chosen people, and where no view is saved.
func (e *exportScreen) whom() fyne.CanvasObject {
	choice := widget.NewSelect(nil, nil)
	field := widget.Field(lang.L("Whom"), choice)
	field.Hide()
	if e.job.Event != 0 || e.job.Selection.IDs != nil {
		return field
	}
	asked := e.job.Selection
	window.Read(e.w, e.views.Next(), 0, e.w.Store.Views, func(views []data.View, err error) {
		if err != nil || len(views) == 0 {
			return
		}
		first := lang.L("Who is in the list now")
		if asked.Query.Everybody() {
			first = lang.L("Everybody")
		}
		names := []string{first}
		for _, v := range views {
			names = append(names, lang.L("View: {{.View}}", v.Name))
		}
		choice.SetOptions(names)
		choice.SetSelectedIndex(0)
		choice.OnChanged = func(string) {
			e.job.Selection = asked
			if i := choice.SelectedIndex(); i > 0 {
				e.job.Selection = data.Selection{Query: views[i-1].Query}
			}
			e.check()
		}
		field.Show()
		e.sheet.Pop.Refresh()
	})
	return field
}
