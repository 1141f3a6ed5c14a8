package store

import (
	"context"
	"fmt"

	"github.com/mattn/go-sqlite3"

	"lanyard/data"
)

// scour empties the write-ahead log into the file and, when a text that was erased still
// lies in unused space of the file, writes the file anew. secure_delete overwrites what
// it deletes, but rows that SQLite had moved between pages before may have left copies.
func (s *Store) scour(ctx context.Context, needles []string) error {
	if err := s.writer.lock(ctx); err != nil {
		return err
	}
	defer s.writer.unlock()
	if err := s.Moved(); err != nil { // what lies beside the path is another file's
		return err
	}
	if err := s.removeOldJournal(); err != nil {
		return err
	}
	if err := s.truncateLog(ctx); err != nil {
		return err
	}
	found, err := fileHolds(s.path, needles)
	if err != nil || !found {
		return err
	}
	err = s.untilFree(ctx, func() error {
		_, err := s.writer.conn.ExecContext(ctx, "VACUUM")
		return err
	})
	if err != nil {
		return err
	}
	return s.truncateLog(ctx)
}

// truncateLog waits for readers that still look at the log, and for whoever writes.
func (s *Store) truncateLog(ctx context.Context) error {
	err := s.untilFree(ctx, func() error {
		var busy, pages, done int
		err := s.writer.conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &done)
		if err == nil && busy != 0 {
			err = sqlite3.Error{Code: sqlite3.ErrBusy}
		}
		return err
	})
	if locked(err) {
		return fmt.Errorf("%s-wal %w: close it, then erase again or close Lanyard", s.path, data.ErrBusy)
	}
	return err
}
