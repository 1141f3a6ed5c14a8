package today

import (
	"errors"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/store"
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
	w.Undo()
	w.Settle()
	if got := s.on(); !strings.Contains(got, "Ada") {
		t.Errorf("Ada is back, and the keys are with %q", got)
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
