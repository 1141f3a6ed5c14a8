package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"

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
		err = one(ctx, q, []any{&version}, "SELECT max(version_id) FROM goose_db_version WHERE is_applied")
		return version, err
	case app == 0 && tables == 0:
		return 0, nil
	case app == 0 && onlyGoose(ctx, q, tables): // stopped between making the list of versions and the first one
		return 0, nil
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
		if err := s.copyBefore(ctx, from); err != nil {
			return err
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

// copyBefore copies the database beside itself, as <file>.before-v<version>-<time>, and
// reads the copy to make sure that it is whole.
func (s *Store) copyBefore(ctx context.Context, version int64) error {
	name := fmt.Sprintf("%s.before-v%d-%s", s.path, version, s.clock().UTC().Format("20060102-150405"))
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("copying the database before bringing it up to date: %w", explainFile(name, err))
	}
	f.Close()
	_, err = s.writer.conn.ExecContext(ctx, "VACUUM INTO ?", name)
	if err == nil {
		err = verifyCopy(ctx, name, version)
	}
	if err != nil {
		os.Remove(name) // half a copy helps nobody
		return fmt.Errorf("copying the database to %s before bringing it up to date: %w", name, err)
	}
	return nil
}

func verifyCopy(ctx context.Context, path string, version int64) error {
	db := connect(path, url.Values{"mode": {"ro"}, "immutable": {"1"}})
	defer db.Close()
	got, err := identify(ctx, pool{db}, path)
	if err != nil {
		return err
	}
	if got != version {
		return fmt.Errorf("the copy has schema %d instead of %d", got, version)
	}
	lines, err := column[string](ctx, pool{db}, "PRAGMA integrity_check(1)")
	if err == nil && (len(lines) != 1 || lines[0] != "ok") {
		err = errors.Join(data.ErrDamaged, fmt.Errorf("the copy does not hold: %v", lines))
	}
	return err
}
