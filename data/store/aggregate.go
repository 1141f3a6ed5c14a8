package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/say"
)

// table is one table of an aggregate. The first column of the root is its id; the first
// of a list is the id of the aggregate that the rows belong to, the second their position.
type table struct {
	name    string
	columns []string
	forms   []form // of the columns
	// keyed marks a list whose rows have ids of their own, in the first column (the owner
	// comes second, the position third), because other aggregates refer to them.
	keyed bool
	// numbered marks a table whose first column is an id of its rows' own: a root, or a keyed list.
	numbered bool
	conflict string // what follows an INSERT when the row may exist already
}

func (t *table) owner() string {
	if t.keyed {
		return t.columns[1]
	}
	return t.columns[0]
}

func (t *table) column(name string) int { return slices.Index(t.columns, name) }

// ref is a column of the root that refers to another row.
type ref struct {
	column   string
	table    string // referred to
	key      string // its key column
	required bool   // the row cannot stay when the row that it refers to is gone
}

// aggregate describes one Kind: its tables, root first, its references, and what the trash, merging, erasing,
// comparing and the index must know of it. It is declared in the file of its kind. All that writes, journals
// and restores works from this description.
type aggregate struct {
	kind   Kind
	tables []table
	refs   []ref
	// clash finds another row with the same unique values. Its parameters are the columns clashOn, then the id.
	clash   string
	clashOn []string

	// what one thing of the kind and several are called; empty for a kind that is shown nowhere by itself
	one, many say.Text
	called    naming // how one of them is called
	// says gives the texts of an image, for erasing; nil when the kind has no texts.
	says func(a *aggregate, im image) (words, error)
	// moment is the column that tells a thing from a later one with the same id. A kind that can be trashed has
	// either this or a uid.
	moment string
	// along are references to what goes to the trash with the thing, and comes back with it.
	along []string
	// moves changes references to a contact into references to the one that it is merged into; nil changes the
	// columns.
	moves func(tx *Tx, keep, gone int64) error
	// stale gives the contacts whose index a change may alter; nil when the index does not use the kind.
	stale func(tx *Tx, a *aggregate, before, after image) ([]int64, error)
	// clocksAlone says that of the index a change alters how often to be in touch alone.
	clocksAlone bool
	// compare says how the kind is compared with a copy of the database; nil if a restore does not bring it
	// back.
	compare *rows
	// lasting marks a record of what was done: an undo does not remove it.
	lasting bool
}

// One is what a thing of the kind is called: "Person".
func (k Kind) One() say.Text { return aggregateOf[k].one }

// Many is what several are called: "People".
func (k Kind) Many() say.Text { return aggregateOf[k].many }

// Compared are the kinds that a restore brings back, in the order in which they are shown.
func Compared() (kinds []Kind) {
	for _, a := range aggregates {
		if a.compare != nil {
			kinds = append(kinds, a.kind)
		}
	}
	return kinds
}

func (a *aggregate) root() *table { return &a.tables[0] }

// trashable reports whether things of the kind go to the trash before they are erased.
func (a *aggregate) trashable() bool { return a.root().column("trashed") >= 0 }

// replaceable reports whether one operation may remove a thing and make another with the same unique values.
// Nothing refers to such a kind.
func (a *aggregate) replaceable() bool { return a.clash != "" && !referredTo[a.root().name] }

// refsTo gives the columns of the root that refer to a table.
func (a *aggregate) refsTo(tableName string) (columns []string) {
	for _, r := range a.refs {
		if r.table == tableName {
			columns = append(columns, r.column)
		}
	}
	return columns
}

var (
	// aggregates in the order in which they refer to each other: a kind refers only to
	// earlier ones. Undo restores in this order and removes in the opposite one.
	aggregates  []*aggregate
	aggregateOf = map[Kind]*aggregate{}
	// referredTo has the tables that a kind refers to.
	referredTo = map[string]bool{}
	// listedIn gives for a list, to whose rows others refer, its kind.
	listedIn = map[string]*aggregate{}
	// trashKinds are the kinds that can be trashed, in the order of aggregates.
	trashKinds []Kind
)

// init fills the table of kinds. A variable cannot: functions of the kinds use the table themselves.
func init() {
	aggregates = []*aggregate{
		&importKind, &settingKind, &contactKind, &eventKind, &encounterKind, &attendeeKind, &promiseKind, &appointmentKind, &cardKind, &arrivalKind, &notSameKind,
		&cadenceKind, &topicCadenceKind, &consentKind, &templateKind, &letterKind, &viewKind,
	}
	for _, a := range aggregates {
		aggregateOf[a.kind] = a
		for t := range a.tables {
			a.tables[t].numbered = t == 0 || a.tables[t].keyed
			insertOrder = append(insertOrder, &a.tables[t])
			if a.tables[t].keyed {
				listedIn[a.tables[t].name] = a
			}
		}
		for _, r := range a.refs {
			referredTo[r.table] = true
		}
		if a.trashable() {
			trashKinds = append(trashKinds, a.kind)
		}
	}
	insertOrder = append(insertOrder, changeTable, indexTable, textTable, keyTable, dueTable)
}

// record is one row: the values of its columns in the table's order. Each is an int64, a string or nil.
type record []any

// image holds an aggregate as rows: the records of each of its tables, in order. The root has exactly one.
type image [][]record

func (im image) root() record { return im[0][0] }

// get gives the value of a column of the root.
func (im image) get(a *aggregate, column string) any { return im.root()[a.root().column(column)] }

func (im image) set(a *aggregate, column string, v any) { im.root()[a.root().column(column)] = v }

// texts gives the texts in columns of the root.
func (im image) texts(a *aggregate, columns ...string) (out []string) {
	for _, c := range columns {
		if text, ok := im.get(a, c).(string); ok {
			out = append(out, text)
		}
	}
	return out
}

func (im image) id() int64 { return im.root()[0].(int64) }

func (im image) rev(a *aggregate) int64 { return im.get(a, "rev").(int64) }

func (im image) clone() image {
	out := make(image, len(im))
	for i, rows := range im {
		out[i] = make([]record, len(rows))
		for j, r := range rows {
			out[i][j] = slices.Clone(r)
		}
	}
	return out
}

// bookkeeping are the columns that say nothing about the thing itself: they make no difference between two
// images, and they are not restored.
var bookkeeping = map[string]bool{"id": true, "rev": true, "created": true, "updated": true}

// sameContent reports whether two images differ only in bookkeeping. Ids of keyed rows count, because others
// refer to them.
func sameContent(a *aggregate, x, y image) bool {
	for c, name := range a.root().columns {
		if !bookkeeping[name] && x.root()[c] != y.root()[c] {
			return false
		}
	}
	for t := 1; t < len(a.tables); t++ {
		if !slices.EqualFunc(x[t], y[t], slices.Equal) {
			return false
		}
	}
	return true
}

// load reads the images of the given aggregates. It leaves out ids that do not exist.
func (a *aggregate) load(ctx context.Context, q querier, ids ...int64) (map[int64]image, error) {
	return a.loadTables(ctx, q, nil, ids...)
}

// loadTables is load for some of the tables, root first; nil means all.
func (a *aggregate) loadTables(ctx context.Context, q querier, only []int, ids ...int64) (map[int64]image, error) {
	out := make(map[int64]image, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	where, arg := idCondition(ids)
	for t := range a.tables {
		if only != nil && !slices.Contains(only, t) {
			continue
		}
		tab := &a.tables[t]
		order := ""
		if t > 0 {
			order = " ORDER BY " + tab.owner() + ", position"
		}
		owner := tab.column(tab.owner())
		query := "SELECT " + quoted(tab.columns) + " FROM " + tab.name + " WHERE " + tab.owner() + where + order
		err := each(ctx, q, func(r *sql.Rows) error {
			rec, err := scanRecord(r, tab, 0)
			if err != nil {
				return err
			}
			id := rec[owner].(int64)
			if t == 0 {
				im := make(image, len(a.tables))
				im[0] = []record{rec}
				out[id] = im
			} else if im := out[id]; im != nil {
				im[t] = append(im[t], rec)
			}
			return nil
		}, query, arg)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// loadOne reads one image; data.ErrNotFound when there is none.
func (a *aggregate) loadOne(ctx context.Context, q querier, id int64) (image, error) {
	found, err := a.load(ctx, q, id)
	if err != nil {
		return nil, err
	}
	if im := found[id]; im != nil {
		return im, nil
	}
	return nil, notFound(a.kind, id)
}

// idCondition gives the end of a WHERE clause and its parameter. One id is compared; several ids are passed as
// a JSON array, which has no limit.
func idCondition(ids []int64) (where string, arg any) {
	if len(ids) == 1 {
		return " = ?", ids[0]
	}
	return " IN (SELECT value FROM json_each(?))", jsonIDs(ids)
}

func jsonIDs(ids []int64) string {
	b, _ := json.Marshal(ids) // integers cannot fail
	return string(b)
}

// scanRecord reads a row of a table's columns, followed by more columns with counts. In a damaged file they may
// hold what the schema does not allow: data.ErrDamaged.
func scanRecord(r *sql.Rows, tab *table, more int) (record, error) {
	rec := make(record, len(tab.columns)+more)
	ptrs := make([]any, len(rec))
	for i := range rec {
		ptrs[i] = &rec[i]
	}
	if err := r.Scan(ptrs...); err != nil {
		return nil, err
	}
	for i, f := range tab.forms {
		if !f.fits(rec[i]) {
			return nil, say.As(data.ErrDamaged, "the column {{.Table}}.{{.Column}} holds {{.Value}}: the database file is damaged", tab.name, tab.columns[i], fmt.Sprintf("%.40q", fmt.Sprint(rec[i])))
		}
	}
	return rec, nil
}

// quoted lists columns for SQL, in quotes because "end" is a keyword.
func quoted(columns []string) string { return `"` + strings.Join(columns, `","`) + `"` }

// qualified lists the columns of a table for SQL, each with the table's name, for queries that join it.
func (t *table) qualified() string {
	return t.name + `."` + strings.Join(t.columns, `",`+t.name+`."`) + `"`
}
