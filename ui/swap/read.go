package swap

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/lang"
	"lanyard/ui/reading"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// readTheirs is the half that reads other people's codes: the ways there are, or the camera.
func (s *Page) readTheirs() fyne.CanvasObject {
	heading := style.NewSubHeading(lang.L("Read theirs"))
	heading.Align = fyne.TextAlignCenter
	icon := fw.NewIcon(style.Icon("camera"))
	hint := widget.Prose(lang.L("Show their code to the camera, or drop a picture of it anywhere in this window."), fyne.TextAlignCenter)
	buttons := container.New(layout.NewCustomPaddedVBoxLayout(8), widget.NewPrimary(lang.L("Camera"), "camera", s.OpenCamera))
	for _, way := range s.otherWays() {
		buttons.Add(way)
	}
	note := widget.Prose(lang.L("Cards, links and e-mail addresses are understood, in pictures and as text; as text also e-mail signatures and tables. Nothing is saved before you have seen it, and nothing leaves this computer."), fyne.TextAlignCenter)
	note.Importance = fw.LowImportance
	s.Ways = container.NewVScroll(container.NewVBox(layout.NewSpacer(),
		container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(40), icon)),
		heading, hint, container.NewCenter(style.AtLeast(210, 0, buttons)), note, layout.NewSpacer()))
	return container.NewStack(s.Ways, s.Camera.Content)
}

// otherWays are the buttons that read a code without a camera.
func (s *Page) otherWays() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widget.NewButton(lang.L("Open a picture …"), "folder", func() { reading.ChooseFiles(s.w) }),
		widget.NewButton(lang.L("Paste"), "clipboard", func() { reading.Paste(s.w) }),
		widget.NewButton(lang.L("Read my screen"), "screen", func() { reading.ScanScreen(s.w) }),
	}
}

// OpenCamera turns the camera on in place of the other ways.
func (s *Page) OpenCamera() {
	s.Ways.Hide()
	s.Camera.open()
}

// OwnCodes are the texts of the codes that this window shows: they are no answer to what others have.
func (s *Page) OwnCodes() (texts []string) {
	for _, text := range []string{s.Pane.Face.Code.Text, s.Page.code.Text} {
		if text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}
