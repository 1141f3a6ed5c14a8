package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"lanyard/data"
	"lanyard/data/say"
)

// Preferences are the settings that belong to the window and this computer, by key: all settings except where
// the user is and what was exported, which are data. A restore does not change them.
type Preferences map[string]string

// ReadPreferences reads the preferences in the file at path without altering it. It also works on a file that
// Open refuses, if SQLite can read its settings. After an error they are nil.
func ReadPreferences(ctx context.Context, path string) (Preferences, error) {
	db, err := openCopy(path)
	if err != nil {
		return nil, explainIn(ctx, path, say.Phrase("reading the settings"), err)
	}
	defer db.Close()
	// A view in place of the table could run for ever.
	found, err := readSchema(ctx, pool{db})
	if err == nil && found["setting"].kind != "table" {
		err = say.As(data.ErrDamaged, "{{.File}}: the database file is damaged: it has no table of settings", path)
	}
	if err != nil {
		return nil, explainIn(ctx, path, say.Phrase("reading the settings"), err)
	}
	p, err := preferences(ctx, pool{db})
	return p, explainIn(ctx, path, say.Phrase("reading the settings"), err)
}

// Preferences reads the preferences of the open file.
func (s *Store) Preferences(ctx context.Context) (Preferences, error) {
	p, err := preferences(ctx, pool{s.readers})
	return p, s.explainIn(ctx, say.Phrase("reading the settings"), err)
}

func preferences(ctx context.Context, q querier) (Preferences, error) {
	p := Preferences{}
	err := each(ctx, q, func(r *sql.Rows) error {
		var key, value string
		err := r.Scan(&key, &value)
		p[key] = value
		return err
	}, "SELECT key, value FROM setting WHERE key <> ? AND substr(key, 1, ?) <> ?", currentEvent, len(exportedEvent), exportedEvent)
	if err != nil {
		return nil, err
	}
	return p, nil
}

// SetPreferences replaces all preferences by p.
func (tx *Tx) SetPreferences(p Preferences) error {
	stored, err := preferences(tx.ctx, tx)
	if err != nil {
		return err
	}
	all := maps.Clone(stored)
	for key := range all {
		all[key] = ""
	}
	maps.Copy(all, p)
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if stored[key] != all[key] {
			if err := tx.SetSetting(key, all[key]); err != nil {
				return err
			}
		}
	}
	return nil
}
