package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/ui/chooser"
)

// TestFilesAreChosenInOnePlace holds that all code asks for files by a purpose of the table, every purpose is asked
// for, and dialogs are spoken to in one file.
func TestFilesAreChosenInOnePlace(t *testing.T) {
	used := map[string]int{}
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "../build/") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			at, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			of, _ := at.X.(*ast.Ident)
			switch {
			case of == nil:
			case of.Name == "dialog" && path != filepath.Join("..", "ui", "desktop", "choose_own.go"):
				t.Errorf("%s calls dialog.%s: ask by desktop.ChooseFiles or ChooseTarget", path, at.Sel.Name)
			case of.Name == "zenity" && filepath.Dir(path) != filepath.Join("..", "ui", "chooser"):
				t.Errorf("%s calls zenity.%s", path, at.Sel.Name)
			case of.Name == "chooser":
				used[at.Sel.Name]++
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"Read", "Photo", "OpenDatabase", "NewDatabase", "Export", "Code", "BackUp", "Elsewhere", "Report", "Letter", "About", "Problems"}
	if len(names) != len(chooser.All()) {
		t.Fatalf("the table has %d purposes, this test %d", len(chooser.All()), len(names))
	}
	for _, name := range names {
		if used[name] == 0 {
			t.Errorf("nothing is chosen for the purpose %s", name)
		}
	}
}
