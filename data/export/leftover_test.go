package export_test

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format/csv"
	"lanyard/data/format/xlsx"
	"lanyard/data/store"
)

func TestWhatDoesNotFitIsListedBeforeTheFileIsWritten(t *testing.T) {
	s := sampleStore(t)
	said := func(job export.Job) string {
		before, err := export.Check(t.Context(), s, job)
		if err != nil {
			t.Fatal(err)
		}
		var after export.Warnings
		job.Warn = func(w export.Warnings) { after = w }
		if _, err := export.Write(t.Context(), s, job, io.Discard); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(before.Left, after.Left) || before.Formulas != after.Formulas {
			t.Errorf("%s %s: %v was said before, %v after", job.Format, job.Target, before, after)
		}
		var lines []string
		for _, l := range before.Left {
			lines = append(lines, export.Describe(l))
		}
		return strings.Join(lines, "\n")
	}
	if got := said(export.Job{Format: export.CSV, Target: csv.Outlook}); !strings.Contains(got, " people have encounters: goes into Notes") ||
		!strings.Contains(got, "have a photo: left out") {
		t.Error(got)
	}
	if got := said(export.Job{Format: export.CSV, Target: csv.Salesforce}); !strings.Contains(got, "have topics: goes into Description") {
		t.Error(got)
	}
	if got := said(export.Job{Format: export.VCard}); strings.Contains(got, "photo") || !strings.Contains(got, "have encounters: left out") {
		t.Error(got)
	}
	if got := said(export.Job{Format: export.VCard, NoPhotos: true}); !strings.Contains(got, "have a photo: left out") {
		t.Error(got)
	}
	if got := said(export.Job{Format: export.JSON}); got != "" {
		t.Error(got)
	}
	if got := said(export.Job{Format: export.JSON, NoPhotos: true}); !strings.Contains(got, "have a photo: left out") {
		t.Error(got)
	}
	for _, f := range []export.Format{export.CSV, export.XLSX} {
		if got := said(export.Job{Format: f, Target: csv.Apps}); got != "4 people have a photo: left out\n7 people have a cadence: left out\n2 people have letters: left out" {
			t.Errorf("%s: %q", f, got)
		}
	}
}

func TestAWorkbookSaysWhichTextsNoCellHolds(t *testing.T) {
	s := sampleStore(t)
	if _, err := s.Do(t.Context(), "Test", func(tx *store.Tx) error {
		return tx.SaveContact(&data.Contact{DisplayName: "Long", Note: strings.Repeat("word ", 10_000)})
	}); err != nil {
		t.Fatal(err)
	}
	w, err := export.Check(t.Context(), s, export.Job{Format: export.XLSX})
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Left) == 0 || export.Describe(w.Left[0]) != "1 person has a text longer than a cell of a workbook: goes into Long texts" {
		t.Error(w)
	}
}

func TestAWorkbookComesBackAsTheTableDoes(t *testing.T) {
	s := sampleStore(t)
	var book, table bytes.Buffer
	if _, err := export.Write(t.Context(), s, export.Job{Format: export.XLSX}, &book); err != nil {
		t.Fatal(err)
	}
	if _, err := export.Write(t.Context(), s, export.Job{Format: export.CSV, Target: csv.Apps}, &table); err != nil {
		t.Fatal(err)
	}
	var fromBook, fromTable []string
	for d, err := range xlsx.ReadSheet(bytes.NewReader(book.Bytes()), "x.xlsx", "") {
		if err != nil {
			t.Fatal(err)
		}
		fromBook = append(fromBook, d.Contact.Name()+d.Contact.PreferredPhone()+d.Contact.Note+d.Contact.UID)
	}
	for d, err := range csv.Read(bytes.NewReader(table.Bytes()), "x.csv") {
		if err != nil {
			t.Fatal(err)
		}
		fromTable = append(fromTable, d.Contact.Name()+d.Contact.PreferredPhone()+d.Contact.Note+d.Contact.UID)
	}
	if len(fromTable) == 0 || !slices.Equal(fromBook, fromTable) {
		t.Errorf("%d people in the workbook, %d in the table, or others", len(fromBook), len(fromTable))
	}
}

func TestPhotosAreLeftOutWhenAsked(t *testing.T) {
	s := sampleStore(t)
	for without, want := range map[bool]bool{false: true, true: false} {
		var out bytes.Buffer
		if _, err := export.Write(t.Context(), s, export.Job{Format: export.VCard, NoPhotos: without}, &out); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(out.String(), "\r\nPHOTO;"); got != want {
			t.Errorf("without photos %v: photos %v", without, got)
		}
	}
}
