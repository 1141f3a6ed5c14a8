package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"
)

// TabBar is a row of buttons that choose what is shown below; at is the one chosen at first.
func TabBar(names []string, at int, chosen func(i int)) *fyne.Container {
	buttons := make([]*Button, len(names))
	bar := container.NewHBox()
	for i, name := range names {
		buttons[i] = NewQuiet(name, "", func() {
			for k, b := range buttons {
				b.Importance = fw.LowImportance
				if k == i {
					b.Importance = fw.MediumImportance
				}
				b.Refresh()
			}
			chosen(i)
		})
		bar.Add(buttons[i])
	}
	buttons[at].Importance = fw.MediumImportance
	return bar
}

// Tabbed shows one of several views below a bar that chooses it.
func Tabbed(names []string, views []fyne.CanvasObject) fyne.CanvasObject {
	below := container.NewStack(views[0])
	if len(views) == 1 {
		return container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), below)
	}
	bar := TabBar(names, 0, func(i int) {
		below.Objects = []fyne.CanvasObject{views[i]}
		below.Refresh()
	})
	return container.New(Headed{}, container.New(layout.NewCustomPaddedLayout(4, 8, 0, 0), bar), below) // Tab takes them in this order
}
