package ui

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/capture"
	"lanyard/ui/edit"
)

// crowded is a person as nobody is, but as a database of an older version may hold one.
func crowded(n int) data.Contact {
	c := data.Contact{DisplayName: strings.Repeat("a", 2_700_000), Title: strings.Repeat("ü", 5000)}
	for i := range n {
		c.Emails = append(c.Emails, data.Email{Value: fmt.Sprintf("a%d@b.example", i), Label: "work", Preferred: i == n-1})
		c.Phones = append(c.Phones, data.Phone{Value: fmt.Sprint("desk ", i)})
		c.Links = append(c.Links, data.Link{Value: fmt.Sprint("https://h.example/", i)})
		c.Addresses = append(c.Addresses, data.Address{Street: fmt.Sprint("Street ", i)})
		c.Topics = append(c.Topics, fmt.Sprint("topic ", i))
		c.Other = append(c.Other, data.Property{Name: fmt.Sprint("X-A", i), Value: "v"})
	}
	return c
}

// The form shows the first of very many, and what it does not show stays as it is.
func TestAFormOfVeryManyValuesIsShortAndKeepsThemAll(t *testing.T) {
	a := newScreens(t)
	c := crowded(5000)
	f := edit.NewContactForm(a.Window, c)
	if n := len(f.Emails.Lines) + len(f.Phones.Lines) + len(f.Links.Lines) + len(f.Addresses.Lines); n != 4*edit.LinesShown {
		t.Errorf("%d lines are shown", n)
	}
	if n := len(f.Full.Text) + len(f.Topics.Text) + len(f.Name["title"].Text); n > 2*3*(edit.EntryShown+8) {
		t.Errorf("%d bytes are shown", n)
	}
	if got := f.Contact(); !reflect.DeepEqual(got, c) {
		t.Errorf("the form says %d e-mails, %d topics, a name of %d letters", len(got.Emails), len(got.Topics), len(got.DisplayName))
	}
	f.Emails.Lines[0].Value.SetText("new@b.example")
	f.Emails.Prefer(f.Emails.Lines[0])
	f.Full.SetText("Jane Roe")
	got := f.Contact()
	if got.DisplayName != "Jane Roe" || got.Emails[0].Value != "new@b.example" || len(got.Emails) != 5000 || got.Emails[4999].Preferred {
		t.Errorf("after editing: %q, %+v", got.DisplayName, got.Emails[0])
	}
}

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
	c := crowded(800)
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
