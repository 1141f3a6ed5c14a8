// Package opener hands an address to the program that the desktop has for it, and finds out whether there
// was one. It is the one place where a program is started for the user, and it makes what the program is given.
package opener

import (
	"errors"
	"fmt"
	"regexp"
	"runtime"
	"time"
)

// errNoAddress is that of the zero Address, and of one that no program may be given.
var errNoAddress = errors.New("this is no address that can be opened")

// ErrNoProgram is that of an address for which the desktop has no program, or no way to start one.
var ErrNoProgram = errors.New("no program answered")

// Patience is how long an opener is waited for. One that goes on longer is the program itself, as where a
// browser runs in the place of its starter.
const Patience = 5 * time.Second

// whole is what a program may be given (RFC 3986 §2, §3.1): one of five schemes, and none but the letters of an
// address behind it. It cannot begin with "-", and holds nothing that ends a word.
var whole = regexp.MustCompile(`^(?:https?|mailto|tel|file):[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+$`)

// Open starts the program for an address and waits up to patience for word of it. It gives errNoAddress
// or an error that is ErrNoProgram; nil where a program took the address, or where none has said no.
func Open(address Address, patience time.Duration) error {
	if !whole.MatchString(address.text) {
		return fmt.Errorf("%w: %q", errNoAddress, address.text)
	}
	done := make(chan error, 1)
	go func() { done <- start(arguments(runtime.GOOS, address)) }()
	select {
	case err := <-done:
		if err != nil {
			return fmt.Errorf("%w: %w", ErrNoProgram, err)
		}
	case <-time.After(patience):
	}
	return nil
}

// arguments are what opens an address on a system: a program and its arguments or, on Windows, the shell's verb and
// what it is done with.
func arguments(goos string, address Address) []string {
	if goos == "windows" || goos == "darwin" {
		return []string{"open", address.text}
	}
	return []string{"xdg-open", address.text}
}
