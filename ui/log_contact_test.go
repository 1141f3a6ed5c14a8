package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/window/windowtest"
)

// metWith are the encounters of a contact.
func (h *hands) metWith(id int64) []data.Encounter {
	h.t.Helper()
	met, err := h.a.Store.Encounters(h.t.Context(), id)
	if err != nil {
		h.t.Fatal(err)
	}
	return met
}

// logKey presses Ctrl+L.
func (h *hands) logKey() {
	h.shortcut(focus.Shortcuts(keys.LogContact)[0])
	settle(h.t, h.a)
}

func TestACallIsLoggedByThreeKeysFromWhereverSomebodyIsShown(t *testing.T) {
	for at, ready := range map[string]func(h *hands){
		"People": func(h *hands) { shown(t, h.a, h.a.people(), "people"); h.a.people().List.Select(0) },
		"Today, by its letter": func(h *hands) {
			write(t, h.a, func(tx *store.Tx) error {
				return tx.SavePromise(&data.Promise{ContactID: 1, Text: "Slides", Due: data.Date{Year: 2026, Month: 8, Day: 12}})
			})
			shown(t, h.a, h.a.today(), "today")
			h.a.today().FocusRow("promises")
		},
		"the list of an event": func(h *hands) {
			write(t, h.a, func(tx *store.Tx) error {
				return tx.SaveAttendee(&data.Attendee{ContactID: 1, EventID: 1, Status: data.Expected})
			})
			shown(t, h.a, h.a.events(), "events")
			h.a.Places.Event(1)
			settle(t, h.a)
			h.a.Native.Canvas().Focus(guests(h.a).List)
			guests(h.a).List.Select(guests(h.a).List.Length() - 1)
		},
	} {
		t.Run(at, func(t *testing.T) {
			h := newSheets(t)
			h.t = t
			ready(h)
			settle(t, h.a)
			if strings.Contains(at, "letter") {
				h.text("l")
				settle(t, h.a)
			} else {
				h.logKey()
			}
			if got := texts(sheetOf(t, h.a).Pop); !strings.Contains(got, "Contact with Ada Okoro") || !says(sheetOf(t, h.a).Body, "C  Call") {
				t.Fatalf("the sheet says %q", got)
			}
			h.text("c")
			h.key(fyne.KeyReturn)
			settle(t, h.a)
			met := h.metWith(1)
			if len(met) != 1 || met[0].Medium != data.ByCall || !met[0].At.Equal(noon) || met[0].EventID != 0 || met[0].AllDay {
				t.Fatalf("stored are %+v", met)
			}
			if got := texts(h.a.Toasts.Layer); !strings.Contains(got, "Call with Ada Okoro") {
				t.Errorf("the message is %q", got)
			}
			h.a.Undo()
			settle(t, h.a)
			if met := h.metWith(1); len(met) != 0 {
				t.Errorf("after undo: %+v", met)
			}
		})
	}
}

func TestNothingIsLoggedUntilTheWayIsSaid(t *testing.T) {
	h := newSheets(t)
	s := h.open("contact-log")
	h.key(fyne.KeyReturn)
	if s.OKButton.Disabled() == false || len(h.metWith(1)) != 0 {
		t.Error("Enter alone logs something")
	}
	h.text("cc") // the same again takes nothing back
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	if met := h.metWith(1); len(met) != 1 || met[0].Medium != data.ByCall {
		t.Errorf("stored are %+v", met)
	}
}

func TestTheSheetTakesANoteADayAndHowWarmItWas(t *testing.T) {
	h := newSheets(t)
	s := h.open("contact-log")
	h.text("m")
	h.key(fyne.KeyTab)
	h.text("lmc spoke of the pilot") // letters of the ways are text there
	when := windowtest.Entry(t, s.Body, "now, or yesterday 14:30")
	when.SetText("3 Jan 2027")
	if !s.OKButton.Disabled() || !strings.Contains(texts(s.Body), "is still to come") {
		t.Errorf("a day ahead can be saved: %q", texts(s.Body))
	}
	when.SetText("10 Aug")
	h.shortcut(focus.Shortcuts(keys.Warm2)[0])
	h.shortcut(focus.Shortcuts(keys.Save)[0])
	settle(t, h.a)
	met := h.metWith(1)
	if len(met) != 1 {
		t.Fatalf("stored are %+v", met)
	}
	e := met[0]
	if e.Medium != data.ByMail || e.Note != "lmc spoke of the pilot" || e.Warmth != data.Warm || !e.AllDay || e.Local().Format(time.DateOnly) != "2026-08-10" {
		t.Errorf("stored is %+v", e)
	}
}

func TestManyAreLoggedAtOnceAndUndoneAtOnce(t *testing.T) {
	h := newSheets(t)
	write(t, h.a, func(tx *store.Tx) error { return tx.SaveContact(&data.Contact{DisplayName: "Bo Lund"}) })
	shown(t, h.a, h.a.people(), "people")
	h.a.people().TickAll()
	settle(t, h.a)
	ids := h.a.people().Whom()
	if len(ids) != 2 {
		t.Fatalf("ticked are %v", ids)
	}
	h.logKey()
	h.text("v")
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	for _, id := range ids {
		if met := h.metWith(id); len(met) != 1 || met[0].Medium != data.ByVideo {
			t.Errorf("of %d stored are %+v", id, met)
		}
	}
	if got := texts(h.a.Toasts.Layer); !strings.Contains(got, "Video call with 2 people") {
		t.Errorf("the message is %q", got)
	}
	h.a.Undo()
	settle(t, h.a)
	for _, id := range ids {
		if met := h.metWith(id); len(met) != 0 {
			t.Errorf("after undo, of %d: %+v", id, met)
		}
	}
}

func TestWithNobodyShownItAsksForWhom(t *testing.T) {
	h := newSheets(t)
	write(t, h.a, func(tx *store.Tx) error { return tx.SaveContact(&data.Contact{DisplayName: "Bo Lund"}) })
	shown(t, h.a, h.a.settings(), "settings")
	h.logKey()
	if got := texts(sheetOf(t, h.a).Pop); !strings.Contains(got, "Log contact with …") {
		t.Fatalf("the sheet says %q", got)
	}
	h.text("lund")
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	if got := texts(sheetOf(t, h.a).Pop); !strings.Contains(got, "Contact with Bo Lund") {
		t.Fatalf("then the sheet says %q", got)
	}
	h.logKey() // it is open: nothing comes above it
	if n := len(h.a.Sheets); n != 1 {
		t.Errorf("%d sheets are open", n)
	}
}

func TestAtAnEventFaceToFaceIsThereAndACallIsNot(t *testing.T) {
	h := newFair(t)
	h.open("contact-log")
	h.key(fyne.KeyReturn) // face to face is chosen
	settle(t, h.a)
	met := h.metWith(1)
	if len(met) != 1 || met[0].EventID != 1 || !met[0].Medium.InPerson() {
		t.Fatalf("stored are %+v", met)
	}
	h.open("contact-log")
	h.text("c")
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	met = h.metWith(1)
	if len(met) != 2 || met[0].EventID+met[1].EventID != 1 {
		t.Errorf("then stored are %+v", met)
	}
	if at, err := h.a.Store.ContactAttendees(t.Context(), 1); err != nil || len(at) != 1 || at[0].Status != data.Met {
		t.Errorf("on the list: %+v, %v", at, err)
	}
}

func TestTheFormOfAnEncounterHasTheWayOfIt(t *testing.T) {
	h := newFair(t)
	s := h.open("encounter")
	choice := choiceOf(t, s.Body, "Face to face")
	choice.SetSelected("E-mail")
	if got := texts(s.Pop); !strings.Contains(got, "E-mail with Ada Okoro") || strings.Contains(got, "Book Fair") {
		t.Errorf("the form says %q", got)
	}
	choice.SetSelected("Call")
	h.text("on the pilot")
	s.Accept()
	settle(t, h.a)
	met := h.metWith(1)
	if len(met) != 1 || met[0].Medium != data.ByCall || met[0].EventID != 0 {
		t.Fatalf("stored are %+v", met)
	}
	edit.Encounter(h.a.Window, met[0], "Ada Okoro")
	settle(t, h.a)
	s = sheetOf(t, h.a)
	if got := texts(s.Pop); !strings.Contains(got, "Call with Ada Okoro") {
		t.Errorf("it opens as %q", got)
	}
	s.Accept()
	settle(t, h.a)
	if again := h.metWith(1); again[0].Medium != data.ByCall {
		t.Errorf("saved unaltered it is %+v", again)
	}
	h.a.Places.Person(1)
	settle(t, h.a)
	if got := texts(h.a.people().Detail.Content); !strings.Contains(got, "Call\n") || strings.Contains(got, "At no event") || !strings.Contains(got, "In touch") {
		t.Errorf("the page says %q", got)
	}
}

// choiceOf is the choice in an object tree that says a text.
func choiceOf(t *testing.T, o fyne.CanvasObject, text string) *widget.Select {
	t.Helper()
	var found *widget.Select
	walk(o, func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok && s.Selected == text {
			found = s
		}
	})
	if found == nil {
		t.Fatalf("no choice says %q", text)
	}
	return found
}

// says reports whether something in an object tree, such as one of several choices, has a text.
func says(o fyne.CanvasObject, text string) (found bool) {
	walk(o, func(o fyne.CanvasObject) {
		if c, ok := o.(interface{ Text() string }); ok && c.Text() == text {
			found = true
		}
	})
	return found
}

func TestWhatIsTypedAtOnceIsTheNoteOfAContact(t *testing.T) {
	h := newSheets(t)
	shown(t, h.a, h.a.people(), "people")
	h.a.people().List.Select(0)
	settle(t, h.a)
	h.logKey()
	h.text("ctalked about salary, Sofia")
	h.shortcut(focus.Shortcuts(keys.Save)[0])
	settle(t, h.a)
	if met := h.metWith(1); len(met) != 1 || met[0].Medium != data.ByCall || met[0].Note != "talked about salary, Sofia" {
		t.Errorf("stored are %+v", met)
	}
}
