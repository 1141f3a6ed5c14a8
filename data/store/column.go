package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"lanyard/data"
)

// form says what a column may hold: whole numbers or text, also NULL if it is optional. A column that is apart
// has no field: saving a thing does not change it. The number of a moment counts milliseconds.
type form struct{ number, optional, apart, moment bool }

// fits reports whether a column of the form may hold a value. A damaged or foreign file may hold other values.
func (f form) fits(v any) bool {
	switch v.(type) {
	case nil:
		return f.optional
	case string:
		return !f.number
	case int64:
		return f.number
	}
	return false
}

// col is a column of a table, bound to a field of T: it says how to write and how to read it. A record is
// checked against the forms of its columns before it is read.
type col[T any] struct {
	name string
	form
	get func(*T) any
	set func(*T, any)
}

// columns are the columns of a table, in order.
type columns[T any] []col[T]

// table gives the table of these columns.
func (cs columns[T]) table(name string) table {
	tab := table{name: name}
	for _, c := range cs {
		tab.columns, tab.forms = append(tab.columns, c.name), append(tab.forms, c.form)
	}
	return tab
}

// list gives the table of these columns for a list whose rows have ids of their own.
func (cs columns[T]) list(name string) table {
	tab := cs.table(name)
	tab.keyed = true
	return tab
}

// record writes a row.
func (cs columns[T]) record(x *T) record {
	rec := make(record, len(cs))
	for i := range cs {
		rec[i] = cs[i].get(x)
	}
	return rec
}

// image writes a thing that is one row.
func (cs columns[T]) image(x *T) image { return image{{cs.record(x)}} }

// of reads a row.
func (cs columns[T]) of(rec record) T {
	var x T
	cs.fill(&x, rec)
	return x
}

func (cs columns[T]) fill(x *T, rec record) {
	for i := range cs {
		if cs[i].set != nil {
			cs[i].set(x, rec[i])
		}
	}
}

// rows writes a list, each row with its owner and its position.
func (cs columns[T]) rows(owner int64, list []T) []record {
	if len(list) == 0 {
		return nil
	}
	at := 0
	if cs[at].name == "id" {
		at++
	}
	out := make([]record, len(list))
	for i := range list {
		out[i] = cs.record(&list[i])
		out[i][at], out[i][at+1] = owner, int64(i)
	}
	return out
}

// all reads a list.
func (cs columns[T]) all(rows []record) []T {
	if len(rows) == 0 {
		return nil
	}
	out := make([]T, len(rows))
	for i, rec := range rows {
		cs.fill(&out[i], rec)
	}
	return out
}

// read reads rows of a table; rest follows the table's name in the query.
func (cs columns[T]) read(ctx context.Context, q querier, name, rest string, args ...any) ([]T, error) {
	var out []T
	tab := cs.table(name)
	err := each(ctx, q, func(r *sql.Rows) error {
		rec, err := scanRecord(r, &tab, 0)
		if err == nil {
			out = append(out, cs.of(rec))
		}
		return err
	}, "SELECT "+tab.qualified()+" FROM "+name+" "+rest, args...)
	return out, err
}

// text is a text that is never NULL.
func text[T any, S ~string](name string, of func(*T) *S) col[T] {
	return col[T]{name, form{}, func(x *T) any { return string(*of(x)) }, func(x *T, v any) { *of(x) = S(v.(string)) }}
}

// rareText is a text that most rows do not have: "" is stored as NULL.
func rareText[T any, S ~string](name string, of func(*T) *S) col[T] {
	return col[T]{
		name,
		form{optional: true},
		func(x *T) any { return textOrNull(string(*of(x))) },
		func(x *T, v any) {
			s, _ := v.(string)
			*of(x) = S(s)
		},
	}
}

// way is the source of a thing; "" is written as data.Typed.
func way[T any](of func(*T) *data.SourceKind) col[T] {
	c := text("source", of)
	c.get = func(x *T) any {
		if k := *of(x); k != "" {
			return string(k)
		}
		return string(data.Typed)
	}
	return c
}

// day is a day as ISO 8601 text; "" for none. A text that does not parse is not Lanyard's and counts as none.
func day[T any](name string, of func(*T) *data.Date) col[T] {
	return col[T]{name, form{}, func(x *T) any { return of(x).String() }, func(x *T, v any) {
		*of(x) = data.Date{}
		if s := v.(string); s != "" {
			if d, err := data.ParseDate(s); err == nil {
				*of(x) = d
			}
		}
	}}
}

// interval is an interval as text, "3m"; "" for none. A text that does not parse is not Lanyard's and counts as none.
func interval[T any](name string, of func(*T) *data.Interval) col[T] {
	return col[T]{name, form{}, func(x *T) any { return of(x).String() }, func(x *T, v any) {
		*of(x), _ = data.ParseInterval(v.(string))
	}}
}

// number is a number that is never NULL, or a required id.
func number[T any, N ~int | ~int64](name string, of func(*T) *N) col[T] {
	return col[T]{name, form{number: true}, func(x *T) any { return int64(*of(x)) }, func(x *T, v any) { *of(x) = N(v.(int64)) }}
}

// reference is the id of something optional: 0 is stored as NULL.
func reference[T any](name string, of func(*T) *int64) col[T] {
	return col[T]{
		name,
		form{number: true, optional: true},
		func(x *T) any { return orNull(*of(x)) },
		func(x *T, v any) { *of(x), _ = v.(int64) },
	}
}

// rareNumber is a number that most rows do not have: 0 is stored as NULL.
func rareNumber[T any, N ~int | ~int64](name string, of func(*T) *N) col[T] {
	return col[T]{
		name,
		form{number: true, optional: true},
		func(x *T) any { return orNull(int64(*of(x))) },
		func(x *T, v any) {
			n, _ := v.(int64)
			*of(x) = N(n)
		},
	}
}

// textList is a list of texts as a JSON array, NULL for an empty one. What does not parse is not Lanyard's and counts as
// empty.
func textList[T any](name string, of func(*T) *[]string) col[T] {
	return col[T]{
		name,
		form{optional: true},
		func(x *T) any {
			if len(*of(x)) == 0 {
				return nil
			}
			return jsonTexts(*of(x))
		},
		func(x *T, v any) {
			*of(x) = nil
			if s, ok := v.(string); ok {
				_ = json.Unmarshal([]byte(s), of(x))
			}
		},
	}
}

// yesNo is 0 or 1.
func yesNo[T any](name string, of func(*T) *bool) col[T] {
	return col[T]{name, form{number: true}, func(x *T) any { return boolean(*of(x)) }, func(x *T, v any) { *of(x) = v.(int64) != 0 }}
}

// mark is 1, or NULL if it is not set.
func mark[T any](name string, of func(*T) *bool) col[T] {
	return col[T]{
		name,
		form{number: true, optional: true},
		func(x *T) any { return orNo(*of(x)) },
		func(x *T, v any) {
			n, _ := v.(int64)
			*of(x) = n != 0
		},
	}
}

// always is a moment that is never NULL, in unix milliseconds.
func always[T any](name string, of func(*T) *time.Time) col[T] {
	return col[T]{
		name,
		form{number: true, moment: true},
		func(x *T) any { return of(x).UnixMilli() },
		func(x *T, v any) { *of(x) = fromMillis(v.(int64)) },
	}
}

// moment is a moment in unix milliseconds, or NULL for the zero time.
func moment[T any](name string, of func(*T) *time.Time) col[T] {
	return col[T]{
		name,
		form{number: true, optional: true, moment: true},
		func(x *T) any { return millis(*of(x)) },
		func(x *T, v any) {
			*of(x) = time.Time{}
			if ms, ok := v.(int64); ok {
				*of(x) = fromMillis(ms)
			}
		},
	}
}

// apart is a number without a field: it is written as given here, and set by name elsewhere. A NULL makes it
// optional.
func apart[T any](name string, value any) col[T] {
	return col[T]{name: name, form: form{number: true, optional: value == nil, apart: true}, get: func(*T) any { return value }}
}

// ofList puts the owner and the position, which columns.rows fills in, before the columns of a list.
func ofList[T any](owner string, rest ...col[T]) columns[T] {
	return append(columns[T]{apart[T](owner, int64(0)), apart[T]("position", int64(0))}, rest...)
}
