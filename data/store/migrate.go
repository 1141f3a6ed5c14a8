package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"time"

	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"

	"lanyard/data"
	"lanyard/data/say"
)

// applicationID is "LNYD" in the header of the file: it marks a Lanyard database. The first migration writes
// it.
const applicationID = 0x4c4e5944

// identify gives the version of the file's schema, 0 for a file without content. It
// refuses SQLite files that are not Lanyard's.
func (s *Store) identify(ctx context.Context) (version int64, err error) {
	err = s.read(ctx, say.Phrase("opening"), func(q querier) error {
		version, err = identify(ctx, q, s.path)
		return err
	})
	return version, err
}

// lookTime limits identify, which reads only some pages. A file that takes longer is made to do so.
var lookTime = 20 * time.Second

// identify reads a file's schema before anything else is read from it, within lookTime. If the schema is not as
// Lanyard made it, the error is data.ErrAltered: a view or trigger of another program would run with the next
// query.
func identify(ctx context.Context, q querier, path string) (version int64, err error) {
	within, cancel := context.WithTimeout(ctx, lookTime)
	defer cancel()
	version, err = identifyWithin(within, q, path)
	if err != nil && ctx.Err() == nil && within.Err() != nil {
		err = say.As(data.ErrAltered, "{{.File}}: was altered by another program: a look at it did not end within {{.Time}}; put a backup in its place", path, lookTime)
	}
	return version, err
}

// identifyInUse is identify for a file that another program may be writing: schema and version are of the same
// moment.
func identifyInUse(ctx context.Context, db *sql.DB, path string) (version int64, err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback() // nothing was written
	return identify(ctx, snapshot{tx}, path)
}

func identifyWithin(ctx context.Context, q querier, path string) (version int64, err error) {
	var app int64
	if err := one(ctx, q, []any{&app}, "PRAGMA application_id"); err != nil {
		return 0, err
	}
	found, err := readSchema(ctx, q)
	if err != nil {
		return 0, err
	}
	switch {
	case app == applicationID:
		return versionOf(ctx, q, path, found)
	case app == 0 && found.lacks(versionsSchema) == "" && found.beyond(versionsSchema) == "", app == 0 && len(found) == 0:
		return 0, nil // perhaps the program stopped between making the list of versions and the first one
	case found.has("contact_index") && found.has(versionsTable):
		return 0, say.As(data.ErrDamaged, "{{.File}}: the database file is damaged: it has lost Lanyard's mark; put a backup in its place", path)
	}
	return 0, say.As(data.ErrNotLanyard, "{{.File}} is a database of another program, not a Lanyard database; choose another file with --db", path)
}

// versionOf reads the number of the schema, and compares the schema with the known one of that number. A newer
// schema is not compared.
func versionOf(ctx context.Context, q querier, path string, found schema) (version int64, err error) {
	if what := found.only(versionsTable).beyond(versionsSchema); what != "" {
		return 0, altered(path, what)
	}
	if !found.has(versionsTable) {
		return 0, say.As(data.ErrDamaged, "{{.File}}: the database file is damaged: it has lost the number of its schema; put a backup in its place", path)
	}
	err = one(ctx, q, []any{&version}, "SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied")
	if err != nil {
		return version, err
	}
	if version < 1 { // the first version writes the mark
		return version, say.As(data.ErrDamaged, "{{.File}}: the database file is damaged: it has lost the number of its schema; put a backup in its place", path)
	}
	known, err := knownSchema(version)
	if err != nil || known == nil {
		return version, err
	}
	if what := found.beyond(known); what != "" {
		return version, altered(path, what)
	}
	if what := found.lacks(known); what != "" {
		return version, say.As(data.ErrDamaged, "{{.File}}: the database file is damaged: it has lost {{.What}}; put a backup in its place", path, what)
	}
	return version, nil
}

// altered is the error for an altered schema: it says what was found and what to do.
func altered(path, what string) error {
	return say.As(data.ErrAltered, "{{.File}} was altered by another program: it has {{.What}}, which Lanyard did not make and which could alter your contacts; nothing in it was changed; put a backup in its place, or have it removed by the person who added it", path, what)
}

// SchemaVersion is the number of the schema that this program writes.
func SchemaVersion() (int64, error) {
	schema, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return 0, err
	}
	return latestVersion(schema)
}

// SQLiteVersion is the version of the SQLite that is built in.
func SQLiteVersion() string {
	version, _, _ := sqlite3.Version()
	return version
}

// latestVersion is the highest version among the migrations; their file names begin with it.
func latestVersion(schema fs.FS) (latest int64, err error) {
	names, err := fs.Glob(schema, "*.sql")
	if err != nil {
		return 0, err
	}
	for _, name := range names {
		v, err := goose.NumericComponent(name)
		if err != nil {
			return 0, say.Errorf("migration {{.Name}}: {{.Why}}", name, err)
		}
		latest = max(latest, v)
	}
	return latest, nil
}

// migrate brings an older schema up to date, with one transaction for each version. It copies the file first
// and checks the copy. It does not begin without room for the copy and for the changes.
func (s *Store) migrate(ctx context.Context, schema fs.FS, from, to int64, tell func(stage Stage, done, total int)) error {
	if from > 0 {
		if err := s.copyBefore(ctx, tell); err != nil {
			return say.Errorf("before bringing the schema from {{.From}} to {{.To}}: {{.Why}}", from, to, err)
		}
	}
	db := connect(s.path, writerParams())
	defer db.Close()
	db.SetMaxOpenConns(1)
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, schema)
	if err != nil {
		return err
	}
	err = s.untilFree(ctx, func() error {
		for {
			tell(Migrating, int(from), int(to))
			done, err := provider.UpByOne(ctx)
			if errors.Is(err, goose.ErrNoNextVersion) {
				return nil
			}
			if err == nil {
				from = done.Source.Version
				continue
			}
			// Another process may have finished the same migration first.
			now, e := s.identify(ctx)
			switch {
			case e == nil && now == to:
				return nil
			case e == nil && now > from:
				from = now
			default:
				return err
			}
		}
	})
	if err != nil {
		return say.Errorf("bringing the schema from {{.From}} to {{.To}}: {{.Why}}", from, to, err)
	}
	return nil
}

// copyBefore copies the file before it is altered. While schema and index change, the log can grow to the size
// of the file, beside the copy.
func (s *Store) copyBefore(ctx context.Context, tell func(stage Stage, done, total int)) error {
	st, err := os.Stat(s.path)
	if err != nil {
		return err
	}
	tell(Copying, 0, int(st.Size()))
	if err := roomForBytes(2*st.Size(), s.path, say.Phrase("a copy of it and bringing it up to date need")); err != nil {
		return err
	}
	_, err = s.backUpFor(ctx, BackupBeforeMigration)
	return err
}
