package store

import (
	"testing"

	"lanyard/data"
)

// introduced saves Ada, Ben whom Ada introduced, and Cem whom Ben introduced.
func introduced(t *testing.T, s *Store) (ada, ben, cem int64) {
	t.Helper()
	do(t, s, func(tx *Tx) error {
		var by int64
		for _, at := range []struct {
			name string
			id   *int64
		}{{"Ada", &ada}, {"Ben", &ben}, {"Cem", &cem}} {
			c := data.Contact{DisplayName: at.name}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			if err := tx.SaveEncounter(&data.Encounter{ContactID: c.ID, IntroducedBy: by}); err != nil {
				return err
			}
			by, *at.id = c.ID, c.ID
		}
		return nil
	})
	return ada, ben, cem
}

// through says who introduced the user to a contact, and to whom the contact did.
func through(t *testing.T, s *Store, id int64) (out string) {
	t.Helper()
	in, err := s.Introductions(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, by := range in.By {
		out += "by " + by.Name + " "
	}
	for _, to := range in.To {
		out += "to " + to.Name + " "
	}
	return out
}

func TestIntroductionsFollowMergingErasingAndUndo(t *testing.T) {
	s := openTest(t)
	ada, ben, cem := introduced(t, s)
	if a, b, c := through(t, s, ada), through(t, s, ben), through(t, s, cem); a != "to Ben " || b != "by Ada to Cem " || c != "by Ben " {
		t.Fatalf("at first %q, %q, %q", a, b, c)
	}
	before := dump(t, s)
	do(t, s, func(tx *Tx) error { return tx.MergeContacts(ada, ben) })
	if a, c := through(t, s, ada), through(t, s, cem); a != "to Cem " || c != "by Ada " {
		t.Errorf("merged: %q, %q", a, c)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	expectDump(t, s, before, "after an undo")
	do(t, s, func(tx *Tx) error { return tx.Trash(Contacts, ben) })
	if a, c := through(t, s, ada), through(t, s, cem); a != "" || c != "" {
		t.Errorf("with Ben in the trash: %q, %q", a, c)
	}
	if _, err := s.Erase(t.Context(), ben); err != nil {
		t.Fatal(err)
	}
	met, err := s.Encounters(t.Context(), cem)
	if err != nil || len(met) != 1 || met[0].IntroducedBy != 0 {
		t.Errorf("with Ben erased: %+v, %v", met, err)
	}
}
