package edit

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// SessionChip says in which session of an event somebody is met, and is where another is chosen.
type SessionChip struct {
	*widget.Chip       // hidden where the event has no sessions
	ID           int64 // 0 for none
	ByHand       bool  // the user chose it
	OnChanged    func()

	w     *window.Window
	event data.Event
	at    time.Time
}

// NewSessionChip shows the session that runs at a moment; with a zero one, or a day alone, none.
func NewSessionChip(w *window.Window, event data.Event, at time.Time) *SessionChip {
	s := &SessionChip{w: w}
	s.Chip = widget.NewChip("", "clock", s.offer)
	s.Chip.SetTip(window.WithKey(lang.L("Another session"), keys.Session))
	s.Follow(event, at)
	return s
}

// Follow shows the session that runs at another moment, or at another event. What the user chose stays with its event.
func (s *SessionChip) Follow(event data.Event, at time.Time) {
	if event.ID != s.event.ID {
		s.ByHand = false
	}
	s.event, s.at = event, at
	switch {
	case s.ByHand:
	case at.IsZero():
		s.ID = 0
	default:
		s.ID = SessionNow(s.w, &event, at)
	}
	s.show()
}

// SessionNow is the session that somebody is met in at a moment: see data.SessionAt.
func SessionNow(w *window.Window, event *data.Event, at time.Time) int64 {
	last, _ := strconv.ParseInt(w.Setting(intake.LastSession, ""), 10, 64) // none is 0
	return data.SessionAt(event, at, last)
}

// Put shows a session that is known.
func (s *SessionChip) Put(id int64, byHand bool) {
	s.ID, s.ByHand = id, byHand
	s.show()
}

func (s *SessionChip) show() {
	if len(s.event.Sessions) == 0 {
		s.Hide()
	} else {
		s.Show()
	}
	text := lang.L("No session")
	if at := s.event.Session(s.ID); at != nil {
		text = words.Joined(" · ", style.Ellipsis(at.Title, 300, 12, fyne.TextStyle{}), at.Room)
	} else {
		s.ID = 0
	}
	s.SetText(text)
}

// choose takes a session by hand, and remembers it for those who are met next.
func (s *SessionChip) choose(id int64) {
	s.Put(id, true)
	if id != 0 {
		s.w.SetSetting(intake.LastSession, strconv.FormatInt(id, 10))
	}
	if s.OnChanged != nil {
		s.OnChanged()
	}
}

// Next goes to the next session that runs, and after the last to none. Where none runs it goes through those of the day, the
// nearest first.
func (s *SessionChip) Next() {
	near := s.event.Running(s.at)
	if len(near) == 0 {
		near = s.ofDay()
		slices.SortStableFunc(near, func(a, b data.Session) int {
			return cmp.Compare(s.at.Sub(a.Start).Abs(), s.at.Sub(b.Start).Abs())
		})
	}
	if len(near) == 0 {
		return
	}
	at := slices.IndexFunc(near, func(n data.Session) bool { return n.ID == s.ID })
	switch {
	case s.ID == 0 || at < 0:
		s.choose(near[0].ID)
	case at == len(near)-1:
		s.choose(0)
	default:
		s.choose(near[at+1].ID)
	}
}

// ofDay are the sessions of the day, or all where that has none.
func (s *SessionChip) ofDay() []data.Session {
	day := func(t time.Time) string { return t.In(s.event.Location()).Format(time.DateOnly) }
	of := slices.DeleteFunc(slices.Clone(s.event.Sessions), func(n data.Session) bool {
		return n.Start.IsZero() || day(n.Start) != day(s.at)
	})
	if len(of) == 0 {
		return slices.Clone(s.event.Sessions)
	}
	return of
}

// mostInMenu is how many sessions drop down; more are searched.
const mostInMenu = 12

// offer lets any session of the day be chosen.
func (s *SessionChip) offer() {
	of := s.ofDay()
	if len(of) > mostInMenu {
		all := []window.Option{{Text: lang.L("No session")}}
		for _, n := range of {
			all = append(all, window.Option{Text: n.Title, Note: words.SessionTime(&n, s.event.Location()), Also: n.Room + " " + n.Speakers})
		}
		s.w.ChooseOne(lang.L("Session"), lang.L("Title, room or speaker of a session"), all, func(i int) {
			if i == 0 {
				s.choose(0)
			} else {
				s.choose(of[i-1].ID)
			}
		})
		return
	}
	var items []*fyne.MenuItem
	for _, n := range of {
		item := fyne.NewMenuItem(words.InMenu(words.Joined(" · ", words.SessionTime(&n, s.event.Location()), n.Title, n.Room)), func() { s.choose(n.ID) })
		item.Checked = n.ID == s.ID
		items = append(items, item)
	}
	none := fyne.NewMenuItem(lang.L("No session"), func() { s.choose(0) })
	none.Checked = s.ID == 0
	s.w.DropMenu(s.Chip, append(items, fyne.NewMenuItemSeparator(), none)...)
}
