package consent

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/letter"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// over is somebody whose time is over.
type over struct {
	data.Consent
	name, email string
}

// readOver reads whose time is over, with their names.
func readOver(ctx context.Context, s *store.Store) ([]over, error) {
	consents, err := s.Over(ctx)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(consents))
	for i := range consents {
		ids[i] = consents[i].ContactID
	}
	people := map[int64]over{}
	err = s.Recognise(ctx, ids, func(cs []data.Contact) error {
		for i := range cs {
			people[cs[i].ID] = over{name: cs[i].Name(), email: cs[i].PreferredEmail()}
		}
		return nil
	})
	out := make([]over, len(consents))
	for i, c := range consents {
		out[i] = people[c.ContactID]
		out[i].Consent = c
	}
	return out, err
}

// overLine is somebody whose time is over, with what can be done.
type overLine struct {
	content          *fyne.Container
	name, detail     *style.Text
	ask, keep, erase *widget.Button
}

func newOverLine() *overLine {
	l := &overLine{name: style.NewText(""), detail: style.NewMuted("")}
	l.detail.TextSize = theme.SizeNameCaptionText
	l.ask = widget.NewQuiet(lang.L("Ask again"), "mail", nil)
	l.keep = widget.NewButton(lang.L("Keep, because …"), "", nil)
	l.erase = widget.NewQuiet(lang.L("Erase for good …"), "", nil)
	l.content = container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(l.erase, l.ask, l.keep)),
		container.New(layout.NewCustomPaddedLayout(4, 4, 8, 8), container.New(layout.NewCustomPaddedVBoxLayout(1), l.name, l.detail)))
	return l
}

// ShowOver lists the people whose time is over. Enter keeps the chosen one with a reason, Delete erases them for good.
func ShowOver(w *window.Window) {
	window.Load(w, lang.L("Whose time is over could not be read"), func(ctx context.Context) ([]over, error) {
		return readOver(ctx, w.Store)
	}, func(people []over) { showOver(w, people) })
}

func showOver(w *window.Window, people []over) {
	if len(people) == 0 {
		w.Say(lang.L("Nobody's time is over."))
		return
	}
	var list *lists.List
	var s *window.Sheet
	again := func() {
		window.Load(w, lang.L("Whose time is over could not be read"), func(ctx context.Context) ([]over, error) {
			return readOver(ctx, w.Store)
		}, func(now []over) {
			if people = now; len(people) == 0 {
				s.Close()
				return
			}
			at := min(max(list.Current(), 0), len(people)-1)
			list.UnselectAll()
			list.Refresh()
			list.Select(at) // who has come into the place
		})
	}
	lines := map[fyne.CanvasObject]*overLine{}
	list = lists.NewList(func() int { return len(people) }, func() fyne.CanvasObject {
		l := newOverLine()
		lines[l.content] = l
		return l.content
	}, func(i int, o fyne.CanvasObject) {
		if i < len(people) {
			lines[o].set(w, people[i])
		}
	})
	list.OnSelected = func(i int) { list.Note(i) }
	list.OnEnter = func(i int) { keep(w, people[i]) }
	list.OnDelete = func(i int) { Erase(w, people[i].ContactID, people[i].name, nil) }
	s = w.NewSheet(lang.L("Their time is over"), "", container.NewBorder(widget.Paragraph(lang.L("You noted to keep these people until a day that has come.")), nil, nil, nil, list),
		fyne.NewSize(720, 480))
	list.OnEscape = s.Close
	stop := w.Store.Watch(func(c store.Changed) { // an undo too
		if window.Touches(c, store.Consents, store.Contacts) {
			fyne.Do(again)
		}
	})
	s.OnClosed = stop
	s.First = list
	s.Show()
	list.Select(0)
}

// set fills the line.
func (l *overLine) set(w *window.Window, p over) {
	l.name.SetText(p.name)
	l.detail.SetText(lang.L("since {{.Day}}", lang.Whole(longDay(p.KeepUntil))))
	l.keep.OnTapped = func() { keep(w, p) }
	l.erase.OnTapped = func() { Erase(w, p.ContactID, p.name, nil) }
	l.ask.Hidden = p.email == "" || p.NoMail
	l.ask.OnTapped = func() { AskAgain(w, p.ContactID) }
	l.content.Refresh()
}

// AskAgain writes to somebody whether their details may be kept.
func AskAgain(w *window.Window, id int64) {
	letters.About(w, letters.Job{Contacts: []int64{id}, Template: letter.Consent})
}

// keep asks why somebody is kept although their time is over, and until when.
func keep(w *window.Window, p over) {
	var s *window.Sheet
	why := edit.NewNoteField(w, lang.L("we write a paper together"), 2)
	why.SetText(p.Kept)
	check := func() {}
	until := newUntilRow(w, func() { check() })
	check = func() {
		day, err := until.read()
		s.EnableOK(err == nil && strings.TrimSpace(why.Text()) != "" && (day.IsZero() || day.Days() > w.Today().Days()))
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(10), widget.Field(lang.L("Kept because"), why.Box), until.content)
	s = w.NewSheet(lang.L("Keep {{.Name}}", p.name), lang.L("Keep"), box, fyne.NewSize(560, 280))
	s.Notes = []interface{ LetGo() }{why}
	why.Entry.OnChanged = func(string) { check() }
	until.entry.OnSubmitted = func(string) { s.Accept() }
	s.OnOK = func() {
		day, _ := until.read()
		reason := strings.TrimSpace(why.Text())
		s.Save(lang.L("Kept {{.Name}}", p.name), func(tx *store.Tx) error {
			c, err := tx.Consent(p.ContactID)
			if err != nil {
				return err
			}
			c.Kept = reason
			if !day.IsZero() {
				c.KeepUntil = day
			}
			return tx.SaveConsent(&c)
		}, nil)
	}
	check()
	s.First = why.Entry
	s.Show()
}
