package window

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"lanyard/data/store"
	"lanyard/ui/disk"
	"lanyard/ui/lang"
	"lanyard/ui/widget/style"
)

func init() { store.Asking = disk.Check }

// Settings are all stored choices as they were read: the window asks the database for none on the way.
type Settings struct {
	values map[string]string
	err    error // they could not be read
}

// ReadSettings reads all settings. It is not for the main goroutine.
func ReadSettings(ctx context.Context, s *store.Store) Settings {
	values, err := s.AllSettings(ctx)
	if values == nil {
		values = map[string]string{}
	}
	return Settings{values, err}
}

// Setting is a stored choice; fallback when there is none, or no store.
func (w *Window) Setting(key, fallback string) string {
	if v := w.settings.values[key]; v != "" {
		return v
	}
	return fallback
}

// SetSetting stores a choice, which counts from now on.
func (w *Window) SetSetting(key, value string) {
	w.settings.values[key] = value
	w.Go(func(ctx context.Context) {
		err := w.Store.Quietly(context.WithoutCancel(ctx), func(tx *store.Tx) error { return tx.SetSetting(key, value) })
		if err != nil {
			fyne.Do(func() {
				w.RereadSettings()
				w.Fail(lang.L("The setting was not saved"), err)
			})
		}
	})
}

// follow takes over the settings as they were read, and from then on as the store changes them.
func (w *Window) follow(s *store.Store, known Settings) {
	w.settings = known
	if known.err != nil {
		w.Go(func(context.Context) { // once the window is there
			fyne.Do(func() { w.Fail(lang.L("The settings could not be read"), known.err) })
		})
	}
	s.Watch(func(c store.Changed) {
		if Touches(c, store.Settings) {
			fyne.Do(func() {
				if w.Store == s {
					w.RereadSettings()
				}
			})
		}
	})
}

// RereadSettings reads the settings anew: they were changed, here or by another program.
func (w *Window) RereadSettings() {
	s := w.Store
	Read(w, w.settingsAsked.Next(), 0, func(ctx context.Context) (Settings, error) {
		known := ReadSettings(ctx, s)
		return known, known.err
	}, func(known Settings, err error) {
		if err != nil {
			w.Fail(lang.L("The settings could not be read"), err)
			return
		}
		w.settings = known
		w.ApplyTheme()
	})
}

// ApplyTheme draws the window in the theme and with the size of text that the user chose.
func (w *Window) ApplyTheme() {
	mode := style.Mode(w.Setting("theme", ""))
	scale, err := strconv.ParseFloat(w.Setting("text_size", "1"), 32)
	if err != nil || !(scale >= 0.8 && scale <= 2) { // "NaN" is neither
		scale = 1
	}
	if w.Theme.Mode == mode && w.Theme.Scale == float32(scale) {
		return
	}
	w.Theme = &style.Theme{Mode: mode, Scale: float32(scale)}
	w.Fyne.Settings().SetTheme(w.Theme)
}

// Region is the phone region the user chose.
func (w *Window) Region() string { return w.Setting("phone_region", DefaultRegion()) }
