package cli_test

import (
	"path/filepath"
	"testing"

	"lanyard/data/store"
)

func TestRestoreLeavesTheSettingsOfTheWindow(t *testing.T) {
	d := filledDesk(t)
	set := func(theme string) {
		t.Helper()
		s, err := store.Open(t.Context(), d.db, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Quietly(t.Context(), func(tx *store.Tx) error { return tx.SetSetting("theme", theme) }); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	set("light")
	backup := filepath.Join(d.dir, "copy.db")
	d.must("backup", backup)
	set("dark")
	d.must("restore", backup)
	p, err := store.ReadPreferences(t.Context(), d.db)
	if err != nil || p["theme"] != "dark" {
		t.Errorf("settings %v, %v; want the theme as it is now", p, err)
	}
}
