package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/ui/consent"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// over says of how many people the day has come until which they are kept, and leads to them.
func (s *Page) over(n int) fyne.CanvasObject {
	text := lang.N(n, "The time of {{.Count}} person is over", "The time of {{.Count}} people is over")
	line := container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8), widget.IconLine("clock", style.NewText(text)))
	row := s.row(listOver, 0, line, func() { consent.ShowOver(s.w) })
	return widget.Titled(lang.L("How long people are kept"), "", container.New(layout.NewCustomPaddedLayout(0, 0, -8, -8), row))
}
