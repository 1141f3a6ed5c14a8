package store

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"lanyard/data"
)

func emails(values ...string) (out []data.Email) {
	for _, v := range values {
		out = append(out, data.Email{Value: v})
	}
	return out
}

// TestUndoOpMerges undoes an operation that changed a contact from base to first, after
// a later operation changed it to second.
func TestUndoOpMerges(t *testing.T) {
	a, b, c, d := "a@lib.example", "b@lib.example", "c@lib.example", "d@lib.example"
	tests := []struct {
		name                string
		base, first, second func(*data.Contact)
		want                func(*data.Contact)
		kept                []string
	}{
		{
			"another field changed since stays, and the undone one goes back",
			func(c *data.Contact) { c.Title = "Curator" },
			func(c *data.Contact) { c.Title = "Director" },
			func(c *data.Contact) { c.Note = "later" },
			func(c *data.Contact) { c.Title, c.Note = "Curator", "later" }, nil,
		},
		{
			"the same field changed since is kept and named",
			func(c *data.Contact) { c.Title = "Curator" },
			func(c *data.Contact) { c.Title, c.Nickname = "Director", "Di" },
			func(c *data.Contact) { c.Title = "Professor" },
			func(c *data.Contact) { c.Title, c.Nickname = "Professor", "" },
			[]string{"title"},
		},
		{
			"the same field changed back since is as wanted",
			func(c *data.Contact) { c.Title = "Curator" },
			func(c *data.Contact) { c.Title = "Director" },
			func(c *data.Contact) { c.Title, c.Note = "Curator", "later" },
			func(c *data.Contact) { c.Title, c.Note = "Curator", "later" }, nil,
		},
		{
			"an added e-mail is taken out, one added later stays",
			func(x *data.Contact) { x.Emails = emails(a) },
			func(x *data.Contact) { x.Emails = emails(a, b) },
			func(x *data.Contact) { x.Emails = emails(a, b, c) },
			func(x *data.Contact) { x.Emails = emails(a, c) }, nil,
		},
		{
			"a removed e-mail comes back in its place beside one added later",
			func(x *data.Contact) { x.Emails = emails(a, b, c) },
			func(x *data.Contact) { x.Emails = emails(a, c) },
			func(x *data.Contact) { x.Emails = emails(a, c, d) },
			func(x *data.Contact) { x.Emails = emails(a, b, c, d) }, nil,
		},
		{
			"a replaced e-mail that was replaced again is kept",
			func(x *data.Contact) { x.Emails = emails(a) },
			func(x *data.Contact) { x.Emails = emails(b) },
			func(x *data.Contact) { x.Emails = emails(c) },
			func(x *data.Contact) { x.Emails = emails(c) },
			[]string{"email"},
		},
		{
			"a list that only the later operation changed stays",
			func(x *data.Contact) { x.Title, x.Topics = "Curator", []string{"maps"} },
			func(x *data.Contact) { x.Title = "Director" },
			func(x *data.Contact) { x.Topics = []string{"maps", "music"} },
			func(x *data.Contact) { x.Title, x.Topics = "Curator", []string{"maps", "music"} }, nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := openTest(t)
			x := person("Ana", "Lima")
			tt.base(x)
			save(t, s, x)
			tt.first(x)
			op := do(t, s, func(tx *Tx) error { return tx.SaveContact(x) })
			tt.second(x)
			save(t, s, x)
			rev, err := s.UndoOp(t.Context(), op.Seq)
			if err != nil {
				t.Fatal(err)
			}
			var kept []string
			for _, k := range rev.Kept {
				kept = append(kept, k.Field)
				if k.Kind != Contacts || k.ID != x.ID || k.Name != "Ana Lima" {
					t.Errorf("kept %+v", k)
				}
			}
			if !slices.Equal(kept, tt.kept) {
				t.Errorf("kept %v, want %v", kept, tt.kept)
			}
			want := *x
			tt.want(&want)
			got, err := s.Contact(t.Context(), x.ID)
			if err != nil {
				t.Fatal(err)
			}
			want.Rev, want.Updated = got.Rev, got.Updated
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
			expectSound(t, s)
		})
	}
}

func TestUndo(t *testing.T) {
	ctx := t.Context()
	t.Run("there is nothing to undo or redo at first", func(t *testing.T) {
		s := openTest(t)
		if _, err := s.Undo(ctx); !errors.Is(err, data.ErrNothingToUndo) || err.Error() != "nothing to undo" {
			t.Errorf("got %v", err)
		}
		if _, err := s.Redo(ctx); !errors.Is(err, data.ErrNothingToUndo) || !errors.Is(err, data.ErrNothingToRedo) || err.Error() != "nothing to redo" {
			t.Errorf("got %v", err)
		}
		if _, err := s.UndoOp(ctx, 7); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("quiet operations are stepped over", func(t *testing.T) {
		s := openTest(t)
		save(t, s, person("Ana", "Lima"))
		if err := s.Quietly(ctx, func(tx *Tx) error { return tx.SetSetting("theme", "dark") }); err != nil {
			t.Fatal(err)
		}
		if rev, err := s.Undo(ctx); err != nil || rev.Op.Summary != "Test" || !rev.Op.Undone {
			t.Errorf("%+v, %v", rev, err)
		}
		if v, _ := s.Setting(ctx, "theme"); v != "dark" {
			t.Errorf("theme %q", v)
		}
		if err := s.Quietly(ctx, func(tx *Tx) error { return tx.SetSetting("theme", "light") }); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Redo(ctx); err != nil {
			t.Errorf("a quiet operation ended redo: %v", err)
		}
	})
	t.Run("a new operation ends redo", func(t *testing.T) {
		s := openTest(t)
		save(t, s, person("Ana", "Lima"))
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		save(t, s, person("Bo", "Lund"))
		if _, err := s.Redo(ctx); !errors.Is(err, data.ErrNothingToUndo) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("an operation is undone once", func(t *testing.T) {
		s := openTest(t)
		op := do(t, s, func(tx *Tx) error { return tx.SaveContact(person("Ana", "Lima")) })
		if _, err := s.UndoOp(ctx, op.Seq); err != nil {
			t.Fatal(err)
		}
		if _, err := s.UndoOp(ctx, op.Seq); !errors.Is(err, data.ErrNothingToUndo) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("what was made and used since stays", func(t *testing.T) {
		s := openTest(t)
		c := person("Ana", "Lima")
		op := do(t, s, func(tx *Tx) error { return tx.SaveContact(c) })
		do(t, s, func(tx *Tx) error { return tx.SaveEncounter(&data.Encounter{ContactID: c.ID, Note: "coffee"}) })
		rev, err := s.UndoOp(ctx, op.Seq)
		if err != nil || len(rev.Kept) != 1 || rev.Kept[0] != (Kept{Contacts, c.ID, "Ana Lima", ""}) {
			t.Errorf("%+v, %v", rev.Kept, err)
		}
		if _, err := s.Contact(ctx, c.ID); err != nil {
			t.Error(err)
		}
	})
	t.Run("a stale copy is a conflict also after an undo", func(t *testing.T) {
		s := openTest(t)
		c := person("Ana", "Lima")
		save(t, s, c)
		c.Title = "Curator"
		save(t, s, c)
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		c.Title = "Director"
		if _, err := s.Do(ctx, "Stale", func(tx *Tx) error { return tx.SaveContact(c) }); !errors.Is(err, data.ErrConflict) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("history lists the user's operations, newest first", func(t *testing.T) {
		s := openTest(t)
		for _, name := range []string{"one", "two", "three"} {
			if _, err := s.Do(ctx, "", func(tx *Tx) error {
				tx.SetSummary(name)
				return tx.SaveContact(person(name, ""))
			}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		h, err := s.History(ctx, 2)
		if err != nil || len(h) != 2 || h[0].Summary != "three" || !h[0].Undone || h[1].Summary != "two" || h[1].Undone || h[1].Changes != 1 {
			t.Errorf("%+v, %v", h, err)
		}
	})
}

func TestAnImportIsRolledBackAsAWhole(t *testing.T) {
	s := openTest(t)
	ctx := t.Context()
	known := person("Ana", "Lima")
	save(t, s, known)
	var i data.Import
	op := do(t, s, func(tx *Tx) error {
		i = data.Import{File: "people.csv", Format: "csv", Program: "google", SHA256: "00"}
		if err := tx.SaveImport(&i); err != nil {
			return err
		}
		for _, name := range []string{"Bo", "Cy", "Di"} {
			c := person(name, "Lund")
			c.Source = data.Source{Kind: data.FromFile, ImportID: i.ID}
			if err := tx.SaveContact(c); err != nil {
				return err
			}
			i.New++
		}
		known.Title = "Curator"
		i.Updated = 1
		if err := tx.SaveContact(known); err != nil {
			return err
		}
		return tx.SaveImport(&i)
	})
	if i.Op != op.Seq {
		t.Errorf("import of operation %d, want %d", i.Op, op.Seq)
	}
	if got := find(t, s, data.Query{Import: i.ID}); !slices.Equal(got, []string{"Bo Lund", "Cy Lund", "Di Lund"}) {
		t.Errorf("found by import: %v", got)
	}
	check := func(undone bool) {
		t.Helper()
		is, err := s.Imports(ctx)
		if err != nil || len(is) != 1 || is[0].Undone != undone || is[0].New != 3 || is[0].Updated != 1 || is[0].File != "people.csv" {
			t.Errorf("%+v, %v", is, err)
		}
	}
	check(false)
	bo, err := s.Contact(ctx, known.ID+1)
	if err != nil {
		t.Fatal(err)
	}
	bo.Note = "edited since"
	save(t, s, &bo)
	rev, err := s.UndoOp(ctx, op.Seq)
	if err != nil || len(rev.Kept) != 1 || rev.Kept[0].Name != "Bo Lund" {
		t.Errorf("%+v, %v", rev, err)
	}
	check(true)
	if got := find(t, s, data.Query{}); !slices.Equal(got, []string{"Ana Lima", "Bo Lund"}) {
		t.Errorf("left: %v", got)
	}
	if c, _ := s.Contact(ctx, known.ID); c.Title != "" {
		t.Errorf("title %q", c.Title)
	}
}
