package ui

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
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/opener"
	"lanyard/ui/widget"
)

// cameraPane reads codes with a camera: one of this computer, or the browser's. It fills the right half
// of the swap screen while it is open.
type cameraPane struct {
	app     *Window
	direct  bool // cameras of this computer can be read without the browser
	browser bool // the browser's is wanted
	devices func() ([]camera.Device, error)
	closed  func() // the pane is not wanted any more

	others func() []fyne.CanvasObject // the ways to read a code without a camera
	watch  *cameraWatch               // nil while no camera is on
	gen    int                        // of the camera that is wanted
	known  []camera.Device

	view    *widget.Viewfinder
	picker  *widget.Select
	status  *widget.Text
	title   *widget.Label
	text    *widget.Label
	ways    *fyne.Container   // what can be done, below the message
	message *container.Scroll // in the place of the picture
	buttons *fyne.Container   // what can be done, below the picture
	content *fyne.Container
}

func newCameraPane(a *Window, closed func(), others func() []fyne.CanvasObject) *cameraPane {
	p := &cameraPane{
		app: a, direct: camera.Direct, devices: camera.Devices, closed: closed, others: others,
		status: widget.NewText(""), title: prose("", fyne.TextAlignCenter), text: prose("", fyne.TextAlignCenter),
	}
	p.view = widget.NewViewfinder(fyne.NewSize(200, 130))
	p.picker = widget.NewSelect(nil, nil)
	p.picker.Hide()
	p.title.TextStyle.Bold, p.title.SizeName = true, theme.SizeNameSubHeadingText
	p.status.Style.Bold, p.status.TextSize, p.status.Align = true, theme.SizeNameCaptionText, fyne.TextAlignCenter
	icon := fw.NewIcon(widget.Icon("camera"))
	p.ways = container.New(layout.NewCustomPaddedVBoxLayout(8))
	p.message = container.NewVScroll(container.NewVBox(layout.NewSpacer(),
		container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(40), icon)), p.title, p.text,
		container.NewCenter(widget.AtLeast(210, 0, p.ways)), layout.NewSpacer()))
	p.buttons = widget.Wrap()
	below := container.New(layout.NewCustomPaddedVBoxLayout(8), p.status, p.buttons)
	p.content = container.NewBorder(p.picker, container.NewBorder(widget.Gap(0, 4), nil, nil, nil, below), nil, nil,
		container.NewStack(p.view, p.message))
	p.content.Hide()
	return p
}

// open turns a camera on: the one used last, else the first, else the browser's.
func (p *cameraPane) open() {
	if p.watch != nil {
		return
	}
	p.content.Show()
	p.app.letGo() // the button that was pressed is gone
	if !p.direct {
		p.openBrowser()
		return
	}
	p.say(lang.L("Starting the camera …"), "")
	p.gen++
	gen := p.gen
	p.app.Go(func(ctx context.Context) {
		all, err := p.devices()
		fyne.Do(func() {
			if gen == p.gen && ctx.Err() == nil {
				p.choose(all, err)
			}
		})
	})
}

// throughBrowser is the setting of a user who prefers the browser's camera. No device is called so: names
// of devices do not begin with a slash.
const throughBrowser = "/browser"

// choose offers the cameras there are and the browser's, and turns on the one used last.
func (p *cameraPane) choose(all []camera.Device, err error) {
	p.known = all
	last := p.app.setting("camera", "")
	p.picker.Hidden = len(all) == 0
	p.picker.OnChanged = nil
	names := make([]string, len(all))
	for i, d := range all {
		names[i] = d.Name
	}
	p.picker.SetOptions(append(names, lang.L("Through the browser")))
	at := max(0, slices.Index(names, last))
	if p.browser || last == throughBrowser {
		at = len(all)
	}
	p.picker.SetSelectedIndex(at)
	p.picker.OnChanged = func(string) {
		p.off(false)
		p.turnOn(p.picker.SelectedIndex())
		p.remember()
	}
	switch {
	case at < len(all) || p.browser || last == throughBrowser:
		p.turnOn(at)
	case err != nil:
		p.trouble(err)
	default:
		p.trouble(camera.ErrNone)
	}
}

// turnOn turns on one of the cameras that are offered; the last is the browser's.
func (p *cameraPane) turnOn(i int) {
	if i >= len(p.known) {
		p.openBrowser()
		return
	}
	p.browser = false
	p.say(lang.L("Starting the camera …"), "")
	p.on(p.known[i].Source, nil)
}

// remember has the camera that is on be the first next time.
func (p *cameraPane) remember() {
	name := throughBrowser
	if i := p.picker.SelectedIndex(); !p.browser && i >= 0 && i < len(p.known) {
		name = p.known[i].Name
	}
	if name != p.app.setting("camera", "") {
		p.app.setSetting("camera", name)
	}
}

// on watches a source.
func (p *cameraPane) on(s camera.Source, page *camera.Page) {
	p.watch = &cameraWatch{pane: p, source: s, page: page}
	p.watch.start()
}

// off ends the watch, if there is one.
func (p *cameraPane) off(found bool) {
	p.gen++
	if p.watch != nil {
		p.watch.stop(found)
		p.watch = nil
	}
}

// openBrowser asks the browser for its camera.
func (p *cameraPane) openBrowser() {
	p.off(false)
	p.browser = true
	p.app.letGo()
	page, err := camera.OpenPage()
	if err != nil {
		p.trouble(err)
		return
	}
	p.on(page, page)
	p.asking()
	p.toBrowser()
}

// useBrowser is openBrowser for a user who has other cameras to choose from, or none.
func (p *cameraPane) useBrowser() {
	if n := len(p.picker.Options); n > 0 && p.picker.SelectedIndex() != n-1 {
		p.picker.SetSelectedIndex(n - 1) // which opens it
		return
	}
	p.openBrowser()
}

// toBrowser opens the page of the watch in the user's browser.
func (p *cameraPane) toBrowser() {
	if p.watch == nil || p.watch.page == nil {
		return
	}
	address := p.watch.page.URL()
	p.app.handOverMade(func() (opener.Address, error) { return opener.Page(address) }, address, lang.L("No browser answered. Link copied: paste it into the address line of a browser."))
}

func (p *cameraPane) copyLink() {
	if p.watch == nil || p.watch.page == nil {
		return
	}
	p.app.Fyne.Clipboard().SetContent(p.watch.page.URL())
	p.app.Say(lang.L("The link to the camera page is in the clipboard. It works on this computer only."))
}

// close turns the camera off and gives the half back.
func (p *cameraPane) close() {
	p.off(false)
	p.browser = false
	if !p.content.Visible() {
		return
	}
	p.content.Hide()
	p.view.Set(nil)
	p.closed()
}

// live shows a picture.
func (p *cameraPane) live(picture image.Image) {
	if p.message.Visible() {
		p.message.Hide()
		p.view.Show()
		p.offer(p.closeButton())
		p.tell(lang.L("Hold their code into the frame"), widget.ColorMuted)
	}
	p.view.Set(picture)
}

// say shows words in the place of the picture.
func (p *cameraPane) say(title, text string) {
	p.view.Hide()
	p.view.Set(nil)
	p.title.SetText(title)
	p.text.SetText(text)
	p.text.Hidden = text == ""
	p.message.Show()
	p.tell("", widget.ColorMuted)
	p.offer(p.closeButton())
}

// tell writes the line below the picture.
func (p *cameraPane) tell(text string, color fyne.ThemeColorName) {
	p.status.Color = color
	p.status.SetText(text)
	p.status.Refresh()
}

// offer puts buttons below the message, or else below the picture. The focus does not stay on one that is
// gone.
func (p *cameraPane) offer(buttons ...fyne.CanvasObject) {
	c := p.app.Native.Canvas()
	if b, ok := c.Focused().(*widget.Button); ok && slices.Contains(p.offered(), fyne.CanvasObject(b)) {
		c.Unfocus()
	}
	p.ways.Objects, p.buttons.Objects = nil, buttons
	if p.message.Visible() {
		p.ways.Objects, p.buttons.Objects = buttons, nil
	}
	p.message.ScrollToTop()
	p.content.Refresh()
}

// offered are the buttons there are.
func (p *cameraPane) offered() []fyne.CanvasObject {
	return slices.Concat(p.ways.Objects, p.buttons.Objects)
}

func (p *cameraPane) closeButton() fyne.CanvasObject {
	return widget.NewButton(lang.L("Close"), "close", p.close)
}

// asking says that the browser has the word.
func (p *cameraPane) asking() {
	p.say(lang.L("Go to your browser"), lang.L("A page has opened there that lends Lanyard its camera. Allow it, and hold their code in front. The picture stays on this computer."))
	p.offer(widget.NewButton(lang.L("Open the page again"), "link", p.toBrowser),
		widget.NewButton(lang.L("Copy link"), "copy", p.copyLink), p.closeButton())
}

// trouble says why there is no picture, and offers the other ways. The browser's camera may come back by
// itself; one of this computer is off.
func (p *cameraPane) trouble(err error) {
	if errors.Is(err, camera.ErrAsking) {
		p.asking()
		return
	}
	title, text := cameraTrouble(err, p.browser)
	ways := []fyne.CanvasObject{
		widget.NewPrimary(lang.L("Open the page again"), "link", p.toBrowser),
		widget.NewButton(lang.L("Copy link"), "copy", p.copyLink),
	}
	if p.watch == nil || p.watch.page == nil {
		p.off(false)
		ways = []fyne.CanvasObject{
			widget.NewPrimary(lang.L("Try again"), "camera", p.open), widget.NewButton(lang.L("Use the browser"), "link", p.useBrowser),
		}
	}
	p.say(title, text)
	first := ways[0].(fyne.Focusable)
	ways = append(ways, p.others()...)
	p.offer(append(ways, p.closeButton())...)
	if c := p.app.Native.Canvas(); c.Focused() == nil && len(p.app.sheets) == 0 {
		c.Focus(first) // Enter tries again, Tab goes to the other ways
	}
}

// saw stops with what was read, and goes on with it. One's own code is no answer, and while a sheet is
// open the camera looks on.
func (p *cameraPane) saw(s sighting) {
	if len(p.app.sheets) > 0 {
		return
	}
	own := p.app.Places.OwnCodes()
	theirs := slices.DeleteFunc(s.scans, func(s scan) bool { return slices.Contains(own, s.text) })
	if len(theirs) == 0 {
		p.tell(lang.L("That is your own code. Hold up theirs."), theme.ColorNameWarning)
		return
	}
	p.live(s.still)
	p.off(true)
	p.remember()
	p.view.Mark(s.outlines)
	p.tell(lang.L("Read. The camera is off."), theme.ColorNameSuccess)
	p.offer(widget.NewPrimary(lang.L("Read another"), "camera", p.open), p.closeButton())
	if p.browser {
		p.app.Native.RequestFocus() // the browser is in front
	}
	p.app.gotScans(theirs, data.FromQR)
}

// key handles a key while the pane is open.
func (p *cameraPane) key(e *fyne.KeyEvent) bool {
	if widget.Pressed(keys.Swap, e, 0) != keys.CameraOff || !p.content.Visible() {
		return false
	}
	p.close()
	return true
}
