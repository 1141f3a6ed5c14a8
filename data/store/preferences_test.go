package store

import (
	"maps"
	"testing"

	"lanyard/data"
)

func TestPreferencesAreAllSettingsButWhatIsData(t *testing.T) {
	d := newReopened(t)
	want := Preferences{"theme": "dark", "text_size": "1.5", "sort": "name"}
	d.with(func(s *Store) {
		e := data.Event{Name: "Fair"}
		do(t, s, func(tx *Tx) error { return tx.SaveEvent(&e) })
		do(t, s, func(tx *Tx) error { return tx.SetCurrent(e.ID) })
		exported, err := s.Exported(t.Context(), e.ID)
		if err == nil {
			err = s.KeepExported(t.Context(), exported)
		}
		if err != nil {
			t.Error(err)
		}
		do(t, s, func(tx *Tx) error { return tx.SetSetting("window", "800x600") })
		do(t, s, func(tx *Tx) error { return tx.SetSetting("theme", "light") })
		do(t, s, func(tx *Tx) error { return tx.SetPreferences(want) })
		if got, err := s.Preferences(t.Context()); err != nil || !maps.Equal(got, want) {
			t.Errorf("%v, %v; want %v", got, err, want)
		}
		if at, _, _, ok, err := s.Current(t.Context()); !ok || err != nil || at.ID != e.ID {
			t.Errorf("the current event is %d, %v, %v", at.ID, ok, err)
		}
	})
	if got, err := ReadPreferences(t.Context(), d.path); err != nil || !maps.Equal(got, want) {
		t.Errorf("read from the file: %v, %v; want %v", got, err, want)
	}
	if got, err := ReadPreferences(t.Context(), d.path+"x"); err == nil || got != nil {
		t.Errorf("of no file: %v, %v", got, err)
	}
}
