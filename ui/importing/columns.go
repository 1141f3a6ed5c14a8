package importing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	fields "lanyard/data/format/field"
	"lanyard/data/format/table"
)

// shapeOf names the setting in which the columns of a table with this header are remembered.
func shapeOf(columns []table.Column) string {
	h := sha256.New()
	for _, c := range columns {
		h.Write([]byte(c.Header + "\x00")) // never fails
	}
	return "columns_" + hex.EncodeToString(h.Sum(nil)[:12])
}

// fieldsOf are what columns hold.
func fieldsOf(columns []table.Column) []fields.ID {
	out := make([]fields.ID, len(columns))
	for i, c := range columns {
		out[i] = c.Field
	}
	return out
}

// recall sets the columns as the user did for an earlier file with the same header.
func (j *job) recall(ctx context.Context) error {
	j.proposed = fieldsOf(j.layout.Columns)
	text, err := j.w.Store.Setting(ctx, j.shape)
	if err != nil || text == "" {
		return err
	}
	var ids []fields.ID
	if json.Unmarshal([]byte(text), &ids) != nil || len(ids) != len(j.layout.Columns) {
		return nil // of a version that wrote it otherwise
	}
	for i, id := range ids {
		j.layout.Columns[i].Field = id
	}
	j.recalled = true
	return nil
}

// remember keeps what the user said of the columns for the next file with the same header.
func (j *job) remember() {
	if j.layout == nil {
		return
	}
	is := fieldsOf(j.layout.Columns)
	switch {
	case !slices.Equal(is, j.proposed):
		if text, err := json.Marshal(is); err == nil {
			j.w.SetSetting(j.shape, string(text))
		}
	case j.recalled: // all was set back by hand
		j.w.SetSetting(j.shape, "")
	}
}

// forget takes the columns as they seem to be and drops what was said of them.
func (j *job) forget() {
	for i, id := range j.proposed {
		j.layout.Columns[i].Field = id
	}
	j.recalled = false
	j.w.SetSetting(j.shape, "")
}
