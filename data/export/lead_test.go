package export_test

import (
	"bytes"
	"context"
	stdcsv "encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format"
	"lanyard/data/format/csv"
	"lanyard/data/format/table"
	"lanyard/data/store"
)

// fair is an event with two questions.
func fair(t *testing.T, s *store.Store) data.Event {
	t.Helper()
	e := data.Event{Name: "Fair", Zone: "Europe/Berlin", Start: noon, Questions: []data.Question{
		{Key: "topic", Text: "Which topics?", Type: data.TagsQuestion}, {Key: "budget", Text: "Budget", Type: data.YesNoQuestion},
	}}
	do(t, s, func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	return e
}

func do(t testing.TB, s *store.Store, f func(*store.Tx) error) store.Op {
	t.Helper()
	op, err := s.Do(t.Context(), "Test", f)
	noError(t, err)
	return op
}

// meet saves a contact who was met at the event, and what they answered.
func meet(t testing.TB, s *store.Store, event int64, name string, answers ...data.Answer) (contact int64) {
	t.Helper()
	do(t, s, func(tx *store.Tx) error {
		c := data.Contact{DisplayName: name, Organisation: "Library; " + name, Source: data.Source{Kind: data.FromQR}}
		if err := tx.SaveContact(&c); err != nil {
			return err
		}
		contact = c.ID
		e := data.Encounter{ContactID: c.ID, EventID: event, At: noon.Add(1500 * time.Millisecond), Zone: "Europe/Berlin", Note: "=1+1", Warmth: data.Hot, Answers: answers, Source: data.Source{Kind: data.FromSwap}}
		return tx.SaveEncounter(&e)
	})
	return contact
}

// ofEvent is the export of an event's people.
func ofEvent(event int64, format export.Format) export.Job {
	return export.Job{Selection: data.Selection{Query: data.Query{Event: event}}, Event: event, Format: format}
}

// rowsOf are the rows of a table, the header first.
func rowsOf(t testing.TB, s *store.Store, job export.Job) [][]string {
	t.Helper()
	var b bytes.Buffer
	_, err := export.Write(t.Context(), s, job, &b)
	noError(t, err)
	rows, err := stdcsv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\uFEFF"))).ReadAll()
	noError(t, err)
	return rows
}

func TestChosenColumnsStandInTheirOrder(t *testing.T) {
	s := anEmptyStore(t)
	e := fair(t, s)
	meet(t, s, e.ID, "Anna", data.Answer{Key: "topic", Value: "IIIF"}, data.Answer{Key: "topic", Value: "ORCID"}, data.Answer{Key: "other", Value: "+49"})
	job := ofEvent(e.ID, export.CSV)
	for name, tc := range map[string]struct {
		columns []string
		want    [][]string
	}{
		"as they are named": {[]string{"warmth", "Name"}, [][]string{{"Warmth", "Name"}, {"hot", "Anna"}}},
		"the other way":     {[]string{"name", "warmth"}, [][]string{{"Name", "Warmth"}, {"Anna", "hot"}}},
		"each once":         {[]string{"name", "NAME", "name"}, [][]string{{"Name"}, {"Anna"}}},
		"answers":           {[]string{"answers", "name"}, [][]string{{"Answer: Which topics? [topic]", "Answer: budget", "Answer: other", "Name"}, {"IIIF; ORCID", "", "+49", "Anna"}}},
		"one answer, by its key, its header and before the others": {[]string{"budget", "answer: other", "answers"}, [][]string{{"Answer: budget", "Answer: other", "Answer: Which topics? [topic]"}, {"", "+49", "IIIF; ORCID"}}},
		"compact":                     {[]string{"compact"}, [][]string{{"Name", "Organisation", "Job title", "E-mail", "Phone", "Encounter note", "Warmth", "Answer: Which topics? [topic]", "Answer: budget", "Answer: other"}, {"Anna", "Library; Anna", "", "", "", "=1+1", "hot", "IIIF; ORCID", "", "+49"}}},
		"where they come from":        {[]string{"origin", "scanned_at"}, [][]string{{"Origin", "Scanned at"}, {"swap page", "2026-08-12T14:00:01+02:00"}}},
		"those of the whole table":    {[]string{"Display name", "Met on", "E-mail 1 label"}, [][]string{{"Display name", "Met on", "E-mail 1 label"}, {"Anna", "2026-08-12", ""}}},
		"with blanks and empty names": {[]string{" Organisation ", "", " e mail"}, [][]string{{"Organisation", "E-mail"}, {"Library; Anna", ""}}},
	} {
		t.Run(name, func(t *testing.T) {
			job.Columns = tc.columns
			got := rowsOf(t, s, job)
			if !slices.EqualFunc(got, tc.want, slices.Equal) {
				t.Errorf("got %q\nwant %q", got, tc.want)
			}
			seen, err := export.Look(t.Context(), s, job, 5)
			noError(t, err)
			if !slices.Equal(seen.Headers, got[0]) || !slices.EqualFunc(seen.Rows, got[1:], slices.Equal) || seen.People != 1 {
				t.Errorf("the preview is %+v", seen)
			}
		})
	}
}

func TestAnUnknownColumnIsToldWithThoseThereAre(t *testing.T) {
	s := anEmptyStore(t)
	e := fair(t, s)
	job := ofEvent(e.ID, export.CSV)
	for columns, want := range map[string]string{
		"name,shoe size": `there is no column "shoe size"; there are: compact, answers, name, organisation, title, e-mail, `,
		",":              "no column is chosen; there are: compact, ",
		"answer: nobody": `there is no column "answer: nobody"`,
	} {
		job.Columns = strings.Split(columns, ",")
		file := filepath.Join(t.TempDir(), "x.csv")
		_, err := export.ToFile(t.Context(), s, job, file)
		if err == nil || !strings.Contains(err.Error(), want) || columns == "name,shoe size" && !strings.Contains(err.Error(), "scanned at, ") && !strings.Contains(err.Error(), "topic, budget") {
			t.Errorf("%q: %v", columns, err)
		}
	}
	job.Columns = []string{"name"}
	for _, other := range []export.Job{{Format: export.VCard}, {Format: export.JSON}, {Format: export.ICS}, {Format: export.CSV, Target: csv.Google}} {
		job.Format, job.Target = other.Format, other.Target
		if _, err := export.Write(t.Context(), s, job, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "columns are chosen for a workbook") {
			t.Errorf("%s %s: %v", job.Format, job.Target, err)
		}
	}
}

// A list of leads is safe in a spreadsheet, and what it says comes back.
func TestALeadListComesBack(t *testing.T) {
	s := anEmptyStore(t)
	e := fair(t, s)
	meet(t, s, e.ID, "Anna", data.Answer{Key: "topic", Value: "=cmd"}, data.Answer{Key: "topic", Value: "ORCID"})
	for _, job := range []export.Job{{Format: export.CSV, Target: csv.Spreadsheet}, {Format: export.CSV, Target: csv.Apps}, {Format: export.XLSX}} {
		t.Run(string(job.Format)+" "+string(job.Target), func(t *testing.T) {
			whole := ofEvent(e.ID, job.Format)
			whole.Target, whole.Columns = job.Target, export.LeadColumns
			var b bytes.Buffer
			_, err := export.Write(t.Context(), s, whole, &b)
			noError(t, err)
			if job.Target == csv.Spreadsheet && !strings.Contains(b.String(), table.Mark+"=cmd") {
				t.Errorf("a spreadsheet runs an answer:\n%s", b.String())
			}
			w, err := export.Check(t.Context(), s, whole)
			noError(t, err)
			if ran := w.Formulas.Count > 0; ran != (job.Target == csv.Apps) {
				t.Errorf("%+v is said to run", w.Formulas)
			}
			_, seq, err := format.Read(bytes.NewReader(b.Bytes()), "leads"+job.Format.Extension())
			noError(t, err)
			var got []data.Draft
			for d, err := range seq {
				noError(t, err)
				got = append(got, d)
			}
			want := []data.Answer{{Key: "topic", Value: "=cmd"}, {Key: "topic", Value: "ORCID"}}
			if len(got) != 1 || got[0].Contact.DisplayName != "Anna" || len(got[0].Encounters) != 1 {
				t.Fatalf("it is read as %+v", got)
			}
			if m := got[0].Encounters[0]; !slices.Equal(m.Answers, want) || m.Note != "=1+1" || m.Warmth != data.Hot || !m.At.Equal(noon.Add(time.Second)) {
				t.Errorf("the encounter is %+v", m)
			}
		})
	}
}

func namesOf(rows [][]string) (out []string) {
	for _, r := range rows[1:] {
		out = append(out, r[0])
	}
	return out
}

// TestNewSinceTheLastExport holds with a clock that stands still: what is new goes by ids.
func TestNewSinceTheLastExport(t *testing.T) {
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "l.db"), store.Options{Clock: func() time.Time { return noon }})
	noError(t, err)
	t.Cleanup(func() { noError(t, s.Close()) })
	e, other := fair(t, s), fair(t, s)
	job := ofEvent(e.ID, export.CSV)
	job.New, job.Columns = true, []string{"name"}
	expect := func(want ...string) {
		t.Helper()
		if got := namesOf(rowsOf(t, s, job)); !slices.Equal(got, want) {
			t.Errorf("new are %q, want %q", got, want)
		}
	}
	anna := meet(t, s, e.ID, "Anna")
	meet(t, s, other.ID, "Otto")
	expect("Anna")
	expect()
	meet(t, s, e.ID, "Bo")
	if _, err := export.Count(t.Context(), s, job); err != nil {
		t.Error(err)
	}
	_, err = export.Look(t.Context(), s, job, 3) // looking is no export
	noError(t, err)
	_, err = export.Check(t.Context(), s, job)
	noError(t, err)

	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = export.Write(cancelled, s, job, &bytes.Buffer{})
	if err == nil {
		t.Error("a cancelled export ends well")
	}
	folder := t.TempDir()
	noError(t, os.Mkdir(filepath.Join(folder, "x.csv"), 0o700))
	if _, err := export.ToFile(t.Context(), s, job, filepath.Join(folder, "x.csv")); err == nil {
		t.Error("a folder is written over")
	}
	if _, err := export.Write(t.Context(), s, job, failing{}); err == nil {
		t.Error("a full disk is no error")
	}
	calendar := ofEvent(e.ID, export.ICS)
	_, err = export.Write(t.Context(), s, calendar, &bytes.Buffer{})
	noError(t, err)
	part := ofEvent(e.ID, export.CSV)
	part.Selection.Query.Text = "bo"
	_, err = export.Write(t.Context(), s, part, &bytes.Buffer{})
	noError(t, err)
	expect("Bo") // none of these was an export of the event's people

	// what undo takes back and brings again is not new, but the file has it otherwise
	var met data.Encounter
	do(t, s, func(tx *store.Tx) error {
		met = data.Encounter{ContactID: anna, EventID: e.ID, At: noon, Note: "again"}
		return tx.SaveEncounter(&met)
	})
	expect("Anna")
	_, err = s.Undo(t.Context())
	noError(t, err)
	_, err = s.Redo(t.Context())
	noError(t, err)
	expect()
	_, err = s.Undo(t.Context())
	noError(t, err)
	fresh, changed := -1, -1
	job.Since = func(f, c int) { fresh, changed = f, c }
	expect("Anna")
	if fresh != 0 || changed != 1 {
		t.Errorf("%d are new and %d changed", fresh, changed)
	}
	job.Since = nil
	_, err = s.Redo(t.Context())
	noError(t, err)
	expect("Anna")
	meet(t, s, e.ID, "Cai")
	_, err = export.ToFile(t.Context(), s, ofEvent(e.ID, export.XLSX), filepath.Join(folder, "all.xlsx"))
	noError(t, err)
	expect() // an export of all counts too
	do(t, s, func(tx *store.Tx) error {
		return tx.SaveAttendee(&data.Attendee{ContactID: anna, EventID: other.ID})
	})
	job.Event, job.Selection.Query.Event = other.ID, other.ID
	expect("Anna", "Otto") // each event has its own
	job.Event, job.Selection.Query.Event = 0, 0
	if _, err := export.Write(t.Context(), s, job, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "name one") {
		t.Errorf("without an event: %v", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

// What comes back from the trash was not exported while it lay there.
func TestWhatComesBackFromTheTrashIsNew(t *testing.T) {
	s := anEmptyStore(t)
	e := fair(t, s)
	anna := meet(t, s, e.ID, "Anna")
	meet(t, s, e.ID, "Bo")
	do(t, s, func(tx *store.Tx) error { return tx.Trash(store.Contacts, anna) })
	job := ofEvent(e.ID, export.CSV)
	job.New, job.Columns = true, []string{"name"}
	if got := namesOf(rowsOf(t, s, job)); !slices.Equal(got, []string{"Bo"}) {
		t.Errorf("new are %q", got)
	}
	do(t, s, func(tx *store.Tx) error { return tx.Restore(store.Contacts, anna) })
	if got := namesOf(rowsOf(t, s, job)); !slices.Equal(got, []string{"Anna"}) {
		t.Errorf("then new are %q", got)
	}
}

// The answers of everybody stand in columns of each table of Lanyard's own, and in the notes of others.
func TestAnswersAreInEveryTable(t *testing.T) {
	s := anEmptyStore(t)
	e := fair(t, s)
	meet(t, s, e.ID, "Anna", data.Answer{Key: "topic", Value: "IIIF"}, data.Answer{Key: "topic", Value: "ORCID"})
	meet(t, s, e.ID, "Bo")
	for _, flavour := range csv.Flavours {
		job := ofEvent(e.ID, export.CSV)
		job.Target = flavour
		rows := rowsOf(t, s, job)
		at := slices.Index(rows[0], "Answer: Which topics? [topic]")
		switch {
		case flavour.Own() && (at < 0 || rows[1][at] != "IIIF; ORCID" || rows[2][at] != ""):
			t.Errorf("%s: column %d of %q", flavour, at, rows)
		case flavour.Own() && !slices.Contains(rows[0], "Answer: budget"):
			t.Errorf("%s: a question that nobody answered has no column", flavour)
		case !flavour.Own() && (at >= 0 || !strings.Contains(strings.Join(rows[1], "|"), "topic: IIIF")):
			t.Errorf("%s: %q", flavour, rows)
		}
	}
	everybody := rowsOf(t, s, export.Job{Format: export.CSV, Target: csv.Apps})
	if got := everybody[0][len(everybody[0])-1]; got != "Answer: Which topics? [topic]" {
		t.Errorf("the last column of an export of everybody is %q", got)
	}
}

// TestWhoChangedSinceTheLastExport comes again: who was exported, and of whom the file would say something else now.
func TestWhoChangedSinceTheLastExport(t *testing.T) {
	interval := data.Interval{N: 1, Unit: data.Months}
	for _, c := range []struct {
		claim   string
		change  func(tx *store.Tx, anna int64, met *data.Encounter, e *data.Event) error
		changed bool
	}{
		{"nothing", func(*store.Tx, int64, *data.Encounter, *data.Event) error { return nil }, false},
		{"a note of the encounter", func(tx *store.Tx, _ int64, met *data.Encounter, _ *data.Event) error {
			met.Note = "asked for a price"
			return tx.SaveEncounter(met)
		}, true},
		{"how warm it was", func(tx *store.Tx, _ int64, met *data.Encounter, _ *data.Event) error {
			met.Warmth = data.Hot
			return tx.SaveEncounter(met)
		}, true},
		{"an answer", func(tx *store.Tx, _ int64, met *data.Encounter, _ *data.Event) error {
			met.Answers = []data.Answer{{Key: "topic", Value: "ORCID"}}
			return tx.SaveEncounter(met)
		}, true},
		{"a promise", func(tx *store.Tx, anna int64, _ *data.Encounter, _ *data.Event) error {
			return tx.SavePromise(&data.Promise{ContactID: anna, Text: "send the price list", By: data.ByMe})
		}, true},
		{"an address", func(tx *store.Tx, anna int64, _ *data.Encounter, _ *data.Event) error {
			contact, err := tx.Contact(anna)
			contact.Emails = []data.Email{{Value: "anna@lib.example"}}
			return errors.Join(err, tx.SaveContact(&contact))
		}, true},
		{"a note of the list", func(tx *store.Tx, anna int64, _ *data.Encounter, e *data.Event) error {
			a, err := tx.Attendee(anna, e.ID)
			a.Note = "ask again"
			return errors.Join(err, tx.SaveAttendee(&a))
		}, true},
		{"the event is closed", func(tx *store.Tx, anna int64, _ *data.Encounter, e *data.Event) error {
			a, err := tx.Attendee(anna, e.ID)
			a.Status = data.Closed
			return errors.Join(err, tx.SaveAttendee(&a))
		}, false},
		{"how often to be in touch", func(tx *store.Tx, anna int64, _ *data.Encounter, _ *data.Event) error {
			return tx.SaveCadence(&data.Cadence{ContactID: anna, Every: interval})
		}, false},
		{"an encounter elsewhere", func(tx *store.Tx, anna int64, _ *data.Encounter, _ *data.Event) error {
			return tx.SaveEncounter(&data.Encounter{ContactID: anna, At: noon, Note: "on the train"})
		}, false},
		{"the event takes in another one", func(tx *store.Tx, _ int64, _ *data.Encounter, e *data.Event) error {
			other := data.Event{Name: "Fair"}
			return errors.Join(tx.SaveEvent(&other), tx.MergeEvents(e.ID, other.ID))
		}, false},
		{"the event becomes part of another one", func(tx *store.Tx, _ int64, _ *data.Encounter, e *data.Event) error {
			other := data.Event{Name: "Fair"}
			err := errors.Join(tx.SaveEvent(&other), tx.MergeEvents(other.ID, e.ID))
			e.ID = other.ID
			return err
		}, false},
	} {
		s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "l.db"), store.Options{Clock: func() time.Time { return noon }})
		noError(t, err)
		e := fair(t, s)
		var anna data.Contact
		var met data.Encounter
		do(t, s, func(tx *store.Tx) error {
			anna = data.Contact{DisplayName: "Anna"}
			if err := tx.SaveContact(&anna); err != nil {
				return err
			}
			met = data.Encounter{ContactID: anna.ID, EventID: e.ID, At: noon}
			return errors.Join(tx.SaveEncounter(&met), tx.SaveAttendee(&data.Attendee{ContactID: anna.ID, EventID: e.ID, Status: data.Met}))
		})
		_, err = export.Write(t.Context(), s, ofEvent(e.ID, export.CSV), &bytes.Buffer{})
		noError(t, err)
		do(t, s, func(tx *store.Tx) error { return c.change(tx, anna.ID, &met, &e) })
		since, err := s.Exported(t.Context(), e.ID)
		noError(t, err)
		if len(since.New) != 0 || (len(since.Changed) == 1) != c.changed {
			t.Errorf("%s: %d new, %d changed", c.claim, len(since.New), len(since.Changed))
		}
		noError(t, s.Close())
	}
}
