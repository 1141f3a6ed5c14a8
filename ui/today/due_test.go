package today

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/touch"
	"lanyard/ui/widget/lists"
	"lanyard/ui/window/windowtest"
)

// monthly is the cadence of most people of these tests.
var monthly = data.Interval{N: 1, Unit: data.Months}

// heard saves somebody who was heard of so many days ago, and is to be every month.
func heard(tx *store.Tx, name string, days int, note string) (int64, error) {
	id, err := somebody(tx, name)
	e := data.Encounter{ContactID: id, At: noon.AddDate(0, 0, -days), Note: note, Medium: data.ByCall}
	return id, errors.Join(err, tx.SaveEncounter(&e), tx.SaveCadence(&data.Cadence{ContactID: id, Every: monthly}))
}

// onADay is Today on a day without an event.
func onADay(t *testing.T, more func(tx *store.Tx) error) (*windowtest.Window, *Page) {
	t.Helper()
	w := windowtest.New(t)
	w.Write(func(tx *store.Tx) error {
		return errors.Join(tx.SaveMe(&data.Contact{Given: "Mia"}), tx.SaveEvent(&data.Event{Name: "Past Days", Start: noon.AddDate(0, -3, 0)}), more(tx))
	})
	return w, windowtest.Show[*Page](w, Screen)
}

func TestFiveWhoAreDueAreNamedWithWhatThereIsToWriteAbout(t *testing.T) {
	w, s := onADay(t, func(tx *store.Tx) (err error) {
		for i := range 8 {
			_, err2 := heard(tx, fmt.Sprintf("Due %d", i), 40+10*i, fmt.Sprintf("the pilot of %d", i))
			err = errors.Join(err, err2)
		}
		_, err2 := heard(tx, "Fresh", 3, "")
		return errors.Join(err, err2)
	})
	got := windowtest.Texts(s.Main)
	if !strings.Contains(got, "A good time to be in touch") || !strings.Contains(got, "Due 7\nLast call in April 2026. You noted: the pilot of 7") {
		t.Errorf("Today says\n%s", got)
	}
	if strings.Index(got, "Due 7") > strings.Index(got, "Due 6") || strings.Contains(got, "Due 2") || strings.Contains(got, "Fresh") || !strings.Contains(got, "3 more") {
		t.Errorf("the order or the number is wrong:\n%s", got)
	}
	if strings.Contains(got, "overdue") || strings.Contains(got, "8 ") {
		t.Errorf("it reproaches:\n%s", got)
	}
	var q data.Query
	w.Places.Narrowed = func(to func(q *data.Query)) { to(&q) }
	windowtest.Press(t, s.Main, "3 more")
	if q.Clock != data.DueNow {
		t.Errorf("the rest is asked for by %+v", q)
	}
}

func TestSomebodyWhoIsDueIsPutOffOrLoggedWhereTheyStand(t *testing.T) {
	for name, c := range map[string]struct {
		item  string
		check func(c data.Cadence) bool
	}{
		"a week":       {"Later: in a week · Wed 19 Aug", func(c data.Cadence) bool { return c.Later == data.Date{Year: 2026, Month: 8, Day: 19} }},
		"a month":      {"Later: in a month · Sat 12 Sep", func(c data.Cadence) bool { return c.Later == data.Date{Year: 2026, Month: 9, Day: 12} }},
		"our next":     {"Later: after Forum", func(c data.Cadence) bool { return c.LaterEvent != 0 }},
		"not any more": {"Not this person any more", func(c data.Cadence) bool { return c.Off }},
	} {
		t.Run(name, func(t *testing.T) {
			var ada int64
			w, s := onADay(t, func(tx *store.Tx) (err error) {
				ada, err = heard(tx, "Ada", 45, "the pilot")
				e := data.Event{Name: "Forum", Start: noon.AddDate(0, 3, 0), Zone: "UTC"}
				return errors.Join(err, tx.SaveEvent(&e), tx.SaveAttendee(&data.Attendee{ContactID: ada, EventID: e.ID, Status: data.Expected}))
			})
			s.rowOf(t, listDue, "Ada")
			next, err := w.Store.NextEvents(t.Context(), []int64{ada})
			if err != nil {
				t.Fatal(err)
			}
			items := touch.LaterItems(w.Window, ada, "Ada", next[ada])
			i := slices.IndexFunc(items, func(i *fyne.MenuItem) bool { return i.Label == c.item })
			if i < 0 {
				t.Fatalf("there is no %q", c.item)
			}
			items[i].Action()
			w.Settle()
			is, err := w.Store.Cadence(t.Context(), ada)
			if err != nil || !c.check(is) || is.Every != monthly {
				t.Errorf("stored is %+v, %v", is, err)
			}
			if got := windowtest.Texts(s.Main); strings.Contains(got, "Ada") {
				t.Errorf("they stand there still:\n%s", got)
			}
			w.Undo()
			w.Settle()
			if got := windowtest.Texts(s.Main); !strings.Contains(got, "Ada") {
				t.Errorf("after undo they are not there:\n%s", got)
			}
		})
	}
}

func TestTheLettersOfARowLogAndPutOff(t *testing.T) {
	var ada int64
	w, s := onADay(t, func(tx *store.Tx) (err error) {
		ada, err = heard(tx, "Ada", 45, "the pilot")
		return err
	})
	s.rowOf(t, listDue, "Ada")
	s.Rune('b')
	w.Settle()
	if n := len(w.Native.Canvas().Overlays().List()); n != 1 {
		t.Fatalf("after B %d menus are open", n)
	}
	w.DropMenus()
	s.rowOf(t, listDue, "Ada")
	s.Rune('l')
	w.Settle()
	w.Native.Canvas().Focused().TypedRune('m')
	w.Sheet().Accept()
	w.Settle()
	met, err := w.Store.Encounters(t.Context(), ada)
	if err != nil || len(met) != 2 || met[0].Medium != data.ByMail {
		t.Errorf("stored are %+v, %v", met, err)
	}
	if got := windowtest.Texts(s.Main); strings.Contains(got, "Ada") {
		t.Errorf("they are due still:\n%s", got)
	}
}

func TestAPauseIsSaidInItsSheet(t *testing.T) {
	var ada int64
	w, s := onADay(t, func(tx *store.Tx) (err error) {
		ada, err = heard(tx, "Ada", 45, "")
		return err
	})
	touch.Pause(w.Window, ada, "Ada")
	w.Type(w.Sheet().Body, "1 March, in 6 weeks", "1 Aug 2026")
	if !w.Sheet().OKButton.Disabled() {
		t.Error("a day that has passed is taken")
	}
	w.Type(w.Sheet().Body, "1 March, in 6 weeks", "in 6 weeks")
	w.Sheet().Accept()
	w.Settle()
	if is, err := w.Store.Cadence(t.Context(), ada); err != nil || is.Paused.String() != "2026-09-23" {
		t.Errorf("stored is %+v, %v", is, err)
	}
	if got := windowtest.Texts(s.Main); strings.Contains(got, "Ada") {
		t.Errorf("they stand there still:\n%s", got)
	}
}

func TestWhoComesToAnEventAheadCanBeWantedThere(t *testing.T) {
	var ada int64
	var e data.Event
	w, s := onADay(t, func(tx *store.Tx) (err error) {
		ada, err = heard(tx, "Ada", 45, "")
		e = data.Event{Name: "Forum", Start: noon.AddDate(0, 0, 20), Zone: "UTC"}
		return errors.Join(err, tx.SaveEvent(&e), tx.SaveAttendee(&data.Attendee{ContactID: ada, EventID: e.ID, Status: data.Expected}))
	})
	if got := windowtest.Texts(s.Main); !strings.Contains(got, "You will both be at Forum on 1 Sep") {
		t.Fatalf("Today says\n%s", got)
	}
	s.rowOf(t, listDue, "Ada")
	s.Rune('w')
	w.Settle()
	at, err := w.Store.ContactAttendees(t.Context(), ada)
	if err != nil || len(at) != 1 || !at[0].WasWanted() {
		t.Errorf("on the list: %+v, %v", at, err)
	}
	if got := windowtest.Texts(s.Main); !strings.Contains(got, "want to meet") {
		t.Errorf("then Today says\n%s", got)
	}
}

func TestAtAnEventWhoIsDueGivesWay(t *testing.T) {
	_, s, _ := atFair(t, func(tx *store.Tx, _ *data.Event) error {
		_, err := heard(tx, "Ada", 45, "")
		return err
	})
	if got := windowtest.Texts(s.page); strings.Contains(got, "A good time") {
		t.Errorf("at an event Today says\n%s", got)
	}
}

func TestKeepingInTouchIsOffAtFirstAndTaughtOnce(t *testing.T) {
	w, s := onADay(t, func(tx *store.Tx) error {
		_, err := somebody(tx, "Ada")
		return err
	})
	if got := windowtest.Texts(s.page); !strings.Contains(got, "Say of somebody how often") || strings.Contains(got, "A good time") {
		t.Errorf("at first Today says\n%s", got)
	}
	windowtest.Press(t, s.page, "Not now")
	w.Settle()
	if got := windowtest.Texts(s.page); strings.Contains(got, "Say of somebody how often") {
		t.Errorf("then Today says\n%s", got)
	}
}

func TestBirthdaysOfTheWeekStandWithDayAndMonth(t *testing.T) {
	_, s := onADay(t, func(tx *store.Tx) (err error) {
		for name, born := range map[string]data.Date{"Ada": {Year: 1980, Month: 8, Day: 12}, "Bo": {Month: 8, Day: 19}, "Cy": {Month: 8, Day: 20}, "Di": {Month: 8, Day: 13}} {
			err = errors.Join(err, tx.SaveContact(&data.Contact{DisplayName: name, Birthday: born}))
		}
		return err
	})
	got := windowtest.Texts(s.Main)
	for _, want := range []string{"Birthdays", "Ada\n12 August\ntoday", "Di\n13 August\ntomorrow", "Bo\n19 August\nin 7 days"} {
		if !strings.Contains(got, want) {
			t.Errorf("Today does not say %q but\n%s", want, got)
		}
	}
	if strings.Contains(got, "Cy") || strings.Contains(got, "1980") || strings.Contains(got, "46") {
		t.Errorf("Today says too much:\n%s", got)
	}
}

func TestTheAppointmentsOfADayWithoutAnEvent(t *testing.T) {
	w, s := onADay(t, func(tx *store.Tx) error {
		id, err := somebody(tx, "Ada")
		e := data.Event{Name: "Visits"}
		return errors.Join(err, tx.SaveEvent(&e), tx.SaveAppointment(&data.Appointment{ContactID: id, EventID: e.ID, Start: noon.Add(2 * time.Hour), End: noon.Add(3 * time.Hour), State: data.Confirmed, Place: "Café"}),
			tx.SaveAppointment(&data.Appointment{ContactID: id, EventID: e.ID, Start: noon.Add(26 * time.Hour), State: data.Confirmed, Place: "Tomorrow"}))
	})
	start := noon.Add(2 * time.Hour).Local().Format("15:04")
	if got := windowtest.Texts(s.Main); !strings.Contains(got, start) || !strings.Contains(got, "Café") || strings.Contains(got, "Tomorrow") {
		t.Errorf("Today says\n%s", got)
	}
	s.rowOf(t, listAppointments, "Ada")
	s.Rune('n')
	w.Settle()
	if got := windowtest.Texts(s.Main); !strings.Contains(got, "did not take place") {
		t.Errorf("then Today says\n%s", got)
	}
}

func TestALongListOfTheDueTakesAsManyQueries(t *testing.T) {
	count := func(people int) (n int) {
		w, s := onADay(t, func(tx *store.Tx) (err error) {
			for i := range people {
				_, err2 := heard(tx, fmt.Sprintf("Due %03d", i), 40+i, "a note")
				err = errors.Join(err, err2)
			}
			return err
		})
		ctx := store.Telling(t.Context(), func(string) { n++ })
		if _, err := readToday(ctx, w.Store, s.listed(), nil); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if few, many := count(2), count(200); few != many {
		t.Errorf("%d queries for 2 people, %d for 200", few, many)
	}
}

func TestWhoseTimeIsOverIsSaidInOneLineThatLeadsToThem(t *testing.T) {
	w, s := onADay(t, func(tx *store.Tx) (err error) {
		for name, until := range map[string]data.Date{"Ada": data.DateOf(noon).AddDays(-1), "Bo": data.DateOf(noon), "Cy": data.DateOf(noon).AddDays(1)} {
			id, err2 := somebody(tx, name)
			err = errors.Join(err, err2, tx.SaveConsent(&data.Consent{ContactID: id, Text: "as agreed", KeepUntil: until}))
		}
		return err
	})
	if got := windowtest.Texts(s.Main); !strings.Contains(got, "The time of 2 people is over") {
		t.Fatalf("Today says\n%s", got)
	}
	s.rowOf(t, listOver, "The time").open()
	w.Settle()
	list := w.Native.Canvas().Focused().(*lists.List)
	if got := windowtest.Texts(w.Sheet().Body); !strings.Contains(got, "Ada") || strings.Contains(got, "Cy") || list.Current() != 0 {
		t.Errorf("in row %d, it leads to\n%s", list.Current(), got)
	}
	w.Sheet().Close()
	for _, c := range []string{"Ada", "Bo"} {
		w.Write(func(tx *store.Tx) error {
			over, err := w.Store.Over(t.Context())
			if err != nil || len(over) == 0 {
				t.Fatal(c, err)
			}
			over[0].Kept = "we work together"
			return tx.SaveConsent(&over[0])
		})
		w.Settle()
	}
	if got := windowtest.Texts(s.Main); strings.Contains(got, "is over") {
		t.Errorf("with nobody's time over Today says\n%s", got)
	}
}
