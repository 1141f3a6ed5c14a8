package keys_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// outside are the folders of ui that are no part of the window.
var outside = []string{"attack", "bench", "cli", "keys", "tour", "upgrade"}

// toolkits are the names that may stand beside the table, by file: how Fyne calls what the table has, and what is
// left to Fyne.
var toolkits = map[string][]string{
	"widget/focus/keys.go": nil, // all: it is the dictionary
	"widget/focus/typeahead.go": {
		"KeyTab", "KeyShiftLeft", "KeyShiftRight", "KeyControlLeft", "KeyControlRight", "KeyAltLeft", "KeyAltRight", "KeySuperLeft",
		"KeySuperRight", "KeyCapsLock", "KeyMenu", // they do nothing by themselves
	},
	"widget/entry.go": { // Fyne's own editing of a text
		"ShortcutCopy", "ShortcutCut", "ShortcutPaste", "ShortcutSelectAll", "ShortcutUndo", "ShortcutRedo", "CustomDesktop:",
	},
	"widget/selectable.go": {"ShortcutCopy"}, // of the text that is marked
}

// named are Fyne's names of keys and shortcuts.
var named = regexp.MustCompile(`^(Key[A-Z0-9]\w*|Shortcut(Copy|Cut|Paste|SelectAll|Undo|Redo)|CustomShortcut)$`)

// noKey are Fyne's other words that begin so.
var noKey = regexp.MustCompile(`^Key(Event|Name|able|Modifier\w*)$`)

// takesLetters are the functions that get what is typed.
var takesLetters = regexp.MustCompile(`(?i)rune$`)

// besides lists the keys that a file names by itself.
func besides(f *ast.File) (found []string) {
	for _, d := range f.Decls {
		fn, _ := d.(*ast.FuncDecl)
		ast.Inspect(d, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if pkg, ok := n.X.(*ast.Ident); ok && (pkg.Name == "fyne" || pkg.Name == "desktop") && named.MatchString(n.Sel.Name) && !noKey.MatchString(n.Sel.Name) {
					found = append(found, n.Sel.Name)
				}
			case *ast.CallExpr:
				if sel, ok := n.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "KeyName" {
					found = append(found, "KeyName")
				}
			case *ast.BasicLit:
				switch {
				case n.Kind == token.STRING && strings.Contains(n.Value, "CustomDesktop:"):
					found = append(found, "CustomDesktop:")
				case n.Kind == token.CHAR && fn != nil && takesLetters.MatchString(fn.Name.Name) && n.Value != "' '": // the letter of the key Space
					found = append(found, n.Value)
				}
			}
			return true
		})
	}
	return found
}

// window parses the window's sources, by their paths below ui.
func window(t *testing.T) map[string]*ast.File {
	t.Helper()
	set, files := token.NewFileSet(), map[string]*ast.File{}
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		name := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
		switch {
		case err != nil:
			return err
		case e.IsDir() && (slices.Contains(outside, name) || e.Name() == "testdata"):
			return fs.SkipDir
		case e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		files[name], err = parser.ParseFile(set, path, nil, 0)
		return err
	})
	if err != nil || len(files) < 100 {
		t.Fatal(len(files), " files of the window: ", err)
	}
	return files
}

func TestNoKeyIsReadBesideTheTable(t *testing.T) {
	files := window(t)
	for name, f := range files {
		allowed, is := toolkits[name]
		for _, key := range besides(f) {
			if !is || allowed != nil && !slices.Contains(allowed, key) {
				t.Errorf("ui/%s names the key %s by itself: ask focus.Pressed, Lettered or Chorded for the entry of ui/keys", name, key)
			}
		}
	}
	for name, allowed := range toolkits {
		if files[name] == nil {
			t.Errorf("ui/%s is not there", name)
			continue
		}
		for _, key := range allowed {
			if !slices.Contains(besides(files[name]), key) {
				t.Errorf("ui/%s does not name %s", name, key)
			}
		}
	}
}

func TestAKeyBesideTheTableIsSeen(t *testing.T) {
	for text, want := range map[string]int{
		"func key(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyEscape }":                     1,
		"var s = &desktop.CustomShortcut{KeyName: \"N\", Modifier: fyne.KeyModifierAlt}":          1,
		"func (w *w) TypedShortcut(s fyne.Shortcut) { _, w.ok = s.(*fyne.ShortcutCopy) }":         1,
		"func is(s fyne.Shortcut) bool { return s.ShortcutName() == \"CustomDesktop:Alt+Down\" }": 1,
		"func (w *w) Rune(r rune) { switch r { case 'm', 'M': w.merge() } }":                      2,
		"func (w *w) TypedRune(r rune) { if r != ' ' { w.forward(r) } }":                          0,
		"func is(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyName(\"Escape\") }":            1,
		"func initial(name string) bool { return name[0] == 'm' }":                                0,
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "some.go", "package some; "+text, 0)
		if err != nil {
			t.Fatal(err)
		}
		if found := besides(f); len(found) != want {
			t.Errorf("%s: %q", text, found)
		}
	}
}

// TestEachEntryIsRead: an entry that no handler asks for is a promise that nobody keeps.
func TestEachEntryIsRead(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "table.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	entries := map[string]string{} // the key, by the name of the variable
	ast.Inspect(f, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || len(v.Values) != 1 {
			return true
		}
		if call, ok := v.Values[0].(*ast.CallExpr); ok && fmt.Sprint(call.Fun) == "add" {
			key := "A … Z"
			if lit, ok := call.Args[0].(*ast.BasicLit); ok {
				key, _ = strconv.Unquote(lit.Value)
			}
			entries[v.Names[0].Name] = key
		}
		return true
	})
	if len(entries) < 80 {
		t.Fatalf("%d entries", len(entries))
	}
	for _, f := range window(t) {
		tips := map[ast.Node]bool{}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr: // what only writes the key
				if is := fmt.Sprint(n.Fun); strings.HasSuffix(is, "ithKey") || is == "&{lang L}" {
					for _, a := range n.Args {
						tips[a] = true
					}
				}
			case *ast.SelectorExpr:
				if fmt.Sprint(n.X) == "keys" && !tips[n] {
					delete(entries, n.Sel.Name)
				}
			}
			return true
		})
	}
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		t.Errorf("nothing is bound to keys.%s (%s)", name, entries[name])
	}
}
