package ui

import (
	"fmt"
	"go/ast"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/ui/desktop"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// hostileWord begins like the start, and goes on with what acts on a screen or is not seen: overrides and isolates of the
// direction, control characters, tags, then 300 letters and 3,000 marks on one.
func hostileWord(start string) string {
	return start + "\u202e\u2066\u2068\x1b]0;x\x07\u009b31m\u200b\U000E0041\U000E007F" + strings.Repeat("W", 300) + "e" + strings.Repeat("\u0301", 3000)
}

var (
	manyLetters = regexp.MustCompile(`W{201}`)
	manyMarks   = regexp.MustCompile(`\p{M}{9}`)
)

// wrong says what a text has that may not be on a screen; "" for nothing.
func wrong(text string) string {
	open := 0
	for _, r := range text {
		switch {
		case r == '\u2068':
			open++
		case r == '\u2069':
			if open--; open < 0 {
				return "an isolate ends that has not begun"
			}
		case unicode.IsControl(r) && r != '\n' && r != '\t', unicode.Is(unicode.Cf, r):
			return fmt.Sprintf("%U", r)
		}
	}
	switch {
	case open != 0:
		return "an isolate does not end"
	case manyMarks.MatchString(text):
		return "more marks than a letter carries"
	}
	return ""
}

// wholeTexts begin what is shown in full: a promise, the reason of a question, what is not a name.
var wholeTexts = []string{"Send", "Owe", "Because"}

// checkShown fails on a text in an object tree that may not be shown as it is. An entry shows what is saved.
func checkShown(t *testing.T, where string, root fyne.CanvasObject) (checked int) {
	t.Helper()
	check := func(what, text string, isName bool) {
		checked++
		if w := wrong(text); w != "" {
			t.Errorf("%s: %s shows %s: %.60q", where, what, w, text)
		}
		if isName && manyLetters.MatchString(text) {
			t.Errorf("%s: %s shows a name of more than %d letters: %.60q", where, what, style.NameLetters, text)
		}
	}
	var visit func(o fyne.CanvasObject, names bool)
	visit = func(o fyne.CanvasObject, names bool) {
		if o == nil || !o.Visible() {
			return
		}
		if tipped, ok := o.(focus.Tipped); ok {
			check("the tip", tipped.Tip(), true)
		}
		switch v := o.(type) {
		case *widget.Entry, *fw.Entry:
			return
		case *widget.Selectable: // a note, a value: shown in full
			names = false
		case *canvas.Text:
			check("a line", v.Text, names)
		case *fw.RichText:
			whole := false
			for _, begin := range wholeTexts {
				whole = whole || strings.HasPrefix(v.String(), begin)
			}
			check("a text", v.String(), names && !whole)
		case *widget.Select:
			for _, option := range v.Options {
				check("a choice", option, true)
			}
		case *fyne.Container:
			for _, c := range v.Objects {
				visit(c, names)
			}
			return
		}
		if v, ok := o.(fyne.Widget); ok {
			for _, c := range test.WidgetRenderer(v).Objects() {
				visit(c, names)
			}
		}
	}
	visit(root, true)
	return checked
}

func TestNothingOfDataActsOnTheScreen(t *testing.T) {
	a := newScreens(t)
	steps := wording(hostileWord).steps(t, a)
	a.Native.Resize(fyne.NewSize(1100, 720))
	steps = append(steps,
		showing{"a link", func() { desktop.LinkAction(a.Window, "https://lib.example/"+hostileWord("path")).Do() }},
		showing{"the order", func() { a.PopUp(a.people().SortMenu(), fyne.Position{}) }},
		showing{"a menu", func() { a.PopUp(fyne.NewMenu("", fyne.NewMenuItem(hostileWord("Item"), nil)), fyne.Position{}) }},
		showing{"a list to choose from", func() {
			a.ChooseOne(hostileWord("Which"), hostileWord("hint"), []window.Option{{Text: hostileWord("One"), Note: hostileWord("note"), Also: ""}}, func(int) {})
		}},
		showing{"all of a text", func() { a.ShowAll(hostileWord("Long")) }},
		showing{"the full screen", func() { shown(t, a, a.swap(), "swap"); keyboard{a}.typedRune('f') }},
		showing{"put on a list of many", func() { edit.PutOnAList(a.Window, hostileWord("Who"), []int64{1}) }},
		showing{"roll back", func() { a.Say(lang.L("Rolled back: {{.File}}", hostileWord("File"))) }},
	)
	for _, s := range steps {
		s.do()
		settle(t, a)
		n := checkShown(t, s.what, a.Native.Content())
		for _, o := range a.Native.Canvas().Overlays().List() {
			n += checkShown(t, s.what, o)
		}
		if w := wrong(a.Native.Title()); w != "" || n < 10 {
			t.Errorf("%s: %d texts were looked at, and the title has %q", s.what, n, w)
		}
		if full(a) != nil {
			full(a).Leave()
		}
		away(a)
	}
}

// shows are Fyne's own ways to show a text: only ui/widget has them, in forms that clean it.
var shows = regexp.MustCompile(`^(fw\.(New(Label|Button|Check|Radio|Select|RichText|Hyperlink|Card|Accordion|Form|Toolbar|Entry|MultiLine|Password)\w*|Label|Button|Check|Select|RichText|TextSegment|PopUpMenu|ShowPopUpMenu\w*)` +
	`|canvas\.NewText|container\.New(TabItem|AppTabs|DocTabs|InnerWindow)\w*|dialog\.(Show|New)(Information|Error|Confirm|Custom|Form|Entry)\w*)$`)

func TestTextsReachTheScreenThroughOurOwnWidgets(t *testing.T) {
	for name, f := range sources(t) {
		if strings.HasPrefix(name, "widget/") {
			continue
		}
		menus := 0
		ast.Inspect(f, func(n ast.Node) bool {
			if lit, ok := n.(*ast.CompositeLit); ok && fmt.Sprint(lit.Type) == "&{canvas Text}" {
				t.Errorf("%s: a line shows a text as it came: use widget.NewLine", name)
			}
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, _ := s.X.(*ast.Ident)
			switch {
			case x == nil:
			case shows.MatchString(x.Name + "." + s.Sel.Name):
				t.Errorf("%s: %s.%s shows a text as it came: use what ui/widget has for it", name, x.Name, s.Sel.Name)
			case x.Name+"."+s.Sel.Name == "fw.NewPopUpMenu":
				menus++
			}
			return true
		})
		if menus > 0 && name != filepath.Join("window", "choose_one.go") {
			t.Errorf("%s opens a menu past popUp", name)
		}
	}
}

func TestWhatActsOnATerminalIsNotShownInTheWindow(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !data.Acts(r) || r == '\n' || r == '\t' {
			continue
		}
		if got := style.Shown("a" + string(r) + "b"); got != "ab" && got != "a b" && got != "a\nb" {
			t.Errorf("%U between two letters is shown as %q", r, got)
		}
	}
}
