package today

import (
	"cmp"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/words"
)

// slot is a part of the programme that is shown together: what runs now, or begins next.
type slot struct {
	sessions []data.Session
	next     bool
}

// upcoming gives what runs at a moment, what begins next, and the next session that the user goes to where neither has it.
// Those that the user goes to come first.
func upcoming(e *data.Event, now time.Time) (out []slot) {
	running := e.Running(now)
	ahead := slices.DeleteFunc(slices.Clone(e.Sessions), func(s data.Session) bool {
		return !s.Start.After(now) || s.Status == data.Cancelled
	})
	slices.SortStableFunc(ahead, func(a, b data.Session) int { return a.Start.Compare(b.Start) })
	var next, mine []data.Session
	for _, s := range ahead {
		switch {
		case s.Start.Equal(ahead[0].Start):
			next = append(next, s)
		case s.Going && len(mine) == 0 && !slices.ContainsFunc(next, func(s data.Session) bool { return s.Going }):
			mine = append(mine, s)
		}
	}
	for i, sessions := range [][]data.Session{running, next, mine} {
		if len(sessions) > 0 {
			slices.SortStableFunc(sessions, goingFirst)
			out = append(out, slot{sessions: sessions, next: i > 0})
		}
	}
	return out
}

func goingFirst(a, b data.Session) int {
	order := func(s data.Session) int {
		if s.Going {
			return 0
		}
		return 1
	}
	return cmp.Compare(order(a), order(b))
}

// programme is what runs now and what comes next.
func (s *Page) programme(v todayView) fyne.CanvasObject {
	box, out := rowsBox()
	for _, sl := range upcoming(&v.event, v.now) {
		box.Add(rowsTitle(slotTitle(sl, v.now.In(v.event.Location()))))
		shown := s.shown(listSessions, len(sl.sessions))
		for _, session := range sl.sessions[:shown] {
			box.Add(s.sessionRow(session, v))
		}
		s.addMore(box, listSessions, len(sl.sessions)-shown)
	}
	if len(box.Objects) == 0 {
		text := lang.L("Nothing more is on the programme.")
		if len(v.event.Sessions) == 0 {
			text = lang.L("There is no programme yet. With it, whom you meet is stamped with the session that is running.")
		}
		box = container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Tight(widget.Prose(text, fyne.TextAlignLeading)))
		if len(v.event.Sessions) == 0 {
			box.Add(container.NewHBox(widget.NewButton(lang.L("Programme"), "events", func() { s.w.Places.Programme(v.event.ID) })))
		}
		out = box
	}
	return widget.Titled(lang.L("Programme"), v.zoneMark(), out)
}

// slotTitle says when the sessions of a slot are.
func slotTitle(sl slot, now time.Time) string {
	start := sl.sessions[0].Start.In(now.Location())
	switch {
	case !sl.next:
		return lang.L("Now")
	case data.DateOf(start) == data.DateOf(now):
		return lang.L("Next, {{.Time}}", start.Format("15:04"))
	}
	return lang.L("Next, {{.Day}} {{.Time}}", words.ShortDay(start, now), start.Format("15:04"))
}

func (s *Page) sessionRow(session data.Session, v todayView) fyne.CanvasObject {
	loc := v.event.Location()
	mark, text := "plus", lang.L("I go there")
	if session.Going {
		mark, text = "tick", lang.L("I do not go there")
	}
	detail := words.Joined(" · ", session.Room, session.Speakers)
	if session.Going {
		detail = words.Joined(" · ", lang.L("You go there"), detail)
	}
	return s.row(listSessions, session.ID,
		line(words.TimeSpan(session.Start.In(loc), session.End), session.Title, detail, ""),
		func() { s.w.Places.Programme(v.event.ID) },
		act{keys.TodayGo, text, mark, func() { s.goTo(v.event.ID, session) }})
}

// goTo says that the user goes to a session, or does not.
func (s *Page) goTo(event int64, session data.Session) {
	summary := lang.L("You go to {{.Session}}", session.Title)
	if session.Going {
		summary = lang.L("You do not go to {{.Session}}", session.Title)
	}
	s.w.Do(summary, func(tx *store.Tx) error {
		_, err := intake.GoTo(tx, event, session.ID, !session.Going)
		return err
	}, nil)
}
