package data

import "testing"

func TestAPropertyIsShownAsAPersonReadsIt(t *testing.T) {
	for _, c := range []struct {
		property    Property
		label, text string
	}{
		{Property{`X-LANYARD-COLUMN;X-HEADER="Diet ^'x^'^^"`, `vegan\, no nuts\; C:\\new\nplease`}, `Diet "x"^`, "vegan, no nuts; C:\\new\nplease"},
		{Property{"item1.X-ABRELATEDNAMES;type=pref", "Bo"}, "X-ABRELATEDNAMES", "Bo"},
		{Property{"GEO", "1,2"}, "GEO", "1,2"},
		{Property{"X-PARTS", `a;b\;c`}, "X-PARTS", "a;b;c"},
	} {
		if got := c.property.Label(); got != c.label {
			t.Errorf("the label of %v is %q, want %q", c.property, got, c.label)
		}
		if got := c.property.Text(); got != c.text {
			t.Errorf("the text of %v is %q, want %q", c.property, got, c.text)
		}
	}
}

func TestANamedTextComesBack(t *testing.T) {
	for _, c := range [][2]string{{"Diet", "vegan"}, {`"x"^n`, "a, b; c\\d\nsecond: line"}, {"two\nlines", ""}} {
		p := NamedText(c[0], c[1])
		if p.Label() != c[0] || p.Text() != c[1] {
			t.Errorf("%q becomes %v: %q, %q", c, p, p.Label(), p.Text())
		}
	}
}
