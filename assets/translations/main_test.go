package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFaultsAreFound reads made-up sources.
func TestFaultsAreFound(t *testing.T) {
	for _, c := range []struct{ claim, code, fault string }{
		{"a constant is followed", `const a = "Sa" + b; const b = "ve"; func g() any { return lang.L(a) }`, ""},
		{"as many values as gaps", `func g() any { return lang.L("{{.A}} and {{.B}} and {{.A}}", 1, 2) }`, ""},
		{"a count is no value", `func g() any { return lang.N(3, "{{.Count}} card of {{.A}}", "{{.Count}} cards of {{.A}}", 2) }`, ""},
		{"a key makes two of one word", `func g() any { return lang.X("field.other", "Other") }`, ""},
		{"a variable", `var a = "x"; func g() any { return lang.L(a) }`, "not a constant"},
		{"glued at run time", `func f(a string) string { return lang.L("x" + a) }`, "not a constant"},
		{"a value too few", `func g() any { return lang.L("{{.A}} and {{.B}}", 1) }`, "2 gaps and gets 1"},
		{"a count without another value", `func g() any { return lang.N(3, "a", "{{.Count}} of {{.A}}") }`, "1 gaps and gets 0"},
		{"a gap of one that many has not", `func g() any { return lang.N(3, "{{.A}}", "{{.Count}} cards") }`, "has the gap A"},
		{"a reserved word", `func g() any { return lang.L("Other") }`, "keep for themselves"},
		{"half of a sentence", `func g() any { return lang.L("Saved ") }`, "half of a sentence"},
		{"handed on", `func g() any { return lang.L }`, "handed on"},
		{"said in two ways", `func g() any { return lang.L("b") + lang.N(1, "a", "b") }`, "in two ways"},
		{"a constant that is a text", `const a say.Phrase = "x "`, "half of a sentence"},
		{"a sum of halves", `func g() any { return lang.L("to") + " " + b }`, "glued"},
		{"a sum of texts", `func g() any { return lang.L("a") + lang.L("b") }`, "glued"},
		{"a list", `func g() any { return b + " · " + lang.L("b") }`, ""},
		{"filled by Sprintf", `func g() any { return fmt.Sprintf(lang.L("a"), 1) }`, "filled by"},
		{"added to", `func f() { a += lang.L("b") }`, "glued"},
		{"a variable of the package", `var a = lang.L("a")`, "variable of the package"},
		{"a function of such a variable", `var a = func() string { return lang.L("a") }`, ""},
		{"data too", `var _ = say.Errorf("{{.A}}")`, "1 gaps and gets 0"},
	} {
		top := t.TempDir()
		for _, folder := range []string{"ui", "data"} {
			if err := os.Mkdir(filepath.Join(top, folder), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		code := "package ui\nimport (\n\"lanyard/ui/lang\"\n\"lanyard/data/say\"\n)\n" + strings.ReplaceAll(c.code, "; ", "\n")
		if err := os.WriteFile(filepath.Join(top, "ui", "a.go"), []byte(code), 0o644); err != nil {
			t.Fatal(err)
		}
		_, faults := read(top)
		if got := strings.Join(faults, "\n"); (c.fault == "") != (got == "") || !strings.Contains(got, c.fault) {
			t.Errorf("%s: found %q, want %q", c.claim, got, c.fault)
		}
	}
}
