package data_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// starters are the files that may start a program: ui/opener for the user, the others one that they name themselves.
var starters = []string{
	"ui/opener/opener_other.go", "ui/opener/opener_windows.go", "ui/opener/reveal_darwin.go", "ui/opener/reveal_windows.go",
	"ui/clipboard/clipboard.go",           // wl-paste and wl-copy
	"ui/crash/crash.go",                   // this program, as its own monitor
	"ui/attack/", "ui/bench/", "ui/tour/", // drive and measure
	"ui/chooser/portaltest/", // the bus of a test
}

// opens are the calls that start a program or have the system open something. Fyne's links open what they are given
// by themselves.
var opens = map[string][]string{
	"os/exec":                  {"Command", "CommandContext", "Cmd"},
	"os":                       {"StartProcess"},
	"syscall":                  {"Exec", "ForkExec", "StartProcess", "CreateProcess"},
	"golang.org/x/sys/unix":    {"Exec"},
	"golang.org/x/sys/windows": {"ShellExecute", "CreateProcess", "CreateProcessAsUser"},
	"fyne.io/fyne/v2/widget":   {"NewHyperlink", "NewHyperlinkWithStyle", "Hyperlink", "HyperlinkSegment", "NewRichTextFromMarkdown"},
	"fyne.io/fyne/v2/dialog":   {"NewAbout"},
	"github.com/pkg/browser":   {"OpenURL", "OpenFile"},
}

// methods open something whatever they belong to.
var methods = []string{"OpenURL", "ParseMarkdown", "AppendMarkdown"}

// goFiles visits what the module is built of, tests left out.
func goFiles(t *testing.T, visit func(path string, f *ast.File, at func(ast.Node) token.Position)) {
	t.Helper()
	set := token.NewFileSet()
	n := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "build" || strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		n++
		visit(strings.TrimPrefix(filepath.ToSlash(path), "../"), f, func(at ast.Node) token.Position { return set.Position(at.Pos()) })
		return nil
	})
	if err != nil || n < 100 {
		t.Fatalf("%d files were read, %v", n, err)
	}
}

func TestNothingIsOpenedPastTheOpener(t *testing.T) {
	goFiles(t, func(path string, f *ast.File, at func(ast.Node) token.Position) {
		if slices.ContainsFunc(starters, func(s string) bool { return strings.HasPrefix(path, s) }) {
			return
		}
		imported := map[string][]string{} // name in this file: what of the package opens something
		for _, i := range f.Imports {
			p, _ := strconv.Unquote(i.Path.Value)
			name := p[strings.LastIndexByte(p, '/')+1:]
			if i.Name != nil {
				name = i.Name.Name
			}
			imported[name] = opens[p]
		}
		ast.Inspect(f, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, _ := s.X.(*ast.Ident)
			if slices.Contains(methods, s.Sel.Name) || x != nil && slices.Contains(imported[x.Name], s.Sel.Name) {
				t.Errorf("%s: %s opens something: links and files go through ui/opener", at(n), s.Sel.Name)
			}
			return true
		})
	})
}
