package ui

import (
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/store"
)

func TestWhatOtherProgramsKnowOfAPersonIsFolded(t *testing.T) {
	a := newScreens(t)
	c := data.Contact{Given: "Ada", Emails: []data.Email{{Value: "ada@lib.example"}}}
	c.Other = []data.Property{{Name: "Order #", Value: "77231"}, {Name: "Currency", Value: "EUR"}}
	write(t, a, func(tx *store.Tx) error { return tx.SaveContact(&c) })
	a.shell.open("people")
	a.people().Open(c.ID)
	settle(t, a)
	if got := texts(a.people().Detail.Content); strings.Contains(got, "77231") || !strings.Contains(got, "ada@lib.example") {
		t.Fatalf("at first it shows\n%s", got)
	}
	press(t, a, a.people().Detail.Content, "More (2)")
	if got := texts(a.people().Detail.Content); !strings.Contains(got, "77231") || !strings.Contains(got, "EUR") {
		t.Errorf("unfolded it shows\n%s", got)
	}
}

func TestThePageCountsTheCardsThatWait(t *testing.T) {
	a := pageWindow(t)
	sendCard(t, pageLink(t, a), "Zoë Ng")
	settle(t, a)
	if got := a.swap().Page.Words(); !strings.Contains(got, "one card came in") {
		t.Errorf("it says %q", got)
	}
	a.swap().Page.LookOverLast()
	settle(t, a)
	sheetOf(t, a).Accept()
	settle(t, a)
	if got := a.swap().Page.Words(); !strings.Contains(got, "every card is looked over") {
		t.Errorf("saved, it says %q", got)
	}
}
