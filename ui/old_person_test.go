package ui

import (
	"fmt"
	"io"
	"testing"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/store"
	"lanyard/ui/capture"
	"lanyard/ui/edit"
	"lanyard/ui/ticks"
)

// A person of 100,000 addresses, as a database of before there were limits may hold one, opens everywhere, and a card of as many as the inbox takes.
func TestAPersonOfAHundredThousandAddressesOpensEverywhere(t *testing.T) {
	const n = 100_000
	a := newScreens(t)
	many := func(name, domain string) data.Contact {
		c := data.Contact{DisplayName: name, Given: name, Family: "Roe"}
		for i := range n {
			c.Emails = append(c.Emails, data.Email{Value: fmt.Sprintf("a%d@%s.example", i, domain)})
		}
		return c
	}
	jane, joan := many("Jane", "b"), many("Joan", "b")
	joan.Emails = joan.Emails[:10]
	came := data.Arrival{Draft: data.Draft{Contact: data.Contact{DisplayName: "Jane Roe", Emails: jane.Emails[:2500]}}}
	write(t, a, func(tx *store.Tx) error {
		if err := tx.SaveContact(&jane); err != nil {
			return err
		}
		if err := tx.SaveContact(&joan); err != nil {
			return err
		}
		return tx.Receive(&came)
	})
	shown(t, a, a.people(), "people")
	if got := find(t, a, "a99999@b.example"); len(got) != 1 || got[0] != jane.ID {
		t.Errorf("found by the last address: %v", got)
	}
	a.people().Open(jane.ID)
	settle(t, a)
	if objects := objectsIn(a.people().Detail.Content); objects > 3000 {
		t.Errorf("the page has %d objects", objects)
	}
	for what, open := range map[string]func(){
		"the form":        func() { edit.Contact(a.Window, jane.ID) },
		"the merge pane":  func() { ticks.MergeTwo(a.Window, []int64{jane.ID, joan.ID}) },
		"the review form": func() { capture.ReviewArrival(a.Window, came.ID) },
	} {
		open()
		settle(t, a)
		if len(a.Sheets) == 0 {
			t.Errorf("%s does not open", what)
			continue
		}
		if objects := objectsIn(a.Top().Body); objects > 3000 {
			t.Errorf("%s has %d objects", what, objects)
		}
		away(a)
		settle(t, a)
	}
	for _, f := range []export.Format{export.CSV, export.XLSX, export.VCard, export.JSON} {
		if everybody, err := export.Write(t.Context(), a.Store, export.Job{Format: f}, io.Discard); err != nil || everybody != 2 {
			t.Errorf("%s: %d people, %v", f, everybody, err)
		}
	}
}
