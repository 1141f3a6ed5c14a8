package window

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// Banner is a line that stands above the screens, or in the sheet in front, until it is answered. It never takes the keys:
// Ctrl+T leads to its buttons.
type Banner struct {
	title, detail *style.Text
	buttons       []*widget.Button
	box           fyne.CanvasObject
}

// NewBanner is a banner with an icon, two lines of text and a button for each action.
func NewBanner(icon, title, detail string, actions ...widget.Action) *Banner {
	b := &Banner{title: style.NewText(title), detail: widget.Caption(detail)}
	b.title.Style.Bold = true
	row := container.NewHBox()
	for _, a := range actions {
		button := widget.NewButton(a.Text, "", a.Do)
		b.buttons = append(b.buttons, button)
		row.Add(button)
	}
	pic := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(22), fw.NewIcon(theme.NewPrimaryThemedResource(style.Icon(icon)))))
	left := container.NewHBox(pic, style.Gap(2, 0))
	lines := container.New(layout.NewCustomPaddedVBoxLayout(1), b.title, b.detail)
	b.box = style.OnColor(theme.ColorNameSelection, 8, container.New(layout.NewCustomPaddedLayout(6, 6, 12, 8),
		container.NewBorder(nil, nil, left, container.NewCenter(row), lines)))
	return b
}

// Say replaces the texts.
func (b *Banner) Say(title, detail string) {
	b.title.SetText(title)
	b.detail.SetText(detail)
}

// Text is what the banner says.
func (b *Banner) Text() string { return b.title.Text() + "\n" + b.detail.Text() }

// bannerPlaces are where the banner can stand: above the screens, and in each sheet.
type bannerPlaces struct {
	shown  *Banner
	above  *fyne.Container // above the screens
	before fyne.Focusable  // had the keys before a button of the banner got them
}

// BannerPlace is the place above the screens where the banner stands; it takes no room while there is none.
func (w *Window) BannerPlace() fyne.CanvasObject {
	w.banner.above = container.New(bannerLayout{})
	w.placeBanner()
	return w.banner.above
}

// bannerLayout leaves a margin around a banner, as that of the pages.
type bannerLayout struct{}

// MinSize implements fyne.Layout.
func (bannerLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	if len(o) == 0 {
		return fyne.Size{}
	}
	return fyne.NewSize(0, o[0].MinSize().Height+8)
}

// Layout implements fyne.Layout.
func (bannerLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for _, b := range o {
		b.Move(fyne.NewPos(0, 0))
		b.Resize(fyne.NewSize(s.Width, s.Height-8))
	}
}

// ShowBanner shows a banner in the place of the one before; nil takes it away.
func (w *Window) ShowBanner(b *Banner) {
	c := w.Native.Canvas()
	had := w.banner.shown != nil && slices.ContainsFunc(w.banner.shown.buttons, func(o *widget.Button) bool { return c.Focused() == fyne.Focusable(o) })
	w.banner.shown = b
	w.placeBanner()
	if had {
		if back := w.banner.before; back != nil {
			c.Focus(back)
		} else {
			c.Unfocus()
		}
	}
	w.banner.before = nil
}

// Banner is the one that is shown; nil for none.
func (w *Window) Banner() *Banner { return w.banner.shown }

// placeBanner puts the banner where the eyes are: into the sheet in front, else above the screens.
func (w *Window) placeBanner() {
	places := []*fyne.Container{w.banner.above}
	for _, s := range w.Sheets {
		places = append(places, s.banner)
	}
	changed := false
	for i, p := range places {
		var holds []fyne.CanvasObject
		if i == len(places)-1 && w.banner.shown != nil {
			holds = append(holds, w.banner.shown.box)
		}
		if p != nil && !slices.Equal(p.Objects, holds) {
			p.Objects, changed = holds, true
			p.Refresh()
		}
	}
	if changed {
		for _, s := range w.Sheets {
			s.fit()
		}
	}
}

// FocusMessage gives the keys to the first button of the message or the banner that is shown; once more, to the next.
func (w *Window) FocusMessage() {
	c := w.Native.Canvas()
	var all []fyne.Focusable
	for _, b := range w.Toasts.Buttons() {
		all = append(all, b)
	}
	if w.banner.shown != nil {
		for _, b := range w.banner.shown.buttons {
			all = append(all, b)
		}
	}
	if len(all) == 0 {
		return
	}
	at := slices.Index(all, c.Focused())
	if at < 0 {
		w.banner.before = c.Focused()
	}
	c.Focus(all[(at+1)%len(all)])
}
