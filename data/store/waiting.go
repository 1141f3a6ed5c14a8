package store

import (
	"context"
	"database/sql"
	"strings"

	"lanyard/data/say"
)

const (
	// waitingRows limits how many rows an operation holds back.
	waitingRows = 2048
	// batchRows is how many rows go into one INSERT: they share the fixed cost of a statement.
	batchRows = 32
)

// waiting holds rows that an operation has inserted but that SQLite does not have yet. Many go into one
// statement, table by table, so that the target of a reference comes before the reference. Whatever the
// operation reads, alters, removes or commits, it does by Tx.query and Tx.exec, which insert these rows first.
type waiting struct {
	rows    map[*table][]record
	ids     map[rowID]record // of the tables that number their rows
	count   int
	lastIDs map[*table]int64
	found   map[rowID]bool // rows that were looked up and exist
}

// rowID names one row by its table and its key there.
type rowID struct {
	table string
	key   any
}

// Tables beside those of the aggregates.
var (
	changeTable = &table{name: "change", columns: []string{"seq", "op", "kind", "id", "before", "after_rev"}}
	indexTable  = &table{
		name: "contact_index",
		columns: []string{
			"id", "name", "text", "sort_name", "sort_family", "sort_org", "last_met", "last_event", "warmth", "letters", "pairs",
			"last_touch",
		},
		conflict: ` ON CONFLICT (id) DO UPDATE SET name = excluded.name, text = excluded.text,
			sort_name = excluded.sort_name, sort_family = excluded.sort_family, sort_org = excluded.sort_org, last_met = excluded.last_met,
			last_event = excluded.last_event, warmth = excluded.warmth,
			letters = excluded.letters, pairs = excluded.pairs, last_touch = excluded.last_touch`,
	}
	textTable = &table{name: "contact_fts", columns: []string{"docid", "text"}}
	keyTable  = &table{name: "contact_key", columns: []string{"key", "contact"}}
	dueTable  = &table{
		name: "contact_due",
		columns: []string{
			"contact", "clock", "every", "topic", "last", "touch", "start", "due", "waits", "latest", "warmth", "sort_name",
		},
	}
)

// insertOrder lists the tables; the targets of references come first.
var insertOrder []*table

// insert adds a row, which must not be altered after this.
func (tx *Tx) insert(tab *table, r record) error {
	w := &tx.waiting
	if w.rows == nil {
		w.rows, w.ids = map[*table][]record{}, map[rowID]record{}
	}
	w.rows[tab] = append(w.rows[tab], r)
	if tab.numbered {
		w.ids[rowID{tab.name, r[0]}] = r
	}
	if w.count++; w.count < waitingRows {
		return nil
	}
	return tx.insertWaiting()
}

// number gives a row without an id the next id of its table, as SQLite would: AUTOINCREMENT never gives the
// same id twice.
func (tx *Tx) number(tab *table, r record) error {
	if r[0] != int64(0) {
		return nil
	}
	w := &tx.waiting
	last, known := w.lastIDs[tab]
	if !known {
		err := one(tx.ctx, tx, []any{&last}, `SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = '`+tab.name+`'), 0),
			coalesce((SELECT max("`+tab.columns[0]+`") FROM `+tab.name+`), 0))`)
		if err != nil {
			return err
		}
		if w.lastIDs == nil {
			w.lastIDs = map[*table]int64{}
		}
	}
	r[0], w.lastIDs[tab] = last+1, last+1
	return nil
}

// insertWaiting inserts all rows that wait.
func (tx *Tx) insertWaiting() error {
	w := &tx.waiting
	if w.count == 0 {
		return nil
	}
	w.count = 0
	clear(w.ids)
	var args []any
	for _, tab := range insertOrder {
		rows := w.rows[tab]
		w.rows[tab] = rows[:0]
		for n := batchRows; len(rows) > 0; n /= 2 { // halving keeps the number of different statements small
			for ; len(rows) >= n; rows = rows[n:] {
				args = args[:0]
				for _, r := range rows[:n] {
					args = append(args, r...)
				}
				if _, err := tx.writer.exec(tab.insertSQL(n), args...); err != nil {
					tx.failed = say.Errorf("writing to the table {{.Name}}: {{.Why}}", tab.name, err)
					return tx.failed
				}
			}
		}
		clear(w.rows[tab][:cap(w.rows[tab])])
	}
	return nil
}

// insertSQL is the statement that inserts n rows.
func (t *table) insertSQL(n int) string {
	one := "(?" + strings.Repeat(",?", len(t.columns)-1) + ")"
	return "INSERT INTO " + t.name + " (" + quoted(t.columns) + ") VALUES " + one + strings.Repeat(","+one, n-1) + t.conflict
}

// exec runs a statement that alters or removes rows.
func (tx *Tx) exec(query string, args ...any) (sql.Result, error) {
	if err := tx.insertWaiting(); err != nil {
		return nil, err
	}
	clear(tx.waiting.found)
	return tx.writer.exec(query, args...)
}

// query implements querier: it sees what the operation itself has written.
func (tx *Tx) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if err := tx.insertWaiting(); err != nil {
		return nil, err
	}
	return tx.writer.query(ctx, query, args...)
}

// rollback drops all that was written or waits to be.
func (tx *Tx) rollback() {
	tx.waiting = waiting{}
	tx.writer.exec("ROLLBACK") // fails when SQLite has rolled back by itself
}

// foundRows limits how many existing rows are remembered.
const foundRows = 4096

// there reports whether a row exists. References look up the same few rows again and again.
func (tx *Tx) there(tableName, keyColumn string, key any) (bool, error) {
	w, row := &tx.waiting, rowID{tableName, key}
	if w.ids[row] != nil || w.found[row] {
		return true, nil
	}
	found, err := tx.exists("SELECT 1 FROM "+tableName+" WHERE "+keyColumn+" = ?", key)
	if found {
		if w.found == nil || len(w.found) >= foundRows {
			w.found = map[rowID]bool{}
		}
		w.found[row] = true
	}
	return found, err
}
