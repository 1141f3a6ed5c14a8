package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var testFunc = regexp.MustCompile(`(?m)^func (Test\w+)\(`)

// testsBelow names every test of the module as "package test".
func testsBelow(t *testing.T, root string) (out []string) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(path))
		for _, m := range testFunc.FindAllStringSubmatch(string(text), -1) {
			out = append(out, filepath.ToSlash(dir)+" "+m[1])
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheListNamesTestsThatAreThereAndEveryAttack(t *testing.T) {
	there := testsBelow(t, filepath.Join("..", ".."))
	var listed []string
	for _, a := range areas {
		if len(a.all()) == 0 || a.holds == "" {
			t.Errorf("%s: nothing is tried", a.name)
		}
		for _, name := range a.all() {
			if listed = append(listed, name); !slices.Contains(there, name) {
				t.Errorf("%s: there is no test %s", a.name, name)
			}
		}
	}
	for _, name := range there {
		if strings.Contains(name, " TestAttack") && !slices.Contains(listed, name) {
			t.Errorf("%s is in no area: add it to the list", name)
		}
	}
}

func TestTheTableTellsWhatHeldAndWhatGaveWay(t *testing.T) {
	all := results{}
	err := all.read("p", strings.NewReader(`
{"Action":"run","Test":"TestA"}
{"Action":"run","Test":"TestA/x"}
{"Action":"run","Test":"TestA/x/1"}
{"Action":"run","Test":"TestA/x/2"}
{"Action":"run","Test":"TestA/y"}
{"Action":"pass","Test":"TestA/y"}
{"Action":"pass","Test":"TestA"}
no JSON: a linker's warning
{"Action":"run","Test":"TestB"}
{"Action":"attr","Test":"TestB","Key":"tries","Value":"44"}
{"Action":"output","Test":"TestB","Output":"it burns\n"}
{"Action":"fail","Test":"TestB"}
{"Action":"run","Test":"TestC"}
{"Action":"skip","Test":"TestC"}
{"Action":"run","Test":"TestD"}
`))
	if err != nil {
		t.Fatal(err)
	}
	if a, b := all["p TestA"].tries, all["p TestB"].tries; a != 3 || b != 44 {
		t.Errorf("%d and %d tries", a, b)
	}
	for name, c := range map[string]struct {
		tests string
		held  bool
		says  string
	}{
		"held":      {"p TestA", true, "3"},
		"gave way":  {"p TestA TestB", false, "GAVE WAY"},
		"told":      {"p TestB", false, "it burns"},
		"left out":  {"p TestA TestC", true, "held, some left out"},
		"cut off":   {"p TestD", false, "NOT RUN"},
		"not there": {"p TestE", false, "NOT RUN"},
	} {
		var out bytes.Buffer
		if held := all.print(&out, []area{{name, "x", []string{c.tests}}}); held != c.held || !strings.Contains(out.String(), c.says) {
			t.Errorf("%s: %v\n%s", name, held, &out)
		}
	}
}
