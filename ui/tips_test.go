package ui

import (
	"fmt"
	"go/ast"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// newTipScreens is a window in which everything that has an icon of its own is shown somewhere.
func newTipScreens(t *testing.T) (h *hands, person int64) {
	t.Helper()
	h = newSheets(t)
	write(t, h.a, func(tx *store.Tx) error {
		c := data.Contact{
			DisplayName: "Bo Lund", Emails: []data.Email{{Value: "bo@lib.example"}, {Value: "lund@lib.example"}},
			Phones: []data.Phone{{Value: "+1 202 555 0143"}}, Links: []data.Link{{Value: "https://lib.example/bo"}},
			Addresses: []data.Address{{Street: "Main Street 1", City: "Springfield"}}, Topics: []string{"maps"},
		}
		twin := data.Contact{DisplayName: "Bo Lund", Emails: []data.Email{{Value: "bo@lib.example"}}}
		for _, err := range []error{tx.SaveContact(&c), tx.SaveContact(&twin)} {
			if err != nil {
				return err
			}
		}
		person = c.ID
		arrival := data.Arrival{At: noon, Draft: data.Draft{Contact: data.Contact{DisplayName: "Eve Fox"}}}
		card := data.Card{Name: "Private"}
		for _, err := range []error{
			tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: 1, At: noon, Note: "Maps"}),
			tx.SavePromise(&data.Promise{ContactID: c.ID, Text: "the slides", By: data.ByMe, Due: data.Date{Year: noon.Year(), Month: int(noon.Month()), Day: noon.Day()}}),
			tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: 1, Status: data.Expected}),
			tx.SaveCard(&card),
			tx.Receive(&arrival),
		} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	settle(t, h.a)
	return h, person
}

// hasWords reports whether a control says something by itself.
func hasWords(o fyne.CanvasObject) (yes bool) {
	walk(o, func(o fyne.CanvasObject) {
		switch t := o.(type) {
		case *canvas.Text:
			yes = yes || t.Text != ""
		case *style.Label:
			yes = yes || t.Text != ""
		}
	})
	return yes
}

// controls visits what can be pressed.
func controls(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	walk(o, func(o fyne.CanvasObject) {
		switch o.(type) {
		case *fw.PopUp, *widget.Entry, *fw.Slider:
			return // no control, or one with a caption over it
		}
		if _, ok := o.(fyne.Tappable); ok && !strings.Contains(fmt.Sprintf("%T", o), "scrollBar") {
			visit(o)
		}
	})
}

// checkTips fails on what can be pressed and says neither what it does nor has a tip, and on a key in a tip that
// the help does not list. It gives the tips.
func checkTips(t *testing.T, a *App, where string, root fyne.CanvasObject) []string {
	t.Helper()
	var help strings.Builder
	for _, k := range keys.All() {
		fmt.Fprintf(&help, "%s: %s\n", k, k.Does)
	}
	var tips []string
	controls(root, func(o fyne.CanvasObject) {
		tip := ""
		if tipped, ok := o.(focus.Tipped); ok {
			tip = tipped.Tip()
		}
		if tip == "" && !hasWords(o) {
			t.Errorf("%s: a control (%T) at %v has neither words nor a tip", where, o, o.Position())
		}
		if _, key, ok := strings.Cut(tip, "  "); ok && !strings.Contains(help.String(), key) {
			t.Errorf("%s: the tip %q has a key that the help does not list", where, tip)
		}
		if tip != "" {
			tips = append(tips, tip)
		}
	})
	return tips
}

func TestEveryControlWithoutAWordExplainsItself(t *testing.T) {
	h, person := newTipScreens(t)
	var all []string
	for _, d := range allScreens {
		key := d.Key
		shown(t, h.a, h.a.shell.pages[key], key)
		if key == "people" {
			h.a.Places.Person(person)
			settle(t, h.a)
		}
		all = append(all, checkTips(t, h.a, key, h.a.Native.Content())...)
	}
	sheets := everySheet(h.a)
	sheets["long form"] = func() { edit.Contact(h.a.Window, person) }
	for name, open := range sheets {
		open()
		settle(t, h.a)
		s := sheetOf(t, h.a)
		all = append(all, checkTips(t, h.a, name, s.Pop)...)
		h.closeAll()
	}
	for _, want := range []string{"Export what is shown  Ctrl+S", "Filter", "Order", "Copy", "Preferred  Alt+Down", "Back to People  Ctrl+2", "Calendar  Alt+Down", "Tick it off", "Discard  Delete", "Call"} {
		found := false
		for _, tip := range all {
			found = found || tip == want
		}
		if !found {
			t.Errorf("no control has the tip %q; there are %q", want, all)
		}
	}
}

func TestATipIsShownWhenThePointerRestsOnAControl(t *testing.T) {
	h, _ := newTipScreens(t)
	find := func(root fyne.CanvasObject, tip string) (found fyne.CanvasObject) {
		walk(root, func(o fyne.CanvasObject) {
			if b, ok := o.(focus.Tipped); ok && strings.HasPrefix(b.Tip(), tip) {
				found = o
			}
		})
		if found == nil {
			t.Fatalf("no control has the tip %q", tip)
		}
		return found
	}
	says := func(root fyne.CanvasObject, words string) bool { return strings.Contains(texts(root), words) }
	rest := func() { time.Sleep(focus.TipTime + 200*time.Millisecond); settle(t, h.a) }

	window := h.a.Native.Content()
	export := find(window, "Export what is shown")
	export.(desktop.Hoverable).MouseIn(&desktop.MouseEvent{})
	if settle(t, h.a); says(window, "Export what is shown  Ctrl+S") {
		t.Error("a tip is shown at once")
	}
	if rest(); !says(window, "Export what is shown  Ctrl+S") {
		t.Error("no tip is shown")
	}
	export.(desktop.Hoverable).MouseOut()
	if says(window, "Export what is shown  Ctrl+S") {
		t.Error("the tip stays when the pointer has left")
	}

	find(window, "Filter").(desktop.Hoverable).MouseIn(&desktop.MouseEvent{})
	s := h.open("contact")
	if rest(); says(window, "Filter") || says(s.Pop, "Filter") {
		t.Error("the tip of what lies under a sheet is shown")
	}
	find(s.Pop, "Parts of the name").(desktop.Hoverable).MouseIn(&desktop.MouseEvent{})
	if rest(); !says(s.Pop, "Parts of the name  Alt+Down") {
		t.Error("no tip is shown in a sheet")
	}
	toggle := find(s.Pop, "Parts of the name")
	test.Tap(toggle.(fyne.Tappable))
	if says(s.Pop, "Parts of the name") {
		t.Error("the tip stays when its control is pressed")
	}
}

// TestNoButtonIsMadeWithoutWords reads the sources: a button that shows an icon alone is made by NewIcon or
// NewFieldIcon, which take a tip.
func TestNoButtonIsMadeWithoutWords(t *testing.T) {
	makes := map[string]int{"NewButton": 0, "NewPrimary": 0, "NewQuiet": 0, "NewDanger": 0, "NewIcon": 1, "NewFieldIcon": 1, "NewDropEntry": 2}
	for name, f := range sources(t) {
		if name == filepath.Join("widget", "button.go") {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || fmt.Sprint(sel.X) != "widget" {
				return true
			}
			at, ok := makes[sel.Sel.Name]
			if !ok || at >= len(call.Args) {
				return true
			}
			if lit, ok := call.Args[at].(*ast.BasicLit); ok && lit.Value == `""` {
				t.Errorf("%s: %s makes a control without words", name, sel.Sel.Name)
			}
			return true
		})
	}
}
