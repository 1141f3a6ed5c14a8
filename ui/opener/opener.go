// Package opener passes an address to the desktop's program for it, and finds out whether there is one.
// Programs are started for the user only here, and this package makes what they are given.
package opener

import (
	"fmt"
	"regexp"
	"runtime"
	"time"

	"lanyard/data/say"
)

// errNoAddress is the error for the zero Address, and for one that no program may be given.
var errNoAddress = say.Errorf("this is no address that can be opened")

// ErrNoProgram is the error for an address for which the desktop has no program, or no way to start one.
var ErrNoProgram = say.Errorf("no program answered")

// Patience is how long to wait for an opener. If it runs longer, it is the program itself, as where a browser
// runs in place of its starter.
const Patience = 5 * time.Second

// whole matches what a program may be given (RFC 3986 §2, §3.1): one of five schemes, and after it only
// characters of an address. It cannot begin with "-", and has no character that ends a word.
var whole = regexp.MustCompile(`^(?:https?|mailto|tel|file):[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+$`)

// Open starts the program for an address and waits up to patience for its answer. It gives errNoAddress or an
// error that is ErrNoProgram; nil if a program took the address, or none has refused it.
func Open(address Address, patience time.Duration) error {
	if !whole.MatchString(address.text) {
		return say.As(errNoAddress, "this is no address that can be opened: {{.Text}}", fmt.Sprintf("%q", address.text))
	}
	done := make(chan error, 1)
	go func() { done <- start(arguments(runtime.GOOS, address)) }()
	select {
	case err := <-done:
		if err != nil {
			return say.As(ErrNoProgram, "no program answered: {{.Why}}", err)
		}
	case <-time.After(patience):
	}
	return nil
}

// arguments gives what opens an address on a system: a program and its arguments or, on Windows, the shell's
// verb and its object.
func arguments(goos string, address Address) []string {
	if goos == "windows" || goos == "darwin" {
		return []string{"open", address.text}
	}
	return []string{"xdg-open", address.text}
}
