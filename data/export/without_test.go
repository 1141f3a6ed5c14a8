package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format/csv"
	"lanyard/data/store"
)

// markers stand in what an export may leave out, by the part that they belong to.
var markers = map[export.Part][]string{
	export.Notes:      {"qzcontactq", "qzencounterq", "qzwantq", "qzagreedq", "qzeventq", "qzgoalq", "qzsessionq", "qzmineq", "qzsearchq"},
	export.Warmth:     {"hot", `"warmth"`},
	export.Promises:   {"qzpromiseq", "qztheirsq", "qzowedq"},
	export.Answers:    {"qzansweredq", "qzsearchq"},
	export.Encounters: {"qzencounterq", "qzplaceq", "qzansweredq", "qzsearchq", "hot", `"warmth"`},
}

// markedStore holds somebody with all that an export may leave out, each with its marker.
func markedStore(t *testing.T) (*store.Store, int64) {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "marked.db"), store.Options{})
	noError(t, err)
	t.Cleanup(func() { noError(t, s.Close()) })
	at := time.Date(2026, 8, 11, 10, 0, 0, 0, time.UTC)
	ev := data.Event{
		Name: "Fair", Start: at, End: at.Add(8 * time.Hour), Zone: "UTC", Note: "qzeventq", Goal: "qzgoalq",
		Sessions:  []data.Session{{Title: "Opening", Start: at, End: at.Add(time.Hour), Note: "qzsessionq"}},
		Questions: []data.Question{{Key: "role", Text: "Which role?", Type: data.TextQuestion}},
	}
	_, err = s.Do(t.Context(), "all", func(tx *store.Tx) error {
		c := data.Contact{DisplayName: "Anna Ott", Note: "qzcontactq", Organisation: "Library", Emails: []data.Email{{Value: "anna@lib.example"}}}
		me := data.Contact{DisplayName: "Me", Note: "qzmineq"}
		if err := errors.Join(tx.SaveEvent(&ev), tx.SaveContact(&c), tx.SaveMe(&me)); err != nil {
			return err
		}
		met := data.Encounter{
			ContactID: c.ID, EventID: ev.ID, At: at, Zone: "UTC", Note: "qzencounterq", Place: "qzplaceq", Warmth: data.Hot, Answers: []data.Answer{{Key: "role", Value: "qzansweredq"}},
		}
		views := []data.View{
			{Name: "By text", Query: data.Query{Text: "qzsearchq", Topics: []string{"maps"}}},
			{Name: "By topic", Query: data.Query{Topics: []string{"maps"}}},
			{Name: "By answer", Query: data.Query{Answers: []data.Answer{{Key: "role", Value: "qzansweredq"}}}},
			{Name: "By warmth", Query: data.Query{Warmth: data.Hot}},
			{Name: "qzowedq", Query: data.Query{Owed: data.OwedByMe}},
		}
		for i := range views {
			if err := tx.SaveView(&views[i]); err != nil {
				return err
			}
		}
		return errors.Join(tx.SaveEncounter(&met),
			tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: ev.ID, Status: data.Met, Note: "qzwantq"}),
			tx.SaveAppointment(&data.Appointment{ContactID: c.ID, EventID: ev.ID, Start: at, End: at.Add(time.Hour), State: data.Proposed, Note: "qzagreedq"}),
			tx.SavePromise(&data.Promise{ContactID: c.ID, By: data.ByMe, Text: "qzpromiseq"}),
			tx.SavePromise(&data.Promise{ContactID: c.ID, By: data.ByThem, Text: "qztheirsq"}))
	})
	noError(t, err)
	return s, ev.ID
}

// plain is a file with its parts unpacked.
func plain(t *testing.T, format export.Format, file []byte) string {
	t.Helper()
	if format == export.XLSX {
		z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
		noError(t, err)
		var all strings.Builder
		for _, f := range z.File {
			r, err := f.Open()
			noError(t, err)
			b, err := io.ReadAll(r)
			noError(t, err)
			all.Write(b)
		}
		file = []byte(all.String())
	}
	text := strings.ReplaceAll(string(file), "\r\n ", "") // folded lines
	return text
}

// holds lists which markers a file has.
func holds(text string) (out []string) {
	for _, list := range markers {
		for _, m := range list {
			if strings.Contains(strings.ToLower(text), m) && !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
	}
	slices.Sort(out)
	return out
}

// TestWithoutHoldsForEveryFormat leaves out each part of every format: none of its markers is in the file, and all others are those
// that the whole file has.
func TestWithoutHoldsForEveryFormat(t *testing.T) {
	s, event := markedStore(t)
	type kind struct {
		name string
		job  export.Job
	}
	var kinds []kind
	for _, f := range export.Formats {
		flavours := []csv.Flavour{csv.Apps}
		if f == export.CSV {
			flavours = csv.Flavours
		}
		for _, flavour := range flavours {
			kinds = append(kinds, kind{string(f) + " " + string(flavour), export.Job{Format: f, Target: flavour}},
				kind{string(f) + " " + string(flavour) + " of an event", export.Job{Format: f, Target: flavour, Event: event, Selection: data.Selection{Query: data.Query{Event: event}}}})
		}
	}
	columns := []string{"name", "contact note", "note", "warmth", "promises", "want from them", "Other", "role"}
	kinds = append(kinds, kind{"chosen columns csv", export.Job{Format: export.CSV, Target: csv.Apps, Event: event, Columns: columns}},
		kind{"chosen columns xlsx", export.Job{Format: export.XLSX, Event: event, Columns: columns}})
	seen := map[string]bool{}
	for _, k := range kinds {
		t.Run(k.name, func(t *testing.T) {
			write := func(parts ...export.Part) string {
				job := k.job
				job.Without = parts
				var b bytes.Buffer
				_, err := export.Write(t.Context(), s, job, &b)
				noError(t, err)
				return plain(t, job.Format, b.Bytes())
			}
			all := holds(write())
			for _, m := range all {
				seen[m] = true
			}
			for _, p := range export.Parts {
				want := slices.DeleteFunc(slices.Clone(all), func(m string) bool { return slices.Contains(markers[p], m) })
				got := holds(write(p))
				if !slices.Equal(got, want) {
					t.Errorf("without %s: %q, want %q", p, got, want)
				}
			}
			if got := holds(write(export.Parts...)); len(got) > 0 {
				t.Errorf("without all: %q", got)
			}
		})
	}
	for _, list := range markers {
		for _, m := range list {
			if !seen[m] {
				t.Errorf("%s is in no file at all: the test proves nothing of it", m)
			}
		}
	}
}

// TestReadParts reads names of parts, and refuses others with those that there are.
func TestReadParts(t *testing.T) {
	got, err := export.ReadParts([]string{"note", " Warmth", "promise", "note"})
	if want := []export.Part{export.Notes, export.Warmth, export.Promises}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := export.ReadParts([]string{"note", "cheese"}); err == nil || !strings.Contains(err.Error(), "cheese") || !strings.Contains(err.Error(), "note, warmth, promises") {
		t.Errorf("%v", err)
	}
}

// TestWithoutTakesWholeViews leaves out a view that asks for what is left out, and no other: without its condition it would find others.
func TestWithoutTakesWholeViews(t *testing.T) {
	s, _ := markedStore(t)
	for _, tt := range []struct {
		without []export.Part
		want    string
	}{
		{nil, "By answer, By text, By topic, By warmth, qzowedq"},
		{[]export.Part{export.Notes}, "By answer, By topic, By warmth, qzowedq"},
		{[]export.Part{export.Warmth}, "By answer, By text, By topic, qzowedq"},
		{[]export.Part{export.Promises}, "By answer, By text, By topic, By warmth"},
		{[]export.Part{export.Answers}, "By topic, By warmth, qzowedq"},
		{[]export.Part{export.Encounters}, "By topic, qzowedq"},
		{export.Parts, "By topic"},
	} {
		var b bytes.Buffer
		_, err := export.Write(t.Context(), s, export.Job{Format: export.JSON, Without: tt.without}, &b)
		noError(t, err)
		var doc struct{ Views []struct{ Name string } }
		noError(t, json.Unmarshal(b.Bytes(), &doc))
		var names []string
		for _, v := range doc.Views {
			names = append(names, v.Name)
		}
		slices.Sort(names)
		if got := strings.Join(names, ", "); got != tt.want {
			t.Errorf("without %s the views are %s, want %s", tt.without, got, tt.want)
		}
	}
}
