package reading

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/ui/capture"
	"lanyard/ui/desktop"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// subjectWords names in words what a text is that holds no contact.
func subjectWords(s format.Subject) string {
	switch s {
	case format.AboutWiFi:
		return lang.L("Wi-Fi access")
	case format.AboutEvent:
		return lang.L("an event")
	case format.AboutPlace:
		return lang.L("a place")
	case format.AboutMessage:
		return lang.L("a text message")
	case format.AboutLogin:
		return lang.L("a key for two-step login")
	case format.AboutNumber:
		return lang.L("a number")
	case format.AboutIDs:
		return lang.L("a badge that holds identifiers only")
	case format.AboutLink:
		return lang.L("a web address")
	case format.AboutBrokenJSON:
		return lang.L("broken JSON")
	case format.AboutBrokenCard:
		return lang.L("a card that could not be read")
	}
	return lang.L("plain text")
}

func partWords(p format.PartName) string {
	switch p {
	case format.NetworkPart:
		return lang.L("Network")
	case format.PasswordPart:
		return lang.L("Password")
	case format.SecurityPart:
		return lang.L("Security")
	case format.CoordinatesPart:
		return lang.L("Latitude and longitude")
	case format.NamePart:
		return lang.L("Name")
	case format.NumberPart:
		return lang.L("Number")
	case format.AccountPart:
		return lang.L("Account")
	}
	return lang.L("Text")
}

// matterLine is a text that holds no contact on one line, for a row.
func matterLine(m format.Matter, text string) string {
	switch {
	case m.Subject == format.AboutEvent:
		return words.Joined(" · ", m.Event.Name, words.EventTime(&m.Event), m.Event.Place)
	case len(m.Parts) > 0:
		return m.Parts[0].Value
	}
	return text
}

// showText shows a text that holds no contact: what it is, and what it says part by part. Nothing in it
// is opened; each part can be copied.
func showText(w *window.Window, s Scan) {
	if len(s.parts) > 0 {
		showParts(w, s.parts)
		return
	}
	m := format.About(s.Text)
	head := widget.Prose(lang.L("This is {{.What}}, not a contact. Nothing was saved.", subjectWords(m.Subject)), fyne.TextAlignLeading)
	sheet := w.NewSheet(lang.L("What it says"), lang.L("Copy"),
		container.NewBorder(container.NewVBox(widget.Tight(head), style.Gap(0, 8)), nil, nil, nil, style.Card(container.NewVScroll(matterLines(w, m, s.Text)))), fyne.NewSize(520, 380))
	sheet.CancelButton.SetText(lang.L("Close"))
	sheet.OnOK = func() {
		sheet.Close()
		w.Fyne.Clipboard().SetContent(s.Text)
		w.Say(lang.L("The text is in the clipboard."))
	}
	sheet.First = sheet.OKButton
	switch m.Subject {
	case format.AboutEvent:
		sheet.AddLeft(widget.NewButton(lang.L("Make an event of it"), "calendar", func() {
			sheet.Close()
			edit.Event(w, m.Event, nil)
		}))
	case format.AboutNumber, format.AboutIDs, format.AboutBrokenJSON, format.AboutText, format.AboutLink:
		sheet.AddLeft(widget.NewButton(lang.L("Add to the note of …"), "note", func() {
			sheet.Close()
			edit.AddToNote(w, s.Text)
		}))
		sheet.AddLeft(widget.NewButton(lang.L("New person with this note"), "person-add", func() {
			sheet.Close()
			capture.Review(w, data.Draft{Contact: data.Contact{Note: s.Text}, Text: s.Text}, data.FromQR)
		}))
	}
	sheet.Show()
}

// matterLines shows what a text says; one of no known parts as it is.
func matterLines(w *window.Window, m format.Matter, text string) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(6))
	for _, p := range m.Parts {
		box.Add(desktop.ValueLine(w, partWords(p.Name), p.Value, desktop.ValueAction{}))
	}
	if m.Subject == format.AboutEvent {
		e := &m.Event
		for _, l := range []struct{ label, value string }{
			{lang.L("Name"), e.Name},
			{lang.L("When"), words.Joined(" · ", words.EventTime(e), e.Zone)},
			{lang.L("Place"), e.Place},
			{lang.L("Link"), e.Link},
			{lang.L("Note"), e.Note},
		} {
			if l.value != "" {
				box.Add(desktop.ValueLine(w, l.label, l.value, desktop.ValueAction{}))
			}
		}
	}
	if len(box.Objects) == 0 {
		box.Add(w.LongText(text))
	}
	return box
}
