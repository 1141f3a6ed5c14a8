package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"lanyard/data/say"
)

// Difference says what restoring a backup would change. Things in the trash, now or then, count as not there.
type Difference struct {
	Backup Backup
	Kinds  map[Kind]KindDifference // of all kinds that a restore brings back
	// Incomplete says why the present file could not be read to its end. Things that were not read count as not
	// there: they may be in OnlyThen, and OnlyNow lacks them.
	Incomplete error
}

// KindDifference compares the things of one kind.
type KindDifference struct {
	OnlyNow  Named // would go
	OnlyThen Named // would come back
	Changed  Named // would become as they were
}

// Named is a number of things, with the names of the first few.
type Named struct {
	Count int
	Names []string // at most 20, in the order in which the things were made
}

// namedAtMost is enough for a screen or a terminal.
const namedAtMost = 20

// Same reports whether restoring would change nothing.
func (d *Difference) Same() bool {
	for _, k := range d.Kinds {
		if k.OnlyNow.Count+k.OnlyThen.Count+k.Changed.Count > 0 {
			return false
		}
	}
	return d.Incomplete == nil
}

// CompareBackup says what restoring the copy would change in the database at dbPath, which may be open, damaged
// or missing. The copy must be one that can be restored.
func CompareBackup(ctx context.Context, dbPath, backupPath string) (d Difference, err error) {
	Asking()
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
		return d, explain(backupPath, say.Phrase("comparing"), err)
	}
	then, err := openCopy(backupPath)
	if err != nil {
		return d, explain(backupPath, say.Phrase("comparing"), err)
	}
	defer then.Close()
	now, release, err := openPresent(ctx, dbPath)
	if err != nil {
		d.Incomplete = explain(dbPath, say.Phrase("reading what is there"), err)
	} else {
		defer release()
	}
	d.Kinds = map[Kind]KindDifference{}
	for _, a := range aggregates {
		if a.compare == nil {
			continue
		}
		c := comparison{ctx: ctx, a: a, now: side{db: now}, then: side{db: then}}
		broken, err := c.run()
		if err != nil {
			return d, explainIn(ctx, backupPath, say.Phrase("comparing"), err)
		}
		d.Kinds[a.kind] = c.out
		if broken != nil && d.Incomplete == nil {
			d.Incomplete = explain(dbPath, say.Phrase("reading what is there"), broken)
		}
	}
	return d, nil
}

// openPresent opens the present database for reading, also while another program has it open. A missing
// database is no error: now is nil then.
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
	if version, err := identifyInUse(ctx, db, path); err != nil || version == 0 {
		db.Close()
		released()
		return nil, func() {}, err
	}
	return db, func() { db.Close(); released() }, nil
}

// rows says how to compare the things of a kind. It uses only columns of the first schema that has the kind,
// because a copy may be that old.
type rows struct {
	what  string // distinguishes two things with the same id; "" means the uid
	state string // changes with the thing, beside the revision; "" means the time of the last change
	name  string // the query for the name of a thing in a list, by its id
}

// list gives the query for all things: id, what, revision and state, by id.
func (r *rows) list(a *aggregate) string {
	query := fmt.Sprintf("SELECT id, CAST(%s AS TEXT), rev, CAST(%s AS TEXT) FROM %s", cmp.Or(r.what, "uid"), cmp.Or(r.state, "updated"), a.root().name)
	if a.trashable() {
		query += " WHERE trashed IS NULL"
	}
	return query + " ORDER BY id"
}

// comparison goes through both files at once, by id.
type comparison struct {
	ctx       context.Context
	a         *aggregate
	now, then side
	out       KindDifference
}

// side is one of the two files; its current row is empty (id 0) at the end.
type side struct {
	db    *sql.DB // nil: nothing is there
	rows  *sql.Rows
	id    int64
	what  string
	rev   int64
	state string
}

// run compares; broken is the error that ended the reading of the present file early.
func (c *comparison) run() (broken, err error) {
	defer c.now.close()
	defer c.then.close()
	if err := c.then.begin(c.ctx, c.a); err != nil {
		return nil, err
	}
	broken = c.now.begin(c.ctx, c.a)
	for c.now.id != 0 || c.then.id != 0 {
		now, then := &c.now, &c.then
		behind := then.id == 0 || now.id != 0 && now.id < then.id // the present file lacks this id
		ahead := now.id == 0 || then.id != 0 && then.id < now.id
		other := !behind && !ahead && now.what != then.what // two things had the same number
		if behind || other {
			c.note(&c.out.OnlyNow, now)
		}
		if ahead || other {
			c.note(&c.out.OnlyThen, then)
		}
		if !behind && !ahead && !other && (now.rev != then.rev || now.state != then.state) {
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

// note counts a thing. It leaves out a name that cannot be read any more.
func (c *comparison) note(n *Named, s *side) {
	n.Count++
	if len(n.Names) == namedAtMost {
		return
	}
	var name string
	if err := one(c.ctx, pool{s.db}, []any{&name}, c.a.compare.name, s.id); err == nil {
		n.Names = append(n.Names, name)
	}
}

// begin reads the first thing. A file older than the kind has none.
func (s *side) begin(ctx context.Context, a *aggregate) (err error) {
	if s.db == nil {
		return nil
	}
	if there, err := hasTable(ctx, pool{s.db}, a.root().name); err != nil || !there {
		return err
	}
	if s.rows, err = s.db.QueryContext(ctx, a.compare.list(a)); err != nil {
		return err
	}
	return s.next()
}

// next reads a row. After an error the side is at its end.
func (s *side) next() error {
	s.id = 0
	if s.rows == nil || !s.rows.Next() {
		if s.rows == nil {
			return nil
		}
		return s.rows.Err()
	}
	err := s.rows.Scan(&s.id, &s.what, &s.rev, &s.state)
	if err != nil {
		s.id = 0
		return say.Errorf("row of the database: {{.Why}}", err)
	}
	return nil
}

func (s *side) close() {
	if s.rows != nil {
		s.rows.Close()
	}
}
