package ui

import (
	"fmt"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/reading"
	"lanyard/ui/widget"
)

// The preview of another user's document says whose it is, and takes the contacts alone when that is ticked; of the user's own it says
// nothing of the kind.
func TestThePreviewOfAnotherUsersDocumentTakesTheContactsAlone(t *testing.T) {
	const document = `{"lanyard":{"format":1},"contacts":[{"display_name":"Ada Doe","note":"keeps maps",
		"encounters":[{"event_id":1,"at":"2026-08-12","note":"was late"}],"promises":[{"text":"send the slides"}]}],
		"events":[{"id":1,"name":"Forum","start":"2026-08-12"}],"me":{"uid":"0190-other","display_name":"Mallory Mail"},"problems":[]}`
	const says = "The file is from Mallory Mail. Notes, promises and encounters in it come in as yours."
	for _, c := range []struct {
		claim string
		me    string // the UID of the user's own details
		alone bool
		says  bool
		found string // what is kept of Ada
	}{
		{"all comes in", "0190-me", false, true, "keeps maps, 1 encounter, 1 promise, 1 event"},
		{"the contacts alone", "0190-me", true, true, ", 0 encounter, 0 promise, 0 event"},
		{"one's own", "0190-other", false, false, "keeps maps, 1 encounter, 1 promise, 1 event"},
	} {
		a := newScreens(t)
		write(t, a, func(tx *store.Tx) error { return tx.SaveMe(&data.Contact{UID: c.me, DisplayName: "Me Myself"}) })
		settle(t, a)
		reading.Files(a.Window, []string{fileOf(t, "all.json", document)})
		settle(t, a)
		s := sheetOf(t, a)
		if got := texts(s.Body); strings.Contains(got, says) != c.says {
			t.Errorf("%s: it says %q", c.claim, got)
		}
		if c.alone {
			theWidget(t, s, func(c *widget.Check) bool { return c.Text == "Take the contacts alone" }).SetChecked(true)
			settle(t, a)
			if got := texts(s.Body); strings.Contains(got, "was late") || strings.Contains(got, "1 event") {
				t.Errorf("%s: it shows %q", c.claim, got)
			}
		}
		s.Accept()
		settle(t, a)
		if got := keptOfAda(t, a); got != c.found {
			t.Errorf("%s: %q, want %q", c.claim, got, c.found)
		}
		if _, err := a.Store.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		settle(t, a)
		if n := count(t, a); n != 0 {
			t.Errorf("%s: undone, %d people are there", c.claim, n)
		}
	}
}

// keptOfAda counts what is kept of the one person, behind their note.
func keptOfAda(t *testing.T, a *App) string {
	t.Helper()
	found, err := a.Store.Find(t.Context(), data.Query{Text: "Ada"}, 2)
	if err != nil || len(found.IDs) != 1 {
		t.Fatal(found, err)
	}
	ada, err := a.Store.Contact(t.Context(), found.IDs[0])
	if err != nil {
		t.Fatal(err)
	}
	met, err := a.Store.Encounters(t.Context(), ada.ID)
	if err != nil {
		t.Fatal(err)
	}
	promised, err := a.Store.PromisesOf(t.Context(), []int64{ada.ID})
	if err != nil {
		t.Fatal(err)
	}
	events, err := a.Store.Events(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%s, %d encounter, %d promise, %d event", ada.Note, len(met), len(promised[ada.ID]), len(events))
}
