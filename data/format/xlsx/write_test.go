package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"lanyard/data"
	"lanyard/data/format/table"
)

// hard is a contact whose values a spreadsheet would run or alter.
func hard() table.Row {
	return table.Row{
		Contact: data.Contact{
			DisplayName: "=1+1", Given: "-Anna", Family: "007", Organisation: "MAR1", Note: " two\n\tlines & <tags> _x0041_ ",
			Emails:   []data.Email{{Value: "anna@lib.example", Label: "work", Preferred: true}},
			Phones:   []data.Phone{{Value: "+380441234567", Label: "mobile"}, {Value: "00123"}},
			Topics:   []string{"metadata", "a; b"},
			Birthday: data.Date{Year: 1980, Month: 2, Day: 3},
		},
		Encounters: []data.DraftEncounter{{Event: "Forum", Note: "first", At: time.Date(2025, 1, 2, 3, 4, 0, 0, time.UTC)}, {Event: "Forum 2026", Note: "second"}},
		Promises:   []data.Promise{{By: data.ByMe, Text: "send slides", Due: data.Date{Year: 2026, Month: 9, Day: 1}}},
	}
}

func written(t *testing.T, events []data.Event, rows ...table.Row) []byte {
	t.Helper()
	var b bytes.Buffer
	e := NewEncoder(&b)
	for _, r := range rows {
		if err := e.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Close(events...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAWorkbookIsReadBackWithoutLoss(t *testing.T) {
	b := written(t, nil, hard(), table.Row{Contact: data.Contact{DisplayName: "Jim Poe"}})
	var got []data.Draft
	for d, err := range Read(bytes.NewReader(b), "people.xlsx") {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, d)
	}
	if len(got) != 2 {
		t.Fatalf("%d people", len(got))
	}
	want := hard()
	if fmt.Sprintf("%+v", got[0].Contact) != fmt.Sprintf("%+v", want.Contact) {
		t.Errorf("got\n%+v\nwant\n%+v", got[0].Contact, want.Contact)
	}
	if len(got[0].Encounters) != 2 || got[0].Encounters[0].Note != "first" || len(got[0].Promises) != 1 || got[0].Promises[0].Text != "send slides" {
		t.Errorf("%+v", got[0])
	}
}

func TestAllCellsAreTextAndTheHeaderStays(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(written(t, nil, hard())))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i := range table.Header() {
		at, _ := excelize.CoordinatesToCellName(i+1, 2)
		kind, err := f.GetCellType(peopleSheet, at)
		if err != nil || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString && kind != excelize.CellTypeUnset {
			t.Errorf("%s is of type %v, %v", at, kind, err)
		}
		if formula, err := f.GetCellFormula(peopleSheet, at); formula != "" || err != nil {
			t.Errorf("%s runs %q, %v", at, formula, err)
		}
	}
	if p, err := f.GetPanes(peopleSheet); err != nil || !p.Freeze || p.YSplit != 1 {
		t.Errorf("panes %+v, %v", p, err)
	}
	if w, err := f.GetColWidth(peopleSheet, "A"); err != nil || w < 20 {
		t.Errorf("names have a width of %v, %v", w, err)
	}
}

func TestEventsHaveASheetOfTheirOwn(t *testing.T) {
	ev := data.Event{
		Name: "Forum", Place: "Oslo", Zone: "Europe/Oslo", AllDay: true,
		Start: time.Date(2026, 8, 11, 22, 0, 0, 0, time.UTC), End: time.Date(2026, 8, 13, 22, 0, 0, 0, time.UTC),
		Sessions: []data.Session{{Title: "Opening", Speakers: "Jane Doe", Room: "A1", Start: time.Date(2026, 8, 12, 7, 30, 0, 0, time.UTC)}},
	}
	b := written(t, []data.Event{ev}, hard())
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(eventsSheet)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Event|Session|Speakers|Place|Starts|Ends|Time zone|Link|Note",
		"Forum|||Oslo|2026-08-12|2026-08-14|Europe/Oslo",
		"Forum|Opening|Jane Doe|A1|2026-08-12 09:30||Europe/Oslo",
	}
	var got []string
	for _, r := range rows {
		got = append(got, strings.Join(r, "|"))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	l, err := Sniff(bytes.NewReader(b), "x.xlsx")
	if err != nil || l.Sheet != peopleSheet || len(l.Further) != 0 {
		t.Errorf("read from %+v, %v", l, err)
	}
}

func TestTheSameRowsGiveTheSameBytes(t *testing.T) {
	ev := []data.Event{{Name: "Forum"}}
	first := written(t, ev, hard())
	for range 5 {
		if !bytes.Equal(first, written(t, ev, hard())) {
			t.Fatal("the bytes differ")
		}
	}
}

func TestATextThatNoCellHoldsStandsWholeOnASheetOfItsOwn(t *testing.T) {
	long := hard()
	long.Contact.Note = strings.Repeat("é👍 ", 30_000) + "the end"
	fits := hard()
	fits.Contact.Note = strings.Repeat("é", 32767)
	b := written(t, []data.Event{{Name: "Forum", Note: long.Contact.Note}}, fits, long)
	f, err := excelize.OpenReader(bytes.NewReader(b))
	must(t, err)
	defer f.Close()
	rows, err := f.GetRows(peopleSheet)
	must(t, err)
	column := slices.Index(table.Header(), "Note")
	if rows[1][column] != fits.Contact.Note {
		t.Error("a note that just fits is cut")
	}
	if got := rows[2][column]; !strings.HasSuffix(got, ` … [whole in the sheet "Long texts", no. 1]`) || !strings.HasPrefix(long.Contact.Note, got[:32_000]) {
		t.Errorf("the cut note ends in %q", got[len(got)-60:])
	}
	texts, err := f.GetRows(LongSheet)
	must(t, err)
	whole := map[string]string{}
	for _, r := range texts[1:] {
		whole[strings.Join(r[:3], "|")] += r[3]
	}
	if len(whole) != 2 || whole["1|=1+1|Note"] != long.Contact.Note || whole["2|Forum|Note"] != long.Contact.Note {
		t.Errorf("%d texts on the sheet", len(whole))
	}
	var notes []string
	for d, err := range Read(bytes.NewReader(b), "x.xlsx") {
		must(t, err)
		notes = append(notes, d.Contact.Note)
	}
	if !slices.Equal(notes, []string{fits.Contact.Note, long.Contact.Note}) {
		t.Errorf("%d people are read back, or with other notes", len(notes))
	}
}

func TestALongTextThatWasChangedInItsCellStaysAsItIsThere(t *testing.T) {
	long := hard()
	long.Contact.Note = strings.Repeat("abc ", 10_000)
	f, err := excelize.OpenReader(bytes.NewReader(written(t, nil, long)))
	must(t, err)
	column := slices.Index(table.Header(), "Note") + 1
	at, err := excelize.CoordinatesToCellName(column, 2)
	must(t, err)
	was, err := f.GetCellValue(peopleSheet, at)
	must(t, err)
	changed := "x" + was[1:]
	must(t, f.SetCellStr(peopleSheet, at, changed))
	var b bytes.Buffer
	_, err = f.WriteTo(&b)
	must(t, err)
	for d, err := range Read(&b, "x.xlsx") {
		if err != nil || d.Contact.Note != changed {
			t.Errorf("%d bytes, %v", len(d.Contact.Note), err)
		}
	}
}

func TestWhatAWorkbookCannotHoldIsCounted(t *testing.T) {
	long, control := hard(), hard()
	long.Contact.Note = strings.Repeat("x", 40_000)
	control.Contact.Note = "a\x01b"
	for name, w := range map[string]io.Writer{"written": &bytes.Buffer{}, "counted alone": nil} {
		e := NewEncoder(w)
		for _, r := range []table.Row{hard(), long, control} {
			must(t, e.Encode(r))
		}
		must(t, e.Close())
		if e.Long != 1 || e.Unwritable != 1 {
			t.Errorf("%s: %d long, %d with control characters", name, e.Long, e.Unwritable)
		}
	}
}
