package letter

import (
	"slices"

	"lanyard/data"
)

// Row is what a table for a mail merge says of one person.
type Row struct {
	Email  string
	Values Values
	Filled Filled
}

// Table is a table for the mail merge of a word processor, the header first: the address, the fields of the template under their
// names, and the letter as it would be.
func Table(t *data.Template, rows []Row) [][]string {
	fields, _ := FieldsOf(t)
	for _, f := range []Field{Name, First} { // by which a row is known
		if !slices.Contains(fields, f) {
			fields = slices.Insert(fields, 0, f)
		}
	}
	header := []string{"email"}
	for _, f := range fields {
		header = append(header, string(f))
	}
	out := [][]string{append(header, "subject", "body")}
	for _, r := range rows {
		cells := []string{r.Email}
		for _, f := range fields {
			cells = append(cells, r.Values.of(f))
		}
		out = append(out, append(cells, r.Filled.Subject, r.Filled.Body))
	}
	return out
}
