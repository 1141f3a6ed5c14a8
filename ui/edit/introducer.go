package edit

import (
	"context"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// Introducer says in a form who introduced the user to somebody, and lets that be chosen.
type Introducer struct {
	w    *window.Window
	Chip *widget.Chip
	ID   int64 // 0 for nobody
	of   int64 // whom it is about: nobody introduces themselves; 0 for who is not stored yet
}

// NewIntroducer begins with who is stored; 0 for nobody.
func NewIntroducer(w *window.Window, of, id int64) *Introducer {
	i := &Introducer{w: w, of: of}
	i.Chip = widget.NewChip("", "people", nil)
	i.Chip.OnTapped = i.press
	i.show("")
	i.Put(id)
	return i
}

// Put chooses somebody by id; one who is gone is nobody.
func (i *Introducer) Put(id int64) {
	i.ID = id
	if id == 0 {
		i.show("")
		return
	}
	window.Load(i.w, lang.L("The contact could not be read"), func(ctx context.Context) (data.Contact, error) {
		return i.w.Store.Contact(ctx, id)
	}, func(c data.Contact) {
		if i.ID == id {
			i.show(c.Name())
		}
	})
}

func (i *Introducer) show(name string) {
	switch {
	case name != "":
		i.Chip.SetText(lang.L("Introduced by {{.Name}}", name))
	case i.ID == 0:
		i.Chip.SetText(lang.L("Introduced by …"))
	}
}

// press asks who it was; where somebody is chosen, a menu takes them away too.
func (i *Introducer) press() {
	choose := func() {
		ChoosePerson(i.w, lang.L("Who introduced you?"), lang.L("Choose"), func(r store.Row) {
			if r.ID == i.of {
				i.w.Say(lang.L("Nobody introduces themselves."))
				return
			}
			i.ID = r.ID
			i.show(r.Name)
		})
	}
	if i.ID == 0 {
		choose()
		return
	}
	i.w.DropDown(fyne.NewMenu("", fyne.NewMenuItem(lang.L("Somebody else …"), choose),
		fyne.NewMenuItem(lang.L("Nobody"), func() { i.Put(0) })), i.Chip)
}
