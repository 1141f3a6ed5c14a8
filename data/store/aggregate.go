package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"lanyard/data"
)

// table is one table of an aggregate. The first column of the root is its id; the first
// of a list is the id of the aggregate that the rows belong to, the second their position.
type table struct {
	name    string
	columns []string
	// keyed marks a list whose rows have ids of their own, in the first column (the owner
	// comes second, the position third), because other aggregates refer to them.
	keyed bool
	// numbered marks a table whose first column is an id of its rows' own: a root, or a keyed list.
	numbered bool
	conflict string // what follows an INSERT when the row may be there
}

func (t *table) owner() string {
	if t.keyed {
		return t.columns[1]
	}
	return t.columns[0]
}

func (t *table) column(name string) int { return slices.Index(t.columns, name) }

// ref is a column of a root that refers to another row.
type ref struct {
	column   string
	table    string // referred to
	key      string // its key column
	required bool   // the row cannot be without what it refers to, if it refers to anything
}

// aggregate describes one Kind: its tables, root first, and what they refer to. All that
// writes, journals and restores works from this description.
type aggregate struct {
	kind   Kind
	tables []table
	refs   []ref
	// clash finds another row that has what must be unique. Its parameters are the
	// columns clashOn, then the id.
	clash   string
	clashOn []string
}

func (a *aggregate) root() *table { return &a.tables[0] }

// aggregates in the order in which they refer to each other: a kind refers only to
// earlier ones. Undo restores in this order and removes in the opposite one.
var aggregates = []*aggregate{
	{kind: Imports, tables: []table{{name: "import", columns: importColumns}}},
	{
		kind: Settings, tables: []table{{name: "setting", columns: settingColumns}},
		clash: "SELECT 1 FROM setting WHERE key = ? AND id <> ?", clashOn: []string{"key"},
	},
	{kind: Cards, tables: []table{{name: "card", columns: cardColumns}}},
	{
		kind: Contacts,
		tables: []table{
			{name: "contact", columns: contactColumns},
			{name: "email", columns: []string{"contact", "position", "value", "label", "preferred"}},
			{name: "phone", columns: []string{"contact", "position", "value", "e164", "label", "preferred"}},
			{name: "address", columns: []string{
				"contact", "position", "label", "preferred", "po_box", "extended",
				"street", "city", "region", "postal_code", "country",
			}},
			{name: "link", columns: []string{"contact", "position", "value", "label", "preferred"}},
			{name: "contact_topic", columns: []string{"contact", "position", "topic"}},
			{name: "property", columns: []string{"contact", "position", "name", "value"}},
		},
		refs: []ref{
			{column: "photo", table: "photo", key: "sha256"},
			{column: "import", table: "import", key: "id"},
		},
		clash: "SELECT 1 FROM contact WHERE mine = 1 AND ? = 1 AND id <> ?", clashOn: []string{"mine"},
	},
	{
		kind: Events,
		tables: []table{
			{name: "event", columns: eventColumns},
			{name: "session", keyed: true, columns: sessionColumns},
		},
		refs: []ref{{column: "import", table: "import", key: "id"}},
	},
	{
		kind: Encounters, tables: []table{{name: "encounter", columns: encounterColumns}},
		refs: []ref{
			{column: "contact", table: "contact", key: "id", required: true},
			{column: "event", table: "event", key: "id"},
			{column: "session", table: "session", key: "id"},
			{column: "import", table: "import", key: "id"},
		},
	},
	{
		kind: Attendees, tables: []table{{name: "attendee", columns: attendeeColumns}},
		refs: []ref{
			{column: "contact", table: "contact", key: "id", required: true},
			{column: "event", table: "event", key: "id", required: true},
			{column: "import", table: "import", key: "id"},
		},
		clash:   "SELECT 1 FROM attendee WHERE contact = ? AND event = ? AND id <> ?",
		clashOn: []string{"contact", "event"},
	},
	{
		kind: Promises, tables: []table{{name: "promise", columns: promiseColumns}},
		refs: []ref{
			{column: "contact", table: "contact", key: "id", required: true},
			{column: "encounter", table: "encounter", key: "id"},
		},
	},
	{
		kind: Arrivals, tables: []table{{name: "arrival", columns: arrivalColumns}},
		refs: []ref{
			{column: "event", table: "event", key: "id"},
			{column: "contact", table: "contact", key: "id", required: true},
			{column: "photo", table: "photo", key: "sha256"},
		},
	},
	{
		kind: NotSame, tables: []table{{name: "not_same", columns: notSameColumns}},
		refs: []ref{
			{column: "a", table: "contact", key: "id", required: true},
			{column: "b", table: "contact", key: "id", required: true},
		},
		clash: "SELECT 1 FROM not_same WHERE a = ? AND b = ? AND id <> ?", clashOn: []string{"a", "b"},
	},
}

var aggregateOf = func() map[Kind]*aggregate {
	m := map[Kind]*aggregate{}
	for _, a := range aggregates {
		m[a.kind] = a
		for t := range a.tables {
			a.tables[t].numbered = t == 0 || a.tables[t].keyed
		}
	}
	return m
}()

// record is one row: its columns' values in the table's order, each an int64, a string
// or nil.
type record []any

// image is an aggregate as its rows: for each table of it, in order, its records. The
// root has exactly one.
type image [][]record

func (im image) root() record { return im[0][0] }

// get is a column of the root.
func (im image) get(a *aggregate, column string) any { return im.root()[a.root().column(column)] }

func (im image) set(a *aggregate, column string, v any) { im.root()[a.root().column(column)] = v }

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

// bookkeeping are the columns that say nothing about the thing itself: they make no
// difference between two images and are not restored.
var bookkeeping = map[string]bool{"id": true, "rev": true, "created": true, "updated": true}

// sameContent reports whether two images differ in bookkeeping at most. Ids of keyed rows
// count: others refer to them.
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

// load reads the images of the given aggregates; ids that are gone are left out.
func (a *aggregate) load(ctx context.Context, q querier, ids ...int64) (map[int64]image, error) {
	return a.loadTables(ctx, q, nil, ids...)
}

// loadTables is load of some tables only, root first; nil is all.
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
			rec, err := scanRecord(r, tab.columns, 0)
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

// idCondition is the rest of a WHERE clause and its parameter: one id is compared, many
// go as a JSON array, for which there is no limit.
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

// scanRecord reads a row of these columns and some more that were counted. A damaged file may hold in them what its schema does
// not allow: data.ErrDamaged.
func scanRecord(r *sql.Rows, columns []string, more int) (record, error) {
	rec := make(record, len(columns)+more)
	ptrs := make([]any, len(rec))
	for i := range rec {
		ptrs[i] = &rec[i]
	}
	if err := r.Scan(ptrs...); err != nil {
		return nil, err
	}
	for i, name := range columns {
		if !fits(name, rec[i]) {
			return nil, fmt.Errorf("the column %q holds %.40q: %w", name, fmt.Sprint(rec[i]), data.ErrDamaged)
		}
	}
	return rec, nil
}

// fits reports whether a column may hold a value.
func fits(column string, v any) bool {
	switch v.(type) {
	case nil:
		return optional[column]
	case string:
		return !numbers[column]
	case int64:
		return numbers[column]
	}
	return false
}

// quoted lists columns for SQL; "end" is a keyword.
func quoted(columns []string) string { return `"` + strings.Join(columns, `","`) + `"` }

// encode writes an image for the journal: {"v":1,"contact":[{"id":7,…}],"email":[…]}.
// Tables without rows are left out. Columns are named, so that a later schema can read it.
func (a *aggregate) encode(im image, schema int64) (string, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"v":%d`, schema)
	for t, rows := range im {
		if len(rows) == 0 {
			continue
		}
		tab := &a.tables[t]
		fmt.Fprintf(&b, `,%q:[`, tab.name)
		for i, r := range rows {
			if i > 0 {
				b.WriteByte(',')
			}
			for c, v := range r {
				text, err := json.Marshal(v)
				if err != nil {
					return "", err
				}
				lead := byte(',')
				if c == 0 {
					lead = '{'
				}
				b.WriteByte(lead)
				b.WriteString(`"` + tab.columns[c] + `":`)
				b.Write(text)
			}
			b.WriteByte('}')
		}
		b.WriteByte(']')
	}
	b.WriteByte('}')
	return b.String(), nil
}

// decode reads an image from the journal. A column that the image does not name is NULL: a
// migration that adds a NOT NULL column must add it to the images too.
func (a *aggregate) decode(text string) (image, error) {
	var parts map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &parts); err != nil {
		return nil, fmt.Errorf("the journal's image of a %s: %w", a.kind, err)
	}
	im := make(image, len(a.tables))
	for t := range a.tables {
		raw, ok := parts[a.tables[t].name]
		if !ok {
			continue
		}
		var rows []map[string]any
		dec := json.NewDecoder(bytes.NewReader(raw))
		dec.UseNumber() // ids and times are 64-bit
		if err := dec.Decode(&rows); err != nil {
			return nil, fmt.Errorf("the journal's image of a %s: %w", a.kind, err)
		}
		for _, row := range rows {
			rec, err := a.tables[t].record(row)
			if err != nil {
				return nil, err
			}
			im[t] = append(im[t], rec)
		}
	}
	if len(im[0]) != 1 {
		return nil, fmt.Errorf("the journal's image of a %s has %d rows of it: %w", a.kind, len(im[0]), data.ErrDamaged)
	}
	for t := range a.tables {
		owner := a.tables[t].column(a.tables[t].owner())
		for _, rec := range im[t] {
			if rec[owner] != im.id() {
				return nil, fmt.Errorf("the journal's image of a %s has rows of another: %w", a.kind, data.ErrDamaged)
			}
		}
	}
	return im, nil
}

// numbers are the columns that hold whole numbers, in whatever table they are: all others hold text. optional are those
// that may hold nothing. A damaged file, or a stranger's, may say otherwise.
var (
	numbers = wordSet(`id rev op at contacts_new contacts_updated contacts_same problems position updated trashed compact until
		mine import created merged contact preferred start end all_day event session warmth encounter done a b`)
	optional = wordSet("trashed compact leave_out colour welcome until photo import merged contact start end all_day event session encounter done")
)

func wordSet(text string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		out[w] = true
	}
	return out
}

func (t *table) record(row map[string]any) (record, error) {
	rec := make(record, len(t.columns))
	for c, name := range t.columns {
		rec[c] = row[name]
		if n, ok := rec[c].(json.Number); ok {
			if whole, err := n.Int64(); err == nil {
				rec[c] = whole
			}
		}
		if !fits(name, rec[c]) {
			return nil, fmt.Errorf("the journal's column %s.%s is %.40q: %w", t.name, name, fmt.Sprint(row[name]), data.ErrDamaged)
		}
	}
	return rec, nil
}
