package store

import "strings"

// batchRows is how many rows go into one INSERT: a statement's fixed cost is then shared.
const batchRows = 32

// batch collects the rows of one table and inserts many at a time.
type batch struct {
	tx      *Tx
	head    string // "INSERT INTO t (a, b) VALUES "
	columns int
	args    []any
}

// add takes one row; its values in the order of the head's columns.
func (b *batch) add(values ...any) error {
	b.args = append(b.args, values...)
	if len(b.args) == batchRows*b.columns {
		return b.flush()
	}
	return nil
}

// flush inserts what is still waiting.
func (b *batch) flush() error {
	rows := len(b.args) / b.columns
	if rows == 0 {
		return nil
	}
	one := "(?" + strings.Repeat(",?", b.columns-1) + ")"
	_, err := b.tx.exec(b.head+one+strings.Repeat(","+one, rows-1), b.args...)
	b.args = b.args[:0]
	return err
}
