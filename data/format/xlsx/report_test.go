package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"lanyard/data"
)

// TestAReportOnSeveralSheetsIsReadAsOne reads a report whose sections are sheets, with moments in cells.
func TestAReportOnSeveralSheetsIsReadAsOne(t *testing.T) {
	in, out := time.Date(2026, 9, 22, 19, 0, 11, 0, time.UTC), time.Date(2026, 9, 22, 20, 0, 11, 0, time.UTC)
	f := excelize.NewFile()
	defer f.Close() // it was read
	for _, s := range []struct {
		name string
		rows [][]any
	}{
		{"Summary", [][]any{{"Meeting title", "Metadata round"}, {"Attended participants", 2}, {"Start time", in}}},
		{"Participants", [][]any{
			{"Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Participant ID (UPN)", "Role"},
			{"Hanna Weiß", in, out, "1h", "hanna@uni.example", "hanna@uni.example", "Organizer"},
			{"Bo Ek", in, out, "1h", nil, nil, "Presenter"},
		}},
		{"In-Meeting Activities", [][]any{
			{"Name", "Join Time", "Leave Time", "Duration", "Email", "Role"},
			{"Hanna Weiß", in, out, "1h", "hanna@uni.example", "Organizer"},
			{"Bo Ek", in, out, "1h", nil, "Presenter"},
		}},
	} {
		if _, err := f.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for i, r := range s.rows {
			if err := f.SetSheetRow(s.name, fmt.Sprintf("A%d", i+1), &r); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		t.Fatal(err)
	}
	var got []string
	for d, err := range Read(&file, "report.xlsx") {
		var row *data.RowError
		if errors.As(err, &row) {
			got = append(got, row.Error())
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		s := d.Contact.DisplayName
		for _, e := range d.Encounters {
			first, _, _ := strings.Cut(e.Note, "\n")
			s += " [" + e.Event + ": " + first + "]"
		}
		got = append(got, s)
	}
	want := []string{
		`line 1: of the sheet "In-Meeting Activities": "In-Meeting Activities" is a log of people who stand in another table; its 2 rows were left out`,
		"Hanna Weiß [Metadata round: Organizer]", "Bo Ek [Metadata round: Presenter]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
