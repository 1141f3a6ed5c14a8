// Package pattern holds back the work of compiling long regular expressions: most starts of the program read no file
// that needs them.
package pattern

import (
	"regexp"
	"sync"
)

// Lazy is the regular expression of a text, compiled when it is first asked for, once. It panics then where
// regexp.MustCompile would. It may be used from several goroutines.
func Lazy(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
