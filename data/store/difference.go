package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"lanyard/data"
)

// Difference says what restoring a backup would change. What lies in the trash, now or
// then, counts as not there.
type Difference struct {
	Backup     Backup
	Contacts   KindDifference
	Events     KindDifference
	Encounters KindDifference
	Promises   KindDifference
	// Incomplete says why the present file could not be read, or not to its end. What was
	// not read counts as not there: it may be in OnlyThen, and OnlyNow lacks it.
	Incomplete error
}

// KindDifference compares the things of one kind.
type KindDifference struct {
	OnlyNow  Named // would go
	OnlyThen Named // would come back
	Changed  Named // would be as they were
}

// Named is how many things there are, with the names of the first few.
type Named struct {
	Count int
	Names []string // at most 20, in the order in which the things were made
}

// namedAtMost is for a screen or a terminal to show.
const namedAtMost = 20

// Same reports whether restoring would change nothing.
func (d *Difference) Same() bool {
	for _, k := range []*KindDifference{&d.Contacts, &d.Events, &d.Encounters, &d.Promises} {
		if k.OnlyNow.Count+k.OnlyThen.Count+k.Changed.Count > 0 {
			return false
		}
	}
	return d.Incomplete == nil
}

// CompareBackup says what restoring the copy would change in the database at dbPath, which
// may be open, damaged or gone. The copy must be one that can be restored.
func CompareBackup(ctx context.Context, dbPath, backupPath string) (d Difference, err error) {
	if dbPath, err = realPath(dbPath); err != nil {
		return d, err
	}
	if backupPath, err = realPath(backupPath); err != nil {
		return d, err
	}
	d.Backup, err = describeBackup(ctx, backupPath)
	if err == nil {
		err = d.Backup.Err
	}
	if err != nil {
		return d, explain(backupPath, "comparing", err)
	}
	then, err := openCopy(backupPath)
	if err != nil {
		return d, explain(backupPath, "comparing", err)
	}
	defer then.Close()
	now, release, err := openPresent(ctx, dbPath)
	if err != nil {
		d.Incomplete = explain(dbPath, "reading what is there", err)
	} else {
		defer release()
	}
	for _, k := range []struct {
		out *KindDifference
		rows
	}{
		{&d.Contacts, contactRows}, {&d.Events, eventRows}, {&d.Encounters, encounterRows}, {&d.Promises, promiseRows},
	} {
		c := comparison{ctx: ctx, rows: k.rows, now: side{db: now}, then: side{db: then}, out: k.out}
		broken, err := c.run()
		if err != nil {
			return d, explainIn(ctx, backupPath, "comparing", err)
		}
		if broken != nil && d.Incomplete == nil {
			d.Incomplete = explain(dbPath, "reading what is there", broken)
		}
	}
	return d, nil
}

// openPresent opens the present database for reading beside whoever has it open. There
// being none is no error: now is nil then.
func openPresent(ctx context.Context, path string) (now *sql.DB, release func(), err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, func() {}, nil
	}
	if err := checkHeader(path); err != nil {
		return nil, nil, err
	}
	_, released, err := holdOpen(path)
	if err != nil {
		return nil, nil, err
	}
	params, err := readParams(path, true)
	if err == nil {
		err = rollBack(ctx, path)
	}
	if err != nil {
		released()
		return nil, nil, err
	}
	db := connect(path, params)
	if version, err := identify(ctx, pool{db}, path); err != nil || version == 0 {
		db.Close()
		released()
		return nil, func() {}, err
	}
	return db, func() { db.Close(); released() }, nil
}

// rows says how to read the things of one kind. The columns are those of the first schema:
// a copy may be that old.
type rows struct {
	list string // id, what tells it from another thing with that id, revision, time of the last change; by id
	name string // what a list calls the thing with an id
}

var (
	contactRows = rows{
		"SELECT id, uid, rev, updated FROM contact WHERE trashed IS NULL ORDER BY id",
		`SELECT coalesce(nullif(display_name, ''), nullif(trim(given || ' ' || family), ''), nullif(nickname, ''),
			nullif(organisation, ''), (SELECT value FROM email WHERE contact = contact.id ORDER BY position LIMIT 1), '` + data.Unnamed + `')
			FROM contact WHERE id = ?`,
	}
	eventRows = rows{
		"SELECT id, uid, rev, updated FROM event WHERE trashed IS NULL ORDER BY id",
		"SELECT name FROM event WHERE id = ?",
	}
	encounterRows = rows{
		"SELECT id, contact || '@' || created, rev, updated FROM encounter WHERE trashed IS NULL ORDER BY id",
		`SELECT coalesce(nullif(c.display_name, ''), nullif(trim(c.given || ' ' || c.family), ''), '` + data.Unnamed + `')
			|| coalesce(', ' || nullif((SELECT name FROM event WHERE id = e.event), ''), '') || ', ' || date(e.at / 1000, 'unixepoch')
			FROM encounter e JOIN contact c ON c.id = e.contact WHERE e.id = ?`,
	}
	promiseRows = rows{
		"SELECT id, contact || '@' || created, rev, updated FROM promise WHERE trashed IS NULL ORDER BY id",
		"SELECT text FROM promise WHERE id = ?",
	}
)

// comparison walks along both files at once, by id.
type comparison struct {
	ctx context.Context
	rows
	now, then side
	out       *KindDifference
}

// side is one of the two files; its current row is empty (id 0) at the end.
type side struct {
	db           *sql.DB // nil: nothing is there
	rows         *sql.Rows
	id           int64
	what         string
	rev, updated int64
}

// run compares; broken is what ended the reading of the present file early.
func (c *comparison) run() (broken, err error) {
	defer c.now.close()
	defer c.then.close()
	if err := c.then.begin(c.ctx, c.list); err != nil {
		return nil, err
	}
	broken = c.now.begin(c.ctx, c.list)
	for c.now.id != 0 || c.then.id != 0 {
		now, then := &c.now, &c.then
		behind := then.id == 0 || now.id != 0 && now.id < then.id // now is
		ahead := now.id == 0 || then.id != 0 && then.id < now.id
		other := !behind && !ahead && now.what != then.what // the number was given to two things
		if behind || other {
			c.note(&c.out.OnlyNow, now)
		}
		if ahead || other {
			c.note(&c.out.OnlyThen, then)
		}
		if !behind && !ahead && !other && (now.rev != then.rev || now.updated != then.updated) {
			c.note(&c.out.Changed, now)
		}
		if !behind {
			if err := then.next(); err != nil {
				return broken, err
			}
		}
		if !ahead && broken == nil {
			broken = now.next()
		}
	}
	return broken, c.ctx.Err()
}

// note counts a thing. A name that cannot be read any more is left out.
func (c *comparison) note(n *Named, s *side) {
	n.Count++
	if len(n.Names) == namedAtMost {
		return
	}
	var name string
	if err := one(c.ctx, pool{s.db}, []any{&name}, c.name, s.id); err == nil {
		n.Names = append(n.Names, name)
	}
}

func (s *side) begin(ctx context.Context, query string) (err error) {
	if s.db == nil {
		return nil
	}
	if s.rows, err = s.db.QueryContext(ctx, query); err != nil {
		return err
	}
	return s.next()
}

// next reads a row; on an error the side is at its end.
func (s *side) next() error {
	s.id = 0
	if s.rows == nil || !s.rows.Next() {
		if s.rows == nil {
			return nil
		}
		return s.rows.Err()
	}
	err := s.rows.Scan(&s.id, &s.what, &s.rev, &s.updated)
	if err != nil {
		s.id = 0
		return fmt.Errorf("row of the database: %w", err)
	}
	return nil
}

func (s *side) close() {
	if s.rows != nil {
		s.rows.Close()
	}
}
