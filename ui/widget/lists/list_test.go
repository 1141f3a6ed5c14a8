package lists

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"lanyard/ui/widget/style"
)

func TestListMovesByPageAndToTheEnds(t *testing.T) {
	test.NewTempApp(t)
	l := NewList(func() int { return 1000 }, func() fyne.CanvasObject { return NewContactRow() }, func(int, fyne.CanvasObject) {})
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(300, 640))
	for _, step := range []struct {
		key  fyne.KeyName
		want func(int) bool
	}{
		{fyne.KeyDown, func(i int) bool { return i == 0 }},
		{fyne.KeyDown, func(i int) bool { return i == 1 }},
		{fyne.KeyPageDown, func(i int) bool { return i > 5 && i < 15 }},
		{fyne.KeyEnd, func(i int) bool { return i == 999 }},
		{fyne.KeyDown, func(i int) bool { return i == 999 }},
		{fyne.KeyHome, func(i int) bool { return i == 0 }},
	} {
		l.TypedKey(&fyne.KeyEvent{Name: step.key})
		if !step.want(l.Current()) {
			t.Errorf("after %s the row is %d", step.key, l.Current())
		}
	}
}

func TestAClickMovesRingAndSelectionTogether(t *testing.T) {
	for name, newRow := range map[string]func() fyne.CanvasObject{
		"people": func() fyne.CanvasObject { return NewContactRow() },
		"plain":  func() fyne.CanvasObject { return style.NewText("") },
		"events": func() fyne.CanvasObject { return NewEventRow() },
		"pairs":  func() fyne.CanvasObject { return NewPairRow() },
	} {
		t.Run(name, func(t *testing.T) {
			test.NewTempApp(t)
			shown := map[int]*canvas.Rectangle{}
			l := NewList(func() int { return 5 }, newRow, func(int, fyne.CanvasObject) {})
			update := l.UpdateItem
			l.UpdateItem = func(id int, o fyne.CanvasObject) {
				update(id, o)
				shown[id] = o.(*fyne.Container).Objects[1].(*canvas.Rectangle)
			}
			selected := -1
			l.OnSelected = func(id int) { l.Note(id); selected = id }
			w := test.NewTempWindow(t, l)
			w.Resize(fyne.NewSize(300, 640))
			w.Canvas().Focus(l)
			l.Select(0)
			for _, row := range []int{3, 1, 1, 4} {
				y := (float32(row) + 0.5) * l.pitch()
				if name == "plain" {
					y = (float32(row) + 0.5) * (style.NewText("").MinSize().Height + theme.Padding())
				}
				test.TapCanvas(w.Canvas(), fyne.NewPos(100, y))
				for id, ring := range shown {
					if ring.Visible() != (id == row) {
						t.Errorf("after a click on row %d the ring of row %d is visible: %v", row, id, ring.Visible())
					}
				}
				if selected != row || l.Current() != row {
					t.Errorf("after a click on row %d row %d is selected", row, selected)
				}
			}
		})
	}
}

// headed is a list of 40 rows with a heading over each ten.
func headed(t *testing.T) *List {
	t.Helper()
	test.NewTempApp(t)
	at := func(i int) bool { return i%11 == 0 }
	l := NewList(func() int { return 44 }, func() fyne.CanvasObject { return NewContactRow() }, func(i int, o fyne.CanvasObject) {
		v := RowValue{Name: fmt.Sprint("Person ", i), Badge: Badge{Text: "met", Icon: "met", Look: Filled}}
		if at(i) {
			v = RowValue{Heading: fmt.Sprint("Section ", i/11)}
		}
		o.(*ContactRow).Set(v)
	})
	l.Heading = at
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(300, 400))
	l.SetHeadings([]int{0, 11, 22, 33})
	w.Canvas().Focus(l)
	return l
}

func TestTheKeysStepOverHeadings(t *testing.T) {
	l := headed(t)
	for i, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyHome, 1},
		{fyne.KeyUp, 1},
		{fyne.KeyEnd, 43},
		{fyne.KeyHome, 1},
		{fyne.KeyPageDown, 6},
		{fyne.KeyDown, 7},
		{fyne.KeyDown, 8},
		{fyne.KeyDown, 9},
		{fyne.KeyDown, 10},
		{fyne.KeyDown, 12},
		{fyne.KeyUp, 10},
	} {
		l.TypedKey(&fyne.KeyEvent{Name: step.key})
		if l.Current() != step.want {
			t.Errorf("step %d, %s: row %d, want %d", i, step.key, l.Current(), step.want)
		}
	}
	if l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}); l.GetScrollOffset() != 0 {
		t.Errorf("at the first row its heading is hidden: %v", l.GetScrollOffset())
	}
	l.Heading = func(int) bool { return true }
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // ends
}

func TestASecondClickOpensAndAHeadingTakesNone(t *testing.T) {
	l := headed(t)
	now, opened, selected := time.Unix(0, 0), -1, -1
	l.now = func() time.Time { return now }
	l.OnDouble = func(i int) { opened = i }
	l.OnSelected = func(i int) { l.Note(i); selected = i }
	row := func(i int) *ContactRow {
		r := NewContactRow()
		r.Set(RowValue{Name: "Ada"})
		if l.Heading(i) {
			r.Set(RowValue{Heading: "Section"})
		}
		r.selected = func() { l.clicked(i) }
		return r
	}
	row(0).Tapped(nil)
	if selected != -1 {
		t.Errorf("a click on a heading selects %d", selected)
	}
	row(3).Tapped(nil)
	now = now.Add(2 * doubleClick)
	row(3).Tapped(nil)
	if opened != -1 || selected != 3 {
		t.Errorf("two slow clicks open %d", opened)
	}
	now = now.Add(doubleClick / 2)
	row(3).Tapped(nil)
	if opened != 3 {
		t.Errorf("a second click opens %d", opened)
	}
}

func TestListTicksWithTheKeysHeld(t *testing.T) {
	test.NewTempApp(t)
	var log []string
	l := NewList(func() int { return 100 }, func() fyne.CanvasObject { return NewContactRow() }, func(int, fyne.CanvasObject) {})
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(300, 640))
	held, on := fyne.KeyModifier(0), false
	l.modifiers = func() fyne.KeyModifier { return held }
	l.Ticking = func() bool { return on }
	l.OnSelected = func(i int) { log = append(log, fmt.Sprint("select ", i)) }
	l.OnTick = func(i int) { log = append(log, fmt.Sprint("tick ", i)) }
	l.OnRange = func(from, to int) { log = append(log, fmt.Sprint("range ", from, "-", to)) }
	key := func(k fyne.KeyName) { l.TypedKey(&fyne.KeyEvent{Name: k}) }
	for _, c := range []struct {
		claim string
		held  fyne.KeyModifier
		do    func()
		want  string
	}{
		{"a click selects", 0, func() { l.clicked(3) }, "select 3"},
		{"Shift ticks from the row selected", fyne.KeyModifierShift, func() { l.clicked(6) }, "range 3-6"},
		{"Ctrl ticks one", fyne.KeyModifierShortcutDefault, func() { l.clicked(9) }, "tick 9"},
		{"Shift then ticks from there", fyne.KeyModifierShift, func() { l.clicked(8) }, "range 9-8"},
		{"Space ticks the current row", 0, func() { key(fyne.KeySpace) }, "tick 9"},
		{"Shift and Down ticks on", fyne.KeyModifierShift, func() { key(fyne.KeyDown); key(fyne.KeyDown) }, "range 9-10, range 9-11"},
		{"Shift and End ticks the rest", fyne.KeyModifierShift, func() { key(fyne.KeyEnd) }, "range 9-99"},
		{"Shift and Up ticks up to the row above", fyne.KeyModifierShift, func() { key(fyne.KeyUp) }, "range 9-98"},
		{"Shift and Home ticks the first", fyne.KeyModifierShift, func() { key(fyne.KeyHome) }, "range 9-0"},
		{"Shift and PgDn ticks a page, PgUp less of it", fyne.KeyModifierShift, func() { key(fyne.KeyPageDown); key(fyne.KeyPageUp) }, "range 9-9, range 9-0"},
		{"while boxes are shown a click ticks", 0, func() { on = true; l.clicked(20) }, "tick 20"},
	} {
		log, held = nil, c.held
		c.do()
		if got := strings.Join(log, ", "); got != c.want {
			t.Errorf("%s: %s, want %s", c.claim, got, c.want)
		}
	}
}

func TestListCollectsWhatIsTypedInOneGo(t *testing.T) {
	test.NewTempApp(t)
	l := NewList(func() int { return 10 }, func() fyne.CanvasObject { return NewContactRow() }, func(int, fyne.CanvasObject) {})
	now := time.Unix(0, 0)
	got, ticks := "", 0
	l.now = func() time.Time { return now }
	l.OnTyped = func(prefix string) { got = prefix }
	l.OnTick = func(int) { ticks++ }
	l.Select(2)
	enter := func(s string) {
		for _, r := range s {
			if r == ' ' { // the window gives both
				l.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
			}
			l.TypedRune(r)
		}
	}
	enter("anna m")
	if got != "anna m" || ticks != 0 {
		t.Errorf("typed %q, %d ticks", got, ticks)
	}
	now = now.Add(2 * typingPause)
	enter("b")
	if got != "b" {
		t.Errorf("after a pause %q", got)
	}
	now = now.Add(2 * typingPause)
	enter(" ")
	if ticks != 1 || got != "b" {
		t.Errorf("a space by itself: %d ticks, typed %q", ticks, got)
	}
}

func TestTheRowThatTheKeysActOnHasARing(t *testing.T) {
	test.NewTempApp(t)
	rings := map[int]*canvas.Rectangle{}
	l := NewList(func() int { return 5 }, func() fyne.CanvasObject { return NewContactRow() }, func(int, fyne.CanvasObject) {})
	update := l.UpdateItem
	l.UpdateItem = func(id int, item fyne.CanvasObject) {
		update(id, item)
		rings[id] = item.(*fyne.Container).Objects[1].(*canvas.Rectangle)
	}
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(300, 640))
	l.Select(2)
	for _, c := range []struct {
		claim string
		do    func()
		want  bool
	}{
		{"without the focus there is none", func() {}, false},
		{"with the focus there is", func() { w.Canvas().Focus(l) }, true},
		{"it goes with the focus", func() { w.Canvas().Unfocus() }, false},
	} {
		c.do()
		for id, ring := range rings {
			if want := c.want && id == 2; ring.Visible() != want {
				t.Errorf("%s: row %d has a ring: %v", c.claim, id, ring.Visible())
			}
		}
	}
}
