package followup

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/widget"
	"lanyard/ui/window/windowtest"
)

// fair is an event of yesterday and today, at which some people were met today.
type fair struct {
	*windowtest.Window
	t      *testing.T
	event  data.Event
	people []data.Contact
	met    []data.Encounter
}

func newFair(t *testing.T, people int) *fair {
	t.Helper()
	f := &fair{Window: windowtest.New(t), t: t}
	f.event = data.Event{Name: "Book Fair", Zone: "UTC", Start: windowtest.Noon.Add(-30 * time.Hour), End: windowtest.Noon.Add(time.Hour)}
	f.Write(func(tx *store.Tx) error {
		if err := tx.SaveEvent(&f.event); err != nil {
			return err
		}
		for i := range people {
			c := data.Contact{Given: "Ana", Family: fmt.Sprintf("Lima %03d", i), Emails: []data.Email{{Value: fmt.Sprintf("a%d@sl.example", i)}}}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			m := data.Encounter{ContactID: c.ID, EventID: f.event.ID, At: windowtest.Noon.Add(time.Duration(i-300) * time.Minute), Zone: "UTC"}
			if err := tx.SaveEncounter(&m); err != nil {
				return err
			}
			f.people, f.met = append(f.people, c), append(f.met, m)
		}
		return nil
	})
	return f
}

// types types a text as a keyboard does, to what has the focus; a line's end is Enter, "\v" Shift with it.
func (f *fair) types(text string) {
	f.t.Helper()
	for _, r := range text {
		to := f.Native.Canvas().Focused()
		if to == nil {
			f.t.Fatalf("nothing has the keys for %q", r)
		}
		if r == '\n' {
			to.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			continue
		}
		to.TypedRune(r)
	}
}

// stored is what is stored of somebody: warmth, note and promises.
func (f *fair) stored(i int) string {
	f.t.Helper()
	met, err := f.Store.Encounters(f.t.Context(), f.people[i].ID)
	if err != nil {
		f.t.Fatal(err)
	}
	ps, err := f.Store.Promises(f.t.Context(), f.people[i].ID)
	if err != nil {
		f.t.Fatal(err)
	}
	out := fmt.Sprintf("%d %q", met[0].Warmth, met[0].Note)
	for _, p := range ps {
		out += fmt.Sprintf(" %s:%s %s", p.By, p.Text, p.Due)
	}
	return out
}

func (f *fair) ops() int {
	f.t.Helper()
	ops, err := f.Store.History(f.t.Context(), 0)
	if err != nil {
		f.t.Fatal(err)
	}
	return len(ops)
}

// Thirty people are looked through by a digit, the text and Enter each, typed in one go, each one operation.
func TestThePeopleOfADayAreLookedThroughByKeyboardAlone(t *testing.T) {
	f := newFair(t, 30)
	ops := f.ops()
	Review(f.Window.Window, f.event.ID, data.Date{Year: 2026, Month: 8, Day: 12})
	f.Settle()
	if len(f.Sheets) != 1 {
		t.Fatalf("%d sheets are open", len(f.Sheets))
	}
	typed := ""
	for i := range f.people {
		typed += fmt.Sprintf("%dmaps of %d\n", i%4, i)
	}
	f.types(typed)
	f.Settle()
	for i := range f.people {
		if got, want := f.stored(i), fmt.Sprintf("%d %q", i%4, fmt.Sprintf("maps of %d", i)); got != want {
			t.Errorf("of person %d is stored %s, want %s", i, got, want)
		}
	}
	if n := f.ops() - ops; n != len(f.people) {
		t.Errorf("%d operations for %d pages", n, len(f.people))
	}
	if len(f.Sheets) != 0 {
		t.Error("the review stays after its last page")
	}
}

func TestAPageOfTheReview(t *testing.T) {
	for name, c := range map[string]struct{ typed, want string }{
		"nothing":                        {"", `0 ""`},
		"a warmth alone":                 {"3", `3 ""`},
		"a note with digits":             {"met at booth 3", `0 "met at booth 3"`},
		"a warmth corrected":             {"312", `2 ""`},
		"a promise of each, and a note":  {"2wants maps\v!send slides 2026-08-14\v? draft of the paper", `2 "wants maps" me:send slides 2026-08-14 them:draft of the paper `},
		"an exclamation within a line":   {"great! really?", `0 "great! really?"`},
		"a promise as the first thing":   {"!write", `0 "" me:write `},
		"a mark without anything behind": {"note\v!\v?", `0 "note"`},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFair(t, 1)
			Review(f.Window.Window, f.event.ID, data.Date{})
			f.Settle()
			f.typesLines(c.typed)
			f.types("\n")
			f.Settle()
			if got := f.stored(0); got != c.want {
				t.Errorf("stored is %s, want %s", got, c.want)
			}
		})
	}
}

// typesLines types lines into the note: the first as types does, the others set below it, since no Shift is held in a test.
func (f *fair) typesLines(text string) {
	first, rest, more := strings.Cut(text, "\v")
	f.types(first)
	if more {
		n := f.Native.Canvas().Focused().(*widget.Entry)
		n.SetText(n.Text + "\n" + strings.ReplaceAll(rest, "\v", "\n"))
	}
}

// Alt with a digit is how warm it was also while the note is typed, and no digit of the note is lost.
func TestTheWarmthIsSetWhileTheNoteIsTyped(t *testing.T) {
	f := newFair(t, 1)
	Review(f.Window.Window, f.event.ID, data.Date{})
	f.Settle()
	f.types("booth 3")
	f.Sheets[0].Warm(2)
	f.types("0\n")
	f.Settle()
	if got := f.stored(0); got != `2 "booth 30"` {
		t.Errorf("stored is %s", got)
	}
}

// Esc keeps what is typed, and what is typed survives the end of the program.
func TestTheReviewKeepsWhatIsTyped(t *testing.T) {
	f := newFair(t, 3)
	Review(f.Window.Window, f.event.ID, data.Date{})
	f.Settle()
	f.types("1half a sent")
	kept := f.Sheets[0].Keeps
	text := string(kept.Text())
	if !strings.Contains(text, "half a sent") {
		t.Errorf("kept would be %s", text)
	}
	f.Sheets[0].Close()
	f.Settle()
	if got := f.stored(0); got != `1 "half a sent"` {
		t.Errorf("Esc keeps %s", got)
	}
	if err := RestoreReview(f.Window.Window, fmt.Sprint(f.event.ID), []byte(`{"Day":"","Encounter":`+fmt.Sprint(f.met[1].ID)+`,"Note":"left","Warmth":2}`)); err != nil {
		t.Fatal(err)
	}
	f.Settle()
	if all := windowtest.Texts(f.Sheets[0].Pop); !strings.Contains(all, "Lima 001") {
		t.Errorf("restored is the page %q", all)
	}
	f.types("\n")
	f.Settle()
	if got := f.stored(1); got != `2 "left"` {
		t.Errorf("stored after restoring: %s", got)
	}
}

// What was noted before stays, and those without a note come first and alone.
func TestTheReviewErasesNothing(t *testing.T) {
	f := newFair(t, 2)
	f.Write(func(tx *store.Tx) error {
		f.met[0].Note, f.met[0].Warmth = "knows maps", data.Hot
		return tx.SaveEncounter(&f.met[0])
	})
	Review(f.Window.Window, f.event.ID, data.Date{})
	f.Settle()
	if all := windowtest.Texts(f.Sheets[0].Pop); !strings.Contains(all, "1 of 1") || !strings.Contains(all, "Lima 001") {
		t.Errorf("the review begins with %q", all)
	}
	f.types("done\n")
	f.Settle()
	Review(f.Window.Window, f.event.ID, data.Date{}) // nobody is without a note: all
	f.Settle()
	f.types("and scans\n\n")
	f.Settle()
	if got := f.stored(0); got != `3 "knows maps\nand scans"` {
		t.Errorf("stored is %s", got)
	}
	if got := f.stored(1); got != `0 "done"` {
		t.Errorf("stored is %s", got)
	}
}

// The questions of the event are answered by Alt+Q and digits, and the keys come back to where they were.
func TestTheReviewAsksTheQuestionsOfTheEvent(t *testing.T) {
	f := newFair(t, 2)
	f.Write(func(tx *store.Tx) error {
		f.event.Questions = []data.Question{{Key: "role", Text: "Role?", Type: data.ChoiceQuestion, Choices: []string{"Vendor", "Librarian"}}}
		return tx.SaveEvent(&f.event)
	})
	Review(f.Window.Window, f.event.ID, data.Date{})
	f.Settle()
	f.types("2wants maps")
	f.Sheets[0].Does[keys.Questions]()
	f.types("2")
	f.Sheets[0].Does[keys.Questions]()
	f.types(" and scans\n")
	f.Settle()
	met, err := f.Store.Encounters(t.Context(), f.people[0].ID)
	if err != nil || fmt.Sprint(met[0].Answers) != "[{role Librarian}]" || met[0].Note != "wants maps and scans" || met[0].Warmth != data.Warm {
		t.Errorf("stored is %+v, %v", met[0], err)
	}
	if !strings.Contains(windowtest.Texts(f.Sheets[0].Pop), "2 of 2") {
		t.Error("the second page is not shown")
	}
}
