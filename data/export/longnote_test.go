package export_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/export"
	table "lanyard/data/format/csv"
	"lanyard/data/store"
)

// longNotes are notes of 5,000 lines of which a reader might make something else: rows of a table, marks of cells, cards.
func longNotes() map[string]string {
	note := func(line func(i int) string) string {
		var b strings.Builder
		for i := range 5000 {
			b.WriteString(line(i) + "\n")
		}
		return b.String() + "the end"
	}
	rnd := rand.New(rand.NewPCG(5, 5))
	pieces := []string{"word", `"`, `""`, ",", ";", `",`, "\t", "|", "=1+1", "ü", "山", "BEGIN:VCARD", "Name,E-mail", "a@b.example", `\n`, "#", "-", "'"}
	return map[string]string{
		"words":            note(func(i int) string { return fmt.Sprintf("line %d", i) }),
		"a table":          "Display name,Prefix,Given name,Note\n" + note(func(i int) string { return fmt.Sprintf("Name %d,,Jane,said", i) }),
		"rows of commas":   note(func(int) string { return strings.Repeat(",", 70) }),
		"marks of a cell":  note(func(int) string { return `"` }),
		"cells":            note(func(i int) string { return fmt.Sprintf(`"Name %d","a, b"`, i) }),
		"lines of nothing": note(func(i int) string { return []string{"x", ""}[min(i%50, 1)] }),
		"cards":            note(func(i int) string { return []string{"BEGIN:VCARD", "FN:Jo Bloom", "END:VCARD"}[i%3] }),
		"anything": note(func(int) string {
			s := "x"
			for range rnd.IntN(6) {
				s += pieces[rnd.IntN(len(pieces))]
			}
			return strings.TrimRight(s, " \t") // blanks at the end of a line are not kept by any way in
		}),
	}
}

// TestALongNoteComesBackWhole sends notes of 5,000 lines through each format that promises to lose nothing, with somebody
// before and somebody after.
func TestALongNoteComesBackWhole(t *testing.T) {
	s := anEmptyStore(t)
	want := map[string]string{}
	_, err := s.Do(t.Context(), "notes", func(tx *store.Tx) error {
		for what, note := range longNotes() {
			for i, c := range []data.Contact{{DisplayName: "Before " + what, Note: "short"}, {DisplayName: what, Note: note}, {DisplayName: "Zoe behind " + what, Note: note}} {
				c.Emails = []data.Email{{Value: fmt.Sprintf("p%d@%s.example", i, strings.ReplaceAll(what, " ", "-"))}}
				want[c.DisplayName] = c.Note
				if err := tx.SaveContact(&c); err != nil {
					return err
				}
			}
		}
		return nil
	})
	noError(t, err)
	throughEach(t, s, wholeFiles, func(t *testing.T, other *store.Store) {
		got := map[string]string{}
		found, err := other.Find(t.Context(), data.Query{}, 0)
		noError(t, err)
		noError(t, other.Contacts(t.Context(), found.IDs, func(c data.Contact) error { got[c.DisplayName] = c.Note; return nil }))
		if len(got) != len(want) {
			t.Errorf("%d people instead of %d", len(got), len(want))
		}
		for who, note := range want {
			if got[who] != note {
				t.Errorf("the note of %s has %d letters instead of %d", who, len(got[who]), len(note))
			}
		}
	})
}

// wholeTables are the formats with days and encounters that promise to lose nothing; wholeFiles are all that keep a person whole.
var (
	wholeTables = map[string]export.Job{
		"CSV for apps":         {Format: export.CSV, Target: table.Apps},
		"CSV for spreadsheets": {Format: export.CSV, Target: table.Spreadsheet},
		"XLSX":                 {Format: export.XLSX},
		"JSON":                 {Format: export.JSON},
	}
	wholeFiles = func() map[string]export.Job {
		all := maps.Clone(wholeTables)
		all["vCard 3.0"], all["vCard 4.0"] = export.Job{Format: export.VCard}, export.Job{Format: export.VCard4}
		return all
	}()
)

// throughEach exports everybody in each format, takes the file into a database of its own, and checks that.
func throughEach(t *testing.T, s *store.Store, jobs map[string]export.Job, check func(*testing.T, *store.Store)) {
	for name, job := range jobs {
		t.Run(name, func(t *testing.T) {
			var file bytes.Buffer
			_, err := export.Write(t.Context(), s, job, &file)
			noError(t, err)
			other := anEmptyStore(t)
			takeFile(t, other, file.Bytes(), "people"+job.Format.Extension())
			check(t, other)
		})
	}
}
