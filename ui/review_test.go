package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/capture"
)

// openReview reads a draft as a code brings it and opens its review.
func openReview(t *testing.T, a *App, text string) *capture.ReviewForm {
	t.Helper()
	_, drafts := format.ReadText(t.Context(), text)
	if len(drafts) != 1 {
		t.Fatalf("%q gives %d drafts, want one", text, len(drafts))
	}
	d := drafts[0]
	d.Contact.Source.Kind = data.FromQR
	p, err := a.Intake.Propose(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	r := &capture.ReviewForm{W: a.Window, Draft: p.Draft, At: capture.Here(a.Window)}
	r.Open(p)
	return r
}

func find(t *testing.T, a *App, text string) []int64 {
	t.Helper()
	r, err := a.Store.Find(t.Context(), data.Query{Text: text}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if r.Nearly {
		return nil
	}
	return r.IDs
}

func TestReviewSavesContactAndEncounterInOneOperation(t *testing.T) {
	a := swapWindow(t)
	event := atEvent(t, a)
	before, err := a.Store.History(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}

	r := openReview(t, a, janeCard)
	if got := r.Form.Contact(); got.Name() != "Jané Dvořák" || got.PreferredEmail() != "jane@sl.example" || got.Organisation != "State Library" {
		t.Fatalf("the form shows %+v", got)
	}
	if len(find(t, a, "jane")) != 0 {
		t.Fatal("the draft was saved before the user saw it")
	}
	r.Meet.Note.SetText("wants the mapping table")
	r.Meet.Warmth.SetSelectedIndex(int(data.Warm))
	r.Meet.Promises[0].Line.SetText("send slides")
	test.Type(r.Form.Name["title"], "Director")
	a.Native.Canvas().Focus(r.Form.Name["title"])
	r.Form.Name["title"].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // Enter saves
	settle(t, a)

	ids := find(t, a, "jane")
	if len(ids) != 1 {
		t.Fatalf("%d contacts are found, want one", len(ids))
	}
	if len(a.Sheets) != 0 {
		t.Error("the form stays open")
	}
	if a.shell.current != "people" || a.people().Selected() != ids[0] {
		t.Errorf("screen %s with contact %d is open, want People with %d", a.shell.current, a.people().Selected(), ids[0])
	}
	c, err := a.Store.Contact(t.Context(), ids[0])
	if err != nil {
		t.Fatal(err)
	}
	if c.Title != "Director" || c.Source.Kind != data.FromQR {
		t.Errorf("saved title %q from %q, want what the form says, from the code", c.Title, c.Source.Kind)
	}
	met, err := a.Store.Encounters(t.Context(), ids[0])
	if err != nil {
		t.Fatal(err)
	}
	if len(met) != 1 || met[0].EventID != event.ID || met[0].Note != "wants the mapping table" || met[0].Warmth != data.Warm || met[0].At.IsZero() {
		t.Errorf("encounters %+v, want one at the current event with note and warmth", met)
	}
	if owed, err := a.Store.Promises(t.Context(), ids[0]); err != nil || len(owed) != 1 || owed[0].Text != "send slides" || owed[0].By != data.ByMe {
		t.Errorf("promises %+v, %v; want the one that was typed", owed, err)
	}
	after, err := a.Store.History(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	if len(after) != len(before)+1 {
		t.Errorf("%d operations were written, want one", len(after)-len(before))
	}

	if _, err := a.Store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	settle(t, a)
	if left := find(t, a, "jane"); len(left) != 0 {
		t.Error("one undo leaves the contact")
	}
	if met, err := a.Store.EventEncounters(t.Context(), event.ID); err != nil || len(met) != 0 {
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
			a := swapWindow(t)
			k := known
			operate(t, a, func(tx *store.Tx) error { return tx.SaveContact(&k) })
			r := openReview(t, a, janeCard)
			if !r.Match.Content.Visible() || r.Match.Chosen != k.ID {
				t.Fatalf("the match shown is %d, want %d", r.Match.Chosen, k.ID)
			}
			if len(r.Match.Changes.Objects) == 0 {
				t.Error("what would change is not listed")
			}
			if c.somebody {
				r.Match.Choice.SetSelectedIndex(len(r.Match.Choice.Options) - 1)
			}
			r.Sheet.Accept()
			settle(t, a)
			if got := len(find(t, a, "jane")); got != c.contacts {
				t.Errorf("%d contacts afterwards, want %d", got, c.contacts)
			}
			after, err := a.Store.Contact(t.Context(), k.ID)
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
	a := swapWindow(t)
	known := data.Contact{DisplayName: "Ann Other", Given: "Ann", Family: "Other", Emails: []data.Email{{Value: "ann@lib.example"}}}
	r := openReview(t, a, "MECARD:N:Other,Ann;;")
	operate(t, a, func(tx *store.Tx) error { return tx.SaveContact(&known) })
	r.Match.Set(intake.Proposal{Draft: r.Draft, Action: intake.Create}) // as it was before they were known
	r.Form.Emails.Lines[0].Value.SetText("ann@lib.example")
	r.Sheet.Accept()
	settle(t, a)
	if len(a.Sheets) != 1 || !r.Match.Content.Visible() || r.Match.Chosen != known.ID {
		t.Error("somebody who turned up at the save is not shown first")
	}
	if met, err := a.Store.Encounters(t.Context(), known.ID); err != nil || len(met) != 0 {
		t.Errorf("encounters %v, %v were written before the user decided", met, err)
	}
}

func TestReviewWithoutMeeting(t *testing.T) {
	a := swapWindow(t)
	event := atEvent(t, a)
	r := openReview(t, a, janeCard)
	r.Meet.Where.SetSelectedIndex(capture.NotMet)
	if r.Meet.Details.Visible() {
		t.Error("a note of the meeting is asked for where there was none")
	}
	r.Sheet.Accept()
	settle(t, a)
	if ids := find(t, a, "jane"); len(ids) != 1 {
		t.Fatalf("%d contacts saved, want one", len(ids))
	}
	if met, err := a.Store.EventEncounters(t.Context(), event.ID); err != nil || len(met) != 0 {
		t.Errorf("encounters %v, %v; want none", met, err)
	}
}

func TestReviewKeepsWhatACaptureSaid(t *testing.T) {
	a := swapWindow(t)
	draft := data.Draft{
		Contact:    data.Contact{DisplayName: "Ann Other", Given: "Ann", Family: "Other"},
		Encounters: []data.DraftEncounter{{Note: "at the poster", Warmth: data.Hot}},
		Promises: []data.Promise{
			{By: data.ByMe, Text: "send slides", Due: data.Date{Year: 2030, Month: 4, Day: 5}},
			{By: data.ByThem, Text: "introduce me"},
		},
	}
	m := capture.NewReviewMeeting(a.Window, draft, capture.Here(a.Window)).Meeting()
	if m.Encounter == nil || m.Encounter.Note != "at the poster" || m.Encounter.Warmth != data.Hot {
		t.Errorf("encounter %+v, want note and warmth of the draft", m.Encounter)
	}
	if len(m.Promises) != 2 || m.Promises[0] != draft.Promises[0] || m.Promises[1] != draft.Promises[1] {
		t.Errorf("promises %+v, want both as they were", m.Promises)
	}
}
