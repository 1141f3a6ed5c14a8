package swap

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
	"lanyard/ui/code"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

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
	name.SetText(p.hotspot.Network.Name)
	password.SetText(p.hotspot.Network.Password)
	hint := widget.Prose(lang.L("Turn the hotspot on in this computer's or a phone's settings. Visitors join it by a first code and open the page by the second. The password is kept until Lanyard closes, and is in the code on the screen."), fyne.TextAlignLeading)
	hint.Importance = fw.LowImportance
	wrong := style.NewText("")
	wrong.Color, wrong.TextSize = theme.ColorNameError, theme.SizeNameCaptionText
	body := container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Field(lang.L("Name of the network"), name), widget.Field(lang.L("Password"), password), wrong, widget.Tight(hint))
	s := p.w.NewSheet(lang.L("Hotspot"), lang.L("Show its code"), body, fyne.NewSize(500, 340))
	s.Plain = true
	check := func(string) {
		text := checkHotspot(strings.TrimSpace(name.Text), password.Text)
		s.EnableOK(text == "")
		if name.Text == "" {
			text = ""
		}
		wrong.SetText(text)
	}
	name.OnChanged, password.OnChanged = check, check
	name.OnSubmitted, password.OnSubmitted = func(string) { s.Accept() }, func(string) { s.Accept() }
	s.OnOK = func() {
		s.Close()
		n := wifi.Network{Name: strings.TrimSpace(name.Text), Password: password.Text}
		if n.Password != "" {
			n.Security = "WPA"
		}
		p.showHotspot(n)
	}
	if p.hotspot.Code.Text != "" {
		s.AddLeft(widget.NewButton(lang.L("Without a hotspot"), "close", func() {
			s.Close()
			p.setHotspot(code.Hotspot{})
		}))
	}
	s.First = name
	s.Show()
	check("")
}

// showHotspot makes the code of a network and shows it before that of the page.
func (p *swapPage) showHotspot(n wifi.Network) {
	window.Load(p.w, lang.L("The hotspot's code was not made"), func(context.Context) (qr.Code, error) {
		return qr.Encode(wifi.Encode(n))
	}, func(c qr.Code) {
		p.setHotspot(code.Hotspot{Network: n, Code: c})
		p.relist()
	})
}

func (p *swapPage) setHotspot(h code.Hotspot) {
	p.hotspot = h
	p.join.Set(h.Code.Size, qr.QuietZone, h.Code.At)
	p.joinCaption.SetText(h.Words())
	p.arrange()
	p.screen.tellFull()
}

// stepCaption is a line over one of two codes, cut to the code's width.
func stepCaption() *style.Text {
	t := style.NewText("")
	t.Style.Bold, t.Align = true, fyne.TextAlignCenter
	return t
}

// arrange puts the code of the hotspot, when there is one, before that of the page.
func (p *swapPage) arrange() {
	if p.hotspot.Code.Text == "" {
		p.Codes.Objects = []fyne.CanvasObject{p.View}
	} else {
		second := stepCaption()
		second.SetText(lang.L("2 · Scan this"))
		p.Codes.Objects = []fyne.CanvasObject{container.New(layout.NewGridLayoutWithColumns(2),
			container.NewBorder(p.joinCaption, nil, nil, nil, p.join), container.NewBorder(second, nil, nil, nil, p.View))}
	}
	p.Codes.Refresh()
}
