package ui

import (
	"context"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data/format/wifi"
	"lanyard/data/qr"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// hotspot is the network that phones join first, where the room's own keeps them apart. It is known
// while the program runs and written nowhere.
type hotspot struct {
	network wifi.Network
	code    qr.Code // no text while there is none
}

// leastPassword is the shortest that WPA takes, in bytes.
const leastPassword = 8

// checkHotspot says what is wrong with a network's name or password; "" when nothing is.
func checkHotspot(name, password string) string {
	switch {
	case name == "":
		return lang.L("The network's name is missing.")
	case len(name) > 32:
		return lang.L("A network's name has at most 32 bytes.")
	case password != "" && (len(password) < leastPassword || len(password) > 63 || !utf8.ValidString(password)):
		return lang.L("A Wi-Fi password has 8 to 63 letters. Leave it empty for an open network.")
	}
	return ""
}

// editHotspot asks for the hotspot's name and password and shows the code that takes phones into it.
func (p *swapPage) editHotspot() {
	name, password := widget.NewEntry(lang.L("Anna's laptop")), widget.NewEntry(lang.L("empty: an open network"))
	name.SetText(p.hotspot.network.Name)
	password.SetText(p.hotspot.network.Password)
	hint := prose(lang.L("Turn the hotspot on in this computer's or a phone's settings. Visitors join it by a first code and open the page by the second. The password is kept until Lanyard closes, and is in the code on the screen."), fyne.TextAlignLeading)
	hint.Importance = fw.LowImportance
	wrong := widget.NewText("")
	wrong.Color, wrong.TextSize = theme.ColorNameError, theme.SizeNameCaptionText
	body := container.New(layout.NewCustomPaddedVBoxLayout(8), field(lang.L("Name of the network"), name), field(lang.L("Password"), password), wrong, tight(hint))
	s := p.app.NewSheet(lang.L("Hotspot"), lang.L("Show its code"), body, fyne.NewSize(500, 340))
	check := func(string) {
		text := checkHotspot(strings.TrimSpace(name.Text), password.Text)
		s.EnableOK(text == "")
		if name.Text == "" {
			text = ""
		}
		wrong.SetText(text)
	}
	name.OnChanged, password.OnChanged = check, check
	name.OnSubmitted, password.OnSubmitted = func(string) { s.accept() }, func(string) { s.accept() }
	s.OnOK = func() {
		s.Close()
		n := wifi.Network{Name: strings.TrimSpace(name.Text), Password: password.Text}
		if n.Password != "" {
			n.Security = "WPA"
		}
		p.showHotspot(n)
	}
	if p.hotspot.code.Text != "" {
		s.AddLeft(widget.NewButton(lang.L("Without a hotspot"), "close", func() {
			s.Close()
			p.setHotspot(hotspot{})
		}))
	}
	s.First = name
	s.Show()
	check("")
}

// showHotspot makes the code of a network and shows it before that of the page.
func (p *swapPage) showHotspot(n wifi.Network) {
	Load(p.app, lang.L("The hotspot's code was not made"), func(context.Context) (qr.Code, error) {
		return qr.Encode(wifi.Encode(n))
	}, func(c qr.Code) {
		p.setHotspot(hotspot{n, c})
		p.relist()
	})
}

func (p *swapPage) setHotspot(h hotspot) {
	p.hotspot = h
	p.join.Set(h.code.Size, qr.QuietZone, h.code.At)
	p.joinCaption.SetText(h.words())
	p.arrange()
	p.screen.tellFull()
}

// words is the first step of two.
func (h hotspot) words() string {
	if h.code.Text == "" {
		return ""
	}
	return lang.L("1 · Join {{.Network}}", h.network.Name)
}

// stepCaption is a line over one of two codes, cut to the code's width.
func stepCaption() *widget.Text {
	t := widget.NewText("")
	t.Style.Bold, t.Align = true, fyne.TextAlignCenter
	return t
}

// arrange puts the code of the hotspot, when there is one, before that of the page.
func (p *swapPage) arrange() {
	if p.hotspot.code.Text == "" {
		p.codes.Objects = []fyne.CanvasObject{p.view}
	} else {
		second := stepCaption()
		second.SetText(lang.L("2 · Scan this"))
		p.codes.Objects = []fyne.CanvasObject{container.New(layout.NewGridLayoutWithColumns(2),
			container.NewBorder(p.joinCaption, nil, nil, nil, p.join), container.NewBorder(second, nil, nil, nil, p.view))}
	}
	p.codes.Refresh()
}
