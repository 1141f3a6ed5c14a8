package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// busyTimeout is how long, in milliseconds, a connection waits for another process.
const busyTimeout = "5000"

// writerTimeout is the same for the connection that writes. It is short: what is locked is tried again by untilFree, which
// can be given up meanwhile.
const writerTimeout = "1000"

// pragmas hold on every connection of a pool: they are set as it is made, never by Exec
// on the pool, which would reach one connection only. The driver knows no DSN parameter
// for these; the others are in the DSN.
//
// fullfsync and checkpoint_fullfsync count on macOS alone, where fsync does not reach the
// disk. Temporary tables hold people's names: they stay in memory. A file may be a stranger's: what its schema calls
// is not trusted, and the cells of its pages are checked before they are used (https://sqlite.org/security.html).
const pragmas = `PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1; PRAGMA temp_store = MEMORY;
	PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;`

// connector opens connections with one DSN, without a name in the global list of drivers.
type connector struct {
	dsn    string
	driver *sqlite3.SQLiteDriver
	refuse func() error // asked before each connection; nil: never refused
}

// Connect opens the file by its path.
func (c *connector) Connect(context.Context) (driver.Conn, error) {
	if c.refuse != nil {
		if err := c.refuse(); err != nil {
			return nil, err
		}
	}
	return c.driver.Open(c.dsn)
}

func (c *connector) Driver() driver.Driver { return c.driver }

func connect(path string, params url.Values) *sql.DB { return connectUnless(nil, path, params) }

func connectUnless(refuse func() error, path string, params url.Values) *sql.DB {
	return sql.OpenDB(&connector{
		refuse: refuse,
		dsn:    dsn(path, params),
		driver: &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
			_, err := c.Exec(pragmas, nil)
			return err
		}},
	})
}

// dsn writes the path as a file: URI (https://sqlite.org/uri.html). SQLite decodes %HH in
// it, so '?', '#', '%' and spaces in a folder's name are safe; a Windows drive letter
// needs a slash in front.
func dsn(path string, params url.Values) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	u := url.URL{Scheme: "file", Path: p, RawQuery: params.Encode()}
	if strings.HasPrefix(p, "//") { // a network share: an empty authority in front of it
		return "file://" + u.EscapedPath() + "?" + u.RawQuery
	}
	return u.String()
}

// writerParams make a commit durable: with synchronous=FULL the write-ahead log is synced
// before Do returns (the driver's own default with WAL is NORMAL). secure_delete
// overwrites what is deleted, which erasing for good relies on.
func writerParams() url.Values {
	return url.Values{
		"mode":           {"rw"},
		"_journal_mode":  {"WAL"},
		"_synchronous":   {"FULL"},
		"_foreign_keys":  {"1"},
		"_busy_timeout":  {writerTimeout},
		"_secure_delete": {"ON"},
		"_txlock":        {"immediate"},
		"_cache_size":    {"-65536"}, // 64 MiB: an import touches many pages
	}
}

func readerParams() url.Values {
	return url.Values{
		"mode":          {"ro"},
		"_query_only":   {"1"},
		"_synchronous":  {"FULL"},
		"_foreign_keys": {"1"},
		"_busy_timeout": {busyTimeout},
		"_cache_size":   {"-8192"},
	}
}

// openReaders opens the pool that reads. A connection that it makes later is refused when moved says
// that another file, or none, lies at the path by then.
func openReaders(path string, params url.Values, moved func() error) *sql.DB {
	db := connectUnless(moved, path, params)
	n := max(4, runtime.NumCPU())
	db.SetMaxOpenConns(n + 1) // one is held by DataVersion
	db.SetMaxIdleConns(n + 1)
	return db
}

// writer is the one connection that writes. It keeps its prepared statements for life.
type writer struct {
	turn  chan struct{} // holds one token: whose turn it is to write
	db    *sql.DB
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

func openWriter(ctx context.Context, path string) (*writer, error) {
	db := connect(path, writerParams())
	db.SetMaxOpenConns(1)
	conn, err := db.Conn(ctx)
	if err != nil {
		db.Close()
		return nil, err
	}
	w := &writer{turn: make(chan struct{}, 1), db: db, conn: conn, stmts: map[string]*sql.Stmt{}}
	w.turn <- struct{}{}
	return w, nil
}

// lock waits for the turn to write, or for the end of the context.
func (w *writer) lock(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-w.turn:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (w *writer) unlock() { w.turn <- struct{}{} }

func (w *writer) close() error {
	<-w.turn // never given back: no write comes after this
	for _, st := range w.stmts {
		st.Close()
	}
	err := w.conn.Close()
	if e := w.db.Close(); err == nil {
		err = e
	}
	return err
}

// prepare gives the statement for a query text, prepared once for the connection's life.
// Statements run without the caller's context: the driver starts a goroutine for every
// execution that can be cancelled. Operations look at their context between writes.
func (w *writer) prepare(query string) (*sql.Stmt, error) {
	if st := w.stmts[query]; st != nil {
		return st, nil
	}
	st, err := w.conn.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, fmt.Errorf("preparing %q: %w", query, err)
	}
	w.stmts[query] = st
	return st, nil
}

func (w *writer) exec(query string, args ...any) (sql.Result, error) {
	st, err := w.prepare(query)
	if err != nil {
		return nil, err
	}
	return st.Exec(args...)
}

// query implements querier.
func (w *writer) query(_ context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := w.prepare(query)
	if err != nil {
		return nil, err
	}
	return st.Query(args...)
}
