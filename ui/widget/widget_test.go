package widget

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

func TestEntryHandsOtherShortcutsToTheWindow(t *testing.T) {
	test.NewTempApp(t)
	e := NewEntry("")
	w := test.NewTempWindow(t, e)
	undone := false
	w.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { undone = true })
	w.Canvas().Focus(e)
	test.Type(e, "abc")
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if undone {
		t.Error("Ctrl+Z in a text field reached the window: it would undo data")
	}
	escaped := false
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { escaped = k.Name == fyne.KeyEscape })
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !escaped {
		t.Error("Esc did not reach the window")
	}
	if e.AcceptsTab() {
		t.Error("Tab does not leave the entry")
	}
}

func TestTheFocusIsScrolledIntoSight(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&style.Theme{})
	rows := container.NewVBox()
	var all []fyne.CanvasObject
	add := func(o fyne.CanvasObject) {
		all = append(all, o)
		rows.Add(style.Card(o))
	}
	for range 6 {
		add(NewEntry(""))
		add(NewButton("Save", "", nil))
		add(NewCheck("Done", nil))
		add(NewSelect([]string{"a", "b"}, nil))
		add(NewPress(style.NewText("Anna"), nil))
		add(NewChip("metadata", "", func() {}))
	}
	scroll := container.NewVScroll(container.NewPadded(rows))
	w := test.NewTempWindow(t, scroll)
	w.Resize(fyne.NewSize(300, 300))
	seen := func(o fyne.CanvasObject) bool {
		y := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(scroll).Y
		return y >= 0 && y+o.Size().Height <= scroll.Size().Height
	}
	for i, o := range all {
		w.Canvas().FocusNext()
		if w.Canvas().Focused() != o.(fyne.Focusable) {
			t.Fatalf("number %d, a %T, is not the next to have the focus", i, o)
		}
		if !seen(o) {
			t.Errorf("number %d, a %T, has the focus out of sight", i, o)
		}
	}
	w.Canvas().FocusNext()
	if !seen(all[0]) {
		t.Error("the first is out of sight when the focus comes round to it")
	}
}

func TestAChipIsPressedByKeyboardWhenItDoesSomething(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&style.Theme{})
	pressed := 0
	label, chip := NewChip("You are here", "pin", nil), NewChip("metadata", "", func() { pressed++ })
	w := test.NewTempWindow(t, container.NewVBox(label, chip))
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(chip) {
		t.Fatalf("the focus is on %v", w.Canvas().Focused())
	}
	for _, k := range []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace} {
		chip.TypedKey(&fyne.KeyEvent{Name: k})
	}
	if pressed != 2 {
		t.Errorf("pressed %d times, want 2", pressed)
	}
}

func TestAChipIsCutToItsWidth(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&style.Theme{})
	c := NewChip(strings.Repeat("metadata ", 40), "filter", nil)
	r := test.WidgetRenderer(c).(*chipRenderer)
	c.Resize(fyne.NewSize(200, 26))
	if !strings.HasSuffix(r.text.Text, "…") || fyne.MeasureText(r.text.Text, r.text.TextSize, fyne.TextStyle{}).Width > 200 {
		t.Errorf("200 wide, it shows %q", r.text.Text)
	}
	c.SetText("RDA")
	if r.text.Text != "RDA" {
		t.Errorf("it shows %q", r.text.Text)
	}
}

func TestLettersAreTheWindowsKeysWhateverChoiceHasTheFocus(t *testing.T) {
	test.NewTempApp(t)
	for name, w := range map[string]fyne.Focusable{
		"a button": NewButton("Go", "", nil), "a box to tick": NewCheck("On", nil), "a choice": NewSelect([]string{"One", "Two"}, nil),
	} {
		win := test.NewTempWindow(t, w.(fyne.CanvasObject))
		var got []rune
		win.Canvas().SetOnTypedRune(func(r rune) { got = append(got, r) })
		win.Canvas().Focus(w)
		for _, r := range "? f" {
			w.TypedRune(r)
		}
		if string(got) != "?f" {
			t.Errorf("%s hands on %q, want ?f without the blank", name, string(got))
		}
	}
}

func TestAButtonWithTheFocusHasARing(t *testing.T) {
	test.NewTempApp(t)
	b := NewPrimary("Import", "", nil)
	w := test.NewTempWindow(t, b)
	ring := func() bool {
		for _, o := range test.WidgetRenderer(b).Objects() {
			if r, ok := o.(*canvas.Rectangle); ok && r.StrokeWidth == 2 {
				return r.Visible()
			}
		}
		return false
	}
	if ring() {
		t.Error("there is a ring without the focus")
	}
	w.Canvas().Focus(b)
	if !ring() {
		t.Error("there is no ring")
	}
	w.Canvas().Unfocus()
	if ring() {
		t.Error("the ring stays")
	}
}

func TestAChoiceThatIsStillReadAsksForNone(t *testing.T) {
	test.NewTempApp(t)
	s := NewSelect([]string{"One"}, nil)
	test.NewTempWindow(t, s)
	for _, o := range test.LaidOutObjects(s) {
		if text, ok := o.(*fw.RichText); ok && strings.TrimSpace(text.String()) != "" {
			t.Errorf("it says %q", text.String())
		}
	}
}
