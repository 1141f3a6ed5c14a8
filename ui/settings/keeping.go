package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/ui/consent"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// keptFor are how long details may be kept, as they are stored; "" is no end.
var keptFor = []string{"", "1y", "2y", "3y"}

// keepingSection says how long details of people who send them are kept, and leads to those whose time is over.
func (s *Page) keepingSection() fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(8))
	names := []string{lang.L("No end")}
	at := 0
	for i, k := range keptFor[1:] {
		span, _ := data.ParseInterval(k)
		names = append(names, words.Length(span))
		if k == s.view.keepFor {
			at = i + 1
		}
	}
	choice := widget.NewSelect(names, nil)
	choice.SetSelectedIndex(at)
	choice.OnChanged = func(string) { s.w.SetSetting(intake.KeepFor, keptFor[max(0, choice.SelectedIndex())]) }
	box.Add(widget.Field(lang.L("Keep the details of people who agree, unless you say otherwise"), choice))
	if n := s.view.over; style.Hidden() {
		box.Add(window.HiddenLine())
	} else if n == 0 {
		box.Add(style.NewMuted(lang.L("Nobody's time is over.")))
	} else {
		line := widget.Paragraph(lang.N(n, "You noted to keep {{.Count}} person until a day that has come.", "You noted to keep {{.Count}} people until a day that has come."))
		box.Add(line)
		box.Add(container.NewHBox(widget.NewButton(lang.L("Look through them …"), "", func() { consent.ShowOver(s.w) })))
	}
	return widget.Titled(lang.L("How long people are kept"), "", box)
}
