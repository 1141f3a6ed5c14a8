package keys

import (
	"slices"
	"strings"
	"testing"
)

func TestAKeyDoesOneThingAtAPlace(t *testing.T) {
	seen := map[string]*Key{}
	for _, k := range All() {
		at := string(k.Place) + ": " + k.Press
		if other := seen[at]; other != nil {
			t.Errorf("%s does two things: %q and %q", at, other.Does, k.Does)
		}
		seen[at] = k
	}
	if len(seen) < 80 {
		t.Errorf("the table has %d keys only", len(seen))
	}
}

// What works everywhere must be free in all other places. A letter types where text can be typed, so none works everywhere.
func TestNoPlaceTakesAKeyOfTheWindow(t *testing.T) {
	for _, k := range At(Window) {
		if k.IsLetter() && k != Help {
			t.Errorf("%s works everywhere, and is typed into texts", k)
		}
		for _, other := range All() {
			if other.Press == k.Press && other.Place != Window {
				t.Errorf("%s of the place %q works everywhere already", other, other.Place)
			}
		}
	}
}

func TestEachKeyIsWhole(t *testing.T) {
	var before Place
	var places []Place
	for _, k := range All() {
		held, name := k.Parts()
		for _, m := range held {
			if !slices.Contains([]string{Ctrl, Alt, Shift}, m) {
				t.Errorf("%q is held with %q", k.Press, m)
			}
		}
		if name == "" || k.Does.IsZero() || k.Place.Where().English == Place("").Where().English {
			t.Errorf("%q at %q says too little: %q", k.Press, k.Place, k.Does)
		}
		for _, r := range k.Press {
			if r > 0x7E && r != '…' {
				t.Errorf("%q has %q, which not every font has", k.Press, r)
			}
		}
		if k.Place != before {
			if slices.Contains(places, k.Place) {
				t.Errorf("the keys of %q do not stand together", k.Place)
			}
			before, places = k.Place, append(places, k.Place)
		}
	}
}

func TestLinesHoldTheWholeTable(t *testing.T) {
	var all []*Key
	var heads []Place
	for at, same := range Lines() {
		if len(same) == 0 {
			heads = append(heads, at)
		}
		for _, k := range same {
			if k.Place != at || at != heads[len(heads)-1] || k.Does.English != same[0].Does.English {
				t.Errorf("%s of %q stands under %q, with %q", k, k.Place, at, same[0].Does)
			}
		}
		all = append(all, same...)
	}
	if !slices.Equal(all, All()) || slices.Contains(heads, "") {
		t.Errorf("%d of %d keys, under %q", len(all), len(All()), heads)
	}
}

func TestKeysAreWrittenAsTheyAreOnTheKeyboard(t *testing.T) {
	for _, c := range []struct{ press, mac string }{
		{"Ctrl+N", "Cmd+N"},
		{"Alt+0", "Ctrl+Option+0"},
		{"Shift+Up", "Shift+Up"},
		{"+", "+"},
		{"Ctrl++", "Cmd++"},
		{"F", "F"},
	} {
		k := &Key{Press: c.press}
		if got := k.on("linux"); got != c.press {
			t.Errorf("%q is written %q", c.press, got)
		}
		if got := k.on("darwin"); got != c.mac {
			t.Errorf("%q on a Mac is %q, want %q", c.press, got, c.mac)
		}
	}
	for want, same := range map[string][]*Key{
		"Up":            {RowUp},
		"Up Down PgUp":  {RowUp, RowDown, RowsUp},
		"Shift+Up Down": {SpanUp, SpanDown},
	} {
		if got := Together(same); got != want && !strings.Contains(got, "Cmd") {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestALetterIsWhatIsTyped(t *testing.T) {
	for _, c := range []struct {
		key   *Key
		typed rune
		want  bool
	}{
		{Merge, 'm', true},
		{Merge, 'M', true},
		{Merge, 'n', false},
		{Help, '?', true},
		{CutCloser, '+', true},
		{CutCloser, '=', true},
		{CutWider, '−', true},
		{CutWider, '_', true},
		{CutWider, '=', false},
		{CutAll, '0', true},
		{Warm0, '0', false},
		{Edit, 'E', false},
		{NewPerson, 'n', false},
		{Name, 'é', true},
		{Name, '山', true},
	} {
		if got := c.key.Types(c.typed); got != c.want {
			t.Errorf("%q types %s: %v", c.typed, c.key, got)
		}
	}
}
