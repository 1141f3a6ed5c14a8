package format

import (
	"io"
	"iter"

	"lanyard/data"
	"lanyard/data/format/csv"
	"lanyard/data/format/table"
	"lanyard/data/format/xlsx"
)

// Table is a file of rows with the supposed meaning of its columns; a user may correct them before Read.
type Table struct {
	*table.Layout
	// Sheet is the name of a workbook's sheet, "" for a file without sheets; Sheets are all its sheets, and
	// Further those that are read after it because they also have people.
	Sheet           string
	Sheets, Further []string
	read            func(io.Reader) iter.Seq2[data.Draft, error]
}

// Sniff finds the columns of a file; nil for a kind of file that is no table. name is the file's name, for
// errors, which are those of Read; sheet is the sheet of a workbook, "" for those with people.
func Sniff(r io.Reader, kind Kind, name, sheet string) (*Table, error) {
	switch kind {
	case CSV:
		l, err := csv.Sniff(r, name)
		if err != nil {
			return nil, err
		}
		return &Table{Layout: &l.Layout, read: func(r io.Reader) iter.Seq2[data.Draft, error] { return named(csv.ReadWith(r, l), name) }}, nil
	case XLSX:
		l, err := xlsx.SniffSheet(r, name, sheet)
		if err != nil {
			return nil, err
		}
		t := &Table{Layout: &l.Layout, Sheet: l.Sheet, Sheets: l.Sheets, read: func(r io.Reader) iter.Seq2[data.Draft, error] { return xlsx.ReadWith(r, name, l) }}
		for _, further := range l.Further {
			t.Further = append(t.Further, further.Sheet)
		}
		return t, nil
	}
	return nil, nil
}

// Read reads the file from its beginning with the present columns. Rows and errors are those of the function
// Read.
func (t *Table) Read(r io.Reader) iter.Seq2[data.Draft, error] { return bounded(t.read(r)) }
