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
		{"a constant is followed", `const a = "Sa" + b; const b = "ve"; var _ = lang.L(a)`, ""},
		{"as many values as gaps", `var _ = lang.L("{{.A}} and {{.B}} and {{.A}}", 1, 2)`, ""},
		{"a count is no value", `var _ = lang.N(3, "{{.Count}} card of {{.A}}", "{{.Count}} cards of {{.A}}", 2)`, ""},
		{"a key makes two of one word", `var _ = lang.X("field.other", "Other")`, ""},
		{"a variable", `var a = "x"; var _ = lang.L(a)`, "not a constant"},
		{"glued at run time", `func f(a string) string { return lang.L("x" + a) }`, "not a constant"},
		{"a value too few", `var _ = lang.L("{{.A}} and {{.B}}", 1)`, "2 gaps and gets 1"},
		{"a count without another value", `var _ = lang.N(3, "a", "{{.Count}} of {{.A}}")`, "1 gaps and gets 0"},
		{"a gap of one that many has not", `var _ = lang.N(3, "{{.A}}", "{{.Count}} cards")`, "has the gap A"},
		{"a reserved word", `var _ = lang.L("Other")`, "keep for themselves"},
		{"half of a sentence", `var _ = lang.L("Saved ")`, "half of a sentence"},
		{"handed on", `var f = lang.L`, "handed on"},
		{"said in two ways", `var _ = lang.L("b") + lang.N(1, "a", "b")`, "in two ways"},
		{"a constant that is a text", `const a say.Phrase = "x "`, "half of a sentence"},
		{"a sum of halves", `var a = lang.L("to") + " " + b`, "glued"},
		{"a sum of texts", `var a = lang.L("a") + lang.L("b")`, "glued"},
		{"a list", `var a = b + " · " + lang.L("b")`, ""},
		{"filled by Sprintf", `var a = fmt.Sprintf(lang.L("a"), 1)`, "filled by"},
		{"added to", `func f() { a += lang.L("b") }`, "glued"},
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
