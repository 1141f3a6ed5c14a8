package csv

import (
	"slices"
	"testing"

	"lanyard/data"
)

func TestTargetsHaveTheColumnsOfFields(t *testing.T) {
	for flavour, columns := range textColumns {
		for key, column := range columns {
			if !slices.ContainsFunc(data.Fields, func(f data.Field) bool { return f.Key == key }) {
				t.Errorf("%v: there is no field %q", flavour, key)
			}
			if !slices.Contains(targets[flavour].header, column) {
				t.Errorf("%v: %s goes to %q, which is no column of the table", flavour, key, column)
			}
		}
	}
	for i := range data.Fields {
		if f := &data.Fields[i]; !slices.Contains(kinds, lostText(f)) {
			t.Errorf("nobody hears that %s is left out", f.Key)
		}
	}
	for flavour := range targets {
		if len(textColumns[flavour]) == 0 {
			t.Errorf("%v has no columns for texts", flavour)
		}
	}
}
