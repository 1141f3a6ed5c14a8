package cli

import (
	"bytes"
	"os"
	"testing"
	"time"

	"lanyard/data/store"
)

func TestAMeterShowsOneLineThatIsGoneAtTheEnd(t *testing.T) {
	var out bytes.Buffer
	now := time.Date(2026, 8, 12, 9, 0, 0, 0, time.UTC)
	m := &meter{w: &out, now: func() time.Time { return now }, next: now.Add(meterAfter)}
	step := func(after time.Duration, doing string, done, total int, want string) {
		t.Helper()
		out.Reset()
		now = now.Add(after)
		m.show("a.csv", doing, done, total)
		if out.String() != want {
			t.Errorf("%s %d: %q, want %q", doing, done, out.String(), want)
		}
	}
	step(meterAfter/2, "reading, row", 10, 0, "") // a short job needs none
	step(meterAfter/2, "reading, row", 900, 0, "\ra.csv: reading, row 900")
	step(meterEvery/2, "reading, row", 901, 0, "") // not at every row
	step(meterEvery, "saving", 50, 200, "\ra.csv: saving, 25 %    ")
	out.Reset()
	if m.begin("a.csv", "at the end"); out.String() != "\ra.csv: at the end  " { // at once
		t.Errorf("begun: %q", out.String())
	}
	out.Reset()
	m.clear()
	m.clear()
	if want := "\r                 \r"; out.String() != want {
		t.Errorf("cleared by %q, want %q", out.String(), want)
	}
}

func TestOnlyATerminalHasAMeter(t *testing.T) {
	var none *meter
	none.show("a.csv", "saving", 1, 2) // shows nothing, and does not fail
	none.begin("a.csv", "saving")
	none.opening("a.db")(store.Progress{Stage: store.Indexing, Done: 1, Total: 2})
	none.clear()
	file, err := os.Create(t.TempDir() + "/messages")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	for _, f := range []*os.File{file, w, null} {
		if newMeter(f, time.Now) != nil {
			t.Errorf("%s has one", f.Name())
		}
	}
	if newMeter(&bytes.Buffer{}, time.Now) != nil {
		t.Error("memory has one")
	}
}
