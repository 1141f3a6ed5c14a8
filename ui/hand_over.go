package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/opener"
	"lanyard/ui/widget"
)

// handOver gives an address to the desktop's program for it: the one way out of the window, and only ever on
// a click. Where no program takes it, copied goes to the clipboard and the user is told so in none.
func (a *Window) handOver(address opener.Address, copied, none string) {
	a.handOverMade(func() (opener.Address, error) { return address, nil }, copied, none)
}

// handOverMade is handOver for an address that is made by looking at a disk.
func (a *Window) handOverMade(address func() (opener.Address, error), copied, none string) {
	a.handing(func() error {
		to, err := address()
		if err != nil {
			return err
		}
		return a.opens(to, opener.Patience)
	}, copied, none)
}

// handing waits for what opens something, as handOver does.
func (a *Window) handing(open func() error, copied, none string) {
	a.Go(func(ctx context.Context) {
		answer := make(chan error, 1)
		go func() { answer <- open() }()
		select {
		case <-ctx.Done():
		case err := <-answer:
			if err != nil {
				fyne.Do(func() {
					a.Fyne.Clipboard().SetContent(copied)
					a.sayOver(none)
				})
			}
		}
	})
}

// sayOver is Say where a sheet, or a window without screens, would hide the message.
func (a *Window) sayOver(text string) {
	if a.Store == nil || len(a.sheets) > 0 {
		a.Fail(lang.L("Not opened"), errors.New(text))
		return
	}
	a.Say(text)
}

// openMail begins a message to one address.
func (a *Window) openMail(email string) {
	a.handOverMade(func() (opener.Address, error) { return opener.Mail(email) }, email, lang.L("No mail program answered. Address copied."))
}

// mailAction begins a message to an address.
func (a *Window) mailAction(email string) valueAction {
	_, err := opener.Mail(email)
	return valueAction{"mail", lang.L("Write an e-mail"), func() { a.openMail(email) }, err}
}

// phoneAction has the user's phone program call a number.
func (a *Window) phoneAction(p data.Phone) valueAction {
	number := p.E164
	if number == "" {
		number = p.Value
	}
	address, err := opener.Phone(number)
	return valueAction{"phone", lang.L("Call"), func() {
		a.handOver(address, p.Value, lang.L("No phone program answered. Number copied."))
	}, err}
}

// linkAction opens what somebody gave as a link. Nobody knows any more who wrote it: a card that was typed may have
// taken it from a file later. So the computer that a page comes from is shown before.
func (a *Window) linkAction(link string) valueAction {
	address, err := opener.Link(link)
	return valueAction{"link", lang.L("Open the link"), func() {
		if len(address.Hosts()) == 0 { // a message or a call
			a.handOver(address, link, lang.L("No program answered. Link copied."))
			return
		}
		a.askPage(address)
	}, err}
}

// askPage shows the computer that a page comes from, whole and in plain letters, before the page is opened.
func (a *Window) askPage(address opener.Address) {
	body := container.New(layout.NewCustomPaddedVBoxLayout(6))
	for i, host := range address.Hosts() {
		words := lang.L("It comes from")
		if i > 0 {
			words = lang.L("The same in plain letters")
		}
		body.Add(widget.NewCaption(words))
		line := prose(host, fyne.TextAlignLeading)
		line.SizeName, line.TextStyle.Bold, line.Wrapping = theme.SizeNameSubHeadingText, true, fyne.TextWrapBreak
		body.Add(tight(line))
	}
	text := address.String()
	whole := widget.NewSelectable(text)
	whole.Wrapping = fyne.TextWrapBreak
	body.Add(tight(whole))
	s := a.NewSheet(lang.L("Open this page?"), lang.L("Open"), container.NewVScroll(body), fyne.NewSize(520, 300))
	s.AddLeft(widget.NewButton(lang.L("Copy"), "copy", func() {
		s.Close()
		a.copyText(text)
	}))
	s.OnOK = func() {
		s.Close()
		a.handOver(address, text, lang.L("No browser answered. Link copied."))
	}
	s.First = s.ok
	s.Show()
}

// linkLine shows the link of an event: the address of a page can be pressed, anything else copied.
func (a *Window) linkLine(link string) fyne.CanvasObject {
	open := a.linkAction(link)
	if open.why != nil {
		return container.NewBorder(nil, nil, nil, a.copyIcon(link, open.why), widget.NewMuted(link))
	}
	short := strings.TrimSpace(link)
	if address, err := opener.Page(link); err == nil {
		short = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(address.String(), "https://"), "http://"), "/")
	}
	text := widget.NewText(short)
	text.Color = theme.ColorNameHyperlink
	return widget.NewPress(text, open.do)
}

// openFolder shows a file in the system's file manager.
func (a *Window) openFolder(path string) {
	a.handing(func() error { return opener.Reveal(path, opener.Patience) }, filepath.Dir(path), lang.L("No program answered. Path copied."))
}

// openWritten opens a file that Lanyard has written in the user's program for it.
func (a *Window) openWritten(path string) {
	a.handOverMade(func() (opener.Address, error) { return opener.Written(path) }, path, lang.L("No program answered. Path copied."))
}

// openEditor opens a text file in the user's editor.
func (a *Window) openEditor(path string) {
	a.handOverMade(func() (opener.Address, error) { return opener.Text(path) }, path, lang.L("No program answered. Path copied."))
}
