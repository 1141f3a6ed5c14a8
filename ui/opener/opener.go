// Package opener hands an address to the program that the desktop has for it, and finds out whether there
// was one.
package opener

import (
	"errors"
	"fmt"
	"regexp"
	"time"
)

// ErrNoAddress is that of a text that is no address with a scheme: the desktop's opener would take it for
// a file, or for an option.
var ErrNoAddress = errors.New("this is no address with a scheme, such as https")

// ErrNoProgram is that of an address for which the desktop has no program, or no way to start one.
var ErrNoProgram = errors.New("no program answered")

// Patience is how long an opener is waited for. One that goes on longer is the program itself, as where a
// browser runs in the place of its starter.
const Patience = 5 * time.Second

// whole is an address with a scheme (RFC 3986 §3.1). It cannot begin with "-", and holds no character that
// ends a line or a word.
var whole = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f]+$`)

// Open starts the program for an address and waits up to patience for word of it. It gives ErrNoAddress
// or an error that is ErrNoProgram; nil where a program took the address, or where none has said no.
func Open(address string, patience time.Duration) error {
	if !whole.MatchString(address) {
		return fmt.Errorf("%w: %q", ErrNoAddress, address)
	}
	done := make(chan error, 1)
	go func() { done <- start(address) }()
	select {
	case err := <-done:
		if err != nil {
			return fmt.Errorf("%w: %w", ErrNoProgram, err)
		}
	case <-time.After(patience):
	}
	return nil
}
