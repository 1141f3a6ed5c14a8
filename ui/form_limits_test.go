package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/capture"
	"lanyard/ui/edit"
	"lanyard/ui/window/windowtest"
)

// A card with very many addresses that an older version took in is looked over within the limits, and can be discarded.
func TestACardOfVeryManyAddressesIsLookedOverAndDiscarded(t *testing.T) {
	a := newScreens(t)
	came := data.Arrival{Draft: data.Draft{Contact: data.Contact{DisplayName: strings.Repeat("a", 20_000)}}}
	for i := range 2500 {
		came.Draft.Contact.Emails = append(came.Draft.Contact.Emails, data.Email{Value: fmt.Sprintf("a%d@b.example", i)})
	}
	write(t, a, func(tx *store.Tx) error { return tx.Receive(&came) })
	capture.ReviewArrival(a.Window, came.ID)
	settle(t, a)
	sheetOf(t, a)
	away(a)
	capture.DiscardArrival(a.Window, came.ID, "Jane Roe")
	settle(t, a)
	if got, err := a.Store.Arrival(t.Context(), came.ID); err != nil || got.Trashed.IsZero() {
		t.Errorf("it was not discarded: %v", err)
	}
}

// A person of very many values is shown with the first of them, more of them at each press.
func TestThePageOfAPersonWithVeryManyValuesIsShort(t *testing.T) {
	a := newScreens(t)
	c := windowtest.Crowded(800)
	write(t, a, func(tx *store.Tx) error { return tx.SaveContact(&c) })
	shown(t, a, a.people(), "people")
	a.people().Open(c.ID)
	settle(t, a)
	d := a.people().Detail
	before := objectsIn(d.Content)
	d.Values += edit.MoreValues
	d.Reload(nil)
	settle(t, a)
	if after := objectsIn(d.Content); before > 3000 || after > before+8000 || after <= before {
		t.Errorf("%d objects are shown, then %d", before, after)
	}
}

// objectsIn counts what an object is made of.
func objectsIn(o fyne.CanvasObject) int {
	n := 1
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			n += objectsIn(c)
		}
	case *container.Scroll:
		n += objectsIn(o.Content)
	}
	return n
}
