package widget

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"
)

func TestEllipsisFitsAndKeepsWhatFits(t *testing.T) {
	test.NewTempApp(t)
	long := strings.Repeat("Universitätsbibliothek ", 2000)
	for _, tc := range []struct {
		claim, text string
		width       float32
		cut         bool
	}{
		{"a short text is whole", "Anna", 200, false},
		{"a long text is cut", long, 200, true},
		{"a text of wide characters is cut", strings.Repeat("図書館", 50), 200, true},
		{"no room leaves the ellipsis", "Anna", 3, true},
	} {
		t.Run(tc.claim, func(t *testing.T) {
			got := Ellipsis(tc.text, tc.width, 14, fyne.TextStyle{})
			if cut := strings.HasSuffix(got, "…"); cut != tc.cut {
				t.Errorf("got %q", got)
			}
			if w := fyne.MeasureText(got, 14, fyne.TextStyle{}).Width; w > tc.width && got != "…" {
				t.Errorf("%q is %v wide, there is room for %v", got, w, tc.width)
			}
			if tc.cut && got != "…" && !strings.HasPrefix(tc.text, strings.TrimSuffix(got, "…")) {
				t.Errorf("%q is not the beginning", got)
			}
		})
	}
}

func TestQRViewDrawsEveryModuleWithTheSameWholePixels(t *testing.T) {
	v := NewQRView(100)
	dark := func(x, y int) bool { return x >= 0 && y >= 0 && x < 21 && y < 21 && (x+y)%2 == 0 }
	v.Set(21, 4, dark)
	img := v.draw(203, 203).(*image.Gray)
	if v.PixelsPerModule() != 7 {
		t.Fatalf("%d pixels a module, want 7", v.PixelsPerModule())
	}
	left := (203 - 7*29) / 2
	for y := range 29 {
		for x := range 29 {
			want := uint8(255)
			if dark(x-4, y-4) {
				want = 0
			}
			for _, p := range []image.Point{{0, 0}, {6, 6}, {3, 0}, {0, 6}} {
				if got := img.GrayAt(left+x*7+p.X, left+y*7+p.Y).Y; got != want {
					t.Fatalf("module %d,%d is %d at %v, want %d", x, y, got, p, want)
				}
			}
		}
	}
}

func TestRecycledRowForgetsEverything(t *testing.T) {
	test.NewTempApp(t)
	r := NewContactRow()
	r.Set(RowValue{Initials: "AB", Name: "Anna", Detail: "Library", Aside: "10:15", Warmth: 3, Picture: image.NewGray(image.Rect(0, 0, 4, 4))})
	r.Set(RowValue{Name: "Ben"})
	if r.name.Text() != "Ben" || r.detail.Text() != "" || r.aside.Text() != "" || r.warmth.filled != 0 || r.avatar.picture != nil || r.avatar.initials != "" {
		t.Errorf("left over: %+v", r)
	}
}

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
		"plain":  func() fyne.CanvasObject { return NewText("") },
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
					y = (float32(row) + 0.5) * (NewText("").MinSize().Height + theme.Padding())
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

func TestWarmthAndAvatarFollowTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(&Theme{Mode: Light})
	wm := NewWarmth(2)
	r := test.TempWidgetRenderer(t, wm).(*dotsRenderer)
	light := r.circles[0].FillColor
	app.Settings().SetTheme(&Theme{Mode: Dark})
	wm.Refresh()
	if r.circles[0].FillColor == light {
		t.Error("the dots keep the light colour in the dark")
	}
	if r.circles[0].FillColor != theme.Color(theme.ColorNamePrimary) {
		t.Error("filled dots are not in the accent")
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

func TestLettersLeadWhereTheyAreClicked(t *testing.T) {
	test.NewTempApp(t)
	l := NewLetters()
	got := -1
	l.OnChosen = func(i int) { got = i }
	l.Set([]Letter{{Text: "A"}, {Text: "B", Empty: true}, {Text: "C"}, {Text: "Ω"}})
	w := test.NewTempWindow(t, l)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(20, 400))
	for y, want := range map[float32]int{0: 0, 99: 0, 101: 1, 399: 3} {
		l.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, y)})
		if got != want {
			t.Errorf("a click at %v chooses %d, want %d", y, got, want)
		}
	}
	l.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, 1000)}})
	if got != 3 {
		t.Errorf("dragged beyond the end chooses %d", got)
	}
}

func TestATickBoxMakesRoomAndGoesAgain(t *testing.T) {
	test.NewTempApp(t)
	r := NewContactRow()
	w := test.NewTempWindow(t, r)
	w.Resize(fyne.NewSize(300, 60))
	at := r.avatar.Position().X
	r.Set(RowValue{Name: "Anna", Ticking: true, Ticked: true})
	if !r.tick.Visible() || r.avatar.Position().X <= at {
		t.Error("no tick box is shown before the avatar")
	}
	ticked := r.tick.Resource.Name()
	r.Set(RowValue{Name: "Anna", Ticking: true})
	if r.tick.Resource.Name() == ticked {
		t.Error("the box looks ticked still")
	}
	r.Set(RowValue{Name: "Anna"})
	if r.tick.Visible() || r.avatar.Position().X != at {
		t.Error("the tick box stays")
	}
}

func TestTheFocusIsScrolledIntoSight(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{})
	rows := container.NewVBox()
	var all []fyne.CanvasObject
	add := func(o fyne.CanvasObject) {
		all = append(all, o)
		rows.Add(Card(o))
	}
	for range 6 {
		add(NewEntry(""))
		add(NewButton("Save", "", nil))
		add(NewCheck("Done", nil))
		add(NewSelect([]string{"a", "b"}, nil))
		add(NewPress(NewText("Anna"), nil))
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
	test.NewTempApp(t).Settings().SetTheme(&Theme{})
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
	test.NewTempApp(t).Settings().SetTheme(&Theme{})
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
