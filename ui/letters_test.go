package ui

import (
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/events"
	"lanyard/ui/keys"
	"lanyard/ui/letters"
	"lanyard/ui/opener"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
)

// newLetters is a window with Ada, who was met at a fair that is over and is owed slides, Bo, who has no address, and Cy, who is not
// to be mailed.
func newLetters(t *testing.T) *hands {
	t.Helper()
	h := newHands(t)
	h.t = t
	write(t, h.a, func(tx *store.Tx) error {
		me := data.Contact{Given: "Mia", Family: "Lind", Topics: []string{"maps"}, Emails: []data.Email{{Value: "mia@home.example"}}}
		ada := data.Contact{Given: "Ada", Family: "Okoro", Topics: []string{"metadata", "maps"}, Emails: []data.Email{{Value: "ada@lib.example"}, {Value: "ada@home.example"}}}
		bo, cy := data.Contact{Given: "Bo", Family: "Lund"}, data.Contact{Given: "Cy", Family: "Rao", Emails: []data.Email{{Value: "cy@lib.example"}}}
		e := data.Event{Name: "Book Fair", Start: noon.Add(-72 * time.Hour), End: noon.Add(-48 * time.Hour), Zone: "UTC"}
		err := errors.Join(tx.SaveMe(&me), tx.SaveContact(&ada), tx.SaveContact(&bo), tx.SaveContact(&cy), tx.SaveEvent(&e))
		return errors.Join(err, tx.SaveEncounter(&data.Encounter{ContactID: ada.ID, EventID: e.ID, At: e.Start.Add(time.Hour)}),
			tx.SavePromise(&data.Promise{ContactID: ada.ID, Text: "the slides"}), tx.SaveConsent(&data.Consent{ContactID: cy.ID, NoMail: true}))
	})
	settle(t, h.a)
	return h
}

// idOf finds somebody.
func (h *hands) idOf(name string) int64 {
	h.t.Helper()
	found, err := h.a.Store.Find(h.t.Context(), data.Query{Text: name}, 0)
	if err != nil || len(found.IDs) != 1 {
		h.t.Fatal(name, found.IDs, err)
	}
	return found.IDs[0]
}

// writeTo begins a letter with a template, by its name.
func (h *hands) writeTo(name, template string) {
	h.t.Helper()
	letters.Write(h.a.Window, h.idOf(name))
	settle(h.t, h.a)
	h.choose(template)
}

// choose chooses a template in the sheet in front.
func (h *hands) choose(template string) {
	h.t.Helper()
	walk(sheetOf(h.t, h.a).Body, func(o fyne.CanvasObject) {
		if s, ok := o.(*widget.Select); ok {
			s.SetSelected(template)
		}
	})
	settle(h.t, h.a)
}

// lettersTo are the letters to somebody.
func (h *hands) lettersTo(name string) []data.Letter {
	h.t.Helper()
	id := h.idOf(name)
	all, err := h.a.Store.LettersTo(h.t.Context(), []int64{id})
	if err != nil {
		h.t.Fatal(err)
	}
	return all[id]
}

func TestALetterGoesToTheMailProgramAndIsSentByOneKey(t *testing.T) {
	h := newLetters(t)
	opened := textsOpened(h.a)
	h.writeTo("Ada", "As promised")
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	u, err := url.Parse(opened())
	if err != nil || u.Opaque != "ada@lib.example" || u.Query().Get("subject") != "As promised: the slides" ||
		!strings.HasPrefix(u.Query().Get("body"), "Dear Ada,\r\n\r\nAt Book Fair I promised you this: the slides. Here it is.") {
		t.Fatalf("the mail program gets %q, %v", opened(), err)
	}
	l := h.lettersTo("Ada")
	if len(l) != 1 || !l[0].Waiting() || len(h.metWith(h.idOf("Ada"))) != 1 {
		t.Fatalf("opened, it is %+v; met %d times", l, len(h.metWith(h.idOf("Ada"))))
	}
	if got := texts(sheetOf(t, h.a).Pop); !strings.Contains(got, "Is it sent to Ada Okoro?") {
		t.Fatalf("then it says %q", got)
	}
	h.text("s")
	settle(t, h.a)
	met := h.metWith(h.idOf("Ada"))
	p, err := h.a.Store.Promise(t.Context(), 1)
	if err != nil || len(met) != 2 || met[0].Medium != data.ByMail || p.Done.IsZero() || h.lettersTo("Ada")[0].Waiting() {
		t.Errorf("sent: %+v, %+v, %v", met, p, err)
	}
	shown(t, h.a, h.a.people(), "people")
	h.a.Places.Person(h.idOf("Ada"))
	settle(t, h.a)
	if got := texts(h.a.people().Content()); !strings.Contains(got, "As promised: the slides") {
		t.Errorf("her page does not show the letter:\n%s", got)
	}
	h.a.Undo()
	settle(t, h.a)
	if p, err := h.a.Store.Promise(t.Context(), 1); err != nil || !p.Open() || len(h.metWith(h.idOf("Ada"))) != 1 {
		t.Errorf("one undo leaves %+v, %v", p, err)
	}
	if got := texts(h.a.people().Content()); !strings.Contains(got, "Is it sent?") {
		t.Errorf("undone, her page does not ask:\n%s", got)
	}
	press(t, h.a, h.a.people().Content(), "Sent")
	if len(h.metWith(h.idOf("Ada"))) != 2 {
		t.Error("Sent on her page does nothing")
	}
}

func TestNoMailProgramIsSaidWithTheTextToCopy(t *testing.T) {
	h := newLetters(t)
	h.a.Opens = func(opener.Address, time.Duration) error { return opener.ErrNoProgram }
	h.writeTo("Ada", "Thank you")
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	if got := texts(sheetOf(t, h.a).Pop); !strings.Contains(got, "No mail program answered. The letter is in the clipboard") || !strings.Contains(got, "ada@lib.example") {
		t.Errorf("it says %q", got)
	}
	if got := h.a.Fyne.Clipboard().Content(); !strings.HasPrefix(got, "Dear Ada,\n\nThank you for the conversation at Book Fair.") || !strings.Contains(got, "about maps stays") {
		t.Errorf("the clipboard has %q", got)
	}
}

func TestWhoIsNotToBeMailedGetsNoLetter(t *testing.T) {
	h := newLetters(t)
	opened := textsOpened(h.a)
	letters.Write(h.a.Window, h.idOf("Cy"))
	settle(t, h.a)
	if got := texts(h.a.Toasts.Layer); h.a.Top() != nil || !strings.Contains(got, "Cy Rao is not to be mailed") {
		t.Errorf("it says %q", got)
	}
	letters.Write(h.a.Window, h.idOf("Ada"), h.idOf("Lund"), h.idOf("Cy"))
	settle(t, h.a)
	s := sheetOf(t, h.a)
	if got := texts(s.Pop); !strings.Contains(got, "Write to 3 people") || !strings.Contains(got, "not to be mailed: Cy Rao") || !strings.Contains(got, "to copy: Bo Lund") {
		t.Errorf("it says %q", got)
	}
	h.key(fyne.KeyReturn) // begin
	settle(t, h.a)
	if got := texts(sheetOf(t, h.a).Pop); !strings.Contains(got, "Write to Ada Okoro, 1 of 2") {
		t.Fatalf("first comes %q", got)
	}
	h.shortcut(focus.Shortcuts(keys.SkipOne)[0])
	settle(t, h.a)
	if got := texts(sheetOf(t, h.a).Pop); !strings.Contains(got, "Write to Bo Lund, 2 of 2") || !strings.Contains(got, "has no e-mail address") {
		t.Fatalf("then comes %q", got)
	}
	h.key(fyne.KeyReturn) // copies
	settle(t, h.a)
	if got := h.a.Fyne.Clipboard().Content(); !strings.HasPrefix(got, "Dear Bo,") || opened() != "" {
		t.Errorf("the clipboard has %q, opened is %q", got, opened())
	}
	h.key(fyne.KeyEscape) // not yet
	settle(t, h.a)
	if h.a.Top() != nil || len(h.lettersTo("Lund")) != 1 || len(h.lettersTo("Ada")) != 0 || len(h.lettersTo("Cy")) != 0 {
		t.Error("the end is not as it should be")
	}
	letters.About(h.a.Window, letters.Job{Contacts: []int64{h.idOf("Ada")}, With: h.idOf("Cy"), Template: "introduction"})
	settle(t, h.a)
	if got := texts(h.a.Toasts.Layer); h.a.Top() != nil || !strings.Contains(got, "Cy Rao is not to be mailed") {
		t.Errorf("an introduction to Cy says %q", got)
	}
}

func TestAnIntroductionGoesToBoth(t *testing.T) {
	h := newLetters(t)
	write(t, h.a, func(tx *store.Tx) error {
		return tx.SaveContact(&data.Contact{Given: "Di", Family: "Moe", Organisation: "Archive", Topics: []string{"Metadata"}, Emails: []data.Email{{Value: "di@arc.example"}}})
	})
	opened := textsOpened(h.a)
	h.writeTo("Ada", "Introduction of two people")
	h.key(fyne.KeyReturn) // to whom?
	settle(t, h.a)
	h.text("di moe")
	settle(t, h.a)
	time.Sleep(300 * time.Millisecond)
	settle(t, h.a)
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	h.key(fyne.KeyReturn) // a gap is told: where Ada works is not known
	settle(t, h.a)
	h.key(fyne.KeyReturn) // open
	settle(t, h.a)
	u, err := url.Parse(opened())
	if err != nil || u.Opaque != "ada@lib.example,di@arc.example" || !strings.Contains(u.Query().Get("body"), "Ada Okoro\r\nDi Moe, Archive\r\n\r\nYou both work on metadata.") {
		t.Fatalf("the mail program gets %q, %v", opened(), err)
	}
	h.text("s") // sent
	settle(t, h.a)
	for _, name := range []string{"Ada", "Di"} {
		if met := h.metWith(h.idOf(name)); len(met) == 0 || met[0].Medium != data.ByMail || len(h.lettersTo(name)) != 1 {
			t.Errorf("%s: %+v", name, met)
		}
	}
}

func TestALetterWithNothingPersonalIsAskedAboutOnce(t *testing.T) {
	h := newLetters(t)
	write(t, h.a, func(tx *store.Tx) error {
		return tx.SaveTemplate(&data.Template{Name: "Plain", Subject: "Hi", Body: "Hello {first}"})
	})
	opened := textsOpened(h.a)
	h.writeTo("Ada", "Plain")
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	if got := texts(sheetOf(t, h.a).Pop); !strings.Contains(got, "Nothing personal in this one.") || opened() != "" {
		t.Fatalf("it says %q, opened is %q", got, opened())
	}
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	if opened() == "" {
		t.Error("asked twice")
	}
}

func TestALetterWithAnUnknownFieldWaitsUntilItIsMended(t *testing.T) {
	h := newLetters(t)
	write(t, h.a, func(tx *store.Tx) error {
		return tx.SaveTemplate(&data.Template{Name: "Odd", Subject: "Hi", Body: "Hello {frist}, {topic}"})
	})
	opened := textsOpened(h.a)
	h.writeTo("Ada", "Odd")
	s := sheetOf(t, h.a)
	if got := texts(s.Pop); !strings.Contains(got, "This is no field: {frist}") || !s.OKButton.Disabled() {
		t.Fatalf("it says %q", got)
	}
	walk(s.Body, func(o fyne.CanvasObject) {
		if e, ok := o.(*widget.Entry); ok && e.MultiLine {
			e.SetText("Hello Ada")
		}
	})
	settle(t, h.a)
	s.Accept()
	settle(t, h.a)
	if !strings.Contains(opened(), "Hello%20Ada") {
		t.Errorf("mended, opened is %q", opened())
	}
}

func TestALongLetterGoesIntoAFile(t *testing.T) {
	h := newLetters(t)
	file := filepath.Join(t.TempDir(), "x.eml")
	write(t, h.a, func(tx *store.Tx) error {
		return tx.SaveTemplate(&data.Template{Name: "Long", Subject: "Größe", Body: "{topic} " + strings.Repeat("long ", 600)})
	})
	h.writeTo("Ada", "Long")
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	h.choosePath(file)
	b, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(b), "To: \"Ada Okoro\" <ada@lib.example>\r\n") || !strings.Contains(string(b), "X-Unsent: 1\r\n") {
		t.Fatalf("%v, %.300q", err, b)
	}
	if got := texts(sheetOf(t, h.a).Pop); !strings.Contains(got, "is in the file") || len(h.lettersTo("Ada")) != 1 {
		t.Errorf("then it says %q", got)
	}
}

// choosePath types where a file is to be written into Lanyard's own dialog.
func (h *hands) choosePath(path string) {
	h.t.Helper()
	firstEntry(sheetOf(h.t, h.a)).SetText(path)
	settle(h.t, h.a)
	h.a.Top().Accept()
	settle(h.t, h.a)
}

func TestATableForAMailMergeLeavesOutWhoIsNotToBeMailed(t *testing.T) {
	h := newLetters(t)
	file := filepath.Join(t.TempDir(), "x.csv")
	letters.Write(h.a.Window, h.idOf("Ada"), h.idOf("Lund"), h.idOf("Cy"))
	settle(t, h.a)
	press(t, h.a, sheetOf(t, h.a).Pop, "Table for a mail merge …")
	h.choosePath(file)
	b, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(b), "\uFEFFemail,name,event,first,topic,me.card,subject,body\r\nada@lib.example,Ada Okoro,Book Fair,Ada,maps,") || strings.Contains(string(b), "Cy") {
		t.Errorf("%v, %q", err, b)
	}
}

func TestATemplateIsChangedAndPutBack(t *testing.T) {
	h := newLetters(t)
	letters.Manage(h.a.Window)
	settle(t, h.a)
	h.key(fyne.KeyReturn) // the first
	settle(t, h.a)
	s := sheetOf(t, h.a)
	if got := texts(s.Pop); !strings.Contains(got, "Dear Anna,") {
		t.Errorf("the letter that it makes is not shown: %q", got)
	}
	walk(s.Body, func(o fyne.CanvasObject) {
		if e, ok := o.(*widget.Entry); ok && e.MultiLine {
			e.SetText("Ta, {first|you}! {{}}")
		}
	})
	s.Accept()
	settle(t, h.a)
	own, err := h.a.Store.Templates(t.Context())
	if err != nil || len(own) != 1 || own[0].Key != "thanks" || own[0].Body != "Ta, {first|you}! {{}}" {
		t.Fatalf("%+v, %v", own, err)
	}
	letters.Manage(h.a.Window)
	settle(t, h.a)
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	press(t, h.a, sheetOf(t, h.a).Pop, "As it was built in")
	if own, err := h.a.Store.Templates(t.Context()); err != nil || len(own) != 0 || h.a.Top() != nil {
		t.Errorf("%+v, %v", own, err)
	}
}

// Where nothing is known is marked beside the letter, and never in it; a gap is told once before the letter goes anywhere.
func TestWhereNothingIsKnownIsMarked(t *testing.T) {
	h := newLetters(t)
	opened := textsOpened(h.a)
	write(t, h.a, func(tx *store.Tx) error {
		return tx.SaveTemplate(&data.Template{Name: "Stand", Subject: "From {session|the fair}", Body: "Dear {first}, greetings from {session}, and {topic}."})
	})
	letters.About(h.a.Window, letters.Job{Contacts: []int64{h.idOf("Ada")}, Template: "Stand"})
	settle(t, h.a)
	s := sheetOf(t, h.a)
	for _, want := range []string{"the fair [session]", "Dear Ada, greetings from", " [session]", "The brackets are not in the letter"} {
		if got := texts(s.Pop); !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	s.Accept()
	settle(t, h.a)
	if got := texts(s.Pop); h.a.Top() != s || !strings.Contains(got, "There is a gap in the letter") || opened() != "" {
		t.Fatalf("it went out, or says nothing: %q", got)
	}
	s.Accept()
	settle(t, h.a)
	if got := opened(); strings.ContainsAny(got, "[]") || strings.Contains(got, "%5B") || !strings.Contains(got, "greetings%20from%2C%20and") {
		t.Errorf("what went out is %q", got)
	}
}

// A line that the user has changed is marked no longer.
func TestAGapThatIsFilledIsNoGap(t *testing.T) {
	h := newLetters(t)
	opened := textsOpened(h.a)
	write(t, h.a, func(tx *store.Tx) error {
		return tx.SaveTemplate(&data.Template{Name: "Stand", Subject: "Hi", Body: "Dear {first}, greetings from {session}, and {topic}."})
	})
	letters.About(h.a.Window, letters.Job{Contacts: []int64{h.idOf("Ada")}, Template: "Stand"})
	settle(t, h.a)
	s := sheetOf(t, h.a)
	walk(s.Body, func(o fyne.CanvasObject) {
		if e, ok := o.(*widget.Entry); ok && e.MultiLine {
			e.SetText("Dear Ada, greetings from the opening, and maps.")
		}
	})
	settle(t, h.a)
	if got := texts(s.Pop); strings.Contains(got, "[session]") {
		t.Errorf("it is still marked: %q", got)
	}
	s.Accept()
	settle(t, h.a)
	if got := opened(); !strings.Contains(got, "the%20opening") {
		t.Errorf("what went out is %q", got)
	}
}

func TestATemplateIsNotCalledAsAWordOfTheCommandLine(t *testing.T) {
	h := newLetters(t)
	if err := letters.RestoreTemplate(h.a.Window, "0 ", json.RawMessage(`{"name":"List","body":"Hello"}`)); err != nil {
		t.Fatal(err)
	}
	settle(t, h.a)
	s := sheetOf(t, h.a)
	if got := texts(s.Pop); !strings.Contains(got, "“List” is a word of the command line") || !s.OKButton.Disabled() {
		t.Errorf("it says %q, and can be saved: %v", got, !s.OKButton.Disabled())
	}
	typeInto(t, s.Pop, "Thank you", "Lists")
	settle(t, h.a)
	if s.OKButton.Disabled() {
		t.Error("another name cannot be saved")
	}
}

func TestTheFollowUpSaysThatALetterIsWrittenAndTakesOneKey(t *testing.T) {
	h := newLetters(t)
	textsOpened(h.a)
	h.a.shell.open("events")
	page[*events.Page](h.a.shell).OpenFollowUp(1)
	settle(t, h.a)
	tab := page[*events.Page](h.a.shell).Detail.FollowUp()
	tab.Focus()
	h.text("w")
	settle(t, h.a)
	h.choose("Thank you")
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	h.key(fyne.KeyEscape) // not yet
	settle(t, h.a)
	if got := texts(tab.Content()); !strings.Contains(got, "Is it sent?") {
		t.Fatalf("the list shows\n%s", got)
	}
	tab.Focus()
	h.text("s")
	settle(t, h.a)
	r, err := h.a.Store.Report(t.Context(), 1)
	if err != nil || r.FollowedUp != 1 {
		t.Errorf("the report has %d followed up, %v", r.FollowedUp, err)
	}
}

func TestEnterNeverSaysThatALetterIsSent(t *testing.T) {
	for name, answer := range map[string]error{"the mail program is open": nil, "no mail program answered": opener.ErrNoProgram} {
		t.Run(name, func(t *testing.T) {
			h := newLetters(t)
			h.a.Opens = func(opener.Address, time.Duration) error { return answer }
			h.writeTo("Ada", "Thank you")
			before := len(h.metWith(h.idOf("Ada")))
			h.key(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
			settle(t, h.a)
			if l := h.lettersTo("Ada"); h.a.Top() != nil || len(l) != 1 || !l[0].Waiting() || len(h.metWith(h.idOf("Ada"))) != before {
				t.Errorf("after Enter, Enter the letters are %+v", l)
			}
			h.writeTo("Ada", "Thank you")
			h.key(fyne.KeyReturn)
			settle(t, h.a)
			if got := texts(sheetOf(t, h.a).Pop); !strings.Contains(got, "Sent  "+keys.SaySent.String()) {
				t.Errorf("no button says the key: %q", got)
			}
			h.shortcut(focus.Shortcuts(keys.Save)[0]) // Ctrl+Enter
			settle(t, h.a)
			if got := len(h.metWith(h.idOf("Ada"))); h.a.Top() != nil || got != before {
				t.Errorf("Ctrl+Enter says that it is sent: met %d times", got)
			}
		})
	}
}

func TestWhatIsTypedOnTheTemplateGoesIntoTheLetter(t *testing.T) {
	h := newLetters(t)
	h.writeTo("Ada", "Thank you")
	h.text(" see you in Spring, Sam")
	s := sheetOf(t, h.a)
	if got := string(s.Keeps.Text()); !strings.Contains(got, `see you in Spring, Sam"`) {
		t.Errorf("the letter is %s", got)
	}
}

func TestEnterPreparesNoOtherLetterWhileOneThatWasTypedIsOffered(t *testing.T) {
	h := newLetters(t)
	opened := textsOpened(h.a)
	h.writeTo("Ada", "Thank you")
	h.text("PS: my own words")
	h.key(fyne.KeyEscape)
	settle(t, h.a)
	h.writeTo("Ada", "Thank you")
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	if got := texts(sheetOf(t, h.a).Pop); opened() != "" || !strings.Contains(got, "restore it above") {
		t.Fatalf("Enter opened %q, and the sheet says %q", opened(), got)
	}
	h.key(fyne.KeyReturn)
	settle(t, h.a)
	if len(h.lettersTo("Ada")) != 1 {
		t.Error("Enter again does not go on")
	}
}
