package export

import (
	"context"
	"io"

	"lanyard/data"
	"lanyard/data/format/csv"
	"lanyard/data/format/xlsx"
	"lanyard/data/say"
	"lanyard/data/store"
)

// cellEncoder writes rows of cells.
type cellEncoder interface {
	EncodeCells(cells []string) error
}

// leadEncoder writes a table of chosen columns.
type leadEncoder struct {
	encoder // of the whole table: it ends the file, and tells what does not fit
	cells   cellEncoder
	columns []Column
}

func newLeadEncoder(job Job, asked []data.Question, w io.Writer) (encoder, error) {
	columns, err := Choose(job.Columns, asked)
	if err != nil {
		return nil, err
	}
	headers, widths := make([]string, len(columns)), make([]float64, len(columns))
	for i, c := range columns {
		headers[i], widths[i] = c.Header, c.width
	}
	switch {
	case job.Format == XLSX:
		enc := xlsx.NewTable(w, headers, widths)
		return leadEncoder{workbookEncoder{enc: enc}, enc, columns}, nil
	case (job.Format == CSV || job.Format == "") && job.Target.Own():
		enc := csv.NewTable(w, job.Target, headers)
		return leadEncoder{csvEncoder{enc: enc}, enc, columns}, nil
	}
	return nil, say.Errorf("columns are chosen for a workbook (xlsx) or a table of Lanyard's own (csv); the other formats have theirs")
}

func (e leadEncoder) encode(_ context.Context, _ *store.Store, p person) error {
	return e.cells.EncodeCells(cellsOf(e.columns, &p))
}

// close ends the table; what the events hold beside the people is not in it.
func (e leadEncoder) close([]data.Event) error { return e.encoder.close(nil) }

// inner is the encoder of the whole table.
func inner(e encoder) encoder {
	if l, ok := e.(leadEncoder); ok {
		return l.encoder
	}
	return e
}

func cellsOf(columns []Column, p *person) []string {
	l := lead{p, p.row()}
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.cell(&l)
	}
	return cells
}

// Preview is the beginning of a table of chosen columns.
type Preview struct {
	Headers []string
	Rows    [][]string
	People  int // in the whole table
	New     int // of the people of the event, those new since its last export
	Asked   []data.Question
}

// Look gives the first rows of a table of the job's columns, at most so many, and how many people it is of.
func Look(ctx context.Context, s *store.Store, job Job, rows int) (p Preview, err error) {
	sel, err := job.selected(ctx, s)
	if err != nil {
		return p, err
	}
	p.People, p.Asked = len(sel.ids), sel.asked
	if sel.exported != nil {
		p.New = len(sel.exported.New)
	}
	columns, err := Choose(job.Columns, sel.asked)
	if err != nil {
		return p, err
	}
	for _, c := range columns {
		p.Headers = append(p.Headers, c.Header)
	}
	err = newGatherer(s, job.Event, job.Without...).pages(ctx, sel.ids[:min(rows, len(sel.ids))], func(people []person) error {
		for i := range people {
			p.Rows = append(p.Rows, cellsOf(columns, &people[i]))
		}
		return nil
	})
	return p, err
}
