package importing

import (
	"context"
	"errors"
	"strings"
	"testing"

	"lanyard/ui/window/windowtest"

	"lanyard/data"
	"lanyard/data/format"
	fields "lanyard/data/format/field"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/words"
)

func TestWhatAnImportBringsIsCounted(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{RowsNotRead(1), "1 row not read, or not wholly"},
		{importedWords(60, 0, 0, words.PeopleCount), "Imported 60 people"},
		{importedWords(1, 0, 0, words.PeopleCount), "Imported 1 person"},
		{importedWords(5, 4, 54, words.PeopleCount), "Imported 5 people, 4 updated, 54 already there"},
		{importedWords(0, 1, 3, words.PeopleCount), "Updated 1 person, 3 already there"},
		{importedWords(2, 0, 0, words.EventCount), "Imported 2 events"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestColumnsAreRememberedForTheNextFileOfTheirShape(t *testing.T) {
	w := windowtest.New(t)
	job := func(text string) *job {
		j := &job{w: w.Window, File: File{Path: windowtest.File(t, "a.csv", []byte(text))}}
		if err := windowtest.Looked(func() error { return j.open(t.Context()) }); err != nil {
			t.Fatal(err)
		}
		return j
	}
	const header = "Name,Email,Crew\n"
	first := job(header + "Ada Doe,ada@doe.example,Sails\n")
	if first.recalled {
		t.Error("something is remembered from nowhere")
	}
	first.layout.Columns[2].Field = fields.Department
	first.remember()
	w.Settle()
	second := job(header + "Bo Roe,bo@roe.example,Oars\n")
	if !second.recalled || second.layout.Columns[2].Field != fields.Department {
		t.Errorf("recalled %v: %+v", second.recalled, second.layout.Columns)
	}
	if other := job("Name,Email,Boat\nBo Roe,bo@roe.example,Oars\n"); other.recalled {
		t.Error("another header has the same columns")
	}
	second.forget()
	w.Settle()
	if third := job(header + "Cy Poe,cy@poe.example,Oars\n"); third.recalled || third.layout.Columns[2].Field == fields.Department {
		t.Error("it was not forgotten")
	}
}

func TestRowsThatCannotBeReadAreSavedWithLineReasonAndText(t *testing.T) {
	j := &job{
		File: File{Path: "a.csv"}, kind: "csv", bytes: []byte("Name,Email\r\n=1+1,,\r\n"),
		problems: []*data.RowError{{Line: 2, Reason: say.T("nobody is named")}, {Reason: say.T("no line")}},
	}
	var out strings.Builder
	if err := j.writeUnread(&out); err != nil {
		t.Fatal(err)
	}
	if want := "\ufeffLine,Reason,Text\r\n2,nobody is named,\"\u200e=1+1,,\"\r\n,no line,\r\n"; out.String() != want {
		t.Errorf("%q", out.String())
	}
}

func TestAnotherSheetOfAWorkbookKeepsTheChosenEvent(t *testing.T) {
	w := windowtest.New(t)
	e := data.Event{Name: "Library Days"}
	w.Write(func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	w.Here = e
	j := &job{w: w.Window}
	n := newImportInto(j, func() {})
	w.Settle()
	n.event.SetSelected("People only")
	next := *j
	again := newImportInto(&next, func() {})
	w.Settle()
	if next.event != 0 || again.event.Selected != "People only" {
		t.Errorf("event %d, %q", next.event, again.event.Selected)
	}
}

func TestWhatNobodyWaitsForIsNotLookedAt(t *testing.T) {
	w := windowtest.New(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	table := &job{w: w.Window, File: File{Path: "people.csv"}, bytes: []byte("Name,Email\n" + strings.Repeat("Ada Doe,a@x.example\n", 20_000)), kind: format.CSV}
	if err := table.sniff(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("the columns are looked at: %v", err)
	}
	days := &calendarJob{w: w.Window}
	if err := windowtest.Looked(func() error {
		return days.read(ctx, windowtest.File(t, "days.ics", []byte("BEGIN:VCALENDAR\nEND:VCALENDAR\n")))
	}); !errors.Is(err, context.Canceled) {
		t.Errorf("the calendar is read: %v", err)
	}
}
