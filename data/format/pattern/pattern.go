// Package pattern delays the compilation of long regular expressions: most starts of the program read no file
// that needs them.
package pattern

import (
	"regexp"
	"sync"
)

// Lazy gives the regular expression of a text, compiled at its first use. It panics then if regexp.MustCompile
// would. It may be used from several goroutines.
func Lazy(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
