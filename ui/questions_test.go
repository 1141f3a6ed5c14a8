package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/widget"
	"lanyard/ui/window/windowtest"
)

// asked are the questions of event 1: "key: text (type) choices".
func (h *hands) asked() []string {
	h.t.Helper()
	settle(h.t, h.a)
	e, err := h.a.Store.Event(h.t.Context(), 1)
	if err != nil {
		h.t.Fatal(err)
	}
	out := []string{}
	for _, q := range e.Questions {
		out = append(out, strings.TrimSpace(q.Key+": "+q.Text+" ("+string(q.Type)+") "+strings.Join(q.Choices, ",")+" "+strings.Join(q.Qualifies, ",")))
	}
	return out
}

// icon is the nth button without words whose tip begins so.
func icon(t *testing.T, root fyne.CanvasObject, tip string, n int) *widget.Button {
	t.Helper()
	var found []*widget.Button
	walk(root, func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && b.Text == "" && strings.HasPrefix(b.Tip(), tip) {
			found = append(found, b)
		}
	})
	if n >= len(found) {
		t.Fatalf("there are %d buttons %q", len(found), tip)
	}
	return found[n]
}

func TestQuestionsOfAnEventAreEdited(t *testing.T) {
	h := newSheets(t)
	s := h.open("questions")
	if !strings.Contains(windowtest.Texts(s.Pop), "Ask everybody the same few things") {
		t.Errorf("the empty sheet does not say what it is for:\n%s", windowtest.Texts(s.Pop))
	}
	h.text("What do you do?")
	if !s.OKButton.Disabled() {
		t.Error("a choice without choices can be saved")
	}
	choices := windowtest.Entry(t, s.Pop, "Librarian, Vendor, Student")
	h.a.Native.Canvas().Focus(choices)
	h.text("Librarian, Vendor")
	h.focus(s.Pop, func(o fyne.CanvasObject) bool { _, ok := o.(*widget.Options); return ok })
	h.text("2") // Vendor qualifies
	h.press(keys.Save)
	want := []string{"what_do_you: What do you do? (choice) Librarian,Vendor Vendor"}
	if got := h.asked(); !slices.Equal(got, want) {
		t.Fatalf("asked %q, want %q", got, want)
	}

	e, err := h.a.Store.Event(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	s = h.open("questions")
	takeBooth(h, s.Pop)
	icon(t, s.Pop, "Ask it earlier", 1).Tapped(nil) // role before it
	h.press(keys.Save)
	want = []string{
		"role: What do they do? (choice) Librarian,Researcher,IT,Management,Student", want[0], "use: What do they want it for? (tags)",
		"when: When do they need it? (choice) Now,This year,Later Now,This year",
	}
	if got := h.asked(); !slices.Equal(got, want) {
		t.Errorf("asked %q, want %q", got, want)
	}
	if again, err := h.a.Store.Event(t.Context(), 1); err != nil || again.Questions[1].ID != e.Questions[0].ID {
		t.Errorf("the question that moved is another one: %v, %v", again.Questions, err)
	}

	s = h.open("questions")
	takeBooth(h, s.Pop) // they are all there
	icon(t, s.Pop, "Ask it no more", 2).Tapped(nil)
	icon(t, s.Pop, "Ask it no more", 0).Tapped(nil)
	h.text("!") // the keys are in the next one
	h.press(keys.Save)
	if got := h.asked(); len(got) != 2 || !strings.HasPrefix(got[0], "what_do_you: !What do you do? (") || !strings.HasPrefix(got[1], "when:") {
		t.Errorf("asked %q", got)
	}
	h.a.Undo()
	if got := h.asked(); !slices.Equal(got, want) {
		t.Errorf("undone, asked %q, want %q", got, want)
	}
}

// takeBooth takes the first of the presets.
func takeBooth(h *hands, s fyne.CanvasObject) {
	h.t.Helper()
	windowtest.Press(h.t, s, "Preset …")
	settle(h.t, h.a)
	h.key(fyne.KeyDown, fyne.KeyReturn)
}

func TestAnEventHasNineQuestionsAtMost(t *testing.T) {
	h := newSheets(t)
	s := h.open("questions")
	add := windowtest.Button(t, s.Pop, "Add a question")
	for range data.MostQuestions + 2 {
		if !add.Disabled() {
			add.OnTapped()
		}
	}
	rows := 0
	walk(s.Pop, func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && strings.HasPrefix(b.Tip(), "Ask it earlier") {
			rows++
		}
	})
	if rows != data.MostQuestions || !add.Disabled() {
		t.Errorf("%d rows, and one more can be added: %t", rows, !add.Disabled())
	}
	h.press(keys.Save) // nothing is typed in them
	if got := h.asked(); len(got) != 0 {
		t.Errorf("asked %q", got)
	}
	edit.Questions(h.a.Window, 1)
	settle(t, h.a)
	if m := sheetOf(t, h.a).Pop.MinSize(); m.Width > 768 || m.Height > 568 {
		t.Errorf("the sheet needs %v", m)
	}
}
