package cards

import (
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/store"
	"lanyard/ui/window/windowtest"
)

func TestCardForm(t *testing.T) {
	w := windowtest.New(t)
	me := data.Contact{
		Given: "Marta", Family: "Lind", Organisation: "State Library", Title: "Head of Metadata",
		Emails: []data.Email{{Value: "marta@lib.example", Label: "work"}}, Phones: []data.Phone{{Value: "+1 202-555-0143", Label: "work"}},
	}
	work := data.Card{Name: "Work", Show: []data.FieldRef{"organisation", "title", "email:marta@lib.example", "phone:+1 202-555-0143"}}
	w.Write(func(tx *store.Tx) error {
		if err := tx.SaveMe(&me); err != nil {
			return err
		}
		return tx.SaveCard(&work)
	})
	var saved data.Card
	EditThen(w.Window, data.Card{}, func(c data.Card) { saved = c })
	w.Settle()
	if len(w.Sheets) != 1 {
		t.Fatalf("%d sheets are open, want the card form", len(w.Sheets))
	}
	f := &cardForm{w: w.Window, me: me, card: work, taken: map[string]bool{data.Fold("Booth"): true}, done: func(c data.Card) { saved = c }}
	w.Sheets[0].Close()
	f.show()
	f.name.SetText("booth")
	if !f.sheet.OKButton.Disabled() {
		t.Error("a second card of the same name can be saved")
	}
	f.name.SetText("Library")
	for _, s := range f.shows {
		if s.ref == "phone:+1 202-555-0143" {
			s.check.SetChecked(false)
		}
	}
	f.own["title"].SetText("Consultant")
	f.form.SetSelectedIndex(1)
	f.welcome.SetText("Hello")
	f.colour.choice.SetSelected("Navy")
	f.until.choice.SetSelectedIndex(aMoment)
	if !f.sheet.OKButton.Disabled() {
		t.Error("a card whose end is left open can be saved")
	}
	f.until.at.SetText("2099-08-14")
	f.sheet.Accept()
	w.Settle()
	if len(w.Sheets) != 0 {
		t.Fatal("the form stays open after the save")
	}
	got, err := w.Store.Card(t.Context(), work.ID)
	if err != nil {
		t.Fatal(err)
	}
	if saved.ID != work.ID || got.Name != "Library" || got.Own["title"] != "Consultant" {
		t.Errorf("saved %+v, want the name, own title and id of the form", got)
	}
	if end := time.Date(2099, 8, 15, 0, 0, 0, 0, time.Local); !got.Code.Compact || got.Code.Drop != nil || got.Welcome != "Hello" || got.Colour != "#1a3e72" || !got.Until.Equal(end) {
		t.Errorf("saved %+v, which is not what was chosen", got)
	}
	text, _ := format.Payload(got.Contact(me), data.CodeForm{}, format.PayloadLimit)
	if strings.Contains(text, "0143") || !strings.Contains(text, "TITLE:Consultant") {
		t.Errorf("the saved card gives %q", text)
	}
}
