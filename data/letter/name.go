package letter

import (
	"slices"

	"lanyard/data"
	"lanyard/data/say"
)

// Words are what the command line says behind "letter" instead of a template: no template is called so.
var Words = []string{"list", "sent", "template"}

// CheckName refuses the name of a template that the command line could not tell from its own words.
func CheckName(name string) error {
	if slices.Contains(Words, data.Fold(name)) {
		return say.Errorf("“{{.Name}}” is a word of the command line: choose another name for the template", name)
	}
	return nil
}
