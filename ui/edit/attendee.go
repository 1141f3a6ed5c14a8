package edit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// At are people of an event with whom something is done at once.
type At struct {
	Event data.Event
	IDs   []int64
	Name  string // of the only one; "" for several
}

// who says who they are: the one by name, of several how many.
func (a At) who(n int) string {
	if len(a.IDs) == 1 {
		return a.Name
	}
	return words.PeopleCount(n)
}

// none runs after what has no follow-up.
func none(error) {}

// Want says of people of an event that the user wants to meet them, or does not any more. Who was met stays met: that they
// were wanted is kept beside it.
func Want(w *window.Window, a At, on bool) {
	title := lang.L("Changing whom you want to meet")
	Many(w, title, a.IDs, func(tx *store.Tx, ids []int64) (did int, err error) {
		people, err := ReadStandings(tx, ids, a.Event.ID)
		if err != nil {
			return 0, err
		}
		for _, p := range people {
			if !p.want(on) {
				continue
			}
			p.Listed.ContactID, p.Listed.EventID = p.contact.ID, a.Event.ID
			if err := tx.SaveAttendee(&p.Listed); err != nil {
				return did, err
			}
			did++
		}
		return did, nil
	}, func(done, _ int) string {
		if on {
			return lang.L("You want to meet {{.Name}}", a.who(done))
		}
		if len(a.IDs) > 1 {
			return lang.N(done, "{{.Count}} person is not to be met any more", "{{.Count}} people are not to be met any more")
		}
		return lang.L("{{.Name}} is not to be met any more", a.Name)
	}, none)
}

// want says whether the person is to be met, and reports whether that is new.
func (p *standing) want(on bool) bool {
	l := &p.Listed
	if l.ID != 0 && l.WasWanted() == on || l.ID == 0 && !on {
		return false
	}
	l.Status = p.onList()
	if l.Wanted = on; on && (l.Status == data.Expected || l.Status == "") {
		l.Status = data.WantToMeet
	}
	if !on && l.Status == data.WantToMeet {
		l.Status = data.Expected
	}
	return true
}

// onList is the status of the person's place on the list; of who was met and has none it is that.
func (p *standing) onList() data.AttendeeStatus {
	if p.Listed.ID == 0 {
		return p.Is
	}
	return p.Listed.Status
}

// MetNow records that people of an event were met: now while it goes on, else on the day that the user says.
func MetNow(w *window.Window, a At) {
	if a.Event.GoesOn(w.Store.Now()) {
		meet(w, a, data.Encounter{At: w.Store.Now()}, none)
		return
	}
	entry := NewDateEntry(w, lang.L("fri, 14 Aug"), OneDay, day.Back)
	if from := a.Event.Start; !from.IsZero() && from.Before(w.Store.Now()) {
		entry.SetText(data.DateOf(from.In(a.Event.Location())).String())
	}
	line, hint := widget.Hinted(lang.L("Day"), entry.Entry)
	text := lang.L("{{.Event}} is not going on now. When did you meet?", a.Event.Name)
	s := w.NewSheet(lang.L("Met {{.Name}}", a.who(len(a.IDs))), lang.L("Save"),
		container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Tight(widget.Prose(text, fyne.TextAlignLeading)), line), fyne.NewSize(460, 230))
	valid := func(string) {
		got, err := entry.day()
		words.Remark(hint, words.UnderstoodDay(got), err)
		s.EnableOK(err == nil)
	}
	entry.OnChanged = valid
	entry.OnSubmitted = func(string) { s.Accept() }
	s.OnOK = func() {
		got, _ := entry.day() // valid checked it
		s.Working(true)
		meet(w, a, data.Encounter{At: day.At(got.Date, 0, a.Event.Location()), AllDay: true}, s.Finish)
	}
	valid("")
	s.First = entry
	s.Show()
}

// meet records the encounter with each of them.
func meet(w *window.Window, a At, e data.Encounter, after func(error)) {
	e.EventID, e.Zone, e.Source.Kind = a.Event.ID, a.Event.Zone, data.Typed
	if e.Zone == "" {
		e.Zone = data.LocalZone()
	}
	Many(w, lang.L("Recording whom you met"), a.IDs, func(tx *store.Tx, ids []int64) (did int, err error) {
		one := e
		if !e.AllDay {
			if one.SessionID, err = intake.SessionAt(w.Ctx, w.Store, &a.Event, e.At); err != nil {
				return 0, err
			}
		}
		became, err := intake.MeetAll(tx, one, ids)
		for _, action := range became {
			if action == intake.Create {
				did++
			}
		}
		return did, err
	}, func(done, left int) string {
		if left > 0 && done > 0 {
			return lang.N(left, "Met {{.Name}} at {{.Event}}. {{.Count}} was met already", "Met {{.Name}} at {{.Event}}. {{.Count}} were met already",
				a.who(done), a.Event.Name)
		}
		return lang.L("Met {{.Name}} at {{.Event}}", a.who(max(done, left)), a.Event.Name)
	}, after)
}

// TakeOff takes people off the list of an event, never out of the contacts. Who was met there stays.
func TakeOff(w *window.Window, a At) {
	Many(w, lang.L("Taking them off the list"), a.IDs, func(tx *store.Tx, ids []int64) (did int, err error) {
		people, err := ReadStandings(tx, ids, a.Event.ID)
		if err != nil {
			return 0, err
		}
		for _, p := range people {
			if p.Listed.ID == 0 || p.there {
				continue
			}
			if err := tx.DeleteAttendee(p.contact.ID, a.Event.ID); err != nil {
				return did, err
			}
			did++
		}
		return did, nil
	}, func(done, left int) string {
		if left > 0 {
			return lang.N(left, "Took {{.Name}} off the list of {{.Event}}. {{.Count}} was met there and stays",
				"Took {{.Name}} off the list of {{.Event}}. {{.Count}} were met there and stay", a.who(done), a.Event.Name)
		}
		return lang.L("Took {{.Name}} off the list of {{.Event}}", a.who(done), a.Event.Name)
	}, none)
}
