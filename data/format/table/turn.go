package table

import (
	"io"
	"slices"

	"lanyard/data/format/field"
)

// mostFields is how many rows a table may have whose columns are people: each row is one field.
const mostFields = 60

// columnsArePeople recognises a table on its side: each row begins with the name of another field, followed by
// the values of people.
func columnsArePeople(rows []Cells) bool {
	if len(rows) < 2 || len(rows) > mostFields {
		return false
	}
	var fields []field.ID
	values, names := 0, false
	for _, r := range rows {
		if len(r.Text) < 2 {
			return false
		}
		c, ok := field.Match(clean(r.Text[0]))
		if !ok || len(r.Text[0]) > 80 {
			return false
		}
		if _, known := field.Columns(r.Text[1:]); known > 0 {
			return false
		}
		if !slices.Contains(fields, c.ID) {
			fields = append(fields, c.ID)
		}
		names = names || c.ID == field.DisplayName || c.ID == field.Given || c.ID == field.Family
		if filled(r.Text[1:]) > 0 && (c.ID == field.Email && anyOf(r.Text[1:], isEmail) || c.ID == field.Phone && anyOf(r.Text[1:], isPhone)) {
			values++
		}
	}
	return names && values > 0 && len(fields)*2 > len(rows)
}

// turn makes rows of columns. The line of each is the number of its column.
func turn(rows []Cells) []Cells {
	out := make([]Cells, widest(rows))
	for i := range out {
		out[i] = Cells{Text: make([]string, len(rows)), Links: make([]string, len(rows)), Line: i + 1}
		for k := range rows {
			if i < len(rows[k].Text) {
				out[i].Text[k], out[i].Links[k] = rows[k].Text[i], rows[k].link(i)
			}
			out[i].Mended = out[i].Mended || rows[k].Mended
		}
	}
	return out
}

// turned reads a table on its side, which is short, and gives its columns as rows.
func turned(next Next) Next {
	var rows []Cells
	read := false
	return func() (Cells, error) {
		for !read {
			row, err := next()
			if err == io.EOF {
				read = true
				rows = turn(rows)
				break
			}
			if err != nil {
				return row, err
			}
			if !blank(row.Text) && len(rows) < mostFields {
				rows = append(rows, Cells{Text: slices.Clone(row.Text), Links: slices.Clone(row.Links), Line: row.Line, Mended: row.Mended})
			}
		}
		if len(rows) == 0 {
			return Cells{}, io.EOF
		}
		row := rows[0]
		rows = rows[1:]
		return row, nil
	}
}
