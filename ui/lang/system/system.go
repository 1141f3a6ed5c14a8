// Package system tidies the languages that the system asks for, before Fyne reads them. Fyne 2.8.1 logs an error for
// each name that it cannot read ("ca_ES@valencia", "xx_YY"), when it starts and again when it draws.
//
// Go starts packages in the order of their paths once those that they import are there: this one before Fyne's lang,
// which waits for text/template. So it imports nothing that text/template would not wait for, and a test looks whether
// anything is logged.
package system

import (
	"os"
	"slices"
	"strings"

	"github.com/jeandeaual/go-locale"
	"golang.org/x/text/language"
)

// variable lists languages, the best first, and comes before LANG and the others. The others stay as they are: they also
// say the country.
const variable = "LANGUAGE"

var (
	tidied bool     // the variable is not as the system set it
	given  []string // how the system set it: "LANGUAGE=de"; none where it did not
)

// Environment is the environment that the system gave, for programs that Lanyard starts: they may know languages that
// Fyne does not.
func Environment() []string {
	env := os.Environ()
	if !tidied {
		return env
	}
	return append(slices.DeleteFunc(env, isVariable), given...)
}

func isVariable(setting string) bool { return strings.HasPrefix(setting, variable+"=") }

func init() {
	asked, err := locale.GetLocales()
	if err != nil || len(asked) == 0 {
		return
	}
	readable := known(asked)
	if slices.Equal(readable, asked) {
		return
	}
	if v, ok := os.LookupEnv(variable); ok {
		given = []string{variable + "=" + v}
	}
	tidied = os.Setenv(variable, strings.Join(readable, ":")) == nil // where it fails, Fyne logs
}

// known are the languages that have a meaning, without their variants; English when there is none.
func known(asked []string) []string {
	var names []string
	for _, name := range asked {
		name, _, _ = strings.Cut(name, "@")
		if _, err := language.Parse(name); err == nil || name == "C" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return []string{"en"}
	}
	return names
}
