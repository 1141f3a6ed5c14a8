package ui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/qr"
	"lanyard/data/store"
	"lanyard/ui/capture"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/reading"
	"lanyard/ui/widget/focus"
	"lanyard/ui/window/windowtest"
)

// at moves the clock of a test to some minutes after noon.
func (h *hands) at(minutes int) {
	h.t.Helper()
	windowtest.SetNow(h.t, noon.Add(time.Duration(minutes)*time.Minute))
}

// press presses a key of the table that is held with others.
func (h *hands) press(k *keys.Key) {
	h.t.Helper()
	h.shortcut(focus.Shortcuts(k)[0])
}

// metNow are the encounters at event 1: "Name, session, minutes after noon, note, warmth, answers".
func (h *hands) metNow() []string {
	h.t.Helper()
	settle(h.t, h.a)
	event, err := h.a.Store.Event(h.t.Context(), 1)
	if err != nil {
		h.t.Fatal(err)
	}
	met, err := h.a.Store.EventEncounters(h.t.Context(), 1)
	if err != nil {
		h.t.Fatal(err)
	}
	var out []string
	for _, e := range met {
		c, err := h.a.Store.Contact(h.t.Context(), e.ContactID)
		if err != nil {
			h.t.Fatal(err)
		}
		session := "-"
		if s := event.Session(e.SessionID); s != nil {
			session = s.Title
		}
		answers := []string{}
		for _, a := range e.Answers {
			answers = append(answers, a.Key+"="+a.Value)
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %.0f %s%d %s", c.Name(), session, e.At.Sub(noon).Minutes(), e.Note, e.Warmth, strings.Join(answers, " "))))
	}
	slices.Sort(out)
	return out
}

func (h *hands) wantMet(claim string, want ...string) {
	h.t.Helper()
	slices.Sort(want)
	if got := h.metNow(); !slices.Equal(got, want) {
		h.t.Errorf("%s:\n%s\nwant\n%s", claim, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestALineIsOfTheMomentAndTheSessionOfItsFirstKey(t *testing.T) {
	h := newFair(t)
	write(t, h.a, func(tx *store.Tx) error {
		e, err := tx.Event(1)
		if err != nil {
			return err
		}
		e.Sessions = []data.Session{
			{Title: "Noon", Start: noon, End: noon.Add(30 * time.Minute)},
			{Title: "Half past", Start: noon.Add(30 * time.Minute), End: noon.Add(time.Hour)},
		}
		return tx.SaveEvent(&e)
	})
	settle(t, h.a)
	h.open("new")
	h.at(10)
	h.text("Bo Ek bo@sl.example")
	h.at(40)
	h.text(" **")
	h.key(fyne.KeyReturn)
	h.wantMet("saved in the next session", "Bo Ek Noon 10 2")
	h.open("new")
	h.text("Bo Ek bo@sl.example // again")
	if got := windowtest.Texts(sheetOf(t, h.a).Pop); !strings.Contains(got, "Saving adds to that contact.") {
		t.Errorf("in another session the line says\n%s", got)
	}
	h.key(fyne.KeyReturn)
	h.wantMet("in the next session it is another encounter", "Bo Ek Noon 10 2", "Bo Ek Half past 40 again0")
	h.at(50)
	h.open("new")
	h.text("Bo Ek bo@sl.example * // once more")
	if got := windowtest.Texts(sheetOf(t, h.a).Pop); !strings.Contains(got, "Saving adds to that encounter.") {
		t.Errorf("in the same session the line says\n%s", got)
	}
	h.key(fyne.KeyReturn)
	h.wantMet("and in the same one the same", "Bo Ek Noon 10 2", "Bo Ek Half past 40 again\nonce more1")
}

func TestTheSessionIsChangedByOneKeyAndRemembered(t *testing.T) {
	h := newFair(t) // two run, and nobody said which
	say := func(name string, change int) {
		h.t.Helper()
		h.open("new")
		h.text(name)
		for range change {
			h.press(keys.Session)
		}
		h.key(fyne.KeyReturn)
	}
	say("Ann One", 0)
	say("Ann Two", 1)
	say("Ann Three", 0)
	say("Ann Four", 1)
	say("Ann Five", 0)
	say("Ann Six", 1) // none
	h.wantMet("sessions", "Ann One - 0 0", "Ann Two Opening 0 0", "Ann Three Opening 0 0", "Ann Four Workshop 0 0", "Ann Five Workshop 0 0", "Ann Six - 0 0")
}

func TestQuestionsAreAnsweredByDigitsAndADigitInTheLineTypes(t *testing.T) {
	h := newFair(t)
	s := h.open("new")
	h.text("Bo Ek 2")
	h.press(keys.Questions)
	h.text("1")  // role: A, and on to the next
	h.text("13") // use: A and C
	h.text("1")  // not A
	h.key(fyne.KeyDown)
	h.text("2") // news: no, and on to the text
	h.text("about 300")
	h.press(keys.Questions) // behind the last: back
	if h.a.Native.Canvas().Focused() != s.First {
		t.Errorf("the keys are in %T, want the line", h.a.Native.Canvas().Focused())
	}
	h.text("0")
	h.press(keys.Questions)
	h.key(fyne.KeyEscape)
	if h.a.Top() != s || h.a.Native.Canvas().Focused() != s.First {
		t.Error("Escape in a question does not lead back to the line")
	}
	h.press(keys.Questions)
	h.key(fyne.KeyReturn)
	h.wantMet("answers", "Bo Ek 20 - 0 0 role=A use=C news=no size=about 300")
}

func TestSaveAndNextTakesWhatIsTypedMeanwhile(t *testing.T) {
	for _, c := range []struct {
		claim string
		pace  func(h *hands)
	}{
		{"slowly", func(*hands) {}},
		{"faster than it answers", (*hands).rush},
		{"stumbling", func(h *hands) { h.stumble(rand.New(rand.NewPCG(1, 2))) }},
	} {
		t.Run(c.claim, func(t *testing.T) {
			h := newFair(t)
			h.open("new")
			c.pace(h)
			var want []string
			for i := range 12 {
				h.text(fmt.Sprintf("Nr%c Oja", 'a'+i))
				if i%3 == 0 {
					h.press(keys.Questions)
					h.text("2")
				}
				h.press(keys.SaveNext)
				want = append(want, strings.TrimSpace(fmt.Sprintf("Nr%c Oja - 0 0 %s", 'a'+i, []string{"role=B", "", ""}[i%3])))
			}
			h.press(keys.SaveNext) // nothing is typed: nothing is saved
			h.text("Last One")
			h.key(fyne.KeyReturn)
			h.wantMet("saved", append(want, "Last One - 0 0")...)
			if len(h.a.Sheets) != 0 {
				t.Error("the line is still open")
			}
		})
	}
}

func TestCardsThatCameInAreOfTheirMomentAndFollowEachOther(t *testing.T) {
	h := newFair(t)
	var ids []int64
	write(t, h.a, func(tx *store.Tx) error {
		e, err := tx.Event(1)
		if err != nil {
			return err
		}
		e.Sessions = []data.Session{{Title: "Morning", Start: noon.Add(-time.Hour), End: noon.Add(-time.Minute)}, {Title: "Noon", Start: noon, End: noon.Add(time.Hour)}}
		if err := tx.SaveEvent(&e); err != nil {
			return err
		}
		for i, name := range []string{"Zoë Ng", "Cy Marsh"} {
			a := data.Arrival{At: noon.Add(time.Duration(i*30-30) * time.Minute), EventID: 1, Draft: data.Draft{Contact: data.Contact{DisplayName: name, Source: data.Source{Kind: data.FromSwap}}}}
			if err := tx.Receive(&a); err != nil {
				return err
			}
			ids = append(ids, a.ID)
		}
		return nil
	})
	settle(t, h.a)
	h.at(20)
	capture.ReviewArrival(h.a.Window, ids[0])
	settle(t, h.a)
	h.press(keys.Questions)
	h.text("3")
	h.press(keys.SaveNext)
	if got := windowtest.Texts(sheetOf(t, h.a).Pop); strings.Contains(got, "Save and next") {
		t.Errorf("the last card has a next one:\n%s", got)
	}
	h.press(keys.Session) // none
	h.key(fyne.KeyEscape)
	capture.ReviewArrival(h.a.Window, ids[1])
	settle(t, h.a)
	sheetOf(t, h.a).Accept()
	h.wantMet("saved", "Zoë Ng Morning -30 0 role=C", "Cy Marsh Noon 0 0")
}

func TestAnEncounterIsEditedWithItsSessionAndAnswers(t *testing.T) {
	h := newFair(t)
	s := h.open("encounter")
	h.text("slides")
	h.press(keys.Session)
	h.press(keys.Questions)
	h.text("4")
	s.Accept()
	h.wantMet("met", "Ada Okoro Opening 0 slides0 role=D")
	s = h.open("encounter") // again, in the session that was chosen last
	h.text("poster")
	s.Accept()
	h.wantMet("met again in the session", "Ada Okoro Opening 0 slides\nposter0 role=D")
	met, err := h.a.Store.EventEncounters(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	write(t, h.a, func(tx *store.Tx) error { // the question goes, the answer stays
		e, err := tx.Event(1)
		if err != nil {
			return err
		}
		e.Questions = e.Questions[1:]
		return tx.SaveEvent(&e)
	})
	settle(t, h.a)
	edit.Encounter(h.a.Window, met[0], "Ada Okoro")
	settle(t, h.a)
	h.press(keys.Questions)
	h.text("2")
	h.press(keys.Session)
	h.press(keys.Save)
	h.wantMet("edited", "Ada Okoro Workshop 0 slides\nposter0 use=B role=D")
}

func TestCodesThatAreReadTogetherAreOfThatMoment(t *testing.T) {
	h := newFair(t)
	code := func(name string) reading.Scan {
		return reading.ScanOf(qr.Found{Text: "MECARD:N:" + name + ";EMAIL:" + strings.ToLower(name) + "@sl.example;;"})
	}
	reading.GoOn(h.a.Window, []reading.Scan{code("Ann"), code("Bo"), code("Cy")}, data.FromQR)
	settle(t, h.a)
	h.key(fyne.KeyReturn)
	h.at(10)
	h.press(keys.Questions)
	h.text("1")
	h.press(keys.SaveNext)
	h.at(20)
	h.press(keys.SaveNext)
	h.at(30)
	h.press(keys.SaveNext) // there is no next one
	sheetOf(t, h.a).Accept()
	h.wantMet("saved later", "Ann - 0 0 role=A", "Bo - 0 0", "Cy - 0 0")
	if len(h.a.Sheets) != 0 {
		t.Error("the list is still open")
	}
}

func TestALineThatIsRestoredIsOfTheEventWhereItWasTyped(t *testing.T) {
	h := newFair(t)
	h.open("new")
	h.text("Bo Ek")
	h.press(keys.Session)
	h.press(keys.Questions)
	h.text("2")
	h.key(fyne.KeyEscape, fyne.KeyEscape)
	settle(t, h.a)
	h.a.SetCurrent(0)
	h.at(600)
	settle(t, h.a)
	h.a.reload(nil)
	settle(t, h.a)
	h.a.RestoreTyped(firstKey(h.a, "Bo Ek"))
	settle(t, h.a)
	h.press(keys.Save)
	h.wantMet("restored", "Bo Ek Opening 0 0 role=B")
}
