package data

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"
)

func TestSourceKindsHasEveryWayIn(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "source.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ast.Inspect(f, func(node ast.Node) bool {
		v, ok := node.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if kind, ok := v.Type.(*ast.Ident); !ok || kind.Name != "SourceKind" {
			return true
		}
		n++
		text, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
		if err != nil || !slices.Contains(SourceKinds, SourceKind(text)) {
			t.Errorf("%s (%q) is not in SourceKinds, %v", v.Names[0].Name, text, err)
		}
		return true
	})
	if n == 0 || n != len(SourceKinds) {
		t.Errorf("%d constants, %d in SourceKinds", n, len(SourceKinds))
	}
}
