package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mattn/go-sqlite3"

	"lanyard/data"
)

const endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"

// strangers are ways in which the schema of a database was altered by who handed it over, with what is said of each.
var strangers = map[string]struct {
	said    string
	queries []string
}{
	"versions are an endless view": {`a view "goose_db_version"`, []string{
		"DROP TABLE goose_db_version", "CREATE VIEW goose_db_version AS " + endless + " SELECT i AS version_id, 1 AS is_applied FROM n",
	}},
	"settings are an endless view": {`a view "setting"`, []string{
		"DROP TABLE setting", "CREATE VIEW setting AS " + endless + " SELECT i AS id, 1 AS rev, 'k' || i AS key, 'v' AS value FROM n",
	}},
	"contacts are an endless view": {`a view "contact"`, []string{
		"PRAGMA foreign_keys = 0", "ALTER TABLE contact RENAME TO people", "CREATE VIEW contact AS " + endless + " SELECT p.* FROM n, people p",
	}},
	"one more view": {`a view "my_view"`, []string{"CREATE VIEW my_view AS SELECT 1"}},
	"a trigger on contacts": {`a trigger "t" on "contact"`, []string{
		"CREATE TRIGGER t AFTER INSERT ON contact BEGIN UPDATE email SET value = 'attacker@evil.example'; END",
	}},
	"a trigger on the versions": {`a trigger "t" on "goose_db_version"`, []string{
		"CREATE TRIGGER t AFTER INSERT ON goose_db_version BEGIN DELETE FROM contact; END",
	}},
	"a trigger of a long name": {"…", []string{
		"CREATE TRIGGER " + strings.Repeat("x", 500) + " AFTER INSERT ON contact BEGIN SELECT 1; END",
	}},
	"one more table":    {`a table "more"`, []string{"CREATE TABLE more (a)"}},
	"one more index":    {`an index "more" on "contact"`, []string{"CREATE INDEX more ON contact (note)"}},
	"an indexed call":   {`an index "more" on "contact"`, []string{"CREATE INDEX more ON contact (lower(note))"}},
	"a virtual table":   {`a table "more"`, []string{"CREATE VIRTUAL TABLE more USING fts4 (a)"}},
	"one more column":   {`a table "op" of another kind`, []string{"ALTER TABLE op ADD COLUMN more TEXT"}},
	"a generated value": {`a table "op" of another kind`, []string{"ALTER TABLE op ADD COLUMN more TEXT AS (hex(zeroblob(1000)))"}},
	"a table without its checks": {`a table "derived" of another kind`, []string{
		"DROP TABLE derived", "CREATE TABLE derived (version)", "INSERT INTO derived VALUES (10)",
	}},
	"another index of that name": {`an index "contact_uid" of another kind`, []string{"DROP INDEX contact_uid", "CREATE UNIQUE INDEX contact_uid ON contact (uid)"}},
	"a lost index":               {`lost the index "contact_mine"`, []string{"DROP INDEX contact_mine"}},
	"a lost table":               {`lost the table "not_same"`, []string{"DROP TABLE not_same"}},
	"false statistics":           {`a view "sqlite_stat9"`, []string{"CREATE VIEW xqlite_stat8 AS SELECT 1", "PRAGMA writable_schema = ON", "UPDATE sqlite_schema SET name = 'sqlite_stat9', tbl_name = 'sqlite_stat9', sql = 'CREATE VIEW sqlite_stat9 AS SELECT 1' WHERE name = 'xqlite_stat8'"}},
}

// execStranger alters a file as another program may.
func execStranger(t testing.TB, path string, queries ...string) {
	t.Helper()
	db := connect(path, nil)
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, q := range append(queries, "PRAGMA journal_mode = DELETE") {
		if _, err := db.Exec(q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
}

// within fails when f takes long.
func within(t *testing.T, f func(ctx context.Context)) {
	t.Helper()
	begin := time.Now()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	f(ctx)
	if took := time.Since(begin); took > 15*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestADatabaseOfAStrangerIsRefusedAndNotChanged(t *testing.T) {
	world := newReopened(t)
	for _, version := range []int64{1, latestSchema(t)} {
		for name, tt := range strangers {
			if version == 1 && strings.Contains(name, "statistics") {
				continue
			}
			t.Run(fmt.Sprintf("%s, schema %d", name, version), func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "lanyard.db")
				unpack(t, schemaFixture(version), path)
				execStranger(t, path, tt.queries...)
				was := tree(t, filepath.Dir(path))
				refused := func(doing string, err error) {
					t.Helper()
					if !errors.Is(err, data.ErrDamaged) || !strings.Contains(err.Error(), tt.said) || !strings.Contains(err.Error(), "backup") {
						t.Errorf("%s: got %v", doing, err)
					}
					if len(fmt.Sprint(err)) > 800 {
						t.Errorf("%s: the error is %d letters long", doing, len(fmt.Sprint(err)))
					}
					if tree(t, filepath.Dir(path)) != was {
						t.Errorf("%s: it was changed", doing)
					}
				}
				within(t, func(ctx context.Context) {
					for _, o := range []Options{{}, {ReadOnly: true}} {
						s, err := Open(ctx, path, o)
						if err == nil {
							s.Close()
						}
						refused("opening", err)
					}
					before := readFile(t, world.path)
					_, err := Restore(ctx, world.path, path, Options{})
					refused("restoring it", err)
					if readFile(t, world.path) != before {
						t.Error("the database was restored over")
					}
					_, err = CompareBackup(ctx, world.path, path)
					refused("comparing it", err)
					if _, err := ReadPreferences(ctx, path); err != nil && !errors.Is(err, data.ErrDamaged) {
						t.Errorf("its settings: %v", err)
					}
				})
			})
		}
	}
}

// TestABackupOfAStrangerNeitherHangsNorPassesForGood has one among the backups.
func TestABackupOfAStrangerNeitherHangsNorPassesForGood(t *testing.T) {
	for _, name := range []string{"versions are an endless view", "contacts are an endless view", "a trigger on contacts"} {
		t.Run(name, func(t *testing.T) {
			d, id := crowded(t)
			path := filepath.Join(backupFolder(d.path), "gift.db")
			copied(t, d.path, path)
			execStranger(t, path, strangers[name].queries...)
			within(t, func(ctx context.Context) {
				if all, err := ListBackups(ctx, d.path); err != nil || len(all) != 1 || !errors.Is(all[0].Err, data.ErrAltered) {
					t.Errorf("listed: %+v, %v", all, err)
				}
				d.with(func(s *Store) {
					if erased, err := s.Erase(ctx, id); err != nil || len(erased.Backups) != 1 {
						t.Errorf("erased: %+v, %v", erased, err)
					}
				})
			})
		})
	}
}

func TestABackupTakesThePlaceOfAnAlteredDatabase(t *testing.T) {
	d := newReopened(t)
	b, then, _ := d.edited()
	execStranger(t, d.path, strangers["a trigger on contacts"].queries...)
	r := d.restore(b.Path)
	if d.dump() != then {
		t.Error("it is not what the backup was")
	}
	if !errors.Is(r.Before.Err, data.ErrAltered) {
		t.Errorf("the copy of what was there passes for a good one: %v", r.Before.Err)
	}
}

func TestCheckFindsWhatCameInWhileOpen(t *testing.T) {
	s := openTest(t)
	if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Fatal(wrong, err)
	}
	if _, err := s.writer.conn.ExecContext(t.Context(), "CREATE TRIGGER t AFTER INSERT ON contact BEGIN SELECT 1; END"); err != nil {
		t.Fatal(err)
	}
	if wrong, err := s.Check(t.Context()); err != nil || len(wrong) != 1 || !strings.Contains(wrong[0], `a trigger "t" on "contact"`) {
		t.Errorf("%v, %v", wrong, err)
	}
}

// TestWhatOtherProgramsMayDoToAFile is what leaves the schema as it is.
func TestWhatOtherProgramsMayDoToAFile(t *testing.T) {
	for _, q := range []string{"ANALYZE", "VACUUM", "REINDEX", "PRAGMA journal_mode = DELETE", "PRAGMA optimize", "PRAGMA user_version = 7"} {
		d := newReopened(t)
		execStranger(t, d.path, q)
		d.with(func(s *Store) { expectSound(t, s) })
	}
}

// TestTheSchemaInMemoryIsThatOfNewFiles compares what a file is compared with to what goose makes.
func TestTheSchemaInMemoryIsThatOfNewFiles(t *testing.T) {
	s := openTest(t)
	made, err := readSchema(t.Context(), pool{s.readers})
	if err != nil {
		t.Fatal(err)
	}
	known, err := knownSchema(latestSchema(t))
	if err != nil || made.beyond(known) != "" || made.lacks(known) != "" || len(known) < 40 {
		t.Errorf("%q, %q of %d, %v", made.beyond(known), made.lacks(known), len(known), err)
	}
}

func TestNoConnectionTrustsTheSchema(t *testing.T) {
	s := openTest(t)
	for _, q := range []querier{pool{s.readers}, s.writer} {
		for pragma, want := range map[string]int64{"trusted_schema": 0, "cell_size_check": 1} {
			if got, err := column[int64](t.Context(), q, "PRAGMA "+pragma); err != nil || len(got) != 1 || got[0] != want {
				t.Errorf("%s is %v, %v", pragma, got, err)
			}
		}
	}
}

// TestALookThatDoesNotEndIsCutOff asks what never answers.
func TestALookThatDoesNotEndIsCutOff(t *testing.T) {
	was := lookTime
	lookTime = 200 * time.Millisecond
	defer func() { lookTime = was }()
	s := openTest(t)
	within(t, func(ctx context.Context) {
		if _, err := identify(ctx, slowly{pool{s.readers}}, s.path); !errors.Is(err, data.ErrAltered) || !strings.Contains(err.Error(), s.path) {
			t.Errorf("got %v", err)
		}
	})
	var se sqlite3.Error
	if _, err := identify(t.Context(), pool{s.readers}, s.path); errors.As(err, &se) || err != nil {
		t.Errorf("got %v", err)
	}
}

// slowly has a question about the schema answered by an endless count.
type slowly struct{ pool }

func (s slowly) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if strings.Contains(query, "sqlite_schema") {
		return s.pool.query(ctx, endless+" SELECT 'table', max(i), 'a', 'b' FROM n")
	}
	return s.pool.query(ctx, query, args...)
}
