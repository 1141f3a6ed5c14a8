package today

import (
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/letters"
	"lanyard/ui/widget"
	"lanyard/ui/words"
)

// birthdays are those of today and of the next days. How old somebody is is not said.
func (s *Page) birthdays(v todayView) fyne.CanvasObject {
	box, out := rowsBox()
	shown := s.shown(listBirthdays, v.birthdayCount)
	for _, b := range v.birthdays[:min(shown, len(v.birthdays))] {
		box.Add(s.birthdayRow(b, v))
	}
	s.addMore(box, listBirthdays, v.birthdayCount-shown)
	return widget.Titled(lang.L("Birthdays"), "", out)
}

func (s *Page) birthdayRow(b store.Birthday, v todayView) fyne.CanvasObject {
	r := v.people[b.ContactID]
	return s.personRow(listBirthdays, r, words.Joined(" · ", birthdayOf(b.Born), r.Organisation), birthdayWhen(b.On, data.DateOf(v.now)), data.NotSaid,
		act{keys.TodayWrite, lang.L("Write …"), "mail", func() { letters.Write(s.w, b.ContactID) }})
}

// birthdayOf is the day and month of a birthday: "29 February".
func birthdayOf(born data.Date) string {
	return lang.L("{{.Day}} {{.Month}}", born.Day, words.LongMonth(time.Month(born.Month)))
}

// birthdayWhen says when a birthday is: "today", "tomorrow", "on Fri".
func birthdayWhen(on, today data.Date) string {
	switch on.Days() - today.Days() {
	case 0:
		return lang.L("today")
	case 1:
		return lang.L("tomorrow")
	}
	return lang.N(on.Days()-today.Days(), "in {{.Count}} day", "in {{.Count}} days")
}
