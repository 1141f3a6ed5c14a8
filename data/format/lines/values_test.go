package lines

import (
	"slices"
	"testing"
)

func TestValuesAreCutWhereNoBackslashStands(t *testing.T) {
	for value, want := range map[string][]string{
		"":            {""},
		"a":           {"a"},
		"a;b;":        {"a", "b", ""},
		`a\;b;c`:      {`a\;b`, "c"},
		`a\\;b`:       {`a\\`, "b"},
		`C:\new;d,e\`: {`C:\new`, `d,e\`},
		"山田;太郎":       {"山田", "太郎"},
	} {
		if got := Values(value, ';'); !slices.Equal(got, want) {
			t.Errorf("%q is cut to %q", value, got)
		}
	}
}
