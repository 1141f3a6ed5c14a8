package store

import (
	"time"

	"lanyard/data"
)

// The forms in which values lie in the database.

// inMillis cuts a moment to what is stored: UTC, whole milliseconds.
func inMillis(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

// millis writes a moment; NULL for the zero time.
func millis(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

func fromMillis(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// orNull writes a reference; NULL for 0.
func orNull(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// orNo is a mark that is NULL where it is not set.
func orNo(b bool) any {
	if b {
		return int64(1)
	}
	return nil
}

// textOrNull writes a text that most rows do not have; NULL for "".
func textOrNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func boolean(b bool) any {
	if b {
		return int64(1)
	}
	return int64(0)
}

func sourceKind(s data.Source) any {
	if s.Kind == "" {
		return string(data.Typed)
	}
	return string(s.Kind)
}

// fields reads a record's values one after another, in the order of its columns.
type fields struct {
	rec record
	at  int
}

func (f *fields) next() any {
	v := f.rec[f.at]
	f.at++
	return v
}

func (f *fields) skip(n int) { f.at += n }

func (f *fields) text() string {
	s, _ := f.next().(string) // NULL is ""
	return s
}

func (f *fields) int() int64 {
	n, _ := f.next().(int64) // NULL is 0
	return n
}

func (f *fields) flag() bool { return f.int() != 0 }

func (f *fields) time() time.Time {
	if ms, ok := f.next().(int64); ok {
		return fromMillis(ms)
	}
	return time.Time{}
}

// date reads a day. What does not parse was not written by Lanyard and counts as none.
func (f *fields) date() data.Date {
	s := f.text()
	if s == "" {
		return data.Date{}
	}
	d, err := data.ParseDate(s)
	if err != nil {
		return data.Date{}
	}
	return d
}

// source reads the columns source and import.
func (f *fields) source() data.Source {
	return data.Source{Kind: data.SourceKind(f.text()), ImportID: f.int()}
}
