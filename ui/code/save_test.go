package code

import (
	"os"
	"testing"

	"lanyard/data"
	"lanyard/ui/window/windowtest"
)

// TestACodeIsWrittenOverNoDatabase is the rule of the terminal, in what saves a code.
func TestACodeIsWrittenOverNoDatabase(t *testing.T) {
	w := windowtest.New(t)
	db := w.Store.Path()
	f, err := NewFace(data.Contact{DisplayName: "Marta Lind"}, data.CodeForm{})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{db, db + "-wal", db + "-journal"} {
		was, _ := os.ReadFile(path)
		if err := f.SaveFile(path, w.Path); err == nil {
			t.Errorf("a code is written over %s", path)
		}
		if now, _ := os.ReadFile(path); string(now) != string(was) {
			t.Errorf("%s was altered", path)
		}
	}
}
