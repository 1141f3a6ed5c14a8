package desktop

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
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// HandOver gives an address to the desktop's program for it: the one way out of the window, and only ever on
// a click. Where no program takes it, copied goes to the clipboard and the user is told so in none.
func HandOver(w *window.Window, address opener.Address, copied, none string) {
	HandOverMade(w, func() (opener.Address, error) { return address, nil }, copied, none)
}

// HandOverMade is HandOver for an address that is made by looking at a disk.
func HandOverMade(w *window.Window, address func() (opener.Address, error), copied, none string) {
	handing(w, func() error {
		to, err := address()
		if err != nil {
			return err
		}
		return w.Opens(to, opener.Patience)
	}, copied, none)
}

// handing waits for what opens something, as HandOver does.
func handing(w *window.Window, open func() error, copied, none string) {
	w.Go(func(ctx context.Context) {
		answer := make(chan error, 1)
		go func() { answer <- open() }()
		select {
		case <-ctx.Done():
		case err := <-answer:
			if err != nil {
				fyne.Do(func() {
					w.Fyne.Clipboard().SetContent(copied)
					sayOver(w, none)
				})
			}
		}
	})
}

// sayOver is Say where a sheet, or a window without screens, would hide the message.
func sayOver(w *window.Window, text string) {
	if w.Store == nil || len(w.Sheets) > 0 {
		w.Fail(lang.L("Not opened"), errors.New(text))
		return
	}
	w.Say(text)
}

// MailAction writes to an address, by what write does.
func MailAction(email string, write func()) ValueAction {
	_, err := opener.Mail(email)
	return ValueAction{"mail", lang.L("Write an e-mail"), write, err}
}

// PhoneAction has the user's phone program call a number.
func PhoneAction(w *window.Window, p data.Phone) ValueAction {
	number := p.E164
	if number == "" {
		number = p.Value
	}
	address, err := opener.Phone(number)
	return ValueAction{"phone", lang.L("Call"), func() {
		HandOver(w, address, p.Value, lang.L("No phone program answered. Number copied."))
	}, err}
}

// LinkAction opens what somebody gave as a link. Nobody knows any more who wrote it: a card that was typed may have
// taken it from a file later. So the computer that a page comes from is shown before.
func LinkAction(w *window.Window, link string) ValueAction {
	address, err := opener.Link(link)
	return ValueAction{"link", lang.L("Open the link"), func() {
		if len(address.Hosts()) == 0 { // a message or a call
			HandOver(w, address, link, lang.L("No program answered. Link copied."))
			return
		}
		askPage(w, address)
	}, err}
}

// askPage shows the computer that a page comes from, whole and in plain letters, before the page is opened.
func askPage(w *window.Window, address opener.Address) {
	body := container.New(layout.NewCustomPaddedVBoxLayout(6))
	for i, host := range address.Hosts() {
		words := lang.L("It comes from")
		if i > 0 {
			words = lang.L("The same in plain letters")
		}
		body.Add(style.NewCaption(words))
		line := widget.Prose(host, fyne.TextAlignLeading)
		line.SizeName, line.TextStyle.Bold, line.Wrapping = theme.SizeNameSubHeadingText, true, fyne.TextWrapBreak
		body.Add(widget.Tight(line))
	}
	text := address.String()
	whole := widget.NewSelectable(text)
	whole.Wrapping = fyne.TextWrapBreak
	body.Add(widget.Tight(whole))
	s := w.NewSheet(lang.L("Open this page?"), lang.L("Open"), container.NewVScroll(body), fyne.NewSize(520, 300))
	s.Plain = true
	s.AddLeft(widget.NewButton(lang.L("Copy"), "copy", func() {
		s.Close()
		CopyText(w, text)
	}))
	s.OnOK = func() {
		s.Close()
		HandOver(w, address, text, lang.L("No browser answered. Link copied."))
	}
	s.First = s.OKButton
	s.Show()
}

// LinkLine shows the link of an event: the address of a page can be pressed, anything else copied.
func LinkLine(w *window.Window, link string) fyne.CanvasObject {
	open := LinkAction(w, link)
	if open.why != nil {
		return container.NewBorder(nil, nil, nil, copyIcon(w, link, open.why), style.NewMuted(link))
	}
	short := strings.TrimSpace(link)
	if address, err := opener.Page(link); err == nil {
		short = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(address.String(), "https://"), "http://"), "/")
	}
	text := style.NewText(short)
	text.Color = theme.ColorNameHyperlink
	return widget.NewPress(text, open.Do)
}

// OpenFolder shows a file in the system's file manager.
func OpenFolder(w *window.Window, path string) {
	handing(w, func() error { return opener.Reveal(path, opener.Patience) }, filepath.Dir(path), lang.L("No program answered. Path copied."))
}

// openWritten opens a file that Lanyard has written in the user's program for it.
func openWritten(w *window.Window, path string) {
	HandOverMade(w, func() (opener.Address, error) { return opener.Written(path) }, path, lang.L("No program answered. Path copied."))
}

// OpenEditor opens a text file in the user's editor.
func OpenEditor(w *window.Window, path string) {
	HandOverMade(w, func() (opener.Address, error) { return opener.Text(path) }, path, lang.L("No program answered. Path copied."))
}
