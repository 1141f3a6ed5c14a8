package ui

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/store"
)

// some are a few of many tries: each opens a window. `make attack` takes all.
func some(tries []string) []string {
	if os.Getenv("LANYARD_ATTACK") != "" {
		return tries
	}
	return tries[:4]
}

// planted is a database in which somebody has left settings and what was typed in forms.
func planted(t *testing.T, settings, forms map[string]string) string {
	t.Helper()
	path := filepath.Join(ownFolders(t), "lanyard.db")
	writePeople(t, path, 3)
	s, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.Quietly(context.Background(), func(tx *store.Tx) error {
		for key, value := range settings {
			if err := tx.SetSetting(key, value); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for form, typed := range forms {
		if err := s.KeepUnsaved(t.Context(), store.Unsaved{Form: form, Typed: json.RawMessage(typed)}); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// TestAttackSettings opens databases whose settings no window has written.
func TestAttackSettings(t *testing.T) {
	keys := []string{"text_size", "theme", "window", "screen", "sort", "sort_reversed", "phone_region", "my_org_names", "export_folder", "camera", "today", "current_event"}
	values := []string{
		"NaN", "Inf", "-Inf", "1e308", "-1", "99999999999999999999", "NaNxNaN", "9999x9999", "-5x-5", "{", "[1,2", "null", `{"a":`, "../../etc/passwd", "/dev/zero", "\x1b[2J\x00\u202e",
		strings.Repeat("x", 100_000), "people\n", "%s%n", "people people",
	}
	for _, value := range some(values) {
		t.Run(fmt.Sprintf("%.20q", value), func(t *testing.T) {
			settings := map[string]string{}
			for _, key := range keys {
				settings[key] = value
			}
			a := openedOn(t, planted(t, settings, nil))
			if a.Store == nil {
				t.Fatal("not opened")
			}
			if s := a.Theme.Scale; !(s >= 0.8 && s <= 2) {
				t.Errorf("letters are scaled by %v", s)
			}
			if size := a.Native.Canvas().Size(); !(size.Width < 10_000 && size.Height < 10_000) {
				t.Errorf("the window is %v", size)
			}
			for key := range a.shell.pages {
				a.shell.open(key)
				settle(t, a)
			}
		})
	}
	t.Attr("tries", fmt.Sprint(len(some(values))*len(keys)))
}

// TestAttackForms opens databases in which forms are kept that no window has kept.
func TestAttackForms(t *testing.T) {
	texts := []string{
		`{}`, `{"contact":[]}`, `{"contact":{"emails":7}}`, `{"Contact":{"phones":[null,{},{"value":null}]},"Texts":7}`, `{"line":{}}`, `{"name":["x"]}`,
		`{"Rows":[{"id":-1}],"Sessions":[null],"zone":"../../x","start":"99999-99-99","At":"never","warmth":99,"due":"0000-00-00"}`, `{"contact":` + strings.Repeat("[", 900) + strings.Repeat("]", 900) + "}",
		`{"note":"` + strings.Repeat("x", 300_000) + `"}`,
	}
	tries := 0
	for _, typed := range some(texts) {
		t.Run(fmt.Sprintf("%.20q", typed), func(t *testing.T) {
			forms := map[string]string{}
			for kind := range forms {
				for _, of := range []string{"", "1", "0", "-1", "99", "1 99", "9223372036854775808", "x"} {
					forms[strings.TrimSpace(kind+" "+of)] = typed
				}
			}
			tries += len(forms)
			a := openedOn(t, planted(t, nil, forms))
			for form := range forms {
				a.RestoreTyped(form)
				settle(t, a)
				for a.Top() != nil {
					a.Top().Close()
					settle(t, a)
				}
			}
		})
	}
	t.Attr("tries", fmt.Sprint(tries))
}

// TestAttackLongTexts opens a database in which every text of one line has a million letters: each screen shows it cut.
func TestAttackLongTexts(t *testing.T) {
	for name, long := range map[string]string{
		"words": strings.Repeat("word ", 200_000), "a word": strings.Repeat("x", 1_000_000), "marks": "a" + strings.Repeat("\u0301", 500_000), "lines": strings.Repeat("l\n", 500_000),
	} {
		t.Run(name, func(t *testing.T) {
			if os.Getenv("LANYARD_ATTACK") == "" && name != "words" {
				t.Skip("`make attack` opens it")
			}
			path := filepath.Join(ownFolders(t), "lanyard.db")
			writePeople(t, path, 3)
			s, err := store.Open(t.Context(), path, store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			write := func(f func(*store.Tx) error) {
				if _, err := s.Do(t.Context(), "long", f); err != nil {
					t.Logf("refused: %.200s", err)
				}
			}
			e := data.Event{Name: "E " + long, Place: long, Sessions: []data.Session{{Title: long, Room: long, Speakers: long, Note: long}}}
			write(func(tx *store.Tx) error { return tx.SaveEvent(&e) })
			c := data.Contact{Given: "Ann " + long, Family: long, Organisation: long, Title: long, Topics: []string{long}, Note: long, Phones: []data.Phone{{Value: "1 " + long, Label: long}}}
			write(func(tx *store.Tx) error { return tx.SaveContact(&c) })
			c = data.Contact{Given: "Bo"}
			write(func(tx *store.Tx) error { return tx.SaveContact(&c) })
			write(func(tx *store.Tx) error {
				return tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: e.ID, At: s.Now(), Place: long, Note: long})
			})
			write(func(tx *store.Tx) error {
				return tx.SavePromise(&data.Promise{ContactID: c.ID, By: data.ByMe, Text: long})
			})
			write(func(tx *store.Tx) error { return tx.SaveCard(&data.Card{Name: long, Welcome: long}) })
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			a := openedOn(t, path)
			for key := range a.shell.pages {
				began := time.Now()
				a.shell.open(key)
				settle(t, a)
				if took := time.Since(began); took > 20*time.Second {
					t.Errorf("%s opens after %v", key, took)
				}
			}
		})
	}
}
