package export_test

import (
	"bytes"
	"io"
	"maps"
	"reflect"
	"slices"
	"testing"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/format/csv"
	"lanyard/data/format/field"
	"lanyard/data/format/table"
	"lanyard/data/format/xlsx"
)

// What no table holds of a row, with the reason.
var rowReasons = map[string]string{
	"row.Contact.Source":       "a table tells who somebody is, not by which way they came in",
	"row.Contact.Created":      "as Source",
	"row.Contact.Updated":      "as Source",
	"row.Encounters.Source":    "as Contact.Source",
	"row.Encounters.Created":   "as Contact.Source",
	"row.Promises.Created":     "as Contact.Source",
	"row.Promises.Updated":     "as Contact.Source",
	"row.Attendees.Source":     "as Contact.Source",
	"row.Attendees.Fresh":      "as Contact.Source",
	"row.Appointments.Created": "as Contact.Source",
	"row.Consents.Created":     "as Contact.Source",
	"row.Consents.Updated":     "as Contact.Source",
	"row.LastContact":          "it follows from the encounters",
}

// fullRow is a row with every field filled.
func fullRow(t *testing.T) (row table.Row) {
	f := &filler{t: t}
	v := reflect.ValueOf(&row).Elem()
	for i := range v.NumField() {
		f.fill(v.Field(i), v.Type().Field(i).Name)
	}
	row.Consents = row.Consents[:1]
	mayBeEmpty(t, row, "row",
		"row.Consents.ID", "row.Consents.Rev", "row.Consents.ContactID", "row.Promises.SnoozedEvent", "row.Promises.SnoozedAt.EventID",
		"row.Contact.ID", "row.Contact.Rev", "row.Contact.Trashed", "row.Contact.Source.ImportID", "row.Contact.Photo.SHA256", "row.Contact.Photo.Bytes", "row.Contact.Phones.E164",
		"row.Encounters.EventID", "row.Encounters.SessionID", "row.Attendees.EventID", "row.Appointments.EventID", "row.Appointments.EncounterID",
		"row.Promises.ID", "row.Promises.Rev", "row.Promises.ContactID", "row.Promises.EncounterID", "row.Promises.Trashed")
	for i := range row.Encounters {
		if e := &row.Encounters[i]; e.AllDay {
			e.At = startOfDay(e.At, e.Zone)
		}
	}
	return row
}

// TestEveryFieldOfARowComesBack fills every field of a row, writes it into each of Lanyard's own tables and reads it again. A field
// for which there is neither a column nor a place in More fails it.
func TestEveryFieldOfARowComesBack(t *testing.T) {
	inEachTable(t, fullRow(t), func(*format.Table) {}, rowReasons)
}

// TestEveryColumnSaysWhatItHolds does the same without More, with no more values than there are columns: what a column does not
// write, or nobody reads of it, is missing.
func TestEveryColumnSaysWhatItHolds(t *testing.T) {
	row := fullRow(t)
	c := &row.Contact
	c.Emails, c.Phones, c.Addresses, c.Links = c.Emails[:3], c.Phones[:3], c.Addresses[:3], c.Links[:3]
	reasons := map[string]string{
		"row.Attendees.Note": "the column shows events, days and states",
		"row.Contact.Former": "it has no column: More holds it",

		"row.Encounters.IntroducedBy.UID": "as Former",
		"row.Consents.Text":               "as Former",
		"row.Consents.How":                "as Former",
		"row.Consents.On":                 "as Former",
		"row.Consents.Kept":               "as Former",
		"row.Consents.KeptOn":             "as Former",
	}
	maps.Copy(reasons, rowReasons)
	for name, met := range map[string][]data.DraftEncounter{"a day": row.Encounters[:1], "a moment": row.Encounters[1:2]} {
		t.Run(name, func(t *testing.T) {
			row.Encounters = met
			inEachTable(t, row, func(of *format.Table) {
				more := slices.IndexFunc(of.Columns, func(c table.Column) bool { return c.Field == field.More })
				of.Columns[more].Field = field.Ignore
			}, reasons)
		})
	}
}

// inEachTable writes a row into each of Lanyard's own tables and reads it, by the columns as change leaves them.
func inEachTable(t *testing.T, row table.Row, change func(*format.Table), reasons map[string]string) {
	asked := questionsOf(row.Encounters)
	comma := func(f csv.Flavour) func(io.Writer) error {
		return func(w io.Writer) error {
			e := csv.NewEncoder(w, f, asked...)
			noError(t, e.Encode(row))
			return e.Close()
		}
	}
	for _, c := range []struct {
		name, file string
		kind       format.Kind
		write      func(io.Writer) error
	}{
		{"for apps", "x.csv", format.CSV, comma(csv.Apps)},
		{"for spreadsheets", "x.csv", format.CSV, comma(csv.Spreadsheet)},
		{"workbook", "x.xlsx", format.XLSX, func(w io.Writer) error {
			e := xlsx.NewEncoder(w, asked...)
			noError(t, e.Encode(row))
			return e.Close()
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			noError(t, c.write(&b))
			of, err := format.Sniff(bytes.NewReader(b.Bytes()), c.kind, c.file, "")
			noError(t, err)
			change(of)
			var got []data.Draft
			for d, err := range of.Read(bytes.NewReader(b.Bytes())) {
				noError(t, err)
				got = append(got, d)
			}
			if len(got) != 1 {
				t.Fatalf("one row comes back as %d", len(got))
			}
			d := got[0]
			back := table.Row{Contact: d.Contact, Encounters: d.Encounters, Promises: d.Promises, Attendees: d.Attendees, Appointments: d.Appointments}
			if !d.Consent.IsZero() {
				back.Consents = []data.Consent{d.Consent}
			}
			compareFields(t, row, back, "row", reasons)
		})
	}
}

// questionsOf are questions for all answers of encounters.
func questionsOf(met []data.DraftEncounter) (out []data.Question) {
	var keys data.Once[string]
	for _, e := range met {
		for _, a := range e.Answers {
			if keys.Add(a.Key) {
				out = append(out, data.Question{Key: a.Key, Text: "What of " + a.Key + "?"})
			}
		}
	}
	return out
}
