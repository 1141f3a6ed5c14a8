package clock_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// sources lists the files of Go and SQL, for every platform, that the program is built of.
func sources(t *testing.T) (files []string) {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", "-json=Dir,Module,GoFiles,CgoFiles,IgnoredGoFiles,EmbedFiles", "lanyard").Output()
	if err != nil {
		t.Fatal(err)
	}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			Dir                                           string
			Module                                        *struct{ Main bool }
			GoFiles, CgoFiles, IgnoredGoFiles, EmbedFiles []string
		}
		if err := dec.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if p.Module == nil || !p.Module.Main {
			continue
		}
		for _, name := range slices.Concat(p.GoFiles, p.CgoFiles, p.IgnoredGoFiles, p.EmbedFiles) {
			if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, ".sql") {
				files = append(files, filepath.Join(p.Dir, name))
			}
		}
	}
	if len(files) < 100 {
		t.Fatalf("the program is built of %d files only", len(files))
	}
	return files
}

// nowInSQL is how SQLite is asked for the time.
var nowInSQL = regexp.MustCompile(`(?i)'now'|CURRENT_(?:TIMESTAMP|DATE|TIME)\b|unixepoch\(\)`)

// inFile lists where a file asks another clock than this package's.
func inFile(t *testing.T, name string) (found []string) {
	t.Helper()
	if strings.HasSuffix(name, ".go") {
		return asks(t, name, nil)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, sql := range nowInSQL.FindAllString(string(text), -1) {
		found = append(found, name+": "+sql)
	}
	return found
}

// asks is inFile for a file of Go, or for its text.
func asks(t *testing.T, name string, text any) (found []string) {
	t.Helper()
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, name, text, 0)
	if err != nil {
		t.Fatal(err)
	}
	called := "" // how the file calls the package time
	for _, i := range f.Imports {
		if i.Path.Value != `"time"` {
			continue
		}
		called = "time"
		if i.Name != nil {
			called = i.Name.Name
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			pkg, ok := n.X.(*ast.Ident)
			if ok && pkg.Name == called && slices.Contains([]string{"Now", "Since", "Until"}, n.Sel.Name) {
				found = append(found, set.Position(n.Pos()).String()+": time."+n.Sel.Name)
			}
		case *ast.BasicLit:
			if sql := nowInSQL.FindString(n.Value); n.Kind == token.STRING && sql != "" {
				found = append(found, set.Position(n.Pos()).String()+": "+sql)
			}
		}
		return true
	})
	if called == "." {
		found = append(found, name+": time is imported without its name")
	}
	return found
}

// TestThereIsOneClock: who needs the moment asks clock.Now or, to wait or to measure, clock.Real.
func TestThereIsOneClock(t *testing.T) {
	own, err := filepath.Abs("clock.go")
	if err != nil {
		t.Fatal(err)
	}
	goose := filepath.Join(filepath.Dir(filepath.Dir(own)), "store", "schema.go") // what goose makes is described there, and nobody reads that stamp
	for _, file := range sources(t) {
		found := inFile(t, file)
		switch file {
		case own, goose:
			if len(found) != 1 {
				t.Errorf("%s asks %d times: %q", file, len(found), found)
			}
		default:
			for _, f := range found {
				t.Errorf("%s: ask clock.Now, or clock.Real to wait or to measure", f)
			}
		}
	}
}

func TestAnotherClockIsSeen(t *testing.T) {
	for text, want := range map[string]int{
		`import "time"; var now = time.Now`:                                     1,
		`import t "time"; func f() { g(t.Since(t.Time{}), t.Until(t.Time{})) }`: 2,
		`import . "time"; var now = Now()`:                                      1,
		`import "time"; var pause = time.After(time.Second)`:                    0,
		`var time struct{ Now int }; var now = time.Now`:                        0,
		"const sql = `SELECT julianday('now')`":                                 1,
		`const sql = "DEFAULT CURRENT_TIMESTAMP"`:                               1,
	} {
		if found := asks(t, "some.go", "package some; "+text); len(found) != want {
			t.Errorf("%s: %q", text, found)
		}
	}
}
