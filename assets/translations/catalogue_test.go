package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheEnglishCatalogueHoldsEveryText(t *testing.T) {
	top := filepath.Join("..", "..")
	found, faults := read(top)
	for _, f := range faults {
		t.Error(f)
	}
	have, err := os.ReadFile(filepath.Join(top, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(have, found.document()) {
		return
	}
	t.Errorf("%s is not what the window says: run make translations", file)
	was, is := lines(have), lines(found.document())
	for l := range is {
		if !was[l] {
			t.Errorf("missing: %s", l)
		}
	}
	for l := range was {
		if !is[l] {
			t.Errorf("unused: %s", l)
		}
	}
}

func lines(text []byte) map[string]bool {
	all := map[string]bool{}
	for l := range bytes.Lines(text) {
		all[strings.Trim(string(l), "\t,\n")] = true
	}
	return all
}
