package store

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"lanyard/data"
)

// writeSchema has TestEverySchemaOpens write the fixture of the present schema. It is done
// once, when a migration is added: make schema.
var writeSchema = flag.Bool("write-schema", false, "write the fixture of the latest schema to testdata/schema")

func schemaFixture(version int64) string {
	return filepath.Join("testdata", "schema", fmt.Sprintf("v%d.db.gz", version))
}

// TestLateFieldsAreThoseThatMayBeNull fails for a field without Late that old databases lack: each of their contacts would be damage.
func TestLateFieldsAreThoseThatMayBeNull(t *testing.T) {
	s := openTest(t)
	for _, f := range data.Texts {
		filled, err := column[bool](t.Context(), pool{s.readers}, `SELECT "notnull" FROM pragma_table_info('contact') WHERE name = ?`, string(f.Key))
		switch {
		case err != nil:
			t.Fatal(err)
		case len(filled) == 0:
			t.Errorf("contact has no column %s: add a migration", f.Key)
		case f.Late && filled[0]:
			t.Errorf("%s may not be NULL: take Late from its line in data.Fields", f.Key)
		case !f.Late && !filled[0]:
			t.Errorf("%s may be NULL: set Late in its line of data.Fields", f.Key)
		}
	}
}

// TestEverySchemaOpens brings a database of every schema that Lanyard ever wrote up to date:
// all is there, can be found and undone, and a copy of the old one was kept.
func TestEverySchemaOpens(t *testing.T) {
	latest, err := SchemaVersion()
	if err != nil {
		t.Fatal(err)
	}
	if *writeSchema {
		writeSchemaFixture(t, latest)
	}
	for version := int64(1); version <= latest; version++ {
		t.Run(fmt.Sprintf("version %d", version), func(t *testing.T) {
			fixture := filepath.Join(fastDir(t), "fixture.db")
			unpack(t, schemaFixture(version), fixture)
			if b := describe(t, fixture); b.Version != version || b.Err != nil {
				t.Fatalf("%s: if version %d is unreleased, run \"make schema\" again: %+v", schemaFixture(version), version, b)
			}
			path := filepath.Join(fastDir(t), "lanyard.db")
			copied(t, fixture, path)
			withStore(t, path, func(s *Store) {
				if s.version != latest {
					t.Errorf("it has schema %d now", s.version)
				}
				if c, err := s.Contact(t.Context(), 8); err != nil || version >= 11 && len(c.Former) != 1 {
					t.Errorf("former values: %v, %v", c.Former, err)
				}
				expectSchemaWorld(t, s)
				if got := waitingArrivals(t, s); version >= 4 && !slices.Equal(got, []string{"Bea Waits"}) {
					t.Errorf("waiting: %v", got)
				}
			})
			kept := backupsOf(t, path)
			if older := version < latest; (len(kept) == 1) != older || older && (kept[0].Version != version || kept[0].Contacts != 40) {
				t.Errorf("kept: %+v", kept)
			}
			diff, err := CompareBackup(t.Context(), filepath.Join(t.TempDir(), "none.db"), fixture)
			if err != nil || diff.Kinds[Contacts].OnlyThen.Count != 40 || len(diff.Kinds[Promises].OnlyThen.Names) != 1 {
				t.Errorf("compared: %+v, %v", diff, err)
			}
			(&reopened{t, path}).restore(fixture)
			withStore(t, path, func(s *Store) { expectSchemaWorld(t, s) })
		})
	}
}

// expectSchemaWorld expects what writeSchemaFixture saved, and undoes it.
func expectSchemaWorld(t *testing.T, s *Store) {
	t.Helper()
	ctx := t.Context()
	expectSound(t, s)
	if got := find(t, s, data.Query{Text: "given17"}); len(got) != 1 || got[0] != "Given17 Family3" {
		t.Errorf("found %v", got)
	}
	c, err := s.Contact(ctx, 8)
	if err != nil || c.Title != "Archivist" || c.PreferredEmail() != "p7@lib.example" || c.Note != "likes number 7 and tea" {
		t.Errorf("%+v, %v", c, err)
	}
	if photo, err := s.Photo(ctx, c.Photo.SHA256); err != nil || len(photo) != c.Photo.Bytes {
		t.Errorf("the photo: %d bytes, %v", len(photo), err)
	}
	if events, err := s.Events(ctx); err != nil || len(events) != 1 || events[0].People != 40 {
		t.Errorf("events %+v, %v", events, err)
	}
	if trash, err := s.TrashList(ctx); err != nil || len(trash) != 1 || trash[0].Name != "Gone Away" {
		t.Errorf("trash %+v, %v", trash, err)
	}
	for range 2 { // the trashing, the edit
		if rev, err := s.Undo(ctx); err != nil || len(rev.Kept) > 0 {
			t.Fatalf("undone: %+v, %v", rev, err)
		}
	}
	if c, err = s.Contact(ctx, 8); err != nil || c.Title != "" {
		t.Errorf("after undo: %q, %v", c.Title, err)
	}
	expectSound(t, s)
}

func writeSchemaFixture(t *testing.T, version int64) {
	s := openTest(t)
	fill(t, s)
	receive(t, s, &data.Arrival{Draft: data.Draft{Contact: *person("Bea", "Waits")}})
	gone := person("Gone", "Away")
	save(t, s, gone)
	c, err := s.Contact(t.Context(), 8)
	if err != nil {
		t.Fatal(err)
	}
	c.Title, c.Former = "Archivist", []data.Former{{Field: "title", Value: "Clerk"}}
	save(t, s, &c)
	do(t, s, func(tx *Tx) error { return tx.Trash(Contacts, gone.ID) })
	content := readFile(t, backUp(t, s, "").Path)
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(schemaFixture(version)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(schemaFixture(version), packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func unpack(t *testing.T, from, to string) {
	t.Helper()
	f, err := os.Open(from)
	if os.IsNotExist(err) {
		t.Fatalf("there is no %s: run \"make schema\" once, before the schema is released, and commit what it writes", from)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
