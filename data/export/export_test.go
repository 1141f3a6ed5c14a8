package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/export"
	table "lanyard/data/format/csv"
	"lanyard/data/format/xlsx"
	"lanyard/data/sample"
	"lanyard/data/store"
)

var noon = time.Date(2026, 8, 12, 12, 0, 0, 0, time.UTC)

func sampleStore(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "lanyard.db"), store.Options{Clock: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := sample.Load(t.Context(), s, noon); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEverybodyIsWrittenOncePerFormat(t *testing.T) {
	s := sampleStore(t)
	want, err := s.Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	count := map[export.Format]func([]byte) int{
		export.CSV: func(b []byte) int {
			rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			return len(rows) - 1
		},
		export.XLSX: func(b []byte) int {
			n := 0
			for _, err := range xlsx.ReadSheet(bytes.NewReader(b), "x.xlsx", "") {
				if err != nil {
					t.Fatal(err)
				}
				n++
			}
			return n
		},
		export.VCard:  func(b []byte) int { return bytes.Count(b, []byte("BEGIN:VCARD\r\n")) },
		export.VCard4: func(b []byte) int { return bytes.Count(b, []byte("BEGIN:VCARD\r\nVERSION:4.0\r\n")) },
		export.JSON: func(b []byte) int {
			var doc struct{ Contacts []map[string]any }
			if err := json.Unmarshal(b, &doc); err != nil {
				t.Fatal(err)
			}
			return len(doc.Contacts)
		},
	}
	for f, n := range count {
		t.Run(string(f), func(t *testing.T) {
			var first, second bytes.Buffer
			job := export.Job{Format: f, Target: table.Apps}
			wrote, err := export.Write(t.Context(), s, job, &first)
			if err != nil {
				t.Fatal(err)
			}
			if got := n(first.Bytes()); got != want || wrote != want {
				t.Errorf("%d people in the file, %d reported, want %d", got, wrote, want)
			}
			if _, err := export.Write(t.Context(), s, job, &second); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Error("a second export differs")
			}
		})
	}
}

func TestAnEventsExportHoldsItsPeopleAndItsEncountersOnly(t *testing.T) {
	s := sampleStore(t)
	events, err := s.Events(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		var out bytes.Buffer
		job := export.Job{Format: export.JSON, Event: e.ID, Selection: data.Selection{Query: data.Query{Event: e.ID}}}
		n, err := export.Write(t.Context(), s, job, &out)
		if err != nil {
			t.Fatal(err)
		}
		if n != e.People {
			t.Errorf("%s: %d people, want %d", e.Name, n, e.People)
		}
		for _, other := range events {
			if other.ID != e.ID && strings.Contains(out.String(), `"event":"`+other.Name) {
				t.Errorf("%s: the export names %s", e.Name, other.Name)
			}
		}
	}
}

// A name alone does not tell which conference it was: the document describes every event it names.
func TestTheDocumentDescribesTheEventsItNames(t *testing.T) {
	s := sampleStore(t)
	events, err := s.Events(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	type document struct {
		Contacts []struct{ Encounters, Attendance []struct{ Event string } }
		Events   []struct{ Name, Start, Place string }
	}
	write := func(job export.Job) (doc document, named map[string]bool) {
		var out bytes.Buffer
		job.Format = export.JSON
		if _, err := export.Write(t.Context(), s, job, &out); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		named = map[string]bool{}
		for _, c := range doc.Contacts {
			for _, e := range slices.Concat(c.Encounters, c.Attendance) {
				if e.Event != "" {
					named[e.Event] = true
				}
			}
		}
		return doc, named
	}
	doc, named := write(export.Job{})
	if len(named) == 0 || len(doc.Events) != len(named) {
		t.Errorf("%d events described, %d named", len(doc.Events), len(named))
	}
	for _, e := range doc.Events {
		if !named[e.Name] || e.Start == "" {
			t.Errorf("event %+v", e)
		}
	}
	for _, e := range events { // also one where nobody was met yet
		doc, _ := write(export.Job{Event: e.ID, Selection: data.Selection{Query: data.Query{Event: e.ID}}})
		if len(doc.Events) != 1 || doc.Events[0].Name != e.Name {
			t.Errorf("the export of %s describes %+v", e.Name, doc.Events)
		}
	}
}

// A list is read whole for many contacts and asked contact by contact for few: both say the same.
func TestListsAreTheSameForOneContactAndForAll(t *testing.T) {
	s := sampleStore(t)
	found, err := s.Find(t.Context(), data.Query{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	write := func(ids []int64) string {
		var out bytes.Buffer
		if _, err := export.Write(t.Context(), s, export.Job{Format: export.CSV, Target: table.Google, Selection: data.Selection{IDs: ids}}, &out); err != nil {
			t.Fatal(err)
		}
		_, rows, _ := strings.Cut(out.String(), "\r\n") // without the header
		return rows
	}
	var many []int64
	for len(many) < 60 { // more than are asked one by one
		many = append(many, found.IDs...)
	}
	one := ""
	for _, id := range found.IDs {
		one += write([]int64{id})
	}
	if !strings.Contains(one, ": want to meet") {
		t.Error("nobody is on a list")
	}
	if want := strings.Repeat(one, len(many)/len(found.IDs)); write(many) != want {
		t.Errorf("%d contacts at once are not what they are one by one", len(many))
	}
}

// fullDevice takes so many bytes and then no more.
type fullDevice struct{ left int }

var errFull = errors.New("no space left on device")

func (d *fullDevice) Write(p []byte) (int, error) {
	if d.left -= len(p); d.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestAnExportThatFailsHalfwayStopsReading(t *testing.T) {
	s := sampleStore(t)
	people := make([]data.Contact, 3000)
	for i := range people {
		people[i] = data.Contact{Given: "Ada", Family: fmt.Sprintf("Nr%04d", i), Note: strings.Repeat("note ", 40)}
	}
	_, err := s.Do(t.Context(), "Many", func(tx *store.Tx) error {
		for i := range people {
			if err := tx.SaveContact(&people[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := export.Write(t.Context(), s, export.Job{}, &fullDevice{left: 1 << 17}); !errors.Is(err, errFull) || n >= len(people) {
		t.Errorf("a full device: %d people, %v", n, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	written := 0
	job := export.Job{Progress: func(done, _ int) { written = done; cancel() }}
	if n, err := export.Write(ctx, s, job, io.Discard); !errors.Is(err, context.Canceled) || n != written || n >= len(people) {
		t.Errorf("cancelled: %d people of which %d were told of, %v", n, written, err)
	}
}

func TestNearSpellingsAreNotExported(t *testing.T) {
	s := sampleStore(t)
	n, err := export.Write(t.Context(), s, export.Job{Format: export.CSV, Target: table.Apps, Selection: data.Selection{Query: data.Query{Text: "xqzzyw"}}}, io.Discard)
	if err != nil || n != 0 {
		t.Errorf("%d people for a word nobody has, %v", n, err)
	}
}

func TestAFailedWriteLeavesTheOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	full := errors.New("no space left on device")
	err := export.WriteFile(path, "", func(w io.Writer) error {
		if _, err := io.WriteString(w, "half"); err != nil {
			return err
		}
		return full
	})
	if !errors.Is(err, full) || !strings.Contains(err.Error(), path) {
		t.Errorf("the error is %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "before" {
		t.Errorf("the old file is now %q", got)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestAFileThatIsReplacedKeepsItsMode(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no such modes there")
	}
	for _, mode := range []os.FileMode{0o644, 0o660, 0o600} {
		path := filepath.Join(t.TempDir(), "list.csv")
		if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil { // whatever the umask
			t.Fatal(err)
		}
		if err := export.WriteFile(path, "", func(w io.Writer) error { _, err := io.WriteString(w, "after"); return err }); err != nil {
			t.Fatal(err)
		}
		st, err := os.Stat(path)
		if err != nil || st.Mode() != mode {
			t.Errorf("mode %v became %v, %v", mode, st.Mode(), err)
		}
		if got, _ := os.ReadFile(path); string(got) != "after" {
			t.Errorf("the file holds %q", got)
		}
	}
}

func TestWhatANameLeadsToIsWrittenAndStays(t *testing.T) {
	hello := func(w io.Writer) error { _, err := io.WriteString(w, "hello"); return err }
	t.Run("a link goes on leading to the file", func(t *testing.T) {
		dir := t.TempDir()
		file, link := filepath.Join(dir, "list.csv"), filepath.Join(dir, "latest.csv")
		if err := os.WriteFile(file, []byte("before"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(file, link); err != nil {
			t.Skip(err)
		}
		if err := export.WriteFile(link, "", hello); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(file); string(got) != "hello" {
			t.Errorf("the file holds %q", got)
		}
		if to, err := os.Readlink(link); err != nil || to != file {
			t.Errorf("the link leads to %q, %v", to, err)
		}
	})
	t.Run("a pipe of others is not written to", func(t *testing.T) {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		link := filepath.Join(t.TempDir(), "out")
		if err := os.Symlink(fmt.Sprintf("/dev/fd/%d", w.Fd()), link); err != nil {
			t.Skip(err)
		}
		if _, err := os.Stat(link); err != nil {
			t.Skip("there is no /dev/fd here: ", err)
		}
		if err = export.WriteFile(link, "", hello); err == nil || !strings.Contains(err.Error(), "pipe") {
			t.Errorf("got %v", err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if got, _ := io.ReadAll(r); len(got) > 0 {
			t.Errorf("the pipe got %q", got)
		}
	})
	t.Run("a name of the program's own output is that", func(t *testing.T) {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		name := fmt.Sprintf("/dev/fd/%d", w.Fd())
		if _, err := os.Stat(name); err != nil {
			t.Skip("there is no /dev/fd here: ", err)
		}
		was := os.Stdout
		os.Stdout = w
		err = export.WriteFile(name, "", hello)
		os.Stdout = was
		if e := w.Close(); err != nil || e != nil {
			t.Fatal(err, e)
		}
		if got, _ := io.ReadAll(r); string(got) != "hello" {
			t.Errorf("it got %q", got)
		}
	})
}

func TestANewFileIsForItsOwnerOnly(t *testing.T) {
	s := sampleStore(t)
	path := filepath.Join(t.TempDir(), "people.csv")
	if _, err := export.ToFile(t.Context(), s, export.Job{Format: export.CSV, Target: table.Spreadsheet}, path); err != nil {
		t.Fatal(err)
	}
	st, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if st.Mode().Perm()&0o077 != 0 {
		t.Errorf("mode is %v", st.Mode())
	}
	b, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
		t.Errorf("a table for spreadsheets begins %q, %v", b[:min(3, len(b))], err)
	}
}

func TestFileNamesHoldOnAnySystem(t *testing.T) {
	for what, want := range map[string]string{
		"":               "people-2026-08-12.csv",
		"IFLA WLIC 2026": "IFLA-WLIC-2026.csv",
		`a/b\c: "d"?`:    "a-b-c-d-.csv",
		"図書館総合展":         "図書館総合展.csv",
	} {
		if got := export.FileName(what, noon, export.CSV); got != want {
			t.Errorf("%q gives %q, want %q", what, got, want)
		}
	}
}
