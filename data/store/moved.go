package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"lanyard/data"
)

// openedFile is by what the files of an open database are known again.
type openedFile struct {
	main os.FileInfo
	log  os.FileInfo // the write-ahead log; nil when opened for reading only
}

// rememberLog has the writer open the log, which stays the same file until the last
// connection of all processes is closed.
func (s *Store) rememberLog(ctx context.Context) (err error) {
	if _, err := column[int64](ctx, s.writer, "SELECT count(*) FROM sqlite_schema"); err != nil {
		return err
	}
	if s.file.log, err = os.Stat(s.path + "-wal"); err != nil {
		return explainFile(s.path+"-wal", err)
	}
	_ = s.removeOldJournal() // it does no harm; erasing for good does not go by it
	return nil
}

// removeOldJournal removes a rollback journal that was left beside the file: it holds pages as they once were.
// Nobody writes one while the writer has its write-ahead log open, and one that was cut off was rolled back before
// the log could be opened.
func (s *Store) removeOldJournal() error {
	if err := os.Remove(s.path + "-journal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return explainFile(s.path+"-journal", err)
	}
	return nil
}

// Moved tells whether the file at Path is still the one that was opened: nil, or an error
// that wraps data.ErrFileGone when the file or its write-ahead log was moved, replaced or
// deleted. What is open can then still be read, and copied with BackUp; every write fails
// with the same error, since nobody would find again what is written to a file without a
// name.
func (s *Store) Moved() error {
	if err := sameAsOpened(s.path, s.file.main); err != nil {
		return err
	}
	if s.file.log == nil {
		return nil
	}
	return sameAsOpened(s.path+"-wal", s.file.log)
}

// refuseMoved is Moved for a write that has begun. When the file was taken away from its
// log, the log is emptied into it, wherever it lies now: nothing that was saved is missing
// there, and the log cannot be taken for that of another file put in its place.
func (tx *Tx) refuseMoved() error {
	err := tx.store.Moved()
	if err != nil {
		tx.rollback() // a log is not emptied within a transaction
		err = errors.Join(err, tx.store.emptyStrayLog(tx.ctx))
	}
	return err
}

// emptyStrayLog needs the writer's turn.
func (s *Store) emptyStrayLog(ctx context.Context) error {
	stray := s.file.log != nil && sameAsOpened(s.path, s.file.main) != nil && sameAsOpened(s.path+"-wal", s.file.log) == nil
	if !stray {
		return nil
	}
	return s.truncateLog(ctx)
}

func sameAsOpened(path string, opened os.FileInfo) error {
	st, err := os.Stat(path)
	switch {
	case err == nil && os.SameFile(st, opened):
		return nil
	case err == nil || errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s %w: nothing was written; save what is open as a backup, then start again", path, data.ErrFileGone)
	}
	return explainFile(path, err)
}
