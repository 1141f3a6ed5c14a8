package ui

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/brief"
	"lanyard/ui/capture"
	"lanyard/ui/cards"
	"lanyard/ui/code"
	"lanyard/ui/consent"
	"lanyard/ui/edit"
	"lanyard/ui/followup"
	"lanyard/ui/keys"
	"lanyard/ui/letters"
	"lanyard/ui/programme"
	"lanyard/ui/reading"
	"lanyard/ui/report"
	"lanyard/ui/ticks"
	"lanyard/ui/touch"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/window"
	"lanyard/ui/window/windowtest"
	"lanyard/ui/words"
)

// everySheet opens each sheet of the program on a store with a person (id 1), an event (id 1), a card and details.
func everySheet(a *App) map[string]func() {
	return map[string]func(){
		"new": func() { capture.New(a.Window) },
		"review": func() {
			capture.Review(a.Window, data.Draft{Contact: data.Contact{DisplayName: "Eve Fox"}}, data.FromQR)
		},
		"contact": func() { edit.Contact(a.Window, 1) },
		"me":      func() { cards.Me(a.Window, nil) },
		"event":   func() { edit.Event(a.Window, data.Event{}, nil) },
		"want": func() {
			edit.WantFrom(a.Window, edit.At{Event: data.Event{ID: 1, Name: "Forum"}, IDs: []int64{1}, Name: "Ada Okoro"}, "")
		},
		"encounter":   func() { edit.Encounter(a.Window, data.Encounter{ContactID: 1}, "Ada Okoro") },
		"promise":     func() { edit.Promise(a.Window, data.Promise{ContactID: 1}, "Ada Okoro") },
		"promises":    func() { edit.PromiseTo(a.Window, []int64{1, 2}, 0) },
		"questions":   func() { edit.Questions(a.Window, 1) },
		"appointment": func() { edit.Appointment(a.Window, data.Appointment{ContactID: 1}, "Ada Okoro") },
		"brief":       func() { brief.Event(a.Window, 1) },
		"before":      func() { brief.Person(a.Window, 1, 0) },
		"whom":        func() { brief.Whom(a.Window, data.Event{ID: 1, Name: "Fair"}) },
		"session":     func() { programme.Edit(a.Window, data.Event{ID: 1}, data.Session{}) },
		"programme":   func() { programme.PasteInto(a.Window, data.Event{ID: 1}, "") },
		"card":        func() { cards.Edit(a.Window, data.Card{}, nil) },
		"goal":        func() { report.GoalAndCost(a.Window, data.Event{ID: 1, Name: "Book Fair"}) },
		"evening": func() {
			meetAda(a)
			followup.Review(a.Window, 1, data.Date{})
		},
		"closing": func() {
			meetAda(a)
			followup.Close(a.Window, 1)
		},
		"keys":    keyboard{a}.show,
		"confirm": func() { a.Confirm("Erase?", "It is gone then.", "Erase for good", func() {}) },
		"failure": func() { a.Fail("Not saved", data.ErrNotFound) },
		"topics":  func() { ticks.AddTopics(a.Window, []int64{1}) },
		"warmth":  func() { ticks.SetWarmth(a.Window, []int64{1}) },
		"text": func() {
			reading.GoOn(a.Window, []reading.Scan{{Text: "Just a text of no kind"}}, data.FromQR)
		},
		"consent": func() { consent.Edit(a.Window, 1, "Ada Okoro") },
		"letter":  func() { letters.Write(a.Window, 1) },
		"template": func() {
			// With nothing typed it is a new one.
			if err := letters.RestoreTemplate(a.Window, "0 ", json.RawMessage("null")); err != nil {
				panic(err)
			}
		},
		"letters": func() {
			var bo data.Contact
			keep(a, func(tx *store.Tx) error {
				bo = data.Contact{DisplayName: "Bo Lund", Emails: []data.Email{{Value: "bo@lib.example"}}}
				return tx.SaveContact(&bo)
			})
			letters.Write(a.Window, 1, bo.ID)
		},
		"contact-log": func() { touch.Log(a.Window, []int64{1}) },
		"all kept":    func() { consent.About(a.Window, 1, "Ada Okoro") },
		"code":        func() { code.Show(a.Window, 1) },
		"photo":       func() { edit.CutSheet(a.Window, portrait(photoRed), func([]byte) {}) },
	}
}

// meetAda stores an encounter with the person at the event.
func meetAda(a *App) {
	keep(a, func(tx *store.Tx) error { return tx.SaveEncounter(&data.Encounter{ContactID: 1, EventID: 1}) })
}

// keep stores something that a sheet needs.
func keep(a *App, f func(tx *store.Tx) error) {
	err := windowtest.Looked(func() error {
		_, err := a.Store.Do(context.Background(), "Test", f)
		return err
	})
	if err != nil {
		panic(err)
	}
}

// newSheets is a window with something of each kind in its store.
func newSheets(t *testing.T) *hands {
	t.Helper()
	h := newHands(t)
	write(t, h.a, func(tx *store.Tx) error {
		me := data.Contact{DisplayName: "Mia Lind"}
		card := data.Card{Name: "Work", Show: data.DefaultShow(&me)}
		for _, err := range []error{
			tx.SaveContact(&data.Contact{DisplayName: "Ada Okoro", Emails: []data.Email{{Value: "ada@lib.example"}}}),
			tx.SaveEvent(&data.Event{Name: "Book Fair"}), tx.SaveMe(&me), tx.SaveCard(&card),
		} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	settle(t, h.a)
	return h
}

func (h *hands) open(name string) *window.Sheet {
	h.t.Helper()
	everySheet(h.a)[name]()
	settle(h.t, h.a)
	return sheetOf(h.t, h.a)
}

// closeAll leaves every sheet and forgets what was typed.
func (h *hands) closeAll() {
	for h.a.Top() != nil {
		h.a.Top().Discard()
	}
	h.a.DropMenus()
	settle(h.t, h.a)
}

func TestWhatIsTypedInAFormComesBackAfterEveryWayOfLeavingIt(t *testing.T) {
	ways := map[string]func(h *hands){
		"Escape":         func(h *hands) { h.key(fyne.KeyEscape) },
		"another screen": func(h *hands) { h.ctrl(fyne.Key3) },
	}
	for way, leave := range ways {
		for kind := range forms {
			if kind == "evening" { // it is written when it is left: a test of its own holds that
				continue
			}
			t.Run(kind+" "+way, func(t *testing.T) {
				h := newSheets(t)
				s := h.open(kind)
				entry := firstEntry(s)
				h.a.Native.Canvas().Focus(entry)
				h.text("Zoë typed this")
				want := s.Keeps.Text()
				leave(h)
				settle(t, h.a)
				all, err := h.a.Store.AllUnsaved(t.Context())
				if err != nil || len(all) != 1 || !bytes.Equal(all[0].Typed, want) {
					t.Fatalf("kept is %v, %v; want %s", all, err, want)
				}
				h.a.RestoreTyped(all[0].Form)
				settle(t, h.a)
				again := sheetOf(t, h.a)
				if got := again.Keeps.Text(); !sameJSON(t, got, want) {
					t.Errorf("restored is\n%s\nwant\n%s", got, want)
				}
				again.Discard()
				if all, err := h.a.Store.AllUnsaved(t.Context()); err != nil {
					t.Error(all, err)
				}
			})
		}
	}
}

func TestQuittingKeepsWhatIsTypedAndTheNextStartOffersIt(t *testing.T) {
	path := filepath.Join(ownFolders(t), "lanyard.db")
	t.Run("quit", func(t *testing.T) {
		a := openedOn(t, path)
		closed := false
		a.Native.SetOnClosed(func() { closed = true })
		capture.New(a.Window)
		firstEntry(sheetOf(t, a)).SetText("Half a na")
		a.quit()
		until(t, "the window to close", func() bool { return closed })
	})
	t.Run("start", func(t *testing.T) {
		a := openedOn(t, path)
		if got := texts(a.Toasts.Layer); !strings.Contains(got, "Restore what you typed") {
			t.Fatalf("the next start says %q", got)
		}
		a.RestoreTyped(firstKey(a, "Half"))
		if got := firstEntry(sheetOf(t, a)).Text; got != "Half a na" {
			t.Errorf("restored is %q", got)
		}
	})
}

// sameJSON compares what two forms hold, whatever the time.
func sameJSON(t *testing.T, a, b []byte) bool {
	t.Helper()
	var x, y map[string]any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		t.Fatalf("no objects: %s, %s", a, b)
	}
	return reflect.DeepEqual(x, y)
}

func firstEntry(s *window.Sheet) *widget.Entry {
	var first *widget.Entry
	walk(s.Body, func(o fyne.CanvasObject) {
		if e, ok := o.(*widget.Entry); ok && first == nil {
			first = e
		}
	})
	return first
}

func TestWhatIsSavedIsNotOfferedAgain(t *testing.T) {
	h := newSheets(t)
	h.open("new")
	h.text("Finn Oja, Oulu Library")
	h.a.KeepTyped(h.a.Top().Keeps)
	settle(t, h.a)
	if all, _ := h.a.Store.AllUnsaved(t.Context()); len(all) != 1 {
		t.Fatalf("while it is typed, kept are %v", all)
	}
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	if all, _ := h.a.Store.AllUnsaved(t.Context()); len(all) != 0 {
		t.Errorf("when it is saved, kept are %v", all)
	}
	h.open("new")
	h.key(fyne.KeyEscape)
	if all, _ := h.a.Store.AllUnsaved(t.Context()); len(all) != 0 {
		t.Errorf("of an empty line, kept are %v", all)
	}
}

func TestWhatIsTypedAnotherTimeReplacesNothingThatIsKept(t *testing.T) {
	h := newSheets(t)
	kept := func() string {
		t.Helper()
		settle(t, h.a)
		all, err := h.a.Store.AllUnsaved(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, u := range all {
			var line struct{ Line string }
			if err := json.Unmarshal(u.Typed, &line); err != nil {
				t.Error(err)
			}
			out = append(out, line.Line)
		}
		slices.Sort(out)
		return strings.Join(out, "; ")
	}
	h.open("new")
	h.text("Half a na")
	h.key(fyne.KeyEscape)
	h.open("new")
	h.text("Finn Oja, Oulu Library")
	h.key(fyne.KeyReturn)
	if got, want := kept(), "Half a na"; got != want {
		t.Errorf("after somebody else was saved, kept is %s, want %s", got, want)
	}
	h.open("new")
	h.text("x")
	h.key(fyne.KeyEscape)
	if got, want := kept(), "Half a na; x"; got != want {
		t.Errorf("after a letter was typed another time, kept is %s, want %s", got, want)
	}
	h.a.RestoreTyped(firstKey(h.a, "Half"))
	settle(t, h.a)
	h.text("me")
	h.key(fyne.KeyReturn)
	if got, want := kept(), "x"; got != want {
		t.Errorf("after what was restored was saved, kept is %s, want %s", got, want)
	}
}

// firstKey is under what key something with the given words is kept.
func firstKey(a *App, words string) string {
	for key, u := range a.Unsaved {
		if strings.Contains(string(u.Typed), words) {
			return key
		}
	}
	return ""
}

func TestAFormOffersWhatWasTypedInItBefore(t *testing.T) {
	h := newSheets(t)
	h.open("new")
	h.text("Half a na")
	h.key(fyne.KeyEscape)
	s := h.open("new")
	offer := s.Pop.Content
	if !strings.Contains(texts(offer), "Restore what you typed") {
		t.Fatalf("the form says\n%s", texts(offer))
	}
	press(t, h.a, offer, "Restore what you typed")
	settle(t, h.a)
	if got := firstEntry(sheetOf(t, h.a)).Text; got != "Half a na" {
		t.Errorf("restored is %q", got)
	}
	h.closeAll()
	h.open("new")
	if all, _ := h.a.Store.AllUnsaved(t.Context()); len(all) != 0 {
		t.Errorf("after it was given up, kept are %v", all)
	}
}

func TestEveryFormInWhichIsTypedIsKept(t *testing.T) {
	short := []string{"topics", "whom"} // a word or two; kept while it is typed
	h := newSheets(t)
	for name := range everySheet(h.a) {
		s := h.open(name)
		if firstEntry(s) != nil && s.Keeps == nil && !slices.Contains(short, name) {
			t.Errorf("%s: what is typed in it is lost when it is left", name)
		}
		h.closeAll()
	}
}

// TestShortcutsAndEscapeWorkFromEveryFocus tabs through every sheet, and from each place presses every key of the table.
func TestShortcutsAndEscapeWorkFromEveryFocus(t *testing.T) {
	h := newSheets(t)
	ran := ""
	table := keyboard{h.a}.table()
	for name := range everySheet(h.a) {
		places := 0
		for n := 0; ; n++ {
			h.open(name)
			first := h.a.Native.Canvas().Focused()
			for range n {
				h.key(fyne.KeyTab)
			}
			at := h.a.Native.Canvas().Focused()
			if n > 0 && (at == nil || at == first && n > 1 || n > 60) {
				h.closeAll()
				break
			}
			places++
			for _, k := range table {
				if isEditing(at, shortcutOf(k)) {
					continue
				}
				ran = ""
				before := h.a.Typed.OnShortcut
				h.a.Typed.OnShortcut = func(s fyne.Shortcut) { ran = s.ShortcutName() }
				h.shortcut(shortcutOf(k))
				h.a.Typed.OnShortcut = before
				if ran != shortcutOf(k).ShortcutName() {
					t.Errorf("%s, after %d Tabs on %T: %s does nothing", name, n, at, k.Press)
				}
			}
			open := len(h.a.Sheets)
			h.key(fyne.KeyEscape)
			if len(h.a.Sheets) >= open {
				t.Errorf("%s, after %d Tabs on %T: Esc does not leave", name, n, at)
			}
			h.closeAll()
		}
		if places < 1 {
			t.Errorf("%s has no place for the keys", name)
		}
	}
}

// isEditing reports whether what has the focus uses a shortcut for its text.
func isEditing(f fyne.Focusable, s fyne.Shortcut) bool {
	if _, ok := f.(*widget.Entry); !ok {
		return false
	}
	switch s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutUndo, *fyne.ShortcutRedo, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll:
		return true
	}
	return false
}

func TestTextThatCanBeSelectedLeavesTheKeysToTheWindow(t *testing.T) {
	h := newSheets(t)
	h.a.Places.Person(1)
	settle(t, h.a)
	var text desktop.Mouseable
	walk(h.a.people().Detail.Content, func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Selectable); ok && text == nil {
			text = test.WidgetRenderer(s).Objects()[0].(desktop.Mouseable)
		}
	})
	if text == nil {
		t.Fatal("no text of the person can be selected")
	}
	text.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if h.a.Native.Canvas().Focused() != text.(fyne.Focusable) {
		t.Fatal("a click on the text does not select in it")
	}
	h.ctrl(fyne.KeyN)
	if len(h.a.Sheets) != 1 {
		t.Fatal("Ctrl+N does nothing after a click on a text")
	}
	h.key(fyne.KeyEscape)
	if len(h.a.Sheets) != 0 {
		t.Error("Esc does not close the line")
	}
}

func TestTabSelectsWhatIsInAFieldAndPassesIconsBy(t *testing.T) {
	h := newSheets(t)
	s := h.open("contact")
	c := h.a.Native.Canvas()
	for range 40 {
		h.key(fyne.KeyTab)
		switch f := c.Focused().(type) {
		case *widget.Entry:
			if f.Text != "" && !f.MultiLine && f.SelectedText() != f.Text {
				t.Errorf("Tab into %q selects %q", f.Text, f.SelectedText())
			}
		case *widget.Button:
			if f.Text == "" {
				t.Error("Tab stops at an icon")
			}
		}
	}
	s.Discard()
}

func TestWarmthAndPromiseAreThreeKeysFromTheNote(t *testing.T) {
	h := newSheets(t)
	for _, name := range []string{"encounter", "review"} {
		s := h.open(name)
		h.a.Native.Canvas().Focus(s.Notes[len(s.Notes)-1].(*edit.NoteField).Entry)
		h.shortcut(focus.Shortcuts(keys.Warm3)[0])
		if got := texts(s.Body); !strings.Contains(got, words.Warmth(data.Hot)) {
			t.Errorf("%s: Alt+3 does not set the warmth:\n%s", name, got)
		}
		h.key(fyne.KeyTab)
		entry, ok := h.a.Native.Canvas().Focused().(*widget.Entry)
		if !ok || !strings.Contains(entry.PlaceHolder, "slides") {
			t.Errorf("%s: Tab from the note comes to %T", name, h.a.Native.Canvas().Focused())
		}
		h.text("slides")
		before := len(h.a.Sheets)
		h.shortcut(ctrl(fyne.KeyReturn))
		if len(h.a.Sheets) != before-1 {
			t.Errorf("%s: Ctrl+Enter does not save", name)
		}
		h.closeAll()
	}
}

func TestALongTextIsPastedInNoTimeAndEditedOutside(t *testing.T) {
	h := newSheets(t)
	long := strings.Repeat("A sentence of a long report. ", 14_000) // 400 kB
	h.a.Fyne.Clipboard().SetContent(long)
	paste := &fyne.ShortcutPaste{Clipboard: h.a.Fyne.Clipboard()}
	begin := time.Now()
	s := h.open("encounter")
	h.shortcut(paste)
	if s.Notes[0].(*edit.NoteField).Text() != long || len(s.Notes[0].(*edit.NoteField).Entry.Text) > window.EntryHolds {
		t.Errorf("the note holds %d bytes, its entry %d", len(s.Notes[0].(*edit.NoteField).Text()), len(s.Notes[0].(*edit.NoteField).Entry.Text))
	}
	h.shortcut(ctrl(fyne.KeyReturn))
	settle(t, h.a)
	met, err := h.a.Store.Encounters(t.Context(), 1)
	if err != nil || len(met) != 1 || met[0].Note != strings.TrimSpace(long) {
		t.Fatalf("stored is not what was pasted: %d, %v", len(met), err)
	}
	h.a.Places.Person(1)
	settle(t, h.a)
	h.open("new")
	h.shortcut(paste)
	if got := firstEntry(sheetOf(t, h.a)).Text; got != "" {
		t.Errorf("a line of one person takes %d bytes", len(got))
	}
	h.closeAll()
	reading.GoOn(h.a.Window, []reading.Scan{{Text: long}}, data.FromQR)
	settle(t, h.a)
	if got := len(texts(sheetOf(t, h.a).Body)); got > 3*window.ShownFirst {
		t.Errorf("%d bytes are laid out", got)
	}
	h.closeAll()
	h.a.ShowAll(long)
	settle(t, h.a)
	// Measured 0.4 s where a label of it took a minute: this only tells the two apart.
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
	if lines := window.ListLines(long); len(lines) < 3000 || strings.Join(lines, "") != long {
		t.Errorf("all of it is %d lines", len(lines))
	}
}

func TestShortcutsWorkFromEveryFocusOfEveryScreen(t *testing.T) {
	h := newSheets(t)
	for key := range h.a.shell.pages {
		h.a.shell.open(key)
		settle(t, h.a)
		for n := range 40 {
			h.key(fyne.KeyTab)
			at := h.a.Native.Canvas().Focused()
			for _, k := range (keyboard{h.a}).table() {
				if isEditing(at, shortcutOf(k)) {
					continue
				}
				ran := ""
				before := h.a.Typed.OnShortcut
				h.a.Typed.OnShortcut = func(s fyne.Shortcut) { ran = s.ShortcutName() }
				h.shortcut(shortcutOf(k))
				h.a.Typed.OnShortcut = before
				if ran != shortcutOf(k).ShortcutName() {
					t.Errorf("%s, after %d Tabs on %T: %s does nothing", key, n+1, at, k.Press)
				}
			}
		}
	}
}
