package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"

	"lanyard/data"
	"lanyard/data/say"
)

// Check verifies integrity, foreign keys, journal, photos and index. It lists what is wrong, in words for a
// report. An empty list means that all is well; an error means that the check could not be finished.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	return s.CheckTelling(ctx, func(string, int, int) {})
}

// CheckTelling is Check that reports what it checks and how far it is: done of total, or total 0 where that is
// not known. With a million contacts it takes minutes.
func (s *Store) CheckTelling(ctx context.Context, tell func(what string, done, total int)) ([]string, error) {
	var wrong []string
	err := s.read(ctx, say.Phrase("checking"), func(q querier) error {
		for _, c := range []struct {
			what  string
			check func(context.Context, querier) ([]string, error)
		}{
			{"pages", checkPages},
			{"schema", s.checkSchema},
			{"references", checkForeignKeys},
			{"journal", checkJournal},
			{"images of the journal", checkImages},
			{"photos", checkPhotos},
			{"index", func(ctx context.Context, q querier) ([]string, error) {
				return checkIndex(ctx, q, func(done, total int) { tell("index", done, total) })
			}},
		} {
			tell(c.what, 0, 0)
			found, err := c.check(ctx, q)
			wrong = append(wrong, found...)
			if err = asProblem(ctx, err, &wrong); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || s.writer == nil {
		return wrong, err
	}
	tell("full-text index", 0, 0)
	found, err := s.checkFullText(ctx)
	wrong = append(wrong, found...)
	return wrong, s.explainIn(ctx, say.Phrase("checking"), asProblem(ctx, err, &wrong))
}

// asProblem adds the error that ended a check to the list, if the content caused it: a page that cannot be
// read, a value that should not be there. It returns other errors.
func asProblem(ctx context.Context, err error, wrong *[]string) error {
	var se sqlite3.Error
	if err == nil || ctx.Err() != nil || errors.As(err, &se) && !unreadable(err) {
		return err
	}
	*wrong = append(*wrong, "not all could be read: "+err.Error())
	return nil
}

func checkPages(ctx context.Context, q querier) ([]string, error) {
	lines, err := column[string](ctx, q, "PRAGMA integrity_check(20)")
	if len(lines) == 1 && lines[0] == "ok" {
		return nil, err
	}
	return lines, err
}

// checkSchema looks for changes of the schema that were made while the file was open.
func (s *Store) checkSchema(ctx context.Context, q querier) (wrong []string, err error) {
	if _, err := identify(ctx, q, s.path); errors.Is(err, data.ErrDamaged) {
		return []string{err.Error()}, nil
	} else if err != nil {
		return nil, err
	}
	return nil, nil
}

func checkForeignKeys(ctx context.Context, q querier) (wrong []string, err error) {
	err = each(ctx, q, func(r *sql.Rows) error {
		var tab, parent string
		var row sql.NullInt64
		var key int
		if err := r.Scan(&tab, &row, &parent, &key); err != nil {
			return err
		}
		wrong = append(wrong, fmt.Sprintf("%s %d refers to a %s that is gone", tab, row.Int64, parent))
		return nil
	}, "PRAGMA foreign_key_check")
	return wrong, err
}

// checkJournal looks for changes without an operation, revisions from the future and
// undos that do not fit.
func checkJournal(ctx context.Context, q querier) (wrong []string, err error) {
	for _, a := range aggregates {
		ids, err := column[int64](ctx, q, `SELECT c.id FROM change c JOIN `+a.root().name+` t ON t.id = c.id
			WHERE c.kind = ? AND c.after_rev > t.rev`, string(a.kind))
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			wrong = append(wrong, fmt.Sprintf("%s %d is older than the journal says", a.kind, id))
		}
	}
	ops, err := column[int64](ctx, q, `SELECT seq FROM op WHERE changes <> (SELECT count(*) FROM change WHERE op = op.seq)
		OR kind <> 'do' AND undone_by IS NOT NULL OR kind IN ('undo', 'redo') AND target IS NULL`)
	for _, seq := range ops {
		wrong = append(wrong, fmt.Sprintf("operation %d does not fit its changes", seq))
	}
	return wrong, err
}

// checkImages reads every image of the journal.
func checkImages(ctx context.Context, q querier) (wrong []string, err error) {
	err = each(ctx, q, func(r *sql.Rows) error {
		var seq int64
		var kind Kind
		var text string
		if err := r.Scan(&seq, &kind, &text); err != nil {
			return err
		}
		a := aggregateOf[kind]
		if a == nil {
			wrong = append(wrong, fmt.Sprintf("change %d is of an unknown kind %q", seq, kind))
		} else if _, err := a.decode(text); err != nil {
			wrong = append(wrong, fmt.Sprintf("change %d cannot be undone: %v", seq, err))
		}
		return nil
	}, "SELECT seq, kind, before FROM change WHERE before IS NOT NULL")
	return wrong, err
}

// checkPhotos compares photos with the sums that they are named by.
func checkPhotos(ctx context.Context, q querier) (wrong []string, err error) {
	err = each(ctx, q, func(r *sql.Rows) error {
		var name string
		var original sql.RawBytes
		if err := r.Scan(&name, &original); err != nil {
			return err
		}
		if sum := sha256.Sum256(original); hex.EncodeToString(sum[:]) != name {
			wrong = append(wrong, fmt.Sprintf("the photo %s is damaged", name))
		}
		return nil
	}, "SELECT sha256, original FROM photo")
	return wrong, err
}

// errLooked ends a transaction that writes nothing.
var errLooked = say.Errorf("only looked")

// checkFullText makes FTS4 compare its index with contact_index. That is an INSERT, which readers may not run;
// it is rolled back.
func (s *Store) checkFullText(ctx context.Context) (wrong []string, err error) {
	tx := &Tx{store: s, writer: s.writer, ctx: ctx}
	err = tx.directly(func() error {
		if _, err := tx.exec("INSERT INTO contact_fts (contact_fts) VALUES ('integrity-check')"); err != nil {
			wrong = append(wrong, "the full-text index does not fit the contacts: "+err.Error())
		}
		return errLooked
	})
	if errors.Is(err, errLooked) {
		err = nil
	}
	return wrong, err
}
