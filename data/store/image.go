package store

import (
	"bytes"
	"encoding/json"
	"fmt"

	"lanyard/data"
	"lanyard/data/say"
)

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
		return nil, say.Errorf("the journal's image of a {{.Kind}}: {{.Why}}", a.kind, err)
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
			return nil, say.Errorf("the journal's image of a {{.Kind}}: {{.Why}}", a.kind, err)
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
		return nil, say.As(data.ErrDamaged, "the journal's image of a {{.Kind}} has {{.Number}} rows of it: the database file is damaged", a.kind, len(im[0]))
	}
	for t := range a.tables {
		owner := a.tables[t].column(a.tables[t].owner())
		for _, rec := range im[t] {
			if rec[owner] != im.id() {
				return nil, say.As(data.ErrDamaged, "the journal's image of a {{.Kind}} has rows of another: the database file is damaged", a.kind)
			}
		}
	}
	return im, nil
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
		if !t.forms[c].fits(rec[c]) {
			return nil, say.As(data.ErrDamaged, "the journal's column {{.Table}}.{{.Column}} is {{.Value}}: the database file is damaged", t.name, name, fmt.Sprintf("%.40q", fmt.Sprint(row[name])))
		}
	}
	return rec, nil
}
