package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// meSection sums up the user's own details.
func (s *settingsScreen) meSection() fyne.CanvasObject {
	me := &s.view.me
	if me.Nameless() {
		fill := widget.NewPrimary(lang.L("Fill in"), "person", func() { s.app.editMe(nil) })
		return titled(lang.L("My details"), "", container.NewBorder(nil, nil, nil, fill,
			paragraph(lang.L("Your name and how to reach you. They become your card."))))
	}
	avatar := widget.NewAvatar(56)
	var look func()
	look = func() {
		avatar.Set(data.Initials(me.Name()), me.Name(), s.app.thumbs.get(s.app, me.Photo.SHA256, look))
	}
	look()
	name := widget.NewText(me.Name())
	name.Style.Bold = true
	lines := container.New(layout.NewCustomPaddedVBoxLayout(2), name)
	also := ""
	if len(s.view.orgNames) > 0 {
		also = lang.L("Also called {{.Names}}", strings.Join(s.view.orgNames, ", "))
	}
	for _, text := range []string{
		me.Title, joined(", ", me.Department, me.Organisation), also, joined(" · ", me.PreferredEmail(), me.PreferredPhone()),
	} {
		if text != "" {
			lines.Add(mutedText(widget.Name(text), theme.SizeNameText))
		}
	}
	edit := widget.NewButton(lang.L("Edit"), "edit", func() { s.app.editMe(nil) })
	return titled(lang.L("My details"), "", container.NewBorder(nil, nil,
		container.NewHBox(container.NewVBox(avatar), widget.Gap(8, 0)), container.NewVBox(edit), lines))
}

// cardsSection lists the user's cards.
func (s *settingsScreen) cardsSection() fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(8))
	for _, c := range s.view.cards {
		box.Add(s.cardRow(c))
	}
	add := widget.NewButton(lang.L("Add a card"), "plus", func() {
		s.app.editCard(data.Card{Show: data.DefaultShow(&s.view.me), Order: len(s.view.cards)}, func() { s.Reload(nil) })
	})
	switch {
	case s.view.me.Nameless():
		add.Disable()
		box.Add(widget.NewMuted(lang.L("Your details come first.")))
	case len(s.view.cards) == 0:
		box.Add(widget.NewMuted(lang.L("A card says which of your details a code shows.")))
	}
	box.Add(container.NewHBox(add))
	return titled(lang.L("My cards"), "", box)
}

func (s *settingsScreen) cardRow(c data.Card) fyne.CanvasObject {
	name := widget.NewText(c.Name)
	name.Style.Bold = true
	shown := c.Contact(s.view.me)
	detail := mutedText(joined(" · ", shown.Title, shown.Organisation, shown.PreferredEmail(), shown.PreferredPhone()), theme.SizeNameCaptionText)
	edit := widget.NewButton(lang.L("Edit"), "edit", func() { s.app.editCard(c, func() { s.Reload(nil) }) })
	remove := widget.NewIcon("trash", lang.L("Move to the trash"), func() {
		s.app.Do(lang.L("Moved the card {{.Name}} to the trash", c.Name),
			func(tx *store.Tx) error { return tx.Trash(store.Cards, c.ID) }, nil)
	})
	return container.NewBorder(nil, nil, nil, container.NewVBox(container.NewHBox(edit, remove)),
		container.New(layout.NewCustomPaddedVBoxLayout(1), name, detail))
}

// fileSection tells where the data lies, and takes files in and out.
func (s *settingsScreen) fileSection() fyne.CanvasObject {
	a, v := s.app, s.view
	path := widget.NewText(a.Store.Path())
	counts := joined(" · ", peopleCount(v.people), eventCount(v.events), sizeText(v.size))
	folder := widget.NewButton(lang.L("Open folder"), "folder", func() { a.openFolder(a.Store.Path()) })
	copyPath := widget.NewButton(lang.L("Copy path"), "copy", func() { a.copyText(a.Store.Path()) })
	take := widget.NewButton(lang.L("Import a file …"), "import", a.openFile)
	give := widget.NewButton(lang.L("Export everything …"), "export", func() { a.exportSheet(lang.L("Export people"), "", export.Job{}) })
	if v.people == 0 {
		give.Disable()
	}
	says := paragraph(lang.L("Everything is in this one file on this computer, photos included."))
	if v.kept.by != "" {
		says = container.NewVBox(paragraph(keptText(v.kept.by)),
			container.NewHBox(widget.NewButton(lang.L("What to do"), "", func() { a.showKept(v.kept) })))
	}
	return titled(lang.L("Data"), "", container.New(layout.NewCustomPaddedVBoxLayout(8),
		container.New(layout.NewCustomPaddedVBoxLayout(2), path, widget.NewMuted(counts)), says,
		widget.Wrap(folder, copyPath, take, give)))
}

func eventCount(n int) string {
	return lang.N(n, "{{.Count}} event", "{{.Count}} events")
}

// sizeText writes a number of bytes in decimal units; "" for 0.
func sizeText(n int64) string {
	switch {
	case n <= 0:
		return ""
	case n < 1_000_000:
		return fmt.Sprintf("%d kB", (n+999)/1000)
	case n < 1_000_000_000:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}
