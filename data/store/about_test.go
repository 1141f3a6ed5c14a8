package store

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// TestEverythingHasEveryKind makes one thing of each kind that refers to a contact: it is among all that is kept of the contact, with
// each word that a user may have written into it.
func TestEverythingHasEveryKind(t *testing.T) {
	for _, a := range aggregates {
		if a.kind != Contacts && len(a.refsTo(string(Contacts))) == 0 {
			continue
		}
		t.Run(string(a.kind), func(t *testing.T) {
			m := makeOne(t, a)
			contact := m.id
			if a.kind != Contacts {
				contact = m.image(t).get(a, a.owner()).(int64)
			}
			e, err := m.s.Everything(t.Context(), contact)
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(e.Things, func(th Thing) bool { return th.Kind == a.kind && th.ID == m.id })
			if i < 0 {
				t.Fatalf("it is not there: %+v", e.Things)
			}
			text, err := json.Marshal(e.Things[i].Fields)
			if err != nil {
				t.Fatal(err)
			}
			for _, word := range m.said {
				if !strings.Contains(string(text), word) && !strings.Contains(string(text), strings.ToUpper(word)) {
					t.Errorf("%s is missing: %s", word, text)
				}
			}
			if len(e.History) == 0 {
				t.Error("no operation is told")
			}
		})
	}
}
