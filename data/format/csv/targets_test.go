package csv

import (
	"slices"
	"testing"

	"lanyard/data"
)

// toNotes is the reason of a text for which a program's import documents no column.
const toNotes = "the import has no such column: it goes to the notes"

// columnless are the texts that have no column in a target, with the reason.
var columnless = map[Flavour]map[data.FieldKey]string{
	Google:      {"pronouns": toNotes},
	Outlook:     {"pronouns": toNotes},
	Thunderbird: {"prefix": toNotes, "additional": toNotes, "suffix": toNotes, "pronouns": toNotes},
	HubSpot:     {"prefix": toNotes, "additional": toNotes, "suffix": toNotes, "nickname": toNotes, "pronouns": toNotes, "department": toNotes},
	Salesforce:  {"prefix": toNotes, "additional": toNotes, "suffix": toNotes, "nickname": toNotes, "pronouns": toNotes},
}

func TestEveryFieldHasAColumnInEachTargetOrAReasonForNone(t *testing.T) {
	for _, flavour := range foreign() {
		for _, f := range data.Fields {
			_, has := textColumns[flavour][f.Key]
			if _, excused := columnless[flavour][f.Key]; has == excused {
				t.Errorf("%s: %s has a column: %v, and a reason for none: %v", flavour, f.Key, has, excused)
			}
		}
	}
}

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
