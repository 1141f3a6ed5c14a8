package capture

import (
	"strings"
	"testing"

	"lanyard/ui/window/windowtest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// janeCard is a card as a code brings it.
const janeCard = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Dvořák;Jané;;;\r\nFN:Jané Dvořák\r\nORG:State Library\r\nEMAIL:jane@sl.example\r\nEND:VCARD\r\n"

// openReview reads a draft as a code brings it and opens its review.
func openReview(t *testing.T, w *windowtest.Window, text string) *reviewForm {
	t.Helper()
	_, drafts := format.ReadText(t.Context(), text)
	if len(drafts) != 1 {
		t.Fatalf("%q gives %d drafts, want one", text, len(drafts))
	}
	d := drafts[0]
	d.Contact.Source.Kind = data.FromQR
	p, err := w.Intake.Propose(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	r := &reviewForm{w: w.Window, draft: p.Draft, at: Here(w.Window)}
	r.open(p)
	return r
}

// atEvent has the user be at an event.
func atEvent(w *windowtest.Window) data.Event {
	e := data.Event{Name: "Library Days"}
	w.Write(func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	w.Here = e
	return e
}

func TestReviewSavesContactAndEncounterInOneOperation(t *testing.T) {
	w := windowtest.New(t)
	event := atEvent(w)
	before, err := w.Store.History(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}

	var opened int64
	w.Places.Person = func(id int64) { opened = id }
	r := openReview(t, w, janeCard)
	if got := r.form.Contact(); got.Name() != "Jané Dvořák" || got.PreferredEmail() != "jane@sl.example" || got.Organisation != "State Library" {
		t.Fatalf("the form shows %+v", got)
	}
	if len(windowtest.Find(t, w.Store, "jane")) != 0 {
		t.Fatal("the draft was saved before the user saw it")
	}
	r.meet.note.SetText("wants the mapping table")
	r.meet.warmth.SetSelectedIndex(int(data.Warm))
	r.meet.promises[0].line.SetText("send slides")
	test.Type(r.form.Name["title"], "Director")
	w.Native.Canvas().Focus(r.form.Name["title"])
	r.form.Name["title"].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // Enter saves
	w.Settle()

	ids := windowtest.Find(t, w.Store, "jane")
	if len(ids) != 1 {
		t.Fatalf("%d contacts are found, want one", len(ids))
	}
	if len(w.Sheets) != 0 {
		t.Error("the form stays open")
	}
	if opened != ids[0] {
		t.Errorf("contact %d is opened, want %d", opened, ids[0])
	}
	c, err := w.Store.Contact(t.Context(), ids[0])
	if err != nil {
		t.Fatal(err)
	}
	if c.Title != "Director" || c.Source.Kind != data.FromQR {
		t.Errorf("saved title %q from %q, want what the form says, from the code", c.Title, c.Source.Kind)
	}
	met, err := w.Store.Encounters(t.Context(), ids[0])
	if err != nil {
		t.Fatal(err)
	}
	if len(met) != 1 || met[0].EventID != event.ID || met[0].Note != "wants the mapping table" || met[0].Warmth != data.Warm || met[0].At.IsZero() {
		t.Errorf("encounters %+v, want one at the current event with note and warmth", met)
	}
	if owed, err := w.Store.Promises(t.Context(), ids[0]); err != nil || len(owed) != 1 || owed[0].Text != "send slides" || owed[0].By != data.ByMe {
		t.Errorf("promises %+v, %v; want the one that was typed", owed, err)
	}
	after, err := w.Store.History(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	if len(after) != len(before)+1 {
		t.Errorf("%d operations were written, want one", len(after)-len(before))
	}

	if _, err := w.Store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Settle()
	if left := windowtest.Find(t, w.Store, "jane"); len(left) != 0 {
		t.Error("one undo leaves the contact")
	}
	if met, err := w.Store.EventEncounters(t.Context(), event.ID); err != nil || len(met) != 0 {
		t.Errorf("one undo leaves encounters %v, %v", met, err)
	}
}

func TestReviewOfSomebodyKnown(t *testing.T) {
	known := data.Contact{DisplayName: "Jané Dvořák", Given: "Jané", Family: "Dvořák", Emails: []data.Email{{Value: "jane@sl.example"}}}
	for _, c := range []struct {
		name      string
		somebody  bool // the user says it is somebody else
		contacts  int
		andOnCard string // organisation of the known contact afterwards
	}{
		{"is added to their card", false, 1, "State Library"},
		{"is a new person when the user says so", true, 2, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := windowtest.New(t)
			k := known
			w.Write(func(tx *store.Tx) error { return tx.SaveContact(&k) })
			r := openReview(t, w, janeCard)
			if !r.match.content.Visible() || r.match.chosen != k.ID {
				t.Fatalf("the match shown is %d, want %d", r.match.chosen, k.ID)
			}
			if len(r.match.changes.Objects) == 0 {
				t.Error("what would change is not listed")
			}
			if c.somebody {
				r.match.choice.SetSelectedIndex(len(r.match.choice.Options) - 1)
			}
			r.sheet.Accept()
			w.Settle()
			if got := len(windowtest.Find(t, w.Store, "jane")); got != c.contacts {
				t.Errorf("%d contacts afterwards, want %d", got, c.contacts)
			}
			after, err := w.Store.Contact(t.Context(), k.ID)
			if err != nil {
				t.Fatal(err)
			}
			if after.Organisation != c.andOnCard {
				t.Errorf("the known card says %q, want %q", after.Organisation, c.andOnCard)
			}
		})
	}
}

func TestReviewNeverUpdatesSomebodyUnseen(t *testing.T) {
	w := windowtest.New(t)
	known := data.Contact{DisplayName: "Ann Other", Given: "Ann", Family: "Other", Emails: []data.Email{{Value: "ann@lib.example"}}}
	r := openReview(t, w, "MECARD:N:Other,Ann;;")
	w.Write(func(tx *store.Tx) error { return tx.SaveContact(&known) })
	r.match.set(intake.Proposal{Draft: r.draft, Action: intake.Create}) // as it was before they were known
	r.form.Emails.Lines[0].Value.SetText("ann@lib.example")
	r.sheet.Accept()
	w.Settle()
	if len(w.Sheets) != 1 || !r.match.content.Visible() || r.match.chosen != known.ID {
		t.Error("somebody who turned up at the save is not shown first")
	}
	if met, err := w.Store.Encounters(t.Context(), known.ID); err != nil || len(met) != 0 {
		t.Errorf("encounters %v, %v were written before the user decided", met, err)
	}
}

func TestReviewWithoutMeeting(t *testing.T) {
	w := windowtest.New(t)
	event := atEvent(w)
	r := openReview(t, w, janeCard)
	r.meet.where.SetSelectedIndex(notMet)
	if r.meet.details.Visible() {
		t.Error("a note of the meeting is asked for where there was none")
	}
	r.sheet.Accept()
	w.Settle()
	if ids := windowtest.Find(t, w.Store, "jane"); len(ids) != 1 {
		t.Fatalf("%d contacts saved, want one", len(ids))
	}
	if met, err := w.Store.EventEncounters(t.Context(), event.ID); err != nil || len(met) != 0 {
		t.Errorf("encounters %v, %v; want none", met, err)
	}
}

func TestReviewKeepsWhatACaptureSaid(t *testing.T) {
	w := windowtest.New(t)
	draft := data.Draft{
		Contact:    data.Contact{DisplayName: "Ann Other", Given: "Ann", Family: "Other"},
		Encounters: []data.DraftEncounter{{Note: "at the poster", Warmth: data.Hot}},
		Promises: []data.Promise{
			{By: data.ByMe, Text: "send slides", Due: data.Date{Year: 2030, Month: 4, Day: 5}},
			{By: data.ByThem, Text: "introduce me"},
		},
	}
	m := newReviewMeeting(w.Window, draft, Here(w.Window)).meeting()
	if m.Encounter == nil || m.Encounter.Note != "at the poster" || m.Encounter.Warmth != data.Hot {
		t.Errorf("encounter %+v, want note and warmth of the draft", m.Encounter)
	}
	if len(m.Promises) != 2 || m.Promises[0] != draft.Promises[0] || m.Promises[1] != draft.Promises[1] {
		t.Errorf("promises %+v, want both as they were", m.Promises)
	}
}

func TestWhatWasGuessedAsksToBeChecked(t *testing.T) {
	w := windowtest.New(t)
	r := openReview(t, w, "Rhea Dunmore|Quillon|rhea.dunmore@mail.example|0305550142")
	if got := strings.Count(windowtest.Texts(r.sheet.Pop), "please check"); got != 2 {
		t.Errorf("%d fields ask to be checked, want organisation and phone:\n%s", got, windowtest.Texts(r.sheet.Pop))
	}
	r.form.Name["organisation"].SetText("Quillon Press")
	if got := strings.Count(windowtest.Texts(r.sheet.Pop), "please check"); got != 1 {
		t.Errorf("%d fields still ask, want the phone alone", got)
	}
	r.sheet.Accept()
	w.Settle()
	if ids := windowtest.Find(t, w.Store, "Quillon Press"); len(ids) != 1 {
		t.Errorf("saved: %v", ids)
	}
}

func TestASureDraftAsksNothing(t *testing.T) {
	w := windowtest.New(t)
	r := openReview(t, w, "Ann Ott;State Library;Head of Data;ann.ott@sl.example")
	if got := windowtest.Texts(r.sheet.Pop); strings.Contains(got, "please check") {
		t.Errorf("it asks:\n%s", got)
	}
}
