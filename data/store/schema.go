package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"lanyard/data/say"

	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"
)

// schema holds the tables, indexes, views and triggers of a database, by name.
type schema map[string]schemaPart

// schemaPart is one row of sqlite_schema.
type schemaPart struct{ kind, table, sql string }

// mostParts limits how many parts of a schema are read: a few times as many as Lanyard's.
const mostParts = 1000

// versionsTable is where goose, which makes the schema, notes its version.
const versionsTable = "goose_db_version"

// versionsSchema is what goose makes; SQLite adds the table that it numbers rows from.
var versionsSchema = schema{
	versionsTable: {"table", versionsTable, tidySQL(`CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	)`)},
	"sqlite_sequence": {"table", "sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)"},
}

// tidySQL makes all white space one space: a program that copies a database may format its schema again.
func tidySQL(text string) string { return strings.Join(strings.Fields(text), " ") }

// readSchema reads sqlite_schema, which can never be a view.
func readSchema(ctx context.Context, q querier) (schema, error) {
	found := schema{}
	err := each(ctx, q, func(r *sql.Rows) error {
		var name string
		var p schemaPart
		if err := r.Scan(&p.kind, &name, &p.table, &p.sql); err != nil {
			return err
		}
		p.sql = tidySQL(p.sql)
		if _, twice := found[name]; twice {
			name += " again"
		}
		found[name] = p
		return nil
	}, fmt.Sprintf("SELECT CAST(type AS TEXT), CAST(name AS TEXT), CAST(tbl_name AS TEXT), coalesce(CAST(sql AS TEXT), '') FROM sqlite_schema LIMIT %d", mostParts))
	return found, err
}

// hasTable reports whether a file has a table.
func hasTable(ctx context.Context, q querier, name string) (bool, error) {
	found, err := column[int](ctx, q, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", name)
	return len(found) > 0, err
}

func (s schema) has(name string) bool { _, ok := s[name]; return ok }

// only gives a table of the schema with everything that belongs to it.
func (s schema) only(table string) schema {
	out := schema{}
	for name, p := range s {
		if strings.EqualFold(name, table) || strings.EqualFold(p.table, table) {
			out[name] = p
		}
	}
	return out
}

// statistics are the tables that SQLite's ANALYZE makes.
var statistics = map[string]string{
	"sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
	"sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}

// beyond names a part that the known schema lacks or has in another form; "" for none.
func (s schema) beyond(known schema) string {
	for _, name := range s.names() {
		p := s[name]
		if p.kind == "table" && p.sql == statistics[name] && p.sql != "" {
			continue
		}
		k, ok := known[name]
		switch {
		case ok && k == p:
		case ok && k.kind == p.kind && k.table == p.table:
			return fmt.Sprintf("%s %q of another kind than Lanyard's", withArticle(p.kind), cutName(name))
		case p.table != name && p.table != "":
			return fmt.Sprintf("%s %q on %q", withArticle(p.kind), cutName(name), cutName(p.table))
		default:
			return fmt.Sprintf("%s %q", withArticle(p.kind), cutName(name))
		}
	}
	return ""
}

// lacks names a part that only the known schema has; "" for none.
func (s schema) lacks(known schema) string {
	for _, name := range known.names() {
		if !s.has(name) {
			return fmt.Sprintf("the %s %q", known[name].kind, name)
		}
	}
	return ""
}

// names lists triggers and views first: they matter most.
func (s schema) names() []string {
	runs := func(name string) int {
		if k := s[name].kind; k == "trigger" || k == "view" {
			return 0
		}
		return 1
	}
	return slices.SortedFunc(maps.Keys(s), func(a, b string) int { return cmp.Or(runs(a)-runs(b), strings.Compare(a, b)) })
}

func withArticle(kind string) string {
	switch kind {
	case "index":
		return "an index"
	case "table", "view", "trigger":
		return "a " + kind
	}
	return "something unknown"
}

// cutName shortens a stranger's name, so that it does not fill the screen.
func cutName(name string) string {
	if r := []rune(name); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return name
}

var schemasMade struct {
	sync.Mutex
	of map[int64]schema
}

// knownSchema gives the schema of a version as Lanyard makes it: it runs the migrations up to it in memory. It
// is nil for a version that this program does not know.
func knownSchema(version int64) (schema, error) {
	latest, err := SchemaVersion()
	if err != nil || version > latest {
		return nil, err
	}
	m := &schemasMade
	m.Lock()
	defer m.Unlock()
	if made := m.of[version]; made != nil {
		return made, nil
	}
	made, err := makeSchema(version)
	if err != nil {
		return nil, say.Errorf("making the schema {{.Version}}: {{.Why}}", version, err)
	}
	if m.of == nil {
		m.of = map[int64]schema{}
	}
	m.of[version] = made
	return made, nil
}

func makeSchema(version int64) (schema, error) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(&connector{dsn: "file::memory:?mode=memory", driver: &sqlite3.SQLiteDriver{}})
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, file := range files { // in the order of the numbers that their names begin with
		n, err := goose.NumericComponent(file)
		if err != nil || n > version {
			continue
		}
		text, err := migrations.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if _, err := db.Exec(string(text)); err != nil {
			return nil, say.Errorf("{{.File}}: {{.Why}}", file, err)
		}
	}
	made, err := readSchema(context.Background(), pool{db})
	maps.Copy(made, versionsSchema)
	return made, err
}
