// Package store keeps Lanyard's data in one SQLite file.
//
// There is one writer and a pool of readers. Everything that is written is part of an operation (Do) and is
// journaled, so that it can be undone at any later time: see write.go for writing and undo.go for undoing.
// There are three families of tables: the truth (contact, event, encounter …), the journal (op, change), and
// tables derived from the truth for lists and search (contact_index, contact_fts, contact_key).
package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/say"
)

// Store is a Lanyard database: one SQLite file, one writer, a pool of readers. Its
// methods may be called from any goroutine.
type Store struct {
	path     string
	clock    func() time.Time
	readers  *sql.DB
	writer   *writer // nil when opened for reading only
	version  int64   // of the schema
	file     openedFile
	waits    func(waiting bool) // Options.Waiting
	closing  chan struct{}      // closed by Close: then nothing waits any longer
	endWaits func()
	close    func() error // the work of Close, once
	release  func()       // notes that the connections are closed
	watchers watchers
	rankings rankings

	polled polledVersion
}

// Options of Open. The zero value opens for writing with the program's clock.
type Options struct {
	Clock    func() time.Time // nil: clock.Now
	ReadOnly bool
	// Progress is called while Open brings a file of an older Lanyard up to date; nil: no calls.
	Progress func(Progress)
	// Waiting is called with true when a write has waited for another program for some seconds, and with false
	// when the wait ends. The calls come from the goroutine that writes; nil: no calls.
	Waiting func(waiting bool)
}

// Progress says how far Open is with a file that it must bring up to date. With a million contacts that takes
// minutes. Cancelling the context of Open interrupts it; the file stays as it was, or some steps are done and
// the next Open continues.
type Progress struct {
	Stage       Stage
	Done, Total int // Copying: bytes of the copy, 0 of how many; Migrating: schemas, the last one done and the last of all; Indexing: contacts
}

// Stage is what Open is doing.
type Stage int

// The stages, in their order.
const (
	Copying   Stage = iota + 1 // the present file, into the folder "backups"
	Migrating                  // the schema
	Indexing                   // making the tables for search and lists again
)

func (o Options) tell(stage Stage, done, total int) {
	if o.Progress != nil {
		o.Progress(Progress{stage, done, total})
	}
}

func (o Options) clock() func() time.Time {
	if o.Clock == nil {
		return clock.Now
	}
	return o.Clock
}

// Kind is a kind of aggregate: a thing that is written, journaled and undone as one.
type Kind string

// The kinds.
const (
	Contacts      Kind = "contact"
	Events        Kind = "event" // with its sessions, costs and questions
	Encounters    Kind = "encounter"
	Attendees     Kind = "attendee"
	Promises      Kind = "promise"
	Appointments  Kind = "appointment"
	Cards         Kind = "card"
	Imports       Kind = "import"
	Settings      Kind = "setting"
	Arrivals      Kind = "arrival"
	Cadences      Kind = "cadence" // of a contact
	TopicCadences Kind = "topic_cadence"
	Consents      Kind = "consent" // what was agreed with a contact
	Templates     Kind = "template"
	Letters       Kind = "letter"
	Views         Kind = "view"
	NotSame       Kind = "not_same" // two contacts the user says are not the same person
)

// Path is the file's absolute path.
func (s *Store) Path() string { return s.path }

// Now is the time by the store's clock.
func (s *Store) Now() time.Time { return s.clock() }

// Close waits for the writer and closes the file. Further calls wait for the first one and give its result.
func (s *Store) Close() error { return s.close() }

func (s *Store) closeOnce() error {
	s.endWaits()
	var errs []error
	errs = append(errs, s.polled.close())
	errs = append(errs, s.readers.Close())
	if s.writer != nil {
		if err := s.writer.lock(context.Background()); err == nil {
			errs = append(errs, s.emptyStrayLog(context.Background()))
			s.writer.unlock()
		}
		errs = append(errs, s.writer.close())
	}
	s.release()
	return s.explain(say.Phrase("closing"), errors.Join(errs...))
}

// querier reads: a pooled connection, a read transaction, or the operation being written.
type querier interface {
	query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// pool reads outside transactions, each query on its own connection.
type pool struct{ *sql.DB }

func (p pool) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return p.QueryContext(ctx, query, args...)
}

// snapshot reads in one transaction, so that several queries see the same state.
type snapshot struct{ *sql.Tx }

func (t snapshot) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return t.QueryContext(ctx, query, args...)
}

// read runs f on a snapshot of the database.
func (s *Store) read(ctx context.Context, doing say.Phrase, f func(querier) error) error {
	tx, err := s.readers.BeginTx(ctx, nil)
	if err != nil {
		return s.explainIn(ctx, doing, err)
	}
	defer tx.Rollback() // nothing was written
	return s.explainIn(ctx, doing, f(snapshot{tx}))
}

// toldKey is the context key of the function that Telling sets.
type toldKey struct{}

// Telling gives a context under which told is called with each query before it reads: tests check with it that
// a long list takes no more queries than a short one. told may be called from several goroutines at once.
func Telling(ctx context.Context, told func(query string)) context.Context {
	return context.WithValue(ctx, toldKey{}, told)
}

// each runs a query and calls scan on every row.
func each(ctx context.Context, q querier, scan func(*sql.Rows) error, query string, args ...any) error {
	Asking()
	if told, ok := ctx.Value(toldKey{}).(func(string)); ok {
		told(query)
	}
	rows, err := q.query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one reads the only row of a query into dest; data.ErrNotFound when there is none.
func one(ctx context.Context, q querier, dest []any, query string, args ...any) error {
	found := false
	err := each(ctx, q, func(r *sql.Rows) error {
		found = true
		return r.Scan(dest...)
	}, query, args...)
	if err == nil && !found {
		return data.ErrNotFound
	}
	return err
}

// column reads the first column of every row.
func column[T any](ctx context.Context, q querier, query string, args ...any) ([]T, error) {
	var out []T
	err := each(ctx, q, func(r *sql.Rows) error {
		var v T
		if err := r.Scan(&v); err != nil {
			return err
		}
		out = append(out, v)
		return nil
	}, query, args...)
	return out, err
}

func notFound(k Kind, id int64) error {
	return say.As(data.ErrNotFound, "{{.Kind}} {{.ID}}: not found", k, id)
}

// polledVersion holds the latest data_version and, in a Store that only reads, the connection it is read on:
// the numbers can only be compared on the same connection.
type polledVersion struct {
	mu   sync.Mutex
	conn *sql.Conn
	last int64
}

func (p *polledVersion) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.conn == nil {
		return nil
	}
	err := p.conn.Close()
	p.conn = nil
	return err
}

// DataVersion is SQLite's data_version: it changes when another process writes to the file. It does not change
// when this Store writes, which tells its own watchers. While an operation is being written, it gives the
// number of the latest call.
func (s *Store) DataVersion(ctx context.Context) (int64, error) {
	Asking()
	p := &s.polled
	p.mu.Lock()
	defer p.mu.Unlock()
	conn, err := s.pollOn(ctx)
	if err != nil {
		return 0, s.explainIn(ctx, say.Phrase("looking for changes"), err)
	}
	if conn == nil {
		return p.last, nil
	}
	if s.writer != nil {
		defer s.writer.unlock()
	}
	err = conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&p.last)
	return p.last, s.explainIn(ctx, say.Phrase("looking for changes"), err)
}

// pollOn gives the connection for DataVersion, nil when the writer is busy. In a store with a writer it takes
// the writer's turn.
func (s *Store) pollOn(ctx context.Context) (_ *sql.Conn, err error) {
	if s.writer != nil {
		select {
		case <-s.writer.turn:
			return s.writer.conn, nil
		default:
			return nil, nil
		}
	}
	if s.polled.conn == nil {
		s.polled.conn, err = s.readers.Conn(ctx)
	}
	return s.polled.conn, err
}
