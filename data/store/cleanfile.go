package store

import (
	"context"

	"github.com/mattn/go-sqlite3"

	"lanyard/data"
	"lanyard/data/say"
)

// cleanFile empties the write-ahead log into the file. If an erased text is still in unused space of the file, it
// writes the whole file again. secure_delete overwrites what it deletes, but rows that SQLite moved between
// pages earlier may have left copies.
func (s *Store) cleanFile(ctx context.Context, texts []string) error {
	if err := s.writer.lock(ctx); err != nil {
		return err
	}
	defer s.writer.unlock()
	if err := s.Moved(); err != nil { // the files beside the path belong to another database
		return err
	}
	if err := s.removeOldJournal(); err != nil {
		return err
	}
	if err := s.truncateLog(ctx); err != nil {
		return err
	}
	found, err := fileHolds(s.path, texts)
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

// truncateLog waits for readers that still use the log, and for other writers.
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
		return say.As(data.ErrBusy, "{{.File}}-wal is locked by another program: close it, then erase again or close Lanyard", s.path)
	}
	return err
}
