package main

import (
	"go/ast"
	"go/token"
	"slices"
)

// separators are what may stand between texts that are each whole: marks of a list, and lines.
var separators = []string{" · ", ", ", "; ", "\n", "\n\n", "· ", "• ", " – ", " — ", ": "}

// glued finds texts that are put together of halves: what stands first in one language stands last in another.
func (t *texts) glued(n ast.Node, consts constants) {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if n.Op == token.ADD {
			t.joined(n, consts)
		}
	case *ast.AssignStmt:
		if n.Tok == token.ADD_ASSIGN && consts.says(n.Rhs[0]) {
			t.fault(n, "a text is glued to another: use a gap, or a list")
		}
	case *ast.CallExpr:
		if f, ok := n.Fun.(*ast.SelectorExpr); ok && len(n.Args) > 1 && (f.Sel.Name == "Sprintf" || f.Sel.Name == "Errorf") && consts.says(n.Args[0]) {
			t.fault(n, "a text is filled by %s: give it gaps and values", f.Sel.Name)
		}
	}
}

// joined looks at what stands beside each text of a sum.
func (t *texts) joined(sum *ast.BinaryExpr, consts constants) {
	parts := operands(sum)
	for i, p := range parts {
		if !consts.says(p) {
			continue
		}
		for _, beside := range []int{i - 1, i + 1} {
			if beside < 0 || beside >= len(parts) {
				continue
			}
			if mark, ok := consts.text(parts[beside]); !ok || !slices.Contains(separators, mark) {
				t.fault(p, "a text is glued to another: use a gap")
			}
		}
	}
}

// operands are the terms of a sum, from the left.
func operands(e ast.Expr) []ast.Expr {
	if sum, ok := e.(*ast.BinaryExpr); ok && sum.Op == token.ADD {
		return append(operands(sum.X), operands(sum.Y)...)
	}
	return []ast.Expr{e}
}

// says reports whether an expression is a text of the window.
func (c constants) says(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	in, ok := sel.X.(*ast.Ident)
	return ok && c.imports[in.Name] == "lanyard/ui/lang" && sel.Sel.Name != "Number"
}

// tooEarly finds texts in the variables of a package: they are said before the user's language is known.
func (t *texts) tooEarly(f *ast.File, consts constants) {
	for _, d := range f.Decls {
		vars, ok := d.(*ast.GenDecl)
		if !ok || vars.Tok != token.VAR {
			continue
		}
		ast.Inspect(vars, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && consts.says(call) {
				t.fault(n, "a variable of the package holds a text: it is said once, whatever language is chosen later; use say.T")
			}
			_, inside := n.(*ast.FuncLit)
			return !inside
		})
	}
}
