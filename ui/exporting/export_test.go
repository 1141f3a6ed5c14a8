package exporting

import (
	"testing"

	"lanyard/ui/chooser"
)

// TestEveryFormatHasItsTypeInTheDialog holds that the dialog of an export names the type of each format.
func TestEveryFormatHasItsTypeInTheDialog(t *testing.T) {
	for _, c := range exportChoices() {
		if !chooser.Export.Entry().Has("x" + c.format.Extension()) {
			t.Errorf("%s: no type of the dialog has the ending %s", c.name, c.format.Extension())
		}
	}
}
