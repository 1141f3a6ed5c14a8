package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"lanyard/data/say"
)

// source is the code of one folder.
type source struct {
	path  string // "lanyard/ui/cli"
	files []*ast.File
}

// read finds the texts of the window and of data below the top of the module, and what is wrong with them.
func read(top string) (*texts, []string) {
	t := &texts{files: token.NewFileSet(), all: map[string]say.Entry{}}
	sources, err := parse(t.files, top)
	if err != nil {
		return t, []string{err.Error()}
	}
	consts := constants{all: map[string]ast.Expr{}}
	for _, s := range sources {
		consts.learn(s)
	}
	for _, s := range sources {
		if calls[s.path] != nil {
			continue // they say what others give them
		}
		for _, f := range s.files {
			t.search(f, consts.of(s.path, f))
		}
	}
	slices.Sort(t.faults)
	return t, t.faults
}

// parse reads all that is not a test below the window and data.
func parse(files *token.FileSet, top string) ([]source, error) {
	found := map[string]*source{}
	for _, below := range []string{"ui", "data"} {
		err := filepath.WalkDir(filepath.Join(top, below), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			src, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			short, err := filepath.Rel(top, name)
			if err != nil {
				return err
			}
			short = filepath.ToSlash(short)
			f, err := parser.ParseFile(files, short, src, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			in := path.Join("lanyard", path.Dir(short))
			if found[in] == nil {
				found[in] = &source{path: in}
			}
			found[in].files = append(found[in].files, f)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	var all []source
	for _, in := range slices.Sorted(maps.Keys(found)) {
		all = append(all, *found[in])
	}
	return all, nil
}

// search finds the texts of a file.
func (t *texts) search(f *ast.File, consts constants) {
	t.tooEarly(f, consts)
	called := map[ast.Node]bool{}
	sums := map[ast.Node]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		if !sums[n] {
			t.glued(n, consts)
		}
		switch n := n.(type) {
		case *ast.BinaryExpr:
			sums[n.X], sums[n.Y] = true, true // each sum is looked at as a whole
		case *ast.CallExpr:
			if c, ok := consts.call(n.Fun); ok {
				called[n.Fun] = true
				t.take(c, n.Args, n.Ellipsis.IsValid(), consts)
			}
		case *ast.ValueSpec: // constants of a type that is a text
			if c, ok := consts.call(n.Type); ok {
				for _, v := range n.Values {
					t.take(c, []ast.Expr{v}, false, consts)
				}
			}
		case *ast.SelectorExpr:
			if _, ok := consts.call(n); ok && !called[n] && n.Sel.Name != "Phrase" {
				t.fault(n, "%s is handed on: its texts cannot be found", n.Sel.Name)
			}
		}
		return true
	})
}

// constants are those of all packages, by package and name, as a file sees them.
type constants struct {
	all     map[string]ast.Expr
	path    string            // of the file's package
	imports map[string]string // the file's, by the names that they have in it
}

// learn notes the constants of a package, those within functions too.
func (c constants) learn(s source) {
	for _, f := range s.files {
		ast.Inspect(f, func(n ast.Node) bool {
			decl, ok := n.(*ast.GenDecl)
			if !ok || decl.Tok != token.CONST {
				return true
			}
			for _, spec := range decl.Specs {
				values := spec.(*ast.ValueSpec)
				for i, v := range values.Values {
					c.all[s.path+"."+values.Names[i].Name] = v
				}
			}
			return true
		})
	}
}

// of is how a file sees them.
func (c constants) of(pkg string, f *ast.File) constants {
	c.path, c.imports = pkg, map[string]string{}
	for _, i := range f.Imports {
		to, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			continue // it was parsed
		}
		name := path.Base(to)
		if i.Name != nil {
			name = i.Name.Name
		}
		c.imports[name] = to
	}
	return c
}

// call knows a function that says a text.
func (c constants) call(fun ast.Expr) (call, bool) {
	sel, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return call{}, false
	}
	in, ok := sel.X.(*ast.Ident)
	if !ok {
		return call{}, false
	}
	found, ok := calls[c.imports[in.Name]][sel.Sel.Name]
	return found, ok
}

// text is the value of a constant expression.
func (c constants) text(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil && e.Kind == token.STRING
	case *ast.ParenExpr:
		return c.text(e.X)
	case *ast.BinaryExpr:
		left, ok := c.text(e.X)
		right, also := c.text(e.Y)
		return left + right, ok && also && e.Op == token.ADD
	case *ast.Ident:
		return c.named(c.path, e.Name)
	case *ast.SelectorExpr:
		if in, ok := e.X.(*ast.Ident); ok {
			return c.named(c.imports[in.Name], e.Sel.Name)
		}
	}
	return "", false
}

// named is the text of a constant of a package.
func (c constants) named(pkg, name string) (string, bool) {
	value, ok := c.all[pkg+"."+name]
	if !ok {
		return "", false
	}
	c.path = pkg
	return c.text(value)
}
