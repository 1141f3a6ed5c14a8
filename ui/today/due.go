package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/touch"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// touchTaught is the setting that the user knows how to keep in touch, or does not want to.
const touchTaught = "touch_taught"

// inTouch are those with whom it is time to be in touch, with what there is to write about. How long it has been is not said.
func (s *Page) inTouch(v todayView) fyne.CanvasObject {
	box, out := rowsBox()
	shown := s.shown(listDue, v.due.Total)
	for _, d := range v.due.Rows[:min(shown, len(v.due.Rows))] {
		box.Add(s.dueRow(d, v))
	}
	if left := v.due.Total - shown; left > 0 {
		box.Add(container.NewHBox(widget.NewQuiet(lang.N(left, "{{.Count}} more", "{{.Count}} more"), "people", func() {
			s.w.Places.Narrowed(func(q *data.Query) { q.Clock = data.DueNow })
		})))
	}
	return widget.Titled(lang.L("A good time to be in touch"), "", out)
}

// dueRow is one of them.
func (s *Page) dueRow(d data.DueContact, v todayView) fyne.CanvasObject {
	r := v.people[d.ContactID]
	if r.ID == 0 {
		r = store.Row{ID: d.ContactID, Name: d.Name}
	}
	avatar := style.NewAvatar(40)
	var set func()
	set = func() { avatar.Set(data.Initials(r.Name), r.Name, s.w.Thumbs.Get(s.w, r.Thumb, set)) }
	set()
	name := style.NewText(r.Name)
	name.Style.Bold = true
	lines := container.New(layout.NewCustomPaddedVBoxLayout(1), name,
		widget.MutedText(style.Cut(words.Reason(&d.Reason, s.w.Today()), reasonLetters), theme.SizeNameCaptionText))
	var content fyne.CanvasObject
	acts := s.dueActs(d, r.Name, func() fyne.CanvasObject { return content })
	if e, ok := v.due.Events[d.Coming]; ok && d.Coming != 0 {
		text := words.BothAt(&e, v.now)
		if v.wants[d.ContactID] {
			text = words.Joined(" · ", text, words.Status(data.WantToMeet))
		} else {
			at := edit.At{Event: e, IDs: []int64{d.ContactID}, Name: r.Name}
			acts = append(acts, act{keys.TodayWanted, lang.L("Want to meet there"), "star", func() { edit.Want(s.w, at, true) }})
		}
		lines.Add(widget.IconLine("events", widget.Caption(text)))
	}
	left := container.NewVBox(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), avatar))
	content = container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8), container.New(layout.NewBorderLayout(nil, nil, left, nil), left, lines))
	return s.rowAbout(listDue, d.ContactID, whom{d.ContactID, r.Name}, content, func() { s.w.Places.Person(d.ContactID) }, acts...)
}

// reasonLetters is how much of a reason is shown.
const reasonLetters = 220

// dueActs are what can be done with somebody who is due, beside logging contact. at gives where a menu drops down.
func (s *Page) dueActs(d data.DueContact, name string, at func() fyne.CanvasObject) []act {
	later := func() {
		o := at()
		pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		touch.Later(s.w, d.ContactID, name, pos.AddXY(o.Size().Width/2, o.Size().Height))
	}
	return []act{
		{keys.TodayLog, lang.L("Log contact …"), "message", func() { touch.Log(s.w, []int64{d.ContactID}) }},
		{keys.TodayWrite, lang.L("Write …"), "mail", func() { letters.About(s.w, letters.Job{Contacts: []int64{d.ContactID}, Template: letters.HowAreYou}) }},
		{keys.TodayLater, lang.L("Later, pause, or not any more …"), "clock", later},
	}
}

// howToKeep teaches how people come to stand here, until somebody does.
func (s *Page) howToKeep() fyne.CanvasObject {
	text := lang.L("Say of somebody how often you want to be in touch: on their page, or for many who are ticked in People. When it is time they stand here, with what you spoke of.")
	people := widget.NewButton(lang.L("Choose people"), "people", func() { s.w.Places.Open("people") })
	no := widget.NewQuiet(lang.L("Not now"), "", func() {
		s.w.SetSetting(touchTaught, "1")
		s.read()
	})
	return widget.Titled(lang.L("Keeping in touch"), "", container.New(layout.NewCustomPaddedVBoxLayout(8),
		widget.Paragraph(text), container.NewHBox(people, no)))
}
