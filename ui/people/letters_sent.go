package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/widget"
)

// waitingLetters are the letters that were handed over, and of which nobody said yet that they are sent; nil for none.
func (d *contactDetail) waitingLetters(p edit.Person) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(6))
	for _, l := range p.Letters {
		if l.Waiting() {
			box.Add(letters.Waiting(d.w, l, p.Contact.Name()))
		}
	}
	if len(box.Objects) == 0 {
		return nil
	}
	return widget.Section(lang.L("Letters"), box)
}

// letterOf is the letter whose sending an encounter is; nil for another encounter.
func letterOf(p *edit.Person, e *data.Encounter) *data.Letter {
	for i := range p.Letters {
		if l := &p.Letters[i]; l.EncounterID == e.ID || l.WithEncounterID == e.ID {
			return l
		}
	}
	return nil
}
