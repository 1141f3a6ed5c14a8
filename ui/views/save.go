package views

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// Save asks under which name the search is saved.
func (v *Views) Save() {
	if style.Hidden() {
		v.w.SayHidden()
		return
	}
	if v.query.Everybody() && v.Present.ID == 0 {
		v.w.Say(lang.L("Everybody is shown. Search or filter first, then save it as a view."))
		return
	}
	q := *v.query
	v.load(func(all []data.View) {
		v.askName(lang.L("Save as a view"), lang.L("Save"), v.Present.Name, func(name string) string {
			if have := named(all, name, 0); have != nil {
				return lang.L("It takes the place of the view {{.View}}.", have.Name)
			}
			return ""
		}, func(s *window.Sheet, name string) {
			view := data.View{Name: name, Query: q, EventName: v.Present.EventName, SessionName: v.Present.SessionName}
			said := "Saved the view " + name
			if have := named(all, name, 0); have != nil {
				view.ID, view.Rev, view.UID, view.Created = have.ID, have.Rev, have.UID, have.Created
				said = "Replaced the view " + have.Name
			}
			s.Save(said, func(tx *store.Tx) error { return tx.SaveView(&view) }, func() { v.know(view, v.Lost); v.look() })
		})
	})
}

// Replace saves what the list asks for in the view that is shown.
func (v *Views) Replace() {
	view := v.Present
	view.Query = *v.query
	v.change("Changed the view "+view.Name, func(tx *store.Tx) error { return tx.SaveView(&view) }, func() { v.know(view, v.Lost); v.look() })
}

// Rename asks for another name of the view that is shown.
func (v *Views) Rename() {
	view := v.Present
	v.load(func(all []data.View) {
		v.askName(lang.L("Rename the view"), lang.L("Rename"), view.Name, func(name string) string {
			if have := named(all, name, view.ID); have != nil {
				return lang.L("There is a view {{.View}} already.", have.Name)
			}
			return ""
		}, func(s *window.Sheet, name string) {
			if named(all, name, view.ID) != nil || name == view.Name {
				if name == view.Name {
					s.Close()
				}
				return
			}
			was := view.Name
			view.Name = name
			s.Save("Renamed the view "+was+" to "+name, func(tx *store.Tx) error { return tx.SaveView(&view) }, func() { v.know(view, v.Lost) })
		})
	})
}

// Remove moves the view that is shown to the trash; the list goes on asking for the same.
func (v *Views) Remove() {
	view := v.Present
	v.change("Moved the view "+view.Name+" to the trash", func(tx *store.Tx) error { return tx.Trash(store.Views, view.ID) }, v.Left)
}

// change writes a change of the view that is shown.
func (v *Views) change(summary string, write func(*store.Tx) error, then func()) {
	v.w.Do(summary, write, then)
}

// askName asks for the name of a view. remark says what the name means for other views.
func (v *Views) askName(title, verb, name string, remark func(string) string, done func(*window.Sheet, string)) {
	entry := widget.NewEntry(lang.L("for the board, to write to"))
	entry.SetText(name)
	note := style.NewMuted("")
	s := v.w.NewSheet(title, verb, container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Field(lang.L("Name"), entry), note), fyne.NewSize(460, 210))
	check := func(text string) {
		note.SetText(remark(text))
		s.EnableOK(data.Fold(text) != "")
	}
	entry.OnChanged = check
	entry.OnSubmitted = func(string) { s.Accept() }
	s.OnOK = func() { done(s, strings.TrimSpace(entry.Text)) }
	s.First = entry
	check(name)
	s.Show()
}
