package store

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"lanyard/data"
)

// TestEraseTakesViews erases a person: views that ask for them go to the last byte, those of others stay, and what is still named is said.
func TestEraseTakesViews(t *testing.T) {
	for text, want := range map[string]string{
		"jane.qdoe@acme.example": "gone",
		"JANE.QDOE@acme.example": "gone",
		"+49 30 1234567":         "gone",
		"030 1234567":            "gone",
		"Qdoe, Jane":             "gone",
		"jane qdoe librarian":    "gone",
		"janes-own-uid":          "gone",
		"jane":                   "named", // nobody else is called so
		"Qacme Library":          "named",
		"john":                   "stays",
		"Other Ltd":              "stays", // John works there too
		"1234567890":             "stays",
		"maps":                   "stays",
		"":                       "stays",
	} {
		for _, trashed := range []bool{false, true} {
			s := openTest(t)
			jane := data.Contact{
				UID: "janes-own-uid", Given: "Jane", Family: "Qdoe", Organisation: "Qacme Library",
				Emails: []data.Email{{Value: "jane.qdoe@acme.example"}}, Phones: []data.Phone{{Value: "+49 30 1234567", E164: "+49301234567"}},
			}
			if text == "Other Ltd" {
				jane.Organisation = text
			}
			save(t, s, &jane, &data.Contact{Given: "John", Family: "Qdoe", Organisation: "Other Ltd"})
			v := data.View{Name: "V", Query: data.Query{Text: text}}
			do(t, s, func(tx *Tx) error { return tx.SaveView(&v) })
			if trashed {
				do(t, s, func(tx *Tx) error { return tx.Trash(Views, v.ID) })
			}
			foretold, err := s.ViewsAbout(t.Context(), jane.ID)
			if err != nil {
				t.Fatal(err)
			}
			erased, err := s.Erase(t.Context(), jane.ID)
			if err != nil {
				t.Fatal(err)
			}
			if got := erased.Views; !slices.Equal(got.Own, foretold.Own) || !slices.Equal(got.Naming, foretold.Naming) ||
				(len(got.Own) > 0) != (want == "gone" && !trashed) || (len(got.Naming) > 0) != (want == "named") {
				t.Errorf("%q, trashed %v, %s: %+v, foretold %+v", text, trashed, want, got, foretold)
			}
			there, err := column[int64](t.Context(), pool{s.readers}, "SELECT count(*) FROM view")
			if err != nil || (there[0] == 0) != (want == "gone") {
				t.Errorf("%q, trashed %v, %s: %d views, %v", text, trashed, want, there, err)
			}
			if want == "gone" {
				noTrace(t, s, text)
			}
		}
	}
}

// TestEraseTakesWordsOfViewsFromTheJournal erases a person for whom a view asked once: undo does not bring the words back.
func TestEraseTakesWordsOfViewsFromTheJournal(t *testing.T) {
	s := openTest(t)
	jane := data.Contact{Given: "Jane", Emails: []data.Email{{Value: "jane.qdoe@acme.example"}}}
	save(t, s, &jane)
	v := data.View{Name: "V", Query: data.Query{Text: "jane.qdoe@acme.example"}}
	do(t, s, func(tx *Tx) error { return tx.SaveView(&v) })
	v.Query.Text = "maps"
	do(t, s, func(tx *Tx) error { return tx.SaveView(&v) })
	if _, err := s.Erase(t.Context(), jane.ID); err != nil {
		t.Fatal(err)
	}
	if v, err := s.ViewByName(t.Context(), "V"); err != nil || v.Query.Text != "maps" {
		t.Errorf("%+v, %v", v, err)
	}
	noTrace(t, s, "jane.qdoe@acme.example")
}

// TestEraseLeavesAViewForTwo erases one of two with the same address: the view asks for the other too.
func TestEraseLeavesAViewForTwo(t *testing.T) {
	s := openTest(t)
	jane, ann := data.Contact{Given: "Jane", Emails: []data.Email{{Value: "desk@acme.example"}}}, data.Contact{Given: "Ann", Emails: []data.Email{{Value: "desk@acme.example"}}}
	save(t, s, &jane, &ann)
	v := data.View{Name: "V", Query: data.Query{Text: "desk@acme.example"}}
	do(t, s, func(tx *Tx) error { return tx.SaveView(&v) })
	erased, err := s.Erase(t.Context(), jane.ID)
	if err != nil || len(erased.Views.Own)+len(erased.Views.Naming) > 0 {
		t.Errorf("%+v, %v", erased, err)
	}
	if _, err := s.ViewByName(t.Context(), "V"); err != nil {
		t.Error(err)
	}
}

// noTrace looks for a text in the bytes of the database.
func noTrace(t *testing.T, s *Store, text string) {
	t.Helper()
	for _, name := range []string{s.Path(), s.Path() + "-wal"} {
		b, err := os.ReadFile(name)
		if err == nil && bytes.Contains(b, []byte(text)) {
			t.Errorf("%q is still in %s", text, name)
		}
	}
}
