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

// A letter that introduces two who turn out to be one person stays a letter, to nobody beside them, and counts as one contact.
func TestALetterBetweenTwoWhoBecomeOneStaysALetter(t *testing.T) {
	for name, tc := range map[string]struct {
		sent, turned bool // turned: the person to whom it is goes, and the other stays
		noted        string
		mailed       int
	}{
		"waiting":                             {},
		"waiting, the other way round":        {turned: true},
		"sent":                                {sent: true, mailed: 1},
		"sent, the other way round":           {sent: true, turned: true, mailed: 1},
		"sent, with a note about one of them": {sent: true, noted: "she answered at once", mailed: 2},
	} {
		t.Run(name, func(t *testing.T) {
			w := openLetters(t)
			if tc.sent {
				do(t, w.Store, func(tx *Tx) error { return tx.SendLetter(w.letter.ID) })
			}
			if tc.noted != "" {
				met, err := w.Encounters(t.Context(), w.bo.ID)
				if err != nil || met[0].Medium != data.ByMail {
					t.Fatalf("met %+v, %v", met, err)
				}
				met[0].Note = tc.noted
				do(t, w.Store, func(tx *Tx) error { return tx.SaveEncounter(&met[0]) })
			}
			before := dump(t, w.Store)
			keep, gone := w.ana, w.bo
			if tc.turned {
				keep, gone = gone, keep
			}
			do(t, w.Store, func(tx *Tx) error { return tx.MergeContacts(keep.ID, gone.ID) })
			l, err := w.Letter(t.Context(), w.letter.ID)
			if err != nil || l.ContactID != keep.ID || l.WithID != 0 || l.WithEncounterID != 0 || l.Body != w.letter.Body || l.Sent.IsZero() == tc.sent {
				t.Errorf("the letter is %+v, %v", l, err)
			}
			if tc.sent != (l.EncounterID != 0) {
				t.Errorf("it counts as encounter %d", l.EncounterID)
			}
			met, err := w.Encounters(t.Context(), keep.ID)
			if err != nil {
				t.Fatal(err)
			}
			mailed := 0
			for _, e := range met {
				if e.Medium == data.ByMail {
					mailed++
				}
			}
			if mailed != tc.mailed {
				t.Errorf("%d contacts by mail", mailed)
			}
			if _, err := w.Undo(t.Context()); err != nil {
				t.Fatal(err)
			}
			expectDump(t, w.Store, before, "after one undo")
		})
	}
}
