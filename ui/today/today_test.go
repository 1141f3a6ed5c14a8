package today

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/window/windowtest"
)

var noon = windowtest.Noon

// atFair is Today at an event that has something of everything.
func atFair(t *testing.T, more func(tx *store.Tx, e *data.Event) error) (*windowtest.Window, *Page, data.Event) {
	t.Helper()
	w := windowtest.New(t)
	e := fair()
	op, err := w.Store.Do(t.Context(), "Test", func(tx *store.Tx) error {
		if err := errors.Join(tx.SaveMe(&data.Contact{Given: "Mia"}), tx.SaveEvent(&e), tx.SetCurrent(e.ID)); err != nil {
			return err
		}
		if more == nil {
			return nil
		}
		return more(tx, &e)
	})
	if err != nil || op.Seq == 0 {
		t.Fatal(err)
	}
	return w, windowtest.Show[*Page](w, Screen), e
}

// fair is on at noon.
func fair() data.Event {
	at := func(h, m int) time.Time { return time.Date(2026, 8, 12, h, m, 0, 0, time.UTC) }
	return data.Event{
		Name: "Book Fair", Start: at(0, 0), End: at(0, 0), AllDay: true, Zone: "UTC",
		Questions: []data.Question{{Key: "role", Text: "Which role?", Type: data.TextQuestion}},
		Sessions: []data.Session{
			{Title: "Breakfast", Start: at(8, 0), End: at(9, 0)},
			{Title: "Shelves", Room: "Hall A", Start: at(11, 30), End: at(12, 30)},
			{Title: "Scanners", Room: "Hall B", Start: at(11, 0), End: at(13, 0), Going: true},
			{Title: "Called off", Start: at(11, 0), End: at(13, 0), Status: data.Cancelled},
			{Title: "Bindings", Room: "Hall A", Start: at(14, 0), End: at(15, 0)},
			{Title: "Letters", Room: "Hall C", Start: at(14, 0), End: at(15, 0)},
			{Title: "Catalogues", Room: "Hall C", Start: at(16, 0), End: at(17, 0), Going: true},
			{Title: "Evening", Start: at(20, 0), End: at(21, 0)},
		},
	}
}

// somebody saves a contact with a name.
func somebody(tx *store.Tx, name string) (int64, error) {
	c := data.Contact{DisplayName: name, Organisation: "Library of " + name}
	err := tx.SaveContact(&c)
	return c.ID, err
}

// row gives the keys to the row of a list whose content says a text.
func (s *Page) rowOf(t *testing.T, of list, text string) *row {
	t.Helper()
	for _, r := range s.rows {
		if r.of == of && strings.Contains(windowtest.Texts(r.takes), text) {
			s.w.Native.Canvas().Focus(r.takes)
			return r
		}
	}
	t.Fatalf("no row of %s says %q among:\n%s", of, text, windowtest.Texts(s.page))
	return nil
}

func TestAtAnEventTheProgrammeNowAndNextIsShown(t *testing.T) {
	w, s, _ := atFair(t, nil)
	got := windowtest.Texts(s.Main)
	for _, want := range []string{"Now\n11:00–13:00\nScanners\nYou go there · Hall B\n11:30–12:30\nShelves", "Next, 14:00", "Bindings", "Letters", "Next, 16:00\n16:00–17:00\nCatalogues"} {
		if !strings.Contains(got, want) {
			t.Errorf("the programme does not say %q but\n%s", want, got)
		}
	}
	for _, not := range []string{"Breakfast", "Called off", "Evening"} {
		if strings.Contains(got, not) {
			t.Errorf("the programme shows %s", not)
		}
	}
	s.rowOf(t, listSessions, "Bindings")
	s.Rune('g')
	w.Settle()
	if got := windowtest.Texts(s.Main); !strings.Contains(got, "Bindings\nYou go there · Hall A") || strings.Contains(got, "Catalogues") {
		t.Errorf("after G:\n%s", got)
	}
	if r, _ := s.focused(s.rows); r == nil || !strings.Contains(windowtest.Texts(r.takes), "Bindings") {
		t.Error("the row has lost the keys")
	}
}

func TestWhatIsAtTheSameTimeIsReadToItsEnd(t *testing.T) {
	_, s, _ := atFair(t, func(tx *store.Tx, e *data.Event) (err error) {
		for i, name := range []string{"Aleksandra Brzeczyszczykiewicz-Kowalska", "Bartholomew Featherstonehaugh-Cholmondeley"} {
			id, saving := somebody(tx, name)
			err = errors.Join(err, saving, tx.SaveAppointment(&data.Appointment{
				ContactID: id, EventID: e.ID, Start: noon.Add(time.Duration(30+15*i) * time.Minute), End: noon.Add(time.Duration(60+15*i) * time.Minute), State: data.Confirmed,
			}))
		}
		return err
	})
	found := 0
	windowtest.Walk(s.Main, func(o fyne.CanvasObject) {
		text := ""
		switch o := o.(type) {
		case *style.Text:
			text = o.Text()
		case *fw.RichText:
			text = o.String()
		}
		if !strings.Contains(text, "At the same time") {
			return
		}
		found++
		whole := fyne.MeasureText(text, theme.Size(theme.SizeNameCaptionText), fyne.TextStyle{})
		if whole.Width > o.Size().Width && o.MinSize().Height < 2*whole.Height {
			t.Errorf("%q is cut: %v wide in one line of %v", text, whole.Width, o.Size().Width)
		}
		if whole.Width <= o.Size().Width {
			t.Errorf("the test says nothing: %q fits into %v", text, o.Size().Width)
		}
	})
	if found != 2 {
		t.Errorf("%d appointments name what is at the same time", found)
	}
}

func TestAppointmentsNameWhatTakesPlaceAtTheSameTime(t *testing.T) {
	var ada, bo int64
	w, s, e := atFair(t, func(tx *store.Tx, e *data.Event) (err error) {
		for _, a := range []struct {
			name     string
			from, to int // minutes from noon
			state    data.AppointmentState
		}{
			{"Ada", 30, 60, data.Confirmed},
			{"Bo", 45, 75, data.Proposed},
			{"Cy", 60, 90, data.CalledOff},
			{"Di", 90, 120, data.Confirmed},
			{"Ed", 26 * 60, 27 * 60, data.Confirmed},
		} {
			id, err := somebody(tx, a.name)
			if err == nil {
				err = tx.SaveAppointment(&data.Appointment{ContactID: id, EventID: e.ID, Start: noon.Add(time.Duration(a.from) * time.Minute), End: noon.Add(time.Duration(a.to) * time.Minute), State: a.state, Place: "Stand 14"})
			}
			if err != nil {
				return err
			}
			switch a.name {
			case "Ada":
				ada = id
			case "Bo":
				bo = id
			}
		}
		return nil
	})
	got := windowtest.Texts(s.Main)
	for _, want := range []string{
		"12:30–13:00\nAda\nStand 14\nAt the same time: Scanners (11:00–13:00), appointment with Bo (12:45–13:15)",
		"12:45–13:15\nBo\nStand 14 · proposed\nAt the same time: Scanners (11:00–13:00), appointment with Ada (12:30–13:00)", "13:30–14:00\nDi\nStand 14\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the appointments do not say %q but\n%s", want, got)
		}
	}
	for _, not := range []string{"Cy", "Ed"} {
		if strings.Contains(got, "\n"+not+"\n") {
			t.Errorf("%s is shown:\n%s", not, got)
		}
	}
	s.rowOf(t, listAppointments, "Ada")
	s.Rune('k')
	w.Settle()
	w.Sheets[0].Accept() // log as met
	w.Settle()
	s.rowOf(t, listAppointments, "\nBo\n")
	s.Rune('n')
	w.Settle()
	as, err := w.Store.EventAppointments(t.Context(), e.ID)
	met, err2 := w.Store.Encounters(t.Context(), ada)
	if err := errors.Join(err, err2); err != nil || as[0].State != data.Kept || as[1].State != data.Missed || len(met) != 1 || as[0].EncounterID != met[0].ID || met[0].EventID != e.ID {
		t.Errorf("%+v, %+v, %v", as, met, err)
	}
	if none, err := w.Store.Encounters(t.Context(), bo); len(none) > 0 || err != nil {
		t.Errorf("Bo was met: %+v, %v", none, err)
	}
	if got := windowtest.Texts(s.Main); !strings.Contains(got, "Ada\nStand 14 · kept") || !strings.Contains(got, "Bo\nStand 14 · did not take place") {
		t.Errorf("then:\n%s", got)
	}
	w.Undo()
	w.Settle()
	w.Undo()
	w.Settle()
	if none, err := w.Store.Encounters(t.Context(), ada); len(none) > 0 || err != nil {
		t.Errorf("undone: %+v, %v", none, err)
	}
}

func TestWhoIsToBeMetIsMetWhereTheRowStands(t *testing.T) {
	ids := map[string]int64{}
	w, s, e := atFair(t, func(tx *store.Tx, e *data.Event) error {
		for _, name := range []string{"Ada", "Bo", "Cy", "Di"} {
			id, err := somebody(tx, name)
			a := data.Attendee{ContactID: id, EventID: e.ID, Status: data.WantToMeet, Note: "ask " + name}
			if name == "Cy" {
				a.Cancelled = noon
			}
			if err := errors.Join(err, tx.SaveAttendee(&a)); err != nil {
				return err
			}
			ids[name] = id
		}
		return nil
	})
	if got := windowtest.Texts(s.Main); !strings.Contains(got, "ask Ada · Library of Ada") || strings.Contains(got, "Cy") {
		t.Errorf("still to meet:\n%s", got)
	}
	s.rowOf(t, listWanted, "Ada")
	s.Rune('m')
	w.Settle()
	if r, _ := s.focused(s.rows); r == nil || r.id != fmt.Sprint("wanted ", ids["Bo"]) {
		t.Errorf("the keys are with %+v", r)
	}
	met, err := w.Store.Encounters(t.Context(), ids["Ada"])
	if err != nil || len(met) != 1 || met[0].SessionID != e.Sessions[2].ID {
		t.Errorf("%+v, %v", met, err)
	}
	s.Rune('w')
	w.Settle()
	if got := windowtest.Texts(s.Main); strings.Contains(got, "ask Ada") || strings.Contains(got, "ask Bo") || !strings.Contains(got, "ask Di") {
		t.Errorf("then:\n%s", got)
	}
	at, err := w.Store.ContactAttendees(t.Context(), ids["Ada"])
	if err != nil || len(at) != 1 || at[0].Status != data.Met || !at[0].Wanted {
		t.Errorf("%+v, %v", at, err)
	}
}

func TestThePeopleOfTheDayStandByTheHourWithWhatIsToBeSaid(t *testing.T) {
	w, s, _ := atFair(t, func(tx *store.Tx, e *data.Event) error {
		for _, m := range []struct {
			name string
			ago  time.Duration
			e    data.Encounter
		}{
			{"Ada", 10 * time.Minute, data.Encounter{Warmth: data.Hot, Note: "Runs the scan lab", Answers: []data.Answer{{Key: "role", Value: "buyer"}}}},
			{"Bo", 20 * time.Minute, data.Encounter{}},
			{"Cy", 3 * time.Hour, data.Encounter{Warmth: data.Warm}},
			{"Di", 20 * time.Hour, data.Encounter{Warmth: data.Cool, Answers: []data.Answer{{Key: "role", Value: "buyer"}}}},
		} {
			id, err := somebody(tx, m.name)
			m.e.ContactID, m.e.EventID, m.e.At = id, e.ID, noon.Add(-m.ago)
			if err := errors.Join(err, tx.SaveEncounter(&m.e)); err != nil {
				return err
			}
		}
		return nil
	})
	got := windowtest.Texts(s.Main)
	if !strings.Contains(got, "11:00\nAda\nRuns the scan lab\n10 min ago\nBo") || !strings.Contains(got, "09:00\nCy") || strings.Contains(got, "Di") || !strings.Contains(got, "3 people") {
		t.Errorf("the people of today:\n%s", got)
	}
	rest := windowtest.Texts(s.Rest)
	for _, want := range []string{"Hot\n\nAda", "Bo\nhow warm · Which role?", "Cy\nWhich role?"} {
		if !strings.Contains(rest, want) && !strings.Contains(rest, strings.ReplaceAll(want, "\n\n", "\n")) {
			t.Errorf("there is no %q in\n%s", want, rest)
		}
	}
	if strings.Contains(rest, "Di\n") {
		t.Errorf("all is said of Di:\n%s", rest)
	}
	s.rowOf(t, listUnqualified, "Bo")
	s.Rune('3')
	w.Settle()
	if rest := windowtest.Texts(s.Rest); !strings.Contains(rest, "Bo\nWhich role?") || strings.Count(rest, "Bo\n") != 2 {
		t.Errorf("Bo is hot:\n%s", rest)
	}
}

func TestArrowsGoFromRowToRowAndFromSectionToSection(t *testing.T) {
	w, s, _ := atFair(t, func(tx *store.Tx, e *data.Event) error {
		for _, name := range []string{"Ada", "Bo"} {
			id, err := somebody(tx, name)
			if err := errors.Join(err, tx.SaveAttendee(&data.Attendee{ContactID: id, EventID: e.ID, Status: data.WantToMeet}),
				tx.SavePromise(&data.Promise{ContactID: id, Text: "Send it to " + name})); err != nil {
				return err
			}
		}
		return nil
	})
	w.Native.Canvas().Unfocus()
	press := func(k fyne.KeyName) string {
		if !s.Key(&fyne.KeyEvent{Name: k}) {
			return "nothing"
		}
		r, _ := s.focused(s.rows)
		if r == nil {
			return "no row"
		}
		return strings.Split(r.id, " ")[0]
	}
	for i, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyUp, "nothing"},
		{fyne.KeyLeft, "nothing"},
		{fyne.KeyDown, "sessions"},
		{fyne.KeyDown, "sessions"},
		{fyne.KeyRight, "wanted"},
		{fyne.KeyUp, "sessions"},
		{fyne.KeyLeft, "sessions"},
		{fyne.KeyRight, "wanted"},
		{fyne.KeyDown, "wanted"},
		{fyne.KeyRight, "event"},
		{fyne.KeyRight, "promises"},
		{fyne.KeyDown, "promises"},
		{fyne.KeyDown, "promises"},
		{fyne.KeyRight, "promises"},
		{fyne.KeyLeft, "promises"},
		{fyne.KeyLeft, "event"},
	} {
		if got := press(step.key); got != step.want {
			t.Errorf("step %d, %s: %s, want %s", i, step.key, got, step.want)
		}
	}
	opened := int64(0)
	w.Places.Person = func(id int64) { opened = id }
	r := s.rowOf(t, listPromises, "")
	s.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if opened == 0 {
		t.Errorf("Enter on %s opens nobody", r.id)
	}
}

func TestAPromiseThatIsTickedOffStaysUntilTheScreenIsLeft(t *testing.T) {
	w, s, _ := atFair(t, func(tx *store.Tx, _ *data.Event) error {
		for _, name := range []string{"Ada", "Bo", "Cy"} {
			id, err := somebody(tx, name)
			if err := errors.Join(err, tx.SavePromise(&data.Promise{ContactID: id, Text: "Send it to " + name})); err != nil {
				return err
			}
		}
		return nil
	})
	says := func(claim, want string) {
		t.Helper()
		w.Settle()
		if got := windowtest.Texts(s.Rest); !strings.Contains(got, want) {
			t.Errorf("%s it does not say %q but:\n%s", claim, want, got)
		}
	}
	s.Checks[1].SetChecked(true)
	says("ticked off", "Send it to Bo\nto Bo\ndone ")
	says("ticked off", "2 open")
	if !s.Checks[1].Checked || s.Checks[0].Checked {
		t.Error("the box is not ticked in its place")
	}
	s.Checks[1].SetChecked(false)
	says("taken back", "3 open")
	s.rowOf(t, listPromises, "")
	s.Rune('x')
	says("dropped by its key", "Send it to Ada\nto Ada\ndropped ")
	s.Rune('a')
	says("owed again", "3 open")
	s.Rune('s')
	w.Settle()
	w.Sheets[0].Accept() // until tomorrow
	says("snoozed", "2 open")
	if got := windowtest.Texts(s.Rest); strings.Contains(got, "Send it to Ada") {
		t.Errorf("what is snoozed is still there:\n%s", got)
	}
	w.Undo()
	says("the snooze is undone", "3 open")
	s.Checks[2].SetChecked(true)
	w.Settle()
	s.Left()
	s.Focus()
	says("left and opened again", "2 open")
	if got := windowtest.Texts(s.Rest); strings.Contains(got, "Send it to Cy") {
		t.Errorf("what is done is still there:\n%s", got)
	}
}

func TestWithoutAnEventTheNextOneIsPreparedFor(t *testing.T) {
	w := windowtest.New(t)
	e := fair()
	e.Start, e.End = e.Start.AddDate(0, 0, 9), e.End.AddDate(0, 0, 10)
	opened := int64(0)
	w.Places.Event = func(id int64) { opened = id }
	if _, err := w.Store.Do(t.Context(), "Test", func(tx *store.Tx) error {
		err := tx.SaveEvent(&e)
		for i, name := range []string{"Ada", "Bo"} {
			id, err2 := somebody(tx, name)
			a := data.Attendee{ContactID: id, EventID: e.ID}
			if i == 0 {
				a.Status = data.WantToMeet
			}
			err = errors.Join(err, err2, tx.SaveAttendee(&a))
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	s := windowtest.Show[*Page](w, Screen)
	got := windowtest.Texts(s.Rest)
	for _, want := range []string{"Next event", "In 9 days", "2 people on its list", "1 person to meet", "2 sessions that you go to"} {
		if !strings.Contains(got, want) {
			t.Errorf("the next event does not say %q but\n%s", want, got)
		}
	}
	windowtest.Press(t, s.Rest, "Prepare")
	if opened != e.ID {
		t.Error("Prepare does not open the event")
	}
}

func TestOfSeveralEventsTheOneThatIsOnIsChosen(t *testing.T) {
	at := func(name string, from, to time.Duration) data.Event {
		return data.Event{ID: 1, Name: name, Start: noon.Add(from), End: noon.Add(to), Zone: "UTC"}
	}
	for name, c := range map[string]struct {
		events []data.Event
		want   string
		there  bool
	}{
		"none":                      {nil, "", false},
		"one over":                  {[]data.Event{at("over", -30*time.Hour, -28*time.Hour)}, "", false},
		"one that is on":            {[]data.Event{at("long", -30*time.Hour, time.Hour), at("on", -time.Hour, time.Hour), at("next", time.Hour, 2*time.Hour)}, "on", true},
		"one of today's afternoon":  {[]data.Event{at("today", 3*time.Hour, 4*time.Hour), at("next", 30*time.Hour, 31*time.Hour)}, "today", true},
		"one that was this morning": {[]data.Event{at("over", -4*time.Hour, -3*time.Hour), at("next", 30*time.Hour, 31*time.Hour)}, "over", true},
		"the next":                  {[]data.Event{at("next", 30*time.Hour, 31*time.Hour), at("later", 50*time.Hour, 51*time.Hour)}, "next", false},
	} {
		if got, there := choose(c.events, noon); got.Name != c.want || there != c.there {
			t.Errorf("%s: %q, %v", name, got.Name, there)
		}
	}
}

var _ window.Page = (*Page)(nil)

func TestFromFiveOnTheDayIsLookedBackAt(t *testing.T) {
	for name, c := range map[string]struct {
		now  time.Time
		zone string
		want bool
	}{
		"at noon":                    {noon, "UTC", false},
		"a minute before five":       {noon.Add(299 * time.Minute), "UTC", false},
		"at five":                    {noon.Add(300 * time.Minute), "UTC", true},
		"at noon, where it is seven": {noon, "Asia/Almaty", true},
	} {
		e := data.Event{ID: 1, Zone: c.zone}
		met := store.MetThere{Encounter: data.Encounter{ID: 1, ContactID: 7, EventID: 1, At: noon.Add(-time.Hour)}}
		v := todayView{now: c.now, event: e, there: true, guests: guestsOf(&e, []store.MetThere{met})}
		if got := v.isEvening(v.lists()[listMet]); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
		if v.isEvening(nil) {
			t.Errorf("%s: nobody was met, and it is looked back", name)
		}
	}
}

func TestTheLineSaysHowManyHaveNoNote(t *testing.T) {
	w, s, _ := atFair(t, func(tx *store.Tx, e *data.Event) error {
		for i, name := range []string{"Ada", "Bo", "Cy"} {
			id, err := somebody(tx, name)
			for k := range 2 { // met twice: one person
				m := data.Encounter{ContactID: id, EventID: e.ID, SessionID: e.Sessions[1+k].ID, At: noon.Add(-time.Duration(i+k) * time.Minute)}
				if i == 1 && k == 1 {
					m.Note = "on shelves"
				}
				err = errors.Join(err, tx.SaveEncounter(&m))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	v := s.view
	v.now = noon.Add(6 * time.Hour)
	s.show(v)
	if got := windowtest.Texts(s.side); !strings.Contains(got, "3 people today, 2 without a note") {
		t.Errorf("in the evening:\n%s", got)
	}
	windowtest.Press(t, s.side, "Begin")
	w.Settle()
	if len(w.Sheets) != 1 {
		t.Errorf("%d sheets are open", len(w.Sheets))
	}
}

func TestAnEventWithNothingTeaches(t *testing.T) {
	w, s, _ := atFair(t, func(tx *store.Tx, e *data.Event) error {
		_, err := somebody(tx, "Ada")
		e.Sessions = nil
		return errors.Join(err, tx.SaveEvent(e))
	})
	got := windowtest.Texts(s.Main)
	for _, want := range []string{"There is no programme yet.", "Nobody is on the list of the event yet.", "Nobody met yet. Ctrl+N"} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %q but\n%s", want, got)
		}
	}
	opened := ""
	w.Places.Event, w.Places.Programme = func(int64) { opened += "event " }, func(int64) { opened += "programme " }
	windowtest.Press(t, s.Main, "The event's list")
	windowtest.Press(t, s.Main, "Programme")
	if opened != "event programme " {
		t.Errorf("opened: %s", opened)
	}
}
