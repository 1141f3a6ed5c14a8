package swap

import (
	"context"
	"errors"
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/camera"
	"lanyard/ui/desktop"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/opener"
	"lanyard/ui/reading"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// CameraPane reads codes with a camera: one of this computer, or the browser's. It fills the right half
// of the swap screen while it is open.
type CameraPane struct {
	w       *window.Window
	Direct  bool // cameras of this computer can be read without the browser
	Browser bool // the browser's is wanted
	Devices func() ([]camera.Device, error)
	closed  func() // the pane is not wanted any more

	others func() []fyne.CanvasObject // the ways to read a code without a camera
	Watch  *cameraWatch               // nil while no camera is on
	asked  window.Latest              // the camera that is wanted
	known  []camera.Device

	View    *style.Viewfinder
	Picker  *widget.Select
	Status  *style.Text
	Title   *style.Label
	Text    *style.Label
	ways    *fyne.Container   // what can be done, below the message
	Message *container.Scroll // in the place of the picture
	buttons *fyne.Container   // what can be done, below the picture
	Content *fyne.Container
}

func newCameraPane(w *window.Window, closed func(), others func() []fyne.CanvasObject) *CameraPane {
	p := &CameraPane{
		w: w, Direct: camera.Direct, Devices: camera.Devices, closed: closed, others: others,
		Status: style.NewText(""), Title: widget.Prose("", fyne.TextAlignCenter), Text: widget.Prose("", fyne.TextAlignCenter),
	}
	p.View = style.NewViewfinder(fyne.NewSize(200, 130))
	p.Picker = widget.NewSelect(nil, nil)
	p.Picker.Hide()
	p.Title.TextStyle.Bold, p.Title.SizeName = true, theme.SizeNameSubHeadingText
	p.Status.Style.Bold, p.Status.TextSize, p.Status.Align = true, theme.SizeNameCaptionText, fyne.TextAlignCenter
	icon := fw.NewIcon(style.Icon("camera"))
	p.ways = container.New(layout.NewCustomPaddedVBoxLayout(8))
	p.Message = container.NewVScroll(container.NewVBox(layout.NewSpacer(),
		container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(40), icon)), p.Title, p.Text,
		container.NewCenter(style.AtLeast(210, 0, p.ways)), layout.NewSpacer()))
	p.buttons = style.Wrap()
	below := container.New(layout.NewCustomPaddedVBoxLayout(8), p.Status, p.buttons)
	p.Content = container.NewBorder(p.Picker, container.NewBorder(style.Gap(0, 4), nil, nil, nil, below), nil, nil,
		container.NewStack(p.View, p.Message))
	p.Content.Hide()
	return p
}

// open turns a camera on: the one used last, else the first, else the browser's.
func (p *CameraPane) open() {
	if p.Watch != nil {
		return
	}
	p.Content.Show()
	p.w.LetGo() // the button that was pressed is gone
	if !p.Direct {
		p.OpenBrowser()
		return
	}
	p.say(lang.L("Starting the camera …"), "")
	window.Read(p.w, p.asked.Next(), 0, func(context.Context) ([]camera.Device, error) { return p.Devices() }, p.choose)
}

// throughBrowser is the setting of a user who prefers the browser's camera. No device is called so: names
// of devices do not begin with a slash.
const throughBrowser = "/browser"

// choose offers the cameras there are and the browser's, and turns on the one used last.
func (p *CameraPane) choose(all []camera.Device, err error) {
	p.known = all
	last := p.w.Setting("camera", "")
	p.Picker.Hidden = len(all) == 0
	p.Picker.OnChanged = nil
	names := make([]string, len(all))
	for i, d := range all {
		names[i] = d.Name
	}
	p.Picker.SetOptions(append(names, lang.L("Through the browser")))
	at := max(0, slices.Index(names, last))
	if p.Browser || last == throughBrowser {
		at = len(all)
	}
	p.Picker.SetSelectedIndex(at)
	p.Picker.OnChanged = func(string) {
		p.off(false)
		p.turnOn(p.Picker.SelectedIndex())
		p.remember()
	}
	switch {
	case at < len(all) || p.Browser || last == throughBrowser:
		p.turnOn(at)
	case err != nil:
		p.trouble(err)
	default:
		p.trouble(camera.ErrNone)
	}
}

// turnOn turns on one of the cameras that are offered; the last is the browser's.
func (p *CameraPane) turnOn(i int) {
	if i >= len(p.known) {
		p.OpenBrowser()
		return
	}
	p.Browser = false
	p.say(lang.L("Starting the camera …"), "")
	p.on(p.known[i].Source, nil)
}

// remember has the camera that is on be the first next time.
func (p *CameraPane) remember() {
	name := throughBrowser
	if i := p.Picker.SelectedIndex(); !p.Browser && i >= 0 && i < len(p.known) {
		name = p.known[i].Name
	}
	if name != p.w.Setting("camera", "") {
		p.w.SetSetting("camera", name)
	}
}

// on watches a source.
func (p *CameraPane) on(s camera.Source, page *camera.Page) {
	p.Watch = &cameraWatch{pane: p, source: s, Page: page}
	p.Watch.start()
}

// off ends the watch, if there is one.
func (p *CameraPane) off(found bool) {
	p.asked.Drop()
	if p.Watch != nil {
		p.Watch.stop(found)
		p.Watch = nil
	}
}

// OpenBrowser asks the browser for its camera.
func (p *CameraPane) OpenBrowser() {
	p.off(false)
	p.Browser = true
	p.w.LetGo()
	page, err := camera.OpenPage()
	if err != nil {
		p.trouble(err)
		return
	}
	p.on(page, page)
	p.asking()
	p.toBrowser()
}

// UseBrowser is OpenBrowser for a user who has other cameras to choose from, or none.
func (p *CameraPane) UseBrowser() {
	if n := len(p.Picker.Options); n > 0 && p.Picker.SelectedIndex() != n-1 {
		p.Picker.SetSelectedIndex(n - 1) // which opens it
		return
	}
	p.OpenBrowser()
}

// toBrowser opens the page of the watch in the user's browser.
func (p *CameraPane) toBrowser() {
	if p.Watch == nil || p.Watch.Page == nil {
		return
	}
	address := p.Watch.Page.URL()
	desktop.HandOverMade(p.w, func() (opener.Address, error) { return opener.Page(address) }, address, lang.L("No browser answered. Link copied: paste it into the address line of a browser."))
}

// CopyLink copies the address of the page for the browser's camera.
func (p *CameraPane) CopyLink() {
	if p.Watch == nil || p.Watch.Page == nil {
		return
	}
	p.w.Fyne.Clipboard().SetContent(p.Watch.Page.URL())
	p.w.Say(lang.L("The link to the camera page is in the clipboard. It works on this computer only."))
}

// Close turns the camera off and gives the half back.
func (p *CameraPane) Close() {
	p.off(false)
	p.Browser = false
	if !p.Content.Visible() {
		return
	}
	p.Content.Hide()
	p.View.Set(nil)
	p.closed()
}

// live shows a picture.
func (p *CameraPane) live(picture image.Image) {
	if p.Message.Visible() {
		p.Message.Hide()
		p.View.Show()
		p.offer(p.closeButton())
		p.tell(lang.L("Hold their code into the frame"), style.ColorMuted)
	}
	p.View.Set(picture)
}

// say shows words in the place of the picture.
func (p *CameraPane) say(title, text string) {
	p.View.Hide()
	p.View.Set(nil)
	p.Title.SetText(title)
	p.Text.SetText(text)
	p.Text.Hidden = text == ""
	p.Message.Show()
	p.tell("", style.ColorMuted)
	p.offer(p.closeButton())
}

// tell writes the line below the picture.
func (p *CameraPane) tell(text string, color fyne.ThemeColorName) {
	p.Status.Color = color
	p.Status.SetText(text)
	p.Status.Refresh()
}

// offer puts buttons below the message, or else below the picture. The focus does not stay on one that is
// gone.
func (p *CameraPane) offer(buttons ...fyne.CanvasObject) {
	c := p.w.Native.Canvas()
	if b, ok := c.Focused().(*widget.Button); ok && slices.Contains(p.Offered(), fyne.CanvasObject(b)) {
		c.Unfocus()
	}
	p.ways.Objects, p.buttons.Objects = nil, buttons
	if p.Message.Visible() {
		p.ways.Objects, p.buttons.Objects = buttons, nil
	}
	p.Message.ScrollToTop()
	p.Content.Refresh()
}

// Offered are the buttons there are.
func (p *CameraPane) Offered() []fyne.CanvasObject {
	return slices.Concat(p.ways.Objects, p.buttons.Objects)
}

func (p *CameraPane) closeButton() fyne.CanvasObject {
	return widget.NewButton(lang.L("Close"), "close", p.Close)
}

// asking says that the browser has the word.
func (p *CameraPane) asking() {
	p.say(lang.L("Go to your browser"), lang.L("A page has opened there that lends Lanyard its camera. Allow it, and hold their code in front. The picture stays on this computer."))
	p.offer(widget.NewButton(lang.L("Open the page again"), "link", p.toBrowser),
		widget.NewButton(lang.L("Copy link"), "copy", p.CopyLink), p.closeButton())
}

// trouble says why there is no picture, and offers the other ways. The browser's camera may come back by
// itself; one of this computer is off.
func (p *CameraPane) trouble(err error) {
	if errors.Is(err, camera.ErrAsking) {
		p.asking()
		return
	}
	title, text := cameraTrouble(err, p.Browser)
	ways := []fyne.CanvasObject{
		widget.NewPrimary(lang.L("Open the page again"), "link", p.toBrowser),
		widget.NewButton(lang.L("Copy link"), "copy", p.CopyLink),
	}
	if p.Watch == nil || p.Watch.Page == nil {
		p.off(false)
		ways = []fyne.CanvasObject{
			widget.NewPrimary(lang.L("Try again"), "camera", p.open), widget.NewButton(lang.L("Use the browser"), "link", p.UseBrowser),
		}
	}
	p.say(title, text)
	first := ways[0].(fyne.Focusable)
	ways = append(ways, p.others()...)
	p.offer(append(ways, p.closeButton())...)
	if c := p.w.Native.Canvas(); c.Focused() == nil && len(p.w.Sheets) == 0 {
		c.Focus(first) // Enter tries again, Tab goes to the other ways
	}
}

// saw stops with what was read, and goes on with it. One's own code is no answer, and while a sheet is
// open the camera looks on.
func (p *CameraPane) saw(s sighting) {
	if len(p.w.Sheets) > 0 {
		return
	}
	own := p.w.Places.OwnCodes()
	theirs := slices.DeleteFunc(s.scans, func(s reading.Scan) bool { return slices.Contains(own, s.Text) })
	if len(theirs) == 0 {
		p.tell(lang.L("That is your own code. Hold up theirs."), theme.ColorNameWarning)
		return
	}
	p.live(s.still)
	p.off(true)
	p.remember()
	p.View.Mark(s.outlines)
	p.tell(lang.L("Read. The camera is off."), theme.ColorNameSuccess)
	p.offer(widget.NewPrimary(lang.L("Read another"), "camera", p.open), p.closeButton())
	if p.Browser {
		p.w.Native.RequestFocus() // the browser is in front
	}
	reading.GoOn(p.w, theirs, data.FromQR)
}

// key handles a key while the pane is open.
func (p *CameraPane) key(e *fyne.KeyEvent) bool {
	if focus.Pressed(keys.Swap, e, 0) != keys.CameraOff || !p.Content.Visible() {
		return false
	}
	p.Close()
	return true
}
