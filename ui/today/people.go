package today

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// personRow is a row of somebody.
func (s *Page) personRow(of list, r store.Row, detail, aside string, warmth data.Warmth, acts ...act) fyne.CanvasObject {
	row := lists.NewContactRow()
	var set func()
	set = func() {
		row.Set(lists.RowValue{
			Initials: data.Initials(r.Name), Name: r.Name, Detail: detail, Warmth: int(warmth), Aside: aside,
			Picture: s.w.Thumbs.Get(s.w, r.Thumb, set),
		})
	}
	set()
	return s.rowAbout(of, r.ID, whom{r.ID, r.Name}, row, func() { s.w.Places.Person(r.ID) }, acts...)
}

// rowsBox holds rows of people: they reach as far to the sides as their card.
func rowsBox() (box *fyne.Container, out fyne.CanvasObject) {
	box = container.New(layout.NewCustomPaddedVBoxLayout(0))
	return box, container.New(layout.NewCustomPaddedLayout(0, 0, -8, -8), box)
}

// rowsTitle stands above some of the rows of a box.
func rowsTitle(text string) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(4, 0, 8, 8), style.NewCaption(text))
}

// wanted are those whom the user wants to meet and has not met.
func (s *Page) wanted(v todayView) fyne.CanvasObject {
	box, out := rowsBox()
	shown := s.shown(listWanted, v.WantedCount)
	for _, a := range v.Wanted[:min(shown, len(v.Wanted))] {
		r := v.people[a.ContactID]
		box.Add(s.personRow(listWanted, r, words.Joined(" · ", words.Private(a.Note), r.Organisation), "", data.NotSaid,
			act{keys.TodayMet, lang.L("Met now"), "check", func() { s.metNow(a.ContactID, r.Name, v) }},
			act{keys.TodayOwe, lang.L("What I want from them …"), "", func() {
				edit.WantFrom(s.w, edit.At{Event: v.event, IDs: []int64{a.ContactID}, Name: r.Name}, a.Note)
			}},
			act{keys.TodayWanted, lang.L("Not to be met any more"), "", func() { s.unwant(a, r.Name) }}))
	}
	s.addMore(box, listWanted, v.WantedCount-shown)
	return widget.Titled(lang.L("Still to meet"), "", out)
}

// nobodyWanted says how people come to stand under *Still to meet*.
func (s *Page) nobodyWanted(v todayView) fyne.CanvasObject {
	text := lang.L("{{.Key}} in the list of the event marks whom you want to meet.", keys.WantToMeet)
	if v.People == 0 {
		text = lang.L("Nobody is on the list of the event yet. Open it and drop the list of attendees on it, or read it with {{.Open}}.", keys.Open)
	}
	return widget.Titled(lang.L("Still to meet"), "", container.New(layout.NewCustomPaddedVBoxLayout(8),
		widget.Tight(widget.Prose(text, fyne.TextAlignLeading)),
		container.NewHBox(widget.NewButton(lang.L("The event's list"), "people", func() { s.w.Places.Event(v.event.ID) }))))
}

// metNow writes down that somebody is met now, at the event where the user is.
func (s *Page) metNow(contact int64, name string, v todayView) {
	now := s.w.Store.Now()
	met := data.Encounter{ContactID: contact, At: now, Zone: data.LocalZone()}
	if v.there {
		met.EventID, met.Zone, met.SessionID = v.event.ID, v.event.Zone, edit.SessionNow(s.w, &v.event, now)
	}
	s.w.Do(lang.L("Met {{.Name}}", name), func(tx *store.Tx) error {
		one := met
		_, err := intake.Meet(tx, &one, false)
		return err
	}, nil)
}

// unwant leaves somebody on the list who is not to be met any more.
func (s *Page) unwant(a data.Attendee, name string) {
	s.w.Do(lang.L("{{.Name}} is not to be met any more", name), func(tx *store.Tx) error {
		stored, err := tx.Attendee(a.ContactID, a.EventID)
		if err != nil {
			return err
		}
		stored.Wanted, stored.Status = false, data.Expected
		return tx.SaveAttendee(&stored)
	}, nil)
}

// metToday are the people of the day, by the hour.
func (s *Page) metToday(v todayView, met []guest) fyne.CanvasObject {
	box, out := rowsBox()
	shown := s.shown(listMet, len(met))
	hour := ""
	for _, g := range met[:shown] {
		if h := hourOf(g.at); h != hour {
			hour = h
			box.Add(rowsTitle(h))
		}
		r := v.people[g.id]
		detail := words.Private(g.last.Note)
		if detail == "" {
			detail = words.Joined(" · ", r.Organisation, g.last.Place)
		}
		box.Add(s.personRow(listMet, r, detail, g.at.Ago(v.now), g.warmth, s.warmActs(g, r.Name)...))
	}
	s.addMore(box, listMet, len(met)-shown)
	if len(met) == 0 {
		out = widget.Tight(widget.Prose(lang.L("Nobody met yet. {{.New}} takes somebody in, in one line.", keys.NewPerson), fyne.TextAlignLeading))
	}
	return widget.Titled(lang.L("People of today"), countPeople(len(met)), out)
}

func countPeople(n int) string {
	if n == 0 {
		return ""
	}
	return words.PeopleCount(n)
}

// hourOf names the hour of a moment; of a day alone nothing is known of the hour.
func hourOf(m words.Moment) string {
	if m.Day {
		return lang.L("Some time today")
	}
	return m.At.Format("15:00")
}

// warmActs say how warm it was.
func (s *Page) warmActs(g guest, name string) (acts []act) {
	for i, k := range []*keys.Key{keys.TodayCool, keys.TodayWarm, keys.TodayHot} {
		degree := data.Cool + data.Warmth(i)
		acts = append(acts, act{k, words.Warmth(degree), "", func() { s.setWarmth(g, degree, name) }})
	}
	return acts
}

func (s *Page) setWarmth(g guest, degree data.Warmth, name string) {
	s.w.Do(lang.L("{{.Name}}: {{.Warmth}}", name, words.Warmth(degree)), func(tx *store.Tx) error {
		met, err := tx.Encounters(g.id)
		for _, e := range met {
			if e.ID == g.last.ID {
				e.Warmth = degree
				return tx.SaveEncounter(&e)
			}
		}
		return err
	}, nil)
}

// guests is a list of people who were met at the event.
func (s *Page) guests(of list, title string, gs []guest, v todayView, detail func(guest) string) fyne.CanvasObject {
	box, out := rowsBox()
	shown := s.shown(of, len(gs))
	for _, g := range gs[:shown] {
		r := v.people[g.id]
		box.Add(s.personRow(of, r, detail(g), g.at.Ago(v.now), g.warmth, s.warmActs(g, r.Name)...))
	}
	s.addMore(box, of, len(gs)-shown)
	return widget.Titled(title, "", out)
}

// lacks says what is still to be said of a guest.
func lacks(g guest) string {
	var out []string
	if g.warmth == data.NotSaid {
		out = append(out, lang.L("how warm"))
	}
	for _, q := range g.open {
		out = append(out, q.Text)
	}
	return strings.Join(out, " · ")
}

// latest are the last encounters, wherever they were.
func (s *Page) latest(v todayView) fyne.CanvasObject {
	box, out := rowsBox()
	for _, e := range v.latest {
		box.Add(s.encounterRow(e, v))
	}
	if len(v.latest) == 0 {
		return widget.Titled(lang.L("Latest encounters"), "", style.NewMuted(lang.L("Nobody met yet.")))
	}
	return widget.Titled(lang.L("Latest encounters"), "", out)
}

// encounterRow says whom, what was said, where and when.
func (s *Page) encounterRow(e data.Encounter, v todayView) fyne.CanvasObject {
	r, event := v.people[e.ContactID], v.events[e.EventID]
	how := ""
	if !e.Medium.InPerson() {
		how = words.Medium(e.Medium)
	}
	detail := words.Joined(" · ", how, words.Private(e.Note), event.Name)
	if detail == "" {
		detail = words.Joined(" · ", r.Organisation, e.Place)
	}
	g := guest{id: e.ContactID, last: store.MetThere{Encounter: e}}
	return s.personRow(listLatest, r, detail, words.MomentOf(&e, &event).Ago(v.now), e.Warmth, s.warmActs(g, r.Name)...)
}
