package cards

import (
	"testing"

	"lanyard/ui/window/windowtest"

	"lanyard/data"
	"lanyard/data/store"
)

func TestTheFirstDetailsComeWithACardAndCardsFollowEdits(t *testing.T) {
	w := windowtest.New(t)
	o := ownDetails{}
	me := data.Contact{
		Given: "Mia", Family: "Berg", Organisation: "State Library",
		Emails: []data.Email{{Value: "mia@library.example"}}, Phones: []data.Phone{{Value: "+49 30 23125 101"}},
	}
	w.Write(func(tx *store.Tx) error { return o.save(tx, me, []string{"SLB", "Staatsbibliothek"}) })
	own, err := w.Store.Cards(t.Context())
	if err != nil || len(own) != 1 || own[0].Name != "Work" {
		t.Fatalf("cards %v, %v; want one called Work", own, err)
	}
	o, err = readOwnDetails(t.Context(), w.Store)
	if err != nil {
		t.Fatal(err)
	}
	edited := o.me
	edited.Emails = []data.Email{{Value: "m.berg@library.example"}}
	edited.Phones = append(edited.Phones, data.Phone{Value: "+49 30 23125 199"})
	w.Write(func(tx *store.Tx) error { return o.save(tx, edited, nil) })
	if own, err = w.Store.Cards(t.Context()); err != nil {
		t.Fatal(err)
	}
	got := own[0].Contact(edited)
	if got.PreferredEmail() != "m.berg@library.example" || len(got.Phones) != 1 || got.Phones[0].Value != "+49 30 23125 101" {
		t.Errorf("the card shows %v and %v; want the edited address and only the old number", got.Emails, got.Phones)
	}
	if names, err := w.Store.OrgNames(t.Context()); err != nil || names != nil {
		t.Errorf("other names %v, %v; want none", names, err)
	}
}
