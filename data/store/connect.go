package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"lanyard/data/say"

	"github.com/mattn/go-sqlite3"
)

// busyTimeout is how long, in milliseconds, a connection waits for another process.
const busyTimeout = "5000"

// writerTimeout is the same for the connection that writes. It is short, because untilFree tries again while
// the file is locked, and can be cancelled.
const writerTimeout = "1000"

// pragmas hold on every connection of a pool. They are set when a connection is made; Exec on the pool would
// reach only one connection. The driver has no DSN parameter for these; the others are in the DSN.
//
// fullfsync and checkpoint_fullfsync only matter on macOS, where fsync does not reach the disk. Temporary
// tables hold people's names, so they stay in memory. A file may come from a stranger, so functions in its
// schema are not trusted, and the cells of its pages are checked before they are used
// (https://sqlite.org/security.html).
const pragmas = `PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1; PRAGMA temp_store = MEMORY;
	PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;`

// connector opens connections with one DSN, without a name in the global list of drivers.
type connector struct {
	dsn    string
	driver *sqlite3.SQLiteDriver
	refuse func() error // called before each connection; its error refuses it; nil: never refused
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
	if strings.HasPrefix(p, "//") { // a network share: the URI has an empty authority
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

// openReaders opens the pool that reads. It refuses new connections when moved says that another file, or none,
// lies at the path.
func openReaders(path string, params url.Values, moved func() error) *sql.DB {
	db := connectUnless(moved, path, params)
	n := max(4, runtime.NumCPU())
	db.SetMaxOpenConns(n + 1) // DataVersion keeps one
	db.SetMaxIdleConns(n + 1)
	return db
}

// writer is the only connection that writes. It keeps its prepared statements as long as it lives.
type writer struct {
	turn  chan struct{} // holds one token: its holder may write
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
	<-w.turn // keeps the token for ever: no write comes after this
	for _, st := range w.stmts {
		st.Close()
	}
	err := w.conn.Close()
	if e := w.db.Close(); err == nil {
		err = e
	}
	return err
}

// prepare gives the statement for a query text, prepared once for the life of the connection. Statements run
// without the caller's context, because the driver starts a goroutine for every execution that can be
// cancelled. Operations look at their context between writes.
func (w *writer) prepare(query string) (*sql.Stmt, error) {
	if st := w.stmts[query]; st != nil {
		return st, nil
	}
	st, err := w.conn.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, say.Errorf("preparing {{.Query}}: {{.Why}}", strconv.Quote(query), err)
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
