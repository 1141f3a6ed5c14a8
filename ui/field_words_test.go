package ui

import (
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/code"
	"lanyard/ui/edit"
	"lanyard/ui/window"
)

func TestWhatAnUndoLeftAloneIsSaidInWords(t *testing.T) {
	for field, want := range map[string]string{"contact_topic": "Ana (Topics)", "title": "Ana (Job title)", "place": "Ana (Place)", "uid": "Ana", "": "Ana"} {
		if got := window.Kept([]store.Kept{{Kind: store.Contacts, Name: "Ana", Field: field}}); !strings.HasSuffix(got, ": "+want) {
			t.Errorf("%q is said as %q", field, got)
		}
	}
}

func TestWhatAMergeReplacedIsOnThePage(t *testing.T) {
	a := newScreens(t)
	c := data.Contact{DisplayName: "Ada Ott", Former: []data.Former{{Field: "title", Value: "Clerk"}, {Field: data.SpellingField, Value: "Ada Oth"}}}
	a.people().Detail.Values = edit.MoreValues
	got := texts(a.people().Detail.Details(edit.Person{Contact: c}))
	for _, want := range []string{"Before", "Clerk (Job title)", "Also written", "Ada Oth"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page of a person lacks %q:\n%s", want, got)
		}
	}
	form := edit.NewContactForm(a.Window, c)
	if got := form.Contact(); len(got.Former) != 2 {
		t.Errorf("the form loses it: %v", got.Former)
	}
	if got := code.HandedOn(c); got.Former != nil {
		t.Errorf("a code of somebody else has %v", got.Former)
	}
}

func TestEveryTextOfAContactIsOnThePage(t *testing.T) {
	a := newScreens(t)
	var c data.Contact
	for _, f := range data.Fields {
		*f.Text(&c) = "x" + string(f.Key)
	}
	p := edit.Person{Contact: c}
	page := texts(a.people().Detail.Head(p))
	if details := a.people().Detail.Details(p); details != nil {
		page += texts(details)
	}
	for _, f := range data.Fields {
		if !strings.Contains(page, "x"+string(f.Key)) {
			t.Errorf("the page of a person does not show the %s: show it in Head, or take it from inHead (ui/people/detail.go)\n%s", f.Key, page)
		}
	}
}

func TestPronounsStandBesideTheNickname(t *testing.T) {
	a := newScreens(t)
	head := a.people().Detail.Head(edit.Person{Contact: data.Contact{DisplayName: "Ada Ott", Nickname: "Addi", Pronouns: "she/her"}})
	if !strings.Contains(texts(head), "“Addi” · she/her") {
		t.Error("the page of a person does not say the pronouns")
	}
}
