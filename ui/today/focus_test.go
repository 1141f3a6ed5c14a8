package today

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/widget"
	"lanyard/ui/window"
	"lanyard/ui/window/windowtest"
)

// twoDue is Today with Ada and Bo, who are due, Ada first, and a promise to Ada.
func twoDue(t *testing.T) (w *windowtest.Window, s *Page, ada int64) {
	w, s = onADay(t, func(tx *store.Tx) (err error) {
		ada, err = heard(tx, "Ada", 90, "the pilot")
		_, err2 := heard(tx, "Bo", 45, "the scanner")
		return errors.Join(err, err2, tx.SavePromise(&data.Promise{ContactID: ada, Text: "slides"}))
	})
	return w, s, ada
}

// on says what the row that has the keys shows.
func (s *Page) on() string {
	if r, _ := s.focused(s.rows); r != nil {
		return windowtest.Texts(r.takes)
	}
	return "nobody"
}

func TestARowHasTheKeysAgainAfterWhatStoodBeforeIt(t *testing.T) {
	for name, do := range map[string]func(w *windowtest.Window, s *Page){
		"Esc":            func(_ *windowtest.Window, s *Page) { s.Focus() },
		"the search box": func(w *windowtest.Window, s *Page) { w.Native.Canvas().Unfocus(); s.Focus() },
		"a sheet":        func(w *windowtest.Window, s *Page) { s.Rune('l'); w.Settle(); w.Sheet().Close() },
		"a change behind it": func(w *windowtest.Window, s *Page) {
			s.Rune('l')
			w.Settle()
			s.Reload(nil)
			w.Settle()
			w.Sheet().Close()
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, s, _ := twoDue(t)
			s.rowOf(t, listDue, "Bo")
			do(w, s)
			w.Settle()
			if got := s.on(); !strings.Contains(got, "Bo") {
				t.Errorf("the keys are with %q", got)
			}
		})
	}
}

func TestARowThatComesBackByUndoHasTheKeysAgain(t *testing.T) {
	w, s, _ := twoDue(t)
	s.rowOf(t, listDue, "Ada")
	s.Rune('m')
	w.Settle()
	if got := s.on(); !strings.Contains(got, "Bo") {
		t.Errorf("Ada has gone, and the keys are with %q", got)
	}
	s.Rune('m')
	w.Settle()
	for _, back := range []string{"Bo", "Ada"} {
		w.Undo()
		w.Settle()
		if got := s.on(); !strings.Contains(got, back) {
			t.Errorf("%s is back, and the keys are with %q", back, got)
		}
	}
}

// Fyne hands a menu its keys without asking whether others wait: those that were typed before it came up would come behind them.
func TestKeysTypedBeforeAMenuComesUpAreItsFirst(t *testing.T) {
	w, s, _ := twoDue(t)
	r := s.rowOf(t, listDue, "Ada")
	key := func(to fyne.Focusable, name fyne.KeyName) { to.TypedKey(&fyne.KeyEvent{Name: name}) }
	took := ""
	item := func(text string) *fyne.MenuItem { return fyne.NewMenuItem(text, func() { took += text }) }
	end := w.Begin(nil, window.Opening)
	key(r.takes, fyne.KeyDown)
	key(r.takes, fyne.KeyDown)
	w.PopUp(fyne.NewMenu("", item("first"), item("second"), item("third")), fyne.NewPos(20, 20))
	key(w.Native.Canvas().Focused(), fyne.KeyReturn)
	end()
	w.Settle()
	if took != "second" || !strings.Contains(s.on(), "Ada") {
		t.Errorf("the menu took %q, and the keys are with %q", took, s.on())
	}
}

func TestAMenuOpenedByALetterGetsWhatIsTypedRightBehindIt(t *testing.T) {
	w, s, ada := twoDue(t)
	r := s.rowOf(t, listDue, "Ada")
	s.Rune('b')
	for _, name := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn} {
		r.takes.TypedKey(&fyne.KeyEvent{Name: name})
	}
	w.Settle()
	c, err := w.Store.Cadence(t.Context(), ada)
	if want := data.DateOf(noon).AddMonths(1); err != nil || c.Later != want {
		t.Errorf("it is later from %s (%v), want %s", c.Later, err, want)
	}
}

func TestTheLettersOfAnEventsListActOnWhoeverStandsOnToday(t *testing.T) {
	for letter, title := range map[rune]string{'j': "Promise", 'g': "Appointment", 'l': "Contact with Ada", 'r': "Write to Ada", 'd': "Write to Ada"} {
		w, s, _ := twoDue(t)
		s.rowOf(t, listDue, "Ada")
		s.Rune(letter)
		w.Settle()
		if len(w.Sheets) == 0 || !strings.Contains(w.Sheets[0].Title.Text(), title) {
			t.Errorf("%c opens %d sheets, not %q", letter, len(w.Sheets), title)
			continue
		}
		w.Sheet().Close()
	}
	w, s, ada := twoDue(t)
	s.rowOf(t, listDue, "Ada")
	s.Rune('m')
	w.Settle()
	met, err := w.Store.Encounters(t.Context(), ada)
	if err != nil || len(met) != 2 || met[0].EventID != 0 || !met[0].At.Equal(noon) || !met[0].Medium.InPerson() {
		t.Errorf("after M %+v, %v", met, err)
	}
}

func TestArrowsGoThroughTheFirstSteps(t *testing.T) {
	w := windowtest.New(t)
	s := windowtest.Show[*Page](w, Screen)
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyDown, "Fill in"}, {fyne.KeyDown, "New event"}, {fyne.KeyUp, "Fill in"}} {
		s.Key(&fyne.KeyEvent{Name: c.key})
		if b, ok := w.Native.Canvas().Focused().(*widget.Button); !ok || b.Text != c.want {
			t.Errorf("%s goes to %T, not to %q", c.key, w.Native.Canvas().Focused(), c.want)
		}
	}
}

func TestDTicksAPromiseOffAsInTheListOfAll(t *testing.T) {
	w, s, ada := twoDue(t)
	for _, done := range []bool{true, false} {
		s.rowOf(t, listPromises, "")
		s.Rune('d')
		w.Settle()
		owed, err := w.Store.Promises(t.Context(), ada)
		if err != nil || len(owed) != 1 || owed[0].Done.IsZero() == done {
			t.Errorf("after D it is %+v, %v", owed, err)
		}
	}
	if len(w.Sheets) != 0 {
		t.Error("D opens a sheet")
	}
}
