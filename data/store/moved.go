package store

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"lanyard/data"
	"lanyard/data/say"
)

// openedFile holds what the files of an open database are recognised by.
type openedFile struct {
	main os.FileInfo
	log  os.FileInfo // the write-ahead log; nil when opened for reading only
}

// rememberLog makes the writer open the log, which stays the same file until the last connection of all
// processes is closed.
func (s *Store) rememberLog(ctx context.Context) (err error) {
	if _, err := column[int64](ctx, s.writer, "SELECT count(*) FROM sqlite_schema"); err != nil {
		return err
	}
	if s.file.log, err = os.Stat(s.path + "-wal"); err != nil {
		return explainFile(s.path+"-wal", err)
	}
	_ = s.removeOldJournal() // it does no harm, and erasing for good tries again
	return nil
}

// removeOldJournal removes a rollback journal that was left beside the file, because it holds pages with old
// content. Nobody writes one while the writer has its write-ahead log open, and an interrupted one was rolled
// back before the log could be opened.
func (s *Store) removeOldJournal() error {
	if err := os.Remove(s.path + "-journal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return explainFile(s.path+"-journal", err)
	}
	return nil
}

// Moved reports whether the file at Path is still the one that was opened: nil, or an error that wraps
// data.ErrFileGone when the file or its write-ahead log was moved, replaced or deleted. The open file can then
// still be read, and copied with BackUp. Every write fails with the same error, because nobody could find again
// what is written to a file without a name.
func (s *Store) Moved() error {
	Asking()
	if err := sameAsOpened(s.path, s.file.main); err != nil {
		return err
	}
	if s.file.log == nil {
		return nil
	}
	return sameAsOpened(s.path+"-wal", s.file.log)
}

// refuseMoved is Moved for a write that has begun. If the file was separated from its log, the log is emptied
// into it, wherever the file is now: so nothing that was saved is missing there, and the log cannot be taken
// for that of another file in the old place.
func (tx *Tx) refuseMoved() error {
	err := tx.store.Moved()
	if err != nil {
		tx.rollback() // a log cannot be emptied within a transaction
		err = errors.Join(err, tx.store.emptyStrayLog(tx.ctx))
	}
	return err
}

// emptyStrayLog empties the log into the moved file. The caller must have the writer's turn.
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
		return say.As(data.ErrFileGone, "{{.File}} was moved, replaced or deleted while it was open: nothing was written; save what is open as a backup, then start again", path)
	}
	return explainFile(path, err)
}
