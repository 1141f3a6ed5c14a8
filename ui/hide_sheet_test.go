package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/consent"
	"lanyard/ui/edit"
	"lanyard/ui/followup"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/promise"
	"lanyard/ui/report"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// TestASheetOpenedWhileHiddenComesBackWhole opens every sheet twice: while all is shown, and while it is hidden, which then ends. Both
// times it says the same.
func TestASheetOpenedWhileHiddenComesBackWhole(t *testing.T) {
	a := newScreens(t)
	t.Cleanup(func() { style.Hide(false) })
	steps := wording(secretWord).steps(t, a)
	found, err := a.Store.Find(t.Context(), data.Query{Text: "Displayaword"}, 0)
	if err != nil || len(found.IDs) != 1 {
		t.Fatal(found, err)
	}
	id := found.IDs[0]
	moreSecrets(t, a, id, a.Here.ID)
	owed, err := a.Store.Promises(t.Context(), id)
	if err != nil || len(owed) == 0 {
		t.Fatal(owed, err)
	}
	steps = append(steps,
		showing{"the edit of a promise", func() { promise.Edit(a.Window, owed[0].ID) }},
		showing{"a snooze", func() { promise.Snooze(a.Window, owed[0].ID) }},
		showing{"the brief of a person", func() { shown(t, a, a.people(), "people"); a.people().Open(id); settle(t, a); a.showBrief() }},
		showing{"what was agreed", func() { consent.Edit(a.Window, id, "Ada") }},
		showing{"all that is kept", func() { consent.About(a.Window, id, "Ada") }},
		showing{"whose time is over", func() { consent.ShowOver(a.Window) }},
	)
	// said is all that the sheets in front say, sorted: a list draws its rows in any order.
	said := func() (out []string) {
		for _, s := range a.Sheets {
			eachText(s.Pop.Content, func(what, text string) { out = append(out, what+" "+text) })
		}
		slices.Sort(out)
		return out
	}
	sheets := 0
	for _, s := range steps {
		if s.what == "a card that came in" || s.what == "the working files" { // another comes each time; it is open all the time
			continue
		}
		s.do()
		settle(t, a)
		want := said()
		covers := len(a.Sheets) > 0 && !a.Top().Plain
		if full(a) != nil {
			full(a).Leave()
		}
		away(a)
		if !covers {
			continue
		}
		sheets++
		a.Hide(true)
		s.do()
		settle(t, a)
		for _, o := range a.Top().Buttons.Objects {
			if o.Visible() && a.Top().Buttons.Visible() {
				t.Errorf("%s, hidden, has a button", s.what)
			}
		}
		a.Hide(false)
		settle(t, a)
		if got := said(); !slices.Equal(got, want) {
			for _, text := range got {
				if strings.Contains(text, style.Blank) {
					t.Errorf("%s stays blank: %q", s.what, text)
				}
			}
			t.Errorf("%s, shown again, says\n%.600q, want\n%.600q", s.what, got, want)
		}
		away(a)
	}
	if sheets < 15 {
		t.Errorf("only %d sheets are covered: the test proves little", sheets)
	}
}

// TestAFormOpenedWhileHiddenKeepsEveryNote opens each form while it is hidden, tries to save it so, and saves it once all is shown:
// nothing that is stored is lost or blank.
func TestAFormOpenedWhileHiddenKeepsEveryNote(t *testing.T) {
	a, ada, fair := hiddenFair(t)
	read := func() (all []string) {
		c, err1 := a.Store.Contact(t.Context(), ada)
		met, err2 := a.Store.Encounters(t.Context(), ada)
		owed, err3 := a.Store.Promises(t.Context(), ada)
		e, err4 := a.Store.Event(t.Context(), fair)
		agreed, err5 := a.Store.Consent(t.Context(), ada)
		on, err6 := a.Store.Attendees(t.Context(), fair)
		if err := errors.Join(err1, err2, err3, err4, err5, err6); err != nil {
			t.Fatal(err)
		}
		all = append(all, c.Note, met[0].Note, words.Warmth(met[0].Warmth), owed[0].Text, e.Note, e.Goal, agreed.Text)
		for _, at := range on {
			all = append(all, at.Note)
		}
		return all
	}
	write(t, a, func(tx *store.Tx) error {
		e, err := tx.Event(fair)
		e.Note, e.Goal = secret+" event", secret+" goal"
		return errors.Join(err, tx.SaveEvent(&e), tx.SaveConsent(&data.Consent{ContactID: ada, Text: secret + " agreed", How: data.BySpeech}))
	})
	settle(t, a)
	want := read()
	met, err := a.Store.Encounters(t.Context(), ada)
	if err != nil {
		t.Fatal(err)
	}
	owed, err := a.Store.Promises(t.Context(), ada)
	if err != nil {
		t.Fatal(err)
	}
	event, err := a.Store.Event(t.Context(), fair)
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []showing{
		{"a contact", func() { edit.Contact(a.Window, ada) }},
		{"an encounter", func() { edit.Encounter(a.Window, met[0], "Ada") }},
		{"a promise", func() { promise.Edit(a.Window, owed[0].ID) }},
		{"an event", func() { edit.Event(a.Window, event, nil) }},
		{"goal and cost", func() { report.GoalAndCost(a.Window, event) }},
		{"what was agreed", func() { consent.Edit(a.Window, ada, "Ada") }},
		{"what is wanted", func() {
			edit.WantFrom(a.Window, edit.At{Event: event, IDs: []int64{ada}, Name: "Ada"}, secret+" want")
		}},
	} {
		hide(t, a, true)
		form.do()
		settle(t, a)
		s := sheetOf(t, a)
		saveSheet(a.Window)
		keyboard{a}.saveOrExport()
		setWarm(a.Window, 1)
		settle(t, a)
		if len(a.Sheets) != 1 || !slices.Equal(read(), want) {
			t.Errorf("%s is saved although nobody sees it: %q", form.what, read())
		}
		hide(t, a, false)
		s.EnableOK(true)
		s.Accept()
		settle(t, a)
		if len(a.Sheets) != 0 || !slices.Equal(read(), want) {
			t.Errorf("%s, saved, leaves %q, want %q (%d sheets)", form.what, read(), want, len(a.Sheets))
		}
		away(a)
	}
}

// TestALetterIsNotCopiedWhileHidden presses what copies and saves a letter that nobody sees.
func TestALetterIsNotCopiedWhileHidden(t *testing.T) {
	h := newLetters(t)
	t.Cleanup(func() { style.Hide(false) })
	h.writeTo("Ada", "As promised")
	h.a.Fyne.Clipboard().SetContent("before")
	hide(t, h.a, true)
	s := sheetOf(t, h.a)
	if s.Buttons.Visible() {
		t.Error("its buttons look as if they did something")
	}
	got := texts(s.Pop.Content)
	for _, text := range []string{lang.L("Copy"), lang.L("Save as .eml …"), "Ada", "slides"} {
		if strings.Contains(got, text) {
			t.Errorf("hidden, it shows %q in %q", text, got)
		}
	}
	if !strings.Contains(got, "are hidden while somebody looks") {
		t.Errorf("it does not say why: %q", got)
	}
	for _, k := range []*keys.Key{keys.CopyText, keys.SaveFile, keys.SkipOne, keys.SaveNext} {
		shortcut(t, h.a, k)
	}
	time.Sleep(10 * time.Millisecond)
	settle(t, h.a)
	if got := h.a.Fyne.Clipboard().Content(); got != "before" || len(h.lettersTo("Ada")) != 0 || len(h.a.Sheets) != 1 {
		t.Errorf("hidden, a key copies %q, and leaves %d letters and %d sheets", got, len(h.lettersTo("Ada")), len(h.a.Sheets))
	}
	press(t, h.a, s.Pop.Content, "Show them again")
	press(t, h.a, s.Pop.Content, "Copy")
	if got := h.a.Fyne.Clipboard().Content(); !strings.Contains(got, "the slides") {
		t.Errorf("shown again, it copies %q", got)
	}
}

// TestAMessageQuotesNothingWhileHidden writes, takes back and repeats what is private, whose summary quotes it.
func TestAMessageQuotesNothingWhileHidden(t *testing.T) {
	a, ada, fair := hiddenFair(t)
	shown(t, a, a.people(), "people")
	event, err := a.Store.Event(t.Context(), fair)
	if err != nil {
		t.Fatal(err)
	}
	says := func() string { return texts(a.Toasts.Layer) }
	for _, hidden := range []bool{false, true} {
		hide(t, a, hidden)
		a.Do("Promised "+secret, func(tx *store.Tx) error {
			return tx.SavePromise(&data.Promise{ContactID: ada, By: data.ByMe, Text: secret + " more"})
		}, nil)
		for _, step := range []showing{{"written", func() {}}, {"taken back", a.Undo}, {"written again", a.Redo}} {
			step.do()
			settle(t, a)
			if got := says(); got == "" || strings.Contains(got, secret) == hidden {
				t.Errorf("hidden %v, %s, it says %q", hidden, step.what, got)
			}
		}
		edit.PutOnListOf(a.Window, event, ada, "Ada", data.WantToMeet)
		settle(t, a)
		if got := says(); !strings.Contains(got, "is on the list already") || strings.Contains(got, "want to meet") == hidden {
			t.Errorf("hidden %v, of the list it says %q", hidden, got)
		}
		if got := window.Kept([]store.Kept{{Name: secret}}); strings.Contains(got, secret) == hidden {
			t.Errorf("hidden %v, of what is kept it says %q", hidden, got)
		}
		if strings.Contains(a.Native.Title(), secret) {
			t.Errorf("the title is %q", a.Native.Title())
		}
	}
}

// TestWhatWasTypedBeforeIsNotOfferedWhileHidden opens a form in which something was typed and not saved: the offer quotes it.
func TestWhatWasTypedBeforeIsNotOfferedWhileHidden(t *testing.T) {
	h := newSheets(t)
	t.Cleanup(func() { style.Hide(false) })
	h.open("new")
	h.text("Half a " + secret)
	h.key(fyne.KeyEscape)
	hide(t, h.a, true)
	s := h.open("new")
	if got := texts(s.Pop.Content); strings.Contains(got, secret) {
		t.Errorf("hidden, the form says\n%s", got)
	}
	hide(t, h.a, false)
	if got := texts(s.Pop.Content); !strings.Contains(got, secret) || !strings.Contains(got, "Restore what you typed") {
		t.Errorf("shown again, the form says\n%s", got)
	}
	hide(t, h.a, true)
	if got := texts(s.Pop.Content); strings.Contains(got, secret) {
		t.Errorf("hidden again, the form says\n%s", got)
	}
}

// TestALineIsCoveredThatWasTypedBefore hides while somebody is being taken in: the line holds a note. Another is taken in meanwhile.
func TestALineIsCoveredThatWasTypedBefore(t *testing.T) {
	h := newSheets(t)
	t.Cleanup(func() { style.Hide(false) })
	s := h.open("new")
	h.text("Ada // " + secret)
	hide(t, h.a, true)
	if got := secretsIn(s.Pop.Content); len(got) > 0 || !s.OKButton.Disabled() {
		t.Errorf("hidden, the line shows %q", got)
	}
	hide(t, h.a, false)
	if got := firstEntry(s).Text; got != "Ada // "+secret || s.OKButton.Disabled() {
		t.Errorf("shown again, the line is %q", got)
	}
	h.closeAll()
	hide(t, h.a, true)
	s = h.open("new")
	h.text("Bo")
	if firstEntry(s).Text != "Bo" || s.OKButton.Disabled() {
		t.Error("while it is hidden nobody can be taken in")
	}
}

// TestTheFieldThatHadTheKeysGetsThemBack hides and shows again from within a field of a sheet that is not its first.
func TestTheFieldThatHadTheKeysGetsThemBack(t *testing.T) {
	a, ada, fair := hiddenFair(t)
	write(t, a, func(tx *store.Tx) error {
		return tx.SaveEncounter(&data.Encounter{ContactID: ada, EventID: fair, At: noon})
	})
	typed := func(text string) {
		for _, r := range text {
			if f := a.Native.Canvas().Focused(); f != nil {
				f.TypedRune(r)
			} else {
				a.Native.Canvas().OnTypedRune()(r)
			}
		}
	}
	for _, form := range []showing{
		{"a contact", func() { edit.Contact(a.Window, ada) }},
		{"the close of an event", func() { followup.Close(a.Window, fair) }},
		{"the evening review", func() { followup.Review(a.Window, fair, data.Date{}) }},
	} {
		form.do()
		settle(t, a)
		s := sheetOf(t, a)
		var in *widget.Entry
		walk(s.Body, func(o fyne.CanvasObject) {
			if e, ok := o.(*widget.Entry); ok && fyne.Focusable(e) != s.First && e.Visible() {
				in = e
			}
		})
		in.SetText("was and")
		in.CursorRow, in.CursorColumn = 0, 4
		a.Native.Canvas().Focus(in)
		hide(t, a, true)
		settle(t, a)
		if f := a.Native.Canvas().Focused(); f != nil {
			t.Errorf("%s, covered, gives the keys to %T", form.what, f)
		}
		typed("d x")
		for _, k := range []fyne.KeyName{fyne.KeySpace, fyne.KeyReturn} {
			a.Native.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: k})
		}
		for _, k := range []*keys.Key{keys.Save, keys.Undo, keys.Paste} {
			shortcut(t, a, k)
		}
		settle(t, a)
		if len(a.Sheets) != 1 || !style.Hidden() || in.Text != "was and" {
			t.Fatalf("%s, covered, takes keys: %d sheets, hidden %v, %q", form.what, len(a.Sheets), style.Hidden(), in.Text)
		}
		a.Native.Canvas().FocusNext()
		press := a.Native.Canvas().Focused().(*widget.Button)
		press.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		if press.Text != "Show them again" || !style.Hidden() {
			t.Errorf("%s: Tab leads to %q, and a blank shows all: %v", form.what, press.Text, !style.Hidden())
		}
		press.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if style.Hidden() {
			t.Errorf("%s: Tab and Enter do not show it again", form.what)
		}
		typed("kind ")
		if in.Text != "was kind and" {
			t.Errorf("%s, shown again, has %q in the field", form.what, in.Text)
		}
		hide(t, a, true)
		edit.ChoosePerson(a.Window, "Whom?", "Go on", func(store.Row) {})
		settle(t, a)
		a.Top().Close()
		if f := a.Native.Canvas().Focused(); f != nil {
			t.Errorf("%s, covered, gets the keys when another sheet goes: %T", form.what, f)
		}
		hide(t, a, false)
		if a.Native.Canvas().Focused() != fyne.Focusable(in) {
			t.Errorf("%s, shown once more, gives the keys to %T", form.what, a.Native.Canvas().Focused())
		}
		away(a)
	}
}
