package ui

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/consent"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// secret is in every private text, and in no other.
const secret = "qzsecretq"

// secretWord makes a private text of one that begins so, and leaves names as they are.
func secretWord(start string) string {
	for _, private := range []string{"Note", "Said", "Send", "Owe"} {
		if strings.HasPrefix(start, private) {
			return secret + " " + start
		}
	}
	return start + "word"
}

// telling are the texts that tell by themselves that something is owed, that somebody is to be met or written to, how warm it was,
// whom the user wants to be in touch with, and what was agreed.
var telling = []*regexp.Regexp{
	regexp.MustCompile(`owes it$|^they owe it$|you owe |they owe `),
	regexp.MustCompile(`^(I|They) promised: `),
	regexp.MustCompile(`^\d+ open$|wanted but not met`),
	regexp.MustCompile(`^Promised$`),
	regexp.MustCompile(`^(\d+ )?want to meet$|^Want to meet · \d|^To meet at |^Still to meet$|people? to meet$|· wanted|you want to meet them$`),
	regexp.MustCompile(`^In touch: every|^A good time to be in touch$`),
	regexp.MustCompile(`^Still to be said$|^Hot$`),
	regexp.MustCompile(`^Consent$|Their time is over|until a day that has come`),
	regexp.MustCompile(`Is it sent\?`),
	regexp.MustCompile(`^(hot|warm or warmer)$|^No note$|^On a list: `),
}

// secretsIn lists the texts with a secret that an object tree draws, also those of entries and tips, and those that tell of one.
func secretsIn(root fyne.CanvasObject) (out []string) {
	found := func(what, text string) {
		if strings.Contains(text, secret) {
			out = append(out, fmt.Sprintf("%s: %.80q", what, text))
		}
		for i, r := range telling {
			if plain := style.Shown(text); what != "tip" && what != "choice" && r.MatchString(plain) {
				out = append(out, fmt.Sprintf("tells %d: %.80q", i, plain))
			}
		}
	}
	eachText(root, found)
	walk(root, func(o fyne.CanvasObject) {
		switch v := o.(type) {
		case *widget.Entry:
			found("entry", v.Text)
		case *fw.Entry:
			found("entry", v.Text)
		case *widget.Chip: // it may be cut short
			found("chip", v.Text())
		case *style.Warmth:
			for _, c := range test.WidgetRenderer(v).Objects() {
				if _, _, _, alpha := c.(*canvas.Circle).FillColor.RGBA(); alpha > 0 {
					out = append(out, "a warmth")
					break
				}
			}
		}
	})
	return out
}

// secretsOf lists the secrets on the whole window.
func secretsOf(a *App) []string {
	out := secretsIn(a.Native.Content())
	for _, o := range a.Native.Canvas().Overlays().List() {
		out = append(out, secretsIn(o)...)
	}
	if strings.Contains(a.Native.Title(), secret) {
		out = append(out, "the title")
	}
	return out
}

// moreSecrets puts a secret into what wording does not fill.
func moreSecrets(t *testing.T, a *App, contact, event int64) {
	t.Helper()
	write(t, a, func(tx *store.Tx) error {
		e, err := tx.Event(event)
		if err != nil {
			return err
		}
		e.Goal = secret + " goal"
		at, err := tx.Attendee(contact, event)
		if err != nil {
			return err
		}
		at.Note = secret + " want"
		kept := data.Contact{DisplayName: "Keptword"}
		fair := data.Event{Name: "Fairword", Start: noon.AddDate(0, 1, 0)}
		if err := errors.Join(tx.SaveContact(&kept), tx.SaveEvent(&fair)); err != nil {
			return err
		}
		return errors.Join(tx.SaveEvent(&e), tx.SaveAttendee(&at),
			tx.SaveEncounter(&data.Encounter{
				ContactID: contact, EventID: event, At: noon.Add(10 * time.Minute), Note: secret + " hot", Warmth: data.Hot, Answers: []data.Answer{{Key: "text", Value: secret + " answer"}},
			}),
			tx.SavePromise(&data.Promise{ContactID: contact, By: data.ByThem, Text: secret + " theirs"}),
			tx.SaveAppointment(&data.Appointment{ContactID: contact, EventID: event, Start: noon.Add(time.Hour), End: noon.Add(2 * time.Hour), State: data.Proposed, Note: secret + " agreed"}),
			tx.SaveConsent(&data.Consent{ContactID: kept.ID, Text: "x", Kept: secret + " kept", KeepUntil: data.Date{Year: 2020, Month: 1, Day: 1}}),
			tx.SaveAttendee(&data.Attendee{ContactID: kept.ID, EventID: fair.ID, Status: data.WantToMeet}),
			tx.SaveView(&data.View{Name: secret + " view", Query: data.Query{Text: secret, Warmth: data.Hot, NoNote: true, Status: data.WantToMeet}}),
			tx.SavePromise(&data.Promise{ContactID: contact, By: data.ByMe, Text: secret + " today", Due: data.DateOf(noon)}),
			tx.SaveConsent(&data.Consent{ContactID: contact, Text: secret + " agreed", Kept: "", KeepUntil: data.Date{Year: 2020, Month: 1, Day: 1}}),
			tx.SaveCadence(&data.Cadence{ContactID: contact, Every: data.Interval{N: 1, Unit: data.Days}}),
			tx.SaveLetter(&data.Letter{ContactID: contact, Template: "Thanks", Subject: secret + " subject", Body: secret + " body", Opened: noon}))
	})
}

// TestHiddenHidesEverywhere walks through every screen, sheet and menu: while what is private is hidden, none of it is on the canvas.
func TestHiddenHidesEverywhere(t *testing.T) {
	a := newScreens(t)
	t.Cleanup(func() { style.Hide(false) })
	steps := wording(secretWord).steps(t, a)
	people, err := a.Store.Find(t.Context(), data.Query{Text: "Displayaword"}, 0)
	if err != nil || len(people.IDs) != 1 {
		t.Fatal(people, err)
	}
	moreSecrets(t, a, people.IDs[0], a.Here.ID)
	a.Native.Resize(fyne.NewSize(1100, 720))
	steps = append(steps,
		showing{"today again", func() { shown(t, a, a.today(), "today") }},
		showing{"all promises", func() { shown(t, a, a.shell.pages["promises"], "promises") }},
		showing{"what was agreed", func() { consent.Edit(a.Window, people.IDs[0], "Ada") }},
		showing{"all that is kept", func() { consent.About(a.Window, people.IDs[0], "Ada") }},
		showing{"whose time is over", func() { consent.ShowOver(a.Window) }},
		showing{"what is kept because", func() { shown(t, a, a.people(), "people"); a.Places.Search("keptword") }},
		showing{"a view", func() {
			a.Places.Search("")
			if style.Hidden() { // none can be chosen, and the one that is shown was shown before
				return
			}
			all, err := a.Store.Views(t.Context())
			if err != nil || len(all) != 1 {
				t.Fatal(all, err)
			}
			a.people().Views.Show(all[0])
		}},
		showing{"the menu of views", func() { a.people().Views.Menu(a.people().List) }},
		showing{"the views", func() { a.people().ChooseView() }},
		showing{"the filters of a view", func() { a.people().Filters.Choose(a.people().List) }},
		showing{"the history", func() { shown(t, a, a.shell.pages["settings"], "settings") }},
	)
	seen, told := 0, map[string]bool{}
	for _, hidden := range []bool{false, true} {
		a.Hide(hidden)
		settle(t, a)
		for _, s := range steps {
			if s.what == "a message" { // it says what the test has it say
				continue
			}
			s.do()
			settle(t, a)
			got := secretsOf(a)
			if !hidden {
				seen += len(got)
				for _, text := range got {
					if what, _, _ := strings.Cut(text, ":"); strings.HasPrefix(what, "tells ") {
						told[what] = true
					}
				}
			} else if len(got) > 0 {
				t.Errorf("%s shows, although it is hidden: %q", s.what, got[:min(3, len(got))])
			}
			if full(a) != nil {
				full(a).Leave()
			}
			away(a)
		}
	}
	if seen < 20 {
		t.Errorf("only %d secrets are seen while they are shown: the test proves little", seen)
	}
	for i, r := range telling {
		if !told[fmt.Sprintf("tells %d", i)] {
			t.Errorf("%s is nowhere while it is shown: the test proves little", r)
		}
	}
	if a.shell.veil.Hidden {
		t.Error("nothing says that it is hidden")
	}
	a.shell.veil.Tapped(nil)
	settle(t, a)
	if !a.shell.veil.Hidden || style.Hidden() {
		t.Error("the sign does not show it again")
	}
}

// TestHiddenKeepsWhatIsTyped covers an open form, whose text stays and is saved whole.
func TestHiddenKeepsWhatIsTyped(t *testing.T) {
	a := newScreens(t)
	var id int64
	write(t, a, func(tx *store.Tx) error {
		c := data.Contact{DisplayName: "Ada", Note: "a long note"}
		defer func() { id = c.ID }()
		return tx.SaveContact(&c)
	})
	consent.Edit(a.Window, id, "Ada")
	settle(t, a)
	s := sheetOf(t, a)
	typeInto := s.First.(*widget.Entry)
	typeInto.SetText("typed")
	a.Hide(true)
	if got := strings.Contains(texts(a.Top().Pop.Content), "Show them again"); !got || !s.OKButton.Disabled() {
		t.Errorf("covered: %v, the main button is off: %v", got, s.OKButton.Disabled())
	}
	a.Hide(false)
	if s.OKButton.Disabled() || typeInto.Text != "typed" {
		t.Errorf("shown again: %q, off: %v", typeInto.Text, s.OKButton.Disabled())
	}
	s.Accept()
	settle(t, a)
	if c, err := a.Store.Consent(t.Context(), id); err != nil || c.Text != "typed" {
		t.Errorf("%+v, %v", c, err)
	}
}
