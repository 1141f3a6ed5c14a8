package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestNamesFromTheRightStandApartInSentences(t *testing.T) {
	for _, c := range []struct {
		claim, format string
		values        []any
		want          string
	}{
		{"a Latin name stays as it is", "%s owes it", []any{"Ana Roe"}, "Ana Roe owes it"},
		{"an accented, a Greek and a Cyrillic name too", "%s, %s, %s", []any{"Łucja", "Νίκος", "Юлия"}, "Łucja, Νίκος, Юлия"},
		{"a Japanese name too", "Met %s", []any{"山田 太郎"}, "Met 山田 太郎"},
		{"Arabic", "%s owes it", []any{"أحمد منصور"}, "\u2068أحمد منصور\u2069 owes it"},
		{"Hebrew", "Saved %s", []any{"יעל רוזן"}, "Saved \u2068יעל רוזן\u2069"},
		{"Syriac", "to %s", []any{"ܐܒܐ"}, "to \u2068ܐܒܐ\u2069"},
		{"Thaana", "to %s", []any{"ދިވެހި"}, "to \u2068ދިވެހި\u2069"},
		{"N'Ko and Adlam", "%s and %s", []any{"ߒߞߏ", "𞤀𞤣𞤤𞤢𞤥"}, "\u2068ߒߞߏ\u2069 and \u2068𞤀𞤣𞤤𞤢𞤥\u2069"},
		{"both directions in a name", "Saved %s", []any{"Prof. أحمد"}, "Saved \u2068Prof. أحمد\u2069"},
		{"once only", "Saved %s", []any{isolated("أحمد")}, "Saved \u2068أحمد\u2069"},
		{"two names in one value", "Saved %s", []any{isolated("أحمد") + ", " + isolated("יעל")}, "Saved \u2068\u2068أحمد\u2069, \u2068יעל\u2069\u2069"},
		{"numbers are no texts", "%d of %s", []any{3, "5"}, "3 of 5"},
	} {
		if got := sentence(c.format, c.values...); got != c.want {
			t.Errorf("%s: %q, want %q", c.claim, got, c.want)
		}
	}
	if got, want := joined(" · ", "أحمد", "", "Library"), "\u2068أحمد\u2069 · Library"; got != want {
		t.Errorf("joined: %q, want %q", got, want)
	}
	if got := joined(" · ", " أحمد "); got != "أحمد" {
		t.Errorf("alone on its line: %q", got)
	}
}

// TestEverySentenceKeepsNamesApart finds texts of the screen that are filled in by fmt.Sprintf: a name in them may
// be written from the right.
func TestEverySentenceKeepsNamesApart(t *testing.T) {
	files := token.NewFileSet()
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range sources {
		if strings.HasSuffix(source, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(files, source, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		sentencesOf(t, files, parsed)
	}
}

func sentencesOf(t *testing.T, files *token.FileSet, parsed *ast.File) {
	ast.Inspect(parsed, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) < 2 || !called(call, "fmt", "Sprintf") {
			return true
		}
		if text, ok := call.Args[0].(*ast.CallExpr); ok && called(text, "lang", "L") {
			if lit, ok := text.Args[0].(*ast.BasicLit); ok && strings.Contains(lit.Value, "%s") && slices.ContainsFunc(call.Args[1:], mayBeName) {
				t.Errorf("%s: %s is filled in by fmt.Sprintf: use sentence", files.Position(n.Pos()), lit.Value)
			}
		}
		return true
	})
}

// mayBeName reports whether a value may be what somebody typed: not a count, and none of the program's own words.
func mayBeName(value ast.Expr) bool {
	call, ok := value.(*ast.CallExpr)
	if !ok {
		return true
	}
	f, ok := call.Fun.(*ast.Ident)
	return !ok || !slices.Contains([]string{
		"number", "peopleCount", "eventCount", "statusWord", "warmthText", "importedText", "subjectWords", "programName", "backupText",
		"brokenText", "reasons", "endOf", "len",
	}, f.Name)
}

// called reports whether a call is that of a function of a package.
func called(call *ast.CallExpr, pkg, name string) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != name {
		return false
	}
	x, ok := sel.X.(*ast.Ident)
	return ok && x.Name == pkg
}
