package export_test

import (
	"bytes"
	"maps"
	"reflect"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/format/csv"
)

// What no table of another program says of a row, with the reason.
var targetReasons = map[string]string{
	"row.Contact.UID":                 "each program numbers its people itself",
	"row.Contact.Source.Kind":         "a table tells who somebody is, not by which way they came in",
	"row.Contact.Former.Field":        "it is said in words: Title before",
	"row.Encounters.Zone":             "notes say the day there, not which clocks",
	"row.Encounters.Source":           "as Contact.Source.Kind",
	"row.Attendees.Source":            "as Contact.Source.Kind",
	"row.Encounters.IntroducedBy.UID": "as Contact.UID",
	"row.LastContact":                 "it follows from Encounters",
	"row.Appointments.UID":            "as Contact.UID",
	"row.Appointments.Zone":           "as Encounters.Zone",
	"row.Appointments.Day":            "notes say when the appointment is, not when its event begins",
}

// What one of them leaves out beside these.
var (
	noMailLabels = "its columns of e-mails are numbered and have no label"
	noLinkLabels = "as of e-mails"
	oneAddress   = "it has columns for one address, which is that at work"
	oneTarget    = map[csv.Flavour]map[string]string{
		csv.Outlook: {
			"row.Contact.Emails.Label": noMailLabels, "row.Contact.Links.Label": noLinkLabels,
			"row.Contact.Addresses.Label": "an address that is neither Home nor Business is Other",
		},
		csv.Thunderbird: {
			"row.Contact.Emails.Label": noMailLabels, "row.Contact.Links.Label": noLinkLabels,
			"row.Contact.Birthday": "it stands in three columns",
		},
		csv.HubSpot:    {"row.Contact.Emails.Label": noMailLabels, "row.Contact.Links.Label": noLinkLabels, "row.Contact.Addresses.Label": oneAddress},
		csv.Salesforce: {"row.Contact.Emails.Label": noMailLabels, "row.Contact.Addresses.Label": oneAddress},
	}
)

// TestTargetsLeaveOutOnlyWhatIsNamed fills every field of a row and writes it into the tables of other programs: each text and day is
// somewhere in them, in a column or in the notes.
func TestTargetsLeaveOutOnlyWhatIsNamed(t *testing.T) {
	row := fullRow(t)
	for _, flavour := range csv.Flavours[2:] {
		t.Run(string(flavour), func(t *testing.T) {
			var b bytes.Buffer
			e := csv.NewEncoder(&b, flavour)
			noError(t, e.Encode(row))
			noError(t, e.Close())
			reasons := maps.Clone(targetReasons)
			maps.Copy(reasons, oneTarget[flavour])
			missing := map[string]string{}
			said(reflect.ValueOf(row), "row", func(path, text string) {
				if !strings.Contains(b.String(), text) {
					missing[path] = text
				}
			})
			for path, text := range missing {
				if reasons[path] == "" {
					t.Errorf("%s: %q is nowhere", path, text)
				}
			}
			for path, reason := range reasons {
				if missing[path] == "" {
					t.Errorf("%s is not lost after all: take it from the list (%s)", path, reason)
				}
			}
		})
	}
}

// said gives each text and day of a value with its path, without places in lists.
func said(v reflect.Value, path string, f func(path, text string)) {
	if day, ok := v.Interface().(data.Date); ok {
		f(path, day.String())
		return
	}
	switch v.Kind() {
	case reflect.String:
		if v.Len() > 0 {
			f(path, v.String())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				said(v.Field(i), path+"."+v.Type().Field(i).Name, f)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			said(v.Index(i), path, f)
		}
	}
}
