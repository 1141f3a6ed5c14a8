package edit

import (
	"testing"
)

func TestARegionIsFoundByNameWordOrCode(t *testing.T) {
	all := regions()
	for _, c := range []struct{ claim, typed, first string }{
		{"code before names that hold it", "de", "DE"},
		{"beginning of the name", "germ", "DE"},
		{"a later word", "kingdom", "GB"},
		{"accents aside", "cote d", "CI"},
		{"nothing", "xyzzy", ""},
	} {
		t.Run(c.claim, func(t *testing.T) {
			got := ""
			if m := matchRegions(all, c.typed); len(m) > 0 {
				got = m[0].code
			}
			if got != c.first {
				t.Errorf("%q finds %q first, want %q", c.typed, got, c.first)
			}
		})
	}
	if got := RegionText("DE"); got != "Germany (DE)" {
		t.Errorf("DE is written %q", got)
	}
}
