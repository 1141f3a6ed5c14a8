package store

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"lanyard/data"
)

// applicationID is "LNYD" in the file's header: it tells a Lanyard database from any
// other SQLite file. The first migration writes it.
const applicationID = 0x4c4e5944

// identify gives the version of the file's schema, 0 for a file without content. It
// refuses SQLite files that are not Lanyard's.
func (s *Store) identify(ctx context.Context) (version int64, err error) {
	err = s.read(ctx, "opening", func(q querier) error {
		version, err = identify(ctx, q, s.path)
		return err
	})
	return version, err
}

func identify(ctx context.Context, q querier, path string) (version int64, err error) {
	var app, tables int64
	if err := one(ctx, q, []any{&app}, "PRAGMA application_id"); err != nil {
		return 0, err
	}
	if err := one(ctx, q, []any{&tables}, "SELECT count(*) FROM sqlite_schema"); err != nil {
		return 0, err
	}
	switch {
	case app == applicationID:
		err = one(ctx, q, []any{&version}, "SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied")
		if err == nil && version < 1 { // the first version writes the mark
			err = fmt.Errorf("%s: %w: it has lost the number of its schema; put a backup in its place", path, data.ErrDamaged)
		}
		return version, err
	case app == 0 && tables == 0:
		return 0, nil
	case app == 0 && onlyGoose(ctx, q, tables): // stopped between making the list of versions and the first one
		return 0, nil
	}
	if ours, e := column[int64](ctx, q,
		"SELECT 1 FROM sqlite_schema WHERE name IN ('contact_index', 'goose_db_version')"); e == nil && len(ours) == 2 {
		return 0, fmt.Errorf("%s: %w: it has lost Lanyard's mark; put a backup in its place", path, data.ErrDamaged)
	}
	return 0, fmt.Errorf("%s is a database of another program, %w; choose another file with --db",
		path, data.ErrNotLanyard)
}

func onlyGoose(ctx context.Context, q querier, tables int64) bool {
	var n int64
	err := one(ctx, q, []any{&n},
		"SELECT count(*) FROM sqlite_schema WHERE tbl_name IN ('goose_db_version', 'sqlite_sequence')")
	return err == nil && n == tables
}

// knownVersion is the schema that this program writes.
func knownVersion() (int64, error) {
	schema, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return 0, err
	}
	return latestVersion(schema)
}

// latestVersion is the highest version among the migrations, which are named after it.
func latestVersion(schema fs.FS) (latest int64, err error) {
	names, err := fs.Glob(schema, "*.sql")
	if err != nil {
		return 0, err
	}
	for _, name := range names {
		v, err := goose.NumericComponent(name)
		if err != nil {
			return 0, fmt.Errorf("migration %s: %w", name, err)
		}
		latest = max(latest, v)
	}
	return latest, nil
}

// migrate brings an older schema up to date. What was there is copied first, and the
// copy is verified.
func (s *Store) migrate(ctx context.Context, schema fs.FS, from, to int64) error {
	if from > 0 {
		if _, err := s.backUpFor(ctx, BackupBeforeMigration); err != nil {
			return fmt.Errorf("before bringing the schema from %d to %d: %w", from, to, err)
		}
	}
	db := connect(s.path, writerParams())
	defer db.Close()
	db.SetMaxOpenConns(1)
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, schema)
	if err != nil {
		return err
	}
	err = patiently(ctx, func() error {
		for {
			_, err := provider.Up(ctx)
			if err == nil {
				return nil
			}
			// Another process may have been quicker with the same migration.
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
		return fmt.Errorf("bringing the schema from %d to %d: %w", from, to, err)
	}
	return nil
}
