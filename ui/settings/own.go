package settings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/store"
	"lanyard/ui/backup"
	"lanyard/ui/cards"
	"lanyard/ui/desktop"
	"lanyard/ui/exporting"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/reading"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// meSection sums up the user's own details.
func (s *Page) meSection() fyne.CanvasObject {
	me := &s.view.me
	if me.Nameless() {
		fill := widget.NewPrimary(lang.L("Fill in"), "person", func() { cards.Me(s.w, nil) })
		return widget.Titled(lang.L("My details"), "", container.NewBorder(nil, nil, nil, fill,
			widget.Paragraph(lang.L("Your name and how to reach you. They become your card."))))
	}
	avatar := style.NewAvatar(56)
	var look func()
	look = func() {
		avatar.Set(data.Initials(me.Name()), me.Name(), s.w.Thumbs.Get(s.w, me.Photo.SHA256, look))
	}
	look()
	name := style.NewText(me.Name())
	name.Style.Bold = true
	lines := container.New(layout.NewCustomPaddedVBoxLayout(2), name)
	also := ""
	if len(s.view.orgNames) > 0 {
		also = lang.L("Also called {{.Names}}", strings.Join(s.view.orgNames, ", "))
	}
	for _, text := range []string{
		me.Title, words.Joined(", ", me.Department, me.Organisation), also, words.Joined(" · ", me.PreferredEmail(), me.PreferredPhone()),
	} {
		if text != "" {
			lines.Add(widget.MutedText(style.Name(text), theme.SizeNameText))
		}
	}
	edit := widget.NewButton(lang.L("Edit"), "edit", func() { cards.Me(s.w, nil) })
	return widget.Titled(lang.L("My details"), "", container.NewBorder(nil, nil,
		container.NewHBox(container.NewVBox(avatar), style.Gap(8, 0)), container.NewVBox(edit), lines))
}

// cardsSection lists the user's cards.
func (s *Page) cardsSection() fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(8))
	for _, c := range s.view.cards {
		box.Add(s.cardRow(c))
	}
	add := widget.NewButton(lang.L("Add a card"), "plus", func() {
		cards.Edit(s.w, data.Card{Show: data.DefaultShow(&s.view.me), Order: len(s.view.cards)}, func() { s.Reload(nil) })
	})
	switch {
	case s.view.me.Nameless():
		add.Disable()
		box.Add(style.NewMuted(lang.L("Your details come first.")))
	case len(s.view.cards) == 0:
		box.Add(style.NewMuted(lang.L("A card says which of your details a code shows.")))
	}
	box.Add(container.NewHBox(add, widget.NewButton(lang.L("Templates for letters …"), "mail", func() { letters.Manage(s.w) })))
	return widget.Titled(lang.L("My cards"), "", box)
}

func (s *Page) cardRow(c data.Card) fyne.CanvasObject {
	name := style.NewText(c.Name)
	name.Style.Bold = true
	shown := c.Contact(s.view.me)
	detail := widget.MutedText(words.Joined(" · ", shown.Title, shown.Organisation, shown.PreferredEmail(), shown.PreferredPhone()), theme.SizeNameCaptionText)
	edit := widget.NewButton(lang.L("Edit"), "edit", func() { cards.Edit(s.w, c, func() { s.Reload(nil) }) })
	remove := widget.NewIcon("trash", lang.L("Move to the trash"), func() {
		s.w.Do(lang.L("Moved the card {{.Name}} to the trash", c.Name),
			func(tx *store.Tx) error { return tx.Trash(store.Cards, c.ID) }, nil)
	})
	return container.NewBorder(nil, nil, nil, container.NewVBox(container.NewHBox(edit, remove)),
		container.New(layout.NewCustomPaddedVBoxLayout(1), name, detail))
}

// fileSection tells where the data lies, and takes files in and out.
func (s *Page) fileSection() fyne.CanvasObject {
	w, v := s.w, s.view
	path := style.NewText(w.Store.Path())
	counts := words.Joined(" · ", words.PeopleCount(v.people), words.EventCount(v.events), words.Size(v.size))
	folder := widget.NewButton(lang.L("Open folder"), "folder", func() { desktop.OpenFolder(w, w.Store.Path()) })
	copyPath := widget.NewButton(lang.L("Copy path"), "copy", func() { desktop.CopyText(w, w.Store.Path()) })
	take := widget.NewButton(lang.L("Import a file …"), "import", func() { reading.ChooseFiles(w) })
	give := widget.NewButton(lang.L("Export everything …"), "export", func() { exporting.People(w, lang.L("Export people"), "", export.Job{}) })
	if v.people == 0 {
		give.Disable()
	}
	says := widget.Paragraph(lang.L("Everything is in this one file on this computer, photos included."))
	if v.kept.By != "" {
		says = container.NewVBox(widget.Paragraph(backup.KeptBy(v.kept.By)),
			container.NewHBox(widget.NewButton(lang.L("What to do"), "", func() { backup.ShowKept(w, v.kept) })))
	}
	return widget.Titled(lang.L("Data"), "", container.New(layout.NewCustomPaddedVBoxLayout(8),
		container.New(layout.NewCustomPaddedVBoxLayout(2), path, style.NewMuted(counts)), says,
		style.Wrap(folder, copyPath, take, give)))
}
