package cli_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lanyard/ui/keys"
)

func TestKeysAreListed(t *testing.T) {
	d := newDesk(t)
	doc := parse(t, d.must("keys", "--json"))
	list := objects(t, doc, "keys")
	if len(doc) != 1 || len(list) != len(keys.All()) {
		t.Fatalf("%d of %d keys, in %d lists", len(list), len(keys.All()), len(doc))
	}
	lines := strings.Split(strings.TrimSuffix(d.must("keys"), "\n"), "\n")
	if len(lines) != len(list) {
		t.Fatalf("%d lines for %d keys", len(lines), len(list))
	}
	for i, k := range list {
		if len(k) != 3 || k["key"] == "" || k["place"] == "" || k["does"] == "" {
			t.Errorf("%v", k)
		}
		if want := fmt.Sprint(k["key"], k["place"], k["does"]); strings.Join(strings.Fields(lines[i]), "") != strings.Join(strings.Fields(want), "") {
			t.Errorf("the line %q is of %v", lines[i], k)
		}
	}
	want := object{"key": keys.Fill.String(), "place": "swap", "does": "Full screen"}
	if !slices.ContainsFunc(list, func(o object) bool { return reflect.DeepEqual(o, want) }) {
		t.Errorf("%v is not there", want)
	}
	if r := d.run("keys", "more"); r.code != 1 || r.out != "" {
		t.Errorf("with a word too many: exit %d, %q", r.code, r.out)
	}
}
