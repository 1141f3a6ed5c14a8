package export_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/store"
)

// TestAboutHasWhatIsOutOfSight reads all that is kept of somebody: also what is typed and not saved, and what lies in the trash with its event.
func TestAboutHasWhatIsOutOfSight(t *testing.T) {
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "lanyard.db"), store.Options{Clock: func() time.Time {
		return time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ann, bo, fair, open := data.Contact{Given: "Ann"}, data.Contact{Given: "Bo"}, data.Event{Name: "Qzfair"}, data.Event{Name: "Qzopen"}
	if _, err := s.Do(t.Context(), "made", func(tx *store.Tx) error {
		for _, err := range []error{tx.SaveContact(&ann), tx.SaveContact(&bo), tx.SaveEvent(&fair), tx.SaveEvent(&open)} {
			if err != nil {
				return err
			}
		}
		for _, e := range []data.Event{fair, open} {
			if err := tx.SaveAttendee(&data.Attendee{ContactID: ann.ID, EventID: e.ID, Status: data.WantToMeet, Note: "note at " + e.Name}); err != nil {
				return err
			}
		}
		return tx.Trash(store.Events, fair.ID)
	}); err != nil {
		t.Fatal(err)
	}
	for id, words := range map[int64]string{ann.ID: "qztypedq", bo.ID: "qzotherq"} {
		typed, err := json.Marshal(map[string]any{"Note": words, "Tags": []string{words + "list"}, "Pinned": true})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.KeepUnsaved(t.Context(), store.Unsaved{Form: "contact " + words, Contact: id, Typed: typed}); err != nil {
			t.Fatal(err)
		}
	}
	all, err := export.ReadAbout(t.Context(), s, ann.ID)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	text := all.Text(export.English, "Ann", s.Today())
	for _, word := range []string{"qztypedq", "qztypedqlist", "note at Qzfair", "Qzfair", "note at Qzopen"} {
		if !strings.Contains(text, word) || !strings.Contains(string(doc), word) {
			t.Errorf("%s: in the text %v, in the document %v\n%s", word, strings.Contains(text, word), strings.Contains(string(doc), word), text)
		}
	}
	if strings.Contains(text+string(doc), "qzotherq") {
		t.Error("it holds what is typed for another")
	}
	if len(all.Trash) != 1 || all.Trash[0].Trashed == "" || len(all.Attendance) != 1 || len(all.Unsaved) != 1 {
		t.Errorf("trash %+v, attendance %+v, unsaved %+v", all.Trash, all.Attendance, all.Unsaved)
	}
}
