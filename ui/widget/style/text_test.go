package style

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestEllipsisFitsAndKeepsWhatFits(t *testing.T) {
	test.NewTempApp(t)
	long := strings.Repeat("Universitätsbibliothek ", 2000)
	for _, tc := range []struct {
		claim, text string
		width       float32
		cut         bool
	}{
		{"a short text is whole", "Anna", 200, false},
		{"a long text is cut", long, 200, true},
		{"a text of wide characters is cut", strings.Repeat("図書館", 50), 200, true},
		{"no room leaves the ellipsis", "Anna", 3, true},
	} {
		t.Run(tc.claim, func(t *testing.T) {
			got := Ellipsis(tc.text, tc.width, 14, fyne.TextStyle{})
			if cut := strings.HasSuffix(got, "…"); cut != tc.cut {
				t.Errorf("got %q", got)
			}
			if w := fyne.MeasureText(got, 14, fyne.TextStyle{}).Width; w > tc.width && got != "…" {
				t.Errorf("%q is %v wide, there is room for %v", got, w, tc.width)
			}
			if tc.cut && got != "…" && !strings.HasPrefix(tc.text, strings.TrimSuffix(got, "…")) {
				t.Errorf("%q is not the beginning", got)
			}
		})
	}
}
