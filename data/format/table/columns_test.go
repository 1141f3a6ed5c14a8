package table

import (
	"slices"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/format/field"
)

// released is the header as users' scripts know it. New columns stand after it.
const released = "Display name,Prefix,Given name,Additional names,Family name,Suffix,Nickname,Organisation,Department,Job title," +
	"E-mail 1,E-mail 1 label,E-mail 2,E-mail 2 label,E-mail 3,E-mail 3 label,Phone 1,Phone 1 label,Phone 2,Phone 2 label,Phone 3,Phone 3 label," +
	"Address 1 label,Address 1 street,Address 1 extended,Address 1 PO box,Address 1 city,Address 1 region,Address 1 postal code,Address 1 country," +
	"Address 2 label,Address 2 street,Address 2 extended,Address 2 PO box,Address 2 city,Address 2 region,Address 2 postal code,Address 2 country," +
	"Address 3 label,Address 3 street,Address 3 extended,Address 3 PO box,Address 3 city,Address 3 region,Address 3 postal code,Address 3 country," +
	"Link 1,Link 1 label,Link 2,Link 2 label,Link 3,Link 3 label,Topics,Note,Birthday,Event,Session,Met on,Met at,Time zone,Place,Warmth," +
	"Encounter note,Promises,UID,Other,More,Attendance,Pronouns"

func TestColumnsAreOnlyAddedAtTheEnd(t *testing.T) {
	if got := strings.Join(Header(), ",") + ","; !strings.HasPrefix(got, released+",") {
		t.Errorf("the header has changed: %s", got)
	}
}

func TestEveryFieldIsInTheListOfColumns(t *testing.T) {
	for _, f := range field.All() {
		i := slices.IndexFunc(columns, func(c column) bool { return c.id == f.ID })
		switch {
		case i < 0:
			t.Errorf("%s is no column", f.ID)
		case columns[i].take == nil:
			t.Errorf("%s is not read", f.ID)
		case columns[i].cell != nil && columns[i].width == 0:
			t.Errorf("%s has no width", f.ID)
		case (columns[i].number > 0) != (f.Numbered != ""):
			t.Errorf("%s is numbered in one of field and table only", f.ID)
		}
	}
	for _, c := range columns {
		if field.Of(c.id).Header == "" {
			t.Errorf("%s has no header in the field table", c.id)
		}
	}
	for _, f := range data.Texts {
		if place(field.ID(f.Key)) < 0 {
			t.Errorf("%s has no column in Lanyard's own table", f.Key)
		}
	}
}

func TestEveryListOfARowIsAPartThatMoreAndNotesKnow(t *testing.T) {
	known := map[string]bool{"text": true, "none": true}
	for _, p := range parts {
		l := p.leftover()
		known[l.Key] = true
		if (l.Lines == nil) != (l.Noun == "") {
			t.Errorf("%s has a noun or lines for notes, not both", l.Key)
		}
	}
	for key := range moreKeys {
		if !known[strings.TrimPrefix(key, "further_")] && key != "earlier" {
			t.Errorf("nothing fills %q of More", key)
		}
	}
}
