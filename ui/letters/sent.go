package letters

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/desktop"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// askSent asks whether a letter that was handed over is sent. A key of its own says so, never Enter: until then the question stays with
// the person.
func (d *desk) askSent(l *data.Letter, f *data.LetterFacts, how string, copied bool) {
	w := d.w
	box := container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Paragraph(how))
	if copied {
		var to []string
		for _, c := range f.Mailable() {
			to = append(to, c.PreferredEmail())
		}
		if len(to) > 0 {
			box.Add(desktop.ValueLine(w, lang.L("To"), words.Joined(", ", to...), desktop.ValueAction{}))
		}
		if l.Subject != "" {
			box.Add(desktop.ValueLine(w, lang.L("Subject"), l.Subject, desktop.ValueAction{}))
		}
		box.Add(desktop.ValueLine(w, lang.L("Letter"), l.Body, desktop.ValueAction{}))
	}
	height := float32(210)
	if copied {
		height = 420
	}
	s := w.NewSheet(lang.L("Is it sent to {{.Name}}?", f.Contact.Name()), "", container.NewVScroll(box), fyne.NewSize(560, height))
	s.CancelButton.SetText(lang.L("Not yet"))
	id := l.ID
	send := func() { s.Save(sentText(f.Contact.Name()), func(tx *store.Tx) error { return tx.SendLetter(id) }, nil) }
	s.On(keys.SaySent, send)
	s.Buttons.Add(widget.NewButton(window.WithKey(lang.L("Sent"), keys.SaySent), "check", send))
	s.OnClosed = func() { w.ShowAt(w.Top(), d.next) }
	s.First = s.CancelButton
	s.Show()
}

func sentText(name string) string { return lang.L("Sent a letter to {{.Name}}", name) }

// Sent takes the user's word that a letter to somebody is sent.
func Sent(w *window.Window, l data.Letter, name string) {
	w.Do(sentText(name), func(tx *store.Tx) error { return tx.SendLetter(l.ID) }, nil)
}

// NotSent takes that back.
func NotSent(w *window.Window, l data.Letter, name string) {
	w.Do(lang.L("The letter to {{.Name}} is not sent", name), func(tx *store.Tx) error { return tx.UnsendLetter(l.ID) }, nil)
}

// Trash moves a letter to the trash, with the contact that it counts as.
func Trash(w *window.Window, l data.Letter, name string) {
	w.Do(lang.L("Moved a letter to {{.Name}} to the trash", name), func(tx *store.Tx) error { return tx.Trash(store.Letters, l.ID) }, nil)
}

// Waiting is a letter that was handed over, with what can be said of it.
func Waiting(w *window.Window, l data.Letter, name string) fyne.CanvasObject {
	text := container.New(layout.NewCustomPaddedVBoxLayout(1), Title(w, &l), style.NewMuted(lang.L("Is it sent? Written {{.Day}}", words.LongDay(l.Opened.Local()))))
	sent := widget.NewButton(lang.L("Sent"), "check", func() { Sent(w, l, name) })
	away := widget.NewIcon("trash", lang.L("Throw the letter away"), func() { Trash(w, l, name) })
	return container.NewBorder(nil, nil, nil, container.NewVBox(container.NewHBox(sent, away)), text)
}

// Title is the subject of a letter, which shows all of it.
func Title(w *window.Window, l *data.Letter) fyne.CanvasObject {
	subject := l.Subject
	if subject == "" {
		subject = l.Template
	}
	text := style.NewText(words.Private(subject))
	return widget.NewPress(text, func() { w.ShowAll(l.Subject + "\n\n" + l.Body) })
}

// Of is a letter that was sent, as it stands among what was with somebody.
func Of(w *window.Window, l data.Letter, name string) fyne.CanvasObject {
	more := widget.NewIcon("more", lang.L("More"), nil)
	more.OnTapped = func() {
		w.DropMenu(more,
			fyne.NewMenuItem(lang.L("Show the letter"), func() { w.ShowAll(l.Subject + "\n\n" + l.Body) }),
			fyne.NewMenuItem(lang.L("It is not sent after all"), func() { NotSent(w, l, name) }),
			fyne.NewMenuItem(lang.L("Move the letter to the trash"), func() { Trash(w, l, name) }))
	}
	return container.NewBorder(nil, nil, nil, more, Title(w, &l))
}
